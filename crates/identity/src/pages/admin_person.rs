//! One member of staff, for administrators: roles, state, access.

use axum::{
    Router,
    extract::{FromRequestParts, Path},
    http::request::Parts,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use commons::Id;
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;
use ui::{
    Crumb, Page, Reader, Refusal,
    components::{
        Column, DataTable, Look, Tone, actions, alert, description_list, form, post_button, submit,
    },
    form::Form,
};

use super::{
    account::{office_name, role_name},
    admin::{link_page, membership, offices_and_roles, state},
    common::{Wrong, notice},
};
use crate::{Actor, Confirmed, Identity, IdentityError, Membership, Office, Person, Role, people};

pub(super) fn routes() -> Router<Identity> {
    Router::new()
        .route("/admin/people/{person}", get(show))
        .route("/admin/people/{person}/grant", post(grant))
        .route("/admin/people/{person}/revoke", post(revoke))
        .route("/admin/people/{person}/disable", post(disable))
        .route("/admin/people/{person}/enable", post(enable))
        .route("/admin/people/{person}/end-sessions", post(end_sessions))
        .route("/admin/people/{person}/reset", get(ask_reset).post(reset))
}

#[derive(Deserialize)]
struct RoleInOffice {
    office: String,
    role: String,
}

/// An administrator before one member of staff: the head of every page and act here.
struct Managed {
    identity: Identity,
    actor: Actor,
    reader: Reader,
    person: Person,
}

impl FromRequestParts<Identity> for Managed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, identity: &Identity) -> Result<Self, Response> {
        let reader = Reader::from_request_parts(parts, identity).await?;
        let Confirmed(actor) = Confirmed::from_request_parts(parts, identity).await?;
        let Path(person) = Path::<Id>::from_request_parts(parts, identity)
            .await
            .map_err(IntoResponse::into_response)?;
        let refused = |error| Refusal::from(error).into_response();
        let person = staff(identity, &actor, &person).await.map_err(refused)?;
        Ok(Self { identity: identity.clone(), actor, reader, person })
    }
}

/// Residents are nobody's business here, as if they weren't there.
async fn staff(identity: &Identity, actor: &Actor, person: &Id) -> Result<Person, IdentityError> {
    actor.require_anywhere(Role::Administrator)?;
    let found = identity.person(person).await?.filter(Person::is_staff);
    found.ok_or(IdentityError::UnknownPerson)
}

async fn show(managed: Managed) -> Result<Response, Refusal> {
    managed.page(Wrong::default()).await
}

async fn grant(managed: Managed, Form(sent): Form<RoleInOffice>) -> Result<Response, Refusal> {
    let Managed { identity, actor, person, .. } = &managed;
    let granted = match membership(&sent.office, &sent.role) {
        Ok(membership) => identity.grant(&person.id, &membership, Some(&actor.person)).await,
        Err(error) => Err(error),
    };
    managed.done(granted, "role-granted").await
}

async fn revoke(managed: Managed, Form(sent): Form<RoleInOffice>) -> Result<Response, Refusal> {
    let Managed { identity, actor, person, .. } = &managed;
    let membership = membership(&sent.office, &sent.role)?;
    let revoked = identity.revoke(&person.id, &membership, Some(&actor.person)).await;
    managed.done(revoked, "role-revoked").await
}

async fn disable(managed: Managed) -> Result<Response, Refusal> {
    let Managed { identity, actor, person, .. } = &managed;
    let disabled = identity.disable(&person.id, Some(&actor.person)).await;
    managed.done(disabled, "account-disabled").await
}

async fn enable(managed: Managed) -> Result<Response, Refusal> {
    let Managed { identity, actor, person, .. } = &managed;
    let enabled = identity.enable(&person.id, Some(&actor.person)).await;
    managed.done(enabled, "account-enabled").await
}

async fn end_sessions(managed: Managed) -> Result<Response, Refusal> {
    let Managed { identity, actor, person, .. } = &managed;
    identity.end_all_sessions(&person.id).await?;
    let subject = people::person_subject(&person.id);
    let by = Some(&actor.person);
    let noted = identity.audit_as(by, "sessions-ended", &subject, json!({})).await;
    managed.done(noted, "sessions-ended").await
}

async fn ask_reset(managed: Managed) -> Result<Response, Refusal> {
    let Managed { reader, person, .. } = &managed;
    let args = [("name", person.name.as_str().into())];
    Ok(Page::new(reader.tr("identity-admin-reset-confirm", &args))
        .crumbs(above(reader))
        .narrow()
        .main(html! {
            (alert(reader, Tone::Warning, reader.t("identity-admin-reset-text"), &html! {}))
            (post_button(
                Look::Primary,
                reader.t("identity-admin-reset"),
                format!("/admin/people/{}/reset", person.id),
            ))
            p { a href={ "/admin/people/" (person.id) } { (reader.t("identity-admin-cancel")) } }
        })
        .render(reader))
}

async fn reset(managed: Managed) -> Result<Response, Refusal> {
    let Managed { identity, actor, reader, person } = &managed;
    if person.id == actor.person {
        return Err(IdentityError::OwnAccount.into());
    }
    let link = identity.reset_sign_in(&person.id, Some(&actor.person)).await?;
    Ok(link_page(reader, &link, &person.name))
}

impl Managed {
    /// Back to the person's page, or to the list where the person no longer works for the town.
    async fn done(
        &self,
        result: Result<(), IdentityError>,
        what: &str,
    ) -> Result<Response, Refusal> {
        let Self { identity, reader, person, .. } = self;
        if let Err(error) = result {
            return self.page(Wrong::of(reader, error)?).await;
        }
        let left = identity.person(&person.id).await?.is_some_and(|person| person.is_staff());
        let back =
            if left { format!("/admin/people/{}", person.id) } else { "/admin/people".to_owned() };
        Ok(Redirect::to(&format!("{back}?done={what}")).into_response())
    }

    async fn page(&self, wrong: Wrong) -> Result<Response, Refusal> {
        let Self { identity, reader, person, .. } = self;
        let ways = identity.ways_in(&person.id).await?;
        let sessions = identity.sessions_of(&person.id).await?.len();
        let (offices, roles) = offices_and_roles(identity, reader, "", "").await?;
        let base = format!("/admin/people/{}", person.id);
        let fields = html! {
            (offices.show(reader, &wrong.errors))
            (roles.show(reader, &wrong.errors))
            (actions(&submit(Look::Secondary, reader.t("identity-admin-grant"))))
        };
        let known = identity.offices().await?;
        let has_factor = ways.authenticator.is_some() || !ways.passkeys.is_empty();
        let factor =
            if has_factor { "identity-admin-factor-yes" } else { "identity-admin-factor-no" };
        let count = [("count", sessions.into())];
        let lead = [
            ("user_name", person.user_name.as_str().into()),
            ("date", reader.date(person.created_at).into()),
        ];
        let main = html! {
            (notice(reader))
            (description_list([
                (reader.t("identity-admin-state"), state(reader, person)),
                (reader.t("identity-admin-person-factor"), html! { (reader.t(factor)) }),
                (
                    reader.t("identity-sessions-title"),
                    html! { (reader.tr("identity-admin-person-sessions", &count)) },
                ),
            ]))
            section {
                h2 { (reader.t("identity-admin-roles")) }
                (held_roles(reader, &base, &known, &person.memberships))
                h3 { (reader.t("identity-admin-grant")) }
                (form(reader, format!("{base}/grant"), &wrong.errors, &fields))
            }
            (access(reader, person, &base))
        };
        let page = Page::new(&person.name)
            .lead(reader.tr("identity-admin-person-lead", &lead))
            .crumbs(above(reader))
            .main(main);
        Ok(wrong.render(page, reader))
    }
}

fn above(reader: &Reader) -> Vec<Crumb> {
    vec![Crumb::new(reader.t("identity-admin-people"), "/admin/people")]
}

fn held_roles(reader: &Reader, base: &str, offices: &[Office], held: &[Membership]) -> Markup {
    let columns = vec![
        Column::text(reader.t("identity-admin-role")),
        Column::text(reader.t("identity-admin-office")),
        Column::text(reader.t("identity-admin-revoke")),
    ];
    let rows = held.iter().map(|held| {
        let (role, office) =
            (role_name(reader, held.role), office_name(reader, offices, &held.office));
        let revoke = revoke_form(reader, base, held, &role, &office);
        vec![html! { (role) }, html! { (office) }, revoke]
    });
    let title = reader.t("identity-admin-roles");
    DataTable::new(title, columns).quiet().headed().rows(rows).show(reader)
}

fn revoke_form(reader: &Reader, base: &str, held: &Membership, role: &str, office: &str) -> Markup {
    let args = [("role", role.into()), ("office", office.into())];
    let action = format!("{base}/revoke");
    html! {
        form.single method="post" action=(action) {
            input type="hidden" name="office" value=(held.office);
            input type="hidden" name="role" value=(held.role);
            (submit(Look::Tertiary, reader.tr("identity-admin-revoke-label", &args)))
        }
    }
}

fn access(reader: &Reader, person: &Person, base: &str) -> Markup {
    let button =
        |key, to: &str| post_button(Look::Secondary, reader.t(key), format!("{base}/{to}"));
    html! {
        section {
            h2 { (reader.t("identity-admin-access")) }
            (button("identity-admin-end-sessions", "end-sessions"))
        }
        section {
            h3 { (reader.t("identity-admin-disable")) }
            p { (reader.t("identity-admin-disable-text")) }
            @if person.disabled_at.is_some() {
                (button("identity-admin-enable", "enable"))
            } @else {
                (button("identity-admin-disable", "disable"))
            }
        }
        section {
            h3 { (reader.t("identity-admin-reset")) }
            p { (reader.t("identity-admin-reset-text")) }
            p { a href={ (base) "/reset" } { (reader.t("identity-admin-reset")) } }
        }
    }
}
