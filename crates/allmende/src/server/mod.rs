//! Serves the house.

use std::{io::ErrorKind, net::SocketAddr};

use axum::{Router, routing::get};
use commons::Failure;

use crate::{ProgramError, config::Listen, house::House};

/// Serves until the program is told to end.
///
/// # Errors
/// [`ProgramError::PortTaken`] and [`ProgramError::CannotListen`].
pub async fn serve(house: &House) -> Result<(), Failure> {
    let router = house.identity.layer(house.routes()).merge(health());
    let listener = listen(house.config.server.listen)?;
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum_server::from_tcp(listener)
        .map_err(ProgramError::file("-"))?
        .serve(service)
        .await
        .map_err(ProgramError::file("-"))?;
    Ok(())
}

fn health() -> Router {
    Router::new().route("/healthz", get(|| async { "ok\n" }))
}

fn listen(address: Listen) -> Result<std::net::TcpListener, ProgramError> {
    std::net::TcpListener::bind(address.0).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => ProgramError::PortTaken(address.to_string()),
        _ => ProgramError::CannotListen { address: address.to_string(), reason: error.to_string() },
    })
}
