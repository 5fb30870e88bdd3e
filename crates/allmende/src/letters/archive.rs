//! The tar file, read from front to back: it may be larger than memory.

use std::{
    fs::File,
    io::{self, BufReader, Read},
    path::{Path, PathBuf},
};

use sealed::{Export, MANIFEST};

use super::LettersError;
use crate::ProgramError;

/// The largest first part that is read, in bytes: that of some hundred thousand cases.
const LONGEST_MANIFEST: u64 = 1 << 30;
/// After how many bytes the progress is told.
const STEP: u64 = 64 << 20;

/// An export.
pub(super) struct Archive {
    path: PathBuf,
    size: u64,
}

impl Archive {
    pub(super) fn at(path: &Path) -> Result<Self, LettersError> {
        let data = path.metadata().map_err(ProgramError::file(path))?;
        Ok(Self { path: path.to_owned(), size: data.len() })
    }

    fn tar<P: FnMut(u64, u64)>(
        &self,
        progress: P,
    ) -> Result<tar::Archive<Counted<BufReader<File>, P>>, LettersError> {
        let file = File::open(&self.path).map_err(ProgramError::file(&self.path))?;
        let (input, size) = (BufReader::new(file), self.size);
        Ok(tar::Archive::new(Counted { input, read: 0, told: 0, size, progress }))
    }

    /// The first part.
    pub(super) fn manifest(&self) -> Result<Export, LettersError> {
        let no_export = || LettersError::NoExport(self.path.clone());
        let mut tar = self.tar(|_, _| ())?;
        let mut entries = tar.entries().map_err(|_| no_export())?;
        let entry = entries.next().and_then(Result::ok).ok_or_else(no_export)?;
        let size = entry.size();
        if *entry.path_bytes() != *MANIFEST.as_bytes() || size > LONGEST_MANIFEST {
            return Err(no_export());
        }
        let mut json = Vec::new();
        entry.take(size).read_to_end(&mut json).map_err(ProgramError::file(&self.path))?;
        if (json.len() as u64) < size {
            return Err(LettersError::Cut(self.path.clone()));
        }
        Export::read(&json).map_err(|_| no_export())
    }

    /// All other parts, by their names and in their order; whether the file ended too early.
    pub(super) fn each(
        &self,
        progress: impl FnMut(u64, u64),
        mut take: impl FnMut(&[u8], &mut dyn Read) -> Result<(), LettersError>,
    ) -> Result<bool, LettersError> {
        let mut tar = self.tar(progress)?;
        let entries = tar.entries().map_err(ProgramError::file(&self.path))?;
        for entry in entries.skip(1) {
            let Ok(mut entry) = entry else { return Ok(true) };
            let name = entry.path_bytes().into_owned();
            let size = entry.size();
            let mut part =
                Counted { input: &mut entry, read: 0, told: 0, size, progress: |_, _| () };
            take(&name, &mut part)?;
            io::copy(&mut part, &mut io::sink()).map_err(ProgramError::file(&self.path))?;
            if part.read < size {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Counts what is read, and tells it now and then.
struct Counted<R, P> {
    input: R,
    read: u64,
    told: u64,
    size: u64,
    progress: P,
}

impl<R: Read, P: FnMut(u64, u64)> Read for Counted<R, P> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(into)?;
        self.read += count as u64;
        if self.read >= self.told + STEP {
            self.told = self.read;
            (self.progress)(self.read, self.size);
        }
        Ok(count)
    }
}
