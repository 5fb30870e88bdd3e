//! Mail about appointments, beside a real mail server: without a word of content.

use commons::{Capability, Timestamp};
use post::{PostConfig, mail::sink::Sink};
use serde_json::Value;
use services::appointments::{By, Door, Share};
use std::time::Duration;
use store::{Sql, params};

use crate::{
    common::{
        Browser, LONG, RATHAUS, SHORT, at, count, offered, release, time, towns_with, wish,
        working_day,
    },
    town::ServicesTown,
};

const MAIL: &str = "anna@dorf.example";

async fn towns() -> (Sink, Vec<ServicesTown>) {
    let sink = Sink::open().await;
    let config = PostConfig { mail: Some(sink.config()), ..PostConfig::default() };
    (sink, towns_with(&config).await)
}

/// Does what waits for a job of this kind.
async fn work(town: &ServicesTown, kind: &str) {
    let jobs = Capability::jobs(&town.services);
    let job = jobs.iter().find(|it| it.kind == kind).expect("a job");
    let sql = "DELETE FROM jobs WHERE kind = $1 RETURNING payload";
    let waiting: Vec<(Value,)> = town.services.db().all(sql, params![kind]).await.unwrap();
    for (payload,) in waiting {
        (job.run)(payload).await.expect("done");
    }
}

/// What the newest mail says, without the address it leads to.
fn newest(sink: &Sink) -> (String, String) {
    let text = sink.taken().last().expect("a mail").text();
    let (_, rest) = text.split_once("http://localhost:8080").expect("a link");
    let link = rest.split_whitespace().next().unwrap().to_owned();
    (text.replace(&link, ""), link)
}

async fn book_with_mail(browser: &mut Browser, clock: &str) -> String {
    let at = time(working_day(), clock);
    let fields = [("service", LONG), ("place", RATHAUS), ("at", at.as_str()), ("email", MAIL)];
    let own = browser.post("/appointments/book", &fields).await.leads();
    own.split('?').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn confirmation_and_reminder_say_nothing_of_what_where_and_when() {
    let (sink, towns) = towns().await;
    for town in towns {
        let (mut browser, day) = (Browser::new(&town), working_day());
        book_with_mail(&mut browser, "08:00").await;
        work(&town, "services.tell-appointment").await;
        assert_eq!(sink.taken().last().unwrap().to, [MAIL]);
        let (text, link) = newest(&sink);
        for word in ["Hund", "Rathaus", "08:00", LONG, &day.to_string()] {
            assert!(!text.contains(word), "{word} is in {text}");
        }
        browser.get(&link).await.says(200, "08:00");

        let before = sink.taken().len();
        assert_eq!(town.services.remind(Timestamp::now()).await.unwrap(), 0, "it is not near yet");
        let near = at(day, "08:00").begins_at() - Duration::from_hours(20);
        assert_eq!(town.services.remind(near).await.unwrap(), 1);
        assert_eq!(town.services.remind(near).await.unwrap(), 0, "once");
        work(&town, "services.tell-appointment").await;
        assert_eq!(sink.taken().len(), before + 1);
        assert!(newest(&sink).0.contains("Sie haben bald einen Termin"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_cancels_is_told_once_more_and_then_forgotten() {
    let (sink, towns) = towns().await;
    for town in towns {
        let mut browser = Browser::new(&town);
        let own = book_with_mail(&mut browser, "08:00").await;
        browser.post(&format!("{own}/cancel"), &[]).await.leads();
        assert_eq!(count(&town, "appointment_contacts").await, 1);
        work(&town, "services.tell-appointment").await;
        assert!(newest(&sink).0.contains("abgesagt"));
        assert_eq!(count(&town, "appointment_contacts").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_forgotten_when_the_person_says_so() {
    let (sink, towns) = towns().await;
    for town in towns {
        let mut browser = Browser::new(&town);
        let own = book_with_mail(&mut browser, "08:00").await;
        work(&town, "services.tell-appointment").await;
        let before = sink.taken().len();
        browser.get(&format!("{own}/email")).await.says(200, "Wir löschen Ihre Adresse sofort");
        browser.post(&format!("{own}/email"), &[]).await.leads();
        browser.post(&format!("{own}/cancel"), &[]).await.leads();
        work(&town, "services.tell-appointment").await;
        assert_eq!(sink.taken().len(), before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_is_told_of_an_earlier_slot_once_a_day_and_takes_it_first() {
    let (sink, towns) = towns().await;
    for town in towns {
        let (mut browser, day) = (Browser::new(&town), working_day());
        // Everything before that day is taken.
        let sql = "UPDATE appointment_hours SET until_minute = 480, from_minute = 475";
        town.services.db().exec(sql, &[]).await.unwrap();
        let sql = "INSERT INTO appointment_exceptions (counter, day, hours)
             SELECT id, $1, '08:00-12:00' FROM appointment_counters";
        town.services.db().exec(sql, params![day]).await.unwrap();
        town.services.db().exec(sql, params![day.plus(1)]).await.unwrap();
        let mut early = Vec::new();
        for start in offered(&town, LONG, RATHAUS, day, Share::All).await {
            let wish = wish(LONG, RATHAUS, start, Door::Phone);
            early.push(town.services.book(&wish).await.unwrap().appointment);
        }
        let at = time(day.plus(1), "08:00");
        let fields = [("service", LONG), ("place", RATHAUS), ("at", at.as_str()), ("email", MAIL)];
        let own = browser.post("/appointments/book", &fields).await.leads();
        let own = own.split('?').next().unwrap();
        browser.get(&format!("{own}/waiting")).await.says(200, MAIL);
        let wrong = browser.post(&format!("{own}/waiting"), &[("email", "anna")]).await;
        wrong.says(422, "Das ist keine E-Mail-Adresse");
        browser.post(&format!("{own}/waiting"), &[("email", MAIL)]).await.leads();
        browser.get(own).await.says(200, "Sie stehen auf der Warteliste");
        assert_eq!(town.services.tell_waiting(Timestamp::now()).await.unwrap(), 0);

        town.services.cancel_appointment(&early[3], By::Clerk).await.unwrap();
        assert_eq!(release(&town).await, 1);
        assert_eq!(town.services.tell_waiting(Timestamp::now()).await.unwrap(), 1);
        assert_eq!(town.services.tell_waiting(Timestamp::now()).await.unwrap(), 0);
        let (text, link) = newest(&sink);
        assert!(text.contains("Wer ihn zuerst bucht, hat ihn"));
        assert!(link.ends_with("/move"), "{link}");
        browser.get(&link).await.says(200, &early[3].begins_at().to_string());
        let start = early[3].begins_at().to_string();
        browser.post(&link, &[("place", RATHAUS), ("at", &start)]).await.leads();
        assert_eq!(count(&town, "appointment_waiting").await, 0, "who has found one waits no more");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_waits_without_an_appointment_and_ends_it_by_a_button() {
    let (_, towns) = towns().await;
    for town in towns {
        let mut browser = Browser::new(&town);
        let path = format!("/appointments/waiting?service={SHORT}");
        browser.get(&path).await.says(200, "höchstens einmal am Tag");
        let fields = [("service", SHORT), ("place", ""), ("email", MAIL)];
        let end = browser.post("/appointments/waiting", &fields).await.leads();
        browser.get(&end).await.says(200, "Nicht mehr warten");
        assert_eq!(count(&town, "appointment_waiting").await, 1, "looking ends nothing");
        let end = end.split('?').next().unwrap();
        browser.post(end, &[]).await.says(200, "Ihre Adresse ist gelöscht");
        assert_eq!(count(&town, "appointment_waiting").await, 0);
        browser.post(end, &[]).await.says(404, "");
        for _ in 0..3 {
            browser.post("/appointments/waiting", &fields).await.leads();
        }
        assert_eq!(browser.post("/appointments/waiting", &fields).await.status, 422);
    }
}
