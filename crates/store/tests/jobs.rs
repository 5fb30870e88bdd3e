//! The queue of jobs, on both databases.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    time::Duration,
};

use commons::{Failure, Timestamp, capability::Job};
use parking_lot::Mutex;
use serde_json::json;
use store::{
    Database, Jobs, Sql, StoreError,
    jobs::{Overview, Pace, State},
    params,
    testing::{self, TestDatabase},
};
use tokio::sync::{Notify, watch};

/// Fast enough for a test; no lease ends because a machine is busy.
const QUICK: Pace = Pace {
    workers: 4,
    poll: Duration::from_millis(20),
    lease: Duration::from_mins(1),
    pause: Duration::from_millis(10),
    longest_pause: Duration::from_millis(50),
    attempts: 3,
    patience: Duration::from_secs(5),
};

async fn databases() -> Vec<TestDatabase> {
    testing::databases(&[store::migrations()]).await
}

fn queue(db: &Database) -> Jobs {
    Jobs::new(db.clone()).with_pace(QUICK)
}

/// A node at work, until it is told to stop.
struct Node {
    stop: watch::Sender<bool>,
    work: tokio::task::JoinHandle<()>,
}

fn node(jobs: &Jobs, known: Vec<Job>) -> Node {
    let (stop, mut stopped) = watch::channel(false);
    let jobs = jobs.clone();
    let work = tokio::spawn(async move {
        let shutdown = async move { drop(stopped.wait_for(|stop| *stop).await) };
        jobs.run(known, shutdown).await;
    });
    Node { stop, work }
}

impl Node {
    async fn stop(self) {
        self.stop.send(true).expect("the node runs");
        self.work.await.expect("the node ends");
    }
}

/// Waits until the queue looks as it should.
async fn until(jobs: &Jobs, what: &str, so: impl Fn(&Overview) -> bool) -> Overview {
    for _ in 0..500 {
        let overview = jobs.overview().await.expect("an overview");
        if so(&overview) {
            return overview;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("waited too long for: {what}");
}

/// Counts how often each payload was worked on.
#[derive(Clone, Default)]
struct Tally(Arc<Mutex<HashMap<i64, usize>>>);

impl Tally {
    fn job(&self, kind: &'static str) -> Job {
        let tally = self.clone();
        Job::queued(kind, move |payload| {
            let tally = tally.clone();
            async move {
                tokio::time::sleep(Duration::from_millis(2)).await;
                *tally.0.lock().entry(payload.as_i64().unwrap_or(-1)).or_default() += 1;
                Ok(())
            }
        })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn several_nodes_do_every_job_once() {
    for test in databases().await {
        let jobs = queue(&test.db);
        let tally = Tally::default();
        let nodes: Vec<_> =
            (0..3).map(|_| node(&queue(&test.db), vec![tally.job("test.count")])).collect();
        for n in 0..200 {
            jobs.enqueue_now("test.count", &json!(n)).await.expect("enqueued");
        }
        until(&jobs, "200 done", |seen| seen.total(State::Done) == 200).await;
        for node in nodes {
            node.stop().await;
        }
        let done = tally.0.lock().clone();
        assert_eq!(done.len(), 200);
        assert!(done.values().all(|times| *times == 1), "{done:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_exists_only_with_the_transaction_that_enqueued_it() {
    for test in databases().await {
        let jobs = queue(&test.db);
        let tally = Tally::default();
        let tx = test.db.begin().await.expect("begun");
        jobs.enqueue(&tx, "test.count", &json!(1)).await.expect("enqueued");
        drop(tx);
        let tx = test.db.begin().await.expect("begun");
        jobs.enqueue(&tx, "test.count", &json!(2)).await.expect("enqueued");
        tx.commit().await.expect("committed");

        let node = node(&jobs, vec![tally.job("test.count")]);
        until(&jobs, "one done", |seen| seen.total(State::Done) == 1).await;
        node.stop().await;
        assert_eq!(*tally.0.lock(), HashMap::from([(2, 1)]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_waits_for_its_moment() {
    for test in databases().await {
        let jobs = queue(&test.db);
        let tally = Tally::default();
        let tx = test.db.begin().await.expect("begun");
        let now = Timestamp::now();
        let later = now + Duration::from_hours(1);
        jobs.enqueue_at(&tx, "test.count", &json!(1), later).await.expect("enqueued");
        jobs.enqueue_at(&tx, "test.count", &json!(2), now).await.expect("enqueued");
        tx.commit().await.expect("committed");

        let node = node(&jobs, vec![tally.job("test.count")]);
        let seen = until(&jobs, "one done", |seen| seen.total(State::Done) == 1).await;
        node.stop().await;
        assert_eq!((seen.total(State::Waiting), seen.waiting_since), (1, None));
        assert_eq!(*tally.0.lock(), HashMap::from([(2, 1)]));
    }
}

/// Fails, or panics, until it has been tried often enough.
fn failing(kind: &'static str, failures: usize, panics: bool) -> (Job, Arc<AtomicUsize>) {
    let tried = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&tried);
    let job = Job::queued(kind, move |_| {
        let tried = counter.fetch_add(1, SeqCst) + 1;
        async move {
            assert!(!panics || tried > failures, "as the test wants it");
            if tried > failures { Ok(()) } else { Err(Failure::from(StoreError::Busy)) }
        }
    });
    (job, tried)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fails_or_panics_is_tried_again_until_it_succeeds() {
    for test in databases().await {
        for panics in [false, true] {
            let jobs = queue(&test.db);
            let (job, tried) = failing("test.fail", 2, panics);
            jobs.enqueue_now("test.fail", &json!(null)).await.expect("enqueued");
            let node = node(&jobs, vec![job]);
            until(&jobs, "done", |seen| seen.total(State::Done) == 1).await;
            node.stop().await;
            assert_eq!(tried.load(SeqCst), 3);
            jobs.forget_done(Timestamp::now()).await.expect("forgotten");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_always_fails_is_stuck_until_somebody_lets_it_try_again() {
    for test in databases().await {
        for (panics, code) in [(false, "store-busy"), (true, "store-job-panicked")] {
            let jobs = queue(&test.db);
            let (job, tried) = failing("test.fail", 3, panics);
            let id = jobs.enqueue_now("test.fail", &json!(null)).await.expect("enqueued");
            let node = node(&jobs, vec![job]);
            let seen = until(&jobs, "stuck", |seen| seen.total(State::Stuck) == 1).await;
            assert_eq!(tried.load(SeqCst), 3);
            let stuck = &seen.stuck[0];
            assert_eq!((&stuck.id, stuck.attempts), (&id, 3));
            assert_eq!((stuck.kind.as_str(), stuck.error.as_deref()), ("test.fail", Some(code)));

            assert!(jobs.retry(&id).await.expect("asked"));
            until(&jobs, "done", |seen| seen.total(State::Done) == 1).await;
            assert!(!jobs.retry(&id).await.expect("asked"), "only stuck jobs are retried");
            node.stop().await;
            assert_eq!(jobs.forget_done(Timestamp::now()).await.expect("forgotten"), 1);
            assert_eq!(jobs.overview().await.expect("an overview").counts.len(), 0);
        }
    }
}

/// Starts, says so, and goes on until it is let go.
fn held(kind: &'static str) -> (Job, Arc<Notify>, Arc<Notify>) {
    let (started, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (s, g) = (Arc::clone(&started), Arc::clone(&go));
    let job = Job::queued(kind, move |_| {
        let (started, go) = (Arc::clone(&s), Arc::clone(&g));
        async move {
            started.notify_one();
            go.notified().await;
            Ok(())
        }
    });
    (job, started, go)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shutdown_waits_for_what_runs_and_starts_nothing_new() {
    for test in databases().await {
        let jobs = Jobs::new(test.db.clone()).with_pace(Pace { workers: 1, ..QUICK });
        let (job, started, go) = held("test.hold");
        jobs.enqueue_now("test.hold", &json!(1)).await.expect("enqueued");
        jobs.enqueue_now("test.hold", &json!(2)).await.expect("enqueued");
        let node = node(&jobs, vec![job]);
        started.notified().await;
        let stopping = tokio::spawn(node.stop());
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert!(!stopping.is_finished(), "a job still runs");
        go.notify_one();
        stopping.await.expect("stopped");
        let seen = jobs.overview().await.expect("an overview");
        assert_eq!((seen.total(State::Done), seen.total(State::Waiting)), (1, 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shutdown_gives_back_what_takes_too_long() {
    for test in databases().await {
        let hurried = Pace { patience: Duration::from_millis(50), ..QUICK };
        let jobs = Jobs::new(test.db.clone()).with_pace(hurried);
        let (job, started, _go) = held("test.hold");
        jobs.enqueue_now("test.hold", &json!(1)).await.expect("enqueued");
        let first = node(&jobs, vec![job]);
        started.notified().await;
        first.stop().await;
        let seen = jobs.overview().await.expect("an overview");
        assert_eq!((seen.total(State::Running), seen.total(State::Waiting)), (0, 1));

        let tally = Tally::default();
        let second = node(&jobs, vec![tally.job("test.hold")]);
        until(&jobs, "done", |seen| seen.total(State::Done) == 1).await;
        second.stop().await;
        assert_eq!(*tally.0.lock(), HashMap::from([(1, 1)]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_node_takes_over_from_one_that_died() {
    for test in databases().await {
        let jobs = queue(&test.db);
        let (job, started, _go) = held("test.hold");
        jobs.enqueue_now("test.hold", &json!(7)).await.expect("enqueued");
        let short = Pace { lease: Duration::from_millis(400), ..QUICK };
        let first = node(&Jobs::new(test.db.clone()).with_pace(short), vec![job]);
        started.notified().await;
        first.work.abort();
        let tally = Tally::default();
        let second = node(&jobs, vec![tally.job("test.hold")]);
        until(&jobs, "done", |seen| seen.total(State::Done) == 1).await;
        second.stop().await;
        assert_eq!(*tally.0.lock(), HashMap::from([(7, 1)]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_job_keeps_its_lease() {
    for test in databases().await {
        let short = Pace { lease: Duration::from_millis(1_500), ..QUICK };
        let jobs = Jobs::new(test.db.clone()).with_pace(short);
        let (job, started, go) = held("test.hold");
        jobs.enqueue_now("test.hold", &json!(1)).await.expect("enqueued");
        let first = node(&jobs, vec![job]);
        started.notified().await;
        let tally = Tally::default();
        let second = node(&queue(&test.db), vec![tally.job("test.hold")]);
        tokio::time::sleep(short.lease * 2).await;
        go.notify_one();
        until(&jobs, "done", |seen| seen.total(State::Done) == 1).await;
        first.stop().await;
        second.stop().await;
        assert_eq!(*tally.0.lock(), HashMap::new(), "nobody else ran it");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_kills_its_node_every_time_is_stuck() {
    for test in databases().await {
        let jobs = queue(&test.db);
        jobs.enqueue_now("test.kill", &json!(1)).await.expect("enqueued");
        let dead = "UPDATE jobs SET state = 'running', attempts = $1, due_at = $2, owner = 'dead'";
        test.db.exec(dead, params![QUICK.attempts, Timestamp::now()]).await.expect("changed");
        let (job, tried) = failing("test.kill", 0, false);
        let node = node(&jobs, vec![job]);
        let seen = until(&jobs, "stuck", |seen| seen.total(State::Stuck) == 1).await;
        node.stop().await;
        assert_eq!(seen.stuck[0].error.as_deref(), Some("store-job-lost"));
        assert_eq!(tried.load(SeqCst), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_repeats_starts_once_for_all_nodes() {
    for test in databases().await {
        let runs = Arc::new(AtomicUsize::new(0));
        let every = Duration::from_millis(300);
        let begun = std::time::Instant::now();
        let nodes: Vec<_> = (0..3)
            .map(|_| {
                let runs = Arc::clone(&runs);
                let job = Job::every(every, "test.tick", move || {
                    runs.fetch_add(1, SeqCst);
                    async { Ok(()) }
                });
                node(&queue(&test.db), vec![job])
            })
            .collect();
        tokio::time::sleep(every * 5).await;
        for node in nodes {
            node.stop().await;
        }
        let possible = usize::try_from(begun.elapsed().as_millis() / every.as_millis());
        let possible = possible.expect("few") + 1;
        let runs = runs.load(SeqCst);
        assert!((2..=possible).contains(&runs), "{runs} runs, {possible} possible");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_repeats_and_is_stuck_gets_another_chance_next_time() {
    for test in databases().await {
        let jobs = queue(&test.db);
        let tried = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&tried);
        let job = Job::every(Duration::from_millis(200), "test.tick", move || {
            let tried = counter.fetch_add(1, SeqCst) + 1;
            async move { if tried > 3 { Ok(()) } else { Err(Failure::from(StoreError::Busy)) } }
        });
        let node = node(&jobs, vec![job]);
        let seen = until(&jobs, "done", |seen| seen.total(State::Done) > 0).await;
        node.stop().await;
        assert_eq!(seen.total(State::Stuck), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn work_for_another_version_of_the_program_waits_for_it() {
    for test in databases().await {
        let jobs = queue(&test.db);
        let tally = Tally::default();
        jobs.enqueue_now("test.new", &json!(1)).await.expect("enqueued");
        jobs.enqueue_now("test.old", &json!(2)).await.expect("enqueued");
        let old = node(&jobs, vec![tally.job("test.old")]);
        let seen = until(&jobs, "one done", |seen| seen.total(State::Done) == 1).await;
        assert_eq!(seen.total(State::Waiting), 1);
        assert!(seen.waiting_since.is_some());
        let new = node(&queue(&test.db), vec![tally.job("test.new")]);
        until(&jobs, "both done", |seen| seen.total(State::Done) == 2).await;
        old.stop().await;
        new.stop().await;
        assert_eq!(*tally.0.lock(), HashMap::from([(1, 1), (2, 1)]));
    }
}
