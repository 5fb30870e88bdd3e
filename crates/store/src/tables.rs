//! The tables of the storage itself.

use commons::capability::{Migration, Table};

use crate::Schema;

const MIGRATIONS: [Migration; 2] = [
    Migration { name: "0001_jobs", sql: include_str!("../migrations/0001_jobs.sql") },
    Migration { name: "0002_search", sql: include_str!("../migrations/0002_search.sql") },
];

/// The storage's migrations; they go before those of the capabilities.
pub fn migrations() -> Schema {
    Schema { room: "store", migrations: MIGRATIONS.to_vec() }
}

/// Every table of the storage.
pub fn tables() -> Vec<Table> {
    vec![
        Table::Impersonal(
            "schema_migrations",
            "Which migrations were applied, by their `name`, and when.",
        ),
        Table::Impersonal(
            "jobs",
            "Work that waits or was done, and the codes of its errors. Payloads name things by \
             their identifiers and say nothing about people; they go when the work is done. \
             `owner` is the node at work.",
        ),
        Table::Impersonal("job_schedules", "When work that repeats is due next."),
        Table::Impersonal(
            "search_documents",
            "Copies of what is public anyway, for the site search; replaced when that changes.",
        ),
        Table::Impersonal("search_words", "The words of public pages."),
        Table::Impersonal("search_postings", "Which word stands on which public page."),
    ]
}
