//! `/services/manage/new`: an office begins a new service.

use axum::{extract::State, response::Response};
use commons::{Slug, Text};
use identity::{Actor, Role};
use maud::html;
use ui::{
    Page, Reader, Refusal,
    components::{Field, Look, actions, form, link_button, submit},
    form::Errors,
};

use super::{super::services_crumb, Sent, done, manage_crumb, office_field, sent};
use crate::{
    Services, ServicesError,
    catalogue::{
        model::{ServiceContent, ServiceEdit},
        rules,
    },
};

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Editor)?;
    Ok(page(&services, &reader, &actor, &Sent::default(), &Errors::none()).await?)
}

pub(super) async fn save(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    sent: Sent,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Editor)?;
    let office = Slug::of_title(sent.get("office"));
    actor.require(Role::Editor, &office)?;
    match begin(&services, &actor, office, &sent).await {
        Ok(slug) => Ok(done(&slug, "begun")),
        Err(error) if commons::Explain::status(&error) < 500 => {
            let errors = Errors::of_error(&reader, &error);
            Ok(page(&services, &reader, &actor, &sent, &errors).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn begin(
    services: &Services,
    actor: &Actor,
    office: Slug,
    sent: &Sent,
) -> Result<Slug, ServicesError> {
    let name = sent.text("name", &Text::default());
    let edit = ServiceEdit {
        slug: rules::slug_of_name(&name),
        office,
        base: 0,
        source: None,
        content: ServiceContent {
            teaser: sent.text("teaser", &Text::default()),
            name,
            ..ServiceContent::default()
        },
        channels: Vec::new(),
    };
    Ok(services.save_service(edit, Some(&actor.person)).await?.slug)
}

async fn page(
    services: &Services,
    reader: &Reader,
    actor: &Actor,
    sent: &Sent,
    errors: &Errors,
) -> Result<Response, ServicesError> {
    let first = actor.offices_as(Role::Editor).first().map(ToString::to_string);
    let office =
        if sent.has("office") { sent.get("office").to_owned() } else { first.unwrap_or_default() };
    // An address that is taken is one the name makes.
    let errors = match errors.of("slug") {
        Some(said) => Errors::none().with("name", said),
        None => errors.clone(),
    };
    let fields = [
        Field::text("name", reader.t("services-catalogue-field-name"))
            .hint(reader.t("services-catalogue-field-name-hint"))
            .value(sent.get("name")),
        Field::textarea("teaser", reader.t("services-catalogue-field-teaser"), 2)
            .hint(reader.t("services-catalogue-field-teaser-hint"))
            .optional()
            .value(sent.get("teaser")),
        office_field(services, reader, actor, &office).await?,
    ];
    let body = html! {
        @for field in fields { (field.show(reader, &errors)) }
        (actions(&html! {
            (submit(Look::Primary, reader.t("services-catalogue-begin")))
            (link_button(Look::Tertiary, reader.t("services-catalogue-cancel"), "/services/manage"))
        }))
    };
    Ok(Page::new(reader.t("services-catalogue-new"))
        .lead(reader.t("services-catalogue-new-lead"))
        .crumbs(vec![services_crumb(reader), manage_crumb(reader)])
        .narrow()
        .status(sent::status(&errors))
        .main(form(reader, "/services/manage/new", &errors, &body))
        .render(reader))
}
