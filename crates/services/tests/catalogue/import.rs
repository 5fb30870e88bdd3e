//! Services of other directories come in whole, once, and nothing that was not understood is lost.

use std::path::{Path, PathBuf};

use commons::{Arg, Cents, Explain, Text};
use services::{
    ServicesError,
    catalogue::{
        import::{ImportOptions, ImportReport, WhyKept, read_csv, read_dldb, read_xzufi},
        model::{Door, Fee, LifeSituation, Reason, State, StepFree},
        rules::NeededDoor,
    },
};

use crate::town::{ServicesTown, slug};

/// A folder of the shared test data; `None` (and a line that says so) where it is not there.
fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    if !path.exists() {
        #[expect(clippy::print_stderr, reason = "a test that could not run must say so")]
        {
            eprintln!("{} is absent: not tested", path.display());
        }
        return None;
    }
    Some(path)
}

fn options() -> ImportOptions {
    ImportOptions { office: Some(slug("buergerservice")), by: None }
}

async fn import(town: &ServicesTown, path: &Path) -> ImportReport {
    town.services.import(path, &options()).await.expect("a sound path")
}

fn write(town: &ServicesTown, name: &str, content: &str) -> PathBuf {
    let path = town.town.database().dir.path().join(name);
    std::fs::write(&path, content).expect("written");
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn berlins_directory_comes_in_and_a_second_time_changes_nothing() {
    let Some(path) = shared("services/zms/dldb-berlin") else { return };
    for town in ServicesTown::each().await {
        let report = import(&town, &path).await;
        assert!(report.refused.is_empty(), "{:?}", report.refused);
        let file = &report.files[0];
        assert_eq!((file.services.created, file.locations.created), (560, 496));
        assert_eq!((file.published, file.listed), (0, 560));
        let phones = file.missing.iter().find(|(door, _)| *door == NeededDoor::Phone);
        assert_eq!(phones, Some(&(NeededDoor::Phone, 560)), "the source has no phone numbers");
        let of = |reason| file.unresolved.iter().filter(|(_, it)| it.reason == reason).count();
        assert_eq!(of(Reason::Placeholder), 496, "every location has the same point");
        assert_eq!(of(Reason::Missing), 30, "addresses without a town");

        let shown = town.services.shown_services().await.expect("read");
        assert_eq!(shown.len(), 560);
        let moved = town.services.service(&slug("abmeldung-einer-wohnung")).await.expect("there");
        assert_eq!(moved.state, State::Listed);
        assert!(moved.channels.len() > 30);
        assert_eq!(moved.content.life_situations, [LifeSituation::Documents]);
        let translated = shown.iter().filter(|it| it.content.name.0.contains_key("en")).count();
        assert_eq!(translated, 29);

        let size = town.services.record().signed_checkpoint().await.expect("signed");
        let again = import(&town, &path).await;
        let file = &again.files[0];
        assert_eq!((file.services.unchanged, file.locations.unchanged), (560, 496));
        assert_eq!((file.services.all(), file.locations.all()), (560, 496));
        let after = town.services.record().signed_checkpoint().await.expect("signed");
        assert_eq!(size, after, "nothing was written");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_judged_by_its_content_and_what_is_sound_beside_it_comes_in() {
    for town in ServicesTown::each().await {
        let folder = town.town.database().dir.path().join("import");
        std::fs::create_dir(&folder).expect("a folder");
        let program = [b"\x7fELF\x02\x01\x01".as_slice(), &[0; 64]].concat();
        for (name, content) in [
            ("a-program.csv", program.as_slice()),
            ("b-program.xml", b"MZ\x90\0\x03\0"),
            ("c-pdf.csv", b"%PDF-1.7\n"),
            ("d-workbook.csv", b"PK\x03\x04\x14"),
            ("e-log-in.xml", b"<!DOCTYPE html><title>Anmelden</title>"),
            ("f-empty.csv", b""),
            ("g-bare.xml", b"<services/>"),
            ("h-sound.csv", b"id;name\n1;Hund anmelden\n"),
        ] {
            std::fs::write(folder.join(name), content).expect("written");
        }
        let report = import(&town, &folder).await;
        let refused: Vec<_> =
            report.refused.iter().map(|(name, error)| (name.as_str(), sort_of(error))).collect();
        let expected = [
            ("a-program.csv", "program"),
            ("b-program.xml", "program"),
            ("c-pdf.csv", "pdf"),
            ("d-workbook.csv", "archive"),
            ("e-log-in.xml", "web"),
            ("f-empty.csv", "empty"),
            ("g-bare.xml", "services-import-no-namespace"),
        ];
        assert_eq!(refused, expected.map(|(name, sort)| (name, sort.to_owned())));
        assert_eq!(report.files[0].services.created, 1, "nothing else is lost");
    }
}

/// What a refused file is; the code of another error.
fn sort_of(error: &ServicesError) -> String {
    let args = error.args();
    let sort = args.iter().find(|(name, _)| *name == "sort");
    match sort {
        Some((_, Arg::Text(sort))) => sort.clone(),
        _ => error.code().to_owned(),
    }
}

const LOCATIONS: &str = r#"{"data": [{
    "id": "1", "name": "Bürgeramt",
    "address": {"street": "Am Markt", "house_number": "1", "postal_code": "12345",
                "city": "Musterstadt"},
    "geo": {"lat": 52.4, "lon": 12.5},
    "contact": {"phone": "030 115", "email": "amt@stadt.example", "webinfo": "nirgends"},
    "opening_times": {"monday": [{"from": "08:00", "to": "15:00"}], "tuesday": "11-18 Uhr",
                      "friday": "nach Vereinbarung", "special": "<b>Heiligabend</b> zu"},
    "accessibility": {"access": "bedingt rollstuhlgerecht", "elevator": "Aufzug vorhanden"},
    "meta": {"locale": "de"}, "services": [], "parrot": "bunt"
}]}"#;

const SERVICES: &str = r#"{"data": [{
    "id": "7", "name": "Hund anmelden",
    "description": "<p>Wer einen Hund hält,<script>alert(1)</script> meldet ihn an.</p>",
    "fees": "12,50 Euro", "leika": "99107021000000", "process_time": "zwei Wochen",
    "legal": [{"name": "§ 3 Satzung", "link": "https://recht.example/3", "description": ""}],
    "requirements": [{"name": "Ausweis", "description": "gültig", "link": ""}],
    "forms": [{"name": "Antrag", "link": "https://stadt.example/antrag.pdf"}],
    "links": [{"name": "Mehr", "link": "javascript:alert(1)"}],
    "locations": [{"location": "1", "appointment": {"allowed": true}}, {"location": "404"}],
    "authorities": [{"id": "9", "name": "buergerservice"}],
    "meta": {"locale": "de", "keywords": "Hundemarke, Hundesteuer"}, "relation": {}
}]}"#;

fn directory() -> Vec<(String, Vec<u8>)> {
    vec![
        ("locations_de.json".to_owned(), LOCATIONS.as_bytes().to_vec()),
        ("services_de.json".to_owned(), SERVICES.as_bytes().to_vec()),
    ]
}

/// The files of 2016 have neither texts nor times; the format has, so these are written by hand.
#[test]
fn a_directory_with_all_its_fields_written_by_hand_is_understood() {
    let found = read_dldb(&directory()).expect("sound");
    let place = &found.locations[0].content;
    assert_eq!(place.address.line(), "Am Markt 1, 12345 Musterstadt");
    assert_eq!(place.opening_hours, "Mo 08:00-15:00; Tu 11:00-18:00");
    assert_eq!(place.hours_note, Text::de("Heiligabend zu"));
    assert_eq!((place.step_free, place.phone.as_str()), (StepFree::Partly, "030 115"));
    let notes: Vec<_> = place.unresolved.iter().map(|it| (it.place.as_str(), it.reason)).collect();
    let expected = [
        ("contact.webinfo", Reason::Link),
        ("opening_times.friday", Reason::Unclear),
        ("parrot", Reason::NoPlace),
    ];
    assert_eq!(notes, expected);

    let service = &found.services[0];
    assert_eq!(service.content.description, Text::de("Wer einen Hund hält, meldet ihn an."));
    assert_eq!(service.fee, Fee::Fixed(Cents(1250)));
    assert_eq!(service.content.keywords, ["Hundemarke", "Hundesteuer"]);
    assert_eq!(service.content.documents[0].about, Text::de("gültig"));
    assert_eq!(service.content.unresolved[0].reason, Reason::NoPlace, "appointments");
    assert_eq!(service.content.unresolved[1].text, "javascript:alert(1)");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_office_changed_here_is_not_overwritten_by_a_later_import() {
    for town in ServicesTown::each().await {
        write(&town, "locations_de.json", LOCATIONS);
        let path = write(&town, "services_de.json", SERVICES);
        let folder = path.parent().expect("a folder");
        let first = import(&town, folder).await;
        assert_eq!(first.files[0].services.created, 1);
        let kept = town.services.service(&slug("hund-anmelden")).await.expect("there");
        assert_eq!(kept.content.unresolved.last().expect("a note").text, "404");
        assert!(matches!(kept.channels[1].door, Door::Paper { .. }));
        assert_eq!(kept.channels[0].fee, Fee::Fixed(Cents(1250)));

        std::fs::write(&path, SERVICES.replace("zwei Wochen", "drei Wochen")).expect("written");
        let second = import(&town, folder).await;
        assert_eq!((second.files[0].services.changed, second.files[0].locations.unchanged), (1, 1));

        let mut edit: services::catalogue::model::ServiceEdit =
            town.services.service(&slug("hund-anmelden")).await.expect("there").into();
        edit.content.name = Text::de("Hund melden");
        town.services.save_service(edit, None).await.expect("kept");
        std::fs::write(&path, SERVICES.replace("zwei Wochen", "vier Wochen")).expect("written");
        let third = import(&town, folder).await;
        assert_eq!(third.files[0].kept[0].why, WhyKept::ChangedHere);
        let kept = town.services.service(&slug("hund-anmelden")).await.expect("there");
        assert_eq!(kept.content.name, Text::de("Hund melden"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_of_nobody_goes_to_the_office_that_has_most_and_the_report_says_so() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        let path = write(&town, "a.csv", "id,name,authority\n1,Katze,Amt Nirgendwo\n2,Maus,\n");
        let nobody = ImportOptions::default();
        let report = town.services.import(&path, &nobody).await.expect("a sound path");
        assert_eq!(report.files[0].assumed, Some((slug("buergerservice"), 2)));
        let cat = town.services.service(&slug("katze")).await.expect("there");
        assert_eq!(cat.office.as_str(), "buergerservice");
        assert_eq!(cat.content.unresolved[0].reason, Reason::Office);
        let named = import(&town, &path).await;
        assert_eq!(named.files[0].assumed, None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fee_that_no_door_takes_is_not_lost() {
    for town in ServicesTown::each().await {
        let path = write(&town, "a.csv", "id,name,fee\n1,Hund,\"12,50 Euro\"\n2,Katze,kostenlos\n");
        import(&town, &path).await;
        for (name, fee) in [("hund", "12,50 Euro"), ("katze", "kostenlos")] {
            let service = town.services.service(&slug(name)).await.expect("there");
            assert!(service.content.unresolved[0].text.starts_with(fee), "{name}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_office_has_any_a_service_of_nobody_refuses_its_file_until_one_is_named() {
    for town in ServicesTown::each().await {
        let path = write(&town, "a.csv", "id,name,authority\n1,Hund,Amt Nirgendwo\n2,Katze,\n");
        let nobody = ImportOptions::default();
        let report = town.services.import(&path, &nobody).await.expect("a sound path");
        assert_eq!(report.refused[0].1.code(), "services-import-no-office");
        assert!(town.services.all_services().await.expect("read").is_empty());
        let report = import(&town, &path).await;
        assert_eq!(report.files[0].services.created, 2);
        let dog = town.services.service(&slug("hund")).await.expect("there");
        assert_eq!(dog.content.unresolved[0].reason, Reason::Office);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_imported_service_with_all_doors_is_published_at_once() {
    for town in ServicesTown::each().await {
        write(&town, "locations_de.json", &LOCATIONS.replace("nach Vereinbarung", "8-12 Uhr"));
        write(&town, "services_de.json", SERVICES);
        let folder = town.town.database().dir.path().to_owned();
        assert_eq!(import(&town, &folder).await.files[0].listed, 1);
        let mut edit: services::catalogue::model::ServiceEdit =
            town.services.service(&slug("hund-anmelden")).await.expect("there").into();
        edit.channels =
            vec![crate::town::on_site("buergeramt"), crate::town::paper(), crate::town::phone()];
        town.services.save_service(edit, None).await.expect("kept");
        let published = town.services.publish_service(&slug("hund-anmelden"), None).await;
        assert_eq!(published.expect("it has all doors now").state, State::Published);
        write(&town, "services_de.json", &SERVICES.replace("zwei Wochen", "acht Wochen"));
        let report = import(&town, &folder).await;
        assert_eq!(report.files[0].kept[0].why, WhyKept::ChangedHere);
        assert_eq!(report.files[0].published + report.files[0].listed, 0);
    }
}

#[test]
fn xzufi_2_2_0_written_by_hand_is_understood() {
    let found = read_xzufi(include_bytes!("files/xzufi-2_2_0.xml")).expect("sound");
    let service = &found.services[0];
    let content = &service.content;
    assert_eq!(content.name, Text::both("Hund anmelden", "Register a dog"));
    assert_eq!(content.keywords, ["Hundehaltung Anmeldung", "Hundemarke"]);
    assert!(content.has_easy_language());
    assert_eq!(content.description.0["de"], "Wer einen Hund hält, meldet ihn an.\n\n– Steuer");
    assert_eq!(content.leika.as_deref(), Some("99107021000000"));
    assert_eq!(content.processing.promised_days, Some(14));
    assert_eq!(content.deadlines, [Text::de("3 Monate")]);
    assert_eq!(content.life_situations, [LifeSituation::Environment]);
    assert_eq!(service.fee, Fee::Fixed(Cents(2550)));
    assert_eq!(service.places, ["O-1"]);
    let notes: Vec<_> =
        content.unresolved.iter().map(|it| (it.place.as_str(), it.text.as_str())).collect();
    let expected = [
        ("weiterfuehrenderLink", "javascript:alert(1)"),
        ("modulText 99", "Etwas Neues"),
        ("kategorie", "Sonstiges"),
        ("relevantFuerRechtsform", "007"),
    ];
    assert_eq!(notes, expected);
    let place = &found.locations[0].content;
    assert_eq!(
        (place.name.clone(), place.phone.as_str()),
        (Text::de("Bürgerbüro"), "+49 3300 115")
    );
}

#[test]
fn xzufi_2_3_1_written_by_hand_keeps_fees_by_door_as_notes() {
    let found = read_xzufi(include_bytes!("files/xzufi-2_3_1.xml")).expect("sound");
    let service = &found.services[0];
    assert_eq!(service.content.name, Text::de("Bewohnerparkausweis"));
    assert_eq!(service.content.leika.as_deref(), Some("99108017001000"));
    assert_eq!(service.content.documents[0].name, Text::de("Fahrzeugschein"));
    assert_eq!(service.fee, Fee::Described);
    assert_eq!(service.content.unresolved.len(), 2);
}

fn refusal(content: &str) -> (&'static str, Option<u64>) {
    let error = read_xzufi(content.as_bytes()).expect_err("refused");
    (error.code(), error.place().line)
}

#[test]
fn bad_xzufi_is_refused_with_the_line() {
    let open = "<transfer xmlns='http://xoev.de/schemata/xzufi/2_2_0'>\n";
    let name = "<modulText><leikaTextmodul><code>03</code></leikaTextmodul>\
                <inhalt languageCode='de'>Hund</inhalt></modulText>";
    let service = format!("<leistung><id>1</id>{name}</leistung>\n");
    assert_eq!(refusal("<transfer>\n"), ("services-import-xml", Some(1)));
    let unknown = "<transfer xmlns='http://xoev.de/schemata/xzufi/9_9_9'/>";
    assert_eq!(refusal(unknown), ("services-import-namespace", Some(1)));
    let inner = format!("{open}<x xmlns='urn:else'/></transfer>");
    assert_eq!(refusal(&inner), ("services-import-namespace", Some(2)));
    let twice = format!("{open}{service}{service}</transfer>");
    assert_eq!(refusal(&twice), ("services-import-twice", Some(3)));
    let nameless = format!("{open}<leistung><id>1</id></leistung></transfer>");
    assert_eq!(refusal(&nameless), ("services-import-missing", Some(2)));
}

#[test]
fn bad_tables_and_directories_are_refused_with_the_line() {
    let table = |content: &str| {
        let error = read_csv(content.as_bytes()).expect_err("refused");
        (error.code(), error.place().line)
    };
    assert_eq!(table("id\n1\n"), ("services-import-no-column", None));
    assert_eq!(table("id,name,parrot\n"), ("services-import-unknown-column", None));
    assert_eq!(table("id,name\n1,Hund\n1,Katze\n"), ("services-import-twice", Some(3)));
    assert_eq!(table("id,name\n1,\n"), ("services-import-missing", Some(2)));
    assert_eq!(table("id,name\n1,a,b\n"), ("services-import-row", Some(2)));
    assert_eq!(table("id;name;processing_days\n1;Hund;bald\n"), ("services-import-value", Some(2)));
    let json = |content: &str| {
        let files = [("services_de.json".to_owned(), content.as_bytes().to_vec())];
        let error = read_dldb(&files).expect_err("refused");
        (error.code(), error.place().line)
    };
    assert_eq!(json("{\n\"data\": [}"), ("services-import-json", Some(2)));
    let twice = "{\"data\": [\n{\"id\": \"1\"},\n{\"id\": \"1\"}\n]}";
    assert_eq!(json(twice), ("services-import-twice", Some(3)));
}

#[test]
fn a_table_of_an_office_is_understood() {
    let table = "id;name;name_en;description_easy;legal_basis;fee;phone;phone_hours;form;life_situations\n\
                 1;Hund anmelden;Register a dog;Sie haben einen Hund?;§ 1|§ 2;kostenlos;+49 3300 115;\
                 Mo-Fr 08:00-12:00;https://stadt.example/a.pdf;environment, weltraum\n";
    let found = read_csv(table.as_bytes()).expect("sound");
    let service = &found.services[0];
    assert_eq!((service.content.legal_basis.len(), service.channels.len()), (2, 2));
    assert_eq!(service.fee, Fee::Free);
    assert!(service.content.has_easy_language());
    assert_eq!(service.content.life_situations, [LifeSituation::Environment]);
    assert_eq!(service.content.unresolved[0].text, "weltraum");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_file_of_a_folder_is_refused_whole_and_the_others_come_in() {
    for town in ServicesTown::each().await {
        let good = write(&town, "a.csv", "id,name\n1,Hund\n");
        write(&town, "b.xml", "<broken");
        write(&town, "c.txt", "nothing");
        let report = import(&town, good.parent().expect("a folder")).await;
        assert_eq!((report.files.len(), report.refused.len()), (1, 1));
        assert!(report.others.contains(&"c.txt".to_owned()));
        let missing = town.services.import(Path::new("/nowhere.csv"), &options()).await;
        let report = missing.expect("a path like others");
        assert_eq!(report.refused[0].1.code(), "services-import-unreadable");
        let nothing = town.services.import(Path::new("/nowhere.exe"), &options()).await;
        assert!(matches!(nothing, Err(ServicesError::Import(_))));
    }
}
