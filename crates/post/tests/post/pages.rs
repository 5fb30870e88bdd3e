//! The mailbox's page, before its program runs.

use crate::common::{Answer, Client, PostTown};

const PAGES: [&str; 5] =
    ["/post", "/post/new?to=bauamt", "/post/cases/abc", "/post/keys", "/post/office/bauamt/team"];

/// Asks as a browser does that shows a page.
async fn page(client: &Client, path: &str) -> Answer {
    client.ask_page("GET", path, &[("accept", "text/html")], Vec::new()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mailbox_is_one_page_that_may_run_web_assembly_and_nothing_else() {
    for town in PostTown::each().await {
        let anna = town.newcomer("anna").await;
        for path in PAGES {
            let answer = page(&anna, path).await;
            assert_eq!(answer.status, 200, "{path}");
            let policy = answer.header("content-security-policy");
            assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';"), "{policy}");
            assert_eq!(policy.matches("unsafe").count(), 1, "{policy}");
            let page = String::from_utf8(answer.body).unwrap();
            assert!(page.contains(ui::asset("post.js")) && page.contains(ui::asset("post.css")));
        }
        let policy = page(&anna, "/post/protects").await;
        assert!(!policy.header("content-security-policy").contains("unsafe"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_no_script_is_shown_the_other_doors_in_both_languages() {
    for town in PostTown::each().await {
        let anna = town.newcomer("anna").await;
        for (lang, doors) in [
            ("de", ["Papier", "Schalter", "Rufen Sie an"]),
            ("en", ["paper", "counter", "Call by telephone"]),
        ] {
            let answer = page(&anna, &format!("/post?lang={lang}")).await;
            let page = String::from_utf8(answer.body).unwrap();
            let (_, without_script) = page.split_once("<noscript>").expect("a notice");
            let (notice, _) = without_script.split_once("</noscript>").expect("its end");
            assert!(doors.iter().all(|door| notice.contains(door)), "{notice}");
            assert!(!notice.contains("post-app-"), "a text is missing: {notice}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_asks_to_sign_in_and_a_guest_s_page_does_not() {
    for town in PostTown::each().await {
        let stranger = town.stranger().await;
        let answer = page(&stranger, "/post/cases/abc?as=bauamt").await;
        assert_eq!(answer.status, 303);
        assert_eq!(answer.header("location"), "/sign-in?next=/post/cases/abc%3Fas%3Dbauamt");
        let answer = page(&stranger, "/post/reply/g7").await;
        assert_eq!(answer.status, 200);
        assert!(String::from_utf8(answer.body).unwrap().contains("data-guest=\"g7\""));
    }
}
