//! Who changed a service, and when: from the audit log, which only staff sees, and the record,
//! which everyone does.

use commons::Subject;
use maud::{Markup, html};
use record::components::{entry_path, kind_label};
use ui::{
    Reader,
    components::{Column, DataTable},
};

use crate::{
    Services, ServicesError,
    catalogue::model::{SERVICE, Service},
};

/// The changes of a service, newest first.
pub(super) async fn history(
    services: &Services,
    reader: &Reader,
    service: &Service,
) -> Result<Markup, ServicesError> {
    let subject = Subject::new(SERVICE, service.slug.clone());
    let changes = services.identity().audit_about(&subject).await?;
    let entries = services.record().entries_about(&subject).await?;
    let mut rows = Vec::new();
    for change in &changes {
        let version = change.details["version"].as_u64();
        let entry = entries.iter().find(|entry| entry.statement.subject.version == version);
        let who = match &change.actor {
            Some(person) => services.identity().person(person).await?.map(|person| person.name),
            None => Some(reader.t("services-catalogue-by-command")),
        };
        rows.push(vec![
            html! { (version.map_or_else(String::new, |version| reader.number(version))) },
            reader.time(change.at),
            html! { (action(reader, &change.action)) },
            html! { (who.unwrap_or_else(|| reader.t("services-catalogue-by-former"))) },
            html! {
                @if let Some(entry) = entry {
                    a href=(entry_path(entry.index)) { (reader.tr("record-entry-number", &[("index", entry.index.to_string().into())])) }
                } @else { "–" }
            },
        ]);
    }
    let columns = vec![
        Column::number(reader.t("services-catalogue-history-version")),
        Column::text(reader.t("services-catalogue-history-when")),
        Column::text(reader.t("services-catalogue-history-what")),
        Column::text(reader.t("services-catalogue-history-who")),
        Column::text(reader.t("services-catalogue-history-entry")),
    ];
    let title = reader.t("services-catalogue-history");
    Ok(html! {
        section aria-labelledby="history" {
            h2 #history { (title) }
            @if rows.is_empty() { p { (reader.t("services-catalogue-history-none")) } }
            @else { (DataTable::new(&title, columns).quiet().rows(rows).show(reader)) }
        }
    })
}

/// What was done, in words.
fn action(reader: &Reader, action: &str) -> String {
    let key = format!("identity-action-{action}");
    if reader.has_text(&key) { reader.t(&key) } else { kind_label(reader, action) }
}
