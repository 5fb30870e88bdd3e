//! As much of OpenPGP (RFC 9580) as is needed to see that a message is sealed and that a key is
//! public. Nothing is opened here.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha1::{Digest, Sha1};

/// Whether an armored block may say something about itself in plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Headers {
    /// `Version`, `Comment` and the like, as other programs write them.
    Allowed,
    /// None: nothing readable beside what is sealed.
    Refused,
}

const PUBLIC_KEY_SESSION: u8 = 1;
const SIGNATURE: u8 = 2;
const PASSPHRASE_SESSION: u8 = 3;
const PUBLIC_KEY: u8 = 6;
const USER_ID: u8 = 13;
const PUBLIC_SUBKEY: u8 = 14;
const USER_ATTRIBUTE: u8 = 17;
const SEALED: u8 = 18;

/// The bytes of a block in ASCII armor, which must be all there is beside white space.
pub(crate) fn dearmored(text: &str, kind: &str, headers: Headers) -> Option<Vec<u8>> {
    let (begin, end) = (format!("-----BEGIN PGP {kind}-----"), format!("-----END PGP {kind}-----"));
    let inner = text.trim().strip_prefix(&begin)?.strip_suffix(&end)?;
    let mut lines = inner.lines().map(str::trim_end).skip(1);
    let said: Vec<&str> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
    let is_header = |line: &&str| line.contains(": ");
    let are_fine = match headers {
        Headers::Allowed => said.iter().all(is_header),
        Headers::Refused => said.is_empty(),
    };
    let mut body: Vec<&str> = lines.collect();
    // A checksum of the armor, `=abcd`: what is sealed has a better one.
    if body.last().is_some_and(|line| line.len() == 5 && line.starts_with('=')) {
        body.pop();
    }
    are_fine.then(|| STANDARD.decode(body.concat()).ok()).flatten()
}

/// The bytes of an armored public key and its fingerprint in upper-case hexadecimal; nothing where
/// it is none of version 4, or has anything private in it.
pub(crate) fn public_key(armored: &str) -> Option<(Vec<u8>, String)> {
    let bytes = dearmored(armored, "PUBLIC KEY BLOCK", Headers::Allowed)?;
    let packets = packets(&bytes)?;
    let public = [SIGNATURE, PUBLIC_KEY, USER_ID, PUBLIC_SUBKEY, USER_ATTRIBUTE];
    let is_public = packets.iter().all(|packet| public.contains(&packet.tag));
    let main: Vec<&Packet> = packets.iter().filter(|packet| packet.tag == PUBLIC_KEY).collect();
    let [key] = main.as_slice() else { return None };
    let is_first = packets.first().is_some_and(|packet| packet.tag == PUBLIC_KEY);
    if !is_public || !is_first || key.body.first() != Some(&4) {
        return None;
    }
    let length = u16::try_from(key.body.len()).ok()?.to_be_bytes();
    let digest = Sha1::new().chain_update([0x99]).chain_update(length).chain_update(key.body);
    let fingerprint = hex::encode_upper(digest.finalize());
    Some((bytes, fingerprint))
}

/// Whether these bytes are a message sealed with protection of its integrity, for at least one
/// public key, and nothing besides.
pub(crate) fn is_sealed(bytes: &[u8]) -> bool {
    let Some(packets) = packets(bytes) else { return false };
    let Some((last, sessions)) = packets.split_last() else { return false };
    let is_session =
        |packet: &Packet| [PUBLIC_KEY_SESSION, PASSPHRASE_SESSION].contains(&packet.tag);
    last.tag == SEALED
        && sessions.iter().all(is_session)
        && sessions.iter().any(|packet| packet.tag == PUBLIC_KEY_SESSION)
}

struct Packet<'a> {
    tag: u8,
    /// Its content; of content in pieces only the first.
    body: &'a [u8],
}

/// All packets; nothing where the bytes are not a whole number of them.
fn packets(mut bytes: &[u8]) -> Option<Vec<Packet<'_>>> {
    let mut all = Vec::new();
    while let Some((&head, rest)) = bytes.split_first() {
        let (packet, after) = match head {
            0xc0.. => new_packet(head & 0x3f, rest)?,
            0x80.. => old_packet(head, rest)?,
            _ => return None,
        };
        all.push(packet);
        bytes = after;
    }
    Some(all)
}

fn old_packet(head: u8, rest: &[u8]) -> Option<(Packet<'_>, &[u8])> {
    let width = match head & 3 {
        3 => return Some((Packet { tag: (head >> 2) & 0xf, body: rest }, &[])),
        kind => 1_usize << kind,
    };
    let (length, rest) = rest.split_at_checked(width)?;
    let length = length.iter().fold(0_usize, |sum, byte| (sum << 8) | usize::from(*byte));
    let (body, after) = rest.split_at_checked(length)?;
    Some((Packet { tag: (head >> 2) & 0xf, body }, after))
}

fn new_packet(tag: u8, rest: &[u8]) -> Option<(Packet<'_>, &[u8])> {
    let (mut length, mut rest) = new_length(rest)?;
    let mut first = None;
    loop {
        let (size, is_last) = match length {
            Length::Whole(size) => (size, true),
            Length::Piece(size) => (size, false),
        };
        let (body, after) = rest.split_at_checked(size)?;
        let body = *first.get_or_insert(body);
        if is_last {
            return Some((Packet { tag, body }, after));
        }
        (length, rest) = new_length(after)?;
    }
}

enum Length {
    Whole(usize),
    Piece(usize),
}

fn new_length(bytes: &[u8]) -> Option<(Length, &[u8])> {
    let (&first, rest) = bytes.split_first()?;
    match first {
        0..192 => Some((Length::Whole(usize::from(first)), rest)),
        192..224 => {
            let (&second, rest) = rest.split_first()?;
            let length = ((usize::from(first) - 192) << 8) + usize::from(second) + 192;
            Some((Length::Whole(length), rest))
        }
        224..255 => Some((Length::Piece(1 << (first & 0x1f)), rest)),
        255 => {
            let (length, rest) = rest.split_first_chunk::<4>()?;
            let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
            Some((Length::Whole(length), rest))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packet(tag: u8, body: &[u8]) -> Vec<u8> {
        [&[0xc0 | tag, u8::try_from(body.len()).unwrap()], body].concat()
    }

    #[test]
    fn a_message_for_a_key_is_sealed() {
        let message = [packet(1, b"key"), packet(18, b"sealed")].concat();
        assert!(is_sealed(&message));
        let for_both = [packet(1, b"key"), packet(3, b"word"), packet(18, b"sealed")].concat();
        assert!(is_sealed(&for_both));
        // In pieces of 2 and 1 bytes, as programs that stream write it.
        let pieces = [packet(1, b"key"), vec![0xd2, 0xe1, 1, 2, 1, 3]].concat();
        assert!(is_sealed(&pieces));
        let old = [vec![0x84, 1, 0], vec![0xd2, 1, 0]].concat();
        assert!(is_sealed(&old));
    }

    #[test]
    fn what_is_readable_by_anyone_is_not_sealed() {
        let literal = packet(11, b"b\0\0\0\0\0Guten Tag");
        let signed = [packet(4, b"one pass"), literal.clone(), packet(2, b"signature")].concat();
        let beside = [packet(1, b"key"), packet(18, b"sealed"), literal.clone()].concat();
        let before = [literal.clone(), packet(1, b"key"), packet(18, b"sealed")].concat();
        let without_check = [packet(1, b"key"), packet(9, b"sealed")].concat();
        let by_passphrase = [packet(3, b"word"), packet(18, b"sealed")].concat();
        let cut = [packet(1, b"key"), vec![0xd2, 9, 1]].concat();
        for bytes in
            [literal, signed, beside, before, without_check, by_passphrase, cut, vec![], vec![1]]
        {
            assert!(!is_sealed(&bytes), "{bytes:?}");
        }
    }

    #[test]
    fn armor_is_read_with_and_without_its_headers() {
        let armored = "-----BEGIN PGP MESSAGE-----\r\nComment: hello\r\n\r\naGFs\r\nbG8=\r\n=abcd\r\n-----END PGP MESSAGE-----\r\n";
        let read = |headers| dearmored(armored, "MESSAGE", headers);
        assert_eq!(read(Headers::Allowed).as_deref(), Some(&b"hallo"[..]));
        assert_eq!(read(Headers::Refused), None);
        assert_eq!(dearmored(armored, "SIGNATURE", Headers::Allowed), None);
        let around = format!("Guten Tag\n{armored}");
        assert_eq!(dearmored(&around, "MESSAGE", Headers::Allowed), None);
        assert_eq!(dearmored("-----BEGIN PGP MESSAGE-----", "MESSAGE", Headers::Allowed), None);
        let hidden = armored.replace("aGFs", "=Guten Tag\r\naGFs");
        assert_eq!(dearmored(&hidden, "MESSAGE", Headers::Allowed), None);
        let short = "-----BEGIN PGP MESSAGE-----\n\naGFsbG8=\n-----END PGP MESSAGE-----";
        assert_eq!(dearmored(short, "MESSAGE", Headers::Refused).as_deref(), Some(&b"hallo"[..]));
    }
}
