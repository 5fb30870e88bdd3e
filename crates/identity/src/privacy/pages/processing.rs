//! The record of processing: a page, JSON, CSV.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Json, Response},
};
use maud::{Markup, html};
use serde_json::{Value, json};
use ui::{
    Crumb, Format, Page, Reader, Refusal,
    components::{Column, DataTable, description_list},
};

use super::{super::Activity, Privacy, officer};

pub(super) async fn show(
    State(privacy): State<Privacy>,
    reader: Reader,
) -> Result<Response, Refusal> {
    let activities = privacy.processing();
    match reader.format {
        Format::Json => Ok(Json(machine_form(&privacy, &reader, &activities)).into_response()),
        Format::Csv => {
            let kind = [(header::CONTENT_TYPE, "text/csv; charset=utf-8")];
            Ok((kind, csv(&reader, &activities)).into_response())
        }
        Format::Html => page(&privacy, &reader, &activities).await,
    }
}

async fn page(
    privacy: &Privacy,
    reader: &Reader,
    activities: &[Activity],
) -> Result<Response, Refusal> {
    let last_run = match privacy.retention_applied_at().await? {
        Some(at) => {
            reader.tr("privacy-processing-retention-at", &[("date", reader.date(at).into())])
        }
        None => reader.t("privacy-processing-retention-never"),
    };
    let facts = description_list([
        (reader.t("privacy-processing-controller"), html! { (privacy.town()) }),
        (reader.t("privacy-officer-title"), officer(privacy, reader).await?),
        (text(reader, "recipients").0, text(reader, "recipients").1),
        (text(reader, "security").0, text(reader, "security").1),
        (reader.t("privacy-processing-retention-run"), html! { (last_run) }),
    ]);
    let title = reader.t("privacy-processing-title");
    let columns = COLUMNS.map(|key| Column::text(reader.t(key))).to_vec();
    let rows = activities
        .iter()
        .map(|activity| row(reader, activity).into_iter().map(|cell| html! { (cell) }).collect());
    Ok(Page::new(&title)
        .lead(reader.t("privacy-processing-lead"))
        .crumbs(vec![Crumb::new(reader.t("privacy-title"), "/privacy")])
        .machine("JSON", "/privacy/processing.json")
        .machine("CSV", "/privacy/processing.csv")
        .main(html! {
            (facts)
            (DataTable::new(&title, columns).quiet().headed().rows(rows).show(reader))
        })
        .render(reader))
}

fn text(reader: &Reader, part: &str) -> (String, Markup) {
    let key = format!("privacy-processing-{part}");
    (reader.t(&key), html! { (reader.t(&format!("{key}-text"))) })
}

const COLUMNS: [&str; 7] = [
    "privacy-column-what",
    "privacy-column-purpose",
    "privacy-column-data",
    "privacy-column-whose",
    "privacy-column-basis",
    "privacy-column-kept",
    "privacy-column-erasure",
];

fn row(reader: &Reader, activity: &Activity) -> Vec<String> {
    let key = &activity.text_key;
    let kept = match activity.days {
        Some(days) if days % 365 == 0 => {
            reader.tr("privacy-kept-years", &[("years", (days / 365).into())])
        }
        Some(days) => reader.tr("privacy-kept-days", &[("days", days.into())]),
        None => reader.t("privacy-kept-account"),
    };
    let law = activity.kept_by.unwrap_or_default();
    let erasure = format!("privacy-erasure-{}", activity.erasure);
    vec![
        reader.t(&format!("{key}.title")),
        reader.t(key),
        reader.t(&format!("{key}.data")),
        reader.t(&format!("privacy-whose-{}", activity.whose)),
        activity.basis.to_owned(),
        kept,
        reader.tr(&erasure, &[("law", law.into())]),
    ]
}

fn machine_form(privacy: &Privacy, reader: &Reader, activities: &[Activity]) -> Value {
    let activities: Vec<Value> = activities
        .iter()
        .map(|activity| {
            let key = &activity.text_key;
            let mut value = json!(activity);
            value["title"] = json!(reader.t(&format!("{key}.title")));
            value["purpose"] = json!(reader.t(key));
            value["data"] = json!(reader.t(&format!("{key}.data")));
            value
        })
        .collect();
    json!({
        "controller": privacy.town(),
        "recipients": reader.t("privacy-processing-recipients-text"),
        "third_countries": [],
        "security": reader.t("privacy-processing-security-text"),
        "activities": activities,
    })
}

fn csv(reader: &Reader, activities: &[Activity]) -> String {
    let head = COLUMNS.map(|key| reader.t(key)).to_vec();
    let rows = activities.iter().map(|activity| row(reader, activity));
    std::iter::once(head).chain(rows).map(|row| csv_line(&row)).collect()
}

/// RFC 4180: every field in quotes, CRLF at the end.
fn csv_line(fields: &[String]) -> String {
    let quoted = fields.iter().map(|field| format!("\"{}\"", field.replace('"', "\"\"")));
    quoted.collect::<Vec<_>>().join(",") + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_with_quotes_and_commas_stays_one_field() {
        let line = csv_line(&["a".to_owned(), "say \"b\", c".to_owned()]);
        assert_eq!(line, "\"a\",\"say \"\"b\"\", c\"\r\n");
    }
}
