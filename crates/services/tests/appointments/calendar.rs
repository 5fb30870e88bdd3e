//! The calendar object, read by another program's parser.

use icalendar::{
    Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime, Event, EventLike,
};

use crate::common::{Browser, RATHAUS, SHORT, book, time, towns, working_day};

async fn read(browser: &mut Browser, own: &str) -> (String, Calendar) {
    let answer = browser.get(&format!("{own}/calendar.ics")).await;
    assert_eq!(answer.status, 200);
    assert!(answer.header("content-type").starts_with("text/calendar"));
    assert!(answer.body.split("\r\n").all(|line| line.len() <= 75));
    (answer.body.clone(), answer.body.parse().expect("a calendar"))
}

fn event(calendar: &Calendar) -> Event {
    let events = calendar.components.iter().filter_map(CalendarComponent::as_event);
    let [event] = events.collect::<Vec<_>>()[..] else { panic!("one event") };
    event.clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_follows_an_appointment_until_it_is_cancelled() {
    for town in towns().await {
        let (mut browser, day) = (Browser::new(&town), working_day());
        let booked = book(&town, SHORT, "08:00").await;
        let own = format!("/appointments/at/{}", booked.token);
        let (text, calendar) = read(&mut browser, &own).await;
        assert!(text.contains("METHOD:PUBLISH\r\n") && text.contains("BEGIN:VTIMEZONE\r\n"));
        let first = event(&calendar);
        let uid = format!("{}@localhost:8080", booked.appointment.id);
        assert_eq!(first.get_uid(), Some(uid.as_str()));
        assert_eq!(first.property_value("SEQUENCE"), Some("0"));
        let Some(DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone { date_time, tzid })) =
            first.get_start()
        else {
            panic!("a time in a zone")
        };
        let start = (date_time.to_string(), tzid.as_str());
        assert_eq!(start, (format!("{day} 08:00:00"), "Europe/Berlin"));
        let place = first.get_location().unwrap_or_default().replace('\\', "");
        assert!(place.contains("Am Markt 1, 12345 Musterstadt"), "{place}");

        let fields = [("place", RATHAUS), ("at", &time(day, "09:00"))];
        browser.post(&format!("{own}/move"), &fields).await.leads();
        let (_, calendar) = read(&mut browser, &own).await;
        assert_eq!(event(&calendar).property_value("SEQUENCE"), Some("1"));
        assert_eq!(event(&calendar).get_uid(), Some(uid.as_str()));

        browser.post(&format!("{own}/cancel"), &[]).await.leads();
        let (text, calendar) = read(&mut browser, &own).await;
        assert!(text.contains("METHOD:CANCEL\r\n") && text.contains("STATUS:CANCELLED\r\n"));
        assert_eq!(event(&calendar).property_value("SEQUENCE"), Some("2"));
    }
}
