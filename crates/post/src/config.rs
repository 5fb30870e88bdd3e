//! What the house decides about the post.

use crate::{FitConnectConfig, MailConfig};

/// What the house decides about the post.
#[derive(Clone, Debug)]
pub struct PostConfig {
    /// The public address of the town, without a slash at its end.
    pub base_url: String,
    /// The town's name.
    pub town_name: String,
    /// The most that one account may keep, in bytes of sealed letters and files.
    pub quota: u64,
    /// The most that somebody without an account may send who comes by themself, in bytes of
    /// sealed letters and files.
    pub guest_quota: u64,
    /// The largest sealed attachment, in bytes.
    pub attachment: u64,
    /// Where the town hands in its mail; it sends none where this is left out.
    pub mail: Option<MailConfig>,
    /// How the town takes part in FIT-Connect; it does not where this is left out.
    pub fit_connect: Option<FitConnectConfig>,
}

impl Default for PostConfig {
    fn default() -> Self {
        Self {
            base_url: "http://localhost:8080".to_owned(),
            town_name: "Unsere Stadt".to_owned(),
            quota: 10 << 30,
            guest_quota: 256 << 20,
            attachment: (2 << 30) + (64 << 20),
            mail: None,
            fit_connect: None,
        }
    }
}
