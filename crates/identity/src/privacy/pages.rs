//! What people see of data protection: the page in plain words, the record of processing, their
//! data, erasing it.

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Json, Redirect, Response},
    routing::get,
};
use commons::capability::Erase;
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use ui::{
    Crumb, Format, Page, Reader, Refusal,
    components::{
        Column, DataTable, Field, Look, actions, description_list, empty_state, form, link_button,
        submit,
    },
    form::Form,
};

use super::{Activity, Consequence, Export, ExportedTable, Privacy};
use crate::{Actor, Confirmed, cookies, pages::Wrong};

pub(super) fn routes(privacy: Privacy) -> Router {
    Router::new()
        .route("/privacy", get(plain_words))
        .route("/privacy/processing", get(processing))
        .route("/privacy/processing.json", get(processing))
        .route("/privacy/processing.csv", get(processing))
        .route("/privacy/erased", get(erased))
        .route("/account/data", get(data))
        .route("/account/data.json", get(data))
        .route("/account/erase", get(ask_erasure).post(erase))
        .with_state(privacy)
}

async fn plain_words(State(privacy): State<Privacy>, reader: Reader) -> Result<Response, Refusal> {
    let officer = officer(&privacy, &reader).await?;
    let parts = ["nothing", "account", "network", "cookies", "record"];
    let rights = ["access", "erase", "rectify", "object", "complain"];
    let main = html! {
        @for part in parts {
            h2 { (reader.t(&format!("privacy-{part}-title"))) }
            p { (reader.t(&format!("privacy-{part}"))) }
        }
        h2 { (reader.t("privacy-rights-title")) }
        (description_list(rights.map(|right| (
            reader.t(&format!("privacy-rights-{right}")),
            reader.t(&format!("privacy-rights-{right}-text")),
        ))))
        p { (reader.t("privacy-rights-offline")) }
        p { a href="/account/data" { (reader.t("privacy-data-title")) } }
        h2 { (reader.t("privacy-officer-title")) }
        (officer)
        p { a href="/privacy/processing" { (reader.t("privacy-processing-link")) } }
    };
    Ok(Page::new(reader.t("privacy-title"))
        .lead(reader.t("privacy-lead"))
        .narrow()
        .main(main)
        .render(&reader))
}

async fn officer(privacy: &Privacy, reader: &Reader) -> Result<Markup, Refusal> {
    let slugs = privacy.data_protection_offices().await?;
    let mut offices = Vec::new();
    for slug in &slugs {
        offices.push(privacy.identity().office(slug).await?);
    }
    Ok(html! {
        @if offices.is_empty() {
            p { (reader.t("privacy-officer-none")) }
        } @else {
            p { (reader.t("privacy-officer-some")) }
            ul {
                @for office in &offices {
                    li { a href={ "/offices/" (office.slug) } { (reader.text(&office.name)) } }
                }
            }
        }
    })
}

async fn processing(State(privacy): State<Privacy>, reader: Reader) -> Result<Response, Refusal> {
    let activities = privacy.processing();
    match reader.format {
        Format::Json => Ok(Json(machine_form(&privacy, &reader, &activities)).into_response()),
        Format::Csv => {
            let kind = [(header::CONTENT_TYPE, "text/csv; charset=utf-8")];
            Ok((kind, csv(&reader, &activities)).into_response())
        }
        Format::Html => processing_page(&privacy, &reader, &activities).await,
    }
}

async fn processing_page(
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

async fn data(
    State(privacy): State<Privacy>,
    actor: Actor,
    reader: Reader,
) -> Result<Response, Refusal> {
    let export = privacy.export(&actor.person).await?;
    if reader.format == Format::Json {
        let name = "attachment; filename=\"allmende-data.json\"";
        return Ok(([(header::CONTENT_DISPOSITION, name)], Json(export)).into_response());
    }
    Ok(data_page(&reader, &export))
}

fn data_page(reader: &Reader, export: &Export) -> Response {
    let (empty, held): (Vec<_>, Vec<_>) = export.data.iter().partition(|part| part.rows.is_empty());
    let title = |part: &&ExportedTable| reader.t(&format!("{}.title", part.text_key));
    let areas = empty.iter().map(title).collect::<Vec<_>>().join(", ");
    let main = html! {
        (link_button(Look::Primary, reader.t("privacy-data-download"), "/account/data.json"))
        @if held.is_empty() { (empty_state(reader.t("privacy-data-nothing"), &html! {})) }
        @for part in &held { (held_part(reader, part, &title(part))) }
        @if !empty.is_empty() {
            p { (reader.tr("privacy-data-empty", &[("areas", areas.into())])) }
        }
        p { (reader.t("privacy-data-secrets")) }
        section {
            h2 { (reader.t("privacy-data-erase-title")) }
            p { (reader.t("privacy-data-erase-text")) }
            (link_button(Look::Secondary, reader.t("privacy-data-erase-link"), "/account/erase"))
        }
    };
    Page::new(reader.t("privacy-data-title"))
        .lead(reader.t("privacy-data-lead"))
        .crumbs(vec![Crumb::new(reader.t("identity-account-title"), "/account")])
        .machine("JSON", "/account/data.json")
        .main(main)
        .render(reader)
}

fn held_part(reader: &Reader, part: &ExportedTable, title: &str) -> Markup {
    let columns = part.columns.iter().map(|name| Column::text(column_name(reader, name))).collect();
    let rows = part.rows.iter().map(|row| cells(reader, part.columns, row));
    let caption = format!(
        "{title}: {}",
        reader.tr("privacy-data-rows", &[("count", part.rows.len().into())])
    );
    html! {
        section {
            h2 { (title) }
            p { (reader.t(&part.text_key)) }
            (DataTable::new(caption, columns).quiet().rows(rows).show(reader))
        }
    }
}

/// A column's name in words, where somebody wrote them down.
fn column_name(reader: &Reader, name: &str) -> String {
    let key = format!("privacy-field-{}", name.replace('_', "-"));
    if reader.has_text(&key) { reader.t(&key) } else { name.to_owned() }
}

fn cells(reader: &Reader, columns: &[&str], row: &Map<String, Value>) -> Vec<Markup> {
    columns.iter().map(|column| cell(reader, row.get(*column))).collect()
}

fn cell(reader: &Reader, value: Option<&Value>) -> Markup {
    match value {
        None | Some(Value::Null) => html! { (reader.t("privacy-data-none-yet")) },
        Some(Value::String(text)) => {
            if let Ok(at) = text.parse() {
                reader.time(at)
            } else {
                html! { (text) }
            }
        }
        Some(other) => html! { (other) },
    }
}

#[derive(Deserialize)]
struct Sure {
    sure: Option<String>,
}

async fn ask_erasure(
    State(privacy): State<Privacy>,
    Confirmed(actor): Confirmed,
    reader: Reader,
) -> Result<Response, Refusal> {
    erasure_page(&privacy, &actor, &reader, Wrong::default()).await
}

async fn erase(
    State(privacy): State<Privacy>,
    Confirmed(actor): Confirmed,
    reader: Reader,
    Form(sent): Form<Sure>,
) -> Result<Response, Refusal> {
    if sent.sure.is_none() {
        let wrong = Wrong::field("sure", reader.t("error-privacy-not-sure"));
        return erasure_page(&privacy, &actor, &reader, wrong).await;
    }
    if let Err(error) = privacy.erase(&actor.person, Some(&actor.person)).await {
        let wrong = Wrong::of(&reader, error)?;
        return erasure_page(&privacy, &actor, &reader, wrong).await;
    }
    let mut gone = HeaderMap::new();
    for cookie in [cookies::SESSION, cookies::DEVICE, cookies::CEREMONY] {
        cookies::remove(&mut gone, cookie);
    }
    Ok((gone, Redirect::to("/privacy/erased")).into_response())
}

async fn erasure_page(
    privacy: &Privacy,
    actor: &Actor,
    reader: &Reader,
    wrong: Wrong,
) -> Result<Response, Refusal> {
    let consequences = privacy.consequences(&actor.person).await?;
    let fields = html! {
        (Field::checkbox("sure", reader.t("privacy-erase-sure")).show(reader, &wrong.errors))
        (actions(&html! {
            (submit(Look::Primary, reader.t("privacy-erase-button")))
            (link_button(Look::Tertiary, reader.t("privacy-erase-cancel"), "/account/data"))
        }))
    };
    let page = Page::new(reader.t("privacy-erase-title"))
        .lead(reader.t("privacy-erase-lead"))
        .crumbs(vec![
            Crumb::new(reader.t("identity-account-title"), "/account"),
            Crumb::new(reader.t("privacy-data-title"), "/account/data"),
        ])
        .narrow()
        .main(html! {
            p {
                (reader.t("privacy-erase-download-first")) " "
                a href="/account/data.json" { (reader.t("privacy-data-download")) }
            }
            (what_happens(reader, &consequences))
            p { (reader.t("privacy-erase-ledger")) }
            (form(reader, "/account/erase", &wrong.errors, &fields))
        });
    Ok(wrong.render(page, reader))
}

fn what_happens(reader: &Reader, consequences: &[Consequence]) -> Markup {
    let of = |wanted: fn(&Erase) -> bool| {
        consequences.iter().filter(move |one| wanted(&one.erase)).collect::<Vec<_>>()
    };
    let parts = [
        ("privacy-erase-deleted", of(|erase| matches!(erase, Erase::Delete))),
        ("privacy-erase-anonymised", of(|erase| matches!(erase, Erase::Anonymise(_)))),
        ("privacy-erase-kept", of(|erase| matches!(erase, Erase::Keep(_)))),
    ];
    html! {
        @for (heading, consequences) in &parts {
            @if !consequences.is_empty() {
                h2 { (reader.t(heading)) }
                ul { @for one in consequences { li { (consequence(reader, one)) } } }
            }
        }
    }
}

fn consequence(reader: &Reader, one: &Consequence) -> Markup {
    let title = reader.t(&format!("{}.title", one.text_key));
    let args = [("title", title.into()), ("count", one.rows.into())];
    html! {
        (reader.tr("privacy-erase-what", &args))
        @if let Erase::Keep(law) = one.erase {
            ". " (reader.t(&format!("{}.kept", one.text_key)))
            " " (reader.tr("privacy-erase-kept-law", &[("law", law.into())]))
        }
    }
}

async fn erased(reader: Reader) -> Response {
    Page::new(reader.t("privacy-erased-title"))
        .lead(reader.t("privacy-erased-lead"))
        .narrow()
        .main(html! { p { (reader.t("privacy-erased-again")) } })
        .render(&reader)
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
