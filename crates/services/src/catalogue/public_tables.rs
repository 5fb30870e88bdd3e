//! The tables that the house publishes by itself: services, locations, and every door with its fee.

use std::future::Future;

use commons::{
    Failure, Lang, Slug, Text,
    capability::{Ask, Column, ColumnKind, PublicTable, ask},
};
use serde_json::{Value as Json, json};

use super::{
    model::{Channel, Door, Fee, Service},
    promises::has_open,
    rules, store,
};
use crate::{Services, ServicesError};

/// The office that answers for these tables.
const OFFICE: &str = "it-service";

/// All of them.
pub(crate) fn public_tables(services: &Services) -> Vec<PublicTable> {
    vec![of_services(services), of_locations(services), of_doors(services)]
}

fn of_services(services: &Services) -> PublicTable {
    PublicTable {
        columns: vec![
            column("service", ColumnKind::String, "Kürzel in der Adresse", "Slug in the address"),
            column("name", ColumnKind::String, "Name", "Name"),
            column("name_en", ColumnKind::String, "Name auf Englisch", "Name in English"),
            column("office", ColumnKind::String, "Zuständiges Amt", "Office that answers for it"),
            column("state", ColumnKind::String, "Zustand", "State"),
            column("leika", ColumnKind::String, "LeiKa-Nummer", "LeiKa number"),
            column("days", ColumnKind::Integer, "Zugesagte Tage", "Promised days"),
            column("on_site", ColumnKind::Boolean, "Heute vor Ort", "On site today"),
            column("on_paper", ColumnKind::Boolean, "Heute auf Papier", "On paper today"),
            column("by_phone", ColumnKind::Boolean, "Heute am Telefon", "By phone today"),
            column("online", ColumnKind::Boolean, "Heute online", "Online today"),
            column("easy", ColumnKind::Boolean, "In Leichter Sprache", "In easy language"),
            column("source", ColumnKind::String, "Herkunft", "Where it came from"),
            column("changed", ColumnKind::Datetime, "Zuletzt geändert", "Last changed"),
        ],
        ..table(
            "leistungen",
            Text::both("Leistungen der Verwaltung", "Services of the administration"),
            Text::both(
                "Alle Leistungen, die man finden kann, und welche Zugänge heute offen sind.",
                "All services that can be found, and which doors are open today.",
            ),
            asked(services, |services| async move { service_rows(&services).await }),
        )
    }
}

async fn service_rows(services: &Services) -> Result<Vec<Vec<Json>>, ServicesError> {
    let locations = store::locations(services.db()).await?;
    let today = rules::today();
    let row = |service: Service| {
        let open = |door| has_open(&service, door, &locations, today);
        let content = &service.content;
        vec![
            json!(service.slug),
            json!(content.name.get(Lang::De).1),
            json!(content.name.0.get("en")),
            json!(service.office),
            json!(service.state),
            json!(content.leika),
            json!(content.processing.promised_days),
            json!(open("on-site")),
            json!(open("paper")),
            json!(open("phone")),
            json!(open("online")),
            json!(content.has_easy_language()),
            json!(service.source.as_ref().map(|it| format!("{}:{}", it.system, it.id))),
            json!(service.changed_at),
        ]
    };
    Ok(store::shown(services.db()).await?.into_iter().map(row).collect())
}

fn of_locations(services: &Services) -> PublicTable {
    PublicTable {
        columns: vec![
            column("location", ColumnKind::String, "Kürzel in der Adresse", "Slug in the address"),
            column("name", ColumnKind::String, "Name", "Name"),
            column("office", ColumnKind::String, "Amt", "Office"),
            column("street", ColumnKind::String, "Straße und Hausnummer", "Street and number"),
            column("postal_code", ColumnKind::String, "Postleitzahl", "Postal code"),
            column("town", ColumnKind::String, "Ort", "Town"),
            column("lat", ColumnKind::Number, "Breite (WGS 84)", "Latitude (WGS 84)"),
            column("lon", ColumnKind::Number, "Länge (WGS 84)", "Longitude (WGS 84)"),
            column("hours", ColumnKind::String, "Öffnungszeiten (OSM)", "Opening hours (OSM)"),
            column("step_free", ColumnKind::String, "Ohne Stufen", "Step-free"),
            column("phone", ColumnKind::String, "Telefon", "Phone"),
            column("closed_from", ColumnKind::Date, "Geschlossen ab", "Closed from"),
        ],
        ..table(
            "leistungen-standorte",
            Text::both("Standorte der Verwaltung", "Locations of the administration"),
            Text::both(
                "Wo man hingehen kann, wann dort offen ist und ob man ohne Stufen hineinkommt.",
                "Where one can go, when it is open there and whether one gets in without steps.",
            ),
            asked(services, |services| async move { location_rows(&services).await }),
        )
    }
}

async fn location_rows(services: &Services) -> Result<Vec<Vec<Json>>, ServicesError> {
    let all = store::locations(services.db()).await?;
    let rows = all.into_values().map(|location| {
        let content = location.content;
        vec![
            json!(location.slug),
            json!(content.name.get(Lang::De).1),
            json!(location.office),
            json!(content.address.street),
            json!(content.address.postal_code),
            json!(content.address.town),
            json!(content.point.map(|point| point.lat)),
            json!(content.point.map(|point| point.lon)),
            json!(content.opening_hours),
            json!(content.step_free),
            json!(content.phone),
            json!(content.closed_from),
        ]
    });
    Ok(rows.collect())
}

fn of_doors(services: &Services) -> PublicTable {
    PublicTable {
        columns: vec![
            column("service", ColumnKind::String, "Leistung", "Service"),
            column("door", ColumnKind::String, "Zugang", "Way in"),
            column("kind", ColumnKind::String, "Art des Zugangs", "Kind of way in"),
            column(
                "target",
                ColumnKind::String,
                "Standort, Nummer, Formular",
                "Place, number, form",
            ),
            column("fee_least", ColumnKind::Number, "Gebühr mindestens, Euro", "Least fee, euros"),
            column("fee_most", ColumnKind::Number, "Gebühr höchstens, Euro", "Most fee, euros"),
            column("fee_note", ColumnKind::String, "Zur Gebühr", "About the fee"),
            column("valid_from", ColumnKind::Date, "Gilt ab", "Valid from"),
            column("valid_until", ColumnKind::Date, "Gilt bis", "Valid until"),
            column("open", ColumnKind::Boolean, "Gilt heute", "Valid today"),
        ],
        ..table(
            "leistungen-zugaenge",
            Text::both("Zugänge und Gebühren", "Ways in and fees"),
            Text::both(
                "Jeder Zugang jeder Leistung: vor Ort, auf Papier, am Telefon, online, und was er \
                 kostet.",
                "Every way into every service: on site, on paper, by phone, online, and what it \
                 costs.",
            ),
            asked(services, |services| async move { door_rows(&services).await }),
        )
    }
}

async fn door_rows(services: &Services) -> Result<Vec<Vec<Json>>, ServicesError> {
    let locations = store::locations(services.db()).await?;
    let today = rules::today();
    let mut rows = Vec::new();
    for service in store::shown(services.db()).await? {
        for channel in &service.channels {
            let is_open = rules::is_open(channel, &locations, today);
            rows.push(door_row(&service.slug, channel, is_open));
        }
    }
    Ok(rows)
}

fn door_row(service: &Slug, channel: &Channel, is_open: bool) -> Vec<Json> {
    let (least, most) = match channel.fee.bounds() {
        Some((least, most)) => (euros(least.0), euros(most.0)),
        None => (Json::Null, Json::Null),
    };
    let note = channel.fee_note.get(Lang::De).1;
    vec![
        json!(service),
        json!(channel.id),
        json!(channel.door.name()),
        json!(target(&channel.door)),
        least,
        most,
        if note.is_empty() && channel.fee != Fee::Described { Json::Null } else { json!(note) },
        json!(channel.valid_from),
        json!(channel.valid_until),
        json!(is_open),
    ]
}

#[expect(clippy::cast_precision_loss, reason = "fees stay far below 2^52 cents")]
fn euros(cents: i64) -> Json {
    json!(cents as f64 / 100.0)
}

fn target(door: &Door) -> String {
    match door {
        Door::OnSite { location } => location.to_string(),
        Door::Paper { form, .. } => form.href(),
        Door::Phone { number, .. } => number.clone(),
        Door::Post { address } => address.get(Lang::De).1.replace('\n', ", "),
        Door::Online { form } => form.to_string(),
    }
}

fn table(slug: &str, title: Text, description: Text, rows: Ask<Vec<Vec<Json>>>) -> PublicTable {
    PublicTable {
        slug: Slug::of_title(slug),
        title,
        description,
        office: Slug::of_title(OFFICE),
        columns: Vec::new(),
        rows,
        withheld: None,
    }
}

fn column(name: &'static str, kind: ColumnKind, de: &str, en: &str) -> Column {
    Column { name, kind, description: Text::both(de, en) }
}

fn asked<F, Fut>(services: &Services, rows: F) -> Ask<Vec<Vec<Json>>>
where
    F: Fn(Services) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<Vec<Vec<Json>>, ServicesError>> + Send + 'static,
{
    let services = services.clone();
    ask(move || {
        let (services, rows) = (services.clone(), rows.clone());
        async move { rows(services).await.map_err(Failure::from) }
    })
}
