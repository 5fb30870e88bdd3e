use std::{fs, path::Path};

use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::*;

/// Other people's files for age (C2SP, <https://c2sp.org/CCTV/age>).
const KIT: &str = "../shared/data/post/age-cctv/age/testdata";

struct Vector {
    name: String,
    expect: String,
    payload: Option<String>,
    identity: Option<String>,
    file_key: FileKey,
    file: Vec<u8>,
}

impl Vector {
    fn read(path: &Path) -> Self {
        let bytes = fs::read(path).unwrap();
        let split = bytes.windows(2).position(|pair| pair == b"\n\n").unwrap();
        let head = String::from_utf8(bytes[..split].to_vec()).unwrap();
        let key = |name: &str| {
            head.lines().find_map(|line| line.strip_prefix(&format!("{name}: "))).map(str::to_owned)
        };
        let mut file = bytes[split + 2..].to_vec();
        if key("compressed").is_some() {
            let mut inflated = Vec::new();
            flate2::read::ZlibDecoder::new(&file[..]).read_to_end(&mut inflated).unwrap();
            file = inflated;
        }
        let mut file_key = FileKey::default();
        if let Some(hex) = key("file key").and_then(|key| hex::decode(key).ok()) {
            let length = hex.len().min(16);
            file_key[..length].copy_from_slice(&hex[..length]);
        }
        Self {
            name: path.file_name().unwrap().to_str().unwrap().to_owned(),
            expect: key("expect").unwrap(),
            payload: key("payload"),
            identity: key("identity"),
            file_key,
            file,
        }
    }

    /// Opens the file as everything here is opened.
    fn open(&self) -> (Vec<u8>, Result<(), SealedError>) {
        let ours = self.identity.as_ref().and_then(|identity| identity.parse().ok());
        let identity = ours.unwrap_or_else(|| Identity::of([1; 32].into()));
        match open_buffered(&[&identity], &self.file[..]) {
            Ok(opener) => read_all(opener),
            Err(refused) => (Vec::new(), Err(refused)),
        }
    }

    /// Opens the file by its file key: for vectors about what all types of recipient share.
    fn open_by_file_key(&self) -> (Vec<u8>, Result<(), SealedError>) {
        let mut input = &self.file[..];
        let body = Header::read(&mut input).and_then(|header| {
            header.verify(&self.file_key).map_err(|_| SealedError::NotForThisKey)?;
            let mut nonce = [0; 16];
            input.read_exact(&mut nonce).map_err(|_| SealedError::NoAgeFile("no nonce"))?;
            Ok(Opener::new(&self.file_key, &nonce, input))
        });
        match body {
            Ok(opener) => read_all(opener),
            Err(refused) => (Vec::new(), Err(refused)),
        }
    }

    fn check_payload(&self, released: &[u8]) {
        if let Some(hash) = &self.payload {
            assert_eq!(&hex::encode(Sha256::digest(released)), hash, "{}", self.name);
        }
    }
}

fn read_all<R: Read>(mut opener: Opener<R>) -> (Vec<u8>, Result<(), SealedError>) {
    let mut released = Vec::new();
    let read = opener.read_to_end(&mut released).map(drop).map_err(SealedError::from);
    (released, read)
}

/// The kit's files whose names begin so; none where it is absent.
fn vectors(beginnings: &[&str]) -> Vec<Vector> {
    let kit = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(KIT);
    let Ok(folder) = fs::read_dir(&kit) else {
        println!("skipping: the age test kit is not at {}", kit.display());
        return Vec::new();
    };
    let mut vectors: Vec<_> = folder
        .map(|file| file.unwrap().path())
        .filter(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            beginnings.iter().any(|beginning| name.starts_with(beginning))
        })
        .map(|path| Vector::read(&path))
        .collect();
    vectors.sort_by(|a, b| a.name.cmp(&b.name));
    vectors
}

/// Stricter than the kit: a file that names another type of recipient beside ours is refused.
const MIXED: [(&str, &str); 4] = [
    ("hybrid_and_x25519", "X25519"),
    ("hybrid_grease", "grease"),
    ("hybrid_uppercase", "MLKEM768X25519"),
    ("hybrid_x25519_arg", "X25519"),
];

#[test]
fn hybrid_files_open_or_fail_as_the_test_kit_demands() {
    for vector in vectors(&["hybrid"]) {
        let (released, opened) = vector.open();
        if let Some((_, kind)) = MIXED.iter().find(|(name, _)| *name == vector.name) {
            assert_eq!(opened, Err(SealedError::OtherRecipient((*kind).to_owned())));
            continue;
        }
        let as_expected = match vector.expect.as_str() {
            "success" => opened.is_ok(),
            "no match" => opened == Err(SealedError::NotForThisKey),
            "header failure" => matches!(opened, Err(SealedError::NoAgeFile(_))),
            other => panic!("{}: {other}", vector.name),
        };
        assert!(as_expected, "{}: {} but {opened:?}", vector.name, vector.expect);
        vector.check_payload(&released);
    }
}

#[test]
fn headers_and_bodies_open_or_fail_as_the_test_kit_demands() {
    for vector in vectors(&["hmac", "header", "stanza", "stream", "empty", "version"]) {
        let (released, opened) = vector.open_by_file_key();
        let as_expected = match vector.expect.as_str() {
            "success" => opened.is_ok(),
            "HMAC failure" => opened == Err(SealedError::NotForThisKey),
            "header failure" => matches!(opened, Err(SealedError::NoAgeFile(_))),
            "payload failure" => opened == Err(SealedError::Damaged),
            other => panic!("{}: {other}", vector.name),
        };
        assert!(as_expected, "{}: {} but {opened:?}", vector.name, vector.expect);
        vector.check_payload(&released);
    }
}

#[test]
fn files_for_other_types_of_recipient_are_refused_before_anything_is_opened() {
    let identity = Identity::of([1; 32].into());
    for vector in vectors(&["x25519", "scrypt"]) {
        let refused = open(&identity, &vector.file);
        assert!(
            matches!(refused, Err(SealedError::OtherRecipient(_) | SealedError::NoAgeFile(_))),
            "{}: {refused:?}",
            vector.name
        );
    }
}

#[test]
fn a_key_of_low_order_is_refused() {
    let key = Identity::of([2; 32].into()).recipient();
    let mut bytes = hybrid::from_bech32("age1pq", &key.to_string()).unwrap();
    let at = bytes.len() - 32;
    // The two points of order 8, the identity, and the point of order 2.
    for point in [
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
    ] {
        bytes[at..].copy_from_slice(&hex::decode(point).unwrap());
        let text = hybrid::to_bech32("age1pq", &bytes);
        let refused = text.parse::<Recipient>();
        assert_eq!(refused, Err(SealedError::NoKey("a point of low order")));
    }
}

#[test]
fn a_header_that_never_ends_is_refused() {
    let mut endless = b"age-encryption.org/v1\n".to_vec();
    while endless.len() < 100_000 {
        endless.extend(b"-> mlkem768x25519 AAAA\nAAAA\n");
    }
    let refused = open(&Identity::of([3; 32].into()), &endless);
    assert_eq!(refused, Err(SealedError::TooLarge("header")));
}

#[test]
fn keys_as_text_read_back_in_their_only_form() {
    let identity = Identity::of([4; 32].into());
    let secret = identity.to_secret_text();
    assert!(secret.starts_with("AGE-SECRET-KEY-PQ-1"));
    assert_eq!(secret.parse::<Identity>().unwrap().recipient(), identity.recipient());
    assert!(secret.to_lowercase().parse::<Identity>().is_err());
    let public = identity.recipient().to_string();
    assert!(public.starts_with("age1pq1"));
    assert_eq!(public.parse::<Recipient>().unwrap(), identity.recipient());
    assert!(public.to_uppercase().parse::<Recipient>().is_err());
    assert!(
        "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
            .parse::<Recipient>()
            .is_err()
    );
}

#[test]
fn a_file_for_several_opens_for_each_and_for_nobody_else() {
    let [one, two, other] = [5, 6, 7].map(|seed| Identity::of([seed; 32].into()));
    let mut file = Vec::new();
    let mut sealer = seal_into(&[&one.recipient(), &two.recipient()], &mut file).unwrap();
    sealer.write_all(b"for two").unwrap();
    sealer.finish().unwrap();
    assert_eq!(open(&one, &file).unwrap(), b"for two");
    assert_eq!(open(&two, &file).unwrap(), b"for two");
    assert_eq!(open(&other, &file), Err(SealedError::NotForThisKey));
    assert_eq!(open_any(&[&other, &two], &file).unwrap(), b"for two");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn what_was_sealed_opens_and_one_changed_byte_shows(
        content in proptest::collection::vec(any::<u8>(), 0..200),
        place in any::<prop::sample::Index>(),
        flip in 1_u8..,
    ) {
        let identity = Identity::of([8; 32].into());
        let mut file = seal(&identity.recipient(), &content).unwrap();
        prop_assert_eq!(open(&identity, &file).unwrap(), content);
        let place = place.index(file.len());
        file[place] ^= flip;
        prop_assert!(open(&identity, &file).is_err());
    }

    #[test]
    fn a_cut_file_is_refused(chunks in 0_usize..3, more in 0_usize..3, cut in any::<prop::sample::Index>()) {
        let identity = Identity::of([9; 32].into());
        let content = vec![b'a'; chunks * 65_536 + more];
        let file = seal(&identity.recipient(), &content).unwrap();
        prop_assert_eq!(&open(&identity, &file).unwrap(), &content);
        prop_assert!(open(&identity, &file[..cut.index(file.len())]).is_err());
    }

    #[test]
    fn any_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(open(&Identity::of([10; 32].into()), &bytes).is_err());
    }

    #[test]
    fn any_header_is_refused_or_written_back_as_it_was(text in "(-> [a-z]{1,3}( [a-z]{1,2}){0,2}\n[A-Za-z0-9]{0,9}\n){0,3}--- [A-Za-z0-9+/]{43}\n") {
        let text = format!("age-encryption.org/v1\n{text}");
        if let Ok(header) = Header::read(&mut text.as_bytes()) {
            let written = Header::write(header.stanzas, &FileKey::default());
            let mac = text.len() - 44;
            prop_assert_eq!(&written[..mac], &text.as_bytes()[..mac]);
        }
    }
}
