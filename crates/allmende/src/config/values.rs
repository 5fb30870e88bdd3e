//! Values that are checked while they are read.

use std::{fmt, net::SocketAddr, str::FromStr};

use axum::http::Uri;
use record::{VerifierKey, WitnessAddress};
use serde::{Deserialize, Serialize};

/// A value that is none of its kind; what is expected stands in the translations, by key.
#[derive(Debug, thiserror::Error)]
#[error("not a value of this kind")]
pub struct Unfit;

/// An address to listen on: `127.0.0.1:8080`, `[::]:443`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Listen(pub SocketAddr);

impl Default for Listen {
    fn default() -> Self {
        Self(SocketAddr::from(([127, 0, 0, 1], 8080)))
    }
}

impl FromStr for Listen {
    type Err = Unfit;

    fn from_str(text: &str) -> Result<Self, Unfit> {
        text.parse().map(Self).map_err(|_| Unfit)
    }
}

impl fmt::Display for Listen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The public address: `https` (or `http` on this machine), a host, perhaps a port, no path.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct BaseUrl(String);

impl BaseUrl {
    /// The address without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Host and, where it is not the usual one, port.
    pub fn authority(&self) -> &str {
        self.0.split_once("://").map_or("", |(_, rest)| rest)
    }

    /// The host alone.
    pub fn host(&self) -> &str {
        let authority = self.authority();
        match authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
            _ => authority,
        }
    }

    /// Whether it is reached by `https`.
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }
}

impl Default for BaseUrl {
    fn default() -> Self {
        Self("http://localhost:8080".to_owned())
    }
}

impl FromStr for BaseUrl {
    type Err = Unfit;

    fn from_str(text: &str) -> Result<Self, Unfit> {
        let text = text.strip_suffix('/').unwrap_or(text);
        let uri: Uri = text.parse().map_err(|_| Unfit)?;
        let host = uri.host().ok_or(Unfit)?;
        let local = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
        let scheme_fits = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => local,
            _ => false,
        };
        let authority = uri.authority().map_or("", |authority| authority.as_str());
        let plain = authority.len() == text.len() - text.find("://").ok_or(Unfit)? - 3;
        if scheme_fits && plain && !authority.contains('@') && !host.is_empty() {
            Ok(Self(text.to_ascii_lowercase()))
        } else {
            Err(Unfit)
        }
    }
}

impl TryFrom<String> for BaseUrl {
    type Error = Unfit;

    fn try_from(text: String) -> Result<Self, Unfit> {
        text.parse()
    }
}

impl From<BaseUrl> for String {
    fn from(url: BaseUrl) -> Self {
        url.0
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An account, as banks write it; empty where there is none. Shown in groups of four.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Iban(String);

impl FromStr for Iban {
    type Err = Unfit;

    fn from_str(text: &str) -> Result<Self, Unfit> {
        let plain: String = text.split_whitespace().collect::<String>().to_uppercase();
        if plain.is_empty() || services::forms::is_iban(&plain) {
            Ok(Self(plain))
        } else {
            Err(Unfit)
        }
    }
}

impl Iban {
    /// As it is shown; nothing where there is none.
    pub fn shown(&self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.to_string())
    }
}

impl TryFrom<String> for Iban {
    type Error = Unfit;

    fn try_from(text: String) -> Result<Self, Unfit> {
        text.parse()
    }
}

impl From<Iban> for String {
    fn from(iban: Iban) -> Self {
        iban.to_string()
    }
}

impl fmt::Display for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, sign) in self.0.chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                f.write_str(" ")?;
            }
            write!(f, "{sign}")?;
        }
        Ok(())
    }
}

/// The address of another service: `https`, or `http` on this machine, and no name or password.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct ServiceUrl(String);

impl FromStr for ServiceUrl {
    type Err = Unfit;

    fn from_str(text: &str) -> Result<Self, Unfit> {
        let uri: Uri = text.parse().map_err(|_| Unfit)?;
        let authority = uri.authority().ok_or(Unfit)?;
        // What holds for our own address holds for its host.
        let scheme = uri.scheme_str().unwrap_or_default();
        let _: BaseUrl = format!("{scheme}://{authority}").parse()?;
        Ok(Self(text.to_owned()))
    }
}

impl TryFrom<String> for ServiceUrl {
    type Error = Unfit;

    fn try_from(text: String) -> Result<Self, Unfit> {
        text.parse()
    }
}

impl From<ServiceUrl> for String {
    fn from(url: ServiceUrl) -> Self {
        url.0
    }
}

/// The record's name, as C2SP signed notes allow it: no spaces, no plus sign, not empty.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Origin(String);

impl Origin {
    /// The origin of a town that has not chosen one.
    pub fn of(url: &BaseUrl) -> Self {
        Self(format!("{}/record", url.authority()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Origin {
    type Error = Unfit;

    fn try_from(text: String) -> Result<Self, Unfit> {
        let sound = (1..=200).contains(&text.len())
            && text.chars().all(|c| !c.is_whitespace() && !c.is_control() && c != '+');
        if sound { Ok(Self(text)) } else { Err(Unfit) }
    }
}

impl From<Origin> for String {
    fn from(origin: Origin) -> Self {
        origin.0
    }
}

/// A witness: its verifier key, as C2SP signed notes write it (`name+hash+key`), and after a space
/// the address where the town calls it, where it has one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Witness {
    key: VerifierKey,
    url: Option<String>,
}

impl Witness {
    /// Its key.
    pub fn key(&self) -> &VerifierKey {
        &self.key
    }

    /// Where it is called.
    pub fn address(&self) -> Option<WitnessAddress> {
        let (key, url) = (self.key.clone(), self.url.clone()?);
        Some(WitnessAddress { url, key })
    }
}

impl TryFrom<String> for Witness {
    type Error = Unfit;

    fn try_from(text: String) -> Result<Self, Unfit> {
        let (key, url) = match text.split_once(' ') {
            Some((key, url)) => (key, Some(url.trim().to_owned())),
            None => (text.as_str(), None),
        };
        let key: VerifierKey = key.parse().map_err(|_| Unfit)?;
        let is_web = |url: &String| url.starts_with("https://") || url.starts_with("http://");
        if key.is_witness() && url.as_ref().is_none_or(is_web) {
            Ok(Self { key, url })
        } else {
            Err(Unfit)
        }
    }
}

impl From<Witness> for String {
    fn from(Witness { key, url }: Witness) -> Self {
        url.map_or_else(|| key.to_string(), |url| format!("{key} {url}"))
    }
}

/// How important a line of the log must be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogLevel {
    /// Something failed.
    Error,
    /// Someone should look.
    Warn,
    /// What happens, request by request.
    #[default]
    Info,
    /// How it happens.
    Debug,
}

impl LogLevel {
    /// Its name in `tracing`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_public_address_is_an_origin() {
        let url: BaseUrl = "https://Daten.Stadt.example/".parse().unwrap();
        assert_eq!(url.as_str(), "https://daten.stadt.example");
        assert_eq!(url.host(), "daten.stadt.example");
        assert!(url.is_https());
        let url: BaseUrl = "http://[::1]:8080".parse().unwrap();
        assert_eq!((url.host(), url.authority()), ("[::1]", "[::1]:8080"));
    }

    #[test]
    fn an_account_is_checked_and_shown_in_groups_of_four() {
        let iban: Iban = " de02120300000000202051".parse().unwrap();
        assert_eq!(iban.to_string(), "DE02 1203 0000 0000 2020 51");
        assert_eq!(iban.shown(), Some(iban.to_string()));
        assert_eq!("".parse::<Iban>().unwrap().shown(), None);
        for text in ["DE03120300000000202051", "DE02 1203", "Stadtkasse"] {
            assert!(text.parse::<Iban>().is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_no_public_address_is_refused() {
        for text in [
            "",
            "stadt.example",
            "http://stadt.example",
            "https://",
            "https://stadt.example/path",
            "https://stadt.example?x",
            "https://user@stadt.example",
            "ftp://stadt.example",
        ] {
            assert!(text.parse::<BaseUrl>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_public_address_or_is_refused(text in any::<String>()) {
            if let Ok(url) = text.parse::<BaseUrl>() {
                prop_assert!(!url.host().is_empty());
                prop_assert_eq!(url.as_str().parse::<BaseUrl>().unwrap(), url);
            }
        }
    }
}
