//! A letter as a text file, and the words for who wrote how.

use std::fmt::Write;

use sealed::{
    Party,
    letter::{Door, Kind, Letter},
};

use super::{case::ReadLetter, ring::Ring};
use crate::texts::Teller;

/// A letter as text, with what is known about it above.
pub(super) fn letter(read: &ReadLetter, ring: &Ring, teller: &Teller) -> String {
    let mut text = String::new();
    for (name, value) in head(read, ring, teller) {
        let _ = writeln!(text, "{}: {value}", teller.t(name));
    }
    let _ = write!(text, "\n{}", body(&read.letter, teller));
    text
}

/// What is known about a letter: the name of each text, and the value.
pub(super) fn head(read: &ReadLetter, ring: &Ring, teller: &Teller) -> Vec<(&'static str, String)> {
    let letter = &read.letter;
    let to: Vec<_> = letter.to.iter().map(|to| party(&to.party, ring, teller)).collect();
    let mut head = vec![
        ("letters-from", sender(letter, ring, teller)),
        ("letters-to", to.join(", ")),
        ("letters-time", teller.reader().datetime(letter.time)),
        ("letters-subject", line(&letter.subject)),
        ("letters-kind", teller.t(kind(letter.kind))),
        ("letters-door", teller.t(door(letter.door))),
    ];
    for (attachment, file) in &read.attachments {
        let lost = || format!("{} ({})", line(&attachment.name), teller.t("letters-lost"));
        head.push(("letters-attachment", file.clone().unwrap_or_else(lost)));
    }
    let verified = if read.is_verified { "letters-verified-yes" } else { "letters-verified-no" };
    head.push(("letters-verified", teller.t(verified)));
    head
}

/// The text of a letter; that of a read receipt says what was read.
pub(super) fn body(letter: &Letter, teller: &Teller) -> String {
    match letter.receipt_of {
        Some(seq) => teller.tr("letters-receipt-of", &[("seq", seq.into())]),
        None => letter.body.clone(),
    }
}

/// One line without control characters: a subject cannot pretend to be another line of the head.
pub(super) fn line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn sender(letter: &Letter, ring: &Ring, teller: &Teller) -> String {
    let name = party(&letter.from.party, ring, teller);
    match &letter.author {
        Some(author) => format!("{name} ({})", line(author)),
        None => name,
    }
}

fn party(party: &Party, ring: &Ring, teller: &Teller) -> String {
    match party {
        party if ring.is_own(party) => teller.t("letters-party-own"),
        Party::Office(slug) => {
            teller.tr("letters-party-office", &[("office", slug.as_str().into())])
        }
        Party::Account(id) => teller.tr("letters-party-account", &[("id", id.as_str().into())]),
        Party::Guest(id) => teller.tr("letters-party-guest", &[("id", id.as_str().into())]),
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Letter => "letters-kind-letter",
        Kind::Decision => "letters-kind-decision",
        Kind::Receipt => "letters-kind-receipt",
        Kind::Paper => "letters-kind-paper",
        Kind::Note => "letters-kind-note",
    }
}

fn door(door: Door) -> &'static str {
    match door {
        Door::Online => "letters-door-online",
        Door::Paper => "letters-door-paper",
        Door::Counter => "letters-door-counter",
        Door::Phone => "letters-door-phone",
        Door::Openpgp => "letters-door-openpgp",
        Door::FitConnect => "letters-door-fit-connect",
        Door::Link => "letters-door-link",
    }
}
