//! `/data/publish/{draft}`: what was found in the file, what the editor knows better, and the
//! button that publishes.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use commons::{Arg, Explain, Id};
use identity::{Actor, Role};
use maud::{Markup, html};
use ui::{
    Page, Reader, Refusal,
    components::{
        Choice, Field, Look, Tone, actions, alert, button, details, fieldset, form, progress,
    },
    form::{Errors, Form},
};

use super::{catalogue_crumb, edit::Said, found::say};
use crate::{
    Draft, DraftState, OpenData, OpenDataError, Problem, Wishes, describe,
    import::{Column, ColumnCorrection, Corrections, Encoding, Inspection, Kind},
    rules,
};

/// Seconds until the page of work under way looks again.
const AGAIN: u32 = 2;

type Fields = Vec<(String, String)>;

pub(super) async fn show(
    reader: Reader,
    actor: Actor,
    State(opendata): State<OpenData>,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let draft = opendata.draft(&Id::from(id), &actor.person).await?;
    if let (DraftState::Published(_), Some(slug)) = (&draft.state, &draft.wishes.dataset) {
        return Ok(Redirect::to(&format!("/data/{slug}")).into_response());
    }
    let collision = collision(&opendata, &draft).await?;
    Ok(page(&reader, &View::of(&draft, collision.as_ref())))
}

/// What stands where the draft's dataset would, if anything: said before anyone presses a button.
async fn collision(
    opendata: &OpenData,
    draft: &Draft,
) -> Result<Option<OpenDataError>, OpenDataError> {
    if !matches!(draft.state, DraftState::Ready(_)) {
        return Ok(None);
    }
    match opendata.check_wishes(&draft.wishes).await {
        Err(error) if error.is_collision() => Ok(Some(error)),
        Err(error) if error.status() >= 500 => Err(error),
        _ => Ok(None),
    }
}

pub(super) async fn decide(
    reader: Reader,
    actor: Actor,
    State(opendata): State<OpenData>,
    Path(id): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Refusal> {
    let draft = opendata.draft(&Id::from(id), &actor.person).await?;
    if let Some(office) = &draft.wishes.office {
        actor.require(Role::Editor, office)?;
    }
    if field(&fields, "do") == "discard" {
        opendata.discard_draft(&draft).await?;
        return Ok(Redirect::to("/data/publish").into_response());
    }
    match go_on(&opendata, draft.clone(), &fields).await {
        Ok(()) => Ok(Redirect::to(&format!("/data/publish/{}", draft.id)).into_response()),
        Err(error) if error.status() < 500 => {
            let said = said(&draft, &fields);
            Ok(page(&reader, &View { draft: &draft, said, error: Some(&error), sent: true }))
        }
        Err(error) => Err(error.into()),
    }
}

/// Keeps what the editor wants. A file that is read differently is shown again before it is
/// published.
async fn go_on(opendata: &OpenData, draft: Draft, fields: &Fields) -> Result<(), OpenDataError> {
    let wishes = wishes(&draft, fields)?;
    let is_read = matches!(draft.state, DraftState::Ready(_))
        && wishes.corrections == draft.wishes.corrections;
    let is_wanted = is_read && matches!(field(fields, "do"), "publish" | "version");
    if is_wanted {
        opendata.check_wishes(&wishes).await?;
    }
    opendata.correct_draft(&draft, &wishes).await?;
    if is_wanted {
        opendata.publish_draft(&Draft { wishes, ..draft }).await?;
    }
    Ok(())
}

fn field<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.iter().find(|(it, _)| it == name).map_or("", |(_, value)| value)
}

fn wishes(draft: &Draft, fields: &Fields) -> Result<Wishes, OpenDataError> {
    let mut wishes = draft.wishes.clone();
    if fields.iter().any(|(name, _)| name == "title") {
        let said = said(draft, fields);
        wishes.title = rules::title(&said.title())?;
        wishes.description = rules::description(&said.description())?;
        wishes.licence = said.licence()?;
    }
    if field(fields, "do") == "version" {
        wishes.dataset = Some(rules::slug_of_title(&wishes.title));
    }
    if fields.iter().any(|(name, _)| name == "encoding") {
        wishes.corrections = corrections(draft, fields);
    }
    Ok(wishes)
}

/// What is said about the file, as it was sent.
fn said(draft: &Draft, fields: &Fields) -> Said {
    if !fields.iter().any(|(name, _)| name == "title") {
        return said_before(draft);
    }
    let text = |name| field(fields, name).to_owned();
    Said {
        title: text("title"),
        title_en: text("title_en"),
        description: text("description"),
        description_en: text("description_en"),
        licence: text("licence"),
    }
}

fn said_before(draft: &Draft) -> Said {
    Said::of(&draft.wishes.title, &draft.wishes.description, draft.wishes.licence)
}

fn corrections(draft: &Draft, fields: &Fields) -> Corrections {
    let delimiter = match field(fields, "delimiter") {
        "tab" => Some('\t'),
        other => other.chars().next(),
    };
    let mut corrections = Corrections {
        encoding: Encoding::of_name(field(fields, "encoding")),
        delimiter,
        header: match field(fields, "header") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        columns: draft.wishes.corrections.columns.clone(),
    };
    if let DraftState::Ready(found) = &draft.state {
        let is_same = corrections.encoding == draft.wishes.corrections.encoding
            && corrections.delimiter == draft.wishes.corrections.delimiter
            && corrections.header == draft.wishes.corrections.header;
        // With another dialect the columns are others: what was said about them no longer fits.
        corrections.columns.clear();
        if is_same {
            for (at, column) in found.columns.iter().enumerate() {
                let known = draft.wishes.corrections.columns.get(&column.name);
                let wanted = correction(fields, at, column, known);
                if wanted != ColumnCorrection::default() {
                    corrections.columns.insert(column.name.clone(), wanted);
                }
            }
        }
    }
    corrections
}

/// What differs from what was found, and what differed before.
fn correction(
    fields: &Fields,
    at: usize,
    column: &Column,
    known: Option<&ColumnCorrection>,
) -> ColumnCorrection {
    let text = |name: &str| field(fields, &format!("{name}-{at}")).trim().to_owned();
    let kind = Kind::of_name(&text("kind"));
    let (title, description) = (text("column-title"), text("column-description"));
    let was_chosen = known.is_some_and(|known| known.kind.is_some());
    ColumnCorrection {
        kind: kind.filter(|kind| was_chosen || *kind != Kind::of(column.reading)),
        title: (!title.is_empty() && title != column.name).then_some(title),
        description: (!description.is_empty()).then_some(description),
    }
}

/// A draft as its page shows it.
struct View<'a> {
    draft: &'a Draft,
    said: Said,
    error: Option<&'a OpenDataError>,
    /// Whether the form was sent, or is only shown.
    sent: bool,
}

impl<'a> View<'a> {
    fn of(draft: &'a Draft, error: Option<&'a OpenDataError>) -> Self {
        Self { draft, said: said_before(draft), error, sent: false }
    }

    fn errors(&self, reader: &Reader) -> Errors {
        match self.error {
            // Whatever stands there: another title makes another address.
            Some(error) if error.is_collision() => {
                Errors::none().with("title", reader.explain(error))
            }
            Some(error) => Errors::of_error(reader, error),
            None => Errors::none(),
        }
    }

    /// The buttons, the first of which most people take.
    fn ways(&self) -> Vec<(&'static str, &'static str)> {
        let mut ways = vec![("publish", "opendata-draft-publish")];
        if matches!(self.error, Some(OpenDataError::Taken(_))) {
            ways.push(("version", "opendata-draft-version"));
        }
        ways.push(("again", "opendata-draft-check"));
        ways
    }
}

fn page(reader: &Reader, view: &View<'_>) -> Response {
    let (draft, errors) = (view.draft, &view.errors(reader));
    let title = reader.plain(&draft.wishes.title);
    let page =
        Page::new(reader.tr("opendata-draft-title", &[("title", title.into())])).crumbs(vec![
            catalogue_crumb(reader),
            ui::Crumb::new(reader.t("opendata-publish"), "/data/publish"),
        ]);
    let page = if view.sent { page.status(StatusCode::UNPROCESSABLE_ENTITY) } else { page };
    let page = match &draft.state {
        DraftState::Inspecting | DraftState::Publishing { .. } => page.refresh(AGAIN),
        _ => page,
    };
    page.main(main(reader, view, errors)).render(reader)
}

fn main(reader: &Reader, view: &View<'_>, errors: &Errors) -> Markup {
    let draft = view.draft;
    match &draft.state {
        DraftState::Inspecting => working(reader, draft, "opendata-draft-inspecting", &html! {}),
        DraftState::Publishing { done, total } => {
            let label = reader.t("opendata-draft-rows");
            let bar = progress(reader, &label, *done, *total);
            working(reader, draft, "opendata-draft-publishing", &bar)
        }
        DraftState::Interrupted => {
            let title = reader.t("opendata-draft-interrupted");
            html! {
                (alert(reader, Tone::Warning, title, &html! {}))
                (decision(reader, draft, errors, &html! {}, &[("again", "opendata-draft-again")]))
            }
        }
        DraftState::Refused(problem) => html! {
            (refused(reader, problem))
            (decision(reader, draft, errors, &dialect(reader, draft, errors), &[(
                "again",
                "opendata-draft-check",
            )]))
        },
        DraftState::Ready(found) => ready(reader, view, found, errors),
        DraftState::Published(_) => html! { p { (reader.t("opendata-draft-published")) } },
    }
}

fn working(reader: &Reader, draft: &Draft, key: &str, more: &Markup) -> Markup {
    html! {
        (alert(reader, Tone::Info, reader.t(key), &html! { p { (reader.t("opendata-draft-wait")) } }))
        (more)
        p { a href={ "/data/publish/" (draft.id) } { (reader.t("opendata-draft-look")) } }
    }
}

/// Why the file cannot be taken, line by line.
fn refused(reader: &Reader, problem: &Problem) -> Markup {
    let sentence = |problem: &Problem| {
        let args: Vec<(&'static str, Arg)> = problem.arguments();
        reader.tr(&format!("error-{}", problem.code), &args)
    };
    let body = html! {
        p { (sentence(problem)) }
        @if !problem.details.is_empty() {
            ul { @for detail in &problem.details { li { (sentence(detail)) } } }
        }
        p { (reader.t("opendata-draft-refused-help")) }
    };
    alert(reader, Tone::Danger, reader.t("opendata-draft-refused"), &body)
}

fn ready(reader: &Reader, view: &View<'_>, found: &Inspection, errors: &Errors) -> Markup {
    let draft = view.draft;
    let body = html! {
        h2 { (reader.t("opendata-draft-columns")) }
        p { (reader.t("opendata-draft-columns-lead")) }
        @for (at, column) in found.columns.iter().enumerate() { (column_fields(reader, at, column)) }
        (details(reader.t("opendata-draft-dialect"), &dialect(reader, draft, errors)))
        h2 { (reader.t("opendata-draft-about")) }
        (view.said.fields(reader, errors))
    };
    html! {
        h2 { (reader.t("opendata-draft-found")) }
        ul {
            li { (draft.file_name) ", " (reader.bytes(draft.file.bytes)) }
            @for said in describe::inspection(found) { li { (say(reader, &said)) } }
        }
        @for warning in &found.warnings {
            (alert(reader, Tone::Warning, say(reader, &describe::warning(warning)), &html! {}))
        }
        (decision(reader, draft, errors, &body, &view.ways()))
    }
}

fn column_fields(reader: &Reader, at: usize, column: &Column) -> Markup {
    let kinds = Kind::ALL.map(|kind| Choice::new(kind.name(), reader.t(describe::choice(kind))));
    let fields = [
        Field::select(format!("kind-{at}"), reader.t("opendata-kind"), kinds.to_vec())
            .value(Kind::of(column.reading).name()),
        Field::text(format!("column-title-{at}"), reader.t("opendata-column-title"))
            .optional()
            .value(&column.title),
        Field::text(format!("column-description-{at}"), reader.t("opendata-column-description"))
            .optional()
            .value(&column.description),
    ];
    let examples = [("examples", describe::examples(column).into())];
    fieldset(
        &column.name,
        &html! {
            p { (reader.tr("opendata-examples", &examples)) }
            @for note in &column.notes { p { (say(reader, &describe::note(note))) } }
            @for field in fields { (field.show(reader, &Errors::none())) }
        },
    )
}

/// What the editor may know better about the file as a whole.
fn dialect(reader: &Reader, draft: &Draft, errors: &Errors) -> Markup {
    let detect = || Choice::new("", reader.t("opendata-detect"));
    let encoding = |encoding: Encoding| Choice::new(encoding.name(), encoding.name());
    let encodings = std::iter::once(detect()).chain(Encoding::ALL.map(encoding)).collect();
    let delimiters = vec![
        detect(),
        Choice::new(";", ";"),
        Choice::new(",", ","),
        Choice::new("tab", reader.t("opendata-tab")),
        Choice::new("|", "|"),
    ];
    let headers = vec![
        detect(),
        Choice::new("yes", reader.t("opendata-header-yes")),
        Choice::new("no", reader.t("opendata-header-no")),
    ];
    let known = &draft.wishes.corrections;
    let delimiter = match known.delimiter {
        Some('\t') => "tab".to_owned(),
        other => other.map(String::from).unwrap_or_default(),
    };
    let header = known.header.map_or("", |header| if header { "yes" } else { "no" });
    let fields = [
        Field::select("encoding", reader.t("opendata-encoding"), encodings)
            .value(known.encoding.map_or("", Encoding::name)),
        Field::select("delimiter", reader.t("opendata-delimiter"), delimiters).value(delimiter),
        Field::select("header", reader.t("opendata-header"), headers).value(header),
    ];
    html! { @for field in fields { (field.optional().show(reader, errors)) } }
}

/// A form with the ways on, the first of which most people take, and the way out.
fn decision(
    reader: &Reader,
    draft: &Draft,
    errors: &Errors,
    body: &Markup,
    ways: &[(&str, &str)],
) -> Markup {
    let body = html! {
        (body)
        (actions(&html! {
            @for (at, (value, key)) in ways.iter().enumerate() {
                @let look = if at == 0 { Look::Primary } else { Look::Secondary };
                (button(look, reader.t(key), "do", value))
            }
            (button(Look::Tertiary, reader.t("opendata-draft-discard"), "do", "discard"))
        }))
    };
    form(reader, format!("/data/publish/{}", draft.id), errors, &body)
}
