//! Our cookies: `__Host-` names, which browsers bind to this host and to TLS (localhost counts as
//! safe), unreadable by scripts.

use axum::http::{HeaderMap, HeaderValue, header};

/// The session.
pub(crate) const SESSION: &str = "__Host-session";
/// A browser in which somebody has signed in before.
pub(crate) const DEVICE: &str = "__Host-device";
/// Binds the steps of a passkey or provider sign-in to one browser.
pub(crate) const CEREMONY: &str = "__Host-ceremony";

/// The value of a cookie in a request.
pub(crate) fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// Sets a cookie until the browser closes, or for so many seconds.
pub(crate) fn set(headers: &mut HeaderMap, name: &str, value: &str, max_age: Option<u64>) {
    let max_age = max_age.map_or_else(String::new, |seconds| format!("; Max-Age={seconds}"));
    append(headers, &format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax{max_age}"));
}

/// Takes a cookie away.
pub(crate) fn remove(headers: &mut HeaderMap, name: &str) {
    set(headers, name, "", Some(0));
}

/// Our tokens are base64url, so a cookie of ours is always a valid header.
fn append(headers: &mut HeaderMap, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        headers.append(header::SET_COOKIE, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=1; x__Host-session=no"));
        headers.append(header::COOKIE, HeaderValue::from_static("b=2; __Host-session=yes"));
        assert_eq!(read(&headers, SESSION), Some("yes"));
        assert_eq!(read(&headers, DEVICE), None);
    }

    #[test]
    fn a_cookie_of_ours_is_bound_to_host_and_tls_and_hidden_from_scripts() {
        let mut headers = HeaderMap::new();
        set(&mut headers, SESSION, "token", None);
        assert_eq!(
            headers[header::SET_COOKIE],
            "__Host-session=token; Path=/; Secure; HttpOnly; SameSite=Lax"
        );
    }
}
