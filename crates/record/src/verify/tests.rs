//! Logs that no honest program writes: signed, but not what a record may say.

use std::{collections::HashMap, sync::Arc};

use commons::{Slug, Subject, Timestamp};

use super::*;
use crate::{
    BundleId, Checkpoint, Hash, NoteKey, Opening, RecordError, Statement, TileId, hash_leaf,
    merkle::Edge,
};

const ORIGIN: &str = "stadt.example/record";

/// A log in memory.
struct MemoryLog {
    key: NoteKey,
    leaves: Vec<Vec<u8>>,
    tiles: HashMap<(u8, u64), Arc<[Hash]>>,
    edge: Edge,
}

impl MemoryLog {
    fn of(leaves: Vec<Vec<u8>>) -> Self {
        let (mut edge, mut full) = (Edge::default(), Vec::new());
        for leaf in &leaves {
            edge.push(hash_leaf(leaf), &mut full);
        }
        let mut tiles: HashMap<(u8, u64), Arc<[Hash]>> = HashMap::new();
        for tile in full {
            tiles.insert((tile.level, tile.index), tile.hashes.into());
        }
        for (level, hashes) in (0_u8..).zip(edge.tiles()) {
            let index = edge.size() >> (8 * (u32::from(level) + 1));
            tiles.insert((level, index), hashes.clone().into());
        }
        Self { key: NoteKey::generate(ORIGIN).unwrap(), leaves, tiles, edge }
    }

    fn checkpoint_at(&self, size: usize) -> Checkpoint {
        let (mut edge, mut full) = (Edge::default(), Vec::new());
        for leaf in &self.leaves[..size] {
            edge.push(hash_leaf(leaf), &mut full);
        }
        Checkpoint { origin: ORIGIN.to_owned(), size: size as u64, root: edge.root() }
    }

    async fn fault(&self) -> Fault {
        let expected = Expected { key: self.key.verifier(), remembered: None };
        verify(self, expected, |_| {}).await.expect_err("a fault")
    }
}

impl LogSource for MemoryLog {
    async fn checkpoint(&self) -> Result<String, RecordError> {
        let (size, root) = (self.edge.size(), self.edge.root());
        let checkpoint = Checkpoint { origin: ORIGIN.to_owned(), size, root };
        Ok(SignedCheckpoint::sign(checkpoint, &self.key)?.to_string())
    }

    async fn tile(&self, id: TileId) -> Result<Option<Arc<[Hash]>>, RecordError> {
        let tile = self.tiles.get(&(id.level, id.index));
        Ok(tile.and_then(|tile| tile.get(..usize::from(id.width))).map(Arc::from))
    }

    async fn bundle(&self, id: BundleId) -> Result<Option<Vec<Vec<u8>>>, RecordError> {
        let from = usize::try_from(id.index).unwrap() * WIDTH;
        Ok(self.leaves.get(from..from + usize::from(id.width)).map(<[_]>::to_vec))
    }
}

fn statement(n: u64) -> Statement {
    Statement {
        commitment: Opening { salt: [0; 32], digest: [1; 32] }.commitment(),
        correction_of: None,
        kind: "thing-shown".to_owned(),
        subject: Subject::new("thing", Slug::of_title(&n.to_string())),
        time: Timestamp::from_second(1_800_000_000 + i64::try_from(n).unwrap()).unwrap(),
        v: 1,
    }
}

fn leaves(count: u64) -> Vec<Vec<u8>> {
    (0..count).map(|n| statement(n).to_leaf().unwrap()).collect()
}

#[tokio::test]
async fn a_log_with_three_levels_of_tiles_verifies_and_continues_its_past() {
    let log = MemoryLog::of(leaves(66_000));
    for before in [255, 65_536, 65_700] {
        let remembered = log.checkpoint_at(before);
        let expected = Expected { key: log.key.verifier(), remembered: Some(&remembered) };
        let verified = verify(&log, expected, |_| {}).await.unwrap();
        assert_eq!(verified.checkpoint.checkpoint.size, 66_000);
        let wrong = Checkpoint { root: [7; 32], ..remembered };
        let expected = Expected { key: log.key.verifier(), remembered: Some(&wrong) };
        let found = verify(&log, expected, |_| {}).await.expect_err("another past");
        assert!(matches!(found, Fault::Rewritten { .. }), "{before}: {found}");
    }
}

#[tokio::test]
async fn each_tile_of_a_log_with_three_levels_is_named_when_it_was_tampered_with() {
    let mut log = MemoryLog::of(leaves(66_000));
    for place in [(0, 0), (0, 256), (0, 257), (1, 0), (1, 1), (2, 0)] {
        let sound = Arc::clone(&log.tiles[&place]);
        let mut spoiled = sound.to_vec();
        spoiled[0][31] ^= 1;
        log.tiles.insert(place, spoiled.into());
        match log.fault().await {
            Fault::BadTile(id) => assert_eq!((id.level, id.index), place),
            other => panic!("{place:?}: {other}"),
        }
        log.tiles.remove(&place);
        match log.fault().await {
            Fault::MissingTile(id) => assert_eq!((id.level, id.index), place),
            other => panic!("{place:?}: {other}"),
        }
        log.tiles.insert(place, sound);
    }
}

#[tokio::test]
async fn a_signed_entry_that_is_no_statement_is_named() {
    let mut all = leaves(600);
    all[300] = b"{}".to_vec();
    assert!(matches!(MemoryLog::of(all).fault().await, Fault::NoStatement { index: 300, .. }));
}

#[tokio::test]
async fn a_correction_of_what_comes_later_is_named() {
    let mut all = leaves(600);
    let wrong = Statement { correction_of: Some(300), ..statement(300) };
    all[300] = wrong.to_leaf().unwrap();
    assert!(matches!(MemoryLog::of(all).fault().await, Fault::NoStatement { index: 300, .. }));
}

#[tokio::test]
async fn time_that_runs_back_is_named_within_and_between_bundles() {
    for index in [300, 256] {
        let mut all = leaves(600);
        let place = usize::try_from(index).unwrap();
        all[place] =
            Statement { time: Timestamp::UNIX_EPOCH, ..statement(index) }.to_leaf().unwrap();
        match MemoryLog::of(all).fault().await {
            Fault::TimeRunsBack(found) => assert_eq!(found, index),
            other => panic!("{other}"),
        }
    }
}

#[tokio::test]
async fn progress_is_told_and_ends_with_all_entries() {
    let log = MemoryLog::of(leaves(600));
    let told = parking_lot::Mutex::new(Vec::new());
    let expected = Expected { key: log.key.verifier(), remembered: None };
    verify(&log, expected, |done| told.lock().push(done)).await.unwrap();
    assert_eq!(*told.lock(), [256, 512, 600]);
}
