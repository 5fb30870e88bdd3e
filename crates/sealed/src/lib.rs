//! The protocol of the post, as `docs/specs/post.md` writes it down: keys and what follows from
//! them, wraps, case keys, letters, exports. Nothing here opens a file, a database or a network.

pub mod age;
mod attachment;
pub mod b64u;
pub mod canonical;
mod case_key;
mod code;
mod derive;
mod error;
mod export;
pub mod guest;
mod index;
pub mod jws;
mod keyset;
pub mod letter;
mod office;
pub mod padding;
mod party;
mod safety;
pub mod shamir;
mod step;
pub mod wrap;

use commons::Lang;

pub use attachment::{Content, LONGEST_ATTACHMENT, open_attachment, seal_attachment};
pub use case_key::{CaseKey, case_identity};
pub use code::RecoveryCode;
pub use derive::{Root, Secret, hkdf};
pub use error::SealedError;
pub use export::{
    Export, ExportCase, ExportId, ExportKey, ExportLetter, MANIFEST, OtherKeyset, OwnKeyset,
};
pub use index::{Index, IndexCase};
pub use keyset::{Holder, Keys, Keyset, SignedKeyset, record_subject};
pub use letter::{Letter, Thread};
pub use office::{OfficeRoot, OfficeShare, ShareHolder};
pub use party::{Party, read_id};
pub use safety::{safety_number, safety_number_of_two};
pub use step::{Change, Step};
pub use wrap::{Chain, Wrap};

/// The sentences of its refusals.
pub fn locales() -> Vec<(Lang, &'static str)> {
    vec![
        (Lang::De, include_str!("../locales/de.ftl")),
        (Lang::En, include_str!("../locales/en.ftl")),
    ]
}
