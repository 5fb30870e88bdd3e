//! Which characters the bytes of a file stand for.
//!
//! General detectors guess a language; we know it. A German office's file is UTF-8, UTF-16 with a
//! byte order mark, or one of the 8-bit encodings that its programs wrote: Windows-1252, now and
//! then ISO 8859-15 or Macintosh. The umlauts decide between those.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use encoding_rs::{CoderResult, Decoder, DecoderResult};
use serde::{Deserialize, Serialize};

use super::error::{BadLine, ImportError, Mistake, NAMED};

const CHUNK: usize = 1 << 18;

/// The encodings that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8.
    #[serde(rename = "UTF-8")]
    Utf8,
    /// UTF-8 that begins with a byte order mark.
    #[serde(rename = "UTF-8-BOM")]
    Utf8Bom,
    /// UTF-16, low byte first, with a byte order mark.
    #[serde(rename = "UTF-16LE")]
    Utf16Le,
    /// UTF-16, high byte first, with a byte order mark.
    #[serde(rename = "UTF-16BE")]
    Utf16Be,
    /// Windows-1252, as Excel writes “CSV” in Germany.
    #[serde(rename = "windows-1252")]
    Windows1252,
    /// ISO 8859-15, Latin 9.
    #[serde(rename = "ISO-8859-15")]
    Iso8859_15,
    /// Macintosh, as Excel for Mac writes “CSV”.
    #[serde(rename = "macintosh")]
    Macintosh,
}

impl Encoding {
    /// All of them, in the order a choice shows them.
    pub const ALL: [Self; 7] = [
        Self::Utf8,
        Self::Utf8Bom,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1252,
        Self::Iso8859_15,
        Self::Macintosh,
    ];

    /// The name, as IANA registered it (with a suffix for the byte order mark).
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Bom => "UTF-8-BOM",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "windows-1252",
            Self::Iso8859_15 => "ISO-8859-15",
            Self::Macintosh => "macintosh",
        }
    }

    /// The encoding of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.name().eq_ignore_ascii_case(name))
    }

    fn table(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 | Self::Utf8Bom => encoding_rs::UTF_8,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Windows1252 => encoding_rs::WINDOWS_1252,
            Self::Iso8859_15 => encoding_rs::ISO_8859_15,
            Self::Macintosh => encoding_rs::MACINTOSH,
        }
    }

    /// Bytes that stand for no character. WHATWG's Windows-1252 makes invisible control
    /// characters of them, which nobody ever meant.
    const fn holes(self) -> &'static [u8] {
        match self {
            Self::Windows1252 => &[0x81, 0x8d, 0x8f, 0x90, 0x9d],
            _ => &[],
        }
    }
}

/// What the bytes of a whole file tell.
struct Census {
    bytes: u64,
    start: Vec<u8>,
    counts: [u64; 256],
    /// Bytes that are no UTF-8.
    invalid: u64,
}

impl Census {
    fn of(path: &Path) -> Result<Self, ImportError> {
        let mut file = File::open(path)?;
        let mut census = Self { bytes: 0, start: Vec::new(), counts: [0; 256], invalid: 0 };
        let mut chunk = vec![0; CHUNK];
        let mut carried = 0;
        loop {
            let read = file.read(&mut chunk[carried..])?;
            let filled = carried + read;
            let fresh = &chunk[carried..filled];
            if census.bytes == 0 {
                census.start = fresh.iter().copied().take(512).collect();
            }
            census.bytes += fresh.len() as u64;
            for &byte in fresh {
                census.counts[usize::from(byte)] += 1;
            }
            let rest = census.count_invalid(&chunk[..filled], read == 0);
            chunk.copy_within(filled - rest..filled, 0);
            carried = rest;
            if read == 0 {
                return Ok(census);
            }
        }
    }

    /// Counts bytes that are no UTF-8; says how many at the end may be the start of a character.
    fn count_invalid(&mut self, mut bytes: &[u8], last: bool) -> usize {
        loop {
            match std::str::from_utf8(bytes) {
                Ok(_) => return 0,
                Err(error) => match error.error_len() {
                    Some(length) => {
                        self.invalid += length as u64;
                        bytes = &bytes[error.valid_up_to() + length..];
                    }
                    None if last => {
                        self.invalid += (bytes.len() - error.valid_up_to()) as u64;
                        return 0;
                    }
                    None => return bytes.len() - error.valid_up_to(),
                },
            }
        }
    }

    fn count(&self, bytes: &[u8]) -> u64 {
        bytes.iter().map(|byte| self.counts[usize::from(*byte)]).sum()
    }

    /// Characters beyond ASCII that are sound UTF-8, in bytes.
    fn sound(&self) -> u64 {
        self.counts[0x80..].iter().sum::<u64>().saturating_sub(self.invalid)
    }
}

/// The encoding of a file, found from all its bytes.
///
/// # Errors
/// [`ImportError::Empty`], [`ImportError::TooLarge`], [`ImportError::Spreadsheet`],
/// [`ImportError::Binary`], or [`ImportError::Undecodable`] with the lines where bytes stand for
/// no character.
pub(super) fn detect(
    path: &Path,
    told: Option<Encoding>,
    limit: u64,
) -> Result<Encoding, ImportError> {
    let size = std::fs::metadata(path)?.len();
    if size > limit {
        return Err(ImportError::TooLarge { found: size, limit });
    }
    let census = Census::of(path)?;
    let marked = marked(&census.start);
    let payload = if marked == Some(Encoding::Utf8Bom) { census.bytes - 3 } else { census.bytes };
    if payload == 0 || (census.bytes == 2 && marked.is_some()) {
        return Err(ImportError::Empty);
    }
    refuse_other_formats(&census, marked)?;
    let encoding = told.or(marked).unwrap_or_else(|| guess(&census));
    let broken = match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => census.invalid > 0,
        Encoding::Utf16Le | Encoding::Utf16Be => true,
        _ => census.count(encoding.holes()) > 0,
    };
    if broken {
        let lines = undecodable(path, encoding)?;
        if !lines.is_empty() {
            return Err(ImportError::Undecodable { encoding: encoding.name(), lines });
        }
    }
    Ok(encoding)
}

fn marked(start: &[u8]) -> Option<Encoding> {
    match start {
        [0xef, 0xbb, 0xbf, ..] => Some(Encoding::Utf8Bom),
        [0xff, 0xfe, ..] => Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => Some(Encoding::Utf16Be),
        _ => None,
    }
}

fn guess(census: &Census) -> Encoding {
    // A text in an 8-bit encoding hardly ever holds a sound UTF-8 sequence: where most are sound,
    // the file is UTF-8 with broken places, and those deserve an error and not a reading.
    if census.invalid == 0 || census.sound() > 2 * census.invalid {
        return Encoding::Utf8;
    }
    let windows = census.count(b"\xe4\xf6\xfc\xdf\xc4\xd6\xdc");
    let macintosh = census.count(b"\x8a\x9a\x9f\xa7\x80\x85\x86");
    if macintosh > windows {
        return Encoding::Macintosh;
    }
    // Latin 9 has its euro sign where Windows has the currency sign that nobody uses, and no
    // letters where Windows has its quotes and dashes.
    let latin_euro = census.counts[0xa4];
    let windows_only: u64 = census.counts[0x80..0xa0].iter().sum();
    if latin_euro > 0 && windows_only == 0 {
        return Encoding::Iso8859_15;
    }
    Encoding::Windows1252
}

fn refuse_other_formats(census: &Census, marked: Option<Encoding>) -> Result<(), ImportError> {
    let start = census.start.as_slice();
    let other = match start {
        [b'P', b'K', 3 | 5 | 7, ..] => {
            let has = |name: &[u8]| start.windows(name.len()).any(|window| window == name);
            return Err(match () {
                () if has(b"opendocument.spreadsheet") => ImportError::Spreadsheet("ODS"),
                () if has(b"[Content_Types].xml") || has(b"xl/") => {
                    ImportError::Spreadsheet("XLSX")
                }
                () => ImportError::Binary("ZIP"),
            });
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(ImportError::Spreadsheet("XLS")),
        [b'%', b'P', b'D', b'F', ..] => "PDF",
        [0x1f, 0x8b, ..] => "gzip",
        [0x89, b'P', b'N', b'G', ..] => "PNG",
        [0xff, 0xd8, 0xff, ..] => "JPEG",
        _ if start.starts_with(b"SQLite format 3\0") => "SQLite",
        _ if start.starts_with(b"PAR1") => "Parquet",
        _ if marked.is_some_and(|e| matches!(e, Encoding::Utf16Le | Encoding::Utf16Be)) => {
            return Ok(());
        }
        _ if census.counts[0] > 0 => "binary",
        _ if odd_controls(census) * 100 > census.bytes => "binary",
        _ => return Ok(()),
    };
    Err(ImportError::Binary(other))
}

/// Control characters that no text has: all but tab, line feed, vertical tab, form feed, carriage
/// return and the DOS end of file.
fn odd_controls(census: &Census) -> u64 {
    (1..0x20_u8)
        .filter(|byte| !matches!(byte, 0x09..=0x0d | 0x1a))
        .map(|byte| census.counts[usize::from(byte)])
        .sum()
}

/// The places of the first hundred bytes that are no characters.
fn undecodable(path: &Path, encoding: Encoding) -> Result<Vec<BadLine>, ImportError> {
    let mut file = File::open(path)?;
    let mut decoder = encoding.table().new_decoder_with_bom_removal();
    let mut chunk = vec![0; CHUNK];
    let mut text = String::with_capacity(4 * CHUNK);
    let mut place = Position { line: 1, column: 1, after_cr: false };
    let mut found = Vec::new();
    loop {
        let read = file.read(&mut chunk)?;
        let mut rest = &chunk[..read];
        loop {
            text.clear();
            let (result, taken) =
                decoder.decode_to_string_without_replacement(rest, &mut text, read == 0);
            for c in text.chars() {
                if encoding.holes().iter().any(|hole| char::from(*hole) == c) {
                    // The holes of Windows-1252 decode to the control character of the same number.
                    let byte = u8::try_from(u32::from(c)).unwrap_or_default();
                    found.push(place.bad(byte));
                }
                place.pass(c);
            }
            if let DecoderResult::Malformed(length, after) = result {
                let at = taken.saturating_sub(usize::from(length) + usize::from(after));
                found.push(place.bad(rest.get(at).copied().unwrap_or_default()));
                place.column += 1;
            }
            rest = &rest[taken..];
            if found.len() >= NAMED {
                found.truncate(NAMED);
                return Ok(found);
            }
            if result == DecoderResult::InputEmpty {
                break;
            }
        }
        if read == 0 {
            return Ok(found);
        }
    }
}

struct Position {
    line: u64,
    column: u64,
    after_cr: bool,
}

impl Position {
    fn bad(&self, byte: u8) -> BadLine {
        BadLine { line: self.line, column: Some(self.column), mistake: Mistake::Byte(byte) }
    }

    fn pass(&mut self, c: char) {
        match c {
            '\n' if self.after_cr => self.after_cr = false,
            '\n' | '\r' => {
                self.line += 1;
                self.column = 1;
                self.after_cr = c == '\r';
            }
            _ => {
                self.column += 1;
                self.after_cr = false;
            }
        }
    }
}

/// A file as text, in pieces.
pub(super) struct Decoded {
    file: File,
    decoder: Decoder,
    chunk: Vec<u8>,
    done: bool,
}

impl Decoded {
    pub(super) fn open(path: &Path, encoding: Encoding) -> io::Result<Self> {
        Ok(Self {
            file: File::open(path)?,
            decoder: encoding.table().new_decoder_with_bom_removal(),
            chunk: vec![0; CHUNK],
            done: false,
        })
    }

    /// Appends the next piece; `false` at the end of the file.
    pub(super) fn more(&mut self, text: &mut String) -> io::Result<bool> {
        if self.done {
            return Ok(false);
        }
        let read = self.file.read(&mut self.chunk)?;
        self.done = read == 0;
        let mut rest = &self.chunk[..read];
        loop {
            let room = self.decoder.max_utf8_buffer_length(rest.len()).unwrap_or(4 * CHUNK);
            text.reserve(room);
            let (result, taken, _) = self.decoder.decode_to_string(rest, text, self.done);
            rest = &rest[taken..];
            if result == CoderResult::InputEmpty {
                return Ok(!self.done);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detected(bytes: &[u8]) -> Result<Encoding, ImportError> {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), bytes).expect("written");
        detect(file.path(), None, 1 << 30)
    }

    #[test]
    fn the_encodings_of_german_offices_are_told_apart() {
        let encode =
            |table: &'static encoding_rs::Encoding, text: &str| table.encode(text).0.into_owned();
        let text = "Straße;Gebühr\nMühlenweg;12 €\n";
        for (bytes, expected) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), Encoding::Utf8Bom),
            (encode(encoding_rs::WINDOWS_1252, text), Encoding::Windows1252),
            (encode(encoding_rs::ISO_8859_15, text), Encoding::Iso8859_15),
            (encode(encoding_rs::MACINTOSH, text), Encoding::Macintosh),
            (b"nur ASCII;1\n".to_vec(), Encoding::Utf8),
        ] {
            assert_eq!(detected(&bytes).expect("detected"), expected);
        }
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [b"\xff\xfe".to_vec(), utf16].concat();
        assert_eq!(detected(&marked).expect("detected"), Encoding::Utf16Le);
    }

    #[test]
    fn one_broken_byte_in_a_utf8_file_is_named_and_not_read_as_windows_1252() {
        let mut bytes = "Straße;Größe\r\nMühle;grün\r\nKüche;".as_bytes().to_vec();
        bytes.extend_from_slice(b"wei\xdf\r\n");
        let error = detected(&bytes).expect_err("broken");
        let ImportError::Undecodable { encoding: "UTF-8", lines } = error else {
            panic!("{error:?}")
        };
        let bad = BadLine { line: 3, column: Some(10), mistake: Mistake::Byte(0xdf) };
        assert_eq!(lines, [bad]);
    }

    #[test]
    fn a_byte_without_a_character_in_windows_1252_is_named() {
        let error = detected(b"Stra\xdfe;Gr\xf6\xdfe\rM\x81hle;1\r").expect_err("broken");
        let ImportError::Undecodable { encoding: "windows-1252", lines } = error else {
            panic!("{error:?}")
        };
        let bad = BadLine { line: 2, column: Some(2), mistake: Mistake::Byte(0x81) };
        assert_eq!(lines, [bad]);
    }

    #[test]
    fn other_formats_are_called_by_their_names() {
        assert!(matches!(detected(b""), Err(ImportError::Empty)));
        assert!(matches!(detected(b"\xef\xbb\xbf"), Err(ImportError::Empty)));
        assert!(matches!(
            detected(b"PK\x03\x04....[Content_Types].xml"),
            Err(ImportError::Spreadsheet("XLSX"))
        ));
        assert!(matches!(detected(b"%PDF-1.7"), Err(ImportError::Binary("PDF"))));
        assert!(matches!(detected(b"a;b\n\0;1\n"), Err(ImportError::Binary("binary"))));
    }

    #[test]
    fn a_character_that_straddles_two_chunks_is_sound() {
        let mut bytes = vec![b'a'; CHUNK - 1];
        bytes.extend_from_slice("ß;b\n".as_bytes());
        assert_eq!(detected(&bytes).expect("detected"), Encoding::Utf8);
    }
}
