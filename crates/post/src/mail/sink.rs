//! A mail server for tests: it speaks SMTP (RFC 5321) and keeps what it takes.

#![expect(clippy::missing_panics_doc, reason = "a test that cannot be set up must fail")]

use std::sync::{Arc, Mutex, PoisonError};

use base64::{Engine, prelude::BASE64_STANDARD};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use super::MailConfig;

/// A message that the server took.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Who signed in.
    pub user: Option<String>,
    /// The sender in the envelope.
    pub from: String,
    /// The recipients in the envelope.
    pub to: Vec<String>,
    /// The message, headers and all, with lines ended by a line feed alone.
    pub message: String,
}

impl Taken {
    /// What a message without parts says, its transfer encoding undone.
    pub fn text(&self) -> String {
        let (head, body) = self.message.split_once("\n\n").unwrap_or_default();
        let bytes = if head.contains("Content-Transfer-Encoding: base64") {
            BASE64_STANDARD.decode(body.replace('\n', "")).unwrap_or_default()
        } else if head.contains("Content-Transfer-Encoding: quoted-printable") {
            unquoted(&body.replace("=\n", ""))
        } else {
            body.as_bytes().to_vec()
        };
        String::from_utf8(bytes).unwrap_or_default()
    }
}

/// `=3D` → `=` (RFC 2045, section 6.7), lines already joined.
fn unquoted(text: &str) -> Vec<u8> {
    let mut parts = text.split('=');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (code, rest) = part.split_at_checked(2).unwrap_or((part, ""));
        bytes.extend(u8::from_str_radix(code, 16).ok());
        bytes.extend_from_slice(rest.as_bytes());
    }
    bytes
}

/// What the server does with recipients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// It takes every message.
    Willing,
    /// It says `550`: there is no such person.
    Refusing,
    /// It says `451`: come again later.
    Busy,
}

/// A mail server for tests, gone with its runtime.
#[derive(Clone)]
pub struct Sink {
    port: u16,
    password: Option<String>,
    state: Arc<Mutex<State>>,
}

struct State {
    mood: Mood,
    taken: Vec<Taken>,
}

impl Sink {
    /// A server on this machine that takes mail from anyone.
    pub async fn open() -> Self {
        Self::with_password(None).await
    }

    /// A server that takes mail only from who knows this password.
    pub async fn with_password(password: Option<&str>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("its address").port();
        let state = Arc::new(Mutex::new(State { mood: Mood::Willing, taken: Vec::new() }));
        let sink = Self { port, password: password.map(str::to_owned), state };
        let server = sink.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = server.clone();
                tokio::spawn(async move { server.talk(stream).await });
            }
        });
        sink
    }

    /// The configuration of a town that hands in its mail here.
    pub fn config(&self) -> MailConfig {
        MailConfig {
            url: format!("smtp://127.0.0.1:{}", self.port),
            user: self.password.as_ref().map(|_| "post".to_owned()),
            password: self.password.clone(),
            from: "post@stadt.example".to_owned(),
        }
    }

    /// From now on it treats recipients like this.
    pub fn set_mood(&self, mood: Mood) {
        self.lock().mood = mood;
    }

    /// Everything it took, in order.
    pub fn taken(&self) -> Vec<Taken> {
        self.lock().taken.clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn talk(&self, stream: TcpStream) -> Option<()> {
        let mut stream = BufReader::new(stream);
        say(&mut stream, "220 sink.example").await?;
        let mut message = Taken::default();
        loop {
            let line = heard(&mut stream).await?;
            let (verb, rest) = line.split_once(' ').unwrap_or((&line, ""));
            let answer = match verb.to_ascii_uppercase().as_str() {
                "EHLO" => "250-sink.example\r\n250-8BITMIME\r\n250 AUTH PLAIN",
                "AUTH" => self.signed_in(rest, &mut message),
                "MAIL" if self.password.is_some() && message.user.is_none() => "530 sign in first",
                "MAIL" => {
                    message.from = path(rest);
                    "250 ok"
                }
                "RCPT" => match self.lock().mood {
                    Mood::Refusing => "550 nobody of that name",
                    Mood::Busy => "451 later",
                    Mood::Willing => {
                        message.to.push(path(rest));
                        "250 ok"
                    }
                },
                "DATA" => {
                    say(&mut stream, "354 go on").await?;
                    message.message = dictated(&mut stream).await?;
                    self.lock().taken.push(std::mem::take(&mut message));
                    "250 taken"
                }
                "QUIT" => {
                    say(&mut stream, "221 bye").await?;
                    return Some(());
                }
                _ => "250 ok",
            };
            say(&mut stream, answer).await?;
        }
    }

    fn signed_in(&self, rest: &str, message: &mut Taken) -> &'static str {
        let shown = rest.strip_prefix("PLAIN ").and_then(|it| BASE64_STANDARD.decode(it).ok());
        let shown = String::from_utf8(shown.unwrap_or_default()).unwrap_or_default();
        let mut parts = shown.split('\0').skip(1);
        let (user, password) = (parts.next(), parts.next());
        if password.is_some() && password == self.password.as_deref() {
            message.user = user.map(str::to_owned);
            "235 welcome"
        } else {
            "535 no"
        }
    }
}

async fn say(stream: &mut BufReader<TcpStream>, line: &str) -> Option<()> {
    stream.get_mut().write_all(format!("{line}\r\n").as_bytes()).await.ok()
}

async fn heard(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = String::new();
    let read = stream.read_line(&mut line).await.ok()?;
    (read > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned())
}

/// The message up to the line that is a dot alone; dots at the beginning of lines are doubled.
async fn dictated(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let mut message = String::new();
    loop {
        match heard(stream).await?.as_str() {
            "." => return Some(message),
            line => {
                message.push_str(line.strip_prefix('.').unwrap_or(line));
                message.push('\n');
            }
        }
    }
}

/// `FROM:<a@b> BODY=8BITMIME` → `a@b`
fn path(rest: &str) -> String {
    let inside = rest.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inside.map_or_else(String::new, |(path, _)| path.to_owned())
}
