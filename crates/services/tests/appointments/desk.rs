//! What offices do: the day at the counters, bookings for others, changed hours.

use identity::Role;
use services::{
    appointments::{Day, Door, News, Share},
    catalogue::LocationEdit,
};
use store::{Sql, params};

use crate::{
    common::{
        Browser, LONG, NORD, RATHAUS, SHORT, at, book, count, offered, time, towns, wish,
        working_day,
    },
    town::{ServicesTown, audited_in_words, slug},
};

const MANAGE: &str = "/appointments/manage/rathaus";

async fn clerk(town: &ServicesTown) -> Browser {
    let clerk = town.town.staff("clerk", Role::Clerk, "buergerservice").await;
    Browser::of(town, &clerk).await
}

async fn head(town: &ServicesTown) -> Browser {
    let head = town.town.staff("head", Role::OfficeHead, "buergerservice").await;
    Browser::of(town, &head).await
}

async fn audited(town: &ServicesTown, action: &str) -> bool {
    let (entries, _) = town.town.identity.audit_page(1).await.unwrap();
    entries.iter().any(|it| it.action == action)
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_works_in_the_office_sees_its_appointments() {
    for town in towns().await {
        let stranger = town.town.staff("other", Role::OfficeHead, "archiv").await;
        let mut stranger = Browser::of(&town, &stranger).await;
        let mut clerk = clerk(&town).await;
        let own = book(&town, SHORT, "08:00").await.appointment;
        let one = format!("{MANAGE}/at/{}", own.id);
        for path in [MANAGE, &format!("{MANAGE}/book"), &format!("{MANAGE}/affected"), &one] {
            assert_eq!(stranger.get(path).await.status, 403, "{path}");
            assert_eq!(clerk.get(path).await.status, 200, "{path}");
            assert!(Browser::new(&town).get(path).await.leads().starts_with("/sign-in"));
        }
        for path in ["settings", "close"] {
            assert_eq!(clerk.get(&format!("{MANAGE}/{path}")).await.status, 403, "{path}");
        }
        // Another place's address does not open it either.
        let elsewhere = format!("/appointments/manage/{NORD}/at/{}", own.id);
        clerk.get(&elsewhere).await.says(404, "");
        clerk.get("/appointments/manage").await.says(200, MANAGE);
        let found = clerk.post(&format!("{MANAGE}/find"), &[("code", &own.code)]).await;
        assert_eq!(found.leads(), one);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clerk_books_for_who_calls_also_what_is_kept() {
    for town in towns().await {
        let (mut clerk, day) = (clerk(&town).await, working_day());
        for start in offered(&town, LONG, RATHAUS, day, Share::Online).await {
            // All that may go online at the only counter that can do it.
            let _ = town.services.book(&wish(LONG, RATHAUS, start, Door::Online)).await;
        }
        assert!(offered(&town, LONG, RATHAUS, day, Share::Online).await.is_empty());
        let page = clerk.get(&format!("{MANAGE}/book?service={LONG}&day={day}")).await;
        let start = offered(&town, LONG, RATHAUS, day, Share::All).await[0];
        let at = start.begins_at().to_string();
        page.says(200, &format!("at={at}"));
        clerk.get(&format!("{MANAGE}/book?service={LONG}&at={at}")).await.says(200, "ruft an");
        let without_door = [("service", LONG), ("at", at.as_str())];
        let refused = clerk.post(&format!("{MANAGE}/book"), &without_door).await;
        refused.says(422, "am Schalter steht oder anruft");
        let fields =
            [("service", LONG), ("at", at.as_str()), ("door", "phone"), ("name", "A. Muster")];
        let one = clerk.post(&format!("{MANAGE}/book"), &fields).await.leads();
        clerk.get(&one).await.says(200, "A. Muster").says(200, "<svg");
        assert!(audited(&town, "appointment-booked").await);
        clerk.get(&format!("{MANAGE}?day={day}")).await.says(200, "A. Muster");
        let twice = clerk.post(&format!("{MANAGE}/book"), &fields).await;
        twice.says(409, "Jemand war schneller");
    }
}

/// An appointment of today, as if it had been booked before.
async fn expected_today(town: &ServicesTown) -> (String, u64) {
    let own = book(town, SHORT, "08:00").await.appointment;
    let sql = "UPDATE appointments SET day = $2 WHERE id = $1";
    town.services.db().exec(sql, params![own.id, Day::today()]).await.unwrap();
    (own.id.to_string(), own.number)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_arrived_is_called_by_number_and_the_display_says_no_name() {
    for town in towns().await {
        let mut clerk = clerk(&town).await;
        let (id, number) = expected_today(&town).await;
        let display = format!("/appointments/display/{RATHAUS}");
        let mut anyone = Browser::new(&town);
        anyone.get(&display).await.says(200, "Gerade wird niemand aufgerufen");
        let set = async |clerk: &mut Browser, state: &str| {
            let fields = [("id", id.as_str()), ("state", state)];
            clerk.post(&format!("{MANAGE}/state"), &fields).await.status
        };
        assert_eq!(set(&mut clerk, "called").await, 409, "nobody is there yet");
        assert_eq!(set(&mut clerk, "arrived").await, 303);
        clerk.get(MANAGE).await.says(200, &format!("slip__code\">{number}<"));
        assert_eq!(set(&mut clerk, "called").await, 303);
        let board = anyone.get(&display).await;
        assert!(board.headers.contains_key("refresh"), "the board renews itself");
        board.says(200, &number.to_string());
        assert_eq!(set(&mut clerk, "done").await, 303);
        assert_eq!(set(&mut clerk, "arrived").await, 409);
        anyone.get(&display).await.says(200, "Gerade wird niemand aufgerufen");
        assert!(audited(&town, "appointment-state-set").await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_a_day_names_first_whom_it_affects_and_the_clerk_moves_them() {
    for town in towns().await {
        let (mut head, day) = (head(&town).await, working_day());
        let booked = book(&town, SHORT, "08:00").await;
        let own = format!("/appointments/at/{}", booked.token);
        let text = day.to_string();
        let close = format!("{MANAGE}/close");
        let wrong = head.post(&close, &[("day", &text), ("hours", "acht bis zwölf")]).await;
        wrong.says(422, "sind keine Zeiten");
        let past = head.post(&close, &[("day", "2020-01-01"), ("hours", "")]).await;
        past.says(422, "Das ist kein Tag");
        let preview = head.post(&close, &[("day", &text), ("hours", "")]).await;
        preview.says(200, "Ein gebuchter Termin ist betroffen");
        assert!(!offered(&town, SHORT, RATHAUS, day, Share::Online).await.is_empty());

        let fields = [("day", text.as_str()), ("hours", ""), ("confirmed", "yes")];
        head.post(&close, &fields).await.leads();
        assert!(offered(&town, SHORT, RATHAUS, day, Share::All).await.is_empty());
        assert!(audited(&town, "appointment-day-closed").await);
        let mut person = Browser::new(&town);
        person.get(&own).await.says(200, "Das Amt kann den Termin nicht halten");
        head.get(MANAGE).await.says(200, "Ein Termin ist nicht zu halten");
        let one = format!("{MANAGE}/at/{}", booked.appointment.id);
        head.get(&format!("{MANAGE}/affected")).await.says(200, &one);

        let next = day.plus(1);
        let start = offered(&town, SHORT, RATHAUS, next, Share::All).await[0];
        let start = start.begins_at().to_string();
        head.get(&format!("{one}/move?at={start}")).await.says(200, "Termin verlegen");
        head.post(&format!("{one}/move"), &[("at", &start)]).await.leads();
        person.get(&own).await.says(200, "Das Amt hat den Termin verlegt");
        head.get(&format!("{MANAGE}/affected")).await.says(200, "Alle Termine sind zu halten");
        assert!(audited(&town, "appointment-moved").await);
        audited_in_words(&town.services).await;

        head.get(&format!("{one}/cancel")).await.says(200, "Termin absagen?");
        head.post(&format!("{one}/cancel"), &[]).await.leads();
        person.get(&own).await.says(200, "Das Amt hat den Termin abgesagt");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_an_appointment_at_a_place_that_closes_for_good_is_told() {
    for town in towns().await {
        let booked = book(&town, LONG, "11:00").await;
        let news = async || {
            let token = booked.token.as_str();
            town.services.appointment_of_link(token).await.unwrap().news
        };
        let closed_from = async |day: Option<Day>| {
            let mut edit: LocationEdit =
                town.services.location(&slug(RATHAUS)).await.unwrap().into();
            edit.content.closed_from = day.map(Day::date);
            town.services.save_location(edit, None).await.unwrap();
        };
        let last_day = booked.appointment.day;
        closed_from(Some(last_day.plus(1))).await;
        assert_eq!(news().await, None, "until then it can be kept");
        closed_from(Some(last_day)).await;
        assert_eq!(news().await, Some(News::Broken));
        assert!(offered(&town, LONG, RATHAUS, last_day, Share::All).await.is_empty());
        let mut clerk = clerk(&town).await;
        let affected = clerk.get(&format!("{MANAGE}/affected")).await;
        assert!(!affected.body.contains("Alle Termine sind zu halten"), "{}", affected.body);
        closed_from(None).await;
        assert_eq!(news().await, None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn changed_hours_warn_and_what_fits_again_is_no_longer_marked() {
    for town in towns().await {
        let mut head = head(&town).await;
        let booked = book(&town, LONG, "11:00").await;
        let counter = booked_at(&town).await;
        let path = format!("{MANAGE}/counters/{counter}");
        head.get(&path).await.says(200, "08:00–12:00").says(200, "checked");
        let week = |hours: &'static str| -> Vec<(&'static str, &'static str)> {
            let mut fields = vec![("hours", hours); 7];
            fields.extend([("skill", LONG), ("skill", SHORT)]);
            fields
        };
        let wrong = head.post(&path, &week("8-7")).await;
        wrong.says(422, "sind keine Zeiten");
        head.post(&path, &week("08:00-10:00"))
            .await
            .says(200, "Ein gebuchter Termin ist betroffen");
        let mut confirmed = week("08:00-10:00");
        confirmed.push(("confirmed", "yes"));
        head.post(&path, &confirmed).await.leads();
        let news = async || {
            let token = booked.token.as_str();
            town.services.appointment_of_link(token).await.unwrap().news
        };
        assert_eq!(news().await, Some(News::Broken));
        head.post(&path, &week("08:00-12:00")).await.leads();
        assert_eq!(news().await, None);
        assert!(audited(&town, "appointment-counter-changed").await);
        audited_in_words(&town.services).await;
    }
}

async fn booked_at(town: &ServicesTown) -> String {
    let sql = "SELECT counter FROM appointments";
    town.services.db().one::<(String,)>(sql, &[]).await.unwrap().0
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_head_sets_up_appointments_at_another_place() {
    for town in towns().await {
        let mut head = head(&town).await;
        town.services.save_location(crate::town::location("west"), None).await.unwrap();
        head.get("/appointments/manage").await.says(200, "value=\"west\"");
        let settings = head.post("/appointments/manage", &[("location", "west")]).await.leads();
        head.get(&settings).await.says(200, "Noch gibt es keinen Schalter");
        let base = "/appointments/manage/west";
        head.post(&format!("{base}/counters"), &[("label", "A")]).await.leads();
        let unreadable = [("kept", "half"), ("lead-time", "0"), ("horizon", "9999")];
        let answer = head.post(&settings, &unreadable).await;
        answer.says(422, "value=\"half\"").says(422, "von 0 bis 100").says(422, "von 1 bis 120");
        let numbers = [("kept", "50"), ("lead-time", "0"), ("horizon", "120")];
        head.post(&settings, &numbers).await.leads();
        let lengths = [("service", SHORT), ("minutes", "20"), ("service", LONG), ("minutes", "")];
        head.post(&format!("{base}/services"), &lengths).await.leads();
        let unreadable =
            [("service", SHORT), ("minutes", "½ h"), ("service", LONG), ("minutes", "45")];
        let answer = head.post(&format!("{base}/services"), &unreadable).await;
        answer.says(422, "value=\"½ h\"").says(422, "von 5 bis 180").says(422, "value=\"45\"");
        head.get(&settings).await.says(200, "value=\"120\"").says(200, "value=\"20\"");
        let sql = "SELECT id FROM appointment_counters WHERE location = 'west'";
        let (counter,): (String,) = town.services.db().one(sql, &[]).await.unwrap();
        let mut week = vec![("hours", "08:00-12:00"); 7];
        week.push(("skill", SHORT));
        head.post(&format!("{base}/counters/{counter}"), &week).await.leads();
        let day = working_day();
        let starts = offered(&town, SHORT, "west", day, Share::Online).await;
        assert_eq!(starts.len(), 12);
        assert_eq!(starts[1], at(day, "08:20"));
        assert!(!town.services.bookable(&slug(LONG)).await.unwrap(), "it has no length any more");
        assert_eq!(count(&town, "appointment_places").await, 3);
        let none = head.post(&format!("{base}/counters"), &[("label", " ")]).await;
        none.says(422, "Geben Sie dem Schalter eine Bezeichnung");
        assert_eq!(time(day, "08:20"), starts[1].begins_at().to_string());
    }
}
