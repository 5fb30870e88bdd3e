//! What the fuzz target and property tests do with any bytes.

use sealed::{
    CaseKey, Export, Keys, Keyset, Letter, Party, RecoveryCode, Root, Step, Wrap, age, b64u,
    canonical, case_identity,
    jws::{Kind, Unverified},
    padding,
};

/// Reads any bytes as everything that comes from elsewhere. Nothing is believed that nobody signed
/// or sealed, and what is read is written back as it was.
///
/// # Panics
/// Where one of these does not hold.
pub fn anything(bytes: &[u8]) {
    let identity = case_identity(&Root::of([1; 32]));
    assert!(age::open(&identity, bytes).is_err());
    if let Ok(content) = padding::unpad(bytes) {
        assert_eq!(padding::pad(content).unwrap(), bytes);
    }
    if let Ok(export) = Export::read(bytes) {
        let again = Export::read(&export.to_json().unwrap()).unwrap();
        assert_eq!(again, export);
    }
    if let Ok(wrap) = serde_json::from_slice::<Wrap>(bytes) {
        assert!(wrap.check().is_err() || wrap.version > 0);
    }
    signed_by_its_sender(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        text_from_elsewhere(text);
    }
}

/// What somebody signed and sealed is still read with care.
fn signed_by_its_sender(bytes: &[u8]) {
    let keys = Keys::first(Party::Office("a".parse().unwrap()), Root::of([2; 32]));
    let Ok(payload) = serde_json::from_slice::<serde_json::Value>(bytes) else { return };
    for kind in [Kind::Letter, Kind::CaseKey, Kind::Step] {
        let Ok(jws) = keys.sign(kind, &payload) else { continue };
        let holder = [keys.holder()];
        match kind {
            Kind::Letter => {
                if let Ok(letter) = Letter::read(&jws, keys.keyset(), &holder) {
                    assert_eq!(letter.from, holder[0]);
                }
            }
            Kind::CaseKey => {
                let case = commons::Id::from("00000000000000000000000000");
                if let Ok(key) = CaseKey::read(&jws, keys.keyset(), &case, &holder) {
                    assert!(key.to.contains(&holder[0]));
                }
            }
            _ => {
                if let Ok(step) = Step::read(&jws, keys.keyset()) {
                    assert_eq!(step.epoch, 1);
                }
            }
        }
    }
}

fn text_from_elsewhere(text: &str) {
    if let Ok(bytes) = b64u::decode(text) {
        assert_eq!(b64u::encode(bytes), text);
    }
    if let Ok(party) = text.parse::<Party>() {
        assert_eq!(party.to_string(), text);
    }
    if let Ok(recipient) = text.parse::<age::Recipient>() {
        assert_eq!(recipient.to_string(), text);
    }
    if let Ok(code) = RecoveryCode::read(text) {
        assert_eq!(RecoveryCode::read(&code.to_string()), Ok(code));
    }
    if let Ok(value) = canonical::from_bytes::<serde_json::Value>("json", text.as_bytes()) {
        assert_eq!(canonical::to_bytes(&value).unwrap(), text.as_bytes());
    }
    assert!(Keyset::read(text).is_err() || Unverified::of(Kind::Keyset, text).is_ok());
}
