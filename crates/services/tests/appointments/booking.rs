//! Booking: never two in one slot, never more than is offered online.

use std::collections::BTreeSet;

use commons::Id;
use services::appointments::{
    AppointmentsError, CounterSetup, Day, Door, MOST_OPEN, Search, Share, State,
};
use store::{Sql, params};

use crate::{
    common::{
        LONG, NORD, RATHAUS, SHORT, at, book, code_of, count, offered, set_up, towns, wish,
        working_day,
    },
    town::{location, slug},
};

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_at_once_get_exactly_the_two_hundred_slots_there_are() {
    for town in towns().await {
        let counter =
            |label| CounterSetup { label, skills: vec![slug(SHORT)], week: ["08:00-16:20"; 7] };
        town.services.save_location(location("halle"), None).await.unwrap();
        set_up(&town, "halle", 0, &["1", "2", "3", "4"].map(counter)).await;
        let day = working_day();
        let starts = offered(&town, SHORT, "halle", day, Share::Online).await;
        assert_eq!(starts.len() * 4, 200);
        let bookings: Vec<_> = (0..1_000)
            .map(|number| {
                let wish = wish(SHORT, "halle", starts[number % starts.len()], Door::Online);
                let services = town.services.clone();
                tokio::spawn(async move { services.book(&wish).await })
            })
            .collect();
        let (mut booked, mut refused) = (Vec::new(), 0);
        for booking in bookings {
            match booking.await.unwrap() {
                Ok(done) => booked.push(done.appointment),
                Err(error) => {
                    assert_eq!(code_of::<()>(Err(error)), "services-appointments-taken");
                    refused += 1;
                }
            }
        }
        assert_eq!((booked.len(), refused), (200, 800));
        let numbers: BTreeSet<u64> = booked.iter().map(|it| it.number).collect();
        assert_eq!(numbers.len(), 200, "everybody has a number of their own");
        let sql = "SELECT counter, from_cell FROM appointments WHERE location = 'halle'";
        let slots: Vec<(String, i64)> = town.services.db().all(sql, &[]).await.unwrap();
        assert_eq!(slots.iter().collect::<BTreeSet<_>>().len(), 200);
        assert_eq!(count(&town, "appointment_cells").await, 400);
        assert!(offered(&town, SHORT, "halle", day, Share::All).await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_itself_refuses_a_cell_that_has_a_holder() {
    for town in towns().await {
        book(&town, LONG, "08:00").await;
        let sql = "INSERT INTO appointment_cells (counter, cell, holder)
             SELECT counter, cell, 'somebody else' FROM appointment_cells";
        let twice = town.services.db().exec(sql, &[]).await;
        assert!(matches!(twice, Err(store::StoreError::Conflict(_))), "{twice:?}");
        let sql = "UPDATE appointment_days SET online = most + 1";
        assert!(town.services.db().exec(sql, &[]).await.is_err(), "nor more than may be online");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_for_phone_and_counter_cannot_be_booked_online() {
    for town in towns().await {
        let day = working_day();
        let mut booked = 0;
        // Four hours of one counter are 24 visits; three quarters of them may go online.
        for start in offered(&town, SHORT, NORD, day, Share::Online).await {
            let wish = wish(SHORT, NORD, start, Door::Online);
            booked += u32::from(town.services.book(&wish).await.is_ok());
        }
        assert_eq!(booked, 18);
        assert!(offered(&town, SHORT, NORD, day, Share::Online).await.is_empty());
        let left = offered(&town, SHORT, NORD, day, Share::All).await;
        assert_eq!(left.len(), 6);
        let online = town.services.book(&wish(SHORT, NORD, left[0], Door::Online)).await;
        assert_eq!(code_of(online), "services-appointments-taken");
        for start in left {
            town.services.book(&wish(SHORT, NORD, start, Door::Phone)).await.expect("by phone");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_goes_to_the_counter_that_can_do_least_and_its_services_add_up() {
    for town in towns().await {
        let day = working_day();
        book(&town, SHORT, "08:00").await;
        // Counter 1 is still free for what only it can do.
        book(&town, LONG, "08:00").await;
        let both = Search {
            services: vec![slug(SHORT), slug(LONG)],
            location: None,
            first: day,
            last: day,
            share: Share::Online,
        };
        let found = town.services.find_slots(&both).await.unwrap();
        let (start, place) = found.earliest(1)[0];
        assert_eq!((start, place), (at(day, "08:15"), &slug(RATHAUS)));
        let mut wish = wish(SHORT, RATHAUS, start, Door::Online);
        wish.services.push(slug(LONG));
        let booked = town.services.book(&wish).await.unwrap().appointment;
        let minutes = booked.ends_at().duration_since(booked.begins_at()).as_mins();
        assert_eq!((minutes, booked.state), (25, State::Booked));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_offered_cannot_be_booked() {
    for town in towns().await {
        let day = working_day();
        let book = async |service: &str, place: &str, start| {
            code_of(town.services.book(&wish(service, place, start, Door::Online)).await)
        };
        let taken = "services-appointments-taken";
        assert_eq!(book(SHORT, RATHAUS, at(day, "11:55")).await, taken, "it would end too late");
        assert_eq!(book(SHORT, RATHAUS, at(day, "07:55")).await, taken);
        assert_eq!(book(SHORT, RATHAUS, at(Day::today().plus(-1), "08:00")).await, taken);
        assert_eq!(book(SHORT, RATHAUS, at(day.plus(100), "08:00")).await, taken);
        assert_eq!(book(LONG, NORD, at(day, "08:00")).await, taken, "nobody there can do it");
        let nowhere = book(SHORT, "nirgends", at(day, "08:00")).await;
        assert_eq!(nowhere, "services-appointments-no-place");
        let unknown = book("unbekannt", RATHAUS, at(day, "08:00")).await;
        assert_eq!(unknown, "services-appointments-not-bookable");
        assert_eq!(count(&town, "appointments").await, 0);
        assert_eq!(count(&town, "appointment_cells").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_that_closes_for_good_offers_nothing_from_then_on() {
    for town in towns().await {
        let day = working_day();
        assert!(!offered(&town, SHORT, NORD, day, Share::Online).await.is_empty());
        let mut closing: services::catalogue::LocationEdit =
            town.services.location(&slug(NORD)).await.unwrap().into();
        closing.content.closed_from = Some(day.to_string().parse().unwrap());
        town.services.save_location(closing, None).await.unwrap();
        assert!(offered(&town, SHORT, NORD, day, Share::All).await.is_empty());
        let refused = town.services.book(&wish(SHORT, NORD, at(day, "08:00"), Door::Phone)).await;
        assert_eq!(code_of(refused), "services-appointments-taken");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_can_be_booked_where_a_counter_can_do_it_and_the_catalogue_shows_it() {
    for town in towns().await {
        assert!(town.services.bookable(&slug(SHORT)).await.unwrap());
        assert!(!town.services.bookable(&slug("archivbenutzung")).await.unwrap());
        let sql = "UPDATE services SET state = 'withdrawn' WHERE slug = $1";
        town.services.db().exec(sql, params![SHORT]).await.unwrap();
        assert!(!town.services.bookable(&slug(SHORT)).await.unwrap());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_holds_more_appointments_than_a_family_needs() {
    for town in towns().await {
        let starts = offered(&town, SHORT, RATHAUS, working_day(), Share::Online).await;
        let mark = Id::random().to_string();
        for (number, start) in (0..).zip(starts.into_iter().take(7)) {
            let mut wish = wish(SHORT, RATHAUS, start, Door::Online);
            wish.marks = vec![mark.clone()];
            let booked = town.services.book(&wish).await;
            if number < MOST_OPEN {
                booked.expect("a few");
            } else {
                let error = booked.expect_err("too many");
                let expected = AppointmentsError::TooMany(MOST_OPEN).to_string();
                assert_eq!(error.to_string(), expected);
            }
        }
    }
}
