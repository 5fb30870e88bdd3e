//! The log: what happens, never to whom. Addresses, names and contents of requests stay out of it.

use tracing_subscriber::{EnvFilter, layer::SubscriberExt, util::SubscriberInitExt};

use crate::config::{Log, LogFormat};

/// Starts the log on the standard error, as the configuration says. `RUST_LOG` goes before it.
pub fn start(log: &Log) {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new(format!("warn,{}", of_our_own(log))));
    let registry = tracing_subscriber::registry().with(filter);
    // Only fails where a log was started already.
    let _ = match log.format {
        LogFormat::Json => registry
            .with(tracing_subscriber::fmt::layer().json().with_writer(std::io::stderr))
            .try_init(),
        LogFormat::Pretty => registry
            .with(tracing_subscriber::fmt::layer().compact().with_writer(std::io::stderr))
            .try_init(),
    };
}

/// Our own crates at the configured level; libraries only warn.
fn of_our_own(log: &Log) -> String {
    const CRATES: [&str; 8] =
        ["allmende", "ui", "store", "record", "identity", "opendata", "post", "services"];
    CRATES.map(|name| format!("{name}={}", log.level.as_str())).join(",")
}
