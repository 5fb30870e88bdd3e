//! The test vectors that the browser runs too.

use std::path::Path;

use commons::Lang;
use serde_json::{Value, json};
use services::forms::{Definition, Form, Node, read};

fn vectors(name: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/forms").join(name);
    let text = std::fs::read_to_string(path).expect("vectors");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn answers_are_checked_as_the_vectors_say() {
    for vector in vectors("answers.json") {
        let definition = Definition::read(&vector["definition"].to_string()).expect("a definition");
        let form = Form::new(definition).unwrap_or_else(|it| panic!("{}: {it:?}", vector["name"]));
        for case in vector["cases"].as_array().expect("cases") {
            let today = case["today"].as_str().unwrap_or("2026-11-26");
            let outcome = json!(form.validate(&case["answers"], today));
            assert_eq!(outcome, case["outcome"], "{}: {}", vector["name"], case["name"]);
        }
    }
}

#[test]
fn rules_are_worked_out_as_the_vectors_say() {
    use services::forms::{Day, logic};
    for vector in vectors("logic.json") {
        let expr = logic::read(&vector["rule"]).expect("a rule");
        let today = Day::read("2026-11-26").expect("a day");
        let scope = logic::Scope { data: &vector["data"], rows: &[], today };
        assert_eq!(expr.eval(&scope), vector["value"], "{}", vector["rule"]);
    }
}

#[test]
fn what_people_write_is_read_as_the_vectors_say() {
    for vector in vectors("written.json") {
        let node: Node = serde_json::from_value(vector["node"].clone()).expect("a schema");
        let lang = if vector["lang"] == "en" { Lang::En } else { Lang::De };
        let value = match read(&node, lang, vector["written"].as_str().expect("text")) {
            Ok(value) => json!({ "value": value }),
            Err(code) => json!({ "error": code }),
        };
        assert_eq!(value, vector["read"], "{vector}");
    }
}

#[test]
fn the_marks_of_printed_pages_are_read_as_the_vectors_say() {
    use services::forms::paper::PageMark;
    for vector in vectors("marks.json") {
        let text = vector["text"].as_str().expect("a text");
        let mark = PageMark::read(text);
        let said = mark.as_ref().map_or(Value::Null, |mark| {
            let mut said = json!({
                "form": mark.form, "version": mark.version, "language": mark.lang.tag(),
                "page": mark.page, "pages": mark.pages,
            });
            if let Some(token) = &mark.token {
                said["token"] = json!(token);
            }
            said
        });
        assert_eq!(said, vector["mark"], "{text}");
        if let Some(mark) = mark {
            assert_eq!(mark.write(), text);
        }
    }
}
