//! Coming in: registering, signing in, invitations, second factors.

use serde_json::json;

use super::code_of;
use crate::{
    AuthenticatorSecret, Invitation, Membership, Role,
    testing::{PASSPHRASE, Town},
    tests::{
        browser::{Browser, towns},
        passkeys::Device,
    },
};

#[tokio::test(flavor = "multi_thread")]
async fn a_resident_opens_an_account_with_a_passphrase_and_no_script() {
    for town in towns().await {
        let mut browser = Browser::new(&town);
        browser.get("/register?next=/offices").await.is(200);
        let sent =
            [("user_name", "Ruhige-Linde"), ("passphrase", PASSPHRASE), ("next", "/offices")];
        browser.post("/register", &sent).await.leads_to("/offices");
        let account = browser.get("/account").await;
        assert!(account.is(200).body.contains("ruhige-linde"));
        browser.get("/register").await.leads_to("/account");
        browser.get("/sign-in?next=/offices").await.leads_to("/offices");

        browser.post("/sign-out", &[]).await.leads_to("/");
        assert_eq!(browser.session(), None);
        browser.get("/account").await.leads_to("/sign-in?next=/account");
        let sent =
            [("user_name", "ruhige-linde"), ("passphrase", PASSPHRASE), ("next", "/account")];
        browser.post("/sign-in", &sent).await.leads_to("/account");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_resident_is_welcomed_and_shown_recovery_codes_that_let_them_in_again() {
    for town in towns().await {
        let mut browser = Browser::new(&town);
        let sent = [("user_name", "linde"), ("passphrase", PASSPHRASE)];
        browser.post("/register", &sent).await.leads_to("/account/welcome");
        browser.get("/account/welcome").await.is(200);
        let shown = browser.post("/account/recovery-codes", &[]).await;
        assert_eq!(shown.is(200).headers["cache-control"], "no-store");
        let codes = shown.code();
        assert_eq!(codes.len(), 10);

        let mut elsewhere = Browser::new(&town);
        elsewhere.get("/sign-in/recovery").await.is(200);
        let sent = [("user_name", "linde"), ("code", codes[0].as_str())];
        elsewhere.post("/sign-in/recovery", &sent).await.leads_to("/account");
        let again = Browser::new(&town).post("/sign-in/recovery", &sent).await;
        assert!(again.is(422).body.contains("value=\"linde\""));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resident_opens_an_account_with_a_passkey_and_signs_in_with_it() {
    for town in towns().await {
        let mut browser = Browser::new(&town);
        let mut device = Device::new();
        let start = json!({ "passkey_user_name": "linde", "next": "" });
        let options = browser.post_json("/register/passkey/start", &start).await;
        let made = json!({ "credential": device.create(&options.is(200).json()) });
        let done = browser.post_json("/register/passkey/finish", &made).await;
        assert_eq!(done.is(200).json()["next"], "/account/welcome");
        browser.get("/account").await.is(200);

        let mut elsewhere = Browser::new(&town);
        let options = elsewhere.post_json("/sign-in/passkey/start", &json!({})).await.json();
        let used = json!({ "credential": device.get(&options), "next": "/offices" });
        let done = elsewhere.post_json("/sign-in/passkey/finish", &used).await;
        assert_eq!(done.is(200).json()["next"], "/offices");
        elsewhere.get("/account").await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_wrong_stands_beside_its_field_with_what_was_typed_but_never_the_passphrase() {
    for town in towns().await {
        town.resident("linde").await;
        let mut browser = Browser::new(&town);
        let secret = "ein sehr geheimer Satz";
        for (path, user_name) in
            [("/sign-in", "linde"), ("/register", "linde"), ("/register", "a@b.example")]
        {
            let sent = [("user_name", user_name), ("passphrase", secret)];
            let answer = browser.post(path, &sent).await;
            let body = &answer.body;
            assert!(matches!(answer.status.as_u16(), 409 | 422), "{path}: {}", answer.status);
            assert!(body.contains(&format!("value=\"{user_name}\"")), "{path}");
            assert!(
                body.contains("aria-invalid=\"true\"") && body.contains("id=\"f-user_name-error\"")
            );
            assert!(body.contains("href=\"#f-user_name\""), "{path}");
            assert!(!body.contains(secret), "{path}");
        }
        let sent = [("user_name", "eiche"), ("passphrase", "password1")];
        let common = browser.post("/register", &sent).await;
        assert!(common.is(422).body.contains("id=\"f-passphrase-error\""));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn browsers_may_fill_in_what_they_know() {
    for town in towns().await {
        let mut browser = Browser::new(&town);
        let sign_in = browser.get("/sign-in").await.body;
        assert!(sign_in.contains("autocomplete=\"username webauthn\""));
        assert!(sign_in.contains("autocomplete=\"current-password\""));
        let register = browser.get("/register").await.body;
        assert!(register.contains("autocomplete=\"new-password\""));
        let clerk = town.staff("clerk", Role::Clerk, "kaemmerei").await;
        sign_in_half(&mut browser, "clerk").await;
        let second = browser.get("/sign-in/second-factor").await.body;
        assert!(second.contains("autocomplete=\"one-time-code\""));
        assert!(town.identity.person(&clerk).await.unwrap().is_some());
    }
}

async fn sign_in_half(browser: &mut Browser, user_name: &str) {
    let sent = [("user_name", user_name), ("passphrase", PASSPHRASE), ("next", "/admin/people")];
    let answer = browser.post("/sign-in", &sent).await;
    assert!(answer.location().starts_with("/sign-in/"), "{}", answer.location());
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_show_their_second_factor_and_then_go_where_they_wanted() {
    for town in towns().await {
        let admin = town.staff("admin", Role::Administrator, "it-service").await;
        let secret = town.authenticator(&admin).await;
        let mut browser = Browser::new(&town);
        sign_in_half(&mut browser, "admin").await;
        let half = browser.session().unwrap().to_owned();
        let page = "/sign-in/second-factor?next=/admin/people";
        browser.get("/admin/people").await.leads_to(page);
        browser.get(page).await.is(200);
        let wrong = browser.post("/sign-in/second-factor", &[("code", "x")]).await;
        assert!(wrong.is(422).body.contains("id=\"f-code-error\""));
        let code = code_of(&secret);
        let sent = [("code", code.as_str()), ("next", "/admin/people")];
        browser.post("/sign-in/second-factor", &sent).await.leads_to("/admin/people");
        browser.get("/admin/people").await.is(200);
        assert_ne!(browser.session().unwrap(), half);
        browser.get("/sign-in/second-factor").await.leads_to("/account");
    }
}

async fn invitation(town: &Town, role: Role) -> String {
    let membership = Membership { office: town.office("kaemmerei").await, role };
    let invitation = Invitation { name: "Kasse".to_owned(), membership };
    let url = town.identity.invite(&invitation, None).await.unwrap().url;
    url.strip_prefix("http://localhost:8080").unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invited_clerk_gets_nowhere_before_a_second_factor_and_everywhere_after() {
    for town in towns().await {
        let link = invitation(&town, Role::Clerk).await;
        let mut browser = Browser::new(&town);
        assert!(browser.get(&link).await.is(200).body.contains("Kasse"));
        let sent = [("user_name", "clerk"), ("passphrase", PASSPHRASE)];
        browser.post(&link, &sent).await.leads_to("/sign-in/enrol");
        for path in ["/account", "/account/data", "/account/erase", "/admin/people", "/admin/audit"]
        {
            let enrol = format!("/sign-in/enrol?next={path}");
            browser.get(path).await.leads_to(&enrol);
            browser.get_json(path).await.is(401);
        }
        let page = browser.get("/sign-in/enrol").await;
        assert!(page.is(200).body.contains("<svg class=\"qr\" role=\"img\" aria-label="));
        let secret = AuthenticatorSecret::from_base32(&page.code()[0].replace(' ', "")).unwrap();
        browser.post("/sign-in/enrol", &[("code", "000000x")]).await.is(422);
        let again = browser.get("/sign-in/enrol").await;
        assert_eq!(again.code(), page.code(), "the picture that was scanned stays");
        let done = browser.post("/sign-in/enrol", &[("code", &code_of(&secret))]).await;
        assert_eq!(done.is(200).code().len(), 10);
        browser.get("/account").await.is(200);

        let gone = browser.get(&link).await;
        gone.is(410);
        browser.post(&link, &sent).await.is(410);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_accepted_with_a_passkey_which_is_both_factors() {
    for town in towns().await {
        let link = invitation(&town, Role::Editor).await;
        let mut browser = Browser::new(&town);
        let mut device = Device::new();
        let start = json!({ "passkey_user_name": "editor" });
        let options = browser.post_json(&format!("{link}/passkey/start"), &start).await.json();
        let made = json!({ "credential": device.create(&options) });
        let done = browser.post_json(&format!("{link}/passkey/finish"), &made).await;
        assert_eq!(done.is(200).json()["next"], "/account");
        browser.get("/account").await.is(200);
        let again = browser.post_json(&format!("{link}/passkey/start"), &start).await;
        assert_eq!(again.is(410).json()["code"], "identity-invitation-gone");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_enrol_a_passkey_as_their_second_factor() {
    for town in towns().await {
        town.new_staff("clerk", Role::Clerk, "kaemmerei").await;
        let mut browser = Browser::new(&town);
        sign_in_half(&mut browser, "clerk").await;
        let mut device = Device::new();
        let start = browser.post_json("/sign-in/enrol/passkey/start", &json!({})).await.json();
        let made = json!({ "credential": device.create(&start) });
        browser.post_json("/sign-in/enrol/passkey/finish", &made).await.is(200);
        browser.get("/account").await.is(200);

        let mut elsewhere = Browser::new(&town);
        sign_in_half(&mut elsewhere, "clerk").await;
        let base = "/sign-in/second-factor/passkey";
        let options = elsewhere.post_json(&format!("{base}/start"), &json!({})).await.json();
        let used = json!({ "credential": device.get(&options) });
        elsewhere.post_json(&format!("{base}/finish"), &used).await.is(200);
        elsewhere.get("/account").await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_town_that_lets_nobody_register_says_so_and_makes_no_account() {
    let config = crate::IdentityConfig { registration: false, ..crate::IdentityConfig::default() };
    for town in Town::each_with(&[crate::privacy::migrations()], config).await {
        let mut browser = Browser::new(&town);
        let page = browser.get("/register").await;
        assert!(!page.is(200).body.contains("<input type=\"password\""));
        let sent = [("user_name", "linde"), ("passphrase", PASSPHRASE)];
        browser.post("/register", &sent).await.is(403);
        let start = json!({ "passkey_user_name": "linde" });
        browser.post_json("/register/passkey/start", &start).await.is(403);
        assert_eq!(town.identity.residents_count().await.unwrap(), 0);
    }
}
