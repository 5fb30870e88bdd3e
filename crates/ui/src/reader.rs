use std::{collections::HashMap, sync::Arc};

use axum::{
    extract::{FromRequestParts, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use axum_extra::extract::CookieJar;
use commons::{Arg, Cents, Explain, Lang, Text, Timestamp};
use maud::{Markup, html};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::{Format, Shell, numbers};

/// The cookie that remembers the language somebody chose.
pub(crate) const LANGUAGE_COOKIE: &str = "__Host-lang";

const QUERY: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b':');

/// Who is signed in, as far as the shell shows it. The layer that recognises people puts it into
/// the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor {
    /// The name beside “sign out”.
    pub name: String,
    /// Whether the person works for the town.
    pub staff: bool,
}

/// Who reads a page, in which language and form. Every handler that shows something takes one; it
/// is made by [`layer`](crate::layer).
#[derive(Clone)]
pub struct Reader {
    /// The language.
    pub lang: Lang,
    /// The form that is wanted.
    pub format: Format,
    /// Who is signed in.
    pub visitor: Option<Visitor>,
    /// The path of the page.
    pub path: Arc<str>,
    /// Its query, without `?`, as it came.
    pub query: Arc<str>,
    shell: Shell,
}

impl Reader {
    pub(crate) fn of(shell: Shell, request: &Request) -> Self {
        let uri = request.uri();
        Self {
            lang: language(uri.query().unwrap_or_default(), request.headers()),
            format: Format::of(uri.path(), request.headers()),
            visitor: request.extensions().get().cloned(),
            path: uri.path().into(),
            query: uri.query().unwrap_or_default().into(),
            shell,
        }
    }

    /// A reader without a request: for the command line, jobs and tests.
    pub fn detached(shell: Shell, lang: Lang) -> Self {
        let (path, query) = ("/".into(), "".into());
        Self { lang, format: Format::Html, visitor: None, path, query, shell }
    }

    /// What every page has in common.
    pub fn shell(&self) -> &Shell {
        &self.shell
    }

    /// A text.
    pub fn t(&self, key: &str) -> String {
        self.tr(key, &[])
    }

    /// A text with values.
    pub fn tr(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        self.shell.translations().get(self.lang, key, args)
    }

    /// Whether a text exists.
    pub fn has_text(&self, key: &str) -> bool {
        self.shell.translations().has(self.lang, key)
    }

    /// The sentence of an error.
    pub fn explain(&self, error: &dyn Explain) -> String {
        self.tr(&format!("error-{}", error.code()), &error.args())
    }

    /// A whole number.
    pub fn number(&self, number: impl TryInto<i64>) -> String {
        numbers::whole(self.lang, number.try_into().unwrap_or(i64::MAX))
    }

    /// A number with so many decimals.
    pub fn decimal(&self, number: f64, digits: u8) -> String {
        numbers::decimal(self.lang, number, digits)
    }

    /// A share of 1 as per cent.
    pub fn percent(&self, share: f64) -> String {
        numbers::percent(self.lang, share)
    }

    /// A size in bytes.
    pub fn bytes(&self, bytes: u64) -> String {
        numbers::bytes(self.lang, bytes)
    }

    /// An amount.
    pub fn money(&self, cents: Cents) -> String {
        cents.format(self.lang)
    }

    /// A day, in the town's time.
    pub fn date(&self, at: Timestamp) -> String {
        numbers::date(self.lang, at)
    }

    /// A moment, in the town's time.
    pub fn datetime(&self, at: Timestamp) -> String {
        numbers::datetime(self.lang, at)
    }

    /// A `time` element with the moment for machines.
    pub fn time(&self, at: Timestamp) -> Markup {
        html! { time datetime=(at) { (self.datetime(at)) } }
    }

    /// A text of the town, marked where it is in another language than the page.
    pub fn text(&self, text: &Text) -> Markup {
        let (tag, text) = text.get(self.lang);
        if tag == self.lang.tag() {
            html! { (text) }
        } else {
            html! { span lang=(tag) { (text) } }
        }
    }

    /// A text of the town for places where no mark can stand (titles, attributes).
    pub fn plain(&self, text: &Text) -> String {
        text.get(self.lang).1.to_owned()
    }

    /// This page's address with some parameters changed; an empty value takes one out.
    pub fn with_query(&self, changes: &[(&str, &str)]) -> String {
        let kept = pairs(&self.query)
            .into_iter()
            .filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
        let added = changes
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let query: Vec<String> = kept
            .chain(added)
            .map(|(name, value)| format!("{}={}", encode(&name), encode(&value)))
            .collect();
        if query.is_empty() {
            self.path.to_string()
        } else {
            format!("{}?{}", self.path, query.join("&"))
        }
    }

    /// All parameters of the page, in the order they came.
    pub fn parameters(&self) -> Vec<(String, String)> {
        pairs(&self.query)
    }

    /// The first parameter of this name.
    pub fn parameter(&self, name: &str) -> Option<String> {
        pairs(&self.query).into_iter().find(|(found, _)| found == name).map(|(_, value)| value)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Reader {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        let missing = || StatusCode::INTERNAL_SERVER_ERROR.into_response();
        parts.extensions.get::<Self>().cloned().ok_or_else(missing)
    }
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, QUERY).to_string()
}

fn decode(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

fn pairs(query: &str) -> Vec<(String, String)> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

/// `?lang=`, else what was chosen before, else what the browser asks for, else German.
fn language(query: &str, headers: &HeaderMap) -> Lang {
    let asked = || chosen_language(query);
    let remembered = || {
        let jar = CookieJar::from_headers(headers);
        jar.get(LANGUAGE_COOKIE).and_then(|cookie| cookie.value().parse().ok())
    };
    let accepted = || {
        let accept = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        best_language(accept)
    };
    asked().or_else(remembered).or_else(accepted).unwrap_or_default()
}

/// The language that the address itself asks for.
pub(crate) fn chosen_language(query: &str) -> Option<Lang> {
    let pairs: HashMap<_, _> = pairs(query).into_iter().collect();
    pairs.get("lang").and_then(|tag| tag.parse().ok())
}

/// The best of the languages that we have (RFC 9110, section 12.5.4).
fn best_language(accept: &str) -> Option<Lang> {
    let weighted = accept.split(',').filter_map(|item| {
        let (tag, parameters) = item.trim().split_once(';').unwrap_or((item.trim(), ""));
        let weight = match parameters.trim().strip_prefix("q=") {
            Some(weight) => weight.trim().parse::<f32>().ok()?,
            None => 1.0,
        };
        (weight > 0.0).then_some((tag.parse::<Lang>().ok()?, weight))
    });
    // The first of equals wins.
    weighted.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(lang, _)| lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Translations;

    fn reader(address: &str) -> Reader {
        let shell = Shell::new(
            "Musterstadt",
            "http://localhost:8080",
            Translations::new([]).unwrap(),
            vec![],
        );
        let request = Request::builder().uri(address).body(axum::body::Body::empty()).unwrap();
        Reader::of(shell, &request)
    }

    #[test]
    fn parameters_change_and_the_others_stay() {
        let reader = reader("/data?q=B%C3%A4ume+%26+mehr&page=3");
        assert_eq!(reader.with_query(&[("page", "4")]), "/data?q=B%C3%A4ume%20%26%20mehr&page=4");
        assert_eq!(reader.with_query(&[("page", ""), ("q", "")]), "/data");
        assert_eq!(reader.parameter("q").as_deref(), Some("Bäume & mehr"));
    }

    #[test]
    fn the_browser_s_weights_choose_the_language() {
        assert_eq!(best_language("fr, en;q=0.8, de;q=0.9"), Some(Lang::De));
        assert_eq!(best_language("en-GB,en;q=0.9,de;q=0.9"), Some(Lang::En));
        assert_eq!(best_language("fr"), None);
        assert_eq!(best_language("de;q=0, en;q=0.1"), Some(Lang::En));
    }

    #[test]
    fn the_address_goes_before_the_cookie_and_that_before_the_browser() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, "de".parse().unwrap());
        headers.insert(header::COOKIE, "__Host-lang=en".parse().unwrap());
        assert_eq!(language("", &headers), Lang::En);
        assert_eq!(language("lang=de", &headers), Lang::De);
    }

    #[test]
    fn a_text_in_another_language_says_so() {
        let english = Reader::detached(reader("/").shell().clone(), Lang::En);
        assert_eq!(
            english.text(&Text::de("Straßen")).into_string(),
            r#"<span lang="de">Straßen</span>"#
        );
    }
}
