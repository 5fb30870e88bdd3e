//! `kill -9` in the middle of jobs, many times: what was acknowledged as enqueued is done.

use std::{
    collections::HashSet,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    time::Duration,
};

use commons::capability::Job;
use serde_json::json;
use store::{
    Database, Jobs, Schema, Sql,
    jobs::{Pace, State},
    params, testing,
};

const CHILD: &str = "ALLMENDE_TEST_JOBS_CHILD";
const ROUNDS: u64 = 12;
const QUICK: Pace = Pace {
    workers: 4,
    poll: Duration::from_millis(5),
    lease: Duration::from_millis(300),
    pause: Duration::from_millis(10),
    longest_pause: Duration::from_millis(50),
    attempts: 1_000,
    patience: Duration::from_secs(5),
};

fn schemas() -> [Schema; 2] {
    let effects = commons::capability::Migration {
        name: "0001_effects",
        sql: "CREATE TABLE effects (job TEXT PRIMARY KEY, times BIGINT NOT NULL);",
    };
    [store::migrations(), Schema { room: "test", migrations: vec![effects] }]
}

/// Leaves a trace in the database: its only effect, in two steps, so that a kill can hit between.
fn trace(db: &Database) -> Job {
    let db = db.clone();
    Job::queued("test.trace", move |payload| {
        let db = db.clone();
        async move {
            tokio::time::sleep(Duration::from_millis(3)).await;
            let sql = "INSERT INTO effects (job, times) VALUES ($1, 1)
                       ON CONFLICT (job) DO UPDATE SET times = effects.times + 1";
            db.exec(sql, params![payload.as_str().unwrap_or_default()]).await?;
            tokio::time::sleep(Duration::from_millis(3)).await;
            Ok(())
        }
    })
}

/// The process that is killed: it enqueues and works, and says what it has acknowledged.
#[tokio::test(flavor = "multi_thread")]
async fn a_child_that_enqueues_and_works_until_it_is_killed() {
    let Ok(url) = std::env::var(CHILD) else { return };
    let db = Database::open(&url).await.expect("the database answers");
    let jobs = Jobs::new(db.clone()).with_pace(QUICK);
    let worker = jobs.clone();
    let known = vec![trace(&db)];
    tokio::spawn(async move { worker.run(known, std::future::pending()).await });
    loop {
        let name = commons::Id::random();
        jobs.enqueue_now("test.trace", &json!(name)).await.expect("enqueued");
        println!("acknowledged {name}");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

/// Starts the child, kills it after a while, and says what it had acknowledged.
fn acknowledged_until_killed(url: &str, after: Duration) -> Vec<String> {
    let program = std::env::current_exe().expect("this test");
    let mut child = Command::new(program)
        .args(["--exact", "a_child_that_enqueues_and_works_until_it_is_killed", "--nocapture"])
        .env(CHILD, url)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the child starts");
    let output = BufReader::new(child.stdout.take().expect("its output"));
    let reader = std::thread::spawn(move || {
        let lines = output.lines().map_while(Result::ok);
        let names = lines.filter_map(|line| {
            let (_, name) = line.split_once("acknowledged ")?;
            (name.len() == 26).then(|| name.to_owned())
        });
        names.collect::<Vec<_>>()
    });
    std::thread::sleep(after);
    child.kill().expect("killed");
    child.wait().expect("gone");
    reader.join().expect("read")
}

#[tokio::test(flavor = "multi_thread")]
async fn no_acknowledged_job_is_lost_when_nodes_are_killed() {
    for test in testing::databases(&schemas()).await {
        let url = test.url();
        let mut acknowledged = HashSet::new();
        for round in 0..ROUNDS {
            let (url, after) = (url.clone(), Duration::from_millis(150 + round * 37 % 200));
            let killed = move || acknowledged_until_killed(&url, after);
            acknowledged.extend(tokio::task::spawn_blocking(killed).await.expect("a round"));
        }
        assert!(acknowledged.len() > 50, "only {} jobs: nothing was tested", acknowledged.len());

        let jobs = Jobs::new(test.db.clone()).with_pace(QUICK);
        let queue = jobs.clone();
        let empty = async move {
            loop {
                let seen = queue.overview().await.expect("an overview");
                if seen.total(State::Waiting) + seen.total(State::Running) == 0 {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        jobs.run(vec![trace(&test.db)], empty).await;

        let done: Vec<(String,)> = test.db.all("SELECT job FROM effects", &[]).await.expect("read");
        let done: HashSet<_> = done.into_iter().map(|(name,)| name).collect();
        let lost: Vec<_> = acknowledged.difference(&done).collect();
        assert!(lost.is_empty(), "{} of {} were lost", lost.len(), acknowledged.len());
        let twice = "SELECT COUNT(*) FROM effects WHERE times > 1";
        let (twice,): (i64,) = test.db.one(twice, &[]).await.expect("counted");
        println!(
            "{} acknowledged, {} done, {twice} more than once",
            acknowledged.len(),
            done.len()
        );
    }
}
