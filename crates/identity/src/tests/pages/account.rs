//! What people do with their own account.

use serde_json::json;
use store::Sql;

use super::code_of;
use crate::{
    AuthenticatorSecret, Role,
    testing::PASSPHRASE,
    tests::{
        browser::{Browser, towns},
        passkeys::Device,
    },
};

#[tokio::test(flavor = "multi_thread")]
async fn a_person_adds_a_passkey_and_removes_it_again() {
    for town in towns().await {
        let linde = town.resident("linde").await;
        let mut browser = Browser::of(&town, &linde).await;
        let mut device = Device::new();
        let options = browser.post_json("/account/passkeys/start", &json!({})).await.json();
        let made = json!({ "credential": device.create(&options) });
        let done = browser.post_json("/account/passkeys/finish", &made).await;
        let next = done.is(200).json()["next"].as_str().unwrap().to_owned();
        assert!(browser.get(&next).await.body.contains("The passkey was added."));

        let passkey = town.identity.passkeys_of(&linde).await.unwrap().remove(0).id;
        let removed = browser.post(&format!("/account/passkeys/{passkey}/remove"), &[]).await;
        removed.leads_to("/account?done=passkey-removed");
        assert!(town.identity.passkeys_of(&linde).await.unwrap().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn password_managers_find_where_to_change_a_passphrase_and_passkeys() {
    for town in towns().await {
        let mut browser = Browser::new(&town);
        let page = browser.get("/.well-known/change-password").await;
        page.leads_to("/account/passphrase");
        let endpoints = browser.get_json("/.well-known/passkey-endpoints").await.json();
        assert_eq!(endpoints["enroll"], "http://localhost:8080/account#security");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_passphrase_ends_all_other_sessions() {
    for town in towns().await {
        let linde = town.resident("linde").await;
        let mut browser = Browser::of(&town, &linde).await;
        let mut other = Browser::of(&town, &linde).await;
        browser.get("/account/passphrase").await.is(200);
        browser.post("/account/passphrase", &[("passphrase", "short")]).await.is(422);
        other.get("/account").await.is(200);
        let sent = [("passphrase", "ein neuer Satz im Herbst")];
        let changed = browser.post("/account/passphrase", &sent).await;
        changed.leads_to("/account?done=passphrase-changed");
        other.get("/account").await.leads_to("/sign-in?next=/account");
        browser.get("/account").await.is(200);
        let old = [("user_name", "linde"), ("passphrase", PASSPHRASE)];
        Browser::new(&town).post("/sign-in", &old).await.is(422);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resident_sets_up_an_authenticator_app_and_is_asked_for_it_from_then_on() {
    for town in towns().await {
        let linde = town.resident("linde").await;
        let mut browser = Browser::of(&town, &linde).await;
        let page = browser.get("/account/authenticator").await;
        let secret = AuthenticatorSecret::from_base32(&page.is(200).code()[0].replace(' ', ""));
        let code = code_of(&secret.unwrap());
        let done = browser.post("/account/authenticator", &[("code", &code)]).await;
        done.leads_to("/account?done=app-set");
        let sent = [("user_name", "linde"), ("passphrase", PASSPHRASE)];
        Browser::new(&town).post("/sign-in", &sent).await.leads_to("/sign-in/second-factor");
        let removed = browser.post("/account/authenticator/remove", &[]).await;
        removed.leads_to("/account?done=app-removed");
        Browser::new(&town).post("/sign-in", &sent).await.leads_to("/account");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_cannot_remove_their_last_second_factor_and_are_told_why() {
    for town in towns().await {
        let clerk = town.staff("clerk", Role::Clerk, "kaemmerei").await;
        let mut browser = Browser::of(&town, &clerk).await;
        let refused = browser.post("/account/authenticator/remove", &[]).await;
        assert!(refused.is(409).body.contains("Set up something else first"));
        assert!(town.identity.authenticator_since(&clerk).await.unwrap().is_some());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_sees_their_sessions_and_ends_the_others() {
    for town in towns().await {
        let linde = town.resident("linde").await;
        let mut browser = Browser::of(&town, &linde).await;
        let mut second = Browser::of(&town, &linde).await;
        let mut third = Browser::of(&town, &linde).await;
        assert!(browser.get("/account").await.body.contains("this session"));
        let own = town.actor(&linde).await.session;
        browser.post(&format!("/account/sessions/{own}/end"), &[]).await.is(303);
        for other in [&mut second, &mut third] {
            other.get("/account").await.is(200);
        }
        let ended = browser.post("/account/sessions/end-others", &[]).await;
        ended.leads_to("/account?done=sessions-ended");
        second.get("/account").await.is(303);
        third.get("/account").await.is(303);
        browser.get("/account?done=sessions-ended").await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_confirmed_long_ago_confirms_again_before_harm_can_be_done() {
    for town in towns().await {
        let clerk = town.staff("clerk", Role::Clerk, "kaemmerei").await;
        let secret = town.authenticator(&clerk).await;
        let mut browser = Browser::of(&town, &clerk).await;
        town.identity.db().exec("UPDATE sessions SET confirmed_at = 0", &[]).await.unwrap();
        for path in ["/account/passphrase", "/account/authenticator", "/account/erase"] {
            let confirm = format!("/account/confirm?next={path}");
            browser.get(path).await.leads_to(&confirm);
        }
        let sent = [("passphrase", "ein neuer Satz im Herbst")];
        let posted = browser.post("/account/passphrase", &sent).await;
        posted.leads_to("/account/confirm?next=/account");
        let start = browser.post_json("/account/passkeys/start", &json!({})).await;
        assert_eq!(start.is(401).json()["code"], "identity-confirm-first");
        assert!(town.identity.passphrase_fits(Some(&clerk), PASSPHRASE).await.unwrap());

        browser.get("/account/confirm?next=/account/passphrase").await.is(200);
        let code = code_of(&secret);
        let wrong = [("passphrase", "falsch"), ("code", code.as_str())];
        let wrong = browser.post("/account/confirm", &wrong).await;
        assert!(wrong.is(422).body.contains("id=\"f-passphrase-error\""));
        let without = [("passphrase", PASSPHRASE), ("code", "")];
        browser.post("/account/confirm", &without).await.is(422);
        let before = browser.session().unwrap().to_owned();
        let right = [("passphrase", PASSPHRASE), ("code", &code), ("next", "/account/passphrase")];
        browser.post("/account/confirm", &right).await.leads_to("/account/passphrase");
        assert_ne!(browser.session().unwrap(), before);
        browser.get("/account/passphrase").await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_confirms_too_but_only_one_s_own() {
    for town in towns().await {
        let (linde, eiche) = (town.resident("linde").await, town.resident("eiche").await);
        let mut devices = Vec::new();
        for person in [&linde, &eiche] {
            let mut browser = Browser::of(&town, person).await;
            let mut device = Device::new();
            let options = browser.post_json("/account/passkeys/start", &json!({})).await.json();
            let made = json!({ "credential": device.create(&options) });
            browser.post_json("/account/passkeys/finish", &made).await.is(200);
            devices.push(device);
        }
        let mut browser = Browser::of(&town, &linde).await;
        town.identity.db().exec("UPDATE sessions SET confirmed_at = 0", &[]).await.unwrap();
        for (device, status) in devices.iter_mut().zip([200, 422]).rev() {
            let start = browser.post_json("/account/confirm/passkey/start", &json!({})).await;
            let used = json!({ "credential": device.get(&start.json()), "next": "/account/erase" });
            browser.post_json("/account/confirm/passkey/finish", &used).await.is(status);
        }
        browser.get("/account/erase").await.is(200);
    }
}
