//! Verification of a whole log, from the signed root down to every entry. Nothing that the source
//! serves is trusted; what is wrong is named.

mod leaves;
#[cfg(test)]
mod tests;
mod tree;

use std::collections::BTreeMap;

use futures::{StreamExt, TryStreamExt, stream};

use crate::{
    Checkpoint, Entry, Fault, LogSource, SignedCheckpoint, VerifierKey, merkle::root_of, proof,
    tile::WIDTH,
};

use leaves::{Bundle, Checked};
use tree::Tree;

/// Bundles that are fetched and hashed at the same time.
const AT_ONCE: usize = 8;

/// What a verifier knows beforehand.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The log's key; its name is the log's origin.
    pub key: &'a VerifierKey,
    /// The newest checkpoint that this verifier has seen before.
    pub remembered: Option<&'a Checkpoint>,
}

/// A log that was found sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The checkpoint, whose signature and every entry were checked.
    pub checkpoint: SignedCheckpoint,
    /// How many openings were at hand; each opens its commitment.
    pub openings: u64,
    /// The newest entry of each kind of act, with its opening where that was at hand.
    pub newest: BTreeMap<String, Entry>,
}

/// Verifies a whole log: origin, signature, every tile, every entry, and that it continues what
/// the verifier remembers. `progress` hears how many entries are done.
///
/// # Errors
/// The first [`Fault`] that was found.
pub async fn verify(
    source: &impl LogSource,
    expected: Expected<'_>,
    progress: impl Fn(u64),
) -> Result<Verified, Fault> {
    let checkpoint = trusted_checkpoint(&source.checkpoint().await?, expected.key)?;
    let (size, root) = (checkpoint.checkpoint.size, checkpoint.checkpoint.root);
    if let Some(remembered) = expected.remembered {
        refuse_older(&checkpoint.checkpoint, remembered)?;
    }
    let tree = Tree::load(source, size, &root).await?;
    if let Some(remembered) = expected.remembered {
        tree.require_continues(source, remembered).await?;
    }
    let bundles = size.div_ceil(WIDTH as u64);
    let mut checked =
        stream::iter(0..bundles).map(|index| check_bundle(source, &tree, index)).buffered(AT_ONCE);
    let (mut done, mut openings, mut last) = (0, 0, None);
    let mut newest = BTreeMap::new();
    while let Some(bundle) = checked.try_next().await? {
        if last.is_some_and(|last| bundle.first < last) {
            return Err(Fault::TimeRunsBack(done));
        }
        last = Some(bundle.last);
        done += bundle.entries;
        openings += bundle.openings;
        newest.extend(bundle.newest);
        progress(done);
    }
    Ok(Verified { checkpoint, openings, newest })
}

async fn check_bundle(source: &impl LogSource, tree: &Tree, index: u64) -> Result<Checked, Fault> {
    let hashes = tree.leaf_tile(source, index).await?;
    let bundle = Bundle::fetch(source, index, hashes).await?;
    let checked = tokio::task::spawn_blocking(move || bundle.check()).await;
    checked.map_err(|error| crate::RecordError::Malformed(error.to_string()))?
}

/// Reads a checkpoint that the key must have signed.
pub(crate) fn trusted_checkpoint(note: &str, key: &VerifierKey) -> Result<SignedCheckpoint, Fault> {
    let checkpoint: SignedCheckpoint = note.parse().map_err(Fault::NoCheckpoint)?;
    let found = &checkpoint.checkpoint.origin;
    if found != key.name() {
        let expected = key.name().to_owned();
        return Err(Fault::OtherOrigin { found: found.clone(), expected });
    }
    match checkpoint.signed_by(key) {
        Ok(Some(_)) => Ok(checkpoint),
        Ok(None) => Err(Fault::OtherKey),
        Err(_) => Err(Fault::ForgedSignature),
    }
}

fn refuse_older(now: &Checkpoint, remembered: &Checkpoint) -> Result<(), Fault> {
    if now.origin != remembered.origin {
        let (found, expected) = (now.origin.clone(), remembered.origin.clone());
        return Err(Fault::OtherOrigin { found, expected });
    }
    if now.size < remembered.size {
        return Err(Fault::RolledBack { size: now.size, remembered: remembered.size });
    }
    if now.size == remembered.size && now.root != remembered.root {
        return Err(Fault::Rewritten { remembered: remembered.size });
    }
    Ok(())
}

/// Whether a log that is not read as a whole continues what is remembered: with a proof from its
/// tiles, which needs only a few of them.
pub(crate) async fn require_continues(
    source: &impl LogSource,
    now: &Checkpoint,
    remembered: &Checkpoint,
) -> Result<(), Fault> {
    refuse_older(now, remembered)?;
    let proof = proof::consistency(source, remembered.size, now.size).await?;
    let (old, new) = ((remembered.size, &remembered.root), (now.size, &now.root));
    crate::verify_consistency(old, new, &proof)
        .map_err(|_| Fault::Rewritten { remembered: remembered.size })
}

/// The root of no entries, which every log continues.
pub(crate) fn beginning(origin: &str) -> Checkpoint {
    Checkpoint { origin: origin.to_owned(), size: 0, root: root_of(&[]) }
}
