//! The catalogue's tables: how they come about, and what each holds about people.

use commons::capability::{Erase, Migration, PersonalData, Retention, Table, Whose};
use store::Schema;

const MIGRATIONS: [Migration; 2] = [
    Migration { name: "0001_opendata", sql: include_str!("../migrations/0001_opendata.sql") },
    Migration { name: "0002_withdrawn", sql: include_str!("../migrations/0002_withdrawn.sql") },
];

/// Open data's migrations.
pub fn migrations() -> Schema {
    Schema { room: "opendata", migrations: MIGRATIONS.to_vec() }
}

/// Every table of open data.
pub fn tables() -> Vec<Table> {
    vec![
        Table::Personal(PersonalData {
            name: "dataset_drafts",
            table: "dataset_drafts",
            whose: Whose::Staff,
            basis: "Art. 6 Abs. 1 lit. e DSGVO i. V. m. § 3 BDSG",
            of_person: "person = $1",
            export: &["file_name", "file_bytes", "state", "created_at"],
            erase: Erase::Delete,
            retention: Retention::Days("created_at", 2),
        }),
        Table::Impersonal("datasets", "Says what data the town has; offices answer for it."),
        Table::Impersonal(
            "dataset_versions",
            "Says which files were published; `file_name` is what the office called its file.",
        ),
        Table::Impersonal("dataset_statements", "Public statements about datasets."),
    ]
}
