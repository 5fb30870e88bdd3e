//! The town's post: letters and files between people, offices and other authorities that nobody
//! else can read. Browsers seal and open; this crate keeps and carries what is sealed, and proves
//! whose keys are whose.

mod capability;
mod config;
mod error;
mod post;
mod tables;

use commons::Lang;

pub use config::PostConfig;
pub use error::PostError;
pub use post::Post;
pub use tables::{migrations, tables};

/// The texts of its pages, errors and commands.
pub fn locales() -> Vec<(Lang, &'static str)> {
    vec![
        (Lang::De, include_str!("../locales/de.ftl")),
        (Lang::En, include_str!("../locales/en.ftl")),
    ]
}
