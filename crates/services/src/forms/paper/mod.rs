//! The printed form: a tagged PDF (PDF/UA-1) to fill in by hand, the same bytes for the same
//! version. Every page carries a mark that says which page it is; see [`PageMark`].

mod compose;
mod draw;
mod face;
mod fields;
mod flow;
mod mark;

use commons::{Lang, Timestamp};

pub use mark::{PageMark, is_token};

use super::{Form, FormsError};

/// Which copy is printed.
#[derive(Clone, Debug)]
pub struct Copy {
    /// In which language.
    pub lang: Lang,
    /// The town, at the head of every page.
    pub town: String,
    /// The version that is printed.
    pub version: u64,
    /// When it was published: the date of the document.
    pub published: Timestamp,
    /// The token of the case it belongs to; blank without. See [`is_token`].
    pub token: Option<String>,
}

macro_rules! words {
    ($($(#[$meta:meta])* $name:ident = $key:literal),+ $(,)?) => {
        /// The words of the program on a printed form, in its language.
        #[derive(Clone, Debug, Default)]
        pub struct Words { $($(#[$meta])* pub $name: String),+ }

        impl Words {
            /// The words, from the translations.
            pub fn of(text: &dyn Fn(&str) -> String) -> Self {
                Self { $($name: text(concat!("services-forms-paper-", $key))),+ }
            }
        }
    };
}

words! {
    /// How to fill it in.
    how = "how",
    /// That an answer may be left out.
    optional = "optional",
    /// Before why a question is asked.
    why = "why",
    /// Before the legal basis.
    legal = "legal",
    /// That one choice is to be ticked.
    one = "one",
    /// That several choices may be ticked.
    several = "several",
    /// Yes.
    yes = "yes",
    /// No.
    no = "no",
    /// I agree.
    agree = "agree",
    /// That a document is enclosed.
    enclosed = "enclosed",
    /// That it is to be answered only by those it is true of.
    only_if = "only-if",
    /// Before the condition: the question, by its number.
    only_if_question = "only-if-question",
    /// Between the question and its answer.
    only_if_answer = "only-if-answer",
    /// That more of a group go on a sheet of its own.
    more_rows = "more-rows",
    /// The heading of the last section.
    sign = "sign",
    /// Place and day.
    place_and_day = "place-and-day",
    /// Signature.
    signature = "signature",
    /// Where it is to be sent.
    send_to = "send-to",
    /// Page.
    page = "page",
    /// Of so many.
    of = "of",
    /// Version.
    version = "version",
    /// A place to write, for who does not see it.
    field = "field",
    /// The letters in the boxes of a day.
    date_letters = "date-letters",
}

/// Makes the PDF.
///
/// # Errors
/// [`FormsError::Paper`], where the PDF would not be what PDF/UA-1 demands.
pub fn print(form: &Form, copy: &Copy, words: &Words) -> Result<Vec<u8>, FormsError> {
    let faces = face::Faces::read().ok_or_else(|| FormsError::Paper("typeface".to_owned()))?;
    let pages = compose::compose(form, copy, words, &faces);
    draw::draw(form, copy, words, &faces, &pages)
}
