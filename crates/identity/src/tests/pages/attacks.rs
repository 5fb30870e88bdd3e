//! What attackers try (ASVS 5.0).

use serde_json::json;
use store::Sql;

use super::code_of;
use crate::{
    Role,
    testing::PASSPHRASE,
    tests::{
        browser::{Browser, towns},
        passkeys::Device,
    },
};

/// Everything that changes something.
const CHANGES: [&str; 31] = [
    "/sign-in",
    "/sign-in/passkey/start",
    "/sign-in/passkey/finish",
    "/sign-in/recovery",
    "/sign-in/second-factor",
    "/sign-in/enrol",
    "/sign-in/enrol/passkey/finish",
    "/sign-in/with/x",
    "/sign-in/with/x/new",
    "/sign-out",
    "/register",
    "/register/passkey/finish",
    "/invitations/x",
    "/invitations/x/passkey/finish",
    "/account/confirm",
    "/account/passphrase",
    "/account/passkeys/finish",
    "/account/passkeys/x/remove",
    "/account/authenticator",
    "/account/authenticator/remove",
    "/account/recovery-codes",
    "/account/providers/x/link",
    "/account/providers/x/unlink",
    "/account/sessions/x/end",
    "/account/sessions/end-others",
    "/account/erase",
    "/admin/invitations",
    "/admin/people/x/grant",
    "/admin/people/x/disable",
    "/admin/people/x/reset",
    "/admin/offices",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_form_on_a_foreign_page_changes_nothing() {
    for town in towns().await {
        let admin = town.staff("admin", Role::Administrator, "it-service").await;
        for origin in [Some("https://evil.example"), Some("null"), None] {
            let mut browser = Browser::of(&town, &admin).await;
            browser.origin = origin;
            for path in CHANGES {
                let sent = [("passphrase", "ein fremder Satz im Herbst"), ("sure", "yes")];
                browser.post(path, &sent).await.is(403);
            }
        }
        assert!(town.identity.passphrase_fits(Some(&admin), PASSPHRASE).await.unwrap());
        assert_eq!(town.identity.sessions_of(&admin).await.unwrap().len(), 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_changed_by_following_a_link() {
    for town in towns().await {
        let admin = town.staff("admin", Role::Administrator, "it-service").await;
        let mut browser = Browser::of(&town, &admin).await;
        for path in ["/sign-out", "/account/recovery-codes", "/account/sessions/end-others"] {
            browser.get(path).await.is(405);
        }
        browser.get("/account").await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_somebody_planted_is_never_adopted() {
    for town in towns().await {
        town.resident("linde").await;
        let attacker = town.resident("eiche").await;
        let mut browser = Browser::of(&town, &attacker).await;
        let planted = browser.session().unwrap().to_owned();
        let sent = [("user_name", "linde"), ("passphrase", PASSPHRASE)];
        browser.post("/sign-in", &sent).await.leads_to("/account");
        assert_ne!(browser.session().unwrap(), planted);
        assert!(town.identity.visit(&planted).await.unwrap().is_none());

        let mut invented = Browser::new(&town);
        invented.cookies.insert("__Host-session".to_owned(), "invented".to_owned());
        invented.post("/sign-in", &sent).await.leads_to("/account");
        assert_ne!(invented.session().unwrap(), "invented");
        assert!(invented.session().unwrap().len() >= 43, "256 bits");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_from_before_the_second_factor_is_worthless_after_it() {
    for town in towns().await {
        let clerk = town.staff("clerk", Role::Clerk, "kaemmerei").await;
        let secret = town.authenticator(&clerk).await;
        let mut browser = Browser::new(&town);
        let sent = [("user_name", "clerk"), ("passphrase", PASSPHRASE)];
        browser.post("/sign-in", &sent).await.leads_to("/sign-in/second-factor");
        let mut thief = browser.clone();
        let code = code_of(&secret);
        browser.post("/sign-in/second-factor", &[("code", &code)]).await.leads_to("/account");
        thief.get("/account").await.leads_to("/sign-in?next=/account");
        browser.get("/account").await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_session_on_the_server() {
    for town in towns().await {
        let linde = town.resident("linde").await;
        let mut browser = Browser::of(&town, &linde).await;
        let mut copy = browser.clone();
        browser.post("/sign-out", &[]).await.leads_to("/");
        copy.get("/account").await.is(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sign_in_leads_to_own_pages_only() {
    for town in towns().await {
        town.resident("linde").await;
        for next in ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"] {
            let mut browser = Browser::new(&town);
            let page = browser.get(&format!("/sign-in?next={}", next.replace('\\', "%5C"))).await;
            assert!(!page.is(200).body.contains("name=\"next\""), "{next}");
            let sent = [("user_name", "linde"), ("passphrase", PASSPHRASE), ("next", next)];
            browser.post("/sign-in", &sent).await.leads_to("/account");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_name_and_a_wrong_passphrase_look_the_same() {
    for town in towns().await {
        town.resident("known-name").await;
        let mut bodies = Vec::new();
        for user_name in ["known-name", "other-name"] {
            let sent = [("user_name", user_name), ("passphrase", "falsch geraten")];
            let answer = Browser::new(&town).post("/sign-in", &sent).await;
            bodies.push((answer.status, answer.body.replace(user_name, "")));
            let sent = [("user_name", user_name), ("code", "k3f9-0abc-7mnp-2wxy")];
            let answer = Browser::new(&town).post("/sign-in/recovery", &sent).await;
            bodies.push((answer.status, answer.body.replace(user_name, "")));
        }
        assert_eq!(bodies[0], bodies[2]);
        assert_eq!(bodies[1], bodies[3]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guesser_is_told_to_wait_and_the_owner_elsewhere_is_not() {
    for town in towns().await {
        town.resident("linde").await;
        let mut guesser = Browser::new(&town);
        let wrong = [("user_name", "linde"), ("passphrase", "falsch geraten")];
        for _ in 0..6 {
            guesser.post("/sign-in", &wrong).await.is(422);
        }
        let right = [("user_name", "linde"), ("passphrase", PASSPHRASE)];
        let stopped = guesser.post("/sign-in", &right).await;
        let wait: u32 = stopped.is(429).headers["retry-after"].to_str().unwrap().parse().unwrap();
        assert!((1..=30).contains(&wait), "{wait}");
        let mut owner = Browser::new(&town);
        owner.network = [198, 51, 100, 1];
        owner.post("/sign-in", &right).await.leads_to("/account");
        assert!(owner.get("/account").await.body.contains("failed attempts"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_in_somebody_s_open_browser_is_stopped_too() {
    for town in towns().await {
        let linde = town.resident("linde").await;
        let mut browser = Browser::of(&town, &linde).await;
        for _ in 0..6 {
            browser.post("/account/confirm", &[("passphrase", "falsch")]).await.is(422);
        }
        browser.post("/account/confirm", &[("passphrase", PASSPHRASE)]).await.is(429);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_makes_accounts_by_the_hundred() {
    for town in towns().await {
        let mut browser = Browser::new(&town);
        let mut made = 0;
        for number in 0..40 {
            browser.cookies.clear();
            let name = format!("resident-{number}");
            let sent = [("user_name", name.as_str()), ("passphrase", PASSPHRASE)];
            made += u32::from(browser.post("/register", &sent).await.status.as_u16() == 303);
        }
        assert_eq!(made, 31);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_person_s_passkeys_and_sessions_are_out_of_reach() {
    for town in towns().await {
        let (linde, attacker) = (town.resident("linde").await, town.resident("eiche").await);
        let mut owner = Browser::of(&town, &linde).await;
        let mut device = Device::new();
        let options = owner.post_json("/account/passkeys/start", &json!({})).await.json();
        let made = json!({ "credential": device.create(&options) });
        owner.post_json("/account/passkeys/finish", &made).await.is(200);
        let passkey = town.identity.passkeys_of(&linde).await.unwrap().remove(0).id;
        let session = town.identity.sessions_of(&linde).await.unwrap().remove(0).id;

        let mut browser = Browser::of(&town, &attacker).await;
        browser.post(&format!("/account/passkeys/{passkey}/remove"), &[]).await;
        browser.post(&format!("/account/sessions/{session}/end"), &[]).await;
        assert_eq!(town.identity.passkeys_of(&linde).await.unwrap().len(), 1);
        owner.get("/account").await.is(200);
        let data = browser.get_json("/account/data.json").await.body;
        assert!(!data.contains("linde"), "{data}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_ceremony_of_one_person_cannot_be_finished_by_another() {
    for town in towns().await {
        let (linde, attacker) = (town.resident("linde").await, town.resident("eiche").await);
        let mut owner = Browser::of(&town, &linde).await;
        let mut device = Device::new();
        let options = owner.post_json("/account/passkeys/start", &json!({})).await.json();
        let made = json!({ "credential": device.create(&options) });
        let mut thief = Browser::of(&town, &attacker).await;
        let ceremony = owner.cookies["__Host-ceremony"].clone();
        thief.cookies.insert("__Host-ceremony".to_owned(), ceremony);
        thief.post_json("/account/passkeys/finish", &made).await.is(422);
        assert!(town.identity.passkeys_of(&attacker).await.unwrap().is_empty());
        assert!(town.identity.passkeys_of(&linde).await.unwrap().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fields_that_a_form_does_not_have_are_not_believed() {
    for town in towns().await {
        let mut browser = Browser::new(&town);
        let sent = [
            ("user_name", "linde"),
            ("passphrase", PASSPHRASE),
            ("role", "administrator"),
            ("office", "it-service"),
            ("id", "chosen"),
        ];
        browser.post("/register", &sent).await.leads_to("/account/welcome");
        let linde = town.identity.person_called("linde").await.unwrap().unwrap();
        assert!(!linde.is_staff() && linde.id.as_str() != "chosen");
        browser.get("/admin/people").await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_account_is_out_at_once() {
    for town in towns().await {
        let clerk = town.staff("clerk", Role::Clerk, "kaemmerei").await;
        let mut browser = Browser::of(&town, &clerk).await;
        browser.get("/account").await.is(200);
        town.identity.disable(&clerk, None).await.unwrap();
        browser.get("/account").await.is(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_s_trouble_shows_nothing_of_its_inside() {
    for town in towns().await {
        let linde = town.resident("linde").await;
        let mut browser = Browser::of(&town, &linde).await;
        town.identity.db().exec("DROP TABLE recovery_codes", &[]).await.unwrap();
        let page = browser.get("/account").await;
        assert!(!page.is(500).body.contains("recovery_codes"), "{}", page.body);
        let problem = browser.get_json("/account").await;
        assert!(!problem.is(500).body.contains("recovery_codes"), "{}", problem.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_a_signed_in_person_are_kept_nowhere_and_carry_the_protecting_headers() {
    for town in towns().await {
        let linde = town.resident("linde").await;
        let mut browser = Browser::of(&town, &linde).await;
        for path in ["/account", "/account/data", "/account/data.json", "/offices", "/privacy"] {
            let answer = browser.get(path).await;
            assert_eq!(answer.is(200).headers["cache-control"], "no-store", "{path}");
            let policy = answer.headers["content-security-policy"].to_str().unwrap();
            assert!(!policy.contains("unsafe"), "{policy}");
            assert_eq!(answer.headers["x-content-type-options"], "nosniff");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_from_a_provider_that_nobody_went_to_is_refused() {
    for town in towns().await {
        let mut browser = Browser::new(&town);
        let back = "/sign-in/with/x/callback?code=a&state=b";
        browser.get(back).await.is(422);
        browser.get("/sign-in/with/x/new").await.is(422);
    }
}
