//! Proofs from tiles: the same for our own database and for what an address serves.

use crate::{
    Hash, LogSource, RecordError,
    merkle::{Node, Range, consistency_ranges, inclusion_ranges, join, root_of},
    tile::{TileId, WIDTH},
};

/// The hashes that prove an entry's place in the tree of this size.
pub(crate) async fn inclusion(
    source: &impl LogSource,
    index: u64,
    size: u64,
) -> Result<Vec<Hash>, RecordError> {
    if index >= size {
        return Err(RecordError::NoEntry(index));
    }
    roots(source, &inclusion_ranges(index, size), size).await
}

/// The hashes that prove that the tree of the new size continues the one of the old size.
pub(crate) async fn consistency(
    source: &impl LogSource,
    old: u64,
    new: u64,
) -> Result<Vec<Hash>, RecordError> {
    roots(source, &consistency_ranges(old, new), new).await
}

/// The root of the tree at a size that it has reached.
pub(crate) async fn root_at(source: &impl LogSource, size: u64) -> Result<Hash, RecordError> {
    range_root(source, Range { from: 0, to: size }, size).await
}

async fn roots(
    source: &impl LogSource,
    ranges: &[Range],
    size: u64,
) -> Result<Vec<Hash>, RecordError> {
    let mut hashes = Vec::with_capacity(ranges.len());
    for range in ranges {
        hashes.push(range_root(source, *range, size).await?);
    }
    Ok(hashes)
}

async fn range_root(source: &impl LogSource, range: Range, size: u64) -> Result<Hash, RecordError> {
    let mut hashes = Vec::new();
    for node in range.nodes() {
        hashes.push(node_hash(source, node, size).await?);
    }
    Ok(join(&hashes))
}

/// A subtree's hash, from the tile that has it or the nodes just below it.
async fn node_hash(source: &impl LogSource, node: Node, size: u64) -> Result<Hash, RecordError> {
    let missing = || RecordError::Malformed("the log lacks a tile that its size needs".to_owned());
    let level = u8::try_from(node.height / 8).map_err(|_| missing())?;
    let first = node.index << (node.height % 8);
    let id = TileId::in_tree(level, first / WIDTH as u64, size).ok_or_else(missing)?;
    let tile = source.tile(id).await?.ok_or_else(missing)?;
    let from = usize::try_from(first % WIDTH as u64).map_err(|_| missing())?;
    let nodes = tile.get(from..from + (1 << (node.height % 8))).ok_or_else(missing)?;
    Ok(root_of(nodes))
}
