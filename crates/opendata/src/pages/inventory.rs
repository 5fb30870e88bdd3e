//! `/data/inventory`: data that the office has and that cannot be read (yet), with the reason.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use commons::{Explain, Text};
use identity::{Actor, Role};
use maud::html;
use serde::Deserialize;
use ui::{
    Page, Reader, Refusal,
    components::{Choice, Field, Look, actions, form, link_button, submit},
    form::{Errors, Form},
};

use super::{catalogue_crumb, edit::Said, office_field};
use crate::{About, Inventoried, Licence, OpenData, OpenDataError, Why, rules};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Listed {
    office: String,
    why: String,
    reason: String,
    reason_en: String,
    #[serde(flatten)]
    said: Said,
}

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(opendata): State<OpenData>,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Editor)?;
    let said = Said { licence: Licence::DlBy.id().to_owned(), ..Said::default() };
    let empty = Listed { why: "planned".to_owned(), said, ..Listed::default() };
    page(&reader, &opendata, &actor, &empty, &Errors::none()).await
}

pub(super) async fn save(
    reader: Reader,
    actor: Actor,
    State(opendata): State<OpenData>,
    Form(listed): Form<Listed>,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Editor)?;
    match list(&opendata, &actor, &listed).await {
        Ok(path) => Ok(Redirect::to(&path).into_response()),
        Err(error) if error.status() < 500 => {
            let errors = Errors::of_error(&reader, &error);
            page(&reader, &opendata, &actor, &listed, &errors).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn list(
    opendata: &OpenData,
    actor: &Actor,
    listed: &Listed,
) -> Result<String, OpenDataError> {
    let office = listed.office.parse().map_err(|_| rules::no_office())?;
    actor.require(Role::Editor, &office)?;
    let reason = Text::both(&listed.reason, &listed.reason_en);
    let data = Inventoried {
        slug: None,
        about: About {
            title: listed.said.title(),
            description: listed.said.description(),
            licence: listed.said.licence()?,
            office: Some(office),
        },
        why: if listed.why == "withheld" { Why::Withheld(reason) } else { Why::Planned(reason) },
        by: Some(actor.person.clone()),
    };
    Ok(format!("/data/{}", opendata.inventory(data).await?))
}

async fn page(
    reader: &Reader,
    opendata: &OpenData,
    actor: &Actor,
    listed: &Listed,
    errors: &Errors,
) -> Result<Response, Refusal> {
    let why = ["planned", "withheld"].map(|why| {
        let key = format!("opendata-inventory-{why}");
        Choice::new(why, reader.t(&key)).hint(reader.t(&format!("{key}-hint")))
    });
    let fields = [
        Field::radios("why", reader.t("opendata-inventory-why"), why.to_vec()).value(&listed.why),
        Field::textarea("reason", reader.t("opendata-inventory-reason"), 3)
            .hint(reader.t("opendata-inventory-reason-hint"))
            .value(&listed.reason),
        Field::textarea("reason_en", reader.t("opendata-inventory-reason-en"), 3)
            .optional()
            .value(&listed.reason_en),
    ];
    let office = office_field(opendata, reader, actor, &listed.office).await?;
    let body = html! {
        (office.show(reader, errors))
        (listed.said.fields(reader, errors))
        @for field in fields { (field.show(reader, errors)) }
        (actions(&html! {
            (submit(Look::Primary, reader.t("opendata-inventory-save")))
            (link_button(Look::Tertiary, reader.t("opendata-cancel"), "/data"))
        }))
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(Page::new(reader.t("opendata-inventory-title"))
        .lead(reader.t("opendata-inventory-lead"))
        .crumbs(vec![catalogue_crumb(reader)])
        .narrow()
        .status(status)
        .main(form(reader, "/data/inventory", errors, &body))
        .render(reader))
}
