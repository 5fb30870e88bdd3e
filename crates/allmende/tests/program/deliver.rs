//! Mail that the town's mail server hands over.

use std::{
    io::Write,
    process::{Output, Stdio},
};

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::support::{Town, files, said};

fn sealed() -> String {
    let body = STANDARD.encode([0xc1, 3, 1, 2, 3, 0xd2, 3, 4, 5, 6]);
    format!("-----BEGIN PGP MESSAGE-----\n\n{body}\n-----END PGP MESSAGE-----\n")
}

fn message(to: &str, body: &str) -> String {
    format!(
        "Message-ID: <1@mail.example>\nFrom: anna@mail.example\nTo: {to}\nSubject: ...\n\n{body}"
    )
}

fn deliver(town: &Town, options: &[&str], message: &str) -> Output {
    let mut command = town.command(&[&["letters", "deliver"], options].concat());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut process = command.spawn().unwrap();
    // Where the program knows enough before the end, it listens no longer.
    let _ = process.stdin.take().unwrap().write_all(message.as_bytes());
    process.wait_with_output().unwrap()
}

/// A town with the office `verwaltung`.
fn town() -> Town {
    let town = Town::nowhere();
    let output = town.run(&["init", "--name", "Neustadt", "--url", "https://stadt.example"]);
    assert!(output.status.success(), "{}", said(&output));
    town
}

#[test]
fn sealed_mail_is_kept_once_and_the_mail_server_is_told_so() {
    let town = town();
    let mail = message("Verwaltung@stadt.example", &sealed());
    for options in [&["--office", "verwaltung"][..], &[]] {
        let output = deliver(&town, options, &mail);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert_eq!(said(&output), "");
    }
    let kept: Vec<_> = files(&town.path().join("blobs"))
        .into_iter()
        .filter(|path| std::fs::read(path).is_ok_and(|it| it == mail.as_bytes()))
        .collect();
    assert_eq!(kept.len(), 1);
}

#[test]
fn what_is_refused_is_said_with_a_code_that_mail_servers_understand() {
    let town = town();
    let cases = [
        (message("x@stadt.example", "Guten Tag"), 65, "not encrypted"),
        ("no mail\n\nat all".to_owned(), 65, "head cannot be read"),
        (message("nobody@stadt.example", &sealed()), 67, "No office has this address"),
    ];
    for (mail, code, sentence) in cases {
        let output = deliver(&town, &[], &mail);
        let said = said(&output);
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert!(said.contains(sentence), "{said}");
        assert!(!said.contains("Guten Tag"), "{said}");
    }
}

#[test]
fn where_there_is_no_town_the_mail_server_tries_again() {
    let town = Town::nowhere();
    let output = deliver(&town, &[], &message("x@stadt.example", &sealed()));
    assert_eq!(output.status.code(), Some(75), "{}", said(&output));
}
