//! `/services/manage/{slug}/details`: what must be brought, what must be so, how long it takes,
//! laws, links, and under which words and life situations it is found.

use axum::response::Response;
use commons::Text;
use maud::{Markup, html};
use ui::{
    Reader, Refusal,
    components::{Choice, Field, fieldset},
    form::Errors,
};

use super::{
    Editing, Part, Sent, edit_of, form_page, keep,
    sent::{day, field},
};
use crate::catalogue::model::{
    LegalBasis, LifeSituation, RequiredDocument, Service, ServiceContent, ServiceEdit, Urgent,
    WebLink,
};

/// Empty entries at the end of each list, to be filled in.
const SPARE: usize = 2;

/// The lists whose entries have several fields: the parts of an entry, with its texts.
const LISTS: [(&str, &[&str]); 3] = [
    ("documents", &["name", "name_en", "about", "about_en", "url"]),
    ("legal_basis", &["name", "name_en", "url"]),
    ("links", &["name", "name_en", "url"]),
];

pub(super) async fn show(Editing { reader, service, .. }: Editing) -> Response {
    page(&reader, &service, &kept(&service.content), &Errors::none())
}

pub(super) async fn save(
    Editing { reader, actor, services, service }: Editing,
    sent: Sent,
) -> Result<Response, Refusal> {
    let edit = match edited(&reader, &service, &sent) {
        Ok(edit) => edit,
        Err(errors) => return Ok(page(&reader, &service, &sent, &errors)),
    };
    match keep(&services, &actor, &reader, edit).await? {
        Ok(done) => Ok(done),
        Err(errors) => Ok(page(&reader, &service, &sent, &errors)),
    }
}

fn kept(content: &ServiceContent) -> Sent {
    let mut sent = Sent::default();
    let named = |sent: &mut Sent, list, at, name: &Text, url: Option<&str>| {
        sent.add_text(&field(list, at, "name"), name);
        sent.add(field(list, at, "url"), url.unwrap_or_default());
    };
    for (at, document) in content.documents.iter().enumerate() {
        named(&mut sent, "documents", at, &document.name, document.url.as_deref());
        sent.add_text(&field("documents", at, "about"), &document.about);
    }
    for (at, law) in content.legal_basis.iter().enumerate() {
        named(&mut sent, "legal_basis", at, &law.title, law.url.as_deref());
    }
    for (at, link) in content.links.iter().enumerate() {
        named(&mut sent, "links", at, &link.title, Some(&link.url));
    }
    sent.add_text("prerequisites", &joined(&content.prerequisites));
    sent.add_text("deadlines", &joined(&content.deadlines));
    sent.add_text("processing", &content.processing.note);
    let days = content.processing.promised_days.map(|days| days.to_string());
    sent.add("days", days.unwrap_or_default());
    sent.add("keywords", content.keywords.join(", "));
    sent.add("leika", content.leika.clone().unwrap_or_default());
    for life in &content.life_situations {
        sent.add("life", life.name());
    }
    if let Some(urgent) = &content.urgent {
        sent.add_text("urgent", &urgent.text);
        sent.add("until", urgent.until.map(|day| day.to_string()).unwrap_or_default());
    }
    sent
}

/// A list of texts as one, each on a line of its own.
fn joined(texts: &[Text]) -> Text {
    let tags = texts.iter().flat_map(|text| text.0.keys());
    let lines = |tag: &String| {
        let line = |text: &Text| text.0.get(tag).map_or(String::new(), |it| it.replace('\n', " "));
        texts.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    Text(tags.map(|tag| (tag.clone(), lines(tag))).collect())
}

/// The list of texts that stands on lines of its own; lines of the same number are one text.
fn parted(text: &Text) -> Vec<Text> {
    let longest = text.0.values().map(|text| text.lines().count()).max().unwrap_or_default();
    let at = |number: usize| {
        let line = |text: &String| text.lines().nth(number).unwrap_or_default().trim().to_owned();
        let lines = text.0.iter().map(|(tag, text)| (tag.clone(), line(text)));
        Text(lines.filter(|(_, line)| !line.is_empty()).collect())
    };
    (0..longest).map(at).filter(|text| !text.is_empty()).collect()
}

fn edited(reader: &Reader, service: &Service, sent: &Sent) -> Result<ServiceEdit, Errors> {
    let mut errors = Errors::none();
    let mut edit = edit_of(service, sent);
    let content = &mut edit.content;
    content.documents = entries(sent, "documents", |at| {
        let known = content.documents.get(at).cloned().unwrap_or_default();
        let text = |part, known| sent.text(&field("documents", at, part), known);
        let document = RequiredDocument {
            name: text("name", &known.name),
            about: text("about", &known.about),
            url: url(sent, "documents", at),
        };
        (!document.name.is_empty()).then_some(document)
    });
    content.legal_basis = entries(sent, "legal_basis", |at| {
        let known = content.legal_basis.get(at).cloned().unwrap_or_default();
        let title = sent.text(&field("legal_basis", at, "name"), &known.title);
        (!title.is_empty()).then(|| LegalBasis { title, url: url(sent, "legal_basis", at) })
    });
    content.links = entries(sent, "links", |at| {
        let known = content.links.get(at).cloned().unwrap_or_default();
        let url = url(sent, "links", at)?;
        let title = sent.text(&field("links", at, "name"), &known.title);
        let title = if title.is_empty() { Text::de(&url) } else { title };
        Some(WebLink { title, url })
    });
    content.prerequisites = parted(&sent.text("prerequisites", &joined(&content.prerequisites)));
    content.deadlines = parted(&sent.text("deadlines", &joined(&content.deadlines)));
    content.processing.note = sent.text("processing", &content.processing.note);
    content.processing.promised_days = match sent.get("days") {
        "" => None,
        days => {
            let read = days.parse().ok();
            if read.is_none() {
                errors = errors.with("days", reader.t("services-catalogue-bad-number"));
            }
            read
        }
    };
    let words = sent.get("keywords").split([',', '\n']).map(|word| word.trim().to_owned());
    content.keywords = words.filter(|word| !word.is_empty()).collect();
    content.leika = Some(sent.get("leika").replace(' ', "")).filter(|leika| !leika.is_empty());
    content.life_situations =
        sent.all("life").iter().filter_map(|life| LifeSituation::of_name(life)).collect();
    let known = content.urgent.clone().unwrap_or_default();
    let text = sent.text("urgent", &known.text);
    let until = day(sent.get("until")).unwrap_or_else(|()| {
        errors = errors.clone().with("until", reader.t("services-catalogue-bad-day"));
        None
    });
    content.urgent = (!text.is_empty()).then_some(Urgent { text, until });
    if errors.is_empty() { Ok(edit) } else { Err(errors) }
}

fn entries<T>(sent: &Sent, list: &str, entry: impl Fn(usize) -> Option<T>) -> Vec<T> {
    (0..sent.entries(list)).filter_map(entry).collect()
}

fn url(sent: &Sent, list: &str, at: usize) -> Option<String> {
    Some(sent.get(&field(list, at, "url")).to_owned()).filter(|url| !url.is_empty())
}

fn page(reader: &Reader, service: &Service, sent: &Sent, errors: &Errors) -> Response {
    let lives = LifeSituation::ALL.map(|life| Choice::new(life.name(), reader.t(&life.text_key())));
    let life = sent.all("life").iter().fold(
        Field::checkboxes("life", reader.t("services-catalogue-life"), lives.to_vec()),
        Field::value,
    );
    let time = [
        Field::number("days", label(reader, "days")).hint(hint(reader, "days")),
        area("processing", label(reader, "processing"), 2),
        area("processing_en", english(reader, "processing"), 2),
        area("deadlines", label(reader, "deadlines"), 3).hint(hint(reader, "lines")),
        area("deadlines_en", english(reader, "deadlines"), 3),
    ];
    let needs = [
        area("prerequisites", label(reader, "prerequisites"), 4).hint(hint(reader, "lines")),
        area("prerequisites_en", english(reader, "prerequisites"), 4),
    ];
    let found = [
        area("keywords", label(reader, "keywords"), 2).hint(hint(reader, "keywords")),
        Field::text("leika", label(reader, "leika")).hint(hint(reader, "leika")),
    ];
    let urgent = [
        area("urgent", label(reader, "urgent"), 2),
        area("urgent_en", english(reader, "urgent"), 2),
        Field::date("until", label(reader, "until")).hint(hint(reader, "until")),
    ];
    let group = |key: &str, fields: Vec<Field>| {
        fieldset(
            reader.t(key),
            &html! { @for field in fields { (shown(reader, sent, errors, field)) } },
        )
    };
    let body = html! {
        (group("services-catalogue-group-needs", needs.to_vec()))
        @for (name, parts) in LISTS { (list(reader, sent, errors, name, parts)) }
        (group("services-catalogue-group-time", time.to_vec()))
        (group("services-catalogue-group-found", found.to_vec()))
        (life.show(reader, errors))
        (group("services-catalogue-group-urgent", urgent.to_vec()))
    };
    form_page(reader, service, Part::Details, errors, &body)
}

/// One of the lists: its entries, and empty ones at its end.
fn list(reader: &Reader, sent: &Sent, errors: &Errors, name: &str, parts: &[&str]) -> Markup {
    let legend = reader.t(&format!("services-catalogue-group-{}", name.replace('_', "-")));
    let entry = |at: usize| {
        let number = [("number", (at + 1).into())];
        let legend =
            reader.tr(&format!("services-catalogue-entry-{}", name.replace('_', "-")), &number);
        let one = |part: &&str| {
            let id = field(name, at, part);
            let label = reader.t(&format!("services-catalogue-entry-{}", part.replace('_', "-")));
            let made =
                if *part == "url" { Field::url(&id, label) } else { Field::text(&id, label) };
            shown(reader, sent, errors, made)
        };
        fieldset(legend, &html! { div.side-by-side { @for part in parts { (one(part)) } } })
    };
    let filled = (0..sent.entries(name))
        .filter(|at| parts.iter().any(|part| !sent.get(&field(name, *at, part)).is_empty()))
        .max()
        .map_or(0, |last| last + 1);
    html! {
        div id={ "f-" (name) } tabindex="-1" {
            h2 { (legend) }
            @for at in 0..filled + SPARE { (entry(at)) }
        }
    }
}

fn shown(reader: &Reader, sent: &Sent, errors: &Errors, field: Field) -> Markup {
    let value = sent.get(field.name()).to_owned();
    field.optional().value(value).show(reader, errors)
}

fn area(name: &str, label: String, lines: u8) -> Field {
    Field::textarea(name, label, lines)
}

fn label(reader: &Reader, name: &str) -> String {
    reader.t(&format!("services-catalogue-field-{name}"))
}

fn english(reader: &Reader, name: &str) -> String {
    reader.tr("services-catalogue-in-english", &[("label", label(reader, name).into())])
}

fn hint(reader: &Reader, name: &str) -> String {
    reader.t(&format!("services-catalogue-field-{name}-hint"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_written_on_lines_and_read_from_them() {
        let texts = vec![
            Text::both("Zuerst", "First"),
            Text::de("Dann\nweiter"),
            Text::both("Zuletzt", "Last"),
        ];
        let lines = joined(&texts);
        assert_eq!(lines.0["de"], "Zuerst\nDann weiter\nZuletzt");
        assert_eq!(lines.0["en"], "First\n\nLast");
        let again = parted(&lines);
        assert_eq!(again[1], Text::de("Dann weiter"));
        assert_eq!(again[2], Text::both("Zuletzt", "Last"));
        assert_eq!(parted(&Text::de("\n\n")), []);
    }
}
