//! The header of an age file: who can open it, and a MAC over that.

use std::io::{BufRead, Read};

use base64::{Engine, prelude::BASE64_STANDARD_NO_PAD};
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::FileKey;
use crate::SealedError;

const VERSION: &[u8] = b"age-encryption.org/v1\n";
/// The longest header that is read, in bytes: that of some thirty recipients.
const LONGEST: usize = 64 * 1024;
const COLUMNS: usize = 64;

/// The file's key for one recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stanza {
    pub(super) kind: String,
    pub(super) args: Vec<String>,
    pub(super) body: Vec<u8>,
}

/// A header whose MAC is not verified yet.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) stanzas: Vec<Stanza>,
    /// What the MAC is over: everything up to and with the `---`.
    signed: Vec<u8>,
    mac: [u8; 32],
}

impl Header {
    /// The bytes of a header for these stanzas.
    pub(super) fn write(stanzas: Vec<Stanza>, file_key: &FileKey) -> Vec<u8> {
        let mut header = VERSION.to_vec();
        for stanza in stanzas {
            stanza.write(&mut header);
        }
        header.extend(b"---");
        let mac = mac(file_key, &header).finalize().into_bytes();
        header.extend(format!(" {}\n", BASE64_STANDARD_NO_PAD.encode(mac)).bytes());
        header
    }

    /// Reads a header, not a byte more.
    pub(super) fn read(input: &mut impl BufRead) -> Result<Self, SealedError> {
        let mut lines = Lines { input, read: Vec::new() };
        if lines.next()? != VERSION {
            return Err(SealedError::NoAgeFile("not of version 1"));
        }
        let mut stanzas = Vec::new();
        loop {
            let line = text(&lines.next()?)?;
            if let Some(mac) = line.strip_prefix("--- ") {
                let mac = base64(mac)?.try_into().map_err(|_| bad("its MAC"))?;
                let mut signed = lines.read;
                signed.truncate(signed.len() - line.len() - 1 + "---".len());
                return if stanzas.is_empty() {
                    Err(bad("no recipient"))
                } else {
                    Ok(Self { stanzas, signed, mac })
                };
            }
            stanzas.push(Stanza::read(&line, &mut lines)?);
        }
    }

    /// Checks that whoever made the file wrote exactly this header.
    pub(super) fn verify(&self, file_key: &FileKey) -> Result<(), SealedError> {
        let mac = mac(file_key, &self.signed);
        mac.verify_slice(&self.mac).map_err(|_| SealedError::Damaged)
    }
}

impl Stanza {
    fn read<R: BufRead>(line: &str, lines: &mut Lines<'_, R>) -> Result<Self, SealedError> {
        let line = line.strip_prefix("-> ").ok_or_else(|| bad("a line that begins otherwise"))?;
        let mut words = line.split(' ').map(str::to_owned);
        let kind = words.next().unwrap_or_default();
        let args: Vec<String> = words.collect();
        let visible =
            |word: &String| !word.is_empty() && word.bytes().all(|b| b.is_ascii_graphic());
        if !visible(&kind) || !args.iter().all(visible) {
            return Err(bad("an argument"));
        }
        Ok(Self { kind, args, body: Self::read_body(lines)? })
    }

    /// Lines of 64 characters, ended by a shorter one.
    fn read_body<R: BufRead>(lines: &mut Lines<'_, R>) -> Result<Vec<u8>, SealedError> {
        let mut body = Vec::new();
        loop {
            let line = text(&lines.next()?)?;
            if line.len() > COLUMNS {
                return Err(bad("a line that is too long"));
            }
            body.extend(base64(&line)?);
            if line.len() < COLUMNS {
                return Ok(body);
            }
        }
    }

    fn write(&self, out: &mut Vec<u8>) {
        out.extend(format!("-> {}", self.kind).bytes());
        for arg in &self.args {
            out.extend(format!(" {arg}").bytes());
        }
        out.push(b'\n');
        let body = BASE64_STANDARD_NO_PAD.encode(&self.body);
        for line in body.as_bytes().chunks(COLUMNS) {
            out.extend(line);
            out.push(b'\n');
        }
        if body.len().is_multiple_of(COLUMNS) {
            out.push(b'\n');
        }
    }
}

/// The lines of a header, remembered for its MAC.
struct Lines<'a, R> {
    input: &'a mut R,
    read: Vec<u8>,
}

impl<R: BufRead> Lines<'_, R> {
    /// The next line with its newline.
    fn next(&mut self) -> Result<Vec<u8>, SealedError> {
        let left = LONGEST - self.read.len();
        let mut line = Vec::new();
        self.input.by_ref().take(left as u64).read_until(b'\n', &mut line)?;
        if line.last() != Some(&b'\n') {
            return Err(if line.len() == left {
                SealedError::TooLarge("header")
            } else {
                bad("cut")
            });
        }
        self.read.extend(&line);
        Ok(line)
    }
}

fn bad(reason: &'static str) -> SealedError {
    SealedError::NoAgeFile(reason)
}

/// The text of a line, without its newline.
fn text(line: &[u8]) -> Result<String, SealedError> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    String::from_utf8(line.to_vec()).map_err(|_| bad("a line that is no text"))
}

/// Bytes in Base64 without padding, in their only form.
pub(super) fn base64(text: &str) -> Result<Vec<u8>, SealedError> {
    BASE64_STANDARD_NO_PAD.decode(text).map_err(|_| bad("its Base64"))
}

fn mac(file_key: &FileKey, header: &[u8]) -> Hmac<Sha256> {
    let mut key = zeroize::Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, &**file_key)
        .expand(b"header", &mut *key)
        .expect("32 bytes are no longer than HKDF can give");
    let mut mac = Hmac::<Sha256>::new_from_slice(&*key).expect("an HMAC takes any key");
    mac.update(header);
    mac
}
