//! Sessions end when they should.

use commons::Timestamp;
use store::{Sql, params};

use super::somewhere;
use crate::{
    Role, Stage,
    secrets::token_hash,
    sessions::Proof,
    testing::{PASSPHRASE, Town},
};

const HOUR: i64 = 60 * 60;

/// A session, as its browser knows it.
async fn session(town: &Town, name: &str) -> String {
    let home = somewhere("home");
    let signed_in = town.identity.sign_in_with_passphrase(name, PASSPHRASE, &home).await.unwrap();
    signed_in.session.as_str().to_owned()
}

async fn stage(town: &Town, token: &str) -> Option<Stage> {
    town.identity.visit(token).await.unwrap().map(|visit| visit.stage)
}

/// As if the session had begun, or been used, so many hours ago.
async fn age(town: &Town, token: &str, column: &str, hours: i64) {
    let then = Timestamp::from_second(Timestamp::now().as_second() - hours * HOUR).unwrap();
    let sql = format!("UPDATE sessions SET {column} = $1 WHERE token_hash = $2");
    town.identity.db().exec(&sql, params![then, token_hash(token)]).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_after_idling_and_in_any_case() {
    for town in Town::each(&[]).await {
        town.resident("linde").await;
        let token = session(&town, "linde").await;
        age(&town, &token, "seen_at", 7 * 24 - 1).await;
        assert_eq!(stage(&town, &token).await, Some(Stage::Complete));
        age(&town, &token, "seen_at", 7 * 24).await;
        assert_eq!(stage(&town, &token).await, None);

        let token = session(&town, "linde").await;
        age(&town, &token, "created_at", 30 * 24).await;
        assert_eq!(stage(&town, &token).await, None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_of_staff_ends_sooner() {
    for town in Town::each(&[]).await {
        let clerk = town.staff("clerk", Role::Clerk, "kaemmerei").await;
        for (column, hours) in [("seen_at", 2), ("created_at", 12)] {
            let token = town.identity.begin_session(&clerk, Proof::TwoFactors, "", 0).await;
            let token = token.unwrap().as_str().to_owned();
            age(&town, &token, column, hours).await;
            assert_eq!(stage(&town, &token).await, None, "{column}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn using_a_session_keeps_it_from_idling() {
    for town in Town::each(&[]).await {
        town.resident("linde").await;
        let token = session(&town, "linde").await;
        age(&town, &token, "seen_at", 100).await;
        stage(&town, &token).await.unwrap();
        let sql = "SELECT seen_at FROM sessions WHERE token_hash = $1";
        let (seen,): (Timestamp,) =
            town.identity.db().one(sql, params![token_hash(&token)]).await.unwrap();
        assert!(Timestamp::now().duration_since(seen).as_secs() < HOUR);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_sign_in_has_a_session_of_its_own() {
    for town in Town::each(&[]).await {
        let linde = town.resident("linde").await;
        let (one, two) = (session(&town, "linde").await, session(&town, "linde").await);
        assert_ne!(one, two);
        let sessions = town.identity.sessions_of(&linde).await.unwrap();
        assert_eq!(sessions.len(), 2);
        assert_eq!(sessions[0].browser, "Firefox, Linux");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_does_not_hold_what_the_browser_holds() {
    for town in Town::each(&[]).await {
        town.resident("linde").await;
        let token = session(&town, "linde").await;
        let (hash, id): (String, String) =
            town.identity.db().one("SELECT token_hash, id FROM sessions", &[]).await.unwrap();
        assert!(hash != token && id != token);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn disabling_an_account_ends_its_sessions_at_once() {
    for town in Town::each(&[]).await {
        let linde = town.resident("linde").await;
        let token = session(&town, "linde").await;
        town.identity.disable(&linde, None).await.unwrap();
        assert_eq!(stage(&town, &token).await, None);
        town.identity.enable(&linde, None).await.unwrap();
        assert_eq!(stage(&town, &token).await, None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_ends_their_own_sessions_and_nobody_else_s() {
    for town in Town::each(&[]).await {
        let linde = town.resident("linde").await;
        let eiche = town.resident("eiche").await;
        let (first, second) = (session(&town, "linde").await, session(&town, "linde").await);
        let other = session(&town, "eiche").await;
        let visit = town.identity.visit(&first).await.unwrap().unwrap();

        town.identity.end_session(&eiche, &visit.session).await.unwrap();
        assert!(stage(&town, &first).await.is_some());
        assert_eq!(town.identity.end_other_sessions(&linde, &visit.session).await.unwrap(), 1);
        assert!(stage(&town, &first).await.is_some());
        assert!(stage(&town, &second).await.is_none());
        town.identity.end_session(&linde, &visit.session).await.unwrap();
        assert!(stage(&town, &first).await.is_none());
        assert!(stage(&town, &other).await.is_some());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invented_token_is_nobody() {
    for town in Town::each(&[]).await {
        town.resident("linde").await;
        session(&town, "linde").await;
        for token in ["", "invented", "' OR 1=1 --"] {
            assert_eq!(stage(&town, token).await, None);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resident_who_becomes_staff_needs_a_second_factor_in_the_same_session() {
    for town in Town::each(&[]).await {
        let linde = town.resident("linde").await;
        let token = session(&town, "linde").await;
        assert_eq!(stage(&town, &token).await, Some(Stage::Complete));
        let membership =
            crate::Membership { office: town.office("archiv").await, role: Role::Editor };
        town.identity.grant(&linde, &membership, None).await.unwrap();
        assert_eq!(stage(&town, &token).await, Some(Stage::Enrolment));
    }
}
