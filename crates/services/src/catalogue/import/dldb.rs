//! Berlin's directory as `zmsdldb` exports it: `services_de.json`, `locations_de.json`,
//! `topic_de.json`, `authority_de.json` and the same in other languages. An entry of another
//! language counts only where it says that it is in that language; else it repeats the German.

use std::collections::{BTreeMap, BTreeSet};

use commons::{Cents, Slug, Text};
use serde_json::{Map, Value as Json};

use super::{
    Found, FoundLocation, FoundService, ImportError, hours,
    html::plain,
    known::{life_situation, words},
};
use crate::catalogue::{
    model::{
        Address, Channel, Door, Fee, LegalBasis, LocationContent, PaperForm, Point, Reason,
        RequiredDocument, Source, StepFree, WebLink,
    },
    rules::{is_web_address, readable_hours},
};

/// The name of the source.
const SYSTEM: &str = "dldb";

type Object = Map<String, Json>;

/// The files of a directory, by what they hold.
#[derive(Default)]
struct Directory {
    services: Vec<Object>,
    locations: Vec<Object>,
    topics: BTreeMap<String, String>,
    topics_of: BTreeMap<String, Vec<String>>,
    authorities: BTreeMap<String, String>,
    /// Entries of other languages, by language, kind and identifier.
    translations: BTreeMap<(String, &'static str), BTreeMap<String, Object>>,
}

/// Whether a file of this name is one of the directory's.
pub(super) fn is_named_so(name: &str) -> bool {
    kind(name).is_some()
}

/// What a file holds, and in which language.
fn kind(name: &str) -> Option<(&'static str, String)> {
    let stem = name.strip_suffix(".json")?;
    let (kind, lang) = stem.rsplit_once('_')?;
    let kind =
        ["services", "locations", "topic", "authority"].into_iter().find(|it| *it == kind)?;
    (lang.len() == 2).then(|| (kind, lang.to_owned()))
}

/// Reads the files of a directory, each with its name.
///
/// # Errors
/// [`ImportError::Json`], [`ImportError::Twice`].
pub(super) fn read(files: &[(String, Vec<u8>)]) -> Result<Found, ImportError> {
    let mut directory = Directory::default();
    for (name, content) in files {
        directory.add(name, content)?;
    }
    let placeholder = placeholder(&directory.locations);
    let locations = directory.locations.iter().map(|it| directory.location(it, placeholder));
    let services = directory.services.iter().map(|it| directory.service(it));
    Ok(Found { locations: locations.collect(), services: services.collect() })
}

impl Directory {
    fn add(&mut self, name: &str, content: &[u8]) -> Result<(), ImportError> {
        let (kind, lang) = kind(name).ok_or_else(|| ImportError::NothingKnown(name.to_owned()))?;
        let entries = entries(name, content)?;
        match (kind, lang.as_str()) {
            ("services", "de") => self.services = entries,
            ("locations", "de") => self.locations = entries,
            ("topic", "de") => entries.iter().for_each(|topic| self.add_topic(topic)),
            ("authority", "de") => {
                self.authorities = entries.iter().map(|it| (id(it), text(it, "name"))).collect();
            }
            _ => {
                let by_id = entries.into_iter().map(|entry| (id(&entry), entry)).collect();
                self.translations.insert((lang, kind), by_id);
            }
        }
        Ok(())
    }

    fn add_topic(&mut self, topic: &Object) {
        let name = text(topic, "name");
        self.topics.insert(id(topic), name.clone());
        for service in objects(topic.get("relation").and_then(|it| it.get("services"))) {
            self.topics_of.entry(id(service)).or_default().push(name.clone());
        }
    }

    /// A text of an entry in German and in every language that has it.
    fn texts(&self, kind: &'static str, entry: &Object, field: &str) -> Text {
        let mut all = Text::default();
        let german = plain(&text(entry, field));
        if !german.is_empty() {
            all = all.with("de", german);
        }
        for ((lang, _), entries) in self.translations.iter().filter(|((_, it), _)| *it == kind) {
            let translated = entries.get(&id(entry)).filter(|it| locale(it) == lang.as_str());
            let translated = translated.map(|it| plain(&text(it, field))).unwrap_or_default();
            if !translated.is_empty() {
                all = all.with(lang, translated);
            }
        }
        all
    }

    fn location(&self, entry: &Object, placeholder: Option<Point>) -> FoundLocation {
        let source = Source { system: SYSTEM.to_owned(), id: id(entry) };
        let content = LocationContent {
            name: self.texts("locations", entry, "name"),
            hints: self.texts("locations", entry, "note"),
            transit: Text::default(),
            ..LocationContent::default()
        };
        let mut found = FoundLocation { source, content, authority: self.authority_of(entry) };
        address(&mut found, entry);
        point(&mut found, entry, placeholder);
        contact(&mut found, entry);
        opening_times(&mut found, entry);
        accessibility(&mut found, entry);
        for (field, value) in leftovers(entry, &LOCATION_FIELDS) {
            found.unresolved(field, &value, Reason::NoPlace);
        }
        found
    }

    fn authority_of(&self, location: &Object) -> Option<String> {
        let authority = location.get("authority")?.as_object()?;
        let name = text(authority, "name");
        if name.is_empty() { self.authorities.get(&id(authority)).cloned() } else { Some(name) }
    }

    fn service(&self, entry: &Object) -> FoundService {
        let mut found = FoundService::new(SYSTEM, id(entry));
        let texts = |field| self.texts("services", entry, field);
        found.content.name = texts("name");
        found.content.description = texts("description");
        found.content.hints = texts("responsibility");
        found.content.processing.note = texts("process_time");
        for item in objects(entry.get("prerequisites")) {
            found.content.prerequisites.push(Text::de(with_description(item)));
        }
        self.topics(&mut found, entry);
        self.authorities(&mut found, entry);
        places(&mut found, entry);
        documents(&mut found, entry);
        laws(&mut found, entry);
        links(&mut found, entry);
        forms(&mut found, entry);
        fees(&mut found, entry);
        number(&mut found, entry);
        for (field, value) in leftovers(entry, &SERVICE_FIELDS) {
            found.unresolved(field, &value, Reason::NoPlace);
        }
        found
    }

    fn topics(&self, found: &mut FoundService, entry: &Object) {
        let keywords = entry.get("meta").and_then(Json::as_object).map(|it| text(it, "keywords"));
        found.content.keywords = words(&keywords.unwrap_or_default());
        let topics = self.topics_of.get(&found.source.id);
        found.content.keywords.extend(topics.into_iter().flatten().cloned());
        let root = entry.get("relation").and_then(Json::as_object).map(|it| text(it, "root_topic"));
        let root = root.filter(|root| !root.is_empty());
        let name = root.as_ref().and_then(|root| self.topics.get(root));
        match (root.as_ref(), name.and_then(|name| life_situation(name))) {
            (_, Some(life)) => found.content.life_situations.push(life),
            (Some(root), None) => {
                let said = name.unwrap_or(root).clone();
                found.unresolved("relation.root_topic", &said, Reason::Topic);
            }
            (None, None) => {}
        }
    }

    fn authorities(&self, found: &mut FoundService, entry: &Object) {
        for authority in objects(entry.get("authorities")) {
            let said = text(authority, "name");
            let name = if said.is_empty() { self.authorities.get(&id(authority)) } else { None };
            match name.cloned().or((!said.is_empty()).then_some(said)) {
                Some(name) => found.authorities.push(name),
                None => found.unresolved("authorities", &id(authority), Reason::Unknown),
            }
        }
    }
}

const LOCATION_FIELDS: [&str; 15] = [
    "id",
    "name",
    "note",
    "address",
    "authority",
    "geo",
    "meta",
    "contact",
    "opening_times",
    "accessibility",
    "office",
    "services",
    "category",
    "appointment",
    "url",
];

const SERVICE_FIELDS: [&str; 19] = [
    "id",
    "name",
    "description",
    "responsibility",
    "process_time",
    "prerequisites",
    "relation",
    "meta",
    "authorities",
    "locations",
    "requirements",
    "legal",
    "links",
    "publications",
    "forms",
    "fees",
    "leika",
    "onlineprocessing",
    "appointment",
];

fn entries(name: &str, content: &[u8]) -> Result<Vec<Object>, ImportError> {
    let wrong = |line, column, reason: String| ImportError::Json {
        path: name.to_owned(),
        line,
        column,
        reason,
    };
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    let document: Json = serde_json::from_slice(content)
        .map_err(|it| wrong(it.line() as u64, it.column() as u64, it.to_string()))?;
    let data = document.get("data").and_then(Json::as_array);
    let data = data.ok_or_else(|| wrong(1, 1, "“data” is no list".to_owned()))?;
    let mut ids = BTreeSet::new();
    let mut entries = Vec::with_capacity(data.len());
    for (position, entry) in data.iter().enumerate() {
        let entry = entry.as_object().filter(|entry| !id(entry).is_empty());
        let Some(entry) = entry else {
            return Err(wrong(1, 1, format!("entry {} of “data” has no id", position + 1)));
        };
        if !ids.insert(id(entry)) {
            return Err(twice(content, &id(entry)));
        }
        entries.push(entry.clone());
    }
    Ok(entries)
}

/// The lines of the two entries with the same identifier, as far as lines tell.
fn twice(content: &[u8], id: &str) -> ImportError {
    let text = String::from_utf8_lossy(content);
    let quoted = format!("\"{id}\"");
    let is_id =
        |line: &str| line.split_once("\"id\"").is_some_and(|(_, rest)| rest.contains(&quoted));
    let mut lines = text.lines().enumerate().filter(|(_, line)| is_id(line));
    let mut next = || lines.next().map_or(1, |(number, _)| number as u64 + 1);
    let first = next();
    ImportError::Twice { id: id.to_owned(), first, line: next() }
}

fn id(entry: &Object) -> String {
    text(entry, "id")
}

/// A text or a number as text; what is `false` or `null` there is missing.
fn text(entry: &Object, field: &str) -> String {
    match entry.get(field) {
        Some(Json::String(text)) => text.trim().to_owned(),
        Some(Json::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn locale(entry: &Object) -> String {
    entry.get("meta").and_then(Json::as_object).map(|it| text(it, "locale")).unwrap_or_default()
}

fn objects(list: Option<&Json>) -> impl Iterator<Item = &Object> {
    list.and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_object)
}

/// The fields that nobody here understands and that say something.
fn leftovers<'a>(entry: &'a Object, known: &'a [&str]) -> impl Iterator<Item = (&'a str, String)> {
    entry.iter().filter_map(|(field, value)| {
        let is_empty = match value {
            Json::Null | Json::Bool(_) => true,
            Json::String(text) => text.trim().is_empty(),
            Json::Array(list) => list.is_empty(),
            Json::Object(object) => object.is_empty(),
            Json::Number(_) => false,
        };
        let is_known = known.contains(&field.as_str());
        (!is_known && !is_empty).then(|| (field.as_str(), value.to_string()))
    })
}

fn address(found: &mut FoundLocation, entry: &Object) {
    let Some(address) = entry.get("address").and_then(Json::as_object) else { return };
    let street = [text(address, "street"), text(address, "house_number")];
    found.content.address = Address {
        street: street.join(" ").trim().to_owned(),
        postal_code: text(address, "postal_code"),
        town: text(address, "city"),
    };
    if !found.content.address.is_complete() {
        let line = found.content.address.line();
        found.unresolved("address", &line, Reason::Missing);
    }
}

fn geo(entry: &Object) -> Option<Point> {
    let geo = entry.get("geo")?;
    Some(Point { lat: geo.get("lat")?.as_f64()?, lon: geo.get("lon")?.as_f64()? })
}

/// A point that stands at every location says of none where it is.
fn placeholder(locations: &[Object]) -> Option<Point> {
    let mut points = locations.iter().filter_map(geo);
    let first = points.next()?;
    let others: Vec<_> = points.collect();
    (!others.is_empty() && others.iter().all(|point| *point == first)).then_some(first)
}

fn point(found: &mut FoundLocation, entry: &Object, placeholder: Option<Point>) {
    match geo(entry) {
        Some(point) if Some(point) == placeholder => {
            let said = format!("{}, {}", point.lat, point.lon);
            found.unresolved("geo", &said, Reason::Placeholder);
        }
        point => found.content.point = point,
    }
}

fn contact(found: &mut FoundLocation, entry: &Object) {
    let Some(contact) = entry.get("contact").and_then(Json::as_object) else { return };
    found.content.phone = text(contact, "phone");
    found.content.email = text(contact, "email");
    let website = text(contact, "webinfo");
    if is_web_address(&website) {
        found.content.website = Some(website);
    } else if !website.is_empty() {
        found.unresolved("contact.webinfo", &website, Reason::Link);
    }
}

/// The times of each day, as text or as spans from and to.
fn opening_times(found: &mut FoundLocation, entry: &Object) {
    let Some(times) = entry.get("opening_times").and_then(Json::as_object) else { return };
    let mut rules: Vec<(usize, String)> = Vec::new();
    for (day, said) in times {
        let said = times_of(said);
        if said.is_empty() {
            continue;
        }
        let number = hours::day(day);
        match number.and_then(|number| Some((number, hours::rule(number, &said)?))) {
            Some(rule) => rules.push(rule),
            None if day == "special" => found.content.hours_note = Text::de(plain(&said)),
            None => found.unresolved(&format!("opening_times.{day}"), &said, Reason::Unclear),
        }
    }
    rules.sort();
    let rules: Vec<_> = rules.into_iter().map(|(_, rule)| rule).collect();
    let hours = rules.join("; ");
    match readable_hours(&hours) {
        Ok(()) => found.content.opening_hours = hours,
        Err(_) => found.unresolved("opening_times", &hours, Reason::Unclear),
    }
}

fn times_of(said: &Json) -> String {
    let span = |span: &Object| format!("{}-{}", text(span, "from"), text(span, "to"));
    match said {
        Json::String(text) => text.trim().to_owned(),
        Json::Array(_) => objects(Some(said)).map(span).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}

fn accessibility(found: &mut FoundLocation, entry: &Object) {
    let Some(said) = entry.get("accessibility").and_then(Json::as_object) else { return };
    let access = text(said, "access");
    found.content.step_free = match plain(&access).to_lowercase() {
        it if it.contains("nicht rollstuhlgerecht") => StepFree::No,
        it if it.contains("bedingt rollstuhlgerecht") => StepFree::Partly,
        it if it.contains("rollstuhlgerecht") => StepFree::Yes,
        _ => StepFree::Unknown,
    };
    if found.content.step_free == StepFree::Unknown && !access.is_empty() {
        found.unresolved("accessibility.access", &access, Reason::Unclear);
    }
    let notes = ["access", "elevator", "wc", "parking", "note"].map(|it| plain(&text(said, it)));
    let notes: Vec<_> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    if !notes.is_empty() {
        found.content.access_note = Text::de(notes.join("\n"));
    }
}

/// Where a service is to be had. That appointments can be booked there is for the appointments to
/// know: it is noted once, not at each of forty locations.
fn places(found: &mut FoundService, entry: &Object) {
    let (mut all, mut bookable) = (0_u32, 0_u32);
    for place in objects(entry.get("locations")) {
        all += 1;
        found.places.push(text(place, "location"));
        let allowed = place.get("appointment").and_then(|it| it.get("allowed"));
        bookable += u32::from(allowed.and_then(Json::as_bool).unwrap_or_default());
        let hint = plain(&text(place, "hint"));
        if !hint.is_empty() {
            found.unresolved("locations.hint", &hint, Reason::NoPlace);
        }
    }
    if bookable > 0 {
        let said = format!("{bookable} / {all}");
        found.unresolved("locations.appointment", &said, Reason::NoPlace);
    }
}

fn with_description(item: &Object) -> String {
    let (name, about) = (plain(&text(item, "name")), plain(&text(item, "description")));
    if about.is_empty() { name } else { format!("{name}\n{about}") }
}

/// The address of an entry with a link, noted where it leads nowhere.
fn link(found: &mut FoundService, place: &str, item: &Object) -> Option<String> {
    let link = text(item, "link");
    if is_web_address(&link) {
        return Some(link);
    }
    if !link.is_empty() {
        found.unresolved(place, &link, Reason::Link);
    }
    None
}

fn documents(found: &mut FoundService, entry: &Object) {
    for item in objects(entry.get("requirements")) {
        let url = link(found, "requirements.link", item);
        let about = plain(&text(item, "description"));
        found.content.documents.push(RequiredDocument {
            name: Text::de(plain(&text(item, "name"))),
            about: if about.is_empty() { Text::default() } else { Text::de(about) },
            url,
        });
    }
}

fn laws(found: &mut FoundService, entry: &Object) {
    for item in objects(entry.get("legal")) {
        let url = link(found, "legal.link", item);
        let title = Text::de(with_description(item));
        found.content.legal_basis.push(LegalBasis { title, url });
    }
}

fn links(found: &mut FoundService, entry: &Object) {
    for field in ["links", "publications"] {
        for item in objects(entry.get(field)) {
            if let Some(url) = link(found, field, item) {
                found.content.links.push(WebLink { title: Text::de(with_description(item)), url });
            }
        }
    }
    let online = entry.get("onlineprocessing").and_then(Json::as_object);
    if let Some(online) = online
        && let Some(url) = link(found, "onlineprocessing.link", online)
    {
        let about = plain(&text(online, "description"));
        let title = if about.is_empty() { "Online-Abwicklung".to_owned() } else { about };
        found.content.links.push(WebLink { title: Text::de(title), url });
    }
}

fn forms(found: &mut FoundService, entry: &Object) {
    for (number, item) in objects(entry.get("forms")).enumerate() {
        if let Some(file) = link(found, "forms.link", item) {
            let id = Slug::of_title(&format!("formular-{}", number + 1));
            let door = Door::Paper { form: PaperForm::File(file), address: Text::default() };
            found.channels.push(Channel::new(id, door));
        }
    }
}

fn fees(found: &mut FoundService, entry: &Object) {
    let said = plain(&text(entry, "fees"));
    (found.fee, found.fee_note) = fee(&said);
}

/// What a text says about a fee, and the text itself where that is not all it says.
pub(super) fn fee(said: &str) -> (Fee, Text) {
    let note = || Text::de(said.to_owned());
    match said.trim().trim_end_matches('.').to_lowercase().as_str() {
        "" => (Fee::Unknown, Text::default()),
        "gebührenfrei" | "kostenfrei" | "kostenlos" | "keine" | "0" | "0,00" => {
            (Fee::Free, Text::default())
        }
        lower => match amount(lower) {
            Some(cents) => (Fee::Fixed(cents), Text::default()),
            None => (Fee::Described, note()),
        },
    }
}

/// An amount and nothing else: `12,50 Euro`, `30 €`.
pub(super) fn amount(text: &str) -> Option<Cents> {
    let number = text.replace("euro", "").replace(['€', '\u{a0}'], "");
    let number = number.trim();
    let (euros, cents) = number.split_once(',').unwrap_or((number, "0"));
    let cents = match cents.len() {
        _ if cents == "-" || cents == "–" => 0,
        1 => cents.parse::<i64>().ok()? * 10,
        2 => cents.parse().ok()?,
        _ => return None,
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let euros = euros.replace('.', "");
    let euros: i64 = digits(&euros).then(|| euros.parse().ok()).flatten()?;
    (cents >= 0).then(|| Cents(euros.saturating_mul(100).saturating_add(cents)))
}

fn number(found: &mut FoundService, entry: &Object) {
    let leika = text(entry, "leika");
    if leika.len() == 14 && leika.bytes().all(|digit| digit.is_ascii_digit()) {
        found.content.leika = Some(leika);
    } else if !leika.is_empty() {
        found.unresolved("leika", &leika, Reason::Unclear);
    }
}
