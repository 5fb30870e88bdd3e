//! What people get and what goes: export, erasure, retention.

use commons::Capability;
use identity::privacy::Privacy;
use serde_json::{Value, json};
use store::params;

use crate::world::World;

fn privacy(world: &World) -> Privacy {
    let identity = world.services.identity();
    let rooms = [
        ("identity", Capability::tables(identity)),
        ("post", post::tables()),
        ("services", services::tables()),
    ];
    let of_room = |(room, tables): (_, Vec<_>)| tables.into_iter().map(move |it| (room, it));
    Privacy::new(identity.clone(), rooms.into_iter().flat_map(of_room).collect())
}

async fn exported(world: &World, person: &commons::Id) -> Value {
    let export = privacy(world).export(person).await.expect("exported");
    let parts = export.data.into_iter().map(|part| (part.name.to_owned(), json!(part.rows)));
    Value::Object(parts.collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn residents_get_what_the_town_knows_of_their_cases_and_no_names_of_staff() {
    for world in World::each_with(true).await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let case = world.applied(&anna).await;
        anna.post(&format!("/cases/{case}/payments"), &json!({})).await.good();
        clerk.does(&case, "take").await.good();
        clerk.post(&format!("/cases/{case}/fee"), &json!({ "act": "paid-counter" })).await.good();
        let own = exported(&world, &anna.person).await;
        assert_eq!(own["service_cases"][0]["service"], "hund-anmelden");
        assert_eq!(own["service_fees"][0]["cents"], 3000);
        assert_eq!(own["service_receipts"][0]["what"], "paid-counter");
        assert_eq!(own["service_payments"][0]["state"], "begun");
        assert_eq!(own["service_case_events"][1]["what"], "taken");
        assert!(!own.to_string().contains(clerk.person.as_str()));
        let staff = exported(&world, &clerk.person).await;
        assert_eq!(staff["service_cases_assigned"][0]["case_id"], json!(case));
        assert_eq!(staff["service_case_events_by"][0]["what"], "taken");
        assert_eq!(staff["service_cases"], json!([]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_decided_stays_in_the_file_and_who_works_on_a_case_is_forgotten() {
    for world in World::each().await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let (open, done) = (world.applied(&anna).await, world.applied(&anna).await);
        clerk.does(&open, "take").await.good();
        clerk.does(&done, "take").await.good();
        clerk.act(&done, json!({ "act": "decide", "outcome": "granted" })).await.good();
        privacy(&world).erase(&clerk.person, None).await.expect("erased");
        assert_eq!(world.count("service_cases WHERE assignee IS NOT NULL").await, 0);
        assert_eq!(world.count("service_cases WHERE proposed_by IS NOT NULL").await, 1);
        let other = world.clerk("other").await;
        other.does(&open, "take").await.good();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_goes_with_the_letters_it_belongs_to() {
    for world in World::each_with(true).await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let (gone, stays) = (world.applied(&anna).await, world.applied(&anna).await);
        anna.post(&format!("/cases/{gone}/payments"), &json!({})).await.good();
        clerk.post(&format!("/cases/{gone}/fee"), &json!({ "act": "paid-counter" })).await.good();
        world.run("services.tidy-cases").await;
        assert_eq!(world.count("service_cases").await, 2);
        for table in ["post_letters", "post_parties"] {
            let sql = format!("DELETE FROM {table} WHERE case_id = $1");
            world.exec(&sql, params![gone]).await;
        }
        world.exec("DELETE FROM post_cases WHERE id = $1", params![gone]).await;
        world.run("services.tidy-cases").await;
        assert_eq!(world.count("service_cases").await, 1);
        assert_eq!(world.count("service_fees").await, 1);
        assert_eq!(world.count("service_receipts").await, 0);
        assert_eq!(world.count("service_payments").await, 0);
        anna.get(&format!("/cases/{stays}")).await.good();
    }
}
