//! News by mail, beside a real mail server.

use commons::Capability;
use post::{
    MailError, PostConfig,
    mail::sink::{Mood, Sink},
};
use serde_json::{Value, json};
use store::{Sql, params};

use crate::common::{Client, PostTown, from_office};

const OFFICE: &str = "buergerservice";
const MAIL: &str = "anna@dorf.example";

/// Each town with a mail server of its own.
async fn towns() -> (Sink, Vec<PostTown>) {
    let sink = Sink::open().await;
    let config = PostConfig { mail: Some(sink.config()), ..PostConfig::default() };
    (sink, PostTown::each_with(config).await)
}

/// What the newest mail says.
fn newest(sink: &Sink) -> String {
    sink.taken().last().expect("a mail").text()
}

/// The path and token of the link in the newest mail.
fn link(sink: &Sink) -> String {
    let text = newest(sink);
    let (_, rest) = text.split_once("http://localhost:8080").expect("a link");
    rest.split_whitespace().next().unwrap().to_owned()
}

async fn confirm(town: &PostTown, link: &str) -> u16 {
    let (_, token) = link.split_once('?').unwrap();
    town.page("POST", "/post/notices/confirm", token).await.status
}

/// Runs every waiting job that tells people; the first failure's code.
async fn tell(town: &PostTown) -> Option<&'static str> {
    let job = Capability::jobs(&town.post).into_iter().find(|it| it.kind == "post.tell").unwrap();
    let waiting = "SELECT payload FROM jobs WHERE kind = 'post.tell' ORDER BY due_at, id";
    let waiting: Vec<(Value,)> = town.post.db().all(waiting, params![]).await.unwrap();
    assert!(!waiting.is_empty());
    for (payload,) in waiting {
        if let Err(failure) = (job.run)(payload).await {
            return Some(failure.explain().code());
        }
    }
    None
}

async fn wants(client: &Client, email: Value) -> crate::common::Answer {
    client.send("PUT", "/notice", &json!({ "email": email })).await
}

#[tokio::test(flavor = "multi_thread")]
async fn news_go_to_a_confirmed_address_once_a_day_and_say_nothing() {
    let (sink, towns) = towns().await;
    for town in towns {
        town.found(OFFICE).await;
        let (anna, clerk) = (town.resident("anna").await, town.clerk("clerk", OFFICE).await);
        let before = sink.taken().len();
        wants(&anna, json!(MAIL)).await.good();
        let link = link(&sink);
        assert_eq!(sink.taken().last().unwrap().to, [MAIL]);
        assert_eq!(
            anna.get("/me").await.good()["notice"],
            json!({ "email": MAIL, "confirmed": false })
        );
        let case = anna.open_case(OFFICE).await;
        let answer = from_office(2, OFFICE);
        clerk.post(&format!("/cases/{case}/letters"), &answer).await.good();
        assert_eq!(tell(&town).await, None);
        assert_eq!(sink.taken().len(), before + 1, "nothing before it is confirmed");

        let page = town.page("GET", &link, "").await;
        assert!(page.status == 200 && String::from_utf8_lossy(&page.body).contains("<form"));
        assert_eq!(anna.get("/me").await.good()["notice"]["confirmed"], json!(false));
        assert_eq!(confirm(&town, &link).await, 200);
        assert_eq!(confirm(&town, &link).await, 410, "a link works once");
        assert_eq!(tell(&town).await, None);
        assert_eq!(tell(&town).await, None);
        assert_eq!(sink.taken().len(), before + 2, "once a day");
        let said = newest(&sink);
        assert!(said.contains("You have post") && said.contains("Sie haben Post"), "{said}");
        for secret in [case.as_str(), OFFICE, "clerk", "anna", answer["id"].as_str().unwrap()] {
            assert!(!said.contains(secret), "{secret} in {said}");
        }
        let yesterday = "UPDATE post_notices SET told_day = told_day - 1";
        town.post.db().exec(yesterday, params![]).await.unwrap();
        assert_eq!(tell(&town).await, None);
        assert_eq!(sink.taken().len(), before + 3);

        wants(&anna, json!(null)).await.good();
        assert_eq!(tell(&town).await, None);
        assert_eq!(sink.taken().len(), before + 3);
        assert_eq!(anna.get("/me").await.good()["notice"], json!(null));
        later(&town).await;
        wants(&anna, json!(null)).await.good();
        assert_eq!(town.count("post_notices").await, 0);
    }
}

/// A quarter of an hour goes by.
async fn later(town: &PostTown) {
    let old = "UPDATE post_notices SET created_at = created_at - $1";
    town.post.db().exec(old, params![15 * 60_000_000_i64]).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn nobodys_mailbox_is_filled_with_links_by_ending_the_news_in_between() {
    let (sink, towns) = towns().await;
    for town in towns {
        let anna = town.resident("anna").await;
        let before = sink.taken().len();
        for victim in ["eins@dorf.example", "zwei@dorf.example", "drei@dorf.example"] {
            wants(&anna, json!(victim)).await;
            wants(&anna, json!(null)).await.good();
        }
        assert_eq!(sink.taken().len(), before + 1);
        let kept = "SELECT email FROM post_notices";
        let kept: Vec<(String,)> = town.post.db().all(kept, params![]).await.unwrap();
        assert_eq!(kept, [(String::new(),)], "the address is forgotten");
        assert_eq!(anna.get("/me").await.good()["notice"], json!(null));
        later(&town).await;
        wants(&anna, json!(MAIL)).await.good();
        assert_eq!(sink.taken().len(), before + 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_wrote_the_letter_is_not_told_of_it() {
    let (sink, towns) = towns().await;
    for town in towns {
        town.found(OFFICE).await;
        let anna = town.resident("anna").await;
        wants(&anna, json!(MAIL)).await.good();
        assert_eq!(confirm(&town, &link(&sink)).await, 200);
        let before = sink.taken().len();
        anna.open_case(OFFICE).await;
        assert_eq!(tell(&town).await, None);
        assert_eq!(sink.taken().len(), before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_that_is_busy_is_asked_again() {
    let (sink, towns) = towns().await;
    for town in towns {
        town.found(OFFICE).await;
        let (anna, clerk) = (town.resident("anna").await, town.clerk("clerk", OFFICE).await);
        wants(&anna, json!(MAIL)).await.good();
        assert_eq!(confirm(&town, &link(&sink)).await, 200);
        let case = anna.open_case(OFFICE).await;
        clerk.post(&format!("/cases/{case}/letters"), &from_office(2, OFFICE)).await.good();
        let before = sink.taken().len();
        sink.set_mood(Mood::Busy);
        assert_eq!(tell(&town).await, Some("post-mail-unreachable"));
        sink.set_mood(Mood::Refusing);
        assert_eq!(tell(&town).await, None, "who is refused for good is not tried for ever");
        sink.set_mood(Mood::Willing);
        assert_eq!(tell(&town).await, None);
        assert_eq!(sink.taken().len(), before + 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_cannot_be_used_changes_nothing() {
    let (sink, towns) = towns().await;
    for town in towns {
        let anna = town.resident("anna").await;
        for address in ["", "anna", "a@b\r\nBcc: c@d.example"] {
            wants(&anna, json!(address)).await.refused(400, "post-mail-address");
        }
        sink.set_mood(Mood::Refusing);
        wants(&anna, json!(MAIL)).await.refused(502, "post-mail-refused");
        assert_eq!(anna.get("/me").await.good()["notice"], json!(null));
        sink.set_mood(Mood::Willing);
        wants(&anna, json!(MAIL)).await.good();
        wants(&anna, json!("other@dorf.example")).await.refused(429, "post-notice-too-soon");
        let old = "UPDATE post_notices SET created_at = created_at - $1";
        let eight_days = 8 * 24 * 3_600_000_000_i64;
        town.post.db().exec(old, params![eight_days]).await.unwrap();
        assert_eq!(confirm(&town, &link(&sink)).await, 410, "the link is too old");
        assert_eq!(confirm(&town, "/?token=").await, 410);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_town_without_mail_says_so() {
    for town in PostTown::each().await {
        let anna = town.resident("anna").await;
        assert_eq!(anna.get("/me").await.good()["mail"], json!(false));
        wants(&anna, json!(MAIL)).await.refused(409, "post-mail-off");
        assert_eq!(MailError::Off.to_string(), "the town sends no mail");
    }
}
