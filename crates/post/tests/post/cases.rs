//! Cases: how they begin, who sees them, how they end.

use commons::Id;
use serde_json::{Value, json};
use store::{Sql, params};

use crate::common::{Keys, PostTown, b64u, from_office, letter, wrap};

#[tokio::test(flavor = "multi_thread")]
async fn a_case_begins_with_its_first_letter_and_a_code() {
    for town in PostTown::each().await {
        town.found("buergerservice").await;
        let anna = town.resident("anna").await;
        let case = Id::random().to_string();
        let opening = anna.opening(&case, "buergerservice");
        let answer = anna.post("/cases", &opening).await;
        assert_eq!(answer.status, 201);
        let opened = answer.good();
        assert_eq!((&opened["case"], &opened["seq"]), (&json!(case), &json!(1)));
        assert_eq!(opened["code"].as_str().map(str::len), Some(9));
        let again = anna.post("/cases", &opening).await;
        assert_eq!((again.status, again.good()), (200, opened));

        let clerk = town.clerk("clerk", "buergerservice").await;
        let seen = clerk.get(&format!("/cases/{case}?bodies=1")).await.good();
        assert_eq!(seen["letters"][0]["sealed"], opening["letter"]["sealed"]);
        assert_eq!(seen["letters"][0]["from"], json!(anna.party()));
        assert_eq!(seen["keys"][0]["recipient"], opening["key"]["recipient"]);
        let wraps = seen["keys"][0]["wraps"].as_array().unwrap();
        assert_eq!((wraps.len(), &wraps[0]["party"]), (1, &json!("office:buergerservice")));
        let bare = clerk.get(&format!("/cases/{case}")).await.good();
        assert_eq!(bare["letters"][0]["sealed"], Value::Null);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_cannot_begin_leaves_nothing() {
    for town in PostTown::each().await {
        town.found("buergerservice").await;
        town.town.office("kaemmerei").await;
        let anna = town.resident("anna").await;
        let case = Id::random().to_string();
        let refused = async |change: &dyn Fn(&mut Value), status: u16, code: &str| {
            let mut opening = anna.opening(&case, "buergerservice");
            change(&mut opening);
            anna.post("/cases", &opening).await.refused(status, code);
        };
        let me = anna.party();
        refused(&|it| it["case"] = json!("x"), 400, "post-malformed").await;
        refused(&|it| it["office"] = json!("nirgends"), 404, "post-no-office").await;
        refused(&|it| it["key"]["recipient"] = json!("age1x"), 400, "post-malformed").await;
        refused(&|it| it["key"]["wraps"] = json!([wrap(&me, 1)]), 400, "post-wraps-missing").await;
        let more = |it: &mut Value| {
            let stranger = wrap(&format!("account:{}", Id::random()), 1);
            it["key"]["wraps"].as_array_mut().unwrap().push(stranger);
        };
        refused(&more, 400, "post-wraps-missing").await;
        let old = |it: &mut Value| it["key"]["wraps"][1]["keyset_version"] = json!(2);
        refused(&old, 409, "post-party-key-moved").await;
        refused(&|it| it["letter"]["seq"] = json!(2), 400, "post-malformed").await;
        refused(&|it| it["letter"]["door"] = json!("paper"), 400, "post-door-refused").await;
        refused(&|it| it["letter"]["sealed"] = json!(""), 400, "post-malformed").await;
        refused(&|it| it["letter"]["sealed"] = json!("="), 400, "post-malformed").await;
        let long = json!("A".repeat(12 << 10));
        let long_wrap = |it: &mut Value| it["key"]["wraps"][0]["sealed"] = long.clone();
        refused(&long_wrap, 400, "post-malformed").await;
        let foreign = |it: &mut Value| it["letter"]["from"] = json!("office:buergerservice");
        refused(&foreign, 403, "post-only-offices").await;
        let files = |it: &mut Value| it["letter"]["attachments"] = json!([Id::random()]);
        refused(&files, 409, "post-no-attachment").await;
        let unreachable = anna.opening(&case, "kaemmerei");
        anna.post("/cases", &unreachable).await.refused(409, "post-office-unreachable");
        for table in ["post_cases", "post_parties", "post_letters", "post_case_keys", "jobs"] {
            assert_eq!(town.count(table).await, 0, "{table}");
        }
        anna.post("/cases", &anna.opening(&case, "buergerservice")).await.good();
        let bert = town.resident("bert").await;
        let taken = bert.post("/cases", &bert.opening(&case, "buergerservice")).await;
        taken.refused(409, "post-taken");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_no_part_gets_the_same_answer_as_for_no_case() {
    for town in PostTown::each().await {
        town.found("buergerservice").await;
        let anna = town.resident("anna").await;
        let case = anna.open_case("buergerservice").await;
        let nothing = Id::random().to_string();
        let bert = town.resident("bert").await;
        let other_clerk = town.clerk("other", "kaemmerei").await;
        let newcomer = town.newcomer("carla").await;
        let requests = |id: &str| {
            vec![
                ("GET", format!("/cases/{id}"), Value::Null),
                ("POST", format!("/cases/{id}/letters"), letter(2)),
                ("POST", format!("/cases/{id}/letters"), from_office(2, "buergerservice")),
                (
                    "POST",
                    format!("/cases/{id}/keys"),
                    json!({ "version": 2, "recipient": "x", "wraps": [] }),
                ),
                (
                    "POST",
                    format!("/cases/{id}/parties"),
                    json!({ "party": "office:x", "wraps": [] }),
                ),
                ("POST", format!("/cases/{id}/wraps"), json!({ "wraps": [] })),
                ("POST", format!("/cases/{id}/status"), json!({ "status": "closed" })),
                ("DELETE", format!("/cases/{id}"), Value::Null),
            ]
        };
        for client in [&bert, &other_clerk, &newcomer] {
            for (there, not) in requests(&case).iter().zip(requests(&nothing)) {
                let there = client.send(there.0, &there.1, &there.2).await;
                let not = client.send(not.0, &not.1, &not.2).await;
                there.refused(404, "post-no-case");
                assert_eq!((there.status, &there.body), (not.status, &not.body));
                let mut headers = [there.headers.clone(), not.headers.clone()];
                for headers in &mut headers {
                    headers.remove("x-request-id");
                }
                assert_eq!(headers[0], headers[1]);
            }
        }
        anna.get("/cases/unsinn").await.refused(404, "post-no-case");
        assert_eq!(town.count("post_letters").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_of_another_case_is_not_let_in_as_a_party() {
    for town in PostTown::each().await {
        town.found("buergerservice").await;
        let case = town.resident("anna").await.open_case("buergerservice").await;
        let clerk = town.clerk("clerk", "buergerservice").await;
        let guest = json!({ "party": format!("guest:{}", Id::random()), "wraps": [] });
        let path = format!("/cases/{case}/parties");
        clerk.post(&path, &guest).await.refused(400, "post-malformed");
        assert_eq!(town.count("post_parties").await, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_writes_answers_closes_and_its_letter_opens_the_case_again() {
    for town in PostTown::each().await {
        let (anna, clerk, case) = town.with_case().await;
        let letters = format!("/cases/{case}/letters");
        clerk.post(&letters, &letter(2)).await.refused(404, "post-no-case");
        let sent = clerk.post(&letters, &from_office(2, "buergerservice")).await.good();
        assert_eq!(sent["seq"], 2);
        let status = format!("/cases/{case}/status");
        let closed = json!({ "status": "closed" });
        anna.post(&status, &closed).await.refused(403, "post-only-offices");
        clerk.post(&status, &closed).await.good();
        let listed = anna.get("/mailbox").await.good()["cases"][0].clone();
        assert_eq!(listed["status"], "closed");
        assert!(listed["delete_after"].as_str().unwrap() > listed["closed_day"].as_str().unwrap());
        assert!(listed["basis"].as_str().is_some_and(|law| law.contains('§')));
        let mut receipt = letter(3);
        receipt["silent"] = json!(true);
        anna.post(&letters, &receipt).await.good();
        let state = async || anna.get(&format!("/cases/{case}")).await.good()["status"].clone();
        assert_eq!(state().await, "closed", "a receipt opens nothing");
        anna.post(&letters, &letter(4)).await.good();
        assert_eq!(state().await, "open");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_gets_new_keys_and_new_parties_from_its_office_only() {
    for town in PostTown::each().await {
        town.found("buergerservice").await;
        let anna = town.resident("anna").await;
        let clerk = town.clerk("clerk", "buergerservice").await;
        let planner = town.clerk("planner", "stadtplanung").await;
        let case = anna.open_case("buergerservice").await;
        let path = |what: &str| format!("/cases/{case}/{what}");
        let parties = [anna.party(), "office:buergerservice".to_owned()];
        let wraps: Vec<_> = parties.iter().map(|party| wrap(party, 1)).collect();
        let key = json!({ "version": 2, "recipient": Keys::recipient(), "wraps": wraps.clone() });
        anna.post(&path("keys"), &key).await.refused(403, "post-only-offices");
        let mut short = key.clone();
        short["wraps"].as_array_mut().unwrap().pop();
        clerk.post(&path("keys"), &short).await.refused(400, "post-wraps-missing");
        clerk.post(&path("keys"), &key).await.good();
        let late = clerk.post(&path("keys"), &key).await;
        late.refused(409, "post-case-key-moved");
        assert_eq!(late.json()["version"], 2);
        // Who still has the old key must take the new one.
        let old = anna.post(&path("letters"), &letter(2)).await;
        old.refused(409, "post-case-key-moved");
        let mut new = letter(2);
        new["key"] = json!(2);
        anna.post(&path("letters"), &new).await.good();

        let party = "office:stadtplanung";
        let version = |version: u64| json!({ "version": version, "keyset_version": 1, "sealed": b64u("a sealed key") });
        let half = json!({ "party": party, "wraps": [version(2)] });
        let whole = json!({ "party": party, "wraps": [version(1), version(2)] });
        clerk.post(&path("parties"), &whole).await.refused(409, "post-office-unreachable");
        planner.get(&format!("/cases/{case}")).await.refused(404, "post-no-case");
        town.found("stadtplanung").await;
        clerk.post(&path("parties"), &half).await.refused(400, "post-wraps-missing");
        anna.post(&path("parties"), &whole).await.refused(403, "post-only-offices");
        clerk.post(&path("parties"), &whole).await.good();
        let seen = planner.get(&format!("/cases/{case}")).await.good();
        assert_eq!(seen["keys"].as_array().map(Vec::len), Some(2));
        assert_eq!(seen["keys"][0]["wraps"][0]["party"], party);

        let mut own = version(1);
        own["party"] = json!(anna.party());
        own["sealed"] = json!(b64u("sealed anew"));
        anna.post(&path("wraps"), &json!({ "wraps": [own] })).await.good();
        let mine = anna.get(&format!("/cases/{case}")).await.good();
        assert_eq!(mine["keys"][0]["wraps"][0]["sealed"], json!(b64u("sealed anew")));
        own["party"] = json!(party);
        anna.post(&path("wraps"), &json!({ "wraps": [own] })).await.refused(404, "post-no-case");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_removes_their_copy_and_an_answer_brings_it_back() {
    for town in PostTown::each().await {
        let (anna, clerk, case) = town.with_case().await;
        let path = format!("/cases/{case}");
        anna.send("DELETE", &path, &Value::Null).await.good();
        anna.get(&path).await.refused(404, "post-no-case");
        assert_eq!(anna.get("/mailbox").await.good()["cases"], json!([]));
        let seen = clerk.get(&path).await.good();
        assert_eq!(seen["parties"][0], json!({ "party": anna.party(), "removed": true }));
        clerk.post(&format!("{path}/letters"), &from_office(2, "buergerservice")).await.good();
        assert_eq!(anna.get(&path).await.good()["last_seq"], 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_keeps_its_copy_as_long_as_the_law_demands() {
    for town in PostTown::each().await {
        let (anna, clerk, case) = town.with_case().await;
        let path = format!("/cases/{case}?as=office:buergerservice");
        let refused = clerk.send("DELETE", &path, &Value::Null).await;
        refused.refused(409, "post-retention");
        assert!(refused.json()["delete_after"].as_str().unwrap() > "2030");
        let closed = json!({ "status": "closed" });
        clerk.post(&format!("/cases/{case}/status"), &closed).await.good();
        clerk.send("DELETE", &path, &Value::Null).await.refused(409, "post-retention");
        town.post
            .db()
            .exec("UPDATE post_cases SET closed_day = closed_day - 4000", params![])
            .await
            .expect("time went by");
        clerk.send("DELETE", &path, &Value::Null).await.good();
        clerk.get(&format!("/cases/{case}")).await.refused(404, "post-no-case");
        anna.get(&format!("/cases/{case}")).await.good();
    }
}
