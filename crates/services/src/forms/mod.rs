//! Forms: one definition gives the online form, the paper to print and what a clerk enters.
//!
//! `docs/specs/forms.md` says what a definition is and how answers are checked, here and in the
//! browser.

mod api;
mod days;
mod demo;
mod drafts;
mod edit;
mod error;
mod fault;
mod form;
pub mod import;
pub mod logic;
mod model;
mod pages;
pub mod paper;
mod pattern;
mod rules;
mod schema;
mod store;
mod validate;
mod values;

use axum::Router;
use commons::capability::Table;

pub use days::Day;
pub use drafts::DraftVersion;
pub use error::{FormsError, NotADefinition};
pub use fault::{Fault, FaultKind};
pub use form::Form;
pub(crate) use form::file_questions;
pub use model::{
    Choice, Definition, Info, Item, Layout, Page, Question, Rule, Unresolved, UnresolvedKind,
};
pub use pattern::Pattern;
pub use schema::{DIALECT, Format, Kind, Node, Type};
pub(crate) use store::FormTitle;
pub use store::{FormVersion, Kept};
pub use validate::{FieldError, Outcome};
pub use values::{is_iban, normalised, read};

use crate::Services;

/// Its pages and interfaces.
pub(crate) fn routes() -> Router<Services> {
    pages::routes().merge(api::routes())
}

/// Its tables.
pub(crate) fn tables() -> Vec<Table> {
    vec![
        Table::Impersonal("forms", "Says what is asked; nobody's answers."),
        Table::Impersonal("form_drafts", "Says what was to be asked; nobody's answers."),
        Table::Impersonal("form_versions", "Says what was asked; nobody's answers."),
    ]
}
