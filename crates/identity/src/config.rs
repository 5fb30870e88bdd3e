//! What the house decides about identity.

use std::{net::IpAddr, path::PathBuf, time::Duration};

use commons::{Slug, Text};

use crate::{SecretKey, rules::Limits};

/// What the house decides about identity. `Default` is meant for tests and as the base of the
/// configuration file; `base_url` and `key` must be set.
#[derive(Clone, Debug)]
pub struct IdentityConfig {
    /// The town's name, shown by passkey managers and authenticator apps.
    pub town_name: String,
    /// The public origin, `https://stadt.example` or `http://localhost:8080`: passkeys belong to
    /// its host, and links in invitations begin with it.
    pub base_url: String,
    /// The key under which secrets at rest are sealed; one for each town, from its keys folder.
    pub key: SecretKey,
    /// Whether residents may make accounts for themselves.
    pub registration: bool,
    /// After how long without a request a session ends.
    pub session_idle: Duration,
    /// After how long a session ends in any case.
    pub session_absolute: Duration,
    /// The same two for staff, who see other people's data.
    pub staff_session_idle: Duration,
    /// See [`staff_session_idle`](Self::staff_session_idle).
    pub staff_session_absolute: Duration,
    /// For how long an invitation works.
    pub invitation_lifetime: Duration,
    /// What hashing a passphrase costs.
    pub passphrase_cost: PassphraseCost,
    /// OpenID Connect providers that people may sign in with.
    pub providers: Vec<OidcProvider>,
    /// Reverse proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// The file that keeps the hashes of erased people outside the database, so that a restored
    /// backup forgets them again.
    pub erasure_ledger: Option<PathBuf>,
    /// Whether this is a demo town, whose log-ins are printed for everyone.
    pub demo: bool,
}

impl Default for IdentityConfig {
    fn default() -> Self {
        const HOUR: u64 = 60 * 60;
        Self {
            town_name: "Allmende".to_owned(),
            base_url: "http://localhost:8080".to_owned(),
            key: SecretKey::generate(),
            registration: true,
            session_idle: Duration::from_secs(7 * 24 * HOUR),
            session_absolute: Duration::from_secs(30 * 24 * HOUR),
            staff_session_idle: Duration::from_secs(2 * HOUR),
            staff_session_absolute: Duration::from_secs(12 * HOUR),
            invitation_lifetime: Duration::from_secs(7 * 24 * HOUR),
            passphrase_cost: PassphraseCost::default(),
            providers: Vec::new(),
            trusted_proxies: Vec::new(),
            erasure_ledger: None,
            demo: false,
        }
    }
}

impl IdentityConfig {
    /// The public origin without a slash at its end.
    pub fn origin(&self) -> &str {
        self.base_url.trim_end_matches('/')
    }

    pub(crate) fn session_limits(&self, staff: bool) -> Limits {
        if staff {
            Limits { idle: self.staff_session_idle, absolute: self.staff_session_absolute }
        } else {
            Limits { idle: self.session_idle, absolute: self.session_absolute }
        }
    }
}

/// What hashing a passphrase with Argon2id costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PassphraseCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub iterations: u32,
    /// Lanes.
    pub lanes: u32,
    /// How many passphrases may be hashed at the same time; more wait.
    pub at_once: usize,
}

/// RFC 9106's second recommended choice: 64 MiB, three passes.
impl Default for PassphraseCost {
    fn default() -> Self {
        Self { memory_kib: 64 * 1024, iterations: 3, lanes: 1, at_once: 4 }
    }
}

/// An OpenID Connect provider.
#[derive(Clone, Debug)]
pub struct OidcProvider {
    /// Its part of our addresses: `/sign-in/with/{id}`.
    pub id: Slug,
    /// Its name on the button.
    pub name: Text,
    /// Its issuer URL, exactly as it calls itself; `https` except on this machine.
    pub issuer: String,
    /// What it knows us as.
    pub client_id: String,
    /// The secret we share with it, if we share one.
    pub client_secret: Option<String>,
    /// Whom it is for.
    pub audience: Audience,
    /// Whether the town trusts its second factor for staff: counted only where its answer says
    /// that there was one (`amr` contains `mfa`, RFC 8176).
    pub second_factor: bool,
}

/// Whom a way to sign in is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Residents only.
    Residents,
    /// Staff only.
    Staff,
    /// Both.
    Everyone,
}
