//! What people see of data protection: the page in plain words, the record of processing, their
//! data, erasing it.

mod data;
mod erasure;
mod processing;

use axum::{Router, extract::State, response::Response, routing::get};
use maud::{Markup, html};
use ui::{Page, Reader, Refusal, components::description_list};

use super::Privacy;

pub(super) fn routes(privacy: Privacy) -> Router {
    Router::new()
        .route("/privacy", get(plain_words))
        .route("/privacy/processing", get(processing::show))
        .route("/privacy/processing.json", get(processing::show))
        .route("/privacy/processing.csv", get(processing::show))
        .route("/privacy/erased", get(erasure::done))
        .route("/account/data", get(data::show))
        .route("/account/data.json", get(data::show))
        .route("/account/erase", get(erasure::ask).post(erasure::erase))
        .with_state(privacy)
}

async fn plain_words(State(privacy): State<Privacy>, reader: Reader) -> Result<Response, Refusal> {
    let officer = officer(&privacy, &reader).await?;
    let parts = ["nothing", "account", "network", "cookies", "record"];
    let rights = ["access", "erase", "rectify", "object", "complain"];
    let main = html! {
        @for part in parts {
            h2 { (reader.t(&format!("privacy-{part}-title"))) }
            p { (reader.t(&format!("privacy-{part}"))) }
        }
        h2 { (reader.t("privacy-rights-title")) }
        (description_list(rights.map(|right| (
            reader.t(&format!("privacy-rights-{right}")),
            reader.t(&format!("privacy-rights-{right}-text")),
        ))))
        p { (reader.t("privacy-rights-offline")) }
        p { a href="/account/data" { (reader.t("privacy-data-title")) } }
        h2 { (reader.t("privacy-officer-title")) }
        (officer)
        p { a href="/privacy/processing" { (reader.t("privacy-processing-link")) } }
    };
    Ok(Page::new(reader.t("privacy-title"))
        .lead(reader.t("privacy-lead"))
        .narrow()
        .main(main)
        .render(&reader))
}

async fn officer(privacy: &Privacy, reader: &Reader) -> Result<Markup, Refusal> {
    let slugs = privacy.data_protection_offices().await?;
    let mut offices = Vec::new();
    for slug in &slugs {
        offices.push(privacy.identity().office(slug).await?);
    }
    Ok(html! {
        @if offices.is_empty() {
            p { (reader.t("privacy-officer-none")) }
        } @else {
            p { (reader.t("privacy-officer-some")) }
            ul {
                @for office in &offices {
                    li { a href={ "/offices/" (office.slug) } { (reader.text(&office.name)) } }
                }
            }
        }
    })
}
