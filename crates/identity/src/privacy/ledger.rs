//! The ledger of erasures outside the database: a file in the town's folder, one line for each
//! person, `2026-03-01T12:00:00Z k3f9…`. The id is random and says nothing about anyone.

use std::{
    collections::BTreeMap,
    fs,
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use commons::{Id, Timestamp};
use store::Sql;

use super::{Privacy, tables::LEDGER_DAYS};
use crate::IdentityError;

/// One line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub at: Timestamp,
    pub person: Id,
}

impl Privacy {
    /// All entries of the file; none where there is no file.
    pub(super) async fn read_ledger(&self) -> Result<Vec<Entry>, IdentityError> {
        let Some(path) = self.ledger_path() else { return Ok(Vec::new()) };
        blocking(move || read(&path)).await
    }

    /// Brings what the database knows into the file, and takes out what is too old. The file is
    /// replaced as a whole: it is never half written.
    pub(super) async fn write_ledger(&self) -> Result<(), IdentityError> {
        let Some(path) = self.ledger_path() else { return Ok(()) };
        let turn = self.0.ledger.lock().await;
        let sql = "SELECT erased_at, person FROM erasures";
        let known: Vec<(Timestamp, Id)> = self.identity().db().all(sql, &[]).await?;
        let known = known.into_iter().map(|(at, person)| Entry { at, person }).collect();
        let written = blocking(move || merge(&path, known)).await;
        drop(turn);
        written
    }

    fn ledger_path(&self) -> Option<PathBuf> {
        self.identity().config().erasure_ledger.clone()
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, IdentityError> + Send + 'static,
) -> Result<T, IdentityError> {
    let joined = tokio::task::spawn_blocking(work).await;
    joined.map_err(|error| IdentityError::Internal(error.to_string()))?
}

fn read(path: &Path) -> Result<Vec<Entry>, IdentityError> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unusable(path, &error)),
    };
    text.lines()
        .enumerate()
        .map(|(at, line)| {
            let bad = || unusable(path, &format!("line {} is no entry", at + 1));
            parse(line).ok_or_else(bad)
        })
        .collect()
}

fn parse(line: &str) -> Option<Entry> {
    let (at, person) = line.split_once(' ')?;
    let is_id = person.len() == 26 && person.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_id.then_some(())?;
    Some(Entry { at: at.parse().ok()?, person: Id::from(person) })
}

fn merge(path: &Path, known: Vec<Entry>) -> Result<(), IdentityError> {
    let old = read(path)?;
    let oldest = Timestamp::now() - Duration::from_secs(u64::from(LEDGER_DAYS) * 24 * 60 * 60);
    let all: BTreeMap<Id, Timestamp> = known
        .into_iter()
        .chain(old.clone())
        .filter(|entry| entry.at >= oldest)
        .map(|entry| (entry.person, entry.at))
        .collect();
    if all.len() == old.len() && old.iter().all(|entry| all.contains_key(&entry.person)) {
        return Ok(());
    }
    let lines: Vec<String> = all.iter().map(|(person, at)| format!("{at} {person}\n")).collect();
    replace(path, &lines.concat()).map_err(|error| unusable(path, &error))
}

fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let new = path.with_extension("new");
    let mut file = fs::File::create(&new)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&new, path)?;
    match path.parent() {
        Some(folder) => fs::File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

fn unusable(path: &Path, reason: &impl ToString) -> IdentityError {
    IdentityError::Ledger { path: path.display().to_string(), reason: reason.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_what_is_too_old_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("erasures.log");
        assert_eq!(read(&path).unwrap(), []);
        let now = Timestamp::now();
        let (one, two) = (Id::random(), Id::random());
        let old = Entry { at: Timestamp::from_second(1_000).unwrap(), person: Id::random() };
        merge(&path, vec![Entry { at: now, person: one.clone() }, old]).unwrap();
        merge(&path, vec![Entry { at: now, person: two.clone() }]).unwrap();
        let mut people: Vec<Id> = read(&path).unwrap().into_iter().map(|it| it.person).collect();
        people.sort();
        let mut wanted = vec![one, two];
        wanted.sort();
        assert_eq!(people, wanted);
    }

    #[test]
    fn a_line_that_is_no_entry_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("erasures.log");
        for line in [
            "2026-03-01T12:00:00Z",
            "yesterday 00000000000000000000000000",
            "2026-03-01T12:00:00Z x",
        ] {
            let good = format!("2026-03-01T12:00:00Z {}\n{line}\n", Id::random());
            fs::write(&path, good).unwrap();
            let error = read(&path).unwrap_err().to_string();
            assert!(error.contains("line 2"), "{error}");
        }
    }
}
