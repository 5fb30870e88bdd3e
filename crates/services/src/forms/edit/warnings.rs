//! What a form should have and may be published without: reasons, and other languages.

use commons::Text;

use crate::forms::{
    form::{Stop, What, stops},
    model::{Definition, Rule},
};

/// The tag of easy language.
const EASY: &str = "de-x-leicht";

/// What a page, paragraph or question lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lack {
    /// A question that does not say why it is asked.
    Why,
    /// A question that says on no legal basis it is asked, and the form says none either.
    Legal,
    /// English.
    English,
    /// Easy language.
    Easy,
}

impl Lack {
    /// All, the most important first.
    pub(crate) const ALL: [Self; 4] = [Self::Legal, Self::Why, Self::English, Self::Easy];

    /// Its name in texts.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Why => "why",
            Self::Legal => "legal",
            Self::English => "english",
            Self::Easy => "easy",
        }
    }
}

/// What pages, paragraphs and questions lack, each by its name, in order.
pub(crate) fn lacks(definition: &Definition) -> Vec<(String, Lack)> {
    let mut found = Vec::new();
    for stop in stops(definition) {
        let all = Lack::ALL.into_iter().filter(|lack| is_lacking(definition, &stop, *lack));
        found.extend(all.map(|lack| (stop.of.clone(), lack)));
    }
    found
}

fn is_lacking(definition: &Definition, stop: &Stop<'_>, lack: Lack) -> bool {
    let question = match stop.what {
        What::Question(question, _) => Some(question),
        What::Page(_) | What::Info(_) => None,
    };
    // A group is asked by its questions, and what is worked out is not asked.
    let asked = question.filter(|it| it.items.is_empty() && !is_computed(definition, &stop.of));
    match lack {
        Lack::Why => asked.is_some_and(|it| it.why.is_empty()),
        Lack::Legal => definition.legal.is_empty() && asked.is_some_and(|it| it.legal.is_empty()),
        Lack::English => lacks_tongue(stop, "en"),
        Lack::Easy => lacks_tongue(stop, EASY),
    }
}

fn is_computed(definition: &Definition, of: &str) -> bool {
    definition.rules.iter().any(|rule| matches!(rule, Rule::Computed { of: it, .. } if it == of))
}

/// Whether what stands first there lacks a language. Easy language is demanded of what explains,
/// not of each name of a choice.
fn lacks_tongue(stop: &Stop<'_>, tag: &str) -> bool {
    let lacks = |text: &Text| !text.is_empty() && !text.0.contains_key(tag);
    match stop.what {
        What::Page(page) => lacks(&page.title) || lacks(&page.intro),
        What::Info(info) => lacks(&info.text),
        What::Question(it, _) => {
            lacks(&it.label)
                || lacks(&it.help)
                || (tag == "en" && it.options.iter().any(|option| lacks(&option.label)))
        }
    }
}
