//! An office makes a form, page by page, without JavaScript.

use commons::{Capability, Text};
use identity::Role;
use serde_json::json;
use services::{
    catalogue::model::{ServiceContent, ServiceEdit},
    forms::{Definition, Form, Rule},
};

use crate::common::{Answer, FormTown, definition, demo_folder, texts};

const MANAGE: &str = "/services/forms/manage";

/// A browser of a member of staff.
struct Desk<'a> {
    town: &'a FormTown,
    cookie: String,
}

impl<'a> Desk<'a> {
    async fn of(town: &'a FormTown, role: Role, office: &str) -> Self {
        let person = town.town.staff(&format!("{role}-{office}"), role, office).await;
        Self { town, cookie: town.town.signed_in(&person).await }
    }

    /// An editor of the residents' office, which offers a service without a form.
    async fn editor(town: &'a FormTown) -> Self {
        let edit = ServiceEdit {
            slug: "hund".parse().expect("a slug"),
            office: "buergerservice".parse().expect("a slug"),
            base: 0,
            source: None,
            content: ServiceContent { name: Text::de("Hund anmelden"), ..Default::default() },
            channels: Vec::new(),
        };
        town.services.save_service(edit, None).await.expect("a service");
        Self::of(town, Role::Editor, "buergerservice").await
    }

    async fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "application/x-www-form-urlencoded", String::new()).await
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let encode =
            |text: &str| text.bytes().fold(String::new(), |all, it| format!("{all}%{it:02X}"));
        let pairs: Vec<_> =
            fields.iter().map(|(k, v)| format!("{}={}", encode(k), encode(v))).collect();
        self.ask("POST", path, "application/x-www-form-urlencoded", pairs.join("&")).await
    }

    /// The same with the revision that is there now.
    async fn change(&self, form: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let base = self.revision(form).await.to_string();
        let all = [&[("base", base.as_str())], fields].concat();
        self.post(&format!("{MANAGE}/{form}{path}"), &all).await
    }

    async fn ask(&self, method: &str, path: &str, kind: &str, body: String) -> Answer {
        use tower::ServiceExt;
        let all = [
            ui::locales(),
            store::locales(),
            record::locales(),
            services::locales(),
            Capability::locales(&self.town.town.identity),
        ];
        let all = ui::Translations::new(all.concat()).expect("sound texts");
        let shell = ui::Shell::new("Musterstadt", "http://localhost:8080", all, Vec::new());
        let routes = Capability::routes(&self.town.services);
        let service = self.town.town.identity.layer(ui::layer(routes, shell));
        let accept = if kind == "application/json" { kind } else { "text/html" };
        let request = axum::http::Request::builder()
            .method(method)
            .uri(path)
            .header("accept", accept)
            .header("cookie", &self.cookie)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", kind)
            .body(axum::body::Body::from(body))
            .expect("a request");
        let response = service.oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, 64 << 20).await.expect("a body");
        Answer { status: parts.status.as_u16(), headers: parts.headers, body: body.to_vec() }
    }

    async fn revision(&self, form: &str) -> u64 {
        self.town.services.kept_form(&form.parse().expect("a slug")).await.expect("kept").revision
    }

    async fn draft(&self, form: &str) -> Definition {
        self.town.services.kept_form(&form.parse().expect("a slug")).await.expect("kept").draft
    }

    /// A new form for the service, with a question on its page.
    async fn begin(&self) {
        let new = [("title", "Hund anmelden"), ("service", "hund"), ("slug", "hund")];
        let begun = self.post(&format!("{MANAGE}/new"), &new).await;
        assert_eq!(begun.header("location"), format!("{MANAGE}/hund?done=begun"));
        self.add("hund", "~seite_1", "Wie heißen Sie?", "line").await;
    }

    async fn add(&self, form: &str, around: &str, label: &str, kind: &str) -> String {
        let path = format!("/items/{around}/add");
        let added = self.change(form, &path, &[("label", label), ("kind", kind)]).await;
        assert_eq!(added.status, 303, "{}", said(&added));
        added.header("location").to_owned()
    }
}

fn said(answer: &Answer) -> String {
    String::from_utf8_lossy(&answer.body).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_makes_a_form_with_a_rule_in_words_and_publishes_it() {
    for town in FormTown::each().await {
        let desk = Desk::editor(&town).await;
        let none = desk.get(MANAGE).await;
        assert!(said(&none).contains("Noch kein Formular"));
        desk.begin().await;
        let page = desk.change("hund", "/pages", &[("title", "Ihr Hund")]).await;
        assert_eq!(page.header("location"), format!("{MANAGE}/hund?done=added#at-~seite_2"));
        desk.add("hund", "~seite_2", "Hat der Hund einen Chip?", "yes-no").await;
        let path = desk.add("hund", "~seite_2", "Nummer des Chips", "line").await;
        assert_eq!(path, format!("{MANAGE}/hund/items/nummer_des_chips?done=added"));
        let question = [
            ("label", "Nummer des Chips"),
            ("label_en", "Number of the chip"),
            ("help_easy", "Sie steht im Heft."),
            ("why", "Damit wir ihn finden."),
            ("kind", "line"),
            ("required", "yes"),
            ("max_length", "15"),
            ("pattern", "[0-9]{15}"),
            ("name", "chip"),
        ];
        let kept = desk.change("hund", "/items/nummer_des_chips", &question).await;
        assert_eq!(kept.header("location"), format!("{MANAGE}/hund?done=saved#at-chip"));
        let rule = "/items/chip/rules/visible";
        let chosen = [("line-0-question", "hat_der_hund_einen_chip")];
        let shown = desk.change("hund", rule, &chosen).await;
        assert_eq!(shown.status, 200);
        assert!(said(&shown).contains("name=\"line-0-relation\""), "{}", said(&shown));
        let line = [
            ("line-0-question", "hat_der_hund_einen_chip"),
            ("line-0-shown", "hat_der_hund_einen_chip"),
            ("line-0-relation", "is"),
            ("line-0-value", "true"),
        ];
        assert_eq!(desk.change("hund", rule, &line).await.status, 303);
        let overview = said(&desk.get(&format!("{MANAGE}/hund")).await);
        for part in ["„Hat der Hund einen Chip?“ mit „Ja“ beantwortet ist", "ohne Rechtsgrundlage"]
        {
            assert!(overview.contains(part), "{part}");
        }
        let draft = desk.draft("hund").await;
        assert_eq!(draft.schema.at("chip").expect("there").pattern.as_deref(), Some("^[0-9]{15}$"));
        assert_eq!(
            json!(draft.rules),
            json!([{ "kind": "visible", "of": "chip",
                "when": { "==": [{ "var": "hat_der_hund_einen_chip" }, true] } }])
        );
        let refused = desk.change("hund", "/publish", &[]).await;
        assert_eq!(refused.status, 422);
        assert!(said(&refused).contains("Rechtsgrundlage: Wie heißen Sie?"), "{}", said(&refused));
        let about = [("title", "Hund anmelden"), ("form-legal", "§ 1 Hundesteuersatzung")];
        assert_eq!(desk.change("hund", "/about", &about).await.status, 303);
        let confirm = said(&desk.get(&format!("{MANAGE}/hund/publish")).await);
        assert!(confirm.contains("als Fassung 1 veröffentlichen"), "{confirm}");
        assert!(confirm.contains("Bei 2 Fragen steht nicht, warum Sie fragen"), "{confirm}");
        let published = desk.change("hund", "/publish", &[]).await;
        assert_eq!(published.header("location"), format!("{MANAGE}/hund?done=published"));
        let version = town.services.form(&"hund".parse().expect("a slug")).await.expect("live");
        assert_eq!((version.number, version.definition), (1, desk.draft("hund").await));
        let versions = said(&desk.get(&format!("{MANAGE}/hund/versions")).await);
        for part in
            ["editor-buergerservice", "/record/entries/", "/services/forms/hund/versions/1.pdf"]
        {
            assert!(versions.contains(part), "{part}");
        }
        let list = said(&desk.get(&format!("{MANAGE}?q=hund")).await);
        assert!(list.contains("Fassung 1"), "{list}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_asks_nothing_is_not_published_and_its_first_words_go_with_the_first_question()
{
    for town in FormTown::each().await {
        let desk = Desk::editor(&town).await;
        let new = [("title", "Hund anmelden"), ("service", "hund"), ("slug", "hund")];
        assert_eq!(desk.post(&format!("{MANAGE}/new"), &new).await.status, 303);
        let overview = said(&desk.get(&format!("{MANAGE}/hund")).await);
        assert!(overview.contains("Ersetzen Sie diesen Hinweis"), "{overview}");
        let refused = desk.change("hund", "/publish", &[]).await;
        assert_eq!(refused.status, 422);
        assert!(said(&refused).contains("fragt noch nichts"), "{}", said(&refused));
        desk.add("hund", "~seite_1", "Wie heißen Sie?", "line").await;
        let draft = desk.draft("hund").await;
        let items: Vec<_> = draft.layout.pages.iter().flat_map(|page| &page.items).collect();
        assert!(matches!(items.as_slice(), [services::forms::Item::Question(_)]), "{items:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_removed_can_be_taken_back() {
    for town in FormTown::each().await {
        let desk = Desk::editor(&town).await;
        desk.begin().await;
        let before = desk.draft("hund").await;
        let confirm = desk.get(&format!("{MANAGE}/hund/items/wie_heissen_sie/remove")).await;
        assert!(said(&confirm).contains("„Wie heißen Sie?“ entfernen?"));
        let gone = desk.change("hund", "/items/wie_heissen_sie/remove", &[]).await;
        assert_eq!(gone.header("location"), format!("{MANAGE}/hund?done=removed"));
        assert!(desk.draft("hund").await.schema.properties.is_empty());
        let overview = said(&desk.get(&format!("{MANAGE}/hund?done=removed")).await);
        let revision = (desk.revision("hund").await - 1).to_string();
        assert!(overview.contains(&format!("name=\"revision\" value=\"{revision}\"")));
        let back = desk.change("hund", "/restore", &[("revision", &revision)]).await;
        assert_eq!(back.header("location"), format!("{MANAGE}/hund?done=restored"));
        assert_eq!(desk.draft("hund").await, before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_slower_is_told_so_and_keeps_what_was_entered() {
    for town in FormTown::each().await {
        let desk = Desk::editor(&town).await;
        desk.begin().await;
        let old = desk.revision("hund").await.to_string();
        desk.add("hund", "~seite_1", "Wo wohnen Sie?", "line").await;
        let path = format!("{MANAGE}/hund/items/wie_heissen_sie");
        let fields = |base: &str| {
            [
                ("base", base.to_owned()),
                ("label", "Ihr Name".to_owned()),
                ("kind", "line".to_owned()),
                ("name", "name".to_owned()),
            ]
        };
        let sent = fields(&old);
        let sent: Vec<(&str, &str)> = sent.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let late = desk.post(&path, &sent).await;
        assert_eq!(late.status, 422);
        let page = said(&late);
        assert!(page.contains("inzwischen geändert") && page.contains("Ihr Name"), "{page}");
        let now = desk.revision("hund").await;
        assert!(page.contains(&format!("name=\"base\" value=\"{now}\"")), "saving again works");
        let sent = fields(&now.to_string());
        let sent: Vec<(&str, &str)> = sent.iter().map(|(k, v)| (*k, v.as_str())).collect();
        assert_eq!(desk.post(&path, &sent).await.status, 303);
        let draft = desk.draft("hund").await;
        assert!(draft.schema.at("name").is_some() && draft.schema.at("wo_wohnen_sie").is_some());
        let moved = [("base", "1"), ("to", "up")];
        let late = desk.post(&format!("{MANAGE}/hund/items/name/move"), &moved).await;
        assert_eq!(late.header("location"), format!("{MANAGE}/hund?done=crowded"));
        let publish = desk.post(&format!("{MANAGE}/hund/publish"), &[("base", "1")]).await;
        assert_eq!(publish.status, 422);
        assert!(said(&publish).contains("inzwischen geändert"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_with_faults_is_kept_says_them_at_their_place_and_is_not_published() {
    for town in FormTown::each().await {
        let desk = Desk::editor(&town).await;
        desk.begin().await;
        let logic = r#"{"==": [{"var": "nirgends"}, 1]}"#;
        let path = "/items/wie_heissen_sie/rules/required";
        assert_eq!(desk.change("hund", path, &[("logic", logic)]).await.status, 303);
        let overview = said(&desk.get(&format!("{MANAGE}/hund")).await);
        assert!(overview.contains("Ein Fehler: So kann das Formular nicht veröffentlicht werden"));
        assert!(
            overview.contains("Regel zu „Wie heißen Sie?“: „nirgends“ gibt es im Formular nicht")
        );
        assert!(overview.contains("href=\"/services/forms/manage/hund#at-wie_heissen_sie\""));
        let refused = desk.change("hund", "/publish", &[]).await;
        assert_eq!(refused.status, 422);
        assert!(!said(&refused).contains("Jetzt veröffentlichen"));
        assert_eq!(desk.get(&format!("{MANAGE}/hund/draft.pdf")).await.status, 422);
        let rule = said(&desk.get(&format!("{MANAGE}/hund{path}")).await);
        assert!(rule.contains("nirgends"), "what words do not suffice for is shown and kept");
        let bad = desk.change("hund", path, &[("logic", "{")]).await;
        assert_eq!(bad.status, 422);
        assert!(said(&bad).contains("href=\"#f-logic\""));
        assert_eq!(desk.change("hund", &format!("{path}/remove"), &[]).await.status, 303);
        assert!(Form::new(desk.draft("hund").await).is_ok());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_question_can_be_added_and_is_sound() {
    for town in FormTown::each().await {
        let desk = Desk::editor(&town).await;
        desk.begin().await;
        for kind in [
            "line",
            "lines",
            "one",
            "several",
            "yes-no",
            "agree",
            "date",
            "time",
            "whole",
            "decimal",
            "euros",
            "email",
            "phone",
            "postal-code",
            "iban",
            "files",
            "group",
            "rows",
            "text",
        ] {
            let path = desk.add("hund", "~seite_1", &format!("Frage {kind}"), kind).await;
            let page = desk.get(&path).await;
            assert_eq!(page.status, 200, "{kind}");
            if kind == "group" || kind == "rows" {
                desk.add("hund", &format!("frage_{kind}"), "Darin", "line").await;
            }
        }
        assert!(Form::new(desk.draft("hund").await).is_ok());
        for kind in ["one", "date", "euros", "several", "yes-no", "files"] {
            let name = format!("frage_{}", kind.replace('-', "_"));
            let rule = [("line-0-question", name.as_str())];
            let shown = desk.change("hund", "/items/~hinweis_1/rules/visible", &rule).await;
            assert_eq!(shown.status, 200, "{kind}");
            assert!(said(&shown).contains("name=\"line-0-relation\""), "{kind}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn choices_limits_and_files_are_kept_and_what_cannot_be_read_is_said_at_its_field() {
    for town in FormTown::each().await {
        let desk = Desk::editor(&town).await;
        desk.begin().await;
        desk.add("hund", "~seite_1", "Größe", "one").await;
        let path = "/items/groesse";
        let own = [("label", "Größe"), ("kind", "one"), ("name", "groesse")];
        let options = [
            ("option-0-label", "Klein"),
            ("option-0-value", "antwort_1"),
            ("option-0-label_en", "Small"),
            ("option-1-label", "Sehr groß"),
        ];
        let more = [own.as_slice(), &options, &[("do", "more")]].concat();
        let form = said(&desk.change("hund", path, &more).await);
        assert!(form.contains("name=\"option-2-label\"") && form.contains("value=\"sehr_gross\""));
        let up = [own.as_slice(), &options, &[("do", "up-1")]].concat();
        let form = said(&desk.change("hund", path, &up).await);
        assert!(form.contains("name=\"option-0-value\"") && form.contains("value=\"Small\""));
        let kept = desk.change("hund", path, &[own.as_slice(), &options].concat()).await;
        assert_eq!(kept.status, 303, "{}", said(&kept));
        let draft = desk.draft("hund").await;
        assert_eq!(draft.schema.at("groesse").expect("there").choices, ["antwort_1", "sehr_gross"]);

        desk.add("hund", "~seite_1", "Alter", "whole").await;
        let age = [("label", "Alter"), ("kind", "whole"), ("name", "alter")];
        for (name, value) in [("minimum", "viel"), ("name", "1x"), ("name", "groesse")] {
            let mut wrong = age.to_vec();
            wrong.retain(|(it, _)| *it != name);
            wrong.push((name, value));
            let refused = desk.change("hund", "/items/alter", &wrong).await;
            assert_eq!(refused.status, 422, "{name}");
            assert!(said(&refused).contains(&format!("href=\"#f-{name}\"")), "{name}");
        }
        desk.add("hund", "~seite_1", "Foto", "files").await;
        let files = [
            ("label", "Foto"),
            ("kind", "files"),
            ("name", "foto"),
            ("types", "image/png"),
            ("megabytes", "2,5"),
            ("max_items", "2"),
        ];
        assert_eq!(desk.change("hund", "/items/foto", &files).await.status, 303);
        let draft = desk.draft("hund").await;
        let node = draft.schema.at("foto").expect("there");
        assert_eq!((node.file_bytes(), node.max_items), (Some(2_500_000), Some(2)));
        assert!(Form::new(draft).is_ok());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_has_a_sentence_and_a_value_is_worked_out_by_choice() {
    for town in FormTown::each().await {
        let desk = Desk::editor(&town).await;
        desk.begin().await;
        desk.add("hund", "~seite_1", "Ab wann", "date").await;
        let check = "/items/ab_wann/rules/check";
        let line = [
            ("line-0-question", "ab_wann"),
            ("line-0-shown", "ab_wann"),
            ("line-0-relation", "at-least"),
            ("line-0-other", "today"),
        ];
        let refused = desk.change("hund", check, &line).await;
        assert!(said(&refused).contains("href=\"#f-message\""));
        let with =
            [line.as_slice(), &[("message", "Der Tag ist vorbei. Nehmen Sie einen späteren.")]];
        assert_eq!(desk.change("hund", check, &with.concat()).await.status, 303);
        desk.add("hund", "~seite_1", "Größe", "one").await;
        desk.add("hund", "~seite_1", "Gebühr", "euros").await;
        let fee = "/items/gebuehr/rules/computed";
        let asked = [("how", "by-choice"), ("shown", "by-choice"), ("from", "groesse")];
        let form = said(&desk.change("hund", fee, &asked).await);
        assert!(form.contains("Betrag in Euro bei „Antwort 1“"), "{form}");
        let values = [
            asked.as_slice(),
            &[("asked", "groesse"), ("value-0-of", "12,50"), ("value-1-of", "20")],
        ];
        assert_eq!(desk.change("hund", fee, &values.concat()).await.status, 303);
        let draft = desk.draft("hund").await;
        assert!(matches!(&draft.rules[0], Rule::Check { id, .. } if id == "pruefung_1"));
        assert!(json!(draft.rules[1]).to_string().contains("1250"));
        let overview = said(&desk.get(&format!("{MANAGE}/hund")).await);
        for part in ["„Ab wann“ nicht vor heute liegt", "Antwort 1: 12,50"] {
            assert!(overview.contains(part), "{part}: {overview}");
        }
        assert!(Form::new(draft).is_ok());
        let form = said(&desk.get(&format!("{MANAGE}/hund{fee}")).await);
        assert!(form.contains("value=\"12,50\""), "{form}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_begins_as_a_copy_or_from_a_file_whose_notes_are_ticked_off() {
    for town in FormTown::each().await {
        town.publish("bewohnerparkausweis").await;
        let desk = Desk::editor(&town).await;
        let copy = [("of", "bewohnerparkausweis"), ("service", "hund"), ("slug", "kopie")];
        let made = desk.post(&format!("{MANAGE}/new/copy"), &copy).await;
        assert_eq!(made.header("location"), format!("{MANAGE}/kopie?done=begun"));
        let copied = desk.draft("kopie").await;
        assert_eq!((copied.service.as_str(), copied.rules.len()), ("hund", 6));
        let again = desk.post(&format!("{MANAGE}/new/copy"), &copy).await;
        assert_eq!(again.status, 422);
        assert!(said(&again).contains("href=\"#f-slug\""));

        let mut file = definition(json!({ "name": { "type": "string" } }), &[], json!([]));
        file.unresolved = serde_json::from_value(json!([
            { "at": "name", "kind": "rule", "text": "WENN A DANN B", "line": 7 },
            { "at": "", "kind": "rule", "text": "IMMER" }
        ]))
        .expect("a note");
        let part = |name: &str, more: &str, body: &str| {
            format!(
                "--x\r\ncontent-disposition: form-data; name=\"{name}\"{more}\r\n\r\n{body}\r\n"
            )
        };
        let upload = |body: &str| {
            [
                part("service", "", "hund"),
                part("slug", "", "datei"),
                part("file", "; filename=\"a.json\"", body),
                "--x--\r\n".to_owned(),
            ]
            .concat()
        };
        let kind = "multipart/form-data; boundary=x";
        let path = format!("{MANAGE}/new/file");
        let bad = desk.ask("POST", &path, kind, upload("{\n\"schema\": 1 }")).await;
        assert_eq!(bad.status, 422);
        assert!(said(&bad).contains("Zeile 2:"), "{}", said(&bad));
        let made = desk.ask("POST", &path, kind, upload(&file.write())).await;
        assert_eq!(made.header("location"), format!("{MANAGE}/datei?done=imported"));
        let overview = said(&desk.get(&format!("{MANAGE}/datei")).await);
        assert!(overview.contains("WENN A DANN B") && overview.contains("Zeile 7"));
        assert!(
            overview.contains("<strong>Regel</strong>"),
            "a rule of the whole form has no place"
        );
        for _ in 0..2 {
            assert_eq!(desk.change("datei", "/notes/0", &[("done", "yes")]).await.status, 303);
        }
        assert!(desk.draft("datei").await.unresolved.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_of_every_demo_form_can_be_opened_in_both_languages() {
    let town = FormTown::each().await.remove(0);
    let desk = Desk::of(&town, Role::Editor, "buergerservice").await;
    let name = "bewohnerparkausweis";
    town.publish(name).await;
    let definition = desk.draft(name).await;
    let mut paths: Vec<String> =
        ["", "/about", "/versions", "/compare?from=1&to=draft", "/publish", "/pages"]
            .map(str::to_owned)
            .to_vec();
    for page in &definition.layout.pages {
        paths.push(format!("/items/~{}", page.id));
        paths.push(format!("/items/~{}/add", page.id));
    }
    for of in ["name", "anschrift", "anschrift.strasse", "zone", "gebuehr", "fahrzeugschein"] {
        for part in
            ["", "/remove", "/rules/visible", "/rules/required", "/rules/check", "/rules/computed"]
        {
            paths.push(format!("/items/{of}{part}"));
        }
    }
    for path in paths {
        for lang in ["de", "en"] {
            let mark = if path.contains('?') { '&' } else { '?' };
            let answer = desk.get(&format!("{MANAGE}/{name}{path}{mark}lang={lang}")).await;
            let page = said(&answer);
            assert_eq!(answer.status, 200, "{path}: {page}");
            assert!(!page.contains("services-forms-edit-"), "{path} in {lang}: a text is missing");
        }
    }
    assert!(demo_folder().join(format!("{name}.json")).exists());
    let all = texts();
    assert!(all.has(commons::Lang::De, "services-forms-edit-title"));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_editors_of_the_office_come_near_a_form_and_its_clerks_see_the_draft() {
    for town in FormTown::each().await {
        town.publish("bewohnerparkausweis").await;
        let paths = ["", "/about", "/versions", "/publish", "/items/name", "/draft.pdf"];
        for (role, office, status) in [
            (Role::Editor, "buergerservice", 200),
            (Role::OfficeHead, "buergerservice", 200),
            (Role::Clerk, "buergerservice", 403),
            (Role::Editor, "kaemmerei", 403),
            (Role::Administrator, "buergerservice", 403),
        ] {
            let desk = Desk::of(&town, role, office).await;
            for path in paths {
                let answer = desk.get(&format!("{MANAGE}/bewohnerparkausweis{path}")).await;
                assert_eq!(answer.status, status, "{role} of {office}: {path}");
            }
            if status == 403 {
                for path in
                    ["about", "publish", "pages", "restore", "items/name", "items/name/move"]
                {
                    let path = format!("{MANAGE}/bewohnerparkausweis/{path}");
                    assert_eq!(desk.post(&path, &[("base", "1")]).await.status, 403, "{path}");
                }
            }
            let draft = desk.get(&format!("{MANAGE}/bewohnerparkausweis/draft.json")).await;
            let may = office == "buergerservice" && role != Role::Administrator;
            assert_eq!(draft.status, if may { 200 } else { 403 }, "{role} of {office}");
            if may {
                assert_eq!(draft.json()["definition"]["form"], "bewohnerparkausweis");
                assert_eq!(draft.header("cache-control"), "private, no-store");
                let preview = desk.get(&format!("{MANAGE}/bewohnerparkausweis/preview")).await;
                assert_eq!(preview.header("cache-control"), "no-store");
                let address =
                    "data-draft=\"/services/forms/manage/bewohnerparkausweis/draft.json\"";
                assert!(said(&preview).contains(address), "{}", said(&preview));
            }
        }
        let kaemmerei = Desk::of(&town, Role::OfficeHead, "kaemmerei").await;
        assert!(!said(&kaemmerei.get(MANAGE).await).contains("bewohnerparkausweis"));
        let accept = [("accept", "text/html")];
        let answer = town.get(&format!("{MANAGE}/bewohnerparkausweis"), &accept).await;
        assert_eq!(answer.status, 303, "to sign in");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_keeps_a_draft_and_publishes_what_it_has_seen() {
    for town in FormTown::each().await {
        let desk = Desk::of(&town, Role::Editor, "buergerservice").await;
        let kind = "application/json";
        let path = "/api/services/forms/probe/draft";
        let faulty = definition(json!({ "name": { "type": "string" } }), &["fehlt"], json!([]));
        let body = json!({ "revision": 0, "definition": faulty }).to_string();
        let kept = desk.ask("PUT", path, kind, body).await;
        assert_eq!(kept.status, 200, "{}", said(&kept));
        assert_eq!(kept.json()["revision"], 1);
        assert_eq!(kept.json()["faults"][0]["code"], "services-forms-unknown-name");
        let publish = "/api/services/forms/probe/publish";
        let seen = json!({ "revision": 1 }).to_string();
        assert_eq!(desk.ask("POST", publish, kind, seen).await.status, 422);
        let sound = definition(json!({ "name": { "type": "string" } }), &[], json!([]));
        let late = json!({ "revision": 0, "definition": sound }).to_string();
        assert_eq!(desk.ask("PUT", path, kind, late).await.status, 409);
        let body = json!({ "revision": 1, "definition": sound }).to_string();
        assert_eq!(desk.ask("PUT", path, kind, body).await.json()["faults"], json!([]));
        let old = json!({ "revision": 1 }).to_string();
        assert_eq!(desk.ask("POST", publish, kind, old).await.status, 409);
        let seen = json!({ "revision": 2 }).to_string();
        assert_eq!(desk.ask("POST", publish, kind, seen).await.json()["version"], 1);
        assert_eq!(desk.ask("GET", path, kind, String::new()).await.json()["latest"], 1);
        let broken = desk.ask("PUT", path, kind, "{\n}".to_owned()).await;
        assert_eq!(broken.status, 422);
        let other = Desk::of(&town, Role::Editor, "kaemmerei").await;
        assert_eq!(other.ask("GET", path, kind, String::new()).await.status, 403);
    }
}
