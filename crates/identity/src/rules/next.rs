//! Where a person goes after signing in: only to our own pages.

use std::fmt::Write;

/// The longest address that is carried through sign-in, in bytes.
const LONGEST: usize = 2_000;

/// The address where the person wanted to go, if it is one of our own pages, else `otherwise`.
/// Browsers read `\` as `/` and skip tabs and line breaks, so an address with any of them is
/// not ours (`/\evil.example`, `/⇥/evil.example`).
pub fn next_or<'a>(next: Option<&'a str>, otherwise: &'a str) -> &'a str {
    next.filter(|next| is_own_page(next)).unwrap_or(otherwise)
}

fn is_own_page(next: &str) -> bool {
    next.len() <= LONGEST
        && next.starts_with('/')
        && !next.starts_with("//")
        && next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

/// A page of ours that leads on to this address afterwards.
pub fn with_next(page: &str, next: &str) -> String {
    if next == "/" || !is_own_page(next) {
        return page.to_owned();
    }
    format!("{page}?next={}", percent_encode(next))
}

/// Everything that is not unreserved (RFC 3986) becomes `%XX`; `/` stays readable.
fn percent_encode(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                encoded.push(char::from(byte));
            }
            _ => {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use axum::http::Uri;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_elsewhere_is_not_followed() {
        for next in [
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "javascript:alert(1)",
            "evil.example",
            "",
            " /offices",
        ] {
            assert_eq!(next_or(Some(next), "/account"), "/account", "{next:?}");
        }
        assert_eq!(next_or(None, "/account"), "/account");
    }

    #[test]
    fn an_own_page_is_followed_with_its_query() {
        assert_eq!(next_or(Some("/datasets?page=2&q=a%20b"), "/"), "/datasets?page=2&q=a%20b");
        assert_eq!(with_next("/sign-in", "/a?b=c&d"), "/sign-in?next=/a%3Fb%3Dc%26d");
        assert_eq!(with_next("/sign-in", "/"), "/sign-in");
    }

    proptest! {
        #[test]
        fn wherever_it_leads_it_stays_on_our_origin(next in "[/\\\\a-z:.?#%@\t\n]{0,30}") {
            let followed = next_or(Some(&next), "/account");
            let base = openidconnect::url::Url::parse("https://stadt.example/sign-in").unwrap();
            let target = base.join(followed).unwrap();
            prop_assert_eq!(target.origin(), base.origin());
        }

        #[test]
        fn an_address_survives_the_way_through_the_sign_in_page(path in "/[a-z]{1,9}[ -~]{0,30}") {
            let address = with_next("/sign-in", &path);
            let uri: Uri = address.parse().unwrap();
            if let Some(query) = uri.query() {
                let pairs: Vec<(String, String)> =
                    openidconnect::url::form_urlencoded::parse(query.as_bytes())
                        .into_owned()
                        .collect();
                prop_assert_eq!(pairs, vec![("next".to_owned(), path)]);
            }
        }
    }
}
