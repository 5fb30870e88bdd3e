//! What machines see.

use crate::common::{Browser, Commons, slug};
use opendata::OpenData;

const CSV: &str = "Ort;Betrag;Tag\nAltstadt;1.234,50;01.02.2026\nSüdend;2,00;02.02.2026\n\
    Altstadt;99,99;03.02.2026\nOstheim;-5,00;\n";

async fn town() -> Vec<(Commons, Browser)> {
    let mut all = Vec::new();
    for commons in Commons::each().await {
        commons.publish("Beträge", CSV).await.expect("published");
        let browser = commons.browser(None).await;
        all.push((commons, browser));
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_come_with_their_exact_total() {
    for (_, browser) in town().await {
        let answer =
            browser.get("/data/betraege/rows.json?Betrag__ge=2&_sort=-Betrag&_limit=2").await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(answer.header("content-type"), "application/json");
        let json = answer.json();
        assert_eq!((&json["total"], &json["version"]), (&3.into(), &1.into()));
        assert_eq!(json["rows"].as_array().map(Vec::len), Some(2));
        assert!(answer.body.contains(r#""Betrag":1234.50,"#), "{}", answer.body);
        assert_eq!(json["rows"][1]["_id"], 3);

        let rest = browser.get("/data/betraege/rows.json?Betrag__ge=2&_offset=2").await.json();
        assert_eq!(rest["rows"].as_array().map(Vec::len), Some(1));
        let german = browser.get("/data/betraege/rows.json?Ort__contains=SUD").await.json();
        assert_eq!((&german["total"], &german["rows"][0]["_id"]), (&1.into(), &2.into()));
        let empty = browser.get("/data/betraege/rows.json?Tag__empty=1").await.json();
        assert_eq!(empty["rows"][0]["Tag"], serde_json::Value::Null);
        let pinned = browser.get("/data/betraege/versions/1/rows.json?Ort=Ostheim").await;
        assert_eq!(pinned.json()["total"], 1);
        assert!(pinned.header("cache-control").contains("immutable"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_asked_is_a_problem_that_says_why() {
    for (_, browser) in town().await {
        for (query, code, field) in [
            ("Wort=1", "opendata-query-no-such-column", "Wort"),
            ("Betrag__ge=viel", "opendata-query-value", "Betrag"),
            ("_limit=0", "opendata-query-number", "_limit"),
            ("_sort=Nichts", "opendata-query-no-such-column", "Nichts"),
        ] {
            let answer = browser.get(&format!("/data/betraege/rows.json?{query}")).await;
            assert_eq!(answer.status, 400, "{query}");
            assert_eq!(answer.header("content-type"), "application/problem+json");
            let problem = answer.json();
            assert_eq!((&problem["code"], &problem["field"]), (&code.into(), &field.into()));
            assert!(!problem["detail"].as_str().expect("a sentence").starts_with("error-"));
        }
        for path in [
            "/data/nichts.json",
            "/data/nichts/rows.json",
            "/data/betraege/versions/7/data.csv",
            "/data/betraege/versions/1/geheim",
            "/data/betraege/rows/99.json",
            "/data/..%2f..%2fetc%2fpasswd/rows.json",
            "/data/betraege/statements/00.json",
        ] {
            assert_eq!(browser.get(path).await.status, 404, "{path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_has_an_address_of_its_own() {
    for (_, browser) in town().await {
        for path in ["/data/betraege/rows/2.json", "/data/betraege/versions/1/rows/2.json"] {
            let answer = browser.get(path).await;
            assert_eq!((answer.status, &answer.json()["Ort"]), (200, &"Südend".into()));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_filtered_table_is_a_csv_file_in_full() {
    for (commons, browser) in town().await {
        let answer = browser.get("/data/betraege/rows.csv?Ort=Altstadt&_sort=-Betrag").await;
        assert_eq!(
            answer.body,
            "Ort,Betrag,Tag\r\nAltstadt,1234.50,2026-02-01\r\nAltstadt,99.99,2026-02-03\r\n"
        );
        assert!(answer.header("content-disposition").contains("betraege.csv"));

        let many: Vec<_> = (0..12_345).map(|n| format!("{n};x\n")).collect();
        commons.publish("Viele", &format!("n;t\n{}", many.concat())).await.expect("published");
        let all = browser.get("/data/viele/rows.csv?t=x&_sort=-n").await.body;
        let lines: Vec<_> = all.lines().collect();
        assert_eq!((lines.len(), lines[1], lines[12_345]), (12_346, "12344,x", "0,x"));
        let some = browser.get("/data/viele/rows.csv?_limit=2&_offset=5001").await.body;
        assert_eq!(some, "n,t\r\n5001,x\r\n5002,x\r\n");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn downloads_can_go_on_and_are_kept_for_good() {
    for (_, browser) in town().await {
        let path = "/data/betraege/versions/1/original";
        let whole = browser.get(path).await;
        assert_eq!((whole.status, whole.body.as_str()), (200, CSV));
        assert_eq!(whole.header("content-type"), "application/octet-stream");
        assert!(whole.header("content-disposition").contains("filename*=UTF-8''Datei.csv"));
        assert!(whole.header("cache-control").contains("immutable"));
        assert!(whole.header("content-security-policy").contains("sandbox"));

        let tag = whole.header("etag").to_owned();
        let part =
            browser.ask("GET", path, &[("range", "bytes=4-9"), ("if-range", &tag)], "").await;
        assert_eq!((part.status, part.body.as_str()), (206, &CSV[4..10]));
        assert_eq!(part.header("content-range"), format!("bytes 4-9/{}", CSV.len()));
        let known = browser.ask("GET", path, &[("if-none-match", &tag)], "").await;
        assert_eq!((known.status, known.body.as_str()), (304, ""));
        let none = browser.ask("GET", path, &[("range", "bytes=9999-")], "").await;
        assert_eq!(none.status, 416);
        for (file, kind, start) in [
            ("data.csv", "text/csv; charset=utf-8; header=present", "Ort,Betrag,Tag"),
            ("data.json", "application/json", "["),
            ("data.parquet", "application/vnd.apache.parquet", "PAR1"),
            ("data.sqlite", "application/vnd.sqlite3", "SQLite format 3"),
        ] {
            let answer = browser.get(&format!("/data/betraege/versions/1/{file}")).await;
            assert_eq!((answer.status, answer.header("content-type")), (200, kind));
            assert!(answer.body.starts_with(start), "{file}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_the_newest_rows_is_told_so() {
    for (commons, browser) in town().await {
        let path = "/data/betraege/rows.json";
        let tag = browser.get(path).await.header("etag").to_owned();
        let known = browser.ask("GET", path, &[("if-none-match", &tag)], "").await;
        assert_eq!(known.status, 304);
        commons.publish("Beträge", &format!("{CSV}Neu;1,00;\n")).await.expect("published");
        let newer = browser.ask("GET", path, &[("if-none-match", &tag)], "").await;
        assert_eq!((newer.status, &newer.json()["total"]), (200, &5.into()));
        let old = browser.get("/data/betraege/versions/1/rows.json").await;
        assert_eq!(old.json()["total"], 4);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dataset_says_everything_about_itself() {
    for (commons, browser) in town().await {
        let about = browser.get("/data/betraege.json").await.json();
        assert_eq!((&about["status"], &about["version"]), (&"published".into(), &1.into()));
        assert_eq!(about["licence"]["iri"], "http://dcat-ap.de/def/licenses/dl-by-de/2.0");
        let version = &about["versions"][0];
        assert_eq!(version["schema"]["fields"][2]["type"], "date");
        assert_eq!(version["files"].as_array().map(Vec::len), Some(5));
        assert_eq!(version["record"]["entry"], entry(&commons.opendata).await);
        let same = browser.get("/data/betraege/versions/1.json").await.json();
        assert_eq!(same, *version);

        let statement = version["record"]["statement"].as_str().expect("an address");
        let statement = statement.trim_start_matches("http://localhost:8080");
        let said = browser.get(statement).await;
        let digest = store::Digest::of(said.body.as_bytes()).to_string();
        assert!(statement.contains(&digest), "{statement} {digest}");
        let schema = browser.get("/data/betraege/schema.json").await.json();
        assert_eq!(schema["fields"][1]["type"], "number");
        let all = browser.get("/data/catalogue.json").await.json();
        assert_eq!((&all["total"], &all["datasets"][0]["slug"]), (&1.into(), &"betraege".into()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_accepts_only_data_is_led_to_it() {
    for (_, browser) in town().await {
        let accept =
            async |path: &str, kind: &str| browser.ask("GET", path, &[("accept", kind)], "").await;
        let json = accept("/data/betraege", "application/json").await;
        assert_eq!(json.json()["slug"], "betraege");
        let csv = accept("/data/betraege", "text/csv").await;
        assert_eq!((csv.status, csv.header("location")), (303, "/data/betraege/rows.csv"));
        assert_eq!(
            browser.get("/data/betraege.csv").await.header("location"),
            "/data/betraege/rows.csv"
        );
        let all = accept("/data", "application/json").await;
        assert_eq!(all.header("location"), "/data/catalogue.json");
    }
}

async fn entry(opendata: &OpenData) -> u64 {
    let version = opendata.version(&slug("betraege"), 1).await.expect("there");
    let entries = opendata.record().entries_about(&version.subject()).await.expect("entries");
    entries.last().expect("an entry").index
}
