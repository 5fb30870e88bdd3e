//! Taking it all along: one archive, with everything and nothing of others.

use std::{collections::HashMap, io::Read};

use serde_json::{Value, json};

use crate::common::{PostTown, from_office, letter};

fn unpacked(archive: &[u8]) -> HashMap<String, Vec<u8>> {
    let mut archive = tar::Archive::new(archive);
    let mut files = HashMap::new();
    for entry in archive.entries().expect("an archive") {
        let mut entry = entry.expect("a file");
        let path = entry.path().expect("a name").display().to_string();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).expect("its content");
        files.insert(path, content);
    }
    files
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archive_has_all_letters_and_files_of_its_owner_with_what_proves_them() {
    for town in PostTown::each().await {
        town.found("buergerservice").await;
        let (anna, bert) = (town.resident("anna").await, town.resident("bert").await);
        let clerk = town.clerk("clerk", "buergerservice").await;
        let case = anna.open_case("buergerservice").await;
        let other = bert.open_case("buergerservice").await;
        let content: Vec<u8> = (0..100_000_u32).map(|n| u8::try_from(n % 251).unwrap()).collect();
        let file = anna.upload(&content, 30_000).await;
        let mut second = letter(2);
        second["attachments"] = json!([file]);
        let path = format!("/cases/{case}/letters");
        anna.post(&path, &second).await.good();
        clerk.post(&path, &from_office(3, "buergerservice")).await.good();

        let answer = anna.get("/export").await;
        assert_eq!((answer.status, answer.header("content-type")), (200, "application/x-tar"));
        assert_eq!(answer.body.len() % 512, 0);
        let files = unpacked(&answer.body);
        assert_eq!(files.len(), 1 + 3 + 1);
        assert!(files[&format!("attachments/{file}.age")] == content, "the same bytes");
        let manifest: Value = serde_json::from_slice(&files["export.json"]).expect("JSON");
        assert_eq!(manifest["account"], json!(anna.account));
        let exported = manifest["cases"].as_array().expect("cases");
        assert_eq!((exported.len(), &exported[0]["case"]), (1, &json!(case)));
        let letters = exported[0]["letters"].as_array().expect("letters");
        assert_eq!(letters.len(), 3);
        assert_eq!(letters[1]["attachments"], json!([file]));
        for letter in letters {
            let name = format!("letters/{}.age", letter["id"].as_str().expect("an id"));
            assert!(!files[&name].is_empty());
        }
        assert_eq!(manifest["keysets"].as_array().map(Vec::len), Some(1));
        assert!(manifest["keysets"][0]["receipt"]["opening"]["salt"].is_string());
        assert_eq!(manifest["others"][0]["party"], "office:buergerservice");
        let receipt = manifest["keysets"][0]["receipt"].to_string();
        record::ProofFile::from_json(receipt.as_bytes()).expect("a receipt");
        assert!(!String::from_utf8_lossy(&files["export.json"]).contains(&other));
        town.newcomer("carla").await.get("/export").await.refused(409, "post-no-account");
    }
}
