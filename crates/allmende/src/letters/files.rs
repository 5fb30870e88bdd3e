//! The folder that is written: new or empty, and nothing outside of it.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use super::LettersError;
use crate::ProgramError;

/// The name of a file while it is written.
const UNFINISHED: &str = ".unfinished";

/// A folder that was empty, in which files appear when they are whole.
pub(super) struct Folder(PathBuf);

impl Folder {
    /// Makes the folder, or takes an empty one.
    pub(super) fn new(path: &Path) -> Result<Self, LettersError> {
        fs::create_dir_all(path).map_err(ProgramError::file(path))?;
        let mut inside = fs::read_dir(path).map_err(ProgramError::file(path))?;
        if inside.next().is_some() {
            return Err(ProgramError::NotEmpty(path.to_owned()).into());
        }
        Ok(Self(path.to_owned()))
    }

    /// Makes a folder in it.
    pub(super) fn make(&self, name: &str) -> Result<(), LettersError> {
        let path = self.0.join(name);
        Ok(fs::create_dir(&path).map_err(ProgramError::file(path))?)
    }

    /// Writes a whole file; `name` is relative and safe.
    pub(super) fn write(&self, name: &str, content: &[u8]) -> Result<(), LettersError> {
        let mut file = self.begin()?;
        file.out.write_all(content).map_err(ProgramError::file(&file.path))?;
        file.end(name)
    }

    /// Begins a file that gets its name when it is whole.
    pub(super) fn begin(&self) -> Result<Unfinished<'_>, LettersError> {
        let path = self.0.join(UNFINISHED);
        let made = OpenOptions::new().write(true).create_new(true).open(&path);
        let out = BufWriter::new(made.map_err(ProgramError::file(&path))?);
        Ok(Unfinished { folder: self, path, out })
    }
}

/// A file that is being written. Without [`Unfinished::end`] it goes away again.
pub(super) struct Unfinished<'a> {
    folder: &'a Folder,
    path: PathBuf,
    out: BufWriter<File>,
}

impl Unfinished<'_> {
    /// Gives the file its name; there is none of that name yet.
    pub(super) fn end(mut self, name: &str) -> Result<(), LettersError> {
        let to = self.folder.0.join(name);
        self.out.flush().map_err(ProgramError::file(&self.path))?;
        if to.exists() {
            return Err(ProgramError::NotEmpty(to).into());
        }
        Ok(fs::rename(&self.path, &to).map_err(ProgramError::file(to))?)
    }
}

impl Write for Unfinished<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Drop for Unfinished<'_> {
    fn drop(&mut self) {
        // Where it got its name there is nothing left to remove.
        let _ = fs::remove_file(&self.path);
    }
}
