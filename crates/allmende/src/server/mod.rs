//! Serves the house: health, limits, log, metrics, TLS, and an end that loses nothing.

mod health;
mod limits;
mod listen;
mod log;
mod metrics;
mod requests;
mod uploads;

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::Router;
use axum_server::Handle;
use commons::Failure;
use tokio::sync::watch;

pub use log::start as start_log;

use crate::{ProgramError, bundle, house::House};

/// Serves until the program is told to end; then lets requests and jobs under way come to their
/// end.
///
/// # Errors
/// [`ProgramError::PortTaken`], [`ProgramError::CannotListen`] and [`ProgramError::Tls`].
pub async fn serve(house: Arc<House>, ready: impl FnOnce(SocketAddr)) -> Result<(), Failure> {
    let config = house.config.clone();
    let figures = metrics::Figures::install(&config.metrics, &house)?;
    let listener = listen::bind(config.server.listen)?;
    // Before the first page leaves the house, the record says what comes with it.
    bundle::release(&house.record).await?;
    let address = listener.local_addr().map_err(ProgramError::file("-"))?;
    let (stop, stopped) = watch::channel(false);
    let jobs = tokio::spawn({
        let (house, stopped) = (house.clone(), stopped.clone());
        async move { house.run_jobs(stopped).await }
    });

    if let Some(plain) = config.server.tls.redirect_listen {
        tokio::spawn(listen::redirect(listen::bind(plain)?, config.town.base_url.clone()));
    }

    let handle = Handle::new();
    tokio::spawn(end(
        handle.clone(),
        stop,
        Duration::from_secs(config.server.limits.shutdown_seconds),
    ));
    ready(address);
    let router = router(&house);
    listen::serve(listener, router, &config.server, handle).await?;
    // The listener ends after the signal; jobs get as long as requests got.
    let patience = Duration::from_secs(config.server.limits.shutdown_seconds);
    if tokio::time::timeout(patience, jobs).await.is_err() {
        tracing::warn!("a job was still at work at the end; it starts again next time");
    }
    drop(figures);
    tracing::info!("ended");
    Ok(())
}

/// All that is served at the pages' address.
pub fn router(house: &Arc<House>) -> Router {
    // The limits lie within the shell, so that what they refuse is told like everything else.
    let pages = limits::layer(house.routes(), &house.config.server.limits);
    let pages = house.identity.layer(ui::layer(pages, house.shell.clone()));
    let pages = requests::layer(pages);
    let pages = pages.merge(health::routes(house));
    listen::behind_proxies(pages, house.config.server.trusted_proxies.clone())
}

/// Waits for the signal to end.
async fn end(handle: Handle<SocketAddr>, stop: watch::Sender<bool>, patience: Duration) {
    signalled().await;
    tracing::info!("ending: no new requests, those under way come to their end");
    let _ = stop.send(true);
    handle.graceful_shutdown(Some(patience));
}

#[cfg(unix)]
async fn signalled() {
    use tokio::signal::unix::{SignalKind, signal};
    let terminate = async {
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => terminate.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = terminate => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

#[cfg(not(unix))]
async fn signalled() {
    let _ = tokio::signal::ctrl_c().await;
}
