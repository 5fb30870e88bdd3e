//! `/appointments`: what somebody wants to come for.

use axum::{extract::State, response::Response};
use commons::Slug;
use maud::{Markup, html};
use ui::{
    Page, Reader, Refusal,
    components::{
        Choice, Field, Icon, Look, Tone, actions, alert, empty_state, icon, link_list, submit,
    },
    form::Errors,
};

use super::common::{Asked, booking_steps};
use crate::{
    Services,
    appointments::{agenda, names::Names},
};

/// With more than these somebody has to search.
const FEW: usize = 8;

/// What is said to who goes on without a choice.
const NO_SERVICES: &str = "error-services-appointments-no-services";

/// A service that can be booked: its name in the reader's language, and its minutes.
struct Bookable {
    slug: Slug,
    name: String,
    minutes: u32,
}

pub(super) async fn show(
    reader: Reader,
    State(services): State<Services>,
) -> Result<Response, Refusal> {
    let (asked, words) = (Asked::of(&reader), reader.parameter("q").unwrap_or_default());
    let all = bookable(&reader, &services).await?;
    let is_none =
        asked.services.is_empty() && reader.parameter("chosen").as_deref() == Some("none");
    let errors = if is_none {
        Errors::none().with("service", reader.t(NO_SERVICES))
    } else {
        Errors::none()
    };
    let unknown = asked.services.iter().any(|it| all.iter().all(|one| one.slug != *it));
    let main = html! {
        (booking_steps(&reader, 0))
        @if is_none {
            div role="alert" tabindex="-1" autofocus {
                (alert(&reader, Tone::Danger, reader.t(NO_SERVICES), &html! {
                    p { a href="#f-service" { (reader.t("services-appointments-choose")) } }
                }))
            }
        }
        @if unknown {
            (alert(&reader, Tone::Warning, reader.t("services-appointments-no-appointments"), &html! {
                p { (reader.t("services-appointments-no-appointments-text")) }
            }))
        }
        @if all.is_empty() {
            (empty_state(reader.t("services-appointments-none"), &html! {
                p { (reader.t("services-appointments-none-text")) }
            }))
        } @else { (choices(&reader, &all, &asked, &words, &errors)) }
        (others(&reader))
    };
    Ok(Page::new(reader.t("services-appointments-title"))
        .lead(reader.t("services-appointments-lead"))
        .narrow()
        .main(main)
        .render(&reader))
}

async fn bookable(reader: &Reader, services: &Services) -> Result<Vec<Bookable>, Refusal> {
    let names: Names = services.names().await?;
    let minutes = agenda::minutes(services.db()).await?;
    let one = |(slug, minutes): (Slug, u32)| {
        let name = reader.plain(&names.service(&slug));
        Bookable { slug, name, minutes }
    };
    let mut all: Vec<Bookable> = minutes.into_iter().map(one).collect();
    all.sort_by_key(|it| it.name.to_lowercase());
    Ok(all)
}

/// A form with two buttons: one looks for services, one goes on with what is ticked. What is
/// ticked stays in sight, whatever is looked for.
fn choices(
    reader: &Reader,
    all: &[Bookable],
    asked: &Asked,
    words: &str,
    errors: &Errors,
) -> Markup {
    let wanted = words.trim().to_lowercase();
    let shown: Vec<&Bookable> = all
        .iter()
        .filter(|it| asked.services.contains(&it.slug) || it.name.to_lowercase().contains(&wanted))
        .collect();
    let field = Field::checkboxes(
        "service",
        reader.t("services-appointments-choose"),
        shown.iter().map(|it| choice(reader, it)).collect(),
    )
    .hint(reader.t("services-appointments-choose-hint"));
    let field = asked.services.iter().fold(field, |field, it| field.value(it.as_str()));
    html! {
        form.form method="get" action="/appointments/slots" {
            @if all.len() > FEW { (search(reader, words)) }
            @if shown.is_empty() {
                (empty_state(reader.t("services-appointments-found-none"), &html! {
                    p { a href="/appointments" { (reader.t("services-appointments-show-all")) } }
                }))
            } @else {
                (field.show(reader, errors))
                (actions(&submit(Look::Primary, reader.t("services-appointments-to-slots"))))
            }
        }
    }
}

fn choice(reader: &Reader, it: &Bookable) -> Choice {
    let minutes = reader.tr("services-appointments-minutes", &[("minutes", it.minutes.into())]);
    Choice::new(it.slug.as_str(), html! { (it.name) " " span.quiet { "(" (minutes) ")" } })
}

fn search(reader: &Reader, words: &str) -> Markup {
    let label = reader.t("services-appointments-search");
    html! {
        div.find role="search" {
            label.kern-sr-only for="find-service" { (label) }
            input.find__input id="find-service" type="search" name="q" value=(words)
                placeholder=(label) autocomplete="off";
            button.find__button type="submit" formaction="/appointments" {
                (icon(Icon::Search))
                span.kern-sr-only { (reader.t("ui-search")) }
            }
        }
    }
}

/// Who has an appointment already.
fn others(reader: &Reader) -> Markup {
    html! {
        section aria-labelledby="have" {
            h2 id="have" { (reader.t("services-appointments-have")) }
            (link_list([(
                reader.t("services-appointments-find-title"),
                "/appointments/find",
                reader.t("services-appointments-find-about"),
            )]))
        }
    }
}
