//! Administration: everyone who works for the town, and invitations.

use axum::{
    Router,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use commons::{Id, Slug};
use maud::{Markup, html};
use serde::Deserialize;
use ui::{
    Page, Reader, Refusal,
    components::{
        Choice, Column, DataTable, Field, Look, Paging, Tab, Tone, actions, badge, copyable,
        empty_state, form, link_button, pagination, post_button, search_box, submit, tabs,
    },
    form::Form,
};

use super::{
    account::{office_name, role_name, roles},
    common::{Wrong, no_store, notice},
};
use crate::{
    Actor, Confirmed, Identity, IdentityError, Invitation, InvitationLink, Membership, Office,
    OpenInvitation, Person, Purpose, Role,
};

/// People on one page of the list.
const PAGE: u64 = 50;

pub(super) fn routes() -> Router<Identity> {
    Router::new()
        .route("/admin", get(|| async { Redirect::to("/admin/people") }))
        .route("/admin/people", get(people))
        .route("/admin/invitations", get(show_invitations).post(invite))
        .route("/admin/invitations/{invitation}/withdraw", post(withdraw))
}

#[derive(Deserialize)]
struct Invite {
    name: String,
    office: String,
    role: String,
}

/// The views of the administration.
pub(super) fn views(reader: &Reader, here: &str) -> Markup {
    let views = [
        ("identity-admin-people", "/admin/people"),
        ("identity-admin-invitations", "/admin/invitations"),
        ("identity-admin-offices", "/admin/offices"),
    ];
    let views = views.map(|(label, href)| Tab {
        label: reader.t(label),
        href: href.to_owned(),
        current: href == here,
    });
    tabs(&reader.t("identity-admin-title"), &views)
}

async fn people(
    State(identity): State<Identity>,
    actor: Actor,
    reader: Reader,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Administrator)?;
    let query = reader.parameter("q").unwrap_or_default();
    let mut found = identity.staff().await?;
    found.retain(|person| matches(person, &query));
    let paging = Paging::of(&reader, PAGE, found.len() as u64);
    let skipped = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
    let offices = identity.offices().await?;
    let shown = found.iter().skip(skipped).take(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let rows: Vec<_> = shown.map(|person| person_row(&reader, &offices, person)).collect();
    let residents = [("residents", identity.residents_count().await?.into())];
    let title = reader.t("identity-admin-people");
    let find = reader.t("identity-admin-find");
    let main = html! {
        (views(&reader, "/admin/people"))
        (notice(&reader))
        (search_box(&reader, "/admin/people", "q", &find, &query))
        @if rows.is_empty() {
            (empty_state(reader.t("identity-admin-people-none"), &html! {}))
        } @else {
            (DataTable::new(&title, person_columns(&reader)).quiet().headed().rows(rows).show(&reader))
            (pagination(&reader, paging))
        }
        (link_button(Look::Primary, reader.t("identity-admin-invite"), "/admin/invitations"))
    };
    Ok(Page::new(title)
        .lead(reader.tr("identity-admin-people-lead", &residents))
        .main(main)
        .render(&reader))
}

fn matches(person: &Person, query: &str) -> bool {
    let query = query.trim().to_lowercase();
    let office = |membership: &Membership| membership.office.as_str().contains(&query);
    person.name.to_lowercase().contains(&query)
        || person.user_name.contains(&query)
        || person.memberships.iter().any(office)
}

fn person_columns(reader: &Reader) -> Vec<Column> {
    let keys = [
        "identity-admin-name",
        "identity-user-name",
        "identity-admin-roles",
        "identity-admin-last",
        "identity-admin-state",
    ];
    keys.map(|key| Column::text(reader.t(key))).to_vec()
}

fn person_row(reader: &Reader, offices: &[Office], person: &Person) -> Vec<Markup> {
    let seen = match person.signed_in_at {
        Some(at) => reader.date(at),
        None => reader.t("identity-admin-never"),
    };
    vec![
        html! { a href={ "/admin/people/" (person.id) } { (person.name) } },
        html! { (person.user_name) },
        roles(reader, offices, &person.memberships),
        html! { (seen) },
        state(reader, person),
    ]
}

/// Active or disabled.
pub(super) fn state(reader: &Reader, person: &Person) -> Markup {
    match person.disabled_at {
        None => badge(Tone::Success, reader.t("identity-admin-active")),
        Some(_) => badge(Tone::Warning, reader.t("identity-admin-disabled")),
    }
}

async fn show_invitations(
    State(identity): State<Identity>,
    Confirmed(actor): Confirmed,
    reader: Reader,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Administrator)?;
    let empty = Invite { name: String::new(), office: String::new(), role: String::new() };
    invitations_page(&identity, &reader, Wrong::default(), &empty).await
}

async fn invite(
    State(identity): State<Identity>,
    Confirmed(actor): Confirmed,
    reader: Reader,
    Form(sent): Form<Invite>,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Administrator)?;
    match make(&identity, &actor, &sent).await {
        Ok(link) => Ok(link_page(&reader, &link, &sent.name)),
        Err(error) => {
            let wrong = Wrong::of(&reader, error)?;
            invitations_page(&identity, &reader, wrong, &sent).await
        }
    }
}

async fn make(
    identity: &Identity,
    actor: &Actor,
    sent: &Invite,
) -> Result<InvitationLink, IdentityError> {
    let membership = membership(&sent.office, &sent.role)?;
    let invitation = Invitation { name: sent.name.clone(), membership };
    identity.invite(&invitation, Some(&actor.person)).await
}

/// The role in an office that a form names.
pub(super) fn membership(office: &str, role: &str) -> Result<Membership, IdentityError> {
    let office: Slug =
        office.parse().map_err(|_| IdentityError::UnknownOffice(office.to_owned()))?;
    let role = role.parse().map_err(|_| IdentityError::NoRole)?;
    Ok(Membership { office, role })
}

async fn withdraw(
    State(identity): State<Identity>,
    actor: Actor,
    Path(invitation): Path<Id>,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Administrator)?;
    identity.withdraw_invitation(&invitation, Some(&actor.person)).await?;
    Ok(Redirect::to("/admin/invitations?done=invitation-withdrawn").into_response())
}

/// The link, in the answer to the form and nowhere else.
pub(super) fn link_page(reader: &Reader, link: &InvitationLink, name: &str) -> Response {
    let until = [("date", reader.datetime(link.expires_at).into())];
    let page = Page::new(reader.t("identity-admin-link-title"))
        .lead(reader.tr("identity-admin-link-text", &until))
        .narrow()
        .main(html! {
            p { (reader.tr("identity-admin-link-label", &[("name", name.into())])) }
            (copyable(reader, "link", &link.url))
            (link_button(Look::Secondary, reader.t("identity-admin-people"), "/admin/people"))
        });
    no_store(page.render(reader))
}

async fn invitations_page(
    identity: &Identity,
    reader: &Reader,
    wrong: Wrong,
    sent: &Invite,
) -> Result<Response, Refusal> {
    let open = identity.open_invitations().await?;
    let known = identity.offices().await?;
    let (offices, chosen) = offices_and_roles(identity, reader, &sent.office, &sent.role).await?;
    let fields = html! {
        (Field::text("name", reader.t("identity-admin-invite-name"))
            .hint(reader.t("identity-admin-invite-name-hint"))
            .value(&sent.name)
            .autocomplete("off")
            .show(reader, &wrong.errors))
        (offices.show(reader, &wrong.errors))
        (chosen.show(reader, &wrong.errors))
        (actions(&submit(Look::Primary, reader.t("identity-admin-invite"))))
    };
    let page = Page::new(reader.t("identity-admin-invitations"))
        .lead(reader.t("identity-admin-invite-lead"))
        .main(html! {
            (views(reader, "/admin/invitations"))
            (notice(reader))
            (form(reader, "/admin/invitations", &wrong.errors, &fields))
            (open_list(reader, &known, &open))
        });
    Ok(wrong.render(page, reader))
}

/// The two fields that choose a role in an office.
pub(super) async fn offices_and_roles(
    identity: &Identity,
    reader: &Reader,
    office: &str,
    role: &str,
) -> Result<(Field, Field), IdentityError> {
    let offices = identity.offices().await?;
    let offices = offices
        .iter()
        .map(|office| Choice::new(office.slug.as_str(), reader.plain(&office.name)))
        .collect();
    let roles =
        Role::ALL.iter().map(|role| Choice::new(role.as_str(), role_name(reader, *role))).collect();
    Ok((
        Field::select("office", reader.t("identity-admin-office"), offices).value(office),
        Field::select("role", reader.t("identity-admin-role"), roles).value(role),
    ))
}

fn open_list(reader: &Reader, offices: &[Office], open: &[OpenInvitation]) -> Markup {
    let columns = vec![
        Column::text(reader.t("identity-admin-name")),
        Column::text(reader.t("identity-admin-invite-purpose")),
        Column::text(reader.t("identity-admin-invite-until")),
        Column::text(reader.t("identity-admin-withdraw")),
    ];
    let title = reader.t("identity-admin-invitations-open");
    let rows = open.iter().map(|invitation| open_row(reader, offices, invitation));
    html! {
        h2 { (title) }
        @if open.is_empty() {
            (empty_state(reader.t("identity-admin-invite-none"), &html! {}))
        } @else {
            (DataTable::new(&title, columns).quiet().headed().rows(rows).show(reader))
        }
    }
}

fn open_row(reader: &Reader, offices: &[Office], invitation: &OpenInvitation) -> Vec<Markup> {
    let purpose = match &invitation.purpose {
        Purpose::Join(join) => html! {
            (role_name(reader, join.membership.role)) ", "
            (office_name(reader, offices, &join.membership.office))
        },
        Purpose::Reset(_) => html! { (reader.t("identity-admin-invite-reset")) },
    };
    let withdraw = post_button(
        Look::Tertiary,
        html! {
            (reader.t("identity-admin-withdraw"))
            span.kern-sr-only { ": " (invitation.name) }
        },
        format!("/admin/invitations/{}/withdraw", invitation.id),
    );
    vec![html! { (invitation.name) }, purpose, reader.time(invitation.expires_at), withdraw]
}
