//! `/appointments/manage/{location}/settings`: how appointments are given at a place: how many are
//! kept for the phone and the counter, how long services take, and its counters.

use axum::response::{IntoResponse, Redirect, Response};
use commons::Slug;
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Reader, Refusal,
    components::{Field, Look, actions, details, empty_state, form, link_list, submit},
    form::{Errors, Form},
};

use super::{
    desk::{Desk, HeadsDesk},
    numbers::{Faults, Lengths, Numbers, minutes_field, read_lengths},
};
use crate::{
    Services, ServicesError,
    appointments::{
        agenda::{Counter, Place},
        error::AppointmentsError,
        rules,
    },
};

/// What the form of the services sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SentLengths {
    service: Vec<String>,
    minutes: Vec<String>,
}

/// What the form of a new counter sends.
#[derive(Debug, Deserialize)]
pub(super) struct SentCounter {
    label: String,
}

/// The forms of the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Counter,
    Place,
    Services,
}

/// What the forms show: how the place is set, or what was sent and what is wrong with it.
struct Settings<'a> {
    desk: &'a Desk,
    label: String,
    numbers: Numbers,
    lengths: Lengths,
    wrong: Option<(Part, Errors)>,
}

/// So many services without appointments stand in sight; more are folded away.
const IN_SIGHT: usize = 12;
/// The most characters that stand at a counter.
const LONGEST_LABEL: usize = 20;

pub(super) async fn show(HeadsDesk(desk): HeadsDesk) -> Result<Response, Refusal> {
    Settings::of(&desk).await?.page().await
}

/// One more counter.
pub(super) async fn add_counter(
    HeadsDesk(desk): HeadsDesk,
    Form(sent): Form<SentCounter>,
) -> Result<Response, Refusal> {
    let label = sent.label.trim();
    if !(1..=LONGEST_LABEL).contains(&label.chars().count()) {
        let mut settings = Settings::of(&desk).await?;
        label.clone_into(&mut settings.label);
        let fault = AppointmentsError::CounterLabel(LONGEST_LABEL);
        return settings.wrong(Part::Counter, vec![("label".to_owned(), fault)]).page().await;
    }
    desk.services.add_counter(&desk.actor, &desk.place.location, label).await?;
    Ok(back(&desk))
}

pub(super) async fn save(
    HeadsDesk(desk): HeadsDesk,
    Form(numbers): Form<Numbers>,
) -> Result<Response, Refusal> {
    let Place { location, office, .. } = &desk.place;
    match numbers.read() {
        Ok(settings) => {
            desk.services.set_place(&desk.actor, location, office, settings).await?;
            Ok(back(&desk))
        }
        Err(faults) => {
            let settings = Settings { numbers, ..Settings::of(&desk).await? };
            settings.wrong(Part::Place, faults).page().await
        }
    }
}

pub(super) async fn save_services(
    HeadsDesk(desk): HeadsDesk,
    Form(sent): Form<SentLengths>,
) -> Result<Response, Refusal> {
    let mut settings = Settings::of(&desk).await?;
    for (service, minutes) in sent.service.iter().zip(sent.minutes) {
        if let Some(known) = settings.lengths.iter_mut().find(|(it, _)| it.as_str() == service) {
            known.1 = minutes;
        }
    }
    match read_lengths(&settings.lengths) {
        Ok(minutes) => {
            desk.services.set_minutes(&desk.actor, &desk.place.location, &minutes).await?;
            Ok(back(&desk))
        }
        Err(faults) => settings.wrong(Part::Services, faults).page().await,
    }
}

fn back(desk: &Desk) -> Response {
    Redirect::to(&format!("{}/settings", desk.path())).into_response()
}

impl<'a> Settings<'a> {
    async fn of(desk: &'a Desk) -> Result<Self, ServicesError> {
        Ok(Self {
            desk,
            label: String::new(),
            numbers: Numbers::of(&desk.place),
            lengths: lengths(&desk.services, &desk.place).await?,
            wrong: None,
        })
    }

    fn wrong(self, part: Part, faults: Faults) -> Self {
        let errors = faults.into_iter().fold(Errors::none(), |errors, (field, fault)| {
            errors.with(field, self.desk.reader.explain(&fault))
        });
        Self { wrong: Some((part, errors)), ..self }
    }

    fn errors(&self, part: Part) -> Errors {
        let wrong = self.wrong.as_ref().filter(|(it, _)| *it == part);
        wrong.map_or_else(Errors::none, |(_, errors)| errors.clone())
    }

    async fn page(&self) -> Result<Response, Refusal> {
        let Desk { reader, services, place, .. } = self.desk;
        let counters = services.counters(&place.location).await?;
        let main = html! {
            (self.counter_section(&counters))
            (self.place_section())
            (self.service_section().await?)
        };
        let errors = self.wrong.as_ref().map_or_else(Errors::none, |(_, errors)| errors.clone());
        Ok(self
            .desk
            .page(reader.t("services-appointments-manage-settings"), &errors)
            .lead(reader.t("services-appointments-settings-lead"))
            .main(self.desk.view("settings", &main))
            .render(reader))
    }

    fn counter_section(&self, counters: &[Counter]) -> Markup {
        let (desk, reader) = (self.desk, &self.desk.reader);
        let errors = self.errors(Part::Counter);
        let items = counters.iter().map(|it| {
            let label = reader.tr(
                "services-appointments-counter-title",
                &[("counter", it.label.as_str().into())],
            );
            let about = reader.tr(
                "services-appointments-counter-about",
                &[("services", it.skills.len().into()), ("hours", week(reader, it).into())],
            );
            (label, format!("{}/counters/{}", desk.path(), it.id), about)
        });
        let body = html! {
            (Field::text("label", reader.t("services-appointments-counter-label"))
                .hint(reader.t("services-appointments-counter-label-hint"))
                .value(&self.label)
                .show(reader, &errors))
            (actions(&submit(Look::Secondary, reader.t("services-appointments-counter-add"))))
        };
        html! {
            section aria-labelledby="counters" {
                h2 id="counters" { (reader.t("services-appointments-counters")) }
                @if counters.is_empty() {
                    (empty_state(reader.t("services-appointments-counters-none"), &html! {}))
                } @else { (link_list(items)) }
                (form(reader, format!("{}/counters", desk.path()), &errors, &body))
            }
        }
    }

    fn place_section(&self) -> Markup {
        let (reader, errors) = (&self.desk.reader, self.errors(Part::Place));
        let field = |name: &'static str, value: &str| {
            Field::number(name, reader.t(&format!("services-appointments-{name}")))
                .hint(reader.t(&format!("services-appointments-{name}-hint")))
                .value(value)
                .show(reader, &errors)
        };
        let body = html! {
            (field("kept", &self.numbers.kept))
            (field("lead-time", &self.numbers.lead))
            (field("horizon", &self.numbers.horizon))
            (actions(&submit(Look::Secondary, reader.t("services-appointments-save"))))
        };
        html! {
            section aria-labelledby="place" {
                h2 id="place" { (reader.t("services-appointments-place-settings")) }
                (form(reader, format!("{}/settings", self.desk.path()), &errors, &body))
            }
        }
    }

    async fn service_section(&self) -> Result<Markup, ServicesError> {
        let Desk { reader, services, names, .. } = self.desk;
        let errors = self.errors(Part::Services);
        let (mut fields, mut others) = (Vec::new(), Vec::new());
        for (at, (slug, minutes)) in self.lengths.iter().enumerate() {
            let name = match services.service(slug).await {
                Ok(service) => reader.plain(&service.content.name),
                Err(_) => reader.plain(&names.service(slug)),
            };
            let list = if minutes.is_empty() { &mut others } else { &mut fields };
            list.push(minutes_input(reader, at, slug, &name, minutes, &errors));
        }
        let count = [("count", others.len().into())];
        let more = html! { @for field in &others { (field) } };
        let body = html! {
            @for field in fields { (field) }
            @if others.len() > IN_SIGHT {
                (details(reader.tr("services-appointments-lengths-more", &count), &more))
            } @else { (more) }
            (actions(&submit(Look::Secondary, reader.t("services-appointments-save"))))
        };
        Ok(html! {
            section aria-labelledby="services" {
                h2 id="services" { (reader.t("services-appointments-lengths")) }
                p { (reader.t("services-appointments-lengths-text")) }
                (form(reader, format!("{}/services", self.desk.path()), &errors, &body))
            }
        })
    }
}

/// Everything that the office answers for, and what has appointments already.
async fn lengths(services: &Services, place: &Place) -> Result<Lengths, ServicesError> {
    let known = services.all_minutes().await?;
    let own = services.services_of(&place.office).await?;
    let mut all: Vec<Slug> = own.into_iter().map(|it| it.slug).collect();
    all.extend(known.keys().cloned());
    all.sort();
    all.dedup();
    let minutes = |slug: &Slug| known.get(slug).map(u32::to_string).unwrap_or_default();
    Ok(all.into_iter().map(|slug| (slug.clone(), minutes(&slug))).collect())
}

/// `Mo. 08:00–12:00; Di. …`
fn week(reader: &Reader, counter: &Counter) -> String {
    let days: Vec<String> = (1..)
        .zip(&counter.weekly)
        .filter(|(_, hours)| !hours.is_empty())
        .map(|(weekday, hours)| {
            let day = reader.t(&format!("services-appointments-weekday-short-{weekday}"));
            format!("{day} {}", rules::write_hours(hours))
        })
        .collect();
    if days.is_empty() { reader.t("services-appointments-closed") } else { days.join("; ") }
}

/// All fields have one name, so that they come as a list beside that of the services.
fn minutes_input(
    reader: &Reader,
    at: usize,
    slug: &Slug,
    label: &str,
    minutes: &str,
    errors: &Errors,
) -> Markup {
    let name = minutes_field(at);
    let field = Field::number(&name, label).optional().value(minutes).show(reader, errors);
    html! {
        input type="hidden" name="service" value=(slug);
        (maud::PreEscaped(field.0.replace(&format!("name=\"{name}\""), "name=\"minutes\"")))
    }
}
