//! The mailer beside a real server.

use base64::{Engine, prelude::BASE64_STANDARD};

use super::{
    MailConfig, MailError, Mailer, is_address,
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
    let _ = rustls::crypto::ring::default_provider().install_default();
    assert!(Mailer::new(&config).is_ok());
    let bad_url = MailConfig { url: "mail.example".to_owned(), ..config.clone() };
    assert_eq!(Mailer::new(&bad_url).err(), Some(MailError::Config("mail.url")));
    let bad_from = MailConfig { from: "post".to_owned(), ..config };
    assert_eq!(Mailer::new(&bad_from).err(), Some(MailError::Config("mail.from")));
}
