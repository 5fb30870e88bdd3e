//! The town's configuration: `allmende.toml` in its folder, and over it environment variables
//! (`ALLMENDE_SERVER__LISTEN` is `server.listen`).

mod model;
mod read;
mod values;
mod write;

pub use model::{
    Blobs, Config, Database, FitConnect, FitConnectDestination, FitConnectEnvironment, Identity,
    Limits, Log, LogFormat, Mail, Metrics, Provider, ProviderAudience, Record, Security, Server,
    Tls, Town,
};
pub use read::{ConfigError, read};
pub use values::{BaseUrl, Iban, Listen, LogLevel, Origin, ServiceUrl, Witness};
pub use write::{with_database, write};
