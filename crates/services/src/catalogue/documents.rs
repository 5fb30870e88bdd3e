//! What the site search finds: services and locations, in every language they are told in.

use commons::{Lang, Subject, Text, capability::SearchDocument};

use super::{
    model::{LOCATION, Location, SERVICE, Service},
    store,
};
use crate::{Services, ServicesError};

/// All services that everyone finds, and all locations.
pub(crate) async fn documents(services: &Services) -> Result<Vec<SearchDocument>, ServicesError> {
    let found = store::shown(services.db()).await?.into_iter().map(service);
    let places = store::locations(services.db()).await?.into_values().map(location);
    Ok(found.chain(places).collect())
}

fn service(service: Service) -> SearchDocument {
    let path = service.path();
    let content = service.content;
    let words = Text::de(content.keywords.join(", "));
    let body =
        joined([content.teaser, content.description, content.procedure, content.hints, words]);
    SearchDocument {
        subject: Subject::new(SERVICE, service.slug),
        path,
        title: named_in_all(content.name, &body),
        body,
    }
}

fn location(location: Location) -> SearchDocument {
    let path = location.path();
    let content = location.content;
    let address = Text::de(content.address.line());
    let body = joined([address, content.access_note, content.transit, content.hints]);
    SearchDocument {
        subject: Subject::new(LOCATION, location.slug),
        path,
        title: named_in_all(content.name, &body),
        body,
    }
}

/// Whatever is told in a language has a name there, the German one where there is no other: easy
/// language mostly keeps it.
fn named_in_all(mut name: Text, told: &Text) -> Text {
    let usual = name.get(Lang::De).1.to_owned();
    for tag in told.0.keys() {
        name.0.entry(tag.clone()).or_insert_with(|| usual.clone());
    }
    name
}

/// All texts, one after the other, in each language.
fn joined<const N: usize>(texts: [Text; N]) -> Text {
    let mut all = Text::default();
    for (tag, text) in texts.into_iter().flat_map(|text| text.0) {
        let whole = all.0.entry(tag).or_default();
        if !whole.is_empty() {
            whole.push('\n');
        }
        whole.push_str(&text);
    }
    all
}
