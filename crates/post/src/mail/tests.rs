//! The mailer beside a real server.

use std::sync::Arc;

use base64::{Engine, prelude::BASE64_STANDARD};
use lettre::transport::smtp::client::{Certificate, TlsParameters};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader, copy_bidirectional},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, crypto::ring, pki_types::PrivateKeyDer},
};

use super::{
    MailConfig, MailError, Mailer, is_address,
    relay::{Relay, Security},
    sink::{Mood, Sink},
};

#[tokio::test]
async fn a_text_arrives_with_subject_and_umlauts_and_says_that_a_program_wrote_it() {
    let sink = Sink::open().await;
    let mailer = Mailer::new(&sink.config()).unwrap();
    mailer.send_text("anna@dorf.example", "Grüße", "Süße Äpfel\n.\nEnde\n".into()).await.unwrap();
    let [taken] = &sink.taken()[..] else { panic!("one message") };
    assert_eq!(
        (taken.from.as_str(), &taken.to[..]),
        ("post@stadt.example", &["anna@dorf.example".to_owned()][..])
    );
    for part in [
        "From: post@stadt.example",
        "To: anna@dorf.example",
        "Subject: =?utf-8?b?",
        "Auto-Submitted: auto-generated",
        "Message-ID: <",
        "Date: ",
    ] {
        assert!(taken.message.contains(part), "{part} is missing in {}", taken.message);
    }
    let (_, body) = taken.message.split_once("\n\n").unwrap();
    let body = BASE64_STANDARD.decode(body.trim()).unwrap();
    assert_eq!(body, "Süße Äpfel\r\n.\r\nEnde\r\n".as_bytes());
}

#[tokio::test]
async fn a_whole_message_arrives_byte_for_byte() {
    let sink = Sink::open().await;
    let mailer = Mailer::new(&sink.config()).unwrap();
    let message = "From: amt@stadt.example\r\nTo: b@c.example\r\nContent-Type: multipart/encrypted; \
                   boundary=x\r\n\r\n--x\r\n.point\r\n..\r\n--x--";
    mailer.send_raw("amt@stadt.example", "b@c.example", message.as_bytes()).await.unwrap();
    let taken = sink.taken();
    assert_eq!(taken[0].from, "amt@stadt.example");
    assert_eq!(taken[0].message, message.replace("\r\n", "\n") + "\n");
}

#[tokio::test]
async fn who_needs_a_password_gets_it_and_a_wrong_one_is_refused() {
    let sink = Sink::with_password(Some("geheim")).await;
    let config = sink.config();
    let send = async |config: &MailConfig| {
        Mailer::new(config).unwrap().send_text("a@b.example", "s", "t".into()).await
    };
    send(&config).await.unwrap();
    assert_eq!(sink.taken()[0].user.as_deref(), Some("post"));
    let wrong = MailConfig { password: Some("falsch".to_owned()), ..config.clone() };
    assert_eq!(send(&wrong).await, Err(MailError::Refused));
    let without = MailConfig { password: None, ..config.clone() };
    assert_eq!(send(&without).await, Err(MailError::Refused));
    assert_eq!(sink.taken().len(), 1);
    assert!(!format!("{config:?}").contains("geheim"));
}

#[tokio::test]
async fn a_refusal_for_good_differs_from_one_for_now() {
    let sink = Sink::open().await;
    let config = sink.config();
    let send = async |to: &str| Mailer::new(&config).unwrap().send_text(to, "s", "t".into()).await;
    sink.set_mood(Mood::Refusing);
    assert_eq!(send("a@b.example").await, Err(MailError::Refused));
    sink.set_mood(Mood::Busy);
    assert_eq!(send("a@b.example").await, Err(MailError::Unreachable));
    for address in ["", "a", "a@b\r\nRCPT TO:<c@d>", "a b@c.example", "<a@b.example>"] {
        assert_eq!(send(address).await, Err(MailError::Address), "{address:?}");
        assert!(!is_address(address));
    }
    let nobody = MailConfig { url: "smtp://127.0.0.1:9".to_owned(), ..config.clone() };
    let answer = Mailer::new(&nobody).unwrap().send_text("a@b.example", "s", "t".into()).await;
    assert_eq!(answer, Err(MailError::Unreachable));
}

#[test]
fn a_configuration_that_cannot_be_used_is_refused_before_anything_is_sent() {
    let config = MailConfig {
        url: "smtps://mail.example".to_owned(),
        user: None,
        password: None,
        from: "post@stadt.example".to_owned(),
    };
    let _ = ring::default_provider().install_default();
    assert!(Mailer::new(&config).is_ok());
    let bad_url = MailConfig { url: "mail.example".to_owned(), ..config.clone() };
    assert_eq!(Mailer::new(&bad_url).err(), Some(MailError::Config("mail.url")));
    let bad_from = MailConfig { from: "post".to_owned(), ..config };
    assert_eq!(Mailer::new(&bad_from).err(), Some(MailError::Config("mail.from")));
}

/// A front that speaks TLS before the sink, and its certificate.
struct Front {
    relay: Relay,
    certificate: String,
    sink: Sink,
}

impl Front {
    /// A front whose certificate is for this name.
    async fn open(security: Security, name: &str) -> Self {
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed([name.to_owned()]).unwrap();
        let key = PrivateKeyDer::Pkcs8(signing_key.serialize_der().into());
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .and_then(|it| it.with_no_client_auth().with_single_cert(vec![cert.der().clone()], key))
            .unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let sink = Sink::open().await;
        let behind = sink.config().url.replace("smtp://", "");
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (acceptor, behind) = (acceptor.clone(), behind.clone());
                tokio::spawn(async move { covered(client, security, &acceptor, &behind).await });
            }
        });
        let relay = Relay { host: "localhost".to_owned(), port, security };
        Self { relay, certificate: cert.pem(), sink }
    }

    async fn send(&self, is_trusted: bool) -> Result<(), MailError> {
        let parameters = || {
            let builder = TlsParameters::builder(self.relay.host.clone());
            let own = Certificate::from_pem(self.certificate.as_bytes()).unwrap();
            let builder = if is_trusted { builder.add_root_certificate(own) } else { builder };
            Ok(builder.build_rustls().unwrap())
        };
        let mailer = Mailer::by(&self.relay, parameters, &self.sink.config())?;
        mailer.send_text("anna@dorf.example", "s", "t".into()).await
    }
}

/// Speaks with a client until TLS begins, and lets them speak with the sink from there on.
async fn covered(
    client: TcpStream,
    security: Security,
    acceptor: &TlsAcceptor,
    behind: &str,
) -> std::io::Result<()> {
    let mut client = BufReader::new(client);
    let mut sink = BufReader::new(TcpStream::connect(behind).await?);
    let mut line = String::new();
    if security == Security::StartTls {
        client.get_mut().write_all(b"220 front.example\r\n").await?;
        client.read_line(&mut line).await?;
        client.get_mut().write_all(b"250-front.example\r\n250 STARTTLS\r\n").await?;
        line.clear();
        client.read_line(&mut line).await?;
        assert_eq!(line, "STARTTLS\r\n", "nothing else is said in the open");
        client.get_mut().write_all(b"220 go on\r\n").await?;
        // The client was greeted already.
        sink.read_line(&mut line).await?;
    }
    let mut client = acceptor.accept(client.into_inner()).await?;
    copy_bidirectional(&mut client, &mut sink).await?;
    Ok(())
}

#[tokio::test]
async fn mail_goes_through_tls_to_the_server_of_that_name_and_to_no_other() {
    for security in [Security::Tls, Security::StartTls] {
        let front = Front::open(security, "localhost").await;
        front.send(true).await.unwrap();
        assert_eq!(front.sink.taken().len(), 1, "{security:?}");
        assert_eq!(front.send(false).await, Err(MailError::Unreachable), "{security:?}: unknown");
        let other = Front::open(security, "other.example").await;
        assert_eq!(other.send(true).await, Err(MailError::Unreachable), "{security:?}: other");
        assert_eq!((front.sink.taken().len(), other.sink.taken().len()), (1, 0));
    }
}

#[tokio::test]
async fn a_server_that_does_not_change_to_tls_gets_no_mail() {
    let mut front = Front::open(Security::StartTls, "localhost").await;
    let bare = Relay::of(&front.sink.config().url).unwrap();
    front.relay.port = bare.port;
    assert!(front.send(true).await.is_err());
    assert_eq!(front.sink.taken(), []);
}
