//! Forms of other programs become ours: `XDatenfelder` 2 and 3 of FIM, and exports of Open Forms.
//! What is not understood is never dropped: it stays in the definition, as unresolved.

mod draft;
mod error;
mod open_forms;
mod open_logic;
mod xdf;
mod xdf_read;
mod xml;
mod zipped;

pub(crate) use draft::{FILE_BYTES, FILES};
pub use error::ImportError;

use std::{fs::File, io::Read, path::Path};

use commons::Slug;

use super::{Definition, Form, FormsError};

/// The largest file that is read, in bytes; unpacked as well.
pub const MAX_BYTES: usize = 20_000_000;

/// What an import needs to know beside the file.
#[derive(Clone, Debug)]
pub struct Into {
    /// The service that is applied for with the form.
    pub service: Slug,
    /// The office that answers for it.
    pub office: Slug,
    /// The form's address; without one, the service's.
    pub form: Option<Slug>,
}

/// Reads a file of another program: `XDatenfelder` (XML), an export of Open Forms (zip, or the JSON
/// of a form's components), or a definition of ours.
///
/// # Errors
/// [`FormsError::Import`] with the line where there is one; [`FormsError::Unsound`] where what was
/// read is no form.
pub fn import(bytes: &[u8], into: &Into) -> Result<Form, FormsError> {
    Form::new(read(bytes, into)?).map_err(FormsError::Unsound)
}

/// The same as a draft, which may have faults.
///
/// # Errors
/// [`FormsError::Import`], [`FormsError::NotADefinition`].
pub(crate) fn read(bytes: &[u8], into: &Into) -> Result<Definition, FormsError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge(MAX_BYTES).into());
    }
    match bytes.trim_ascii_start() {
        [b'P', b'K', ..] => Ok(open_forms::import_zip(bytes, into)?),
        [b'<', ..] | [0xef, 0xbb, 0xbf, b'<', ..] => Ok(xdf::import(bytes, into)?),
        [b'{' | b'[', ..] => json(bytes, into),
        _ => Err(ImportError::Unknown.into()),
    }
}

/// The same from a file; of one that is larger than [`MAX_BYTES`] no more is read.
///
/// # Errors
/// As [`import`]; [`ImportError::Unreadable`].
pub fn import_file(path: &Path, into: &Into) -> Result<Form, FormsError> {
    let unreadable = |error: std::io::Error| ImportError::Unreadable(error.to_string());
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let file = File::open(path).map_err(unreadable)?;
    file.take(limit).read_to_end(&mut bytes).map_err(unreadable)?;
    import(&bytes, into)
}

/// JSON is a definition of ours where it has a schema, else components of Open Forms.
fn json(bytes: &[u8], into: &Into) -> Result<Definition, FormsError> {
    let text = std::str::from_utf8(bytes).map_err(|_| ImportError::NotUtf8)?;
    let value: serde_json::Value =
        serde_json::from_str(text).map_err(super::NotADefinition::from)?;
    if value.get("schema").is_none() {
        return Ok(open_forms::import_components(&value, into)?);
    }
    let mut definition = Definition::read(text)?;
    definition.service = into.service.clone();
    definition.office = into.office.clone();
    if let Some(form) = &into.form {
        definition.form = form.clone();
    }
    Ok(definition)
}
