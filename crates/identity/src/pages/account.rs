//! My account: who I am here, how I sign in, where I am signed in, my data.

use axum::{
    Router,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use commons::{Id, Slug};
use maud::{Markup, html};
use ui::{
    Page, Reader, Refusal,
    components::{
        Column, DataTable, Look, Tone, alert, badge, cards, description_list, post_button,
    },
};

use super::{account_ways, common::notice};
use crate::{
    Actor, Identity, IdentityError, Membership, Office, Person, Role, Session, sessions::Visit,
};

pub(super) fn routes() -> Router<Identity> {
    Router::new()
        .route("/account", get(show))
        .route("/account/sessions/end-others", post(end_others))
        .route("/account/sessions/{session}/end", post(end))
}

async fn show(
    State(identity): State<Identity>,
    actor: Actor,
    visit: Visit,
    reader: Reader,
) -> Result<Response, Refusal> {
    let person = identity.person(&actor.person).await?.ok_or(IdentityError::UnknownPerson)?;
    let ways = identity.ways_in(&actor.person).await?;
    let sessions = identity.sessions_of(&actor.person).await?;
    let roles = roles(&reader, &identity.offices().await?, &person.memberships);
    let main = html! {
        (notice(&reader))
        (warnings(&reader, &visit, ways.recovery_codes))
        (facts(&reader, &person, &roles))
        (work(&reader, &actor))
        (account_ways::section(&identity, &reader, &actor, &ways))
        (sessions_section(&reader, &actor, &sessions))
        (data_section(&reader))
        (post_button(Look::Secondary, reader.t("identity-signout"), "/sign-out"))
    };
    Ok(Page::new(reader.t("identity-account-title"))
        .lead(reader.tr("identity-account-lead", &[("name", actor.name.as_str().into())]))
        .main(main)
        .render(&reader))
}

/// Ends one of one's own sessions; those of others are out of reach.
async fn end(
    State(identity): State<Identity>,
    actor: Actor,
    Path(session): Path<Id>,
) -> Result<Response, Refusal> {
    identity.end_session(&actor.person, &session).await?;
    Ok(Redirect::to("/account?done=session-ended").into_response())
}

async fn end_others(State(identity): State<Identity>, actor: Actor) -> Result<Response, Refusal> {
    identity.end_other_sessions(&actor.person, &actor.session).await?;
    Ok(Redirect::to("/account?done=sessions-ended").into_response())
}

fn warnings(reader: &Reader, visit: &Visit, codes: u64) -> Markup {
    let failed = [("count", visit.failed_before.into())];
    html! {
        @if visit.failed_before > 0 {
            (alert(
                reader,
                Tone::Warning,
                reader.t("identity-account-failed-title"),
                &html! { p { (reader.tr("identity-account-failed", &failed)) } },
            ))
        }
        @if codes == 0 {
            (alert(reader, Tone::Info, reader.t("identity-account-no-codes-title"), &html! {
                p { (reader.t("identity-account-no-codes")) }
                (post_button(
                    Look::Secondary,
                    reader.t("identity-security-codes-new"),
                    "/account/recovery-codes",
                ))
            }))
        }
    }
}

fn facts(reader: &Reader, person: &Person, roles: &Markup) -> Markup {
    description_list([
        (reader.t("identity-account-user-name"), html! { (person.user_name) }),
        (reader.t("identity-account-since"), html! { (reader.date(person.created_at)) }),
        (reader.t("identity-account-roles"), roles.clone()),
    ])
}

/// A person's roles with their offices, in words.
pub(super) fn roles(reader: &Reader, offices: &[Office], memberships: &[Membership]) -> Markup {
    html! {
        @if memberships.is_empty() { (reader.t("identity-account-no-roles")) }
        ul.plain {
            @for membership in memberships {
                li {
                    (role_name(reader, membership.role)) ", "
                    a href={ "/offices/" (membership.office) } {
                        (office_name(reader, offices, &membership.office))
                    }
                }
            }
        }
    }
}

/// An office's name; its identifier where there is no such office.
pub(super) fn office_name(reader: &Reader, offices: &[Office], slug: &Slug) -> String {
    let found = offices.iter().find(|office| office.slug == *slug);
    found.map_or_else(|| slug.to_string(), |office| reader.plain(&office.name))
}

/// A role's name.
pub(super) fn role_name(reader: &Reader, role: Role) -> String {
    reader.t(&format!("identity-role-{role}"))
}

/// The pages that come with a role.
fn work(reader: &Reader, actor: &Actor) -> Markup {
    let administers = actor.has_anywhere(Role::Administrator);
    let audits =
        actor.has_anywhere(Role::Auditor) || actor.has_anywhere(Role::DataProtectionOfficer);
    let administration = administers
        .then_some(("identity-account-administration", "/admin/people"))
        .map(|(key, href)| (reader.t(key), href, reader.t(&format!("{key}-text"))));
    let audit = audits
        .then_some(("identity-account-audit", "/admin/audit"))
        .map(|(key, href)| (reader.t(key), href, reader.t(&format!("{key}-text"))));
    html! {
        @if administers || audits { (cards(administration.into_iter().chain(audit))) }
    }
}

fn sessions_section(reader: &Reader, actor: &Actor, sessions: &[Session]) -> Markup {
    let columns = vec![
        Column::text(reader.t("identity-sessions-browser")),
        Column::text(reader.t("identity-sessions-began")),
        Column::text(reader.t("identity-sessions-seen")),
        Column::text(reader.t("identity-sessions-end")),
    ];
    let rows = sessions.iter().map(|session| session_row(reader, actor, session));
    let title = reader.t("identity-sessions-title");
    html! {
        section id="sessions" {
            h2 { (title) }
            p { (reader.t("identity-sessions-lead")) }
            (DataTable::new(&title, columns).quiet().headed().rows(rows).show(reader))
            @if sessions.len() > 1 {
                (post_button(
                    Look::Secondary,
                    reader.t("identity-sessions-end-others"),
                    "/account/sessions/end-others",
                ))
            }
        }
    }
}

fn session_row(reader: &Reader, actor: &Actor, session: &Session) -> Vec<Markup> {
    let browser = match session.browser.as_str() {
        "" => reader.t("identity-sessions-unknown"),
        browser => browser.to_owned(),
    };
    let end = html! {
        @if session.id == actor.session {
            (badge(Tone::Success, reader.t("identity-sessions-this")))
        } @else {
            (post_button(
                Look::Tertiary,
                html! {
                    (reader.t("identity-sessions-end"))
                    span.kern-sr-only { ": " (browser) ", " (reader.datetime(session.created_at)) }
                },
                format!("/account/sessions/{}/end", session.id),
            ))
        }
    };
    vec![html! { (browser) }, reader.time(session.created_at), reader.time(session.seen_at), end]
}

fn data_section(reader: &Reader) -> Markup {
    html! {
        section {
            h2 { (reader.t("identity-account-data")) }
            p { (reader.t("identity-account-data-text")) }
            ul {
                li { a href="/account/data" { (reader.t("identity-account-data-show")) } }
                li { a href="/account/erase" { (reader.t("identity-account-data-erase")) } }
                li { a href="/privacy" { (reader.t("identity-account-data-privacy")) } }
            }
        }
    }
}
