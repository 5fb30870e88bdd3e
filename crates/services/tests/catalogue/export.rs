//! What goes out is sound in the words of those who read it.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use commons::{Capability, Slug, Text};
use serde_json::Value as Json;
use services::catalogue::{import::read_xzufi, model::Fee};
use sha2::{Digest, Sha256};

use crate::town::{ServicesTown, service, slug};

async fn demo_towns() -> Vec<ServicesTown> {
    let towns = ServicesTown::each().await;
    for town in &towns {
        for office in ["datenschutz", "it-service"] {
            town.town.office(office).await;
        }
        town.services.make_forms_demo().await.expect("forms");
        town.services.make_catalogue_demo().await.expect("a demo town");
    }
    towns
}

async fn body(town: &ServicesTown, path: &str, kind: &str) -> String {
    let answer = town.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    assert_eq!(answer.header("content-type"), kind, "{path}");
    answer.body
}

fn json(text: &str) -> Json {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_service_has_its_machine_forms_one_suffix_away() {
    for town in demo_towns().await {
        let own = json(&body(&town, "/services/personalausweis.json", "application/json").await);
        assert_eq!(own["state"], "published");
        assert_eq!(own["missing_doors"], serde_json::json!([]));
        assert_eq!(own["channels"][0]["open"], true);
        assert_eq!(own["maturity"][0]["model"], "1.1");
        assert_eq!(own["maturity"][0]["at_most"], 1, "identity cards are not applied for online");
        let parking =
            json(&body(&town, "/services/bewohnerparkausweis.json", "application/json").await);
        assert_eq!(parking["maturity"][1]["at_most"], 3);

        let schema = "/services/personalausweis.jsonld";
        let schema = json(&body(&town, schema, "application/ld+json").await);
        assert_eq!(schema["@type"], "GovernmentService");
        assert_eq!(
            schema["availableChannel"][0]["serviceLocation"]["address"]["addressCountry"],
            "DE"
        );
        let list = json(&body(&town, "/services.json", "application/json").await);
        assert_eq!(list["total"], 12);
        let place = "/services/locations/buergerservice-nord.json";
        let place = json(&body(&town, place, "application/json").await);
        assert_eq!(place["content"]["step_free"], "partly");
        assert!(place["services"].as_array().expect("a list").len() > 5);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_and_what_is_not_there_have_no_machine_form() {
    for town in ServicesTown::each().await {
        town.services.save_service(service("entwurf"), None).await.expect("kept");
        for path in
            ["/services/entwurf.json", "/services/nichts.ttl", "/services/entwurf/versions/1.json"]
        {
            assert_eq!(town.get(path).await.status, 404, "{path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_statement_of_a_version_is_what_the_record_committed_to() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        let own = json(&body(&town, "/services/hund.json", "application/json").await);
        let path = own["statement"].as_str().expect("an address");
        let path = path.strip_prefix("http://localhost:8080").expect("of this town");
        let said = body(&town, path, "application/json").await;
        let acts = town.services.public_acts().expect("asked")().await.expect("read");
        let act = acts.iter().find(|act| act.subject.kind == "service").expect("one");
        let digest: [u8; 32] = Sha256::digest(&said).into();
        assert_eq!(act.sha256, Some(digest));
        assert_eq!(town.get("/services/hund/versions/99.json").await.status, 404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_out_as_xzufi_comes_in_again() {
    for town in demo_towns().await {
        let xml = body(&town, "/services.xml", "application/xml").await;
        let found = read_xzufi(xml.as_bytes()).expect("sound");
        assert_eq!((found.services.len(), found.locations.len()), (12, 3));
        for again in found.services {
            let id: Slug = again.source.id.parse().expect("a slug");
            let own = town.services.service(&id).await.expect("there");
            assert_eq!(again.content.name, own.content.name);
            assert_eq!(again.content.description, own.content.description, "{id}");
            assert_eq!(again.content.procedure, own.content.procedure, "{id}");
            assert_eq!(again.content.keywords, own.content.keywords);
            assert_eq!(again.content.life_situations, own.content.life_situations);
            assert_eq!(again.content.deadlines, own.content.deadlines);
            assert_eq!(again.content.processing, own.content.processing);
            assert_eq!(again.content.legal_basis.len(), own.content.legal_basis.len());
            assert_eq!(again.content.documents, own.content.documents);
            if id == slug("bewohnerparkausweis") {
                let (least, most) = (commons::Cents(3070), commons::Cents(6140));
                assert_eq!(again.fee, Fee::Between(least, most));
            }
        }
    }
}

fn shapes() -> Option<PathBuf> {
    let name = "../../../shared/data/services/cpsv-ap-3.2.0/cpsv-ap-SHACL.ttl";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    path.exists().then_some(path)
}

#[expect(clippy::print_stderr, reason = "a test that could not run must say so")]
fn say(line: &str) {
    eprintln!("{line}");
}

/// The Python whose `pyshacl` checks shapes: `ALLMENDE_TEST_PYTHON`, else `python3`.
fn python() -> String {
    std::env::var("ALLMENDE_TEST_PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

/// Whether a graph conforms to the European shapes; `None` (and a line that says so) where they or
/// `pyshacl` are not there.
fn conforms(folder: &Path, graph: &str, format: &str) -> Option<Result<(), String>> {
    let Some(shapes) = shapes() else {
        say("the CPSV-AP shapes are absent: not tested");
        return None;
    };
    let known = Command::new(python()).args(["-c", "import pyshacl"]).output();
    if !known.is_ok_and(|output| output.status.success()) {
        say("pyshacl is not installed (pip install pyshacl): the shapes were not tested");
        return None;
    }
    let file = folder.join(format!("catalogue.{format}"));
    std::fs::write(&file, graph).expect("written");
    let output = Command::new(python())
        .args(["-m", "pyshacl", "-s"])
        .arg(shapes)
        .args(["-df", format, "-sf", "turtle"])
        .arg(&file)
        .output()
        .expect("it starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let ok = output.status.success() && said.contains("Conforms: True");
    Some(if ok { Ok(()) } else { Err(said + &String::from_utf8_lossy(&output.stderr)) })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_catalogue_conforms_to_the_european_shapes() {
    let town = demo_towns().await.remove(0);
    // A service of which only its name is known is exported too.
    let mut bare = service("ohne-worte");
    bare.content.teaser = Text::default();
    bare.channels.clear();
    town.services.save_service(bare, None).await.expect("kept");
    town.services.list_service(&slug("ohne-worte"), None).await.expect("listed");
    let turtle = body(&town, "/services.ttl", "text/turtle; charset=utf-8").await;
    let json_ld = body(&town, "/services.jsonld", "application/ld+json").await;
    let folder = town.town.database().dir.path();
    for (graph, format) in [(&turtle, "turtle"), (&json_ld, "json-ld")] {
        if let Some(Err(said)) = conforms(folder, graph, format) {
            panic!("{format}: {said}");
        }
    }
    let broken = turtle.replace("cv:hasCompetentAuthority", "dct:relation");
    if let Some(found) = conforms(folder, &broken, "turtle") {
        assert!(found.is_err(), "a service without an authority does not conform");
    }
}

/// What the shapes demand of a service, checked here as well: an identifier, a title, a description
/// and an authority; of an authority a name and a place; of doors, fees and proofs an identifier.
#[tokio::test(flavor = "multi_thread")]
async fn every_resource_says_what_the_vocabulary_demands() {
    for town in demo_towns().await {
        let graph = body(&town, "/services.jsonld", "application/ld+json").await;
        let graph = json(&graph);
        let nodes = graph["@graph"].as_array().expect("resources");
        let demanded: [(&str, &[&str]); 5] = [
            (
                "cpsv:PublicService",
                &["dct:identifier", "dct:title", "dct:description", "cv:hasCompetentAuthority"],
            ),
            ("cv:PublicOrganisation", &["skos:prefLabel", "dct:spatial"]),
            ("cv:Channel", &["dct:identifier"]),
            ("cv:Cost", &["dct:identifier", "cv:hasValue", "cv:ifAccessedThrough"]),
            ("cv:Evidence", &["dct:identifier", "dct:title"]),
        ];
        for (kind, properties) in demanded {
            let of_kind: Vec<_> = nodes.iter().filter(|node| node["@type"][0] == kind).collect();
            assert!(!of_kind.is_empty(), "{kind}");
            for node in of_kind {
                for property in properties {
                    assert!(node[property].is_array(), "{kind}, {property}: {node}");
                }
            }
        }
        let one = body(&town, "/services/hund-anmelden.cpsv.jsonld", "application/ld+json").await;
        assert!(one.contains("cpsv:PublicService"));
    }
}
