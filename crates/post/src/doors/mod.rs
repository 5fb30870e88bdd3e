//! Doors to other systems: OpenPGP mail and FIT-Connect. Browsers seal and open; what passes here
//! is sealed for or by the other side, whose standards are not quantum-safe.

mod address;
mod clearing;
mod error;
mod fit_connect;
mod inbound;
mod incoming;
mod keys;
mod lookup;
mod openpgp;
mod outbound;
mod sealed_mail;
mod transport;
mod wkd;

use std::time::Duration;

use axum::Router;
use commons::{Slug, Timestamp, capability::Job};

pub use address::Address;
pub use error::DoorError;
pub(crate) use fit_connect::{Destination, EventLog, FitConnectDoor, NewSubmission};
pub use fit_connect::{Environment, FitConnectConfig};
pub(crate) use inbound::Inbound;
pub use incoming::Incoming;
pub(crate) use keys::{NewDoorKey, OwnDoorKey};
pub(crate) use lookup::keys_of;
pub(crate) use outbound::Outbound;
pub(crate) use sealed_mail::SealedMail;

use crate::Post;

/// The door of OpenPGP mail.
pub(crate) const OPENPGP: &str = "openpgp";
/// The door of FIT-Connect.
pub(crate) const FIT_CONNECT: &str = "fit-connect";

/// What other systems ask, at addresses that their standards fix.
pub(crate) fn routes() -> Router<Post> {
    wkd::routes()
}

/// How often it forgets what was dealt with.
const CLEARING: Duration = Duration::from_hours(24);

/// What is handed over and fetched in the background.
pub(crate) fn jobs(post: &Post) -> Vec<Job> {
    let (mail, submissions) = (post.clone(), post.clone());
    let (fetching, clearing) = (post.clone(), post.clone());
    let mut jobs = vec![
        Job::queued(outbound::SEND_MAIL, move |payload| {
            let post = mail.clone();
            async move { post.send_mail(&payload).await }
        }),
        Job::queued(fit_connect::SEND_SUBMISSION, move |payload| {
            let post = submissions.clone();
            async move { post.send_submission(&payload).await }
        }),
        Job::every(CLEARING, clearing::CLEAR_DOORS, move || {
            let post = clearing.clone();
            async move { post.clear_doors(Timestamp::now()).await }
        }),
    ];
    jobs.extend(post.config().fit_connect.as_ref().map(|config| {
        Job::every(config.fetching, fit_connect::FETCH_SUBMISSIONS, move || {
            let post = fetching.clone();
            async move { post.fetch_submissions().await }
        })
    }));
    jobs
}

impl Post {
    /// The domain of the offices' addresses: the host of the town's pages.
    pub fn mail_domain(&self) -> String {
        let base = self.config().base_url.as_str();
        let host = base.split_once("://").map_or(base, |(_, rest)| rest);
        host.split([':', '/']).next().unwrap_or_default().to_ascii_lowercase()
    }

    /// Where an office receives OpenPGP mail.
    pub fn mail_address(&self, office: &Slug) -> String {
        format!("{office}@{}", self.mail_domain())
    }
}
