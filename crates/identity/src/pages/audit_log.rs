//! The audit log, for auditors and the data protection officer.

use std::collections::BTreeMap;

use axum::{Router, extract::State, response::Response, routing::get};
use commons::{Id, Slug};
use maud::{Markup, html};
use serde_json::Value;
use ui::{
    Page, Reader, Refusal,
    components::{
        Choice, Column, DataTable, Field, Look, Paging, Tone, actions, alert, empty_state,
        pagination, search_form, submit,
    },
    form::Errors,
};

use super::{
    account::{office_name, role_name},
    offices::action_name,
};
use crate::{
    Actor, AuditEntry, AuditFilter, AuditState, Identity, IdentityError, Membership, OFFICE,
    Office, Role, audit,
};

pub(super) fn routes() -> Router<Identity> {
    Router::new().route("/admin/audit", get(show))
}

async fn show(
    State(identity): State<Identity>,
    actor: Actor,
    reader: Reader,
) -> Result<Response, Refusal> {
    if !actor.has_anywhere(Role::DataProtectionOfficer) {
        actor.require_anywhere(Role::Auditor)?;
    }
    let filter = AuditFilter {
        action: reader.parameter("action").filter(|action| !action.is_empty()),
        actor: reader.parameter("actor").filter(|id| !id.is_empty()).map(Id::from),
    };
    let paging = Paging::of(&reader, audit::PAGE, identity.audit_count(&filter).await?);
    let entries = identity.audit_find(&filter, paging.page).await?;
    let names = identity.names_in(&entries).await?;
    let offices = identity.offices().await?;
    let rows = entries.iter().map(|entry| row(&reader, &offices, &names, entry));
    let title = reader.t("identity-audit-title");
    let main = html! {
        (chain(&reader, identity.verify_audit().await?))
        (filter_form(&reader, &identity, &filter).await?)
        @if entries.is_empty() {
            (empty_state(reader.t("identity-audit-none"), &html! {}))
        } @else {
            (DataTable::new(&title, columns(&reader)).quiet().rows(rows).show(&reader))
            (pagination(&reader, paging))
        }
    };
    Ok(Page::new(title).lead(reader.t("identity-audit-lead")).main(main).render(&reader))
}

impl Identity {
    /// The names of the people whom entries are about, as far as they have an account.
    async fn names_in(
        &self,
        entries: &[AuditEntry],
    ) -> Result<BTreeMap<Id, String>, IdentityError> {
        let mut names = BTreeMap::new();
        for id in
            entries.iter().flat_map(|entry| entry.actor.clone().into_iter().chain(subject(entry)))
        {
            if !names.contains_key(&id)
                && let Some(person) = self.person(&id).await?
            {
                names.insert(id, person.name);
            }
        }
        Ok(names)
    }
}

fn subject(entry: &AuditEntry) -> Option<Id> {
    entry.subject.strip_prefix("person/").map(Id::from)
}

fn chain(reader: &Reader, state: AuditState) -> Markup {
    match state {
        AuditState::Sound(entries) => {
            let args = [("entries", entries.into())];
            alert(reader, Tone::Success, reader.tr("identity-audit-sound", &args), &html! {})
        }
        AuditState::BrokenAt(entry) => {
            let args = [("entry", entry.into())];
            alert(reader, Tone::Danger, reader.tr("identity-audit-broken", &args), &html! {})
        }
    }
}

async fn filter_form(
    reader: &Reader,
    identity: &Identity,
    filter: &AuditFilter,
) -> Result<Markup, IdentityError> {
    let all = || Choice::new("", reader.t("identity-audit-all"));
    let actions_done = identity.audit_actions().await?;
    let actions_done = actions_done.iter().map(|one| Choice::new(one, action_name(reader, one)));
    let staff = identity.staff().await?;
    let staff = staff.iter().map(|person| Choice::new(person.id.as_str(), &person.name));
    let what = Field::select(
        "action",
        reader.t("identity-audit-what"),
        std::iter::once(all()).chain(actions_done).collect(),
    );
    let who = Field::select(
        "actor",
        reader.t("identity-audit-who"),
        std::iter::once(all()).chain(staff).collect(),
    );
    let chosen = filter.actor.as_ref().map_or("", Id::as_str);
    let body = html! {
        (what.filtering().value(filter.action.as_deref().unwrap_or_default()).show(reader, &Errors::none()))
        (who.filtering().value(chosen).show(reader, &Errors::none()))
        (actions(&submit(Look::Secondary, reader.t("identity-audit-filter"))))
    };
    Ok(search_form("/admin/audit", &reader.t("identity-audit-filter"), &body))
}

fn columns(reader: &Reader) -> Vec<Column> {
    let mut columns = vec![Column::number(reader.t("identity-audit-number"))];
    let keys = ["when", "who", "what", "whom", "details"];
    columns.extend(keys.map(|key| Column::text(reader.t(&format!("identity-audit-{key}")))));
    columns
}

fn row(
    reader: &Reader,
    offices: &[Office],
    names: &BTreeMap<Id, String>,
    entry: &AuditEntry,
) -> Vec<Markup> {
    let gone = || reader.t("identity-audit-gone");
    let name = |id: &Id| names.get(id).cloned().unwrap_or_else(gone);
    let who = entry.actor.as_ref().map_or_else(|| reader.t("identity-audit-console"), name);
    vec![
        html! { (reader.number(i64::try_from(entry.number).unwrap_or(i64::MAX))) },
        reader.time(entry.at),
        html! { (who) },
        html! { (action_name(reader, &entry.action)) },
        whom(reader, offices, &name, entry),
        html! { (details(reader, offices, &entry.details)) },
    ]
}

/// What an entry is about, in words where they are known.
fn whom(
    reader: &Reader,
    offices: &[Office],
    name: &impl Fn(&Id) -> String,
    entry: &AuditEntry,
) -> Markup {
    match entry.subject.split_once('/') {
        Some(("person", id)) => html! { (name(&Id::from(id))) },
        Some(("invitation", _)) => html! { (reader.t("identity-audit-invitation")) },
        Some((OFFICE, slug)) => html! {
            a href={ "/offices/" (slug) } { (office_name(reader, offices, &Slug::of_title(slug))) }
        },
        _ => html! { (entry.subject) },
    }
}

/// The role and the office, if it is about those; else what there is: `reason: …`.
fn details(reader: &Reader, offices: &[Office], details: &Value) -> String {
    if let Ok(Membership { office, role }) = serde_json::from_value(details.clone()) {
        return format!("{}, {}", role_name(reader, role), office_name(reader, offices, &office));
    }
    let Some(object) = details.as_object() else { return String::new() };
    let parts = object.iter().map(|(key, value)| {
        format!("{key}: {}", value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    });
    parts.collect::<Vec<_>>().join(", ")
}
