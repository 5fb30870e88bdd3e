//! What is done with a case, from the first look to the decision.

use identity::Role;
use serde_json::{Value, json};

use crate::town::audited_in_words;
use crate::world::{World, today};

#[tokio::test(flavor = "multi_thread")]
async fn a_case_goes_from_question_and_answer_to_a_decision_that_the_resident_sees() {
    for world in World::each().await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let case = world.applied(&anna).await;
        let taken = clerk.does(&case, "take").await.good();
        assert_eq!(taken["status"], "in-progress");
        assert_eq!(taken["work"]["assignee"]["name"], "clerk");
        assert_eq!(
            taken["acts"],
            json!(["give", "give-back", "ask", "decide", "withdraw", "hand-over"])
        );
        clerk.does(&case, "ask").await.good();
        let asked = anna.get(&format!("/cases/{case}")).await.good();
        assert_eq!(
            (&asked["status"], &asked["acts"]),
            (&json!("asked"), &json!(["answer", "withdraw"]))
        );
        world.days_later(&case, 6).await;
        let answered = anna.does(&case, "answer").await.good();
        assert_eq!(answered["due"], json!(today().plus(10).to_string()), "six days were waited");
        assert_eq!(answered["answered"], json!(today().to_string()));
        let refuse =
            json!({ "act": "decide", "outcome": "refused", "reasons": ["documents-missing"] });
        let decided = clerk.act(&case, refuse).await.good();
        assert_eq!((&decided["status"], &decided["took_days"]), (&json!("decided"), &json!(0)));
        let seen = anna.get(&format!("/cases/{case}")).await.good();
        assert_eq!(
            (&seen["outcome"], &seen["reasons"]),
            (&json!("refused"), &json!(["documents-missing"]))
        );
        assert_eq!((&seen["due"], &seen["acts"]), (&Value::Null, &json!([])));
        let history = seen["history"].as_array().expect("a history").clone();
        let what: Vec<_> = history.iter().map(|it| it["what"].as_str().unwrap()).collect();
        assert_eq!(what, ["registered", "taken", "asked", "answered", "decided"]);
        assert!(history.iter().all(|event| event["by"] == Value::Null), "residents see no names");
        let log = world.services.identity().audit_page(1).await.expect("read").0;
        let acts: Vec<_> = log.iter().filter(|it| it.action.starts_with("service-case-")).collect();
        assert_eq!(acts.len(), 3, "taken, asked, decided: what staff did");
        assert!(acts.iter().all(|entry| entry.details == json!({})));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_take_the_same_case_at_once_one_gets_it() {
    for world in World::each().await {
        let anna = world.resident("anna").await;
        let case = world.applied(&anna).await;
        let mut clerks = Vec::new();
        for number in 0..6 {
            clerks.push(world.clerk(&format!("clerk{number}")).await);
        }
        let mut taking = tokio::task::JoinSet::new();
        for clerk in clerks {
            let case = case.clone();
            taking.spawn(async move { (clerk.does(&case, "take").await, clerk.person) });
        }
        let answers = taking.join_all().await;
        let (got, not): (Vec<_>, Vec<_>) = answers.iter().partition(|(it, _)| it.status == 200);
        assert_eq!((got.len(), not.len()), (1, 5));
        for (answer, _) in not {
            answer.refused(409, "services-cases-taken");
        }
        let (assignee,): (commons::Id,) = {
            use store::Sql;
            world.services.db().one("SELECT assignee FROM service_cases", &[]).await.expect("one")
        };
        assert_eq!(assignee, got[0].1);
        assert_eq!(world.count("service_case_events WHERE what = 'taken'").await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_is_given_to_colleagues_only_and_never_changed_from_an_old_page() {
    for world in World::each().await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let (other, head) = (
            world.clerk("other").await,
            world.staff("head", Role::OfficeHead, "buergerservice").await,
        );
        let case = world.applied(&anna).await;
        let taken = clerk.does(&case, "take").await.good();
        let give = |to: &commons::Id| json!({ "act": "give", "to": to });
        other.act(&case, give(&other.person)).await.refused(409, "services-cases-not-yours");
        clerk.act(&case, give(&anna.person)).await.refused(409, "services-cases-no-member");
        head.act(&case, give(&other.person)).await.good();
        clerk.does(&case, "ask").await.refused(409, "services-cases-not-yours");
        let old = json!({ "act": "give-back", "version": taken["version"] });
        other.act(&case, old).await.refused(409, "services-cases-crowded");
        other.does(&case, "give-back").await.good();
        anna.does(&case, "take").await.refused(403, "services-cases-only-office");
        let members = clerk.get("/offices/buergerservice/members").await.good();
        assert_eq!(members["members"].as_array().map(Vec::len), Some(3));
        anna.get("/offices/buergerservice/members").await.refused(403, "identity-forbidden");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_decide_where_the_head_of_the_office_demands_it() {
    for world in World::each().await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let head = world.staff("head", Role::OfficeHead, "buergerservice").await;
        let demand = json!({ "four_eyes": true });
        let path = "/four-eyes/hund-anmelden";
        clerk.send("PUT", path, &demand).await.refused(403, "identity-forbidden");
        head.send("PUT", path, &demand).await.good();
        assert_eq!(clerk.get(path).await.good(), demand);
        let case = world.applied(&anna).await;
        clerk.does(&case, "take").await.good();
        let grant = json!({ "act": "decide", "outcome": "granted" });
        let proposed = clerk.act(&case, grant).await.good();
        assert_eq!(proposed["status"], "second-eyes");
        let seen = anna.get(&format!("/cases/{case}")).await.good();
        assert_eq!(seen["outcome"], Value::Null, "nothing is decided yet");
        clerk.does(&case, "confirm").await.refused(409, "services-cases-same-eyes");
        let decided = head.does(&case, "confirm").await.good();
        assert_eq!(decided["status"], "decided");
        assert_eq!(decided["work"]["proposed_by"]["name"], "clerk");
        assert_eq!(decided["work"]["confirmed_by"]["me"], true);
        audited_in_words(&world.services).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_goes_to_an_office_that_holds_its_key_and_its_resident_sees_it() {
    for world in World::each().await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let there = world.staff("there", Role::Clerk, "kaemmerei").await;
        let case = world.applied(&anna).await;
        clerk.does(&case, "take").await.good();
        let over = json!({ "act": "hand-over", "office": "kaemmerei" });
        clerk.act(&case, over.clone()).await.refused(409, "services-cases-no-key");
        world.join(&case, "office:kaemmerei").await;
        let handed = clerk.act(&case, over).await.good();
        assert_eq!((&handed["role"], &handed["acts"]), (&json!("former-office"), &json!([])));
        clerk.does(&case, "take").await.refused(403, "services-cases-only-office");
        let seen = anna.get(&format!("/cases/{case}")).await.good();
        assert_eq!(
            (&seen["status"], &seen["office"]["slug"]),
            (&json!("handed-over"), &json!("kaemmerei"))
        );
        assert_eq!(seen["due"], json!(today().plus(10).to_string()));
        let last = seen["history"].as_array().and_then(|all| all.last()).expect("an event");
        assert_eq!(
            (&last["what"], &last["office"]["slug"]),
            (&json!("handed-over"), &json!("kaemmerei"))
        );
        let queue = there.get("/queue?office=kaemmerei&view=free").await.good();
        assert_eq!(queue["cases"][0]["case"], json!(case));
        there.does(&case, "take").await.good();
        audited_in_words(&world.services).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_works_on_their_own_case() {
    for world in World::each().await {
        let (clerk, other) = (world.clerk("clerk").await, world.clerk("other").await);
        let case = world.applied(&clerk).await;
        let seen = clerk.get(&format!("/cases/{case}")).await.good();
        assert_eq!((&seen["role"], &seen["work"]), (&json!("applicant"), &Value::Null));
        clerk.does(&case, "take").await.refused(403, "services-cases-only-office");
        let fee = format!("/cases/{case}/fee");
        let waive = json!({ "act": "waive" });
        clerk.post(&fee, &waive).await.refused(403, "services-cases-only-office");
        other.does(&case, "take").await.good();
        let give = json!({ "act": "give", "to": clerk.person });
        other.act(&case, give).await.refused(409, "services-cases-no-member");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resident_takes_a_case_back_and_the_office_can_open_it_again() {
    for world in World::each().await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let case = world.applied(&anna).await;
        assert_eq!(anna.does(&case, "withdraw").await.good()["status"], "withdrawn");
        anna.does(&case, "withdraw").await.refused(409, "services-cases-not-now");
        anna.does(&case, "reopen").await.refused(403, "services-cases-only-office");
        let again = clerk.does(&case, "reopen").await.good();
        assert_eq!(
            (&again["status"], &again["work"]["assignee"]["me"]),
            (&json!("in-progress"), &json!(true))
        );
        audited_in_words(&world.services).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_goes_on_with_the_resident_s_letter_even_if_nobody_says_that_it_is_the_answer() {
    for world in World::each().await {
        let (anna, clerk) = (world.resident("anna").await, world.clerk("clerk").await);
        let case = world.applied(&anna).await;
        clerk.does(&case, "take").await.good();
        world.write(&case, 2, "office:buergerservice").await;
        clerk.does(&case, "ask").await.good();
        world.run("services.note-answers").await;
        assert_eq!(world.count("service_cases WHERE status = 'asked'").await, 1);
        world.write(&case, 3, &format!("account:{}", anna.account)).await;
        world.run("services.note-answers").await;
        let seen = anna.get(&format!("/cases/{case}")).await.good();
        assert_eq!(
            (&seen["status"], &seen["answered"]),
            (&json!("in-progress"), &json!(today().to_string()))
        );
    }
}
