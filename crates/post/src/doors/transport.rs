//! How the town asks servers that others named: TLS only, public addresses only, no redirects,
//! short answers, little patience. What a letter's writer types must not become a way into the
//! town's own network.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use identity::rules::is_public;
use reqwest::{
    Client, ClientBuilder,
    dns::{Addrs, Name, Resolve, Resolving},
    redirect::Policy,
};

const PATIENCE: Duration = Duration::from_secs(10);

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoAnswer {
    /// The name leads nowhere, or nobody listens there.
    NotThere,
    /// The answer is longer than was allowed, broke off, or is none.
    Unfit,
}

/// A client that reaches the public internet and nothing else.
pub(crate) fn public_client() -> Result<Client, reqwest::Error> {
    careful().https_only(true).dns_resolver(Arc::new(PublicOnly)).build()
}

/// A client for a server that the town's operator named, wherever it stands.
pub(crate) fn trusted_client() -> Result<Client, reqwest::Error> {
    careful().build()
}

fn careful() -> ClientBuilder {
    Client::builder().redirect(Policy::none()).timeout(PATIENCE).no_proxy().referer(false)
}

/// The body of an answer; nothing where it is longer.
pub(crate) async fn whole(
    mut answer: reqwest::Response,
    longest: usize,
) -> Result<Vec<u8>, NoAnswer> {
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|_| NoAnswer::Unfit)? {
        if body.len() + chunk.len() > longest {
            return Err(NoAnswer::Unfit);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// A part of an address, whatever somebody put into it.
pub(crate) fn percent_encoded(text: &str) -> String {
    let letter = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        other => format!("%{other:02X}"),
    };
    text.bytes().map(letter).collect()
}

/// Resolves names to public addresses and leaves out all others. The check is on the very addresses
/// that are then called, so a name cannot change in between.
pub(crate) struct PublicOnly;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> = found.filter(|it| is_public(it.ip())).collect();
            if public.is_empty() {
                return Err(format!("{} has no public address", name.as_str()).into());
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}
