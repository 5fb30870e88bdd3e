//! What the post brings to the demo town: mailboxes that everybody can open, offices with keys, and
//! letters to look at. Everything goes the way that a browser's letters go; only the days are moved
//! into the past afterwards.

mod answers;
mod applications;
mod cases;
mod offices;
mod pdf;
mod people;
mod sheet;
mod stories;

use std::collections::HashMap;

use commons::Slug;
use sealed::Keys;
use serde::{Serialize, de::DeserializeOwned};

pub use applications::DemoApplication;
pub use people::DemoMailbox;

use self::people::Somebody;
use crate::{Post, PostError};

/// The demo town's people with mailboxes, and the keys of its offices.
struct Town {
    people: HashMap<&'static str, Somebody>,
    offices: HashMap<Slug, Keys>,
}

impl Post {
    /// Makes the demo town's mailboxes, offices and letters.
    pub(crate) async fn make_demo(&self) -> Result<(), PostError> {
        let people = self.demo_people().await?;
        let offices = self.demo_offices(&people).await?;
        self.demo_cases(&Town { people, offices }).await
    }
}

/// A value as a browser would send it.
fn sent<T: DeserializeOwned>(value: &impl Serialize) -> Result<T, PostError> {
    let malformed = |_| PostError::Malformed("demo");
    serde_json::from_value(serde_json::to_value(value).map_err(malformed)?).map_err(malformed)
}
