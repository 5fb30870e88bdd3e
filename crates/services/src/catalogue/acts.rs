//! The public acts on services and locations: what the record commits to and what the database
//! then says, in one transaction.

use commons::Text;
use record::Act;
use serde_json::json;
use store::{ToValue, Value, params};

use super::{
    model::{LOCATION, Location, SERVICE, Service, State},
    statement,
};
use crate::ServicesError;

/// A statement to run, which must change exactly one row where it is `once`.
pub(crate) struct Write {
    pub(crate) sql: String,
    pub(crate) values: Vec<Value>,
    pub(crate) once: bool,
}

/// A service is kept as it now is; refused where the version before is not the one it builds on.
pub(crate) fn writes(service: &Service) -> Vec<Write> {
    let source = service.source.as_ref();
    let values = params![
        service.slug,
        service.office,
        service.state.name(),
        service.version,
        source.map(|it| it.system.as_str()),
        source.map(|it| it.id.as_str()),
        json!(service.content),
        json!(service.channels),
        service.changed_at,
    ];
    let sql = if service.version == 1 {
        "INSERT INTO services (slug, office, state, version, source_system, source_id, content,
         channels, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (slug) DO NOTHING"
    } else {
        "UPDATE services SET office = $2, state = $3, version = $4, source_system = $5,
         source_id = $6, content = $7, channels = $8, changed_at = $9
         WHERE slug = $1 AND version = $4 - 1"
    };
    let keep = Write { sql: sql.to_owned(), values: values.to_vec(), once: true };
    let forget = Write {
        sql: "DELETE FROM service_places WHERE service = $1".to_owned(),
        values: params![service.slug].to_vec(),
        once: false,
    };
    [keep, forget].into_iter().chain(places(service)).collect()
}

/// Where the service is to be had.
fn places(service: &Service) -> Option<Write> {
    let mut places: Vec<_> =
        service.channels.iter().filter_map(|channel| channel.door.location()).collect();
    places.sort_unstable();
    places.dedup();
    if places.is_empty() {
        return None;
    }
    let rows: Vec<_> = (0..places.len()).map(|place| format!("($1, ${})", place + 2)).collect();
    let mut values = vec![service.slug.to_value()];
    values.extend(places.into_iter().map(ToValue::to_value));
    let sql = format!("INSERT INTO service_places (service, location) VALUES {}", rows.join(", "));
    Some(Write { sql, values, once: false })
}

/// How a service now stands, in public.
pub(crate) fn of_service(
    kind: &'static str,
    service: &Service,
    reason: &Text,
) -> Result<Act, ServicesError> {
    let said = statement::of_service(service, reason)?;
    let act = Act::new(kind, service.subject(), said.clone().into_bytes());
    let act = writes(service).into_iter().fold(act, |act, write| {
        if write.once {
            act.write_once(write.sql, &write.values)
        } else {
            act.write(write.sql, &write.values)
        }
    });
    let values = params![SERVICE, service.slug, service.version, kind, said, service.changed_at];
    Ok(act.write_once(STATEMENT, values))
}

/// The kind of act that brings a service to the state it now has.
pub(crate) fn kind(before: Option<State>, now: State) -> &'static str {
    match (before, now) {
        (_, State::Withdrawn) => statement::WITHDRAWN,
        (Some(State::Published), State::Published) => statement::CHANGED,
        (_, State::Published) => statement::PUBLISHED,
        _ => statement::LISTED,
    }
}

/// How a location now stands, in public.
pub(crate) fn of_location(location: &Location) -> Result<Act, ServicesError> {
    let said = statement::of_location(location)?;
    let act = Act::new(statement::DESCRIBED, location.subject(), said.clone().into_bytes());
    let source = location.source.as_ref();
    let sql = if location.version == 1 {
        "INSERT INTO service_locations (slug, office, version, source_system, source_id, content,
         changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (slug) DO NOTHING"
    } else {
        "UPDATE service_locations SET office = $2, version = $3, source_system = $4,
         source_id = $5, content = $6, changed_at = $7 WHERE slug = $1 AND version = $3 - 1"
    };
    let values = params![
        location.slug,
        location.office,
        location.version,
        source.map(|it| it.system.as_str()),
        source.map(|it| it.id.as_str()),
        json!(location.content),
        location.changed_at,
    ];
    let kind = statement::DESCRIBED;
    let of = params![LOCATION, location.slug, location.version, kind, said, location.changed_at];
    Ok(act.write_once(sql, values).write_once(STATEMENT, of))
}

const STATEMENT: &str = "INSERT INTO service_statements
    (subject, slug, version, kind, content, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
