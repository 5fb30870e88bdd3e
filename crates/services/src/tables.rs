//! The tables of the services: how they come about, and what each holds about people.

use commons::capability::{Migration, Table};
use store::Schema;

use crate::{appointments, cases, catalogue, forms};

/// The migrations of the services.
pub fn migrations() -> Schema {
    Schema { room: "services", migrations: MIGRATIONS.to_vec() }
}

const MIGRATIONS: [Migration; 7] = [
    Migration { name: "0001_catalogue", sql: include_str!("../migrations/0001_catalogue.sql") },
    Migration { name: "0002_forms", sql: include_str!("../migrations/0002_forms.sql") },
    Migration {
        name: "0003_appointments",
        sql: include_str!("../migrations/0003_appointments.sql"),
    },
    Migration { name: "0004_cases", sql: include_str!("../migrations/0004_cases.sql") },
    Migration { name: "0005_case_notes", sql: include_str!("../migrations/0005_case_notes.sql") },
    Migration { name: "0006_form_drafts", sql: include_str!("../migrations/0006_form_drafts.sql") },
    Migration { name: "0007_versions", sql: include_str!("../migrations/0007_versions.sql") },
];

/// Every table of the services.
pub fn tables() -> Vec<Table> {
    [catalogue::tables(), forms::tables(), appointments::tables(), cases::tables()].concat()
}
