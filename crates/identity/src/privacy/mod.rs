//! Data protection by construction: what every capability declares about its tables becomes the
//! record of processing (Art. 30 GDPR), a person's export (Art. 15, 20), erasure (Art. 17) and
//! retention. Nothing here knows what the tables are for.

mod capability;
mod coverage;
mod erasure;
mod export;
mod ledger;
mod order;
mod pages;
mod processing;
mod retention;
mod tables;

use std::sync::Arc;

use commons::capability::{PersonalData, Table};

pub use coverage::{columns_of, suspicious_columns, undeclared_tables, unreachable_columns};
pub use erasure::Consequence;
pub use export::{Export, ExportedTable};
pub use processing::Activity;
pub use tables::{migrations, tables};

use crate::Identity;

/// The room's name in declarations.
const ROOM: &str = "privacy";

/// What all capabilities declared, and what follows from it: cheap to clone.
#[derive(Clone)]
pub struct Privacy(Arc<Inner>);

struct Inner {
    identity: Identity,
    declared: Vec<(&'static str, Table)>,
    /// One change of the ledger's file at a time.
    ledger: tokio::sync::Mutex<()>,
}

impl Privacy {
    /// From the tables of all capabilities, each with its capability's name. Its own tables need
    /// not be among them.
    pub fn new(identity: Identity, mut declared: Vec<(&'static str, Table)>) -> Self {
        let own = tables().into_iter().map(|table| (ROOM, table));
        declared.retain(|(room, _)| *room != ROOM);
        declared.extend(own);
        Self(Arc::new(Inner { identity, declared, ledger: tokio::sync::Mutex::new(()) }))
    }

    /// People, their sessions, their audit log.
    pub fn identity(&self) -> &Identity {
        &self.0.identity
    }

    /// The town's name.
    pub fn town(&self) -> &str {
        &self.identity().config().town_name
    }

    /// Everything that was declared, in order.
    pub fn declared(&self) -> &[(&'static str, Table)] {
        &self.0.declared
    }

    /// The declarations of personal data, each with its capability's name.
    pub(crate) fn personal(&self) -> impl Iterator<Item = (&'static str, &PersonalData)> {
        self.0.declared.iter().filter_map(|(room, table)| match table {
            Table::Personal(personal) => Some((*room, personal)),
            Table::Impersonal(..) => None,
        })
    }
}
