//! The house: opens the town's folder and puts the capabilities together. Itself a capability
//! ([`room`]): the front page with the promises, the search, the background work.

mod demo;
mod openapi;
mod pages;
pub mod promises;
mod room;
mod tested;

use std::{sync::Arc, time::Duration};

use axum::Router;
use commons::{
    Capability, Failure, Subject, Timestamp,
    capability::{Job, Migration, Table},
};
use identity::{Audience, Identity, IdentityConfig, OidcProvider, Privacy};
use opendata::{OpenData, OpenDataConfig};
use post::{Environment, FitConnectConfig, MailConfig, Post, PostConfig};
use record::{Record, RecordCapability};
use services::{Services, ServicesConfig};
use store::{Blobs, BlobsConfig, Database, Jobs, Schema, jobs::State};
use tokio::sync::watch;
use ui::{Refusal, Shell};

pub use promises::Promises;
use room::Room;

use crate::{
    ProgramError, bundle,
    config::{Config, FitConnect, FitConnectEnvironment, Mail, ProviderAudience, Witness},
    keys::Keys,
    texts,
    town::TownFolder,
};

/// A town that is open: its storage and all its capabilities.
pub struct House {
    /// The configuration it was opened with.
    pub config: Config,
    /// The database.
    pub db: Database,
    /// The files.
    pub blobs: Blobs,
    /// The work in the background.
    pub jobs: Jobs,
    /// The public record.
    pub record: Record,
    /// People and offices.
    pub identity: Identity,
    /// Data protection.
    pub privacy: Privacy,
    /// The open data catalogue.
    pub open_data: OpenData,
    /// Letters between people and offices.
    pub post: Post,
    /// The services of the administration.
    pub services: Services,
    /// What all pages have in common.
    pub shell: Shell,
    room: Room,
    capabilities: Vec<Arc<dyn Capability>>,
}

/// The house's own tables.
pub(crate) fn migrations() -> Schema {
    let promises = include_str!("../../migrations/0001_promises.sql");
    let releases = include_str!("../../migrations/0002_client_releases.sql");
    let migrations = vec![
        Migration { name: "0001_promises", sql: promises },
        Migration { name: "0002_client_releases", sql: releases },
    ];
    Schema { room: "house", migrations }
}

/// The tables of all capabilities, in the order in which they are made.
pub fn schemas() -> Vec<Schema> {
    vec![
        store::migrations(),
        record::migrations(),
        identity::migrations(),
        identity::privacy::migrations(),
        opendata::migrations(),
        post::migrations(),
        services::migrations(),
        migrations(),
    ]
}

pub(crate) fn own_tables() -> Vec<Table> {
    vec![
        Table::Impersonal("promise_values", "Figures about the town."),
        Table::Impersonal("client_releases", "Hashes of the program's own files."),
    ]
}

/// Every table of the database, by the room it belongs to, as data protection sees it.
pub fn tables() -> Vec<(&'static str, Table)> {
    let rooms: [(&str, Vec<Table>); 8] = [
        ("services", services::tables()),
        ("post", post::tables()),
        ("opendata", opendata::tables()),
        ("identity", identity::tables()),
        ("privacy", identity::privacy::tables()),
        ("record", record::tables()),
        ("store", store::tables()),
        ("house", own_tables()),
    ];
    rooms
        .into_iter()
        .flat_map(|(room, tables)| tables.into_iter().map(move |it| (room, it)))
        .collect()
}

impl House {
    /// Opens the town in a folder and brings its tables to the program's state.
    ///
    /// # Errors
    /// What is wrong with its configuration, keys or storage; [`ProgramError::Pending`] where the
    /// configuration leaves migrations to `allmende migrate`.
    pub async fn open(folder: &TownFolder, config: Config) -> Result<Self, Failure> {
        let db = open_database(folder, &config).await?;
        bring_up_to_date(&db, &config).await?;
        let keys = Keys::read(folder)?;
        let blobs = Blobs::open(&blobs_config(folder, &config))?;
        let origin = keys.record.verifier().name().to_owned();
        let record = Record::open(db.clone(), keys.record.clone(), &origin).await?;
        let identity =
            Identity::new(db.clone(), record.clone(), identity_config(folder, &config, &keys))?;
        let privacy = Privacy::new(identity.clone(), tables());
        let open_data = OpenData::new(
            db.clone(),
            blobs.clone(),
            record.clone(),
            identity.clone(),
            open_data_config(folder, &config),
        );
        let jobs = Jobs::new(db.clone());
        let post = Post::new(
            db.clone(),
            blobs.clone(),
            jobs.clone(),
            record.clone(),
            identity.clone(),
            post_config(folder, &config)?,
        );
        let services = Services::new(
            db.clone(),
            jobs.clone(),
            record.clone(),
            identity.clone(),
            post.clone(),
            services_config(&config),
        );
        let others: Vec<Arc<dyn Capability>> = vec![
            Arc::new(services.clone()),
            Arc::new(open_data.clone()),
            Arc::new(post.clone()),
            Arc::new(identity.clone()),
            Arc::new(privacy.clone()),
        ];
        let mut rooms = others.clone();
        rooms.insert(2, Arc::new(record_room(&record, &config, &others)));
        let room = Room::new(&db, &jobs, &record, &rooms, &config);
        open_data.publish_for_house(room.all_public_tables());
        let mut capabilities = rooms;
        capabilities.push(Arc::new(room.clone()));
        let shell = shell(&config, &capabilities)?;
        Ok(Self {
            config,
            db,
            blobs,
            jobs,
            record,
            identity,
            privacy,
            open_data,
            post,
            services,
            shell,
            room,
            capabilities,
        })
    }

    /// All capabilities, in the order of the house.
    pub fn capabilities(&self) -> &[Arc<dyn Capability>] {
        &self.capabilities
    }

    /// All capabilities, those first that others build on.
    pub fn in_order_of_making(&self) -> Vec<Arc<dyn Capability>> {
        let order = ["identity", "record", "opendata", "post", "services", "privacy", "house"];
        let mut all = self.capabilities.clone();
        all.sort_by_key(|it| order.iter().position(|name| *name == it.name()));
        all
    }

    /// All pages and interfaces, without what [`ui::layer`] adds.
    pub fn routes(&self) -> Router {
        let routes = self.capabilities.iter().map(|capability| capability.routes());
        let shared = ui::assets::router().merge(ui::gallery::router());
        routes.fold(shared, Router::merge).fallback(|| async { Refusal::not_found() })
    }

    /// Works on the jobs of all capabilities until told to stop.
    pub async fn run_jobs(&self, mut stop: watch::Receiver<bool>) {
        let stopped = async move {
            let _ = stop.wait_for(|stopped| *stopped).await;
        };
        self.jobs.run(self.all_jobs(), stopped).await;
    }

    fn all_jobs(&self) -> Vec<Job> {
        self.capabilities.iter().flat_map(|capability| capability.jobs()).collect()
    }

    /// Brings everything that jobs keep up to date to the present state, at once: the house's own
    /// tables as datasets, the promises, the search.
    ///
    /// # Errors
    /// The first of them that fails.
    pub async fn settle(&self) -> Result<(), Failure> {
        // First those of the others, so that the promises are measured with them published.
        self.open_data.publish_tables(&self.room.others_public_tables()).await?;
        self.room.promises.measure().await?;
        self.open_data.publish_tables(&self.room.all_public_tables()).await?;
        self.room.index().await
    }

    /// Tells monitoring how many jobs wait, run, are stuck or done, and for how long one waits.
    ///
    /// # Errors
    /// Where the database does not answer.
    #[expect(clippy::cast_precision_loss, reason = "counts and seconds stay far below 2^52")]
    pub async fn measure_jobs(&self) -> Result<(), Failure> {
        let overview = self.jobs.overview().await?;
        for state in [State::Waiting, State::Running, State::Stuck, State::Done] {
            metrics::gauge!("allmende_jobs", "state" => state.as_str())
                .set(overview.total(state) as f64);
        }
        let now = Timestamp::now();
        let waited = overview.waiting_since.map_or(0, |since| now.as_second() - since.as_second());
        metrics::gauge!("allmende_job_waiting_seconds").set(waited as f64);
        Ok(())
    }
}

/// The record, which measures whether everything public that the others did is in it.
fn record_room(
    record: &Record,
    config: &Config,
    others: &[Arc<dyn Capability>],
) -> RecordCapability {
    let witnesses = &config.record.witnesses;
    let keys = witnesses.iter().map(|witness| witness.key().clone()).collect();
    let called = witnesses.iter().filter_map(Witness::address).collect();
    let public_acts = others.iter().filter_map(|capability| capability.public_acts()).collect();
    RecordCapability::new(record.clone(), keys)
        .calling(called)
        .with_public_acts(public_acts)
        .with_places(place)
}

/// Where the page of a public thing is.
fn place(subject: &Subject) -> Option<String> {
    let slug = &subject.slug;
    match (subject.kind.as_str(), subject.version) {
        (opendata::DATASET, Some(version)) => Some(format!("/data/{slug}/versions/{version}")),
        (opendata::DATASET, None) => Some(format!("/data/{slug}")),
        (identity::OFFICE, _) => Some(format!("/offices/{slug}")),
        ("office-keys" | "office-members" | "office-door-keys", _) => {
            Some(format!("/post/offices/{slug}"))
        }
        (services::catalogue::model::SERVICE, _) => Some(format!("/services/{slug}")),
        (services::catalogue::model::LOCATION, _) => Some(format!("/services/locations/{slug}")),
        (bundle::CLIENT, _) => Some(ui::assets::MANIFEST.to_owned()),
        _ => None,
    }
}

/// Opens the database that the configuration names.
///
/// # Errors
/// Where it does not answer.
pub async fn open_database(folder: &TownFolder, config: &Config) -> Result<Database, Failure> {
    let url = &config.database.url;
    let url = match url.strip_prefix("sqlite:") {
        Some(path) => format!("sqlite:{}", folder.resolve(path).display()),
        None => url.clone(),
    };
    Ok(Database::open(&url).await?)
}

async fn bring_up_to_date(db: &Database, config: &Config) -> Result<(), Failure> {
    let pending = store::pending(db, &schemas()).await?;
    if config.database.migrate_at_start {
        store::migrate(db, &schemas()).await?;
    } else if !pending.is_empty() {
        return Err(ProgramError::Pending(pending.len()).into());
    }
    Ok(())
}

pub(crate) fn blobs_config(folder: &TownFolder, config: &Config) -> BlobsConfig {
    let blobs = &config.blobs;
    let is_bucket = blobs.url.starts_with("s3://");
    let url = if is_bucket {
        blobs.url.clone()
    } else {
        folder.resolve(&blobs.url).display().to_string()
    };
    BlobsConfig {
        url,
        endpoint: blobs.endpoint.clone(),
        region: blobs.region.clone(),
        access_key_id: blobs.access_key_id.clone(),
        secret_access_key: blobs.secret_access_key.clone(),
        cache: folder.resolve("cache"),
        cache_bytes: blobs.cache_bytes,
    }
}

fn identity_config(folder: &TownFolder, config: &Config, keys: &Keys) -> IdentityConfig {
    let hours = |hours: u32| Duration::from_secs(u64::from(hours) * 3600);
    let identity = &config.identity;
    IdentityConfig {
        town_name: config.town.name.clone(),
        base_url: config.town.base_url.to_string(),
        key: keys.identity.clone(),
        registration: identity.registration,
        session_idle: hours(identity.session_idle_hours),
        session_absolute: hours(identity.session_hours),
        staff_session_idle: hours(identity.staff_session_idle_minutes) / 60,
        staff_session_absolute: hours(identity.staff_session_hours),
        invitation_lifetime: hours(identity.invitation_days * 24),
        providers: identity.providers.iter().map(provider).collect(),
        erasure_ledger: Some(folder.erasures()),
        demo: config.town.demo,
        ..IdentityConfig::default()
    }
}

fn provider(provider: &crate::config::Provider) -> OidcProvider {
    OidcProvider {
        id: provider.id.clone(),
        name: provider.name.clone(),
        issuer: provider.issuer.clone(),
        client_id: provider.client_id.clone(),
        client_secret: provider.client_secret.clone(),
        audience: match provider.audience {
            ProviderAudience::Residents => Audience::Residents,
            ProviderAudience::Staff => Audience::Staff,
            ProviderAudience::Everyone => Audience::Everyone,
        },
        second_factor: provider.second_factor,
    }
}

fn open_data_config(folder: &TownFolder, config: &Config) -> OpenDataConfig {
    let limits = &config.server.limits;
    let usual = OpenDataConfig::default();
    OpenDataConfig {
        base_url: config.town.base_url.to_string(),
        scratch: folder.resolve("work"),
        limits: opendata::import::Limits {
            bytes: limits.upload_bytes,
            rows: limits.table_rows,
            ..usual.limits
        },
        upload_time: Duration::from_secs(limits.upload_seconds),
        ..usual
    }
}

fn services_config(config: &Config) -> ServicesConfig {
    ServicesConfig {
        base_url: config.town.base_url.to_string(),
        town_name: config.town.name.clone(),
        iban: config.town.iban.shown(),
    }
}

fn post_config(folder: &TownFolder, config: &Config) -> Result<PostConfig, ProgramError> {
    Ok(PostConfig {
        base_url: config.town.base_url.to_string(),
        town_name: config.town.name.clone(),
        mail: mail_config(&config.mail),
        fit_connect: fit_connect_config(folder, &config.fit_connect)?,
        ..PostConfig::default()
    })
}

fn fit_connect_config(
    folder: &TownFolder,
    config: &FitConnect,
) -> Result<Option<FitConnectConfig>, ProgramError> {
    let FitConnect { environment, token_url, submission_url, client_id, client_secret, .. } =
        config.clone();
    let (Some(token_url), Some(submission_url), Some(client_id), Some(client_secret), Some(roots)) =
        (token_url, submission_url, client_id, client_secret, &config.roots)
    else {
        return Ok(None);
    };
    let roots = folder.resolve(roots);
    let destinations = config.destinations.iter().map(|it| (it.office.clone(), it.id.clone()));
    Ok(Some(FitConnectConfig {
        environment: match environment {
            FitConnectEnvironment::Test => Environment::Test,
            FitConnectEnvironment::Production => Environment::Production,
        },
        token_url: token_url.into(),
        submission_url: submission_url.into(),
        client_id,
        client_secret,
        roots: std::fs::read_to_string(&roots).map_err(ProgramError::file(&roots))?,
        destinations: destinations.collect(),
        fetching: Duration::from_secs(config.fetch_seconds.get()),
    }))
}

fn mail_config(mail: &Mail) -> Option<MailConfig> {
    Some(MailConfig {
        url: mail.url.clone()?,
        user: mail.user.clone(),
        password: mail.password.clone(),
        from: mail.from.clone()?,
    })
}

fn shell(config: &Config, capabilities: &[Arc<dyn Capability>]) -> Result<Shell, Failure> {
    let texts = texts::translations().map_err(ProgramError::Texts)?;
    let navigation = capabilities.iter().flat_map(|capability| capability.navigation()).collect();
    let town = &config.town;
    Ok(Shell::new(&town.name, town.base_url.as_str(), texts, navigation).for_demo(town.demo))
}
