use super::ImportError;

/// The longest name, in bytes: what file systems take.
const LONGEST: usize = 200;

/// Takes the name of a file as somebody sent it, if it is one: no path, nothing hidden, nothing
/// that a terminal or a header would take for a command.
///
/// # Errors
/// [`ImportError::FileName`].
pub fn file_name(name: &str) -> Result<&str, ImportError> {
    let name = name.trim();
    let hurts = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '"' | '<' | '>' | '|');
    if name.is_empty() || name.len() > LONGEST || name.starts_with('.') || name.contains(hurts) {
        return Err(ImportError::FileName(name.escape_debug().take(LONGEST).collect()));
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_leads_elsewhere_is_refused() {
        for name in
            ["", " ", ".", "..", "../a.csv", "a/b.csv", "C:\\a.csv", ".htaccess", "a\nb.csv"]
        {
            assert!(matches!(file_name(name), Err(ImportError::FileName(_))), "{name}");
        }
        assert!(file_name(&"a".repeat(201)).is_err());
    }

    #[test]
    fn the_names_of_offices_are_taken() {
        for name in ["Haushalt 2026 (Entwurf).csv", "Straßen & Plätze.CSV", "a..b.csv"] {
            assert_eq!(file_name(name).ok(), Some(name));
        }
    }
}
