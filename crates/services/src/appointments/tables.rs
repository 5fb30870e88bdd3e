//! What the tables of appointments hold about people.

use commons::capability::{Erase, PersonalData, Retention, Table, Whose};

const TASK: &str = "Art. 6 Abs. 1 lit. e DSGVO i. V. m. § 3 BDSG";
const CONSENT: &str = "Art. 6 Abs. 1 lit. a DSGVO";

/// An appointment is erased so many days after it.
const APPOINTMENTS_KEPT: u32 = 30;
/// Name and address go with the day.
const CONTACTS_KEPT: u32 = 1;

/// All of them. Nobody needs an account to book, so no row belongs to one: who holds an
/// appointment changes and cancels it with its link or code.
pub(crate) fn tables() -> Vec<Table> {
    vec![
        Table::Personal(PersonalData {
            basis: CONSENT,
            retention: Retention::Days("ends_at", CONTACTS_KEPT),
            ..of("appointment_contacts", "appointment = $1", &["name", "email", "reminded_at"])
        }),
        Table::Personal(PersonalData {
            basis: CONSENT,
            retention: Retention::Days("ends_at", CONTACTS_KEPT),
            ..of("appointment_waiting", "id = $1", &["email", "created_at", "told_at"])
        }),
        Table::Personal(PersonalData {
            retention: Retention::Days("ends_at", CONTACTS_KEPT),
            ..of("appointment_marks", "appointment = $1", &["ends_at"])
        }),
        Table::Personal(of(
            "appointments",
            "id = $1",
            &["code", "services", "created_at", "ends_at"],
        )),
        impersonal("appointment_services", "How long services take."),
        impersonal("appointment_places", "Where appointments are given, and how many are kept."),
        impersonal("appointment_counters", "Counters of the town, by their numbers."),
        impersonal("appointment_skills", "Which services a counter can do."),
        impersonal("appointment_hours", "When a counter is staffed; not by whom."),
        impersonal("appointment_exceptions", "Days on which a counter has other hours."),
        impersonal("appointment_days", "How much of a counter's day is taken."),
        impersonal("appointment_cells", "Which five minutes of a counter are taken."),
        impersonal("appointment_releases", "Slots that will be free again."),
        impersonal("appointment_links", "Hashes of random secrets and when they end."),
        impersonal("appointment_statistics", "Counts by day, place and service."),
    ]
}

const fn impersonal(table: &'static str, why: &'static str) -> Table {
    Table::Impersonal(table, why)
}

const fn of(
    table: &'static str,
    of_person: &'static str,
    export: &'static [&'static str],
) -> PersonalData {
    PersonalData {
        name: table,
        table,
        whose: Whose::Anyone,
        basis: TASK,
        of_person,
        export,
        erase: Erase::Delete,
        retention: Retention::Days("ends_at", APPOINTMENTS_KEPT),
    }
}
