//! What the house gets from the catalogue: promises, tables, the search, checks, the demo town.

use commons::{
    Capability,
    capability::{ColumnKind, Health, Measurement},
};
use services::catalogue::{
    model::{ServiceEdit, State},
    rules::{parity, today},
};

use crate::town::{ServicesTown, online, service, slug};

async fn demo(town: &ServicesTown) {
    for office in ["datenschutz", "it-service"] {
        town.town.office(office).await;
    }
    town.services.make_forms_demo().await.expect("forms");
    town.services.make_catalogue_demo().await.expect("a demo town");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_town_has_a_dozen_services_with_all_doors_and_texts_in_two_languages() {
    for town in ServicesTown::each().await {
        demo(&town).await;
        let services = town.services.published_services().await.expect("read");
        let locations = town.services.locations().await.expect("read");
        assert_eq!((services.len(), locations.len()), (12, 3));
        for service in &services {
            assert_eq!(parity(&service.channels, &locations, today()), Ok(()), "{}", service.slug);
            let content = &service.content;
            for text in [&content.name, &content.teaser, &content.description] {
                assert!(text.0.contains_key("en"), "{}", service.slug);
            }
            assert!(!content.legal_basis.is_empty(), "{}", service.slug);
            assert!(content.processing.promised_days.is_some(), "{}", service.slug);
        }
        let easy = services.iter().filter(|it| it.content.has_easy_language()).count();
        assert_eq!(easy, 10, "two are missing, so that the promise shows what is missing");
    }
}

async fn measured(town: &ServicesTown, id: &str) -> Measurement {
    let promises = town.services.promises();
    let promise = promises.iter().find(|promise| promise.id == id).expect("promised");
    (promise.measure)().await.expect("measured")
}

#[tokio::test(flavor = "multi_thread")]
async fn promises_count_what_is_kept_and_name_what_is_missing() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        let with_form = ServiceEdit { channels: vec![online()], ..service("katze") };
        town.services.save_service(with_form, None).await.expect("kept");
        town.services.list_service(&slug("katze"), None).await.expect("listed");
        let online = measured(&town, "services-online").await;
        assert_eq!((online.numerator, online.denominator), (0.0, 2.0), "a listed one never counts");
        let on_site = measured(&town, "services-on-site").await;
        assert_eq!((on_site.numerator, on_site.denominator), (1.0, 2.0));
        assert_eq!(on_site.missing[0].path.as_deref(), Some("/services/katze"));
        let easy = measured(&town, "services-easy-language").await;
        assert_eq!(easy.missing.len(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_row_of_a_public_table_fits_its_columns() {
    for town in ServicesTown::each().await {
        demo(&town).await;
        for table in town.services.public_tables() {
            let rows = (table.rows)().await.expect("read");
            for row in &rows {
                assert_eq!(row.len(), table.columns.len(), "{}", table.slug);
                for (value, column) in row.iter().zip(&table.columns) {
                    let fits = value.is_null()
                        || match column.kind {
                            ColumnKind::Integer => value.is_i64() || value.is_u64(),
                            ColumnKind::Number => value.is_number(),
                            ColumnKind::Boolean => value.is_boolean(),
                            _ => value.is_string(),
                        };
                    assert!(fits, "{}, {}: {value}", table.slug, column.name);
                }
            }
            if table.slug.as_str().starts_with("leistungen") {
                assert!(rows.len() >= 3, "{}", table.slug);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_site_search_finds_services_and_locations_but_no_drafts() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        town.services.save_service(service("entwurf"), None).await.expect("kept");
        let documents = town.services.search().expect("asked")().await.expect("read");
        let paths: Vec<_> = documents.iter().map(|it| it.path.as_str()).collect();
        assert!(paths.contains(&"/services/hund"), "{paths:?}");
        assert!(paths.contains(&"/services/locations/rathaus"), "{paths:?}");
        assert!(!paths.contains(&"/services/entwurf"), "{paths:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_names_the_door_that_ends() {
    for town in ServicesTown::each().await {
        town.published("hund").await;
        let found = town.services.checks().await;
        let states: Vec<_> = found.iter().map(|it| (it.code, it.state)).collect();
        assert!(states.contains(&("services-doors-open", Health::Good)), "{states:?}");
        let mut edit: ServiceEdit =
            town.services.service(&slug("hund")).await.expect("there").into();
        edit.channels[2].valid_until = Some(today());
        town.services.save_service(edit, None).await.expect("today it is open");
        let found = town.services.checks().await;
        let states: Vec<_> = found.iter().map(|it| (it.code, it.state)).collect();
        assert!(states.contains(&("services-door-ends", Health::Warning)), "{states:?}");
        let kept = town.services.service(&slug("hund")).await.expect("there");
        assert_eq!(kept.state, State::Published);
    }
}
