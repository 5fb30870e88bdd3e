//! What one implementation writes, the other one reads: the vectors of both, checked here.
//! `rust.json` is written by `cargo run -p sealed --example vectors`.

use std::{fs, path::Path};

use commons::{Id, Slug};
use sealed::{
    CaseKey, Chain, Content, Holder, Index, Keys, Keyset, Letter, OfficeRoot, OfficeShare, Party,
    RecoveryCode, Root, SealedError, Step, Thread, Wrap, age::Identity, b64u, canonical,
    case_identity, guest, hkdf, open_attachment, padding, record_subject, safety_number,
    safety_number_of_two, shamir,
};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The vectors of one implementation.
struct Vectors(Value);

impl Vectors {
    fn read(name: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors").join(name);
        Self(serde_json::from_slice(&fs::read(path).unwrap()).unwrap())
    }

    fn list(&self, name: &str) -> &[Value] {
        let list = self.0[name].as_array().unwrap();
        assert!(!list.is_empty(), "{name}");
        list
    }

    fn keysets(&self) -> Vec<Keyset> {
        let jws = |vector: &Value| Keyset::read(text(vector, "jws")).unwrap();
        self.list("keysets").iter().map(jws).collect()
    }

    /// The keys of the reader of a vector, by the root that it names.
    fn reader(&self, vector: &Value) -> Keys {
        let root = root(vector, "reader_root_hex");
        let keys = self
            .keysets()
            .into_iter()
            .find_map(|keyset| Keys::of_keyset(&keyset, root.clone()).ok());
        keys.unwrap()
    }

    fn keyset(&self, hash: &str) -> Keyset {
        self.keysets().into_iter().find(|keyset| keyset.hash() == hash).unwrap()
    }

    /// How all the keysets of an owner are named: as a reader who has them all.
    fn holders(&self, owner: &Party) -> Vec<Holder> {
        let own = self.keysets().into_iter().filter(|keyset| keyset.owner == *owner);
        own.map(|keyset| keyset.holder()).collect()
    }
}

fn text<'a>(vector: &'a Value, name: &str) -> &'a str {
    vector[name].as_str().unwrap_or_else(|| panic!("{name} in {vector}"))
}

fn bytes(vector: &Value, name: &str) -> Vec<u8> {
    b64u::decode(text(vector, name)).unwrap()
}

fn root(vector: &Value, name: &str) -> Root {
    Root::of(hex::decode(text(vector, name)).unwrap().try_into().unwrap())
}

/// Both implementations' vectors.
fn both() -> [Vectors; 2] {
    ["typescript.json", "rust.json"].map(Vectors::read)
}

#[test]
fn what_follows_from_a_secret_is_the_same() {
    for vectors in both() {
        for vector in vectors.list("derivations") {
            let secret = hex::decode(text(vector, "ikm_hex")).unwrap();
            let output = hkdf(&secret, text(vector, "label"));
            assert_eq!(hex::encode(*output), text(vector, "output_hex"));
        }
        for vector in vectors.list("account_slugs") {
            let account = Party::Account(Id::from(text(vector, "account")));
            let (_, slug) = record_subject(&account).unwrap();
            assert_eq!(slug.as_str(), text(vector, "slug"));
        }
    }
}

#[test]
fn keysets_follow_from_their_roots_and_one_from_another() {
    for vectors in both() {
        for vector in vectors.list("keysets") {
            let keyset = Keyset::read(text(vector, "jws")).unwrap();
            assert_eq!(String::from_utf8(keyset.bytes()).unwrap(), text(vector, "keyset"));
            assert_eq!(keyset.hash(), text(vector, "hash"));
            let keys = Keys::of_keyset(&keyset, root(vector, "root_hex")).unwrap();
            assert_eq!(keys.identity().to_secret_text(), text(vector, "identity"));
            let other = Keys::of_keyset(&keyset, Root::of([0; 32]));
            assert_eq!(other.unwrap_err(), SealedError::OtherKeys);
            if let Some(previous_jws) = vector["previous_jws"].as_str() {
                let older = vectors.keyset(keyset.previous.as_ref().unwrap());
                keyset.follows(&older, previous_jws).unwrap();
                // Its own signature is not its predecessor's.
                assert!(keyset.follows(&older, text(vector, "jws")).is_err());
            }
        }
    }
}

#[test]
fn wraps_and_chains_lead_to_their_roots() {
    for vectors in both() {
        for vector in vectors.list("wraps") {
            let wrap: Wrap = serde_json::from_value(vector["wrap"].clone()).unwrap();
            let opened = if let Some(passphrase) = vector["passphrase"].as_str() {
                assert_eq!(wrap.open_by_passphrase("another one"), Err(SealedError::WrongSecret));
                wrap.open_by_passphrase(passphrase)
            } else if let Some(code) = vector["code"].as_str() {
                wrap.open_by_recovery_code(&RecoveryCode::read(code).unwrap())
            } else {
                wrap.open_by_passkey(&hex::decode(text(vector, "prf_output_hex")).unwrap())
            };
            assert_eq!(opened.unwrap(), root(vector, "root_hex"));
        }
        for vector in vectors.list("chains") {
            let chain: Chain = serde_json::from_value(vector["chain"].clone()).unwrap();
            let older = chain.open(&root(vector, "next_hex")).unwrap();
            assert_eq!(older, root(vector, "root_hex"));
        }
    }
}

#[test]
fn codes_and_safety_numbers_are_read_and_written_the_same() {
    for vectors in both() {
        for vector in vectors.list("codes") {
            let read = RecoveryCode::read(text(vector, "typed"));
            let code = vector["code"].as_str();
            assert_eq!(read.ok(), code.map(|code| RecoveryCode::read(code).unwrap()));
        }
        let numbers = &vectors.0["safety_numbers"];
        let single = numbers["single"].as_array().unwrap();
        let named: Vec<(Party, &str)> = single
            .iter()
            .map(|vector| (text(vector, "party").parse().unwrap(), text(vector, "keyset")))
            .collect();
        for (vector, (party, keyset)) in single.iter().zip(&named) {
            assert_eq!(safety_number(party, keyset), text(vector, "digits"));
        }
        let [(one, one_hash), (other, other_hash)] = &named[..] else { panic!("two parties") };
        let digits = text(&numbers["joint"][0], "digits");
        assert_eq!(safety_number_of_two((one, one_hash), (other, other_hash)), digits);
        assert_eq!(safety_number_of_two((other, other_hash), (one, one_hash)), digits);
    }
}

#[test]
fn padding_is_the_same() {
    for vectors in both() {
        for vector in vectors.list("padding") {
            let padded = padding::padme(vector["length"].as_u64().unwrap());
            assert_eq!(padded, vector["padded"].as_u64().unwrap());
        }
        for vector in vectors.list("padded") {
            let (content, padded) = (text(vector, "content").as_bytes(), bytes(vector, "padded"));
            assert_eq!(padding::pad(content).unwrap(), padded);
            assert_eq!(padding::unpad(&padded).unwrap(), content);
        }
    }
}

#[test]
fn case_keys_open_for_their_readers_only() {
    for vectors in both() {
        for vector in vectors.list("case_keys") {
            let reader = vectors.reader(vector);
            let sealed = bytes(vector, "sealed");
            let jws = CaseKey::open(&sealed, &[reader.identity()]).unwrap();
            assert_eq!(jws, text(vector, "jws"));
            let signer = vectors.keyset(&CaseKey::signer(&jws).unwrap());
            let case = Id::from(text(vector, "case"));
            let key = CaseKey::read(&jws, &signer, &case, &[reader.holder()]).unwrap();
            assert_eq!(key.root, root(vector, "case_root_hex"));
            assert_eq!(key.version, vector["version"].as_u64().unwrap());
            assert_eq!(key.identity().recipient().to_string(), text(vector, "case_recipient"));
            let stranger = Identity::of([0; 32].into());
            let refused = CaseKey::open(&sealed, &[&stranger]);
            assert_eq!(refused, Err(SealedError::NotForThisKey));
            let other = CaseKey::read(&jws, &signer, &Id::random(), &[reader.holder()]);
            assert_eq!(other, Err(SealedError::NotMeantForUs));
        }
    }
}

#[test]
fn letters_open_and_follow_one_another() {
    for vectors in both() {
        let mut thread = None;
        for vector in vectors.list("letters") {
            let case = case_identity(&root(vector, "case_root_hex"));
            let jws = Letter::open(&bytes(vector, "sealed"), &case).unwrap();
            assert_eq!(jws, text(vector, "jws"));
            assert_eq!(canonical::sha256_hex(&jws), text(vector, "hash"));
            let signer = vectors.keyset(&Letter::signer(&jws).unwrap());
            for party in ["account:01234abcdefghjkmnpqrstvwxy", "office:buergerservice"] {
                let reader = vectors.holders(&party.parse().unwrap());
                Letter::read(&jws, &signer, &reader).unwrap();
            }
            assert_eq!(Letter::read(&jws, &signer, &[]), Err(SealedError::NotMeantForUs));
            let letter = Letter::read(&jws, &signer, &[signer.holder()]).unwrap();
            let thread = thread.get_or_insert_with(|| Thread::new(letter.case.clone()));
            thread.take(&jws, &letter).unwrap();
            assert_eq!(
                thread.take(&jws, &letter),
                Err(SealedError::BrokenChain(letter.seq)),
                "twice"
            );
        }
    }
}

#[test]
fn attachments_open_in_passing() {
    for vectors in both() {
        for vector in vectors.list("attachments") {
            let case = case_identity(&root(vector, "case_root_hex"));
            let size = vector["size"].as_u64().unwrap();
            let expected = Content { sha256: text(vector, "sha256").to_owned(), size };
            let sealed = bytes(vector, "sealed");
            let mut content = Vec::new();
            open_attachment(&case, &sealed[..], &expected, &mut content).unwrap();
            assert!(content.iter().zip(0_u64..).all(|(byte, at)| u64::from(*byte) == at % 251));
            assert_eq!(content.len() as u64, size);
            let longer = Content { size: size + 1, ..expected };
            let refused = open_attachment(&case, &sealed[..], &longer, std::io::sink());
            assert_eq!(refused, Err(SealedError::OtherAttachment));
        }
    }
}

#[test]
fn offices_hand_on_their_roots_and_come_back_from_two_shares() {
    for vectors in both() {
        for vector in vectors.list("office_roots") {
            let reader = vectors.reader(vector);
            let office = Party::Office(text(vector, "office").parse::<Slug>().unwrap());
            let published = vectors.keysets().into_iter().find(|one| one.owner == office).unwrap();
            let sealed = bytes(vector, "sealed");
            let keys = OfficeRoot::open(&sealed, reader.identity(), &published).unwrap();
            assert_eq!(*keys.root(), root(vector, "root_hex"));
        }
        let mut shares = Vec::new();
        for vector in vectors.list("shares") {
            let reader = vectors.reader(vector);
            let share = OfficeShare::open(&bytes(vector, "sealed"), reader.identity()).unwrap();
            assert_eq!(hex::encode(share.share), text(vector, "share_hex"));
            assert_eq!(share.holder.as_str(), text(vector, "holder"));
            shares.push((share.share, root(vector, "root_hex")));
        }
        for (one, root) in &shares {
            for (other, _) in shares.iter().filter(|(other, _)| other != one) {
                assert_eq!(shamir::join(one, other).unwrap(), *root);
            }
        }
    }
}

#[test]
fn steps_are_signed_by_the_office() {
    for vectors in both() {
        for vector in vectors.list("steps") {
            let keyset = vectors.keyset(text(vector, "keyset"));
            let step = Step::read(text(vector, "jws"), &keyset).unwrap();
            assert_eq!(String::from_utf8(step.bytes()).unwrap(), text(vector, "payload"));
            let other = vectors.keysets().into_iter().find(|one| *one != keyset).unwrap();
            assert!(Step::read(text(vector, "jws"), &other).is_err());
        }
    }
}

#[test]
fn an_office_reads_what_a_guest_opened() {
    for vectors in both() {
        for vector in vectors.list("guest_openings") {
            let keyset = Keyset::read(text(vector, "keyset_jws")).unwrap();
            assert_eq!(keyset.owner.to_string(), format!("guest:{}", text(vector, "guest")));
            let office = vectors.reader(vector);
            let jws = CaseKey::open(&bytes(vector, "sealed_key"), &[office.identity()]).unwrap();
            assert_eq!(jws, text(vector, "key_jws"));
            let case = Id::from(text(vector, "case"));
            let key = CaseKey::read(&jws, &keyset, &case, &[office.holder()]).unwrap();
            assert_eq!(key.root, root(vector, "case_root_hex"));
            assert!(
                key.is_by_insider(&office.holder().party, &[]),
                "the office hears from anybody"
            );
            let sealed = bytes(vector, "sealed_letter");
            let jws = Letter::open(&sealed, &key.identity()).unwrap();
            assert_eq!(jws, text(vector, "letter_jws"));
            let letter = Letter::read(&jws, &keyset, &[office.holder()]).unwrap();
            Thread::new(case).take(&jws, &letter).unwrap();
        }
    }
}

#[test]
fn guests_come_to_the_same_root() {
    for vectors in both() {
        for vector in vectors.list("guests") {
            let id = Id::from(text(vector, "guest"));
            let secret = b64u::array(text(vector, "secret")).unwrap().into();
            let guest_root = guest::guest_root(&id, &secret, text(vector, "pin")).unwrap();
            assert_eq!(guest_root, root(vector, "root_hex"));
            let access = guest::guest_access(&guest_root);
            assert_eq!(b64u::encode(*access), text(vector, "access"));
            assert_eq!(hex::encode(Sha256::digest(*access)), text(vector, "access_sha256"));
        }
    }
}

#[test]
fn a_mailbox_reads_its_own_index() {
    for vectors in both() {
        for vector in vectors.list("indexes") {
            let keys = vectors.reader(vector);
            let index = Index::open(&bytes(vector, "sealed"), &keys, keys.keyset()).unwrap();
            let content = canonical::to_bytes(&index).unwrap();
            assert_eq!(String::from_utf8(content).unwrap(), text(vector, "content"));
        }
    }
}
