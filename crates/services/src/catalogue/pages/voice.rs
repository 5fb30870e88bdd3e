//! In which words a service speaks: the reader's language, or easy language.

use commons::Text;
use maud::{Markup, html};
use ui::Reader;

use crate::catalogue::model::{EASY, Service};

/// The parameter of the address that chooses the words.
const PARAMETER: &str = "text";

/// In which words a service speaks.
#[derive(Clone, Copy)]
pub(crate) struct Voice<'a> {
    pub(crate) reader: &'a Reader,
    /// Whether it speaks easy language where it can.
    pub(crate) is_easy: bool,
}

impl<'a> Voice<'a> {
    /// The words that the address asks for.
    pub(crate) fn of(reader: &'a Reader) -> Self {
        let is_easy = reader.parameter(PARAMETER).is_some_and(|tag| tag == EASY);
        Self { reader, is_easy }
    }

    /// A text and the tag of its language.
    fn get(self, text: &Text) -> (&str, &str) {
        let easy = text.0.get_key_value(EASY).filter(|_| self.is_easy);
        easy.map_or_else(|| text.get(self.reader.lang), |(tag, text)| (&**tag, &**text))
    }

    /// The text without a mark, for titles.
    pub(crate) fn plain(self, text: &Text) -> String {
        self.get(text).1.to_owned()
    }

    /// The text in one line, marked where it is in another language than the page.
    pub(crate) fn line(self, text: &Text) -> Markup {
        let (tag, text) = self.get(text);
        if tag == self.reader.lang.tag() {
            html! { (text) }
        } else {
            html! { span lang=(tag) { (text) } }
        }
    }

    /// The text in paragraphs; an empty line stands between two.
    pub(crate) fn paragraphs(self, text: &Text) -> Markup {
        let (tag, text) = self.get(text);
        let lang = (tag != self.reader.lang.tag()).then_some(tag);
        html! {
            @for paragraph in text.split("\n\n").filter(|it| !it.trim().is_empty()) {
                p lang=[lang] { (super::broken(paragraph.trim())) }
            }
        }
    }
}

/// In which other words the service can be read.
pub(crate) fn switch(voice: Voice<'_>, service: &Service) -> Markup {
    let reader = voice.reader;
    let has_easy = service.content.has_easy_language();
    let label = |easy| {
        reader.t(if easy {
            "services-catalogue-read-easy"
        } else {
            "services-catalogue-read-usual"
        })
    };
    html! {
        @if has_easy {
            p.voices {
                @if voice.is_easy {
                    a href=(reader.with_query(&[(PARAMETER, "")])) { (label(false)) }
                } @else {
                    a href=(reader.with_query(&[(PARAMETER, EASY)])) hreflang=(EASY) { (label(true)) }
                }
            }
        }
    }
}
