//! What offices need to enter what came on paper: their forms, and the printed form of a case.

use commons::Text;
use serde_json::json;
use services::forms::Definition;

use crate::world::{Answer, Client, World, slug, today};

const FORM: &str = "/services/forms/hund-anmelden/versions/1.pdf";

/// Publishes a form of the demo town.
async fn publish(world: &World, text: &str) {
    let definition = Definition::read(text).expect("a definition");
    let form = definition.form.clone();
    world.services.keep_form(definition).await.expect("kept");
    world.services.publish_form(&form, None).await.expect("published");
}

async fn with_forms(world: &World) {
    let dogs = include_str!("../../demo/forms/hund-anmelden.json");
    publish(world, &dogs.replace("\"kaemmerei\"", "\"buergerservice\"")).await;
    publish(world, include_str!("../../demo/forms/bewohnerparkausweis.json")).await;
    publish(world, &dogs.replace("\"form\": \"hund-anmelden\"", "\"form\": \"hund-fremd\"")).await;
}

async fn printed(client: &Client, path: &str, code: &str) -> Answer {
    let json = [("accept", "application/json")];
    client.ask("GET", &format!("{path}?case={code}"), &json, String::new()).await
}

async fn code_of(client: &Client, case: &str) -> String {
    let view = client.get(&format!("/cases/{case}")).await.good();
    view["code"].as_str().expect("a code").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_enters_with_the_forms_of_its_published_services() {
    for world in World::each().await {
        with_forms(&world).await;
        let clerk = world.clerk("clerk").await;
        let forms = clerk.get("/offices/buergerservice/forms").await.good();
        // Of the others, one is for a service that is not offered here, one of another office.
        assert_eq!(forms["forms"].as_array().expect("a list").len(), 1);
        let form = &forms["forms"][0];
        assert_eq!((&form["form"], &form["version"]), (&json!("hund-anmelden"), &json!(1)));
        assert_eq!(form["service"], "hund-anmelden");
        let why = Text::de("Fällt weg.");
        let gone = world.services.withdraw_service(&slug("hund-anmelden"), &why, None).await;
        gone.expect("withdrawn");
        let forms = clerk.get("/offices/buergerservice/forms").await.good();
        assert_eq!(forms, json!({ "forms": [] }));
        let resident = world.resident("anna").await;
        resident.get("/offices/buergerservice/forms").await.refused(403, "identity-forbidden");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_printed_form_of_a_case_is_for_its_office_alone() {
    for world in World::each().await {
        with_forms(&world).await;
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let other = world.staff("other", identity::Role::Clerk, "kaemmerei").await;
        let case = world.applied(&anna).await;
        let code = code_of(&clerk, &case).await;

        let of_case = printed(&clerk, FORM, &code).await;
        assert_eq!(of_case.status, 200);
        assert!(of_case.body.starts_with("%PDF"));
        let blank = clerk.ask("GET", FORM, &[], String::new()).await;
        assert_eq!(blank.status, 200);
        assert_ne!(blank.body, of_case.body);
        // As people write codes.
        let typed = code.to_lowercase().replace('-', "");
        assert_eq!(printed(&clerk, FORM, &typed).await.body, of_case.body);

        printed(&world.stranger(), FORM, &code).await.refused(401, "identity-not-signed-in");
        printed(&anna, FORM, &code).await.refused(403, "services-cases-only-office");
        printed(&other, FORM, &code).await.refused(404, "services-cases-no-case");
        printed(&clerk, FORM, "0000-0000").await.refused(404, "services-cases-no-case");
        let wrong = "/services/forms/bewohnerparkausweis/versions/1.pdf";
        printed(&clerk, wrong, &code).await.refused(409, "services-cases-other-form");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_on_paper_lies_in_the_same_queue_from_the_day_it_came() {
    for world in World::each().await {
        with_forms(&world).await;
        let clerk = world.clerk("clerk").await;
        let case = world.letter_of(None).await;
        let day = post::Day(today().0 - 6).to_string();
        let paper = json!({
            "case": case, "service": "hund-anmelden", "door": "paper",
            "form": "hund-anmelden", "form_version": 1, "received": day,
        });
        let view = clerk.post("/cases", &paper).await.good();
        assert_eq!((&view["door"], &view["received"]), (&json!("paper"), &json!(day)));
        let queue = clerk.get("/queue?office=buergerservice").await.good();
        assert_eq!(queue["cases"][0]["case"], json!(case));
        assert_eq!(clerk.post("/cases", &paper).await.status, 200, "sent again, it is there once");
    }
}
