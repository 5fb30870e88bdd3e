//! What everybody can fetch.

use crate::common::FormTown;

#[tokio::test(flavor = "multi_thread")]
async fn the_definition_and_the_paper_are_at_addresses_of_their_own() {
    for it in FormTown::each().await {
        it.publish("hund-anmelden").await;
        let json = it.get("/services/forms/hund-anmelden.json", &[]).await;
        assert_eq!((json.status, json.header("content-type")), (200, "application/json"));
        assert_eq!(json.json()["definition"]["form"], "hund-anmelden");
        let version = it.get("/services/forms/hund-anmelden/versions/1.json", &[]).await;
        assert_eq!(version.body, json.body);
        let tag = json.header("etag").to_owned();
        let known = it.get("/services/forms/hund-anmelden.json", &[("if-none-match", &tag)]).await;
        assert_eq!((known.status, known.body.len()), (304, 0));
        let pdf = it.get("/services/forms/hund-anmelden.pdf?lang=en", &[]).await;
        assert_eq!((pdf.status, pdf.header("content-type")), (200, "application/pdf"));
        assert!(pdf.body.starts_with(b"%PDF-1.7"));
        assert!(pdf.header("content-disposition").contains("hund-anmelden-1-en.pdf"));
        let tag = pdf.header("etag").to_owned();
        let path = "/services/forms/hund-anmelden.pdf?lang=en";
        assert_eq!(it.get(path, &[("if-none-match", &tag)]).await.status, 304);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_there_is_not_found() {
    let it = FormTown::each().await.remove(0);
    it.publish("hund-anmelden").await;
    for path in [
        "/services/forms/nichts",
        "/services/forms/nichts.pdf",
        "/services/forms/..%2F..%2Fetc.json",
        "/services/forms/hund-anmelden.exe",
        "/services/forms/hund-anmelden/versions/2.json",
        "/services/forms/hund-anmelden/versions/0.pdf",
        "/services/forms/hund-anmelden/versions/x.json",
    ] {
        assert_eq!(it.get(path, &[("accept", "application/json")]).await.status, 404, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_whose_service_is_not_open_online_says_so_and_runs_nothing() {
    for it in FormTown::each().await {
        it.publish("hund-anmelden").await;
        for (lang, words) in [("de", "zurzeit nicht offen"), ("en", "not open in the browser")] {
            let page = it.get(&format!("/services/forms/hund-anmelden?lang={lang}"), &[]).await;
            let body = String::from_utf8(page.body.clone()).expect("text");
            assert_eq!((page.status, body.contains(words)), (200, true), "{body}");
            assert!(!body.contains("form-app") && !body.contains("/assets/form."));
        }
    }
}
