//! Mail that comes in: kept only if it is sealed, by PGP/MIME (RFC 3156) or as one armored block.
//! Outside of it stand sender, time and identifier; nothing else is looked at.

use commons::Slug;
use sha2::{Digest, Sha256};

use super::{
    Address, DoorError, OPENPGP,
    openpgp::{Headers, dearmored, is_sealed},
};
use crate::{Post, PostError};

/// The longest head of a message, in bytes.
const LONGEST_HEAD: usize = 256 << 10;
/// Where mail servers and people write whom a message is for.
const RECIPIENTS: [&str; 5] = ["delivered-to", "x-original-to", "envelope-to", "to", "cc"];

/// A sealed message, as far as it is readable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// What it is called: its `Message-ID`, and the hash of what is sealed. The first alone is the
    /// sender's to choose: with one that is used already, a stranger could keep a letter out.
    pub reference: String,
    /// All plain addresses it names as recipients, in the order of how much they say.
    pub recipients: Vec<Address>,
}

impl Incoming {
    /// The longest message that is taken, in bytes.
    pub const LONGEST: usize = 64 << 20;

    /// Reads a message.
    ///
    /// # Errors
    /// Why it is not taken.
    pub fn read(message: &[u8]) -> Result<Self, DoorError> {
        if message.len() > Self::LONGEST {
            return Err(DoorError::TooLarge);
        }
        let (head, body) = Head::of(message).ok_or(DoorError::Unreadable)?;
        let armored = sealed_part(&head, body).ok_or(DoorError::Readable)?;
        let sealed = dearmored(&armored, "MESSAGE", Headers::Allowed);
        let sealed = sealed.filter(|bytes| is_sealed(bytes)).ok_or(DoorError::Readable)?;
        let named: String =
            head.first("message-id").unwrap_or_default().chars().take(250).collect();
        let reference = format!("{named} {}", hex::encode(&Sha256::digest(sealed)[..16]));
        let recipients = RECIPIENTS.iter().flat_map(|name| head.all(name)).flat_map(addresses);
        Ok(Self { reference: reference.trim().to_owned(), recipients: recipients.collect() })
    }
}

/// The armored block of a message that consists of nothing else.
fn sealed_part(head: &Head, body: &[u8]) -> Option<String> {
    let body = String::from_utf8_lossy(body);
    let kind = head.first("content-type").unwrap_or("text/plain");
    let is =
        |name: &str| kind.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    if is("text/plain") {
        return Some(body.into_owned());
    }
    if !is("multipart/encrypted") {
        return None;
    }
    let parts = parts(&body, &boundary(kind)?);
    let [version, sealed] = parts.as_slice() else { return None };
    let (version, _) = Head::of(version.as_bytes())?;
    let (_, sealed) = Head::of(sealed.as_bytes())?;
    let kind = version.first("content-type")?;
    kind.to_ascii_lowercase()
        .starts_with("application/pgp-encrypted")
        .then(|| String::from_utf8_lossy(sealed).into_owned())
}

/// What stands between the delimiters; what stands before the first and behind the last is not
/// shown by any program and not looked at.
fn parts(body: &str, boundary: &str) -> Vec<String> {
    let (delimiter, end) = (format!("--{boundary}"), format!("--{boundary}--"));
    let mut parts: Vec<String> = Vec::new();
    for line in body.lines() {
        match line.trim_end() {
            found if found == end => break,
            found if found == delimiter => parts.push(String::new()),
            _ => parts.last_mut().into_iter().for_each(|part| {
                part.push_str(line);
                part.push('\n');
            }),
        }
    }
    parts
}

fn boundary(kind: &str) -> Option<String> {
    let at = kind.to_ascii_lowercase().find("boundary=")? + "boundary=".len();
    let value = kind.get(at..)?;
    let value = match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => value.split([';', ' ', '\t']).next()?,
    };
    (1..=70).contains(&value.len()).then(|| value.to_owned())
}

fn addresses(line: &str) -> impl Iterator<Item = Address> {
    let is_between = |letter: char| letter.is_whitespace() || "<>,;:()\"".contains(letter);
    line.split(is_between).filter_map(|word| Address::read(word).ok())
}

/// The header lines of a message or a part.
struct Head(Vec<(String, String)>);

impl Head {
    /// The head and what follows it.
    fn of(message: &[u8]) -> Option<(Self, &[u8])> {
        let mut lines: Vec<(String, String)> = Vec::new();
        let mut rest = message;
        loop {
            let end = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| at + 1);
            let (line, after) = rest.split_at(end);
            if message.len() - after.len() > LONGEST_HEAD {
                return None;
            }
            let text = String::from_utf8_lossy(line);
            let text = text.trim_end();
            rest = after;
            if text.is_empty() {
                return Some((Self(lines), rest));
            }
            if text.starts_with([' ', '\t']) {
                let (_, value) = lines.last_mut()?;
                value.push(' ');
                value.push_str(text.trim());
            // A mailbox file begins a message with such a line.
            } else if !(lines.is_empty() && text.starts_with("From ")) {
                let (name, value) = text.split_once(':')?;
                lines.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
            if rest.is_empty() {
                return Some((Self(lines), rest));
            }
        }
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    fn first(&self, name: &str) -> Option<&str> {
        self.all(name).next().filter(|value| !value.is_empty())
    }
}

impl Post {
    /// Takes a message that the town's mail server hands over, for this office or for the one whose
    /// address it names. What came before is not kept twice.
    ///
    /// # Errors
    /// [`DoorError::Unreadable`], [`DoorError::TooLarge`], [`DoorError::Readable`],
    /// [`DoorError::NoRecipient`]; storage, after which it may be handed over again.
    pub async fn deliver(&self, message: &[u8], office: Option<&Slug>) -> Result<(), PostError> {
        let incoming = Incoming::read(message)?;
        let office = match office {
            Some(office) => self.identity().office(office).await.ok().map(|it| it.slug),
            None => self.addressed(&incoming.recipients).await?,
        };
        let office = office.ok_or(DoorError::NoRecipient)?;
        self.keep_inbound(&office, OPENPGP, &incoming.reference, message).await?;
        Ok(())
    }

    /// The office whose address stands first among these; what follows a `+` does not count.
    async fn addressed(&self, recipients: &[Address]) -> Result<Option<Slug>, PostError> {
        let domain = self.mail_domain();
        let offices = self.identity().offices().await?;
        let ours = recipients.iter().filter(|address| address.domain() == domain);
        let mut names = ours.map(|address| address.local().split('+').next().unwrap_or_default());
        Ok(names.find_map(|name| {
            let office = offices.iter().find(|it| it.slug.as_str().eq_ignore_ascii_case(name));
            office.map(|it| it.slug.clone())
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doors::sealed_mail::tests::sealed;

    fn arrived(message: &str) -> Result<Incoming, DoorError> {
        let head = "From root@mail Thu Nov 26 10:00:00 2026\nDelivered-To: buergerservice@stadt.example\n\
             Message-ID: <1@mail.example>\nTo: \"Amt, das\" <amt@stadt.example>,\n info@stadt.example\n\
             Subject: ...\nMIME-Version: 1.0\n";
        Incoming::read(format!("{head}{message}").as_bytes())
    }

    fn armored() -> String {
        let mail = sealed();
        let at = mail.find("-----BEGIN").unwrap();
        mail[at..mail.find("\r\n\r\n--=_x--").unwrap()].to_owned()
    }

    #[test]
    fn sealed_mail_is_taken_and_says_for_whom_it_is() {
        let incoming = arrived(&sealed()).unwrap();
        assert!(incoming.reference.starts_with("<1@mail.example> "), "{}", incoming.reference);
        let named: Vec<String> = incoming.recipients.iter().map(ToString::to_string).collect();
        assert_eq!(
            named,
            ["buergerservice@stadt.example", "amt@stadt.example", "info@stadt.example"]
        );
        let bare =
            sealed().replace("\r\n", "\n").replace("boundary=\"=_x\"", "\n boundary=\"=_x\"");
        assert!(arrived(&bare).is_ok());
    }

    #[test]
    fn one_armored_block_is_taken_with_the_headers_that_others_write() {
        let text =
            armored().replace("MESSAGE-----\r\n\r\n", "MESSAGE-----\r\nComment: GnuPG\r\n\r\n");
        assert!(arrived(&format!("Content-Type: text/plain\n\n{text}\n")).is_ok());
        assert!(arrived(&format!("\n{text}")).is_ok());
    }

    #[test]
    fn readable_mail_is_not_taken() {
        for message in [
            "\nGuten Tag".to_owned(),
            String::new(),
            "Content-Type: text/plain\n\nGuten Tag".to_owned(),
            format!("\nGuten Tag\n{}", armored()),
            format!("\n{}\nViele Grüße", armored()),
            sealed()
                .replace("application/pgp-encrypted\r\n\r\nVersion", "text/plain\r\n\r\nVersion"),
            sealed().replace("multipart/encrypted", "multipart/mixed"),
            sealed().replace("boundary=", "border="),
            sealed().replace(
                "--=_x--",
                "--=_x\r\nContent-Type: text/plain\r\n\r\nGuten Tag\r\n--=_x--",
            ),
            "Content-Type: multipart/encrypted; boundary=\"\"\n\n".to_owned(),
            // Cut within a letter of two bytes.
            "Content-Type: text/plaiä\n\nGuten Tag".to_owned(),
        ] {
            assert_eq!(arrived(&message), Err(DoorError::Readable), "{message}");
        }
    }

    #[test]
    fn what_is_no_mail_is_unreadable_and_what_is_huge_is_too_large() {
        assert_eq!(Incoming::read(b"no header line\n\n"), Err(DoorError::Unreadable));
        assert_eq!(Incoming::read(b" folded into nothing\n\n"), Err(DoorError::Unreadable));
        let head = format!("{}\n{}", "X: y\n".repeat(LONGEST_HEAD), sealed());
        assert_eq!(Incoming::read(head.as_bytes()), Err(DoorError::Unreadable));
        assert_eq!(Incoming::read(&vec![b'a'; Incoming::LONGEST + 1]), Err(DoorError::TooLarge));
    }

    #[test]
    fn mail_without_an_identifier_is_named_by_its_hash() {
        let message = sealed();
        let incoming = Incoming::read(message.as_bytes()).unwrap();
        let hash = Sha256::digest([0xc1, 3, 1, 2, 3, 0xd2, 3, 4, 5, 6]);
        assert_eq!(incoming.reference, hex::encode(&hash[..16]));
    }

    #[test]
    fn another_message_under_a_used_identifier_is_another_one() {
        let read = |body: &str| arrived(body).unwrap().reference;
        let other = sealed().replace("wQMBAgPSAwQFBg==", "wQMBAgPSAwQFBw==");
        assert_ne!(other, sealed());
        assert_ne!(read(&sealed()), read(&other));
        assert_eq!(read(&sealed()), read(&format!("X-Way: another\n{}", sealed())));
    }
}
