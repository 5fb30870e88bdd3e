//! A program that dies while it takes letters and files loses nothing that it acknowledged, and
//! keeps nothing that is not whole.

use std::{
    env,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use axum::{Extension, Router, body::Body, http::Request};
use commons::{Capability, Id, Text, Timestamp};
use identity::{Actor, Identity, IdentityConfig};
use post::{Post, PostConfig};
use record::{NoteKey, Record};
use serde_json::{Value, json};
use store::{
    Blobs, BlobsConfig, Database, Jobs, Sql, params,
    testing::{TestDatabase, databases},
};
use tower::ServiceExt;

use crate::common::{Keys, letter, passphrase, recovery, wrap};

const TEST: &str = "crash::a_killed_program_lost_no_letter_and_no_part_and_kept_no_half_one";
const ORIGIN: &str = "stadt.example/record";
const URL: &str = "POST_TEST_CRASH_URL";
const KEY: &str = "POST_TEST_CRASH_KEY";
const DIR: &str = "POST_TEST_CRASH_DIR";
const ACCOUNT: &str = "POST_TEST_CRASH_ACCOUNT";
const PERSON: &str = "POST_TEST_CRASH_PERSON";
const CASE: &str = "POST_TEST_CRASH_CASE";
const KILLS: u64 = 8;
/// The parts of each file, and their length.
const PARTS: usize = 3;
const PART: usize = 20_000;

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_program_lost_no_letter_and_no_part_and_kept_no_half_one() {
    if let Ok(url) = env::var(URL) {
        return write_until_killed(&url).await;
    }
    let schemas = [
        store::migrations(),
        record::migrations(),
        identity::migrations(),
        identity::privacy::migrations(),
        post::migrations(),
    ];
    for test in databases(&schemas).await {
        let writer = Writer::founded(&test).await;
        let mut acknowledged = Vec::new();
        for kill in 0..KILLS {
            acknowledged.extend(writer.run_and_kill(&test, kill));
            assert_whole(&writer.open(&test.url(), test.dir.path()).await, &acknowledged).await;
        }
        assert!(acknowledged.len() as u64 > KILLS, "it got to work between the kills");
    }
}

/// Who writes, with what a process needs to do it.
struct Writer {
    key: NoteKey,
    person: Id,
    account: Id,
    case: Id,
}

impl Writer {
    /// A person with a mailbox and a case.
    async fn founded(test: &TestDatabase) -> Self {
        let key = NoteKey::generate(ORIGIN).expect("a key");
        let (account, case) = (Id::random(), Id::random());
        let mut writer = Self { key, person: Id::random(), account, case };
        let sql = "INSERT INTO offices (slug, name, description, created_at)
             VALUES ('amt', $1, $1, $2)";
        let name = json!(Text::de("Amt"));
        test.db.exec(sql, params![name, Timestamp::now()]).await.expect("an office");
        let post = writer.open(&test.url(), test.dir.path()).await;
        let registered = post.identity().register("anna", "eine Muschel im Regen").await;
        writer.person = registered.expect("a person");
        writer.equip(&post).await;
        writer
    }

    async fn equip(&self, post: &Post) {
        let office = Keys::new();
        let party = "office:amt".parse().expect("a party");
        let jws = office.keyset("office:amt", None);
        let keyset = post::SignedKeyset::read(&jws, &party).expect("a keyset");
        let act = post::publish_keyset(&keyset).expect("an act");
        post.record().append(act).await.expect("published");
        let (own, router) = (format!("account:{}", self.account), self.router(post));
        let wraps = [passphrase(&self.account, 1), recovery(&self.account, 1)];
        let account = json!({ "keyset": Keys::new().keyset(&own, None), "wraps": wraps });
        assert_eq!(send(&router, "/account", &account).await, 201);
        let wraps = [wrap(&own, 1), wrap("office:amt", 1)];
        let key = json!({ "recipient": Keys::recipient(), "wraps": wraps });
        let opening =
            json!({ "case": self.case, "office": "amt", "key": key, "letter": letter(1) });
        assert_eq!(send(&router, "/cases", &opening).await, 201);
    }

    async fn open(&self, url: &str, dir: &Path) -> Post {
        let db = Database::open(url).await.expect("a database");
        let record = Record::open(db.clone(), self.key.clone(), ORIGIN).await.expect("a record");
        let identity = Identity::new(db.clone(), record.clone(), IdentityConfig::default());
        let url = dir.join("blobs").display().to_string();
        let blobs = Blobs::open(&BlobsConfig { url, ..BlobsConfig::default() }).expect("blobs");
        let jobs = Jobs::new(db.clone());
        Post::new(db, blobs, jobs, record, identity.expect("people"), PostConfig::default())
    }

    fn router(&self, post: &Post) -> Router {
        let actor = Actor {
            person: self.person.clone(),
            name: "anna".to_owned(),
            memberships: Vec::new(),
            session: Id::random(),
            confirmed_at: Timestamp::now(),
        };
        post.routes().layer(Extension(actor))
    }

    fn run_and_kill(&self, test: &TestDatabase, kill: u64) -> Vec<Vec<String>> {
        let mut program = Command::new(env::current_exe().expect("this test"))
            .args(["--exact", TEST, "--nocapture", "--test-threads=1"])
            .env(URL, test.url())
            .env(KEY, self.key.to_secret_text())
            .env(DIR, test.dir.path())
            .env(PERSON, self.person.as_str())
            .env(ACCOUNT, self.account.as_str())
            .env(CASE, self.case.as_str())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        let lines = BufReader::new(program.stdout.take().expect("its words")).lines();
        let (mut done, mut killer, mut program) = (Vec::new(), None, Some(program));
        for line in lines.map_while(Result::ok) {
            let words = line.split(' ').skip_while(|word| *word != "done").skip(1);
            let words: Vec<String> = words.map(str::to_owned).collect();
            if words.len() != 3 {
                continue;
            }
            done.push(words);
            if let Some(mut program) = program.take() {
                killer = Some(thread::spawn(move || {
                    thread::sleep(Duration::from_millis(40 + kill * 53 % 211));
                    program.kill().expect("killed");
                    program.wait().expect("ended");
                }));
            }
        }
        killer.expect("the program did something").join().expect("killed");
        done
    }
}

async fn send(router: &Router, path: &str, body: &Value) -> u16 {
    let request = Request::post(format!("/api/post{path}"))
        .header("content-type", "application/json")
        .body(Body::from(body.to_string()))
        .expect("a request");
    router.clone().oneshot(request).await.expect("an answer").status().as_u16()
}

fn say(words: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "done {words}").expect("said");
    out.flush().expect("said");
}

/// The program that is killed: says which parts and letters it acknowledged.
async fn write_until_killed(url: &str) {
    let id = |name| Id::from(env::var(name).expect("an identifier"));
    let key = NoteKey::from_secret_text(&env::var(KEY).expect("a key")).expect("a key");
    let writer = Writer { key, person: id(PERSON), account: id(ACCOUNT), case: id(CASE) };
    let dir = env::var(DIR).expect("a folder");
    let post = writer.open(url, Path::new(&dir)).await;
    let router = writer.router(&post);
    let sql = "SELECT last_seq FROM post_cases WHERE id = $1";
    let (last,): (u64,) = post.db().one(sql, params![writer.case]).await.expect("a case");
    for seq in last + 1.. {
        let file = upload(&router).await;
        let mut letter = letter(seq);
        letter["attachments"] = json!([file]);
        let path = format!("/cases/{}/letters", writer.case);
        assert_eq!(send(&router, &path, &letter).await, 201);
        say(&format!("letter {} {seq}", letter["id"].as_str().expect("an id")));
    }
}

async fn upload(router: &Router) -> String {
    let size = (PARTS * PART).to_string();
    let begin = Request::post("/api/post/uploads").header("upload-length", size);
    let begin = begin.body(Body::empty()).expect("a request");
    let answer = router.clone().oneshot(begin).await.expect("an answer");
    let place = answer.headers()["location"].to_str().expect("a place").to_owned();
    let file = place.rsplit('/').next().expect("a file").to_owned();
    for n in 0..PARTS {
        let part = Request::patch(&place)
            .header("content-type", "application/offset+octet-stream")
            .header("upload-offset", (n * PART).to_string())
            .body(Body::from(content(&file, n)))
            .expect("a request");
        let answer = router.clone().oneshot(part).await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 204);
        say(&format!("part {file} {n}"));
    }
    file
}

/// What stands in a part, made anew from its place.
fn content(file: &str, n: usize) -> Vec<u8> {
    format!("{file} {n}\n").into_bytes().into_iter().cycle().take(PART).collect()
}

async fn assert_whole(post: &Post, acknowledged: &[Vec<String>]) {
    let db = post.db();
    let sql = "SELECT seq, id FROM post_letters ORDER BY seq";
    let letters: Vec<(u64, String)> = db.all(sql, &[]).await.expect("letters");
    let numbers: Vec<_> = letters.iter().map(|(seq, _)| *seq).collect();
    assert_eq!(numbers, (1..=letters.len() as u64).collect::<Vec<_>>());
    let (last,): (u64,) = db.one("SELECT last_seq FROM post_cases", &[]).await.expect("a case");
    assert_eq!(last, letters.len() as u64);
    let half = "SELECT COUNT(*) FROM post_attachments WHERE letter IS NOT NULL AND received < size";
    assert_eq!(db.one::<(u64,)>(half, &[]).await.expect("counted").0, 0, "no half file was sent");
    for words in acknowledged {
        let n: usize = words[2].parse().expect("a number");
        match words[0].as_str() {
            "letter" => assert!(letters.contains(&(n as u64, words[1].clone())), "{words:?}"),
            _ => assert_part(post, &words[1], n).await,
        }
    }
}

async fn assert_part(post: &Post, file: &str, n: usize) {
    let sql = "SELECT a.received, p.digest FROM post_attachments a
         JOIN post_attachment_parts p ON p.attachment = a.id WHERE a.id = $1 AND p.start = $2";
    let (received, digest): (usize, store::Digest) =
        post.db().one(sql, params![file, n * PART]).await.expect("still there");
    assert!(received >= (n + 1) * PART, "{file} {n}");
    let kept = post.blobs().get(&digest).await.expect("kept");
    assert!(kept.ends_with(&content(file, n)), "{file} {n}");
}
