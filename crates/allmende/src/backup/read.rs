//! Brings a backup back and proves it.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{BufReader, Read},
    path::{Component, Path},
};

use commons::Failure;
use record::commands::{Source, verify};
use store::{Blobs, dump};
use tar::Archive;

use super::{
    BackupError, Key, Summary,
    manifest::{FORM, Manifest, RecordState},
};
use crate::{
    config::Config,
    house::{self, House},
    town::TownFolder,
};

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// What the backup held.
    pub summary: Summary,
    /// How many people had to be forgotten again, because they were erased after the backup.
    pub erased: u64,
}

/// Brings the town in a backup back into an empty folder and an empty database: the one the backup
/// had, or another. Where anything is not as the manifest says, nothing stays.
///
/// # Errors
/// [`BackupError`], or what the storage says.
pub async fn read(
    file: &Path,
    key: Key,
    folder: &TownFolder,
    database: Option<&str>,
) -> Result<Restored, Failure> {
    if !is_free(folder)? {
        return Err(BackupError::NotEmpty(folder.path().to_owned()).into());
    }
    let input = File::open(file).map_err(BackupError::file(file))?;
    let ledger = kept_ledger(folder);
    let restored = unpack_and_load(input, key, folder, database, &ledger).await;
    if restored.is_err() {
        folder.empty();
        if !ledger.is_empty() {
            fs::write(folder.erasures(), &ledger).map_err(BackupError::file(folder.erasures()))?;
        }
    }
    restored
}

/// Free but for the list of who was erased: whoever has it puts it into the empty folder, so that
/// the backup forgets them again.
fn is_free(folder: &TownFolder) -> Result<bool, BackupError> {
    let path = folder.path();
    match fs::read_dir(path) {
        Ok(entries) => Ok(entries.flatten().all(|entry| entry.path() == folder.erasures())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(BackupError::file(path)(error)),
    }
}

fn kept_ledger(folder: &TownFolder) -> String {
    fs::read_to_string(folder.erasures()).unwrap_or_default()
}

async fn unpack_and_load(
    input: File,
    key: Key,
    folder: &TownFolder,
    database: Option<&str>,
    ledger: &str,
) -> Result<Restored, Failure> {
    folder.create()?;
    let scratch = folder.scratch()?;
    let manifest = unpack(input, &key, scratch.path())?;
    settle_files(scratch.path(), folder, ledger)?;
    let config = configure(folder, database)?;

    let db = house::open_database(folder, &config).await?;
    let loaded = dump::read(&db, &house::schemas(), &scratch.path().join("database")).await?;
    let rows: BTreeMap<String, u64> =
        loaded.into_iter().map(|table| (table.table, table.rows)).collect();
    compare_rows(&manifest.tables, &rows)?;

    let blobs = Blobs::open(&house::blobs_config(folder, &config))?;
    compare_count("blobs", manifest.blobs, bring_blobs(scratch.path(), &blobs).await?)?;
    let house = House::open(folder, config).await?;
    compare_record(&manifest.record, &house).await?;
    let erased = house.privacy.replay_erasures().await?;
    Ok(Restored { summary: Summary::from(&manifest), erased })
}

/// Unpacks the archive into a folder; the manifest comes last, so a file that was cut off has none.
fn unpack(input: File, key: &Key, into: &Path) -> Result<Manifest, BackupError> {
    let mut archive = Archive::new(BufReader::new(key.open(input)?));
    for entry in archive.entries().map_err(BackupError::damaged)? {
        let mut entry = entry.map_err(BackupError::damaged)?;
        let path = entry.path().map_err(BackupError::damaged)?.into_owned();
        if !path.components().all(|part| matches!(part, Component::Normal(_))) {
            return Err(BackupError::Damaged(path.display().to_string()));
        }
        let place = into.join(&path);
        if entry.header().entry_type().is_dir() {
            fs::create_dir_all(&place).map_err(BackupError::file(&place))?;
            continue;
        }
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).map_err(BackupError::file(folder))?;
        }
        let mut output = File::create(&place).map_err(BackupError::file(&place))?;
        std::io::copy(&mut entry, &mut output).map_err(BackupError::damaged)?;
    }
    // Reads on to the end: only there does age know that nothing is missing.
    let mut rest = archive.into_inner();
    std::io::copy(&mut rest, &mut std::io::sink()).map_err(BackupError::damaged)?;
    manifest(&into.join("manifest.json"))
}

fn manifest(path: &Path) -> Result<Manifest, BackupError> {
    let mut text = String::new();
    File::open(path)
        .and_then(|mut file| file.read_to_string(&mut text))
        .map_err(|_| BackupError::Damaged("manifest.json".to_owned()))?;
    let manifest: Manifest = serde_json::from_str(&text).map_err(BackupError::damaged)?;
    if manifest.form == FORM {
        Ok(manifest)
    } else {
        Err(BackupError::Damaged(format!("form {}", manifest.form)))
    }
}

/// Puts configuration, keys and the list of who was erased to their places.
fn settle_files(scratch: &Path, folder: &TownFolder, ledger: &str) -> Result<(), BackupError> {
    let keys = scratch.join("keys");
    let entries = fs::read_dir(&keys).map_err(|_| BackupError::Damaged("keys".to_owned()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default();
        put_private(folder, &path, &folder.keys().join(name))?;
    }
    put_private(folder, &scratch.join("allmende.toml"), &folder.configuration())?;
    let archived = fs::read_to_string(scratch.join("erasures.log")).unwrap_or_default();
    let all = merged(&archived, ledger);
    if !all.is_empty() {
        fs::write(folder.erasures(), all).map_err(BackupError::file(folder.erasures()))?;
    }
    Ok(())
}

/// The lines of both, each once, in the order they came.
fn merged(one: &str, other: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in one.lines().chain(other.lines()) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.is_empty() { String::new() } else { lines.join("\n") + "\n" }
}

fn put_private(folder: &TownFolder, from: &Path, to: &Path) -> Result<(), BackupError> {
    let content = fs::read(from).map_err(|_| BackupError::Damaged(from.display().to_string()))?;
    folder.write_private(to, &content).map_err(|error| BackupError::Damaged(error.to_string()))
}

/// The configuration of the backup, with another database where one is named.
fn configure(folder: &TownFolder, database: Option<&str>) -> Result<Config, Failure> {
    let Some(url) = database else { return folder.read() };
    let path = folder.configuration();
    let text = fs::read_to_string(&path).map_err(BackupError::file(&path))?;
    let text = crate::config::with_database(&text, url);
    fs::write(&path, text).map_err(BackupError::file(&path))?;
    folder.read()
}

async fn bring_blobs(scratch: &Path, blobs: &Blobs) -> Result<u64, Failure> {
    let mut count = 0;
    let Ok(entries) = fs::read_dir(scratch.join("blobs")) else { return Ok(0) };
    for path in entries.flatten().map(|entry| entry.path()) {
        let digest = blobs.put_file(&path).await?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if digest.to_string() != name {
            return Err(BackupError::Differs(name).into());
        }
        count += 1;
    }
    Ok(count)
}

fn compare_rows(
    promised: &BTreeMap<String, u64>,
    found: &BTreeMap<String, u64>,
) -> Result<(), BackupError> {
    for (table, rows) in promised {
        compare_count(table, *rows, found.get(table).copied().unwrap_or_default())?;
    }
    Ok(())
}

fn compare_count(what: &str, promised: u64, found: u64) -> Result<(), BackupError> {
    if promised == found {
        return Ok(());
    }
    Err(BackupError::Differs(format!("{what}: {found} ≠ {promised}")))
}

/// Recomputes the whole record from its entries and compares size and root.
async fn compare_record(promised: &RecordState, house: &House) -> Result<(), Failure> {
    let source = Source::Database(house.db.clone());
    let report = verify(&source, None, None, |_| ()).await?;
    let checkpoint = report.checkpoint.checkpoint;
    let found = RecordState { size: checkpoint.size, root: hex::encode(checkpoint.root) };
    if found == *promised {
        return Ok(());
    }
    Err(BackupError::Differs(format!("record: {} {}", found.size, found.root)).into())
}
