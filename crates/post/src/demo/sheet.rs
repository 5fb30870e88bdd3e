//! A form as somebody filled it in: its answers for programs and for people, and the files that
//! belong to them (`docs/specs/forms.md`, §8).

use std::fmt::Write;

use commons::{Cents, Lang};
use serde_json::{Value, json};

use super::{pdf, stories::File};
use crate::Day;

/// What applications call their answers for programs.
const NAME: &str = "application.json";
const MEDIA_TYPE: &str = "application/vnd.allmende.application+json";

/// The answers of one form, in its order. Each is written by its path, with the question and the
/// words that the browser would show.
pub(super) struct Sheet {
    form: &'static str,
    pub(super) title: &'static str,
    answers: Value,
    pub(super) body: String,
    files: Vec<File>,
}

impl Sheet {
    pub(super) fn of(form: &'static str, title: &'static str) -> Self {
        Self { form, title, answers: json!({}), body: String::new(), files: Vec::new() }
    }

    /// A page of the form ends.
    pub(super) fn page(mut self) -> Self {
        self.body.push('\n');
        self
    }

    pub(super) fn text(self, path: &str, question: &str, text: &str) -> Self {
        self.answer(path, question, text, text.into())
    }

    pub(super) fn choice(self, path: &str, question: &str, value: &str, label: &str) -> Self {
        self.answer(path, question, label, value.into())
    }

    pub(super) fn flag(self, path: &str, question: &str, is_so: bool) -> Self {
        self.answer(path, question, if is_so { "Ja" } else { "Nein" }, is_so.into())
    }

    pub(super) fn number(self, path: &str, question: &str, number: i64) -> Self {
        self.answer(path, question, &number.to_string(), number.into())
    }

    pub(super) fn day(self, path: &str, question: &str, day: Day) -> Self {
        let words = ui::date(Lang::De, day.begins_at());
        self.answer(path, question, &words, day.to_string().into())
    }

    /// An amount.
    pub(super) fn cents(self, path: &str, question: &str, cents: i64) -> Self {
        let words = Cents(cents).format(Lang::De);
        self.answer(path, question, &words, cents.into())
    }

    /// The IBAN of an example account.
    pub(super) fn iban(self, path: &str, question: &str) -> Self {
        const IBAN: &str = "DE89 3704 0044 0532 0130 00";
        self.answer(path, question, IBAN, IBAN.replace(' ', "").into())
    }

    /// A row of a group that repeats; its answers follow.
    pub(super) fn row(mut self, name: &str, number: usize) -> Self {
        let _ = writeln!(self.body, "{name} {number}");
        self
    }

    /// One file with these lines.
    pub(super) fn file(mut self, path: &str, question: &str, name: &str, lines: &[&str]) -> Self {
        let file = File::pdf(name, lines);
        let fact = json!([{ "name": name, "type": pdf::MEDIA_TYPE, "bytes": file.content.len() }]);
        self.files.push(file);
        self.answer(path, question, name, fact)
    }

    /// The last page: all is true.
    pub(super) fn agreed(self) -> Self {
        let question = "Meine Angaben sind vollständig und richtig";
        self.page().answer("richtig", question, "Ja, bestätigt", true.into())
    }

    fn answer(mut self, path: &str, question: &str, words: &str, value: Value) -> Self {
        let _ = writeln!(self.body, "{question}: {words}");
        put(&mut self.answers, path, value);
        self
    }

    /// What programs read.
    pub(super) fn application(&self) -> Value {
        let Self { answers, form, .. } = self;
        json!({ "answers": answers, "form": form, "language": "de", "v": 1, "version": 1 })
    }

    /// The attachments of its letter.
    pub(super) fn into_files(self) -> Vec<File> {
        let content = serde_json_canonicalizer::to_vec(&self.application()).unwrap_or_default();
        let answers = File { name: NAME.to_owned(), media_type: MEDIA_TYPE, content };
        [answers].into_iter().chain(self.files).collect()
    }
}

/// Puts a value where its path says: `hunde.0.rufname`.
fn put(into: &mut Value, path: &str, value: Value) {
    let (name, rest) = path.split_once('.').unwrap_or((path, ""));
    let place = match name.parse() {
        Ok(row) => row_of(into, row),
        Err(_) => &mut into[name],
    };
    if rest.is_empty() {
        *place = value;
    } else {
        put(place, rest, value);
    }
}

fn row_of(into: &mut Value, row: usize) -> &mut Value {
    if into.is_null() {
        *into = json!([]);
    }
    if let Some(rows) = into.as_array_mut() {
        rows.resize(rows.len().max(row + 1), Value::Null);
    }
    &mut into[row]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_stand_where_their_paths_say_and_are_said_in_words() {
        let sheet = Sheet::of("hund-anmelden", "Hund anmelden")
            .text("anschrift.ort", "Ort", "Musterstadt")
            .page()
            .row("Hund", 1)
            .text("hunde.0.rufname", "Rufname", "Bello")
            .row("Hund", 2)
            .text("hunde.1.rufname", "Rufname", "Senta")
            .day("hunde.1.seit", "Seit wann?", "2026-03-05".parse().unwrap())
            .cents("steuer", "Steuer", 16_805)
            .file("belege", "Belege", "Beleg.pdf", &["Beleg"]);
        assert_eq!(
            sheet.body,
            "Ort: Musterstadt\n\nHund 1\nRufname: Bello\nHund 2\nRufname: Senta\n\
             Seit wann?: 5.\u{a0}März 2026\nSteuer: 168,05\u{a0}€\nBelege: Beleg.pdf\n"
        );
        let application = sheet.application();
        let answers = &application["answers"];
        assert_eq!(answers["anschrift"], json!({ "ort": "Musterstadt" }));
        let second = json!({ "rufname": "Senta", "seit": "2026-03-05" });
        assert_eq!(answers["hunde"], json!([{ "rufname": "Bello" }, second]));
        let files = sheet.into_files();
        assert_eq!(answers["belege"][0]["bytes"], files[1].content.len());
        assert!(files[0].content.starts_with(b"{\"answers\":{\"anschrift\""));
    }
}
