//! How a case begins.

use commons::Id;
use serde_json::{Value, json};
use store::params;

use crate::world::{Client, World, application, slug, today};

#[tokio::test(flavor = "multi_thread")]
async fn a_case_begins_once_with_its_promised_day_and_its_fee() {
    for world in World::each().await {
        let anna = world.resident("anna").await;
        let case = world.letter_of(Some(&anna)).await;
        let first = anna.post("/cases", &application(&case)).await;
        assert_eq!(first.status, 201);
        let shown = first.good();
        assert_eq!(shown["status"], "received");
        assert_eq!(shown["received"], json!(today().to_string()));
        assert_eq!(shown["due"], json!(today().plus(10).to_string()));
        assert_eq!(shown["service"]["name"]["en"], "Register a dog");
        assert_eq!((&shown["role"], &shown["acts"]), (&json!("applicant"), &json!(["withdraw"])));
        assert_eq!(
            (&shown["fee"]["cents"], &shown["fee"]["state"]),
            (&json!(3000), &json!("open"))
        );
        assert_eq!(shown["history"][0]["what"], "registered");
        assert_eq!((&shown["work"], &shown["history"][0]["by"]), (&Value::Null, &Value::Null));
        let again = anna.post("/cases", &application(&case)).await;
        assert_eq!((again.status, again.good()), (200, shown));
        let mut other = application(&case);
        other["door"] = json!("paper");
        anna.post("/cases", &other).await.refused(409, "services-cases-registered");
        assert_eq!(world.count("service_cases").await, 1);
        assert_eq!(world.count("service_fees").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_no_part_gets_the_same_answer_as_for_no_case() {
    for world in World::each().await {
        let (anna, bert) = (world.resident("anna").await, world.resident("bert").await);
        let foreign = world.staff("foreign", identity::Role::Clerk, "kaemmerei").await;
        let clerk = world.clerk("clerk").await;
        let case = world.applied(&anna).await;
        let only_letters = world.letter_of(Some(&anna)).await;
        let nothing = Id::random().to_string();
        let all = async |client: &Client, case: &str| {
            let answers = [
                client.get(&format!("/cases/{case}")).await,
                client.does(case, "withdraw").await,
                client.get(&format!("/cases/{case}/receipts")).await,
                client.post(&format!("/cases/{case}/payments"), &json!({})).await,
                client.post(&format!("/cases/{case}/fee"), &json!({ "act": "waive" })).await,
            ];
            answers.map(|answer| (answer.status, answer.body))
        };
        let without = all(&bert, &nothing).await;
        assert!(without.iter().all(|(status, body)| *status == 404 && body.contains("no-case")));
        for client in [&bert, &foreign] {
            assert_eq!(all(client, &case).await, without);
            client.post("/cases", &application(&case)).await.refused(404, "services-cases-no-case");
            client
                .post("/cases", &application(&only_letters))
                .await
                .refused(404, "services-cases-no-case");
        }
        assert_eq!(all(&anna, &only_letters).await, without);
        assert_eq!(all(&anna, "unsinn").await, without);
        let code = clerk.get(&format!("/cases/{case}")).await.good()["code"].clone();
        let code = code.as_str().expect("a code").to_lowercase().replace('-', "");
        let by_code = format!("/cases/code/{code}");
        assert_eq!(anna.get(&by_code).await.good()["case"], json!(case));
        bert.get(&by_code).await.refused(404, "services-cases-no-case");
        world.stranger().get(&by_code).await.refused(401, "identity-not-signed-in");
        bert.get("/cases/code/ZZZZ-ZZZZ").await.refused(404, "services-cases-no-case");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_published_services_of_the_office_begin_and_only_by_open_doors() {
    for world in World::each().await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let case = world.letter_of(Some(&anna)).await;
        let with = |field: &str, value: &str| {
            let mut application = application(&case);
            application[field] = json!(value);
            application
        };
        let register = async |client: &Client, body: Value| client.post("/cases", &body).await;
        let refused = "services-cases-not-published";
        register(&anna, with("service", "nirgends")).await.refused(409, refused);
        world.offer("baumfaellung", None).await;
        let reason = commons::Text::de("Gibt es nicht mehr.");
        let gone = slug("baumfaellung");
        world.services.withdraw_service(&gone, &reason, None).await.expect("withdrawn");
        register(&anna, with("service", "baumfaellung")).await.refused(409, refused);
        let door = "services-cases-door-refused";
        register(&anna, with("door", "counter")).await.refused(400, door);
        register(&anna, with("form", "anderes-formular")).await.refused(400, door);
        register(&anna, with("door", "fax")).await.refused(400, "services-cases-malformed");
        let day = "services-cases-received";
        register(&anna, with("received", "2026-01-01")).await.refused(400, day);
        register(&clerk, with("received", "2999-01-01")).await.refused(400, day);
        register(&clerk, with("received", "gestern"))
            .await
            .refused(400, "services-cases-malformed");
        world.exec("UPDATE services SET office = 'kaemmerei'", &[]).await;
        register(&anna, application(&case)).await.refused(409, "services-cases-other-office");
        assert_eq!(world.count("service_cases").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_on_paper_stands_in_the_same_queue_from_the_day_it_came() {
    for world in World::each().await {
        let clerk = world.clerk("clerk").await;
        let case = world.letter_of(None).await;
        let arrived = today().plus(-4);
        let mut paper = application(&case);
        paper["door"] = json!("paper");
        paper["received"] = json!(arrived.to_string());
        let shown = clerk.post("/cases", &paper).await.good();
        assert_eq!((&shown["door"], &shown["role"]), (&json!("paper"), &json!("office")));
        assert_eq!(shown["due"], json!(arrived.plus(10).to_string()));
        assert_eq!(shown["history"][0]["by"]["me"], true);
        assert_eq!(shown["fee"]["cents"], 3000);
        let call = world.letter_of(None).await;
        let mut phone = application(&call);
        phone["door"] = json!("phone");
        let shown = clerk.post("/cases", &phone).await.good();
        assert_eq!(shown["fee"], Value::Null, "nobody knows what it costs by phone");
        let audited = "audit_log WHERE action = 'service-case-registered'";
        assert_eq!(world.count(audited).await, 2);
        let queue = clerk.get("/queue?office=buergerservice").await.good();
        assert_eq!(queue["total"], 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_that_comes_twice_at_once_begins_one_case() {
    for world in World::each().await {
        let anna = world.resident("anna").await;
        let case = world.letter_of(Some(&anna)).await;
        let body = application(&case);
        let (one, two) = tokio::join!(anna.post("/cases", &body), anna.post("/cases", &body));
        assert_eq!(one.good()["case"], two.good()["case"]);
        assert_eq!(world.count("service_cases").await, 1);
        assert_eq!(world.count("service_case_events").await, 1);
        let gone = "UPDATE post_parties SET removed_at = 1 WHERE party LIKE 'account:%'";
        world.exec(gone, params![]).await;
        anna.get(&format!("/cases/{case}")).await.refused(404, "services-cases-no-case");
    }
}
