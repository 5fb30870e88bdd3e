//! Identity's tables: how they come about, and what each holds about people.

use commons::capability::{Erase, Migration, PersonalData, Retention, Table, Whose};
use store::Schema;

const MIGRATIONS: [Migration; 2] = [
    Migration { name: "0001_people", sql: include_str!("../migrations/0001_people.sql") },
    Migration { name: "0002_contact", sql: include_str!("../migrations/0002_contact.sql") },
];

/// Identity's migrations.
pub fn migrations() -> Schema {
    Schema { room: "identity", migrations: MIGRATIONS.to_vec() }
}

/// For the accounts of residents and of staff alike.
const ACCOUNT: &str = "Art. 6 Abs. 1 lit. b und e DSGVO i. V. m. § 3 BDSG";
/// For what protects accounts and offices.
const SECURITY: &str = "Art. 6 Abs. 1 lit. e, Art. 32 DSGVO";

/// Every table of identity, children before the tables they point to: erasure goes in this order.
pub fn tables() -> Vec<Table> {
    let mut tables: Vec<_> = personal().into_iter().map(Table::Personal).collect();
    tables.extend([
        Table::Impersonal(
            "offices",
            "Offices are bodies of the town, not people: `name` and `contact` are theirs.",
        ),
        Table::Impersonal("ceremonies", "Sealed state of a sign-in under way; gone in minutes."),
        Table::Impersonal("attempts", "Counts by keyed hashes; says nothing without the key."),
        Table::Impersonal("audit_head", "The number and hash of the audit log's last entry."),
    ]);
    tables
}

fn personal() -> [PersonalData; 13] {
    [
        PersonalData {
            retention: Retention::Days("seen_at", 31),
            ..owned("sessions", SECURITY, &["browser", "created_at", "seen_at"])
        },
        PersonalData {
            retention: Retention::Days("seen_at", 365),
            ..owned("known_devices", SECURITY, &["created_at", "seen_at"])
        },
        owned("recovery_codes", SECURITY, &["created_at"]),
        owned("authenticators", SECURITY, &["created_at"]),
        owned("passkeys", ACCOUNT, &["label", "created_at", "used_at"]),
        owned("passphrases", ACCOUNT, &["changed_at"]),
        owned("provider_links", ACCOUNT, &["provider", "subject", "linked_at"]),
        PersonalData {
            whose: Whose::Staff,
            ..owned("memberships", ACCOUNT, &["office", "role", "granted_at"])
        },
        PersonalData {
            whose: Whose::Staff,
            retention: INVITATIONS_KEPT,
            ..owned(
                "invitations",
                ACCOUNT,
                &["name", "office", "role", "created_at", "expires_at", "accepted_at"],
            )
        },
        PersonalData {
            name: "invitations_made",
            table: "invitations",
            whose: Whose::Staff,
            basis: ACCOUNT,
            of_person: "invited_by = $1",
            export: &["office", "role", "created_at"],
            erase: Erase::Anonymise("invited_by = NULL"),
            retention: INVITATIONS_KEPT,
        },
        PersonalData { name: "audit_log", whose: Whose::Staff, of_person: "actor = $1", ..AUDIT },
        PersonalData {
            name: "audit_log_subjects",
            of_person: "subject = 'person/' || $1",
            ..AUDIT
        },
        PersonalData {
            name: "people",
            table: "people",
            whose: Whose::Accounts,
            basis: ACCOUNT,
            of_person: "id = $1",
            export: &["user_name", "name", "created_at", "signed_in_at", "disabled_at"],
            erase: Erase::Delete,
            retention: Retention::WithAccount,
        },
    ]
}

const INVITATIONS_KEPT: Retention = Retention::Days("expires_at", 90);

/// An entry names others by what it is about, so the export says only what was done and when.
const AUDIT: PersonalData = PersonalData {
    name: "audit_log",
    table: "audit_log",
    whose: Whose::Accounts,
    basis: SECURITY,
    of_person: "actor = $1",
    export: &["at", "action"],
    erase: Erase::Keep("Art. 17 Abs. 3 lit. b, Art. 5 Abs. 2, Art. 32 DSGVO"),
    retention: Retention::Days("at", 3 * 365),
};

/// A table whose rows belong to an account and go with it.
fn owned(
    table: &'static str,
    basis: &'static str,
    export: &'static [&'static str],
) -> PersonalData {
    PersonalData {
        name: table,
        table,
        whose: Whose::Accounts,
        basis,
        of_person: "person = $1",
        export,
        erase: Erase::Delete,
        retention: Retention::WithAccount,
    }
}
