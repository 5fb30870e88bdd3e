//! Which slots fit, over all places in a span of days.

use commons::{Day, Slug, Timestamp};

use super::{
    agenda::{Agenda, Counter, Place, Share},
    cells::Cells,
    rules,
    time::{Cell, Grid},
};
use crate::{Services, ServicesError};

/// The longest span of days that is searched at once.
pub(crate) const LONGEST_SPAN: i64 = 120;

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Search {
    /// What for, in one visit.
    pub services: Vec<Slug>,
    /// Only here, or anywhere.
    pub location: Option<Slug>,
    /// The first day.
    pub first: Day,
    /// The last day; at most 120 days are searched.
    pub last: Day,
    /// Which slots the one who asks may have.
    pub share: Share,
}

/// The slots of one place on one day.
#[derive(Clone, Debug)]
pub struct Openings {
    /// Where.
    pub location: Slug,
    grid: Grid,
    starts: Cells,
}

impl Openings {
    /// The day.
    pub fn day(&self) -> Day {
        self.grid.day
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.starts.count()
    }

    /// When they begin, in order.
    pub fn starts(&self) -> impl Iterator<Item = Cell> {
        self.starts.iter().map(|at| self.grid.at(at))
    }
}

/// What was found: by day, then by place; days and places without a slot are left out.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The slots of each day and place.
    pub openings: Vec<Openings>,
}

impl Found {
    /// The slots in order of time.
    pub fn earliest(&self, most: usize) -> Vec<(Cell, &Slug)> {
        let mut all = Vec::new();
        for day in self.openings.chunk_by(|one, other| one.day() == other.day()) {
            let mut slots: Vec<_> = day
                .iter()
                .flat_map(|place| place.starts().map(|start| (start, &place.location)))
                .collect();
            slots.sort_unstable();
            all.extend(slots);
            if all.len() >= most {
                break;
            }
        }
        all.truncate(most);
        all
    }

    /// Each day with its number of slots over all places.
    pub fn days(&self) -> Vec<(Day, usize)> {
        let days = self.openings.chunk_by(|one, other| one.day() == other.day());
        days.map(|day| (day[0].day(), day.iter().map(Openings::count).sum())).collect()
    }
}

impl Services {
    /// Looks for slots.
    ///
    /// # Errors
    /// [`AppointmentsError`](super::AppointmentsError) where the services cannot be booked
    /// together.
    pub async fn find_slots(&self, search: &Search) -> Result<Found, ServicesError> {
        let last = search.last.min(search.first.plus(LONGEST_SPAN));
        let location = search.location.as_ref();
        let agenda = Agenda::load(self.db(), location, search.first, last).await?;
        find(&agenda, search, last, Timestamp::now())
    }
}

/// Looks for slots in an agenda.
pub(crate) fn find(
    agenda: &Agenda,
    search: &Search,
    last: Day,
    now: Timestamp,
) -> Result<Found, ServicesError> {
    let length = agenda.visit_length(&search.services)?;
    let able: Vec<&Counter> =
        agenda.counters.iter().filter(|counter| counter.can(&search.services)).collect();
    let places: Vec<(&Place, &[&Counter])> = able
        .chunk_by(|one, other| one.location == other.location)
        .filter_map(|counters| Some((agenda.places.get(&counters[0].location)?, counters)))
        .collect();
    let mut openings = Vec::new();
    for day in search.first.max(Day::of(now)).0..=last.0 {
        let grid = Grid::of(Day(day));
        for (place, counters) in &places {
            let (earliest, last) = place.offered(now, search.share);
            if grid.day > last {
                continue;
            }
            let to_come = rules::still_to_come(&grid, Cell::of(earliest).plus(1));
            let starts = starts(agenda, counters, &grid, length, search.share, to_come);
            if !starts.is_empty() {
                openings.push(Openings { location: place.location.clone(), grid, starts });
            }
        }
    }
    Ok(Found { openings })
}

/// When visits can begin at any of these counters.
fn starts(
    agenda: &Agenda,
    counters: &[&Counter],
    grid: &Grid,
    length: usize,
    share: Share,
    to_come: Cells,
) -> Cells {
    let past = Cells::of(0..grid.len()).without(to_come);
    let days = counters.iter().map(|counter| agenda.day(counter, grid));
    let admitting = days.filter(|day| day.admits(length, share));
    admitting.fold(Cells::default(), |all, day| {
        all.and_also(match share {
            Share::Online => rules::starts(day.free(), length).without(past),
            // Who stands there does not wait for the next slot of the grid.
            Share::All => rules::starts(day.free().without(past), length),
        })
    })
}
