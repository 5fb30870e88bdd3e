//! A program that dies while it publishes loses nothing that it acknowledged and shows nothing
//! that is not whole.

use std::{
    env,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use commons::{Slug, Text, Timestamp};
use identity::{Identity, IdentityConfig};
use opendata::{Form, OpenData, OpenDataConfig, Search};
use record::{NoteKey, Record};
use serde_json::json;
use store::{
    Blobs, BlobsConfig, Database, Digest, Sql, params,
    testing::{TestDatabase, databases},
};

use crate::common::request;

const TEST: &str = "crash::a_killed_program_lost_no_version_and_shows_no_half_one";
const ORIGIN: &str = "stadt.example/record";
const URL: &str = "OPENDATA_TEST_CRASH_URL";
const KEY: &str = "OPENDATA_TEST_CRASH_KEY";
const DIR: &str = "OPENDATA_TEST_CRASH_DIR";
const FROM: &str = "OPENDATA_TEST_CRASH_FROM";
const KILLS: u64 = 15;
const FILES: u64 = 10_000;

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_program_lost_no_version_and_shows_no_half_one() {
    if let Ok(url) = env::var(URL) {
        publish_until_killed(&url).await;
        return;
    }
    let schemas = [record::migrations(), identity::migrations(), opendata::migrations()];
    for test in databases(&schemas).await {
        let key = NoteKey::generate(ORIGIN).expect("a key");
        let url = url_of(&test).await;
        found_office(&test.db).await;
        let mut acknowledged = Vec::new();
        for kill in 0..KILLS {
            acknowledged.extend(run_and_kill(&url, &key, test.dir.path(), kill));
            let fresh = open(&url, key.clone(), test.dir.path()).await;
            assert_whole(&fresh, &acknowledged).await;
        }
        assert!(acknowledged.len() as u64 > KILLS, "it got to work between the kills");
    }
}

async fn found_office(db: &Database) {
    let sql = "INSERT INTO offices (slug, name, description, created_at) VALUES ($1, $2, $2, $3)";
    let name = json!(Text::de("Kämmerei"));
    db.exec(sql, params!["kaemmerei", name, Timestamp::now()]).await.expect("an office");
}

async fn open(url: &str, key: NoteKey, dir: &Path) -> OpenData {
    let db = Database::open(url).await.expect("a database");
    let record = Record::open(db.clone(), key, ORIGIN).await.expect("a record");
    let identity = Identity::new(db.clone(), record.clone(), IdentityConfig::default());
    let url = dir.join("blobs").display().to_string();
    let blobs = Blobs::open(&BlobsConfig { url, ..BlobsConfig::default() }).expect("blobs");
    let config = OpenDataConfig { scratch: dir.join("scratch"), ..OpenDataConfig::default() };
    OpenData::new(db, blobs, record, identity.expect("people"), config)
}

/// The program that is killed: says which versions it acknowledged. Each dataset gets two.
async fn publish_until_killed(url: &str) {
    let key = NoteKey::from_secret_text(&env::var(KEY).expect("a key")).expect("a key");
    let dir = env::var(DIR).expect("a folder");
    let from: u64 = env::var(FROM).expect("a number").parse().expect("a number");
    let opendata = open(url, key, Path::new(&dir)).await;
    for n in from..from + FILES {
        let file = Path::new(&dir).join("source.csv");
        std::fs::write(&file, format!("Nummer;Text\n{n};{}\n", "ä".repeat(2_000)))
            .expect("written");
        let title = format!("Satz {}", n / 2);
        let published = opendata.publish(request(file, &title)).await.expect("published");
        let mut out = std::io::stdout().lock();
        writeln!(out, "done {} {} {n}", published.dataset, published.version).expect("said");
        out.flush().expect("said");
    }
}

/// What the program had acknowledged: dataset, version, the number in it.
type Acknowledged = (Slug, u64, u64);

fn run_and_kill(url: &str, key: &NoteKey, dir: &Path, kill: u64) -> Vec<Acknowledged> {
    let mut program = Command::new(env::current_exe().expect("this test"))
        .args(["--exact", TEST, "--nocapture", "--test-threads=1"])
        .env(URL, url)
        .env(KEY, key.to_secret_text())
        .env(DIR, dir)
        .env(FROM, (kill * FILES).to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("started");
    let lines = BufReader::new(program.stdout.take().expect("its words")).lines();
    let (mut done, mut killer, mut program) = (Vec::new(), None, Some(program));
    for line in lines.map_while(Result::ok) {
        let mut words = line.split(' ').skip_while(|word| *word != "done").skip(1);
        let (Some(slug), Some(version), Some(n)) = (words.next(), words.next(), words.next())
        else {
            continue;
        };
        let number = |text: &str| text.parse().expect("a number");
        done.push((slug.parse().expect("a slug"), number(version), number(n)));
        if let Some(mut program) = program.take() {
            killer = Some(thread::spawn(move || {
                thread::sleep(Duration::from_millis(kill * 53 % 211));
                program.kill().expect("killed");
                program.wait().expect("ended");
            }));
        }
    }
    killer.expect("the program published something").join().expect("killed");
    done
}

async fn assert_whole(opendata: &OpenData, acknowledged: &[Acknowledged]) {
    // Waits until the database has ended what the dead program had begun.
    let tx = opendata.db().begin().await.expect("a transaction");
    tx.exec("UPDATE record_state SET size = size", &[]).await.expect("alone");
    tx.commit().await.expect("done");

    let all = Search { limit: 1_000_000, ..Search::default() };
    let (datasets, _) = opendata.find(&all).await.expect("found");
    for dataset in &datasets {
        let versions = opendata.versions(&dataset.slug).await.expect("versions");
        let numbers: Vec<_> = versions.iter().rev().map(|version| version.number).collect();
        assert_eq!(numbers, (1..=dataset.latest).collect::<Vec<_>>(), "{}", dataset.slug);
        for version in versions {
            for (_, stored) in version.files.each() {
                let bytes = opendata.read(stored).await.expect("kept");
                assert_eq!(bytes.len() as u64, stored.bytes);
            }
            let about = opendata.record().entries_about(&version.subject()).await.expect("asked");
            assert_eq!(about.len(), 1, "{}", version.subject());
            let opening = about[0].opening.as_ref().expect("public");
            assert_eq!(Digest(opening.digest).to_string(), version.statement);
        }
    }
    for (slug, number, n) in acknowledged {
        let version = opendata.version(slug, *number).await.expect("still there");
        let csv = opendata.read(version.files.of(Form::Csv)).await.expect("kept");
        let start = format!("Nummer,Text\r\n{n},");
        assert!(csv.starts_with(start.as_bytes()), "{slug} {number}");
    }
}

async fn url_of(test: &TestDatabase) -> String {
    if let Some(path) = test.db.sqlite_path() {
        return format!("sqlite:{}", path.display());
    }
    let (name,): (String,) =
        test.db.one("SELECT CAST(current_database() AS TEXT)", &[]).await.expect("a name");
    let server = env::var("ALLMENDE_TEST_POSTGRES").expect("a server");
    format!("{}/{name}", server.rsplit_once('/').expect("an address").0)
}
