use std::sync::Arc;

use crate::{
    Checkpoint, Fault, Hash, LogSource, RecordError, TileId, hash_leaf,
    merkle::{Edge, root_of},
    proof,
    tile::{BundleId, WIDTH},
};

/// The tree above the leaves, checked against the signed root.
pub(super) struct Tree {
    /// All hashes of each level; of level 0 none but those of the right edge.
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    /// Reads the tiles from the root down and checks each against the one above.
    pub(super) async fn load(
        source: &impl LogSource,
        size: u64,
        root: &Hash,
    ) -> Result<Self, Fault> {
        let edge = load_edge(source, size).await?;
        if edge.root() != *root {
            return Err(blame(source, &edge, root).await);
        }
        let mut levels: Vec<Vec<Hash>> = edge.tiles().to_vec();
        for level in (1..levels.len()).rev() {
            let mut hashes = Vec::new();
            let above = levels.get(level + 1).cloned().unwrap_or_default();
            for (index, expected) in (0..).zip(&above) {
                hashes.extend_from_slice(&full_tile(source, level, index, expected).await?);
            }
            hashes.append(&mut levels[level]);
            levels[level] = hashes;
        }
        Ok(Self { levels })
    }

    /// The checked hashes of 256 leaves, or of the last ones.
    pub(super) async fn leaf_tile(
        &self,
        source: &impl LogSource,
        index: u64,
    ) -> Result<Arc<[Hash]>, Fault> {
        let place = usize::try_from(index).map_err(|_| Fault::BadRoot)?;
        match self.levels.get(1).and_then(|above| above.get(place)) {
            Some(expected) => full_tile(source, 0, index, expected).await,
            None => Ok(self.levels[0].clone().into()),
        }
    }

    /// Whether the tree began as the remembered one.
    pub(super) async fn require_continues(
        &self,
        source: &impl LogSource,
        remembered: &Checkpoint,
    ) -> Result<(), Fault> {
        let leaves = if remembered.size.is_multiple_of(WIDTH as u64) {
            Arc::default()
        } else {
            self.leaf_tile(source, remembered.size / WIDTH as u64).await?
        };
        let checked = CheckedTiles { tree: self, leaves };
        let root = proof::root_at(&checked, remembered.size).await?;
        if root == remembered.root {
            Ok(())
        } else {
            Err(Fault::Rewritten { remembered: remembered.size })
        }
    }
}

/// What was checked, as a source of proofs: the tree, and the one tile of leaves that the older
/// tree ends in.
struct CheckedTiles<'a> {
    tree: &'a Tree,
    leaves: Arc<[Hash]>,
}

impl LogSource for CheckedTiles<'_> {
    async fn checkpoint(&self) -> Result<String, RecordError> {
        Err(RecordError::Malformed("tiles only".to_owned()))
    }

    async fn tile(&self, id: TileId) -> Result<Option<Arc<[Hash]>>, RecordError> {
        let width = usize::from(id.width);
        if id.level == 0 {
            return Ok(self.leaves.get(..width).map(Arc::from));
        }
        let from = usize::try_from(id.index).unwrap_or(usize::MAX).saturating_mul(WIDTH);
        let level = self.tree.levels.get(usize::from(id.level));
        Ok(level.and_then(|hashes| hashes.get(from..from.checked_add(width)?)).map(Arc::from))
    }

    async fn bundle(&self, _: BundleId) -> Result<Option<Vec<Vec<u8>>>, RecordError> {
        Ok(None)
    }
}

async fn tile(source: &impl LogSource, id: TileId) -> Result<Arc<[Hash]>, Fault> {
    let tile = source.tile(id).await?.ok_or(Fault::MissingTile(id))?;
    if tile.len() == usize::from(id.width) { Ok(tile) } else { Err(Fault::BadTile(id)) }
}

async fn full_tile(
    source: &impl LogSource,
    level: usize,
    index: u64,
    expected: &Hash,
) -> Result<Arc<[Hash]>, Fault> {
    let level = u8::try_from(level).map_err(|_| Fault::BadRoot)?;
    let id = TileId { level, index, width: 256 };
    let hashes = tile(source, id).await?;
    if root_of(&hashes) == *expected { Ok(hashes) } else { Err(Fault::BadTile(id)) }
}

async fn load_edge(source: &impl LogSource, size: u64) -> Result<Edge, Fault> {
    let mut tiles = Vec::new();
    for level in 0..8_u8 {
        let nodes = size >> (8 * u32::from(level));
        if nodes == 0 {
            break;
        }
        tiles.push(match TileId::in_tree(level, nodes / WIDTH as u64, size) {
            Some(id) => tile(source, id).await?.to_vec(),
            None => Vec::new(),
        });
    }
    Ok(Edge::new(size, tiles))
}

/// Finds the one tile of the right edge that keeps the tree from having its root: the one that,
/// computed anew from what lies below it, makes it right.
async fn blame(source: &impl LogSource, edge: &Edge, root: &Hash) -> Fault {
    for level in 0..edge.tiles().len() {
        let Ok(Some((id, hashes))) = computed_tile(source, edge, level).await else { continue };
        let mut tiles = edge.tiles().to_vec();
        tiles[level] = hashes;
        if Edge::new(edge.size(), tiles).root() == *root {
            return Fault::BadTile(id);
        }
    }
    Fault::BadRoot
}

/// A tile of the right edge, computed from the entries or tiles below it.
async fn computed_tile(
    source: &impl LogSource,
    edge: &Edge,
    level: usize,
) -> Result<Option<(TileId, Vec<Hash>)>, Fault> {
    let level = u8::try_from(level).map_err(|_| Fault::BadRoot)?;
    let nodes = edge.size() >> (8 * u32::from(level));
    let Some(id) = TileId::in_tree(level, nodes / WIDTH as u64, edge.size()) else {
        return Ok(None);
    };
    if level == 0 {
        let leaves = source.bundle(id.bundle()).await?;
        return Ok(leaves.map(|all| (id, all.iter().map(|leaf| hash_leaf(leaf)).collect())));
    }
    let mut hashes = Vec::new();
    let first = id.index * WIDTH as u64;
    for index in first..first + u64::from(id.width) {
        let below = tile(source, TileId { level: level - 1, index, width: 256 }).await?;
        hashes.push(root_of(&below));
    }
    Ok(Some((id, hashes)))
}
