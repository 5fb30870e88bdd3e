//! CPSV-AP 3.2.0, the European vocabulary of public services
//! (<https://semiceu.github.io/CPSV-AP/releases/3.2.0/>).

use commons::{Lang, Slug, Text};

use super::{
    Town,
    graph::{Graph, Resource, Term},
};
use crate::catalogue::model::{Channel, Door, Service};

/// Where the offices of this town are competent: the smallest area that the European list has.
const GERMANY: &str = "http://publications.europa.eu/resource/authority/atu/DEU";
const EURO: &str = "http://publications.europa.eu/resource/authority/currency/EUR";

/// Services and all they point to.
pub(super) fn graph(town: &Town, services: &[Service]) -> Graph {
    let mut graph = Graph::default();
    graph.add(Resource::new(GERMANY.to_owned(), &["dct:Location"]));
    graph.add(concept(EURO.to_owned()));
    for service in services {
        add_service(&mut graph, town, service);
        add_office(&mut graph, town, &service.office);
    }
    graph
}

fn add_service(graph: &mut Graph, town: &Town, service: &Service) {
    let (iri, content) = (town.at(&service.path()), &service.content);
    let mut resource = Resource::new(iri.clone(), &["cpsv:PublicService"])
        .with("dct:identifier", Term::Plain(service.slug.to_string()))
        .texts("dct:title", &content.name)
        .texts("dct:description", description(service))
        .with("cv:hasCompetentAuthority", Term::Iri(office(town, &service.office)));
    for word in &content.keywords {
        resource = resource.with("dcat:keyword", Term::Lang(word.clone(), "de".to_owned()));
    }
    if let Some(days) = content.processing.promised_days {
        let days = Term::Typed(format!("P{days}D"), "xsd:duration");
        resource = resource.with("cv:processingTime", days);
    }
    for life in &content.life_situations {
        let area = town.at(&format!("/services?life={}", life.name()));
        graph.add(concept(area.clone()));
        resource = resource.with("cv:thematicArea", Term::Iri(area));
    }
    for (number, law) in content.legal_basis.iter().enumerate() {
        let law_iri = law.url.clone().unwrap_or_else(|| format!("{iri}#law-{}", number + 1));
        graph.add(
            Resource::new(law_iri.clone(), &["eli:LegalResource"]).texts("dct:title", &law.title),
        );
        resource = resource.with("cv:hasLegalResource", Term::Iri(law_iri));
    }
    for (number, document) in content.documents.iter().enumerate() {
        let evidence = format!("{iri}#document-{}", number + 1);
        let id = format!("{}-document-{}", service.slug, number + 1);
        let node = Resource::new(evidence.clone(), &["cv:Evidence"])
            .with("dct:identifier", Term::Plain(id))
            .texts("dct:title", &document.name)
            .texts("dct:description", &document.about);
        graph.add(node);
        resource = resource.with("cpsv:hasInput", Term::Iri(evidence));
    }
    for channel in &service.channels {
        let door = format!("{iri}#door-{}", channel.id);
        add_channel(graph, town, &door, channel);
        resource = resource.with("cv:hasChannel", Term::Iri(door.clone()));
        if let Some(cost) = cost(&iri, &door, channel) {
            resource = resource.with("cv:hasCost", Term::Iri(cost.0));
            graph.add(cost.1);
        }
        if let Door::Phone { number, .. } = &channel.door {
            let contact = format!("{iri}#phone-{}", channel.id);
            let node = Resource::new(contact.clone(), &["cv:ContactPoint"])
                .with("cv:telephone", Term::Plain(number.clone()));
            graph.add(node);
            resource = resource.with("cv:contactPoint", Term::Iri(contact));
        }
    }
    graph.add(resource);
}

/// The vocabulary demands a description: where there is none, the name is all that is known.
fn description(service: &Service) -> &Text {
    let content = &service.content;
    let texts = [&content.description, &content.teaser];
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or(&content.name)
}

fn add_channel(graph: &mut Graph, town: &Town, iri: &str, channel: &Channel) {
    let kind = town.at(&format!("/services#{}", channel.door.name()));
    graph.add(concept(kind.clone()));
    let mut resource = Resource::new(iri.to_owned(), &["cv:Channel"])
        .with("dct:identifier", Term::Plain(channel.id.to_string()))
        .with("dct:type", Term::Iri(kind));
    let hours = match &channel.door {
        Door::OnSite { location } => {
            if let Some(place) = town.locations.get(location) {
                let line = place.content.address.line();
                let name = place.content.name.get(Lang::De).1;
                resource = resource.texts("dct:description", &Text::de(format!("{name}, {line}")));
            }
            town.locations.get(location).map(|place| place.content.opening_hours.clone())
        }
        Door::Phone { hours, .. } => Some(hours.clone()),
        _ => None,
    };
    if let Some(hours) = hours.filter(|hours| !hours.is_empty()) {
        let times = format!("{iri}-hours");
        graph.add(
            Resource::new(times.clone(), &["time:TemporalEntity"])
                .texts("dct:description", &Text::de(hours)),
        );
        resource = resource.with("cv:openingHours", Term::Iri(times));
    }
    graph.add(resource);
}

/// What it costs by one door: the vocabulary has one value, so a range says its least and, in
/// words, the rest.
fn cost(service: &str, door: &str, channel: &Channel) -> Option<(String, Resource)> {
    let (least, most) = channel.fee.bounds()?;
    let iri = format!("{service}#fee-{}", channel.id);
    let value = Term::Typed(least.to_string(), "xsd:double");
    let mut note = channel.fee_note.clone();
    if least != most {
        let range = format!("{} – {}", least.format(Lang::De), most.format(Lang::De));
        let said = note.0.entry("de".to_owned()).or_default();
        *said = if said.is_empty() { range } else { format!("{range}. {said}") };
    }
    let resource = Resource::new(iri.clone(), &["cv:Cost"])
        .with("dct:identifier", Term::Plain(format!("fee-{}", channel.id)))
        .with("cv:hasValue", value)
        .with("cv:currency", Term::Iri(EURO.to_owned()))
        .with("cv:ifAccessedThrough", Term::Iri(door.to_owned()))
        .texts("dct:description", &note);
    Some((iri, resource))
}

fn office(town: &Town, slug: &Slug) -> String {
    town.at(&format!("/offices/{slug}"))
}

fn add_office(graph: &mut Graph, town: &Town, slug: &Slug) {
    let unnamed = Text::de(slug.to_string());
    let name = town.offices.get(slug).unwrap_or(&unnamed);
    graph.add(
        Resource::new(office(town, slug), &["cv:PublicOrganisation"])
            .texts("skos:prefLabel", name)
            .with("dct:spatial", Term::Iri(GERMANY.to_owned())),
    );
}

fn concept(iri: String) -> Resource {
    Resource::new(iri, &["skos:Concept"])
}
