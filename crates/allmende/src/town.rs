//! The town's folder: configuration, database, blobs, keys.

use std::{
    fs,
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

use commons::Failure;

use crate::{ProgramError, config, config::Config};

/// The town's folder.
#[derive(Clone, Debug)]
pub struct TownFolder(PathBuf);

impl TownFolder {
    /// A folder, whether or not there is a town in it.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        // Absolute, so that messages say where it is.
        Self(std::path::absolute(&path).unwrap_or(path))
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// `allmende.toml`
    pub fn configuration(&self) -> PathBuf {
        self.0.join("allmende.toml")
    }

    /// The folder of the keys, readable by its owner only.
    pub fn keys(&self) -> PathBuf {
        self.0.join("keys")
    }

    /// Who was erased, kept outside of the database, so that a restored backup forgets them again.
    pub fn erasures(&self) -> PathBuf {
        self.0.join("erasures.log")
    }

    /// A folder for files on their way, gone when it is dropped.
    ///
    /// # Errors
    /// [`ProgramError::File`].
    pub fn scratch(&self) -> Result<tempfile::TempDir, ProgramError> {
        let work = self.0.join("work");
        fs::create_dir_all(&work).map_err(ProgramError::file(&work))?;
        private(&work, 0o700)?;
        tempfile::tempdir_in(&work).map_err(ProgramError::file(work))
    }

    /// Takes away what a beginning that failed has left. Only for a folder that was empty before.
    pub(crate) fn empty(&self) {
        if let Ok(entries) = fs::read_dir(&self.0) {
            for path in entries.flatten().map(|entry| entry.path()) {
                let _ =
                    if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
            }
        }
    }

    /// A path of the configuration: relative ones belong to the town's folder.
    pub fn resolve(&self, path: impl AsRef<Path>) -> PathBuf {
        self.0.join(path)
    }

    /// Whether there is a town in the folder.
    pub fn has_town(&self) -> bool {
        self.configuration().is_file()
    }

    /// Whether nothing is in the folder, or it is not there.
    ///
    /// # Errors
    /// [`ProgramError::File`] where it cannot be read.
    pub fn is_empty(&self) -> Result<bool, ProgramError> {
        match fs::read_dir(&self.0) {
            Ok(mut entries) => Ok(entries.next().is_none()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
            Err(error) => Err(ProgramError::file(&self.0)(error)),
        }
    }

    /// Reads and checks the configuration.
    ///
    /// # Errors
    /// [`ProgramError::NoTown`], [`ProgramError::File`], or what is wrong with it.
    pub fn read(&self) -> Result<Config, Failure> {
        let path = self.configuration();
        match fs::read_to_string(&path) {
            Ok(text) => Ok(config::read(&text)?),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Err(ProgramError::NoTown(self.0.clone()).into())
            }
            Err(error) => Err(ProgramError::file(path)(error).into()),
        }
    }

    /// Makes the folder and the folder of the keys, both for their owner only.
    ///
    /// # Errors
    /// [`ProgramError::File`].
    pub fn create(&self) -> Result<(), ProgramError> {
        let keys = self.keys();
        fs::create_dir_all(&keys).map_err(ProgramError::file(&keys))?;
        // The database and the files in it are nobody else's business either.
        private(&self.0, 0o700)?;
        private(&keys, 0o700)
    }

    /// Writes a new file that only its owner may read; one that is there stays.
    ///
    /// # Errors
    /// [`ProgramError::File`], also where it is there.
    pub fn write_private(&self, path: &Path, content: &[u8]) -> Result<(), ProgramError> {
        let failed = || ProgramError::file(path);
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(failed())?;
        file.write_all(content).map_err(failed())?;
        file.sync_all().map_err(failed())
    }
}

#[cfg(unix)]
fn private(path: &Path, mode: u32) -> Result<(), ProgramError> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(ProgramError::file(path))
}

#[cfg(not(unix))]
fn private(_: &Path, _: u32) -> Result<(), ProgramError> {
    Ok(())
}
