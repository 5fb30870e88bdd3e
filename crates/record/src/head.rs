//! The head of the log: read under a lock, moved on by the writer.

use commons::Timestamp;
use store::{Sql, StoreError, Tx, params};

use crate::{
    Checkpoint, Hash, NoteKey, RecordError, SignedCheckpoint,
    log::stored_tile,
    merkle::{Edge, FullTile, root_of},
    tile::{TileId, WIDTH, tile_bytes},
};

store::row! {
    /// Whose record it is and how far it has grown.
    pub(crate) struct State {
        pub(crate) origin: String,
        pub(crate) vkey: String,
        pub(crate) size: u64,
        pub(crate) root: Vec<u8>,
        pub(crate) last_at: Timestamp,
    }
}

const STATE: &str = "SELECT origin, vkey, size, root, last_at FROM record_state WHERE one = 1";

impl State {
    pub(crate) async fn read(db: &impl Sql) -> Result<Option<Self>, StoreError> {
        db.opt(STATE, &[]).await
    }

    /// Reads the state, which nobody else can change before the transaction ends.
    pub(crate) async fn lock(tx: &Tx) -> Result<Self, StoreError> {
        tx.exec("UPDATE record_state SET size = size WHERE one = 1", &[]).await?;
        tx.one(STATE, &[]).await
    }
}

/// The right edge of the log and the time of its last entry.
#[derive(Clone)]
pub(crate) struct Head {
    pub(crate) edge: Edge,
    pub(crate) root: Hash,
    pub(crate) last_at: Timestamp,
}

impl Head {
    /// The head under a lock: the known one if it is still that, else read from the tiles.
    pub(crate) async fn lock(tx: &Tx, known: Option<Self>) -> Result<Self, StoreError> {
        let state = State::lock(tx).await?;
        match known {
            Some(head) if head.edge.size() == state.size && head.root[..] == state.root => Ok(head),
            _ => Self::load(tx, &state).await,
        }
    }

    async fn load(tx: &Tx, state: &State) -> Result<Self, StoreError> {
        let broken = |what: &str| StoreError::Sql(format!("the record is damaged: {what}"));
        let mut tiles = Vec::new();
        for level in 0..8_u8 {
            let nodes = state.size >> (8 * u32::from(level));
            if nodes == 0 {
                break;
            }
            tiles.push(match TileId::in_tree(level, nodes / WIDTH as u64, state.size) {
                None => Vec::new(),
                Some(id) => {
                    let mut hashes =
                        stored_tile(tx, id).await?.ok_or_else(|| broken("a tile is missing"))?;
                    hashes.truncate(usize::from(id.width));
                    hashes
                }
            });
        }
        let edge = Edge::new(state.size, tiles);
        let root = edge.root();
        if root[..] != state.root {
            return Err(broken("its tiles do not add up to its root"));
        }
        Ok(Self { edge, root, last_at: state.last_at })
    }

    /// Appends the hashes of leaves and writes the tiles they change, the state and the signed
    /// checkpoint.
    pub(crate) async fn advance(
        &mut self,
        tx: &Tx,
        key: &NoteKey,
        leaves: &[Hash],
    ) -> Result<(), RecordError> {
        let (old, mut full) = (self.edge.size(), Vec::new());
        for leaf in leaves {
            self.edge.push(*leaf, &mut full);
        }
        self.root = self.edge.root();
        self.write_tiles(tx, old, &full).await?;
        tx.exec(
            "UPDATE record_state SET size = $1, root = $2, last_at = $3 WHERE one = 1",
            params![self.edge.size(), self.root, self.last_at],
        )
        .await?;
        write_checkpoint(tx, key, self.edge.size(), self.root).await
    }

    async fn write_tiles(&self, tx: &Tx, old: u64, full: &[FullTile]) -> Result<(), StoreError> {
        for tile in full {
            write_tile(tx, tile.level, tile.index, &tile.hashes).await?;
        }
        let size = self.edge.size();
        for (level, hashes) in (0_u8..).zip(self.edge.tiles()) {
            let nodes = |size: u64| size >> (8 * u32::from(level));
            if nodes(size) != nodes(old) && !hashes.is_empty() {
                write_tile(tx, level, nodes(size) / WIDTH as u64, hashes).await?;
            }
        }
        Ok(())
    }
}

async fn write_tile(tx: &Tx, level: u8, index: u64, hashes: &[Hash]) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO record_tiles (level, tile, hashes) VALUES ($1, $2, $3)
         ON CONFLICT (level, tile) DO UPDATE SET hashes = excluded.hashes",
        params![u32::from(level), index, tile_bytes(hashes)],
    )
    .await?;
    Ok(())
}

/// Signs and keeps a checkpoint.
async fn write_checkpoint(
    tx: &Tx,
    key: &NoteKey,
    size: u64,
    root: Hash,
) -> Result<(), RecordError> {
    let origin = key.verifier().name().to_owned();
    let signed = SignedCheckpoint::sign(Checkpoint { origin, size, root }, key)?;
    tx.exec(
        "INSERT INTO record_checkpoints (size, note, at) VALUES ($1, $2, $3)",
        params![size, signed.to_string(), Timestamp::now()],
    )
    .await?;
    Ok(())
}

/// Begins an empty record, unless another process was faster.
pub(crate) async fn begin(db: &store::Database, key: &NoteKey) -> Result<(), RecordError> {
    let tx = db.begin().await?;
    let verifier = key.verifier();
    let root = root_of(&[]);
    let begun = tx
        .exec(
            "INSERT INTO record_state (one, origin, vkey, size, root, last_at)
             VALUES (1, $1, $2, 0, $3, 0) ON CONFLICT (one) DO NOTHING",
            params![verifier.name(), verifier.to_string(), root],
        )
        .await?;
    if begun == 1 {
        write_checkpoint(&tx, key, 0, root).await?;
    }
    Ok(tx.commit().await?)
}
