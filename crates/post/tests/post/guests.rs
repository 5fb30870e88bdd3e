//! People without an account: what link and PIN open, and what they do not.

use commons::{Id, Timestamp};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::{Sql, params};

use crate::common::{Client, Keys, PostTown, b64u, letter};

/// What a guest shows, and what the town keeps of it.
fn access(secret: &str) -> (String, String) {
    (b64u(secret), hex::encode(Sha256::digest(secret)))
}

fn new_guest(id: &Id, secret: &str) -> Value {
    json!({
        "guest": id,
        "keyset": Keys::new().keyset(&format!("guest:{id}"), None),
        "access_sha256": access(secret).1,
        "days": 30,
        "wraps": [{ "version": 1, "keyset_version": 1, "sealed": b64u("a sealed key") }],
    })
}

/// A case that the office began for somebody without an account.
async fn case_for_guest(town: &PostTown) -> (Client, String, Id) {
    town.found("buergerservice").await;
    let clerk = town.clerk("clerk", "buergerservice").await;
    let case = Id::random().to_string();
    let mut opening = clerk.opening(&case, "buergerservice");
    opening["letter"]["from"] = json!("office:buergerservice");
    opening["key"]["wraps"].as_array_mut().unwrap().remove(0);
    clerk.post("/cases", &opening).await.good();
    let guest = Id::random();
    clerk.post(&format!("/cases/{case}/guests"), &new_guest(&guest, "right")).await.good();
    (clerk, case, guest)
}

async fn guest(town: &PostTown, id: &Id, secret: &str) -> Client {
    let mut client = town.stranger().await;
    client.guest = Some(format!("{id}.{}", access(secret).0));
    client
}

#[tokio::test(flavor = "multi_thread")]
async fn link_and_pin_open_one_case_and_answer_it() {
    for town in PostTown::each().await {
        let (clerk, case, id) = case_for_guest(&town).await;
        let other = clerk.open_case("buergerservice").await;
        let visitor = guest(&town, &id, "right").await;
        let answer = visitor.get("/guest").await;
        assert_eq!(answer.header("cache-control"), "no-store", "also without a session");
        let door = answer.good();
        assert_eq!((&door["case"], &door["office"]), (&json!(case), &json!("buergerservice")));
        let seen = visitor.get(&format!("/cases/{case}?bodies=1")).await.good();
        assert_eq!(seen["keys"][0]["wraps"][0]["party"], json!(format!("guest:{id}")));
        let mut answer = letter(2);
        answer["door"] = json!("link");
        visitor.post(&format!("/cases/{case}/letters"), &answer).await.good();
        let read = clerk.get(&format!("/cases/{case}")).await.good();
        assert_eq!(read["letters"][1]["from"], json!(format!("guest:{id}")));
        visitor.get(&format!("/cases/{other}")).await.refused(404, "post-no-case");
        visitor.get("/mailbox").await.refused(401, "identity-not-signed-in");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_wrong_answers_close_the_door_for_good() {
    for town in PostTown::each().await {
        let (_, _, id) = case_for_guest(&town).await;
        let wrong = guest(&town, &id, "wrong").await;
        for _ in 0..9 {
            wrong.get("/guest").await.refused(403, "post-no-guest");
        }
        let right = guest(&town, &id, "right").await;
        right.get("/guest").await.good();
        wrong.get("/guest").await.refused(403, "post-no-guest");
        right.get("/guest").await.refused(403, "post-no-guest");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_wrong_answers_at_once_are_no_more_than_ten() {
    for town in PostTown::each().await {
        let (_, _, id) = case_for_guest(&town).await;
        let wrong = guest(&town, &id, "wrong").await;
        let answers = (0..40).map(|_| wrong.get("/guest"));
        for answer in futures::future::join_all(answers).await {
            answer.refused(403, "post-no-guest");
        }
        let sql = "SELECT wrong FROM post_guests WHERE id = $1";
        let (counted,): (u64,) = town.post.db().one(sql, params![id]).await.unwrap();
        assert_eq!(counted, 10, "each was looked at after the one before was counted");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_door_closes_on_its_day_or_when_the_office_says_so() {
    for town in PostTown::each().await {
        let (clerk, case, id) = case_for_guest(&town).await;
        let visitor = guest(&town, &id, "right").await;
        let past = Timestamp::now() - std::time::Duration::from_secs(1);
        let expire = "UPDATE post_guests SET expires_at = $2 WHERE id = $1";
        town.post.db().exec(expire, params![id, past]).await.unwrap();
        visitor.get("/guest").await.refused(403, "post-no-guest");

        let second = Id::random();
        let guests = format!("/cases/{case}/guests");
        clerk.post(&guests, &new_guest(&second, "other")).await.good();
        let visitor = guest(&town, &second, "other").await;
        visitor.get("/guest").await.good();
        clerk.send("DELETE", &format!("{guests}/{second}"), &json!({})).await.good();
        visitor.get("/guest").await.refused(403, "post-no-guest");
        let again = clerk.send("DELETE", &format!("{guests}/{second}"), &json!({})).await;
        again.refused(404, "post-no-case");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_office_of_a_case_opens_doors_and_only_sound_ones() {
    for town in PostTown::each().await {
        let (clerk, case, id) = case_for_guest(&town).await;
        let guests = format!("/cases/{case}/guests");
        let anna = town.resident("anna").await;
        let new = Id::random();
        anna.post(&guests, &new_guest(&new, "x")).await.refused(404, "post-no-case");
        let visitor = guest(&town, &id, "right").await;
        visitor.post(&guests, &new_guest(&new, "x")).await.refused(403, "post-only-offices");
        clerk.post(&guests, &new_guest(&id, "x")).await.refused(409, "post-taken");
        let refused = async |change: &dyn Fn(&mut Value), status: u16, code: &str| {
            let mut guest = new_guest(&new, "x");
            change(&mut guest);
            clerk.post(&guests, &guest).await.refused(status, code);
        };
        refused(&|it| it["guest"] = json!("x"), 400, "post-malformed").await;
        refused(&|it| it["access_sha256"] = json!("00"), 400, "post-malformed").await;
        refused(&|it| it["days"] = json!(0), 400, "post-malformed").await;
        refused(&|it| it["days"] = json!(366), 400, "post-malformed").await;
        refused(&|it| it["wraps"] = json!([]), 400, "post-wraps-missing").await;
        let other = Keys::new().keyset(&format!("guest:{id}"), None);
        refused(&|it| it["keyset"] = json!(other), 400, "post-malformed").await;
        assert_eq!(town.count("post_guests").await, 1);
    }
}
