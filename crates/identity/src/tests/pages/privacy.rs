//! What people see of data protection and do with it.

use serde_json::json;

use super::super::browser::{Browser, towns};
use crate::{Role, testing::PASSPHRASE, tests::passkeys::Device};

#[tokio::test(flavor = "multi_thread")]
async fn the_record_of_processing_is_public_as_a_page_as_json_and_as_csv() {
    for town in towns().await {
        town.staff("privacy", Role::DataProtectionOfficer, "datenschutz").await;
        let mut browser = Browser::new(&town);
        assert!(browser.get("/privacy").await.is(200).body.contains("/offices/datenschutz"));
        let page = browser.get("/privacy/processing").await;
        assert!(page.is(200).body.contains("Authenticator apps"));
        let record = browser.get("/privacy/processing.json").await.json();
        let activities = record["activities"].as_array().unwrap();
        for activity in activities {
            for part in ["title", "purpose", "data", "basis"] {
                let text = activity[part].as_str().unwrap();
                assert!(!text.is_empty() && !text.starts_with("processing-"), "{activity}");
            }
        }
        let csv = browser.get("/privacy/processing.csv").await;
        assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
        assert_eq!(csv.body.lines().count(), activities.len() + 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resident_downloads_everything_and_erases_it() {
    for town in towns().await {
        let mut browser = Browser::new(&town);
        let mut device = Device::new();
        let start = json!({ "passkey_user_name": "linde" });
        let options = browser.post_json("/register/passkey/start", &start).await.json();
        let made = json!({ "credential": device.create(&options) });
        browser.post_json("/register/passkey/finish", &made).await.is(200);
        browser.get("/account/data").await.is(200);
        let file = browser.get("/account/data.json").await;
        let name = file.headers["content-disposition"].to_str().unwrap();
        assert!(name.starts_with("attachment"));
        assert!(file.body.contains("\"user_name\":\"linde\""), "{}", file.body);

        browser.get("/account/erase").await.is(200);
        let unsure = browser.post("/account/erase", &[]).await;
        assert!(unsure.is(422).body.contains("id=\"f-sure-error\""));
        let erased = browser.post("/account/erase", &[("sure", "yes")]).await;
        erased.leads_to("/privacy/erased");
        assert_eq!((browser.session(), browser.cookies.len()), (None, 0));
        browser.get("/privacy/erased").await.is(200);
        assert!(town.identity.person_called("linde").await.unwrap().is_none());
        let options = browser.post_json("/sign-in/passkey/start", &json!({})).await.json();
        let used = json!({ "credential": device.get(&options) });
        browser.post_json("/sign-in/passkey/finish", &used).await.is(422);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_administrator_is_told_why_they_cannot_be_erased() {
    for town in towns().await {
        let admin = town.staff("admin", Role::Administrator, "it-service").await;
        let mut browser = Browser::of(&town, &admin).await;
        let refused = browser.post("/account/erase", &[("sure", "yes")]).await;
        assert!(refused.is(409).body.contains("no administrator left"));
        browser.get("/account").await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_names_its_law_before_anything_is_erased() {
    for town in towns().await {
        let admin = town.staff("admin", Role::Administrator, "it-service").await;
        let clerk = town.staff("clerk", Role::Clerk, "it-service").await;
        town.identity.disable(&clerk, Some(&admin)).await.unwrap();
        let page = Browser::of(&town, &admin).await.get("/account/erase").await;
        assert!(page.is(200).body.contains("Art. 17 Abs. 3 lit. b"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_user_name_is_free_again_and_leads_to_a_new_account() {
    for town in towns().await {
        let linde = town.resident("linde").await;
        let mut browser = Browser::of(&town, &linde).await;
        browser.post("/account/erase", &[("sure", "yes")]).await.is(303);
        let sent = [("user_name", "linde"), ("passphrase", PASSPHRASE)];
        browser.post("/register", &sent).await.leads_to("/account/welcome");
        let export = browser.get("/account/data.json").await.json();
        let people = &export["data"].as_array().unwrap();
        let people = people.iter().find(|part| part["name"] == "people").unwrap();
        assert_eq!(people["rows"].as_array().unwrap().len(), 1);
    }
}
