//! The services of the administration: found, understood, applied for online, on paper or at the
//! counter, and decided in one place whatever door they came through.

pub mod appointments;
mod capability;
mod cases;
pub mod catalogue;
mod config;
mod error;
mod finding;
pub mod forms;
mod sent;
mod services;
mod tables;
mod words;

use commons::Lang;

pub use appointments::AppointmentsError;
pub use cases::{CasesError, DoorDays};
pub use config::ServicesConfig;
pub use error::ServicesError;
pub use services::Services;
pub use tables::{migrations, tables};

/// The texts of its pages, errors and commands.
pub fn locales() -> Vec<(Lang, &'static str)> {
    vec![
        (Lang::De, include_str!("../locales/catalogue.de.ftl")),
        (Lang::De, include_str!("../locales/catalogue-hours.de.ftl")),
        (Lang::De, include_str!("../locales/catalogue-pages.de.ftl")),
        (Lang::De, include_str!("../locales/catalogue-manage.de.ftl")),
        (Lang::De, include_str!("../locales/forms.de.ftl")),
        (Lang::De, include_str!("../locales/forms-manage.de.ftl")),
        (Lang::De, include_str!("../locales/online.de.ftl")),
        (Lang::De, include_str!("../locales/appointments.de.ftl")),
        (Lang::De, include_str!("../locales/cases.de.ftl")),
        (Lang::De, include_str!("../locales/cases-words.de.ftl")),
        (Lang::En, include_str!("../locales/catalogue.en.ftl")),
        (Lang::En, include_str!("../locales/catalogue-hours.en.ftl")),
        (Lang::En, include_str!("../locales/catalogue-pages.en.ftl")),
        (Lang::En, include_str!("../locales/catalogue-manage.en.ftl")),
        (Lang::En, include_str!("../locales/forms.en.ftl")),
        (Lang::En, include_str!("../locales/forms-manage.en.ftl")),
        (Lang::En, include_str!("../locales/online.en.ftl")),
        (Lang::En, include_str!("../locales/appointments.en.ftl")),
        (Lang::En, include_str!("../locales/cases.en.ftl")),
        (Lang::En, include_str!("../locales/cases-words.en.ftl")),
    ]
}
