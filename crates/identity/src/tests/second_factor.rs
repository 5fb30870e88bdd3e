//! The second factor: staff cannot do without, and a code works once.

use commons::{Id, Timestamp};
use store::Sql;

use super::somewhere;
use crate::{
    AuthenticatorSecret, IdentityError, Role, Stage,
    layer::Client,
    testing::{PASSPHRASE, Town},
};

fn now() -> u64 {
    Timestamp::now().as_second().try_into().unwrap()
}

async fn stage_after_passphrase(town: &Town, name: &str) -> Stage {
    let home = somewhere("home");
    let signed_in = town.identity.sign_in_with_passphrase(name, PASSPHRASE, &home).await.unwrap();
    town.identity.visit(signed_in.session.as_str()).await.unwrap().unwrap().stage
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_with_a_passphrase_only_have_to_set_up_a_second_factor_first() {
    for town in Town::each(&[]).await {
        town.new_staff("clerk", Role::Clerk, "kaemmerei").await;
        assert_eq!(stage_after_passphrase(&town, "clerk").await, Stage::Enrolment);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_an_authenticator_app_is_asked_for_its_code() {
    for town in Town::each(&[]).await {
        town.staff("clerk", Role::Clerk, "kaemmerei").await;
        assert_eq!(stage_after_passphrase(&town, "clerk").await, Stage::SecondFactor);
        let linde = town.resident("linde").await;
        assert_eq!(stage_after_passphrase(&town, "linde").await, Stage::Complete);
        town.authenticator(&linde).await;
        assert_eq!(stage_after_passphrase(&town, "linde").await, Stage::SecondFactor);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn showing_the_second_factor_completes_the_session_under_a_new_token() {
    for town in Town::each(&[]).await {
        town.staff("clerk", Role::Clerk, "kaemmerei").await;
        let home = somewhere("home");
        let before =
            town.identity.sign_in_with_passphrase("clerk", PASSPHRASE, &home).await.unwrap();
        let visit = town.identity.visit(before.session.as_str()).await.unwrap().unwrap();
        let after = town.identity.complete_session(&visit.session, 0).await.unwrap();
        assert!(town.identity.visit(before.session.as_str()).await.unwrap().is_none());
        let visit = town.identity.visit(after.as_str()).await.unwrap().unwrap();
        assert_eq!(visit.stage, Stage::Complete);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_works_once() {
    for town in Town::each(&[]).await {
        let clerk = town.new_staff("clerk", Role::Clerk, "kaemmerei").await;
        let secret = town.authenticator(&clerk).await;
        let code = secret.code(now());
        town.identity.check_second_factor(&clerk, &code, &somewhere("home")).await.unwrap();
        let again = town.identity.check_second_factor(&clerk, &code, &somewhere("home")).await;
        assert!(matches!(again, Err(IdentityError::WrongCode)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_used_twice_at_the_same_moment_works_once() {
    for town in Town::each(&[]).await {
        let clerk = town.new_staff("clerk", Role::Clerk, "kaemmerei").await;
        let code = town.authenticator(&clerk).await.code(now());
        let home = somewhere("home");
        let (one, two) = tokio::join!(
            town.identity.check_second_factor(&clerk, &code, &home),
            town.identity.check_second_factor(&clerk, &code, &home),
        );
        assert_eq!(i32::from(one.is_ok()) + i32::from(two.is_ok()), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_code_stands_in_for_the_app_once() {
    for town in Town::each(&[]).await {
        let clerk = town.staff("clerk", Role::Clerk, "kaemmerei").await;
        let codes = town.identity.renew_recovery_codes(&clerk).await.unwrap();
        town.identity.check_second_factor(&clerk, &codes[0], &somewhere("home")).await.unwrap();
        let again = town.identity.check_second_factor(&clerk, &codes[0], &somewhere("home")).await;
        assert!(matches!(again, Err(IdentityError::WrongCode)));
    }
}

/// Another code than the one that is right now.
fn wrong(secret: &AuthenticatorSecret) -> &'static str {
    if secret.code(now()) == "000000" { "111111" } else { "000000" }
}

fn has_to_wait<T>(answer: &Result<T, IdentityError>) -> bool {
    matches!(answer, Err(IdentityError::TooManyAttempts { .. }))
}

async fn try_codes_until_stopped(town: &Town, person: &Id, wrong: &str, from: &Client) -> u32 {
    for tried in 0..100 {
        if has_to_wait(&town.identity.check_second_factor(person, wrong, from).await) {
            return tried;
        }
    }
    panic!("nobody stopped who tries codes");
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_cannot_be_tried_out() {
    for town in Town::each(&[]).await {
        let clerk = town.new_staff("clerk", Role::Clerk, "kaemmerei").await;
        let secret = town.authenticator(&clerk).await;
        let stranger = somewhere("stranger");
        assert_eq!(try_codes_until_stopped(&town, &clerk, wrong(&secret), &stranger).await, 6);
        let right = secret.code(now());
        let answer = town.identity.check_second_factor(&clerk, &right, &stranger).await;
        assert!(has_to_wait(&answer));
    }
}

/// Signs in with everything, as the owner does at home; gives the browser as it is afterwards.
async fn completely_signed_in(town: &Town, name: &str, secret: &AuthenticatorSecret) -> Client {
    let identity = &town.identity;
    let home = somewhere("home");
    let begun = identity.sign_in_with_passphrase(name, PASSPHRASE, &home).await.unwrap();
    assert!(begun.device.is_none(), "a passphrase alone makes no browser known");
    let visit = identity.visit(begun.session.as_str()).await.unwrap().unwrap();
    let code = secret.code(now() - 30);
    let failed = identity.check_second_factor(&visit.person, &code, &home).await.unwrap();
    let device = identity.complete(&visit, &home, failed).await.unwrap().device.unwrap();
    Client { device: Some(device.as_str().to_owned()), ..home }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_knows_the_passphrase_cannot_keep_the_owner_out() {
    for town in Town::each(&[]).await {
        let clerk = town.new_staff("clerk", Role::Clerk, "kaemmerei").await;
        let secret = town.authenticator(&clerk).await;
        let known = completely_signed_in(&town, "clerk", &secret).await;

        // One network cannot slow another one down, nor a known browser beside it.
        let in_the_same_network = somewhere("home");
        let tried =
            try_codes_until_stopped(&town, &clerk, wrong(&secret), &in_the_same_network).await;
        let elsewhere = somewhere("on the road");
        let answer = town.identity.check_second_factor(&clerk, wrong(&secret), &elsewhere).await;
        assert!(matches!(answer, Err(IdentityError::WrongCode)));
        let right = secret.code(now());
        let failed = town.identity.check_second_factor(&clerk, &right, &known).await.unwrap();
        assert_eq!(failed, tried + 1, "the owner is told");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_networks_that_try_codes_are_stopped_together_and_a_known_browser_is_not() {
    for town in Town::each(&[]).await {
        let clerk = town.new_staff("clerk", Role::Clerk, "kaemmerei").await;
        let secret = town.authenticator(&clerk).await;
        let known = completely_signed_in(&town, "clerk", &secret).await;
        let codes = town.identity.renew_recovery_codes(&clerk).await.unwrap();
        let mut tried = 0;
        for bot in 0..100 {
            let bot = somewhere(&format!("bot {bot}"));
            let answer = town.identity.check_second_factor(&clerk, wrong(&secret), &bot).await;
            tried += u32::from(!has_to_wait(&answer));
        }
        assert_eq!(tried, 51);
        let new = somewhere("new");
        let app = town.identity.check_second_factor(&clerk, &secret.code(now()), &new).await;
        assert!(has_to_wait(&app));
        town.identity.check_second_factor(&clerk, &secret.code(now()), &known).await.unwrap();
        town.identity.check_second_factor(&clerk, &codes[0], &new).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_known_browser_that_tries_codes_is_stopped_too() {
    for town in Town::each(&[]).await {
        let clerk = town.new_staff("clerk", Role::Clerk, "kaemmerei").await;
        let secret = town.authenticator(&clerk).await;
        let known = completely_signed_in(&town, "clerk", &secret).await;
        assert_eq!(try_codes_until_stopped(&town, &clerk, wrong(&secret), &known).await, 6);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_app_is_set_up_only_with_a_code_that_it_shows() {
    for town in Town::each(&[]).await {
        let clerk = town.new_staff("clerk", Role::Clerk, "kaemmerei").await;
        let secret = AuthenticatorSecret::generate();
        let other = AuthenticatorSecret::generate().code(now());
        let wrong = town.identity.set_authenticator(&clerk, &secret, &other).await;
        assert!(matches!(wrong, Err(IdentityError::WrongCode)));
        assert!(town.identity.authenticator_since(&clerk).await.unwrap().is_none());

        let code = secret.code(now());
        town.identity.set_authenticator(&clerk, &secret, &code).await.unwrap();
        let replayed = town.identity.check_second_factor(&clerk, &code, &somewhere("home")).await;
        assert!(matches!(replayed, Err(IdentityError::WrongCode)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_secret_of_an_app_lies_sealed_in_the_database() {
    for town in Town::each(&[]).await {
        let clerk = town.new_staff("clerk", Role::Clerk, "kaemmerei").await;
        let other = town.new_staff("other", Role::Clerk, "kaemmerei").await;
        let secret = town.authenticator(&clerk).await;
        town.authenticator(&other).await;
        let db = town.identity.db();
        let rows: Vec<(Vec<u8>,)> = db.all("SELECT secret FROM authenticators", &[]).await.unwrap();
        let plain = secret.as_bytes();
        assert!(rows.iter().all(|(sealed,)| !sealed.windows(20).any(|window| window == plain)));

        // Moved to another person, it does not open.
        db.exec(
            "UPDATE authenticators SET secret = (SELECT secret FROM authenticators
                 ORDER BY person LIMIT 1)",
            &[],
        )
        .await
        .unwrap();
        let opened = [
            town.identity.authenticator_secret(&clerk).await,
            town.identity.authenticator_secret(&other).await,
        ];
        let refused = opened.iter().filter(|o| matches!(o, Err(IdentityError::Sealed))).count();
        assert_eq!(refused, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_keep_their_last_second_factor_and_everyone_the_last_way_in() {
    for town in Town::each(&[]).await {
        let clerk = town.staff("clerk", Role::Clerk, "kaemmerei").await;
        let removed = town.identity.remove_authenticator(&clerk).await;
        assert!(matches!(removed, Err(IdentityError::LastWayIn)));
        assert!(town.identity.authenticator_since(&clerk).await.unwrap().is_some());

        let linde = town.resident("linde").await;
        town.authenticator(&linde).await;
        town.identity.remove_authenticator(&linde).await.unwrap();
    }
}
