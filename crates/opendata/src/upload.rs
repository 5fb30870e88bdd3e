//! Taking a file from a form: straight to the disk, within a size and a time.

use std::path::{Path, PathBuf};

use axum::extract::multipart::{Field, Multipart};
use tempfile::TempDir;
use tokio::{fs::File, io::AsyncWriteExt, time::timeout};

use crate::{
    OpenData, OpenDataError,
    import::{ImportError, file_name},
};

/// The longest text field, in bytes.
const TEXT: usize = 100_000;
/// Text fields of a form.
const FIELDS: usize = 50;

/// What a form sent.
pub(crate) struct Upload {
    /// Its text fields.
    pub(crate) fields: Vec<(String, String)>,
    /// Its file.
    pub(crate) file: Option<Sent>,
    folder: TempDir,
}

/// A file that was sent.
pub(crate) struct Sent {
    /// What the browser calls it.
    pub(crate) name: String,
    /// Where it lies as long as the [`Upload`] lives.
    pub(crate) path: PathBuf,
}

impl Upload {
    /// The text field of this name.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(it, _)| it == name).map_or("", |(_, value)| value)
    }
}

impl OpenData {
    /// Reads a form with a file in it.
    ///
    /// # Errors
    /// [`OpenDataError::SlowUpload`], [`OpenDataError::Upload`], or the file is too large or its
    /// name is none.
    pub(crate) async fn receive(&self, form: Multipart) -> Result<Upload, OpenDataError> {
        let time = self.config().upload_time;
        let received = timeout(time, self.read_form(form)).await;
        received.unwrap_or(Err(OpenDataError::SlowUpload(time.as_secs())))
    }

    async fn read_form(&self, mut form: Multipart) -> Result<Upload, OpenDataError> {
        let mut upload = Upload { fields: Vec::new(), file: None, folder: self.scratch()? };
        while let Some(field) = form.next_field().await.map_err(broken)? {
            let name = field.name().unwrap_or_default().to_owned();
            let file = field.file_name().map(str::to_owned);
            match file {
                // A file field that was left empty is sent without a name.
                Some(file) if file.is_empty() => {}
                Some(file) if upload.file.is_none() => {
                    let name = file_name(&file)?.to_owned();
                    let path = upload.folder.path().join("upload");
                    self.write(field, &path).await?;
                    upload.file = Some(Sent { name, path });
                }
                Some(_) => return Err(OpenDataError::Upload("more than one file".to_owned())),
                None => upload.fields.push((name, text(field).await?)),
            }
            if upload.fields.len() > FIELDS {
                return Err(OpenDataError::Upload("too many fields".to_owned()));
            }
        }
        Ok(upload)
    }

    async fn write(&self, mut field: Field<'_>, path: &Path) -> Result<(), OpenDataError> {
        let limit = self.config().limits.bytes;
        let (mut file, mut found) = (File::create(path).await?, 0);
        while let Some(chunk) = field.chunk().await.map_err(broken)? {
            found += chunk.len() as u64;
            if found > limit {
                return Err(ImportError::TooLarge { found, limit }.into());
            }
            file.write_all(&chunk).await?;
        }
        Ok(file.flush().await?)
    }
}

async fn text(mut field: Field<'_>) -> Result<String, OpenDataError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(broken)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > TEXT {
            return Err(OpenDataError::Upload("a field is too long".to_owned()));
        }
    }
    String::from_utf8(bytes).map_err(|_| OpenDataError::Upload("no UTF-8".to_owned()))
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn broken(error: axum::extract::multipart::MultipartError) -> OpenDataError {
    OpenDataError::Upload(error.body_text())
}
