//! Figures that say nothing about anyone: slots offered and taken per day, place and service, and
//! how long people wait for the first free slot.

use commons::Day;
use std::collections::BTreeMap;

use commons::{
    Failure, Slug, Text,
    capability::{Column, ColumnKind, PublicTable, ask},
};
use serde_json::{Value, json};
use store::{Sql, params};

use super::{
    agenda::{Agenda, Share},
    model::ServiceList,
    rules,
    search::{LONGEST_SPAN, Search},
    time::Grid,
};
use crate::{Services, ServicesError};

/// The office that answers for the table.
const OFFICE: &str = "buergerservice";

store::row! {
    struct Figures {
        day: Day,
        location: Slug,
        service: Slug,
        wait_days: Option<i64>,
        offered: Option<i64>,
        taken: Option<i64>,
    }
}

impl Services {
    /// Notes this morning's waiting times and yesterday's slots; how many rows.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn count_appointments(&self, today: Day) -> Result<u64, ServicesError> {
        Ok(self.note_waiting_times(today).await? + self.note_slots(today.plus(-1)).await?)
    }

    /// The first look of a day counts: later ones change nothing.
    async fn note_waiting_times(&self, today: Day) -> Result<u64, ServicesError> {
        let agenda = Agenda::load(self.db(), None, today, today.plus(LONGEST_SPAN)).await?;
        let sql = "INSERT INTO appointment_statistics (day, location, service, wait_days)
             VALUES ($1, $2, $3, $4) ON CONFLICT (day, location, service) DO NOTHING";
        let tx = self.db().begin().await?;
        let mut written = 0;
        for service in agenda.minutes.keys() {
            let search = Search {
                services: vec![service.clone()],
                location: None,
                first: today,
                last: today.plus(LONGEST_SPAN),
                share: Share::Online,
            };
            let now = commons::Timestamp::now().max(today.begins_at());
            let found = super::search::find(&agenda, &search, search.last, now)?;
            let mut first: BTreeMap<&Slug, i64> = BTreeMap::new();
            for openings in &found.openings {
                first.entry(&openings.location).or_insert(openings.day().0 - today.0);
            }
            for location in places_of(&agenda, service) {
                let row = params![today, location, service, first.get(location).copied()];
                written += tx.exec(sql, row).await?;
            }
        }
        tx.commit().await?;
        Ok(written)
    }

    async fn note_slots(&self, day: Day) -> Result<u64, ServicesError> {
        let agenda = Agenda::load(self.db(), None, day, day).await?;
        let taken = self.taken_on(day).await?;
        let sql = "INSERT INTO appointment_statistics (day, location, service, offered, taken)
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (day, location, service) DO UPDATE
             SET offered = excluded.offered, taken = excluded.taken";
        let tx = self.db().begin().await?;
        let mut written = 0;
        for service in agenda.minutes.keys() {
            for location in places_of(&agenda, service) {
                let offered = offered(&agenda, location, service, day)?;
                let key = (location.clone(), service.clone());
                let taken = taken.get(&key).copied().unwrap_or(0);
                if offered > 0 || taken > 0 {
                    let row = params![day, location, service, offered, taken];
                    written += tx.exec(sql, row).await?;
                }
            }
        }
        tx.commit().await?;
        Ok(written)
    }

    /// How often each service was booked at each place.
    async fn taken_on(&self, day: Day) -> Result<BTreeMap<(Slug, Slug), i64>, ServicesError> {
        let sql = "SELECT location, services FROM appointments
             WHERE day = $1 AND state <> 'cancelled'";
        let all: Vec<(Slug, ServiceList)> = self.db().all(sql, params![day]).await?;
        let mut taken = BTreeMap::new();
        for (location, services) in all {
            for service in services.0 {
                *taken.entry((location.clone(), service)).or_insert(0) += 1;
            }
        }
        Ok(taken)
    }

    async fn figures(&self) -> Result<Vec<Vec<Value>>, ServicesError> {
        let sql = "SELECT day, location, service, wait_days, offered, taken
             FROM appointment_statistics ORDER BY day, location, service";
        let all: Vec<Figures> = self.db().all(sql, &[]).await?;
        let row = |it: Figures| {
            vec![
                json!(it.day),
                json!(it.location),
                json!(it.service),
                json!(it.offered),
                json!(it.taken),
                json!(it.wait_days),
            ]
        };
        Ok(all.into_iter().map(row).collect())
    }
}

/// The places that have a counter for a service.
fn places_of<'a>(agenda: &'a Agenda, service: &Slug) -> Vec<&'a Slug> {
    let can = |place: &Slug| {
        agenda.counters.iter().any(|it| it.location == *place && it.skills.contains(service))
    };
    agenda.places.keys().filter(|place| can(place)).collect()
}

/// How many visits for a service alone would have fitted into a place's day.
pub(crate) fn offered(
    agenda: &Agenda,
    location: &Slug,
    service: &Slug,
    day: Day,
) -> Result<i64, ServicesError> {
    let length = agenda.visit_length(std::slice::from_ref(service))?;
    let grid = Grid::of(day);
    let able = agenda
        .counters
        .iter()
        .filter(|counter| counter.location == *location && counter.skills.contains(service));
    let slots =
        able.map(|counter| rules::starts(agenda.day(counter, &grid).working, length).count());
    Ok(i64::try_from(slots.sum::<usize>()).unwrap_or(i64::MAX))
}

/// The table that the house publishes.
pub(crate) fn public_tables(services: &Services) -> Vec<PublicTable> {
    let services = services.clone();
    vec![PublicTable {
        slug: Slug::of_title("termine-angebot"),
        title: Text::both("Termine: Angebot und Wartezeit", "Appointments: offer and waiting time"),
        description: Text::both(
            "Wie viele Termine es je Tag, Ort und Dienstleistung gab, wie viele vergeben waren, und \
             wie viele Tage man auf den ersten freien Termin gewartet hätte. Über Menschen steht \
             hier nichts.",
            "How many appointments there were by day, place and service, how many were taken, and \
             how many days people would have waited for the first free one. It says nothing about \
             people.",
        ),
        office: Slug::of_title(OFFICE),
        columns: vec![
            column("day", ColumnKind::Date, "Tag", "Day"),
            column("location", ColumnKind::String, "Ort", "Place"),
            column("service", ColumnKind::String, "Dienstleistung", "Service"),
            column(
                "offered",
                ColumnKind::Integer,
                "So viele Termine nur für diese Dienstleistung hätten in den Tag gepasst; leer, \
                 solange der Tag nicht vorbei ist",
                "So many appointments for this service alone would have fitted into the day; empty \
                 until the day is over",
            ),
            column(
                "taken",
                ColumnKind::Integer,
                "So viele waren vergeben, egal auf welchem Weg",
                "So many were taken, by whatever way",
            ),
            column(
                "wait_days",
                ColumnKind::Integer,
                "Tage bis zum ersten freien Termin am Morgen des Tages; leer, wenn es keinen gab",
                "Days until the first free appointment on the morning of the day; empty where there \
                 was none",
            ),
        ],
        rows: ask(move || {
            let services = services.clone();
            async move { services.figures().await.map_err(Failure::from) }
        }),
        withheld: None,
    }]
}

fn column(name: &'static str, kind: ColumnKind, de: &str, en: &str) -> Column {
    Column { name, kind, description: Text::both(de, en) }
}
