//! The town's open data: a file as an office writes it becomes a dataset that everyone can read,
//! filter, download and cite, in versions that nobody changes afterwards.

mod acts;
mod api;
mod asked;
mod candidate;
mod capability;
mod catalogue;
mod config;
mod demo;
pub mod describe;
mod drafts;
mod error;
mod house;
pub mod import;
mod inventory;
mod licence;
mod model;
mod opendata;
mod pages;
mod problem;
mod promises;
mod public_acts;
mod publish;
pub mod rules;
mod serve;
mod statement;
pub mod table;
mod tables;
mod upload;
mod vault;
mod withdraw;

use commons::Lang;

pub use catalogue::{Order, Search};
pub use config::OpenDataConfig;
pub use drafts::{Draft, DraftState, Wishes};
pub use error::OpenDataError;
pub use inventory::{Inventoried, Why};
pub use licence::{Licence, UnknownLicence};
pub use model::{DATASET, Dataset, Files, Form, Origin, Status, Stored, Version};
pub use opendata::OpenData;
pub use problem::Problem;
pub use publish::{About, Outcome, Progress, PublishRequest, Published, Target};
pub use tables::{migrations, tables};

/// The texts of its pages, errors and commands.
pub fn locales() -> Vec<(Lang, &'static str)> {
    vec![
        (Lang::De, include_str!("../locales/de.ftl")),
        (Lang::En, include_str!("../locales/en.ftl")),
    ]
}
