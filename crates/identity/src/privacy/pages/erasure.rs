//! Erasing the account: what goes, what stays and why; then it happens.

use axum::{
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use commons::capability::Erase;
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Crumb, Page, Reader, Refusal,
    components::{Field, Look, actions, form, link_button, submit},
    form::Form,
};

use super::{super::Consequence, Privacy};
use crate::{Actor, Confirmed, cookies, pages::Wrong};

#[derive(Deserialize)]
pub(super) struct Sure {
    sure: Option<String>,
}

pub(super) async fn ask(
    State(privacy): State<Privacy>,
    Confirmed(actor): Confirmed,
    reader: Reader,
) -> Result<Response, Refusal> {
    page(&privacy, &actor, &reader, Wrong::default()).await
}

pub(super) async fn erase(
    State(privacy): State<Privacy>,
    Confirmed(actor): Confirmed,
    reader: Reader,
    Form(sent): Form<Sure>,
) -> Result<Response, Refusal> {
    if sent.sure.is_none() {
        let wrong = Wrong::field("sure", reader.t("error-privacy-not-sure"));
        return page(&privacy, &actor, &reader, wrong).await;
    }
    if let Err(error) = privacy.erase(&actor.person, Some(&actor.person)).await {
        let wrong = Wrong::of(&reader, error)?;
        return page(&privacy, &actor, &reader, wrong).await;
    }
    let mut gone = HeaderMap::new();
    for cookie in [cookies::SESSION, cookies::DEVICE, cookies::CEREMONY] {
        cookies::remove(&mut gone, cookie);
    }
    Ok((gone, Redirect::to("/privacy/erased")).into_response())
}

async fn page(
    privacy: &Privacy,
    actor: &Actor,
    reader: &Reader,
    wrong: Wrong,
) -> Result<Response, Refusal> {
    let consequences = privacy.consequences(&actor.person).await?;
    let fields = html! {
        (Field::checkbox("sure", reader.t("privacy-erase-sure")).show(reader, &wrong.errors))
        (actions(&html! {
            (submit(Look::Primary, reader.t("privacy-erase-button")))
            (link_button(Look::Tertiary, reader.t("privacy-erase-cancel"), "/account/data"))
        }))
    };
    let page = Page::new(reader.t("privacy-erase-title"))
        .lead(reader.t("privacy-erase-lead"))
        .crumbs(vec![
            Crumb::new(reader.t("identity-account-title"), "/account"),
            Crumb::new(reader.t("privacy-data-title"), "/account/data"),
        ])
        .narrow()
        .main(html! {
            p {
                (reader.t("privacy-erase-download-first")) " "
                a href="/account/data.json" { (reader.t("privacy-data-download")) }
            }
            (what_happens(reader, &consequences))
            p { (reader.t("privacy-erase-ledger")) }
            (form(reader, "/account/erase", &wrong.errors, &fields))
        });
    Ok(wrong.render(page, reader))
}

fn what_happens(reader: &Reader, consequences: &[Consequence]) -> Markup {
    let of = |wanted: fn(&Erase) -> bool| {
        consequences.iter().filter(move |one| wanted(&one.erase)).collect::<Vec<_>>()
    };
    let parts = [
        ("privacy-erase-deleted", of(|erase| matches!(erase, Erase::Delete))),
        ("privacy-erase-anonymised", of(|erase| matches!(erase, Erase::Anonymise(_)))),
        ("privacy-erase-kept", of(|erase| matches!(erase, Erase::Keep(_)))),
    ];
    html! {
        @for (heading, consequences) in &parts {
            @if !consequences.is_empty() {
                h2 { (reader.t(heading)) }
                ul { @for one in consequences { li { (consequence(reader, one)) } } }
            }
        }
    }
}

fn consequence(reader: &Reader, one: &Consequence) -> Markup {
    let title = reader.t(&format!("{}.title", one.text_key));
    let args = [("title", title.into()), ("count", one.rows.into())];
    html! {
        (reader.tr("privacy-erase-what", &args))
        @if let Erase::Keep(law) = one.erase {
            ". " (reader.t(&format!("{}.kept", one.text_key)))
            " " (reader.tr("privacy-erase-kept-law", &[("law", law.into())]))
        }
    }
}

pub(super) async fn done(reader: Reader) -> Response {
    Page::new(reader.t("privacy-erased-title"))
        .lead(reader.t("privacy-erased-lead"))
        .narrow()
        .main(html! { p { (reader.t("privacy-erased-again")) } })
        .render(&reader)
}
