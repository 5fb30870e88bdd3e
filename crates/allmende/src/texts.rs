//! What the program says on the command line, in the language of the terminal.

use std::io::{self, ErrorKind, Write};

use commons::{Arg, Explain, Failure, Lang};
use ui::{Reader, Shell, Translations};

/// The texts of all capabilities.
///
/// # Errors
/// Where two capabilities have a text of the same name.
pub fn translations() -> Result<Translations, ui::TranslationError> {
    let all = [
        locales(),
        ui::locales(),
        store::locales(),
        record::locales(),
        identity::locales(),
        opendata::locales(),
        sealed::locales(),
        post::locales(),
        services::locales(),
    ];
    Translations::new(all.into_iter().flatten())
}

/// The program's and the house's own texts.
pub(crate) fn locales() -> Vec<(Lang, &'static str)> {
    vec![
        (Lang::De, include_str!("../locales/de.ftl")),
        (Lang::En, include_str!("../locales/en.ftl")),
    ]
}

/// Speaks to the person at the terminal.
#[derive(Clone)]
pub struct Teller(Reader);

impl Teller {
    /// Speaks the language of the environment, English where that is neither of ours.
    ///
    /// # Errors
    /// Where the texts are broken.
    pub fn new() -> Result<Self, ui::TranslationError> {
        let shell = Shell::new("", "", translations()?, Vec::new());
        Ok(Self(Reader::detached(shell, terminal_language())))
    }

    /// The reader that the texts of capabilities ask for.
    pub fn reader(&self) -> &Reader {
        &self.0
    }

    /// A text.
    pub fn t(&self, key: &str) -> String {
        self.0.t(key)
    }

    /// A text with values.
    pub fn tr(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        self.0.tr(key, args)
    }

    /// Prints a line of the answer. Whoever stopped listening (`… | head`) has what they wanted; an
    /// answer that cannot be written for another reason ends the program.
    pub fn say(&self, line: impl AsRef<str>) {
        match writeln!(io::stdout(), "{}", line.as_ref()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                self.note(format!("{} {error}", self.t("cli-error")));
                std::process::exit(1);
            }
            _ => {}
        }
    }

    /// Prints a text with values.
    pub fn tell(&self, key: &str, args: &[(&'static str, Arg)]) {
        self.say(self.tr(key, args));
    }

    /// Prints a line that is not part of the answer: progress, hints, questions.
    pub fn note(&self, line: impl AsRef<str>) {
        // There is no third place to say that this one is closed.
        let _ = writeln!(io::stderr(), "{}", line.as_ref());
    }

    /// Prints an error: what is wrong, where, what to do, and every single mistake.
    pub fn fail(&self, failure: &Failure) {
        let error = failure.explain();
        self.note(format!("{} {}", self.t("cli-error"), self.sentence(error)));
        if let Some(line) = unsaid_line(error) {
            self.note(format!("  {}", self.tr("cli-error-line", &[("line", line.into())])));
        }
        if let Some(expected) = self.expected(error) {
            self.note(format!("  {expected}"));
        }
        for detail in error.details() {
            self.note(format!("  – {}", self.sentence(detail)));
        }
        if error.status() >= 500 && error.args().is_empty() {
            self.note(format!("  ({error})"));
        }
        self.note(format!("  [{}]", error.code()));
    }

    /// What a key of the configuration is for, where the error is about one.
    fn expected(&self, error: &dyn Explain) -> Option<String> {
        let field = error.place().field.filter(|_| error.code() == "config-value")?;
        let key = field.split('[').next().unwrap_or_default().replace(['.', '_'], "-");
        let (key, path) = (format!("config-{key}"), field);
        let args = [("key", path.into()), ("text", self.t(&key).into())];
        self.0.has_text(&key).then(|| self.tr("cli-config-expected", &args))
    }

    fn sentence(&self, error: &dyn Explain) -> String {
        self.0.explain(error)
    }
}

/// The line an error is about, where its sentence does not name it.
fn unsaid_line(error: &dyn Explain) -> Option<u64> {
    let says_it = error.args().iter().any(|(name, _)| *name == "line");
    error.place().line.filter(|_| !says_it)
}

/// By `LC_ALL`, `LC_MESSAGES` and `LANG`, as POSIX orders them.
fn terminal_language() -> Lang {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .and_then(|value| value.parse().ok())
        .unwrap_or(Lang::En)
}
