//! What the house asks: promises, public tables, public acts, checks, the interface's description.

use commons::{Capability, Day, capability::Measurement};
use serde_json::json;
use store::{Sql, params};

use crate::common::{PostTown, from_office, letter};

async fn measured(town: &PostTown, id: &str) -> Measurement {
    let promises = town.post.promises();
    let promise = promises.iter().find(|promise| promise.id == id).expect("such a promise");
    (promise.measure)().await.expect("measured")
}

async fn rows(town: &PostTown, slug: &str) -> Vec<Vec<serde_json::Value>> {
    let tables = town.post.public_tables();
    let table = tables.iter().find(|table| table.slug.as_str() == slug).expect("such a table");
    let rows = (table.rows)().await.expect("rows");
    assert!(rows.iter().all(|row| row.len() == table.columns.len()), "{slug}");
    rows
}

/// A letter that a clerk enters into the office's own case.
fn entered(seq: u64, door: &str) -> serde_json::Value {
    let mut letter = from_office(seq, "buergerservice");
    letter["door"] = json!(door);
    letter
}

#[tokio::test(flavor = "multi_thread")]
async fn promises_say_what_is_sealed_who_is_reached_and_how_long_answers_take() {
    for town in PostTown::each().await {
        town.town.office("kaemmerei").await;
        assert_eq!(measured(&town, "offices-reachable-encrypted").await.numerator.to_bits(), 0);
        assert!((measured(&town, "letters-encrypted").await.value() - 1.0).abs() < 1e-9);
        let nothing = Measurement::figure(None, vec![]);
        assert_eq!(measured(&town, "answer-days-online").await, nothing);
        town.found("buergerservice").await;
        let reached = measured(&town, "offices-reachable-encrypted").await;
        assert_eq!((reached.value().to_bits(), reached.missing.len()), (0.5_f64.to_bits(), 1));

        let anna = town.resident("anna").await;
        let clerk = town.clerk("clerk", "buergerservice").await;
        let case = anna.open_case("buergerservice").await;
        let path = format!("/cases/{case}/letters");
        clerk.post(&path, &from_office(2, "buergerservice")).await.good();
        clerk.post(&path, &entered(3, "paper")).await.good();
        clerk.post(&path, &from_office(4, "buergerservice")).await.good();
        let mut receipt = letter(5);
        receipt["silent"] = json!(true);
        anna.post(&path, &receipt).await.good();
        let db = town.post.db();
        let sql = "UPDATE post_letters SET day = day - $2 WHERE seq = $1";
        for (seq, days) in [(1, 20), (2, 17), (3, 16), (4, 2)] {
            db.exec(sql, params![seq, days]).await.expect("time went by");
        }
        let sealed = measured(&town, "letters-encrypted").await;
        assert_eq!(sealed.value().to_bits(), 0.75_f64.to_bits());
        assert_eq!(measured(&town, "answer-days-online").await.value().to_bits(), 3_f64.to_bits());
        let paper = measured(&town, "answer-days-paper").await;
        assert_eq!((paper.value().to_bits(), paper.missing.len()), (14_f64.to_bits(), 1));
        assert_eq!(measured(&town, "answer-days-counter").await, nothing);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_answer_to_a_letter_on_paper_is_counted_from_the_day_it_came() {
    for town in PostTown::each().await {
        let (_anna, clerk, case) = town.with_case().await;
        let path = format!("/cases/{case}/letters");
        clerk.post(&path, &from_office(2, "buergerservice")).await.good();
        for (seq, days_ago) in [(3, 8), (4, 2)] {
            let mut paper = entered(seq, "paper");
            paper["received"] = json!(Day::today().plus(-days_ago));
            clerk.post(&path, &paper).await.good();
        }
        clerk.post(&path, &from_office(5, "buergerservice")).await.good();
        let paper = measured(&town, "answer-days-paper").await;
        assert_eq!(paper.value().to_bits(), 8_f64.to_bits());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_of_answers_says_nothing_about_few_people() {
    for town in PostTown::each().await {
        let (anna, clerk, case) = town.with_case().await;
        let path = format!("/cases/{case}/letters");
        clerk.post(&path, &from_office(2, "buergerservice")).await.good();
        let few = rows(&town, "post-antwortzeiten").await;
        assert_eq!(few.len(), 1);
        assert_eq!(few[0][..2], [json!("buergerservice"), json!("online")]);
        assert_eq!(few[0][3..], [json!(null), json!(null)]);
        for seq in (3..11).step_by(2) {
            anna.post(&path, &letter(seq)).await.good();
            clerk.post(&path, &from_office(seq + 1, "buergerservice")).await.good();
        }
        let enough = rows(&town, "post-antwortzeiten").await;
        assert_eq!(enough[0][3..], [json!(5), json!(0.0)]);
        let keys = rows(&town, "post-amtsschluessel").await;
        assert_eq!(keys[0][..2], [json!("buergerservice"), json!(1)]);
        assert_eq!(rows(&town, "post-amtsmitglieder").await.len(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keyset_that_was_changed_in_the_database_no_longer_fits_the_record() {
    for town in PostTown::each().await {
        town.found("buergerservice").await;
        let anna = town.resident("anna").await;
        let acts = async || (town.post.public_acts().expect("a list"))().await.expect("listed");
        let fit = async || {
            let mut fitting = 0;
            for act in acts().await {
                let entries = town.post.record().entries_about(&act.subject).await.unwrap();
                let entry = entries.last().expect("an entry");
                assert!(act.kinds.contains(&entry.statement.kind.as_str()));
                let opening = town.post.record().opening(entry.index).await.unwrap().unwrap();
                fitting += usize::from(act.sha256 == Some(opening.digest));
            }
            fitting
        };
        assert_eq!((acts().await.len(), fit().await), (2, 2));
        let other = anna.keys.next().keyset(&anna.party(), None);
        let sql = "UPDATE post_keysets SET jws = $2 WHERE party = $1";
        town.post.db().exec(sql, params![anna.party(), other]).await.expect("swapped");
        assert_eq!(fit().await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_house_is_told_what_is_wrong_and_where_to_look() {
    for town in PostTown::each().await {
        let checks = town.post.checks().await;
        let codes: Vec<_> = checks.iter().map(|check| check.code).collect();
        let all = ["post-offices-reachable", "post-renewals-due", "post-inbound-waiting"];
        assert_eq!(codes, all);
        assert_eq!(checks[0].state, commons::capability::Health::Warning);
        town.found("buergerservice").await;
        assert_eq!(town.post.checks().await[0].state, commons::capability::Health::Good);
        let documents = (town.post.search().expect("a list"))().await.expect("documents");
        assert_eq!(documents[0].path, "/post/offices/buergerservice");
        let paths = town.post.api();
        assert!(paths.as_object().is_some_and(|paths| paths.len() > 40));
        for (path, methods) in paths.as_object().unwrap() {
            for (method, said) in methods.as_object().unwrap() {
                assert!(said["summary"].is_string(), "{method} {path}");
                assert!(said["responses"]["default"].is_object(), "{method} {path}");
            }
        }
    }
}
