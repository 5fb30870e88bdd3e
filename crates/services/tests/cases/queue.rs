//! An office's queue: what is in it, in which order, and what comes near its due day.

use identity::Role;
use serde_json::{Value, json};
use store::params;

use crate::world::{World, application};

fn codes(queue: &Value) -> Vec<String> {
    let cases = queue["cases"].as_array().expect("cases");
    cases.iter().map(|case| case["case"].as_str().expect("a case").to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_queue_shows_what_is_asked_for_and_what_is_due_first_comes_first() {
    for world in World::each().await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        world.offer("baumfaellung", None).await;
        let first = world.applied(&anna).await;
        let late = world.applied(&anna).await;
        let asked = world.applied(&anna).await;
        let tree = world.letter_of(None).await;
        let mut by_phone = application(&tree);
        by_phone["service"] = json!("baumfaellung");
        by_phone["door"] = json!("phone");
        clerk.post("/cases", &by_phone).await.good();
        clerk.does(&asked, "take").await.good();
        clerk.does(&asked, "ask").await.good();
        world.days_later(&late, 11).await;
        world.days_later(&asked, 30).await;
        world.days_later(&first, 8).await;

        let queue = async |query: &str| {
            let path = format!("/queue?office=buergerservice{query}");
            codes(&clerk.get(&path).await.good())
        };
        assert_eq!(queue("").await, [&late, &first, &asked, &tree].map(Clone::clone));
        assert_eq!(queue("&view=mine").await, std::slice::from_ref(&asked));
        assert_eq!(queue("&view=free").await, [&late, &first, &tree].map(Clone::clone));
        assert_eq!(queue("&view=due").await, [&late, &first].map(Clone::clone));
        assert_eq!(queue("&view=overdue").await, std::slice::from_ref(&late));
        assert_eq!(queue("&status=asked").await, std::slice::from_ref(&asked));
        assert_eq!(queue("&service=baumfaellung").await, std::slice::from_ref(&tree));
        assert_eq!(queue("&door=phone&sort=newest").await, std::slice::from_ref(&tree));
        assert_eq!(queue("&view=closed").await, Vec::<String>::new());
        assert_eq!(queue("&sort=received").await[0], asked);
        assert_eq!(queue("&sort=service&view=all").await[0], tree);
        assert_eq!(queue("&page=2").await, Vec::<String>::new());
        let whole = clerk.get("/queue?office=buergerservice").await.good();
        assert_eq!(
            (&whole["total"], &whole["page"], &whole["pages"]),
            (&json!(4), &json!(1), &json!(1))
        );
        let counts = json!({
            "open": 4, "mine": 1, "free": 3, "due": 2, "overdue": 1, "asked": 1,
            "second_eyes": 0, "closed": 0,
        });
        assert_eq!(whole["counts"], counts);
        let code = whole["cases"][0]["code"].as_str().expect("a code").to_lowercase();
        assert_eq!(
            queue(&format!("&code={}", code.replace('-', "%20"))).await,
            std::slice::from_ref(&late)
        );
        assert_eq!(queue(&format!("&code={}", &code[..6])).await, [late]);
        clerk
            .get("/queue?office=buergerservice&view=unsinn")
            .await
            .refused(400, "services-cases-malformed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_members_see_an_office_s_queue() {
    for world in World::each().await {
        let anna = world.resident("anna").await;
        let foreign = world.staff("foreign", Role::Clerk, "kaemmerei").await;
        let path = "/queue?office=buergerservice";
        anna.get(path).await.refused(403, "identity-forbidden");
        foreign.get(path).await.refused(403, "identity-forbidden");
        world.stranger().get(path).await.refused(401, "identity-not-signed-in");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_overdue_is_noted_once_and_shown_to_the_head() {
    for world in World::each().await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let head = world.staff("head", Role::OfficeHead, "buergerservice").await;
        let case = world.applied(&anna).await;
        let escalation = async || {
            let seen = clerk.get(&format!("/cases/{case}")).await.good();
            seen["work"]["escalation"].as_str().expect("a word").to_owned()
        };
        world.run("services.escalate-cases").await;
        assert_eq!(escalation().await, "calm");
        world.days_later(&case, 8).await;
        world.run("services.escalate-cases").await;
        assert_eq!(escalation().await, "soon");
        world.days_later(&case, 3).await;
        for _ in 0..2 {
            world.run("services.escalate-cases").await;
        }
        assert_eq!(escalation().await, "overdue");
        assert_eq!(world.count("service_case_events WHERE what = 'due-soon'").await, 1);
        assert_eq!(world.count("service_case_events WHERE what = 'overdue'").await, 1);
        assert_eq!(codes(&head.get("/overdue").await.good()), std::slice::from_ref(&case));
        assert_eq!(codes(&clerk.get("/overdue").await.good()), Vec::<String>::new());
        assert_eq!(world.count("audit_log WHERE action LIKE 'service-case-%due%'").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn cases_of_those_who_left_the_office_are_nobody_s_again() {
    for world in World::each().await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let other = world.clerk("other").await;
        let case = world.applied(&anna).await;
        clerk.does(&case, "take").await.good();
        world.run("services.free-cases").await;
        other.does(&case, "take").await.refused(409, "services-cases-taken");
        world.exec("DELETE FROM memberships WHERE person = $1", params![clerk.person]).await;
        world.run("services.free-cases").await;
        let taken = other.does(&case, "take").await.good();
        assert_eq!(taken["history"][2]["what"], "freed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn residents_see_their_own_cases_and_nobody_else_s() {
    for world in World::each().await {
        let (anna, bert) = (world.resident("anna").await, world.resident("bert").await);
        let clerk = world.clerk("clerk").await;
        let case = world.applied(&anna).await;
        world.applied(&bert).await;
        let own = anna.get("/own-cases").await.good();
        assert_eq!(codes(&own), [case]);
        assert_eq!(own["cases"][0]["work"], Value::Null);
        assert_eq!(codes(&clerk.get("/own-cases").await.good()), Vec::<String>::new());
    }
}
