//! Names of files that come from letters: safe on every system, and no path.

/// The longest name, in bytes: with what stands before it, every file system takes it.
const LONGEST: usize = 120;

/// A name without anything that leads elsewhere, hides or confuses: letters, digits, `.`, `-` and
/// `_`. The ending stays.
pub(super) fn safe(name: &str) -> String {
    let mut safe = String::new();
    for c in name.chars() {
        let c = if c.is_alphanumeric() || matches!(c, '.' | '_') { c } else { '-' };
        // Two in a row say nothing more, and `..` leads up.
        if c.is_alphanumeric() || !safe.ends_with(['-', '.', '_']) {
            safe.push(c);
        }
    }
    let safe = safe.trim_matches(['-', '.', '_']);
    if safe.is_empty() { "x".to_owned() } else { shortened(safe) }
}

fn shortened(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending).filter(|ending| ending.len() <= 8);
    let ending = ending.map(|ending| format!(".{ending}")).unwrap_or_default();
    let mut end = LONGEST - ending.len();
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    name[..end].to_owned() + &ending
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_stay_readable_and_lead_nowhere() {
        assert_eq!(safe("Lageplan Entwurf.pdf"), "Lageplan-Entwurf.pdf");
        assert_eq!(safe("../../etc/passwd"), "etc-passwd");
        assert_eq!(safe("..\\..\\autorun.inf"), "autorun.inf");
        assert_eq!(safe(".bashrc"), "bashrc");
        assert_eq!(safe("a\u{202e}fdp.exe"), "a-fdp.exe");
        assert_eq!(safe("  "), "x");
        let long = safe(&format!("{}.pdf", "ü".repeat(200)));
        assert_eq!((long.len(), &long[LONGEST - 4..]), (LONGEST, ".pdf"));
    }

    proptest! {
        #[test]
        fn any_name_becomes_one_that_is_safe(name in any::<String>()) {
            let safe = safe(&name);
            prop_assert!((1..=LONGEST).contains(&safe.len()));
            prop_assert!(!safe.starts_with('.') && !safe.contains(".."));
            prop_assert!(safe.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_')));
        }
    }
}
