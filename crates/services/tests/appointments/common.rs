//! A town with counters, and people with browsers.

use axum::http::{HeaderMap, Request};
use commons::{Id, Timestamp};
use post::PostConfig;
use services::{
    ServicesError,
    appointments::{
        Booked, Cell, Contact, CounterSetup, Day, Door, PlaceSettings, Search, Share, Wish,
    },
};
use store::{Sql, params};
use tower::ServiceExt;

use crate::town::{ServicesTown, location, service, slug};

pub const RATHAUS: &str = "rathaus";
pub const NORD: &str = "nord";
/// Ten minutes long.
pub const SHORT: &str = "bewohnerparkausweis";
/// Fifteen minutes long; only counter 1 of the town hall can do it.
pub const LONG: &str = "personalausweis";

/// Every day of the week, so that tests find a day whenever they run; only holidays are closed.
const ALL_WEEK: [&str; 7] = ["08:00-12:00"; 7];

/// Towns with two counters at the town hall and one in the north; a quarter is kept.
pub async fn towns() -> Vec<ServicesTown> {
    towns_with(&PostConfig::default()).await
}

pub async fn towns_with(config: &PostConfig) -> Vec<ServicesTown> {
    let towns = ServicesTown::each_with(config).await;
    for town in &towns {
        furnish(town).await;
    }
    towns
}

async fn furnish(town: &ServicesTown) {
    for name in [RATHAUS, NORD] {
        town.services.save_location(location(name), None).await.expect("kept");
    }
    for name in [SHORT, LONG] {
        town.services.save_service(service(name), None).await.expect("kept");
        town.services.publish_service(&slug(name), None).await.expect("published");
    }
    let counter = |label, skills: &[&str]| CounterSetup {
        label,
        skills: skills.iter().map(|it| slug(it)).collect(),
        week: ALL_WEEK,
    };
    let rathaus = [counter("1", &[SHORT, LONG]), counter("2", &[SHORT])];
    set_up(town, RATHAUS, 25, &rathaus).await;
    set_up(town, NORD, 25, &[counter("1", &[SHORT])]).await;
}

/// Sets up a place; everything may be booked until just before it begins.
pub async fn set_up(town: &ServicesTown, place: &str, kept: u32, counters: &[CounterSetup<'_>]) {
    let settings = PlaceSettings { kept_percent: kept, lead_minutes: 0, horizon_days: 60 };
    let minutes = [(slug(SHORT), 10), (slug(LONG), 15)];
    let (place, office) = (slug(place), slug("buergerservice"));
    let done = town.services.set_up_appointments(&place, &office, settings, &minutes, counters);
    done.await.expect("set up");
}

/// A day of next week on which the counters are staffed.
pub fn working_day() -> Day {
    let mut day = Day::today().plus(7);
    while services::catalogue::hours::holiday_on(day.to_string().parse().expect("a date")).is_some()
    {
        day = day.plus(1);
    }
    day
}

/// The moment on a day by the town's clocks: `08:10`.
pub fn at(day: Day, clock: &str) -> Cell {
    let local: jiff::civil::DateTime = format!("{day}T{clock}").parse().expect("a time");
    let at = local.in_tz("Europe/Berlin").expect("a moment").timestamp();
    Cell::beginning(at).expect("on the grid")
}

/// The same as addresses have it.
pub fn time(day: Day, clock: &str) -> String {
    at(day, clock).begins_at().to_string()
}

pub fn wish(service: &str, place: &str, start: Cell, door: Door) -> Wish {
    Wish {
        services: vec![slug(service)],
        location: slug(place),
        start,
        door,
        contact: Contact::default(),
        marks: Vec::new(),
    }
}

/// An appointment at the town hall on the working day.
pub async fn book(town: &ServicesTown, service: &str, clock: &str) -> Booked {
    let start = at(working_day(), clock);
    town.services.book(&wish(service, RATHAUS, start, Door::Online)).await.expect("booked")
}

/// The starts that are offered on a day at a place.
pub async fn offered(
    town: &ServicesTown,
    service: &str,
    place: &str,
    day: Day,
    share: Share,
) -> Vec<Cell> {
    let search = Search {
        services: vec![slug(service)],
        location: Some(slug(place)),
        first: day,
        last: day,
        share,
    };
    let found = town.services.find_slots(&search).await.expect("searched");
    found.openings.iter().flat_map(|it| it.starts().collect::<Vec<_>>()).collect()
}

pub fn code_of<T: std::fmt::Debug>(result: Result<T, ServicesError>) -> String {
    use commons::Explain;
    result.expect_err("refused").code().to_owned()
}

/// Frees everything that was given back, as if its time had come.
pub async fn release(town: &ServicesTown) -> u64 {
    let later = Timestamp::now() + std::time::Duration::from_hours(2);
    town.services.release_slots(later).await.expect("released")
}

pub async fn count(town: &ServicesTown, table: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) FROM {table}");
    town.services.db().one::<(i64,)>(&sql, params![]).await.expect("counted").0
}

/// A browser without a browser.
pub struct Browser {
    router: axum::Router,
    cookies: Vec<String>,
    lang: &'static str,
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The page is whole and says this.
    pub fn says(&self, status: u16, part: &str) -> &Self {
        assert_eq!(self.status, status, "{}", self.body);
        assert!(!self.body.contains(">services-"), "a text is missing in {}", self.body);
        assert!(self.body.contains(part), "{part} is not in {}", self.body);
        self
    }

    /// Where it leads.
    pub fn leads(&self) -> String {
        assert_eq!(self.status, 303, "{}", self.body);
        self.header("location").to_owned()
    }
}

impl Browser {
    pub fn new(town: &ServicesTown) -> Self {
        Self { router: town.router(), cookies: Vec::new(), lang: "de" }
    }

    pub fn english(town: &ServicesTown) -> Self {
        Self { lang: "en", ..Self::new(town) }
    }

    pub async fn of(town: &ServicesTown, person: &Id) -> Self {
        Self { cookies: vec![town.town.signed_in(person).await], ..Self::new(town) }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.ask("GET", path, "application/x-www-form-urlencoded", String::new()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let form: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        self.ask("POST", path, "application/x-www-form-urlencoded", form.join("&")).await
    }

    pub async fn send(&mut self, path: &str, json: &serde_json::Value) -> Answer {
        self.ask("POST", path, "application/json", json.to_string()).await
    }

    async fn ask(&mut self, method: &str, path: &str, kind: &str, body: String) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("accept", "text/html")
            .header("accept-language", self.lang)
            .header("content-type", kind)
            .header("sec-fetch-site", "same-origin")
            .header("cookie", self.cookies.join("; "))
            .body(axum::body::Body::from(body))
            .expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, 64 << 20).await.expect("a body");
        for cookie in parts.headers.get_all("set-cookie") {
            let cookie = cookie.to_str().expect("text").split(';').next().unwrap_or_default();
            self.cookies.push(cookie.to_owned());
        }
        let body = String::from_utf8_lossy(&body).into_owned();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    }
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
                char::from(byte).to_string()
            }
            byte => format!("%{byte:02X}"),
        })
        .collect()
}
