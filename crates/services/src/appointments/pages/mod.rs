//! What people see: without an account, without a script, and without saying who they are.

mod appointment;
mod book;
mod cancel;
mod choose;
mod common;
mod display;
mod find;
mod manage;
mod moving;
mod slots;
mod view;
mod waiting;

use axum::{Router, routing::get};

use crate::Services;

/// The addresses of pages.
pub(crate) fn routes() -> Router<Services> {
    Router::new()
        .route("/appointments", get(choose::show))
        .route("/appointments/slots", get(slots::show))
        .route("/appointments/book", get(book::show).post(book::send))
        .route("/appointments/find", get(find::show).post(find::send))
        .route("/appointments/at/{token}", get(appointment::show))
        .route("/appointments/at/{token}/calendar.ics", get(appointment::calendar))
        .route("/appointments/at/{token}/cancel", get(cancel::show).post(cancel::send))
        .route("/appointments/at/{token}/email", get(cancel::address).post(cancel::forget))
        .route("/appointments/at/{token}/move", get(moving::show).post(moving::send))
        .route(
            "/appointments/at/{token}/waiting",
            get(waiting::earlier).post(waiting::wait_earlier),
        )
        .route("/appointments/waiting", get(waiting::show).post(waiting::wait))
        .route("/appointments/waiting/{token}", get(waiting::confirm).post(waiting::end))
        .route("/appointments/display/{location}", get(display::show))
        .merge(manage::routes())
}
