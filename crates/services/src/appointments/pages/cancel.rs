//! `/appointments/at/{token}/cancel` and `…/email`: giving an appointment back, and taking an
//! address out. Programs that look into mail follow links; so only the buttons change anything.

use axum::{
    extract::{Path, State},
    response::Response,
};
use commons::{Id, Timestamp};
use maud::{Markup, html};
use ui::{
    Page, Reader, Refusal,
    components::{Look, actions, link_button, submit},
};

use super::common::{crumb, facts, own_crumb, own_page, own_path};
use crate::{Services, appointments::changes::By};

pub(super) async fn show(
    reader: Reader,
    State(services): State<Services>,
    Path(token): Path<Id>,
) -> Result<Response, Refusal> {
    let appointment = services.appointment_of_link(token.as_str()).await?;
    if !appointment.is_open(Timestamp::now()) {
        return Ok(own_page(token.as_str()));
    }
    let names = services.names().await?;
    let main = html! {
        (facts(&reader, &names, &appointment))
        (question(&reader, &token, "cancel"))
    };
    Ok(page(&reader, &token, "cancel", main))
}

pub(super) async fn send(
    State(services): State<Services>,
    Path(token): Path<Id>,
) -> Result<Response, Refusal> {
    let appointment = services.appointment_of_link(token.as_str()).await?;
    services.cancel_appointment(&appointment, By::Person).await?;
    Ok(own_page(token.as_str()))
}

pub(super) async fn address(
    reader: Reader,
    State(services): State<Services>,
    Path(token): Path<Id>,
) -> Result<Response, Refusal> {
    services.appointment_of_link(token.as_str()).await?;
    Ok(page(&reader, &token, "forget", question(&reader, &token, "forget")))
}

pub(super) async fn forget(
    State(services): State<Services>,
    Path(token): Path<Id>,
) -> Result<Response, Refusal> {
    let appointment = services.appointment_of_link(token.as_str()).await?;
    services.forget_email(&appointment).await?;
    Ok(own_page(token.as_str()))
}

/// Says what will happen, and asks.
fn question(reader: &Reader, token: &Id, word: &str) -> Markup {
    let path = if word == "forget" { "email" } else { word };
    let own = own_path(token.as_str());
    html! {
        p { (reader.t(&format!("services-appointments-{word}-text"))) }
        form.form method="post" action={ (own) "/" (path) } {
            (actions(&html! {
                (submit(Look::Primary, reader.t(&format!("services-appointments-{word}-yes"))))
                (link_button(Look::Tertiary, reader.t("services-appointments-back"), own))
            }))
        }
    }
}

fn page(reader: &Reader, token: &Id, word: &str, main: Markup) -> Response {
    Page::new(reader.t(&format!("services-appointments-{word}-title")))
        .crumbs(vec![crumb(reader), own_crumb(reader, token.as_str())])
        .narrow()
        .main(main)
        .render(reader)
}
