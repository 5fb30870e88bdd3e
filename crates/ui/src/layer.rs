use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
};
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, NotForContentType, Predicate},
    },
};

use crate::{
    Program, Reader, Refusal, Shell,
    reader::{LANGUAGE_COOKIE, chosen_language},
};

/// Nothing from others, nothing inline, no frames.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

/// The same for a page that is left to a program: it may run WebAssembly, which passphrases are
/// stretched with. That lets in no text as code.
const PROGRAM_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// On the answer with a script that runs beside a page, under a policy of its own.
#[derive(Clone, Copy)]
pub(crate) struct RunsWebAssembly;

const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), \
    browsing-topics=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";

/// Lets every handler of a router have its [`Reader`], tells refusals, refuses forms of foreign
/// pages, and sets the headers that protect people.
pub fn layer(router: Router, shell: Shell) -> Router {
    // Fonts are compressed in themselves.
    let worth_it = DefaultPredicate::new().and(NotForContentType::const_new("font/"));
    let compression =
        CompressionLayer::new().quality(CompressionLevel::Precise(4)).compress_when(worth_it);
    router
        .layer(CatchPanicLayer::custom(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response()))
        .layer(from_fn_with_state(shell, serve))
        .layer(compression)
}

async fn serve(State(shell): State<Shell>, mut request: Request, next: Next) -> Response {
    let reader = Reader::of(shell, &request);
    let choice = chosen_language(&reader.query);
    let is_foreign = is_unsafe(request.method()) && !is_same_origin(&reader, request.headers());
    let mut response = if is_foreign {
        Refusal::foreign_origin().render(&reader)
    } else {
        request.extensions_mut().insert(reader.clone());
        told(next.run(request).await, &reader)
    };
    let answer = response.extensions();
    let is_program = answer.get::<Program>().is_some() || answer.get::<RunsWebAssembly>().is_some();
    let policy = if is_program { PROGRAM_POLICY } else { CONTENT_SECURITY_POLICY };
    protect(response.headers_mut(), &reader, policy);
    if let Some(lang) = choice {
        let cookie =
            format!("{LANGUAGE_COOKIE}={lang}; Path=/; Secure; SameSite=Lax; Max-Age=31536000");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    response
}

/// Turns a refusal, or a bare error of the router, into what the reader can use.
fn told(mut response: Response, reader: &Reader) -> Response {
    if let Some(refusal) = response.extensions_mut().remove::<Refusal>() {
        log(&refusal);
        let mut page = refusal.render(reader);
        // A handler may have set cookies or `Retry-After` beside its refusal.
        for (name, value) in response.headers() {
            if name != header::CONTENT_LENGTH && name != header::CONTENT_TYPE {
                page.headers_mut().append(name, value.clone());
            }
        }
        return page;
    }
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    if is_error && !is_told(response.headers()) {
        let allow = response.headers().get(header::ALLOW).cloned();
        let mut page = Refusal::of_status(status).render(reader);
        if let Some(allow) = allow {
            page.headers_mut().insert(header::ALLOW, allow);
        }
        return page;
    }
    response
}

/// Whether an error already has a body of its own. Plain text is that of the framework.
fn is_told(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| !kind.as_bytes().starts_with(b"text/plain"))
}

/// What is our fault is logged: the code and what lies behind it, which never holds input.
fn log(refusal: &Refusal) {
    let error = refusal.explain();
    if error.status() >= 500 {
        tracing::error!(code = error.code(), cause = %error, "a request failed");
    }
}

fn is_unsafe(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Whether a request that changes something comes from our own pages. Browsers say so in
/// `Sec-Fetch-Site`, older ones in `Origin`; programs without cookies say nothing.
fn is_same_origin(reader: &Reader, headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match text("origin") {
        Some(origin) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            origin == reader.shell().base_url() || (host.is_some() && host == text("host"))
        }
        None => !headers.contains_key(header::COOKIE),
    }
}

fn protect(headers: &mut HeaderMap, reader: &Reader, policy: &'static str) {
    let is_page = headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let mut set = |name: &'static str, value: &'static str| {
        if !headers.contains_key(name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    set("content-security-policy", policy);
    set("x-content-type-options", "nosniff");
    set("referrer-policy", "same-origin");
    set("permissions-policy", PERMISSIONS);
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-resource-policy", "same-origin");
    if reader.shell().base_url().starts_with("https://") {
        set("strict-transport-security", "max-age=63072000; includeSubDomains");
    }
    if reader.visitor.is_some() {
        set("cache-control", "no-store");
    } else if is_page {
        set("cache-control", "private, no-cache");
    }
    if is_page {
        headers.append(header::VARY, HeaderValue::from_static("accept, accept-language, cookie"));
    }
}
