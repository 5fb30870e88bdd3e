//! `XZuFi` 2.3.1, in the shape that the import reads: modules by their code, texts by language.

use std::collections::BTreeMap;

use commons::{Slug, Text};

use super::Town;
use crate::catalogue::{
    import::XZUFI_2_3_1,
    model::{EASY, Fee, Location, Service},
};

/// Services, and the places where they are to be had.
pub(super) fn document(town: &Town, services: &[Service]) -> String {
    let mut out = Writer::default();
    out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.raw(&format!("<transfer xmlns=\"{XZUFI_2_3_1}\" xzufiVersion=\"2.3.1\">\n"));
    let mut places: BTreeMap<&Slug, Vec<&Slug>> = BTreeMap::new();
    for service in services {
        write_service(&mut out, town, service);
        for location in service.channels.iter().filter_map(|channel| channel.door.location()) {
            places.entry(location).or_default().push(&service.slug);
        }
    }
    for (slug, services) in places {
        if let Some(location) = town.locations.get(slug) {
            write_location(&mut out, location, &services);
        }
    }
    out.raw("</transfer>\n");
    out.0
}

fn write_service(out: &mut Writer, town: &Town, service: &Service) {
    let content = &service.content;
    out.open("leistung");
    out.text("id", service.slug.as_str());
    if let Some(leika) = &content.leika {
        out.text("referenzLeistungsschluessel", leika);
    }
    module(out, "03", &content.name);
    module(out, "24", &content.teaser);
    module(out, "06", &content.description);
    for law in &content.legal_basis {
        module(out, "07", &law.title);
    }
    for text in &content.prerequisites {
        module(out, "09", text);
    }
    module(out, "11", &content.procedure);
    module(out, "16", &content.hints);
    module(out, "25", &content.appeal);
    documents(out, service);
    fees(out, service);
    if let Some(days) = content.processing.promised_days {
        out.open("modulBearbeitungsdauer");
        out.open("bearbeitungsdauer");
        out.text("dauer", &days.to_string());
        out.open("einheit");
        out.text("code", "TAG");
        out.close("einheit");
        out.close("bearbeitungsdauer");
        texts(out, "beschreibung", &content.processing.note);
        out.close("modulBearbeitungsdauer");
    }
    if !content.deadlines.is_empty() {
        out.open("modulFrist");
        for deadline in &content.deadlines {
            out.open("frist");
            texts(out, "beschreibung", deadline);
            out.close("frist");
        }
        out.close("modulFrist");
    }
    if !content.keywords.is_empty() {
        out.open("modulBegriffImKontext");
        for word in &content.keywords {
            out.open("begriffImKontext");
            out.text("begriff", word);
            out.close("begriffImKontext");
        }
        out.close("modulBegriffImKontext");
    }
    for life in &content.life_situations {
        out.open("kategorie");
        out.text("bezeichnung", life.name());
        out.close("kategorie");
    }
    out.open("modulText");
    out.open("leikaTextmodul");
    out.text("code", "15");
    out.close("leikaTextmodul");
    for (title, uri) in links(town, service) {
        out.open("weiterfuehrenderLink");
        out.text("uri", &uri);
        out.text("titel", &title);
        out.close("weiterfuehrenderLink");
    }
    out.close("modulText");
    if content.has_easy_language() {
        out.open("sprachversion");
        out.text("languageCode", EASY);
        out.text("sprachbezeichnungDeutsch", "Deutsch (leichte Sprache)");
        out.close("sprachversion");
    }
    out.close("leistung");
}

/// The service's own page, and what it points to.
fn links(town: &Town, service: &Service) -> Vec<(String, String)> {
    let own = (town.name.clone(), town.at(&service.path()));
    let others = service
        .content
        .links
        .iter()
        .map(|link| (link.title.get(commons::Lang::De).1.to_owned(), link.url.clone()));
    std::iter::once(own).chain(others).collect()
}

fn module(out: &mut Writer, code: &str, text: &Text) {
    if text.is_empty() {
        return;
    }
    out.open("modulText");
    out.open("leikaTextmodul");
    out.text("code", code);
    out.close("leikaTextmodul");
    texts(out, "inhalt", text);
    out.close("modulText");
}

fn texts(out: &mut Writer, name: &str, text: &Text) {
    for (tag, text) in &text.0 {
        // The content of texts is HTML by the standard.
        let html = escaped(text).replace('\n', "<br>");
        out.raw(&format!(
            "<{name} languageCode=\"{}\">{}</{name}>\n",
            escaped(tag),
            escaped(&html)
        ));
    }
}

fn documents(out: &mut Writer, service: &Service) {
    if service.content.documents.is_empty() {
        return;
    }
    out.open("modulDokument");
    for document in &service.content.documents {
        out.open("dokumentEingehend");
        out.open("dokument");
        texts(out, "bezeichnung", &document.name);
        texts(out, "beschreibung", &document.about);
        out.close("dokument");
        out.close("dokumentEingehend");
    }
    out.close("modulDokument");
}

/// One fee where all doors cost the same; else one for each door, with the door's name.
fn fees(out: &mut Writer, service: &Service) {
    let mut fees: Vec<(Fee, Text)> = Vec::new();
    for channel in service.channels.iter().filter(|it| it.door.name() != "phone") {
        let fee = (channel.fee, channel.fee_note.clone());
        if channel.fee != Fee::Unknown && !fees.contains(&fee) {
            fees.push(fee);
        }
    }
    if fees.is_empty() {
        return;
    }
    out.open("modulKosten");
    for (fee, note) in fees {
        out.open("kosten");
        match fee {
            Fee::Free => {
                out.open("kostenFrei");
                out.close("kostenFrei");
            }
            Fee::Fixed(cents) => out.text("betrag", &cents.to_string()),
            Fee::Between(least, most) => {
                out.text("betragUntergrenze", &least.to_string());
                out.text("betragObergrenze", &most.to_string());
            }
            Fee::Described | Fee::Unknown => {}
        }
        texts(out, "beschreibung", &note);
        out.close("kosten");
    }
    out.close("modulKosten");
}

fn write_location(out: &mut Writer, location: &Location, services: &[&Slug]) {
    let content = &location.content;
    out.open("organisationseinheit");
    out.text("id", location.slug.as_str());
    out.open("name");
    out.text("name", content.name.get(commons::Lang::De).1);
    out.close("name");
    out.open("anschrift");
    out.text("strasse", &content.address.street);
    out.text("postleitzahl", &content.address.postal_code);
    out.text("ort", &content.address.town);
    out.close("anschrift");
    for contact in [&content.phone, &content.email].into_iter().filter(|it| !it.is_empty()) {
        out.open("kommunikation");
        out.text("kennung", contact);
        out.close("kommunikation");
    }
    for service in services {
        out.open("zustaendigkeit");
        out.text("leistungID", service.as_str());
        out.close("zustaendigkeit");
    }
    out.close("organisationseinheit");
}

#[derive(Default)]
struct Writer(String);

impl Writer {
    fn raw(&mut self, xml: &str) {
        self.0.push_str(xml);
    }

    fn open(&mut self, name: &str) {
        self.raw(&format!("<{name}>\n"));
    }

    fn close(&mut self, name: &str) {
        self.raw(&format!("</{name}>\n"));
    }

    fn text(&mut self, name: &str, text: &str) {
        self.raw(&format!("<{name}>{}</{name}>\n", escaped(text)));
    }
}

/// Text as it may stand in XML: nothing of it is a tag, and no character is forbidden there.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() || c == '\u{fffe}' || c == '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}
