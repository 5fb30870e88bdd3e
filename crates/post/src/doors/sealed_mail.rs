//! Mail that goes out: sealed, by PGP/MIME (RFC 3156), and nothing besides. The form is the one our
//! own client writes and no other, so that no line of plain text can leave through this door.

use super::{
    DoorError,
    openpgp::{Headers, dearmored, is_sealed},
};

const TYPE: &str =
    "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=\"";
const LONGEST_LINE: usize = 998;

/// A message of which the town can read nothing: its one header line and its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedMail(String);

impl SealedMail {
    /// Reads what a client wants to send.
    ///
    /// # Errors
    /// [`DoorError::NotSealed`] where it has any other form.
    pub fn read(text: &str) -> Result<Self, DoorError> {
        let is_fine = text.is_ascii() && text.lines().all(|line| line.len() <= LONGEST_LINE);
        let armored = sealed_part(text).filter(|_| is_fine).ok_or(DoorError::NotSealed)?;
        let sealed = dearmored(&armored, "MESSAGE", Headers::Refused);
        match sealed {
            Some(bytes) if is_sealed(&bytes) => {
                Ok(Self(text.replace("\r\n", "\n").replace('\n', "\r\n")))
            }
            _ => Err(DoorError::NotSealed),
        }
    }

    /// The header line and the body, with the line ends of mail.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The armored block of a message in exactly this form, line by line.
fn sealed_part(text: &str) -> Option<String> {
    let mut lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    let boundary = lines.next()?.strip_prefix(TYPE)?.strip_suffix('"')?;
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"=_-".contains(&byte);
    if boundary.is_empty() || boundary.len() > 70 || !boundary.bytes().all(is_token) {
        return None;
    }
    let (delimiter, end) = (format!("--{boundary}"), format!("--{boundary}--"));
    let form = [
        "",
        &delimiter,
        "Content-Type: application/pgp-encrypted",
        "",
        "Version: 1",
        "",
        &delimiter,
        "Content-Type: application/octet-stream; name=\"encrypted.asc\"",
        "Content-Disposition: inline; filename=\"encrypted.asc\"",
        "",
    ];
    if form.iter().any(|expected| lines.next() != Some(*expected)) {
        return None;
    }
    let rest: Vec<&str> = lines.collect();
    let at = rest.iter().position(|line| *line == end)?;
    let is_last = rest[at + 1..].iter().all(|line| line.is_empty());
    is_last.then(|| rest[..at].join("\n"))
}

#[cfg(test)]
pub(crate) mod tests {
    use base64::{Engine, engine::general_purpose::STANDARD};

    use super::*;

    /// A message that is sealed as far as the town can see.
    pub(crate) fn sealed() -> String {
        mail(&STANDARD.encode([0xc1, 3, 1, 2, 3, 0xd2, 3, 4, 5, 6]))
    }

    fn mail(body: &str) -> String {
        [
            "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=\"=_x\"",
            "",
            "--=_x",
            "Content-Type: application/pgp-encrypted",
            "",
            "Version: 1",
            "",
            "--=_x",
            "Content-Type: application/octet-stream; name=\"encrypted.asc\"",
            "Content-Disposition: inline; filename=\"encrypted.asc\"",
            "",
            "-----BEGIN PGP MESSAGE-----",
            "",
            body,
            "-----END PGP MESSAGE-----",
            "",
            "--=_x--",
            "",
        ]
        .join("\r\n")
    }

    #[test]
    fn a_sealed_message_goes_out_as_it_is() {
        let message = sealed();
        assert_eq!(SealedMail::read(&message).unwrap().as_str(), message);
        let bare = message.replace("\r\n", "\n");
        assert_eq!(SealedMail::read(&bare).unwrap().as_str(), message);
    }

    #[test]
    fn plain_text_cannot_leave_through_this_door() {
        let literal = STANDARD.encode([&[0xcb, 15][..], b"b\0\0\0\0\0Guten Tag"].concat());
        let fine = sealed();
        for message in [
            "Content-Type: text/plain\r\n\r\nGuten Tag".to_owned(),
            String::new(),
            mail("Guten Tag"),
            mail(&literal),
            mail(""),
            format!("Subject: Guten Tag\r\n{fine}"),
            format!("{fine}Guten Tag"),
            fine.replacen("\r\n\r\n", "\r\nBcc: eve@mail.example\r\n\r\n", 1),
            fine.replacen("\r\n\r\n", "\r\n\r\nGuten Tag\r\n", 1),
            fine.replace("Version: 1", "Version: 1\r\nGuten Tag"),
            fine.replace(
                "PGP MESSAGE-----\r\n\r\n",
                "PGP MESSAGE-----\r\nComment: Guten Tag\r\n\r\n",
            ),
            fine.replace("inline;", "inline; x=\"Guten Tag\";"),
            fine.replace("\r\n--=_x--", "\r\nGuten Tag\r\n--=_x--"),
            fine.replace(
                "--=_x--",
                "--=_x\r\nContent-Type: text/plain\r\n\r\nGuten Tag\r\n--=_x--",
            ),
            fine.replace("=_x", "Guten Tag"),
            fine.replace("multipart/encrypted", "multipart/mixed"),
        ] {
            assert_eq!(SealedMail::read(&message), Err(DoorError::NotSealed), "{message}");
        }
    }
}
