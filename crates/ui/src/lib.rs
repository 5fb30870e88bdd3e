//! What people see: the page shell, components, translation and content negotiation. Handlers take
//! a [`Reader`], build a [`Page`] from components and fail with a [`Refusal`]; [`layer`] does the
//! rest for the whole house.

pub mod assets;
pub mod components;
pub mod form;
mod format;
pub mod gallery;
mod layer;
mod numbers;
mod page;
mod reader;
mod refusal;
mod shell;
mod translations;

pub use assets::asset;
pub use format::Format;
pub use layer::layer;
pub use numbers::date;
pub use page::{Crumb, Page, Program};
pub use reader::{Reader, Visitor};
pub use refusal::Refusal;
pub use shell::Shell;
pub use translations::{TranslationError, Translations};

use commons::Lang;

/// The texts of the shell, the components and the errors of every page.
pub fn locales() -> Vec<(Lang, &'static str)> {
    vec![
        (Lang::De, include_str!("../locales/de.ftl")),
        (Lang::En, include_str!("../locales/en.ftl")),
    ]
}
