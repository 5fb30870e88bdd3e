//! The rule that every service has a door for those who cannot or will not go online: on site, on
//! paper and by phone.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use commons::{Arg, Explain, Slug};
use jiff::ToSpan;

use crate::catalogue::model::{Channel, Day, Door, Location, PaperForm, StepFree};

/// Locations by their slug.
pub type Locations = BTreeMap<Slug, Location>;

/// A door that every published service has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NeededDoor {
    /// A location with an address and opening hours, of which is said whether one gets in without
    /// steps.
    OnSite,
    /// A form on paper, and where it is sent or handed in.
    Paper,
    /// A phone number, and when somebody answers.
    Phone,
}

/// All doors that every published service has.
pub const NEEDED: [NeededDoor; 3] = [NeededDoor::OnSite, NeededDoor::Paper, NeededDoor::Phone];

impl NeededDoor {
    /// Its name, as [`Door::name`] says it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OnSite => "on-site",
            Self::Paper => "paper",
            Self::Phone => "phone",
        }
    }

    /// The door of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        NEEDED.into_iter().find(|door| door.name() == name)
    }
}

/// A needed door that is not open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no door “{}”: {why}", door.name())]
pub struct MissingDoor {
    /// Which door.
    pub door: NeededDoor,
    /// Why, for the first channel of this kind.
    pub why: Why,
}

/// Why a door is not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is no such channel.
    Absent,
    /// It opens only on this day.
    NotYet(Day),
    /// Its last day was this.
    Ended(Day),
    /// Its location is closed since this day.
    Closed(Slug, Day),
    /// There is no such location.
    UnknownLocation(Slug),
    /// The location has no complete address.
    NoAddress(Slug),
    /// The location has no opening hours.
    NoHours(Slug),
    /// Nobody said whether one gets into the location without steps.
    NoAccess(Slug),
    /// The form has no address to which it is sent or brought.
    NoPaperAddress,
    /// The form's address is none on the web.
    NoForm,
    /// The number is none.
    NoNumber,
    /// Nobody said when somebody answers.
    NoPhoneHours,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("there is none"),
            Self::NotYet(day) => write!(f, "opens on {day}"),
            Self::Ended(day) => write!(f, "ended on {day}"),
            Self::Closed(location, day) => write!(f, "“{location}” is closed from {day}"),
            Self::UnknownLocation(location) => write!(f, "there is no location “{location}”"),
            Self::NoAddress(location) => write!(f, "“{location}” has no complete address"),
            Self::NoHours(location) => write!(f, "“{location}” has no opening hours"),
            Self::NoAccess(location) => write!(f, "“{location}” says nothing of steps"),
            Self::NoPaperAddress => f.write_str("no address for the form"),
            Self::NoForm => f.write_str("the form cannot be fetched"),
            Self::NoNumber => f.write_str("no phone number"),
            Self::NoPhoneHours => f.write_str("no hours for the phone"),
        }
    }
}

impl Explain for MissingDoor {
    fn code(&self) -> &'static str {
        match self.why {
            Why::Absent => "services-door-absent",
            Why::NotYet(_) => "services-door-not-yet",
            Why::Ended(_) => "services-door-ended",
            Why::Closed(..) => "services-door-closed",
            Why::UnknownLocation(_) => "services-door-unknown-location",
            Why::NoAddress(_) => "services-door-no-address",
            Why::NoHours(_) => "services-door-no-hours",
            Why::NoAccess(_) => "services-door-no-access",
            Why::NoPaperAddress => "services-door-no-paper-address",
            Why::NoForm => "services-door-no-form",
            Why::NoNumber => "services-door-no-number",
            Why::NoPhoneHours => "services-door-no-phone-hours",
        }
    }

    fn status(&self) -> u16 {
        422
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        let mut args = vec![("door", self.door.name().into())];
        match &self.why {
            Why::NotYet(day) | Why::Ended(day) => args.push(("day", day.to_string().into())),
            Why::Closed(location, day) => {
                args.push(("location", location.as_str().into()));
                args.push(("day", day.to_string().into()));
            }
            Why::UnknownLocation(location)
            | Why::NoAddress(location)
            | Why::NoHours(location)
            | Why::NoAccess(location) => args.push(("location", location.as_str().into())),
            _ => {}
        }
        args
    }
}

/// Whether a service has, on a day, each door that it needs.
///
/// # Errors
/// Every door that is missing, with the reason.
pub fn parity(
    channels: &[Channel],
    locations: &Locations,
    day: Day,
) -> Result<(), Vec<MissingDoor>> {
    let missing: Vec<_> =
        NEEDED.into_iter().filter_map(|door| missing(door, channels, locations, day)).collect();
    if missing.is_empty() { Ok(()) } else { Err(missing) }
}

/// Why a needed door is missing on a day; nothing where one is open.
fn missing(
    door: NeededDoor,
    channels: &[Channel],
    locations: &Locations,
    day: Day,
) -> Option<MissingDoor> {
    let mut first = None;
    for channel in channels.iter().filter(|channel| channel.door.name() == door.name()) {
        match closed(channel, locations, day) {
            None => return None,
            Some(why) => first = first.or(Some(why)),
        }
    }
    Some(MissingDoor { door, why: first.unwrap_or(Why::Absent) })
}

/// Whether a door is open on a day: by its own dates, and with all that makes it a door.
pub fn is_open(channel: &Channel, locations: &Locations, day: Day) -> bool {
    closed(channel, locations, day).is_none()
}

fn closed(channel: &Channel, locations: &Locations, day: Day) -> Option<Why> {
    match (channel.valid_from, channel.valid_until) {
        (_, Some(until)) if until < day => return Some(Why::Ended(until)),
        (Some(from), _) if day < from => return Some(Why::NotYet(from)),
        _ => {}
    }
    match &channel.door {
        Door::OnSite { location } => closed_location(location, locations, day),
        Door::Paper { form, address } => closed_paper(form, address),
        Door::Phone { number, hours } => closed_phone(number, hours),
        Door::Post { .. } | Door::Online { .. } => None,
    }
}

fn closed_location(slug: &Slug, locations: &Locations, day: Day) -> Option<Why> {
    let Some(location) = locations.get(slug) else {
        return Some(Why::UnknownLocation(slug.clone()));
    };
    let content = &location.content;
    match content.closed_from {
        Some(from) if from <= day => Some(Why::Closed(slug.clone(), from)),
        _ if !content.address.is_complete() => Some(Why::NoAddress(slug.clone())),
        _ if content.opening_hours.trim().is_empty() => Some(Why::NoHours(slug.clone())),
        _ if content.step_free == StepFree::Unknown => Some(Why::NoAccess(slug.clone())),
        _ => None,
    }
}

fn closed_paper(form: &PaperForm, address: &commons::Text) -> Option<Why> {
    if let PaperForm::File(file) = form
        && !(file.starts_with("https://") || file.starts_with("http://"))
    {
        return Some(Why::NoForm);
    }
    address.0.values().all(|line| line.trim().is_empty()).then_some(Why::NoPaperAddress)
}

/// A number has at least three digits: `115` is the shortest that people know.
fn closed_phone(number: &str, hours: &str) -> Option<Why> {
    if number.chars().filter(char::is_ascii_digit).count() < 3 {
        return Some(Why::NoNumber);
    }
    hours.trim().is_empty().then_some(Why::NoPhoneHours)
}

/// The doors that name a form of this program which is not published: nobody could fill it in.
pub fn without_form<'a>(
    channels: &'a [Channel],
    published: &BTreeSet<Slug>,
) -> Vec<(&'a Slug, &'a Slug)> {
    let form = |channel: &'a Channel| match &channel.door {
        Door::Online { form } | Door::Paper { form: PaperForm::Form(form), .. } => Some(form),
        _ => None,
    };
    let named = channels.iter().filter_map(|channel| Some((&channel.id, form(channel)?)));
    named.filter(|(_, form)| !published.contains(*form)).collect()
}

/// A door that is missing, or will be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The first day without the door.
    pub from: Day,
    /// Which door, and why.
    pub missing: MissingDoor,
}

/// The doors that are missing today or will be within so many days: for each the first such day.
pub fn gaps(channels: &[Channel], locations: &Locations, today: Day, days: i32) -> Vec<Gap> {
    let changes = changes(channels, locations, today, days);
    let gap = |door| {
        changes.iter().find_map(|day| {
            let missing = missing(door, channels, locations, *day)?;
            Some(Gap { from: *day, missing })
        })
    };
    NEEDED.into_iter().filter_map(gap).collect()
}

/// Today, and every later day on which some door opens or closes.
fn changes(channels: &[Channel], locations: &Locations, today: Day, days: i32) -> Vec<Day> {
    let last = today.checked_add(days.days()).unwrap_or(Day::MAX);
    let closings = channels
        .iter()
        .filter_map(|channel| locations.get(channel.door.location()?)?.content.closed_from);
    let own = channels.iter().flat_map(|channel| {
        let after = channel.valid_until.and_then(|until| until.tomorrow().ok());
        [channel.valid_from, after].into_iter().flatten()
    });
    let mut days: Vec<Day> = own.chain(closings).collect();
    days.retain(|day| (today..=last).contains(day));
    days.push(today);
    days.sort_unstable();
    days.dedup();
    days
}

#[cfg(test)]
mod tests {
    use commons::{Text, Timestamp};
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::catalogue::model::{Address, LocationContent};

    fn slug(text: &str) -> Slug {
        Slug::of_title(text)
    }

    fn town_hall() -> Location {
        Location {
            slug: slug("rathaus"),
            office: None,
            version: 1,
            source: None,
            content: LocationContent {
                address: Address {
                    street: "Am Markt 1".to_owned(),
                    postal_code: "12345".to_owned(),
                    town: "Musterstadt".to_owned(),
                },
                opening_hours: "Mo-Fr 08:00-12:00".to_owned(),
                step_free: StepFree::Partly,
                ..LocationContent::default()
            },
            changed_at: Timestamp::UNIX_EPOCH,
        }
    }

    fn locations(all: impl IntoIterator<Item = Location>) -> Locations {
        all.into_iter().map(|location| (location.slug.clone(), location)).collect()
    }

    fn on_site() -> Channel {
        Channel::new(slug("rathaus"), Door::OnSite { location: slug("rathaus") })
    }

    fn paper() -> Channel {
        let form = PaperForm::Form(slug("antrag"));
        Channel::new(slug("papier"), Door::Paper { form, address: Text::de("Am Markt 1") })
    }

    fn phone() -> Channel {
        let (number, hours) = ("+49 3300 115".to_owned(), "Mo-Fr 09:00-15:00".to_owned());
        Channel::new(slug("telefon"), Door::Phone { number, hours })
    }

    fn online() -> Channel {
        Channel::new(slug("online"), Door::Online { form: slug("antrag") })
    }

    fn whys(channels: &[Channel], locations: &Locations) -> Vec<(NeededDoor, Why)> {
        let missing = parity(channels, locations, date(2026, 11, 26)).err().unwrap_or_default();
        missing.into_iter().map(|missing| (missing.door, missing.why)).collect()
    }

    #[test]
    fn a_service_without_an_onsite_channel_cannot_be_published() {
        let channels = [paper(), phone(), online()];
        let found = whys(&channels, &locations([town_hall()]));
        assert_eq!(found, [(NeededDoor::OnSite, Why::Absent)]);
    }

    #[test]
    fn a_service_that_is_only_online_lacks_three_doors() {
        let found = whys(&[online()], &Locations::new());
        assert_eq!(found, NEEDED.map(|door| (door, Why::Absent)));
    }

    #[test]
    fn with_a_counter_a_form_on_paper_and_a_phone_it_can_be_published() {
        assert_eq!(whys(&[on_site(), paper(), phone()], &locations([town_hall()])), []);
    }

    #[test]
    fn a_service_whose_only_location_closed_names_it_and_the_day() {
        let mut closed = town_hall();
        closed.content.closed_from = Some(date(2026, 11, 26));
        let found = whys(&[on_site(), paper(), phone()], &locations([closed]));
        let why = Why::Closed(slug("rathaus"), date(2026, 11, 26));
        assert_eq!(found, [(NeededDoor::OnSite, why)]);
    }

    #[test]
    fn a_counter_counts_only_where_people_can_know_how_to_get_in() {
        let with = |change: fn(&mut LocationContent)| {
            let mut location = town_hall();
            change(&mut location.content);
            whys(&[on_site(), paper(), phone()], &locations([location]))
        };
        let on_site = |why| vec![(NeededDoor::OnSite, why)];
        let at = slug("rathaus");
        assert_eq!(with(|it| it.address.town.clear()), on_site(Why::NoAddress(at.clone())));
        assert_eq!(with(|it| it.opening_hours.clear()), on_site(Why::NoHours(at.clone())));
        assert_eq!(with(|it| it.step_free = StepFree::Unknown), on_site(Why::NoAccess(at)));
        assert_eq!(with(|it| it.step_free = StepFree::No), []);
    }

    #[test]
    fn another_open_door_of_the_same_kind_is_enough() {
        let ended = Channel { valid_until: Some(date(2026, 11, 25)), ..on_site() };
        let found = whys(&[ended.clone(), paper(), phone()], &locations([town_hall()]));
        assert_eq!(found, [(NeededDoor::OnSite, Why::Ended(date(2026, 11, 25)))]);
        assert_eq!(whys(&[ended, on_site(), paper(), phone()], &locations([town_hall()])), []);
    }

    #[test]
    fn a_paper_form_needs_an_address_and_a_phone_needs_hours() {
        let form = PaperForm::File("javascript:alert(1)".to_owned());
        let door = Door::Paper { form, address: Text::de("Am Markt 1") };
        let paper = Channel { door, ..paper() };
        let door = Door::Phone { number: "115".to_owned(), hours: " ".to_owned() };
        let phone = Channel { door, ..phone() };
        let found = whys(&[on_site(), paper, phone], &locations([town_hall()]));
        let expected = [(NeededDoor::Paper, Why::NoForm), (NeededDoor::Phone, Why::NoPhoneHours)];
        assert_eq!(found, expected);
    }

    const TODAY: Day = date(2026, 11, 26);

    fn day() -> impl Strategy<Value = Option<Day>> {
        proptest::option::of((-50..50_i32).prop_map(|days| TODAY + days.days()))
    }

    fn channel() -> impl Strategy<Value = Channel> {
        let kind = proptest::sample::select(vec![on_site(), paper(), phone(), online()]);
        (kind, day(), day()).prop_map(|(channel, valid_from, valid_until)| Channel {
            valid_from,
            valid_until,
            ..channel
        })
    }

    proptest! {
        #[test]
        fn parity_holds_exactly_where_each_needed_door_is_open(
            channels in proptest::collection::vec(channel(), 0..8), closed_from in day(),
        ) {
            let mut location = town_hall();
            location.content.closed_from = closed_from;
            let locations = locations([location]);
            let open: Vec<_> = channels
                .iter()
                .filter(|it| is_open(it, &locations, TODAY))
                .map(|it| it.door.name())
                .collect();
            let whole = NEEDED.iter().all(|door| open.contains(&door.name()));
            prop_assert_eq!(parity(&channels, &locations, TODAY).is_ok(), whole);
        }

        #[test]
        fn one_more_door_never_breaks_parity(
            channels in proptest::collection::vec(channel(), 0..8), more in channel(),
        ) {
            let locations = locations([town_hall()]);
            if parity(&channels, &locations, TODAY).is_ok() {
                let all = [channels, vec![more]].concat();
                prop_assert!(parity(&all, &locations, TODAY).is_ok());
            }
        }

        #[test]
        fn gaps_are_the_first_days_without_a_door_that_a_look_at_each_day_finds(
            channels in proptest::collection::vec(channel(), 0..8), closed_from in day(),
        ) {
            let mut location = town_hall();
            location.content.closed_from = closed_from;
            let locations = locations([location]);
            let first = |door| (0..=30).map(|days: i32| TODAY + days.days()).find_map(|day| {
                let missing = parity(&channels, &locations, day).err()?;
                missing.iter().any(|it| it.door == door).then_some((door, day))
            });
            let expected: Vec<_> = NEEDED.into_iter().filter_map(first).collect();
            let found: Vec<_> = gaps(&channels, &locations, TODAY, 30)
                .into_iter()
                .map(|gap| (gap.missing.door, gap.from))
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
