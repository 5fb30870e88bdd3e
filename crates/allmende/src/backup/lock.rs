//! What closes a backup and what opens it: a passphrase, or age keys.

use std::{
    fs::File,
    io::{Read, Write},
    path::Path,
};

use age::{
    DecryptError, Decryptor, Encryptor, Identity, IdentityFile, Recipient,
    secrecy::SecretString,
    stream::{StreamReader, StreamWriter},
    x25519,
};

use super::BackupError;

/// The environment variable with the passphrase.
const VARIABLE: &str = "ALLMENDE_BACKUP_PASSPHRASE";

/// Whoever has the file can guess as often as they like.
const LEAST: usize = 16;

/// What a backup is closed with.
pub enum Lock {
    /// A passphrase: whoever knows it can open the file.
    Passphrase(SecretString),
    /// Public keys: only whoever holds one of the secret keys can open the file, this machine
    /// cannot.
    Recipients(Vec<x25519::Recipient>),
}

impl Lock {
    /// The passphrase in a file, or in the environment.
    ///
    /// # Errors
    /// [`BackupError::NoLock`], [`BackupError::WeakPassphrase`], [`BackupError::File`].
    pub fn passphrase(file: Option<&Path>) -> Result<Self, BackupError> {
        let text = passphrase_text(file)?;
        if text.chars().count() < LEAST {
            return Err(BackupError::WeakPassphrase(LEAST));
        }
        Ok(Self::Passphrase(text.into()))
    }

    /// Public keys as age writes them: `age1…`.
    ///
    /// # Errors
    /// [`BackupError::BadRecipient`].
    pub fn recipients(texts: &[String]) -> Result<Self, BackupError> {
        let read =
            |text: &String| text.parse().map_err(|_| BackupError::BadRecipient(text.clone()));
        Ok(Self::Recipients(texts.iter().map(read).collect::<Result<_, _>>()?))
    }

    /// Closes what is written from here on.
    pub(super) fn close<W: Write>(self, output: W) -> Result<StreamWriter<W>, BackupError> {
        let encryptor = match self {
            Self::Passphrase(passphrase) => Encryptor::with_user_passphrase(passphrase),
            Self::Recipients(recipients) => {
                let all = recipients.iter().map(|it| it as &dyn Recipient);
                Encryptor::with_recipients(all).map_err(BackupError::damaged)?
            }
        };
        encryptor.wrap_output(output).map_err(BackupError::damaged)
    }
}

/// What opens a backup.
pub struct Key(Vec<Box<dyn Identity>>);

impl Key {
    /// The passphrase in a file, or in the environment.
    ///
    /// # Errors
    /// [`BackupError::NoLock`], [`BackupError::File`].
    pub fn passphrase(file: Option<&Path>) -> Result<Self, BackupError> {
        let passphrase: SecretString = passphrase_text(file)?.into();
        Ok(Self(vec![Box::new(age::scrypt::Identity::new(passphrase))]))
    }

    /// Secret keys in a file as `age-keygen` writes it.
    ///
    /// # Errors
    /// [`BackupError::BadIdentity`].
    pub fn identities(file: &Path) -> Result<Self, BackupError> {
        let bad = || BackupError::BadIdentity(file.to_owned());
        let path = file.to_str().ok_or_else(bad)?.to_owned();
        let identities = IdentityFile::from_file(path).and_then(|file| {
            file.into_identities().map_err(|error| std::io::Error::other(error.to_string()))
        });
        Ok(Self(
            identities.map_err(|_| bad())?.into_iter().map(|it| it as Box<dyn Identity>).collect(),
        ))
    }

    /// Opens a backup.
    pub(super) fn open(&self, input: File) -> Result<StreamReader<File>, BackupError> {
        let decryptor = Decryptor::new(input).map_err(BackupError::damaged)?;
        let all = self.0.iter().map(|it| &**it as &dyn Identity);
        decryptor.decrypt(all).map_err(|error| match error {
            DecryptError::NoMatchingKeys
            | DecryptError::DecryptionFailed
            | DecryptError::KeyDecryptionFailed => BackupError::WrongKey,
            error => BackupError::damaged(error),
        })
    }
}

fn passphrase_text(file: Option<&Path>) -> Result<String, BackupError> {
    let Some(file) = file else {
        return std::env::var(VARIABLE).map_err(|_| BackupError::NoLock);
    };
    let mut text = String::new();
    File::open(file)
        .and_then(|mut it| it.read_to_string(&mut text))
        .map_err(BackupError::file(file))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
