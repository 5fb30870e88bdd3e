//! What can be said about services and locations: texts tidy and within bounds, addresses of the
//! web only where they lead there.

use std::collections::HashSet;

use commons::{Lang, Slug, Text};

use crate::catalogue::{
    CatalogueError,
    hours::Hours,
    model::{Channel, Door, Fee, LocationContent, PaperForm, ServiceContent, ServiceEdit},
};

/// The longest name, in characters: a few lines on a phone.
const NAME: usize = 300;
/// The longest text, in characters.
const TEXT: usize = 50_000;
/// The longest word or line, in characters.
const LINE: usize = 500;
/// The most entries of a list, doors among them.
const ENTRIES: usize = 1_000;

/// A service as it can be kept: tidy, in German at least, within bounds.
///
/// # Errors
/// [`CatalogueError::NoName`], [`CatalogueError::TooLong`], [`CatalogueError::TwoDoors`],
/// [`CatalogueError::Dates`], [`CatalogueError::Fee`], [`CatalogueError::Link`],
/// [`CatalogueError::Leika`], [`CatalogueError::Hours`].
pub fn checked(edit: ServiceEdit) -> Result<ServiceEdit, CatalogueError> {
    let content = checked_content(edit.content)?;
    let channels = checked_channels(edit.channels)?;
    Ok(ServiceEdit { content, channels, ..edit })
}

fn checked_content(content: ServiceContent) -> Result<ServiceContent, CatalogueError> {
    let mut content = ServiceContent { name: named(&content.name)?, ..content };
    each_text(&mut content, &mut |field, text| tidied(field, text))?;
    content.keywords = words(&content.keywords)?;
    content.life_situations.sort_unstable();
    content.life_situations.dedup();
    bounded("documents", content.documents.len())?;
    bounded("legal_basis", content.legal_basis.len())?;
    bounded("prerequisites", content.prerequisites.len())?;
    bounded("deadlines", content.deadlines.len())?;
    bounded("links", content.links.len())?;
    bounded("unresolved", content.unresolved.len())?;
    let laws = content.legal_basis.iter().filter_map(|law| law.url.as_deref());
    let documents = content.documents.iter().filter_map(|document| document.url.as_deref());
    let links = content.links.iter().map(|link| link.url.as_str());
    laws.chain(documents).chain(links).try_for_each(web_address)?;
    if let Some(leika) = &content.leika
        && !(leika.len() == 14 && leika.bytes().all(|digit| digit.is_ascii_digit()))
    {
        return Err(CatalogueError::Leika(leika.clone()));
    }
    Ok(content)
}

/// Every text of a content, with its field.
fn each_text(
    content: &mut ServiceContent,
    change: &mut impl FnMut(&'static str, &mut Text) -> Result<(), CatalogueError>,
) -> Result<(), CatalogueError> {
    change("teaser", &mut content.teaser)?;
    change("description", &mut content.description)?;
    change("procedure", &mut content.procedure)?;
    change("hints", &mut content.hints)?;
    change("appeal", &mut content.appeal)?;
    change("processing", &mut content.processing.note)?;
    for law in &mut content.legal_basis {
        change("legal_basis", &mut law.title)?;
    }
    for document in &mut content.documents {
        change("documents", &mut document.name)?;
        change("documents", &mut document.about)?;
    }
    for text in &mut content.prerequisites {
        change("prerequisites", text)?;
    }
    for text in &mut content.deadlines {
        change("deadlines", text)?;
    }
    for link in &mut content.links {
        change("links", &mut link.title)?;
    }
    if let Some(urgent) = &mut content.urgent {
        change("urgent", &mut urgent.text)?;
    }
    Ok(())
}

fn checked_channels(mut channels: Vec<Channel>) -> Result<Vec<Channel>, CatalogueError> {
    bounded("channels", channels.len())?;
    let mut ids = HashSet::new();
    for channel in &mut channels {
        if !ids.insert(channel.id.clone()) {
            return Err(CatalogueError::TwoDoors(channel.id.clone()));
        }
        if let (Some(from), Some(until)) = (channel.valid_from, channel.valid_until)
            && until < from
        {
            return Err(CatalogueError::Dates(channel.id.clone()));
        }
        if !sound_fee(channel.fee) {
            return Err(CatalogueError::Fee(channel.id.clone()));
        }
        tidied("channels", &mut channel.fee_note)?;
        match &mut channel.door {
            Door::Paper { form, address } => {
                tidied("channels", address)?;
                if let PaperForm::File(file) = form {
                    web_address(file)?;
                }
            }
            Door::Post { address } => tidied("channels", address)?,
            Door::Phone { number, hours } => {
                *number = line("channels", number)?;
                *hours = line("channels", hours)?;
                readable_hours(hours)?;
            }
            Door::OnSite { .. } | Door::Online { .. } => {}
        }
    }
    Ok(channels)
}

/// Nobody is paid for a service, and the least is not more than the most.
fn sound_fee(fee: Fee) -> bool {
    fee.bounds().is_none_or(|(least, most)| least.0 >= 0 && least <= most)
}

/// A location as it can be kept.
///
/// # Errors
/// [`CatalogueError::NoName`], [`CatalogueError::TooLong`], [`CatalogueError::Link`],
/// [`CatalogueError::Point`], [`CatalogueError::Hours`].
pub fn checked_location(content: LocationContent) -> Result<LocationContent, CatalogueError> {
    let mut content = LocationContent { name: named(&content.name)?, ..content };
    for text in [
        &mut content.hours_note,
        &mut content.access_note,
        &mut content.transit,
        &mut content.payment,
        &mut content.hints,
    ] {
        tidied("text", text)?;
    }
    let address = &mut content.address;
    for (field, text) in [
        ("street", &mut address.street),
        ("postal_code", &mut address.postal_code),
        ("town", &mut address.town),
        ("opening_hours", &mut content.opening_hours),
        ("phone", &mut content.phone),
        ("email", &mut content.email),
    ] {
        *text = line(field, text)?;
    }
    readable_hours(&content.opening_hours)?;
    if let Some(website) = &content.website {
        web_address(website)?;
    }
    if let Some(point) = content.point
        && !((-90.0..=90.0).contains(&point.lat) && (-180.0..=180.0).contains(&point.lon))
    {
        return Err(CatalogueError::Point);
    }
    bounded("unresolved", content.unresolved.len())?;
    Ok(content)
}

/// Whether opening hours can be read. None are none: what an import does not understand it keeps as
/// unresolved, and a door without hours does not count.
///
/// # Errors
/// [`CatalogueError::Hours`].
pub fn readable_hours(hours: &str) -> Result<(), CatalogueError> {
    if hours.is_empty() || Hours::read(hours).is_ok() {
        return Ok(());
    }
    Err(CatalogueError::Hours(hours.to_owned()))
}

/// A reason for taking a service back.
///
/// # Errors
/// [`CatalogueError::NoReason`], [`CatalogueError::TooLong`].
pub fn reason(text: &Text) -> Result<Text, CatalogueError> {
    let mut text = text.clone();
    tidied("reason", &mut text)?;
    if text.is_empty() { Err(CatalogueError::NoReason) } else { Ok(text) }
}

/// Words of addresses that are pages of the catalogue and of its neighbours.
const PAGES: [&str; 4] = ["forms", "locations", "manage", "new"];

/// The part of the address that a name makes.
pub fn slug_of_name(name: &Text) -> Slug {
    let slug = Slug::of_title(name.get(Lang::De).1);
    if PAGES.contains(&slug.as_str()) { Slug::of_title(&format!("{slug}-1")) } else { slug }
}

fn named(name: &Text) -> Result<Text, CatalogueError> {
    let name = tidy(name);
    if !name.0.contains_key("de") {
        return Err(CatalogueError::NoName);
    }
    within(&name, "name", NAME)?;
    Ok(name)
}

fn tidied(field: &'static str, text: &mut Text) -> Result<(), CatalogueError> {
    *text = tidy(text);
    within(text, field, TEXT)
}

fn words(words: &[String]) -> Result<Vec<String>, CatalogueError> {
    bounded("keywords", words.len())?;
    let mut seen = HashSet::new();
    let mut kept = Vec::new();
    for word in words {
        let word = line("keywords", word)?;
        if !word.is_empty() && seen.insert(word.to_lowercase()) {
            kept.push(word);
        }
    }
    Ok(kept)
}

fn line(field: &'static str, text: &str) -> Result<String, CatalogueError> {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    let text = text.trim().to_owned();
    if text.chars().count() > LINE {
        return Err(CatalogueError::TooLong { field, limit: LINE });
    }
    Ok(text)
}

fn bounded(field: &'static str, entries: usize) -> Result<(), CatalogueError> {
    if entries > ENTRIES {
        return Err(CatalogueError::TooMany { field, limit: ENTRIES });
    }
    Ok(())
}

fn within(text: &Text, field: &'static str, limit: usize) -> Result<(), CatalogueError> {
    if text.0.values().any(|text| text.chars().count() > limit) {
        return Err(CatalogueError::TooLong { field, limit });
    }
    Ok(())
}

/// Only what a browser opens as a page: never a script.
fn web_address(address: &str) -> Result<(), CatalogueError> {
    if is_web_address(address) { Ok(()) } else { Err(CatalogueError::Link(address.to_owned())) }
}

/// Whether it begins as an address of the web and holds nothing that cannot stand in one.
pub(crate) fn is_web_address(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && address.chars().count() <= 2_000
            && !address
                .contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"`".contains(c))
    })
}

/// Languages without words are left out, line ends become those of Unix, nothing is hidden.
fn tidy(text: &Text) -> Text {
    let words = |text: &String| {
        let text = text.replace("\r\n", "\n");
        let text: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
        text.trim().to_owned()
    };
    let all = text.0.iter().map(|(tag, text)| (tag.clone(), words(text)));
    Text(all.filter(|(_, text)| !text.is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use commons::Cents;
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::catalogue::model::WebLink;

    fn edit(content: ServiceContent, channels: Vec<Channel>) -> ServiceEdit {
        let slug = Slug::of_title("hund");
        ServiceEdit { office: slug.clone(), slug, base: 0, source: None, content, channels }
    }

    fn named(name: &str) -> ServiceContent {
        ServiceContent { name: Text::de(name), ..ServiceContent::default() }
    }

    fn door(id: &str) -> Channel {
        let location = Slug::of_title("rathaus");
        Channel::new(Slug::of_title(id), Door::OnSite { location })
    }

    #[test]
    fn a_service_needs_a_name_in_german() {
        let english = Text::default().with("en", "Dog");
        let content = ServiceContent { name: english, ..ServiceContent::default() };
        assert!(matches!(checked(edit(content, vec![])), Err(CatalogueError::NoName)));
        let tidy = checked(edit(named(" Hund\u{7} anmelden "), vec![])).expect("a sound service");
        assert_eq!(tidy.content.name, Text::de("Hund anmelden"));
    }

    #[test]
    fn a_door_is_named_once_and_ends_after_it_began() {
        let two = checked(edit(named("Hund"), vec![door("a"), door("a")]));
        assert!(matches!(two, Err(CatalogueError::TwoDoors(_))));
        let (from, until) = (Some(date(2026, 2, 1)), Some(date(2026, 1, 1)));
        let backwards = Channel { valid_from: from, valid_until: until, ..door("a") };
        let refused = checked(edit(named("Hund"), vec![backwards]));
        assert!(matches!(refused, Err(CatalogueError::Dates(_))));
    }

    #[test]
    fn opening_hours_that_nobody_can_read_are_refused_and_none_are_none() {
        let place = |hours: &str| LocationContent {
            name: Text::de("Rathaus"),
            opening_hours: hours.to_owned(),
            ..LocationContent::default()
        };
        let phone = |hours: &str| {
            let door = Door::Phone { number: "115".to_owned(), hours: hours.to_owned() };
            edit(named("Hund"), vec![Channel::new(Slug::of_title("telefon"), door)])
        };
        for hours in ["vormittags", "Mo-Fr 25:00-26:00"] {
            let refused = checked_location(place(hours));
            assert!(matches!(refused, Err(CatalogueError::Hours(it)) if it == hours));
            assert!(matches!(checked(phone(hours)), Err(CatalogueError::Hours(_))));
        }
        for hours in ["", "Mo-Fr 08:00-12:00; PH off"] {
            assert!(checked_location(place(hours)).is_ok() && checked(phone(hours)).is_ok());
        }
    }

    #[test]
    fn a_fee_is_never_negative_nor_backwards() {
        for fee in [Fee::Fixed(Cents(-1)), Fee::Between(Cents(2), Cents(1))] {
            let refused = checked(edit(named("Hund"), vec![door("a").costing(fee)]));
            assert!(matches!(refused, Err(CatalogueError::Fee(_))), "{fee:?}");
        }
    }

    #[test]
    fn a_link_leads_to_the_web_and_runs_nothing() {
        for url in ["javascript:alert(1)", "https://", "//evil.example", "https://a b", "data:x"] {
            let link = WebLink { title: Text::de("Mehr"), url: url.to_owned() };
            let content = ServiceContent { links: vec![link], ..named("Hund") };
            let refused = checked(edit(content, vec![]));
            assert!(matches!(refused, Err(CatalogueError::Link(_))), "{url}");
        }
    }

    proptest! {
        #[test]
        fn what_was_checked_stays_as_it_is_when_checked_again(
            name in "\\PC{1,40}", text in any::<String>(),
            words in proptest::collection::vec(any::<String>(), 0..5),
        ) {
            let content = ServiceContent {
                description: Text::both(text.clone(), text),
                keywords: words,
                ..named(&name)
            };
            if let Ok(once) = checked(edit(content, vec![door("a")])) {
                prop_assert_eq!(checked(once.clone()).expect("sound"), once);
            }
        }
    }
}
