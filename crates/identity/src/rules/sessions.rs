//! When a session ends, and how a browser is called on the page that lists sessions.

use std::time::Duration;

use commons::Timestamp;

/// How long a person may stay sensitive without proving again who they are.
const CONFIRMED_FOR: Duration = Duration::from_mins(15);

/// How long sessions live.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Without a request.
    pub idle: Duration,
    /// In any case.
    pub absolute: Duration,
}

/// Whether a session still lives.
pub fn is_alive(created: Timestamp, seen: Timestamp, limits: Limits, now: Timestamp) -> bool {
    age(created, now) < limits.absolute && age(seen, now) < limits.idle
}

/// Whether the person proved who they are recently enough for what can do harm: changing a way to
/// sign in, erasing the account.
pub fn is_confirmed(confirmed: Timestamp, now: Timestamp) -> bool {
    age(confirmed, now) < CONFIRMED_FOR
}

fn age(then: Timestamp, now: Timestamp) -> Duration {
    Duration::try_from(now.duration_since(then)).unwrap_or_default()
}

/// A short name for a browser from its `User-Agent`: `Firefox, Linux`. Only the families below
/// are told apart; the header itself is not kept.
pub fn browser_of(user_agent: &str) -> String {
    let find = |families: &[(&str, &'static str)]| {
        families.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
    };
    let browser = find(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = find(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LIMITS: Limits =
        Limits { idle: Duration::from_secs(100), absolute: Duration::from_secs(1_000) };

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    proptest! {
        #[test]
        fn a_session_ends_when_idle_and_in_any_case(seen in 0_i64..2_000, now in 0_i64..3_000) {
            let alive = is_alive(at(0), at(seen), LIMITS, at(now));
            prop_assert_eq!(alive, now < 1_000 && now - seen < 100);
        }
    }

    #[test]
    fn a_browser_is_named_by_its_family_only() {
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like \
                    Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0";
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 \
                      (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
        assert_eq!(browser_of(firefox), "Firefox, Linux");
        assert_eq!(browser_of(edge), "Edge, Windows");
        assert_eq!(browser_of(safari), "Safari, iPhone");
        assert_eq!(browser_of("curl/8"), "");
    }
}
