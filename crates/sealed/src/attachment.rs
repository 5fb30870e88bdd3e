//! Attachments: files of any size, sealed and opened in passing.

use std::io::{self, Read, Write};

use sha2::{Digest, Sha256};

use crate::{
    SealedError, age,
    age::{Identity, Recipient},
    padding::padme,
};

/// The longest content, in bytes: 2 GiB.
pub const LONGEST_ATTACHMENT: u64 = 2 << 30;

/// What a letter says of a file's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The hex SHA-256.
    pub sha256: String,
    /// The length, in bytes.
    pub size: u64,
}

/// Seals a file to its case: the content, then zeros up to the padded length.
///
/// # Errors
/// [`SealedError::TooLarge`] beyond 2 GiB; [`SealedError::Io`].
pub fn seal_attachment(
    case: &Recipient,
    mut content: impl Read,
    out: impl Write,
) -> Result<Content, SealedError> {
    let mut sealer = age::seal_into(&[case], out)?;
    let mut hashed = Hashed { hash: Sha256::new(), size: 0, out: &mut sealer };
    io::copy(&mut content, &mut hashed)?;
    let Hashed { hash, size, .. } = hashed;
    io::copy(&mut io::repeat(0).take(padme(size) - size), &mut sealer)?;
    sealer.finish()?;
    Ok(Content { sha256: hex::encode(hash.finalize()), size })
}

/// Opens a file of a case and compares it with what the letter says. What was written before an
/// error is to be thrown away.
///
/// # Errors
/// [`SealedError::OtherAttachment`] where it is another file; why else it is refused.
pub fn open_attachment(
    case: &Identity,
    sealed: impl Read,
    expected: &Content,
    out: impl Write,
) -> Result<(), SealedError> {
    let mut opener = age::open_from(&[case], sealed)?;
    let mut hashed = Hashed { hash: Sha256::new(), size: 0, out };
    io::copy(&mut opener.by_ref().take(expected.size), &mut hashed)?;
    let (padding, zeros) = read_zeros(&mut opener)?;
    let same = hashed.size == expected.size
        && padding == padme(expected.size) - expected.size
        && zeros
        && hex::encode(hashed.hash.finalize()) == expected.sha256;
    if same { Ok(hashed.out.flush()?) } else { Err(SealedError::OtherAttachment) }
}

/// Reads to the end: how many bytes there were, and whether all are zero.
fn read_zeros(input: &mut impl Read) -> io::Result<(u64, bool)> {
    let mut part = vec![0; 16 * 1024];
    let (mut count, mut zeros) = (0, true);
    loop {
        let read = input.read(&mut part)?;
        if read == 0 {
            return Ok((count, zeros));
        }
        count += read as u64;
        zeros &= part[..read].iter().all(|byte| *byte == 0);
    }
}

/// Hashes and counts what passes.
struct Hashed<W> {
    hash: Sha256,
    size: u64,
    out: W,
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.size += written as u64;
        if self.size > LONGEST_ATTACHMENT {
            return Err(SealedError::TooLarge("attachment").into());
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
