//! The second factor: staff cannot do without, and a code works once.

use commons::Timestamp;
use store::Sql;

use super::somewhere;
use crate::{
    AuthenticatorSecret, IdentityError, Role, Stage,
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
        let after = town.identity.complete_session(&visit.session).await.unwrap();
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
        town.identity.check_second_factor(&clerk, &code).await.unwrap();
        let again = town.identity.check_second_factor(&clerk, &code).await;
        assert!(matches!(again, Err(IdentityError::WrongCode)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_used_twice_at_the_same_moment_works_once() {
    for town in Town::each(&[]).await {
        let clerk = town.new_staff("clerk", Role::Clerk, "kaemmerei").await;
        let code = town.authenticator(&clerk).await.code(now());
        let (one, two) = tokio::join!(
            town.identity.check_second_factor(&clerk, &code),
            town.identity.check_second_factor(&clerk, &code),
        );
        assert_eq!(i32::from(one.is_ok()) + i32::from(two.is_ok()), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_code_stands_in_for_the_app_once() {
    for town in Town::each(&[]).await {
        let clerk = town.staff("clerk", Role::Clerk, "kaemmerei").await;
        let codes = town.identity.renew_recovery_codes(&clerk).await.unwrap();
        town.identity.check_second_factor(&clerk, &codes[0]).await.unwrap();
        let again = town.identity.check_second_factor(&clerk, &codes[0]).await;
        assert!(matches!(again, Err(IdentityError::WrongCode)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_cannot_be_tried_out() {
    for town in Town::each(&[]).await {
        let clerk = town.new_staff("clerk", Role::Clerk, "kaemmerei").await;
        let secret = town.authenticator(&clerk).await;
        let right = secret.code(now());
        let wrong = if right == "000000" { "111111" } else { "000000" };
        for _ in 0..6 {
            let answer = town.identity.check_second_factor(&clerk, wrong).await;
            assert!(matches!(answer, Err(IdentityError::WrongCode)));
        }
        let answer = town.identity.check_second_factor(&clerk, &right).await;
        assert!(matches!(answer, Err(IdentityError::TooManyAttempts { .. })));
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
        let replayed = town.identity.check_second_factor(&clerk, &code).await;
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
