//! Measures the record: durable appends of many clients, proofs, verification of a large log.
//!
//! `cargo run --release -p record --example append -- [DATABASE] [CLIENTS] [ACTS] [ENTRIES]`
//!
//! The database is a URL, empty for a SQLite file of its own in the current folder. Each act has a
//! statement of its own. The figures come as one JSON object.

use std::{
    error::Error,
    time::{Duration, Instant},
};

use commons::{Capability, Slug, Subject, capability::Migration};
use futures::future::join_all;
use rand::RngExt;
use record::{
    Act, Expected, LocalLog, NoteKey, Record, RecordCapability, RemoteLog, verify, verify_inclusion,
};
use serde_json::{Value, json};
use store::{Database, Schema, migrate, params};

const ORIGIN: &str = "bench.example/record";
/// Clients that only fill the log.
const FILLERS: u64 = 2048;
const PROOFS: u64 = 10_000;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, otherwise: u64| match arguments.get(at) {
        Some(text) => text.parse(),
        None => Ok(otherwise),
    };
    let (clients, acts, entries) = (number(1, 64)?, number(2, 50_000)?, number(3, 1_000_000)?);
    let folder = tempfile::tempdir_in(".")?;
    let url = match arguments.first().filter(|url| !url.is_empty()) {
        Some(url) => url.clone(),
        None => format!("sqlite:{}", folder.path().join("bench.sqlite").display()),
    };
    let figures = measure(&Database::open(&url).await?, clients, acts, entries).await?;
    #[expect(clippy::print_stdout, reason = "the figures are what it is for")]
    {
        println!("{figures:#}");
    }
    Ok(())
}

async fn measure(db: &Database, clients: u64, acts: u64, entries: u64) -> Outcome<Value> {
    let things = Migration {
        name: "0001_things",
        sql: "CREATE TABLE bench_things (slug TEXT PRIMARY KEY, version BIGINT NOT NULL)",
    };
    let things = Schema { room: "bench", migrations: vec![things] };
    migrate(db, &[record::migrations(), things]).await?;
    let key = NoteKey::generate(ORIGIN)?;
    let record = Record::open(db.clone(), key, ORIGIN).await?;
    let (appending, mut waits) = append(&record, clients, acts).await?;
    fill(&record, entries).await?;
    let mut proofs = prove(&record).await?;
    let (size, local) = verify_local(&record).await?;
    let remote = verify_remote(&record).await?;
    Ok(json!({
        "clients": clients,
        "acts": acts,
        "appends-per-second": rate(acts, appending),
        "append-p50-ms": milliseconds(percentile(&mut waits, 50)),
        "append-p99-ms": milliseconds(percentile(&mut waits, 99)),
        "entries": size,
        "proof-p50-ms": milliseconds(percentile(&mut proofs, 50)),
        "proof-p99-ms": milliseconds(percentile(&mut proofs, 99)),
        "verify-database-s": local.as_secs_f64(),
        "verify-http-s": remote.as_secs_f64(),
    }))
}

/// Each client appends an act, waits until it is durable, and appends the next.
async fn append(record: &Record, clients: u64, acts: u64) -> Outcome<(Duration, Vec<Duration>)> {
    let begun = Instant::now();
    let tasks = (0..clients).map(|client| {
        let record = record.clone();
        tokio::spawn(async move {
            let mut waits = Vec::new();
            for n in (client..acts).step_by(usize::try_from(clients).unwrap_or(1)) {
                let begun = Instant::now();
                record.append(act(n)).await?;
                waits.push(begun.elapsed());
            }
            Ok::<_, record::RecordError>(waits)
        })
    });
    let mut waits = Vec::new();
    for task in join_all(tasks).await {
        waits.extend(task??);
    }
    Ok((begun.elapsed(), waits))
}

fn act(n: u64) -> Act {
    let slug = Slug::of_title(&format!("thing {n}"));
    let sql = "INSERT INTO bench_things (slug, version) VALUES ($1, 1)";
    let subject = Subject::new("thing", slug.clone()).at(1);
    Act::new("thing-made", subject, n.to_be_bytes().to_vec()).write_once(sql, params![slug])
}

async fn fill(record: &Record, entries: u64) -> Outcome<()> {
    let size = record.checkpoint().await?.0.checkpoint.size;
    let tasks = (0..FILLERS).map(|filler| {
        let record = record.clone();
        tokio::spawn(async move {
            for n in (size + filler..entries).step_by(2048) {
                let slug = Slug::of_title(&format!("thing {n}"));
                let subject = Subject::new("thing", slug).at(1);
                record.append(Act::new("thing-shown", subject, n.to_be_bytes().to_vec())).await?;
            }
            Ok::<_, record::RecordError>(())
        })
    });
    for task in join_all(tasks).await {
        task??;
    }
    Ok(())
}

async fn prove(record: &Record) -> Outcome<Vec<Duration>> {
    let checkpoint = record.checkpoint().await?.0.checkpoint;
    let mut waits = Vec::new();
    for _ in 0..PROOFS {
        let index = rand::rng().random_range(0..checkpoint.size);
        let begun = Instant::now();
        let path = record.inclusion_proof(index, checkpoint.size).await?;
        waits.push(begun.elapsed());
        let leaf = record.entry(index).await?.statement.to_leaf()?;
        let leaf = record::hash_leaf(&leaf);
        verify_inclusion(leaf, index, checkpoint.size, &path, &checkpoint.root)?;
    }
    Ok(waits)
}

async fn verify_local(record: &Record) -> Outcome<(u64, Duration)> {
    let begun = Instant::now();
    let expected = Expected { key: record.verifier(), remembered: None };
    let source = LocalLog::new(record.db().clone());
    let verified = verify(&source, expected, |_| {}).await?;
    Ok((verified.checkpoint.checkpoint.size, begun.elapsed()))
}

async fn verify_remote(record: &Record) -> Outcome<Duration> {
    let routes = RecordCapability::new(record.clone(), Vec::new()).routes();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    let server = tokio::spawn(async move { axum::serve(listener, routes).await });
    let begun = Instant::now();
    let expected = Expected { key: record.verifier(), remembered: None };
    verify(&RemoteLog::open(&url).await?, expected, |_| {}).await?;
    server.abort();
    Ok(begun.elapsed())
}

#[expect(clippy::cast_precision_loss, reason = "a figure for people")]
fn rate(count: u64, time: Duration) -> f64 {
    (count as f64 / time.as_secs_f64()).round()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn percentile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    times
        .get((times.len() * percent / 100).min(times.len().saturating_sub(1)))
        .copied()
        .unwrap_or_default()
}
