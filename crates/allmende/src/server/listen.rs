//! Addresses, TLS, and who really asks when a proxy stands between.

use std::{
    io::ErrorKind,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use axum::{
    Router,
    extract::{ConnectInfo, Request, State},
    http::HeaderMap,
    middleware::{Next, from_fn_with_state},
    response::{Redirect, Response},
};
use axum_server::{Handle, tls_rustls::RustlsConfig};
use commons::Failure;
use ipnet::IpNet;

use crate::{
    ProgramError,
    config::{BaseUrl, Listen, Server},
};

/// Listens on an address.
pub(super) fn bind(address: Listen) -> Result<std::net::TcpListener, ProgramError> {
    std::net::TcpListener::bind(address.0).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => ProgramError::PortTaken(address.to_string()),
        _ => ProgramError::CannotListen { address: address.to_string(), reason: error.to_string() },
    })
}

/// Serves until the handle says that it is over, with TLS where there is a certificate.
pub(super) async fn serve(
    listener: std::net::TcpListener,
    router: Router,
    config: &Server,
    handle: Handle<SocketAddr>,
) -> Result<(), Failure> {
    let patience = Duration::from_secs(config.limits.header_seconds);
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let failed = ProgramError::file("-");
    match (&config.tls.certificate, &config.tls.key) {
        (Some(certificate), Some(key)) => {
            let tls = RustlsConfig::from_pem_file(certificate, key)
                .await
                .map_err(|error| ProgramError::Tls(error.to_string()))?;
            tokio::spawn(reload(tls.clone(), certificate.clone(), key.clone()));
            axum_server::from_tcp_rustls(listener, tls)
                .map_err(ProgramError::file("-"))?
                .handle(handle)
                .first_request_timeout(patience)
                .serve(service)
                .await
                .map_err(failed)?;
        }
        _ => {
            axum_server::from_tcp(listener)
                .map_err(ProgramError::file("-"))?
                .handle(handle)
                .first_request_timeout(patience)
                .serve(service)
                .await
                .map_err(failed)?;
        }
    }
    Ok(())
}

/// Takes a renewed certificate without a restart: looks every hour whether the file is newer.
async fn reload(tls: RustlsConfig, certificate: std::path::PathBuf, key: std::path::PathBuf) {
    let modified = || std::fs::metadata(&certificate).and_then(|it| it.modified()).ok();
    let mut known = modified();
    loop {
        tokio::time::sleep(Duration::from_hours(1)).await;
        let now = modified();
        if now == known {
            continue;
        }
        match tls.reload_from_pem_file(&certificate, &key).await {
            Ok(()) => {
                known = now;
                tracing::info!("the renewed certificate is in use");
            }
            Err(error) => tracing::error!(cause = %error, "the new certificate cannot be used"),
        }
    }
}

/// Answers plain HTTP with the way to the public address.
pub(super) async fn redirect(listener: std::net::TcpListener, to: BaseUrl) -> Result<(), Failure> {
    let router = Router::new().fallback(move |request: Request| {
        let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let to = to.clone();
        async move { Redirect::permanent(&format!("{to}{path}")) }
    });
    axum_server::from_tcp(listener)
        .map_err(ProgramError::file("-"))?
        .serve(router.into_make_service())
        .await
        .map_err(ProgramError::file("-"))?;
    Ok(())
}

/// Replaces the address of a trusted proxy by that of the one it speaks for, for everything
/// behind.
pub(super) fn behind_proxies(router: Router, trusted: Vec<IpNet>) -> Router {
    router.layer(from_fn_with_state(Arc::new(trusted), see_through))
}

async fn see_through(
    State(trusted): State<Arc<Vec<IpNet>>>,
    mut request: Request,
    next: Next,
) -> Response {
    if let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>().copied()
    {
        let client = client(peer.ip(), request.headers(), &trusted);
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(client, peer.port())));
    }
    next.run(request).await
}

/// The last address in `X-Forwarded-For` that is no trusted proxy: everything before it may be
/// made up by the client.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: &IpAddr| trusted.iter().any(|net| net.contains(address));
    if !is_trusted(&peer) {
        return peer;
    }
    let forwarded = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|address| address.trim().parse::<IpAddr>())
        .collect::<Vec<_>>();
    let mut client = peer;
    for address in forwarded.into_iter().rev() {
        let Ok(address) = address else { break };
        client = address;
        if !is_trusted(&address) {
            break;
        }
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client_of(peer: &str, forwarded: &[&str]) -> String {
        let trusted = ["10.0.0.0/8".parse().unwrap(), "fd00::/8".parse().unwrap()];
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        client(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        assert_eq!(client_of("203.0.113.9", &["198.51.100.7"]), "203.0.113.9");
        assert_eq!(client_of("10.0.0.1", &["198.51.100.7"]), "198.51.100.7");
        assert_eq!(client_of("fd00::1", &["2001:db8::7"]), "2001:db8::7");
    }

    #[test]
    fn what_the_client_itself_claims_is_not_believed() {
        assert_eq!(client_of("10.0.0.1", &["1.1.1.1, 198.51.100.7, 10.0.0.2"]), "198.51.100.7");
        assert_eq!(client_of("10.0.0.1", &["1.1.1.1", "198.51.100.7"]), "198.51.100.7");
        assert_eq!(client_of("10.0.0.1", &["1.1.1.1, nonsense"]), "10.0.0.1");
        assert_eq!(client_of("10.0.0.1", &[]), "10.0.0.1");
    }
}
