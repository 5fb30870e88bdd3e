//! The town's secret keys: files that only their owner may read.

use std::{fs, path::Path};

use identity::SecretKey;
use record::NoteKey;

use crate::{ProgramError, config::Origin, town::TownFolder};

const RECORD: &str = "record.key";
const IDENTITY: &str = "identity.key";

/// The town's secret keys.
#[derive(Clone)]
pub struct Keys {
    /// Signs the public record.
    pub record: NoteKey,
    /// Seals secrets at rest.
    pub identity: SecretKey,
}

impl Keys {
    /// Makes new keys and writes them to the town's folder.
    ///
    /// # Errors
    /// [`ProgramError::File`], also where there are keys already.
    pub fn create(folder: &TownFolder, origin: &Origin) -> Result<Self, ProgramError> {
        let bad = || ProgramError::BadKey(folder.keys().join(RECORD));
        let record = NoteKey::generate(origin.as_str()).map_err(|_| bad())?;
        let keys = Self { record, identity: SecretKey::generate() };
        let files = [(RECORD, keys.record.to_secret_text()), (IDENTITY, keys.identity.to_hex())];
        for (name, text) in files {
            folder.write_private(&folder.keys().join(name), format!("{text}\n").as_bytes())?;
        }
        Ok(keys)
    }

    /// Reads the keys from the town's folder.
    ///
    /// # Errors
    /// [`ProgramError::File`] and [`ProgramError::BadKey`].
    pub fn read(folder: &TownFolder) -> Result<Self, ProgramError> {
        let record = folder.keys().join(RECORD);
        let identity = folder.keys().join(IDENTITY);
        Ok(Self {
            record: NoteKey::from_secret_text(&text(&record)?)
                .map_err(|_| ProgramError::BadKey(record))?,
            identity: SecretKey::from_hex(&text(&identity)?)
                .ok_or(ProgramError::BadKey(identity))?,
        })
    }
}

fn text(path: &Path) -> Result<String, ProgramError> {
    let text = fs::read_to_string(path).map_err(ProgramError::file(path))?;
    Ok(text.trim().to_owned())
}
