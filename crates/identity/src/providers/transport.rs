//! How we speak to a provider. What it tells us to call (its token endpoint, its keys) must not
//! become a way into the town's own network: TLS only, no redirects, no private addresses, short
//! answers, little patience.

use std::{
    error::Error,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use futures::future::BoxFuture;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, url::Url};
use reqwest::{
    Client,
    dns::{Addrs, Name, Resolve, Resolving},
    redirect::Policy,
};

use crate::rules::is_public;

const PATIENCE: Duration = Duration::from_secs(10);
/// The longest answer, in bytes: discovery documents and keys take a few thousand.
const LONGEST: usize = 512 * 1024;

/// Why a provider could not be asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TransportError {
    #[error("{0} may not be called: https only, except on this machine")]
    Insecure(String),
    #[error("{0} may not be called: it is an address of the local network")]
    Private(String),
    #[error("the answer is longer than {LONGEST} bytes")]
    TooLong,
    #[error("{0}")]
    Http(String),
}

impl From<reqwest::Error> for TransportError {
    fn from(error: reqwest::Error) -> Self {
        let cause = error.source().map_or_else(String::new, |source| format!(": {source}"));
        Self::Http(format!("{}{cause}", error.without_url()))
    }
}

/// The way to one provider. The host of its issuer was named by the town's operator and may stand
/// in the town's own network; no other may.
pub(crate) struct Transport {
    client: Client,
    issuer: Url,
}

impl Transport {
    pub fn to(issuer: &Url) -> Result<Self, TransportError> {
        check(issuer, issuer)?;
        let client = Client::builder()
            .redirect(Policy::none())
            .timeout(PATIENCE)
            .no_proxy()
            .dns_resolver(Arc::new(PublicOnly { except: issuer.host_str().map(str::to_owned) }))
            .build()?;
        Ok(Self { client, issuer: issuer.clone() })
    }
}

/// A type of its own and no closure: only so is it known that what waits for it may move between
/// threads.
impl<'c> AsyncHttpClient<'c> for Transport {
    type Error = TransportError;
    type Future = BoxFuture<'c, Result<HttpResponse, TransportError>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let url = Url::parse(&parts.uri.to_string())
                .map_err(|error| TransportError::Http(error.to_string()))?;
            check(&url, &self.issuer)?;
            let request = self.client.request(parts.method, url).headers(parts.headers);
            read(request.body(body).send().await?).await
        })
    }
}

async fn read(mut answer: reqwest::Response) -> Result<HttpResponse, TransportError> {
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        body.extend_from_slice(&chunk);
        if body.len() > LONGEST {
            return Err(TransportError::TooLong);
        }
    }
    let mut response = HttpResponse::new(body);
    *response.status_mut() = answer.status();
    *response.headers_mut() = answer.headers().clone();
    Ok(response)
}

/// An address given as a name is checked when it is resolved, see [`PublicOnly`].
pub(super) fn check(url: &Url, issuer: &Url) -> Result<(), TransportError> {
    let on_this_machine = url.host_str().is_some_and(is_loopback) && url.host() == issuer.host();
    if url.scheme() != "https" && !(url.scheme() == "http" && on_this_machine) {
        return Err(TransportError::Insecure(url.origin().ascii_serialization()));
    }
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    match host.parse::<IpAddr>() {
        Ok(address) if url.host() != issuer.host() && !is_public(address) => {
            Err(TransportError::Private(host.to_owned()))
        }
        _ => Ok(()),
    }
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

/// Resolves names to public addresses; private ones are left out, but for the issuer's own host.
/// The check is on the very addresses that are then called, so a name cannot change in between.
struct PublicOnly {
    except: Option<String>,
}

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        let excepted = self.except.as_deref() == Some(name.as_str());
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0))
                .await?
                .filter(|address| excepted || is_public(address.ip()))
                .collect();
            if found.is_empty() {
                return Err(TransportError::Private(name.as_str().to_owned()).into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may(url: &str, issuer: &str) -> bool {
        check(&Url::parse(url).unwrap(), &Url::parse(issuer).unwrap()).is_ok()
    }

    #[test]
    fn only_tls_is_spoken_except_with_a_provider_on_this_machine() {
        assert!(may("https://login.example/token", "https://login.example"));
        assert!(!may("http://login.example/token", "https://login.example"));
        assert!(may("http://localhost:4000/token", "http://localhost:4000"));
        assert!(may("http://[::1]:4000/token", "http://[::1]:4000"));
        assert!(!may("http://localhost:4000/token", "https://login.example"));
        assert!(!may("file:///etc/passwd", "https://login.example"));
    }

    #[test]
    fn a_provider_cannot_send_us_into_the_local_network() {
        for inside in
            ["10.0.0.1", "127.0.0.1", "192.168.1.1", "169.254.169.254", "[::1]", "[fd00::1]"]
        {
            assert!(!may(&format!("https://{inside}/keys"), "https://login.example"), "{inside}");
        }
        assert!(may("https://10.0.0.1/keys", "https://10.0.0.1"));
        assert!(may("https://keys.example/keys", "https://login.example"));
    }

    #[tokio::test]
    async fn a_name_that_leads_into_the_local_network_is_not_followed() {
        let resolver = PublicOnly { except: Some("login.example".to_owned()) };
        assert!(resolver.resolve("localhost".parse().unwrap()).await.is_err());
        let issuer = PublicOnly { except: Some("localhost".to_owned()) };
        assert!(issuer.resolve("localhost".parse().unwrap()).await.is_ok());
    }
}
