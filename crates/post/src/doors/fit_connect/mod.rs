//! FIT-Connect, the administration's way to send applications. The town does OAuth and transport;
//! what it carries was sealed in a browser and is opened in one.

mod client;
mod events;
mod fetch;
mod send;

use std::{collections::BTreeMap, fmt, time::Duration};

use commons::Slug;
use serde::Serialize;

pub(crate) use events::{Destination, EventLog};
pub(crate) use send::{NewSubmission, SEND_SUBMISSION};

use crate::{Post, PostError, doors::DoorError};
use client::Client;

/// The job that fetches what came in.
pub(crate) const FETCH_SUBMISSIONS: &str = "post.fetch-submissions";

/// Which of FIT-Connect's two worlds: certificates of the one are worth nothing in the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Environment {
    /// For trying out.
    #[default]
    Test,
    /// For real applications.
    Production,
}

/// How the town takes part in FIT-Connect.
#[derive(Clone, PartialEq, Eq)]
pub struct FitConnectConfig {
    /// Test or production.
    pub environment: Environment,
    /// Where access tokens come from.
    pub token_url: String,
    /// The submission interface, without `/v2`.
    pub submission_url: String,
    /// What FIT-Connect knows the town as.
    pub client_id: String,
    /// The secret that belongs to it.
    pub client_secret: String,
    /// The root certificates that browsers check other authorities' keys against, PEM.
    pub roots: String,
    /// The destinations at which offices receive.
    pub destinations: BTreeMap<Slug, String>,
    /// How often the town looks for what came in.
    pub fetching: Duration,
}

/// The secret is nobody's business.
impl fmt::Debug for FitConnectConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FitConnectConfig")
            .field("url", &self.submission_url)
            .finish_non_exhaustive()
    }
}

/// What an office's page says of this door.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FitConnectDoor {
    pub environment: Environment,
    pub destination: Option<String>,
}

impl Post {
    fn fit_connect(&self) -> Result<&FitConnectConfig, PostError> {
        self.config().fit_connect.as_ref().ok_or_else(|| DoorError::NoFitConnect.into())
    }

    async fn fit_connect_client(&self) -> Result<Client, PostError> {
        Ok(Client::signed_in(self.fit_connect()?).await?)
    }

    /// What an office's page says of this door; nothing where the town does not take part.
    pub(crate) fn fit_connect_door(&self, office: &Slug) -> Option<FitConnectDoor> {
        let config = self.config().fit_connect.as_ref()?;
        let destination = config.destinations.get(office).cloned();
        Some(FitConnectDoor { environment: config.environment, destination })
    }
}
