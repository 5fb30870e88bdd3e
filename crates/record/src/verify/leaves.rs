use std::{collections::BTreeMap, sync::Arc};

use commons::Timestamp;

use crate::{
    Entry, Fault, Hash, LogSource, Opening, Statement, hash_leaf,
    tile::{BundleId, WIDTH},
};

/// Up to 256 entries with the hashes they must have.
pub(super) struct Bundle {
    first: u64,
    hashes: Arc<[Hash]>,
    leaves: Vec<Vec<u8>>,
    openings: Vec<(u64, Opening)>,
}

/// What a sound bundle holds.
pub(super) struct Checked {
    pub(super) entries: u64,
    pub(super) openings: u64,
    pub(super) first: Timestamp,
    pub(super) last: Timestamp,
    /// The newest entry of each kind of act.
    pub(super) newest: BTreeMap<String, Entry>,
}

impl Bundle {
    pub(super) async fn fetch(
        source: &impl LogSource,
        index: u64,
        hashes: Arc<[Hash]>,
    ) -> Result<Self, Fault> {
        let first = index * WIDTH as u64;
        let missing = || Fault::MissingEntries { from: first, to: first + hashes.len() as u64 - 1 };
        let width = u16::try_from(hashes.len()).map_err(|_| missing())?;
        let id = BundleId { index, width };
        let leaves = source.bundle(id).await?.ok_or_else(missing)?;
        if leaves.len() != hashes.len() {
            return Err(missing());
        }
        let openings = source.openings(id).await?;
        Ok(Self { first, hashes, leaves, openings })
    }

    /// Checks every entry: its hash, its statement, its time, its opening.
    pub(super) fn check(&self) -> Result<Checked, Fault> {
        let mut statements = Vec::with_capacity(self.leaves.len());
        for (index, (leaf, hash)) in (self.first..).zip(self.leaves.iter().zip(&*self.hashes)) {
            if hash_leaf(leaf) != *hash {
                return Err(Fault::BadEntry(index));
            }
            statements.push(statement(index, leaf)?);
        }
        for (index, pair) in (self.first + 1..).zip(statements.windows(2)) {
            if pair[1].time < pair[0].time {
                return Err(Fault::TimeRunsBack(index));
            }
        }
        self.check_openings(&statements)?;
        let time = |statement: Option<&Statement>| statement.map_or(Timestamp::MIN, |s| s.time);
        Ok(Checked {
            entries: statements.len() as u64,
            openings: self.openings.len() as u64,
            first: time(statements.first()),
            last: time(statements.last()),
            newest: self.newest(statements),
        })
    }

    fn newest(&self, statements: Vec<Statement>) -> BTreeMap<String, Entry> {
        let mut openings: BTreeMap<_, _> = self.openings.iter().cloned().collect();
        let entries = (self.first..).zip(statements).map(|(index, statement)| {
            let opening = openings.remove(&index);
            (statement.kind.clone(), Entry { index, statement, opening })
        });
        entries.collect()
    }

    fn check_openings(&self, statements: &[Statement]) -> Result<(), Fault> {
        for (index, opening) in &self.openings {
            let place = index.checked_sub(self.first).and_then(|n| usize::try_from(n).ok());
            let statement = place.and_then(|place| statements.get(place));
            if !statement.is_some_and(|statement| opening.opens(statement)) {
                return Err(Fault::BadOpening(*index));
            }
        }
        Ok(())
    }
}

fn statement(index: u64, leaf: &[u8]) -> Result<Statement, Fault> {
    let no_statement = |reason: String| Fault::NoStatement { index, reason };
    let statement = Statement::from_leaf(leaf).map_err(|error| no_statement(error.to_string()))?;
    match statement.correction_of {
        Some(later) if later >= index => {
            Err(no_statement(format!("it corrects entry {later}, which is not before it")))
        }
        _ => Ok(statement),
    }
}
