//! `/services/forms/manage/new`: a new form, empty or as a copy of another one.

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use commons::{Explain, Slug, Text};
use identity::{Actor, Role};
use maud::{Markup, html};
use ui::{
    Page, Reader, Refusal,
    components::{Choice, Field, Look, Tab, actions, form, link_button, submit, tabs},
    form::Errors,
};

use super::{LIST, crumbs, done};
use crate::{
    Services, ServicesError,
    forms::{
        DIALECT, Definition, FormsError, Item, Layout, Node, Type,
        edit::{self, add_info, add_page},
    },
    sent::{self, Sent},
};

/// The ways to a new form, by their address.
pub(super) const WAYS: [(&str, &str); 3] =
    [("empty", "/new"), ("copy", "/new/copy"), ("file", "/new/file")];

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Editor).map_err(ServicesError::from)?;
    let mut sent = Sent::default();
    sent.add("service", reader.parameter("service").unwrap_or_default());
    Ok(page(&services, &reader, &actor, &sent, &Errors::none()).await?)
}

pub(super) async fn save(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    sent: Sent,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Editor).map_err(ServicesError::from)?;
    let title = sent.text("title", &Text::default());
    if !title.0.contains_key("de") {
        let errors = Errors::none().with("title", reader.t("services-forms-edit-no-title"));
        return Ok(page(&services, &reader, &actor, &sent, &errors).await?);
    }
    let made = match place(&services, &reader, &actor, &sent, &title).await? {
        Ok(place) => begin(&services, &reader, &actor, empty(&reader, place, title)).await?,
        Err(errors) => Err(errors),
    };
    match made {
        Ok(slug) => Ok(done(&slug, "begun", "")),
        Err(errors) => Ok(page(&services, &reader, &actor, &sent, &errors).await?),
    }
}

pub(super) async fn show_copy(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Editor).map_err(ServicesError::from)?;
    let mut sent = Sent::default();
    sent.add("of", reader.parameter("of").unwrap_or_default());
    Ok(copy_page(&services, &reader, &actor, &sent, &Errors::none()).await?)
}

pub(super) async fn copy(
    reader: Reader,
    actor: Actor,
    State(services): State<Services>,
    sent: Sent,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Editor).map_err(ServicesError::from)?;
    let Some(source) = source(&services, &actor, sent.get("of")).await? else {
        let errors = Errors::none().with("of", reader.t("services-forms-edit-no-source"));
        return Ok(copy_page(&services, &reader, &actor, &sent, &errors).await?);
    };
    let mut title = sent.text("title", &Text::default());
    if title.is_empty() {
        title.clone_from(&source.title);
    }
    let made = match place(&services, &reader, &actor, &sent, &title).await? {
        Ok(Place { form, service, office }) => {
            let copy = Definition { form, service, office, title, ..source };
            begin(&services, &reader, &actor, copy).await?
        }
        Err(errors) => Err(errors),
    };
    match made {
        Ok(slug) => Ok(done(&slug, "begun", "")),
        Err(errors) => Ok(copy_page(&services, &reader, &actor, &sent, &errors).await?),
    }
}

/// What can be copied: a form of one's own office, published or not, and any that is published.
async fn source(
    services: &Services,
    actor: &Actor,
    form: &str,
) -> Result<Option<Definition>, ServicesError> {
    let Ok(slug) = form.parse() else { return Ok(None) };
    let kept = match services.kept_form(&slug).await {
        Ok(kept) => kept,
        Err(ServicesError::Forms(FormsError::NoForm(_))) => return Ok(None),
        Err(error) => return Err(error),
    };
    if actor.has(Role::Editor, &kept.office) {
        return Ok(Some(kept.draft));
    }
    match services.form(&slug).await {
        Ok(version) => Ok(Some(version.definition)),
        Err(ServicesError::Forms(FormsError::NoForm(_))) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Where a new form belongs.
pub(super) struct Place {
    pub(super) form: Slug,
    pub(super) service: Slug,
    pub(super) office: Slug,
}

/// The service and address that were entered; the office is that of the service, of which the
/// actor must be an editor.
pub(super) async fn place(
    services: &Services,
    reader: &Reader,
    actor: &Actor,
    sent: &Sent,
    title: &Text,
) -> Result<Result<Place, Errors>, ServicesError> {
    let wrong = |field: &str, key: &str| Errors::none().with(field, reader.t(key));
    let mine = choices(services, actor).await?;
    let Some((service, office)) = mine
        .into_iter()
        .map(|it| (it.slug, it.office))
        .find(|it| it.0.as_str() == sent.get("service"))
    else {
        return Ok(Err(wrong("service", "services-forms-edit-no-service")));
    };
    let form = match sent.get("slug") {
        "" if title.is_empty() => service.clone(),
        "" => Slug::of_title(title.get(commons::Lang::De).1),
        slug => match slug.parse() {
            Ok(slug) => slug,
            Err(_) => return Ok(Err(wrong("slug", "services-forms-edit-bad-slug"))),
        },
    };
    Ok(Ok(Place { form, service, office }))
}

/// Keeps a new form; what is refused is said.
pub(super) async fn begin(
    services: &Services,
    reader: &Reader,
    actor: &Actor,
    definition: Definition,
) -> Result<Result<Slug, Errors>, ServicesError> {
    match services.keep_form_draft(&definition, Some(0), Some(&actor.person)).await {
        Ok(kept) => Ok(Ok(kept.slug)),
        Err(error) if error.status() < 500 => Ok(Err(Errors::of_error(reader, &error))),
        Err(error) => Err(error),
    }
}

/// A form with one page that says what to do next.
fn empty(reader: &Reader, place: Place, title: Text) -> Definition {
    let mut definition = Definition {
        form: place.form,
        service: place.service,
        office: place.office,
        title,
        intro: Text::default(),
        legal: Text::default(),
        address: Text::default(),
        schema: Node { dialect: Some(DIALECT.to_owned()), ..Node::new(Type::Object) },
        layout: Layout::default(),
        rules: Vec::new(),
        unresolved: Vec::new(),
    };
    let page = add_page(&mut definition, in_both(reader, "services-forms-edit-first-page"));
    add_info(&mut definition, &page, in_both(reader, FIRST_TEXT));
    definition
}

/// What stands on the page of a new form until something is added.
const FIRST_TEXT: &str = "services-forms-edit-first-text";

fn in_both(reader: &Reader, key: &str) -> Text {
    let text = |lang| Reader::detached(reader.shell().clone(), lang).t(key);
    Text::both(text(commons::Lang::De), text(commons::Lang::En))
}

/// Takes away what a new form says before it asks anything.
pub(super) fn drop_first_text(reader: &Reader, draft: &mut Definition) {
    let first = in_both(reader, FIRST_TEXT);
    let items = draft.layout.pages.iter().flat_map(|page| &page.items);
    let found = items.filter_map(|item| match item {
        Item::Info(info) if info.text == first => Some(format!("#{}", info.id)),
        _ => None,
    });
    for of in found.collect::<Vec<_>>() {
        edit::remove(draft, &of);
    }
}

/// The services for which the actor makes forms.
async fn choices(
    services: &Services,
    actor: &Actor,
) -> Result<Vec<crate::catalogue::model::Service>, ServicesError> {
    let mut own = Vec::new();
    for office in actor.offices_as(Role::Editor) {
        own.extend(services.services_of(office).await?);
    }
    Ok(own)
}

/// The fields that say where a new form belongs.
pub(super) async fn place_fields(
    services: &Services,
    reader: &Reader,
    actor: &Actor,
    sent: &Sent,
) -> Result<[Field; 2], ServicesError> {
    let mut own: Vec<_> = choices(services, actor)
        .await?
        .into_iter()
        .map(|it| (reader.plain(&it.content.name), it.slug))
        .collect();
    own.sort();
    let choose = Choice::new("", reader.t("services-catalogue-choose"));
    let named = own.into_iter().map(|(name, slug)| Choice::new(slug.as_str(), name));
    let all = std::iter::once(choose).chain(named).collect();
    Ok([
        Field::select("service", reader.t("services-forms-edit-field-service"), all)
            .hint(reader.t("services-forms-edit-field-service-hint"))
            .value(sent.get("service")),
        Field::text("slug", reader.t("services-forms-edit-field-slug"))
            .hint(reader.t("services-forms-edit-field-slug-hint"))
            .optional()
            .value(sent.get("slug")),
    ])
}

/// One of the ways to a new form.
pub(super) fn way(reader: &Reader, way: &str, errors: &Errors, main: &Markup) -> Response {
    let all = WAYS.map(|(name, path)| Tab {
        label: reader.t(&format!("services-forms-edit-way-{name}")),
        href: format!("{LIST}{path}"),
        current: name == way,
    });
    Page::new(reader.t("services-forms-edit-new"))
        .lead(reader.t("services-forms-edit-new-lead"))
        .crumbs(crumbs(reader))
        .narrow()
        .status(sent::status(errors))
        .main(html! {
            (tabs(&reader.t("services-forms-edit-ways"), &all))
            (main)
        })
        .render(reader)
}

/// The buttons under a way's fields.
pub(super) fn buttons(reader: &Reader) -> Markup {
    actions(&html! {
        (submit(Look::Primary, reader.t("services-forms-edit-begin")))
        (link_button(Look::Tertiary, reader.t("services-forms-edit-cancel"), LIST))
    })
}

async fn page(
    services: &Services,
    reader: &Reader,
    actor: &Actor,
    sent: &Sent,
    errors: &Errors,
) -> Result<Response, ServicesError> {
    let places = place_fields(services, reader, actor, sent).await?;
    let title = Field::text("title", reader.t("services-forms-edit-field-title"))
        .hint(reader.t("services-forms-edit-field-title-hint"))
        .value(sent.get("title"));
    let body = html! {
        (title.show(reader, errors))
        @for field in places { (field.show(reader, errors)) }
        (buttons(reader))
    };
    Ok(way(reader, "empty", errors, &form(reader, format!("{LIST}/new"), errors, &body)))
}

async fn copy_page(
    services: &Services,
    reader: &Reader,
    actor: &Actor,
    sent: &Sent,
    errors: &Errors,
) -> Result<Response, ServicesError> {
    let is_open =
        |kept: &crate::forms::Kept| kept.latest > 0 || actor.has(Role::Editor, &kept.office);
    let mut all: Vec<_> = services
        .forms()
        .await?
        .into_iter()
        .filter(is_open)
        .map(|kept| (reader.plain(&kept.title), kept.slug))
        .collect();
    all.sort();
    let choose = Choice::new("", reader.t("services-catalogue-choose"));
    let named = all.into_iter().map(|(name, slug)| Choice::new(slug.as_str(), name));
    let choices = std::iter::once(choose).chain(named).collect();
    let places = place_fields(services, reader, actor, sent).await?;
    let fields = [
        Field::select("of", reader.t("services-forms-edit-field-of"), choices)
            .value(sent.get("of")),
        Field::text("title", reader.t("services-forms-edit-field-title"))
            .hint(reader.t("services-forms-edit-field-title-copy-hint"))
            .optional()
            .value(sent.get("title")),
    ];
    let body = html! {
        @for field in fields.into_iter().chain(places) { (field.show(reader, errors)) }
        (buttons(reader))
    };
    Ok(way(reader, "copy", errors, &form(reader, format!("{LIST}/new/copy"), errors, &body)))
}

/// To the overview of a form that was read from a file.
pub(super) fn imported(slug: &Slug) -> Response {
    Redirect::to(&format!("{}?done=imported", super::manage_path(slug))).into_response()
}
