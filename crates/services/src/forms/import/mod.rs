//! Forms of other programs become ours: XDatenfelder 2 and 3 of FIM, and exports of Open Forms.
//! What is not understood is never dropped: it stays in the definition, as unresolved.

mod error;

pub use error::ImportError;
