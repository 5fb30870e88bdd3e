//! Where an office makes its forms: without code, and every step a page of its own.

mod about;
mod acts;
mod add;
mod computed;
mod create;
mod doors;
mod draft;
mod file;
mod item;
mod limits;
mod list;
mod notes;
mod outline;
mod overview;
mod publish;
mod question;
mod rule;
mod rule_lines;
mod texts;
mod versions;
mod words;

use std::collections::HashMap;

use axum::{
    Router,
    extract::{FromRequestParts, Path},
    http::request::Parts,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use commons::{Explain, Slug};
use identity::{Actor, Role};
use maud::{Markup, html};
use ui::{
    Crumb, Page, Reader, Refusal,
    components::{Look, Tab, Tone, actions, alert, form, link_button, submit, tabs},
    form::Errors,
};

use self::words::Names;
use crate::{
    Services, ServicesError,
    forms::{Definition, FormsError, Kept},
    sent::Sent,
};

/// The addresses of the editor.
pub(super) fn routes() -> Router<Services> {
    let base = "/services/forms/manage/{form}";
    let at = |part: &str| format!("{base}{part}");
    Router::new()
        .route("/services/forms/manage", get(list::show))
        .route("/services/forms/manage/new", get(create::show).post(create::save))
        .route("/services/forms/manage/new/copy", get(create::show_copy).post(create::copy))
        .route("/services/forms/manage/new/file", get(file::show).post(file::receive))
        .route(base, get(overview::show))
        .route(&at("/about"), get(about::show).post(about::save))
        .route(&at("/pages"), get(add::show_page).post(add::page))
        .route(&at("/items/{of}"), get(item::show).post(item::save))
        .route(&at("/items/{of}/add"), get(add::show).post(add::save))
        .route(&at("/items/{of}/move"), post(acts::shift))
        .route(&at("/items/{of}/remove"), get(acts::ask_removal).post(acts::remove))
        .route(&at("/items/{of}/rules/{kind}"), get(rule::show).post(rule::save))
        .route(&at("/items/{of}/rules/{kind}/remove"), post(acts::remove_rule))
        .route(&at("/notes/{number}"), post(notes::tick))
        .route(&at("/restore"), post(acts::restore))
        .route(&at("/versions"), get(versions::show))
        .route(&at("/compare"), get(versions::compare))
        .route(&at("/publish"), get(publish::show).post(publish::publish))
        .route(&at("/preview"), get(draft::preview))
        .route(&at("/draft.json"), get(draft::json))
        .route(&at("/draft.pdf"), get(draft::pdf))
}

/// The list of the editor.
const LIST: &str = "/services/forms/manage";

/// Where a form is edited.
fn manage_path(form: &Slug) -> String {
    format!("{LIST}/{form}")
}

/// Where a page, paragraph or question is edited. In addresses `#` begins something else.
fn item_path(form: &Slug, of: &str) -> String {
    format!("{}/items/{}", manage_path(form), of.replacen('#', "~", 1))
}

/// Where a page, paragraph or question stands on the overview.
fn anchor(of: &str) -> String {
    format!("at-{}", of.replacen('#', "~", 1))
}

/// Who edits which form: the head of every page and act of the editor.
struct Editing {
    services: Services,
    actor: Actor,
    kept: Kept,
    /// The page, paragraph or question that the address names; empty where it names none.
    of: String,
}

impl FromRequestParts<Services> for Editing {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, services: &Services) -> Result<Self, Response> {
        let actor = Actor::from_request_parts(parts, services).await?;
        let Path(names) = Path::<HashMap<String, String>>::from_request_parts(parts, services)
            .await
            .map_err(IntoResponse::into_response)?;
        let name = |name| names.get(name).map_or("", String::as_str);
        let kept = kept_form(services, name("form")).await.map_err(refused)?;
        actor.require(Role::Editor, &kept.office).map_err(|error| refused(error.into()))?;
        let of = name("of").replacen('~', "#", 1);
        Ok(Self { services: services.clone(), actor, kept, of })
    }
}

fn refused(error: ServicesError) -> Response {
    Refusal::from(error).into_response()
}

/// The form of an address.
async fn kept_form(services: &Services, form: &str) -> Result<Kept, ServicesError> {
    let unknown = |_| FormsError::NoForm(form.chars().take(100).collect());
    services.kept_form(&form.parse().map_err(unknown)?).await
}

impl Editing {
    fn view<'a>(&'a self, reader: &'a Reader) -> View<'a> {
        View::of(reader, &self.kept)
    }

    /// Does something to the draft and keeps it, unless somebody else changed it since it was read.
    ///
    /// # Errors
    /// [`FormsError::Crowded`]; [`FormsError::NoItem`] where the change finds nothing to change.
    async fn change<T>(
        &self,
        sent: &Sent,
        change: impl FnOnce(&mut Definition) -> Option<T>,
    ) -> Result<T, ServicesError> {
        let (kept, base) = (&self.kept, base_of(sent));
        if kept.revision != base {
            return Err(FormsError::Crowded(kept.slug.clone()).into());
        }
        let mut draft = kept.draft.clone();
        let missing = || FormsError::NoItem { form: kept.slug.clone(), of: self.of.clone() };
        let done = change(&mut draft).ok_or_else(missing)?;
        self.services.keep_form_draft(&draft, Some(base), Some(&self.actor.person)).await?;
        Ok(done)
    }

    /// Back to the overview, which says what was done; to a place on it.
    fn done(&self, what: &str, of: &str) -> Response {
        done(&self.kept.slug, what, of)
    }

    /// The answer to a button: the overview, which also says that somebody else was faster.
    fn acted<T>(
        &self,
        result: Result<T, ServicesError>,
        what: &str,
        of: &str,
    ) -> Result<Response, Refusal> {
        match result {
            Ok(_) => Ok(self.done(what, of)),
            Err(ServicesError::Forms(FormsError::Crowded(_))) => Ok(self.done("crowded", "")),
            Err(error) if error.status() == 404 => Ok(self.done("gone", "")),
            Err(error) => Err(error.into()),
        }
    }
}

/// The answer to a form of the editor: what follows once it is kept, else the form again.
fn answer<T>(
    reader: &Reader,
    kept: Result<T, ServicesError>,
    then: impl FnOnce(T) -> Response,
    again: impl FnOnce(&Errors) -> Response,
) -> Result<Response, Refusal> {
    match kept {
        Ok(kept) => Ok(then(kept)),
        Err(error) if error.status() < 500 => Ok(again(&errors_of(reader, &error))),
        Err(error) => Err(error.into()),
    }
}

/// What a form of the editor says about an error: of two who change at the same time, that nothing
/// of theirs is lost.
fn errors_of(reader: &Reader, error: &ServicesError) -> Errors {
    match error {
        ServicesError::Forms(FormsError::Crowded(_)) => {
            Errors::none().with("base", reader.t("services-forms-edit-crowded"))
        }
        other => Errors::of_error(reader, other),
    }
}

/// The revision that a form was drawn from.
fn base_of(sent: &Sent) -> u64 {
    sent.get("base").parse().unwrap_or_default()
}

/// The pages of one form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Overview,
    About,
    Versions,
}

impl Part {
    const ALL: [Self; 3] = [Self::Overview, Self::About, Self::Versions];

    const fn key(self) -> &'static str {
        match self {
            Self::Overview => "services-forms-edit-part-overview",
            Self::About => "services-forms-edit-part-about",
            Self::Versions => "services-forms-edit-part-versions",
        }
    }

    fn path(self, form: &Slug) -> String {
        let base = manage_path(form);
        match self {
            Self::Overview => base,
            Self::About => format!("{base}/about"),
            Self::Versions => format!("{base}/versions"),
        }
    }
}

/// A form as one of its pages shows it.
struct View<'a> {
    reader: &'a Reader,
    kept: &'a Kept,
    names: Names,
}

impl<'a> View<'a> {
    fn of(reader: &'a Reader, kept: &'a Kept) -> Self {
        Self { reader, kept, names: Names::of(reader, &kept.draft) }
    }

    fn t(&self, key: &str) -> String {
        self.reader.t(&format!("services-forms-edit-{key}"))
    }

    fn draft(&self) -> &Definition {
        &self.kept.draft
    }

    fn title(&self) -> String {
        let title = self.reader.plain(&self.kept.draft.title);
        if title.is_empty() { self.kept.slug.to_string() } else { title }
    }

    /// One of the pages of the form.
    fn page(&self, part: Part, main: &Markup) -> Page {
        let all = Part::ALL.map(|it| Tab {
            label: self.reader.t(it.key()),
            href: it.path(&self.kept.slug),
            current: it == part,
        });
        let args = [("form", self.title().into())];
        let label = self.reader.tr("services-forms-edit-parts", &args);
        Page::new(self.title()).crumbs(crumbs(self.reader)).main(html! {
            (tabs(&label, &all))
            (main)
        })
    }

    /// A page below the form's overview.
    fn below(&self, title: impl Into<String>, main: Markup) -> Page {
        let mut crumbs = crumbs(self.reader);
        crumbs.push(Crumb::new(self.title(), manage_path(&self.kept.slug)));
        Page::new(title).crumbs(crumbs).main(main)
    }

    /// What is sent with everything that changes the draft.
    fn base(&self) -> Markup {
        base_field(self.kept.revision)
    }

    /// A form with its buttons; `sent` is what it is drawn with after it was refused.
    fn form(
        &self,
        action: &str,
        sent: &Sent,
        errors: &Errors,
        body: &Markup,
        back: &str,
    ) -> Markup {
        // Who was told that somebody else was faster may save again.
        let is_crowded = errors.of("base").is_some();
        let base = if sent.has("base") && !is_crowded { base_of(sent) } else { self.kept.revision };
        let body = html! {
            (base_field(base))
            @if is_crowded { div id="f-base" tabindex="-1" {} }
            (body)
            (actions(&html! {
                (submit(Look::Primary, self.t("save")))
                (link_button(Look::Tertiary, self.t("cancel"), back))
            }))
        };
        form(self.reader, action, errors, &body)
    }
}

fn base_field(base: u64) -> Markup {
    html! { input type="hidden" name="base" value=(base); }
}

/// The pages above those of one form.
fn crumbs(reader: &Reader) -> Vec<Crumb> {
    vec![
        Crumb::new(reader.t("nav-services"), "/services"),
        Crumb::new(reader.t("services-forms-edit-title"), LIST),
    ]
}

/// Back to the overview, which says what was done; to a place on it.
fn done(form: &Slug, what: &str, of: &str) -> Response {
    let place = if of.is_empty() { String::new() } else { format!("#{}", anchor(of)) };
    Redirect::to(&format!("{}?done={what}{place}", manage_path(form))).into_response()
}

/// What was just done.
fn notice(reader: &Reader) -> Markup {
    let done = reader.parameter("done").unwrap_or_default();
    let tone = match done.as_str() {
        "begun" | "imported" | "saved" | "added" | "moved" | "removed" | "restored" | "ticked"
        | "rule-removed" | "published" => Tone::Success,
        "crowded" | "gone" => Tone::Warning,
        _ => return html! {},
    };
    let title = reader.t(&format!("services-forms-edit-done-{done}"));
    html! { div role="status" { (alert(reader, tone, title, &html! {})) } }
}
