//! `/appointments/manage`: what offices do with appointments.

mod affected;
mod booking;
mod close;
mod common;
mod counter;
mod day;
mod desk;
mod list;
mod numbers;
mod one;
mod settings;

use axum::{
    Router,
    routing::{get, post},
};

use crate::Services;

/// The addresses of pages.
pub(crate) fn routes() -> Router<Services> {
    let of_place = Router::new()
        .route("/", get(day::show))
        .route("/find", post(day::find))
        .route("/state", post(day::set_state))
        .route("/book", get(booking::show).post(booking::send))
        .route("/affected", get(affected::show))
        .route("/close", get(close::show).post(close::send))
        .route("/settings", get(settings::show).post(settings::save))
        .route("/services", post(settings::save_services))
        .route("/counters", post(settings::add_counter))
        .route("/counters/{counter}", get(counter::show).post(counter::save))
        .route("/at/{id}", get(one::show))
        .route("/at/{id}/move", get(one::choose).post(one::reschedule))
        .route("/at/{id}/cancel", get(one::ask).post(one::cancel));
    Router::new()
        .route("/appointments/manage", get(list::show).post(list::add))
        .nest("/appointments/manage/{location}", of_place)
}
