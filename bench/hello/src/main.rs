//! The least that axum can do: one route, one short text. The measurements of pages are held
//! against it in the same run, so that they say what the house adds and not what the machine is.

use std::net::SocketAddr;

use axum::{Router, routing::get};

/// Listens on the address that is its one argument.
#[tokio::main]
async fn main() {
    let address = std::env::args().nth(1).expect("one argument: the address to listen on");
    let address: SocketAddr = address.parse().expect("an address such as 127.0.0.1:8081");
    let router = Router::new().route("/", get(async || "hello"));
    let listener = tokio::net::TcpListener::bind(address).await.expect("the address is free");
    axum::serve(listener, router).await.expect("it serves");
}
