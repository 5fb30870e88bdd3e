//! All doors of a service side by side: who cannot or will not go online sees at once where to go
//! instead, and what it costs there.

use std::collections::BTreeSet;

use commons::Slug;
use jiff::civil::DateTime;
use maud::{Markup, html};
use ui::{
    Reader,
    components::{Look, Tone, badge, details, link_button},
};

use super::{Voice, fee, lines, step_free, telephone};
use crate::catalogue::{
    hours::{self, Hours},
    model::{Channel, Day, Door, Location, Service},
    rules::{self, Locations, NOTICE_DAYS},
};

/// The kinds of doors, in the order in which they are shown.
pub(crate) const KINDS: [&str; 5] = ["on-site", "paper", "phone", "post", "online"];

/// Locations of a service that are in sight at once.
const IN_SIGHT: usize = 3;

/// Whether a kind of door must be there.
fn is_needed(kind: &str) -> bool {
    rules::NeededDoor::of_name(kind).is_some()
}

/// The key of a kind's name.
pub(super) fn kind_key(kind: &str) -> String {
    format!("services-catalogue-door-{kind}")
}

/// What stands behind doors on this day.
#[derive(Clone, Copy)]
pub(super) struct Behind<'a> {
    /// Where the service is to be had.
    pub locations: &'a Locations,
    /// The forms that can be filled in online.
    pub forms: &'a BTreeSet<Slug>,
    /// The time in the town.
    pub now: DateTime,
}

/// All doors of a service, one card for each kind.
pub(super) fn doors(
    voice: Voice<'_>,
    service: &Service,
    behind: Behind<'_>,
    is_bookable: bool,
) -> Markup {
    let reader = voice.reader;
    html! {
        section aria-labelledby="doors" {
            h2 #doors { (reader.t("services-catalogue-doors")) }
            ul.ways.doors {
                @for kind in KINDS {
                    @let channels = of_kind(service, kind);
                    @if !channels.is_empty() || is_needed(kind) {
                        li.door {
                            h3 { (reader.t(&kind_key(kind))) }
                            @if channels.is_empty() { (absent(reader)) }
                            @else { (of_one_kind(voice, &channels, behind)) }
                            @if kind == "on-site" && is_bookable { (appointment(reader, service)) }
                        }
                    }
                }
            }
        }
    }
}

fn of_kind<'a>(service: &'a Service, kind: &str) -> Vec<&'a Channel> {
    service.channels.iter().filter(|channel| channel.door.name() == kind).collect()
}

/// The doors for who does not go online.
pub(in crate::catalogue) fn other_doors(
    reader: &Reader,
    service: &Service,
    locations: &Locations,
    now: DateTime,
) -> Markup {
    let none = BTreeSet::new();
    let behind = Behind { locations, forms: &none, now };
    html! {
        ul.ways.doors {
            @for kind in KINDS.into_iter().filter(|kind| *kind != "online") {
                @let channels = of_kind(service, kind);
                @if !channels.is_empty() {
                    li.door {
                        h2 { (reader.t(&kind_key(kind))) }
                        (of_one_kind(Voice::of(reader), &channels, behind))
                    }
                }
            }
        }
    }
}

fn appointment(reader: &Reader, service: &Service) -> Markup {
    let href = format!("/appointments?service={}", service.slug);
    html! { p.door__visit { (link_button(Look::Secondary, reader.t("services-catalogue-appointment"), href)) } }
}

fn absent(reader: &Reader) -> Markup {
    html! { p { (badge(Tone::Warning, reader.t("services-catalogue-door-missing"))) } }
}

fn of_one_kind(voice: Voice<'_>, channels: &[&Channel], behind: Behind<'_>) -> Markup {
    let first = channels.first();
    let same_fee = channels.iter().all(|channel| {
        Some((channel.fee, &channel.fee_note)) == first.map(|it| (it.fee, &it.fee_note))
    });
    let one = |channel: &Channel| {
        html! {
            div.door__one {
                (door(voice, channel, behind))
                @if !same_fee { (fee::fee(voice, channel)) }
            }
        }
    };
    let (shown, more) = channels.split_at(IN_SIGHT.min(channels.len()));
    html! {
        @if same_fee { @if let Some(first) = first { (fee::fee(voice, first)) } }
        @for channel in shown { (one(channel)) }
        @if !more.is_empty() {
            @let label = voice.reader.tr("services-catalogue-more-doors", &[("count", more.len().into())]);
            (details(label, &html! { @for channel in more { (one(channel)) } }))
        }
    }
}

fn door(voice: Voice<'_>, channel: &Channel, behind: Behind<'_>) -> Markup {
    let reader = voice.reader;
    let Behind { locations, forms, now } = behind;
    html! {
        (dates(reader, channel, now.date()))
        @match &channel.door {
            Door::OnSite { location } => {
                @match locations.get(location) {
                    Some(location) => (on_site(reader, location, now)),
                    None => p { (reader.t("services-catalogue-location-unknown")) },
                }
            }
            Door::Paper { form, address } => {
                p { (link_button(Look::Secondary, reader.t("services-catalogue-paper-form"), form.href())) }
                @if !address.is_empty() {
                    p { (reader.t("services-catalogue-paper-send")) br; (lines(reader, address)) }
                }
            }
            Door::Phone { number, hours } => {
                p.door__number { (telephone(number)) }
                (phone_hours(reader, hours, now))
            }
            Door::Post { address } => {
                p { (reader.t("services-catalogue-post-send")) br; (lines(reader, address)) }
            }
            Door::Online { form } if forms.contains(form) => {
                p { (link_button(Look::Primary, reader.t("services-catalogue-online-apply"), format!("/services/forms/{form}"))) }
                p { (reader.t("services-catalogue-online-about")) }
            }
            Door::Online { .. } => p { (reader.t("services-catalogue-online-closed")) },
        }
    }
}

fn on_site(reader: &Reader, location: &Location, now: DateTime) -> Markup {
    let content = &location.content;
    let closing = content.closed_from.filter(|from| *from <= soon(now.date()));
    let is_open = location.is_open_on(now.date());
    let key = if is_open { "closes" } else { "closed" };
    html! {
        p.door__place { a href=(location.path()) { (reader.text(&content.name)) } }
        p {
            (content.address.line())
            // Nobody is told that a place opens today that never opens again.
            @if is_open {
                br; (standing(reader, &content.opening_hours, now))
                br; (step_free(reader, location))
            }
        }
        @if let Ok(read) = Hours::read(&content.opening_hours) {
            (details(reader.t("services-catalogue-site-week"), &hours::week(reader, &read, now.date())))
        }
        @if let Some(from) = closing {
            @let args = [("day", hours::date_of(reader, from).into())];
            p { (badge(Tone::Warning, reader.tr(&format!("services-catalogue-location-{key}"), &args))) }
        }
    }
}

/// Whether it is open now, where that is known.
pub(super) fn standing(reader: &Reader, opening_hours: &str, now: DateTime) -> Markup {
    html! {
        @match Hours::read(opening_hours) {
            Ok(read) => (hours::standing(reader, &read, now)),
            Err(_) if opening_hours.is_empty() => (reader.t("services-catalogue-no-hours")),
            Err(_) => (opening_hours),
        }
    }
}

fn phone_hours(reader: &Reader, opening_hours: &str, now: DateTime) -> Markup {
    html! {
        @match Hours::read(opening_hours) {
            Ok(read) => {
                p { (hours::standing_by_phone(reader, &read, now)) }
                (details(reader.t("services-catalogue-phone-week"), &hours::week(reader, &read, now.date())))
            }
            Err(_) => p { (opening_hours) },
        }
    }
}

/// Since when and until when a door is open, where that is not simply so.
fn dates(reader: &Reader, channel: &Channel, today: Day) -> Markup {
    let said = |key, day| {
        let args = [("day", hours::date_of(reader, day).into())];
        html! { p { (badge(Tone::Warning, reader.tr(key, &args))) } }
    };
    match (channel.valid_from, channel.valid_until) {
        (_, Some(until)) if until < today => said("services-catalogue-door-ended", until),
        (Some(from), _) if today < from => said("services-catalogue-door-from", from),
        (_, Some(until)) if until <= soon(today) => said("services-catalogue-door-until", until),
        _ => html! {},
    }
}

fn soon(today: Day) -> Day {
    use jiff::ToSpan;
    today.saturating_add(NOTICE_DAYS.days())
}
