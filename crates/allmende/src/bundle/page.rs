//! What a page makes a browser load and run, read from its HTML and its content security policy.
//! It would rather see too much than too little: what stands in a comment counts too.

/// Something that a page makes a browser load or run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Load {
    /// The script or style sheet at this address.
    From(String),
    /// A script or style within the page itself.
    Inline,
    /// Another base for the page's addresses.
    Base,
}

/// Everything that a page makes a browser load and run.
pub(super) fn loads(html: &str) -> Vec<Load> {
    html.match_indices('<').filter_map(|(at, _)| load(&html[at + 1..])).collect()
}

fn load(tag: &str) -> Option<Load> {
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
    let (name, rest) = tag.split_at(end);
    match name.to_ascii_lowercase().as_str() {
        "script" => Some(attribute(rest, "src").map_or(Load::Inline, Load::From)),
        "style" => Some(Load::Inline),
        "base" => Some(Load::Base),
        "link" => {
            let rel = attribute(rest, "rel")?.to_ascii_lowercase();
            let loads =
                rel.split_whitespace().any(|it| it == "stylesheet" || it == "modulepreload");
            loads.then(|| attribute(rest, "href").map_or(Load::Inline, Load::From))
        }
        _ => None,
    }
}

/// The value of a tag's first attribute of this name: of two, browsers take the first.
fn attribute(tag: &str, wanted: &str) -> Option<String> {
    let mut rest = tag;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return None;
        }
        let end = rest
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'))
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end.max(1));
        let (value, after) = value(after);
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value.to_owned());
        }
        rest = after;
    }
}

/// The value behind an attribute's name, empty where it has none, and what follows.
fn value(after_name: &str) -> (&str, &str) {
    let Some(rest) = after_name.trim_ascii_start().strip_prefix('=') else {
        return ("", after_name);
    };
    let rest = rest.trim_ascii_start();
    if let Some(quote @ ('"' | '\'')) = rest.chars().next() {
        return rest[1..].split_once(quote).unwrap_or((&rest[1..], ""));
    }
    let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '>');
    rest.split_at(end.unwrap_or(rest.len()))
}

/// What scripts may do beside those that the server has under an address of its own: compiling
/// WebAssembly that a script brings along.
const ALLOWED: [&str; 3] = ["'self'", "'wasm-unsafe-eval'", "'none'"];

/// Whether a content security policy keeps a browser from every script that the page does not name
/// by an address of this server.
pub(super) fn forbids_others(policy: &str) -> bool {
    let scripts = directive(policy, "script-src").or_else(|| directive(policy, "default-src"));
    let base = directive(policy, "base-uri");
    scripts.is_some_and(|sources| sources.iter().all(|it| ALLOWED.contains(&it.as_str())))
        && base.is_some_and(|sources| sources == ["'none'"])
}

/// The first directive of a name: of two, browsers take the first.
fn directive(policy: &str, name: &str) -> Option<Vec<String>> {
    policy.split(';').find_map(|part| {
        let mut words = part.split_ascii_whitespace().map(str::to_ascii_lowercase);
        (words.next()? == name).then(|| words.collect())
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn from(address: &str) -> Load {
        Load::From(address.to_owned())
    }

    #[test]
    fn every_way_to_write_a_script_is_seen() {
        for html in [
            r#"<script type="module" src="/a.js"></script>"#,
            "<SCRIPT SRC='/a.js'>",
            "<script\n\tsrc = /a.js>",
            "<script/src=/a.js>",
            r#"<script async src="/a.js" src="/b.js">"#,
            r#"<script data-x=">" src="/a.js">"#,
            r#"<!-- <script src="/a.js"> -->"#,
            r#"<a title="<script src='/a.js'>">"#,
            r#"<link rel="modulepreload" href="/a.js">"#,
            r#"<link href="/a.js" rel="Alternate StyleSheet">"#,
        ] {
            assert_eq!(loads(html), [from("/a.js")], "{html}");
        }
    }

    #[test]
    fn what_stands_in_the_page_itself_is_seen_too() {
        for html in ["<script>x()</script>", "<style>p{}</style>", "<script type=importmap>"] {
            assert_eq!(loads(html), [Load::Inline], "{html}");
        }
        assert_eq!(loads("<base href=//other.example>"), [Load::Base]);
    }

    #[test]
    fn what_is_only_shown_is_not_loaded() {
        let html =
            r#"<!DOCTYPE html><scripture><link rel="icon" href="/i.svg"><p>a &lt;script></p>"#;
        assert_eq!(loads(html), []);
    }

    #[test]
    fn a_policy_lets_through_only_the_servers_own_scripts() {
        let own = "default-src 'none'; script-src 'self'; base-uri 'none'";
        assert!(forbids_others(own));
        assert!(forbids_others(&own.replace("'self'", "'self' 'wasm-unsafe-eval'")));
        for other in [
            "",
            "script-src 'self'",
            "base-uri 'none'; script-src 'self' 'unsafe-inline'",
            "base-uri 'none'; script-src 'self' https://cdn.example",
            "base-uri 'none'; script-src *; script-src 'self'",
            "base-uri 'self'; script-src 'self'",
            "base-uri 'none'",
        ] {
            assert!(!forbids_others(other), "{other}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_its_end(html in "[<>=/'\" a-zß\n]{0,60}|.{0,60}") {
            let _ = loads(&html);
            let _ = loads(&format!("<script {html}"));
        }
    }
}
