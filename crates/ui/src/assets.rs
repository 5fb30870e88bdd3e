//! What the browser gets besides pages: style sheet, font, icon and scripts. They live in the
//! program, compressed beforehand, at addresses that carry their content's hash: a browser asks
//! for each of them once.

use std::sync::LazyLock;

use axum::{
    Router,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use serde_json::json;

use crate::layer::RunsWebAssembly;

/// A file of the client bundle.
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    /// Its name in the sources.
    pub name: &'static str,
    /// Its address.
    pub path: &'static str,
    /// Its media type.
    pub kind: &'static str,
    /// The SHA-256 of what it says, in lower-case hexadecimal.
    pub sha256: &'static str,
    plain: &'static [u8],
    brotli: &'static [u8],
    gzip: &'static [u8],
}

/// Where the list of all assets is.
pub const MANIFEST: &str = "/assets/manifest.json";

/// What opens PDFs in a browser, beside the page: it decodes images of scanners by WebAssembly.
const WORKER: &str = "pdf.worker.js";

static ASSETS: &[Asset] = &include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Fira Sans for printed forms (TrueType, letters of European languages): regular.
pub static PRINTED_REGULAR: &[u8] =
    include_bytes!(concat!(env!("OUT_DIR"), "/assets/printed-400.ttf"));

/// Fira Sans for printed forms: semi-bold.
pub static PRINTED_SEMIBOLD: &[u8] =
    include_bytes!(concat!(env!("OUT_DIR"), "/assets/printed-600.ttf"));

/// All assets, for measuring them.
pub fn all() -> &'static [Asset] {
    ASSETS
}

/// The list of all that browsers are sent besides pages, by name: name, address and SHA-256 of
/// each, in canonical JSON (RFC 8785). The public record commits to these bytes.
pub fn manifest() -> &'static str {
    static LIST: LazyLock<String> = LazyLock::new(|| {
        let mut all: Vec<_> = ASSETS.iter().collect();
        all.sort_by_key(|asset| asset.name);
        let listed = all
            .into_iter()
            .map(|asset| json!({ "name": asset.name, "path": asset.path, "sha256": asset.sha256 }));
        listed.collect::<serde_json::Value>().to_string()
    });
    &LIST
}

/// The address of an asset.
///
/// # Panics
///
/// Panics when the client bundle has no asset of this name: a slip of the pen that every test of
/// the page shows.
pub fn asset(name: &str) -> &'static str {
    let found = ASSETS.iter().find(|asset| asset.name == name);
    found.unwrap_or_else(|| panic!("the client bundle has no asset {name:?}")).path
}

/// Serves the assets below `/assets/`, and the icon where browsers look for one when they show a
/// file that is no page.
pub fn router() -> Router {
    let icon = || async { Redirect::to(asset("favicon.svg")) };
    Router::new()
        .route("/assets/{file}", get(serve))
        .route(MANIFEST, get(serve_manifest))
        .route("/favicon.ico", get(icon))
}

async fn serve_manifest() -> Response {
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")];
    (headers, manifest()).into_response()
}

async fn serve(Path(file): Path<String>, headers: HeaderMap) -> Response {
    let found = ASSETS.iter().find(|asset| asset.path.strip_prefix("/assets/") == Some(&file));
    found.map_or_else(|| StatusCode::NOT_FOUND.into_response(), |asset| asset.answer(&headers))
}

impl Asset {
    /// How many bytes it takes to a browser of today.
    pub fn weight(&self) -> usize {
        if self.brotli.is_empty() { self.plain.len() } else { self.brotli.len() }
    }

    /// What it says, for those that are text.
    pub fn text(&self) -> &'static str {
        std::str::from_utf8(self.plain).unwrap_or_default()
    }

    fn answer(&self, headers: &HeaderMap) -> Response {
        let (encoding, bytes) = self.encoded(headers);
        let mut response = bytes.into_response();
        let answer = response.headers_mut();
        answer.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        let cache = HeaderValue::from_static("public, max-age=31536000, immutable");
        answer.insert(header::CACHE_CONTROL, cache);
        answer.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        answer.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(encoding) = encoding {
            answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        if self.name == WORKER {
            response.extensions_mut().insert(RunsWebAssembly);
        }
        response
    }

    fn encoded(&self, headers: &HeaderMap) -> (Option<&'static str>, &'static [u8]) {
        if self.brotli.is_empty() {
            (None, self.plain)
        } else if accepts(headers, "br") {
            (Some("br"), self.brotli)
        } else if accepts(headers, "gzip") {
            (Some("gzip"), self.gzip)
        } else {
            (None, self.plain)
        }
    }
}

/// Whether `Accept-Encoding` names the encoding without forbidding it by `q=0`.
fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    let values = headers.get_all(header::ACCEPT_ENCODING).iter();
    values.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).any(|part| {
        let mut pieces = part.split(';').map(str::trim);
        let is_named = pieces.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        let weight = pieces.find_map(|piece| piece.strip_prefix("q="));
        is_named && weight.is_none_or(|weight| weight.parse().is_ok_and(|q: f32| q > 0.0))
    })
}

#[cfg(test)]
mod tests {
    use axum::{body::to_bytes, http::Request};
    use sha2::{Digest, Sha256};
    use tower::ServiceExt;

    use super::*;

    async fn get_asset(path: &str, encodings: &str) -> Response {
        let request = Request::get(path).header(header::ACCEPT_ENCODING, encodings);
        router().oneshot(request.body(axum::body::Body::empty()).unwrap()).await.unwrap()
    }

    fn header_of(response: &Response, name: header::HeaderName) -> &str {
        response.headers().get(name).map_or("", |value| value.to_str().unwrap())
    }

    #[tokio::test]
    async fn an_asset_is_kept_for_good_and_never_guessed_at() {
        let response = get_asset(asset("app.css"), "gzip, br").await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(header_of(&response, header::CONTENT_ENCODING), "br");
        assert_eq!(header_of(&response, header::CONTENT_TYPE), "text/css; charset=utf-8");
        assert!(header_of(&response, header::CACHE_CONTROL).contains("immutable"));
        assert_eq!(header_of(&response, header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    }

    #[tokio::test]
    async fn who_forbids_an_encoding_gets_another() {
        let response = get_asset(asset("app.js"), "br;q=0, gzip;q=0.5").await;
        assert_eq!(header_of(&response, header::CONTENT_ENCODING), "gzip");
        let response = get_asset(asset("app.js"), "identity").await;
        assert_eq!(header_of(&response, header::CONTENT_ENCODING), "");
        let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        assert!(std::str::from_utf8(&bytes).is_ok());
    }

    #[tokio::test]
    async fn a_font_is_sent_as_it_is() {
        let response = get_asset(asset("fira-sans-400.woff2"), "br").await;
        assert_eq!(header_of(&response, header::CONTENT_ENCODING), "");
        let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        assert!(bytes.starts_with(b"wOF2"));
    }

    #[tokio::test]
    async fn a_browser_that_shows_a_file_finds_the_icon() {
        let response = get_asset("/favicon.ico", "br").await;
        let icon = get_asset(header_of(&response, header::LOCATION), "br").await;
        assert_eq!(icon.status(), StatusCode::OK);
        assert_eq!(header_of(&icon, header::CONTENT_TYPE), "image/svg+xml");
    }

    #[tokio::test]
    async fn an_old_address_is_not_found() {
        assert_eq!(get_asset("/assets/app.css", "br").await.status(), StatusCode::NOT_FOUND);
        let other = get_asset("/assets/app.000000000000.css", "br").await;
        assert_eq!(other.status(), StatusCode::NOT_FOUND);
    }

    #[tokio::test]
    async fn the_manifest_names_every_asset_with_the_hash_of_what_it_says() {
        let response = get_asset(MANIFEST, "identity").await;
        assert_eq!(header_of(&response, header::CONTENT_TYPE), "application/json");
        let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        assert_eq!(bytes, serde_json_canonicalizer::to_vec(&parsed(&bytes)).unwrap());
        let listed = parsed(&bytes);
        assert_eq!(listed.as_array().unwrap().len(), all().len());
        for asset in all() {
            let hash = hex::encode(Sha256::digest(asset.plain));
            let line = json!({ "name": asset.name, "path": asset.path, "sha256": hash });
            assert!(listed.as_array().unwrap().contains(&line), "{line}");
        }
    }

    fn parsed(bytes: &[u8]) -> serde_json::Value {
        serde_json::from_slice(bytes).unwrap()
    }

    /// What every page brings with it; 9 KB of the 40 KB of a first view remain for the page.
    #[test]
    fn all_that_a_first_view_loads_besides_the_page_weighs_under_31_kilobytes() {
        let pages =
            ["app.css", "app.js", "favicon.svg", "fira-sans-400.woff2", "fira-sans-600.woff2"];
        let loaded = all().iter().filter(|asset| pages.contains(&asset.name));
        let weight: usize = loaded.map(Asset::weight).sum();
        assert!(weight < 31_000, "{weight} bytes");
    }

    /// Programs, with all the parts that they load at once: the mailbox holds all that seals and
    /// opens letters, the online form asks and checks, and loads what seals when somebody sends.
    const PROGRAMS: &[(&str, usize)] = &[("post.js", 126_000), ("form.js", 45_000)];

    /// Parts that a program loads when they are first used, without what the program loaded
    /// before: OpenPGP and FIT-Connect hold those standards' own libraries.
    /// The reader of PDFs works beside the page, so it is two; it comes with the first PDF.
    const PARTS: &[(&str, usize)] = &[
        ("post/doors/openpgp.js", 140_000),
        ("post/doors/fit-connect.js", 50_000),
        ("post/app/pages/entering/scan.js", 30_000),
        ("services/scan/pdf.js", 130_000),
        ("pdf.worker.js", 330_000),
    ];

    fn named(name: &str) -> &'static Asset {
        all().iter().find(|asset| asset.name == name).unwrap()
    }

    /// A script and what it imports before it begins.
    fn with_parts(asset: &'static Asset, found: &mut Vec<&'static Asset>) {
        if found.iter().any(|known| known.name == asset.name) {
            return;
        }
        found.push(asset);
        let imported = |other: &&Asset| {
            let file = other.path.trim_start_matches("/assets/");
            ["from", "import"]
                .iter()
                .any(|word| asset.text().contains(&format!("{word}\"./{file}\"")))
        };
        for part in all().iter().filter(imported) {
            with_parts(part, found);
        }
    }

    fn loaded_by(name: &str) -> Vec<&'static Asset> {
        let mut found = Vec::new();
        with_parts(named(name), &mut found);
        found
    }

    #[test]
    fn a_script_of_single_pages_weighs_under_5_kilobytes() {
        for name in ["app.js", "passkey.js"] {
            assert!(named(name).weight() < 5_000, "{name}: {} bytes", named(name).weight());
        }
    }

    #[test]
    fn programs_weigh_no_more_than_what_they_seal_with_needs() {
        for (name, limit) in PROGRAMS {
            let weight: usize = loaded_by(name).iter().map(|part| part.weight()).sum();
            assert!(weight < *limit, "{name}: {weight} bytes");
        }
        for (name, limit) in PARTS {
            assert!(named(name).weight() < *limit, "{name}: {} bytes", named(name).weight());
        }
    }

    #[tokio::test]
    async fn the_reader_of_pdfs_may_run_webassembly_and_nothing_else_may() {
        for asset in all() {
            let response = get_asset(asset.path, "br").await;
            let may = response.extensions().get::<RunsWebAssembly>().is_some();
            assert_eq!(may, asset.name == WORKER, "{}", asset.name);
        }
        assert_eq!(named(WORKER).kind, "text/javascript; charset=utf-8");
    }

    #[test]
    fn a_reader_of_one_language_does_not_load_the_other() {
        for program in ["post.js", "form.js"] {
            let is_of_a_language =
                |name: &str| name.contains("/texts.de.") || name.contains("/texts.en.");
            assert!(loaded_by(program).iter().all(|part| !is_of_a_language(part.name)));
        }
    }

    #[test]
    fn a_program_s_style_sheet_weighs_under_5_kilobytes() {
        for name in ["post.css", "form.css"] {
            assert!(named(name).weight() < 5_000, "{name}: {} bytes", named(name).weight());
        }
    }

    #[test]
    fn the_style_sheets_ask_nobody_else() {
        for sheet in all().iter().filter(|asset| asset.kind.starts_with("text/css")) {
            for foreign in ["http:", "https:", "//", "data:", "@import"] {
                assert!(!sheet.text().contains(foreign), "{foreign} in {}", sheet.name);
            }
        }
    }
}
