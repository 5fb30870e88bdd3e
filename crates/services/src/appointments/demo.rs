//! Appointments of the demo town: two places, four counters, four weeks ahead partly booked.

use commons::{Day, Id, Slug, Timestamp};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use store::{Sql, Tx, params};

use super::{
    agenda::{Agenda, Counter},
    booking::insert,
    counters::{CounterSetup, PlaceSettings},
    model::{Contact, Door, Wish},
    slots::{self, Slot},
    time::Grid,
};
use crate::{Services, ServicesError};

const OFFICE: &str = "buergerservice";

/// How many minutes services take.
const MINUTES: [(&str, u32); 7] = [
    ("personalausweis", 15),
    ("wohnsitz-anmelden", 15),
    ("bewohnerparkausweis", 10),
    ("hund-anmelden", 10),
    ("meldebescheinigung", 5),
    ("fuehrungszeugnis", 10),
    ("gewerbe-anmelden", 30),
];

/// What every counter can do.
const USUAL: [&str; 5] = [
    "personalausweis",
    "wohnsitz-anmelden",
    "bewohnerparkausweis",
    "meldebescheinigung",
    "fuehrungszeugnis",
];

/// Monday to Sunday.
const EARLY: [&str; 7] = [
    "08:00-12:00",
    "08:00-12:00, 13:00-18:00",
    "08:00-12:00",
    "08:00-12:00, 13:00-17:00",
    "08:00-12:00",
    "",
    "",
];
const LATE: [&str; 7] =
    ["10:00-16:00", "12:00-18:00", "", "10:00-18:00", "09:00-13:00", "09:00-12:00", ""];

/// What stands at a counter, what it can do beside the usual, and when it is staffed.
type DemoCounter = (&'static str, &'static [&'static str], [&'static str; 7]);

/// The places with their counters.
const PLACES: [(&str, &[DemoCounter]); 2] = [
    (
        "buergerservice-rathaus",
        &[
            ("1", &["hund-anmelden", "gewerbe-anmelden"], EARLY),
            ("2", &["hund-anmelden"], EARLY),
            ("3", &[], LATE),
        ],
    ),
    ("buergerservice-nord", &[("1", &["hund-anmelden"], LATE)]),
];

/// So many days ahead are partly booked.
const BOOKED_AHEAD: i64 = 28;
/// So many days back the figures reach.
const FIGURES_BACK: i64 = 21;

impl Services {
    /// Makes the places, their counters and what is booked.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn make_appointments_demo(&self) -> Result<(), ServicesError> {
        let settings = PlaceSettings { kept_percent: 25, lead_minutes: 60, horizon_days: 60 };
        let minutes = MINUTES.map(|(service, minutes)| (Slug::of_title(service), minutes));
        for (location, counters) in PLACES {
            let setup = |(label, more, week): &DemoCounter| {
                let skills = USUAL.iter().chain(*more).map(|it| Slug::of_title(it)).collect();
                CounterSetup { label, skills, week: *week }
            };
            let counters: Vec<_> = counters.iter().map(setup).collect();
            let (location, office) = (Slug::of_title(location), Slug::of_title(OFFICE));
            self.set_up_appointments(&location, &office, settings, &minutes, &counters).await?;
        }
        let today = Day::today();
        let agenda = Agenda::load(self.db(), None, today, today.plus(BOOKED_AHEAD)).await?;
        self.book_demo(&agenda, today).await?;
        self.make_figures(&agenda, today).await
    }

    /// The nearer a day, the fuller it is; always the same, so that pictures of the demo compare.
    async fn book_demo(&self, agenda: &Agenda, today: Day) -> Result<(), ServicesError> {
        let mut random = StdRng::seed_from_u64(0x0a11_2e4d);
        let tx = self.db().begin().await?;
        for counter in &agenda.counters {
            for ahead in 0..=BOOKED_AHEAD {
                let grid = Grid::of(today.plus(ahead));
                let full = fullness(ahead);
                book_day(&tx, agenda, counter, &grid, full, &mut random).await?;
            }
        }
        let over = "UPDATE appointments SET state = 'done' WHERE ends_at < $1";
        tx.exec(over, params![Timestamp::now()]).await?;
        Ok(tx.commit().await?)
    }

    /// What the figures would say of the weeks before.
    async fn make_figures(&self, agenda: &Agenda, today: Day) -> Result<(), ServicesError> {
        let sql = "INSERT INTO appointment_statistics
             (day, location, service, wait_days, offered, taken) VALUES ($1, $2, $3, $4, $5, $6)";
        let mut random = StdRng::seed_from_u64(0x0a11_2e4e);
        let tx = self.db().begin().await?;
        for back in (1..=FIGURES_BACK).rev() {
            let day = today.plus(-back);
            for location in agenda.places.keys() {
                for service in agenda.minutes.keys() {
                    let offered = super::statistics::offered(agenda, location, service, day)?;
                    if offered > 0 {
                        let taken = random.random_range(0..=offered / 4);
                        let wait = random.random_range(1_i64..6);
                        let row = params![day, location, service, wait, offered, taken];
                        tx.exec(sql, row).await?;
                    }
                }
            }
        }
        Ok(tx.commit().await?)
    }
}

/// How much of a day is booked.
fn fullness(ahead: i64) -> f64 {
    let days = f64::from(i32::try_from(ahead).unwrap_or(0));
    if ahead < 7 { 0.9 } else { 0.75 - 0.02 * days }
}

async fn book_day(
    tx: &Tx,
    agenda: &Agenda,
    counter: &Counter,
    grid: &Grid,
    full: f64,
    random: &mut StdRng,
) -> Result<(), ServicesError> {
    let day = agenda.day(counter, grid);
    let skills: Vec<&Slug> = counter.skills.iter().collect();
    for hours in day.working.runs() {
        let mut at = hours.start;
        while at < hours.end {
            let service = skills[random.random_range(0..skills.len())];
            let length = agenda.visit_length(std::slice::from_ref(service))?;
            let index = at..at + length;
            at = index.end;
            if index.end > hours.end || random.random_range(0.0..1.0) > full {
                continue;
            }
            let door = if random.random_range(0..5) == 0 { Door::Phone } else { Door::Online };
            let (share, most) = (door.share(), day.most);
            let slot = Slot { counter, grid: *grid, index, share, most };
            let id = Id::random();
            if slots::take(tx, &slot, &id).await? {
                insert(tx, &id, &wish(counter, service.clone(), &slot, door), &slot).await?;
            }
        }
    }
    Ok(())
}

fn wish(counter: &Counter, service: Slug, slot: &Slot<'_>, door: Door) -> Wish {
    Wish {
        services: vec![service],
        location: counter.location.clone(),
        start: slot.from(),
        door,
        contact: Contact::default(),
        marks: Vec::new(),
    }
}
