//! What everyone sees of the catalogue.

use commons::Text;
use services::catalogue::{
    LocationEdit,
    model::{Channel, Door, EASY, Fee, RequiredDocument},
    rules::today,
};

use crate::town::{Answer, ServicesTown, location, online, paper, phone, service, slug};

/// A page that is whole: no key where a sentence should be.
fn whole(answer: &Answer, part: &str) {
    assert_eq!(answer.status, 200, "{}", answer.body);
    for room in ["services", "ui", "error", "record", "nav", "store", "identity", "post"] {
        for key in [format!(">{room}-"), format!("=\"{room}-"), format!(" {room}-")] {
            let untold = answer.body.split(&key).nth(1).map(|rest| rest.chars().take(40));
            let untold = untold.map(String::from_iter).filter(|it| !it.contains('"'));
            assert_eq!(untold, None, "{key}");
        }
    }
    assert!(answer.body.contains(part), "{part} is not in {}", answer.body);
}

async fn with_much_to_say(town: &ServicesTown) {
    town.published("hund").await;
    let kept = town.services.service(&slug("hund")).await.expect("there");
    let mut edit: services::catalogue::model::ServiceEdit = kept.into();
    edit.content.description = Text::both("Jeder Hund zählt.\n\nAuch kleine.", "Every dog counts.")
        .with(EASY, "Sie haben einen Hund? Melden Sie ihn an.");
    edit.content.documents = vec![RequiredDocument {
        name: Text::both("Impfpass", "Vaccination card"),
        ..RequiredDocument::default()
    }];
    edit.content.processing.promised_days = Some(14);
    edit.channels[0].fee = Fee::Fixed(commons::Cents(1_250));
    edit.channels[1].fee = Fee::Free;
    town.services.save_service(edit, None).await.expect("kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_finds_a_service_in_everyday_words_and_sees_all_its_doors() {
    for town in ServicesTown::each().await {
        with_much_to_say(&town).await;
        whole(&town.get("/services?q=Welpe").await, "href=\"/services/hund\"");
        for (lang, words) in [("de", "So kommen Sie dazu"), ("en", "How to get it")] {
            let page = town.get(&format!("/services/hund?lang={lang}")).await;
            whole(&page, words);
            let fee = if lang == "de" { "12,50\u{a0}€" } else { "€12.50" };
            let parts = ["Am Markt 1", "/services/forms/antrag.pdf", "tel:+493300115", fee];
            for part in parts {
                whole(&page, part);
            }
        }
        whole(&town.get("/services/hund").await, "Impfpass");
        whole(&town.get("/services/hund").await, "/record/entries/");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn easy_language_is_one_link_away_where_it_is_written() {
    for town in ServicesTown::each().await {
        with_much_to_say(&town).await;
        let usual = town.get("/services/hund").await;
        whole(&usual, "/services/hund?text=de-x-leicht");
        assert!(!usual.body.contains("Melden Sie ihn an."));
        let easy = town.get("/services/hund?text=de-x-leicht").await;
        whole(&easy, "<p lang=\"de-x-leicht\">Sie haben einen Hund?");
        whole(&easy, "href=\"/services/hund\"");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_found_says_what_to_do_and_filters_leave_out_what_does_not_fit() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        whole(&town.get("/services?q=Quantenphysik").await, "href=\"/offices\"");
        whole(&town.get("/services?life=death").await, "href=\"/services\"");
        whole(&town.get("/services?letter=H&door=phone").await, "href=\"/services/hund\"");
        let online = town.get("/services?door=online").await;
        assert!(!online.body.contains("href=\"/services/hund\""));
        let nonsense = "/services?life=x&door=%00&letter=&page=-1&q=%F0%9F%90%B6%22%3E%3Cscript%3E";
        assert!(!town.get(nonsense).await.body.contains("<script>"));
        whole(&town.get("/services?door=nichts&life=nichts").await, "href=\"/services/hund\"");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mistyped_word_is_forgiven_and_the_page_says_so() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        let page = town.get("/services?q=anmedlen").await;
        whole(&page, "href=\"/services/hund\"");
        whole(&page, "„anmedlen“");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_process_changes_is_found_at_once() {
    for town in ServicesTown::each().await {
        whole(&town.get("/services?q=hund").await, "href=\"/services\"");
        town.published("hund").await;
        whole(&town.get("/services?q=hund").await, "href=\"/services/hund\"");
        let other = town.again();
        let kept = other.service(&slug("hund")).await.expect("there");
        let mut edit: services::catalogue::model::ServiceEdit = kept.into();
        edit.content.name = Text::de("Katze anmelden");
        other.save_service(edit, None).await.expect("kept");
        whole(&town.get("/services?q=katze").await, "Katze anmelden");
        let reason = Text::de("Gibt es nicht mehr.");
        other.withdraw_service(&slug("hund"), &reason, None).await.expect("withdrawn");
        let gone = town.get("/services?q=katze").await;
        assert!(!gone.body.contains("href=\"/services/hund\""));
        whole(&town.get("/services/hund").await, "Gibt es nicht mehr.");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_are_not_shown_and_what_is_listed_says_what_is_missing() {
    for town in ServicesTown::each().await {
        let mut draft = service("hund");
        draft.channels = vec![phone(), online()];
        town.services.save_service(draft, None).await.expect("kept");
        assert_eq!(town.get("/services/hund").await.status, 404);
        town.services.list_service(&slug("hund"), None).await.expect("listed");
        let page = town.get("/services/hund").await;
        whole(&page, "Noch nicht vollständig eingetragen: Vor Ort, Auf Papier.");
        assert_eq!(town.get("/services/katze").await.status, 404);
        assert_eq!(town.get("/services/Kein%20Name").await.status, 404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_only_location_closed_the_service_s_page_says_so() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        let kept = town.services.location(&slug("rathaus")).await.expect("there");
        let mut closed: LocationEdit = kept.into();
        closed.content.closed_from = Some(today());
        town.services.save_location(closed, None).await.expect("kept");
        let page = town.get("/services/hund").await;
        whole(&page, "Nicht verfügbar: Vor Ort.");
        let place = page.body.split("door__place").nth(1).expect("the place of its door");
        let place = &place[..place.find("</section>").unwrap_or(place.len())];
        assert!(place.contains("Auf Dauer geschlossen seit"), "{place}");
        assert!(!place.contains("Öffnet"), "what never opens again is not said to open: {place}");
        whole(&town.get("/services/locations/rathaus").await, "Auf Dauer geschlossen seit");
        whole(&town.get("/services/locations").await, "Geschlossen, auf Dauer");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_door_that_ends_soon_says_until_when() {
    for town in ServicesTown::each().await {
        town.location("rathaus").await;
        let mut edit = service("hund");
        let tomorrow = today().tomorrow().expect("a day");
        edit.channels[1] = Channel { valid_until: Some(tomorrow), ..paper() };
        town.services.save_service(edit, None).await.expect("kept");
        town.services.publish_service(&slug("hund"), None).await.expect("published");
        whole(&town.get("/services/hund").await, "Nur noch bis");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_location_shows_its_week_the_next_holidays_and_what_is_to_be_had_there() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        whole(&town.get("/services/locations").await, "href=\"/services/locations/rathaus\"");
        whole(&town.get("/services/locations?q=am+markt").await, "Rathaus");
        whole(&town.get("/services/locations?q=nirgends").await, "Kein Standort gefunden");
        let page = town.get("/services/locations/rathaus").await;
        for part in
            ["Die nächsten Feiertage", "8:00–12:00 Uhr", "href=\"/services/hund\"", "Montag"]
        {
            whole(&page, part);
        }
        whole(&town.get("/services/locations/rathaus?lang=en").await, "Monday");
        assert_eq!(town.get("/services/locations/nirgends").await.status, 404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn opening_hours_that_nobody_understands_are_shown_as_they_came() {
    for town in ServicesTown::each().await {
        let mut edit = location("rathaus");
        edit.content.opening_hours = String::new();
        town.services.save_location(edit, None).await.expect("kept");
        whole(
            &town.get("/services/locations/rathaus").await,
            "Öffnungszeiten sind nicht eingetragen.",
        );
    }
}

/// The service `hund`, online with this form.
async fn online_with(town: &ServicesTown, form: &str) {
    let kept = town.services.service(&slug("hund")).await.expect("there");
    let mut edit: services::catalogue::model::ServiceEdit = kept.into();
    edit.channels.retain(|channel| channel.door.name() != "online");
    edit.channels.push(Channel::new(slug("online"), Door::Online { form: slug(form) }));
    town.services.save_service(edit, None).await.expect("kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_with_an_open_form_is_applied_for_online_and_every_other_door_stands_beside_it() {
    for town in ServicesTown::each().await {
        let apply = "href=\"/services/forms/hund\"";
        town.published("hund").await;
        online_with(&town, "hund").await;
        whole(&town.get("/services/hund").await, apply);
        let page = town.get("/services/forms/hund?lang=en").await;
        let parts = ["id=\"form-app\"", "data-form=\"hund\"", "/assets/form.", "needs JavaScript"];
        for part in parts {
            whole(&page, part);
        }
        for door in ["/services/forms/antrag.pdf", "Am Markt 1", "tel:+493300115"] {
            whole(&page, door);
        }
        assert_eq!(page.header("cache-control"), "no-store");
        assert!(page.header("content-security-policy").contains("wasm-unsafe-eval"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_not_open_where_it_is_another_service_s_or_another_door_closed() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        online_with(&town, "antrag").await;
        let button = "href=\"/services/forms/antrag\"";
        assert!(!town.get("/services/hund").await.body.contains(button));
        assert!(!town.get("/services/forms/antrag").await.body.contains("form-app"));

        online_with(&town, "hund").await;
        let kept = town.services.location(&slug("rathaus")).await.expect("there");
        let mut closed: LocationEdit = kept.into();
        closed.content.closed_from = Some(today());
        town.services.save_location(closed, None).await.expect("kept");
        let service = town.get("/services/hund").await;
        assert!(!service.body.contains("href=\"/services/forms/hund\""), "a door is missing");
        assert!(!town.get("/services/forms/hund").await.body.contains("form-app"));
    }
}
