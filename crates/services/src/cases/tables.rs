//! What the tables of cases hold about people. Retention follows the post case: when nobody holds
//! that any more, everything here goes with it.

use commons::capability::{Erase, PersonalData, Retention, Table, Whose};

const TASK: &str = "Art. 6 Abs. 1 lit. e DSGVO i. V. m. § 3 BDSG";
/// What offices must keep of their cases.
const FILES: &str = "Art. 17 Abs. 3 lit. b und d DSGVO i. V. m. § 6 EGovG (Aktenführung)";

/// The cases in which an account takes part.
const OF_CASE: &str = "case_id IN (SELECT p.case_id FROM post_parties p JOIN post_accounts a
     ON p.party = 'account:' || a.account WHERE a.person = $1)";

/// All of them.
pub(crate) fn tables() -> Vec<Table> {
    let personal = [of_applicants(), of_staff()].concat();
    let impersonal = [
        Table::Impersonal("service_case_rules", "For which services two people must decide."),
        Table::Impersonal(
            "service_payment_messages",
            "Random numbers of messages of payment providers, so that none is taken twice.",
        ),
    ];
    personal.into_iter().map(Table::Personal).chain(impersonal).collect()
}

fn of_applicants() -> Vec<PersonalData> {
    vec![
        of_case("service_payments", &["case_id", "cents", "state", "begun_at"]),
        of_case("service_receipts", &["case_id", "number", "what", "cents", "day"]),
        of_case("service_fees", &["case_id", "reference", "cents", "state", "changed_day"]),
        of_case("service_case_notes", &["case_id", "day", "office"]),
        of_case("service_case_events", &["case_id", "day", "what", "office"]),
        of_case(
            "service_cases",
            &[
                "case_id",
                "code",
                "service",
                "form",
                "form_version",
                "office",
                "door",
                "status",
                "received_day",
                "due_day",
                "asked_day",
                "answered_day",
                "decided_day",
                "outcome",
                "reasons",
            ],
        ),
    ]
}

/// Who works on a case is forgotten; who decided it stays in the file.
fn of_staff() -> Vec<PersonalData> {
    let staff = |name, of_person, export, declared: PersonalData| PersonalData {
        name,
        of_person,
        export,
        whose: Whose::Staff,
        ..declared
    };
    let case: &[_] = &["case_id", "service", "office", "status"];
    let event: &[_] = &["case_id", "day", "what", "office"];
    vec![
        PersonalData {
            erase: Erase::Anonymise("assignee = NULL"),
            ..staff("service_cases_assigned", "assignee = $1", case, of_case("service_cases", case))
        },
        staff(
            "service_cases_decided",
            "proposed_by = $1 OR confirmed_by = $1",
            case,
            of_case("service_cases", case),
        ),
        staff(
            "service_case_events_by",
            "done_by = $1",
            event,
            of_case("service_case_events", event),
        ),
    ]
}

const fn of_case(table: &'static str, export: &'static [&'static str]) -> PersonalData {
    PersonalData {
        name: table,
        table,
        whose: Whose::Residents,
        basis: TASK,
        of_person: OF_CASE,
        export,
        erase: Erase::Keep(FILES),
        retention: Retention::WithAccount,
    }
}
