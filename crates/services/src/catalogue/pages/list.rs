//! `/services`: search first, then life situations, then all from A to Z.

use std::collections::BTreeMap;

use axum::{extract::State, response::Response};
use commons::{Slug, Text};
use identity::{MaybeActor, Role};
use maud::{Markup, html};
use ui::{
    Page, Reader, Refusal,
    components::{
        Choice, Field, Look, Paging, actions, empty_state, link_button, link_list, pagination,
        search_form, submit,
    },
    form::Errors,
};

use super::{
    doors::{KINDS, kind_key},
    offices,
};
use crate::{
    Services,
    catalogue::{
        listing::{Listing, Wanted},
        model::{Day, LifeSituation, Service},
        rules,
        search::Found,
    },
};

/// Services of one page.
const SIZE: u64 = 20;

pub(super) async fn show(
    reader: Reader,
    MaybeActor(actor): MaybeActor,
    State(services): State<Services>,
) -> Result<Response, Refusal> {
    let wanted = wanted(&reader);
    let today = rules::today();
    let listing = services.listing().await?;
    let found = listing.find(&wanted, reader.lang, today);
    let paging = Paging::of(&reader, SIZE, found.places.len() as u64);
    let names = offices(&services).await?;
    let is_editor = actor.is_some_and(|actor| actor.has_anywhere(Role::Editor));
    let first = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
    let size = usize::try_from(SIZE).unwrap_or(usize::MAX);
    let shown = found.places.iter().skip(first).take(size).map(|it| &listing.services[*it]);
    let main = html! {
        (search(&reader, &wanted))
        @if is_editor {
            (actions(&html! {
                (link_button(Look::Secondary, reader.t("services-catalogue-manage-all"), "/services/manage"))
            }))
        }
        @if wanted.is_all() { (life_situations(&reader, &listing)) }
        section aria-labelledby="services" {
            h2 #services { (heading(&reader, &wanted)) }
            @if wanted.words.is_empty() { (letters(&reader, &listing, &wanted)) }
            (notes(&reader, &found))
            @if found.places.is_empty() { (none(&reader, &wanted)) }
            @else { (list(&reader, &listing, shown, &names, today)) }
            (pagination(&reader, paging))
        }
        p { a href="/services/locations" { (reader.t("services-catalogue-locations-link")) } }
    };
    Ok(Page::new(reader.t("services-catalogue-title"))
        .lead(reader.t("services-catalogue-lead"))
        .machine("JSON", "/services.json")
        .machine("CPSV-AP", "/services.ttl")
        .machine("XZuFi", "/services.xml")
        .main(main)
        .render(&reader))
}

/// What cannot be understood is left out: an old link still finds the rest.
fn wanted(reader: &Reader) -> Wanted {
    let parameter = |name| reader.parameter(name).filter(|value: &String| !value.is_empty());
    let door = parameter("door");
    Wanted {
        words: parameter("q").unwrap_or_default().trim().to_owned(),
        life: parameter("life").and_then(|life| LifeSituation::of_name(&life)),
        letter: parameter("letter").and_then(|letter| letter.chars().next()),
        door: KINDS.into_iter().find(|kind| door.as_deref() == Some(kind)),
    }
}

fn search(reader: &Reader, wanted: &Wanted) -> Markup {
    let any = || Choice::new("", reader.t("services-catalogue-any"));
    let lives = LifeSituation::ALL.map(|life| Choice::new(life.name(), reader.t(&life.text_key())));
    let kinds = KINDS.map(|kind| Choice::new(kind, reader.t(&kind_key(kind))));
    let fields = [
        Field::text("q", reader.t("services-catalogue-search"))
            .value(&wanted.words)
            .attribute("placeholder", reader.t("services-catalogue-search-example")),
        Field::select(
            "life",
            reader.t("services-catalogue-life"),
            std::iter::once(any()).chain(lives).collect(),
        )
        .value(wanted.life.map_or("", LifeSituation::name)),
        Field::select(
            "door",
            reader.t("services-catalogue-door"),
            std::iter::once(any()).chain(kinds).collect(),
        )
        .value(wanted.door.unwrap_or_default()),
    ];
    let body = html! {
        @for field in fields { (field.filtering().show(reader, &Errors::none())) }
        (submit(Look::Primary, reader.t("services-catalogue-search-button")))
    };
    html! { div.finder { (search_form("/services", &reader.t("services-catalogue-search"), &body)) } }
}

/// When in life services are needed, as links.
fn life_situations(reader: &Reader, listing: &Listing) -> Markup {
    let lives = listing.life_situations();
    html! {
        @if !lives.is_empty() {
            section aria-labelledby="lives" {
                h2 #lives { (reader.t("services-catalogue-lives")) }
                ul.lives {
                    @for (life, count) in lives {
                        li {
                            a href={ "/services?life=" (life.name()) } { (reader.t(&life.text_key())) }
                            " " span.lives__count { (reader.number(count)) }
                        }
                    }
                }
            }
        }
    }
}

fn heading(reader: &Reader, wanted: &Wanted) -> String {
    match wanted {
        Wanted { words, .. } if !words.is_empty() => {
            reader.tr("services-catalogue-found", &[("words", words.as_str().into())])
        }
        Wanted { life: Some(life), .. } => reader.t(&life.text_key()),
        Wanted { letter: Some(letter), .. } => {
            reader.tr("services-catalogue-with-letter", &[("letter", letter.to_string().into())])
        }
        _ => reader.t("services-catalogue-a-to-z"),
    }
}

fn letters(reader: &Reader, listing: &Listing, wanted: &Wanted) -> Markup {
    let letters = listing.letters(reader.lang);
    html! {
        @if letters.len() > 1 {
            nav.letters aria-label=(reader.t("services-catalogue-letters")) {
                ul {
                    @for letter in letters {
                        @let here = wanted.letter == Some(letter);
                        li {
                            a href=(reader.with_query(&[("letter", &letter.to_string()), ("page", "")]))
                                aria-current=[here.then_some("true")]
                                aria-label=(reader.tr("services-catalogue-with-letter", &[("letter", letter.to_string().into())])) {
                                (letter)
                            }
                        }
                    }
                    @if wanted.letter.is_some() {
                        li { a href=(reader.with_query(&[("letter", ""), ("page", "")])) { (reader.t("services-catalogue-every-letter")) } }
                    }
                }
            }
        }
    }
}

/// What the search did that nobody asked for.
fn notes(reader: &Reader, found: &Found) -> Markup {
    let mut corrected: Vec<_> = found.corrected.iter().collect();
    corrected.dedup_by(|a, b| a.0 == b.0);
    html! {
        @if !found.places.is_empty() {
            @for (asked, _) in corrected {
                @let meant: Vec<_> = found.corrected.iter().filter(|it| it.0 == *asked).map(|it| it.1.as_str()).collect();
                @let args = [("asked", asked.as_str().into()), ("meant", meant.join("“, „").into())];
                p { (reader.tr("services-catalogue-corrected", &args)) }
            }
            @if found.is_partial { p { (reader.t("services-catalogue-partial")) } }
        }
    }
}

fn none(reader: &Reader, wanted: &Wanted) -> Markup {
    let key = if wanted.words.is_empty() {
        "services-catalogue-none-text"
    } else {
        "services-catalogue-none-words"
    };
    let body = html! {
        p { (reader.t(key)) }
        p {
            a href="/services" { (reader.t("services-catalogue-all")) } " · "
            a href="/offices" { (reader.t("services-catalogue-ask-office")) }
        }
    };
    empty_state(reader.t("services-catalogue-none"), &body)
}

fn list<'a>(
    reader: &Reader,
    listing: &Listing,
    services: impl Iterator<Item = &'a Service>,
    names: &BTreeMap<Slug, Text>,
    today: Day,
) -> Markup {
    link_list(services.map(|service| {
        let about = html! {
            @if !service.content.teaser.is_empty() { p { (reader.text(&service.content.teaser)) } }
            p.door-list { (summary(reader, listing, service, names, today)) }
        };
        (reader.text(&service.content.name), service.path(), about)
    }))
}

/// The doors that are there today, and the office.
fn summary(
    reader: &Reader,
    listing: &Listing,
    service: &Service,
    names: &BTreeMap<Slug, Text>,
    today: Day,
) -> Markup {
    let open: Vec<_> = KINDS
        .into_iter()
        .filter(|kind| listing.has_door(service, kind, today))
        .map(|kind| reader.t(&kind_key(kind)))
        .collect();
    html! {
        @if open.is_empty() { (reader.t("services-catalogue-no-doors")) } @else { (open.join(" · ")) }
        @if let Some(name) = names.get(&service.office) { " – " (reader.text(name)) }
    }
}
