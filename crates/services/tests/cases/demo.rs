//! The demo town's cases: what is in them is true of the letters they belong to.

use std::collections::HashMap;

use post::Day;
use serde_json::Value;
use services::forms::{Form, Item};

use crate::world::{World, slug, today};

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_town_has_cases_by_every_door_some_overdue_some_paid() {
    for world in World::demo().await {
        let all = world.count("service_cases").await;
        assert!(all > 55, "{all}");
        for door in ["online", "paper", "counter", "phone"] {
            assert!(world.count(&format!("service_cases WHERE door = '{door}'")).await >= 3);
        }
        for status in ["received", "in-progress", "asked", "decided"] {
            assert!(world.count(&format!("service_cases WHERE status = '{status}'")).await > 0);
        }
        for state in ["open", "paid-counter", "paid-transfer"] {
            assert!(world.count(&format!("service_fees WHERE state = '{state}'")).await > 2);
        }
        assert!(world.count("service_fees WHERE cents = 6140").await > 0, "two years");
        for one in world.services.post().demo_applications().expect("a demo") {
            let Some(cents) = one.application()["answers"]["gebuehr"].as_i64() else { continue };
            let other = format!("service_fees WHERE case_id = '{}' AND cents <> {cents}", one.case);
            assert_eq!(world.count(&other).await, 0, "a fee is what the form works out");
        }
        let Day(now) = today();
        let late = format!("service_cases WHERE status = 'in-progress' AND due_day < {now}");
        assert!((1..12).contains(&world.count(&late).await));
        let days = world.services.days_by_door(&slug("bewohnerparkausweis")).await.expect("read");
        let known = days.iter().filter(|it| it.median.is_some()).map(|it| it.door);
        assert_eq!(known.collect::<Vec<_>>(), ["online", "paper", "counter"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_demo_case_has_its_letters_and_no_job_finds_it_wrong() {
    for world in World::demo().await {
        let decided = "service_cases c WHERE status = 'decided' AND NOT EXISTS
             (SELECT 1 FROM post_letters l WHERE l.case_id = c.case_id AND ABS(l.day - c.decided_day) < 2)";
        assert_eq!(
            world.count(decided).await,
            0,
            "every decision is a letter of its day (which in UTC may be the one before)"
        );
        let code = "service_cases c JOIN post_cases p ON p.id = c.case_id AND p.code = c.code";
        assert_eq!(world.count(code).await, world.count("service_cases").await);
        let events = world.count("service_case_events").await;
        for job in ["services.note-answers", "services.free-cases", "services.tidy-cases"] {
            world.run(job).await;
        }
        assert_eq!(world.count("service_case_events").await, events);
        assert_eq!(world.count("audit_log WHERE action LIKE 'service-case-%'").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_demo_application_answers_all_that_its_form_asks() {
    for world in World::demo().await {
        let kept = world.services.forms().await.expect("forms");
        let forms: HashMap<_, _> = kept
            .into_iter()
            .map(|it| (it.slug.to_string(), Form::new(it.draft).expect("sound")))
            .collect();
        for one in world.services.post().demo_applications().expect("a demo") {
            let application = one.application();
            let form = &forms[application["form"].as_str().expect("a form")];
            let day = today().plus(-one.received).to_string();
            let outcome = form.validate(&application["answers"], &day);
            assert_eq!(outcome.errors, [], "{}: {}", one.service, application["answers"]);
            assert_eq!(outcome.data, application["answers"], "{}", one.service);
            says_each_answer_once(form, &application["answers"], &one.text());
        }
    }
}

/// Each line of the text is a question of the form with its answer, or the name of a row.
fn says_each_answer_once(form: &Form, answers: &Value, text: &str) {
    let mut labels = Vec::new();
    for page in &form.definition().layout.pages {
        collect(&page.items, &mut labels);
    }
    let lines: Vec<_> = text.lines().filter(|line| !line.is_empty()).collect();
    let said = lines.iter().filter_map(|line| line.split_once(": "));
    let said: Vec<_> = said.map(|(label, _)| label).collect();
    assert!(said.iter().all(|label| labels.contains(label)), "{text}");
    assert_eq!(said.len(), count(answers), "{text}");
}

fn collect<'a>(items: &'a [Item], into: &mut Vec<&'a str>) {
    for item in items {
        if let Item::Question(question) = item {
            into.push(&question.label.0["de"]);
            collect(&question.items, into);
        }
    }
}

/// How many questions are answered; a file is one answer.
fn count(answers: &Value) -> usize {
    match answers {
        Value::Object(fields) if !fields.contains_key("bytes") => fields.values().map(count).sum(),
        Value::Array(rows) => rows.iter().map(count).sum(),
        _ => 1,
    }
}
