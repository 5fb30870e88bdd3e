//! What the post does in the background.

use std::{future::Future, time::Duration};

use commons::{Failure, capability::Job};

use crate::{Post, PostError, parts};

const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

/// The jobs that keep the post in order.
pub(crate) fn jobs(post: &Post) -> Vec<Job> {
    let parts = post.clone();
    vec![
        Job::queued(parts::DELETE, move |payload| {
            let post = parts.clone();
            async move { Ok(post.delete_parts(&payload).await?) }
        }),
        every(post, HOUR, "post.expire-uploads", |post| async move { post.expire_uploads().await }),
        every(post, HOUR, "post.forget-guests", |post| async move { post.forget_arrivals().await }),
        every(
            post,
            DAY,
            "post.apply-retention",
            |post| async move { post.apply_retention().await },
        ),
        every(post, HOUR, "post.purge", |post| async move { post.purge().await }),
    ]
}

/// Work that starts by itself and says how much it did.
fn every<F, Fut>(post: &Post, every: Duration, kind: &'static str, work: F) -> Job
where
    F: Fn(Post) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<u64, PostError>> + Send + 'static,
{
    let post = post.clone();
    Job::every(every, kind, move || {
        let done = work(post.clone());
        async move {
            let count = done.await.map_err(Failure::from)?;
            if count > 0 {
                tracing::info!(kind, count, "the post was put in order");
            }
            Ok(())
        }
    })
}
