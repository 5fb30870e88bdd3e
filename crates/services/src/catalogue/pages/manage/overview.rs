//! `/services/manage/{slug}`: how a service stands, what it lacks and how to mend it, and the
//! buttons that publish it.

use axum::{http::StatusCode, response::Response};
use commons::{Arg, Explain, Slug};
use maud::{Markup, html};
use ui::{
    Reader, Refusal,
    components::{
        Icon, Look, Tone, actions, alert, description_list, icon, link_button, post_button,
    },
};

use super::{
    super::{Voice, about, doors::kind_key},
    Editing, Part, done, history,
    list::state,
    manage_path, page,
};
use crate::{
    Services, ServicesError,
    catalogue::{
        hours,
        model::{Service, State as Stage},
        rules::{self, Gap, Locations, MissingDoor, NEEDED, NOTICE_DAYS, Why},
    },
};

pub(super) async fn show(
    Editing { reader, services, service, .. }: Editing,
) -> Result<Response, Refusal> {
    let said = notice(&reader);
    Ok(overview(&services, &reader, &service, said, StatusCode::OK).await?)
}

pub(super) async fn publish(
    Editing { reader, actor, services, service }: Editing,
) -> Result<Response, Refusal> {
    match services.publish_service(&service.slug, Some(&actor.person)).await {
        Ok(_) => Ok(done(&service.slug, "published")),
        Err(error) => Ok(refused(&services, &reader, &service, error).await?),
    }
}

pub(super) async fn list(
    Editing { reader, actor, services, service }: Editing,
) -> Result<Response, Refusal> {
    match services.list_service(&service.slug, Some(&actor.person)).await {
        Ok(_) => Ok(done(&service.slug, "listed")),
        Err(error) => Ok(refused(&services, &reader, &service, error).await?),
    }
}

/// Says why it was not published; what is missing stands below, each with its remedy.
async fn refused(
    services: &Services,
    reader: &Reader,
    service: &Service,
    error: ServicesError,
) -> Result<Response, ServicesError> {
    if error.status() >= 500 {
        return Err(error);
    }
    let body = html! { p { (reader.explain(&error)) } };
    let title = reader.t("services-catalogue-refused");
    let said = html! {
        div role="alert" tabindex="-1" autofocus { (alert(reader, Tone::Danger, title, &body)) }
    };
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    overview(services, reader, service, said, status).await
}

/// What was just done.
fn notice(reader: &Reader) -> Markup {
    let done = reader.parameter("done").unwrap_or_default();
    let known = ["saved", "begun", "published", "listed", "withdrawn"];
    html! {
        @if known.contains(&done.as_str()) {
            div role="status" {
                (alert(reader, Tone::Success, reader.t(&format!("services-catalogue-done-{done}")), &html! {}))
            }
        }
    }
}

async fn overview(
    services: &Services,
    reader: &Reader,
    service: &Service,
    said: Markup,
    status: StatusCode,
) -> Result<Response, ServicesError> {
    let locations = services.locations_of(&service.slug).await?;
    let args =
        [("number", service.version.into()), ("date", reader.datetime(service.changed_at).into())];
    let facts = [
        (reader.t("services-catalogue-state"), state(reader, service.state)),
        (
            reader.t("services-catalogue-version"),
            html! { (reader.tr("services-catalogue-version-of", &args)) },
        ),
        (reader.t("services-catalogue-page"), page_link(service)),
    ];
    let main = html! {
        (said)
        (description_list(facts))
        (needed(reader, service, &locations))
        (steps(reader, service))
        (about::unresolved(Voice::of(reader), &service.content.unresolved))
        (history::history(services, reader, service).await?)
    };
    Ok(page(reader, service, Part::Overview, &main).status(status).render(reader))
}

fn page_link(service: &Service) -> Markup {
    html! {
        @if service.state == Stage::Draft { (service.path()) }
        @else { a href=(service.path()) { (service.path()) } }
    }
}

/// What a service must have, one by one: there, or missing and how to mend it.
fn needed(reader: &Reader, service: &Service, locations: &Locations) -> Markup {
    let missing = rules::parity(&service.channels, locations, rules::today()).err();
    let missing = missing.unwrap_or_default();
    let gaps = rules::gaps(&service.channels, locations, rules::today(), NOTICE_DAYS);
    let has_words = !service.content.teaser.is_empty() || !service.content.description.is_empty();
    let texts = Part::Texts.path(&service.slug);
    html! {
        section aria-labelledby="needed" {
            h2 #needed { (reader.t("services-catalogue-needed")) }
            p { (reader.t("services-catalogue-needed-text")) }
            ul.checklist {
                @for door in NEEDED {
                    @let lack = missing.iter().find(|it| it.door == door);
                    @let gap = gaps.iter().find(|it| it.missing.door == door);
                    (line(lack.is_none(), &html! {
                        strong { (reader.t(&kind_key(door.name()))) }
                        @match (lack, gap) {
                            (Some(lack), _) => (remedy(reader, service, locations, lack)),
                            (None, Some(gap)) => (ending(reader, service, gap)),
                            (None, None) => {},
                        }
                    }))
                }
                (line(has_words, &html! {
                    strong { (reader.t("services-catalogue-needed-words")) }
                    @if !has_words { br; a href=(texts) { (reader.t("services-catalogue-needed-words-mend")) } }
                }))
            }
            @if !service.content.has_easy_language() {
                p { (reader.t("services-catalogue-no-easy")) " " a href=(texts) { (reader.t("services-catalogue-no-easy-mend")) } }
            }
        }
    }
}

fn line(is_there: bool, what: &Markup) -> Markup {
    html! {
        li class=(if is_there { "is-there" } else { "is-missing" }) {
            (icon(if is_there { Icon::Success } else { Icon::Warning }))
            div { (what) }
        }
    }
}

/// Why a door does not count, and the page on which that is mended.
fn remedy(
    reader: &Reader,
    service: &Service,
    locations: &Locations,
    missing: &MissingDoor,
) -> Markup {
    let (href, key) = match &missing.why {
        Why::NoAddress(location) | Why::NoHours(location) | Why::NoAccess(location) => {
            (location_path(location), "services-catalogue-mend-location")
        }
        _ => (Part::Doors.path(&service.slug), "services-catalogue-mend-doors"),
    };
    html! { br; (why(reader, locations, missing)) br; a href=(href) { (reader.t(key)) } }
}

/// The same sentence as an error has, with the name of the location and the day in words.
fn why(reader: &Reader, locations: &Locations, missing: &MissingDoor) -> String {
    let named = |(name, arg): (&'static str, Arg)| match (name, &arg) {
        ("location", Arg::Text(slug)) => {
            let known = slug.parse().ok().and_then(|slug: Slug| locations.get(&slug));
            (name, known.map_or(arg, |it| reader.plain(&it.content.name).into()))
        }
        ("day", Arg::Text(day)) => {
            let known = day.parse().ok().map(|day| hours::date_of(reader, day));
            (name, known.map_or(arg, Into::into))
        }
        _ => (name, arg),
    };
    let args: Vec<_> = missing.args().into_iter().map(named).collect();
    reader.tr(&format!("error-{}", missing.code()), &args)
}

fn ending(reader: &Reader, service: &Service, gap: &Gap) -> Markup {
    let args = [("day", hours::date_of(reader, gap.from).into())];
    html! {
        br; (reader.tr("services-catalogue-ending", &args)) br;
        a href=(Part::Doors.path(&service.slug)) { (reader.t("services-catalogue-mend-doors")) }
    }
}

fn location_path(location: &Slug) -> String {
    format!("/services/manage/locations/{location}")
}

/// What can be done now.
fn steps(reader: &Reader, service: &Service) -> Markup {
    let path = manage_path(&service.slug);
    actions(&html! {
        @if service.state != Stage::Published {
            (post_button(Look::Primary, reader.t("services-catalogue-publish"), format!("{path}/publish")))
        }
        @if service.state == Stage::Draft {
            (post_button(Look::Secondary, reader.t("services-catalogue-list"), format!("{path}/list")))
        }
        @if service.state.is_shown() {
            (link_button(Look::Tertiary, reader.t("services-catalogue-withdraw"), format!("{path}/withdraw")))
        }
    })
}
