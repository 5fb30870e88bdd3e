//! The post's tables: how they come about, and what each holds about people.

use commons::capability::{Erase, Migration, PersonalData, Retention, Table, Whose};
use store::Schema;

const MIGRATIONS: [Migration; 4] = [
    Migration { name: "0001_post", sql: include_str!("../migrations/0001_post.sql") },
    Migration { name: "0002_guests", sql: include_str!("../migrations/0002_guests.sql") },
    Migration { name: "0003_received", sql: include_str!("../migrations/0003_received.sql") },
    Migration { name: "0004_first_wraps", sql: include_str!("../migrations/0004_first_wraps.sql") },
];

/// The post's migrations.
pub fn migrations() -> Schema {
    Schema { room: "post", migrations: MIGRATIONS.to_vec() }
}

/// For mailboxes and letters.
const POST: &str = "Art. 6 Abs. 1 lit. e DSGVO i. V. m. § 3 BDSG, § 2 EGovG";
/// For what a person asked for.
const CONSENT: &str = "Art. 6 Abs. 1 lit. a DSGVO";
/// What offices must keep of their cases.
const FILES: &str = "Art. 17 Abs. 3 lit. b und d DSGVO i. V. m. § 6 EGovG (Aktenführung)";

const OF_ACCOUNT: &str = "account IN (SELECT account FROM post_accounts WHERE person = $1)";
const OF_PARTY: &str =
    "party IN (SELECT 'account:' || account FROM post_accounts WHERE person = $1)";

/// Every table of the post. What finds a person's rows asks `post_accounts`, so that goes last.
pub fn tables() -> Vec<Table> {
    let personal = [mailbox(), keys(), offices(), cases(), others(), accounts()].concat();
    personal.into_iter().map(Table::Personal).chain(impersonal()).collect()
}

/// What only the person reads.
fn mailbox() -> Vec<PersonalData> {
    vec![
        of_account("post_wraps", &["id", "kind", "wrap", "created_at"]),
        of_account("post_chains", &["version", "chain"]),
        of_account("post_drafts", &["id", "changed_at"]),
        PersonalData {
            basis: CONSENT,
            ..of_account("post_notices", &["email", "confirmed_at", "created_at"])
        },
        of_party("post_indexes", &["revision"]),
    ]
}

/// Keysets stay where letters can only be checked with them, and go where there are none.
fn keys() -> Vec<PersonalData> {
    let of = |name, table, of_person, export, erase| PersonalData {
        name,
        of_person,
        erase,
        ..of_party(table, export)
    };
    let entry: &[&str] = &["entry"];
    let keyset: &[&str] = &["party", "version", "jws", "created_at"];
    vec![
        of("post_openings", "record_openings", OPENINGS, entry, Erase::Delete),
        of("post_openings_kept", "record_openings", OPENINGS_KEPT, entry, Erase::Keep(FILES)),
        of("post_keysets", "post_keysets", KEYSETS, keyset, Erase::Delete),
        of("post_keysets_kept", "post_keysets", KEYSETS_KEPT, keyset, Erase::Keep(FILES)),
    ]
}

const KEYSETS: &str = "party IN (SELECT 'account:' || account FROM post_accounts
     WHERE person = $1) AND party NOT IN (SELECT sender FROM post_letters)";
const KEYSETS_KEPT: &str = "party IN (SELECT 'account:' || account FROM post_accounts
     WHERE person = $1) AND party IN (SELECT sender FROM post_letters)";
const OPENINGS: &str = "entry IN (SELECT entry FROM post_keysets WHERE party IN
     (SELECT 'account:' || account FROM post_accounts WHERE person = $1)
     AND party NOT IN (SELECT sender FROM post_letters))";
const OPENINGS_KEPT: &str = "entry IN (SELECT entry FROM post_keysets WHERE party IN
     (SELECT 'account:' || account FROM post_accounts WHERE person = $1)
     AND party IN (SELECT sender FROM post_letters))";

/// What members of offices hold.
fn offices() -> Vec<PersonalData> {
    let staff = |declared| PersonalData { whose: Whose::Staff, ..declared };
    vec![
        staff(of_account("post_office_wraps", &["office", "epoch", "version"])),
        staff(of_party("post_shares", &["office", "epoch", "holder"])),
        staff(PersonalData {
            of_person: "recovery IN (SELECT r.id FROM post_recoveries r JOIN post_accounts a
                 ON a.account = r.account WHERE a.person = $1)",
            ..of_account("post_recovery_shares", &["recovery", "holder", "given_at"])
        }),
        staff(of_account(
            "post_recoveries",
            &["office", "epoch", "reason", "asked_at", "ended_at", "outcome"],
        )),
    ]
}

const LETTER: &[&str] = &["case_id", "id", "seq", "door", "day", "received"];

const OF_CASE: &str = "case_id IN (SELECT p.case_id FROM post_parties p JOIN post_accounts a
     ON p.party = 'account:' || a.account WHERE a.person = $1)";

/// Letters: the person's copy goes with the account, the office keeps its own.
fn cases() -> Vec<PersonalData> {
    let kept = |declared| PersonalData { erase: Erase::Keep(FILES), ..declared };
    vec![
        PersonalData {
            name: "post_attachments_unsent",
            of_person: "letter IS NULL AND uploader IN (SELECT 'account:' || account
                 FROM post_accounts WHERE person = $1)",
            // Without an owner they go as other uploads that nobody sent, with their files.
            erase: Erase::Anonymise("uploader = ''"),
            ..of_party("post_attachments", &["id", "size", "created_at"])
        },
        kept(PersonalData {
            of_person: "letter IS NOT NULL AND uploader IN (SELECT 'account:' || account
                 FROM post_accounts WHERE person = $1)",
            ..of_party("post_attachments", &["id", "letter", "size", "created_at"])
        }),
        kept(PersonalData {
            of_person: "sender IN (SELECT 'account:' || account FROM post_accounts
                 WHERE person = $1)",
            ..of_party("post_letters", LETTER)
        }),
        kept(PersonalData {
            name: "post_letters_received",
            of_person: RECEIVED,
            ..of_party("post_letters", LETTER)
        }),
        kept(PersonalData {
            of_person: "id IN (SELECT p.case_id FROM post_parties p JOIN post_accounts a
                 ON p.party = 'account:' || a.account WHERE a.person = $1)",
            ..of_party("post_cases", &["id", "code", "office", "status", "opened_day", "last_day"])
        }),
        kept(PersonalData {
            of_person: OF_CASE,
            ..of_party("post_outbound", &["office", "door", "state", "created_at", "sent_at"])
        }),
        kept(PersonalData {
            of_person: OF_CASE,
            ..of_party("post_inbound", &["office", "door", "size", "received_at"])
        }),
        of_party("post_case_wraps", &["case_id", "version", "keyset_version"]),
        of_party("post_parties", &["case_id", "removed_at"]),
    ]
}

const RECEIVED: &str = "case_id IN (SELECT p.case_id FROM post_parties p JOIN post_accounts a
     ON p.party = 'account:' || a.account WHERE a.person = $1)
     AND sender NOT IN (SELECT 'account:' || account FROM post_accounts WHERE person = $1)";

/// People without an account: they hold a link and a PIN, the town knows a hash.
fn others() -> Vec<PersonalData> {
    vec![PersonalData {
        whose: Whose::Anyone,
        of_person: "id = $1",
        retention: Retention::Days("expires_at", 30),
        ..of_account("post_guests", &["created_at", "expires_at"])
    }]
}

fn accounts() -> Vec<PersonalData> {
    vec![PersonalData {
        of_person: "person = $1",
        ..of_account("post_accounts", &["account", "version", "created_at"])
    }]
}

fn impersonal() -> Vec<Table> {
    vec![
        Table::Impersonal("post_epochs", "Offices' older roots, sealed to the newer ones."),
        Table::Impersonal("post_steps", "Who joined or left an office, by role and never by name."),
        Table::Impersonal(
            "post_case_keys",
            "Public keys of cases: `recipient` is such a key and nobody's name.",
        ),
        Table::Impersonal("post_attachment_parts", "Where the parts of sealed files lie."),
        Table::Impersonal("post_door_keys", "Offices' public keys for other systems."),
        Table::Impersonal("post_retention", "How long offices keep closed cases, by law."),
    ]
}

/// A table whose rows belong to an account and go with it.
fn of_account(table: &'static str, export: &'static [&'static str]) -> PersonalData {
    PersonalData {
        name: table,
        table,
        whose: Whose::Accounts,
        basis: POST,
        of_person: OF_ACCOUNT,
        export,
        erase: Erase::Delete,
        retention: Retention::WithAccount,
    }
}

/// The same where the account is written as a party.
fn of_party(table: &'static str, export: &'static [&'static str]) -> PersonalData {
    PersonalData { of_person: OF_PARTY, ..of_account(table, export) }
}
