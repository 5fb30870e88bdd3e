//! Measures appointments: searching 50 locations over 60 days, and 1,000 who want 200 slots at once.
//!
//! `cargo run --release -p services --example appointments -- [SEARCHES]`
//!
//! On a SQLite file of its own; with `ALLMENDE_TEST_POSTGRES` naming a server, on that instead. The
//! figures come as one JSON object.

use std::{
    error::Error,
    time::{Duration, Instant},
};

use commons::{Id, Slug};
use identity::testing::Town;
use post::{Post, PostConfig};
use rand::RngExt;
use serde_json::{Value, json};
use services::{
    Services, ServicesConfig,
    appointments::{
        Contact, CounterSetup, Day, Door, Openings, PlaceSettings, Search, Share, Wish,
    },
};
use store::{Blobs, BlobsConfig, Jobs, Sql, params};

const LOCATIONS: usize = 50;
const COUNTERS: [&str; 4] = ["1", "2", "3", "4"];
const DAYS: i64 = 60;
const SERVICES: [(&str, u32); 4] =
    [("personalausweis", 15), ("wohnsitz", 15), ("parkausweis", 10), ("gewerbe", 30)];
const WEEK: [&str; 7] = ["08:00-12:00, 13:00-17:00"; 7];

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let searches = match std::env::args().nth(1) {
        Some(text) => text.parse()?,
        None => 200,
    };
    let schemas = [
        store::migrations(),
        identity::privacy::migrations(),
        post::migrations(),
        services::migrations(),
    ];
    let town = Town::each(&schemas).await.pop().ok_or("a database")?;
    let services = open(&town)?;
    let office = town.office("buergerservice").await;
    for number in 0..LOCATIONS {
        furnish(&services, &format!("ort-{number}"), &office, &WEEK).await?;
    }
    fill(&services).await?;
    let mut waits = search(&services, searches).await?;
    let booked = rush(&services, &office).await?;
    let figures = json!({
        "database": if services.db().is_postgres() { "PostgreSQL" } else { "SQLite" },
        "locations": LOCATIONS,
        "counters": LOCATIONS * COUNTERS.len(),
        "days": DAYS,
        "search-p50-ms": milliseconds(percentile(&mut waits, 50)),
        "search-p99-ms": milliseconds(percentile(&mut waits, 99)),
        "rush": booked,
    });
    #[expect(clippy::print_stdout, reason = "the figures are what it is for")]
    {
        println!("{figures:#}");
    }
    Ok(())
}

fn open(town: &Town) -> Outcome<Services> {
    let url = town.database().dir.path().join("blobs").display().to_string();
    let blobs = Blobs::open(&BlobsConfig { url, ..BlobsConfig::default() })?;
    let identity = town.identity.clone();
    let (db, record) = (identity.db().clone(), identity.record().clone());
    let jobs = Jobs::new(db.clone());
    let post = Post::new(
        db.clone(),
        blobs,
        jobs.clone(),
        record.clone(),
        identity.clone(),
        PostConfig::default(),
    );
    Ok(Services::new(db, jobs, record, identity, post, ServicesConfig::default()))
}

async fn furnish(
    services: &Services,
    location: &str,
    office: &Slug,
    week: &[&str; 7],
) -> Outcome<()> {
    let minutes = SERVICES.map(|(service, minutes)| (Slug::of_title(service), minutes));
    let counters = COUNTERS.map(|label| CounterSetup {
        label,
        skills: minutes.iter().map(|(service, _)| service.clone()).collect(),
        week: *week,
    });
    let settings = PlaceSettings { kept_percent: 0, lead_minutes: 0, horizon_days: 120 };
    let location = Slug::of_title(location);
    services.set_up_appointments(&location, office, settings, &minutes, &counters).await?;
    Ok(())
}

/// Every counter's day as it looks when half of it is taken, at random.
async fn fill(services: &Services) -> Outcome<()> {
    let counters: Vec<(Id,)> =
        services.db().all("SELECT id FROM appointment_counters ORDER BY id", &[]).await?;
    let mut rows = Vec::new();
    for (counter,) in &counters {
        for ahead in 0..=DAYS {
            let taken: [u8; 40] = std::array::from_fn(|_| if random(2) { 0xff } else { 0 });
            rows.push(params![counter, Day::today().plus(ahead), 0_i64, 96_i64, taken].to_vec());
        }
    }
    let sql = "INSERT INTO appointment_days (counter, day, online, most, taken)
         VALUES ($1, $2, $3, $4, $5)";
    Ok(services.db().batch(sql, &rows).await?)
}

fn random(of: u32) -> bool {
    rand::rng().random_range(0..of) == 0
}

async fn search(services: &Services, searches: usize) -> Outcome<Vec<Duration>> {
    let search = Search {
        services: vec![Slug::of_title("personalausweis"), Slug::of_title("parkausweis")],
        location: None,
        first: Day::today(),
        last: Day::today().plus(DAYS),
        share: Share::Online,
    };
    let mut waits = Vec::with_capacity(searches);
    for _ in 0..searches {
        let start = Instant::now();
        let found = services.find_slots(&search).await?;
        waits.push(start.elapsed());
        if found.openings.len() < LOCATIONS {
            return Err("nothing was found".into());
        }
    }
    Ok(waits)
}

/// Two hundred slots, and five people for each of them, all at once.
async fn rush(services: &Services, office: &Slug) -> Outcome<Value> {
    furnish(services, "halle", office, &["08:00-16:20"; 7]).await?;
    let (location, service) = (Slug::of_title("halle"), Slug::of_title("parkausweis"));
    let mut search = Search {
        services: vec![service.clone()],
        location: Some(location.clone()),
        first: Day::today().plus(1),
        last: Day::today().plus(DAYS),
        share: Share::Online,
    };
    let found = services.find_slots(&search).await?;
    search.first = found.days().first().ok_or("a day")?.0;
    search.last = search.first;
    let found = services.find_slots(&search).await?;
    let starts: Vec<_> = found.openings.iter().flat_map(Openings::starts).collect();
    let start = Instant::now();
    let wishes: Vec<_> = (0..1_000)
        .map(|number| {
            let wish = Wish {
                services: vec![service.clone()],
                location: location.clone(),
                start: starts[number % starts.len()],
                door: Door::Online,
                contact: Contact::default(),
                marks: Vec::new(),
            };
            let services = services.clone();
            tokio::spawn(async move { services.book(&wish).await.is_ok() })
        })
        .collect();
    let mut booked = 0;
    for wish in wishes {
        booked += u32::from(wish.await?);
    }
    let took = start.elapsed();
    Ok(json!(format!(
        "1000 wanted {} slots: {booked} booked in {:.2} s",
        starts.len() * COUNTERS.len(),
        took.as_secs_f64()
    )))
}

fn percentile(waits: &mut [Duration], percent: usize) -> Duration {
    waits.sort_unstable();
    waits[(waits.len() * percent / 100).min(waits.len() - 1)]
}

fn milliseconds(wait: Duration) -> f64 {
    (wait.as_secs_f64() * 10_000.0).round() / 10.0
}
