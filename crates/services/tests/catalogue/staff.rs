//! An office keeps its services: what is refused says why and how to mend it.

use commons::Text;
use identity::Role;
use services::catalogue::{
    LocationEdit,
    import::ImportOptions,
    model::{Door, Fee, State, StepFree},
};

use crate::town::{Answer, ServicesTown, audited_in_words, location, slug};

/// A browser of a member of staff.
struct Desk<'a> {
    town: &'a ServicesTown,
    cookie: String,
}

impl<'a> Desk<'a> {
    async fn of(town: &'a ServicesTown, role: Role, office: &str) -> Self {
        let person = town.town.staff(&format!("{role}-{office}"), role, office).await;
        Self { town, cookie: town.town.signed_in(&person).await }
    }

    async fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, String::new()).await
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let encode = |text: &str| {
            text.bytes().fold(String::new(), |out, byte| {
                if byte.is_ascii_alphanumeric() {
                    out + char::from(byte).encode_utf8(&mut [0; 4])
                } else {
                    out + &format!("%{byte:02X}")
                }
            })
        };
        let pairs: Vec<_> =
            fields.iter().map(|(k, v)| format!("{}={}", encode(k), encode(v))).collect();
        self.ask("POST", path, pairs.join("&")).await
    }

    async fn ask(&self, method: &str, path: &str, body: String) -> Answer {
        use tower::ServiceExt;
        let request = axum::http::Request::builder()
            .method(method)
            .uri(path)
            .header("accept", "text/html")
            .header("cookie", &self.cookie)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(axum::body::Body::from(body))
            .expect("a request");
        let response = self.town.router().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, 64 << 20).await.expect("a body");
        let body = String::from_utf8_lossy(&body).into_owned();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    }
}

const NEW: &[(&str, &str)] =
    &[("name", "Hund anmelden"), ("teaser", "Wer einen Hund hält."), ("office", "buergerservice")];

const DOORS: &[(&str, &str)] = &[
    ("base", "1"),
    ("door-0-kind", "on-site"),
    ("door-0-location", "rathaus"),
    ("door-0-fee", "fixed"),
    ("door-0-least", "12,50"),
    ("door-1-kind", "paper"),
    ("door-1-form", "hund"),
    ("door-1-address", "Am Markt 1"),
    ("door-1-fee", "free"),
    ("door-2-kind", "phone"),
    ("door-2-number", "+49 3300 115"),
    ("door-2-hours", "Mo-Fr 09:00-15:00"),
    ("door-2-fee", "between"),
    ("door-2-least", "1"),
    ("door-2-most", "2"),
];

#[tokio::test(flavor = "multi_thread")]
async fn an_office_publishes_a_service_which_is_refused_until_it_has_all_doors() {
    for town in ServicesTown::each().await {
        town.location("rathaus").await;
        let desk = Desk::of(&town, Role::Editor, "buergerservice").await;
        let begun = desk.post("/services/manage/new", NEW).await;
        assert_eq!(begun.header("location"), "/services/manage/hund-anmelden?done=begun");
        let refused = desk.post("/services/manage/hund-anmelden/publish", &[]).await;
        assert_eq!(refused.status, 422);
        for part in [
            "Nicht veröffentlicht",
            "Es fehlt ein Zugang vor Ort.",
            "Es fehlt eine Telefonnummer.",
            "/services/manage/hund-anmelden/doors",
        ] {
            assert!(refused.body.contains(part), "{part}");
        }
        let kept = desk.post("/services/manage/hund-anmelden/doors", DOORS).await;
        assert_eq!(kept.status, 303, "{}", kept.body);
        let published = desk.post("/services/manage/hund-anmelden/publish", &[]).await;
        assert_eq!(published.header("location"), "/services/manage/hund-anmelden?done=published");
        let service = town.services.service(&slug("hund-anmelden")).await.expect("there");
        assert_eq!((service.state, service.version), (State::Published, 3));
        assert_eq!(service.channels[0].fee, Fee::Fixed(commons::Cents(1_250)));
        assert_eq!(town.get("/services/hund-anmelden").await.status, 200);
        let overview = desk.get("/services/manage/hund-anmelden?done=published").await;
        for part in ["Veröffentlicht", "editor-buergerservice", "/record/entries/"] {
            assert!(overview.body.contains(part), "{part}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_published_service_does_not_lose_a_door_by_a_form() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        let desk = Desk::of(&town, Role::OfficeHead, "buergerservice").await;
        let form = desk.get("/services/manage/hund/doors").await;
        assert!(form.body.contains("value=\"+49 3300 115\""), "{}", form.body);
        let without_phone: Vec<_> = [DOORS, &[("door-2-remove", "yes")]]
            .concat()
            .into_iter()
            .map(|(name, value)| if name == "base" { (name, "2") } else { (name, value) })
            .collect();
        let refused = desk.post("/services/manage/hund/doors", &without_phone).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Es fehlt eine Telefonnummer."));
        assert!(refused.body.contains("value=\"12,50\""), "what was entered stays");
        let service = town.services.service(&slug("hund")).await.expect("there");
        assert!(service.channels.iter().any(|it| matches!(it.door, Door::Phone { .. })));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_said_at_its_field_and_nothing_is_kept() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        let desk = Desk::of(&town, Role::Editor, "buergerservice").await;
        for (name, value) in [
            ("door-0-least", "viel"),
            ("door-0-location", "kein Ort"),
            ("door-1-until", "morgen"),
            ("door-2-hours", "vormittags"),
        ] {
            let fields: Vec<_> = DOORS
                .iter()
                .map(|(known, old)| (*known, if *known == name { value } else { *old }))
                .chain((name == "door-1-until").then_some((name, value)))
                .collect();
            let refused = desk.post("/services/manage/hund/doors", &fields).await;
            assert_eq!(refused.status, 422, "{name}");
            assert!(refused.body.contains(&format!("href=\"#f-{name}\"")), "{name}");
        }
        let late =
            desk.post("/services/manage/hund/texts", &[("base", "1"), ("name", "Neu")]).await;
        assert_eq!(late.status, 422);
        assert!(late.body.contains("inzwischen jemand anderes"));
        let service = town.services.service(&slug("hund")).await.expect("there");
        assert_eq!(service.version, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_door_is_added_to_the_form_without_losing_what_was_entered() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        let desk = Desk::of(&town, Role::Editor, "buergerservice").await;
        let more = [DOORS, &[("add", "post")]].concat();
        let form = desk.post("/services/manage/hund/doors", &more).await;
        assert_eq!(form.status, 200);
        assert!(form.body.contains("name=\"door-3-kind\" value=\"post\""), "{}", form.body);
        assert!(form.body.contains("value=\"12,50\""));
        assert_eq!(town.services.service(&slug("hund")).await.expect("there").version, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn texts_and_details_are_kept_in_all_languages() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        let desk = Desk::of(&town, Role::Editor, "buergerservice").await;
        let texts = [
            ("base", "2"),
            ("name", "Hund anmelden"),
            ("name_en", "Register a dog"),
            ("teaser", "Kurz."),
            ("description_easy", "Sie haben einen Hund."),
        ];
        assert_eq!(desk.post("/services/manage/hund/texts", &texts).await.status, 303);
        let details = [
            ("base", "3"),
            ("documents-0-name", "Impfpass"),
            ("documents-0-name_en", "Vaccination card"),
            ("documents-1-name", ""),
            ("documents-2-name", "Foto"),
            ("prerequisites", "Sie wohnen hier.\nDer Hund lebt."),
            ("prerequisites_en", "You live here."),
            ("days", "14"),
            ("keywords", "Welpe, Köter"),
            ("life", "environment"),
            ("life", "taxes"),
            ("legal_basis-0-name", "§ 1 Hundesteuersatzung"),
            ("urgent", "Heute zu."),
            ("until", "2026-12-31"),
        ];
        let kept = desk.post("/services/manage/hund/details", &details).await;
        assert_eq!(kept.status, 303, "{}", kept.body);
        let content = town.services.service(&slug("hund")).await.expect("there").content;
        assert!(content.has_easy_language());
        let documents: Vec<_> =
            content.documents.iter().map(|it| it.name.0["de"].as_str()).collect();
        assert_eq!(documents, ["Impfpass", "Foto"]);
        assert_eq!(content.prerequisites.len(), 2);
        assert_eq!(content.prerequisites[0].0["en"], "You live here.");
        assert_eq!(content.processing.promised_days, Some(14));
        assert_eq!(content.keywords, ["Welpe", "Köter"]);
        assert_eq!(content.life_situations.len(), 2);
        let form = desk.get("/services/manage/hund/details").await;
        for part in ["value=\"Foto\"", "Sie wohnen hier.\nDer Hund lebt.", "value=\"2026-12-31\""] {
            assert!(form.body.contains(part), "{part}");
        }
        let wrong = [("base", "4"), ("days", "bald"), ("links-0-url", "javascript:alert(1)")];
        let refused = desk.post("/services/manage/hund/details", &wrong).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("href=\"#f-days\""));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_editors_of_the_office_come_near_a_service() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        let paths = ["", "/texts", "/details", "/doors", "/preview", "/withdraw"];
        for (role, office, status) in [
            (Role::Editor, "buergerservice", 200),
            (Role::OfficeHead, "buergerservice", 200),
            (Role::Clerk, "buergerservice", 403),
            (Role::Editor, "kaemmerei", 403),
            (Role::Administrator, "buergerservice", 403),
        ] {
            let desk = Desk::of(&town, role, office).await;
            for path in paths {
                let answer = desk.get(&format!("/services/manage/hund{path}")).await;
                assert_eq!(answer.status, status, "{role} of {office}: {path}");
            }
            if status == 403 {
                for path in ["publish", "list", "withdraw", "texts", "details", "doors"] {
                    let answer = desk.post(&format!("/services/manage/hund/{path}"), &[]).await;
                    assert_eq!(answer.status, 403, "{role} of {office}: {path}");
                }
            }
        }
        assert_eq!(town.get("/services/manage/hund").await.status, 303, "to sign in");
        let kaemmerei = Desk::of(&town, Role::OfficeHead, "kaemmerei").await;
        let own = kaemmerei.get("/services/manage").await;
        assert!(!own.body.contains("/services/manage/hund"));
        let foreign = kaemmerei.post("/services/manage/new", NEW).await;
        assert_eq!(foreign.status, 403);
        assert_eq!(kaemmerei.get("/services/manage/locations/rathaus").await.status, 403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_location_is_edited_with_a_look_at_its_week() {
    for town in ServicesTown::each().await {
        let desk = Desk::of(&town, Role::Editor, "buergerservice").await;
        let fields = [
            ("name", "Bürgerservice Nord"),
            ("street", "Nordring 2"),
            ("postal_code", "12345"),
            ("town", "Musterstadt"),
            ("step_free", "yes"),
            ("opening_hours", "Tu 10:00-18:00"),
            ("office", "buergerservice"),
            ("point", "52.4, 12.5"),
        ];
        let preview = [fields.as_slice(), &[("preview", "week")]].concat();
        let week = desk.post("/services/manage/locations/new", &preview).await;
        assert_eq!(week.status, 200);
        assert!(week.body.contains("10:00–18:00 Uhr"), "{}", week.body);
        assert!(town.services.locations().await.expect("read").is_empty());
        let wrong: Vec<_> = preview
            .iter()
            .map(|(name, old)| {
                (*name, if *name == "opening_hours" { "montags 8-12" } else { *old })
            })
            .collect();
        let told = desk.post("/services/manage/locations/new", &wrong).await;
        assert_eq!(told.status, 422, "whoever looks at the week is told what cannot be read");
        assert!(told.body.contains("href=\"#f-opening_hours\""), "{}", told.body);
        let kept = desk.post("/services/manage/locations/new", &fields).await;
        assert_eq!(kept.header("location"), "/services/locations/buergerservice-nord");
        let place = town.services.location(&slug("buergerservice-nord")).await.expect("there");
        assert_eq!(place.content.step_free, StepFree::Yes);
        let form = desk.get("/services/manage/locations/buergerservice-nord").await;
        assert!(form.body.contains("value=\"52.4, 12.5\""), "{}", form.body);
        for (name, value) in [
            ("opening_hours", "dienstags"),
            ("point", "hier"),
            ("office", "archiv"),
            ("closed_from", "bald"),
        ] {
            let wrong: Vec<_> = fields
                .iter()
                .map(|(known, old)| (*known, if *known == name { value } else { *old }))
                .chain((name == "closed_from").then_some((name, value)))
                .chain([("base", "1")])
                .collect();
            let refused = desk.post("/services/manage/locations/buergerservice-nord", &wrong).await;
            assert_eq!(refused.status, 422, "{name}");
            assert!(refused.body.contains(&format!("href=\"#f-{name}\"")), "{name}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_is_withdrawn_with_a_reason_and_listed_without_all_doors() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        let desk = Desk::of(&town, Role::Editor, "buergerservice").await;
        let blank = desk.post("/services/manage/hund/withdraw", &[("reason", " ")]).await;
        assert_eq!(blank.status, 422);
        let gone = desk.post("/services/manage/hund/withdraw", &[("reason", "Abgeschafft.")]).await;
        assert_eq!(gone.header("location"), "/services/manage/hund?done=withdrawn");
        assert!(town.get("/services/hund").await.body.contains("Abgeschafft."));
        assert_eq!(desk.post("/services/manage/new", NEW).await.status, 303);
        assert_eq!(
            desk.post("/services/manage/new", NEW).await.status,
            422,
            "the address is taken"
        );
        let listed = desk.post("/services/manage/hund-anmelden/list", &[]).await;
        assert_eq!(listed.status, 303);
        assert_eq!(town.get("/services/hund-anmelden").await.status, 200);
        let list = desk.get("/services/manage?q=hund").await;
        assert!(list.body.contains("Vor Ort, Auf Papier, Am Telefon"), "{}", list.body);
        audited_in_words(&town.services).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_location_of_no_office_is_for_every_editor_to_take() {
    for town in ServicesTown::each().await {
        let mut stray = location("rathaus");
        stray.office = None;
        town.services.save_location(stray, None).await.expect("kept");
        let desk = Desk::of(&town, Role::Editor, "archiv").await;
        let list = desk.get("/services/manage/locations").await;
        assert!(list.body.contains("/services/manage/locations/rathaus"));
        assert_eq!(desk.get("/services/manage/locations/rathaus").await.status, 200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_sees_at_an_imported_service_what_is_unresolved_and_which_place_lacks_what() {
    for town in ServicesTown::each().await {
        let mut place = location("rathaus");
        place.content.opening_hours = String::new();
        place.content.name = Text::de("Altes Rathaus");
        town.services.save_location(place, None).await.expect("kept");
        let folder = town.town.database().dir.path().join("list.csv");
        let table = "id;name;life_situations\n1;Hund anmelden;Verbraucherschutz\n";
        std::fs::write(&folder, table).expect("written");
        let options = ImportOptions { office: Some(slug("buergerservice")), by: None };
        town.services.import(&folder, &options).await.expect("sound");
        let desk = Desk::of(&town, Role::Editor, "buergerservice").await;
        let page = desk.get("/services/manage/hund-anmelden").await;
        for part in ["life_situations", "Verbraucherschutz", "kam aus einem anderen Verzeichnis"] {
            assert!(page.body.contains(part), "{part}: {}", page.body);
        }
        let doors = [
            ("base", "1"),
            ("door-0-kind", "on-site"),
            ("door-0-location", "rathaus"),
            ("door-0-fee", "free"),
        ];
        let kept = desk.post("/services/manage/hund-anmelden/doors", &doors).await;
        assert_eq!(kept.status, 303, "{}", kept.body);
        let page = desk.get("/services/manage/hund-anmelden").await;
        assert!(page.body.contains("Dem Standort „Altes Rathaus“ fehlen"), "{}", page.body);
        let mut closed: LocationEdit =
            town.services.location(&slug("rathaus")).await.expect("there").into();
        closed.content.closed_from = "2026-01-31".parse().ok();
        town.services.save_location(closed, None).await.expect("kept");
        let page = desk.get("/services/manage/hund-anmelden").await;
        assert!(page.body.contains("ist ab 31.\u{a0}Januar 2026 geschlossen"), "{}", page.body);
    }
}
