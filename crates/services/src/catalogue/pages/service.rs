//! `/services/{slug}`: what a service is, and all doors through which it is to be had.

use axum::{
    extract::{Path, State},
    response::Response,
};
use commons::{Slug, Text};
use identity::MaybeActor;
use maud::{Markup, html};
use ui::{
    Page, Reader, Refusal,
    components::{Look, Tone, actions, alert, description_list, link_button},
};

use super::{
    Voice, about, doors, maturity, may_edit, office_link, offices, services_crumb, took, voice,
};
use crate::{
    Services, ServicesError,
    catalogue::{
        CatalogueError, export, hours,
        model::{Service, State as Stage},
        promises::has_open,
        rules::{self, Locations},
        store,
    },
};

pub(super) async fn show(
    reader: Reader,
    MaybeActor(actor): MaybeActor,
    State(services): State<Services>,
    Path(name): Path<String>,
) -> Result<Response, Refusal> {
    let (bare, form) = export::split(&name);
    let slug: Slug = bare.parse().map_err(|_| missing(&name))?;
    let service = services.service(&slug).await?;
    if !export::is_public(&service) {
        return Err(missing(&name).into());
    }
    if let Some(form) = form {
        return Ok(export::one(&services, &service, form).await?);
    }
    let is_editor = may_edit(actor.as_ref(), &service.office);
    let voice = Voice::of(&reader);
    let main = html! {
        @if is_editor {
            (actions(&html! {
                (link_button(Look::Secondary, reader.t("services-catalogue-manage"), format!("/services/manage/{slug}")))
            }))
        }
        (body(&services, voice, &service).await?)
    };
    Ok(page(voice, &service, main).render(&reader))
}

fn missing(name: &str) -> ServicesError {
    CatalogueError::NoService(name.to_owned()).into()
}

/// The page around a service, with its machine forms.
fn page(voice: Voice<'_>, service: &Service, main: Markup) -> Page {
    let reader = voice.reader;
    let mut page = Page::new(voice.plain(&service.content.name))
        .crumbs(vec![services_crumb(reader)])
        .machine("JSON", format!("{}.json", service.path()))
        .machine("schema.org", format!("{}.jsonld", service.path()))
        .machine("CPSV-AP", format!("{}.ttl", service.path()))
        .machine("XZuFi", format!("{}.xml", service.path()))
        .main(main);
    if !service.content.teaser.is_empty() {
        page = page.lead(voice.plain(&service.content.teaser));
    }
    page
}

/// Everything about a service, as everyone sees it and as its office sees it before.
pub(super) async fn body(
    services: &Services,
    voice: Voice<'_>,
    service: &Service,
) -> Result<Markup, ServicesError> {
    let locations = services.locations_of(&service.slug).await?;
    if service.state == Stage::Withdrawn {
        let reason = store::withdrawal(services.db(), service).await?;
        return Ok(withdrawn(voice.reader, &reason));
    }
    let names = offices(services).await?;
    let now = hours::now_in_town();
    let is_bookable = has_open(service, "on-site", &locations, now.date())
        && services.bookable(&service.slug).await?;
    let forms = services.online_forms(service).await?;
    let behind = doors::Behind { locations: &locations, forms: &forms, now };
    let content = &service.content;
    let office = office_link(voice.reader, &names, &service.office);
    Ok(html! {
        (voice::switch(voice, service))
        (urgent(voice, service))
        (gaps(voice.reader, service, &locations))
        @if voice.is_easy || content.teaser.is_empty() { (voice.paragraphs(&content.description)) }
        (doors::doors(voice, service, behind, is_bookable))
        @if !voice.is_easy && !content.teaser.is_empty() {
            (section(voice, "services-catalogue-about", &content.description))
        }
        (needed(voice, service))
        (time(voice, service))
        (took::took(services, voice, service).await?)
        (section(voice, "services-catalogue-procedure", &content.procedure))
        (section(voice, "services-catalogue-hints", &content.hints))
        (about::law(voice, service))
        (section(voice, "services-catalogue-appeal", &content.appeal))
        (about::links(voice, service))
        (about::facts(services, voice, service, office).await?)
        (maturity::maturity(voice.reader, &services.maturity_of(service).await?))
    })
}

fn withdrawn(reader: &Reader, reason: &Text) -> Markup {
    let body = html! { p { (reader.text(reason)) } p { a href="/services" { (reader.t("services-catalogue-all")) } } };
    alert(reader, Tone::Warning, reader.t("services-catalogue-withdrawn"), &body)
}

fn urgent(voice: Voice<'_>, service: &Service) -> Markup {
    let today = rules::today();
    let urgent = service.content.urgent.as_ref();
    let urgent = urgent.filter(|it| it.until.is_none_or(|until| today <= until));
    html! {
        @if let Some(urgent) = urgent {
            (alert(voice.reader, Tone::Info, voice.line(&urgent.text), &html! {}))
        }
    }
}

/// Says plainly where a service lacks a door that it must have.
fn gaps(reader: &Reader, service: &Service, locations: &Locations) -> Markup {
    let missing = rules::parity(&service.channels, locations, rules::today()).err();
    let missing = missing.unwrap_or_default();
    let doors = missing.iter().map(|it| reader.t(&doors::kind_key(it.door.name())));
    let doors = doors.collect::<Vec<_>>().join(", ");
    let args = [("doors", doors.into())];
    let (tone, title) = match service.state {
        Stage::Published => (Tone::Warning, "services-catalogue-gap"),
        _ => (Tone::Info, "services-catalogue-incomplete"),
    };
    html! {
        @if !missing.is_empty() {
            @let body = html! { p { (reader.tr(&format!("{title}-text"), &args)) } };
            (alert(reader, tone, reader.t(title), &body))
        }
    }
}

/// A text under its own heading; nothing where there is none.
pub(super) fn section(voice: Voice<'_>, key: &str, text: &Text) -> Markup {
    html! {
        @if !text.is_empty() {
            section aria-labelledby=(key) {
                h2 id=(key) { (voice.reader.t(key)) }
                (voice.paragraphs(text))
            }
        }
    }
}

/// What must be so, and what must be brought.
fn needed(voice: Voice<'_>, service: &Service) -> Markup {
    let reader = voice.reader;
    let content = &service.content;
    html! {
        @if !content.prerequisites.is_empty() {
            section aria-labelledby="prerequisites" {
                h2 #prerequisites { (reader.t("services-catalogue-prerequisites")) }
                ul { @for text in &content.prerequisites { li { (voice.line(text)) } } }
            }
        }
        @if !content.documents.is_empty() {
            section aria-labelledby="documents" {
                h2 #documents { (reader.t("services-catalogue-documents")) }
                ul.documents {
                    @for document in &content.documents {
                        li {
                            @match &document.url {
                                Some(url) => a href=(url) rel="external" { (voice.line(&document.name)) },
                                None => strong { (voice.line(&document.name)) },
                            }
                            @if !document.about.is_empty() { br; (voice.line(&document.about)) }
                        }
                    }
                }
            }
        }
    }
}

/// How long it takes and until when it must be done.
fn time(voice: Voice<'_>, service: &Service) -> Markup {
    let reader = voice.reader;
    let content = &service.content;
    let processing = &content.processing;
    let mut facts = Vec::new();
    if let Some(days) = processing.promised_days {
        let promised = reader.tr("services-catalogue-promised", &[("days", days.into())]);
        facts.push((reader.t("services-catalogue-processing"), html! { (promised) }));
    }
    if !processing.note.is_empty() {
        let label = reader.t("services-catalogue-processing-note");
        facts.push((label, voice.line(&processing.note)));
    }
    if !content.deadlines.is_empty() {
        let all = html! { @for (at, text) in content.deadlines.iter().enumerate() { @if at > 0 { br; } (voice.line(text)) } };
        facts.push((reader.t("services-catalogue-deadlines"), all));
    }
    html! {
        @if !facts.is_empty() {
            section aria-labelledby="time" {
                h2 #time { (reader.t("services-catalogue-time")) }
                (description_list(facts))
            }
        }
    }
}
