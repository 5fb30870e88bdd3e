//! What browsers are sent besides pages, in the public record: each bundle of scripts and style
//! sheets is an entry, and anyone compares it with what an address sends.
//!
//! It cannot keep a server from sending one person something else; it makes that a lie which can
//! be shown.

mod check;
mod fault;
mod page;
mod release;

use record::Entry;

pub use check::{Checked, Town, check};
pub use fault::{BundleFault, Difference};
pub use release::{Released, is_of_this_program, release};

/// The kind of act that names a new bundle.
pub const RELEASED: &str = "client-released";

/// The kind of subject under which the record knows bundles.
pub const CLIENT: &str = "client";

const BUNDLE: &str = "bundle";

/// Whether an entry names a bundle.
pub fn is_release(entry: &Entry) -> bool {
    let subject = &entry.statement.subject;
    entry.statement.kind == RELEASED && subject.kind == CLIENT && subject.slug.as_str() == BUNDLE
}
