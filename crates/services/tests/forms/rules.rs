//! What is checked before a definition is kept.

use commons::Text;
use proptest::prelude::*;
use serde_json::{Value, json};
use services::forms::{Definition, Form, Item, Page, Question};

use crate::common::{definition, faults, form};

fn one(fault: (&str, &str)) -> Vec<(String, String)> {
    vec![(fault.0.to_owned(), fault.1.to_owned())]
}

fn fields() -> Value {
    json!({
        "wohnt": { "type": "boolean" },
        "art": { "type": "string", "enum": ["auto", "rad"] },
        "tag": { "type": "string", "format": "date" },
        "zahl": { "type": "integer" },
        "text": { "type": "string" },
        "hunde": { "type": "array", "maxItems": 3, "items": {
            "type": "object", "additionalProperties": false,
            "properties": { "name": { "type": "string" }, "alter": { "type": "integer" } },
        } },
        "ende": { "type": "string" },
    })
}

fn of(rules: Value) -> Definition {
    definition(fields(), &[], rules)
}

#[expect(clippy::needless_pass_by_value, reason = "tests write them in place")]
fn visible(of: &str, when: Value) -> Value {
    json!({ "kind": "visible", "of": of, "when": when })
}

#[test]
fn rules_that_wait_for_each_other_are_named_as_a_circle() {
    let rules = json!([
        visible("art", json!({ "==": [{ "var": "tag" }, "2026-01-01"] })),
        visible("tag", json!({ "==": [{ "var": "art" }, "auto"] })),
    ]);
    assert_eq!(faults(of(rules)), one(("rules[0]", "cycle")));
    let itself = json!([visible("art", json!({ "==": [{ "var": "art" }, "auto"] }))]);
    assert_eq!(faults(of(itself)), one(("rules[0]", "cycle")));
    let page = json!([visible("#seite", json!({ "var": "wohnt" }))]);
    assert_eq!(faults(of(page)), one(("rules[0]", "cycle")));
}

#[test]
fn a_circle_as_long_as_a_form_may_be_is_found_and_a_chain_as_long_is_none() {
    let names: Vec<String> = (0..1_999).map(|at| format!("f{at}")).collect();
    let fields: serde_json::Map<String, Value> =
        names.iter().map(|name| (name.clone(), json!({ "type": "boolean" }))).collect();
    let chain: Vec<Value> = names
        .windows(2)
        .map(|pair| visible(&pair[1], json!({ "==": [{ "var": pair[0] }, true] })))
        .collect();
    assert!(Form::new(definition(json!(fields), &[], json!(chain))).is_ok());
    let last = json!({ "==": [{ "var": names.last() }, true] });
    let circle = [vec![visible("f0", last)], chain].concat();
    assert_eq!(faults(definition(json!(fields), &[], json!(circle))), one(("rules[0]", "cycle")));
}

#[test]
fn a_definition_that_is_larger_than_anybody_should_be_asked_is_refused_by_its_part() {
    let many = |count: usize| -> Value {
        (0..count).map(|at| (format!("f{at}"), json!({ "type": "boolean" }))).collect()
    };
    assert_eq!(faults(definition(many(2_000), &[], json!([]))), one(("layout", "too-many")));
    let check = |at: usize| {
        json!({ "kind": "check", "of": "wohnt", "id": format!("c{at}"),
            "message": { "de": "m" }, "test": { "var": "wohnt" } })
    };
    let rules: Vec<Value> = (0..2_001).map(check).collect();
    assert_eq!(faults(of(json!(rules))), one(("rules", "too-many")));
    let mut deep = json!({ "var": "wohnt" });
    for _ in 0..40 {
        deep = json!({ "!": [deep] });
    }
    assert_eq!(faults(of(json!([visible("art", deep)]))), one(("rules[0]", "too-many")));
    let fifty = json!({ "and": vec![json!({ "var": "wohnt" }); 50] });
    let wide = json!([visible("art", json!({ "and": vec![fifty; 50] }))]);
    assert_eq!(faults(of(wide)), one(("rules[0]", "too-many")));
    let mut node = json!({ "type": "string" });
    // Groups in groups, one more than may be.
    for _ in 0..9 {
        node =
            json!({ "type": "object", "additionalProperties": false, "properties": { "g": node } });
    }
    let found = faults(definition(json!({ "g": node }), &[], json!([])));
    assert!(found.iter().any(|(_, code)| code == "too-many"), "{found:?}");
}

#[test]
fn a_rule_that_reads_what_is_asked_later_is_named() {
    let rules = json!([visible("wohnt", json!({ ">": [{ "var": "zahl" }, 3] }))]);
    assert_eq!(faults(of(rules)), one(("rules[0]", "reads-later")));
    let check = json!([{ "kind": "check", "of": "tag", "id": "c", "message": { "de": "m" },
        "test": { ">": [{ "var": "zahl" }, 3] } }]);
    assert_eq!(faults(of(check)), one(("rules[0]", "reads-later")));
}

#[test]
fn what_can_never_be_seen_is_named() {
    for never in [
        json!(false),
        json!({ "and": [{ "var": "wohnt" }, false] }),
        json!({ "==": [1, 2] }),
        json!({ "and": [{ "==": [{ "var": "art" }, "auto"] }, { "==": [{ "var": "art" }, "rad"] }] }),
    ] {
        let rules = json!([visible("text", never.clone())]);
        assert_eq!(faults(of(rules)), one(("rules[0]", "never-visible")), "{never}");
    }
    // What reads something hidden for ever is hidden too.
    let rules = json!([
        visible("text", json!(false)),
        visible("ende", json!({ "==": [{ "var": "text" }, "a"] })),
    ]);
    let both = [("rules[0]", "never-visible"), ("rules[1]", "never-visible")];
    assert_eq!(faults(of(rules)), both.map(|(a, b)| (a.to_owned(), b.to_owned())));
}

#[test]
fn a_field_that_no_page_asks_is_named() {
    let mut definition = of(json!([]));
    definition.layout.pages[0].items.pop();
    assert_eq!(faults(definition), one(("schema.ende", "not-asked")));
}

#[test]
fn names_that_are_not_there_and_operators_that_are_not_there_are_named() {
    for (when, code) in [
        (json!({ "var": "nichts" }), "unknown-name"),
        (json!({ "var": "hunde.name" }), "unknown-name"),
        (json!({ "missing": ["nichts"] }), "unknown-name"),
        (json!({ "exec": "rm" }), "unknown-operator"),
        (json!({ "==": [1] }), "arguments"),
        (json!({ "a": 1, "b": 2 }), "no-rule"),
        (json!({ "var": 3 }), "no-rule"),
        (json!({ "var": "zahl" }), "wrong-type"),
        (json!({ ">": [{ "var": "art" }, 3] }), "wrong-type"),
        (json!({ ">": [{ "var": "tag" }, 3] }), "unlike"),
        (json!({ "==": [{ "var": "zahl" }, "drei"] }), "unlike"),
        (json!({ "==": [{ "var": "art" }, "boot"] }), "unknown-choice"),
        (json!({ "in": [{ "var": "art" }, ["auto", "boot"]] }), "unknown-choice"),
        (json!({ "some": [{ "var": "hunde" }, { ">": [{ "var": "name" }, 3] }] }), "wrong-type"),
        (json!({ "some": [{ "var": "hunde" }, { ">": [{ "var": "text" }, 3] }] }), "unknown-name"),
    ] {
        let rules = json!([visible("ende", when.clone())]);
        assert_eq!(faults(of(rules)), one(("rules[0]", code)), "{when}");
    }
    let rules = json!([visible("nichts", json!(true))]);
    assert_eq!(faults(of(rules)), one(("rules[0]", "unknown-name")));
}

#[test]
fn rules_of_a_row_read_the_row_and_rules_outside_read_all_rows() {
    form(
        fields(),
        &[],
        json!([
            visible("hunde.alter", json!({ "==": [{ "var": "hunde.name" }, "Rex"] })),
            visible(
                "ende",
                json!({ "some": [{ "var": "hunde" }, { ">": [{ "var": "alter" }, 3] }] })
            ),
        ]),
    );
}

#[test]
fn a_rule_has_one_of_its_kind_and_only_fields_are_required_or_computed() {
    let twice = json!([visible("ende", json!(true)), visible("ende", json!(true))]);
    assert_eq!(faults(of(twice)), one(("rules[1]", "twice")));
    let page = json!([{ "kind": "required", "of": "#seite", "when": true }]);
    assert_eq!(faults(of(page)), one(("rules[0]", "bad-target")));
    let group = json!([{ "kind": "computed", "of": "hunde", "value": 3 }]);
    assert_eq!(faults(of(group)), one(("rules[0]", "bad-target")));
    let wrong = json!([{ "kind": "computed", "of": "tag", "value": 3 }]);
    assert_eq!(faults(of(wrong)), one(("rules[0]", "wrong-type")));
    let broken = json!([{ "kind": "computed", "of": "zahl", "value": { "/": [1, 2] } }]);
    assert_eq!(faults(of(broken)), one(("rules[0]", "wrong-type")));
}

#[test]
fn a_schema_that_is_not_ours_is_refused_where_it_is_not() {
    for (field, code) in [
        (json!({ "type": "string", "minimum": 3 }), "schema"),
        (json!({ "type": "integer", "format": "date" }), "schema"),
        (
            json!({ "type": "array", "items": { "type": "string", "enum": ["a"] }, "uniqueItems": true }),
            "endless",
        ),
        (json!({ "type": "string", "pattern": "^(a+)+$" }), "pattern"),
        (json!({ "type": "string", "minLength": 5, "maxLength": 3 }), "schema"),
        (json!({ "type": "boolean", "const": false }), "schema"),
        (
            json!({ "type": "array", "format": "files", "maxItems": 1, "items": { "type": "string", "enum": ["a"] } }),
            "schema",
        ),
    ] {
        let found = faults(definition(json!({ "feld": field }), &[], json!([])));
        assert_eq!(found[0], ("schema.feld".to_owned(), code.to_owned()), "{field}");
    }
    let unknown = definition(json!({ "a": { "type": "string" } }), &["b"], json!([]));
    assert_eq!(faults(unknown), one(("schema", "unknown-name")));
    let name = definition(json!({ "a b": { "type": "string" } }), &[], json!([]));
    assert_eq!(faults(name), one(("schema.a b", "bad-name")));
}

#[test]
fn a_layout_without_words_or_with_other_choices_is_refused() {
    let mut silent = of(json!([]));
    silent.layout.pages[0].title = Text::default();
    assert_eq!(faults(silent), one(("layout.pages[0]", "no-text")));
    let mut other = of(json!([]));
    if let Item::Question(question) = &mut other.layout.pages[0].items[1] {
        question.options.pop();
    }
    assert_eq!(faults(other), one(("layout.pages[0].items[1]", "options")));
    let mut empty = of(json!([]));
    let page = Page {
        id: "leer".to_owned(),
        title: Text::de("Leer"),
        intro: Text::default(),
        items: vec![],
    };
    empty.layout.pages.push(page);
    assert_eq!(faults(empty), one(("layout.pages[1]", "empty")));
    let mut twice = of(json!([]));
    let again =
        Question { field: "text".to_owned(), label: Text::de("Text"), ..Question::default() };
    twice.layout.pages[0].items.push(Item::Question(Box::new(again)));
    assert_eq!(faults(twice), one(("layout.pages[0].items[7]", "twice")));
}

/// Any `JsonLogic` of few operators and names, sound or not.
fn logic() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        (-3_i64..40).prop_map(Value::from),
        Just(json!(1e300)),
        "[a-z]{0,3}".prop_map(Value::from),
        Just(json!("2026-02-28")),
        Just(json!({ "today": [] })),
        prop_oneof![
            Just("wohnt"),
            Just("art"),
            Just("tag"),
            Just("zahl"),
            Just("text"),
            Just("hunde"),
            Just("hunde.alter"),
            Just("alter"),
            Just("current.alter"),
            Just("accumulator"),
            Just("")
        ]
        .prop_map(|name| json!({ "var": name })),
    ];
    let operator = prop_oneof![
        Just("=="),
        Just("!="),
        Just("!"),
        Just("!!"),
        Just("or"),
        Just("and"),
        Just("if"),
        Just(">"),
        Just("<="),
        Just("+"),
        Just("-"),
        Just("*"),
        Just("/"),
        Just("%"),
        Just("max"),
        Just("map"),
        Just("filter"),
        Just("reduce"),
        Just("all"),
        Just("some"),
        Just("none"),
        Just("merge"),
        Just("in"),
        Just("cat"),
        Just("substr"),
        Just("missing"),
        Just("years_between"),
        Just("days_between"),
        Just("date_add"),
    ];
    leaf.prop_recursive(5, 40, 4, move |inner| {
        (operator.clone(), proptest::collection::vec(inner, 0..5))
            .prop_map(|(name, arguments)| json!({ name: arguments }))
    })
}

fn answers() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,5}".prop_map(Value::from),
        Just(json!("2026-02-28")),
        Just(json!("auto")),
    ];
    let name = prop_oneof![
        Just("wohnt"),
        Just("art"),
        Just("tag"),
        Just("zahl"),
        Just("text"),
        Just("hunde"),
        Just("name"),
        Just("alter"),
        Just("fremd")
    ];
    leaf.prop_recursive(4, 60, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::vec((name.clone(), inner), 0..6).prop_map(|fields| {
                Value::Object(
                    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
                )
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// Whatever is written as a rule is refused, or it works on whatever is answered.
    #[test]
    fn no_definition_and_no_answers_make_checking_stumble(
        rules in proptest::collection::vec((0_usize..4, 0_usize..8, logic()), 1..4),
        answers in answers(),
    ) {
        let targets = ["wohnt", "art", "tag", "zahl", "text", "hunde.alter", "ende", "#seite"];
        let rules: Vec<Value> = rules.into_iter().enumerate().map(|(number, (kind, of, logic))| {
            let of = targets[of];
            match kind {
                0 => json!({ "kind": "visible", "of": of, "when": logic }),
                1 => json!({ "kind": "required", "of": of, "when": logic }),
                2 => json!({ "kind": "computed", "of": of, "value": logic }),
                _ => json!({ "kind": "check", "of": of, "id": format!("c{number}"), "test": logic, "message": { "de": "m" } }),
            }
        }).collect();
        if let Ok(form) = Form::new(of(Value::from(rules))) {
            let outcome = form.validate(&answers, "2026-11-26");
            // What counts is checked again with the same outcome.
            let again = form.validate(&outcome.data, "2026-11-26");
            prop_assert_eq!(&again.data, &outcome.data);
            // A row that is none is an error; nothing inside it was looked at.
            if outcome.errors.is_empty() {
                prop_assert_eq!(again.visible, outcome.visible);
            }
        }
    }

    #[test]
    fn no_json_makes_reading_a_definition_stumble(json in answers()) {
        if let Ok(definition) = Definition::read(&json.to_string()) {
            let _ = Form::new(definition);
        }
    }
}

#[test]
fn a_rule_that_would_never_end_is_stopped() {
    let list: Vec<Value> = (0..40).map(Value::from).collect();
    let mut deep = json!({ "+": [1, 1] });
    for _ in 0..9 {
        deep = json!({ "reduce": [{ "map": [list, deep] }, { "+": [{ "var": "accumulator" }, 1] }, 0] });
    }
    let rules = json!([{ "kind": "computed", "of": "zahl", "value": deep }]);
    let outcome = form(fields(), &[], rules).validate(&json!({}), "2026-11-26");
    assert_eq!(outcome.errors, []);
}

#[test]
fn rules_that_are_each_as_long_as_they_may_be_end_together_after_two_million_steps() {
    let list = vec![true; 100];
    let endless = json!({ "all": [list, { "all": [list, { "all": [list, true] }] }] });
    let errors_after = |count: usize| {
        let mut names: Vec<String> = (0..count).map(|at| format!("f{at}")).collect();
        let mut rules: Vec<Value> = names
            .iter()
            .map(|of| json!({ "kind": "required", "of": of, "when": endless }))
            .collect();
        let test = json!({ "==": [1, 1] });
        rules.push(json!({ "kind": "check", "of": "last", "id": "c", "test": test, "message": { "de": "x" } }));
        names.push("last".to_owned());
        let fields: serde_json::Map<String, Value> =
            names.iter().map(|name| (name.clone(), json!({ "type": "string" }))).collect();
        let form = Form::new(definition(json!(fields), &[], json!(rules))).expect("sound");
        form.validate(&json!({ "last": "x" }), "2026-11-26").errors.len()
    };
    assert_eq!([errors_after(9), errors_after(10), errors_after(200)], [0, 1, 1]);
}
