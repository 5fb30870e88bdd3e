//! Tiles and entry bundles: their names and their bytes (C2SP `tlog-tiles`).

use std::{fmt, str::FromStr};

use crate::{Hash, RecordError};

/// Hashes in a full tile, entries in a full bundle.
pub const WIDTH: usize = 256;

/// The name of a tile: its level, its place in the level, and how many hashes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TileId {
    /// 0 for the hashes of leaves.
    pub level: u8,
    /// Its place among the tiles of its level.
    pub index: u64,
    /// 1 to 256.
    pub width: u16,
}

impl TileId {
    /// The tile as a tree of this size has it: full or partial; `None` where it has none.
    pub fn in_tree(level: u8, index: u64, size: u64) -> Option<Self> {
        let nodes = size.checked_shr(8 * u32::from(level)).unwrap_or(0);
        let from = index.checked_mul(WIDTH as u64)?;
        let width = u16::try_from(nodes.checked_sub(from)?.min(WIDTH as u64)).ok()?;
        (width > 0).then_some(Self { level, index, width })
    }

    /// The bundle with the entries below a tile of level 0.
    pub fn bundle(self) -> BundleId {
        BundleId { index: self.index, width: self.width }
    }

    /// Whether it can never change again.
    pub fn is_full(self) -> bool {
        usize::from(self.width) == WIDTH
    }
}

/// `3/x001/067.p/17`: the path below `tile/`.
impl fmt::Display for TileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/", self.level)?;
        write_place(f, self.index, self.width)
    }
}

impl FromStr for TileId {
    type Err = RecordError;

    fn from_str(path: &str) -> Result<Self, RecordError> {
        let parse = || {
            let (level, place) = path.split_once('/')?;
            let level = number(level)?.try_into().ok().filter(|level| *level < 64)?;
            let (index, width) = parse_place(place)?;
            Some(Self { level, index, width })
        };
        parse().ok_or_else(|| RecordError::Malformed(format!("“{path}” names no tile")))
    }
}

/// The name of an entry bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BundleId {
    /// Its place: entry ÷ 256.
    pub index: u64,
    /// How many entries: 1 to 256.
    pub width: u16,
}

/// `x001/067.p/17`: the path below `tile/entries/`.
impl fmt::Display for BundleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_place(f, self.index, self.width)
    }
}

impl FromStr for BundleId {
    type Err = RecordError;

    fn from_str(path: &str) -> Result<Self, RecordError> {
        parse_place(path)
            .map(|(index, width)| Self { index, width })
            .ok_or_else(|| RecordError::Malformed(format!("“{path}” names no entries")))
    }
}

fn write_place(f: &mut fmt::Formatter<'_>, index: u64, width: u16) -> fmt::Result {
    let digits = format!("{index:03}");
    let digits = format!("{}{digits}", "0".repeat((3 - digits.len() % 3) % 3));
    for at in (0..digits.len()).step_by(3) {
        let last = at + 3 == digits.len();
        write!(
            f,
            "{}{}{}",
            if last { "" } else { "x" },
            &digits[at..at + 3],
            if last { "" } else { "/" }
        )?;
    }
    if usize::from(width) < WIDTH { write!(f, ".p/{width}") } else { Ok(()) }
}

fn parse_place(place: &str) -> Option<(u64, u16)> {
    let (place, width) = match place.split_once(".p/") {
        None => (place, WIDTH as u64),
        Some((place, width)) => (place, number(width).filter(|w| (1..WIDTH as u64).contains(w))?),
    };
    let mut index: u64 = 0;
    let mut parts = place.split('/').peekable();
    while let Some(part) = parts.next() {
        let digits = if parts.peek().is_some() { part.strip_prefix('x')? } else { part };
        if digits.len() != 3 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        index = index.checked_mul(1000)?.checked_add(digits.parse().ok()?)?;
    }
    // Only one spelling: no needless leading groups, and entries that a number can count.
    let canonical = place.len() == 3 || !place.starts_with("x000");
    (canonical && index <= u64::MAX >> 8).then_some((index, u16::try_from(width).ok()?))
}

fn number(digits: &str) -> Option<u64> {
    let sound = digits.bytes().all(|b| b.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'))
        && !digits.is_empty();
    if sound { digits.parse().ok() } else { None }
}

/// The bytes of hashes, one after the other.
pub(crate) fn tile_bytes(hashes: &[Hash]) -> Vec<u8> {
    hashes.concat()
}

/// Reads the bytes of a tile; `None` where they are no whole hashes.
pub(crate) fn tile_hashes(bytes: &[u8]) -> Option<Vec<Hash>> {
    let (hashes, rest) = bytes.as_chunks::<32>();
    rest.is_empty().then(|| hashes.to_vec())
}

/// The bytes of an entry bundle: each entry after its length, two bytes, big-endian.
///
/// # Errors
/// [`RecordError::TooLong`] where an entry is longer than the length can say.
pub fn bundle_bytes(entries: &[Vec<u8>]) -> Result<Vec<u8>, RecordError> {
    let mut bytes = Vec::new();
    for entry in entries {
        let length = u16::try_from(entry.len()).map_err(|_| RecordError::TooLong)?;
        bytes.extend(length.to_be_bytes());
        bytes.extend(entry);
    }
    Ok(bytes)
}

/// Reads the bytes of an entry bundle.
///
/// # Errors
/// [`RecordError::Malformed`] where they end inside an entry.
pub fn bundle_entries(mut bytes: &[u8]) -> Result<Vec<Vec<u8>>, RecordError> {
    let cut = || RecordError::Malformed("an entry bundle that ends inside an entry".to_owned());
    let mut entries = Vec::new();
    while let Some((length, rest)) = bytes.split_first_chunk::<2>() {
        let length = usize::from(u16::from_be_bytes(*length));
        let (entry, rest) = rest.split_at_checked(length).ok_or_else(cut)?;
        entries.push(entry.to_vec());
        bytes = rest;
    }
    if bytes.is_empty() { Ok(entries) } else { Err(cut()) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_tile_has_the_path_of_the_specification() {
        let tile = |level, index, width| TileId { level, index, width }.to_string();
        assert_eq!(tile(0, 1_234_067, 256), "0/x001/x234/067");
        assert_eq!(tile(3, 5, 17), "3/005.p/17");
        assert_eq!(tile(1, 1_000, 256), "1/x001/000");
    }

    #[test]
    fn a_tree_of_70000_has_the_tiles_of_the_specification() {
        let width = |level, index| TileId::in_tree(level, index, 70_000).map(|tile| tile.width);
        assert_eq!((width(0, 272), width(0, 273), width(0, 274)), (Some(256), Some(112), None));
        assert_eq!((width(1, 0), width(1, 1), width(1, 2)), (Some(256), Some(17), None));
        assert_eq!((width(2, 0), width(3, 0)), (Some(1), None));
        assert_eq!(TileId::in_tree(1, 0, 256).map(|tile| tile.width), Some(1));
    }

    #[test]
    fn what_names_no_tile_is_refused() {
        let bad = [
            "",
            "0",
            "0/",
            "0/1",
            "0/0001",
            "00/001",
            "64/001",
            "0/x001",
            "0/001.p/0",
            "0/001.p/256",
            "0/001.p/01",
            "0/x000/001",
            "0/001/x002",
            "0/001.p/",
            "-1/001",
            "0/x999/x999/x999/x999/x999/x999/999",
            "0/+01",
            "0/٣٣٣",
        ];
        for path in bad {
            assert!(path.parse::<TileId>().is_err(), "{path}");
        }
    }

    proptest! {
        #[test]
        fn a_path_reads_back(level in 0_u8..64, index in 0..=u64::MAX >> 8, width in 1_u16..=256) {
            let tile = TileId { level, index, width };
            prop_assert_eq!(tile.to_string().parse::<TileId>().unwrap(), tile);
            let bundle = tile.bundle();
            prop_assert_eq!(bundle.to_string().parse::<BundleId>().unwrap(), bundle);
        }

        #[test]
        fn a_bundle_reads_back(entries in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..90), 0..9)) {
            let bytes = bundle_bytes(&entries).unwrap();
            prop_assert_eq!(bundle_entries(&bytes).unwrap(), entries);
        }

        #[test]
        fn any_bytes_are_a_bundle_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(entries) = bundle_entries(&bytes) {
                prop_assert_eq!(bundle_bytes(&entries).unwrap(), bytes);
            }
        }
    }
}
