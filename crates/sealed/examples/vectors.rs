//! Writes `vectors/rust.json`, from which another implementation shows that it reads what this one
//! writes. `cargo run -p sealed --example vectors`; keys are the same each time, what is drawn at
//! random is not.

use std::{error::Error, fs, path::Path};

use commons::{Id, Timestamp};
use sealed::{
    CaseKey, Change, Holder, Index, Keys, Letter, OfficeRoot, OfficeShare, Party, RecoveryCode,
    Root, SealedError, ShareHolder, Step, Thread, Wrap,
    age::Recipient,
    b64u, canonical, case_identity, guest, hkdf,
    letter::{Attachment, Door, Kind},
    padding, record_subject, safety_number, safety_number_of_two, seal_attachment, shamir,
    wrap::{Chain, PasskeyKdf},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const CODE: &str = "ZYXWV-TSRQP-NMKJH-GFEDC-BA9876";
const PASSPHRASE: &str = "Vier ältere Wörter";
const PIN: &str = "87654321";

fn main() -> Result<(), Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/rust.json");
    let vectors = serde_json::to_string_pretty(&World::new().vectors()?)?;
    fs::write(path, vectors + "\n")?;
    Ok(())
}

/// A root that is the same each time: the SHA-256 of a name.
fn root(name: &str) -> Root {
    Root::of(Sha256::digest(format!("vector of rust {name}")).into())
}

fn root_hex(root: &Root) -> String {
    hex::encode(root.bytes())
}

fn time() -> Timestamp {
    "2026-11-26T12:30:00Z".parse().expect("a time")
}

/// Whose keys the vectors are of.
struct World {
    account: Id,
    first: Keys,
    second: Keys,
    office: Keys,
    case: Id,
    case_root: Root,
}

impl World {
    fn new() -> Self {
        let account = Id::from("01234abcdefghjkmnpqrstvwxy");
        let first = Keys::first(Party::Account(account.clone()), root("account 1"));
        let second = first.next(root("account 2"));
        let office = Party::Office("buergerservice".parse().expect("a slug"));
        let office = Keys::first(office, root("office 1"));
        let case = Id::from("rvstrvstrvstrvstrvstrvstrv");
        Self { account, first, second, office, case, case_root: root("case 1") }
    }

    fn vectors(&self) -> Result<Value, Box<dyn Error>> {
        Ok(json!({
            "about": "Vectors of docs/specs/post.md, in the form of typescript.json. Written by \
                      `cargo run -p sealed --example vectors`.",
            "derivations": self.derivations(),
            "keysets": self.keysets()?,
            "wraps": self.wraps()?,
            "chains": [self.chain()?],
            "codes": codes(),
            "padding": padding_lengths(),
            "padded": [{ "content": "Ärger", "padded": b64u::encode(padding::pad("Ärger".as_bytes())?) }],
            "safety_numbers": self.safety_numbers(),
            "account_slugs": [self.account_slug()],
            "case_keys": self.case_keys()?,
            "letters": self.letters()?,
            "attachments": [self.attachment(0)?, self.attachment(65_536)?, self.attachment(70_001)?],
            "office_roots": [self.office_root()?],
            "steps": [self.step()?],
            "shares": self.shares()?,
            "guests": [guest_vector()?],
            "guest_openings": [self.guest_opening()?],
            "indexes": [self.index()?],
        }))
    }

    fn derivations(&self) -> Vec<Value> {
        let root = self.first.root();
        let labels = ["seal", "sign", "ballot", "chain", "recovery", "guest-access"];
        let vector = |label| {
            let output = hex::encode(*hkdf(root.bytes(), label));
            json!({ "ikm_hex": root_hex(root), "label": label, "output_hex": output })
        };
        labels.into_iter().map(vector).collect()
    }

    fn keysets(&self) -> Result<Vec<Value>, Box<dyn Error>> {
        let all = [(&self.first, None), (&self.second, Some(&self.first)), (&self.office, None)];
        all.into_iter()
            .map(|(keys, older)| {
                let signed = keys.publish(older)?;
                let mut vector = json!({
                    "root_hex": root_hex(keys.root()),
                    "identity": keys.identity().to_secret_text(),
                    "keyset": String::from_utf8(keys.keyset().bytes())?,
                    "hash": keys.keyset().hash(),
                    "jws": signed.jws,
                });
                if let Some(previous_jws) = signed.previous_jws {
                    vector["previous_jws"] = previous_jws.into();
                }
                Ok(vector)
            })
            .collect()
    }

    fn wraps(&self) -> Result<Vec<Value>, SealedError> {
        let root = self.first.root();
        let hex = root_hex(root);
        let code = RecoveryCode::read(CODE)?;
        let kdf = PasskeyKdf {
            credential: vec![4, 5, 6],
            name: "hkdf-sha256".to_owned(),
            prf_salt: Sha256::digest("salt").into(),
        };
        let answer = Sha256::digest("what the passkey answered");
        let by_passphrase = Wrap::by_passphrase(&self.account, 1, root, PASSPHRASE)?;
        let by_code = Wrap::by_recovery_code(&self.account, 1, root, &code)?;
        let by_passkey = Wrap::by_passkey(&self.account, 1, root, kdf, &answer)?;
        Ok(vec![
            json!({ "root_hex": hex, "passphrase": PASSPHRASE, "wrap": by_passphrase }),
            json!({ "root_hex": hex, "code": CODE, "wrap": by_code }),
            json!({ "root_hex": hex, "prf_output_hex": hex::encode(answer), "wrap": by_passkey }),
        ])
    }

    fn chain(&self) -> Result<Value, SealedError> {
        let (older, newer) = (self.first.root(), self.second.root());
        let chain = Chain::seal(&self.account, 1, older, newer)?;
        Ok(json!({ "root_hex": root_hex(older), "next_hex": root_hex(newer), "chain": chain }))
    }

    fn safety_numbers(&self) -> Value {
        let (one, other) = (self.first.holder(), self.office.holder());
        let digits = |holder: &Holder| safety_number(&holder.party, &holder.keyset);
        let single = [&one, &other].map(|holder| {
            json!({ "party": holder.party, "keyset": holder.keyset, "digits": digits(holder) })
        });
        let joint = safety_number_of_two((&one.party, &one.keyset), (&other.party, &other.keyset));
        let joint = json!({ "one": digits(&one), "other": digits(&other), "digits": joint });
        json!({ "single": single, "joint": [joint] })
    }

    fn account_slug(&self) -> Value {
        let (_, slug) = record_subject(&Party::Account(self.account.clone())).expect("an account");
        json!({ "account": self.account, "slug": slug })
    }

    fn case_recipient(&self) -> Recipient {
        case_identity(&self.case_root).recipient()
    }

    fn case_keys(&self) -> Result<Vec<Value>, SealedError> {
        let key = CaseKey {
            case: self.case.clone(),
            from: self.second.holder(),
            root: self.case_root.clone(),
            time: time(),
            to: vec![self.second.holder(), self.office.holder()],
            v: 1,
            version: 1,
        };
        let jws = key.sign(&self.second)?;
        [&self.second, &self.office]
            .into_iter()
            .map(|reader| {
                let sealed = CaseKey::seal(&jws, &reader.keyset().recipient()?)?;
                Ok(json!({
                    "case": self.case,
                    "version": 1,
                    "case_root_hex": root_hex(&self.case_root),
                    "case_recipient": self.case_recipient().to_string(),
                    "jws": jws,
                    "reader": reader.keyset().owner,
                    "reader_root_hex": root_hex(reader.root()),
                    "reader_keyset": reader.keyset().hash(),
                    "sealed": b64u::encode(sealed),
                }))
            })
            .collect()
    }

    fn letters(&self) -> Result<Vec<Value>, SealedError> {
        let plan = Attachment {
            id: Id::from("fffffffffffffffffffffffff1"),
            name: "Lageplan <Entwurf>.pdf".to_owned(),
            sha256: canonical::sha256_hex("plan"),
            size: 4,
            media_type: "application/pdf".to_owned(),
        };
        let asked = self.letter(1, &self.second, &self.office);
        let asked = Letter { attachments: vec![plan], subject: "Frage".to_owned(), ..asked };
        let answered = Letter {
            author: Some("Sachbearbeitung, Bürgerservice".to_owned()),
            kind: Kind::Decision,
            subject: "Bescheid „Parkausweis“".to_owned(),
            ..self.letter(2, &self.office, &self.second)
        };
        let read = Letter {
            body: String::new(),
            kind: Kind::Receipt,
            receipt_of: Some(2),
            ..self.letter(3, &self.second, &self.office)
        };
        let mut thread = Thread::new(self.case.clone());
        let letters = [(asked, &self.second), (answered, &self.office), (read, &self.second)];
        letters
            .into_iter()
            .map(|(mut letter, keys)| {
                (letter.seq, letter.prev) = thread.next();
                let jws = letter.sign(keys)?;
                thread.take(&jws, &letter)?;
                Ok(json!({
                    "case_root_hex": root_hex(&self.case_root),
                    "hash": canonical::sha256_hex(&jws),
                    "sealed": b64u::encode(Letter::seal(&jws, &self.case_recipient())?),
                    "jws": jws,
                }))
            })
            .collect()
    }

    fn letter(&self, seq: u64, from: &Keys, to: &Keys) -> Letter {
        Letter {
            attachments: Vec::new(),
            author: None,
            body: "Guten Tag,\n\n„Grüße“ mit \\ und \u{1f600}.\n".to_owned(),
            case: self.case.clone(),
            door: Door::Online,
            from: from.holder(),
            id: Id::from(format!("1e77er1e77er1e77er1e77er0{seq}")),
            key: 1,
            kind: Kind::Letter,
            prev: None,
            receipt_of: None,
            seq,
            subject: String::new(),
            time: time(),
            to: vec![to.holder()],
            v: 1,
        }
    }

    fn attachment(&self, size: u64) -> Result<Value, SealedError> {
        let content: Vec<u8> =
            (0..size).map(|at| u8::try_from(at % 251).unwrap_or_default()).collect();
        let mut file = Vec::new();
        let facts = seal_attachment(&self.case_recipient(), &content[..], &mut file)?;
        Ok(json!({
            "case_root_hex": root_hex(&self.case_root),
            "about": "Byte n of the content is n modulo 251.",
            "size": facts.size,
            "sha256": facts.sha256,
            "sealed": b64u::encode(file),
        }))
    }

    fn office_root(&self) -> Result<Value, SealedError> {
        let office = "buergerservice".parse().expect("a slug");
        let recipient = self.first.keyset().recipient()?;
        let sealed = OfficeRoot::seal(&office, &self.office, &recipient)?;
        let content = sealed::age::open(self.first.identity(), &sealed)?;
        Ok(json!({
            "office": office,
            "epoch": 1,
            "root_hex": root_hex(self.office.root()),
            "reader_root_hex": root_hex(self.first.root()),
            "content": String::from_utf8_lossy(&content),
            "sealed": b64u::encode(sealed),
        }))
    }

    fn step(&self) -> Result<Value, Box<dyn Error>> {
        let step = Step {
            by: "office-head".to_owned(),
            change: Change::Founded,
            epoch: 1,
            keyset: self.office.keyset().hash(),
            members: [("office-head".to_owned(), 1)].into(),
            office: "buergerservice".parse()?,
            role: None,
            step: 1,
            time: time(),
            v: 1,
        };
        let payload = String::from_utf8(step.bytes())?;
        let keyset = self.office.keyset().hash();
        Ok(json!({ "keyset": keyset, "jws": step.sign(&self.office)?, "payload": payload }))
    }

    fn shares(&self) -> Result<Vec<Value>, Box<dyn Error>> {
        let root = self.office.root();
        let shares = ShareHolder::ALL.into_iter().zip(shamir::split(root));
        shares
            .map(|(holder, share)| {
                let office = "buergerservice".parse()?;
                let sealed = OfficeShare::new(office, 1, holder, share)
                    .seal(&self.first.keyset().recipient()?)?;
                Ok(json!({
                    "office": "buergerservice",
                    "epoch": 1,
                    "holder": holder,
                    "root_hex": root_hex(root),
                    "share_hex": hex::encode(share),
                    "reader_root_hex": root_hex(self.first.root()),
                    "sealed": b64u::encode(sealed),
                }))
            })
            .collect()
    }

    /// A case that a guest opened: what the office gets of it.
    fn guest_opening(&self) -> Result<Value, SealedError> {
        let mut vector = guest_vector()?;
        let id = Id::from(vector["guest"].as_str().unwrap_or_default());
        let (secret, case_root) = (link_secret(), root("case of a guest"));
        let keys = Keys::first(Party::Guest(id.clone()), guest::guest_root(&id, &secret, PIN)?);
        let mut to = vec![keys.holder(), self.office.holder()];
        to.sort_by(|one, other| one.party.cmp(&other.party));
        let key = CaseKey {
            case: self.case.clone(),
            from: keys.holder(),
            root: case_root.clone(),
            time: time(),
            to,
            v: 1,
            version: 1,
        };
        let letter = Letter { door: Door::Link, ..self.letter(1, &keys, &self.office) };
        let (key_jws, letter_jws) = (key.sign(&keys)?, letter.sign(&keys)?);
        let sealed_key = CaseKey::seal(&key_jws, &self.office.keyset().recipient()?)?;
        let recipient = case_identity(&case_root).recipient();
        let more = json!({
            "case": self.case,
            "case_root_hex": root_hex(&case_root),
            "keyset_jws": keys.publish(None)?.jws,
            "key_jws": key_jws,
            "reader_root_hex": root_hex(self.office.root()),
            "reader_keyset": self.office.keyset().hash(),
            "sealed_key": b64u::encode(sealed_key),
            "letter_jws": letter_jws,
            "sealed_letter": b64u::encode(Letter::seal(&letter_jws, &recipient)?),
        });
        if let (Value::Object(vector), Value::Object(more)) = (&mut vector, more) {
            vector.extend(more);
        }
        Ok(vector)
    }

    fn index(&self) -> Result<Value, Box<dyn Error>> {
        let index = Index {
            cases: Vec::new(),
            checkpoint: String::new(),
            party: self.second.keyset().owner.clone(),
            receipts: Some(true),
            record_key: None,
            revision: 3,
            v: 1,
            versions: [("office:buergerservice".to_owned(), 1)].into(),
        };
        Ok(json!({
            "reader_root_hex": root_hex(self.second.root()),
            "content": String::from_utf8(canonical::to_bytes(&index)?)?,
            "sealed": b64u::encode(index.seal(&self.second)?),
        }))
    }
}

fn codes() -> Vec<Value> {
    let typed = [CODE, "zyxwv tsrqp nmkjh gfedc ba9876", "ZYXWV-TSRQP", "ÄÖÜ"];
    let read = |typed| {
        let code = RecoveryCode::read(typed).ok().map(|code| code.to_string());
        json!({ "typed": typed, "code": code.map(|code| code.replace('-', "").to_lowercase()) })
    };
    typed.into_iter().map(read).collect()
}

fn padding_lengths() -> Vec<Value> {
    let lengths = [0, 255, 256, 300, 9999, 1 << 20, (1 << 31) - 1, 1 << 31];
    let padded = |length| json!({ "length": length, "padded": padding::padme(length) });
    lengths.into_iter().map(padded).collect()
}

fn link_secret() -> guest::LinkSecret {
    <[u8; 32]>::from(Sha256::digest("the link's secret")).into()
}

fn guest_vector() -> Result<Value, SealedError> {
    let id = Id::from("gvestgvestgvestgvestgvest0");
    let secret = link_secret();
    let root = guest::guest_root(&id, &secret, PIN)?;
    let access = guest::guest_access(&root);
    Ok(json!({
        "guest": id,
        "secret": b64u::encode(*secret),
        "pin": PIN,
        "root_hex": root_hex(&root),
        "access": b64u::encode(*access),
        "access_sha256": hex::encode(Sha256::digest(*access)),
    }))
}
