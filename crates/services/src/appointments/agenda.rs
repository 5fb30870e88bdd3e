//! What is offered and what is taken, read at once for a span of days.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    time::Duration,
};

use commons::{Day, Id, Slug, Timestamp};
use store::{Sql, params};

use super::{
    cells::Cells,
    error::AppointmentsError,
    names::place_names,
    rules::{self, Hours},
    search::LONGEST_SPAN,
    time::Grid,
};
use crate::{Services, ServicesError, catalogue::hours::holiday_on};

store::row! {
    /// A place where appointments are given.
    pub(crate) struct Place {
        pub(crate) location: Slug,
        pub(crate) office: Slug,
        /// Per cent of each counter's day that only clerks give away.
        pub(crate) kept_percent: u32,
        /// So long before its start a slot is offered no more.
        pub(crate) lead_minutes: u32,
        /// So many days ahead slots are offered.
        pub(crate) horizon_days: u32,
    }
}

impl Place {
    /// The moment after which slots are offered, and the last day on which they are.
    pub(crate) fn offered(&self, now: Timestamp, share: Share) -> (Timestamp, Day) {
        match share {
            Share::Online => {
                let lead = Duration::from_secs(u64::from(self.lead_minutes) * 60);
                (now + lead, Day::of(now).plus(i64::from(self.horizon_days)))
            }
            Share::All => (now, Day::of(now).plus(LONGEST_SPAN)),
        }
    }
}

/// A counter with what it can do, when it is staffed, and what is taken.
#[derive(Clone, Debug)]
pub(crate) struct Counter {
    pub(crate) id: Id,
    pub(crate) label: String,
    pub(crate) location: Slug,
    pub(crate) skills: BTreeSet<Slug>,
    /// Monday first.
    pub(crate) weekly: [Vec<Hours>; 7],
    pub(crate) exceptions: HashMap<Day, Vec<Hours>>,
    /// The day from which its place is closed for good.
    pub(crate) closed_from: Option<Day>,
    /// By day, counted from the first of the span.
    days: Vec<Option<Used>>,
}

/// What is taken of a counter's day.
#[derive(Clone, Copy, Debug, Default)]
struct Used {
    taken: Cells,
    online: usize,
}

/// A counter's day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CounterDay {
    pub(crate) working: Cells,
    pub(crate) taken: Cells,
    /// How many cells are booked online.
    pub(crate) online: usize,
    /// How many can be.
    pub(crate) most: usize,
}

impl CounterDay {
    /// The cells that nobody has yet.
    pub(crate) fn free(&self) -> Cells {
        self.working.without(self.taken)
    }

    /// Whether a visit of this length may still be booked by this kind of booking.
    pub(crate) fn admits(&self, length: usize, by: Share) -> bool {
        by == Share::All || self.online + length <= self.most
    }
}

/// Which slots somebody may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Those that are offered online.
    Online,
    /// All: clerks give away the kept ones too.
    All,
}

impl Counter {
    /// A new counter that can do nothing yet.
    pub(crate) fn new(location: Slug, label: &str) -> Self {
        Self {
            id: Id::random(),
            label: label.to_owned(),
            location,
            skills: BTreeSet::new(),
            weekly: Default::default(),
            exceptions: HashMap::new(),
            closed_from: None,
            days: Vec::new(),
        }
    }

    /// Whether it can do all of these.
    pub(crate) fn can(&self, services: &[Slug]) -> bool {
        services.iter().all(|service| self.skills.contains(service))
    }

    /// When it is staffed on a day.
    pub(crate) fn hours_on(&self, day: Day) -> &[Hours] {
        if self.closed_from.is_some_and(|closed| closed <= day) {
            return &[];
        }
        if let Some(hours) = self.exceptions.get(&day) {
            return hours;
        }
        if holiday_on(day.date()).is_some() {
            &[]
        } else {
            &self.weekly[usize::from(day.weekday() - 1)]
        }
    }
}

/// What is offered and taken in a span of days.
#[derive(Clone, Debug)]
pub(crate) struct Agenda {
    first: Day,
    pub(crate) places: BTreeMap<Slug, Place>,
    pub(crate) counters: Vec<Counter>,
    pub(crate) minutes: BTreeMap<Slug, u32>,
}

impl Agenda {
    /// Reads the days from `first` to `last`, of one place or of all.
    pub(crate) async fn load(
        db: &impl Sql,
        location: Option<&Slug>,
        first: Day,
        last: Day,
    ) -> Result<Self, ServicesError> {
        let only = location.map_or("", Slug::as_str);
        let mut agenda = Self {
            first,
            places: places(db, only).await?,
            counters: counters(db, only).await?,
            minutes: minutes(db).await?,
        };
        let at: HashMap<String, usize> = agenda
            .counters
            .iter()
            .enumerate()
            .map(|(at, counter)| (counter.id.to_string(), at))
            .collect();
        agenda.read_hours(db, only, &at).await?;
        agenda.read_exceptions(db, first, last, &at).await?;
        agenda.read_used(db, only, first, last, &at).await?;
        Ok(agenda)
    }

    async fn read_hours(
        &mut self,
        db: &impl Sql,
        only: &str,
        at: &HashMap<String, usize>,
    ) -> Result<(), ServicesError> {
        let skills: Vec<(String, Slug)> =
            db.all("SELECT counter, service FROM appointment_skills", &[]).await?;
        for (counter, service) in skills {
            if let Some(at) = at.get(&counter) {
                self.counters[*at].skills.insert(service);
            }
        }
        let sql = "SELECT h.counter, h.weekday, h.from_minute, h.until_minute
             FROM appointment_hours h JOIN appointment_counters c ON c.id = h.counter
             WHERE $1 = '' OR c.location = $1 ORDER BY h.counter, h.weekday, h.from_minute";
        let hours: Vec<(String, u8, u32, u32)> = db.all(sql, params![only]).await?;
        for (counter, weekday, from, until) in hours {
            if let (Some(at), 1..=7) = (at.get(&counter), weekday) {
                self.counters[*at].weekly[usize::from(weekday - 1)].push(from..until);
            }
        }
        Ok(())
    }

    async fn read_exceptions(
        &mut self,
        db: &impl Sql,
        first: Day,
        last: Day,
        at: &HashMap<String, usize>,
    ) -> Result<(), ServicesError> {
        let sql = "SELECT counter, day, hours FROM appointment_exceptions
             WHERE day >= $1 AND day <= $2";
        let all: Vec<(String, Day, String)> = db.all(sql, params![first, last]).await?;
        for (counter, day, hours) in all {
            if let Some(at) = at.get(&counter) {
                self.counters[*at].exceptions.insert(day, rules::read_hours(&hours)?);
            }
        }
        Ok(())
    }

    async fn read_used(
        &mut self,
        db: &impl Sql,
        only: &str,
        first: Day,
        last: Day,
        at: &HashMap<String, usize>,
    ) -> Result<(), ServicesError> {
        let of_place = "AND counter IN (SELECT id FROM appointment_counters WHERE location = $3)";
        let sql = format!(
            "SELECT counter, day, online, taken FROM appointment_days
             WHERE day >= $1 AND day <= $2 {}",
            if only.is_empty() { "AND $3 = ''" } else { of_place }
        );
        let used: Vec<(String, Day, usize, Cells)> =
            db.all(&sql, params![first, last, only]).await?;
        let days = usize::try_from(last.0 - first.0 + 1).unwrap_or(0);
        for counter in &mut self.counters {
            counter.days = vec![None; days];
        }
        for (counter, day, online, taken) in used {
            let day = usize::try_from(day.0 - first.0).unwrap_or(usize::MAX);
            if let Some(counter) = at.get(&counter)
                && let Some(place) = self.counters[*counter].days.get_mut(day)
            {
                *place = Some(Used { taken, online });
            }
        }
        Ok(())
    }

    /// A counter's day.
    pub(crate) fn day(&self, counter: &Counter, grid: &Grid) -> CounterDay {
        let working = rules::working(grid, counter.hours_on(grid.day));
        let at = usize::try_from(grid.day.0 - self.first.0).unwrap_or(usize::MAX);
        let used = counter.days.get(at).copied().flatten().unwrap_or_default();
        let kept = self.places.get(&counter.location).map_or(0, |place| place.kept_percent);
        let most = rules::online_most(working.count(), kept);
        CounterDay { working, taken: used.taken, online: used.online, most }
    }

    /// How many cells a visit for these services takes.
    ///
    /// # Errors
    /// [`AppointmentsError::NotBookable`], [`AppointmentsError::NoServices`],
    /// [`AppointmentsError::TooLong`].
    pub(crate) fn visit_length(&self, services: &[Slug]) -> Result<usize, AppointmentsError> {
        let minutes: Result<Vec<u32>, AppointmentsError> = services
            .iter()
            .map(|service| {
                let unknown = || AppointmentsError::NotBookable(service.clone());
                self.minutes.get(service).copied().ok_or_else(unknown)
            })
            .collect();
        rules::visit_length(&minutes?)
    }
}

/// The places where appointments are given: one of them, or all.
pub(crate) async fn places(
    db: &impl Sql,
    only: &str,
) -> Result<BTreeMap<Slug, Place>, ServicesError> {
    let sql = "SELECT location, office, kept_percent, lead_minutes, horizon_days
         FROM appointment_places WHERE $1 = '' OR location = $1";
    let all: Vec<Place> = db.all(sql, params![only]).await?;
    Ok(all.into_iter().map(|place| (place.location.clone(), place)).collect())
}

async fn counters(db: &impl Sql, only: &str) -> Result<Vec<Counter>, ServicesError> {
    let sql = "SELECT id, label, location FROM appointment_counters
         WHERE $1 = '' OR location = $1 ORDER BY location, label";
    let all: Vec<(Id, String, Slug)> = db.all(sql, params![only]).await?;
    let known = place_names(db).await?;
    let counter = |(id, label, location): (Id, String, Slug)| Counter {
        id,
        closed_from: known.get(&location).and_then(|place| place.closed_from),
        ..Counter::new(location, &label)
    };
    Ok(all.into_iter().map(counter).collect())
}

/// The condition on `appointment_services s` under which a service can be booked: a counter can do
/// it, and the catalogue does not hide it.
pub(crate) const BOOKABLE: &str =
    "EXISTS (SELECT 1 FROM appointment_skills k WHERE k.service = s.service)
     AND NOT EXISTS (SELECT 1 FROM services c WHERE c.slug = s.service
         AND c.state IN ('draft', 'withdrawn'))";

/// The services that can be booked, with their minutes.
pub(crate) async fn minutes(db: &impl Sql) -> Result<BTreeMap<Slug, u32>, ServicesError> {
    let sql = format!("SELECT s.service, s.minutes FROM appointment_services s WHERE {BOOKABLE}");
    let all: Vec<(Slug, u32)> = db.all(&sql, &[]).await?;
    Ok(all.into_iter().collect())
}

impl Services {
    /// All services that have a length, whether a counter can do them or not.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub(crate) async fn all_minutes(&self) -> Result<BTreeMap<Slug, u32>, ServicesError> {
        let sql = "SELECT service, minutes FROM appointment_services";
        let all: Vec<(Slug, u32)> = self.db().all(sql, &[]).await?;
        Ok(all.into_iter().collect())
    }
}
