//! The town's open data: a file as an office writes it becomes a dataset that everyone can read,
//! filter, download and cite, in versions that nobody changes afterwards.

pub mod import;
pub mod table;
