//! What the house asks: the demo town, the public table, and forgetting.

use commons::{Capability, Timestamp};
use services::appointments::Day;
use store::{Sql, params};

use crate::{
    common::{LONG, RATHAUS, SHORT, book, count, towns},
    town::ServicesTown,
};

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_town_has_two_places_and_is_partly_booked() {
    for town in ServicesTown::each().await {
        town.services.make_appointments_demo().await.expect("a demo");
        assert_eq!(count(&town, "appointment_places").await, 2);
        assert_eq!(count(&town, "appointment_counters").await, 4);
        assert!(count(&town, "appointments").await > 300);
        let free = town.get("/appointments/slots?service=personalausweis").await;
        assert!(free.status == 200 && free.body.contains("class=\"slot\""), "{}", free.body);
        assert_eq!(count(&town, "appointment_contacts").await, 0, "nobody is invented");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_table_says_how_much_was_offered_and_taken_and_how_long_one_waits() {
    for town in towns().await {
        let own = book(&town, SHORT, "08:00").await.appointment;
        town.services.count_appointments(Day::today()).await.unwrap();
        town.services.count_appointments(own.day.plus(1)).await.unwrap();
        let again = town.services.count_appointments(own.day.plus(1)).await.unwrap();
        assert!(again > 0, "what was taken may have changed");
        let tables = Capability::public_tables(&town.services);
        let table = tables.iter().find(|it| it.slug.as_str() == "termine-angebot").unwrap();
        let rows = (table.rows)().await.unwrap();
        let day = own.day.to_string();
        let row = rows.iter().find(|it| it[0] == day && it[1] == RATHAUS && it[2] == SHORT);
        // Two counters with 24 visits each.
        assert_eq!(row.map(|it| (it[3].as_i64(), it[4].as_i64())), Some((Some(48), Some(1))));
        let today = Day::today().to_string();
        let row = rows.iter().find(|it| it[0] == today && it[1] == RATHAUS && it[2] == LONG);
        assert!(row.is_some_and(|it| it[5].as_i64().is_some_and(|days| days <= 3)), "{row:?}");
        assert!(rows.iter().all(|row| row.len() == table.columns.len()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_passed_is_tidied_away() {
    for town in towns().await {
        book(&town, SHORT, "08:00").await;
        let jobs = Capability::jobs(&town.services);
        let tidy = jobs.iter().find(|it| it.kind == "services.tidy-appointments").unwrap();
        (tidy.run)(serde_json::Value::Null).await.expect("tidied");
        assert_eq!(count(&town, "appointment_cells").await, 2, "what is to come stays");
        let past = "UPDATE appointment_cells SET cell = cell - 100000";
        town.services.db().exec(past, &[]).await.unwrap();
        let past = "UPDATE appointment_links SET expires_at = $1";
        town.services.db().exec(past, params![Timestamp::UNIX_EPOCH]).await.unwrap();
        (tidy.run)(serde_json::Value::Null).await.expect("tidied");
        assert_eq!(count(&town, "appointment_cells").await, 0);
        assert_eq!(count(&town, "appointment_links").await, 0);
    }
}
