//! `/services/forms/manage/{form}`: how a form stands, what it asks in order, and what is still to
//! be done.

use axum::response::Response;
use commons::Text;
use maud::{Markup, html};
use ui::{
    Reader, Refusal,
    components::{Look, Tone, actions, alert, button, description_list, link_button},
};

use super::{
    Editing, Part, View, anchor, doors,
    list::{service_name, state},
    manage_path, notes, notice,
    outline::Outline,
    words,
};
use crate::{
    Services, ServicesError,
    forms::{
        Kept,
        edit::{About, Lack},
    },
};

pub(super) async fn show(reader: Reader, at: Editing) -> Result<Response, Refusal> {
    let view = at.view(&reader);
    let outline = Outline::of(&view);
    let is_changed = is_changed(&at.services, &at.kept).await?;
    let service = service_name(&at.services, &at.kept).await;
    let main = html! {
        (notice(&reader))
        (take_back(&view))
        (facts(&view, &service, is_changed))
        (steps(&view, is_changed))
        (faults(&view, &outline))
        (lacks(&view, &outline))
        (outline.show())
        (notes::show(&view))
        (doors::show(&at.services, &view).await?)
    };
    Ok(view.page(Part::Overview, &main).render(&reader))
}

/// Whether something is worked on that is not published.
pub(super) async fn is_changed(services: &Services, kept: &Kept) -> Result<bool, ServicesError> {
    match kept.latest {
        0 => Ok(true),
        number => Ok(services.form_version(&kept.slug, number).await?.definition != kept.draft),
    }
}

/// The button that takes back what was just removed.
fn take_back(view: &View<'_>) -> Markup {
    let done = view.reader.parameter("done").unwrap_or_default();
    let is_removal = matches!(done.as_str(), "removed" | "rule-removed" | "ticked");
    html! {
        @if is_removal && view.kept.revision > 1 {
            form.single method="post" action={ (manage_path(&view.kept.slug)) "/restore" } {
                (view.base())
                (button(Look::Secondary, view.t("take-back"), "revision", &(view.kept.revision - 1).to_string()))
            }
        }
    }
}

fn facts(view: &View<'_>, service: &Text, is_changed: bool) -> Markup {
    let kept = view.kept;
    description_list([
        (view.t("column-state"), state(view.reader, kept, is_changed)),
        (
            view.t("column-service"),
            html! { a href={ "/services/manage/" (kept.service) } { (view.reader.text(service)) } },
        ),
        (view.t("column-changed"), view.reader.time(kept.changed_at)),
    ])
}

/// What can be done now.
fn steps(view: &View<'_>, is_changed: bool) -> Markup {
    let kept = view.kept;
    let base = manage_path(&kept.slug);
    actions(&html! {
        @if is_changed {
            (link_button(Look::Primary, view.t("publish"), format!("{base}/publish")))
        }
        (link_button(Look::Secondary, view.t("preview"), format!("{base}/preview")))
        (link_button(Look::Tertiary, view.t("preview-pdf"), format!("{base}/draft.pdf")))
    })
}

/// All that is wrong, each with a link to its place.
pub(super) fn faults(view: &View<'_>, outline: &Outline<'_>) -> Markup {
    let count = outline.faults().len();
    let title = view.reader.tr("services-forms-edit-faults", &[("count", count.into())]);
    let base = manage_path(&view.kept.slug);
    let body = html! {
        ul {
            @for it in outline.faults() {
                @let said = words::fault(view.reader, &view.names, it);
                li {
                    @match &it.about {
                        About::Form => a href={ (base) "/about" } { (said) },
                        About::Item(of) | About::Rule(_, of) => a href={ (base) "#" (anchor(of)) } { (said) },
                    }
                }
            }
        }
    };
    html! { @if count > 0 { (alert(view.reader, Tone::Danger, title, &body)) } }
}

/// How often something is missing that should be there.
pub(super) fn lacks(view: &View<'_>, outline: &Outline<'_>) -> Markup {
    let count = |lack: Lack| outline.lacks().iter().filter(|(_, it)| *it == lack).count();
    let found: Vec<_> =
        Lack::ALL.into_iter().map(|it| (it, count(it))).filter(|(_, count)| *count > 0).collect();
    let body = html! {
        ul {
            @for (lack, count) in &found {
                li { (view.reader.tr(&format!("services-forms-edit-lacks-{}", lack.name()), &[("count", (*count).into())])) }
            }
        }
    };
    html! {
        @if !found.is_empty() { (alert(view.reader, Tone::Warning, view.t("lacks"), &body)) }
    }
}
