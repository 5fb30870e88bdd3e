//! The town's post: letters and files between people, offices and other authorities that nobody
//! else can read. Browsers seal and open; this crate keeps and carries what is sealed, and proves
//! whose keys are whose.

mod accounts;
mod answers;
mod api;
mod arrivals;
mod bytes;
mod caller;
mod capability;
mod cases;
mod checks;
mod config;
mod demo;
mod doors;
mod drafts;
mod error;
mod export;
mod files;
mod guests;
mod jobs;
mod keysets;
pub mod mail;
mod mailbox;
mod news;
mod notices;
mod offices;
mod open_tables;
mod pages;
mod parts;
mod party;
mod post;
mod promises;
mod public;
mod public_acts;
mod purge;
mod quota;
mod range;
mod retention;
mod safety;
mod signed;
mod tables;
mod uploads;
mod wraps;

use commons::Lang;

pub use answers::median;
pub use bytes::Sealed;
pub use caller::{Caller, Guest, Person};
pub use cases::CaseHead;
pub use commons::Day;
pub use config::PostConfig;
pub use demo::{DemoApplication, DemoMailbox};
pub use doors::{Address, DoorError, Environment, FitConnectConfig, Incoming};
pub use error::PostError;
pub use keysets::{
    ACCOUNT_KEYS, ACCOUNT_KEYS_PUBLISHED, Keyset, KeysetEntry, OFFICE_KEYS, OFFICE_KEYS_PUBLISHED,
    publish as publish_keyset, subject as keyset_subject,
};
pub use mail::{MailConfig, MailError, Mailer};
pub use notices::NoticeError;
pub use offices::OfficeError;
pub use party::{NoParty, Party};
pub use post::Post;
pub use signed::SignedKeyset;
pub use tables::{migrations, tables};

/// The texts of its pages, errors and commands.
pub fn locales() -> Vec<(Lang, &'static str)> {
    vec![
        (Lang::De, include_str!("../locales/de.ftl")),
        (Lang::De, include_str!("../locales/privacy.de.ftl")),
        (Lang::En, include_str!("../locales/en.ftl")),
        (Lang::En, include_str!("../locales/privacy.en.ftl")),
        (Lang::De, include_str!("../locales/doors.de.ftl")),
        (Lang::En, include_str!("../locales/doors.en.ftl")),
        (Lang::De, include_str!("../locales/offices.de.ftl")),
        (Lang::En, include_str!("../locales/offices.en.ftl")),
        (Lang::De, include_str!("../locales/public.de.ftl")),
        (Lang::En, include_str!("../locales/public.en.ftl")),
        (Lang::De, include_str!("../locales/shell.de.ftl")),
        (Lang::En, include_str!("../locales/shell.en.ftl")),
    ]
}
