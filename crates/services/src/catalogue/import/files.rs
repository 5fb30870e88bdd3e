//! The files that are to be imported: one, or those of a folder, put together where they belong
//! together.

use std::path::{Path, PathBuf};

use super::{Found, ImportError, Sort, csv, dldb, xzufi};

/// The largest file that is taken, in bytes.
const LARGEST: u64 = 256 << 20;

/// Files that are taken over together or not at all.
pub(super) struct Unit {
    /// How it is called in the report.
    pub(super) name: String,
    files: Vec<PathBuf>,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Dldb,
    Xzufi,
    Csv,
}

/// The files at a path, put together; and those of no known kind.
///
/// # Errors
/// [`ImportError::Unreadable`], [`ImportError::NothingKnown`].
pub(super) fn at(path: &Path) -> Result<(Vec<Unit>, Vec<String>), ImportError> {
    let mut files = if path.is_dir() { in_folder(path)? } else { vec![path.to_owned()] };
    files.sort();
    let (mut directory, mut units, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for file in files {
        let name = name(&file);
        let extension = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        match extension.as_str() {
            "json" if dldb::is_named_so(&name) => directory.push(file),
            "xml" => units.push(Unit { name, files: vec![file], kind: Kind::Xzufi }),
            "csv" => units.push(Unit { name, files: vec![file], kind: Kind::Csv }),
            _ => others.push(name),
        }
    }
    if !directory.is_empty() {
        let names: Vec<_> = directory.iter().map(|file| name(file)).collect();
        units.insert(0, Unit { name: names.join(", "), files: directory, kind: Kind::Dldb });
    }
    if units.is_empty() {
        return Err(ImportError::NothingKnown(path.display().to_string()));
    }
    Ok((units, others))
}

fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, ImportError> {
    let unreadable = |error: std::io::Error| unreadable(folder, &error);
    let entries = std::fs::read_dir(folder).map_err(unreadable)?;
    let paths = entries.map(|entry| entry.map(|it| it.path())).collect::<Result<Vec<_>, _>>();
    let paths = paths.map_err(unreadable)?;
    Ok(paths.into_iter().filter(|path| path.is_file()).collect())
}

impl Unit {
    /// What the files say.
    ///
    /// # Errors
    /// Every [`ImportError`] about files and their content.
    pub(super) fn read(&self) -> Result<Found, ImportError> {
        let mut contents = Vec::with_capacity(self.files.len());
        for file in &self.files {
            contents.push((name(file), content(file)?));
        }
        match (self.kind, contents.as_slice()) {
            (Kind::Dldb, files) => dldb::read(files),
            (Kind::Xzufi, [(_, content)]) => xzufi::read(content),
            (Kind::Csv, [(_, content)]) => csv::read(content),
            _ => Err(ImportError::NothingKnown(self.name.clone())),
        }
    }
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn content(file: &Path) -> Result<Vec<u8>, ImportError> {
    let about = std::fs::metadata(file).map_err(|error| unreadable(file, &error))?;
    if !about.is_file() {
        return Err(unreadable(file, &std::io::Error::other("it is no plain file")));
    }
    if about.len() > LARGEST {
        let path = file.display().to_string();
        return Err(ImportError::TooLarge { path, limit: LARGEST });
    }
    let content = std::fs::read(file).map_err(|error| unreadable(file, &error))?;
    match Sort::of(&content) {
        Some(sort) => Err(ImportError::WrongSort { path: name(file), sort }),
        None => Ok(content),
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> ImportError {
    ImportError::Unreadable { path: path.display().to_string(), reason: error.to_string() }
}
