//! Signing in with another provider's account, through the pages and with a real provider.

use axum::http::header;
use store::Sql;

use crate::tests::{
    browser::{Answer, Browser},
    providers::{ALICE, Provider, visit_provider},
};

/// Goes where the page leads, fills in the provider's form and comes back.
async fn there_and_back(browser: &mut Browser, left: &Answer) -> Answer {
    assert_eq!(left.status.as_u16(), 200, "{}", left.body);
    let refresh = left.headers[header::REFRESH].to_str().unwrap();
    let url = refresh.strip_prefix("0;url=").unwrap();
    assert!(left.body.contains(&format!("href=\"{}\"", url.replace('&', "&amp;"))));
    let query = visit_provider(url, &ALICE).await;
    browser.get(&format!("/sign-in/with/test/callback?{query}")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newcomer_from_a_provider_makes_an_account_and_comes_in_again_with_one_press() {
    for town in Provider::start().await.towns(|_| {}).await {
        let mut browser = Browser::new(&town);
        assert!(browser.get("/sign-in").await.body.contains("Continue with Test provider"));
        let left = browser.post("/sign-in/with/test", &[]).await;
        let back = there_and_back(&mut browser, &left).await;
        back.leads_to("/sign-in/with/test/new");
        browser.get("/sign-in/with/test/new").await.is(200);
        browser.post("/sign-in/with/test/new", &[("user_name", "x")]).await.is(422);
        let made = browser.post("/sign-in/with/test/new", &[("user_name", "linde")]).await;
        made.leads_to("/account");
        assert!(browser.get("/account").await.body.contains("linde"));

        let mut elsewhere = Browser::new(&town);
        let left = elsewhere.post("/sign-in/with/test", &[("next", "/offices")]).await;
        there_and_back(&mut elsewhere, &left).await.leads_to("/offices");
        elsewhere.get("/account").await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resident_links_a_provider_confirms_with_it_and_unlinks_it() {
    for town in Provider::start().await.towns(|_| {}).await {
        let linde = town.resident("linde").await;
        let mut browser = Browser::of(&town, &linde).await;
        let left = browser.post("/account/providers/test/link", &[]).await;
        let back = there_and_back(&mut browser, &left).await;
        back.leads_to("/account?done=provider-linked");
        assert!(browser.get("/account").await.body.contains("Test provider, linked on"));

        town.identity.db().exec("UPDATE sessions SET confirmed_at = 0", &[]).await.unwrap();
        let page = "/account/confirm?next=/account/erase";
        assert!(browser.get(page).await.body.contains("Confirm with Test provider"));
        let next = [("next", "/account/passphrase")];
        let left = browser.post("/account/confirm/with/test", &next).await;
        there_and_back(&mut browser, &left).await.leads_to("/account/passphrase");
        browser.get("/account/passphrase").await.is(200);

        let unlinked = browser.post("/account/providers/test/unlink", &[]).await;
        unlinked.leads_to("/account?done=provider-unlinked");
        assert!(town.identity.ways_in(&linde).await.unwrap().providers.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_belongs_to_another_browser_links_and_confirms_nothing() {
    for town in Provider::start().await.towns(|_| {}).await {
        let (linde, eiche) = (town.resident("linde").await, town.resident("eiche").await);
        let mut browser = Browser::of(&town, &linde).await;
        let left = browser.post("/account/providers/test/link", &[]).await;
        let mut victim = Browser::of(&town, &eiche).await;
        let ceremony = browser.cookies["__Host-ceremony"].clone();
        victim.cookies.insert("__Host-ceremony".to_owned(), ceremony);
        there_and_back(&mut victim, &left).await.is(401);
        for person in [&linde, &eiche] {
            assert!(town.identity.ways_in(person).await.unwrap().providers.is_empty());
        }
    }
}
