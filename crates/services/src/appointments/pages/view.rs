//! The slots that were found, to choose from: for who books, who moves, and for clerks.

use commons::{Day, Slug};
use maud::{Markup, html};
use ui::{
    Reader,
    components::{Choice, Field, Look, search_form, submit},
    form::Errors,
};

use super::common::{Asked, clock, long_day, moment_text, short_day};
use crate::appointments::{
    names::Names,
    search::{Found, Openings},
    time::Cell,
};

/// So many of the earliest slots stand first.
const EARLIEST: usize = 3;
/// So many days are in sight at once.
const NEAR: usize = 10;

/// The slots that were found.
pub(super) struct View<'a> {
    pub(super) reader: &'a Reader,
    pub(super) names: &'a Names,
    pub(super) found: &'a Found,
    pub(super) asked: &'a Asked,
    /// All places to choose from; none where the place is given.
    pub(super) places: Vec<Slug>,
    /// The page itself.
    pub(super) path: &'a str,
    /// The page that takes a slot.
    pub(super) next: &'a str,
}

impl View<'_> {
    /// The day whose times are shown: the one that was asked for, else the first with a slot.
    fn day(&self) -> Option<Day> {
        let days = self.found.days();
        let asked = self.asked.day.filter(|day| days.iter().any(|(it, _)| it == day));
        asked.or_else(|| days.first().map(|(day, _)| *day))
    }

    /// Everything: the earliest slots, the days, and the times of one day.
    pub(super) fn show(&self) -> Markup {
        html! {
            (self.filter())
            @if let Some(day) = self.day() {
                (self.earliest())
                (self.days(day))
                (self.times(day))
            }
        }
    }

    fn filter(&self) -> Markup {
        let reader = self.reader;
        let mut choices = vec![Choice::new("", reader.t("services-appointments-place-all"))];
        choices.extend(
            self.places.iter().map(|place| {
                Choice::new(place.as_str(), reader.plain(&self.names.place(place).name))
            }),
        );
        let chosen = self.asked.place.as_ref().map_or("", Slug::as_str);
        html! {
            @if self.places.len() > 1 {
                (search_form(self.path, &reader.t("services-appointments-filter"), &html! {
                    @for service in &self.asked.services {
                        input type="hidden" name="service" value=(service);
                    }
                    (Field::select("place", reader.t("services-appointments-where"), choices)
                        .value(chosen).filtering().show(reader, &Errors::none()))
                    (submit(Look::Secondary, reader.t("services-appointments-filter-button")))
                }))
            }
        }
    }

    fn earliest(&self) -> Markup {
        let slots = self.found.earliest(EARLIEST);
        html! {
            section aria-labelledby="earliest" {
                h2 id="earliest" { (self.reader.t("services-appointments-earliest")) }
                ul.slots.slots--wide {
                    @for (start, place) in slots {
                        li {
                            a.slot href=(self.link(start, place)) {
                                strong { (moment_text(self.reader, start)) }
                                @if self.places.len() > 1 {
                                    span { (self.reader.text(&self.names.place(place).name)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn days(&self, shown: Day) -> Markup {
        let days = self.found.days();
        let (near, far) = days.split_at(days.len().min(NEAR));
        let is_far = far.iter().any(|(day, _)| *day == shown);
        html! {
            section aria-labelledby="days" {
                h2 id="days" { (self.reader.t("services-appointments-days")) }
                (self.day_list(near, shown))
                @if !far.is_empty() {
                    details.more open[is_far] {
                        summary { (self.reader.t("services-appointments-later-days")) }
                        div.more__body { (self.day_list(far, shown)) }
                    }
                }
            }
        }
    }

    fn day_list(&self, days: &[(Day, usize)], shown: Day) -> Markup {
        let reader = self.reader;
        html! {
            ul.slots {
                @for (day, count) in days {
                    li {
                        a.slot href={ (self.address(Some(*day))) "#times" }
                            aria-current=[(*day == shown).then_some("date")] {
                            strong { (short_day(reader, *day)) }
                            span { (reader.tr("services-appointments-free", &[("count", (*count).into())])) }
                        }
                    }
                }
            }
        }
    }

    fn times(&self, shown: Day) -> Markup {
        let openings = self.found.openings.iter().filter(|it| it.day() == shown);
        html! {
            section aria-labelledby="times" {
                h2 id="times" tabindex="-1" { (long_day(self.reader, shown)) }
                @for place in openings { (self.times_at(place)) }
            }
        }
    }

    fn times_at(&self, place: &Openings) -> Markup {
        let name = self.names.place(&place.location);
        html! {
            @if !self.places.is_empty() {
                h3 { (self.reader.text(&name.name)) }
                @if !name.address.is_empty() { p.quiet { (name.address) } }
            }
            ul.slots {
                @for start in place.starts() {
                    li { a.slot href=(self.link(start, &place.location)) { (clock(start)) } }
                }
            }
        }
    }

    /// This page with another day.
    fn address(&self, day: Option<Day>) -> String {
        let mut query = self.asked.query();
        let parts = [
            self.asked.place.as_ref().map(|place| format!("place={place}")),
            day.map(|day| format!("day={day}")),
        ];
        for part in parts.into_iter().flatten() {
            query = joined(&query, &part);
        }
        format!("{}?{query}", self.path)
    }

    /// The page that takes a slot.
    fn link(&self, start: Cell, place: &Slug) -> String {
        let slot = format!("place={place}&at={}", start.begins_at());
        format!("{}?{}", self.next, joined(&self.asked.query(), &slot))
    }
}

fn joined(query: &str, part: &str) -> String {
    if query.is_empty() { part.to_owned() } else { format!("{query}&{part}") }
}
