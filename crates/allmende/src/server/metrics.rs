//! Figures for Prometheus, on an address of their own.

use std::sync::Arc;

use axum::{Router, extract::State, routing::get};
use commons::Failure;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use super::listen;
use crate::{ProgramError, config::Metrics, house::House};

/// Seconds: the upper ends of the buckets in which requests are counted.
const BUCKETS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.25, 1.0, 2.5, 10.0];

/// The figures, served as long as this lives.
pub(super) struct Figures(Option<tokio::task::JoinHandle<()>>);

impl Figures {
    /// Counts from now on, and serves the figures where the configuration names an address.
    pub(super) fn install(config: &Metrics, house: &Arc<House>) -> Result<Self, Failure> {
        let Some(address) = config.listen else { return Ok(Self(None)) };
        let refused = |error: metrics_exporter_prometheus::BuildError| ProgramError::CannotListen {
            address: address.to_string(),
            reason: error.to_string(),
        };
        let figures = PrometheusBuilder::new()
            .set_buckets(&BUCKETS)
            .and_then(PrometheusBuilder::install_recorder)
            .map_err(refused)?;
        let listener = listen::bind(address)?;
        listener.set_nonblocking(true).map_err(ProgramError::file("-"))?;
        let listener =
            tokio::net::TcpListener::from_std(listener).map_err(ProgramError::file("-"))?;
        let router =
            Router::new().route("/metrics", get(render)).with_state((figures, house.clone()));
        let serving = tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, router).await {
                tracing::error!(cause = %error, "the figures are no longer served");
            }
        });
        Ok(Self(Some(serving)))
    }
}

impl Drop for Figures {
    fn drop(&mut self) {
        if let Some(serving) = &self.0 {
            serving.abort();
        }
    }
}

/// What is counted as it happens, and what is looked up when somebody asks.
async fn render(State((figures, house)): State<(PrometheusHandle, Arc<House>)>) -> String {
    match house.measure_jobs().await {
        Ok(()) => {}
        Err(failure) => tracing::error!(cause = %failure, "the jobs cannot be counted"),
    }
    figures.run_upkeep();
    figures.render()
}
