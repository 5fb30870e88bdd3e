//! Letters: in order, once, and never half.

use commons::{Day, Id};
use futures::future::join_all;
use post::PostConfig;
use serde_json::{Value, json};
use store::{Sql, params};

use crate::common::{PostTown, b64u, from_office, letter};

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_is_sent_again_is_kept_once() {
    for town in PostTown::each().await {
        town.found("buergerservice").await;
        let anna = town.resident("anna").await;
        let case = anna.open_case("buergerservice").await;
        let path = format!("/cases/{case}/letters");
        let second = letter(2);
        let first_time = anna.post(&path, &second).await;
        let second_time = anna.post(&path, &second).await;
        assert_eq!((first_time.status, second_time.status), (201, 200));
        assert_eq!(first_time.body, second_time.body);
        let mut changed = second.clone();
        changed["sealed"] = json!(b64u("something else"));
        anna.post(&path, &changed).await.refused(409, "post-taken");
        assert_eq!(town.count("post_letters").await, 2);
        assert_eq!(town.count("jobs").await, 2, "the news is told once");
        let at_once = letter(3);
        let twice = join_all((0..8).map(|_| anna.post(&path, &at_once))).await;
        assert!(twice.iter().all(|answer| answer.status <= 201), "all are told that it is kept");
        assert_eq!(town.count("post_letters").await, 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_second_is_told_which_letter_came_first() {
    for town in PostTown::each().await {
        town.found("buergerservice").await;
        let anna = town.resident("anna").await;
        let case = anna.open_case("buergerservice").await;
        let path = format!("/cases/{case}/letters");
        for seq in [0, 1, 3, u64::MAX >> 12] {
            let late = anna.post(&path, &letter(seq)).await;
            late.refused(409, "post-case-moved");
            assert_eq!(late.json()["last_seq"], 1);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_devices_that_write_at_once_exactly_one_has_each_number() {
    for town in PostTown::each().await {
        let (anna, clerk, case) = town.with_case().await;
        let path = format!("/cases/{case}/letters");
        for seq in 2..6 {
            let by_anna = join_all((0..8).map(|_| {
                let (letter, path, anna) = (letter(seq), &path, &anna);
                async move { anna.post(path, &letter).await }
            }));
            let by_clerk = join_all((0..8).map(|_| {
                let (letter, path, clerk) = (from_office(seq, "buergerservice"), &path, &clerk);
                async move { clerk.post(path, &letter).await }
            }));
            let (by_anna, by_clerk) = futures::join!(by_anna, by_clerk);
            let answers: Vec<_> = by_anna.into_iter().chain(by_clerk).collect();
            let kept = answers.iter().filter(|answer| answer.status == 201).count();
            assert_eq!(kept, 1, "letter {seq}");
            for late in answers.iter().filter(|answer| answer.status != 201) {
                late.refused(409, "post-case-moved");
                assert_eq!(late.json()["last_seq"], json!(seq));
            }
        }
        let seen = anna.get(&format!("/cases/{case}")).await.good();
        let numbers: Vec<_> =
            seen["letters"].as_array().unwrap().iter().map(|it| it["seq"].as_u64()).collect();
        assert_eq!(numbers, (1..6).map(Some).collect::<Vec<_>>());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_are_read_in_parts() {
    for town in PostTown::each().await {
        town.found("buergerservice").await;
        let anna = town.resident("anna").await;
        let case = anna.open_case("buergerservice").await;
        for seq in 2..8 {
            anna.post(&format!("/cases/{case}/letters"), &letter(seq)).await.good();
        }
        let numbers = async |query: &str| {
            let seen = anna.get(&format!("/cases/{case}?{query}")).await.good();
            let letters = seen["letters"].as_array().unwrap().clone();
            letters.iter().map(|it| it["seq"].as_u64().unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(numbers("after=2&limit=3").await, [3, 4, 5]);
        assert_eq!(numbers("after=6&limit=3").await, [7]);
        assert_eq!(numbers("after=7").await, Vec::<u64>::new());
        assert_eq!(numbers("limit=0").await, Vec::<u64>::new());
        assert_eq!(anna.get(&format!("/cases/{case}?limit=x")).await.status, 400);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_or_over_the_quota_is_refused_whole() {
    let config = PostConfig { quota: 12_000, ..PostConfig::default() };
    for town in PostTown::each_with(config).await {
        let (anna, clerk, case) = town.with_case().await;
        let path = format!("/cases/{case}/letters");
        let sized = |seq: u64, bytes: usize| {
            let mut letter = letter(seq);
            letter["sealed"] = json!(b64u(vec![7; bytes]));
            letter
        };
        anna.post(&path, &sized(2, 6000)).await.good();
        let full = anna.post(&path, &sized(3, 2000)).await;
        full.refused(413, "post-quota");
        assert_eq!(full.json()["limit"], 12_000);
        anna.post(&path, &sized(3, (1 << 20) + (64 << 10) + 1))
            .await
            .refused(413, "post-too-large");
        let huge = anna.post(&path, &sized(3, 6 << 20)).await;
        huge.refused(413, "post-too-large");
        let mut files = letter(3);
        files["attachments"] = json!((0..101).map(|_| Id::random()).collect::<Vec<_>>());
        anna.post(&path, &files).await.refused(400, "post-malformed");
        // Offices are not limited, and nothing was half-sent.
        let mut answer = sized(3, 5000);
        answer["from"] = json!("office:buergerservice");
        clerk.post(&path, &answer).await.good();
        assert_eq!(town.count("post_letters").await, 3);
        assert_eq!(anna.get("/me").await.good()["quota"]["used"], 4096 + 6000);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_an_office_enters_has_a_day_of_arrival_and_one_that_can_be() {
    for town in PostTown::each().await {
        let (anna, clerk, case) = town.with_case().await;
        let path = format!("/cases/{case}/letters");
        let arrived = |mut letter: Value, door: &str, days: i64| {
            letter["door"] = json!(door);
            letter["received"] = json!(Day::today().plus(days));
            letter
        };
        let by_office = || from_office(2, "buergerservice");
        anna.post(&path, &arrived(letter(2), "online", 0)).await.refused(400, "post-malformed");
        for door in ["online", "openpgp", "fit-connect"] {
            let written = clerk.post(&path, &arrived(by_office(), door, 0)).await;
            written.refused(400, "post-malformed");
            assert_eq!(written.json()["field"], "received");
        }
        for days in [1, -367] {
            clerk
                .post(&path, &arrived(by_office(), "paper", days))
                .await
                .refused(400, "post-received");
        }
        let mut when = by_office();
        when["door"] = json!("paper");
        when["received"] = json!("26.11.2026");
        clerk.post(&path, &when).await.refused(400, "post-malformed");
        assert_eq!(town.count("post_letters").await, 1, "nothing was kept");
        for (seq, door, days) in [(2, "paper", 0), (3, "counter", -366), (4, "phone", -7)] {
            let entered = arrived(from_office(seq, "buergerservice"), door, days);
            clerk.post(&path, &entered).await.good();
        }
        let sql = "SELECT received FROM post_letters WHERE seq = $1";
        let (day,): (Day,) = town.post.db().one(sql, params![4]).await.expect("kept");
        assert_eq!(day, Day::today().plus(-7));
    }
}
