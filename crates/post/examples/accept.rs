//! Measures how many letters the server accepts, and what it stores of each beyond its content.
//!
//! `cargo run --release -p post --example accept -- [DATABASE] [CLIENTS] [LETTERS]`
//!
//! The database is a URL, empty for a SQLite file of its own in the current folder. Each client
//! writes into a case of its own, one letter after the other, each acknowledged when it is durable.
//! A letter is a text of a thousand characters, signed, padded and sealed as a browser does it. The
//! figures come as one JSON object.

use std::{error::Error, time::Instant};

use axum::{Extension, Router, body::Body, http::Request};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use commons::{Capability, Id, Slug, Text, Timestamp};
use futures::future::try_join_all;
use identity::{Actor, Identity, IdentityConfig};
use post::{Party, Post, PostConfig, SignedKeyset};
use record::{NoteKey, Record};
use sealed::{Keys, Letter, Root, case_identity};
use serde_json::{Value, json};
use store::{Blobs, BlobsConfig, Database, Jobs, Sql, migrate, params};
use tower::ServiceExt;

const ORIGIN: &str = "bench.example/record";
const OFFICE: &str = "amt";
/// The characters of a letter's text.
const TEXT: usize = 1000;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, otherwise: u64| match arguments.get(at) {
        Some(text) => text.parse(),
        None => Ok(otherwise),
    };
    let (clients, letters) = (number(1, 16)?, number(2, 20_000)?);
    let folder = tempfile::tempdir_in(".")?;
    let url = match arguments.first().filter(|url| !url.is_empty()) {
        Some(url) => url.clone(),
        None => format!("sqlite:{}", folder.path().join("bench.sqlite").display()),
    };
    let post = open(&url, &folder.path().join("blobs").display().to_string()).await?;
    let figures = measure(&post, clients, letters).await?;
    #[expect(clippy::print_stdout, reason = "the figures are what it is for")]
    {
        println!("{figures:#}");
    }
    Ok(())
}

/// A town with a post and an office that has keys.
async fn open(url: &str, blobs: &str) -> Outcome<Post> {
    let db = Database::open(url).await?;
    let schemas = [
        store::migrations(),
        record::migrations(),
        identity::migrations(),
        identity::privacy::migrations(),
        post::migrations(),
    ];
    migrate(&db, &schemas).await?;
    let record = Record::open(db.clone(), NoteKey::generate(ORIGIN)?, ORIGIN).await?;
    let identity = Identity::new(db.clone(), record.clone(), IdentityConfig::default())?;
    let blobs = Blobs::open(&BlobsConfig { url: blobs.to_owned(), ..BlobsConfig::default() })?;
    let jobs = Jobs::new(db.clone());
    let sql = "INSERT INTO offices (slug, name, description, created_at) VALUES ($1, $2, $2, $3)";
    let name = json!(Text::de("Amt"));
    db.exec(sql, params![OFFICE, name, Timestamp::now()]).await?;
    let keys = Keys::first(format!("office:{OFFICE}").parse()?, Root::random());
    let party = Party::Office(Slug::of_title(OFFICE));
    let keyset = SignedKeyset::read(&keys.publish(None)?.jws, &party)?;
    record.append(post::publish_keyset(&keyset)?).await?;
    Ok(Post::new(db, blobs, jobs, record, identity, PostConfig::default()))
}

/// Somebody who writes: their way in, and their case.
struct Writer {
    router: Router,
    case: Id,
    letter: String,
}

async fn measure(post: &Post, clients: u64, letters: u64) -> Outcome<Value> {
    let mut writers = Vec::new();
    for n in 0..clients {
        writers.push(Writer::new(post, n).await?);
    }
    let sealed = URL_SAFE_NO_PAD.decode(&writers[0].letter)?.len() as u64;
    let (before, each) = (stored(post).await?, letters / clients);
    let start = Instant::now();
    let waits = try_join_all(writers.iter().map(|writer| writer.write(each))).await?;
    let took = start.elapsed().as_secs_f64();
    let mut waits = waits.concat();
    waits.sort_by(f64::total_cmp);
    let count = each * clients;
    let growth = (stored(post).await? - before) / count;
    Ok(json!({
        "clients": clients,
        "letters": count,
        "letters_per_second": (f64::from(u32::try_from(count)?) / took).round(),
        "median_ms": waits[waits.len() / 2],
        "p99_ms": waits[waits.len() * 99 / 100],
        "text_bytes": TEXT,
        "sealed_bytes": sealed,
        "stored_bytes": growth,
        "beyond_content_bytes": growth - TEXT as u64,
    }))
}

/// Bytes in the database.
async fn stored(post: &Post) -> Outcome<u64> {
    let sql = if post.db().is_postgres() {
        "SELECT pg_database_size(current_database())"
    } else {
        "SELECT c.page_count * s.page_size FROM pragma_page_count c, pragma_page_size s"
    };
    Ok(post.db().one::<(u64,)>(sql, &[]).await?.0)
}

impl Writer {
    async fn new(post: &Post, n: u64) -> Outcome<Self> {
        let name = format!("writer-{n}");
        let actor = Actor {
            person: post.identity().register(&name, "eine Muschel im Regen").await?,
            name,
            memberships: Vec::new(),
            session: Id::random(),
            confirmed_at: Timestamp::now(),
        };
        let (account, case, root) = (Id::random(), Id::random(), Root::random());
        let keys = Keys::first(format!("account:{account}").parse()?, Root::random());
        let recipient = case_identity(&root).recipient();
        let letter = URL_SAFE_NO_PAD.encode(sealed_letter(&keys, &case, &recipient)?);
        let router = post.routes().layer(Extension(actor));
        let writer = Self { router, case, letter };
        let account = json!({ "keyset": keys.publish(None)?.jws, "wraps": ways(&account) });
        writer.send("/account", &account).await?;
        let wrap =
            |party: String| json!({ "party": party, "keyset_version": 1, "sealed": writer.letter });
        let owner = keys.keyset().owner.to_string();
        let wraps = [wrap(owner), wrap(format!("office:{OFFICE}"))];
        let key = json!({ "recipient": recipient.to_string(), "wraps": wraps });
        let (case, letter) = (&writer.case, writer.letter(1));
        let opening = json!({ "case": case, "office": OFFICE, "key": key, "letter": letter });
        writer.send("/cases", &opening).await?;
        Ok(writer)
    }

    /// Writes so many letters, and says how many milliseconds each waited.
    async fn write(&self, letters: u64) -> Outcome<Vec<f64>> {
        let path = format!("/cases/{}/letters", self.case);
        let mut waits = Vec::new();
        for seq in 2..letters + 2 {
            let start = Instant::now();
            self.send(&path, &self.letter(seq)).await?;
            waits.push(start.elapsed().as_secs_f64() * 1000.0);
        }
        Ok(waits)
    }

    fn letter(&self, seq: u64) -> Value {
        json!({
            "id": Id::random(), "seq": seq, "key": 1, "door": "online", "silent": false,
            "sealed": self.letter, "attachments": [],
        })
    }

    async fn send(&self, path: &str, body: &Value) -> Outcome<()> {
        let request = Request::post(format!("/api/post{path}"))
            .header("content-type", "application/json")
            .body(Body::from(body.to_string()))?;
        let status = self.router.clone().oneshot(request).await?.status();
        if status.is_success() { Ok(()) } else { Err(format!("{path}: {status}").into()) }
    }
}

fn sealed_letter(keys: &Keys, case: &Id, recipient: &sealed::age::Recipient) -> Outcome<Vec<u8>> {
    let holder = keys.holder();
    let letter: Letter = serde_json::from_value(json!({
        "attachments": [], "body": "a".repeat(TEXT), "case": case, "door": "online",
        "from": holder, "id": Id::random(), "key": 1, "kind": "letter",
        "prev": "0".repeat(64), "seq": 2, "subject": "Ein Brief",
        "time": "2026-11-26T10:00:00Z",
        "to": [{ "keyset": "0".repeat(64), "party": format!("office:{OFFICE}") }], "v": 1,
    }))?;
    Ok(Letter::seal(&letter.sign(keys)?, recipient)?)
}

/// A passphrase and a recovery code, as far as the server looks at them.
fn ways(account: &Id) -> Value {
    let b64u = |length: usize| URL_SAFE_NO_PAD.encode(vec![7; length]);
    let way = |kind: &str, kdf: Value| {
        json!({
            "account": account, "id": Id::random(), "kdf": kdf, "nonce": b64u(12),
            "sealed": b64u(48), "type": kind, "v": 1, "version": 1,
        })
    };
    json!([
        way(
            "passphrase",
            json!({ "m": 65536, "name": "argon2id", "p": 4, "salt": b64u(16), "t": 3 })
        ),
        way("recovery", json!({ "name": "hkdf-sha256" })),
    ])
}
