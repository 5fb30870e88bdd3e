//! Measures forms: `cargo run --release -p services --example measure_forms -- [FILE.json]`. A form
//! of a hundred fields and a hundred rules is checked, and a form of ten pages is printed. With a
//! file, definition and answers are written there too, for the browser.

use std::{env, error::Error, fs, hint::black_box, time::Instant};

use commons::{Lang, Timestamp};
use serde_json::{Value, json};
use services::forms::{
    Definition, Form,
    paper::{Copy, Words, print},
};

const ROUNDS: usize = 200;
const TODAY: &str = "2026-11-26";

fn main() -> Result<(), Box<dyn Error>> {
    let (definition, answers) = hundred();
    if let Some(file) = env::args().nth(1) {
        fs::write(file, json!({ "definition": definition, "answers": answers }).to_string())?;
    }
    let definition = Definition::read(&definition.to_string())?;
    let form = checked(&definition)?;
    let saving = times(20, || {
        black_box(Form::new(definition.clone()).is_ok());
    });
    let checking = times(ROUNDS, || {
        black_box(form.validate(&answers, TODAY));
    });
    let (long, copy, words) = ten_pages()?;
    let pdf = print(&long, &copy, &words)?;
    let printing = times(20, || {
        black_box(print(&long, &copy, &words).is_ok());
    });
    let errors = form.validate(&answers, TODAY).errors.len();
    let figures = json!({
        "errors found in 100 fields under 100 rules": errors,
        "checking the definition, median": ms(&saving, 2),
        "checking the answers, median": ms(&checking, 2),
        "checking the answers, slowest of 200": ms(&checking, 1),
        "pages of the printed form": pages(&pdf),
        "printing, median": ms(&printing, 2),
        "printing, slowest of 20": ms(&printing, 1),
    });
    #[expect(clippy::print_stdout, reason = "the measurement is its output")]
    {
        println!("{figures:#}");
    }
    Ok(())
}

/// How long each round takes, in milliseconds, in order.
fn times(rounds: usize, work: impl Fn()) -> Vec<f64> {
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times
}

/// The middle one (part 2), or the slowest (part 1).
fn ms(times: &[f64], part: usize) -> String {
    let at = if part == 1 { times.len() - 1 } else { times.len() / part };
    format!("{:.2} ms", times.get(at).copied().unwrap_or_default())
}

fn checked(definition: &Definition) -> Result<Form, String> {
    Form::new(definition.clone()).map_err(|faults| format!("{faults:#?}"))
}

/// A hundred fields of all kinds and a hundred rules of all kinds, and answers to all of them.
fn hundred() -> (Value, Value) {
    let (mut properties, mut items, mut rules, mut answers) =
        (json!({}), vec![], vec![], json!({}));
    for number in 0..100 {
        let name = format!("f{number}");
        let before = format!("f{}", number / 5 * 5);
        let (node, answer) = match number % 5 {
            0 => {
                (json!({ "type": "integer", "format": "cents", "minimum": 0 }), json!(number * 100))
            }
            1 => (json!({ "type": "string", "maxLength": 50 }), json!("Musterstraße")),
            2 => (json!({ "type": "string", "format": "date" }), json!("2026-12-24")),
            3 => (json!({ "type": "string", "format": "iban" }), json!("DE89370400440532013000")),
            _ => (json!({ "type": "integer" }), json!(1)),
        };
        properties[&name] = node;
        answers[&name] = answer;
        items.push(json!({ "field": name, "label": { "de": name } }));
        rules.push(match number % 5 {
            1 => json!({ "kind": "visible", "of": name, "when": { ">=": [{ "var": before }, 500] } }),
            2 => json!({ "kind": "check", "of": name, "id": format!("c{number}"), "message": { "de": "m" },
                "test": { "<=": [{ "var": name }, { "date_add": [{ "today": [] }, 0, 3, 0] }] } }),
            3 => json!({ "kind": "required", "of": name, "when": { "and": [{ ">": [{ "var": before }, 0] }, { "!!": { "var": format!("f{}", number - 1) } }] } }),
            4 => json!({ "kind": "computed", "of": name, "value": { "if": [{ ">": [{ "var": before }, 1000] }, { "max": [{ "var": before }, 5000] }, { "+": [{ "var": before }, 1] }] } }),
            _ => json!({ "kind": "check", "of": name, "id": format!("c{number}"), "message": { "de": "m" },
                "test": { "<": [{ "var": name }, 9000] } }),
        });
    }
    let definition = json!({
        "form": "hundert", "service": "hundert", "office": "amt", "title": { "de": "Hundert Fragen" },
        "legal": { "de": "§ 1" },
        "schema": { "type": "object", "properties": properties, "additionalProperties": false },
        "layout": { "pages": [{ "id": "seite", "title": { "de": "Seite" }, "items": items }] },
        "rules": rules,
    });
    (definition, answers)
}

/// A form that fills ten printed pages.
fn ten_pages() -> Result<(Form, Copy, Words), Box<dyn Error>> {
    let (mut definition, _) = hundred();
    let pages = definition["layout"]["pages"].as_array_mut().ok_or("pages")?;
    let items = pages[0]["items"].as_array_mut().ok_or("items")?;
    items.truncate(90);
    for item in items.iter_mut() {
        item["help"] = json!({ "de": "So, wie es im Ausweis steht." });
        item["why"] =
            json!({ "de": "Damit wir den Antrag zuordnen und Rückfragen stellen können." });
    }
    let rules = definition["rules"].as_array_mut().ok_or("rules")?;
    rules.truncate(90);
    let properties = definition["schema"]["properties"].as_object_mut().ok_or("fields")?;
    for number in 90..100 {
        properties.shift_remove(&format!("f{number}"));
    }
    let form = checked(&Definition::read(&definition.to_string())?)?;
    let texts = ui::Translations::new(services::locales())?;
    let words = Words::of(&|key| texts.get(Lang::De, key, &[]));
    let town = "Musterstadt".to_owned();
    let published = Timestamp::UNIX_EPOCH;
    Ok((form, Copy { lang: Lang::De, town, version: 1, published, token: None }, words))
}

/// How many pages a PDF of ours has: their objects are not compressed.
fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.matches("/Type/Page").count() - text.matches("/Type/Pages").count()
}
