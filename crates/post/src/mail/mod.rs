//! Mail that leaves the house: news without content, and what clerks sealed for users of OpenPGP.

mod error;
mod relay;
#[cfg(any(test, feature = "testing"))]
pub mod sink;
#[cfg(test)]
mod tests;

use std::{fmt, time::Duration};

use commons::Id;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    address::Envelope,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{
        authentication::Credentials,
        client::{Tls, TlsParameters},
        extension::ClientId,
    },
};

pub use error::MailError;
use relay::{Relay, Security};

use crate::{Post, PostError};

/// No command of the other server takes longer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where the town hands in its mail.
#[derive(Clone, PartialEq, Eq)]
pub struct MailConfig {
    /// `smtps://HOST[:PORT]`, or `smtp://HOST[:PORT]` for a server that changes to TLS
    /// (STARTTLS). Without TLS only to this machine itself.
    pub url: String,
    /// The name to sign in there with, where that is needed.
    pub user: Option<String>,
    /// The password that belongs to it.
    pub password: Option<String>,
    /// The town's own address, which mail comes from.
    pub from: String,
}

/// The password is nobody's business.
impl fmt::Debug for MailConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailConfig").field("url", &self.url).finish_non_exhaustive()
    }
}

/// Hands mail in at the server that the configuration names.
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Address,
}

impl Mailer {
    /// A mailer; it connects when it sends.
    ///
    /// # Errors
    /// [`MailError::Config`] where the configuration cannot be used.
    pub fn new(config: &MailConfig) -> Result<Self, MailError> {
        let relay = Relay::of(&config.url).ok_or(MailError::Config("mail.url"))?;
        let parameters =
            || TlsParameters::new(relay.host.clone()).map_err(|_| MailError::Config("mail.url"));
        Self::by(&relay, parameters, config)
    }

    /// A mailer that hands in by this server, with these parameters where it speaks TLS.
    fn by(
        relay: &Relay,
        parameters: impl FnOnce() -> Result<TlsParameters, MailError>,
        config: &MailConfig,
    ) -> Result<Self, MailError> {
        let from: Address = config.from.parse().map_err(|_| MailError::Config("mail.from"))?;
        let tls = match relay.security {
            Security::Tls => Tls::Wrapper(parameters()?),
            Security::StartTls => Tls::Required(parameters()?),
            Security::WithinThisMachine => Tls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&relay.host)
            .port(relay.port)
            .tls(tls)
            .timeout(Some(PATIENCE))
            .hello_name(ClientId::Domain(from.domain().to_owned()));
        if let (Some(user), Some(password)) = (&config.user, &config.password) {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(Self { transport: builder.build(), from })
    }

    /// The town's own address.
    pub fn from(&self) -> &str {
        self.from.as_ref()
    }

    /// Hands in a whole message, headers and all, as it is: from this address in the envelope, to
    /// that one. Its last line is ended on the way.
    ///
    /// # Errors
    /// [`MailError::Address`], [`MailError::Refused`] where trying again would not help,
    /// [`MailError::Unreachable`] where it may.
    pub async fn send_raw(&self, from: &str, to: &str, message: &[u8]) -> Result<(), MailError> {
        let envelope = Envelope::new(Some(address(from)?), vec![address(to)?]);
        let envelope = envelope.map_err(|_| MailError::Address)?;
        self.transport.send_raw(&envelope, message).await?;
        Ok(())
    }

    /// Sends a plain text from the town's own address, marked as written by a program (RFC 3834).
    ///
    /// # Errors
    /// As [`send_raw`](Self::send_raw).
    pub async fn send_text(&self, to: &str, subject: &str, text: String) -> Result<(), MailError> {
        let written_by_program = HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        );
        let message = Message::builder()
            .from(Mailbox::new(None, self.from.clone()))
            .to(Mailbox::new(None, address(to)?))
            .subject(subject)
            .message_id(Some(format!("<{}@{}>", Id::random(), self.from.domain())))
            .raw_header(written_by_program)
            .header(ContentType::TEXT_PLAIN)
            .body(text)
            .map_err(|_| MailError::Address)?;
        self.send_raw(self.from(), to, &message.formatted()).await
    }
}

/// Whether a text is an address that mail can go to.
pub fn is_address(text: &str) -> bool {
    address(text).is_ok()
}

fn address(text: &str) -> Result<Address, MailError> {
    text.parse().map_err(|_| MailError::Address)
}

impl Post {
    /// What sends the town's mail.
    ///
    /// # Errors
    /// [`MailError::Off`] where the town sends none, [`MailError::Config`].
    pub fn mailer(&self) -> Result<Mailer, PostError> {
        let config = self.config().mail.as_ref().ok_or(MailError::Off)?;
        Ok(Mailer::new(config)?)
    }
}
