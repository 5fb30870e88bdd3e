//! `/services/manage/locations/{slug}`: where a location is, how one gets in, and when, with a
//! look at the week that its hours make.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use commons::{Explain, Slug, Text};
use identity::{Actor, Role};
use maud::{Markup, html};
use ui::{
    Crumb, Page, Reader, Refusal,
    components::{Choice, Field, Look, actions, button, fieldset, form, link_button, submit},
    form::Errors,
};

use super::{
    super::services_crumb,
    Sent, manage_crumb, office_field,
    sent::{day, status},
};
use crate::{
    Services, ServicesError,
    catalogue::{
        CatalogueError, LocationEdit,
        hours::{self, Hours},
        model::{Location, LocationContent, Point, StepFree},
        rules,
    },
};

/// The button that shows the week without saving.
const PREVIEW: &str = "preview";
/// Texts in German and English, and how many lines their fields have.
const TEXTS: [(&str, u8); 5] =
    [("hours_note", 2), ("access_note", 2), ("transit", 2), ("payment", 2), ("hints", 3)];

/// Who edits a location: its office; one without any is for every editor to take.
pub(super) fn may_edit(actor: &Actor, office: Option<&Slug>) -> bool {
    office.map_or_else(|| actor.has_anywhere(Role::Editor), |it| actor.has(Role::Editor, it))
}

pub(super) async fn new(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Editor)?;
    Ok(page(&services, &reader, &actor, None, &Sent::default(), &Errors::none()).await?)
}

pub(super) async fn create(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    sent: Sent,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Editor)?;
    answer(&services, &reader, &actor, None, sent).await
}

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path(slug): Path<String>,
) -> Result<Response, Refusal> {
    let location = editable(&services, &actor, &slug).await?;
    let sent = kept(&location);
    Ok(page(&services, &reader, &actor, Some(&location), &sent, &Errors::none()).await?)
}

pub(super) async fn save(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    Path(slug): Path<String>,
    sent: Sent,
) -> Result<Response, Refusal> {
    let location = editable(&services, &actor, &slug).await?;
    answer(&services, &reader, &actor, Some(&location), sent).await
}

async fn editable(
    services: &Services,
    actor: &Actor,
    slug: &str,
) -> Result<Location, ServicesError> {
    let missing = || CatalogueError::NoLocation(slug.to_owned());
    let location = services.location(&slug.parse().map_err(|_| missing())?).await?;
    match &location.office {
        Some(office) => actor.require(Role::Editor, office)?,
        None => actor.require_anywhere(Role::Editor)?,
    }
    Ok(location)
}

/// Saves, or shows the week that the hours make.
async fn answer(
    services: &Services,
    reader: &Reader,
    actor: &Actor,
    known: Option<&Location>,
    sent: Sent,
) -> Result<Response, Refusal> {
    let edit = match edited(reader, actor, known, &sent) {
        Ok(edit) if !sent.has(PREVIEW) => edit,
        Ok(_) => {
            let errors = hours_errors(reader, sent.get("opening_hours"));
            return Ok(page(services, reader, actor, known, &sent, &errors).await?);
        }
        Err(errors) => return Ok(page(services, reader, actor, known, &sent, &errors).await?),
    };
    let done = match services.save_location(edit, Some(&actor.person)).await {
        Ok(location) => return Ok(Redirect::to(&location.path()).into_response()),
        Err(error) => error,
    };
    if done.status() >= 500 {
        return Err(done.into());
    }
    let errors = Errors::of_error(reader, &done);
    Ok(page(services, reader, actor, known, &sent, &errors).await?)
}

/// Whoever looks at the week is told what cannot be read, as whoever saves is.
fn hours_errors(reader: &Reader, hours: &str) -> Errors {
    rules::readable_hours(hours)
        .map_err(|error| Errors::of_error(reader, &ServicesError::from(error)))
        .err()
        .unwrap_or_else(Errors::none)
}

fn kept(location: &Location) -> Sent {
    let content = &location.content;
    let mut sent = Sent::default();
    sent.add_text("name", &content.name);
    for ((name, _), text) in TEXTS.into_iter().zip(texts(content)) {
        sent.add_text(name, text);
    }
    for (name, value) in [
        ("street", &content.address.street),
        ("postal_code", &content.address.postal_code),
        ("town", &content.address.town),
        ("opening_hours", &content.opening_hours),
        ("phone", &content.phone),
        ("email", &content.email),
    ] {
        sent.add(name, value);
    }
    sent.add("step_free", content.step_free.name());
    sent.add("website", content.website.clone().unwrap_or_default());
    let point = content.point.map(|point| format!("{}, {}", point.lat, point.lon));
    sent.add("point", point.unwrap_or_default());
    sent.add("closed_from", content.closed_from.map(|it| it.to_string()).unwrap_or_default());
    sent.add("office", location.office.as_ref().map_or("", Slug::as_str));
    sent
}

fn texts(content: &LocationContent) -> [&Text; 5] {
    [&content.hours_note, &content.access_note, &content.transit, &content.payment, &content.hints]
}

fn edited(
    reader: &Reader,
    actor: &Actor,
    known: Option<&Location>,
    sent: &Sent,
) -> Result<LocationEdit, Errors> {
    let mut errors = Errors::none();
    let mut fault = |field: &str, key: &str| errors = errors.clone().with(field, reader.t(key));
    let old = known.map(|known| known.content.clone()).unwrap_or_default();
    let mut content = LocationContent {
        name: sent.text("name", &old.name),
        hours_note: sent.text("hours_note", &old.hours_note),
        access_note: sent.text("access_note", &old.access_note),
        transit: sent.text("transit", &old.transit),
        payment: sent.text("payment", &old.payment),
        hints: sent.text("hints", &old.hints),
        opening_hours: sent.get("opening_hours").to_owned(),
        phone: sent.get("phone").to_owned(),
        email: sent.get("email").to_owned(),
        website: Some(sent.get("website").to_owned()).filter(|it| !it.is_empty()),
        ..old
    };
    sent.get("street").clone_into(&mut content.address.street);
    sent.get("postal_code").clone_into(&mut content.address.postal_code);
    sent.get("town").clone_into(&mut content.address.town);
    let step_free = StepFree::ALL.into_iter().find(|it| it.name() == sent.get("step_free"));
    content.step_free = step_free.unwrap_or_default();
    match point(sent.get("point")) {
        Ok(point) => content.point = point,
        Err(()) => fault("point", "services-catalogue-bad-point"),
    }
    match day(sent.get("closed_from")) {
        Ok(day) => content.closed_from = day,
        Err(()) => fault("closed_from", "services-catalogue-bad-day"),
    }
    let office: Option<Slug> = sent.get("office").parse().ok();
    if !office.as_ref().is_some_and(|office| actor.has(Role::Editor, office)) {
        fault("office", "services-catalogue-bad-choice");
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(LocationEdit {
        slug: known.map_or_else(|| rules::slug_of_name(&content.name), |it| it.slug.clone()),
        office,
        base: known.map_or(0, |_| sent.get("base").parse().unwrap_or_default()),
        source: known.and_then(|known| known.source.clone()),
        content,
    })
}

/// A point as maps write it: `52.41, 12.55`.
fn point(text: &str) -> Result<Option<Point>, ()> {
    if text.is_empty() {
        return Ok(None);
    }
    let (lat, lon) = text.split_once([',', ';']).ok_or(())?;
    let number = |text: &str| text.trim().parse::<f64>().map_err(|_| ());
    Ok(Some(Point { lat: number(lat)?, lon: number(lon)? }))
}

async fn page(
    services: &Services,
    reader: &Reader,
    actor: &Actor,
    known: Option<&Location>,
    sent: &Sent,
    errors: &Errors,
) -> Result<Response, ServicesError> {
    let first = actor.offices_as(Role::Editor).first().map(ToString::to_string);
    let office = Some(sent.get("office").to_owned()).filter(|it| !it.is_empty()).or(first);
    let office = office_field(services, reader, actor, &office.unwrap_or_default()).await?;
    let body = html! {
        @if let Some(known) = known { input type="hidden" name="base" value=(known.version); }
        @for field in place(reader, sent) { (field.show(reader, errors)) }
        (opening(reader, sent, errors))
        @for field in reached(reader, sent) { (field.show(reader, errors)) }
        (office.show(reader, errors))
        (more(reader, sent, errors))
        (actions(&html! {
            (submit(Look::Primary, reader.t("services-catalogue-save")))
            (link_button(Look::Tertiary, reader.t("services-catalogue-cancel"), "/services/manage/locations"))
        }))
    };
    let title = known.map_or_else(
        || reader.t("services-catalogue-location-new"),
        |known| reader.plain(&known.content.name),
    );
    let part = known.map_or("new", |known| known.slug.as_str());
    let path = format!("/services/manage/locations/{part}");
    let above =
        Crumb::new(reader.t("services-catalogue-locations-manage"), "/services/manage/locations");
    Ok(Page::new(title)
        .crumbs(vec![services_crumb(reader), manage_crumb(reader), above])
        .narrow()
        .status(status(errors))
        .main(form(reader, path, errors, &body))
        .render(reader))
}

fn text_field(reader: &Reader, sent: &Sent, name: &str) -> Field {
    Field::text(name, reader.t(&key(name))).value(sent.get(name))
}

fn key(name: &str) -> String {
    format!("services-catalogue-place-field-{}", name.replace('_', "-"))
}

fn place(reader: &Reader, sent: &Sent) -> Vec<Field> {
    let choices = StepFree::ALL.map(|it| {
        Choice::new(it.name(), reader.t(&format!("services-catalogue-step-free-{}", it.name())))
    });
    let chosen = if sent.has("step_free") { sent.get("step_free") } else { "unknown" };
    vec![
        text_field(reader, sent, "name"),
        text_field(reader, sent, "name_en").optional(),
        text_field(reader, sent, "street"),
        text_field(reader, sent, "postal_code"),
        text_field(reader, sent, "town"),
        Field::radios("step_free", reader.t(&key("step_free")), choices.to_vec()).value(chosen),
    ]
}

/// The hours, and the week that they make.
fn opening(reader: &Reader, sent: &Sent, errors: &Errors) -> Markup {
    let hours = text_field(reader, sent, "opening_hours")
        .optional()
        .hint(reader.t("services-catalogue-hours-hint"));
    fieldset(
        reader.t("services-catalogue-hours"),
        &html! {
            (hours.show(reader, errors))
            (actions(&button(Look::Secondary, reader.t("services-catalogue-hours-preview"), PREVIEW, "week")))
            @if let Ok(read) = Hours::read(sent.get("opening_hours")) {
                @let now = hours::now_in_town();
                p.hours-now { strong { (hours::standing(reader, &read, now)) } }
                (hours::week(reader, &read, now.date()))
                (hours::next_holidays(reader, &read, now.date()))
            }
        },
    )
}

fn reached(reader: &Reader, sent: &Sent) -> Vec<Field> {
    let names = ["phone", "email", "website", "point"];
    let field = |name: &&str| {
        let field = text_field(reader, sent, name).optional();
        if *name == "point" {
            field.hint(reader.t("services-catalogue-place-field-point-hint"))
        } else {
            field
        }
    };
    let closed = Field::date("closed_from", reader.t(&key("closed_from")))
        .hint(reader.t("services-catalogue-place-field-closed-from-hint"))
        .optional()
        .value(sent.get("closed_from"));
    names.iter().map(field).chain([closed]).collect()
}

/// Texts that few locations need.
fn more(reader: &Reader, sent: &Sent, errors: &Errors) -> Markup {
    let area = |name: &str, label: String, lines: u8| {
        Field::textarea(name, label, lines).optional().value(sent.get(name)).show(reader, errors)
    };
    fieldset(
        reader.t("services-catalogue-place-more"),
        &html! {
            @for (name, lines) in TEXTS {
                @let label = reader.t(&key(name));
                @let english = reader.tr("services-catalogue-in-english", &[("label", label.as_str().into())]);
                (area(name, label, lines))
                (area(&format!("{name}_en"), english, lines))
            }
        },
    )
}
