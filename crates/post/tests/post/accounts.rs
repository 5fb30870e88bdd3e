//! Mailboxes: their keys and the ways to them.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use commons::Id;
use post::{Party, keyset_subject};
use serde_json::{Value, json};

use crate::common::{Keys, PostTown, b64u, passkey, passphrase, recovery};

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_is_set_up_with_its_entry_in_the_record() {
    for town in PostTown::each().await {
        let anna = town.newcomer("anna").await;
        assert_eq!(anna.get("/me").await.good()["account"], Value::Null);
        let keyset = anna.keys.keyset(&anna.party(), None);
        let account = json!({ "keyset": keyset, "wraps": anna.ways(1) });
        let answer = anna.post("/account", &account).await;
        assert_eq!(answer.status, 201);
        let made = answer.good();
        assert_eq!((&made["party"], &made["version"]), (&json!(anna.party()), &json!(1)));

        let index = made["entry"]["index"].as_u64().expect("an entry");
        let entry = town.post.record().entry(index).await.expect("an entry");
        let party = Party::Account(anna.account.clone());
        assert_eq!(entry.statement.kind, "account-keys-published");
        assert_eq!(Some(&entry.statement.subject), keyset_subject(&party, 1).as_ref());
        assert_eq!(entry.opening, None, "the public cannot open it");
        let opening = town.post.record().opening(index).await.unwrap().expect("an opening");
        assert!(opening.opens(&entry.statement));
        assert_eq!(hex::encode(opening.digest), anna.keys.hash(&anna.party(), None));

        let again = anna.post("/account", &account).await;
        assert_eq!(again.good(), made, "safe to send again");
        let me = anna.get("/me").await.good();
        assert_eq!(me["account"]["id"], json!(anna.account));
        assert_eq!(me["account"]["wraps"].as_array().map(Vec::len), Some(2));
        for wrap in account["wraps"].as_array().unwrap() {
            assert!(me["account"]["wraps"].as_array().unwrap().contains(wrap), "{wrap}");
        }
        assert_eq!(me["quota"]["used"], 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_has_one_mailbox_and_it_has_a_recovery_code_and_a_passphrase() {
    for town in PostTown::each().await {
        let anna = town.newcomer("anna").await;
        let keyset = anna.keys.keyset(&anna.party(), None);
        let id = &anna.account;
        let incomplete = [
            json!([passphrase(id, 1)]),
            json!([recovery(id, 1)]),
            json!([recovery(id, 1), passkey(id, 1)]),
            json!([recovery(id, 1), recovery(id, 1), passphrase(id, 1)]),
        ];
        for wraps in incomplete {
            let account = json!({ "keyset": keyset, "wraps": wraps });
            anna.post("/account", &account).await.refused(400, "post-wraps-incomplete");
        }
        assert_eq!(town.count("post_keysets").await, 0);
        let anna = anna.with_mailbox().await;
        let other = Keys::new();
        let party = format!("account:{}", Id::random());
        let mut wraps = anna.ways(1);
        for wrap in wraps.as_array_mut().unwrap() {
            wrap["account"] = json!(party.trim_start_matches("account:"));
        }
        let second = json!({ "keyset": other.keyset(&party, None), "wraps": wraps });
        anna.post("/account", &second).await.refused(409, "post-account-exists");
        assert_eq!(town.count("post_accounts").await, 1);

        // Nobody takes another one's identifier.
        let bert = town.newcomer("bert").await;
        let stolen = json!({ "keyset": keyset, "wraps": anna.ways(1) });
        bert.post("/account", &stolen).await.refused(409, "post-account-exists");
        town.stranger().await.get("/me").await.refused(401, "identity-not-signed-in");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passphrase_that_is_locked_too_weakly_is_refused() {
    for town in PostTown::each().await {
        let anna = town.newcomer("anna").await;
        let keyset = anna.keys.keyset(&anna.party(), None);
        for (parameter, value, code) in [
            ("m", json!(65535), "post-weak-wrap"),
            ("m", json!(1_048_577), "post-weak-wrap"),
            ("t", json!(2), "post-weak-wrap"),
            ("t", json!(17), "post-weak-wrap"),
            ("p", json!(1), "post-weak-wrap"),
            ("salt", json!(b64u([0; 8])), "post-malformed"),
            ("name", json!("scrypt"), "post-malformed"),
        ] {
            let mut wraps = anna.ways(1);
            wraps[0]["kdf"][parameter] = value;
            let account = json!({ "keyset": keyset, "wraps": wraps });
            anna.post("/account", &account).await.refused(400, code);
        }
        for (field, value) in [
            ("version", json!(2)),
            ("v", json!(2)),
            ("nonce", json!(b64u([0; 11]))),
            ("sealed", json!(b64u([0; 32]))),
            ("account", json!(Id::random())),
            ("id", json!("x")),
            ("more", json!(1)),
        ] {
            let mut wraps = anna.ways(1);
            wraps[0][field] = value;
            let account = json!({ "keyset": keyset, "wraps": wraps });
            anna.post("/account", &account).await.refused(400, "post-malformed");
        }
        assert_eq!(town.count("post_wraps").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keyset_that_is_not_signed_as_it_must_be_is_refused() {
    for town in PostTown::each().await {
        let anna = town.newcomer("anna").await;
        let party = anna.party();
        let good = anna.keys.keyset(&party, None);
        let payload = good.split('.').nth(1).unwrap();
        let body = URL_SAFE_NO_PAD.decode(payload).unwrap();
        let hash = anna.keys.hash(&party, None);
        let spaced = String::from_utf8(body.clone()).unwrap().replace(",\"v\"", ", \"v\"");
        let spaced_hash = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(&spaced));
        let kind = "allmende-keyset+jws";
        for bad in [
            anna.keys.jws(&hash, "allmende-letter+jws", &body),
            anna.keys.jws("0", kind, &body),
            Keys::new().jws(&hash, kind, &body),
            anna.keys.jws(&spaced_hash, kind, spaced.as_bytes()),
            good.replace('.', ".."),
            format!("{good}."),
            good[..good.len() - 4].to_owned(),
            anna.keys.keyset("office:buergerservice", None),
            anna.keys.keyset(&format!("guest:{}", anna.account), None),
            anna.keys.next().keyset(&party, Some(&anna.keys)),
            String::new(),
        ] {
            let account = json!({ "keyset": bad, "wraps": anna.ways(1) });
            anna.post("/account", &account).await.refused(400, "post-malformed");
        }
        assert_eq!(town.count("post_keysets").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_root_is_signed_by_the_old_one_and_replaces_all_ways() {
    for town in PostTown::each().await {
        let anna = town.resident("anna").await;
        let (party, next) = (anna.party(), anna.keys.next());
        let chain = json!({
            "account": anna.account, "nonce": b64u([1; 12]), "sealed": b64u([2; 48]),
            "type": "chain", "v": 1, "version": 1,
        });
        let rotation = json!({
            "keyset": next.keyset(&party, Some(&anna.keys)),
            "previous_jws": anna.keys.succession(&party, &next),
            "chain": chain,
            "wraps": anna.ways(2),
        });
        for (field, value) in [
            ("previous_jws", json!(Keys::new().succession(&party, &next))),
            ("previous_jws", rotation["keyset"].clone()),
            ("keyset", json!(next.keyset(&party, Some(&Keys::new())))),
            ("wraps", anna.ways(1)),
        ] {
            let mut bad = rotation.clone();
            bad[field] = value;
            anna.post("/account/rotate", &bad).await.refused(400, "post-malformed");
        }
        let rotated = anna.post("/account/rotate", &rotation).await.good();
        assert_eq!(rotated["version"], 2);
        assert_eq!(rotated["previous_jws"], rotation["previous_jws"]);
        assert_eq!(anna.post("/account/rotate", &rotation).await.good(), rotated);
        let me = anna.get("/me").await.good();
        assert_eq!(me["account"]["version"], 2);
        assert_eq!(me["account"]["chains"], json!([rotation["chain"]]));
        assert_eq!(me["account"]["wraps"].as_array().map(Vec::len), Some(2));
        assert_eq!(me["account"]["keysets"].as_array().map(Vec::len), Some(2));

        // Another device that still has the old root is too late.
        let late = anna.keys.next();
        let mut other = rotation.clone();
        other["keyset"] = json!(late.keyset(&party, Some(&anna.keys)));
        other["previous_jws"] = json!(anna.keys.succession(&party, &late));
        anna.post("/account/rotate", &other).await.refused(409, "post-keys-moved");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ways_in_are_replaced_and_the_last_ones_stay() {
    for town in PostTown::each().await {
        let anna = town.resident("anna").await;
        let kinds = async || {
            let me = anna.get("/me").await.good();
            let wraps = me["account"]["wraps"].as_array().unwrap().clone();
            let mut kinds: Vec<_> =
                wraps.iter().map(|it| it["type"].as_str().unwrap().to_owned()).collect();
            kinds.sort();
            (kinds, wraps)
        };
        let put = async |wrap: &Value| {
            anna.send("PUT", &format!("/wraps/{}", wrap["id"].as_str().unwrap()), wrap).await
        };
        put(&passkey(&anna.account, 1)).await.good();
        put(&passphrase(&anna.account, 1)).await.good();
        put(&recovery(&anna.account, 1)).await.good();
        let (found, wraps) = kinds().await;
        assert_eq!(found, ["passkey", "passphrase", "recovery"]);
        for wrap in &wraps {
            let id = wrap["id"].as_str().unwrap();
            let answer = anna.send("DELETE", &format!("/wraps/{id}"), &Value::Null).await;
            match wrap["type"].as_str() {
                Some("passkey") => assert_eq!(answer.status, 204),
                _ => answer.refused(409, "post-last-way"),
            }
        }
        assert_eq!(kinds().await.0, ["passphrase", "recovery"]);
        let gone = format!("/wraps/{}", Id::random());
        anna.send("DELETE", &gone, &Value::Null).await.refused(404, "post-no-way");
        put(&passphrase(&anna.account, 2)).await.refused(409, "post-keys-moved");
        put(&passphrase(&Id::random(), 1)).await.refused(400, "post-malformed");
        let newcomer = town.newcomer("bert").await;
        newcomer.get("/mailbox").await.refused(409, "post-no-account");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_shares_a_case_sees_an_account_s_keys() {
    for town in PostTown::each().await {
        town.found("buergerservice").await;
        let (anna, bert) = (town.resident("anna").await, town.resident("bert").await);
        let clerk = town.clerk("clerk", "buergerservice").await;
        let colleague = town.clerk("colleague", "buergerservice").await;
        let path = format!("/accounts/{}/keysets", anna.account);
        let nobody = format!("/accounts/{}/keysets", Id::random());
        let refused = clerk.get(&path).await;
        refused.refused(404, "post-no-keyset");
        assert_eq!(refused.body, clerk.get(&nobody).await.body);
        anna.open_case("buergerservice").await;
        let keysets = clerk.get(&path).await.good();
        assert_eq!(keysets.as_array().map(Vec::len), Some(1));
        assert!(keysets[0]["entry"]["opening"]["salt"].is_string());
        assert_eq!(anna.get(&path).await.good(), keysets);
        bert.get(&path).await.refused(404, "post-no-keyset");
        // Colleagues seal the office's root to each other.
        let colleague = format!("/accounts/{}/keysets", colleague.account);
        clerk.get(&colleague).await.good();
        anna.get(&colleague).await.refused(404, "post-no-keyset");
        let office = town.stranger().await.get("/offices/buergerservice/keysets").await.good();
        assert_eq!(office[0]["version"], 1);
        town.stranger().await.get("/offices/nirgends/keysets").await.refused(404, "post-no-office");
    }
}
