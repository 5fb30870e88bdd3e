//! What is kept, and how a version comes about.

use commons::{Capability, Text};
use serde_json::json;
use services::{
    ServicesError,
    forms::{Definition, FormsError},
};

use crate::common::{FormTown, definition};

fn probe() -> Definition {
    definition(json!({ "name": { "type": "string", "maxLength": 20 } }), &["name"], json!([]))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_worked_on_until_it_is_published_and_then_never_changes() {
    for it in FormTown::each().await {
        let services = &it.services;
        let slug = probe().form;
        services.keep_form(probe()).await.expect("kept");
        assert!(matches!(
            services.form(&slug).await,
            Err(ServicesError::Forms(FormsError::NoForm(_)))
        ));
        let first = services.publish_form(&slug, None).await.expect("published");
        assert_eq!((first.number, &first.definition), (1, &probe()));
        assert!(matches!(
            services.publish_form(&slug, None).await,
            Err(ServicesError::Forms(FormsError::NothingNew(_)))
        ));
        let changed = Definition { title: Text::both("Anders", "Other"), ..probe() };
        services.keep_form(changed.clone()).await.expect("kept");
        assert_eq!(services.form(&slug).await.expect("published").number, 1);
        let second = services.publish_form(&slug, None).await.expect("published");
        assert_eq!((second.number, second.definition), (2, changed));
        assert_eq!(services.form_version(&slug, 1).await.expect("kept"), first);
        let of_service = services.forms_of(&slug).await.expect("forms");
        assert_eq!(of_service.iter().map(|it| it.number).collect::<Vec<_>>(), [2]);
        let entries = services.record().entries_about(&first.subject()).await.expect("entries");
        assert_eq!(
            entries.iter().map(|it| it.statement.kind.as_str()).collect::<Vec<_>>(),
            ["form-published"]
        );
        let acts = services.public_acts().expect("acts")().await.expect("acts");
        assert_eq!(acts.len(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_sound_or_without_legal_basis_or_of_another_office_is_not_kept() {
    for it in FormTown::each().await {
        let services = &it.services;
        let broken = Definition { title: Text::default(), ..probe() };
        assert!(matches!(
            services.keep_form(broken).await,
            Err(ServicesError::Forms(FormsError::Unsound(_)))
        ));
        assert!(services.forms().await.expect("forms").is_empty());
        let without = Definition { legal: Text::default(), ..probe() };
        services.keep_form(without).await.expect("kept");
        assert!(matches!(
            services.publish_form(&probe().form, None).await,
            Err(ServicesError::Forms(FormsError::NoLegalBasis(fields))) if fields == ["name"]
        ));
        let other = Definition { office: "archiv".parse().expect("a slug"), ..probe() };
        assert!(matches!(
            services.keep_form(other).await,
            Err(ServicesError::Forms(FormsError::OtherOffice { .. }))
        ));
        let nowhere = Definition { office: "nirgends".parse().expect("a slug"), ..probe() };
        assert!(matches!(services.keep_form(nowhere).await, Err(ServicesError::Identity(_))));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_takes_a_published_form_from_no_service_and_gives_it_to_none() {
    for it in FormTown::each().await {
        let services = &it.services;
        let (form, own) = (probe().form, probe().service);
        let other: commons::Slug = "anderes".parse().expect("a slug");
        let offered = async || {
            let of = async |service| services.forms_of(service).await.expect("forms").len();
            (of(&own).await, of(&other).await)
        };
        services.keep_form(Definition { service: other.clone(), ..probe() }).await.expect("kept");
        services.keep_form(probe()).await.expect("kept");
        services.publish_form(&form, None).await.expect("published");
        assert_eq!(offered().await, (1, 0));
        let moved = Definition { service: other.clone(), ..probe() };
        services.keep_form(moved).await.expect("kept");
        assert_eq!(offered().await, (1, 0), "nothing is published yet");
        services.publish_form(&form, None).await.expect("published");
        assert_eq!(offered().await, (0, 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_publish_at_the_same_time_make_one_version() {
    for it in FormTown::each().await {
        let services = &it.services;
        let slug = probe().form;
        services.keep_form(probe()).await.expect("kept");
        let (one, other) =
            tokio::join!(services.publish_form(&slug, None), services.publish_form(&slug, None));
        assert_eq!(u8::from(one.is_ok()) + u8::from(other.is_ok()), 1);
        assert_eq!(services.form(&slug).await.expect("published").number, 1);
    }
}
