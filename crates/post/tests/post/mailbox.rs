//! Mailboxes and their sealed indexes.

use serde_json::{Value, json};

use crate::common::{PostTown, b64u};

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_lists_its_cases_and_nobody_else_s() {
    for town in PostTown::each().await {
        town.found("buergerservice").await;
        let (anna, bert) = (town.resident("anna").await, town.resident("bert").await);
        let clerk = town.clerk("clerk", "buergerservice").await;
        let case = anna.open_case("buergerservice").await;
        bert.open_case("buergerservice").await;
        let mailbox = anna.get("/mailbox").await.good();
        assert_eq!((&mailbox["revision"], &mailbox["index"]), (&json!(0), &Value::Null));
        let cases = mailbox["cases"].as_array().unwrap();
        assert_eq!(cases.len(), 1);
        assert_eq!(cases[0]["case"], json!(case));
        assert_eq!(cases[0]["parties"], json!([anna.party(), "office:buergerservice"]));
        assert_eq!((&cases[0]["last_seq"], &cases[0]["status"]), (&json!(1), &json!("open")));
        assert_eq!(cases[0]["opened_day"], json!(post::Day::today().to_string()));
        let office = clerk.get("/offices/buergerservice/mailbox").await.good();
        assert_eq!(office["cases"].as_array().map(Vec::len), Some(2));
        anna.get("/offices/buergerservice/mailbox").await.refused(403, "identity-forbidden");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_only_follows_the_one_that_is_there() {
    for town in PostTown::each().await {
        let anna = town.resident("anna").await;
        let clerk = town.clerk("clerk", "buergerservice").await;
        let index = |revision: u64| json!({ "revision": revision, "sealed": b64u("sealed") });
        for (client, path) in
            [(&anna, "/mailbox/index"), (&clerk, "/offices/buergerservice/mailbox/index")]
        {
            client.send("PUT", path, &index(2)).await.refused(409, "post-index-moved");
            client.send("PUT", path, &index(1)).await.good();
            let late = client.send("PUT", path, &index(1)).await;
            late.refused(409, "post-index-moved");
            assert_eq!(late.json()["revision"], 1);
            client.send("PUT", path, &index(2)).await.good();
        }
        let mailbox = anna.get("/mailbox").await.good();
        assert_eq!((&mailbox["revision"], &mailbox["index"]), (&json!(2), &json!(b64u("sealed"))));
        let path = "/offices/buergerservice/mailbox/index";
        anna.send("PUT", path, &index(3)).await.refused(403, "identity-forbidden");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_devices_that_save_an_index_exactly_one_wins() {
    for town in PostTown::each().await {
        let anna = town.resident("anna").await;
        let all = (0..10).map(|n| {
            let index = json!({ "revision": 1, "sealed": b64u(format!("device {n}")) });
            let anna = &anna;
            async move { anna.send("PUT", "/mailbox/index", &index).await.status }
        });
        let mut statuses = futures::future::join_all(all).await;
        statuses.sort_unstable();
        assert_eq!(statuses, [vec![204], vec![409; 9]].concat());
    }
}
