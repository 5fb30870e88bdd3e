//! The page of all components, as it goes over the wire.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, Response, StatusCode, header},
};
use commons::capability::NavItem;
use tower::ServiceExt;
use ui::{Shell, Translations};

const NAVIGATION: NavItem = NavItem { path: "/components", label: "ui-gallery-title" };

fn town() -> Router {
    let texts = Translations::new(ui::locales()).unwrap();
    let shell =
        Shell::new("Musterstadt", "http://localhost", texts, vec![NAVIGATION]).for_demo(true);
    ui::layer(ui::gallery::router().merge(ui::assets::router()), shell)
}

async fn get(path: &str, encoding: &str) -> Response<Body> {
    let request = Request::get(path).header(header::ACCEPT_ENCODING, encoding);
    let response = town().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    response
}

async fn gallery(language: &str) -> String {
    let response = get(&format!("/components?lang={language}"), "identity").await;
    let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[tokio::test]
async fn no_page_needs_more_than_the_content_security_policy_allows() {
    let page = gallery("de").await;
    for tag in page.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        assert!(!tag.contains(" style=") && !tag.starts_with("style"), "inline style: <{tag}>");
        assert!(!tag.split(' ').any(|part| part.starts_with("on")), "inline script: <{tag}>");
        assert!(
            !tag.starts_with("script") || tag.contains(" src=\"/assets/"),
            "inline script: <{tag}>"
        );
        assert!(!tag.contains("class=\"\""), "a class of nothing: <{tag}>");
        assert!(!tag.contains("src=\"http") && !tag.contains("//"), "foreign address: <{tag}>");
    }
}

#[tokio::test]
async fn every_text_exists_in_every_language() {
    for language in ["de", "en"] {
        let page = gallery(language).await;
        for word in page.split(|c: char| c.is_whitespace() || "<>\"".contains(c)) {
            assert!(!word.starts_with("ui-"), "the text {word} is missing in {language}");
        }
    }
}

/// The sources of the components and the gallery.
fn sources() -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = ["src", "src/components"].into_iter().flat_map(|folder| {
        std::fs::read_dir(root.join(folder)).unwrap().flatten().map(|file| file.path())
    });
    files.filter(|path| path.is_file()).map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn every_text_is_said_somewhere() {
    let sources = sources();
    let texts = ui::locales()[0].1;
    for key in texts.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key) {
        // The fields of the gallery leave out what all its keys begin with.
        let short = key.strip_prefix("ui-gallery-").unwrap_or(key);
        let step = short.strip_prefix("step-").unwrap_or(short);
        let is_said = [key, short, step].iter().any(|it| sources.contains(&format!("\"{it}\"")));
        assert!(is_said || !key.starts_with("ui-"), "nobody says {key}");
    }
}

#[test]
fn the_style_sheet_has_the_classes_of_kern_that_the_components_use_and_no_others() {
    let classes = |text: &str| -> std::collections::BTreeSet<String> {
        let words = text.split(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c));
        words
            .filter(|word| word.starts_with("kern-"))
            .map(|word| word.trim_end_matches('-').to_owned())
            .collect()
    };
    let sheet = ui::assets::all().iter().find(|asset| asset.name == "app.css").unwrap();
    // Tokens begin with two hyphens; what is left are classes.
    let styled = classes(&sheet.text().replace("--kern-", "token-"));
    // Some are put together: `kern-alert--` and a tone, `kern-form-check__` and a kind.
    let built =
        ["kern-alert--", "kern-form-check__", "kern-form-input__input", "kern-form-input__select"];
    let used = classes(&sources());
    for class in &used {
        assert!(
            styled.contains(class) || class == "kern-alert" || class == "kern-form-check__",
            "app.css lacks {class}"
        );
    }
    for class in &styled {
        assert!(
            used.contains(class) || built.iter().any(|it| class.starts_with(it)),
            "nobody uses {class}"
        );
    }
}

#[tokio::test]
async fn every_identifier_is_unique_and_every_reference_leads_to_one() {
    let page = gallery("en").await;
    let values = |attribute: &str| -> Vec<&str> {
        page.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()).collect()
    };
    let mut ids = values(" id=\"");
    let references =
        [values(" for=\""), values(" aria-describedby=\""), values(" href=\"#")].concat();
    for id in references.iter().flat_map(|ids| ids.split(' ')) {
        assert!(ids.contains(&id), "nothing has the id {id}");
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id exists twice");
}

#[tokio::test]
async fn a_first_view_of_the_page_of_all_components_stays_under_40_kilobytes() {
    let page = get("/components", "br").await;
    assert_eq!(page.headers()[header::CONTENT_ENCODING], "br");
    let page = to_bytes(page.into_body(), 1 << 20).await.unwrap().len();
    let plain = get("/components", "identity").await;
    let plain = to_bytes(plain.into_body(), 1 << 20).await.unwrap();
    let sheet = ui::assets::all().iter().find(|asset| asset.name == "app.css").unwrap().text();
    let loaded = format!("{}{sheet}", String::from_utf8_lossy(&plain));
    let loaded: Vec<_> =
        ui::assets::all().iter().filter(|asset| loaded.contains(asset.path)).collect();
    assert!(loaded.len() >= 5, "style, script, icon and two weights of the typeface");
    let assets: usize = loaded.into_iter().map(ui::assets::Asset::weight).sum();
    assert!(page < 10_000, "the page alone: {page} bytes");
    assert!(page + assets < 40_000, "{} bytes", page + assets);
}

#[tokio::test]
async fn a_font_is_not_compressed_again() {
    let response = get(ui::asset("fira-sans-400.woff2"), "br").await;
    assert!(!response.headers().contains_key(header::CONTENT_ENCODING));
}
