//! The tables of data protection itself.

use commons::capability::{Erase, Migration, PersonalData, Retention, Table, Whose};
use store::Schema;

use super::ROOM;

/// For so long it can be proved that somebody was erased, and a backup forgets them again.
pub(super) const LEDGER_DAYS: u32 = 3 * 365;

const MIGRATIONS: [Migration; 1] =
    [Migration { name: "1001_privacy", sql: include_str!("../../migrations/1001_privacy.sql") }];

/// The migrations of data protection.
pub fn migrations() -> Schema {
    Schema { room: ROOM, migrations: MIGRATIONS.to_vec() }
}

/// The tables of data protection.
pub fn tables() -> Vec<Table> {
    vec![
        Table::Personal(PersonalData {
            name: "erasures",
            table: "erasures",
            whose: Whose::Accounts,
            basis: "Art. 6 Abs. 1 lit. c, Art. 17 DSGVO",
            of_person: "person = $1",
            export: &["erased_at"],
            erase: Erase::Keep("Art. 17 Abs. 3 lit. b, Art. 5 Abs. 2 DSGVO"),
            retention: Retention::Days("erased_at", LEDGER_DAYS),
        }),
        Table::Impersonal(
            "retention_runs",
            "When rows of which table were last deleted, and how many.",
        ),
    ]
}
