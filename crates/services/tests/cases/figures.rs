//! What everyone may know: how long services take, by door.

use commons::{Capability, capability::Measurement};
use serde_json::{Value, json};
use services::DoorDays;
use store::params;

use crate::world::{World, application, slug, today};

/// A case that was decided so many days after it came.
async fn decided(world: &World, clerk: &crate::world::Client, door: &str, days: i64) {
    let case = world.letter_of(None).await;
    let mut body = application(&case);
    body["door"] = json!(door);
    clerk.post("/cases", &body).await.good();
    clerk.does(&case, "take").await.good();
    world.days_later(&case, days).await;
    clerk.act(&case, json!({ "act": "decide", "outcome": "granted" })).await.good();
}

async fn measured(world: &World, id: &str) -> Measurement {
    let promises = Capability::promises(&world.services);
    let promise = promises.iter().find(|promise| promise.id == id).expect("such a promise");
    (promise.measure)().await.expect("measured")
}

async fn rows(world: &World) -> Vec<Vec<Value>> {
    let tables = Capability::public_tables(&world.services);
    let table = tables.iter().find(|it| it.slug.as_str() == "dienstleistungen-faelle");
    let table = table.expect("the table");
    let rows = (table.rows)().await.expect("rows");
    assert!(rows.iter().all(|row| row.len() == table.columns.len()));
    rows
}

#[tokio::test(flavor = "multi_thread")]
async fn a_figure_needs_five_cases_and_then_says_the_median_by_door() {
    for world in World::each().await {
        let clerk = world.clerk("clerk").await;
        let dog = slug("hund-anmelden");
        for days in [9, 2, 4, 30] {
            decided(&world, &clerk, "paper", days).await;
        }
        let by_door = world.services.days_by_door(&dog).await.expect("read");
        assert_eq!(by_door.len(), 5);
        assert!(by_door.iter().all(|it| it.cases.is_none() && it.median.is_none()));
        decided(&world, &clerk, "paper", 5).await;
        let by_door = world.services.days_by_door(&dog).await.expect("read");
        let paper = DoorDays { door: "paper", cases: Some(5), median: Some(5.0) };
        assert_eq!(by_door[1], paper);
        assert_eq!(by_door[0].median, None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn promises_count_what_is_overdue_too_and_name_slow_services() {
    for world in World::each().await {
        let clerk = world.clerk("clerk").await;
        assert_eq!(measured(&world, "services-in-time").await.value().to_bits(), 1.0_f64.to_bits());
        let nothing = Measurement::figure(None, vec![]);
        assert_eq!(measured(&world, "service-days-counter").await, nothing);
        for days in [1, 2, 20, 30, 40] {
            decided(&world, &clerk, "counter", days).await;
        }
        let days = measured(&world, "service-days-counter").await;
        assert_eq!(days.value().to_bits(), 20.0_f64.to_bits());
        assert_eq!(days.missing[0].path.as_deref(), Some("/services/hund-anmelden"));
        let waiting = world.letter_of(None).await;
        let mut body = application(&waiting);
        body["door"] = json!("counter");
        clerk.post("/cases", &body).await.good();
        world.days_later(&waiting, 11).await;
        let in_time = measured(&world, "services-in-time").await;
        assert_eq!(
            (in_time.numerator.to_bits(), in_time.denominator.to_bits()),
            (2.0_f64.to_bits(), 6.0_f64.to_bits())
        );
        assert_eq!(in_time.missing.len(), 1);
        assert_eq!(measured(&world, "service-days-online").await, nothing);
        assert_eq!(measured(&world, "service-days-paper").await, nothing);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_table_leaves_out_figures_below_five() {
    for world in World::each().await {
        let clerk = world.clerk("clerk").await;
        for _ in 0..4 {
            decided(&world, &clerk, "paper", 0).await;
        }
        let month = today().to_string()[..7].to_owned();
        let row = |received: Value, decided: Value, in_time: Value, median: Value| {
            vec![
                json!("hund-anmelden"),
                json!(month),
                json!("paper"),
                received,
                decided,
                in_time,
                median,
            ]
        };
        let nothing = || Value::Null;
        assert_eq!(rows(&world).await, [row(nothing(), nothing(), nothing(), nothing())]);
        decided(&world, &clerk, "paper", 0).await;
        assert_eq!(rows(&world).await, [row(json!(5), json!(5), json!(5), json!(0.0))]);
        let later = "UPDATE service_cases SET due_day = due_day - 100 WHERE case_id =
             (SELECT MIN(case_id) FROM service_cases)";
        world.exec(later, params![]).await;
        assert_eq!(rows(&world).await, [row(json!(5), json!(5), nothing(), json!(0.0))]);
    }
}
