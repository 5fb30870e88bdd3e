//! Files on the disk, read and written in pieces away from the threads that answer people.

use std::{
    fs::{DirEntry, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use bytes::Bytes;
use sha2::{Digest as _, Sha256};
use tokio::task::spawn_blocking;

use super::Digest;

pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    spawn_blocking(work).await.map_err(io::Error::other)?
}

/// The digest and size of a file.
pub(super) async fn hash(path: &Path) -> io::Result<(Digest, u64)> {
    let path = path.to_owned();
    blocking(move || {
        let (mut file, mut hasher) = (File::open(path)?, Sha256::new());
        let (mut part, mut size) = (vec![0; 256 << 10], 0);
        loop {
            match file.read(&mut part)? {
                0 => return Ok((Digest(hasher.finalize().into()), size)),
                read => {
                    hasher.update(&part[..read]);
                    size += read as u64;
                }
            }
        }
    })
    .await
}

pub(super) async fn remove(path: &Path) -> io::Result<()> {
    match tokio::fs::remove_file(path).await {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// What a process that was killed left behind of files it had not finished: beside them, with a
/// `#` and a number (as the folder's writer names them) or as `.part`. Those of a living process
/// are younger.
pub(super) fn sweep(folder: &Path, older: Duration) {
    let folders = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files = folders.flat_map(|folder| std::fs::read_dir(folder.path()).into_iter().flatten());
    for file in files.flatten().filter(is_unfinished) {
        let age = file.metadata().and_then(|found| found.modified()).map(|then| then.elapsed());
        if matches!(age, Ok(Ok(age)) if age > older)
            && let Err(error) = std::fs::remove_file(file.path())
        {
            tracing::warn!(%error, "the rest of an unfinished file cannot be removed");
        }
    }
}

fn is_unfinished(file: &DirEntry) -> bool {
    let name = file.file_name();
    let name = name.to_string_lossy();
    name.contains('#') || name.ends_with(".part")
}

/// Makes a renamed or removed file's entry in its folder durable.
pub(super) async fn sync_parent(path: &Path) -> io::Result<()> {
    let Some(folder) = path.parent().map(Path::to_owned) else { return Ok(()) };
    blocking(move || match File::open(folder) {
        Ok(folder) => folder.sync_all(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    })
    .await
}

/// A file that is hashed while it is read.
pub(super) struct Reader {
    file: File,
    hasher: Sha256,
}

impl Reader {
    pub(super) async fn open(path: &Path) -> io::Result<Self> {
        let path = path.to_owned();
        let file = blocking(move || File::open(path)).await?;
        Ok(Self { file, hasher: Sha256::new() })
    }

    /// The next part; `None` at the end.
    pub(super) async fn next(&mut self, size: usize) -> io::Result<Option<Bytes>> {
        let file = self.file.try_clone()?;
        let mut hasher = self.hasher.clone();
        let (hasher, part) = blocking(move || {
            let mut part = Vec::with_capacity(size);
            file.take(size as u64).read_to_end(&mut part)?;
            hasher.update(&part);
            Ok((hasher, part))
        })
        .await?;
        self.hasher = hasher;
        Ok(if part.is_empty() { None } else { Some(part.into()) })
    }

    pub(super) fn digest(&self) -> Digest {
        Digest(self.hasher.clone().finalize().into())
    }
}

/// A file that is hashed while it is written, and appears only when it is whole.
pub(super) struct Writer {
    path: PathBuf,
    file: File,
    hasher: Sha256,
}

impl Writer {
    pub(super) async fn beside(path: &Path) -> io::Result<Self> {
        let part = path.with_extension(format!("{}.part", commons::Id::random()));
        let (path, file) = blocking(move || {
            if let Some(folder) = part.parent() {
                std::fs::create_dir_all(folder)?;
            }
            let file = File::create_new(&part)?;
            Ok((part, file))
        })
        .await?;
        Ok(Self { path, file, hasher: Sha256::new() })
    }

    pub(super) async fn write(&mut self, part: Bytes) -> io::Result<()> {
        self.hasher.update(&part);
        let mut file = self.file.try_clone()?;
        blocking(move || file.write_all(&part)).await
    }

    pub(super) fn digest(&self) -> Digest {
        Digest(self.hasher.clone().finalize().into())
    }

    pub(super) async fn publish(self, path: &Path) -> io::Result<()> {
        let (from, to) = (self.path.clone(), path.to_owned());
        blocking(move || std::fs::rename(from, to)).await
    }
}

/// What was not published is removed.
impl Drop for Writer {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_old_unfinished_files_are_swept_away() {
        let dir = tempfile::tempdir().expect("a folder");
        let folder = dir.path().join("ab");
        std::fs::create_dir(&folder).expect("made");
        for name in ["abcd", "abcd#1", "abcd.xyz.part"] {
            std::fs::write(folder.join(name), name).expect("written");
        }
        sweep(dir.path(), Duration::from_mins(1));
        assert_eq!(std::fs::read_dir(&folder).expect("read").count(), 3, "they are young");
        std::thread::sleep(Duration::from_millis(20));
        sweep(dir.path(), Duration::from_millis(10));
        let left: Vec<_> = std::fs::read_dir(&folder).expect("read").flatten().collect();
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].file_name(), "abcd");
    }
}
