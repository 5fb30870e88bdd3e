//! How things end: copies after their time, cases that nobody holds, people who are erased.

use commons::Capability;
use identity::Privacy;
use serde_json::{Value, json};
use store::{Sql, params};

use crate::common::{PostTown, b64u, from_office, letter};

#[tokio::test(flavor = "multi_thread")]
async fn after_its_time_the_office_s_copy_goes_and_the_person_s_stays() {
    for town in PostTown::each().await {
        town.found("buergerservice").await;
        let anna = town.resident("anna").await;
        let clerk = town.clerk("clerk", "buergerservice").await;
        let (old, open) =
            (anna.open_case("buergerservice").await, anna.open_case("buergerservice").await);
        let closed = json!({ "status": "closed" });
        clerk.post(&format!("/cases/{old}/status"), &closed).await.good();
        town.run("post.apply-retention").await;
        clerk.get(&format!("/cases/{old}")).await.good();
        let db = town.post.db();
        let sql = "INSERT INTO post_retention (office, days, basis) VALUES ($1, 30, '§ 1')";
        db.exec(sql, params!["buergerservice"]).await.expect("decided");
        let sql = "UPDATE post_cases SET closed_day = closed_day - 31 WHERE closed_day IS NOT NULL";
        db.exec(sql, params![]).await.expect("time went by");
        town.run("post.apply-retention").await;
        town.run("post.purge").await;
        clerk.get(&format!("/cases/{old}")).await.refused(404, "post-no-case");
        clerk.get(&format!("/cases/{open}")).await.good();
        anna.get(&format!("/cases/{old}?bodies=1")).await.good();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_nobody_holds_goes_with_everything_it_had() {
    for town in PostTown::each().await {
        town.found("buergerservice").await;
        let anna = town.resident("anna").await;
        let case = anna.open_case("buergerservice").await;
        let file = anna.upload(b"a sealed file", 5).await;
        let mut second = letter(2);
        second["attachments"] = json!([file]);
        anna.post(&format!("/cases/{case}/letters"), &second).await.good();
        anna.send("DELETE", &format!("/cases/{case}"), &Value::Null).await.good();
        town.run("post.purge").await;
        assert_eq!(town.count("post_cases").await, 1, "the office holds it");
        let sql = "UPDATE post_parties SET removed_at = 1";
        town.post.db().exec(sql, params![]).await.expect("removed");
        town.run("post.purge").await;
        for table in [
            "post_cases",
            "post_parties",
            "post_letters",
            "post_case_keys",
            "post_case_wraps",
            "post_attachments",
            "post_attachment_parts",
        ] {
            assert_eq!(town.count(table).await, 0, "{table}");
        }
        assert!(town.post.blobs().list().await.expect("listed").is_empty());
        assert_eq!(anna.get("/me").await.good()["quota"]["used"], 0);
    }
}

fn privacy(town: &PostTown) -> Privacy {
    let tables = town.post.tables().into_iter().map(|table| ("post", table));
    let others = identity::tables().into_iter().map(|table| ("identity", table));
    Privacy::new(town.town.identity.clone(), tables.chain(others).collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_s_export_names_their_letters_and_never_others() {
    for town in PostTown::each().await {
        town.found("buergerservice").await;
        let (anna, bert) = (town.resident("anna").await, town.resident("bert").await);
        let clerk = town.clerk("clerk", "buergerservice").await;
        let case = anna.open_case("buergerservice").await;
        bert.open_case("buergerservice").await;
        let letters = format!("/cases/{case}/letters");
        clerk.post(&letters, &from_office(2, "buergerservice")).await.good();
        let export = privacy(&town).export(anna.person.as_ref().unwrap()).await.expect("made");
        let rows = |name: &str| {
            export.data.iter().find(|table| table.name == name).expect("declared").rows.clone()
        };
        assert_eq!(rows("post_accounts")[0]["account"], json!(anna.account));
        assert_eq!((rows("post_letters").len(), rows("post_letters_received").len()), (1, 1));
        assert_eq!((rows("post_cases").len(), rows("post_wraps").len()), (1, 2));
        assert_eq!((rows("post_keysets").len(), rows("post_keysets_kept").len()), (0, 1));
        let text = serde_json::to_string(&export).expect("JSON");
        assert!(!text.contains(bert.account.as_str()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_erased_leaves_the_office_its_letters_and_no_trail_to_them() {
    for town in PostTown::each().await {
        let (anna, clerk, case) = town.with_case().await;
        let index = json!({ "revision": 1, "sealed": b64u("index") });
        anna.send("PUT", "/mailbox/index", &index).await.good();
        anna.upload(b"in no letter", 100).await;
        privacy(&town).erase(anna.person.as_ref().unwrap(), None).await.expect("erased");
        let seen = clerk.get(&format!("/cases/{case}?bodies=1")).await.good();
        assert!(seen["letters"][0]["sealed"].is_string());
        assert_eq!(
            seen["parties"],
            json!([{ "party": "office:buergerservice", "removed": false }])
        );
        let accounts = "SELECT COUNT(*) FROM post_accounts WHERE account = $1";
        let (left,): (u64,) = town.post.db().one(accounts, params![anna.account]).await.unwrap();
        assert_eq!(left, 0);
        for table in ["post_indexes", "post_drafts"] {
            assert_eq!(town.count(table).await, 0, "{table}");
        }
        let sql = "SELECT COUNT(*) FROM post_keysets WHERE party = $1";
        let keysets =
            async || town.post.db().one::<(u64,)>(sql, params![anna.party()]).await.unwrap().0;
        assert_eq!(keysets().await, 1, "the office can still check the signature");
        let sql = "UPDATE post_attachments SET created_at = 1";
        town.post.db().exec(sql, params![]).await.expect("time went by");
        town.run("post.expire-uploads").await;
        assert_eq!(town.count("post_attachments").await, 0);
        assert!(town.post.blobs().list().await.expect("listed").is_empty());

        // When the office's copy goes, nothing is left, and nothing opens the record's entry.
        let openings = town.count("record_openings").await;
        let sql = "UPDATE post_parties SET removed_at = 1";
        town.post.db().exec(sql, params![]).await.expect("removed");
        town.run("post.purge").await;
        assert_eq!((keysets().await, town.count("record_openings").await), (0, openings - 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_never_wrote_is_erased_with_their_keys() {
    for town in PostTown::each().await {
        let anna = town.resident("anna").await;
        assert_eq!(town.count("record_openings").await, 1);
        privacy(&town).erase(anna.person.as_ref().unwrap(), None).await.expect("erased");
        for table in ["post_accounts", "post_keysets", "post_wraps", "record_openings"] {
            assert_eq!(town.count(table).await, 0, "{table}");
        }
        assert_eq!(town.count("record_entries").await, 1, "the log is never changed");
    }
}
