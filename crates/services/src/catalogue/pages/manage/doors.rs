//! `/services/manage/{slug}/doors`: all doors of a service, each with what makes it one.

use axum::response::Response;
use commons::{Slug, Text};
use maud::{Markup, html};
use ui::{
    Reader, Refusal,
    components::{Choice, Field, Look, button, fieldset},
    form::Errors,
};

use super::{
    super::doors::{KINDS, kind_key},
    Editing, Part, Sent, edit_of, form_page, keep,
    sent::{amount, day, field, typed},
};
use crate::{
    Services, ServicesError,
    catalogue::{
        model::{Channel, Door, Fee, PaperForm, Service, ServiceEdit},
        rules::{self, Locations},
    },
    forms::FormTitle,
};

/// The name of the list in the form.
const DOOR: &str = "door";
/// The name of the buttons that add a door of a kind.
const ADD: &str = "add";
/// What is said about a fee, by its name in the form.
const FEES: [&str; 5] = ["unknown", "free", "fixed", "between", "described"];

pub(super) async fn show(
    Editing { reader, services, service, .. }: Editing,
) -> Result<Response, Refusal> {
    Ok(page(&services, &reader, &service, &kept(&service), &Errors::none()).await?)
}

pub(super) async fn save(
    Editing { reader, actor, services, service }: Editing,
    mut sent: Sent,
) -> Result<Response, Refusal> {
    if let Some(kind) = KINDS.into_iter().find(|kind| sent.get(ADD) == *kind) {
        let at = sent.entries(DOOR);
        sent.add(field(DOOR, at, "kind"), kind);
        return Ok(page(&services, &reader, &service, &sent, &Errors::none()).await?);
    }
    let edit = match edited(&reader, &service, &sent) {
        Ok(edit) => edit,
        Err(errors) => return Ok(page(&services, &reader, &service, &sent, &errors).await?),
    };
    match keep(&services, &actor, &reader, edit).await? {
        Ok(done) => Ok(done),
        Err(errors) => Ok(page(&services, &reader, &service, &sent, &errors).await?),
    }
}

fn kept(service: &Service) -> Sent {
    let mut sent = Sent::default();
    for (at, channel) in service.channels.iter().enumerate() {
        let name = |part: &str| field(DOOR, at, part);
        sent.add(name("kind"), channel.door.name());
        sent.add(name("id"), channel.id.as_str());
        keep_door(&mut sent, at, &channel.door);
        keep_fee(&mut sent, at, channel);
        let day = |day: Option<crate::catalogue::model::Day>| day.map(|day| day.to_string());
        sent.add(name("from"), day(channel.valid_from).unwrap_or_default());
        sent.add(name("until"), day(channel.valid_until).unwrap_or_default());
    }
    sent
}

fn keep_door(sent: &mut Sent, at: usize, door: &Door) {
    let name = |part: &str| field(DOOR, at, part);
    match door {
        Door::OnSite { location } => sent.add(name("location"), location.as_str()),
        Door::Paper { form, address } => {
            match form {
                PaperForm::Form(form) => sent.add(name("form"), form.as_str()),
                PaperForm::File(file) => sent.add(name("file"), file),
            }
            sent.add_text(&name("address"), address);
        }
        Door::Phone { number, hours } => {
            sent.add(name("number"), number);
            sent.add(name("hours"), hours);
        }
        Door::Post { address } => sent.add_text(&name("address"), address),
        Door::Online { form } => sent.add(name("form"), form.as_str()),
    }
}

fn keep_fee(sent: &mut Sent, at: usize, channel: &Channel) {
    let name = |part: &str| field(DOOR, at, part);
    let (kind, least, most) = match channel.fee {
        Fee::Unknown => ("unknown", None, None),
        Fee::Free => ("free", None, None),
        Fee::Fixed(cents) => ("fixed", Some(cents), None),
        Fee::Between(least, most) => ("between", Some(least), Some(most)),
        Fee::Described => ("described", None, None),
    };
    sent.add(name("fee"), kind);
    sent.add(name("least"), least.map(typed).unwrap_or_default());
    sent.add(name("most"), most.map(typed).unwrap_or_default());
    sent.add_text(&name("note"), &channel.fee_note);
}

/// Reads the doors; what cannot be read is said at its field.
fn edited(reader: &Reader, service: &Service, sent: &Sent) -> Result<ServiceEdit, Errors> {
    let mut edit = edit_of(service, sent);
    let mut errors = Errors::none();
    let mut channels: Vec<Channel> = Vec::new();
    for at in 0..sent.entries(DOOR) {
        if sent.get(&field(DOOR, at, "remove")) == "yes" {
            continue;
        }
        match channel(service, sent, at, &channels) {
            Ok(channel) => channels.push(channel),
            Err((part, key)) => errors = errors.with(field(DOOR, at, part), reader.t(key)),
        }
    }
    edit.channels = channels;
    if errors.is_empty() { Ok(edit) } else { Err(errors) }
}

/// Which part of a door cannot be read, and the sentence that says it.
type Fault = (&'static str, &'static str);

fn channel(
    service: &Service,
    sent: &Sent,
    at: usize,
    before: &[Channel],
) -> Result<Channel, Fault> {
    let value = |part: &str| sent.get(&field(DOOR, at, part));
    let known = service.channels.iter().find(|channel| channel.id.as_str() == value("id"));
    let old = known.map(|known| known.fee_note.clone()).unwrap_or_default();
    let day_in =
        |part: &'static str| day(value(part)).map_err(|()| (part, "services-catalogue-bad-day"));
    let door = door(sent, at, known)?;
    let id = match known {
        Some(known) => known.id.clone(),
        None => free_id(&door, service, before),
    };
    Ok(Channel {
        id,
        fee: fee(sent, at)?,
        fee_note: sent.text(&field(DOOR, at, "note"), &old),
        valid_from: day_in("from")?,
        valid_until: day_in("until")?,
        door,
    })
}

fn door(sent: &Sent, at: usize, known: Option<&Channel>) -> Result<Door, Fault> {
    let value = |part: &str| sent.get(&field(DOOR, at, part));
    let slug = |part: &'static str| -> Result<Slug, Fault> {
        value(part).parse().map_err(|_| (part, "services-catalogue-bad-choice"))
    };
    let old = match known.map(|known| &known.door) {
        Some(Door::Paper { address, .. } | Door::Post { address }) => address.clone(),
        _ => Text::default(),
    };
    let address = sent.text(&field(DOOR, at, "address"), &old);
    match value("kind") {
        "on-site" => Ok(Door::OnSite { location: slug("location")? }),
        "paper" if value("form").is_empty() => {
            Ok(Door::Paper { form: PaperForm::File(value("file").to_owned()), address })
        }
        "paper" => Ok(Door::Paper { form: PaperForm::Form(slug("form")?), address }),
        "phone" => {
            let hours = value("hours").to_owned();
            let is_read = rules::readable_hours(&hours).is_ok();
            let number = value("number").to_owned();
            let door = Door::Phone { number, hours };
            if is_read { Ok(door) } else { Err(("hours", "services-catalogue-bad-hours")) }
        }
        "post" => Ok(Door::Post { address }),
        _ => Ok(Door::Online { form: slug("form")? }),
    }
}

fn fee(sent: &Sent, at: usize) -> Result<Fee, Fault> {
    let value = |part: &str| sent.get(&field(DOOR, at, part));
    let cents =
        |part: &'static str| amount(value(part)).ok_or((part, "services-catalogue-bad-amount"));
    match value("fee") {
        "free" => Ok(Fee::Free),
        "fixed" => Ok(Fee::Fixed(cents("least")?)),
        "between" => Ok(Fee::Between(cents("least")?, cents("most")?)),
        "described" => Ok(Fee::Described),
        _ => Ok(Fee::Unknown),
    }
}

/// A name for a new door that no other door of the service has.
fn free_id(door: &Door, service: &Service, before: &[Channel]) -> Slug {
    let base = door.location().map_or(door.name(), Slug::as_str);
    let taken = |id: &Slug| service.channels.iter().chain(before).any(|channel| channel.id == *id);
    let mut id = Slug::of_title(base);
    for number in 2_u32.. {
        if !taken(&id) {
            break;
        }
        id = Slug::of_title(&format!("{base}-{number}"));
    }
    id
}

async fn page(
    services: &Services,
    reader: &Reader,
    service: &Service,
    sent: &Sent,
    errors: &Errors,
) -> Result<Response, ServicesError> {
    let mut forms = services.form_titles().await?;
    forms.sort_by_cached_key(|it| {
        (it.service != service.slug, reader.plain(&it.title), it.slug.clone())
    });
    let known = Known { locations: services.locations().await?, forms };
    let body = html! {
        p { (reader.t("services-catalogue-doors-lead")) }
        div id="f-channels" tabindex="-1" {
            @for at in 0..sent.entries(DOOR) { (one(reader, sent, errors, at, &known)) }
        }
        (adders(reader))
    };
    Ok(form_page(reader, service, Part::Doors, errors, &body))
}

/// What a door may lead to: places, and published forms, those of the service first.
struct Known {
    locations: Locations,
    forms: Vec<FormTitle>,
}

/// Buttons that put one more door of a kind into the form, before anything is saved.
fn adders(reader: &Reader) -> Markup {
    html! {
        fieldset.group {
            legend.group__legend { (reader.t("services-catalogue-door-add")) }
            div.form__send {
                @for kind in KINDS { (button(Look::Secondary, reader.t(&kind_key(kind)), ADD, kind)) }
            }
        }
    }
}

fn one(reader: &Reader, sent: &Sent, errors: &Errors, at: usize, known: &Known) -> Markup {
    let kind = sent.get(&field(DOOR, at, "kind"));
    let legend = format!("{}. {}", at + 1, reader.t(&kind_key(known_kind(kind))));
    let hidden = |part: &str| {
        let name = field(DOOR, at, part);
        html! { input type="hidden" name=(name) value=(sent.get(&name)); }
    };
    let own = own_fields(reader, sent, at, kind, known);
    let dates = [
        made(reader, at, "from", Field::date).hint(reader.t("services-catalogue-door-dates-hint")),
        made(reader, at, "until", Field::date),
    ];
    let shown = |field: Field| {
        let value = sent.get(field.name()).to_owned();
        field.value(value).show(reader, errors)
    };
    let remove = field(DOOR, at, "remove");
    let is_removed = sent.get(&remove) == "yes";
    let remove = Field::checkbox(remove, reader.t("services-catalogue-door-remove"));
    fieldset(
        legend,
        &html! {
            (hidden("kind")) (hidden("id"))
            div { @for field in own { (shown(field)) } }
            div.side-by-side { @for field in fees(reader, at).into_iter().chain(dates) { (shown(field)) } }
            (remove.checked(is_removed).show(reader, errors))
        },
    )
}

/// A kind that exists; what a browser made up is an online form, which refuses it.
fn known_kind(kind: &str) -> &'static str {
    KINDS.into_iter().find(|it| *it == kind).unwrap_or("online")
}

fn own_fields(reader: &Reader, sent: &Sent, at: usize, kind: &str, known: &Known) -> Vec<Field> {
    let text = |part| made(reader, at, part, Field::text);
    let address = |part| {
        let name = field(DOOR, at, part);
        Field::textarea(name, reader.t(&part_key(part)), 3)
    };
    match known_kind(kind) {
        "on-site" => vec![location_field(reader, sent, at, &known.locations)],
        "paper" => vec![
            form_field(reader, sent, at, &known.forms, "services-catalogue-form-none").optional(),
            text("file").optional().hint(reader.t("services-catalogue-part-file-hint")),
            address("address"),
            address("address_en").optional(),
        ],
        "phone" => {
            vec![text("number"), text("hours").hint(reader.t("services-catalogue-hours-hint"))]
        }
        "post" => vec![address("address"), address("address_en").optional()],
        _ => vec![form_field(reader, sent, at, &known.forms, "services-catalogue-choose")],
    }
}

fn location_field(reader: &Reader, sent: &Sent, at: usize, locations: &Locations) -> Field {
    let name = field(DOOR, at, "location");
    let mut choices: Vec<_> = locations
        .values()
        .map(|it| (reader.plain(&it.content.name), it.content.address.line(), it.slug.clone()))
        .collect();
    choices.sort();
    let mut choices: Vec<_> = choices
        .into_iter()
        .map(|(name, address, slug)| Choice::new(slug.as_str(), format!("{name}, {address}")))
        .collect();
    if sent.get(&name).is_empty() {
        choices.insert(0, Choice::new("", reader.t("services-catalogue-choose")));
    }
    Field::select(name, reader.t("services-catalogue-part-location"), choices)
}

/// A choice among the published forms; what is kept stays, published or not.
fn form_field(
    reader: &Reader,
    sent: &Sent,
    at: usize,
    forms: &[FormTitle],
    none: &'static str,
) -> Field {
    let name = field(DOOR, at, "form");
    let value = sent.get(&name);
    let mut choices = vec![Choice::new("", reader.t(none))];
    for FormTitle { slug, title, .. } in forms {
        let is_alone = forms.iter().filter(|it| it.title == *title).count() == 1;
        let title = reader.plain(title);
        let label = if is_alone { title } else { format!("{title} ({slug})") };
        choices.push(Choice::new(slug.as_str(), label));
    }
    if !value.is_empty() && forms.iter().all(|it| it.slug.as_str() != value) {
        let args = [("form", value.into())];
        choices.push(Choice::new(value, reader.tr("services-catalogue-form-unpublished", &args)));
    }
    let hint = html! {
        (reader.t("services-catalogue-part-form-hint")) " "
        a href="/services/forms/manage" { (reader.t("services-catalogue-part-form-manage")) }
    };
    Field::select(name, reader.t("services-catalogue-part-form"), choices).hint(hint)
}

fn fees(reader: &Reader, at: usize) -> Vec<Field> {
    let kinds =
        FEES.map(|fee| Choice::new(fee, reader.t(&format!("services-catalogue-fee-kind-{fee}"))));
    vec![
        Field::select(
            field(DOOR, at, "fee"),
            reader.t("services-catalogue-part-fee"),
            kinds.to_vec(),
        ),
        made(reader, at, "least", Field::text).hint(reader.t("services-catalogue-part-least-hint")),
        made(reader, at, "most", Field::text),
        made(reader, at, "note", Field::text),
        made(reader, at, "note_en", Field::text),
    ]
    .into_iter()
    .enumerate()
    .map(|(place, field)| if place == 0 { field } else { field.optional() })
    .collect()
}

fn made(reader: &Reader, at: usize, part: &str, of: impl Fn(String, String) -> Field) -> Field {
    let made = of(field(DOOR, at, part), reader.t(&part_key(part)));
    if matches!(part, "from" | "until") { made.optional() } else { made }
}

fn part_key(part: &str) -> String {
    format!("services-catalogue-part-{}", part.replace('_', "-"))
}
