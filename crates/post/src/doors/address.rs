//! Addresses of mail, as narrow as the post needs them.

use super::DoorError;

/// One plain address: nothing that could become a second header, recipient or comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    local: String,
    domain: String,
}

impl Address {
    /// Reads an address; its domain becomes lower case.
    ///
    /// # Errors
    /// [`DoorError::Address`].
    pub fn read(text: &str) -> Result<Self, DoorError> {
        let (local, domain) = text.rsplit_once('@').ok_or(DoorError::Address)?;
        let domain = domain.to_ascii_lowercase();
        let is_plain = text.len() <= 254 && is_local(local) && is_domain(&domain);
        is_plain.then(|| Self { local: local.to_owned(), domain }).ok_or(DoorError::Address)
    }

    /// What stands before the `@`.
    pub fn local(&self) -> &str {
        &self.local
    }

    /// What stands behind the `@`, in lower case.
    pub fn domain(&self) -> &str {
        &self.domain
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}@{}", self.local, self.domain)
    }
}

fn is_local(local: &str) -> bool {
    let is_atom = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&byte);
    local.len() <= 64 && local.split('.').all(|atom| !atom.is_empty() && atom.bytes().all(is_atom))
}

fn is_ascii_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic()
}

fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        let is_middle = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(is_middle)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    // What ends with a number, even a hexadecimal one, is read as an address of the internet.
    let is_name = domain.rsplit('.').next().is_some_and(|last| last.starts_with(is_ascii_letter));
    domain.contains('.') && is_name && domain.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_address_is_read() {
        let address = Address::read("Anna.Muster+x@Mail.Example").unwrap();
        assert_eq!(address.to_string(), "Anna.Muster+x@mail.example");
    }

    #[test]
    fn whatever_could_be_more_than_an_address_is_refused() {
        let long = format!("{}@b.example", "a".repeat(65));
        for text in [
            "a",
            "@b.example",
            "a@b",
            "a b@c.example",
            "a@b.example\r\nBcc: c@d.example",
            "a@b.example,c@d.example",
            "A <a@b.example>",
            "\"a\"@b.example",
            "a@b..example",
            "a@-b.example",
            "a@127.0.0.1",
            "a@127.0x1",
            "a@0x7f.0.0.0x1",
            "a@[127.0.0.1]",
            "a@localhost",
            "a@b.example:8080",
            "a@b.example/x",
            "a..b@c.example",
            "ü@b.example",
            &long,
        ] {
            assert_eq!(Address::read(text), Err(DoorError::Address), "{text}");
        }
    }
}
