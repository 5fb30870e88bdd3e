//! Writes a backup.

use std::{
    fs::{self, File, OpenOptions},
    io::{BufWriter, Write},
    path::Path,
};

use commons::{Failure, Timestamp};
use store::{Blobs, dump};
use tar::{Builder, Header};

use super::{
    BackupError, Lock, Summary,
    manifest::{FORM, Manifest, RecordState},
};
use crate::{house::House, town::TownFolder};

/// Writes the whole town to a new file, closed with the lock. It appears under its name when it is
/// whole and durable, and not before.
///
/// # Errors
/// [`BackupError`], or what the storage says.
pub async fn write(
    house: &House,
    folder: &TownFolder,
    file: &Path,
    lock: Lock,
) -> Result<Summary, Failure> {
    if file.exists() {
        return Err(BackupError::Exists(file.to_owned()).into());
    }
    let part = Part::beside(file)?;
    let manifest = fill(house, folder, part.open()?, lock).await?;
    part.rename(file)?;
    Ok(Summary::from(&manifest))
}

async fn fill(
    house: &House,
    folder: &TownFolder,
    output: File,
    lock: Lock,
) -> Result<Manifest, Failure> {
    let scratch = folder.scratch()?;
    let taken_at = Timestamp::now();
    let snapshot = house.db.snapshot().await?;
    let tables = dump::write(&snapshot, scratch.path()).await?;
    let (size, root) = record::head_in(&snapshot).await?;
    drop(snapshot);

    let mut archive = Builder::new(lock.close(BufWriter::new(output))?);
    archive.append_dir_all("database", scratch.path()).map_err(BackupError::damaged)?;
    let blobs = add_blobs(&mut archive, &house.blobs).await?;
    archive.append_dir_all("keys", folder.keys()).map_err(BackupError::file(folder.keys()))?;
    for name in ["allmende.toml", "erasures.log"] {
        let path = folder.resolve(name);
        if path.exists() {
            archive.append_path_with_name(&path, name).map_err(BackupError::file(&path))?;
        }
    }
    let manifest = Manifest {
        form: FORM,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        taken_at,
        tables: tables.into_iter().map(|table| (table.table, table.rows)).collect(),
        blobs,
        record: RecordState { size, root: hex::encode(root) },
    };
    add(&mut archive, "manifest.json", &serde_json::to_vec_pretty(&manifest).unwrap_or_default())?;
    close(archive)?;
    Ok(manifest)
}

/// Every file that is there now: more than the snapshot knows does no harm.
async fn add_blobs<W: Write>(archive: &mut Builder<W>, blobs: &Blobs) -> Result<u64, Failure> {
    let mut count = 0;
    for listed in blobs.list().await? {
        // A draft may expire while the backup runs; what is published never goes.
        if !blobs.exists(&listed.digest).await? {
            continue;
        }
        let path = blobs.local_path(&listed.digest).await?;
        let name = format!("blobs/{}", listed.digest);
        archive.append_path_with_name(&path, &name).map_err(BackupError::file(&path))?;
        count += 1;
    }
    Ok(count)
}

fn add<W: Write>(archive: &mut Builder<W>, name: &str, content: &[u8]) -> Result<(), BackupError> {
    let mut header = Header::new_gnu();
    header.set_size(content.len() as u64);
    header.set_mode(0o600);
    header.set_cksum();
    archive.append_data(&mut header, name, content).map_err(BackupError::damaged)
}

/// Ends the archive, the encryption and the file, and makes it durable.
fn close(archive: Builder<age::stream::StreamWriter<BufWriter<File>>>) -> Result<(), BackupError> {
    let encrypted = archive.into_inner().map_err(BackupError::damaged)?;
    let buffered = encrypted.finish().map_err(BackupError::damaged)?;
    let file = buffered.into_inner().map_err(BackupError::damaged)?;
    file.sync_all().map_err(BackupError::damaged)
}

/// The file under the name it has while it grows; taken away unless it became whole.
struct Part(Option<std::path::PathBuf>);

impl Part {
    fn beside(file: &Path) -> Result<Self, BackupError> {
        let mut name = file.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        let path = file.with_file_name(name);
        if path.exists() {
            fs::remove_file(&path).map_err(BackupError::file(&path))?;
        }
        Ok(Self(Some(path)))
    }

    fn path(&self) -> &Path {
        self.0.as_deref().unwrap_or(Path::new(""))
    }

    fn open(&self) -> Result<File, BackupError> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(self.path()).map_err(BackupError::file(self.path()))
    }

    fn rename(mut self, file: &Path) -> Result<(), BackupError> {
        fs::rename(self.path(), file).map_err(BackupError::file(file))?;
        self.0 = None;
        let folder = file.parent().filter(|it| !it.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        File::open(folder).and_then(|it| it.sync_all()).map_err(BackupError::file(folder))
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if let Some(path) = &self.0 {
            let _ = fs::remove_file(path);
        }
    }
}
