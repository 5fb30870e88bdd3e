//! Destinations with their keys, and signed events in both directions. The town checks none of
//! this: browsers do, against roots they pinned.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use commons::{Id, Slug};
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    Environment,
    client::{Client, Fault},
    send::remote,
};
use crate::{Post, PostError, doors::DoorError};

/// A destination with what a browser checks it by.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Destination {
    id: String,
    environment: Environment,
    /// PEM.
    roots: String,
    services: Vec<Value>,
    encryption: Value,
    signing: Vec<Value>,
}

/// What the delivery service and the authority say of a submission that was sent.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EventLog {
    case: Id,
    submission: String,
    events: Vec<String>,
    /// The delivery service's own keys.
    service: Value,
    #[serde(flatten)]
    destination: Destination,
}

impl Post {
    /// A destination, with the key to seal to.
    pub(crate) async fn destination(&self, id: &str) -> Result<Destination, PostError> {
        let client = self.fit_connect_client().await?;
        self.described(&client, id, &[]).await.map_err(|fault| failed(&client, &fault))
    }

    /// The events of a submission that an office sent, with the keys that signed them.
    pub(crate) async fn event_log(&self, office: &Slug, id: &Id) -> Result<EventLog, PostError> {
        let waiting = self.waiting(id).await?.filter(|it| it.office == *office);
        let waiting = waiting.ok_or(DoorError::NoMessage)?;
        let announced = remote(waiting.remote.as_deref()).ok_or(DoorError::NoMessage)?;
        let client = self.fit_connect_client().await?;
        let asked = async {
            let events = client.events(&announced.case_id).await?;
            let service = client.service_keys().await?;
            let destination = self.described(&client, &waiting.address, &events).await?;
            let submission = announced.submission_id;
            Ok(EventLog { case: waiting.case, submission, events, service, destination })
        };
        asked.await.map_err(|fault: Fault| failed(&client, &fault))
    }

    async fn described(
        &self,
        client: &Client,
        id: &str,
        events: &[String],
    ) -> Result<Destination, Fault> {
        let described = client.destination(id).await?;
        let kid = described["encryptionKid"].as_str().ok_or(Fault::Unreachable)?;
        let encryption = client.key(id, kid).await?;
        let mut signing = Vec::new();
        for kid in signers(events, id) {
            signing.push(client.key(id, &kid).await?);
        }
        let config = self.config().fit_connect.as_ref();
        Ok(Destination {
            id: id.to_owned(),
            environment: config.map(|it| it.environment).unwrap_or_default(),
            roots: config.map(|it| it.roots.clone()).unwrap_or_default(),
            services: services(&described),
            encryption,
            signing,
        })
    }

    /// Hands a signed answer to FIT-Connect, as it is.
    pub(crate) async fn answer_submission(
        &self,
        office: &Slug,
        id: &Id,
        set: &str,
    ) -> Result<(), PostError> {
        let is_signed = set.split('.').count() == 3
            && set.split('.').next().and_then(header).is_some_and(|it| it["alg"] == "PS512");
        if !is_signed {
            return Err(PostError::Malformed("set"));
        }
        let content = self.inbound_content(office, id).await?;
        let content: Value = serde_json::from_slice(&content).map_err(|_| DoorError::NoMessage)?;
        let case = content["case"].as_str().ok_or(DoorError::NoMessage)?;
        let client = self.fit_connect_client().await?;
        client.tell(case, set).await.map_err(|fault| failed(&client, &fault))
    }
}

/// The keys by which the destination itself signed events.
fn signers(events: &[String], destination: &str) -> Vec<String> {
    let mut kids: Vec<String> = events.iter().filter_map(|set| signer(set, destination)).collect();
    kids.sort();
    kids.dedup();
    kids
}

fn signer(set: &str, destination: &str) -> Option<String> {
    let (head, rest) = set.split_once('.')?;
    let claims = header(rest.split('.').next()?)?;
    let is_theirs = claims["iss"] == destination;
    is_theirs.then(|| header(head)?["kid"].as_str().map(str::to_owned)).flatten()
}

/// A part of a token, which is JSON.
pub(super) fn header(part: &str) -> Option<Value> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}

/// What can be sent to a destination.
fn services(described: &Value) -> Vec<Value> {
    let all = described["services"].as_array().or_else(|| described["publicServices"].as_array());
    let schema = |it: &Value| json!({ "uri": it["schemaUri"], "mimeType": it["mimeType"] });
    let service = |it: &Value| {
        let schemas: Vec<Value> =
            it["submissionSchemas"].as_array().into_iter().flatten().map(schema).collect();
        let name = it["name"].as_str().or_else(|| it["identifier"].as_str());
        json!({ "name": name, "identifier": it["identifier"], "schemas": schemas })
    };
    all.into_iter().flatten().map(service).collect()
}

fn failed(client: &Client, fault: &Fault) -> PostError {
    match fault {
        Fault::Refused(404 | 410) => DoorError::NoMessage.into(),
        _ => DoorError::Unreachable { host: client.host() }.into(),
    }
}
