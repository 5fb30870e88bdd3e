//! The record's tables: how they come about, and why none of them says anything about a person.

use commons::capability::{Migration, Table};
use store::Schema;

const MIGRATIONS: [Migration; 1] =
    [Migration { name: "0001_record", sql: include_str!("../migrations/0001_record.sql") }];

/// The record's migrations.
pub fn migrations() -> Schema {
    Schema { room: "record", migrations: MIGRATIONS.to_vec() }
}

/// Every table of the record.
pub fn tables() -> Vec<Table> {
    vec![
        Table::Impersonal("record_state", "The log's name, key and size."),
        Table::Impersonal(
            "record_entries",
            "Kind, public object, time and a salted commitment, which says nothing by itself.",
        ),
        Table::Impersonal(
            "record_openings",
            "Salts and hashes; the capability whose content is personal declares its own rows.",
        ),
        Table::Impersonal("record_tiles", "Hashes of the entries."),
        Table::Impersonal("record_checkpoints", "Sizes, root hashes and signatures of the town."),
        Table::Impersonal("record_cosignatures", "Signatures of witnesses, who are public."),
    ]
}
