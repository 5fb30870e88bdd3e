//! Export, erasure, the ledger and retention, on both databases.

use std::path::PathBuf;

use commons::{
    Id,
    capability::{Erase, Migration, PersonalData, Retention, Table, Whose},
};
use identity::{
    AuditState, IdentityConfig, IdentityError, Membership, Privacy, Role,
    privacy::{columns_of, suspicious_columns, undeclared_tables, unreachable_columns},
    testing::Town,
};
use store::{Schema, Sql, params};

/// A room whose tables know people in every way there is. Letters point to people, and are
/// declared after them.
const LETTERS: &str = "
    CREATE TABLE letters (
        id TEXT PRIMARY KEY,
        author TEXT REFERENCES people (id),
        text TEXT NOT NULL,
        weight DOUBLE PRECISION,
        scan BYTEA,
        sent_at BIGINT
    );
    CREATE TABLE petitions (id TEXT PRIMARY KEY, signed_by TEXT, title TEXT NOT NULL);
    CREATE TABLE fees (id TEXT PRIMARY KEY, person TEXT NOT NULL, cents BIGINT NOT NULL);
    CREATE TABLE stamps (id TEXT PRIMARY KEY, name TEXT NOT NULL);
";

fn letters() -> Schema {
    let migration = Migration { name: "0001_letters", sql: LETTERS };
    Schema { room: "letters", migrations: vec![migration] }
}

fn declared(
    table: &'static str,
    of_person: &'static str,
    export: &'static [&'static str],
    erase: Erase,
) -> Table {
    let retention = match table {
        "letters" => Retention::Days("sent_at", 30),
        _ => Retention::WithAccount,
    };
    let basis = "Art. 6 Abs. 1 lit. e DSGVO";
    let (name, whose) = (table, Whose::Residents);
    Table::Personal(PersonalData { name, table, whose, basis, of_person, export, erase, retention })
}

const KEEP: &str = "§ 147 AO";

fn tables() -> Vec<(&'static str, Table)> {
    let own = identity::tables().into_iter().map(|table| ("identity", table));
    let shown = &["text", "weight", "scan", "sent_at"];
    let letters = [
        declared("letters", "author = $1", shown, Erase::Delete),
        declared(
            "petitions",
            "signed_by = $1",
            &["title"],
            Erase::Anonymise("signed_by = NULL, title = 'anonymous'"),
        ),
        declared("fees", "person = $1", &["cents"], Erase::Keep(KEEP)),
        Table::Impersonal("stamps", "The `name` is that of a stamp."),
    ];
    let record = record::tables().into_iter().map(|table| ("record", table));
    own.chain(record).chain(letters.map(|table| ("letters", table))).collect()
}

struct Setting {
    privacy: Privacy,
    town: Town,
    ledger: PathBuf,
}

/// A town with letters on each database.
async fn settings() -> Vec<Setting> {
    let folder = std::env::temp_dir().join(format!("allmende-{}", Id::random()));
    let mut settings = Vec::new();
    for (number, town) in
        Town::each(&[identity::privacy::migrations(), letters()]).await.into_iter().enumerate()
    {
        let ledger = folder.join(number.to_string()).join("erasures.log");
        std::fs::create_dir_all(ledger.parent().unwrap()).unwrap();
        settings.push(Setting { privacy: privacy_of(&town, &ledger), town, ledger });
    }
    settings
}

fn privacy_of(town: &Town, ledger: &std::path::Path) -> Privacy {
    let config = IdentityConfig {
        erasure_ledger: Some(ledger.to_owned()),
        ..town.identity.config().clone()
    };
    let (db, record) = (town.identity.db().clone(), town.identity.record().clone());
    Privacy::new(identity::Identity::new(db, record, config).unwrap(), tables())
}

async fn writes(town: &Town, person: &Id, text: &str) {
    let db = town.identity.db();
    let sql = "INSERT INTO letters (id, author, text, weight, scan, sent_at)
         VALUES ($1, $2, $3, 1.5, $4, 1800000000000000)";
    db.exec(sql, params![Id::random(), person, text, vec![1_u8, 2]]).await.unwrap();
    let sql = "INSERT INTO petitions (id, signed_by, title) VALUES ($1, $2, $3)";
    db.exec(sql, params![Id::random(), person, text]).await.unwrap();
    let sql = "INSERT INTO fees (id, person, cents) VALUES ($1, $2, 1250)";
    db.exec(sql, params![Id::random(), person]).await.unwrap();
}

async fn count(town: &Town, sql: &str, person: &Id) -> i64 {
    let sql = format!("SELECT COUNT(*) FROM {sql}");
    town.identity.db().one::<(i64,)>(&sql, params![person]).await.unwrap().0
}

/// Rows of the person in all tables, by declaration.
async fn rows_left(setting: &Setting, person: &Id) -> Vec<(&'static str, i64)> {
    let mut left = Vec::new();
    for (_, table) in setting.privacy.declared() {
        if let Table::Personal(one) = table {
            let rows = format!("{} WHERE {}", one.table, one.of_person);
            match count(&setting.town, &rows, person).await {
                0 => {}
                rows => left.push((one.name, rows)),
            }
        }
    }
    left
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_shows_exactly_the_person_s_rows() {
    for setting in settings().await {
        let (town, privacy) = (&setting.town, &setting.privacy);
        let linde = town.resident("linde").await;
        let eiche = town.resident("eiche").await;
        writes(town, &linde, "from linde").await;
        writes(town, &eiche, "from eiche").await;
        town.signed_in(&linde).await;

        let export = privacy.export(&linde).await.unwrap();
        let of = |name: &str| export.data.iter().find(|part| part.name == name).unwrap();
        let letter = serde_json::json!(of("letters").rows);
        let wanted = serde_json::json!([{
            "text": "from linde", "weight": 1.5, "scan": "AQI=", "sent_at": "2027-01-15T08:00:00Z"
        }]);
        assert_eq!(letter, wanted);
        assert_eq!(of("people").rows[0]["user_name"], "linde");
        assert_eq!((of("sessions").rows.len(), of("fees").rows.len()), (1, 1));
        let text = serde_json::to_string(&export).unwrap();
        assert!(!text.contains("eiche"), "{text}");
        assert_eq!(export.data.len(), privacy.processing().len());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_holds_no_secret() {
    for setting in settings().await {
        let (town, privacy) = (&setting.town, &setting.privacy);
        let clerk = town.staff("clerk", Role::Clerk, "kaemmerei").await;
        let cookie = town.signed_in(&clerk).await;
        town.identity.renew_recovery_codes(&clerk).await.unwrap();
        let text = serde_json::to_string(&privacy.export(&clerk).await.unwrap()).unwrap();
        let db = town.identity.db();
        for sql in [
            "SELECT hash FROM passphrases",
            "SELECT token_hash FROM sessions",
            "SELECT code_hash FROM recovery_codes",
        ] {
            let (secret,): (String,) = db.opt(sql, &[]).await.unwrap().unwrap();
            assert!(!text.contains(&secret), "{sql}");
        }
        assert!(!text.contains(cookie.split_once('=').unwrap().1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn erasure_leaves_nothing_but_what_the_law_keeps_and_nobody_else_s_rows_go() {
    for setting in settings().await {
        let (town, privacy) = (&setting.town, &setting.privacy);
        let linde = town.resident("linde").await;
        let eiche = town.resident("eiche").await;
        for person in [&linde, &eiche] {
            writes(town, person, "a letter").await;
            town.identity.renew_recovery_codes(person).await.unwrap();
            town.signed_in(person).await;
        }
        let others = rows_left(&setting, &eiche).await;
        privacy.erase(&linde, Some(&linde)).await.unwrap();

        assert_eq!(rows_left(&setting, &linde).await, [("fees", 1), ("erasures", 1)]);
        assert_eq!(rows_left(&setting, &eiche).await, others);
        assert_eq!(count(town, "petitions WHERE signed_by IS NULL AND $1 <> ''", &linde).await, 1);
        assert!(town.identity.person(&linde).await.unwrap().is_none());
        assert!(town.identity.sessions_of(&linde).await.unwrap().is_empty());
        let again = privacy.erase(&linde, Some(&linde)).await;
        assert!(matches!(again, Err(IdentityError::UnknownPerson)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_wants_to_be_erased_is_told_what_goes_and_by_which_law_what_stays() {
    for setting in settings().await {
        let (town, privacy) = (&setting.town, &setting.privacy);
        let linde = town.resident("linde").await;
        writes(town, &linde, "a letter").await;
        let consequences = privacy.consequences(&linde).await.unwrap();
        let of = |key: &str| consequences.iter().find(|one| one.text_key == key).unwrap();
        assert_eq!(of("processing-fees").erase, Erase::Keep(KEEP));
        assert_eq!(of("processing-letters").erase, Erase::Delete);
        assert_eq!(of("processing-passphrases").rows, 1);
        assert!(consequences.iter().all(|one| one.rows > 0));
        let kept = privacy.processing().into_iter().filter(|one| one.erasure == "keep");
        for activity in kept {
            let law = activity.kept_by.unwrap_or_default();
            assert!(law.starts_with("Art. ") || law.starts_with("§ "), "{}: {law}", activity.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_administrator_cannot_be_erased_and_nothing_of_it_happens() {
    for setting in settings().await {
        let (town, privacy) = (&setting.town, &setting.privacy);
        let admin = town.staff("admin", Role::Administrator, "it-service").await;
        writes(town, &admin, "a letter").await;
        let before = rows_left(&setting, &admin).await;
        let refused = privacy.erase(&admin, Some(&admin)).await;
        assert!(matches!(refused, Err(IdentityError::LastAdministrator)));
        assert_eq!(rows_left(&setting, &admin).await, before);

        let second = town.staff("second", Role::Administrator, "it-service").await;
        privacy.erase(&admin, Some(&admin)).await.unwrap();
        assert!(privacy.erase(&second, Some(&second)).await.is_err());
        let (entries, _) = town.identity.audit_page(1).await.unwrap();
        assert_eq!(entries[0].action, "account-erased");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn invitations_that_an_erased_person_made_forget_who_made_them() {
    for setting in settings().await {
        let (town, privacy) = (&setting.town, &setting.privacy);
        let admin = town.staff("admin", Role::Administrator, "it-service").await;
        town.staff("second", Role::Administrator, "it-service").await;
        let office = town.office("kaemmerei").await;
        let membership = Membership { office, role: Role::Clerk };
        let invitation = identity::Invitation { name: "Kasse".to_owned(), membership };
        town.identity.invite(&invitation, Some(&admin)).await.unwrap();
        privacy.erase(&admin, Some(&admin)).await.unwrap();
        assert_eq!(town.identity.open_invitations().await.unwrap().len(), 1);
        assert_eq!(count(town, "invitations WHERE invited_by = $1", &admin).await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restored_backup_forgets_again_who_was_erased_after_it_was_made() {
    let all = settings().await;
    let restored = settings().await;
    for (setting, backup) in all.into_iter().zip(restored) {
        let linde = setting.town.resident("linde").await;
        setting.privacy.erase(&linde, Some(&linde)).await.unwrap();
        let ledger = std::fs::read_to_string(&setting.ledger).unwrap();
        assert!(ledger.contains(linde.as_str()) && !ledger.contains("\nlinde"), "{ledger}");

        // The backup is from before: the same person is in it.
        let eiche = backup.town.resident("eiche").await;
        let db = backup.town.identity.db();
        let insert =
            "INSERT INTO people (id, user_name, name, created_at) VALUES ($1, 'linde', 'linde', 0)";
        db.exec(insert, params![linde]).await.unwrap();
        writes(&backup.town, &linde, "a letter").await;
        let privacy = privacy_of(&backup.town, &setting.ledger);
        assert_eq!(privacy.replay_erasures().await.unwrap(), 1);
        assert_eq!(rows_left(&backup, &linde).await, [("fees", 1), ("erasures", 1)]);
        assert!(backup.town.identity.person(&eiche).await.unwrap().is_some());
        assert_eq!(privacy.replay_erasures().await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_daily_run_writes_what_the_ledger_s_file_lacks_and_replays_what_the_database_lacks() {
    for setting in settings().await {
        let linde = setting.town.resident("linde").await;
        setting.privacy.erase(&linde, Some(&linde)).await.unwrap();
        std::fs::remove_file(&setting.ledger).unwrap();
        setting.privacy.apply_retention().await.unwrap();
        assert!(std::fs::read_to_string(&setting.ledger).unwrap().contains(linde.as_str()));

        let eiche = setting.town.resident("eiche").await;
        std::fs::write(&setting.ledger, format!("{} {eiche}\n", commons::Timestamp::now()))
            .unwrap();
        setting.privacy.apply_retention().await.unwrap();
        assert!(setting.town.identity.person(&eiche).await.unwrap().is_none());
        let text = std::fs::read_to_string(&setting.ledger).unwrap();
        assert!(text.contains(linde.as_str()) && text.contains(eiche.as_str()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ledger_that_cannot_be_read_is_an_error_and_stays_as_it_is() {
    for setting in settings().await {
        std::fs::write(&setting.ledger, "rubbish\n").unwrap();
        let replayed = setting.privacy.replay_erasures().await;
        assert!(matches!(replayed, Err(IdentityError::Ledger { .. })));
        let linde = setting.town.resident("linde").await;
        setting.privacy.erase(&linde, Some(&linde)).await.unwrap();
        assert_eq!(std::fs::read_to_string(&setting.ledger).unwrap(), "rubbish\n");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_kept_long_enough_is_deleted_and_the_rest_stays() {
    for setting in settings().await {
        let (town, privacy) = (&setting.town, &setting.privacy);
        assert_eq!(privacy.retention_applied_at().await.unwrap(), None);
        let linde = town.resident("linde").await;
        town.signed_in(&linde).await;
        for _ in 0..3 {
            writes(town, &linde, "a letter").await;
        }
        let db = town.identity.db();
        let moments = "UPDATE letters SET sent_at = CASE
             WHEN id = (SELECT MIN(id) FROM letters) THEN 0
             WHEN id = (SELECT MAX(id) FROM letters) THEN NULL ELSE CAST($1 AS BIGINT) END";
        db.exec(moments, params![commons::Timestamp::now()]).await.unwrap();
        let applied = privacy.apply_retention().await.unwrap();
        assert!(applied.contains(&("letters", 1)), "{applied:?}");
        assert!(applied.contains(&("sessions", 0)), "{applied:?}");
        assert_eq!(count(town, "letters WHERE author = $1", &linde).await, 2);
        assert!(privacy.retention_applied_at().await.unwrap().is_some());

        db.exec("UPDATE sessions SET seen_at = 0", &[]).await.unwrap();
        privacy.apply_retention().await.unwrap();
        assert_eq!(count(town, "sessions WHERE person = $1", &linde).await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn entries_of_the_audit_log_go_after_three_years_and_the_chain_stays_sound() {
    for setting in settings().await {
        let (town, privacy) = (&setting.town, &setting.privacy);
        let linde = town.resident("linde").await;
        for _ in 0..2 {
            town.identity.disable(&linde, None).await.unwrap();
        }
        let db = town.identity.db();
        let on_table = if db.is_postgres() { " ON audit_log" } else { "" };
        db.exec(&format!("DROP TRIGGER audit_log_is_never_updated{on_table}"), &[]).await.unwrap();
        db.exec("UPDATE audit_log SET at = 0 WHERE number = 1", &[]).await.unwrap();
        assert_ne!(town.identity.verify_audit().await.unwrap(), AuditState::Sound(2));
        let applied = privacy.apply_retention().await.unwrap();
        assert!(applied.contains(&("audit_log", 1)), "{applied:?}");
        assert_eq!(town.identity.verify_audit().await.unwrap(), AuditState::Sound(1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_table_of_identity_is_declared_and_no_declared_one_is_missing() {
    for setting in settings().await {
        let db = setting.town.identity.db();
        let tables = store::schema_of(db).await.unwrap();
        let tables = tables.iter().map(String::as_str).filter(|one| *one != "schema_migrations");
        let declared = setting.privacy.declared();
        assert_eq!(undeclared_tables(tables.clone(), declared), Vec::<&str>::new());
        for (room, table) in declared {
            assert!(tables.clone().any(|one| one == table.table()), "{room}: {}", table.table());
        }
        let columns: Vec<_> = columns_of(db).await.unwrap();
        assert_eq!(suspicious_columns(&columns, declared), Vec::<&(String, String)>::new());
        assert_eq!(unreachable_columns(&columns, declared), Vec::<&(String, String)>::new());
    }
}

#[test]
fn every_declaration_has_its_texts_in_both_languages() {
    let files = [
        concat!(include_str!("../locales/de.ftl"), include_str!("../locales/privacy.de.ftl")),
        concat!(include_str!("../locales/en.ftl"), include_str!("../locales/privacy.en.ftl")),
    ];
    let declared = identity::tables().into_iter().chain(identity::privacy::tables());
    for table in declared {
        let Table::Personal(personal) = table else { continue };
        for file in files {
            let key = format!("\n{} = ", personal.text_key());
            let (_, message) = file.split_once(&key).unwrap_or_else(|| panic!("no text{key}"));
            let message = message.split("\n\n").next().unwrap_or_default();
            let message = message.lines().skip(1).take_while(|line| line.starts_with(' '));
            let attributes: Vec<&str> = message.map(str::trim).collect();
            let kept = matches!(personal.erase, Erase::Keep(_));
            for (attribute, wanted) in [(".title", true), (".data", true), (".kept", kept)] {
                let found = attributes.iter().any(|line| line.starts_with(attribute));
                assert!(found || !wanted, "{key}{attribute}");
            }
        }
    }
}
