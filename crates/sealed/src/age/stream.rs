//! The body of an age file: chunks of 64 KiB, each sealed with ChaCha20-Poly1305 under a counter
//! and a mark for the last one, so that nothing can be moved, dropped or cut off.

use std::io::{self, Read, Write};

use chacha20poly1305::{
    ChaCha20Poly1305, KeyInit,
    aead::{AeadInOut, Nonce},
};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::FileKey;
use crate::SealedError;

const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;

fn cipher(file_key: &FileKey, nonce: &[u8; 16]) -> ChaCha20Poly1305 {
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(nonce), &**file_key)
        .expand(b"payload", &mut *key)
        .expect("32 bytes are no longer than HKDF can give");
    ChaCha20Poly1305::new(&(*key).into())
}

/// Which chunk it is, and whether it is the last one.
fn nonce(chunk: u64, last: bool) -> Nonce<ChaCha20Poly1305> {
    let mut nonce = [0; 12];
    nonce[3..11].copy_from_slice(&chunk.to_be_bytes());
    nonce[11] = u8::from(last);
    nonce.into()
}

/// Seals what is written into it. Without [`Sealer::finish`] nobody can open the file.
pub struct Sealer<W> {
    cipher: ChaCha20Poly1305,
    chunk: u64,
    plain: Vec<u8>,
    out: W,
}

impl<W: Write> Sealer<W> {
    pub(super) fn new(file_key: &FileKey, nonce: &[u8; 16], out: W) -> Self {
        let plain = Vec::with_capacity(CHUNK + TAG);
        Self { cipher: cipher(file_key, nonce), chunk: 0, plain, out }
    }

    /// Seals the last chunk.
    ///
    /// # Errors
    /// [`SealedError::Io`] where it cannot be written.
    pub fn finish(mut self) -> Result<W, SealedError> {
        self.seal_chunk(true)?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn seal_chunk(&mut self, last: bool) -> io::Result<()> {
        self.cipher
            .encrypt_in_place(&nonce(self.chunk, last), b"", &mut self.plain)
            .map_err(|_| SealedError::TooLarge("file"))?;
        self.out.write_all(&self.plain)?;
        self.plain.clear();
        self.chunk += 1;
        Ok(())
    }
}

impl<W: Write> Write for Sealer<W> {
    /// A full chunk waits for more: the last one must be marked.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.plain.len() == CHUNK && !bytes.is_empty() {
            self.seal_chunk(false)?;
        }
        let taken = bytes.len().min(CHUNK - self.plain.len());
        self.plain.extend(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Gives the content of an age file. A cut file ends in an error, never in an end.
pub struct Opener<R> {
    cipher: ChaCha20Poly1305,
    chunk: u64,
    /// What was read and is not opened yet: up to one chunk and the byte after it.
    sealed: Vec<u8>,
    plain: Vec<u8>,
    given: usize,
    ended: bool,
    broken: bool,
    input: R,
}

impl<R: Read> Opener<R> {
    pub(super) fn new(file_key: &FileKey, nonce: &[u8; 16], input: R) -> Self {
        let cipher = cipher(file_key, nonce);
        let (sealed, plain) = (Vec::new(), Vec::new());
        Self { cipher, chunk: 0, sealed, plain, given: 0, ended: false, broken: false, input }
    }

    /// Opens the next chunk. It is the last one when not a byte comes after it.
    fn open_chunk(&mut self) -> io::Result<()> {
        let more = CHUNK + TAG + 1 - self.sealed.len();
        self.input.by_ref().take(more as u64).read_to_end(&mut self.sealed)?;
        let last = self.sealed.len() <= CHUNK + TAG;
        let next = self.sealed.split_off(self.sealed.len().min(CHUNK + TAG));
        self.plain = std::mem::replace(&mut self.sealed, next);
        // Only an empty file has an empty chunk.
        let empty = self.plain.len() <= TAG && self.chunk > 0;
        let full = self.plain.len() == CHUNK + TAG;
        self.given = 0;
        self.ended = last;
        self.broken = empty || !self.decrypt(last);
        // A full chunk that is marked otherwise is authentic: it is given out, and nothing after it.
        if self.broken && !(full && self.decrypt(!last)) {
            self.plain.clear();
        }
        self.chunk += 1;
        Ok(())
    }

    fn decrypt(&mut self, last: bool) -> bool {
        self.cipher.decrypt_in_place(&nonce(self.chunk, last), b"", &mut self.plain).is_ok()
    }
}

impl<R: Read> Read for Opener<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.plain.len() {
            if self.broken {
                return Err(SealedError::Damaged.into());
            }
            if self.ended {
                return Ok(0);
            }
            self.open_chunk()?;
        }
        let left = &self.plain[self.given..];
        let count = left.len().min(into.len());
        into[..count].copy_from_slice(&left[..count]);
        self.given += count;
        Ok(count)
    }
}
