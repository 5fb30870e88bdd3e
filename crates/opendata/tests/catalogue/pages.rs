//! What people see.

use std::time::Duration;

use crate::common::{Answer, Browser, Commons, slug};
use commons::{Slug, Text};
use identity::Role;
use opendata::{About, Inventoried, Licence, OpenDataConfig, Why};

const CSV: &str = "Ort;Betrag;Tag\nAltstadt;1.234,50;01.02.2026\nSüdend;2,00;02.02.2026\n";

/// A page that is whole: no key where a sentence should be.
fn whole(answer: &Answer, part: &str) {
    for room in ["opendata", "ui", "error", "record", "nav", "store", "identity"] {
        for key in [format!(">{room}-"), format!("=\"{room}-"), format!(" {room}-")] {
            let untold = answer.body.split(&key).nth(1).map(|rest| rest.chars().take(40));
            let untold = untold.map(String::from_iter).filter(|it| !it.starts_with("notice\""));
            assert_eq!(untold, None, "{key}");
        }
    }
    assert!(answer.body.contains(part), "{part} is not in {}", answer.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_finds_a_dataset_and_filters_it() {
    for commons in Commons::each().await {
        commons.publish("Beträge", CSV).await.expect("published");
        let browser = commons.browser(None).await;
        let catalogue = browser.get("/data?q=betrage").await;
        assert_eq!(catalogue.status, 200);
        whole(&catalogue, "href=\"/data/betraege\"");
        whole(&browser.get("/data?q=nichts&office=kaemmerei").await, "href=\"/data\"");

        for lang in ["de", "en"] {
            let page = browser.get(&format!("/data/betraege?lang={lang}")).await;
            assert_eq!(page.status, 200);
            let amount = if lang == "de" { "1.234,50" } else { "1,234.50" };
            whole(&page, amount);
            whole(&page, "/data/betraege/versions/1/original");
            whole(&page, "/data/betraege/rows/1");
        }
        let sent = browser.get("/data/betraege?_column=Betrag&_op=ge&_value=100&sort=Ort").await;
        assert_eq!(sent.status, 303);
        assert_eq!(sent.header("location"), "/data/betraege?sort=Ort&Betrag__ge=100");
        let filtered = browser.get(sent.header("location")).await;
        whole(&filtered, "Altstadt");
        assert!(!filtered.body.contains("Südend"));
        whole(&filtered, "/data/betraege/rows.csv?sort=Ort&amp;Betrag__ge=100");
        let csv = browser.get("/data/betraege/rows.csv?sort=Ort&Betrag__ge=100").await;
        assert_eq!(csv.body.lines().count(), 2);
        assert_eq!(browser.get("/data/betraege?Betrag__ge=viel").await.status, 400);
        assert_eq!(browser.get("/data/nichts").await.status, 404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_spreadsheet_calculates_nothing_that_an_office_wrote_and_programs_get_it_all() {
    for commons in Commons::each().await {
        let csv = "Ort;Betrag;Notiz\nAltstadt;-1.234,50;=1+1\nSüdend;2,00;-5\n";
        commons.publish("Beträge", csv).await.expect("published");
        let browser = commons.browser(None).await;
        let page = browser.get("/data/betraege?Ort=Altstadt").await;
        whole(&page, "/data/betraege/rows.csv?Ort=Altstadt&amp;_spreadsheet=de");
        let sheet = browser.get("/data/betraege/rows.csv?_spreadsheet=de").await;
        let expected =
            "\u{feff}Ort;Betrag;Notiz\r\nAltstadt;-1234,50;\"'=1+1\"\r\nSüdend;2,00;-5\r\n";
        assert_eq!(sheet.body, expected);
        let faithful = browser.get("/data/betraege/rows.csv").await;
        let expected = "Ort,Betrag,Notiz\r\nAltstadt,-1234.50,=1+1\r\nSüdend,2.00,-5\r\n";
        assert_eq!(faithful.body, expected);
        let original = browser.get("/data/betraege/versions/1/original").await;
        assert_eq!(original.body, csv);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn versions_and_rows_have_pages_to_cite() {
    for commons in Commons::each().await {
        commons.publish("Beträge", CSV).await.expect("published");
        commons.publish("Beträge", &format!("{CSV}Neu;3,00;\n")).await.expect("published");
        let browser = commons.browser(None).await;
        let old = browser.get("/data/betraege/versions/1").await;
        whole(&old, "Es gibt eine neuere Version.");
        assert!(!old.body.contains(">Neu<"));
        whole(&browser.get("/data/betraege/versions/2?lang=en").await, "Neu");
        whole(&browser.get("/data/betraege/rows/3").await, "/data/betraege/versions/2/rows/3");
        whole(&browser.get("/data/betraege/versions/1/rows/2?lang=en").await, "Südend");
        assert_eq!(browser.get("/data/betraege/versions/1/rows/3").await.status, 404);
        assert_eq!(browser.get("/data/betraege/versions/3").await.status, 404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_published_says_why() {
    for commons in Commons::each().await {
        let data = |slug: &str, why| Inventoried {
            slug: Some(Slug::of_title(slug)),
            about: About {
                title: Text::de(slug),
                description: Text::de("Etwas."),
                licence: Licence::DlZero,
                office: Some(Slug::of_title("kaemmerei")),
            },
            why,
            by: None,
        };
        let planned = Why::Planned(Text::de("Bis Mai 2027."));
        commons.opendata.inventory(data("baeume", planned)).await.expect("inventoried");
        let withheld = Why::Withheld(Text::de("§ 30 AO"));
        commons.opendata.inventory(data("steuern", withheld)).await.expect("inventoried");
        let browser = commons.browser(None).await;
        whole(&browser.get("/data/baeume").await, "Bis Mai 2027.");
        whole(&browser.get("/data/steuern?lang=en").await, "§ 30 AO");
        whole(&browser.get("/data?status=withheld").await, "§ 30 AO");
        assert_eq!(browser.get("/data/baeume/rows.json").await.status, 404);
        assert_eq!(browser.get("/data/steuern/rows.json").await.status, 451);

        commons.publish("baeume", CSV).await.expect("published");
        let dataset = commons.opendata.dataset(&slug("baeume")).await.expect("there");
        assert_eq!((dataset.expected, dataset.latest), (None, 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_editor_says_what_the_office_has() {
    for commons in Commons::each().await {
        let browser = editor(&commons).await;
        whole(&browser.get("/data").await, "href=\"/data/inventory\"");
        whole(&browser.get("/data/inventory?lang=en").await, "A law forbids it");
        let mut fields = FIELDS.to_vec();
        fields.push(("why", "withheld"));
        let refused = browser.post("/data/inventory", &fields).await;
        assert_eq!(refused.status, 422);
        whole(&refused, "Der Grund fehlt.");
        fields.push(("reason", "§ 30 AO"));
        let listed = browser.post("/data/inventory", &fields).await;
        assert_eq!(listed.header("location"), "/data/betraege");
        whole(&browser.get("/data/betraege").await, "§ 30 AO");
        let other = commons.town.staff("planner", Role::Editor, "stadtplanung").await;
        let other = commons.browser(Some(&other)).await;
        assert_eq!(other.post("/data/inventory", &fields).await.status, 422, "another office");
        fields.retain(|(name, _)| *name != "office");
        fields.push(("office", "stadtplanung"));
        let refused = other.post("/data/inventory", &fields).await;
        assert_eq!(refused.status, 422);
        whole(&refused, "gehört dem Amt");
    }
}

const FIELDS: [(&str, &str); 4] = [
    ("title", "Beträge"),
    ("description", "Etwas"),
    ("licence", "cc-by/4.0"),
    ("office", "kaemmerei"),
];

async fn editor(commons: &Commons) -> Browser {
    let person = commons.town.staff("editor", Role::Editor, "kaemmerei").await;
    commons.browser(Some(&person)).await
}

/// Looks at a draft until the work in the background is done.
async fn settled(browser: &Browser, path: &str) -> Answer {
    for _ in 0..200 {
        let page = browser.get(path).await;
        if !page.body.contains("http-equiv=\"refresh\"") {
            return page;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{path} never settles");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_editor_publishes_a_file() {
    for commons in Commons::each().await {
        let browser = editor(&commons).await;
        whole(&browser.get("/data/publish").await, "multipart/form-data");
        let sent = browser.upload(&FIELDS, Some(("Beträge 2026.csv", CSV.as_bytes()))).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let draft = sent.header("location").to_owned();
        let found = settled(&browser, &draft).await;
        whole(&found, "Zeichensatz UTF-8");
        whole(&found, "2 Zeilen, 3 Spalten");
        assert!(
            commons.opendata.dataset(&slug("betraege")).await.is_err(),
            "nothing is public yet"
        );

        let mut fields = vec![
            ("title", "Beträge"),
            ("title_en", "Amounts"),
            ("licence", "cc-by/4.0"),
            ("encoding", ""),
            ("kind-0", "text"),
            ("column-title-0", "Ortsteil"),
            ("kind-1", "text"),
            ("kind-2", "date"),
            ("do", "publish"),
        ];
        assert_eq!(browser.post(&draft, &fields).await.status, 303);
        let checked = settled(&browser, &draft).await;
        whole(&checked, "Die Art hat die Redaktion gewählt.");
        fields.retain(|(name, _)| *name != "column-title-0");
        fields.push(("column-title-0", "Ortsteil"));
        assert_eq!(browser.post(&draft, &fields).await.status, 303);
        let done = settled(&browser, &draft).await;
        assert_eq!((done.status, done.header("location")), (303, "/data/betraege"));

        let version = commons.opendata.version(&slug("betraege"), 1).await.expect("published");
        assert_eq!(version.columns[0].title, "Ortsteil");
        assert_eq!(version.file_name, "Beträge 2026.csv");
        let kinds: Vec<_> =
            version.columns.iter().map(|c| opendata::table::kind(c.reading)).collect();
        assert_eq!(kinds, ["string", "string", "date"]);
        let (audit, _) = commons.town.identity.audit_page(1).await.expect("a log");
        assert!(audit.iter().any(|entry| entry.action == "dataset-published"));
        whole(&browser.get("/data/betraege").await, "/data/publish?dataset=betraege");
        whole(&browser.get("/data/publish?dataset=betraege").await, "name=\"dataset\"");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_file_is_refused_line_by_line_and_can_be_thrown_away() {
    for commons in Commons::each().await {
        let browser = editor(&commons).await;
        let sent = browser.upload(&FIELDS, Some(("a.csv", b"a;b\n1;2\n1;2;3\n4\n"))).await;
        let draft = sent.header("location").to_owned();
        let refused = settled(&browser, &draft).await;
        whole(&refused, "Zeile 3: 3 Werte statt 2.");
        whole(&refused, "Zeile 4: ein Wert statt 2.");
        whole(&browser.get("/data/publish").await, &draft);
        let gone = browser.post(&draft, &[("do", "discard")]).await;
        assert_eq!(gone.header("location"), "/data/publish");
        assert_eq!(browser.get(&draft).await.status, 404);

        for (name, bytes, part) in
            [("../a.csv", &b"a;b\n1;2\n"[..], "ist kein Dateiname"), ("leer.csv", b"", "")]
        {
            let sent = browser.upload(&FIELDS, Some((name, bytes))).await;
            if part.is_empty() {
                let page = settled(&browser, sent.header("location")).await;
                whole(&page, "Die Datei ist leer.");
            } else {
                assert_eq!(sent.status, 422);
                whole(&sent, part);
            }
        }
        whole(&browser.upload(&FIELDS, None).await, "Wählen Sie eine Datei aus.");
        whole(&browser.upload(&FIELDS[1..], Some(("a.csv", b"a;b\n"))).await, "Der Titel fehlt.");
    }
}

/// Fields of a draft's form that only say what the file is.
fn called<'a>(title: &'a str, way: &'a str) -> [(&'a str, &'a str); 3] {
    [("title", title), ("licence", "cc-by/4.0"), ("do", way)]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_title_that_is_taken_is_changed_without_sending_the_file_again() {
    for commons in Commons::each().await {
        commons.publish("Beträge", "Ort;Betrag\nAlt;1,00\n").await.expect("published");
        let browser = editor(&commons).await;
        let sent = browser.upload(&FIELDS, Some(("neu.csv", CSV.as_bytes()))).await;
        let draft = sent.header("location").to_owned();
        let taken = "Einen Datensatz „betraege“ gibt es schon.";
        let shown = settled(&browser, &draft).await;
        assert_eq!(shown.status, 200);
        whole(&shown, taken);

        let still = browser.post(&draft, &called("BETRÄGE", "publish")).await;
        assert_eq!(still.status, 422);
        whole(&still, taken);
        whole(&still, "value=\"BETRÄGE\"");

        let other = browser.post(&draft, &called("Beträge im Februar", "publish")).await;
        assert_eq!(other.status, 303);
        let done = settled(&browser, &draft).await;
        assert_eq!(done.header("location"), "/data/betraege-im-februar");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_whose_title_is_taken_becomes_a_new_version_if_the_editor_says_so() {
    for commons in Commons::each().await {
        commons.publish("Beträge", "Ort;Betrag\nAlt;1,00\n").await.expect("published");
        let browser = editor(&commons).await;
        let sent = browser.upload(&FIELDS, Some(("neu.csv", CSV.as_bytes()))).await;
        let draft = sent.header("location").to_owned();
        whole(&settled(&browser, &draft).await, "Als neue Version");
        let nowhere = browser.post(&draft, &called("Gibt es nicht", "version")).await;
        assert_eq!(nowhere.status, 422);
        assert_eq!(browser.post(&draft, &called("Beträge", "version")).await.status, 303);
        let done = settled(&browser, &draft).await;
        assert_eq!(done.header("location"), "/data/betraege");
        let dataset = commons.opendata.dataset(&slug("betraege")).await.expect("there");
        assert_eq!(dataset.latest, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_title_that_another_office_uses_is_changed_without_sending_the_file_again() {
    for commons in Commons::each().await {
        commons.publish("Beträge", CSV).await.expect("published");
        let planner = commons.town.staff("planner", Role::Editor, "stadtplanung").await;
        let browser = commons.browser(Some(&planner)).await;
        let fields = [("title", "Beträge"), ("licence", "cc-by/4.0"), ("office", "stadtplanung")];
        let sent = browser.upload(&fields, Some(("neu.csv", CSV.as_bytes()))).await;
        let draft = sent.header("location").to_owned();
        let shown = settled(&browser, &draft).await;
        whole(&shown, "gehört dem Amt „kaemmerei“");
        assert!(!shown.body.contains("Als neue Version"), "it is not theirs");
        let taken = browser.post(&draft, &called("Beträge", "version")).await;
        assert_eq!(taken.status, 422);
        assert_eq!(browser.post(&draft, &called("Pläne", "publish")).await.status, 303);
        let done = settled(&browser, &draft).await;
        assert_eq!(done.header("location"), "/data/plaene");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_guess_is_corrected_by_the_editor() {
    for commons in Commons::each().await {
        let browser = editor(&commons).await;
        let sent = browser.upload(&FIELDS, Some(("a.csv", b"a|b;c\n1|2;3\n4|5;6\n"))).await;
        let draft = sent.header("location").to_owned();
        whole(&settled(&browser, &draft).await, "Werte getrennt mit");
        let fields =
            [("encoding", "windows-1252"), ("delimiter", "|"), ("header", "no"), ("do", "again")];
        assert_eq!(browser.post(&draft, &fields).await.status, 303);
        let page = settled(&browser, &draft).await;
        whole(&page, "Werte getrennt mit „|“");
        whole(&page, "Zeichensatz windows-1252");
        whole(&page, "Die Datei hat keine Kopfzeile.");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_editors_of_the_office_publish() {
    for commons in Commons::each().await {
        commons.publish("Beträge", CSV).await.expect("published");
        let anyone = commons.browser(None).await;
        assert_eq!(anyone.get("/data/publish").await.status, 303);
        assert_eq!(anyone.get("/data/betraege/edit").await.status, 303);
        let resident = commons.town.resident("resident").await;
        let resident = commons.browser(Some(&resident)).await;
        assert_eq!(resident.get("/data/publish").await.status, 403);
        let other = commons.town.staff("planner", Role::Editor, "stadtplanung").await;
        let other = commons.browser(Some(&other)).await;
        assert_eq!(other.get("/data/betraege/edit").await.status, 403);
        assert_eq!(other.get("/data/publish?dataset=betraege").await.status, 403);
        let sent = other.upload(&FIELDS, Some(("a.csv", CSV.as_bytes()))).await;
        assert_eq!(sent.status, 422, "another office's data");

        let mine = editor(&commons).await;
        let sent = mine.upload(&FIELDS, Some(("a.csv", CSV.as_bytes()))).await;
        let draft = sent.header("location").to_owned();
        assert_eq!(other.get(&draft).await.status, 404, "another person's draft");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_description_changes_in_public() {
    for commons in Commons::each().await {
        commons.publish("Beträge", CSV).await.expect("published");
        let browser = editor(&commons).await;
        let page = browser.get("/data/betraege/edit").await;
        whole(&page, "value=\"Beträge\"");
        let empty =
            browser.post("/data/betraege/edit", &[("title", " "), ("licence", "cc-by/4.0")]).await;
        assert_eq!(empty.status, 422);
        whole(&empty, "Der Titel fehlt.");
        let fields = [("title", "Summen"), ("title_en", "Sums"), ("licence", "dl-zero-de/2.0")];
        assert_eq!(browser.post("/data/betraege/edit", &fields).await.status, 303);
        let dataset = commons.opendata.dataset(&slug("betraege")).await.expect("there");
        assert_eq!((dataset.title, dataset.latest), (Text::both("Summen", "Sums"), 1));
        let entries =
            commons.opendata.record().entries_about(&slug_subject()).await.expect("entries");
        assert!(entries.iter().any(|entry| entry.statement.kind == "dataset-described"));
        let found = browser.get("/data?q=ort").await;
        whole(&found, "Summen");
    }
}

fn slug_subject() -> commons::Subject {
    commons::Subject::new(opendata::DATASET, slug("betraege"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_with_personal_data_is_taken_back_without_a_trace_of_it() {
    for commons in Commons::each().await {
        commons.publish("Beträge", CSV).await.expect("published");
        commons.publish("Beträge", "Name;Wert\nErika;2\n").await.expect("published");
        let opendata = &commons.opendata;
        let bad = opendata.version(&slug("betraege"), 2).await.expect("there");
        let statement = format!("/data/betraege/statements/{}.json", bad.statement);
        let browser = editor(&commons).await;
        assert_eq!(browser.get("/data/betraege/rows.json").await.status, 200);
        whole(
            &browser.get("/data/betraege/versions/2").await,
            "/data/betraege/versions/2/withdraw",
        );
        let path = "/data/betraege/versions/2/withdraw";
        whole(&browser.get(path).await, "lässt sich nicht rückgängig machen");
        assert_eq!(browser.post(path, &[("reason", " ")]).await.status, 422);
        let fields = [("reason", "Art. 17 DSGVO")];
        assert_eq!(browser.post(path, &fields).await.status, 303);

        for gone in
            ["rows.json", "versions/2/rows.json", "versions/2/original", "rows/1", "rows.csv"]
        {
            assert_eq!(browser.get(&format!("/data/betraege/{gone}")).await.status, 451, "{gone}");
        }
        assert_eq!(browser.get(&statement).await.status, 404);
        for (_, stored) in bad.files.each() {
            assert!(opendata.read(stored).await.is_err(), "the file is gone");
        }
        let kept = opendata.version(&slug("betraege"), 2).await.expect("there");
        let entries = opendata.record().entries_about(&kept.subject()).await.expect("entries");
        let opened: Vec<_> = entries.iter().map(|entry| entry.opening.is_some()).collect();
        assert_eq!(opened, [false, true], "the proof stays, what it committed to is gone");
        assert!(kept.columns.iter().all(|column| column.examples.is_empty()));
        for page in ["betraege", "betraege/versions/2", "betraege.json", "betraege/versions/2.json"]
        {
            let page = browser.get(&format!("/data/{page}")).await;
            whole(&page, "Art. 17 DSGVO");
            assert!(!page.body.contains("Erika"));
        }
        assert_eq!(browser.get("/data/betraege/versions/1/rows.json").await.status, 200);
        assert_eq!(browser.post(path, &fields).await.status, 422, "once is enough");
        let other = commons.town.staff("planner", Role::Editor, "stadtplanung").await;
        let other = commons.browser(Some(&other)).await;
        assert_eq!(other.get("/data/betraege/versions/1/withdraw").await.status, 403);

        let checks = commons::Capability::checks(opendata).await;
        assert_eq!(checks[0].state, commons::capability::Health::Good);
        let acts = commons::Capability::public_acts(opendata).expect("listed");
        let acts = acts().await.expect("acts");
        assert_eq!(crate::house::wrong(opendata, &acts).await, Vec::<String>::new());
        let again = commons.publish("Beträge", "Name;Wert\nE.;2\n").await.expect("published");
        assert_eq!(again.version, 3);
        whole(&browser.get("/data/betraege").await, "(zurückgezogen)");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_is_limited_in_size_and_time() {
    let small = |mut config: OpenDataConfig| {
        config.limits.bytes = 100;
        config
    };
    for commons in Commons::each_with(small).await {
        let browser = editor(&commons).await;
        let sent = browser.upload(&FIELDS, Some(("a.csv", &[b'a'; 5000]))).await;
        assert_eq!(sent.status, 422);
        whole(&sent, "erlaubt sind");
    }
    let hasty = |config| OpenDataConfig { upload_time: Duration::from_millis(50), ..config };
    for commons in Commons::each_with(hasty).await {
        let browser = editor(&commons).await;
        let never = axum::body::Body::from_stream(futures::stream::pending::<
            Result<Vec<u8>, std::io::Error>,
        >());
        let headers =
            [("accept", "text/html"), ("content-type", "multipart/form-data; boundary=grenze")];
        let sent = browser.ask("POST", "/data/publish", &headers, never).await;
        assert_eq!(sent.status, 422);
        whole(&sent, "dauert länger als");
    }
}
