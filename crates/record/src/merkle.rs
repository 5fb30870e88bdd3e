//! The Merkle tree of RFC 6962, section 2.1: hashes, the growing right edge, proofs.

use sha2::{Digest, Sha256};

use crate::{Hash, RecordError, tile::WIDTH};

/// The hash of a leaf.
pub fn hash_leaf(leaf: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(leaf).finalize().into()
}

/// The hash of two subtrees.
pub fn hash_node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// The root over nodes of one height, of which the last may be of a smaller tree.
pub fn root_of(nodes: &[Hash]) -> Hash {
    match nodes {
        [] => Sha256::digest([]).into(),
        [one] => *one,
        _ => {
            let (left, right) = nodes.split_at(nodes.len().next_power_of_two() / 2);
            hash_node(&root_of(left), &root_of(right))
        }
    }
}

/// The largest power of two below a number above 1.
const fn split(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}

/// A tile of the tree that will never change again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FullTile {
    pub(crate) level: u8,
    pub(crate) index: u64,
    pub(crate) hashes: Vec<Hash>,
}

/// The right edge of a growing tree: the partial tile of each level, from the leaves up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Edge {
    size: u64,
    tiles: Vec<Vec<Hash>>,
}

impl Edge {
    /// The edge of a tree of this size from its partial tiles.
    pub(crate) fn new(size: u64, tiles: Vec<Vec<Hash>>) -> Self {
        Self { size, tiles }
    }

    pub(crate) fn size(&self) -> u64 {
        self.size
    }

    pub(crate) fn tiles(&self) -> &[Vec<Hash>] {
        &self.tiles
    }

    /// The root of the tree.
    pub(crate) fn root(&self) -> Hash {
        let mut below: Option<Hash> = None;
        for tile in &self.tiles {
            let mut nodes = tile.clone();
            nodes.extend(below);
            below = if nodes.is_empty() { None } else { Some(root_of(&nodes)) };
        }
        below.unwrap_or_else(|| root_of(&[]))
    }

    /// Appends a leaf's hash; tiles that it fills are handed out.
    pub(crate) fn push(&mut self, leaf: Hash, full: &mut Vec<FullTile>) {
        self.size += 1;
        let mut hash = leaf;
        for level in 0.. {
            if self.tiles.len() == usize::from(level) {
                self.tiles.push(Vec::with_capacity(WIDTH));
            }
            let tile = &mut self.tiles[usize::from(level)];
            tile.push(hash);
            if tile.len() < WIDTH {
                return;
            }
            hash = root_of(tile);
            let hashes = std::mem::replace(tile, Vec::with_capacity(WIDTH));
            let index = (self.size >> (8 * (u32::from(level) + 1))) - 1;
            full.push(FullTile { level, index, hashes });
        }
    }
}

/// The leaves from `from` up to, but without, `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) from: u64,
    pub(crate) to: u64,
}

/// A complete subtree: its height and its place among those of its height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) height: u32,
    pub(crate) index: u64,
}

impl Range {
    /// The complete subtrees that make up the range, from left to right.
    pub(crate) fn nodes(self) -> Vec<Node> {
        let (mut from, mut nodes) = (self.from, Vec::new());
        while from < self.to {
            let height = (self.to - from).ilog2();
            nodes.push(Node { height, index: from >> height });
            from += 1 << height;
        }
        nodes
    }
}

/// The root of a range from the hashes of its [`Range::nodes`].
pub(crate) fn join(hashes: &[Hash]) -> Hash {
    let mut from_right = hashes.iter().rev();
    let last = from_right.next().copied().unwrap_or_else(|| root_of(&[]));
    from_right.fold(last, |right, left| hash_node(left, &right))
}

/// The ranges whose roots prove that a leaf is in a tree, from the leaf up.
pub(crate) fn inclusion_ranges(index: u64, size: u64) -> Vec<Range> {
    let mut ranges = Vec::new();
    let (mut from, mut to) = (0, size);
    while to - from > 1 {
        let middle = from + split(to - from);
        if index < middle {
            ranges.push(Range { from: middle, to });
            to = middle;
        } else {
            ranges.push(Range { from, to: middle });
            from = middle;
        }
    }
    ranges.reverse();
    ranges
}

/// The ranges whose roots prove that a tree continues an older one.
pub(crate) fn consistency_ranges(old: u64, new: u64) -> Vec<Range> {
    if old == 0 || old >= new {
        return Vec::new();
    }
    let mut ranges = Vec::new();
    let (mut from, mut to) = (0, new);
    while to != old {
        let middle = from + split(to - from);
        if old <= middle {
            ranges.push(Range { from: middle, to });
            to = middle;
        } else {
            ranges.push(Range { from, to: middle });
            from = middle;
        }
    }
    if from != 0 {
        ranges.push(Range { from, to });
    }
    ranges.reverse();
    ranges
}

/// Whether a path proves that the leaf with this hash stands at this place of the tree.
///
/// # Errors
/// [`RecordError::Malformed`] where it does not.
pub fn verify_inclusion(
    leaf: Hash,
    index: u64,
    size: u64,
    path: &[Hash],
    root: &Hash,
) -> Result<(), RecordError> {
    let failed = || RecordError::Malformed("the inclusion proof does not hold".to_owned());
    if index >= size {
        return Err(failed());
    }
    let (mut place, mut last, mut hash) = (index, size - 1, leaf);
    for sibling in path {
        if last == 0 {
            return Err(failed());
        }
        if place & 1 == 1 || place == last {
            hash = hash_node(sibling, &hash);
            climb_to_right_child(&mut place, &mut last);
        } else {
            hash = hash_node(&hash, sibling);
        }
        place >>= 1;
        last >>= 1;
    }
    if last == 0 && hash == *root { Ok(()) } else { Err(failed()) }
}

/// Whether a proof shows that the new tree continues the old one.
///
/// # Errors
/// [`RecordError::Malformed`] where it does not.
pub fn verify_consistency(
    (old, old_root): (u64, &Hash),
    (new, new_root): (u64, &Hash),
    proof: &[Hash],
) -> Result<(), RecordError> {
    let failed = || RecordError::Malformed("the consistency proof does not hold".to_owned());
    if old == 0 || old >= new {
        let same = old == 0 && *old_root == root_of(&[]) || old == new && old_root == new_root;
        return if same && proof.is_empty() { Ok(()) } else { Err(failed()) };
    }
    let (seed, rest) = if old.is_power_of_two() {
        (*old_root, proof)
    } else {
        let (first, rest) = proof.split_first().ok_or_else(failed)?;
        (*first, rest)
    };
    let shift = (old - 1).trailing_ones();
    let (mut place, mut last) = ((old - 1) >> shift, (new - 1) >> shift);
    let (mut from_old, mut from_new) = (seed, seed);
    for sibling in rest {
        if last == 0 {
            return Err(failed());
        }
        if place & 1 == 1 || place == last {
            from_old = hash_node(sibling, &from_old);
            from_new = hash_node(sibling, &from_new);
            climb_to_right_child(&mut place, &mut last);
        } else {
            from_new = hash_node(&from_new, sibling);
        }
        place >>= 1;
        last >>= 1;
    }
    let holds = last == 0 && from_old == *old_root && from_new == *new_root;
    if holds { Ok(()) } else { Err(failed()) }
}

fn climb_to_right_child(place: &mut u64, last: &mut u64) {
    while *place & 1 == 0 && *place != 0 {
        *place >>= 1;
        *last >>= 1;
    }
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, reason = "small trees")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn leaves(size: u64) -> Vec<Hash> {
        (0..size).map(|i| hash_leaf(&i.to_be_bytes())).collect()
    }

    fn proof(leaves: &[Hash], ranges: &[Range]) -> Vec<Hash> {
        ranges
            .iter()
            .map(|range| {
                let (from, to) = (range.from as usize, range.to as usize);
                root_of(&leaves[from..to])
            })
            .collect()
    }

    #[test]
    fn the_root_is_that_of_the_test_vectors_of_certificate_transparency() {
        let inputs: [&[u8]; 8] = [
            b"",
            b"\x00",
            b"\x10",
            b"\x20\x21",
            b"\x30\x31",
            b"\x40\x41\x42\x43",
            b"\x50\x51\x52\x53\x54\x55\x56\x57",
            b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
        ];
        let hashes: Vec<_> = inputs.iter().map(|input| hash_leaf(input)).collect();
        let root = |n: usize| hex::encode(root_of(&hashes[..n]));
        assert_eq!(root(0), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(root(1), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assert_eq!(root(7), "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c");
        assert_eq!(root(8), "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    #[test]
    fn the_growing_edge_has_the_root_of_all_leaves_at_every_size() {
        let all = leaves(600);
        let (mut edge, mut full) = (Edge::default(), Vec::new());
        for size in 0..=600 {
            assert_eq!(edge.root(), root_of(&all[..size]), "{size}");
            if size < 600 {
                edge.push(all[size], &mut full);
            }
        }
        let levels: Vec<_> = full.iter().map(|tile| (tile.level, tile.index)).collect();
        assert_eq!(levels, [(0, 0), (0, 1)]);
        assert_eq!(full[1].hashes, all[256..512]);
    }

    #[test]
    fn a_tile_of_the_second_level_fills_after_65536_leaves() {
        let (mut edge, mut full) = (Edge::default(), Vec::new());
        for leaf in leaves(65_536) {
            edge.push(leaf, &mut full);
        }
        let above: Vec<_> = full.iter().filter(|tile| tile.level > 0).collect();
        assert_eq!((above.len(), above[0].level, above[0].index), (1, 1, 0));
        assert_eq!(edge.root(), root_of(&above[0].hashes));
    }

    proptest! {
        #[test]
        fn every_leaf_is_proved_and_no_other(size in 1_u64..700, at in any::<prop::sample::Index>()) {
            let index = at.index(size as usize) as u64;
            let all = leaves(size);
            let root = root_of(&all);
            let path = proof(&all, &inclusion_ranges(index, size));
            let leaf = all[index as usize];
            prop_assert!(verify_inclusion(leaf, index, size, &path, &root).is_ok());
            prop_assert!(verify_inclusion([7; 32], index, size, &path, &root).is_err());
            prop_assert!(verify_inclusion(leaf, index + 1, size, &path, &root).is_err());
            if let Some((_, shorter)) = path.split_last() {
                prop_assert!(verify_inclusion(leaf, index, size, shorter, &root).is_err());
            }
        }

        #[test]
        fn every_older_tree_is_proved_and_no_other(new in 1_u64..700, at in any::<prop::sample::Index>()) {
            let old = at.index(new as usize + 1) as u64;
            let all = leaves(new);
            let (old_root, root) = (root_of(&all[..old as usize]), root_of(&all));
            let proof = proof(&all, &consistency_ranges(old, new));
            prop_assert!(verify_consistency((old, &old_root), (new, &root), &proof).is_ok());
            prop_assert!(verify_consistency((old, &[7; 32]), (new, &root), &proof).is_err());
            if old > 0 {
                prop_assert!(verify_consistency((old, &old_root), (new, &[7; 32]), &proof).is_err());
            }
        }

        #[test]
        fn the_subtrees_of_a_range_join_to_its_root(size in 1_u64..700) {
            let all = leaves(size);
            let hashes: Vec<_> = Range { from: 0, to: size }
                .nodes()
                .iter()
                .map(|node| {
                    let from = (node.index << node.height) as usize;
                    root_of(&all[from..from + (1 << node.height)])
                })
                .collect();
            prop_assert_eq!(join(&hashes), root_of(&all));
        }
    }
}
