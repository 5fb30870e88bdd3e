//! The pages of the house itself.

mod about;
mod front;
mod jobs;
mod promise;
mod search;

use axum::{
    Router,
    routing::{get, post},
};

use super::room::Room;

pub(super) fn routes(room: Room) -> Router {
    Router::new()
        .route("/", get(front::page))
        .route("/promises", get(promise::all))
        .route("/promises.json", get(promise::all))
        .route("/promises/{id}", get(promise::one))
        .route("/search", get(search::page))
        .route("/search.json", get(search::page))
        .route("/jobs", get(jobs::page))
        .route("/jobs/{id}/retry", post(jobs::retry))
        .route("/about", get(about::about))
        .route("/accessibility", get(about::accessibility))
        .route("/problems/{code}", get(about::problem))
        .route("/robots.txt", get(about::robots))
        .route("/.well-known/security.txt", get(about::security))
        .with_state(room)
}
