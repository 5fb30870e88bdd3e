//! Services are kept, published only with all doors, and every public change is in the record.

use commons::{Capability, Explain, Text};
use services::{
    ServicesError,
    catalogue::{
        CatalogueError,
        model::{Channel, Day, Door, PaperForm, ServiceEdit, State},
        rules::{NeededDoor, today},
    },
};
use store::{Sql, params};

use crate::{
    forms::publish_form,
    town::{ServicesTown, location, on_site, online, paper, phone, service, slug},
};

fn edit(edit: ServiceEdit, change: impl FnOnce(&mut ServiceEdit)) -> ServiceEdit {
    let mut edit = edit;
    change(&mut edit);
    edit
}

fn in_days(days: i64) -> Day {
    today().checked_add(jiff::Span::new().days(days)).expect("a day")
}

fn missing(error: &ServicesError) -> Vec<&'static str> {
    error.details().into_iter().map(Explain::code).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_is_kept_as_a_draft_and_published_with_an_entry_in_the_record() {
    for town in ServicesTown::each().await {
        town.location("rathaus").await;
        let draft = town.services.save_service(service("hund"), None).await.expect("kept");
        assert_eq!((draft.state, draft.version), (State::Draft, 1));
        assert!(town.services.shown_services().await.expect("read").is_empty());

        let published =
            town.services.publish_service(&slug("hund"), None).await.expect("published");
        assert_eq!((published.state, published.version), (State::Published, 2));
        let kept = town.services.service(&slug("hund")).await.expect("there");
        assert_eq!(kept, published);
        let at = town.services.services_at(&slug("rathaus")).await.expect("read");
        assert_eq!(at.len(), 1);
        let entries = town.services.record().entries_about(&published.subject()).await;
        let entries = entries.expect("read");
        let kinds: Vec<_> = entries.iter().map(|entry| entry.statement.kind.as_str()).collect();
        assert_eq!(kinds, ["service-published"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_without_its_doors_is_not_published_and_each_missing_one_is_named() {
    for town in ServicesTown::each().await {
        let only_online = edit(service("hund"), |it| it.channels = vec![online()]);
        town.services.save_service(only_online, None).await.expect("a draft may lack doors");
        let refused = town.services.publish_service(&slug("hund"), None).await.unwrap_err();
        assert_eq!(refused.code(), "services-doors-missing");
        assert_eq!(missing(&refused), ["services-door-absent"; 3]);
        let kept = town.services.service(&slug("hund")).await.expect("there");
        assert_eq!(kept.state, State::Draft);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_published_service_keeps_its_doors_at_every_later_change() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        let kept = town.services.service(&slug("hund")).await.expect("there");
        let without =
            edit(kept.clone().into(), |it| it.channels.retain(|it| it.id != slug("telefon")));
        let refused = town.services.save_service(without, None).await.unwrap_err();
        assert_eq!(missing(&refused), ["services-door-absent"]);
        assert_eq!(town.services.service(&slug("hund")).await.expect("there"), kept);

        let more = edit(kept.clone().into(), |it| it.channels.push(online()));
        let changed = town.services.save_service(more.clone(), None).await.expect("changed");
        assert_eq!((changed.version, changed.channels.len()), (3, 4));
        let late = town.services.save_service(more, None).await.unwrap_err();
        assert!(matches!(late, ServicesError::Catalogue(CatalogueError::Crowded(_))));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn saving_what_is_already_so_changes_nothing() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        let kept = town.services.service(&slug("hund")).await.expect("there");
        let same = town.services.save_service(kept.clone().into(), None).await.expect("kept");
        assert_eq!(same, kept);
        let place = town.services.location(&slug("rathaus")).await.expect("there");
        let same = town.services.save_location(place.clone().into(), None).await.expect("kept");
        assert_eq!(same, place);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_is_taken_back_only_with_a_reason() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        let (hund, nothing) = (slug("hund"), Text::de(" "));
        let refused = town.services.withdraw_service(&hund, &nothing, None).await.unwrap_err();
        assert!(matches!(refused, ServicesError::Catalogue(CatalogueError::NoReason)));
        let reason = Text::de("Die Hundesteuer wurde abgeschafft.");
        town.services.withdraw_service(&hund, &reason, None).await.expect("withdrawn");
        assert!(town.services.shown_services().await.expect("read").is_empty());
        let again = town.services.withdraw_service(&hund, &reason, None).await.unwrap_err();
        assert!(matches!(again, ServicesError::Catalogue(CatalogueError::NotPublic(_))));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_office_is_told_when_a_door_ends_and_no_longer_when_it_is_mended() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        assert!(town.services.alarms().await.expect("read").is_empty());
        let kept = town.services.service(&slug("hund")).await.expect("there");
        let ending = edit(kept.into(), |it| it.channels[1].valid_until = Some(in_days(10)));
        town.services.save_service(ending, None).await.expect("today it still has all doors");
        let alarms = town.services.alarms_of(&slug("buergerservice")).await.expect("read");
        assert_eq!(alarms.len(), 1);
        assert_eq!((alarms[0].door, alarms[0].missing_from), (NeededDoor::Paper, in_days(11)));

        let kept = town.services.service(&slug("hund")).await.expect("there");
        let mended = edit(kept.into(), |it| it.channels[1] = paper());
        town.services.save_service(mended, None).await.expect("mended");
        assert!(town.services.alarms().await.expect("read").is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_only_location_closes_the_office_is_told_at_once() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        let place = town.services.location(&slug("rathaus")).await.expect("there");
        let mut closing = services::catalogue::LocationEdit::from(place);
        closing.content.closed_from = Some(today());
        town.services.save_location(closing, None).await.expect("a fact that cannot be refused");
        let alarms = town.services.alarms().await.expect("read");
        assert_eq!(alarms.len(), 1);
        assert_eq!((alarms[0].door, alarms[0].missing_from), (NeededDoor::OnSite, today()));
        town.services.raise_alarms().await.expect("once more");
        assert_eq!(town.services.alarms().await.expect("read"), alarms);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_location_is_changed_only_from_the_version_that_was_seen() {
    for town in ServicesTown::each().await {
        town.location("rathaus").await;
        let blind = town.services.save_location(location("rathaus"), None).await.unwrap_err();
        assert!(matches!(blind, ServicesError::Catalogue(CatalogueError::Crowded(_))));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_record_says_of_every_service_what_the_database_says() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        let reason = Text::de("Gibt es nicht mehr.");
        let other = edit(service("alt"), |it| it.channels = vec![phone()]);
        town.services.save_service(other, None).await.expect("kept");
        town.services.list_service(&slug("alt"), None).await.expect("listed");
        town.services.withdraw_service(&slug("alt"), &reason, None).await.expect("withdrawn");
        let mut acts = town.services.public_acts().expect("asked")().await.expect("read");
        acts.retain(|act| act.subject.kind != "form");
        assert_eq!(acts.len(), 3);
        for act in acts {
            let (entry, digest): (u64, Vec<u8>) = town
                .services
                .db()
                .one(
                    "SELECT e.entry, o.digest FROM record_entries e
                     JOIN record_openings o ON o.entry = e.entry
                     WHERE e.subject_kind = $1 AND e.subject_slug = $2 AND e.subject_version = $3",
                    params![act.subject.kind, act.subject.slug, act.subject.version],
                )
                .await
                .expect("one entry for each version");
            assert_eq!(act.sha256.map(Vec::from), Some(digest), "entry {entry}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_goes_online_and_on_paper_only_with_forms_that_are_published() {
    for town in ServicesTown::each().await {
        town.location("rathaus").await;
        for (door, channels) in [
            ("online", vec![on_site("rathaus"), paper(), phone(), form_door("online", true)]),
            ("papier", vec![on_site("rathaus"), phone(), form_door("papier", false)]),
        ] {
            let name = format!("mit-{door}");
            let offer = edit(service(&name), |it| it.channels = channels);
            town.services.save_service(offer, None).await.expect("a draft may name any form");
            let refused = town.services.publish_service(&slug(&name), None).await.unwrap_err();
            assert_eq!(refused.code(), "services-form-missing", "{door}");
            assert!(refused.to_string().contains(door), "{refused}");
        }
        publish_form(&town.services, "neu").await;
        for name in ["mit-online", "mit-papier"] {
            town.services.publish_service(&slug(name), None).await.expect("published");
        }
        let known = town.services.service(&slug("mit-online")).await.expect("there");
        let mut worse = ServiceEdit::from(known.clone());
        worse.channels[3].door = Door::Online { form: slug("nirgends") };
        let refused = town.services.save_service(worse, None).await.unwrap_err();
        assert_eq!(refused.code(), "services-form-missing");
        assert_eq!(town.services.service(&slug("mit-online")).await.expect("there"), known);
    }
}

/// A door that names the form `neu`.
fn form_door(id: &str, is_online: bool) -> Channel {
    let form = slug("neu");
    let paper = PaperForm::Form(form.clone());
    let door = if is_online {
        Door::Online { form }
    } else {
        Door::Paper { form: paper, address: Text::de("Am Markt 1") }
    };
    Channel::new(slug(id), door)
}

#[tokio::test(flavor = "multi_thread")]
async fn opening_hours_that_cannot_be_read_are_refused_whoever_brings_them() {
    for town in ServicesTown::each().await {
        let mut place = location("rathaus");
        place.content.opening_hours = "vormittags".to_owned();
        let refused = town.services.save_location(place, None).await.unwrap_err();
        assert_eq!(refused.code(), "services-hours");
        assert_eq!(refused.place().field.as_deref(), Some("opening_hours"));
        assert!(town.services.locations().await.expect("read").is_empty());
        let offer = edit(service("hund"), |it| {
            it.channels[2].door =
                Door::Phone { number: "115".to_owned(), hours: "immer mal".to_owned() };
        });
        let refused = town.services.save_service(offer, None).await.unwrap_err();
        assert_eq!(refused.code(), "services-hours");
    }
}
