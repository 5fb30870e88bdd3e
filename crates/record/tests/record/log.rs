//! The log in the database, on both databases: acts, entries, proofs.

use crate::common::{ORIGIN, Town, act, content, making, thing};
use futures::future::join_all;
use record::{
    Act, Filter, NoteKey, Opening, Record, RecordError, hash_leaf, verify_consistency,
    verify_inclusion,
};
use sha2::{Digest, Sha256};
use store::{Database, Sql, params};

async fn count(db: &Database, table: &str) -> i64 {
    db.one::<(i64,)>(&format!("SELECT COUNT(*) FROM {table}"), &[]).await.unwrap().0
}

/// Every entry is proved to be in the tree of the newest checkpoint, which the town signed.
async fn assert_whole(record: &Record) {
    let (checkpoint, _) = record.checkpoint().await.unwrap();
    assert!(checkpoint.signed_by(record.verifier()).unwrap().is_some());
    let size = checkpoint.checkpoint.size;
    for index in 0..size {
        let leaf = record.entry(index).await.unwrap().statement.to_leaf().unwrap();
        let path = record.inclusion_proof(index, size).await.unwrap();
        verify_inclusion(hash_leaf(&leaf), index, size, &path, &checkpoint.checkpoint.root)
            .unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_is_written_signed_and_can_be_opened() {
    for town in Town::each().await {
        let receipt = town.record.append(making(1)).await.unwrap();
        assert_eq!(receipt.index, 0);
        assert_eq!(count(&town.test.db, "things").await, 1);
        let entry = town.record.entry(0).await.unwrap();
        assert_eq!(entry.statement.kind, "thing-made");
        assert_eq!(entry.statement.subject, thing(1));
        let opening = entry.opening.unwrap();
        assert!(opening.opens(&entry.statement));
        assert_eq!(opening.digest[..], Sha256::digest(content(1))[..]);
        assert_whole(&town.record).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_can_know_the_place_of_its_entry() {
    for town in Town::each().await {
        let knowing = |n: u64| {
            act(n).write_once_with_entry(
                "INSERT INTO things (slug, version) VALUES ($1, $2)",
                params![thing(n).slug],
            )
        };
        // The second of the same name is refused, so that all are done once more.
        let outcomes = join_all(
            [knowing(1), act(2), knowing(1), knowing(3)].map(|act| town.record.append(act)),
        );
        let done: Vec<_> = outcomes.await.into_iter().flatten().map(|it| it.index).collect();
        assert_eq!(done.len(), 3);
        let sql = "SELECT slug, version FROM things ORDER BY slug";
        let rows: Vec<(String, u64)> = town.test.db.all(sql, &[]).await.unwrap();
        for (slug, version) in rows {
            let entry = town.record.entry(version).await.unwrap();
            assert_eq!(entry.statement.subject.slug.as_str(), slug);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_record_has_a_signed_checkpoint() {
    for town in Town::each().await {
        let (checkpoint, _) = town.record.checkpoint().await.unwrap();
        assert_eq!(checkpoint.checkpoint.size, 0);
        assert!(checkpoint.signed_by(town.key.verifier()).unwrap().is_some());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_that_no_longer_applies_leaves_nothing_and_its_neighbours_stand() {
    for town in Town::each().await {
        let acts = (0..300).map(|n| town.record.append(making(n % 100)));
        let outcomes = join_all(acts).await;
        let refused = outcomes.iter().filter(|o| matches!(o, Err(RecordError::Refused))).count();
        let mut done: Vec<_> = outcomes.iter().flatten().map(|r| r.index).collect();
        done.sort_unstable();
        assert_eq!((refused, done), (200, (0..100).collect()));
        assert_eq!(count(&town.test.db, "things").await, 100);
        assert_eq!(count(&town.test.db, "record_entries").await, 100);
        assert_eq!(count(&town.test.db, "record_openings").await, 100);
        assert_whole(&town.record).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_is_undone_whole_when_a_later_statement_of_it_fails() {
    for town in Town::each().await {
        let broken = making(1).write("INSERT INTO things (slug) VALUES ('half')", &[]);
        let outcome = town.record.append(broken).await;
        assert!(matches!(outcome, Err(RecordError::Store(_))), "{outcome:?}");
        assert_eq!(count(&town.test.db, "things").await, 0);
        assert_eq!(count(&town.test.db, "record_entries").await, 0);
        let after = town.record.append(making(1)).await.unwrap();
        assert_eq!(after.index, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn acts_that_belong_together_are_all_done_or_none_of_them() {
    for town in Town::each().await {
        let receipts = town.record.append_together(vec![making(1), making(2)]).await.unwrap();
        assert_eq!(receipts.iter().map(|it| it.index).collect::<Vec<_>>(), [0, 1]);
        let half = vec![making(3), making(1)];
        let late = vec![making(4), act(4).correcting(99)];
        let (half, late, whole) = tokio::join!(
            town.record.append_together(half),
            town.record.append_together(late),
            town.record.append_together(vec![making(5), making(6)]),
        );
        assert!(matches!(half, Err(RecordError::Refused)), "{half:?}");
        assert!(matches!(late, Err(RecordError::NoEntry(99))), "{late:?}");
        assert_eq!(whole.unwrap().len(), 2);
        assert_eq!(count(&town.test.db, "things").await, 4);
        assert_eq!(count(&town.test.db, "record_entries").await, 4);
        assert_whole(&town.record).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_programs_append_to_one_record_without_a_gap() {
    for town in Town::each().await {
        let other = match town.test.db.sqlite_path() {
            Some(path) => Database::open(&format!("sqlite:{}", path.display())).await.unwrap(),
            None => town.test.db.clone(),
        };
        let other = Record::open(other, town.key.clone(), ORIGIN).await.unwrap();
        let both = [&town.record, &other];
        let acts = (0..600_usize).map(|n| both[n % 2].append(act(n as u64)));
        let mut indices: Vec<_> =
            join_all(acts).await.into_iter().map(|outcome| outcome.unwrap().index).collect();
        indices.sort_unstable();
        assert_eq!(indices, (0..600).collect::<Vec<_>>());
        assert_whole(&other).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_goes_on_where_it_stopped() {
    for town in Town::each().await {
        town.fill(300).await;
        let (before, _) = town.record.checkpoint().await.unwrap();
        let again = Record::open(town.test.db.clone(), town.key.clone(), ORIGIN).await.unwrap();
        assert_eq!(again.append(act(300)).await.unwrap().index, 300);
        let (after, _) = again.checkpoint().await.unwrap();
        let (old, new) = (&before.checkpoint, &after.checkpoint);
        let proof = again.consistency_proof(old.size, new.size).await.unwrap();
        verify_consistency((old.size, &old.root), (new.size, &new.root), &proof).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_is_opened_with_its_own_name_and_key_only() {
    for town in Town::each().await {
        let other_key = NoteKey::generate(ORIGIN).unwrap();
        let opened = Record::open(town.test.db.clone(), other_key, ORIGIN).await;
        assert!(matches!(opened, Err(RecordError::OtherKey)));
        let other_name = NoteKey::generate("dorf.example/record").unwrap();
        let opened =
            Record::open(town.test.db.clone(), other_name.clone(), "dorf.example/record").await;
        assert!(matches!(opened, Err(RecordError::OtherOrigin { .. })));
        let opened = Record::open(town.test.db.clone(), other_name, ORIGIN).await;
        assert!(matches!(opened, Err(RecordError::OtherOrigin { .. })));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn damaged_tiles_are_not_built_upon() {
    for town in Town::each().await {
        town.fill(5).await;
        let sql = "UPDATE record_tiles SET hashes = $1";
        town.test.db.exec(sql, params![vec![7_u8; 5 * 32]]).await.unwrap();
        let again = Record::open(town.test.db.clone(), town.key.clone(), ORIGIN).await.unwrap();
        assert!(matches!(again.append(act(5)).await, Err(RecordError::Store(_))));
        assert_eq!(count(&town.test.db, "record_entries").await, 5);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn entries_are_found_by_subject_and_listed_newest_first() {
    for town in Town::each().await {
        for version in 1..=3 {
            let subject = thing(1).at(version);
            town.record.append(Act::new("thing-changed", subject, vec![])).await.unwrap();
        }
        town.record.append(making(2)).await.unwrap();
        let all = town.record.entries_about(&thing(1)).await.unwrap();
        assert_eq!(all.iter().map(|e| e.index).collect::<Vec<_>>(), [0, 1, 2]);
        let second = town.record.entries_about(&thing(1).at(2)).await.unwrap();
        assert_eq!(second.iter().map(|e| e.index).collect::<Vec<_>>(), [1]);

        let page = town.record.entries(&Filter::default(), 1, 2).await.unwrap();
        assert_eq!(page.entries.iter().map(|e| e.index).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(page.total, 4);
        let filter = Filter {
            kind: Some("thing-changed".to_owned()),
            subject_kind: Some("thing".to_owned()),
            slug: Some("thing-1".to_owned()),
        };
        let page = town.record.entries(&filter, 0, 10).await.unwrap();
        assert_eq!((page.entries.len(), page.total), (3, 3));
        assert_eq!(town.record.kinds().await.unwrap(), ["thing-changed", "thing-made"]);
        assert!(matches!(town.record.entry(4).await, Err(RecordError::NoEntry(4))));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_names_an_earlier_entry() {
    for town in Town::each().await {
        town.record.append(act(1)).await.unwrap();
        let receipt = town.record.append(act(1).correcting(0)).await.unwrap();
        let entry = town.record.entry(receipt.index).await.unwrap();
        assert_eq!(entry.statement.correction_of, Some(0));
        let outcome = town.record.append(act(1).correcting(2)).await;
        assert!(matches!(outcome, Err(RecordError::NoEntry(2))));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unopened_entry_shows_its_opening_to_nobody_but_who_may_see_the_content() {
    for town in Town::each().await {
        town.record.append(act(1).unopened()).await.unwrap();
        let entry = town.record.entry(0).await.unwrap();
        assert_eq!(entry.opening, None);
        let opening: Opening = town.record.opening(0).await.unwrap().unwrap();
        assert!(opening.opens(&entry.statement));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn erasing_an_opening_leaves_every_proof_intact() {
    for town in Town::each().await {
        town.fill(3).await;
        let sql = "DELETE FROM record_openings WHERE entry = 1";
        town.test.db.exec(sql, &[]).await.unwrap();
        assert_eq!(town.record.entry(1).await.unwrap().opening, None);
        assert_whole(&town.record).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_times_of_entries_only_rise() {
    for town in Town::each().await {
        let future = commons::Timestamp::now().as_microsecond() + 3_600_000_000;
        town.test.db.exec("UPDATE record_state SET last_at = $1", params![future]).await.unwrap();
        town.fill(2).await;
        let entry = town.record.entry(1).await.unwrap();
        assert!(entry.statement.time.as_microsecond() >= future);
    }
}
