//! `/services/forms/manage/{form}/versions`: what was published and what was worked on, by whom,
//! and what differs.

use axum::response::Response;
use commons::Subject;
use maud::{Markup, html};
use record::components::entry_path;
use ui::{
    Reader, Refusal,
    components::{
        Choice, Column, DataTable, Field, Look, actions, button, empty_state, search_form, submit,
    },
    form::Errors,
};

use super::{Editing, Part, View, manage_path, words::Names};
use crate::{
    Services, ServicesError,
    forms::{
        Definition, FormsError,
        edit::{Change, compare as compared},
    },
};

/// So many revisions of the draft are listed.
const MOST: u64 = 30;
/// What stands for the draft where versions have numbers.
const DRAFT: &str = "draft";

pub(super) async fn show(reader: Reader, at: Editing) -> Result<Response, Refusal> {
    let view = at.view(&reader);
    let main = html! {
        (published(&at.services, &view).await?)
        (comparison(&view, "", ""))
        (drafts(&at.services, &view).await?)
    };
    Ok(view.page(Part::Versions, &main).render(&reader))
}

/// Who did something to the form, from the audit log, by a number that the log names.
async fn who(
    services: &Services,
    view: &View<'_>,
    action: &str,
    member: &str,
) -> Result<Vec<(u64, String)>, ServicesError> {
    let subject = Subject::new("form", view.kept.slug.clone());
    let mut all = Vec::new();
    for entry in services.identity().audit_about(&subject).await? {
        let Some(number) = entry.details[member].as_u64().filter(|_| entry.action == action) else {
            continue;
        };
        let name = match &entry.actor {
            Some(person) => services.identity().person(person).await?.map(|it| it.name),
            None => Some(view.reader.t("services-catalogue-by-command")),
        };
        let former = || view.reader.t("services-catalogue-by-former");
        all.push((number, name.unwrap_or_else(former)));
    }
    Ok(all)
}

fn by(all: &[(u64, String)], number: u64) -> String {
    all.iter().find(|(it, _)| *it == number).map_or_else(|| "–".to_owned(), |(_, who)| who.clone())
}

async fn published(services: &Services, view: &View<'_>) -> Result<Markup, ServicesError> {
    let slug = &view.kept.slug;
    let subject = Subject::new("form", slug.clone());
    let entries = services.record().entries_about(&subject).await?;
    let people = who(services, view, "form-published", "version").await?;
    let mut rows = Vec::new();
    for version in services.form_versions(slug).await? {
        let number = version.number;
        let entry = entries.iter().find(|it| it.statement.subject.version == Some(number));
        let base = format!("/services/forms/{slug}/versions/{number}");
        rows.push(vec![
            html! { (view.reader.number(number)) },
            view.reader.time(version.created_at),
            html! { (by(&people, number)) },
            html! {
                @if let Some(entry) = entry {
                    a href=(entry_path(entry.index)) { (view.reader.tr("record-entry-number", &[("index", entry.index.to_string().into())])) }
                } @else { "–" }
            },
            html! { a href={ (base) ".pdf" } { "PDF" } " " a href={ (base) ".json" } { "JSON" } },
        ]);
    }
    let title = view.t("versions");
    let columns = vec![
        Column::number(view.t("version")),
        Column::text(view.t("when")),
        Column::text(view.t("who")),
        Column::text(view.t("entry")),
        Column::text(view.t("files")),
    ];
    Ok(html! {
        section aria-labelledby="versions" {
            h2 #versions { (title) }
            @if rows.is_empty() { (empty_state(view.t("versions-none"), &html! {})) }
            @else {
                p { (view.t("versions-text")) }
                (DataTable::new(&title, columns).quiet().rows(rows).show(view.reader))
            }
        }
    })
}

/// The form that asks which two are compared.
fn comparison(view: &View<'_>, from: &str, to: &str) -> Markup {
    let reader = view.reader;
    let version = |number: u64| {
        let label = reader.tr("services-forms-edit-version-number", &[("number", number.into())]);
        Choice::new(number.to_string(), label)
    };
    let choices = || -> Vec<Choice> {
        let draft = Choice::new(DRAFT, view.t("draft"));
        std::iter::once(draft).chain((1..=view.kept.latest).rev().map(version)).collect()
    };
    let latest = view.kept.latest.to_string();
    let from = if from.is_empty() { latest.as_str() } else { from };
    let to = if to.is_empty() { DRAFT } else { to };
    let fields = [
        Field::select("from", view.t("compare-from"), choices()).value(from),
        Field::select("to", view.t("compare-to"), choices()).value(to),
    ];
    let body = html! {
        div.side-by-side { @for field in fields { (field.filtering().show(reader, &Errors::none())) } }
        (actions(&submit(Look::Secondary, view.t("compare-now"))))
    };
    let action = format!("{}/compare", manage_path(&view.kept.slug));
    html! {
        @if view.kept.latest > 0 {
            section aria-labelledby="compare" {
                h2 #compare { (view.t("compare")) }
                (search_form(action, &view.t("compare"), &body))
            }
        }
    }
}

async fn drafts(services: &Services, view: &View<'_>) -> Result<Markup, ServicesError> {
    let slug = &view.kept.slug;
    let people = who(services, view, "form-drafted", "revision").await?;
    let action = format!("{}/restore", manage_path(slug));
    let drafts = services.form_drafts(slug, MOST + 1).await?;
    let rows = drafts.iter().enumerate().take(usize::try_from(MOST).unwrap_or(usize::MAX)).map(
        |(at, draft)| {
            let before = drafts.get(at + 1);
            let found = before.map(|it| compared(&it.definition, &draft.definition));
            let restore = html! {
                form.single method="post" action=(action) {
                    (view.base())
                    (button(Look::Tertiary, view.t("restore"), "revision", &draft.revision.to_string()))
                }
            };
            vec![
                view.reader.time(draft.kept_at),
                html! { (by(&people, draft.revision)) },
                html! {
                    @if let (Some(before), Some(found)) = (before, &found) {
                        (changes(view.reader, &before.definition, &draft.definition, found))
                    } @else { (view.t("draft-first")) }
                },
                html! { @if at == 0 { (view.t("draft-current")) } @else { (restore) } },
            ]
        },
    );
    let title = view.t("drafts");
    let columns = ["when", "who", "changes", "draft-do"].map(|it| Column::text(view.t(it)));
    Ok(html! {
        section aria-labelledby="drafts" {
            h2 #drafts { (title) }
            p { (view.t("drafts-text")) }
            (DataTable::new(&title, columns.to_vec()).quiet().rows(rows).show(view.reader))
        }
    })
}

pub(super) async fn compare(reader: Reader, at: Editing) -> Result<Response, Refusal> {
    let view = at.view(&reader);
    let (from, to) = (asked(&reader, "from"), asked(&reader, "to"));
    let before = definition(&at, &from).await?;
    let after = definition(&at, &to).await?;
    let found = compared(&before, &after);
    let main = html! {
        (comparison(&view, &from, &to))
        section aria-labelledby="differences" {
            h2 #differences { (view.t("differences")) }
            (changes(&reader, &before, &after, &found))
        }
    };
    Ok(view.page(Part::Versions, &main).render(&reader))
}

fn asked(reader: &Reader, name: &str) -> String {
    reader.parameter(name).filter(|it| !it.is_empty()).unwrap_or_else(|| DRAFT.to_owned())
}

async fn definition(at: &Editing, which: &str) -> Result<Definition, ServicesError> {
    if which == DRAFT {
        return Ok(at.kept.draft.clone());
    }
    let slug = &at.kept.slug;
    let unknown = |_| FormsError::NoVersion { form: slug.clone(), number: 0 };
    let number = which.parse().map_err(unknown)?;
    Ok(at.services.form_version(slug, number).await?.definition)
}

/// What differs, as sentences.
pub(super) fn changes(
    reader: &Reader,
    before: &Definition,
    after: &Definition,
    found: &[Change],
) -> Markup {
    let (old, new) = (Names::of(reader, before), Names::of(reader, after));
    let part = |name: &str| reader.t(&format!("services-forms-edit-part-of-{name}"));
    let said = |key: &str, name: &str, parts: String| {
        let args = [("name", name.into()), ("parts", parts.into())];
        reader.tr(&format!("services-forms-edit-change-{key}"), &args)
    };
    let sentence = |change: &Change| match change {
        Change::Form(name) => said("form", "", part(name)),
        Change::Added(of) => said("added", new.get(of), String::new()),
        Change::Removed(of) => said("removed", old.get(of), String::new()),
        Change::Moved(of) => said("moved", new.get(of), String::new()),
        Change::Changed(of, parts) => {
            let parts: Vec<_> = parts.iter().map(|it| part(it)).collect();
            said("changed", new.get(of), parts.join(", "))
        }
    };
    html! {
        @if found.is_empty() { p { (reader.t("services-forms-edit-change-none")) } }
        @else { ul { @for change in found { li { (sentence(change)) } } } }
    }
}
