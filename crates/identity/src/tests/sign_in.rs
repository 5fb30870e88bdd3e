//! Guessing passphrases, and not being kept out by those who do.

use std::time::Duration;

use commons::Id;
use futures::future::join_all;
use store::{Sql, params};

use super::somewhere;
use crate::{
    Identity, IdentityError, PassphraseCost, Role,
    layer::Client,
    testing::{PASSPHRASE, Town},
};

/// Signs in and gives what the browser remembers.
async fn sign_in(town: &Town, name: &str, from: &Client) -> Result<Client, IdentityError> {
    let signed_in = town.identity.sign_in_with_passphrase(name, PASSPHRASE, from).await?;
    let device = signed_in.device.map(|token| token.as_str().to_owned());
    Ok(Client { device: device.or_else(|| from.device.clone()), ..from.clone() })
}

async fn guess(town: &Town, name: &str, from: &Client) -> IdentityError {
    let answer = town.identity.sign_in_with_passphrase(name, "eine falsche", from).await;
    answer.err().expect("the guess is wrong")
}

fn has_to_wait(error: &IdentityError) -> bool {
    matches!(error, IdentityError::TooManyAttempts { .. })
}

async fn guess_until_stopped(town: &Town, name: &str, from: &Client) {
    for _ in 0..100 {
        if has_to_wait(&guess(town, name, from).await) {
            return;
        }
    }
    panic!("nobody stopped the guesser");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_passphrase_and_an_unknown_name_get_the_same_answer() {
    for town in Town::each(&[]).await {
        town.resident("linde").await;
        let disabled = town.resident("eiche").await;
        town.identity.disable(&disabled, None).await.unwrap();
        let home = somewhere("home");
        assert!(matches!(guess(&town, "linde", &home).await, IdentityError::WrongSignIn));
        assert!(matches!(guess(&town, "nobody", &home).await, IdentityError::WrongSignIn));
        let right = sign_in(&town, "eiche", &home).await;
        assert!(matches!(right, Err(IdentityError::WrongSignIn)));
        // And they leave the same behind: both are counted on account, network and both.
        let (counted,): (i64,) =
            town.identity.db().one("SELECT COUNT(*) FROM attempts", &[]).await.unwrap();
        assert_eq!(counted, 3 * 2 + 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_attempts_say_nothing_about_who_and_where_to_who_reads_the_database() {
    for town in Town::each(&[]).await {
        guess(&town, "linde", &somewhere("192.0.2.0/24")).await;
        let keys: Vec<(String,)> =
            town.identity.db().all("SELECT key_hash FROM attempts", &[]).await.unwrap();
        assert!(keys.iter().all(|(key,)| key.len() == 64 && !key.contains("linde")));
        let plain = crate::secrets::token_hash("192.0.2.0/24");
        assert!(keys.iter().all(|(key,)| *key != plain));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guesser_is_stopped_and_the_owner_elsewhere_is_not() {
    for town in Town::each(&[]).await {
        town.resident("linde").await;
        guess_until_stopped(&town, "linde", &somewhere("attacker")).await;
        sign_in(&town, "linde", &somewhere("home")).await.unwrap();
        assert!(has_to_wait(&guess(&town, "linde", &somewhere("attacker")).await));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_botnet_that_guesses_from_everywhere_cannot_lock_the_owner_out() {
    for town in Town::each(&[]).await {
        town.resident("linde").await;
        for bot in 0..300 {
            guess(&town, "linde", &somewhere(&format!("bot {bot}"))).await;
        }
        sign_in(&town, "linde", &somewhere("home")).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_known_browser_gets_in_beside_a_guesser_in_the_same_network() {
    for town in Town::each(&[]).await {
        town.resident("linde").await;
        let owner = sign_in(&town, "linde", &somewhere("school")).await.unwrap();
        guess_until_stopped(&town, "linde", &somewhere("school")).await;
        let stranger = sign_in(&town, "linde", &somewhere("school")).await;
        assert!(has_to_wait(&stranger.err().unwrap()));
        sign_in(&town, "linde", &owner).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_known_browser_that_guesses_is_stopped_too() {
    for town in Town::each(&[]).await {
        town.resident("linde").await;
        let owner = sign_in(&town, "linde", &somewhere("home")).await.unwrap();
        guess_until_stopped(&town, "linde", &owner).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_s_own_browser_is_no_key_to_another_account() {
    for town in Town::each(&[]).await {
        town.resident("linde").await;
        town.resident("eiche").await;
        let attacker = sign_in(&town, "eiche", &somewhere("attacker")).await.unwrap();
        guess_until_stopped(&town, "linde", &attacker).await;
        let invented = Client { device: Some("invented".to_owned()), ..somewhere("attacker") };
        assert!(has_to_wait(&guess(&town, "linde", &invented).await));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_network_that_tries_many_accounts_is_stopped() {
    for town in Town::each(&[]).await {
        let attacker = somewhere("attacker");
        let mut tried = 0;
        while !has_to_wait(&guess(&town, &format!("resident-{tried}"), &attacker).await) {
            tried += 1;
        }
        assert_eq!(tried, 51);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_to_one_s_own_account_in_between_does_not_buy_guesses() {
    for town in Town::each(&[]).await {
        town.resident("eiche").await;
        let mut attacker = somewhere("attacker");
        for account in 0..51 {
            guess(&town, &format!("resident-{account}"), &attacker).await;
            attacker = match sign_in(&town, "eiche", &attacker).await {
                Ok(attacker) => attacker,
                Err(_) => break,
            };
        }
        assert!(has_to_wait(&guess(&town, "resident-99", &attacker).await));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_at_the_same_moment_are_all_counted() {
    for town in Town::each(&[]).await {
        town.resident("linde").await;
        let attacker = somewhere("attacker");
        let guesses = join_all((0..40).map(|_| guess(&town, "linde", &attacker))).await;
        assert_eq!(guesses.iter().filter(|error| !has_to_wait(error)).count(), 6);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_while_one_has_to_wait_does_not_lengthen_the_wait() {
    for town in Town::each(&[]).await {
        let attacker = somewhere("attacker");
        guess_until_stopped(&town, "linde", &attacker).await;
        for _ in 0..20 {
            match guess(&town, "linde", &attacker).await {
                IdentityError::TooManyAttempts { wait } => {
                    assert!(wait <= Duration::from_secs(30));
                }
                other => panic!("{other}"),
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_owner_is_told_how_often_somebody_failed() {
    for town in Town::each(&[]).await {
        town.resident("linde").await;
        for bot in 0..3 {
            guess(&town, "linde", &somewhere(&format!("bot {bot}"))).await;
        }
        let signed_in = town
            .identity
            .sign_in_with_passphrase("linde", PASSPHRASE, &somewhere("home"))
            .await
            .unwrap();
        let visit = town.identity.visit(signed_in.session.as_str()).await.unwrap().unwrap();
        assert_eq!(visit.failed_before, 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_code_lets_a_resident_in_once() {
    for town in Town::each(&[]).await {
        let linde = town.resident("linde").await;
        let codes = town.identity.renew_recovery_codes(&linde).await.unwrap();
        let home = somewhere("home");
        let code = codes[3].to_uppercase().replace('-', " ");
        town.identity.sign_in_with_recovery_code("linde", &code, &home).await.unwrap();
        let again = town.identity.sign_in_with_recovery_code("linde", &codes[3], &home).await;
        assert!(matches!(again, Err(IdentityError::WrongSignIn)));
        assert_eq!(town.identity.recovery_codes_left(&linde).await.unwrap(), 9);
        town.resident("eiche").await;
        let other = town.identity.sign_in_with_recovery_code("eiche", &codes[4], &home).await;
        assert!(matches!(other, Err(IdentityError::WrongSignIn)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn new_recovery_codes_replace_the_old_ones() {
    for town in Town::each(&[]).await {
        let linde = town.resident("linde").await;
        let old = town.identity.renew_recovery_codes(&linde).await.unwrap();
        town.identity.renew_recovery_codes(&linde).await.unwrap();
        let home = somewhere("home");
        let answer = town.identity.sign_in_with_recovery_code("linde", &old[0], &home).await;
        assert!(matches!(answer, Err(IdentityError::WrongSignIn)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_code_is_no_first_factor_for_staff() {
    for town in Town::each(&[]).await {
        let clerk = town.staff("clerk", Role::Clerk, "kaemmerei").await;
        let codes = town.identity.renew_recovery_codes(&clerk).await.unwrap();
        let home = somewhere("home");
        let answer = town.identity.sign_in_with_recovery_code("clerk", &codes[0], &home).await;
        assert!(matches!(answer, Err(IdentityError::WrongSignIn)));
        assert_eq!(town.identity.recovery_codes_left(&clerk).await.unwrap(), 10);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passphrase_is_hashed_anew_when_hashing_became_dearer() {
    for town in Town::each(&[]).await {
        let linde = town.resident("linde").await;
        let cost = PassphraseCost { iterations: 2, ..town.identity.config().passphrase_cost };
        let config =
            crate::IdentityConfig { passphrase_cost: cost, ..town.identity.config().clone() };
        let db = town.identity.db().clone();
        let dearer = Identity::new(db, town.identity.record().clone(), config).unwrap();
        let home = somewhere("home");
        dearer.sign_in_with_passphrase("linde", PASSPHRASE, &home).await.unwrap();
        let hash = dearer.passphrase_hash(&linde).await.unwrap().unwrap();
        assert!(hash.contains("t=2"), "{hash}");
        town.identity.sign_in_with_passphrase("linde", PASSPHRASE, &home).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_longer_counts_is_deleted() {
    for town in Town::each(&[]).await {
        guess(&town, "linde", &somewhere("home")).await;
        let db = town.identity.db();
        db.exec("UPDATE attempts SET last_at = $1", params![0]).await.unwrap();
        let linde = town.resident("linde").await;
        town.signed_in(&linde).await;
        db.exec("UPDATE sessions SET created_at = 0", &[]).await.unwrap();
        town.identity.remember_ceremony("browser", "kind", &1).await.unwrap();
        db.exec("UPDATE ceremonies SET expires_at = 0", &[]).await.unwrap();
        town.identity.forget_expired().await.unwrap();
        for table in ["attempts", "sessions", "ceremonies"] {
            let sql = format!("SELECT COUNT(*) FROM {table}");
            assert_eq!(db.one::<(i64,)>(&sql, &[]).await.unwrap(), (0,), "{table}");
        }
        assert!(town.identity.person(&Id::from("nobody")).await.unwrap().is_none());
    }
}
