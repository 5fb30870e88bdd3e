//! A program that dies while it appends loses nothing that it acknowledged.

use std::{
    collections::BTreeMap,
    env,
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use record::{Checkpoint, Expected, LocalLog, NoteKey, Record, verify};
use store::{Database, Sql, params};

use crate::common::{ORIGIN, Town, making, thing};

const TEST: &str = "crash::a_killed_program_has_lost_no_acknowledged_act_and_done_no_half_one";
const URL: &str = "RECORD_TEST_CRASH_URL";
const KEY: &str = "RECORD_TEST_CRASH_KEY";
const FROM: &str = "RECORD_TEST_CRASH_FROM";
const KILLS: u64 = 24;
const ACTS: u64 = 100_000;

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_program_has_lost_no_acknowledged_act_and_done_no_half_one() {
    if let Ok(url) = env::var(URL) {
        append_until_killed(&url).await;
        return;
    }
    for town in Town::each().await {
        let url = url_of(&town).await;
        let mut acknowledged = BTreeMap::new();
        let mut seen = town.record.checkpoint().await.unwrap().0.checkpoint;
        for kill in 0..KILLS {
            acknowledged.extend(run_and_kill(&url, &town.key, kill));
            seen = assert_sound(&town, &acknowledged, &seen).await;
        }
        assert!(acknowledged.len() as u64 > KILLS, "the program got to work between the kills");
    }
}

/// The program that is killed: says which acts it acknowledged.
async fn append_until_killed(url: &str) {
    let key = NoteKey::from_secret_text(&env::var(KEY).unwrap()).unwrap();
    let from: u64 = env::var(FROM).unwrap().parse().unwrap();
    let record = Record::open(Database::open(url).await.unwrap(), key, ORIGIN).await.unwrap();
    let clients = (0..16).map(|client| {
        let record = record.clone();
        tokio::spawn(async move {
            for n in (from + client..from + ACTS).step_by(16) {
                let receipt = record.append(making(n)).await.unwrap();
                let mut out = std::io::stdout().lock();
                writeln!(out, "done {} {n}", receipt.index).unwrap();
                out.flush().unwrap();
            }
        })
    });
    futures::future::join_all(clients).await;
}

/// Runs this test as the program, kills it, and brings what it had acknowledged.
fn run_and_kill(url: &str, key: &NoteKey, kill: u64) -> Vec<(u64, u64)> {
    let mut program = Command::new(env::current_exe().unwrap())
        .args(["--exact", TEST, "--nocapture", "--test-threads=1"])
        .env(URL, url)
        .env(KEY, key.to_secret_text())
        .env(FROM, (kill * ACTS).to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(program.stdout.take().unwrap()).lines();
    let mut done = Vec::new();
    let mut killer = None;
    let mut program = Some(program);
    for line in lines.map_while(Result::ok) {
        let mut words = line.split(' ').skip_while(|word| *word != "done").skip(1);
        let numbers = (words.next(), words.next());
        let (Some(index), Some(n)) = numbers else { continue };
        done.push((index.parse().unwrap(), n.parse().unwrap()));
        if let Some(mut program) = program.take() {
            killer = Some(thread::spawn(move || {
                thread::sleep(Duration::from_millis(kill * 37 % 150));
                program.kill().unwrap();
                program.wait().unwrap();
            }));
        }
    }
    killer.expect("the program appended something").join().unwrap();
    done
}

async fn assert_sound(
    town: &Town,
    acknowledged: &BTreeMap<u64, u64>,
    seen: &Checkpoint,
) -> Checkpoint {
    let tx = town.test.db.begin().await.unwrap();
    // Waits until the database has ended what the dead program had begun.
    tx.exec("UPDATE record_state SET size = size", &[]).await.unwrap();
    let (size,): (u64,) = tx.one("SELECT size FROM record_state", &[]).await.unwrap();
    for table in ["things", "record_entries", "record_openings"] {
        let (rows,): (u64,) = tx.one(&format!("SELECT COUNT(*) FROM {table}"), &[]).await.unwrap();
        assert_eq!(rows, size, "{table}");
    }
    let unproved = "SELECT COUNT(*) FROM things t WHERE NOT EXISTS
         (SELECT 1 FROM record_entries e WHERE e.subject_slug = t.slug)";
    assert_eq!(tx.one::<(u64,)>(unproved, &[]).await.unwrap().0, 0);
    for (index, n) in acknowledged {
        let sql = "SELECT subject_slug FROM record_entries WHERE entry = $1";
        let (slug,): (String,) = tx.one(sql, params![index]).await.unwrap();
        assert_eq!(slug, thing(*n).slug.as_str(), "entry {index}");
    }
    tx.commit().await.unwrap();
    let source = LocalLog::new(town.test.db.clone());
    let expected = Expected { key: town.key.verifier(), remembered: Some(seen) };
    let verified = verify(&source, expected, |_| {}).await.unwrap();
    assert_eq!(verified.checkpoint.checkpoint.size, size);
    verified.checkpoint.checkpoint
}

async fn url_of(town: &Town) -> String {
    if let Some(path) = town.test.db.sqlite_path() {
        return format!("sqlite:{}", path.display());
    }
    let (name,): (String,) =
        town.test.db.one("SELECT CAST(current_database() AS TEXT)", &[]).await.unwrap();
    let server = env::var("ALLMENDE_TEST_POSTGRES").unwrap();
    format!("{}/{name}", server.rsplit_once('/').unwrap().0)
}
