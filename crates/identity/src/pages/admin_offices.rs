//! Founding and changing offices: public acts, entered in the record.

use axum::{
    Router,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use commons::{Slug, Text};
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Crumb, Page, Reader, Refusal,
    components::{Column, DataTable, Field, Look, actions, form, link_button, submit},
    form::Form,
};

use super::{
    admin::views,
    common::{Wrong, notice},
};
use crate::{Actor, Confirmed, Contact, Identity, IdentityError, Office, OfficeProfile, Role};

pub(super) fn routes() -> Router<Identity> {
    Router::new()
        .route("/admin/offices", get(list).post(found))
        .route("/admin/offices/{slug}", get(edit).post(describe))
}

#[derive(Default, Deserialize)]
struct Described {
    #[serde(default)]
    slug: String,
    name: String,
    #[serde(default)]
    name_en: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    description_en: String,
    #[serde(default)]
    address: String,
    #[serde(default)]
    address_en: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    hours: String,
    #[serde(default)]
    hours_en: String,
}

impl Described {
    fn of(office: &Office) -> Self {
        let part = |text: &Text, tag: &str| text.0.get(tag).cloned().unwrap_or_default();
        Self {
            slug: office.slug.to_string(),
            name: part(&office.name, "de"),
            name_en: part(&office.name, "en"),
            description: part(&office.description, "de"),
            description_en: part(&office.description, "en"),
            address: part(&office.contact.address, "de"),
            address_en: part(&office.contact.address, "en"),
            phone: office.contact.phone.clone(),
            hours: part(&office.contact.hours, "de"),
            hours_en: part(&office.contact.hours, "en"),
        }
    }

    fn profile(&self) -> OfficeProfile {
        OfficeProfile {
            name: text(&self.name, &self.name_en),
            description: text(&self.description, &self.description_en),
            contact: Contact {
                address: text(&self.address, &self.address_en),
                phone: self.phone.trim().to_owned(),
                hours: text(&self.hours, &self.hours_en),
            },
        }
    }
}

/// A language in which nothing was written is left out. Browsers end lines as mail does.
fn text(de: &str, en: &str) -> Text {
    let written = [("de", de.trim()), ("en", en.trim())];
    let written = written.into_iter().filter(|(_, text)| !text.is_empty());
    Text(written.map(|(tag, text)| (tag.to_owned(), text.replace("\r\n", "\n"))).collect())
}

async fn list(
    State(identity): State<Identity>,
    actor: Actor,
    reader: Reader,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Administrator)?;
    list_page(&identity, &reader, Wrong::default(), &Described::default()).await
}

async fn found(
    State(identity): State<Identity>,
    Confirmed(actor): Confirmed,
    reader: Reader,
    Form(sent): Form<Described>,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Administrator)?;
    match create(&identity, &actor, &sent).await {
        Ok(()) => Ok(Redirect::to("/admin/offices?done=office-founded").into_response()),
        Err(error) => {
            let wrong = Wrong::of(&reader, error)?;
            list_page(&identity, &reader, wrong, &sent).await
        }
    }
}

async fn create(identity: &Identity, actor: &Actor, sent: &Described) -> Result<(), IdentityError> {
    let slug: Slug = sent.slug.trim().parse().map_err(|_| IdentityError::BadSlug)?;
    identity.create_office(&slug, &sent.profile(), Some(actor)).await
}

async fn edit(
    State(identity): State<Identity>,
    actor: Actor,
    Path(slug): Path<String>,
    reader: Reader,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Administrator)?;
    let office = office(&identity, &slug).await?;
    Ok(edit_page(&reader, &office, Wrong::default(), &Described::of(&office)))
}

async fn describe(
    State(identity): State<Identity>,
    Confirmed(actor): Confirmed,
    Path(slug): Path<String>,
    reader: Reader,
    Form(sent): Form<Described>,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Administrator)?;
    let office = office(&identity, &slug).await?;
    match identity.describe_office(&office.slug, &sent.profile(), Some(&actor)).await {
        Ok(()) => Ok(Redirect::to("/admin/offices?done=office-described").into_response()),
        Err(error) => Ok(edit_page(&reader, &office, Wrong::of(&reader, error)?, &sent)),
    }
}

async fn office(identity: &Identity, slug: &str) -> Result<Office, Refusal> {
    let slug: Slug = slug.parse().map_err(|_| Refusal::not_found())?;
    Ok(identity.office(&slug).await?)
}

async fn list_page(
    identity: &Identity,
    reader: &Reader,
    wrong: Wrong,
    sent: &Described,
) -> Result<Response, Refusal> {
    let offices = identity.offices().await?;
    let title = reader.t("identity-admin-offices");
    let columns = vec![
        Column::text(reader.t("identity-admin-office")),
        Column::text(reader.t("identity-admin-office-slug")),
        Column::text(reader.t("identity-admin-office-edit")),
    ];
    let rows = offices.iter().map(|office| office_row(reader, office));
    let slug = Field::text("slug", reader.t("identity-admin-office-slug"))
        .hint(reader.t("identity-admin-office-slug-hint"))
        .value(&sent.slug)
        .autocomplete("off")
        .attribute("autocapitalize", "none")
        .attribute("spellcheck", "false")
        .show(reader, &wrong.errors);
    let fields = html! { (slug) (fields(reader, &wrong, sent)) };
    let page = Page::new(&title).lead(reader.t("identity-admin-office-public")).main(html! {
        (views(reader, "/admin/offices"))
        (notice(reader))
        (DataTable::new(&title, columns).quiet().headed().rows(rows).show(reader))
        h2 { (reader.t("identity-admin-office-new")) }
        (form(reader, "/admin/offices", &wrong.errors, &fields))
    });
    Ok(wrong.render(page, reader))
}

fn office_row(reader: &Reader, office: &Office) -> Vec<Markup> {
    vec![
        html! { a href={ "/offices/" (office.slug) } { (reader.text(&office.name)) } },
        html! { (office.slug) },
        html! {
            a href={ "/admin/offices/" (office.slug) } {
                (reader.t("identity-admin-office-edit"))
                span.kern-sr-only { ": " (reader.text(&office.name)) }
            }
        },
    ]
}

fn edit_page(reader: &Reader, office: &Office, wrong: Wrong, sent: &Described) -> Response {
    let action = format!("/admin/offices/{}", office.slug);
    let fields = fields(reader, &wrong, sent);
    let page = Page::new(reader.t("identity-admin-office-edit"))
        .lead(reader.t("identity-admin-office-public"))
        .crumbs(vec![Crumb::new(reader.t("identity-admin-offices"), "/admin/offices")])
        .narrow()
        .main(form(reader, action, &wrong.errors, &fields));
    wrong.render(page, reader)
}

fn fields(reader: &Reader, wrong: &Wrong, sent: &Described) -> Markup {
    let line =
        |name, key, value: &str| Field::text(name, reader.t(key)).value(value).autocomplete("off");
    let lines =
        |name, key, value: &str| Field::textarea(name, reader.t(key), 3).value(value).optional();
    html! {
        (line("name", "identity-admin-office-name-de", &sent.name).show(reader, &wrong.errors))
        (line("name_en", "identity-admin-office-name-en", &sent.name_en)
            .optional()
            .show(reader, &wrong.errors))
        (lines("description", "identity-admin-office-description-de", &sent.description)
            .show(reader, &wrong.errors))
        (lines("description_en", "identity-admin-office-description-en", &sent.description_en)
            .show(reader, &wrong.errors))
        h2 { (reader.t("identity-admin-office-contact")) }
        p { (reader.t("identity-admin-office-contact-text")) }
        (lines("address", "identity-admin-office-address-de", &sent.address)
            .show(reader, &wrong.errors))
        (lines("address_en", "identity-admin-office-address-en", &sent.address_en)
            .show(reader, &wrong.errors))
        (line("phone", "identity-office-phone", &sent.phone)
            .optional()
            .show(reader, &wrong.errors))
        (lines("hours", "identity-admin-office-hours-de", &sent.hours)
            .show(reader, &wrong.errors))
        (lines("hours_en", "identity-admin-office-hours-en", &sent.hours_en)
            .show(reader, &wrong.errors))
        (actions(&html! {
            (submit(Look::Primary, reader.t("identity-admin-save")))
            (link_button(Look::Tertiary, reader.t("identity-admin-cancel"), "/admin/offices"))
        }))
    }
}
