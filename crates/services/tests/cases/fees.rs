//! Fees, receipts and payments.

use commons::Timestamp;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use store::{Sql, params};

use crate::{
    town::{IBAN, audited_in_words},
    world::{Answer, Client, World, application, today},
};

async fn fee(client: &Client, case: &str, act: Value) -> Answer {
    client.post(&format!("/cases/{case}/fee"), &act).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fee_is_paid_at_the_counter_or_by_transfer_and_each_payment_has_a_receipt() {
    for world in World::each().await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let foreign = world.staff("foreign", identity::Role::Clerk, "kaemmerei").await;
        let (at_counter, by_transfer) = (world.applied(&anna).await, world.applied(&anna).await);
        let only = "services-cases-only-office";
        fee(&anna, &at_counter, json!({ "act": "waive" })).await.refused(403, only);
        let paid = fee(&clerk, &at_counter, json!({ "act": "paid-counter" })).await.good();
        assert_eq!(paid["fee"]["state"], "paid-counter");
        let again = fee(&clerk, &at_counter, json!({ "act": "paid-counter" })).await;
        again.refused(409, "services-fees-not-now");
        fee(&clerk, &at_counter, json!({ "act": "refund" })).await.good();
        let receipts = anna.get(&format!("/cases/{at_counter}/receipts")).await.good();
        assert_eq!(
            receipts["receipts"],
            json!([
                { "number": 1, "what": "paid-counter", "cents": 3000, "day": today().to_string() },
                { "number": 2, "what": "refunded", "cents": 3000, "day": today().to_string() },
            ])
        );
        assert_eq!(receipts["service"]["de"], "Hund anmelden");

        let seen = anna.get(&format!("/cases/{by_transfer}")).await.good();
        let account = json!({ "holder": "Unsere Stadt", "iban": IBAN });
        assert_eq!(seen["fee"]["account"], account, "who owes is told where to transfer it to");
        let reference = seen["fee"]["reference"].as_str().expect("a reference").to_owned();
        let path = format!("/fees/{}", reference.to_lowercase().replace(' ', ""));
        let found = clerk.get(&path).await.good();
        assert_eq!((&found["case"], &found["fee"]["state"]), (&json!(by_transfer), &json!("open")));
        for other in [&anna, &foreign] {
            other.get(&path).await.refused(404, "services-cases-no-case");
        }
        let last = if path.ends_with('0') { "1" } else { "0" };
        let wrong = format!("{}{last}", &path[..path.len() - 1]);
        clerk.get(&wrong).await.refused(400, "services-fees-no-reference");
        let transfer = |reference: &str| json!({ "act": "paid-transfer", "reference": reference });
        let unread = receipts["reference"].as_str().expect("a reference");
        let other = fee(&clerk, &by_transfer, transfer(unread)).await;
        other.refused(409, "services-fees-other-reference");
        let paid = fee(&clerk, &by_transfer, transfer(&reference)).await.good();
        assert_eq!(paid["fee"]["state"], "paid-transfer");
        assert_eq!(paid["fee"]["account"], Value::Null, "nobody transfers it again");
        assert_eq!(world.count("audit_log WHERE action LIKE 'service-fee-%'").await, 3);
        audited_in_words(&world.services).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_clerks_who_book_the_same_payment_at_once_one_does() {
    for world in World::each().await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let case = world.applied(&anna).await;
        let paid = || fee(&clerk, &case, json!({ "act": "paid-counter" }));
        let (one, two, three) = tokio::join!(paid(), paid(), paid());
        let done = [one, two, three].iter().filter(|answer| answer.status == 200).count();
        assert_eq!((done, world.count("service_receipts").await), (1, 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_catalogue_says_nothing_the_office_says_how_much_it_is() {
    for world in World::each().await {
        let clerk = world.clerk("clerk").await;
        let case = world.letter_of(None).await;
        let mut phone = application(&case);
        phone["door"] = json!("phone");
        clerk.post("/cases", &phone).await.good();
        let none = fee(&clerk, &case, json!({ "act": "paid-counter" })).await;
        none.refused(409, "services-fees-none");
        let set = |cents: i64| json!({ "act": "set", "cents": cents });
        fee(&clerk, &case, set(-5)).await.refused(400, "services-fees-amount");
        fee(&clerk, &case, set(2500)).await.good();
        assert_eq!(fee(&clerk, &case, set(2000)).await.good()["fee"]["cents"], 2000);
        fee(&clerk, &case, json!({ "act": "waive" })).await.good();
        fee(&clerk, &case, set(1000)).await.refused(409, "services-fees-not-now");
        let counter = world.letter_of(None).await;
        let mut at_counter = application(&counter);
        at_counter["door"] = json!("counter");
        clerk.post("/cases", &at_counter).await.good();
        fee(&clerk, &counter, set(3001)).await.refused(400, "services-fees-amount");
    }
}

/// A message as the provider of a demo town signs it.
fn signed(world: &World, message: &Value, second: i64) -> (String, String) {
    let secret = world.services.identity().demo_bytes("test payments").expect("a demo town");
    let body = message.to_string();
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&secret).expect("a key");
    mac.update(format!("{second}.{body}").as_bytes());
    let mac = hex::encode(mac.finalize().into_bytes());
    (body, format!("t={second},v1={mac}"))
}

async fn tell(world: &World, body: &str, signature: &str) -> Answer {
    let headers = [("payment-signature", signature)];
    let path = "/api/services/payments/test";
    world.stranger().ask("POST", path, &headers, body.to_owned()).await
}

/// The path of the provider's page for a payment that begins.
async fn begin(anna: &Client, case: &str) -> String {
    let begun = anna.post(&format!("/cases/{case}/payments"), &json!({})).await.good();
    let pay_at = begun["pay_at"].as_str().expect("an address");
    pay_at.strip_prefix("http://localhost:8080").expect("in this town").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fee_is_paid_online_on_a_page_that_says_that_no_money_moves() {
    for world in World::each_with(true).await {
        let anna = world.resident("anna").await;
        let case = world.applied(&anna).await;
        let path = begin(&anna, &case).await;
        let html = [("accept", "text/html"), ("accept-language", "de")];
        let page = anna.ask("GET", &path, &html, String::new()).await;
        assert!(page.body.contains("Hier fließt kein Geld") && page.body.contains("30,00"));
        assert!(!page.body.contains("Hund"), "a provider does not learn what is paid for");
        let form = [("content-type", "application/x-www-form-urlencoded")];
        let paid = anna.ask("POST", &path, &form, "what=pay".to_owned()).await;
        assert_eq!(paid.status, 303);
        let seen = anna.get(&format!("/cases/{case}")).await.good();
        assert_eq!(
            (&seen["fee"]["state"], &seen["fee"]["online"]),
            (&json!("paid-online"), &json!(false))
        );
        let again = anna.post(&format!("/cases/{case}/payments"), &json!({})).await;
        again.refused(409, "services-fees-not-now");

        let other = world.applied(&anna).await;
        let path = begin(&anna, &other).await;
        anna.ask("POST", &path, &form, "what=cancel".to_owned()).await;
        let seen = anna.get(&format!("/cases/{other}")).await.good();
        assert_eq!((&seen["fee"]["state"], &seen["fee"]["online"]), (&json!("open"), &json!(true)));
        assert_eq!(world.count("service_payments WHERE state = 'cancelled'").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_taken_once_and_only_from_the_provider_and_for_the_whole_amount() {
    for world in World::each_with(true).await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let case = world.applied(&anna).await;
        let path = begin(&anna, &case).await;
        let payment = path.rsplit('/').next().expect("an identifier");
        let message = |id: &str, cents: i64| json!({ "id": id, "payment": payment, "cents": cents, "state": "paid" });
        let now = Timestamp::now().as_second();
        let (body, signature) = signed(&world, &message("first", 3000), now);
        let not = "services-fees-not-signed";
        tell(&world, &body, "").await.refused(403, not);
        tell(&world, &body.replace("3000", "3001"), &signature).await.refused(403, not);
        let (old, old_signature) = signed(&world, &message("old", 3000), now - 3600);
        tell(&world, &old, &old_signature).await.refused(403, not);
        let (less, less_signature) = signed(&world, &message("less", 1), now);
        tell(&world, &less, &less_signature).await.refused(404, "services-fees-no-payment");
        assert_eq!(world.count("service_fees WHERE state = 'open'").await, 1);

        tell(&world, &body, &signature).await.good();
        tell(&world, &body, &signature).await.refused(409, "services-fees-replayed");
        assert_eq!(world.count("service_receipts WHERE what = 'paid-online'").await, 1);
        assert_eq!(surplus(&clerk, &case).await, ("paid-online".to_owned(), 0));
    }
}

/// How a fee stands, and what was paid too much.
async fn surplus(clerk: &Client, case: &str) -> (String, i64) {
    let seen = clerk.get(&format!("/cases/{case}")).await.good();
    let state = seen["fee"]["state"].as_str().expect("a state").to_owned();
    (state, seen["fee"]["surplus"].as_i64().expect("an amount"))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_is_paid_once_however_often_it_is_told_and_money_of_another_one_is_surplus() {
    for world in World::each_with(true).await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let case = world.applied(&anna).await;
        let (first, second) = (begin(&anna, &case).await, begin(&anna, &case).await);
        let now = Timestamp::now().as_second();
        let paid = "paid-online".to_owned();
        for (id, path, expected) in [("a", &first, 0), ("b", &first, 0), ("c", &second, 3000)] {
            let payment = path.rsplit('/').next().expect("an identifier");
            let message = json!({ "id": id, "payment": payment, "cents": 3000, "state": "paid" });
            let (body, signature) = signed(&world, &message, now);
            tell(&world, &body, &signature).await.good();
            assert_eq!(surplus(&clerk, &case).await, (paid.clone(), expected), "{id}");
        }
        assert_eq!(world.count("service_receipts").await, 1);

        // The button was pressed twice.
        let other = world.applied(&anna).await;
        let path = begin(&anna, &other).await;
        let form = [("content-type", "application/x-www-form-urlencoded")];
        let press = || anna.ask("POST", &path, &form, "what=pay".to_owned());
        tokio::join!(press(), press(), press());
        assert_eq!(surplus(&clerk, &other).await, (paid, 0));
        assert_eq!(world.count("service_receipts").await, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_real_town_nobody_pays_with_the_test_provider() {
    for world in World::each().await {
        let anna = world.resident("anna").await;
        let case = world.applied(&anna).await;
        let seen = anna.get(&format!("/cases/{case}")).await.good();
        assert_eq!(seen["fee"]["online"], false);
        let begun = anna.post(&format!("/cases/{case}/payments"), &json!({})).await;
        begun.refused(404, "services-fees-no-provider");
        let sql = "INSERT INTO service_payments (id, case_id, provider, cents, state, begun_at)
             VALUES ('x', $1, 'test', 3000, 'begun', 0)";
        world.services.db().exec(sql, params![case]).await.expect("left from a demo");
        let (page, json) = ("/services/payments/test/x", [("accept", "application/json")]);
        anna.ask("GET", page, &json, String::new()).await.refused(404, "services-fees-no-payment");
        tell(&world, "{}", "t=0,v1=00").await.refused(404, "services-fees-no-provider");
    }
}
