//! The binary format of [age](https://c2sp.org/age), with hybrid post-quantum recipients
//! (`mlkem768x25519`) and no others.

mod header;
mod hybrid;
mod stream;

use std::io::{BufRead, BufReader, Read, Write};

use rand::Rng;
use zeroize::Zeroizing;

use header::Header;
pub use hybrid::{Identity, Recipient};
pub use stream::{Opener, Sealer};

use crate::SealedError;

/// The key of one file.
type FileKey = Zeroizing<[u8; 16]>;

/// Begins an age file for these recipients; what is written into the sealer is sealed.
///
/// # Errors
/// [`SealedError::Io`] where the header cannot be written.
pub fn seal_into<W: Write>(
    recipients: &[&Recipient],
    mut out: W,
) -> Result<Sealer<W>, SealedError> {
    let mut file_key = FileKey::default();
    rand::rng().fill_bytes(&mut *file_key);
    let stanzas = recipients.iter().map(|recipient| recipient.wrap(&file_key)).collect();
    out.write_all(&Header::write(stanzas, &file_key))?;
    let mut nonce = [0; 16];
    rand::rng().fill_bytes(&mut nonce);
    out.write_all(&nonce)?;
    Ok(Sealer::new(&file_key, &nonce, out))
}

/// Opens an age file; what the opener gives is authentic up to where it was read, and complete
/// only once it ended without an error.
///
/// # Errors
/// Why it is refused: before anything of its content was read.
pub fn open_from<R: Read>(
    identities: &[&Identity],
    sealed: R,
) -> Result<Opener<BufReader<R>>, SealedError> {
    open_buffered(identities, BufReader::new(sealed))
}

fn open_buffered<R: BufRead>(
    identities: &[&Identity],
    mut sealed: R,
) -> Result<Opener<R>, SealedError> {
    let header = Header::read(&mut sealed)?;
    let file_key = hybrid::unwrap(&header.stanzas, identities)?;
    header.verify(&file_key)?;
    let mut nonce = [0; 16];
    sealed.read_exact(&mut nonce).map_err(|_| SealedError::NoAgeFile("no nonce"))?;
    Ok(Opener::new(&file_key, &nonce, sealed))
}

/// A whole age file for one recipient.
///
/// # Errors
/// None that is known: writing into memory does not fail.
pub fn seal(recipient: &Recipient, content: &[u8]) -> Result<Vec<u8>, SealedError> {
    let mut file = Vec::with_capacity(content.len() + 2048);
    let mut sealer = seal_into(&[recipient], &mut file)?;
    sealer.write_all(content)?;
    sealer.finish()?;
    Ok(file)
}

/// The content of a whole age file.
///
/// # Errors
/// Why it is refused.
pub fn open(identity: &Identity, sealed: &[u8]) -> Result<Vec<u8>, SealedError> {
    open_any(&[identity], sealed)
}

/// The content of a whole age file that is sealed to one of these keys.
///
/// # Errors
/// Why it is refused.
pub fn open_any(identities: &[&Identity], sealed: &[u8]) -> Result<Vec<u8>, SealedError> {
    let mut content = Vec::new();
    open_buffered(identities, sealed)?.read_to_end(&mut content)?;
    Ok(content)
}

#[cfg(test)]
mod tests;
