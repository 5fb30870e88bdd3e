//! What the house decides about open data.

use std::{path::PathBuf, time::Duration};

use crate::{import::Limits, table::EngineLimits};

/// What the house decides about open data.
#[derive(Clone, Debug)]
pub struct OpenDataConfig {
    /// The public origin, without a slash at its end: machine forms name full addresses.
    pub base_url: String,
    /// What a file may be at most.
    pub limits: Limits,
    /// How long sending a file may take.
    pub upload_time: Duration,
    /// How long reading a file may take, and making a version's files again as long.
    pub import_time: Duration,
    /// How many versions are made at once; more wait.
    pub builds_at_once: usize,
    /// Where files lie while they are read and made. Needs room for a few times the largest file.
    pub scratch: PathBuf,
    /// What one question about rows may cost.
    pub engine: EngineLimits,
    /// How long a file that was sent and not published is kept.
    pub draft_lifetime: Duration,
}

impl Default for OpenDataConfig {
    fn default() -> Self {
        Self {
            base_url: "http://localhost:8080".to_owned(),
            limits: Limits { bytes: 1 << 30, rows: 5_000_000, ..Limits::default() },
            upload_time: Duration::from_mins(15),
            import_time: Duration::from_mins(10),
            builds_at_once: 2,
            scratch: std::env::temp_dir(),
            engine: EngineLimits { at_once: questions_at_once(), ..EngineLimits::default() },
            draft_lifetime: Duration::from_hours(24),
        }
    }
}

/// Enough to keep all cores at work, not so many that slow questions keep everybody waiting.
fn questions_at_once() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from).saturating_mul(4).clamp(8, 64)
}
