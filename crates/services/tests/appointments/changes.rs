//! Moving, cancelling, and what becomes of the slot.

use services::appointments::{By, Door, Share, State};
use store::{Sql, params};

use crate::{
    common::{
        LONG, NORD, RATHAUS, SHORT, at, book, code_of, count, offered, release, towns, wish,
        working_day,
    },
    town::slug,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_slot_is_free_for_others_after_a_while_and_not_before() {
    for town in towns().await {
        let day = working_day();
        let booked = book(&town, LONG, "08:00").await;
        assert!(!offered(&town, LONG, RATHAUS, day, Share::All).await.contains(&at(day, "08:00")));
        town.services.cancel_appointment(&booked.appointment, By::Person).await.unwrap();
        let kept = town.services.appointment_of_link(booked.token.as_str()).await.unwrap();
        assert_eq!((kept.state, kept.sequence), (State::Cancelled, 1));
        assert_eq!(town.services.release_slots(commons::Timestamp::now()).await.unwrap(), 0);
        let wish = wish(LONG, RATHAUS, at(day, "08:00"), Door::Phone);
        assert_eq!(code_of(town.services.book(&wish).await), "services-appointments-taken");
        assert_eq!(release(&town).await, 1);
        assert_eq!(release(&town).await, 0, "once");
        town.services.book(&wish).await.expect("free again");
        let again = town.services.cancel_appointment(&booked.appointment, By::Person).await;
        assert_eq!(code_of(again), "services-appointments-over");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_moved_appointment_keeps_code_and_link_and_gives_its_slot_back() {
    for town in towns().await {
        let day = working_day();
        let booked = book(&town, SHORT, "08:00").await;
        let (before, nord) = (&booked.appointment, slug(NORD));
        let to = async |clock| {
            let start = at(day, clock);
            town.services.move_appointment(before, &nord, start, By::Person).await
        };
        let moved = to("09:30").await.unwrap();
        assert_eq!((&moved.code, &moved.id), (&before.code, &before.id));
        assert_eq!((moved.sequence, moved.location.as_str()), (1, NORD));
        let shown = town.services.appointment_of_link(booked.token.as_str()).await.unwrap();
        assert_eq!(shown.begins_at(), at(day, "09:30").begins_at());
        // Whoever still has the old page in front of them is told.
        assert_eq!(code_of(to("10:00").await), "services-appointments-over");
        assert_eq!(release(&town).await, 1);
        assert_eq!(count(&town, "appointment_cells").await, 2);
        let sql = "SELECT CAST(SUM(online) AS BIGINT) FROM appointment_days";
        let (online,): (i64,) = town.services.db().one(sql, params![]).await.unwrap();
        assert_eq!(online, 2, "the share that was given back counts no more");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn moving_to_a_slot_that_is_taken_changes_nothing() {
    for town in towns().await {
        let booked = book(&town, LONG, "08:00").await;
        book(&town, LONG, "09:00").await;
        let start = at(working_day(), "09:00");
        let refused = town
            .services
            .move_appointment(&booked.appointment, &slug(RATHAUS), start, By::Person)
            .await;
        assert_eq!(code_of(refused), "services-appointments-taken");
        let kept = town.services.appointment_of_link(booked.token.as_str()).await.unwrap();
        assert_eq!(kept.sequence, 0);
        assert_eq!(release(&town).await, 0);
        assert_eq!(count(&town, "appointment_cells").await, 6);
    }
}
