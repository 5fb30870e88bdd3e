//! The whole town in one file, and back.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use crate::support::{Town, assert_refused, files, said};

const PASSPHRASE: (&str, &str) = ("ALLMENDE_BACKUP_PASSPHRASE", "correct horse battery staple");

/// A town with a dataset of two versions.
fn town() -> Town {
    let town = Town::founded();
    for content in ["Ort;Zahl\nA;1,5\n", "Ort;Zahl\nA;1,5\nB;2,25\n"] {
        let csv = town.file("orte.csv", content.as_bytes());
        let csv = csv.to_str().unwrap();
        let output = town.run(&["publish", csv, "--title", "Orte", "--office", "verwaltung"]);
        assert!(output.status.success(), "{}", said(&output));
    }
    town
}

fn with_passphrase(town: &Town, arguments: &[&str]) -> Output {
    town.command(arguments).env(PASSPHRASE.0, PASSPHRASE.1).output().unwrap()
}

fn backed_up(town: &Town) -> std::path::PathBuf {
    let file = town.beside("town.age");
    let output = with_passphrase(town, &["backup", file.to_str().unwrap()]);
    assert!(output.status.success(), "{}", said(&output));
    file
}

fn root(town: &Town) -> String {
    let output = town.run(&["record", "checkpoint"]);
    assert!(output.status.success(), "{}", said(&output));
    said(&output).lines().take(3).map(str::to_owned).collect::<Vec<_>>().join("\n")
}

fn restore(into: &Town, file: &Path) -> Output {
    with_passphrase(into, &["restore", file.to_str().unwrap()])
}

#[test]
fn a_backup_made_while_the_town_is_served_comes_back_whole() {
    let town = town();
    let server = town.serve(&[]);
    let file = backed_up(&town);
    drop(server);
    let other = Town::nowhere();
    let restored = restore(&other, &file);
    assert!(restored.status.success(), "{}", said(&restored));
    // The server may have published its own tables meanwhile.
    let size = |town| root(town).lines().nth(1).unwrap().parse::<u64>().unwrap();
    assert!((3..=size(&town)).contains(&size(&other)), "{}", root(&other));
    let server = other.serve(&[]);
    let rows = server.get("/data/orte/rows.json", "");
    assert!(rows.contains("2.25"), "{rows}");
    assert!(server.get("/data/orte/versions/1/original", "").contains("A;1,5"));
    let verified = other.run(&["record", "verify"]);
    assert!(verified.status.success(), "{}", said(&verified));
}

#[test]
fn a_town_moves_to_postgresql_and_back() {
    let Ok(postgres) = std::env::var("ALLMENDE_TEST_POSTGRES") else {
        println!("ALLMENDE_TEST_POSTGRES is not set: not tested");
        return;
    };
    let town = town();
    let file = backed_up(&town);
    let name = format!("moved_{}", std::process::id());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let sql = |statement: String| {
        runtime.block_on(async {
            let db = store::Database::open(&postgres).await.unwrap();
            store::Sql::exec(&db, &statement, &[]).await.unwrap();
        });
    };
    sql(format!("CREATE DATABASE {name}"));
    let url = format!("{}/{name}", postgres.rsplit_once('/').unwrap().0);
    let other = Town::nowhere();
    let moved = with_passphrase(&other, &["restore", file.to_str().unwrap(), "--database", &url]);
    assert!(moved.status.success(), "{}", said(&moved));
    assert_eq!(root(&other), root(&town));
    let back = backed_up(&other);
    let home = Town::nowhere();
    let database = ["restore", back.to_str().unwrap(), "--database", "sqlite:town.sqlite"];
    let returned = with_passphrase(&home, &database);
    assert!(returned.status.success(), "{}", said(&returned));
    assert_eq!(root(&home), root(&town));
    sql(format!("DROP DATABASE {name} WITH (FORCE)"));
}

#[test]
fn a_cut_a_changed_and_a_foreign_file_bring_nothing_back() {
    let town = town();
    let whole = fs::read(backed_up(&town)).unwrap();
    let mut changed = whole.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    let cut = &whole[..whole.len() - 1000];
    for (name, content) in [("changed", &changed[..]), ("cut", cut), ("foreign", b"hello")] {
        let file = town.file(name, content);
        let other = Town::nowhere();
        assert_refused(&restore(&other, &file), "damaged");
        assert_eq!(files(&other.path()), Vec::<std::path::PathBuf>::new(), "{name}");
    }
}

#[test]
fn only_the_right_passphrase_opens_a_backup() {
    let town = town();
    let file = backed_up(&town);
    let other = Town::nowhere();
    let arguments = ["restore", file.to_str().unwrap()];
    let mut wrong = other.command(&arguments);
    assert_refused(
        &wrong.env(PASSPHRASE.0, "a guess that is wrong").output().unwrap(),
        "does not open",
    );
    assert_refused(&other.run(&arguments), PASSPHRASE.0);
    let short = town.command(&["backup", "x.age"]).env(PASSPHRASE.0, "short").output().unwrap();
    assert_refused(&short, "at least 16");
}

#[test]
fn a_public_key_closes_what_only_the_secret_key_opens() {
    let town = town();
    let secret = age::x25519::Identity::generate();
    let recipient = secret.to_public().to_string();
    let text = age::secrecy::ExposeSecret::expose_secret(&secret.to_string()).to_owned();
    let identity = town.file("key.txt", text.as_bytes());
    let file = town.beside("keyed.age");
    let output = town.run(&["backup", file.to_str().unwrap(), "--recipient", &recipient]);
    assert!(output.status.success(), "{}", said(&output));
    let other = Town::nowhere();
    let arguments = ["restore", file.to_str().unwrap(), "--identity", identity.to_str().unwrap()];
    let restored = other.run(&arguments);
    assert!(restored.status.success(), "{}", said(&restored));
    assert_eq!(root(&other), root(&town));
}

#[test]
fn nothing_is_overwritten() {
    let town = town();
    let file = backed_up(&town);
    let again = with_passphrase(&town, &["backup", file.to_str().unwrap()]);
    assert_refused(&again, "exists already");
    assert_refused(&restore(&town, &file), "is not empty");
    assert!(town.run(&["record", "verify"]).status.success());
}

#[test]
fn whoever_was_erased_after_the_backup_is_forgotten_again() {
    let town = Town::nowhere();
    let address = crate::support::free_address();
    let mut demo = town.command(&["demo", "--listen", &address.to_string()]);
    let mut demo = demo.stdout(std::process::Stdio::null()).spawn().unwrap();
    crate::support::ask_until_ready(address);
    let file = backed_up(&town);
    Command::new("kill").args(["-TERM", &demo.id().to_string()]).status().unwrap();
    demo.wait().unwrap();
    let erased = erase(&town.path(), "resident");

    let other = Town::nowhere();
    fs::create_dir_all(other.path()).unwrap();
    fs::copy(town.path().join("erasures.log"), other.path().join("erasures.log")).unwrap();
    let restored = restore(&other, &file);
    assert!(restored.status.success(), "{}", said(&restored));
    assert!(said(&restored).contains("forgotten again"), "{}", said(&restored));
    let db = rusqlite::Connection::open(other.path().join("town.sqlite")).unwrap();
    let left: i64 = db
        .query_row("SELECT COUNT(*) FROM people WHERE id = ?1", [&erased], |row| row.get(0))
        .unwrap();
    assert_eq!(left, 0);
}

/// Erases a person of a town, as its page does; their id.
fn erase(folder: &Path, user_name: &str) -> String {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let folder = allmende::town::TownFolder::at(folder);
        let config = folder.read().unwrap();
        let house = allmende::house::House::open(&folder, config).await.unwrap();
        let person = house.identity.person_called(user_name).await.unwrap().unwrap();
        house.privacy.erase(&person.id, None).await.unwrap();
        person.id.to_string()
    })
}
