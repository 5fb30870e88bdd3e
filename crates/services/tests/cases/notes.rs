//! What an office notes for itself: kept sealed, for its members alone.

use commons::Id;
use identity::Role;
use post::Sealed;
use serde_json::{Value, json};

use crate::town::audited_in_words;
use crate::world::World;

const ID: &str = "0123456789abcdefghjkmnpqrs";

fn note(id: &str, sealed: &[u8]) -> Value {
    json!({ "id": id, "epoch": 1, "sealed": Sealed(sealed.to_vec()) })
}

#[tokio::test(flavor = "multi_thread")]
async fn members_of_the_office_read_its_notes_and_whoever_applied_does_not() {
    for world in World::each().await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let case = world.applied(&anna).await;
        let path = format!("/cases/{case}/notes");
        clerk.post(&path, &note(ID, b"sealed")).await.good();
        // Sent again, it is there once; another note does not take its place.
        clerk.post(&path, &note(ID, b"sealed")).await.good();
        clerk.post(&path, &note(ID, b"other")).await.refused(409, "services-cases-crowded");
        let shown = world.clerk("other").await.get(&path).await.good();
        assert_eq!(shown["notes"][0]["sealed"], json!(Sealed(b"sealed".to_vec())));
        assert_eq!(shown["notes"][0]["office"], "buergerservice");
        assert_eq!(shown["notes"].as_array().map(Vec::len), Some(1));
        anna.get(&path).await.refused(403, "services-cases-only-office");
        anna.post(&path, &note(ID, b"x")).await.refused(403, "services-cases-only-office");
        let stranger = world.staff("else", Role::Clerk, "kaemmerei").await;
        stranger.get(&path).await.refused(404, "services-cases-no-case");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clerk_who_applied_does_not_see_the_notes_on_their_own_case() {
    for world in World::each().await {
        let (own, other) = (world.clerk("own").await, world.clerk("other").await);
        let case = world.applied(&own).await;
        let path = format!("/cases/{case}/notes");
        other.post(&path, &note(ID, b"sealed")).await.good();
        own.get(&path).await.refused(403, "services-cases-only-office");
        own.send("DELETE", &format!("{path}/{ID}"), &json!({}))
            .await
            .refused(403, "services-cases-only-office");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_that_is_sealed_to_keys_of_before_is_refused() {
    for world in World::each().await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let case = world.applied(&anna).await;
        let path = format!("/cases/{case}/notes");
        let epoch = "INSERT INTO post_epochs (office, epoch, created_at)
             VALUES ('buergerservice', $1, 0)";
        world.exec(epoch, store::params![1]).await;
        clerk.post(&path, &note(ID, b"sealed")).await.good();
        world.exec(epoch, store::params![2]).await;
        // What is there already is there.
        clerk.post(&path, &note(ID, b"sealed")).await.good();
        let mut late = note(&ID.replace('0', "1"), b"sealed");
        clerk.post(&path, &late).await.refused(409, "services-cases-crowded");
        late["epoch"] = json!(2);
        clerk.post(&path, &late).await.good();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn notes_stay_with_the_office_when_a_case_is_handed_over() {
    for world in World::each().await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let next = world.staff("next", Role::Clerk, "kaemmerei").await;
        let case = world.applied(&anna).await;
        let path = format!("/cases/{case}/notes");
        clerk.post(&path, &note(ID, b"sealed")).await.good();
        world.join(&case, "office:kaemmerei").await;
        clerk.act(&case, json!({ "act": "hand-over", "office": "kaemmerei" })).await.good();
        assert_eq!(next.get(&path).await.good()["notes"], json!([]));
        let gone = next.send("DELETE", &format!("{path}/{ID}"), &json!({})).await;
        gone.refused(404, "services-cases-no-note");
        let other = Id::random().to_string();
        clerk.post(&path, &note(&other, b"x")).await.refused(403, "services-cases-only-office");
        assert_eq!(clerk.get(&path).await.good()["notes"][0]["id"], ID);
        clerk.send("DELETE", &format!("{path}/{ID}"), &json!({})).await.good();
        assert_eq!(world.count("service_case_notes").await, 0);
        audited_in_words(&world.services).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_note_is_refused() {
    for world in World::each().await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let path = format!("/cases/{}/notes", world.applied(&anna).await);
        let malformed = "services-cases-malformed";
        clerk.post(&path, &note("short", b"x")).await.refused(400, malformed);
        clerk.post(&path, &note(ID, b"")).await.refused(400, malformed);
        clerk.post(&path, &note(ID, &vec![0; 1_300_000])).await.refused(400, malformed);
        clerk
            .post(&path, &json!({ "id": ID, "epoch": 1, "sealed": "ä" }))
            .await
            .refused(400, malformed);
    }
}
