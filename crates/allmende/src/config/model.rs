//! Every key of the configuration. What a key is for stands in the translations, under
//! `config-<key>` with hyphens: the commented `allmende.toml` and the book are made from there.

use std::{fmt, num::NonZeroU64, path::PathBuf};

use commons::{Slug, Text};
use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use super::values::{BaseUrl, Iban, Listen, LogLevel, ServiceUrl, Witness};

/// The whole configuration of a town.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Who this is.
    pub town: Town,
    /// Where the program listens and what it lets in.
    pub server: Server,
    /// The database.
    pub database: Database,
    /// Where files are kept.
    pub blobs: Blobs,
    /// People and signing in.
    pub identity: Identity,
    /// The public record.
    pub record: Record,
    /// Mail that leaves the house.
    pub mail: Mail,
    /// Applications from and to other authorities.
    pub fit_connect: FitConnect,
    /// What is written to the log.
    pub log: Log,
    /// Figures for monitoring.
    pub metrics: Metrics,
    /// How to report a weakness.
    pub security: Security,
}

/// Who this is.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Town {
    /// The town's name, as the header of every page shows it.
    pub name: String,
    /// The public address that people type.
    pub base_url: BaseUrl,
    /// The account that fees are transferred to; empty where there is none.
    pub iban: Iban,
    /// Whether this is a demo town, whose log-ins are printed for everyone.
    pub demo: bool,
}

impl Default for Town {
    fn default() -> Self {
        Self {
            name: "Unsere Stadt".to_owned(),
            base_url: BaseUrl::default(),
            iban: Iban::default(),
            demo: false,
        }
    }
}

/// Where the program listens and what it lets in.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Server {
    /// The address of the pages.
    pub listen: Listen,
    /// Reverse proxies that are believed about where a request comes from.
    pub trusted_proxies: Vec<IpNet>,
    /// TLS by the program itself.
    pub tls: Tls,
    /// What a request may take.
    pub limits: Limits,
}

/// TLS by the program itself.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Tls {
    /// The certificate and its chain, PEM.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate: Option<PathBuf>,
    /// Its private key, PEM.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<PathBuf>,
    /// Where plain HTTP is answered with the way to the public address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect_listen: Option<Listen>,
}

/// What a request may take.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// The longest body, in bytes.
    pub body_bytes: usize,
    /// Seconds within which the head of a request must arrive.
    pub header_seconds: u64,
    /// Seconds within which a request must be answered.
    pub request_seconds: u64,
    /// The longest file that an office may upload, in bytes.
    pub upload_bytes: u64,
    /// Seconds within which an upload must be through.
    pub upload_seconds: u64,
    /// The most rows that a published table may have.
    pub table_rows: u64,
    /// Requests that are worked on at once.
    pub requests_at_once: usize,
    /// Seconds that requests under way get when the program ends.
    pub shutdown_seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 1024 * 1024,
            header_seconds: 10,
            request_seconds: 60,
            upload_bytes: 2 * 1024 * 1024 * 1024,
            upload_seconds: 15 * 60,
            table_rows: 20_000_000,
            requests_at_once: 512,
            shutdown_seconds: 20,
        }
    }
}

/// The database.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Database {
    /// `sqlite:PATH`, relative to the town's folder, or `postgres://…`.
    pub url: String,
    /// Whether `serve` brings the tables to the program's state by itself.
    pub migrate_at_start: bool,
}

impl Default for Database {
    fn default() -> Self {
        Self { url: "sqlite:town.sqlite".to_owned(), migrate_at_start: true }
    }
}

/// Where files are kept.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Blobs {
    /// A folder, relative to the town's folder, or `s3://BUCKET/PREFIX`.
    pub url: String,
    /// The S3 server, where it is not Amazon's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
    /// The S3 region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The S3 access key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_key_id: Option<String>,
    /// The S3 secret: better in the environment than in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_access_key: Option<String>,
    /// How many bytes of copies from the S3 server are kept on this machine.
    pub cache_bytes: u64,
}

impl Default for Blobs {
    fn default() -> Self {
        Self {
            url: "blobs".to_owned(),
            endpoint: None,
            region: None,
            access_key_id: None,
            secret_access_key: None,
            cache_bytes: 10 * 1024 * 1024 * 1024,
        }
    }
}

/// People and signing in.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Identity {
    /// Whether residents may make accounts for themselves.
    pub registration: bool,
    /// Hours without a request after which a resident's session ends.
    pub session_idle_hours: u32,
    /// Hours after which a resident's session ends in any case.
    pub session_hours: u32,
    /// The same for staff, in minutes.
    pub staff_session_idle_minutes: u32,
    /// The same for staff.
    pub staff_session_hours: u32,
    /// Days for which an invitation works.
    pub invitation_days: u32,
    /// OpenID Connect providers.
    pub providers: Vec<Provider>,
}

impl Default for Identity {
    fn default() -> Self {
        Self {
            registration: true,
            session_idle_hours: 7 * 24,
            session_hours: 30 * 24,
            staff_session_idle_minutes: 120,
            staff_session_hours: 12,
            invitation_days: 7,
            providers: Vec::new(),
        }
    }
}

/// An OpenID Connect provider.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Its part of our addresses.
    pub id: Slug,
    /// Its name on the button, by language.
    pub name: Text,
    /// Its issuer URL, exactly as it calls itself.
    pub issuer: String,
    /// What it knows us as.
    pub client_id: String,
    /// The secret we share with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<String>,
    /// Whom it is for.
    pub audience: ProviderAudience,
    /// Whether its second factor counts for staff.
    #[serde(default)]
    pub second_factor: bool,
}

/// Whom a way to sign in is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ProviderAudience {
    /// Residents only.
    Residents,
    /// Staff only.
    Staff,
    /// Both.
    Everyone,
}

/// The public record.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Record {
    /// Witnesses whose signatures are shown beside the town's own; those with an address are called.
    pub witnesses: Vec<Witness>,
}

/// Mail that leaves the house: news without content, and letters to users of OpenPGP.
#[derive(Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mail {
    /// `smtps://HOST[:PORT]`, or `smtp://HOST[:PORT]` with STARTTLS; no mail unless set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The name to sign in with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// Its password: better in the environment than in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// The address that mail comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

/// The password is nobody's business.
impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail")
            .field("url", &self.url)
            .field("from", &self.from)
            .finish_non_exhaustive()
    }
}

/// Applications from and to other authorities, by FIT-Connect; the town takes part once all of it
/// is set.
#[derive(Clone, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct FitConnect {
    /// FIT-Connect's world for trying out, or the one for real applications.
    pub environment: FitConnectEnvironment,
    /// Where access tokens come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_url: Option<ServiceUrl>,
    /// The submission interface, without `/v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submission_url: Option<ServiceUrl>,
    /// What FIT-Connect knows the town as.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// The secret that belongs to it: better in the environment than in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<String>,
    /// The root certificates of other authorities' keys, PEM.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roots: Option<PathBuf>,
    /// Where offices receive.
    pub destinations: Vec<FitConnectDestination>,
    /// Seconds between two looks for what came in.
    pub fetch_seconds: NonZeroU64,
}

impl Default for FitConnect {
    fn default() -> Self {
        Self {
            environment: FitConnectEnvironment::default(),
            token_url: None,
            submission_url: None,
            client_id: None,
            client_secret: None,
            roots: None,
            destinations: Vec::new(),
            fetch_seconds: const { NonZeroU64::new(5 * 60).unwrap() },
        }
    }
}

/// The secret is nobody's business.
impl fmt::Debug for FitConnect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FitConnect")
            .field("submission_url", &self.submission_url)
            .finish_non_exhaustive()
    }
}

/// FIT-Connect's two worlds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FitConnectEnvironment {
    /// For trying out.
    #[default]
    Test,
    /// For real applications.
    Production,
}

/// Where an office receives.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FitConnectDestination {
    /// The office.
    pub office: Slug,
    /// The identifier of its destination.
    pub id: String,
}

/// What is written to the log.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    /// The least important lines that are written.
    pub level: LogLevel,
    /// For people or for machines.
    pub format: LogFormat,
}

/// For people or for machines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    #[default]
    Pretty,
    /// One JSON object a line.
    Json,
}

/// Figures for monitoring.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Metrics {
    /// Where Prometheus reads them; nowhere unless set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<Listen>,
}

/// How to report a weakness.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Security {
    /// `mailto:…` or `https://…`, for `/.well-known/security.txt`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
}
