//! Opens what somebody took along (`mailbox.tar`, `docs/specs/post.md` §12): without a network,
//! without the town's folder, and with as much proof as the file itself can give.

mod archive;
mod case;
mod cases;
mod error;
mod fault;
mod files;
mod names;
mod page;
mod proof;
mod ring;
mod text;

use std::path::Path;

use record::VerifierKey;
use sealed::{Export, RecoveryCode, Root, SealedError, Wrap, wrap::Way};

pub use error::LettersError;
pub use fault::Fault;

use self::{archive::Archive, cases::Cases, files::Folder, ring::Ring};
use crate::texts::Teller;

/// What opens an export.
pub enum Secret {
    /// The passphrase of the mailbox.
    Passphrase(String),
    /// The recovery code.
    RecoveryCode(RecoveryCode),
}

/// What was opened, and what is not as it should be.
#[derive(Debug)]
pub struct Opened {
    /// How many cases there are.
    pub cases: usize,
    /// How many letters could be read.
    pub letters: usize,
    /// How many attachments could be read.
    pub attachments: usize,
    /// The record's key that the parties' keys were proved against, if there is one.
    pub key: Option<String>,
    /// What could not be verified, or not be opened.
    pub faults: Vec<Fault>,
}

/// An export of which the first file was read, and nothing else.
pub struct Letters {
    archive: Archive,
    export: Export,
}

impl Letters {
    /// Begins to read an export.
    ///
    /// # Errors
    /// [`LettersError::NoExport`] where it is none; [`LettersError::File`].
    pub fn read(file: &Path) -> Result<Self, LettersError> {
        let archive = Archive::at(file)?;
        let export = archive.manifest()?;
        Ok(Self { archive, export })
    }

    /// Checks, before anybody types a passphrase, that the file does not ask for less work than is
    /// allowed.
    ///
    /// # Errors
    /// [`LettersError::Sealed`]; [`LettersError::NoWrap`] where no passphrase opens it.
    pub fn check_passphrase(&self) -> Result<(), LettersError> {
        Ok(self.wrap(|way| matches!(way, Way::Passphrase { .. }))?.check()?)
    }

    /// Opens everything into a new or empty folder. Nothing is written where the secret is wrong.
    ///
    /// # Errors
    /// Why nothing was opened. What concerns single letters stands in [`Opened::faults`].
    pub fn open(
        &self,
        secret: &Secret,
        key: Option<&VerifierKey>,
        to: &Path,
        teller: &Teller,
    ) -> Result<Opened, LettersError> {
        let (version, root) = self.root(secret)?;
        let mut ring = Ring::open(&self.export, version, root, key)?;
        let faults = ring.take_faults();
        let mut folder = Folder::new(to)?;
        let mut cases = Cases::new(&self.export, &ring, teller, faults);
        let progress = |read, size| tell_progress(teller, read, size);
        let cut = self.archive.each(progress, |name, part| cases.take(name, part, &mut folder))?;
        let opened = cases.finish(&mut folder, cut)?;
        folder.write("index.html", page::index(&self.export, &opened, &ring, teller).as_bytes())?;
        Ok(opened.into_summary(&ring))
    }

    fn wrap(&self, fits: impl Fn(&Way) -> bool) -> Result<&Wrap, LettersError> {
        self.export.wraps.iter().find(|wrap| fits(&wrap.way)).ok_or(LettersError::NoWrap)
    }

    /// The newest root and its version.
    fn root(&self, secret: &Secret) -> Result<(u64, Root), LettersError> {
        let fits = |way: &Way| match secret {
            Secret::Passphrase(_) => matches!(way, Way::Passphrase { .. }),
            Secret::RecoveryCode(_) => matches!(way, Way::Recovery { .. }),
        };
        let mut refused = LettersError::NoWrap;
        for wrap in self.export.wraps.iter().filter(|wrap| fits(&wrap.way)) {
            match open_wrap(wrap, secret) {
                Ok(root) => return Ok((wrap.version, root)),
                Err(error) => refused = error.into(),
            }
        }
        Err(refused)
    }
}

fn open_wrap(wrap: &Wrap, secret: &Secret) -> Result<Root, SealedError> {
    match secret {
        Secret::Passphrase(passphrase) => wrap.open_by_passphrase(passphrase),
        Secret::RecoveryCode(code) => wrap.open_by_recovery_code(code),
    }
}

fn tell_progress(teller: &Teller, read: u64, size: u64) {
    let bytes = |bytes| teller.reader().bytes(bytes);
    let args = [("read", bytes(read).into()), ("size", bytes(size).into())];
    teller.note(teller.tr("cli-letters-progress", &args));
}
