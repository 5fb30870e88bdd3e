//! Files in a zip file. Its own word about sizes is not believed: what comes out is counted.

use std::{
    collections::HashMap,
    io::{Cursor, Read},
};

use zip::ZipArchive;

use super::{ImportError, MAX_BYTES};

/// An export has six files; a few more do no harm.
const MAX_FILES: usize = 50;

/// The files at the root of a zip file, by their name.
///
/// # Errors
/// [`ImportError::Zip`], [`ImportError::Path`], [`ImportError::TooManyFiles`] and
/// [`ImportError::TooLarge`].
pub(super) fn files(bytes: &[u8]) -> Result<HashMap<String, Vec<u8>>, ImportError> {
    let broken = |error: zip::result::ZipError| ImportError::Zip(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MAX_FILES {
        return Err(ImportError::TooManyFiles(MAX_FILES));
    }
    let mut files = HashMap::new();
    let mut left = MAX_BYTES;
    for number in 0..archive.len() {
        let file = archive.by_index(number).map_err(broken)?;
        let name = file.name().map_err(broken)?.into_owned();
        if !is_plain(&name) || file.enclosed_name().is_none() {
            return Err(ImportError::Path(name.chars().take(100).collect()));
        }
        if file.is_dir() {
            continue;
        }
        let limit = u64::try_from(left).unwrap_or(u64::MAX).saturating_add(1);
        let mut content = Vec::new();
        file.take(limit)
            .read_to_end(&mut content)
            .map_err(|error| ImportError::Zip(error.to_string()))?;
        left = left.checked_sub(content.len()).ok_or(ImportError::TooLarge(MAX_BYTES))?;
        files.insert(name, content);
    }
    Ok(files)
}

/// Nothing that leads anywhere else, on any system.
fn is_plain(name: &str) -> bool {
    !name.starts_with('/')
        && !name.contains(['\\', ':', '\0'])
        && name.split('/').all(|part| part != "..")
}
