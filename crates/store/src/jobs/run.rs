//! A node at work.

use std::{
    future::Future,
    sync::Arc,
    time::{Duration, Instant},
};

use commons::{Failure, Id, Timestamp, capability::Job};
use tokio::{
    task::{JoinError, JoinSet},
    time::{sleep, timeout},
};

use super::{
    Jobs,
    queue::{PANICKED, Taken},
};
use crate::StoreError;

/// How long done jobs are kept, so that the overview shows what happened.
const KEPT: Duration = Duration::from_hours(7 * 24);
/// How often done jobs are forgotten.
const CLEANING: Duration = Duration::from_hours(1);

impl Jobs {
    /// Works off the queue until the shutdown. Then nothing new starts, what runs may come to its
    /// end for a while, and what still runs after that is given back. Several nodes may do this on
    /// one database.
    pub async fn run(&self, jobs: Vec<Job>, shutdown: impl Future<Output = ()> + Send) {
        if jobs.is_empty() {
            return shutdown.await;
        }
        let node = Node {
            jobs: self.clone(),
            id: Id::random(),
            known: jobs.into(),
            housekeeping: Instant::now(),
            cleaning: Instant::now(),
            running: JoinSet::new(),
        };
        node.run(shutdown).await;
    }
}

struct Node {
    jobs: Jobs,
    id: Id,
    known: Arc<[Job]>,
    housekeeping: Instant,
    cleaning: Instant,
    running: JoinSet<()>,
}

impl Node {
    async fn run(mut self, shutdown: impl Future<Output = ()> + Send) {
        let mut shutdown = std::pin::pin!(shutdown);
        let mut planned = false;
        loop {
            let looked = tokio::select! {
                () = &mut shutdown => break,
                looked = self.look(&mut planned) => looked,
            };
            if let Err(error) = looked {
                tracing::error!(%error, "the queue of jobs cannot be read");
            }
            let bell = Arc::clone(&self.jobs.bell);
            tokio::select! {
                () = &mut shutdown => break,
                () = sleep(self.jobs.pace.poll) => {}
                () = bell.notified() => {}
                Some(ended) = self.running.join_next() => complain(ended),
            }
        }
        self.finish().await;
    }

    /// Starts what is due, as far as there are free workers.
    async fn look(&mut self, planned: &mut bool) -> Result<(), StoreError> {
        if !*planned {
            self.jobs.plan(&self.known).await?;
            *planned = true;
        }
        self.keep_house().await?;
        while self.running.len() < self.jobs.pace.workers && self.jobs.is_anything_due().await? {
            match self.jobs.take(&self.id, &self.known).await? {
                Some(job) => self.start(job),
                None => break,
            }
        }
        Ok(())
    }

    async fn keep_house(&mut self) -> Result<(), StoreError> {
        let now = Instant::now();
        if now >= self.housekeeping {
            self.housekeeping = now + self.jobs.pace.poll;
            self.jobs.enqueue_due(&self.known).await?;
            if self.jobs.is_anything_due().await? {
                self.give_up_lost().await?;
            }
        }
        if now >= self.cleaning {
            self.cleaning = now + CLEANING;
            self.jobs.forget_done(Timestamp::now() - KEPT).await?;
        }
        Ok(())
    }

    async fn give_up_lost(&self) -> Result<(), StoreError> {
        let lost = self.jobs.give_up_lost().await?;
        if lost > 0 {
            tracing::error!(lost, "jobs ended their node at every attempt and are stuck");
        }
        Ok(())
    }

    fn start(&mut self, taken: Taken) {
        let Some(job) = self.known.iter().find(|job| job.kind == taken.kind).cloned() else {
            return;
        };
        let (jobs, node) = (self.jobs.clone(), self.id.clone());
        self.running.spawn(async move {
            if let Err(error) = attend(&jobs, &node, &taken, &job).await {
                tracing::error!(kind = taken.kind, %error, "the end of a job cannot be noted");
            }
        });
    }

    async fn finish(mut self) {
        let drained = async {
            while let Some(ended) = self.running.join_next().await {
                complain(ended);
            }
        };
        if timeout(self.jobs.pace.patience, drained).await.is_err() {
            self.running.shutdown().await;
        }
        match self.jobs.release(&self.id).await {
            Ok(0) => {}
            Ok(released) => tracing::warn!(released, "jobs were given back at the shutdown"),
            Err(error) => tracing::error!(%error, "jobs wait until their lease ends"),
        }
    }
}

fn complain(ended: Result<(), JoinError>) {
    if let Err(error) = ended
        && error.is_panic()
    {
        tracing::error!("attending a job panicked");
    }
}

/// Runs a job, holds its lease meanwhile, and notes how it ended.
async fn attend(jobs: &Jobs, node: &Id, taken: &Taken, job: &Job) -> Result<(), StoreError> {
    let mut handler = JoinSet::new();
    handler.spawn((job.run)(taken.payload.clone()));
    let ended = loop {
        tokio::select! {
            ended = handler.join_next() => break ended,
            () = sleep(jobs.pace.lease / 3) => {
                if !jobs.renew(node, taken).await.unwrap_or(true) {
                    tracing::warn!(kind = taken.kind, "another node took over a job");
                    return Ok(());
                }
            }
        }
    };
    let Some(error) = error_code(ended) else {
        return jobs.done(node, taken).await.map(|_| ());
    };
    tracing::warn!(kind = taken.kind, attempt = taken.attempts, error, "a job failed");
    jobs.failed(node, taken, error).await.map(|_| ())
}

/// The code of the error with which a handler ended; its words could be about people.
fn error_code(ended: Option<Result<Result<(), Failure>, JoinError>>) -> Option<&'static str> {
    match ended {
        Some(Ok(Ok(()))) => None,
        Some(Ok(Err(failure))) => Some(failure.explain().code()),
        Some(Err(_)) | None => Some(PANICKED),
    }
}
