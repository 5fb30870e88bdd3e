//! One file for each command: its options and what it does.

pub(crate) mod backup;
pub(crate) mod deliver;
pub(crate) mod demo;
pub(crate) mod doctor;
pub(crate) mod import;
pub(crate) mod init;
pub(crate) mod letters;
pub(crate) mod migrate;
pub(crate) mod publish;
pub(crate) mod record;
pub(crate) mod restore;
pub(crate) mod serve;
pub(crate) mod user;
