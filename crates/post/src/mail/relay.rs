//! The server at which the town hands in its mail, read from its URL.

use std::net::IpAddr;

use axum::http::Uri;

/// The server at which the town hands in its mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relay {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) security: Security,
}

/// How the connection is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Security {
    /// TLS from the beginning.
    Tls,
    /// It must change to TLS before anything is said.
    StartTls,
    /// Not at all, because it does not leave the machine.
    WithinThisMachine,
}

impl Relay {
    pub(super) fn of(url: &str) -> Option<Self> {
        let uri: Uri = url.parse().ok()?;
        let is_bare = matches!(uri.path(), "" | "/") && uri.query().is_none();
        // Name and password have keys of their own, which are never shown.
        let authority = uri.authority().filter(|it| !it.as_str().contains('@') && is_bare)?;
        let host = authority.host().trim_matches(['[', ']']).to_owned();
        let (security, usual) = match uri.scheme_str()? {
            "smtps" => (Security::Tls, 465),
            "smtp" if is_this_machine(&host) => (Security::WithinThisMachine, 25),
            "smtp" => (Security::StartTls, 587),
            _ => return None,
        };
        Some(Self { host, port: authority.port_u16().unwrap_or(usual), security })
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relay(url: &str) -> Option<(String, u16, Security)> {
        Relay::of(url).map(|relay| (relay.host, relay.port, relay.security))
    }

    #[test]
    fn nothing_leaves_the_machine_without_tls() {
        let mail = |port, security| Some(("mail.example".to_owned(), port, security));
        assert_eq!(relay("smtps://mail.example"), mail(465, Security::Tls));
        assert_eq!(relay("smtp://mail.example"), mail(587, Security::StartTls));
        assert_eq!(relay("smtp://mail.example:25/"), mail(25, Security::StartTls));
        for host in ["localhost", "127.0.0.1", "[::1]"] {
            let found = relay(&format!("smtp://{host}:2525")).unwrap();
            assert_eq!((found.1, found.2), (2525, Security::WithinThisMachine), "{host}");
        }
    }

    #[test]
    fn what_is_no_mail_server_is_refused() {
        for url in [
            "",
            "mail.example",
            "http://mail.example",
            "smtp://",
            "smtp://user:secret@mail.example",
            "smtps://mail.example/path",
            "smtp://mail.example?tls=none",
        ] {
            assert_eq!(relay(url), None, "{url}");
        }
    }
}
