//! The catalogue's tables: what is read from them.

use commons::{Slug, Timestamp};
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use store::{Database, Sql, params};

use super::{
    CatalogueError,
    model::{Location, Service, Source, State},
    rules::Locations,
};
use crate::ServicesError;

store::row! {
    struct ServiceRow {
        slug: Slug,
        office: Slug,
        state: String,
        version: u64,
        source_system: Option<String>,
        source_id: Option<String>,
        content: Json,
        channels: Json,
        changed_at: Timestamp,
    }
}

const SERVICE: &str = "SELECT slug, office, state, version, source_system, source_id, content,
    channels, changed_at FROM services";

store::row! {
    struct LocationRow {
        slug: Slug,
        office: Option<Slug>,
        version: u64,
        source_system: Option<String>,
        source_id: Option<String>,
        content: Json,
        changed_at: Timestamp,
    }
}

const LOCATION: &str = "SELECT slug, office, version, source_system, source_id, content,
    changed_at FROM service_locations";

/// One service, in any state.
pub(crate) async fn service(db: &impl Sql, slug: &Slug) -> Result<Option<Service>, ServicesError> {
    let sql = format!("{SERVICE} WHERE slug = $1");
    let row: Option<ServiceRow> = db.opt(&sql, params![slug]).await?;
    row.map(Service::try_from).transpose()
}

/// All services, by slug.
pub(crate) async fn services(db: &impl Sql) -> Result<Vec<Service>, ServicesError> {
    let rows: Vec<ServiceRow> = db.all(&format!("{SERVICE} ORDER BY slug"), &[]).await?;
    rows.into_iter().map(Service::try_from).collect()
}

/// All services in a state, by slug.
pub(crate) async fn services_in(
    db: &impl Sql,
    state: State,
) -> Result<Vec<Service>, ServicesError> {
    let sql = format!("{SERVICE} WHERE state = $1 ORDER BY slug");
    let rows: Vec<ServiceRow> = db.all(&sql, params![state.name()]).await?;
    rows.into_iter().map(Service::try_from).collect()
}

/// The services that everyone finds, by slug.
pub(crate) async fn shown(db: &impl Sql) -> Result<Vec<Service>, ServicesError> {
    let sql = format!("{SERVICE} WHERE state IN ('listed', 'published') ORDER BY slug");
    let rows: Vec<ServiceRow> = db.all(&sql, &[]).await?;
    rows.into_iter().map(Service::try_from).collect()
}

/// The services of an office in any state, by slug.
pub(crate) async fn services_of(
    db: &impl Sql,
    office: &Slug,
) -> Result<Vec<Service>, ServicesError> {
    let sql = format!("{SERVICE} WHERE office = $1 ORDER BY slug");
    let rows: Vec<ServiceRow> = db.all(&sql, params![office]).await?;
    rows.into_iter().map(Service::try_from).collect()
}

/// The services that everyone finds and that are to be had at a location, by slug.
pub(crate) async fn services_at(
    db: &impl Sql,
    location: &Slug,
) -> Result<Vec<Service>, ServicesError> {
    let sql = format!(
        "{SERVICE} WHERE state IN ('listed', 'published') AND slug IN
         (SELECT service FROM service_places WHERE location = $1) ORDER BY slug"
    );
    let rows: Vec<ServiceRow> = db.all(&sql, params![location]).await?;
    rows.into_iter().map(Service::try_from).collect()
}

/// One location.
pub(crate) async fn location(
    db: &impl Sql,
    slug: &Slug,
) -> Result<Option<Location>, ServicesError> {
    let sql = format!("{LOCATION} WHERE slug = $1");
    let row: Option<LocationRow> = db.opt(&sql, params![slug]).await?;
    row.map(Location::try_from).transpose()
}

/// All locations, by slug.
pub(crate) async fn locations(db: &impl Sql) -> Result<Locations, ServicesError> {
    let rows: Vec<LocationRow> = db.all(&format!("{LOCATION} ORDER BY slug"), &[]).await?;
    let all = rows.into_iter().map(|row| Ok((row.slug.clone(), Location::try_from(row)?)));
    all.collect()
}

/// The locations at which a service is to be had.
pub(crate) async fn locations_of(
    db: &impl Sql,
    service: &Slug,
) -> Result<Locations, ServicesError> {
    let sql = format!(
        "{LOCATION} WHERE slug IN (SELECT location FROM service_places WHERE service = $1)
         ORDER BY slug"
    );
    let rows: Vec<LocationRow> = db.all(&sql, params![service]).await?;
    let all = rows.into_iter().map(|row| Ok((row.slug.clone(), Location::try_from(row)?)));
    all.collect()
}

/// The bytes that the entry of a version commits to.
pub(crate) async fn statement(
    db: &Database,
    subject: &str,
    slug: &Slug,
    version: u64,
) -> Result<Option<String>, ServicesError> {
    let sql = "SELECT content FROM service_statements
         WHERE subject = $1 AND slug = $2 AND version = $3";
    let row: Option<(String,)> = db.opt(sql, params![subject, slug, version]).await?;
    Ok(row.map(|(content,)| content))
}

/// Why a service was taken back: its own words, from its newest statement.
pub(crate) async fn withdrawal(
    db: &Database,
    service: &Service,
) -> Result<commons::Text, ServicesError> {
    let kind = super::model::SERVICE;
    let said = statement(db, kind, &service.slug, service.version).await?.unwrap_or_default();
    let said: Json = serde_json::from_str(&said).unwrap_or_default();
    Ok(serde_json::from_value(said["reason"].clone()).unwrap_or_default())
}

impl TryFrom<ServiceRow> for Service {
    type Error = ServicesError;

    fn try_from(row: ServiceRow) -> Result<Self, ServicesError> {
        Ok(Self {
            state: State::of_name(&row.state).ok_or_else(|| unreadable(&row.slug))?,
            content: read(&row.slug, row.content)?,
            channels: read(&row.slug, row.channels)?,
            source: source(row.source_system, row.source_id),
            slug: row.slug,
            office: row.office,
            version: row.version,
            changed_at: row.changed_at,
        })
    }
}

impl TryFrom<LocationRow> for Location {
    type Error = ServicesError;

    fn try_from(row: LocationRow) -> Result<Self, ServicesError> {
        Ok(Self {
            content: read(&row.slug, row.content)?,
            source: source(row.source_system, row.source_id),
            slug: row.slug,
            office: row.office,
            version: row.version,
            changed_at: row.changed_at,
        })
    }
}

fn source(system: Option<String>, id: Option<String>) -> Option<Source> {
    Some(Source { system: system?, id: id? })
}

fn read<T: DeserializeOwned>(slug: &Slug, json: Json) -> Result<T, ServicesError> {
    serde_json::from_value(json).map_err(|_| unreadable(slug))
}

fn unreadable(slug: &Slug) -> ServicesError {
    CatalogueError::Unreadable(slug.to_string()).into()
}
