//! Forms, from the field on the page to the value in the handler and back.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
    response::Response,
    routing::post,
};
use commons::{Explain, Lang, Place};
use maud::html;
use serde::Deserialize;
use tower::ServiceExt;
use ui::{
    Page, Reader, Shell, Translations,
    components::{Choice, Field, actions, form},
    form::{Errors, Form},
};

fn shell() -> Shell {
    let texts = Translations::new(ui::locales()).unwrap();
    Shell::new("Musterstadt", "http://localhost", texts, Vec::new())
}

fn reader() -> Reader {
    Reader::detached(shell(), Lang::En)
}

#[derive(Deserialize)]
struct Sent {
    name: String,
    #[serde(default)]
    door: Vec<String>,
}

async fn answer(reader: Reader, Form(sent): Form<Sent>) -> Response {
    let errors = if sent.name.is_empty() {
        Errors::none().with("name", "Enter a name.")
    } else {
        Errors::none()
    };
    let main =
        form(&reader, "/", &errors, &html! { p { (sent.name) " by " (sent.door.join("+")) } });
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Page::new("Form").status(status).main(main).render(&reader)
}

async fn send(kind: &str, body: &'static str) -> (StatusCode, String) {
    let app = ui::layer(Router::new().route("/", post(answer)), shell());
    let request =
        Request::post("/").header(header::CONTENT_TYPE, kind).header(header::ACCEPT_LANGUAGE, "en");
    let response = app.oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let status = response.status();
    let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}

const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test]
async fn a_form_arrives_with_umlauts_and_several_values_of_one_name() {
    let (status, page) = send(FORM, "name=J%C3%BCrgen+M.&door=paper&door=phone").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Jürgen M. by paper+phone"), "{page}");
}

#[tokio::test]
async fn a_form_that_was_not_good_comes_back_with_its_errors_linked_to_the_fields() {
    let (status, page) = send(FORM, "name=").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains(r##"<a href="#f-name">Enter a name.</a>"##), "{page}");
}

#[tokio::test]
async fn a_form_that_cannot_be_read_is_refused_with_a_page_that_says_what_to_do() {
    let (status, page) = send("application/json", "{}").await;
    assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert!(page.contains("Open the page again"), "{page}");
    let (status, _) = send(FORM, "other=1").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

#[test]
fn an_error_stands_beside_its_field_and_is_announced_with_it() {
    let errors = Errors::none().with("day", "Enter a day.");
    let field = Field::date("day", "Day").hint("Any").show(&reader(), &errors).into_string();
    assert!(
        field.contains(r#"aria-describedby="f-day-hint f-day-error" aria-invalid="true""#),
        "{field}"
    );
    assert!(field.contains(r#"id="f-day-error""#) && field.contains("Enter a day."), "{field}");
    let fine = Field::date("day", "Day").show(&reader(), &Errors::none()).into_string();
    assert!(!fine.contains("aria-invalid") && !fine.contains("aria-describedby"), "{fine}");
}

#[test]
fn what_was_typed_is_written_back_escaped_and_a_secret_never() {
    let typed = r#""><script>alert(1)</script>"#;
    let show = |field: Field| field.value(typed).show(&reader(), &Errors::none()).into_string();
    for field in [show(Field::text("a", "A")), show(Field::textarea("a", "A", 3))] {
        assert!(!field.contains("<script>") && field.contains("&lt;script&gt;"), "{field}");
        assert!(!field.contains(r#"value="">"#), "{field}");
    }
    assert!(!show(Field::password("a", "A")).contains("script"));
    let attribute = Field::text("a", "A").attribute("placeholder", typed);
    assert!(!attribute.show(&reader(), &Errors::none()).into_string().contains("<script>"));
}

#[test]
fn what_was_chosen_stays_chosen() {
    let choices = || vec![Choice::new("a", "A"), Choice::new("b", "B"), Choice::new("c", "C")];
    let show = |field: Field| field.show(&reader(), &Errors::none()).into_string();
    let select = show(Field::select("s", "S", choices()).value("b"));
    assert!(select.contains(r#"<option value="b" selected>"#), "{select}");
    assert_eq!(select.matches("selected").count(), 1);
    let boxes = show(Field::checkboxes("s", "S", choices()).value("a").value("c"));
    assert_eq!(boxes.matches(" checked").count(), 2);
    assert_eq!(show(Field::checkbox("s", "S").checked(true)).matches(" checked").count(), 1);
    assert_eq!(show(Field::checkbox("s", "S").checked(false)).matches(" checked").count(), 0);
}

#[test]
fn only_what_may_stay_empty_says_so_and_only_the_rest_is_required() {
    let show = |field: Field| field.show(&reader(), &Errors::none()).into_string();
    let optional = show(Field::text("a", "A").optional());
    assert!(optional.contains("(optional)") && !optional.contains("required"), "{optional}");
    let required = show(Field::text("a", "A"));
    assert!(!required.contains("(optional)") && required.contains("required"), "{required}");
    let filter = show(Field::text("a", "A").filtering());
    assert!(!filter.contains("(optional)") && !filter.contains("required"), "{filter}");
}

#[derive(Debug, thiserror::Error)]
#[error("wrong")]
struct Wrong {
    field: Option<&'static str>,
    parts: Vec<Wrong>,
}

impl Explain for Wrong {
    fn code(&self) -> &'static str {
        "too-large"
    }

    fn status(&self) -> u16 {
        422
    }

    fn place(&self) -> Place {
        Place { field: self.field.map(str::to_owned), ..Place::default() }
    }

    fn details(&self) -> Vec<&dyn Explain> {
        self.parts.iter().map(|part| part as &dyn Explain).collect()
    }
}

#[test]
fn the_single_mistakes_of_an_error_find_their_fields() {
    let part = |field| Wrong { field, parts: Vec::new() };
    let error = Wrong { field: None, parts: vec![part(Some("name")), part(None)] };
    let errors = Errors::of_error(&reader(), &error);
    assert!(errors.of("name").is_some_and(|sentence| sentence.starts_with("This is larger")));
    let fields: Vec<_> = errors.iter().map(|(field, _)| field).collect();
    assert_eq!(fields, [Some("name"), None]);
    let page = form(&reader(), "/", &errors, &actions(&html! {})).into_string();
    assert!(page.contains(r##"href="#f-name""##) && page.contains("<li>This is larger"), "{page}");
}
