//! Passkeys, with an authenticator made of software.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use commons::Id;
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::somewhere;
use crate::{
    IdentityError, Role, Stage,
    passkeys::{SIGN_IN, write_passkey},
    secrets::random_bytes,
    testing::Town,
};

const ORIGIN: &str = "http://localhost:8080";
const USER_PRESENT: u8 = 0x01;
const USER_VERIFIED: u8 = 0x04;
const HAS_CREDENTIAL: u8 = 0x40;

/// What a security key does: one key, for one site.
pub(super) struct Device {
    key: SigningKey,
    id: [u8; 16],
    user: String,
    pub origin: &'static str,
    verifies_the_user: bool,
    counter: u32,
}

impl Device {
    pub fn new() -> Self {
        let key = loop {
            if let Ok(key) = SigningKey::from_slice(&random_bytes::<32>()) {
                break key;
            }
        };
        Self {
            key,
            id: random_bytes(),
            user: String::new(),
            origin: ORIGIN,
            verifies_the_user: true,
            counter: 0,
        }
    }

    pub fn create(&mut self, options: &Value) -> Value {
        let options = &options["publicKey"];
        options["user"]["id"].as_str().unwrap().clone_into(&mut self.user);
        let client_data = self.client_data("webauthn.create", options);
        let data = self.authenticator_data(HAS_CREDENTIAL);
        json!({
            "id": encode(&self.id), "rawId": encode(&self.id), "type": "public-key",
            "response": {
                "clientDataJSON": encode(client_data.as_bytes()),
                "attestationObject": encode(&attestation_object(&data)),
            },
            "extensions": {},
        })
    }

    pub fn get(&mut self, options: &Value) -> Value {
        self.counter += 1;
        let client_data = self.client_data("webauthn.get", &options["publicKey"]);
        let data = self.authenticator_data(0);
        let signed = [&data[..], &Sha256::digest(client_data.as_bytes())].concat();
        let signature: Signature = self.key.sign(&signed);
        json!({
            "id": encode(&self.id), "rawId": encode(&self.id), "type": "public-key",
            "response": {
                "clientDataJSON": encode(client_data.as_bytes()),
                "authenticatorData": encode(&data),
                "signature": encode(signature.to_der().as_bytes()),
                "userHandle": self.user,
            },
            "extensions": {},
        })
    }

    fn client_data(&self, kind: &str, options: &Value) -> String {
        json!({ "type": kind, "challenge": options["challenge"], "origin": self.origin })
            .to_string()
    }

    fn authenticator_data(&self, flags: u8) -> Vec<u8> {
        let verified = if self.verifies_the_user { USER_VERIFIED } else { 0 };
        let mut data = Sha256::digest("localhost").to_vec();
        data.push(flags | USER_PRESENT | verified);
        data.extend(self.counter.to_be_bytes());
        if flags & HAS_CREDENTIAL != 0 {
            data.extend([0; 16]);
            data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
            data.extend(self.id);
            data.extend(self.cose_key());
        }
        data
    }

    /// `{1: 2, 3: -7, -1: 1, -2: x, -3: y}`
    fn cose_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = (point.x().unwrap(), point.y().unwrap());
        let head = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01];
        [&head[..], &[0x21, 0x58, 32], x, &[0x22, 0x58, 32], y].concat()
    }
}

/// `{"fmt": "none", "attStmt": {}, "authData": data}`
fn attestation_object(data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap().to_be_bytes();
    [b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59", &length[..], data].concat()
}

fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn parse<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

/// Gives a person a passkey on this device.
async fn enrol(town: &Town, person: &Id, device: &mut Device) -> Result<(), IdentityError> {
    let identity = &town.identity;
    let options = identity.start_passkey("browser", "enrol", (person, "linde"), person).await?;
    let answer = parse(device.create(&options));
    let (passkey, whose): (_, Id) = identity.finish_passkey("browser", "enrol", &answer).await?;
    write_passkey(identity.db(), &whose, "test", &passkey).await
}

/// Signs in with a device; the stage of the session.
async fn sign_in(town: &Town, device: &mut Device) -> Result<Stage, IdentityError> {
    let identity = &town.identity;
    let options = identity.ask_for_passkey("browser", SIGN_IN).await?;
    let answer = parse(device.get(&options));
    let signed_in = identity.sign_in_with_passkey("browser", &answer, &somewhere("home")).await?;
    Ok(identity.visit(signed_in.session.as_str()).await?.unwrap().stage)
}

fn is_refused<T>(answer: &Result<T, IdentityError>) -> bool {
    matches!(answer, Err(IdentityError::PasskeyRefused(_)))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_signs_in_without_a_user_name_and_counts_as_two_factors() {
    for town in Town::each(&[]).await {
        let clerk = town.new_staff("clerk", Role::Clerk, "kaemmerei").await;
        let mut device = Device::new();
        enrol(&town, &clerk, &mut device).await.unwrap();
        for _ in 0..2 {
            assert_eq!(sign_in(&town, &mut device).await.unwrap(), Stage::Complete);
        }
        let passkeys = town.identity.passkeys_of(&clerk).await.unwrap();
        assert!(passkeys.len() == 1 && passkeys[0].used_at.is_some());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_browser_is_asked_for_a_passkey_that_is_found_without_a_name_and_checks_the_user() {
    for town in Town::each(&[]).await {
        let linde = town.resident("linde").await;
        let options = town.identity.start_passkey("b", "k", (&linde, "linde"), ()).await.unwrap();
        let wanted = &options["publicKey"]["authenticatorSelection"];
        assert_eq!(wanted["residentKey"], "required");
        assert_eq!(wanted["userVerification"], "required");
        assert_eq!(options["publicKey"]["attestation"], "none");
        let options = town.identity.ask_for_passkey("b", SIGN_IN).await.unwrap();
        assert_eq!(options["publicKey"]["userVerification"], "required");
        assert!(options.get("mediation").is_none_or(Value::is_null));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_made_for_another_site_is_refused() {
    for town in Town::each(&[]).await {
        let linde = town.resident("linde").await;
        let mut device = Device::new();
        enrol(&town, &linde, &mut device).await.unwrap();
        device.origin = "https://stadt.example.evil.example";
        assert!(is_refused(&sign_in(&town, &mut device).await));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_does_not_check_its_user_is_refused() {
    for town in Town::each(&[]).await {
        let linde = town.resident("linde").await;
        let mut careless = Device { verifies_the_user: false, ..Device::new() };
        assert!(is_refused(&enrol(&town, &linde, &mut careless).await));
        let mut device = Device::new();
        enrol(&town, &linde, &mut device).await.unwrap();
        device.verifies_the_user = false;
        assert!(is_refused(&sign_in(&town, &mut device).await));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_cannot_be_used_again_or_in_another_browser() {
    for town in Town::each(&[]).await {
        let linde = town.resident("linde").await;
        let mut device = Device::new();
        enrol(&town, &linde, &mut device).await.unwrap();
        let identity = &town.identity;
        let home = somewhere("home");
        let options = identity.ask_for_passkey("browser", SIGN_IN).await.unwrap();
        let answer = parse(device.get(&options));
        let elsewhere = identity.sign_in_with_passkey("other browser", &answer, &home).await;
        assert!(matches!(elsewhere, Err(IdentityError::CeremonyExpired)));
        identity.sign_in_with_passkey("browser", &answer, &home).await.unwrap();
        let again = identity.sign_in_with_passkey("browser", &answer, &home).await;
        assert!(matches!(again, Err(IdentityError::CeremonyExpired)));
        identity.ask_for_passkey("browser", SIGN_IN).await.unwrap();
        let old_challenge = identity.sign_in_with_passkey("browser", &answer, &home).await;
        assert!(is_refused(&old_challenge));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_of_a_device_whose_counter_lags_behind_is_refused() {
    for town in Town::each(&[]).await {
        let linde = town.resident("linde").await;
        let mut device = Device::new();
        enrol(&town, &linde, &mut device).await.unwrap();
        device.counter = 10;
        sign_in(&town, &mut device).await.unwrap();
        device.counter = 5;
        assert!(sign_in(&town, &mut device).await.is_err());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_belongs_to_one_person_and_names_that_one() {
    for town in Town::each(&[]).await {
        let linde = town.resident("linde").await;
        let eiche = town.resident("eiche").await;
        let mut device = Device::new();
        enrol(&town, &linde, &mut device).await.unwrap();
        assert!(is_refused(&enrol(&town, &eiche, &mut device).await));
        // The second enrolment made the device name the other person.
        assert!(is_refused(&sign_in(&town, &mut device).await));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_of_a_disabled_account_does_not_sign_in() {
    for town in Town::each(&[]).await {
        let linde = town.resident("linde").await;
        let mut device = Device::new();
        enrol(&town, &linde, &mut device).await.unwrap();
        town.identity.disable(&linde, None).await.unwrap();
        let answer = sign_in(&town, &mut device).await;
        assert!(matches!(answer, Err(IdentityError::AccountDisabled)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_passkey_does_not_sign_in_and_the_last_way_in_stays() {
    for town in Town::each(&[]).await {
        let linde = town.resident("linde").await;
        let eiche = town.resident("eiche").await;
        let mut device = Device::new();
        enrol(&town, &linde, &mut device).await.unwrap();
        let passkey = town.identity.passkeys_of(&linde).await.unwrap().remove(0).id;
        town.identity.remove_passkey(&eiche, &passkey).await.unwrap();
        sign_in(&town, &mut device).await.unwrap();
        town.identity.remove_passkey(&linde, &passkey).await.unwrap();
        assert!(is_refused(&sign_in(&town, &mut device).await));

        let clerk = town.new_staff("clerk", Role::Clerk, "kaemmerei").await;
        let mut only = Device::new();
        enrol(&town, &clerk, &mut only).await.unwrap();
        let passkey = town.identity.passkeys_of(&clerk).await.unwrap().remove(0).id;
        let removed = town.identity.remove_passkey(&clerk, &passkey).await;
        assert!(matches!(removed, Err(IdentityError::LastWayIn)));
    }
}
