//! `/services/locations/{slug}`: when it is open, how one gets in, and what is to be had there.

use axum::{
    extract::{Path, State},
    response::Response,
};
use commons::Slug;
use identity::MaybeActor;
use jiff::civil::DateTime;
use maud::{Markup, html};
use record::components::entry_notice;
use ui::{
    Format, Page, Reader, Refusal,
    components::{Look, Tone, actions, alert, description_list, link_button},
};

use super::{
    Voice, about, doors, locations_crumb, may_edit, office_link, offices, services_crumb,
    step_free, telephone,
};
use crate::{
    Services, ServicesError,
    catalogue::{
        CatalogueError, export,
        hours::{self, Hours},
        model::Location,
    },
};

pub(super) async fn show(
    reader: Reader,
    MaybeActor(actor): MaybeActor,
    State(services): State<Services>,
    Path(name): Path<String>,
) -> Result<Response, Refusal> {
    let (bare, form) = Format::split(&name);
    let slug: Slug = bare.parse().map_err(|_| missing(&name))?;
    if form == Some(Format::Json) {
        return Ok(export::location(&services, &slug).await?);
    }
    let location = services.location(&slug).await?;
    let may_edit = location.office.as_ref().is_some_and(|office| may_edit(actor.as_ref(), office));
    let names = offices(&services).await?;
    let entries =
        services.record().entries_about(&location.subject()).await.map_err(ServicesError::from)?;
    let now = hours::now_in_town();
    let office = location.office.as_ref().map(|office| office_link(&reader, &names, office));
    let main = html! {
        @if may_edit {
            (actions(&html! {
                (link_button(Look::Secondary, reader.t("services-catalogue-location-edit"), format!("/services/manage/locations/{slug}")))
            }))
        }
        (closing(&reader, &location, now))
        (facts(&reader, &location, office, now))
        (opening(&reader, &location, now))
        (offered(&reader, &services, &slug).await?)
        (about::unresolved(Voice::of(&reader), &location.content.unresolved))
        (entry_notice(&reader, &entries))
    };
    Ok(Page::new(reader.plain(&location.content.name))
        .crumbs(vec![services_crumb(&reader), locations_crumb(&reader)])
        .machine("JSON", format!("{}.json", location.path()))
        .main(main)
        .render(&reader))
}

fn missing(name: &str) -> ServicesError {
    CatalogueError::NoLocation(name.to_owned()).into()
}

fn closing(reader: &Reader, location: &Location, now: DateTime) -> Markup {
    html! {
        @if let Some(from) = location.content.closed_from {
            @let args = [("day", hours::date_of(reader, from).into())];
            @let key = if location.is_open_on(now.date()) { "services-catalogue-location-closes" } else { "services-catalogue-location-closed" };
            (alert(reader, Tone::Warning, reader.tr(key, &args), &html! {}))
        }
    }
}

fn facts(reader: &Reader, location: &Location, office: Option<Markup>, now: DateTime) -> Markup {
    let content = &location.content;
    let access = html! {
        (step_free(reader, location))
        @if !content.access_note.is_empty() { br; (reader.text(&content.access_note)) }
    };
    let text = |text: &commons::Text| (!text.is_empty()).then(|| super::lines(reader, text));
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let today = location
        .is_open_on(now.date())
        .then(|| html! { strong { (doors::standing(reader, &content.opening_hours, now)) } });
    let facts = [
        ("services-catalogue-now", today),
        ("services-catalogue-address", Some(html! { (content.address.line()) })),
        ("services-catalogue-access", Some(access)),
        ("services-catalogue-telephone", some(&content.phone).map(|phone| telephone(&phone))),
        (
            "services-catalogue-email",
            some(&content.email).map(|it| html! { a href={ "mailto:" (it) } { (it) } }),
        ),
        ("services-catalogue-transit", text(&content.transit)),
        ("services-catalogue-payment", text(&content.payment)),
        ("services-catalogue-hints", text(&content.hints)),
        (
            "services-catalogue-website",
            content.website.as_ref().map(|it| html! { a href=(it) rel="external" { (it) } }),
        ),
        ("services-catalogue-office", office),
    ];
    let known = facts.into_iter().filter_map(|(key, value)| Some((reader.t(key), value?)));
    description_list(known)
}

fn opening(reader: &Reader, location: &Location, now: DateTime) -> Markup {
    let content = &location.content;
    let today = now.date();
    html! {
        @if location.is_open_on(today) {
            section aria-labelledby="hours" {
                h2 #hours { (reader.t("services-catalogue-week")) }
                @match Hours::read(&content.opening_hours) {
                    Ok(read) => {
                        div.week { (hours::week(reader, &read, today)) }
                        h3 { (reader.t("services-catalogue-holidays")) }
                        div.week { (hours::next_holidays(reader, &read, today)) }
                    }
                    Err(_) => p { (doors::standing(reader, &content.opening_hours, now)) },
                }
                @if !content.hours_note.is_empty() { p { (super::lines(reader, &content.hours_note)) } }
            }
        }
    }
}

async fn offered(
    reader: &Reader,
    services: &Services,
    slug: &Slug,
) -> Result<Markup, ServicesError> {
    let listing = services.listing().await?;
    let here = listing.at(slug, reader.lang);
    Ok(html! {
        section aria-labelledby="offered" {
            h2 #offered { (reader.t("services-catalogue-offered")) }
            @if here.is_empty() { p { (reader.t("services-catalogue-offered-none")) } }
            @else {
                ul.columns {
                    @for service in here {
                        li { a href=(service.path()) { (reader.text(&service.content.name)) } }
                    }
                }
            }
        }
    })
}
