//! What people see, without an account and without a script.

use services::{
    appointments::{Day, Door, Share},
    catalogue::LocationEdit,
};
use store::Sql;

use crate::{
    common::{
        Browser, LONG, NORD, RATHAUS, SHORT, book, count, offered, time, towns, wish, working_day,
    },
    town::slug,
};

/// Books at the town hall by the pages; the address of the appointment.
async fn book_online(browser: &mut Browser, clock: &str) -> crate::common::Answer {
    let at = time(working_day(), clock);
    let fields = [("service", SHORT), ("place", RATHAUS), ("at", &at), ("name", "A. Muster")];
    browser.post("/appointments/book", &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_books_moves_and_cancels_without_saying_who_they_are() {
    for town in towns().await {
        for (mut browser, words) in [
            (
                Browser::new(&town),
                [
                    "Hund anmelden",
                    "Der Termin ist gebucht",
                    "Der Termin ist abgesagt",
                    "Der Termin ist verlegt",
                    "Neuen Termin buchen",
                ],
            ),
            (
                Browser::english(&town),
                [
                    "Register a dog",
                    "The appointment is booked",
                    "The appointment is cancelled",
                    "The appointment is moved",
                    "Book a new appointment",
                ],
            ),
        ] {
            let day = working_day();
            let page = browser.get(&format!("/appointments?service={SHORT}")).await;
            page.says(200, words[0]).says(200, "checked");
            let found =
                browser.get(&format!("/appointments/slots?service={SHORT}&day={day}")).await;
            let link = format!("/appointments/book?service={SHORT}&amp;place={NORD}&amp;at=");
            found.says(200, &link).says(200, "08:00").says(200, "Am Markt 1, 12345 Musterstadt");
            let slot = format!("service={SHORT}&place={NORD}&at={}", time(day, "10:00"));
            browser.get(&format!("/appointments/book?{slot}")).await.says(200, words[0]);
            let at = time(day, "10:00");
            let fields = [("service", SHORT), ("place", NORD), ("at", at.as_str())];
            let own = browser.post("/appointments/book", &fields).await.leads();
            assert!(own.starts_with("/appointments/at/"), "{own}");
            browser.get(&own).await.says(200, words[1]).says(200, "<svg");
            let own = own.split('?').next().unwrap();

            browser.get(&format!("{own}/move")).await.says(200, "/move?");
            let query = format!("place={RATHAUS}&at={}", time(day, "11:00"));
            browser.get(&format!("{own}/move?{query}")).await.says(200, "11:00");
            let fields = [("place", RATHAUS), ("at", &time(day, "11:00"))];
            let moved = browser.post(&format!("{own}/move"), &fields).await.leads();
            let page = browser.get(&moved).await;
            page.says(200, "11:00").says(200, words[3]);
            assert!(!page.body.contains(words[1]), "moved, not booked");
            // Who comes back to the question has what they asked for.
            assert_eq!(browser.get(&format!("{own}/move?{query}")).await.leads(), own);

            // A mail scanner that opens the link changes nothing.
            let question = browser.get(&format!("{own}/cancel")).await;
            question.says(200, &format!("action=\"{own}/cancel\""));
            assert!(!browser.get(own).await.body.contains(words[2]));
            browser.post(&format!("{own}/cancel"), &[]).await.leads();
            let page = browser.get(own).await;
            page.says(200, words[2]).says(200, words[4]);
            let again = format!("/appointments?service={SHORT}");
            page.says(200, &again);
            assert!(!page.body.contains("slip__code"), "a number that nobody calls is not shown");
            for question in ["cancel", "move"] {
                assert_eq!(browser.get(&format!("{own}/{question}")).await.leads(), own);
            }
            browser.post(&format!("{own}/cancel"), &[]).await.says(409, "");
            crate::common::release(&town).await;
        }
        assert_eq!(count(&town, "appointment_contacts").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_slower_is_told_and_sees_what_is_left() {
    for town in towns().await {
        let mut browser = Browser::new(&town);
        book(&town, SHORT, "08:00").await;
        book(&town, SHORT, "08:00").await;
        let answer = book_online(&mut browser, "08:00").await;
        answer.says(409, "Jemand war schneller").says(409, "08:10");
        let query = format!("service={SHORT}&place={RATHAUS}&at={}", time(working_day(), "08:00"));
        browser.get(&format!("/appointments/book?{query}")).await.says(409, "Jemand war schneller");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_on_paper_leads_back_to_the_appointment_and_guessing_is_slow() {
    for town in towns().await {
        let mut browser = Browser::new(&town);
        let booked = book(&town, SHORT, "08:00").await;
        let code = booked.appointment.code.to_lowercase().replace('-', " ");
        let own = browser.post("/appointments/find", &[("code", &code)]).await.leads();
        browser.get(&own).await.says(200, &booked.appointment.code);
        for _ in 0..9 {
            let wrong = browser.post("/appointments/find", &[("code", "AAAA-AAAA")]).await;
            wrong.says(422, "Zu diesem Code gibt es keinen Termin");
        }
        browser.post("/appointments/find", &[("code", "AAAA-AAAA")]).await;
        let slowed = browser.post("/appointments/find", &[("code", &code)]).await;
        slowed.says(429, "Warten Sie");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_empties_the_calendar_from_one_network_or_one_browser() {
    for town in towns().await {
        let mut family = Browser::new(&town);
        let clocks = ["08:00", "08:10", "08:20", "08:30", "08:40"];
        for clock in clocks {
            book_online(&mut family, clock).await.leads();
        }
        let sixth = book_online(&mut family, "08:50").await;
        sixth.says(429, "Sie haben schon 5 Termine");
        // Who throws its cookies away is slowed down by its network.
        let starts = offered(&town, SHORT, RATHAUS, working_day(), Share::Online).await;
        let mut slowed = 0;
        for start in starts {
            let at = start.begins_at().to_string();
            let fields = [("service", SHORT), ("place", RATHAUS), ("at", at.as_str())];
            let answer = Browser::new(&town).post("/appointments/book", &fields).await;
            slowed += u32::from(answer.status == 429);
        }
        assert!(slowed > 0);
        // A clerk is not slowed down by what others do.
        let start = *offered(&town, LONG, RATHAUS, working_day(), Share::All).await.last().unwrap();
        town.services.book(&wish(LONG, RATHAUS, start, Door::Phone)).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_empties_the_calendar_by_moving_one_appointment_again_and_again() {
    for town in towns().await {
        let starts = offered(&town, SHORT, RATHAUS, working_day(), Share::Online).await;
        let booked = book(&town, SHORT, "08:00").await;
        let (page, program) = (
            format!("/appointments/at/{}/move", booked.token),
            format!("/api/appointments/bookings/{}/move", booked.token),
        );
        let mut browser = Browser::new(&town);
        let mut slowed = [0, 0];
        for start in starts.iter().skip(1) {
            let at = start.begins_at().to_string();
            let fields = [("place", RATHAUS), ("at", at.as_str())];
            slowed[0] += u32::from(browser.post(&page, &fields).await.status == 429);
            let to = serde_json::json!({ "place": RATHAUS, "at": at });
            slowed[1] += u32::from(browser.send(&program, &to).await.status == 429);
        }
        assert!(slowed.iter().all(|times| *times > 0), "{slowed:?}");
        let left = offered(&town, SHORT, RATHAUS, working_day(), Share::Online).await;
        assert!(!left.is_empty(), "others still find a slot");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_that_ask_for_nonsense_are_answered_calmly() {
    for town in towns().await {
        let mut browser = Browser::new(&town);
        let back = browser.get("/appointments/slots").await.leads();
        browser.get(&back).await.says(200, "keine Dienstleistung gewählt");
        browser.get("/appointments?service=gibt-es-nicht").await.says(200, "gibt es keine Termine");
        let unknown = browser.get("/appointments/slots?service=gibt-es-nicht").await;
        unknown.says(400, "gibt es keine Termine");
        let odd = format!("/appointments/slots?service={SHORT}&day=gestern&place=%00");
        browser.get(&odd).await.says(200, "Tage mit freien Terminen");
        browser.get("/appointments/at/nichts").await.says(404, "Diesen Termin gibt es nicht");
        browser.get("/appointments/waiting/nichts").await.says(404, "Warteliste");
        let fields = [("service", SHORT), ("place", RATHAUS), ("at", "bald")];
        browser.post("/appointments/book", &fields).await.says(400, "Das ist kein Tag");
        let at = time(working_day(), "08:00");
        let name = "x".repeat(81);
        let fields =
            [("service", SHORT), ("place", RATHAUS), ("at", at.as_str()), ("name", name.as_str())];
        let answer = browser.post("/appointments/book", &fields).await;
        answer.says(422, "Der Name ist zu lang").says(422, &name);
        assert_eq!(count(&town, "appointments").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn when_nothing_is_free_the_page_names_the_other_doors() {
    for town in towns().await {
        town.services.db().exec("DELETE FROM appointment_hours", &[]).await.unwrap();
        let page = Browser::new(&town).get(&format!("/appointments/slots?service={SHORT}")).await;
        page.says(200, "Zurzeit ist kein Termin frei").says(200, "+49 3300 115");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_offers_appointments_only_while_a_place_of_it_is_open() {
    for town in towns().await {
        let mut browser = Browser::new(&town);
        let (page, button) =
            (format!("/services/{SHORT}"), format!("/appointments?service={SHORT}"));
        browser.get(&page).await.says(200, &button);
        for place in [RATHAUS, NORD] {
            let mut edit: LocationEdit = town.services.location(&slug(place)).await.unwrap().into();
            edit.content.closed_from = Some(Day::today().date());
            town.services.save_location(edit, None).await.unwrap();
        }
        let answer = browser.get(&page).await;
        assert!(!answer.body.contains(&button), "nobody books where nobody is");
    }
}
