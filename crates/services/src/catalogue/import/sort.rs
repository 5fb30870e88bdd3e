//! What a file is by its content, where that is nothing that can be read in: a name says nothing.

/// What a file is that cannot be read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Nothing stands in it.
    Empty,
    /// A program.
    Program,
    /// A PDF.
    Pdf,
    /// An archive, or a workbook, which is one.
    Archive,
    /// A document of an older office program.
    Office,
    /// A picture.
    Picture,
    /// A page of the web.
    Web,
    /// Text in UTF-16.
    Utf16,
    /// Something else that is no text.
    Binary,
}

/// What begins files of each kind.
const BEGINNINGS: [(&[u8], Sort); 17] = [
    (b"\x7fELF", Sort::Program),
    (b"\xcf\xfa\xed\xfe", Sort::Program),
    (b"\xca\xfe\xba\xbe", Sort::Program),
    (b"#!", Sort::Program),
    (b"%PDF-", Sort::Pdf),
    (b"PK\x03\x04", Sort::Archive),
    (b"PK\x05\x06", Sort::Archive),
    (b"\x1f\x8b", Sort::Archive),
    (b"7z\xbc\xaf\x27\x1c", Sort::Archive),
    (b"Rar!", Sort::Archive),
    (b"\xd0\xcf\x11\xe0", Sort::Office),
    (b"\x89PNG", Sort::Picture),
    (b"\xff\xd8\xff", Sort::Picture),
    (b"GIF8", Sort::Picture),
    (b"II*\0", Sort::Picture),
    (b"\xff\xfe", Sort::Utf16),
    (b"\xfe\xff", Sort::Utf16),
];

/// So many bytes at the beginning are looked at.
const LOOKED_AT: usize = 4 << 10;

impl Sort {
    /// What a file is; `None` for text, which its reader judges.
    pub(super) fn of(content: &[u8]) -> Option<Self> {
        let start = &content[..content.len().min(LOOKED_AT)];
        if start.trim_ascii().is_empty() {
            return Some(Self::Empty);
        }
        let begins = |with: &&(&[u8], Self)| start.starts_with(with.0);
        if let Some((_, sort)) = BEGINNINGS.iter().find(begins) {
            return Some(*sort);
        }
        let is_binary = start.contains(&0);
        match start {
            // The letters alone might begin a table.
            [b'M', b'Z', ..] if is_binary => Some(Self::Program),
            _ if is_binary => Some(Self::Binary),
            _ if is_web(start) => Some(Self::Web),
            _ => None,
        }
    }

    /// Its name in texts.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Program => "program",
            Self::Pdf => "pdf",
            Self::Archive => "archive",
            Self::Office => "office",
            Self::Picture => "picture",
            Self::Web => "web",
            Self::Utf16 => "utf16",
            Self::Binary => "binary",
        }
    }
}

fn is_web(start: &[u8]) -> bool {
    let text = String::from_utf8_lossy(start).to_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with("<!doctype html") || text.starts_with("<html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_content_says() {
        for (content, sort) in [
            (b"".as_slice(), Sort::Empty),
            (b" \r\n", Sort::Empty),
            (b"\x7fELF\x02\x01", Sort::Program),
            (b"MZ\x90\x00", Sort::Program),
            (b"#!/bin/sh\nrm", Sort::Program),
            (b"%PDF-1.7", Sort::Pdf),
            (b"PK\x03\x04", Sort::Archive),
            (b"\xd0\xcf\x11\xe0\xa1", Sort::Office),
            (b"\x89PNG\r\n", Sort::Picture),
            (b"<!DOCTYPE html><p>", Sort::Web),
            (b"\xef\xbb\xbf <HTML>", Sort::Web),
            (b"\xff\xfei\0d\0", Sort::Utf16),
            (b"id;name\n\0\0", Sort::Binary),
        ] {
            assert_eq!(Sort::of(content), Some(sort), "{content:?}");
        }
    }

    #[test]
    fn text_is_left_to_its_reader() {
        for content in
            ["MZ;name\n1;Hund\n", "id,name\n", "<?xml version='1.0'?><a/>", "{}", "PK;name"]
        {
            assert_eq!(Sort::of(content.as_bytes()), None, "{content}");
        }
        assert_eq!(Sort::of(b"id;Stra\xdfe"), None, "Windows-1252");
    }
}
