//! FIT-Connect's submission interface, version 2, as far as the town needs it. What it says of
//! itself is third parties' JSON: read with care, and never believed about keys.

use reqwest::{Method, RequestBuilder, StatusCode, header};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{FitConnectConfig, NewSubmission};
use crate::doors::{
    DoorError,
    transport::{percent_encoded, trusted_client, whole},
};

/// The longest answer, in bytes: a sealed attachment.
const LONGEST: usize = 100 << 20;
/// So many submissions that wait are asked for at once, and so often.
const PAGE: usize = 100;
const MOST_PAGES: usize = 100;

/// The interface, with an access token.
pub(super) struct Client {
    http: reqwest::Client,
    base: String,
    token: String,
}

/// Why the other side did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It would not if asked again: it says this status.
    Refused(u16),
    /// It may later.
    Unreachable,
}

/// What it calls a submission.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Announced {
    pub submission_id: String,
    pub case_id: String,
}

/// A submission that waits to be fetched.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Fetched {
    pub submission_id: String,
    pub case_id: String,
    pub encrypted_metadata: String,
    pub encrypted_data: String,
    #[serde(default)]
    attachments: Vec<Value>,
}

impl Fetched {
    /// The identifiers of its attachments: alone, or each in an object.
    pub fn attachments(&self) -> impl Iterator<Item = &str> {
        self.attachments.iter().filter_map(|it| it.as_str().or_else(|| it["attachmentId"].as_str()))
    }
}

impl Client {
    /// Gets an access token (OAuth 2.0 client credentials, the secret in the body).
    pub async fn signed_in(config: &FitConnectConfig) -> Result<Self, DoorError> {
        let unreachable = || DoorError::Unreachable { host: host_of(&config.token_url) };
        let http = trusted_client().map_err(|_| unreachable())?;
        let form = format!(
            "grant_type=client_credentials&client_id={}&client_secret={}",
            percent_encoded(&config.client_id),
            percent_encoded(&config.client_secret)
        );
        let request = http
            .post(&config.token_url)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT, "application/json")
            .body(form);
        let answer = answered(request).await.map_err(|_| unreachable())?;
        let answer: Value = serde_json::from_slice(&answer).map_err(|_| unreachable())?;
        let token = answer["access_token"].as_str().ok_or_else(unreachable)?.to_owned();
        let base = config.submission_url.trim_end_matches('/').to_owned();
        Ok(Self { http, base, token })
    }

    /// Announces a submission with its attachments.
    pub async fn announce(&self, submission: &NewSubmission) -> Result<Announced, Fault> {
        let attachments: Vec<&str> =
            submission.attachments.iter().map(|it| it.id.as_str()).collect();
        let body = json!({
            "destinationId": submission.destination,
            "announcedAttachments": attachments,
            "publicService": submission.service,
        });
        let request = self.request(Method::POST, "/v2/submissions").json(&body);
        serde_json::from_slice(&answered(request).await?).map_err(|_| Fault::Unreachable)
    }

    /// Hands over one sealed attachment.
    pub async fn attach(&self, submission: &str, id: &str, content: &str) -> Result<(), Fault> {
        let path = format!("/v2/submissions/{}/attachments/{}", safe(submission), safe(id));
        answered(jose(self.request(Method::PUT, &path), content)).await.map(|_| ())
    }

    /// Hands over metadata and data; with this it is sent.
    pub async fn submit(&self, submission: &str, metadata: &str, data: &str) -> Result<(), Fault> {
        let path = format!("/v2/submissions/{}", safe(submission));
        let body = json!({ "encryptedMetadata": metadata, "encryptedData": data });
        answered(self.request(Method::PUT, &path).json(&body)).await.map(|_| ())
    }

    /// The identifiers of all submissions that wait at a destination. Those that were fetched wait
    /// on until a clerk answers them.
    pub async fn waiting(&self, destination: &str) -> Result<Vec<String>, Fault> {
        let mut waiting = Vec::new();
        for page in 0..MOST_PAGES {
            let (destination, offset) = (safe(destination), page * PAGE);
            let path =
                format!("/v2/submissions?destinationId={destination}&offset={offset}&limit={PAGE}");
            let answer = self.json(&path).await?;
            let some = answer["submissions"].as_array().ok_or(Fault::Unreachable)?;
            let named = some.iter().filter_map(|it| it["submissionId"].as_str());
            waiting.extend(named.map(str::to_owned));
            if some.len() < PAGE {
                break;
            }
        }
        Ok(waiting)
    }

    /// One submission that waits.
    pub async fn fetch(&self, submission: &str) -> Result<Fetched, Fault> {
        let path = format!("/v2/submissions/{}", safe(submission));
        serde_json::from_value(self.json(&path).await?).map_err(|_| Fault::Unreachable)
    }

    /// One of its sealed attachments.
    pub async fn attachment(&self, submission: &str, id: &str) -> Result<String, Fault> {
        let path = format!("/v2/submissions/{}/attachments/{}", safe(submission), safe(id));
        let content = answered(self.request(Method::GET, &path)).await?;
        String::from_utf8(content).map(|it| it.trim().to_owned()).map_err(|_| Fault::Unreachable)
    }

    /// The signed events of a case.
    pub async fn events(&self, case: &str) -> Result<Vec<String>, Fault> {
        let answer = self.json(&format!("/v2/cases/{}/events", safe(case))).await?;
        let log = answer["eventLog"].as_array().ok_or(Fault::Unreachable)?;
        Ok(log.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// Hands over a signed event.
    pub async fn tell(&self, case: &str, set: &str) -> Result<(), Fault> {
        let path = format!("/v2/cases/{}/events", safe(case));
        answered(jose(self.request(Method::POST, &path), set)).await.map(|_| ())
    }

    /// A destination, as it is described.
    pub async fn destination(&self, id: &str) -> Result<Value, Fault> {
        self.json(&format!("/v2/destinations/{}", safe(id))).await
    }

    /// One key of a destination, with its certificates.
    pub async fn key(&self, destination: &str, kid: &str) -> Result<Value, Fault> {
        self.json(&format!("/v2/destinations/{}/keys/{}", safe(destination), safe(kid))).await
    }

    /// The keys with which the delivery service itself signs.
    pub async fn service_keys(&self) -> Result<Value, Fault> {
        self.json("/.well-known/jwks.json").await.map(|answer| answer["keys"].clone())
    }

    /// The host that is asked.
    pub fn host(&self) -> String {
        host_of(&self.base)
    }

    async fn json(&self, path: &str) -> Result<Value, Fault> {
        let answer = answered(self.request(Method::GET, path)).await?;
        serde_json::from_slice(&answer).map_err(|_| Fault::Unreachable)
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http
            .request(method, format!("{}{path}", self.base))
            .bearer_auth(&self.token)
            .header(header::USER_AGENT, "Allmende")
            .header(header::ACCEPT, "application/json, application/jose")
    }
}

fn jose(request: RequestBuilder, content: &str) -> RequestBuilder {
    request.header(header::CONTENT_TYPE, "application/jose").body(content.to_owned())
}

async fn answered(request: RequestBuilder) -> Result<Vec<u8>, Fault> {
    let answer = request.send().await.map_err(|_| Fault::Unreachable)?;
    let status = answer.status();
    let may_change =
        [StatusCode::UNAUTHORIZED, StatusCode::REQUEST_TIMEOUT, StatusCode::TOO_MANY_REQUESTS];
    match status {
        _ if status.is_success() => whole(answer, LONGEST).await.map_err(|_| Fault::Unreachable),
        _ if status.is_client_error() && !may_change.contains(&status) => {
            Err(Fault::Refused(status.as_u16()))
        }
        _ => Err(Fault::Unreachable),
    }
}

/// A part of a path, whatever somebody else put into it: dots alone would lead upwards.
fn safe(part: &str) -> String {
    if part.bytes().all(|it| it == b'.') { "-".to_owned() } else { percent_encoded(part) }
}

fn host_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_part_of_a_path_leads_elsewhere() {
        for (part, safe_part) in
            [("..", "-"), (".", "-"), ("", "-"), ("../x", "..%2Fx"), ("a?b#c", "a%3Fb%23c")]
        {
            assert_eq!(safe(part), safe_part);
        }
    }
}
