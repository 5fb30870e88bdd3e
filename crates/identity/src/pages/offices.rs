//! The offices, for everyone: what each is for, which roles it has, what the record says.

use axum::{
    Router,
    extract::{Json, Path, State},
    response::{IntoResponse, Response},
    routing::get,
};
use commons::{Slug, Subject, Text};
use maud::{Markup, html};
use record::{
    Entry,
    components::{entry_notice, kind_label},
};
use serde_json::json;
use store::{Sql, params};
use ui::{
    Crumb, Format, Page, Reader, Refusal,
    components::{description_list, empty_state, link_list},
};

use super::account::role_name;
use crate::{Contact, Identity, IdentityError, OFFICE, Office, Role};

pub(super) fn routes() -> Router<Identity> {
    Router::new()
        .route("/offices", get(list))
        .route("/offices.json", get(list))
        .route("/offices/{slug}", get(one))
}

async fn list(State(identity): State<Identity>, reader: Reader) -> Result<Response, Refusal> {
    let offices = identity.offices().await?;
    if reader.format == Format::Json {
        return Ok(Json(offices).into_response());
    }
    let items = offices.iter().map(|office| {
        let href = format!("/offices/{}", office.slug);
        (reader.text(&office.name), href, reader.text(&office.description))
    });
    Ok(Page::new(reader.t("identity-offices-title"))
        .lead(reader.t("identity-offices-lead"))
        .machine("JSON", "/offices.json")
        .main(html! {
            @if offices.is_empty() {
                (empty_state(reader.t("identity-offices-none"), &html! {}))
            } @else { (link_list(items)) }
        })
        .render(&reader))
}

async fn one(
    State(identity): State<Identity>,
    Path(name): Path<String>,
    reader: Reader,
) -> Result<Response, Refusal> {
    let (slug, _) = Format::split(&name);
    let slug: Slug = slug.parse().map_err(|_| Refusal::not_found())?;
    let office = identity.office(&slug).await?;
    let roles = identity.roles_in(&slug).await?;
    let subject = Subject::new(OFFICE, slug);
    let entries = identity.record().entries_about(&subject).await?;
    if reader.format == Format::Json {
        return Ok(Json(machine_form(&office, &roles, &entries)).into_response());
    }
    Ok(page(&reader, &office, &roles, &entries))
}

impl Identity {
    /// Which roles an office has, and how many people in each.
    pub async fn roles_in(&self, office: &Slug) -> Result<Vec<(Role, u64)>, IdentityError> {
        let sql = "SELECT m.role, COUNT(*) FROM memberships m JOIN people p ON p.id = m.person
             WHERE m.office = $1 AND p.disabled_at IS NULL GROUP BY m.role ORDER BY m.role";
        let rows: Vec<(String, u64)> = self.db().all(sql, params![office]).await?;
        let known =
            rows.into_iter().filter_map(|(role, people)| Some((role.parse().ok()?, people)));
        Ok(known.collect())
    }
}

fn machine_form(office: &Office, roles: &[(Role, u64)], entries: &[Entry]) -> serde_json::Value {
    let roles: Vec<_> =
        roles.iter().map(|(role, people)| json!({ "role": role, "people": people })).collect();
    let entries: Vec<_> = entries
        .iter()
        .map(|entry| {
            json!({
                "index": entry.index, "kind": entry.statement.kind, "time": entry.statement.time,
            })
        })
        .collect();
    json!({
        "slug": office.slug,
        "name": office.name,
        "description": office.description,
        "contact": office.contact,
        "created_at": office.created_at,
        "roles": roles,
        "record": entries,
    })
}

fn page(reader: &Reader, office: &Office, roles: &[(Role, u64)], entries: &[Entry]) -> Response {
    let main = html! {
        p { (reader.text(&office.description)) }
        (contact_facts(reader, &office.contact))
        (description_list([
            (reader.t("identity-office-since"), html! { (reader.date(office.created_at)) }),
            (reader.t("identity-office-roles"), role_list(reader, roles)),
        ]))
        (entry_notice(reader, entries))
    };
    Page::new(reader.plain(&office.name))
        .crumbs(vec![Crumb::new(reader.t("identity-offices-title"), "/offices")])
        .machine("JSON", format!("/offices/{}.json", office.slug))
        .main(main)
        .render(reader)
}

/// How an office can be reached without this program; nothing where nothing is known.
pub fn contact_facts(reader: &Reader, contact: &Contact) -> Markup {
    let mut facts = Vec::new();
    if !contact.address.is_empty() {
        facts.push((reader.t("identity-office-address"), lines(reader, &contact.address)));
    }
    if !contact.phone.is_empty() {
        facts.push((reader.t("identity-office-phone"), telephone(&contact.phone)));
    }
    if !contact.hours.is_empty() {
        facts.push((reader.t("identity-office-hours"), lines(reader, &contact.hours)));
    }
    html! { @if !facts.is_empty() { (description_list(facts)) } }
}

fn lines(reader: &Reader, text: &Text) -> Markup {
    let (tag, text) = text.get(reader.lang);
    let lang = (tag != reader.lang.tag()).then_some(tag);
    html! {
        span lang=[lang] {
            @for (at, line) in text.lines().enumerate() { @if at > 0 { br; } (line) }
        }
    }
}

/// A number that telephones can call (RFC 3966), shown as it was written.
fn telephone(phone: &str) -> Markup {
    let digits: String = phone.chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
    html! { a href={ "tel:" (digits) } { (phone) } }
}

fn role_list(reader: &Reader, roles: &[(Role, u64)]) -> Markup {
    html! {
        @if roles.is_empty() { (reader.t("identity-office-no-roles")) }
        ul.plain {
            @for (role, people) in roles {
                li {
                    (role_name(reader, *role)) ": "
                    (reader.tr("identity-office-people", &[("count", (*people).into())]))
                }
            }
        }
    }
}

/// What was done, in words; public acts have those of the record.
pub(super) fn action_name(reader: &Reader, action: &str) -> String {
    let key = format!("identity-action-{action}");
    if reader.has_text(&key) { reader.t(&key) } else { kind_label(reader, action) }
}
