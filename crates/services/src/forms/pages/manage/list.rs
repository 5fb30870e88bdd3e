//! `/services/forms/manage`: the forms of one's offices, and how each stands.

use axum::{extract::State, response::Response};
use commons::Text;
use identity::{Actor, Role};
use maud::{Markup, html};
use ui::{
    Page, Reader, Refusal,
    components::{
        Column, DataTable, Look, Paging, Tab, Tone, actions, badge, empty_state, link_button,
        pagination, search_box, tabs,
    },
};

use super::{LIST, manage_path};
use crate::{
    Services, ServicesError,
    finding::fold,
    forms::{Kept, edit::faults},
};

/// Forms of one page.
const SIZE: u64 = 50;
/// The states that one can look at alone, by their name in the address.
const STATES: [&str; 5] = ["all", "draft", "live", "changed", "faulty"];

/// A form, and how it stands.
struct Listed {
    kept: Kept,
    service: Text,
    faults: usize,
    is_changed: bool,
}

impl Listed {
    async fn of(services: &Services, kept: Kept) -> Result<Self, ServicesError> {
        let is_changed = match kept.latest {
            0 => true,
            number => services.form_version(&kept.slug, number).await?.definition != kept.draft,
        };
        let service = service_name(services, &kept).await;
        Ok(Self { faults: faults(&kept.draft).len(), is_changed, kept, service })
    }

    fn is_in(&self, state: &str) -> bool {
        match state {
            "draft" => self.kept.latest == 0,
            "live" => self.kept.latest > 0,
            "changed" => self.kept.latest > 0 && self.is_changed,
            "faulty" => self.faults > 0,
            _ => true,
        }
    }
}

/// What the service of a form is called; its address where there is none.
pub(super) async fn service_name(services: &Services, kept: &Kept) -> Text {
    let service = services.service(&kept.service).await;
    service.map_or_else(|_| Text::de(kept.service.as_str()), |it| it.content.name)
}

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Editor).map_err(ServicesError::from)?;
    let words = reader.parameter("q").unwrap_or_default();
    let asked = reader.parameter("state").unwrap_or_default();
    let state = STATES.into_iter().find(|it| *it == asked).unwrap_or("all");
    let mut all = own(&services, &actor, &reader, &words).await?;
    let is_none = all.is_empty() && words.is_empty();
    all.retain(|it| it.is_in(state));
    let paging = Paging::of(&reader, SIZE, all.len() as u64);
    let first = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
    let size = usize::try_from(SIZE).unwrap_or(usize::MAX);
    let shown = all.iter().skip(first).take(size);
    let new = actions(&html! {
        (link_button(Look::Primary, reader.t("services-forms-edit-new"), format!("{LIST}/new")))
    });
    let main = html! {
        @if is_none {
            (empty_state(reader.t("services-forms-edit-none-yet"), &html! {
                p { (reader.t("services-forms-edit-none-yet-text")) }
                (new)
            }))
        } @else {
            (new)
            (search_box(&reader, LIST, "q", &reader.t("services-forms-edit-search"), &words))
            (states(&reader, state))
            @if all.is_empty() { (empty_state(reader.t("services-forms-edit-none"), &html! {})) }
            @else { (table(&reader, shown)) (pagination(&reader, paging)) }
        }
    };
    Ok(Page::new(reader.t("services-forms-edit-title"))
        .lead(reader.t("services-forms-edit-lead"))
        .crumbs(vec![ui::Crumb::new(reader.t("nav-services"), "/services")])
        .main(main)
        .render(&reader))
}

/// The forms of the actor's offices in whose title, address or service the words stand, by title.
async fn own(
    services: &Services,
    actor: &Actor,
    reader: &Reader,
    words: &str,
) -> Result<Vec<Listed>, ServicesError> {
    let words: Vec<_> = words.split_whitespace().map(fold).collect();
    let mut own = Vec::new();
    for office in actor.offices_as(Role::Editor) {
        for kept in services.forms_of_office(office).await? {
            let it = Listed::of(services, kept).await?;
            let names = [&it.kept.title, &it.service].map(|name| fold(&reader.plain(name)));
            let text = format!("{} {} {}", names.join(" "), it.kept.slug, it.kept.service);
            if words.iter().all(|word| text.contains(&**word)) {
                own.push(it);
            }
        }
    }
    own.sort_by_cached_key(|it| fold(&reader.plain(&it.kept.title)));
    Ok(own)
}

fn states(reader: &Reader, current: &str) -> Markup {
    let tab = |state: &str| Tab {
        label: reader.t(&format!("services-forms-edit-states-{state}")),
        href: reader
            .with_query(&[("state", if state == "all" { "" } else { state }), ("page", "")]),
        current: state == current,
    };
    tabs(&reader.t("services-forms-edit-states"), &STATES.map(tab))
}

fn table<'a>(reader: &Reader, forms: impl Iterator<Item = &'a Listed>) -> Markup {
    let columns = ["form", "service", "state", "faults", "changed"]
        .map(|it| Column::text(reader.t(&format!("services-forms-edit-column-{it}"))));
    let rows = forms.map(|it| {
        let kept = &it.kept;
        vec![
            html! { a href=(manage_path(&kept.slug)) { (reader.text(&kept.title)) } },
            html! { a href={ "/services/manage/" (kept.service) } { (reader.text(&it.service)) } },
            state(reader, kept, it.is_changed),
            html! {
                @if it.faults > 0 { (badge(Tone::Danger, reader.number(it.faults as u64))) }
                @else { (reader.t("services-forms-edit-faults-none")) }
            },
            html! { (reader.date(kept.changed_at)) },
        ]
    });
    DataTable::new(reader.t("services-forms-edit-title"), columns.to_vec())
        .quiet()
        .headed()
        .rows(rows)
        .show(reader)
}

/// How a form stands, as a mark.
pub(super) fn state(reader: &Reader, kept: &Kept, is_changed: bool) -> Markup {
    let args = [("number", kept.latest.into())];
    html! {
        @if kept.latest == 0 { (badge(Tone::Neutral, reader.t("services-forms-edit-state-draft"))) }
        @else {
            (badge(Tone::Success, reader.tr("services-forms-edit-state-live", &args)))
            @if is_changed { " " (badge(Tone::Info, reader.t("services-forms-edit-state-changed"))) }
        }
    }
}
