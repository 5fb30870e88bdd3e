//! What somebody took along opens without any town, and only as far as it can be believed.

use std::{fs, path::PathBuf, process::Output};

use allmende::{house::House, town::TownFolder};
use axum::{body::Body, http::Request};
use base64::{Engine, prelude::BASE64_STANDARD};
use commons::{Capability, Id, Timestamp};
use ed25519_dalek::{Signer, SigningKey};
use record::{NoteKey, Opening, Statement, hash_leaf};
use sealed::{
    CaseKey, Export, ExportCase, ExportId, ExportKey, ExportLetter, Keys, Keyset, Letter, MANIFEST,
    OtherKeyset, OwnKeyset, Party, RecoveryCode, Root, Thread, Wrap, case_identity,
    letter::{Attachment, Door, Kind},
    record_subject, seal_attachment,
    wrap::{Chain, Way},
};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::support::{Town, assert_refused, files, said};

const PASSPHRASE: &str = "Vier ältere Wörter";
const CODE: &str = "ZYXWV-TSRQP-NMKJH-GFEDC-BA9876";

/// A mailbox with one case, as the server would write it.
struct Mailbox {
    town: Town,
    record: NoteKey,
    export: Export,
    /// The parts after the first one.
    parts: Vec<(String, Vec<u8>)>,
}

impl Mailbox {
    /// A question with an attachment, and the answer; the account changed its keys before.
    fn new() -> Self {
        let record = NoteKey::generate("neustadt.example/record").unwrap();
        let account = Id::random();
        let first = Keys::first(Party::Account(account.clone()), Root::random());
        let second = first.next(Root::random());
        let office = Party::Office("buergerservice".parse().unwrap());
        let office = Keys::first(office, Root::random());
        let mut parts = Vec::new();
        let case = case(&second, &office, &mut parts);
        let code = RecoveryCode::read(CODE).unwrap();
        let keyset = |keys: &Keys, older| OwnKeyset {
            keyset: keys.publish(older).unwrap(),
            receipt: Some(receipt(&record, keys.keyset())),
        };
        let export = Export {
            base_url: "https://neustadt.example".to_owned(),
            cases: vec![case],
            chains: vec![Chain::seal(&account, 1, first.root(), second.root()).unwrap()],
            keysets: vec![keyset(&first, None), keyset(&second, Some(&first))],
            made: Timestamp::now(),
            others: vec![OtherKeyset {
                keyset: office.publish(None).unwrap(),
                party: office.keyset().owner.clone(),
                receipt: Some(receipt(&record, office.keyset())),
            }],
            record_key: record.verifier().to_string(),
            town: "Neustadt <b>".to_owned(),
            v: 1,
            wraps: vec![
                Wrap::by_passphrase(&account, 2, second.root(), PASSPHRASE).unwrap(),
                Wrap::by_recovery_code(&account, 2, second.root(), &code).unwrap(),
            ],
            account,
        };
        Self { town: Town::nowhere(), record, export, parts }
    }

    /// Writes the file.
    fn tar(&self) -> Vec<u8> {
        let mut tar = tar::Builder::new(Vec::new());
        let manifest = (MANIFEST.to_owned(), self.export.to_json().unwrap());
        for (name, content) in std::iter::once(&manifest).chain(&self.parts) {
            let mut header = tar::Header::new_gnu();
            header.set_size(content.len() as u64);
            header.set_mode(0o600);
            tar.append_data(&mut header, name, &content[..]).unwrap();
        }
        tar.into_inner().unwrap()
    }

    fn open(&self, options: &[&str]) -> Output {
        self.open_file(&self.tar(), PASSPHRASE, options)
    }

    fn open_file(&self, tar: &[u8], passphrase: &str, options: &[&str]) -> Output {
        let export = self.town.file("mailbox.tar", tar);
        let secret = self.town.file("passphrase", format!("{passphrase}\n").as_bytes());
        let (export, secret) = (export.to_str().unwrap(), secret.to_str().unwrap());
        let to = self.folder();
        let mut command = vec!["letters", "open", export, "--to", to.to_str().unwrap()];
        if !options.contains(&"--recovery-code-file") {
            command.extend(["--passphrase-file", secret]);
        }
        command.extend(options);
        self.town.run(&command)
    }

    fn folder(&self) -> PathBuf {
        self.town.beside("letters")
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.folder().join(name)).unwrap()
    }
}

/// A case of two letters, the first with an attachment.
fn case(account: &Keys, office: &Keys, parts: &mut Vec<(String, Vec<u8>)>) -> ExportCase {
    let (case, root) = (Id::random(), Root::random());
    let recipient = case_identity(&root).recipient();
    let key = CaseKey {
        case: case.clone(),
        from: account.holder(),
        root,
        time: time(),
        to: vec![account.holder(), office.holder()],
        v: 1,
        version: 1,
    };
    let jws = key.sign(account).unwrap();
    let sealed = CaseKey::seal(&jws, &account.keyset().recipient().unwrap()).unwrap();
    let mut file = Vec::new();
    let content = seal_attachment(&recipient, &b"a plan"[..], &mut file).unwrap();
    let plan = Attachment {
        id: Id::random(),
        name: "../../Lageplan Entwurf.pdf".to_owned(),
        sha256: content.sha256,
        size: content.size,
        media_type: "application/pdf".to_owned(),
    };
    let attached = vec![ExportId(plan.id.clone())];
    let file = (Export::attachment_file(&plan.id), file);
    let asked = Letter {
        attachments: vec![plan],
        subject: "<script>alert(1)</script>".to_owned(),
        ..letter(&case, account, office)
    };
    let answered = Letter {
        author: Some("Sachbearbeitung".to_owned()),
        kind: Kind::Decision,
        subject: "../../../etc/passwd".to_owned(),
        ..letter(&case, office, account)
    };
    let mut thread = Thread::new(case.clone());
    let mut letters = Vec::new();
    for (mut letter, keys) in [(asked, account), (answered, office)] {
        (letter.seq, letter.prev) = thread.next();
        let jws = letter.sign(keys).unwrap();
        thread.take(&jws, &letter).unwrap();
        let sealed = Letter::seal(&jws, &recipient).unwrap();
        parts.push((Export::letter_file(&letter.id), sealed));
        let attachments = if letter.seq == 1 { attached.clone() } else { Vec::new() };
        letters.push(ExportLetter { attachments, id: letter.id, key: 1, seq: letter.seq });
    }
    parts.push(file);
    ExportCase {
        case,
        code: "K7M2-9QXD".to_owned(),
        keys: vec![ExportKey { sealed, version: 1 }],
        letters,
        office: "buergerservice".parse().unwrap(),
    }
}

fn time() -> Timestamp {
    "2026-11-26T10:00:00Z".parse().unwrap()
}

fn letter(case: &Id, from: &Keys, to: &Keys) -> Letter {
    Letter {
        attachments: Vec::new(),
        author: None,
        body: "Guten Tag & <b>Grüße</b>\n".to_owned(),
        case: case.clone(),
        door: Door::Online,
        from: from.holder(),
        id: Id::random(),
        key: 1,
        kind: Kind::Letter,
        prev: None,
        receipt_of: None,
        seq: 0,
        subject: String::new(),
        time: time(),
        to: vec![to.holder()],
        v: 1,
    }
}

/// A receipt of a record with this one entry.
fn receipt(record: &NoteKey, keyset: &Keyset) -> Value {
    let (kind, slug) = record_subject(&keyset.owner).unwrap();
    let opening = Opening::of(&keyset.bytes());
    let statement = Statement {
        commitment: opening.commitment(),
        correction_of: None,
        kind: format!("{kind}-published"),
        subject: commons::Subject::new(kind, slug).at(keyset.version),
        time: time(),
        v: 1,
    };
    let leaf = statement.to_leaf().unwrap();
    let root = BASE64_STANDARD.encode(hash_leaf(&leaf));
    let text = format!("{}\n1\n{root}\n", record.verifier().name());
    json!({
        "format": "allmende-receipt/v1",
        "key": record.verifier().to_string(),
        "index": 0,
        "leaf": String::from_utf8(leaf).unwrap(),
        "opening": opening,
        "path": [],
        "checkpoint": format!("{text}\n{}", signature(record, &text)),
    })
}

/// A signed note's signature line (C2SP signed-note), by the seed in the key's secret form.
fn signature(key: &NoteKey, text: &str) -> String {
    let secret = key.to_secret_text();
    let seed = BASE64_STANDARD.decode(secret.splitn(5, '+').nth(4).unwrap().trim()).unwrap();
    let signing = SigningKey::from_bytes(seed[1..].try_into().unwrap());
    let public = key.verifier().to_string();
    let id = public.split('+').nth(1).unwrap();
    let mut signature = hex::decode(id).unwrap();
    signature.extend(signing.sign(text.as_bytes()).to_bytes());
    format!("— {} {}\n", key.verifier().name(), BASE64_STANDARD.encode(signature))
}

#[test]
fn letters_open_with_the_passphrase_and_everything_is_verified() {
    let mailbox = Mailbox::new();
    let key = mailbox.record.verifier().to_string();
    let output = mailbox.open(&["--key", &key]);
    let told = said(&output);
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(told.contains("1 cases, 2 letters and 1 attachments"), "{told}");
    assert!(told.contains("the record’s key that you named"), "{told}");
    assert!(told.contains("Everything was verified"), "{told}");
    let plan = mailbox.text("K7M2-9QXD/attachments/01-1-Lageplan-Entwurf.pdf");
    assert_eq!(plan, "a plan");
    let answer = mailbox.text("K7M2-9QXD/02-etc-passwd.txt");
    assert!(answer.contains("From: Office buergerservice (Sachbearbeitung)"), "{answer}");
    assert!(answer.contains("Verified: yes"), "{answer}");
    assert!(answer.ends_with("\nGuten Tag & <b>Grüße</b>\n"), "{answer}");
    let question = mailbox.text("K7M2-9QXD/01-script-alert-1-script.txt");
    assert!(question.contains("Attachment: attachments/01-1-Lageplan-Entwurf.pdf\n"), "{question}");
    // Two letters, an attachment, the page: and nothing half-written.
    assert_eq!(files(&mailbox.folder()).len(), 4);
}

#[test]
fn an_export_of_the_demo_town_opens_whole() {
    let town = Town::founded();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let (export, code, key) = runtime.block_on(exported(&town, "resident"));
    let (export, code) = (town.file("mailbox.tar", &export), town.file("code", code.as_bytes()));
    let to = town.beside("letters");
    let [export, code, to] = [&export, &code, &to].map(|path| path.to_str().unwrap());
    let output = town.run(&[
        "letters",
        "open",
        export,
        "--to",
        to,
        "--recovery-code-file",
        code,
        "--key",
        &key,
    ]);
    let told = said(&output);
    assert_eq!(output.status.code(), Some(0), "{told}");
    let is_pdf = |path: &PathBuf| path.extension().is_some_and(|it| it == "pdf");
    let files = files(&town.beside("letters"));
    let attached =
        files.iter().filter(|path| path.iter().any(|part| part == "attachments")).count();
    assert!(told.contains(&format!("and {attached} attachments are open")), "{told}");
    let pdf = files.iter().find(|path| is_pdf(path)).unwrap();
    assert!(fs::read(pdf).unwrap().starts_with(b"%PDF-1.4"));
}

/// What the server gives somebody to take along in a demo town, with their recovery code and the
/// record's key.
async fn exported(town: &Town, user_name: &str) -> (Vec<u8>, String, String) {
    let folder = TownFolder::at(town.path());
    let mut config = folder.read().unwrap();
    config.town.demo = true;
    let house = House::open(&folder, config).await.unwrap();
    house.identity.demo().await.unwrap();
    house.post.demo().await.unwrap();
    let person = house.identity.person_called(user_name).await.unwrap().unwrap();
    let actor = identity::Actor {
        person: person.id,
        name: person.name,
        memberships: person.memberships,
        session: Id::random(),
        confirmed_at: Timestamp::now(),
    };
    let mut request = Request::get("/api/post/export").body(Body::empty()).unwrap();
    request.extensions_mut().insert(actor);
    let answer = house.post.routes().oneshot(request).await.unwrap();
    assert!(answer.status().is_success(), "{answer:?}");
    let export = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    let mailboxes = house.post.demo_mailboxes().unwrap();
    let mailbox = mailboxes.into_iter().find(|it| it.user_name == user_name).unwrap();
    (export.to_vec(), mailbox.recovery_code, house.record.verifier().to_string())
}

#[test]
fn the_page_has_no_scripts_and_escapes_what_people_wrote() {
    let mailbox = Mailbox::new();
    mailbox.open(&[]);
    let page = mailbox.text("index.html");
    assert!(page.contains("default-src 'none'"), "{page}");
    assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
    assert!(page.contains("&lt;b&gt;Grüße&lt;/b&gt;"), "{page}");
    assert!(page.contains("K7M2-9QXD/attachments/01-1-Lageplan-Entwurf.pdf"), "{page}");
}

#[test]
fn the_recovery_code_opens_them_too_and_the_key_in_the_file_is_named() {
    let mailbox = Mailbox::new();
    let code = mailbox.town.file("code", CODE.to_lowercase().as_bytes());
    let output = mailbox.open(&["--recovery-code-file", code.to_str().unwrap()]);
    let told = said(&output);
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(told.contains("the record’s key in the file itself"), "{told}");
    assert!(told.contains(&mailbox.record.verifier().to_string()), "{told}");
}

#[test]
fn a_wrong_secret_opens_nothing_and_writes_nothing() {
    let mailbox = Mailbox::new();
    let output = mailbox.open_file(&mailbox.tar(), "another passphrase", &[]);
    assert_refused(&output, "The passphrase or the recovery code is wrong");
    let code = mailbox.town.file("code", b"01234-56789");
    let output = mailbox.open(&["--recovery-code-file", code.to_str().unwrap()]);
    assert_refused(&output, "not a recovery code");
    assert!(!mailbox.folder().exists());
}

#[test]
fn a_lowered_protection_is_refused_before_a_passphrase_is_used() {
    let mut mailbox = Mailbox::new();
    let Way::Passphrase { kdf } = &mut mailbox.export.wraps[0].way else { panic!("a passphrase") };
    kdf.m = 1024;
    assert_refused(&mailbox.open(&[]), "lowered the protection");
    let export = mailbox.town.file("mailbox.tar", &mailbox.tar());
    let (export, to) = (export.to_str().unwrap(), mailbox.folder());
    let asked = mailbox.town.run(&["letters", "open", export, "--to", to.to_str().unwrap()]);
    assert_refused(&asked, "lowered the protection");
    assert!(!mailbox.folder().exists());
}

#[test]
fn other_files_are_refused_by_name() {
    let mailbox = Mailbox::new();
    for other in [&b""[..], b"no tar at all", &[0; 2048], &vec![b'x'; 4096]] {
        assert_refused(&mailbox.open_file(other, PASSPHRASE, &[]), "taken along");
    }
    let cut = &mailbox.tar()[..1000];
    assert_refused(&mailbox.open_file(cut, PASSPHRASE, &[]), "ends within its first part");
    assert!(!mailbox.folder().exists());
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let mailbox = Mailbox::new();
    fs::create_dir(mailbox.folder()).unwrap();
    fs::write(mailbox.folder().join("index.html"), "mine").unwrap();
    assert_refused(&mailbox.open(&[]), "is not empty");
    assert_eq!(mailbox.text("index.html"), "mine");
}

#[test]
fn a_cut_file_gives_what_is_whole_and_says_what_is_missing() {
    let mailbox = Mailbox::new();
    let tar = mailbox.tar();
    // Within the attachment, which comes last.
    let output = mailbox.open_file(&tar[..tar.len() - 3 * 512], PASSPHRASE, &[]);
    let told = said(&output);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains("The file ends too early"), "{told}");
    assert!(told.contains("an attachment cannot be opened"), "{told}");
    assert!(told.contains("2 letters and 0 attachments"), "{told}");
    assert_eq!(files(&mailbox.folder()).len(), 3, "two letters and the page");
}

#[test]
fn missing_and_unnamed_parts_are_told() {
    let mut mailbox = Mailbox::new();
    mailbox.parts = vec![("letters/evil.age".to_owned(), b"evil".to_vec())];
    let tar = mailbox.tar();
    let output = mailbox.open_file(&tar, PASSPHRASE, &[]);
    let told = said(&output);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains("2 letters and 0 attachments are missing"), "{told}");
    assert!(told.contains("1 parts of the file belong to no letter"), "{told}");
    assert_eq!(files(&mailbox.folder()).len(), 1, "the page alone");
}

#[test]
fn a_missing_letter_breaks_the_chain_and_the_rest_is_marked() {
    let mut mailbox = Mailbox::new();
    mailbox.parts.remove(0);
    let told = said(&mailbox.open(&[]));
    assert!(told.contains("letter 2 is doubtful"), "{told}");
    let answer = mailbox.text("K7M2-9QXD/02-etc-passwd.txt");
    assert!(answer.contains("Verified: no"), "{answer}");
}

#[test]
fn a_changed_attachment_is_not_given_out() {
    let mut mailbox = Mailbox::new();
    let last = mailbox.parts.last_mut().unwrap();
    *last.1.last_mut().unwrap() ^= 1;
    let output = mailbox.open(&[]);
    let told = said(&output);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains("changed, cut or damaged"), "{told}");
    assert!(!mailbox.folder().join("K7M2-9QXD/attachments/01-1-Lageplan-Entwurf.pdf").exists());
}

#[test]
fn keys_that_another_record_proves_are_not_believed() {
    let mailbox = Mailbox::new();
    let other = NoteKey::generate("neustadt.example/record").unwrap();
    let output = mailbox.open(&["--key", &other.verifier().to_string()]);
    let told = said(&output);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains("The proof for the keys of office:buergerservice"), "{told}");
    assert!(told.contains("nobody proves whose signature"), "{told}");
}

#[test]
fn exchanged_keys_of_an_office_are_found() {
    let mut mailbox = Mailbox::new();
    let office = Party::Office("buergerservice".parse().unwrap());
    let false_keys = Keys::first(office, Root::random());
    mailbox.export.others[0].keyset = false_keys.publish(None).unwrap();
    let output = mailbox.open(&[]);
    let told = said(&output);
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains("letter 2 is doubtful"), "{told}");
    assert!(told.contains("The proof for the keys of office:buergerservice"), "{told}");
}

#[test]
fn a_key_that_a_stranger_planted_in_a_case_is_told() {
    let mut mailbox = Mailbox::new();
    let stranger = Keys::first(Party::Account(Id::random()), Root::random());
    mailbox.export.others.push(OtherKeyset {
        keyset: stranger.publish(None).unwrap(),
        party: stranger.keyset().owner.clone(),
        receipt: Some(receipt(&mailbox.record, stranger.keyset())),
    });
    let own = Keyset::read(&mailbox.export.keysets[1].keyset.jws).unwrap();
    let mut to = vec![own.holder(), stranger.holder()];
    to.sort();
    let case = &mut mailbox.export.cases[0];
    let key = CaseKey {
        case: case.case.clone(),
        from: stranger.holder(),
        root: Root::random(),
        time: time(),
        to,
        v: 1,
        version: 2,
    };
    let jws = key.sign(&stranger).unwrap();
    let sealed = CaseKey::seal(&jws, &own.recipient().unwrap()).unwrap();
    case.keys.push(ExportKey { sealed, version: 2 });
    let opened = mailbox.open(&[]);
    let said = String::from_utf8_lossy(&opened.stderr).into_owned();
    assert!(!opened.status.success() && said.contains("K7M2-9QXD"), "{said}");
}

#[test]
fn help_and_refusals_speak_german_too() {
    let mailbox = Mailbox::new();
    let export = mailbox.town.file("mailbox.tar", b"nothing");
    let to = mailbox.folder();
    let arguments = ["letters", "open", export.to_str().unwrap(), "--to", to.to_str().unwrap()];
    let mut command = mailbox.town.command(&arguments);
    let output = command.env("LC_ALL", "de_DE.UTF-8").output().unwrap();
    assert_refused(&output, "keine Datei mit mitgenommenen Briefen");
}
