//! What a file is by its content, where that is nothing that can be read in: a name says nothing.

use infer::{MatcherType, Type};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

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
    /// A document of an office program.
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

/// So many bytes at the beginning are looked at.
const LOOKED_AT: usize = 4 << 10;

impl Sort {
    /// What a file is; `None` for text, which its reader judges.
    pub(super) fn of(content: &[u8]) -> Option<Self> {
        let start = &content[..content.len().min(LOOKED_AT)];
        if start.trim_ascii().is_empty() {
            return Some(Self::Empty);
        }
        if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") {
            return Some(Self::Utf16);
        }
        let kind = infer::get(start.strip_prefix(BYTE_ORDER_MARK).unwrap_or(start));
        let media_type = kind.as_ref().map_or("", Type::mime_type);
        match (media_type, kind.as_ref().map(Type::matcher_type)) {
            ("application/pdf", _) => Some(Self::Pdf),
            ("text/html", _) => Some(Self::Web),
            ("text/x-shellscript", _) => Some(Self::Program),
            // A table may begin with the letters that others begin with.
            _ if !is_binary(start) => None,
            (_, Some(MatcherType::App)) => Some(Self::Program),
            ("application/x-ole-storage", _) | (_, Some(MatcherType::Book | MatcherType::Doc)) => {
                Some(Self::Office)
            }
            (_, Some(MatcherType::Archive)) => Some(Self::Archive),
            (_, Some(MatcherType::Image)) => Some(Self::Picture),
            _ => Some(Self::Binary),
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

/// Whether a byte stands in it that no text has.
fn is_binary(start: &[u8]) -> bool {
    start.iter().any(|byte| *byte < 0x20 && !matches!(byte, 0x09..=0x0d))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_content_says() {
        let program = [b"\x7fELF\x02\x01\x01".as_slice(), &[0; 64]].concat();
        for (content, sort) in [
            (b"".as_slice(), Sort::Empty),
            (b" \r\n", Sort::Empty),
            (&program, Sort::Program),
            (b"MZ\x90\x00", Sort::Program),
            (b"#!/bin/sh\nrm", Sort::Program),
            (b"%PDF-1.7", Sort::Pdf),
            (b"PK\x03\x04", Sort::Archive),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Sort::Office),
            (b"\x89PNG\r\n\x1a\n", Sort::Picture),
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
        for content in [
            "MZ;name\n1;Hund\n",
            "id,name\n",
            "<?xml version='1.0'?><a/>",
            "{}",
            "PK;name",
            "BM;name",
        ] {
            assert_eq!(Sort::of(content.as_bytes()), None, "{content}");
        }
        assert_eq!(Sort::of(b"id;Stra\xdfe"), None, "Windows-1252");
    }
}
