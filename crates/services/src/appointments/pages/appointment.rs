//! `/appointments/at/{token}`: somebody's appointment, for as long as they hold its link.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use commons::{Id, Slug, Timestamp};
use maud::{Markup, html};
use ui::{
    Page, Reader, Refusal,
    components::{Look, Tone, actions, alert, details, link_button, link_list, qr_code},
};

use super::common::{booking_steps, crumb, facts, own_path, phone_line, services_query};
use crate::{
    Services,
    appointments::{
        calendar,
        model::{Appointment, News, State as Stands},
        names::Names,
    },
};

pub(super) async fn show(
    reader: Reader,
    State(services): State<Services>,
    Path(token): Path<Id>,
) -> Result<Response, Refusal> {
    let appointment = services.appointment_of_link(token.as_str()).await?;
    let names = services.names().await?;
    let done = Done::of(&reader);
    let is_open = appointment.is_open(Timestamp::now());
    let base = &services.config().base_url;
    let waits = services.waits_for_earlier(&appointment.id).await?;
    let has_email = services.email_of(&appointment.id).await?.is_some();
    Ok(Page::new(reader.t("services-appointments-own-title"))
        .crumbs(vec![crumb(&reader)])
        .narrow()
        .main(html! {
            @if done == Some(Done::Booked) { (booking_steps(&reader, 3)) }
            (standing(&reader, &appointment, done))
            @if appointment.state == Stands::Cancelled {
                (facts(&reader, &names, &appointment))
                (book_anew(&reader, &appointment))
            } @else {
                (slip(&reader, &names, &appointment, Some(&format!("{base}{}", own_path(token.as_str())))))
                @if is_open { (ways(&reader, &services, &token, has_email, waits)) }
                (bring(&reader, &names, &appointment))
            }
            (phone_line(&reader, &names, Some(&appointment.location)))
        })
        .render(&reader))
}

/// What the person has just done, by the address that they were led to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Done {
    Booked,
    Moved,
}

impl Done {
    fn of(reader: &Reader) -> Option<Self> {
        let has = |name| reader.parameter(name).is_some();
        has("booked").then_some(Self::Booked).or_else(|| has("moved").then_some(Self::Moved))
    }
}

/// The way to another appointment for the same services.
fn book_anew(reader: &Reader, appointment: &Appointment) -> Markup {
    let href = format!("/appointments?{}", services_query(&appointment.services.0));
    actions(&link_button(Look::Primary, reader.t("services-appointments-anew"), href))
}

/// What is true of it now.
fn standing(reader: &Reader, appointment: &Appointment, done: Option<Done>) -> Markup {
    let (tone, word) = match (appointment.state, appointment.news) {
        (Stands::Cancelled, Some(News::Cancelled)) => (Tone::Danger, "cancelled-by-office"),
        (Stands::Cancelled, _) => (Tone::Info, "cancelled"),
        (Stands::Booked, Some(News::Broken)) => (Tone::Danger, "broken"),
        (Stands::Booked, Some(News::Moved)) => (Tone::Warning, "moved"),
        (Stands::Arrived, _) => (Tone::Success, "arrived"),
        (Stands::Called, _) => (Tone::Success, "called"),
        (Stands::Missed, _) => (Tone::Info, "missed"),
        _ => match done {
            Some(Done::Booked) => (Tone::Success, "booked"),
            Some(Done::Moved) => (Tone::Success, "moved-now"),
            None => return html! {},
        },
    };
    let key = format!("services-appointments-own-{word}");
    let body = html! { p { (reader.t(&format!("{key}-text"))) } };
    alert(reader, tone, reader.t(&key), &body)
}

/// What goes with the person: on the screen, on paper, or copied by hand.
pub(super) fn slip(
    reader: &Reader,
    names: &Names,
    appointment: &Appointment,
    link: Option<&str>,
) -> Markup {
    html! {
        section.slip aria-labelledby="slip" {
            div {
                h2.kern-sr-only id="slip" { (reader.t("services-appointments-slip")) }
                (facts(reader, names, appointment))
                dl.slip__codes {
                    div {
                        dt { (reader.t("services-appointments-code")) }
                        dd.slip__code { (appointment.code) }
                    }
                    div {
                        dt { (reader.t("services-appointments-number")) }
                        dd.slip__code { (appointment.number) }
                    }
                }
                p.quiet { (reader.t("services-appointments-code-text")) }
            }
            @if let Some(link) = link {
                figure.slip__qr { (qr_code(link, &reader.t("services-appointments-qr"))) }
            }
        }
    }
}

fn ways(reader: &Reader, services: &Services, token: &Id, has_email: bool, waits: bool) -> Markup {
    let own = own_path(token.as_str());
    let way = |word: &str, path: &str| {
        (
            reader.t(&format!("services-appointments-{word}")),
            format!("{own}/{path}"),
            reader.t(&format!("services-appointments-{word}-about")),
        )
    };
    let mut more = vec![];
    if services.sends_mail() && !waits {
        more.push(way("wait", "waiting"));
    }
    if has_email {
        more.push(way("forget", "email"));
    }
    html! {
        (actions(&html! {
            (link_button(Look::Primary, reader.t("services-appointments-calendar"), format!("{own}/calendar.ics")))
            (link_button(Look::Secondary, reader.t("services-appointments-move"), format!("{own}/move")))
            (link_button(Look::Tertiary, reader.t("services-appointments-cancel"), format!("{own}/cancel")))
        }))
        @if waits {
            p { (reader.t("services-appointments-waits")) ". " (reader.t("services-appointments-waits-text")) }
        }
        @if !more.is_empty() {
            (details(reader.t("services-appointments-more"), &link_list(more)))
        }
    }
}

/// What to have with one: in short here, in full with the services.
fn bring(reader: &Reader, names: &Names, appointment: &Appointment) -> Markup {
    let known: Vec<_> =
        appointment.services.0.iter().filter(|service| names.has_page(service)).collect();
    html! {
        @if !known.is_empty() {
            section aria-labelledby="bring" {
                h2 id="bring" { (reader.t("services-appointments-bring")) }
                @for service in known { (bring_for(reader, names, service)) }
            }
        }
    }
}

fn bring_for(reader: &Reader, names: &Names, service: &Slug) -> Markup {
    let documents = names.documents(service);
    html! {
        h3 { a href={ "/services/" (service) } { (reader.text(&names.service(service))) } }
        @if documents.is_empty() {
            p { (reader.t("services-appointments-bring-nothing")) }
        } @else {
            ul { @for document in documents { li { (reader.text(document)) } } }
        }
    }
}

/// The appointment for a calendar.
pub(super) async fn calendar(
    reader: Reader,
    State(services): State<Services>,
    Path(token): Path<Id>,
) -> Result<Response, Refusal> {
    let appointment = services.appointment_of_link(token.as_str()).await?;
    let names = services.names().await?;
    let place = names.place(&appointment.location);
    let what: Vec<String> = appointment
        .services
        .0
        .iter()
        .map(|service| reader.plain(&names.service(service)))
        .collect();
    let base = &services.config().base_url;
    let name = reader.plain(&place.name);
    let event = calendar::Event {
        appointment: &appointment,
        host: base.split_once("://").map_or(base.as_str(), |(_, host)| host),
        summary: reader
            .tr("services-appointments-calendar-summary", &[("place", name.as_str().into())]),
        location: if place.address.is_empty() {
            name
        } else {
            format!("{name}, {}", place.address)
        },
        description: reader.tr(
            "services-appointments-calendar-description",
            &[("services", what.join(", ").into()), ("code", appointment.code.as_str().into())],
        ),
        url: format!("{base}{}", own_path(token.as_str())),
    };
    let headers = [
        (header::CONTENT_TYPE, event.media_type()),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"termin.ics\"".to_owned()),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    Ok((headers, event.write()).into_response())
}
