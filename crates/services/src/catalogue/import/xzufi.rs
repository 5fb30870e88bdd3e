//! `XZuFi` 2.2.0 and 2.3.1, the exchange format of German directories of services. The elements are
//! named as in the interface of the federal portal (its JSON names written in camel case); text
//! modules go by their code. An element that nobody here understands becomes a note.

use std::collections::{BTreeMap, HashMap};

use commons::{Cents, Text};

use super::{
    Found, FoundLocation, FoundService, ImportError,
    dldb::amount,
    found::Ids,
    html::plain,
    known::life_situation,
    xml::{self, Node},
};
use crate::catalogue::{
    model::{
        Address, EASY, Fee, LegalBasis, LocationContent, Reason, RequiredDocument, Source, WebLink,
    },
    rules::is_web_address,
};

/// The name of the source.
const SYSTEM: &str = "xzufi";
/// The namespaces of the versions that are read.
const NAMESPACES: [&str; 2] = ["http://xoev.de/schemata/xzufi/2_2_0", NEWEST];
/// The namespace of the newest version that is read: 2.3.1.
pub(crate) const NEWEST: &str = "http://xoev.de/schemata/xzufi/2_3_1";

/// Elements of a service that say nothing to those who look for it.
const ADMINISTRATIVE: [&str; 22] = [
    "id",
    "idSekundaer",
    "struktur",
    "statusKatalog",
    "statusBibliothek",
    "detailstufe",
    "leistungsadressat",
    "bezugsortTyp",
    "modulFachlicheFreigabe",
    "modulUrsprungsportal",
    "typisierung",
    "vertrauensniveau",
    "klassifizierung",
    "informationsbereichSDG",
    "informationsbereicheSDG",
    "herausgeber",
    "gueltigkeitGebietID",
    "versionsinformation",
    "versionsinformationen",
    "sprachversion",
    "gueltigkeit",
    "idProzess",
];

/// Reads a document.
///
/// # Errors
/// [`ImportError::Xml`], [`ImportError::Namespace`], [`ImportError::Twice`],
/// [`ImportError::Missing`].
pub(super) fn read(content: &[u8]) -> Result<Found, ImportError> {
    let root = xml::read(content)?;
    known(&root, true)?;
    let (mut services, mut units) = (Vec::new(), Vec::new());
    gather(&root, &mut services, &mut units);
    let mut found = Found::default();
    let (mut ids, mut unit_ids) = (Ids::default(), Ids::default());
    for node in services {
        let id = identifier(node)?;
        ids.take(&id, node.line)?;
        found.services.push(service(node, id)?);
    }
    let mut places: HashMap<String, Vec<String>> = HashMap::new();
    for node in units {
        let id = identifier(node)?;
        unit_ids.take(&id, node.line)?;
        for duty in node.all("zustaendigkeit") {
            let service = duty.text_of("leistungID").to_owned();
            places.entry(service).or_default().push(id.clone());
        }
        found.locations.push(location(node, id)?);
    }
    for service in &mut found.services {
        service.places = places.remove(&service.source.id).unwrap_or_default();
    }
    Ok(found)
}

/// Every element is of a version that is read, or of no namespace, as codes are.
fn known(node: &Node, is_root: bool) -> Result<(), ImportError> {
    let is_bare = !is_root && node.namespace.is_empty();
    if !is_bare && !NAMESPACES.contains(&node.namespace.as_str()) {
        return Err(ImportError::Namespace { line: node.line, namespace: node.namespace.clone() });
    }
    node.children.iter().try_for_each(|child| known(child, false))
}

fn gather<'a>(node: &'a Node, services: &mut Vec<&'a Node>, units: &mut Vec<&'a Node>) {
    match node.name.as_str() {
        "leistung" => services.push(node),
        "organisationseinheit" => units.push(node),
        _ => node.children.iter().for_each(|child| gather(child, services, units)),
    }
}

fn identifier(node: &Node) -> Result<String, ImportError> {
    match node.text_of("id") {
        "" => Err(ImportError::Missing { line: node.line, field: "id" }),
        id => Ok(id.to_owned()),
    }
}

fn service(node: &Node, id: String) -> Result<FoundService, ImportError> {
    let mut found = FoundService::new(SYSTEM, id);
    let tags = tags(node);
    for child in &node.children {
        match child.name.as_str() {
            "modulText" => text_module(&mut found, child, &tags),
            "modulFrist" => deadlines(&mut found, child, &tags),
            "modulKosten" => fees(&mut found, child, &tags),
            "modulBearbeitungsdauer" => processing(&mut found, child, &tags),
            "modulDokument" => documents(&mut found, child, &tags),
            "modulBegriffImKontext" => keywords(&mut found, child),
            "kategorie" => category(&mut found, child),
            "referenzLeiKa" | "referenzLeistungsschluessel" => leika(&mut found, child),
            name if ADMINISTRATIVE.contains(&name) => {}
            name => {
                let said = child.whole_text();
                if !said.is_empty() {
                    found.unresolved(name, &said, Reason::NoPlace);
                }
            }
        }
    }
    if !found.content.name.0.contains_key("de") {
        return Err(ImportError::Missing { line: node.line, field: "modulText 02/03" });
    }
    Ok(found)
}

/// The language tags that stand for easy language in this document.
fn tags(node: &Node) -> BTreeMap<String, &'static str> {
    let easy = |version: &&Node| {
        version.text_of("sprachbezeichnungDeutsch").to_lowercase().contains("leichte sprache")
    };
    let versions = node.all("sprachversion").filter(easy);
    versions.map(|version| (version.text_of("languageCode").to_owned(), EASY)).collect()
}

/// The texts of the children of this name, by language.
fn texts(node: &Node, name: &str, tags: &BTreeMap<String, &'static str>) -> Text {
    let mut all = Text::default();
    for child in node.all(name) {
        let code = child.attribute("languageCode").unwrap_or("de");
        let tag = match tags.get(code) {
            Some(easy) => (*easy).to_owned(),
            None if code.eq_ignore_ascii_case(EASY) => EASY.to_owned(),
            None => code.split(['-', '_']).next().unwrap_or(code).to_lowercase(),
        };
        let text = plain(&child.text);
        if !text.is_empty() {
            all = all.with(&tag, text);
        }
    }
    all
}

fn text_module(found: &mut FoundService, node: &Node, tags: &BTreeMap<String, &'static str>) {
    let code = node.child("leikaTextmodul").map_or("", |module| module.text_of("code")).to_owned();
    let text = texts(node, "inhalt", tags);
    links(found, node);
    let content = &mut found.content;
    match code.as_str() {
        "02" if content.name.is_empty() => content.name = text,
        "02" => content.keywords.extend(text.0.into_values()),
        "03" => {
            let formal = std::mem::replace(&mut content.name, text);
            content.keywords.extend(formal.0.into_values());
        }
        "05" if content.teaser.is_empty() => content.teaser = text,
        "06" => content.description = text,
        "07" if !text.is_empty() => {
            content.legal_basis.push(LegalBasis { title: text, url: None });
        }
        "08" if !text.is_empty() => {
            content.documents.push(RequiredDocument { name: text, ..RequiredDocument::default() });
        }
        "09" if !text.is_empty() => content.prerequisites.push(text),
        "11" => content.procedure = text,
        "16" | "22" | "23" => content.hints = joined(std::mem::take(&mut content.hints), text),
        "24" => content.teaser = text,
        "25" => content.appeal = text,
        "07" | "08" | "09" => {}
        _ => {
            let said = node.child("inhalt").map(|it| plain(&it.text)).unwrap_or_default();
            if !said.is_empty() {
                found.unresolved(&format!("modulText {code}"), &said, Reason::NoPlace);
            }
        }
    }
}

/// One text after the other, in each language.
fn joined(first: Text, second: Text) -> Text {
    second.0.into_iter().fold(first, |mut all, (tag, text)| {
        let whole = all.0.entry(tag).or_default();
        if !whole.is_empty() {
            whole.push_str("\n\n");
        }
        whole.push_str(&text);
        all
    })
}

fn links(found: &mut FoundService, node: &Node) {
    for link in node.all("weiterfuehrenderLink") {
        let uri = link.text_of("uri").to_owned();
        if !is_web_address(&uri) {
            if !uri.is_empty() {
                found.unresolved("weiterfuehrenderLink", &uri, Reason::Link);
            }
            continue;
        }
        let title = match link.text_of("titel") {
            "" => uri.clone(),
            title => plain(title),
        };
        found.content.links.push(WebLink { title: Text::de(title), url: uri });
    }
}

fn deadlines(found: &mut FoundService, node: &Node, tags: &BTreeMap<String, &'static str>) {
    links(found, node);
    for deadline in node.all("frist") {
        let about = texts(deadline, "beschreibung", tags);
        let span = span(deadline).map(Text::de).unwrap_or_default();
        let text = joined(span, about);
        if !text.is_empty() {
            found.content.deadlines.push(text);
        }
    }
    let about = texts(node, "beschreibung", tags);
    if !about.is_empty() {
        found.content.deadlines.push(about);
    }
}

/// A span of time in German words: `2 Wochen`, `3 bis 5 Tage`.
fn span(node: &Node) -> Option<String> {
    let number = node.inside("dauer")?.text.trim().parse::<u32>().ok()?;
    let unit = unit(node)?;
    let until = node.inside("dauerBis").and_then(|it| it.text.trim().parse::<u32>().ok());
    let words = [
        ("JAHR", "Jahr", "Jahre"),
        ("MONAT", "Monat", "Monate"),
        ("WOCHE", "Woche", "Wochen"),
        ("TAG", "Tag", "Tage"),
        ("WERKTAG", "Werktag", "Werktage"),
        ("ARBEITSTAG", "Arbeitstag", "Arbeitstage"),
        ("STUNDE", "Stunde", "Stunden"),
        ("MINUTE", "Minute", "Minuten"),
        ("SEKUNDE", "Sekunde", "Sekunden"),
    ];
    let (_, one, many) = words.into_iter().find(|(code, ..)| *code == unit)?;
    Some(match until {
        Some(until) => format!("{number} bis {until} {many}"),
        None => format!("{number} {}", if number == 1 { one } else { many }),
    })
}

fn unit(node: &Node) -> Option<String> {
    let unit = node.inside("einheit")?;
    let code = unit.text_of("code");
    let text = if code.is_empty() { unit.text.trim() } else { code };
    Some(text.to_uppercase())
}

/// Whole weeks and days become what the office promises; other units stay words.
fn processing(found: &mut FoundService, node: &Node, tags: &BTreeMap<String, &'static str>) {
    let about = texts(node, "beschreibung", tags);
    let said = node.inside("bearbeitungsdauer").unwrap_or(node);
    let about = joined(about, texts(said, "beschreibung", tags));
    let longest = said.inside("dauerBis").or_else(|| said.inside("dauer"));
    let number = longest.and_then(|it| it.text.trim().parse::<u32>().ok());
    let days = match (number, unit(said).as_deref()) {
        (Some(number), Some("TAG")) => Some(number),
        (Some(number), Some("WOCHE")) => number.checked_mul(7),
        _ => None,
    };
    found.content.processing.promised_days = days;
    let span = if days.is_none() { span(said) } else { None };
    found.content.processing.note = joined(span.map(Text::de).unwrap_or_default(), about);
}

fn documents(found: &mut FoundService, node: &Node, tags: &BTreeMap<String, &'static str>) {
    links(found, node);
    for incoming in node.all("dokumentEingehend") {
        let document = incoming.child("dokument").unwrap_or(incoming);
        let name = texts(document, "bezeichnung", tags);
        if !name.is_empty() {
            let about = texts(document, "beschreibung", tags);
            found.content.documents.push(RequiredDocument { name, about, url: None });
        }
    }
    for outgoing in node.all("dokumentAusgehend") {
        let said = outgoing.whole_text();
        found.unresolved("modulDokument dokumentAusgehend", &said, Reason::NoPlace);
    }
}

fn keywords(found: &mut FoundService, node: &Node) {
    let words = node.all("begriffImKontext").map(|it| plain(it.text_of("begriff")));
    found.content.keywords.extend(words.filter(|word| !word.is_empty()));
}

fn category(found: &mut FoundService, node: &Node) {
    let name = plain(node.text_of("bezeichnung"));
    match life_situation(&name) {
        Some(life) => found.content.life_situations.push(life),
        None if name.is_empty() => {}
        None => found.unresolved("kategorie", &name, Reason::Topic),
    }
}

fn leika(found: &mut FoundService, node: &Node) {
    let code = if node.children.is_empty() { node.text.trim() } else { node.text_of("code") };
    if code.len() == 14 && code.bytes().all(|digit| digit.is_ascii_digit()) {
        found.content.leika = Some(code.to_owned());
    } else if !code.is_empty() {
        found.unresolved(&node.name, code, Reason::Unclear);
    }
}

/// One fee for all doors is understood; several, or one for a single door, become words.
fn fees(found: &mut FoundService, node: &Node, tags: &BTreeMap<String, &'static str>) {
    links(found, node);
    let all: Vec<_> = node.all("kosten").collect();
    let said = all.iter().map(|it| texts(it, "beschreibung", tags));
    let about = said.fold(texts(node, "beschreibung", tags), joined);
    let door = node.text_of("zugangskanal");
    let is_for_all = door.is_empty() || door == "000";
    match all.as_slice() {
        [one] if is_for_all && found.fee == Fee::Unknown => {
            found.fee = fee(one).unwrap_or(Fee::Described);
        }
        [] if about.is_empty() => return,
        [] => found.fee = Fee::Described,
        many => {
            for fee in many {
                found.unresolved("modulKosten", &fee.whole_text(), Reason::Unclear);
            }
            found.fee = Fee::Described;
        }
    }
    found.fee_note = joined(std::mem::take(&mut found.fee_note), about);
}

fn fee(node: &Node) -> Option<Fee> {
    let cents = |name: &str| node.inside(name).and_then(money);
    if node.inside("kostenFrei").is_some() || node.inside("beschreibungKostenfreiheit").is_some() {
        return Some(Fee::Free);
    }
    if let Some(fixed) = cents("betrag") {
        return Some(Fee::Fixed(fixed));
    }
    match (cents("betragUntergrenze"), cents("betragObergrenze")) {
        (Some(least), Some(most)) if least <= most => Some(Fee::Between(least, most)),
        _ => None,
    }
}

/// An amount of euros: `25.50` or `25,5`.
fn money(node: &Node) -> Option<Cents> {
    let currency = node.attribute("currencyID").unwrap_or("EUR");
    if currency != "EUR" {
        return None;
    }
    amount(&node.text.trim().replace('.', ","))
}

fn location(node: &Node, id: String) -> Result<FoundLocation, ImportError> {
    let source = Source { system: SYSTEM.to_owned(), id };
    let name = node.child("name").map_or("", |name| match name.text_of("name") {
        "" => name.text.trim(),
        inner => inner,
    });
    if name.is_empty() {
        return Err(ImportError::Missing { line: node.line, field: "name" });
    }
    let mut content = LocationContent { name: Text::de(plain(name)), ..LocationContent::default() };
    if let Some(address) = node.child("anschrift") {
        let street = [address.text_of("strasse"), address.text_of("hausnummer")].join(" ");
        content.address = Address {
            street: street.trim().to_owned(),
            postal_code: address.text_of("postleitzahl").to_owned(),
            town: address.text_of("ort").to_owned(),
        };
    }
    let mut found = FoundLocation { source, content, authority: Some(plain(name)) };
    for child in &node.children {
        match child.name.as_str() {
            "kommunikation" => contact(&mut found, child),
            "id"
            | "name"
            | "anschrift"
            | "zustaendigkeit"
            | "idSekundaer"
            | "herausgeber"
            | "versionsinformation"
            | "versionsinformationen"
            | "sprachversion" => {}
            name => {
                let said = child.whole_text();
                if !said.is_empty() {
                    found.unresolved(name, &said, Reason::NoPlace);
                }
            }
        }
    }
    Ok(found)
}

/// A phone number or an e-mail address shows itself; codes of channels differ between versions.
fn contact(found: &mut FoundLocation, node: &Node) {
    let said = node.text_of("kennung");
    let digits = said.chars().filter(char::is_ascii_digit).count();
    if said.contains('@') && found.content.email.is_empty() {
        said.clone_into(&mut found.content.email);
    } else if is_web_address(said) && found.content.website.is_none() {
        found.content.website = Some(said.to_owned());
    } else if digits >= 3 && !said.contains(char::is_alphabetic) && found.content.phone.is_empty() {
        said.clone_into(&mut found.content.phone);
    } else if !said.is_empty() {
        found.unresolved("kommunikation", said, Reason::Unclear);
    }
}
