//! schema.org's `GovernmentService`, which search engines read.

use commons::{Lang, Text};
use serde_json::{Value as Json, json};

use super::Town;
use crate::catalogue::model::{Address, Channel, Door, Location, Service, StepFree};

/// A service as JSON-LD.
pub(super) fn service(town: &Town, service: &Service) -> String {
    let content = &service.content;
    let about = [&content.teaser, &content.description];
    let about = about.into_iter().find(|text| !text.is_empty());
    let office = town.offices.get(&service.office);
    json!({
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": town.at(&service.path()),
        "url": town.at(&service.path()),
        "name": texts(&content.name),
        "description": about.map(texts),
        "keywords": content.keywords,
        "provider": {
            "@type": "GovernmentOrganization",
            "@id": town.at(&format!("/offices/{}", service.office)),
            "name": office.map(texts),
            "parentOrganization": { "@type": "GovernmentOrganization", "name": town.name },
        },
        "availableChannel":
            service.channels.iter().map(|it| channel(town, it)).collect::<Vec<_>>(),
        "offers": service.channels.iter().filter_map(offer).collect::<Vec<_>>(),
        "dateModified": service.changed_at,
    })
    .to_string()
}

/// A text with its language, or several.
fn texts(text: &Text) -> Json {
    let all = text.0.iter().map(|(tag, text)| json!({ "@value": text, "@language": tag }));
    all.collect()
}

fn channel(town: &Town, channel: &Channel) -> Json {
    let mut node = json!({ "@type": "ServiceChannel", "name": channel.id });
    match &channel.door {
        Door::OnSite { location } => {
            if let Some(place) = town.locations.get(location) {
                node["serviceLocation"] = place_node(town, place);
            }
        }
        Door::Paper { form, address } => {
            let href = form.href();
            let url = if href.starts_with('/') { town.at(&href) } else { href };
            node["serviceUrl"] = json!(url);
            node["servicePostalAddress"] = postal(address);
        }
        Door::Phone { number, hours } => {
            node["servicePhone"] =
                json!({ "@type": "ContactPoint", "telephone": number, "description": hours });
        }
        Door::Post { address } => node["servicePostalAddress"] = postal(address),
        Door::Online { form } => {
            node["serviceUrl"] = json!(town.at(&format!("/services/forms/{form}")));
        }
    }
    node
}

fn postal(address: &Text) -> Json {
    json!({ "@type": "PostalAddress", "streetAddress": address.get(Lang::De).1 })
}

fn place_node(town: &Town, location: &Location) -> Json {
    let content = &location.content;
    let Address { street, postal_code, town: city } = &content.address;
    let mut node = json!({
        "@type": "GovernmentOffice",
        "@id": town.at(&location.path()),
        "name": texts(&content.name),
        "telephone": content.phone,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": street,
            "postalCode": postal_code,
            "addressLocality": city,
            "addressCountry": "DE",
        },
    });
    if let Some(point) = content.point {
        node["geo"] = json!({
            "@type": "GeoCoordinates", "latitude": point.lat, "longitude": point.lon,
        });
    }
    if content.step_free == StepFree::Yes {
        node["amenityFeature"] = json!({
            "@type": "LocationFeatureSpecification", "name": "step-free access", "value": true,
        });
    }
    node
}

fn offer(channel: &Channel) -> Option<Json> {
    let (least, most) = channel.fee.bounds()?;
    let mut offer = json!({ "@type": "Offer", "name": channel.id, "priceCurrency": "EUR" });
    if least == most {
        offer["price"] = json!(least.to_string());
    } else {
        offer["priceSpecification"] = json!({
            "@type": "PriceSpecification",
            "priceCurrency": "EUR",
            "minPrice": least.to_string(),
            "maxPrice": most.to_string(),
        });
    }
    Some(offer)
}
