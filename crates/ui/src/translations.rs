use std::collections::{BTreeMap, BTreeSet};

use commons::{Arg, Lang};
use fluent_bundle::{
    FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle,
    memoizer::MemoizerKind,
};

use crate::numbers;

/// The texts of the whole house in every language.
pub struct Translations(BTreeMap<Lang, FluentBundle<FluentResource>>, BTreeSet<String>);

/// Why texts cannot be used; found when the program starts, and by a test before that.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum TranslationError {
    /// A file is not Fluent.
    #[error("the texts in {lang} are malformed: {reason}")]
    Malformed {
        /// The language.
        lang: Lang,
        /// What the parser says.
        reason: String,
    },
    /// Two files have a message of the same name.
    #[error("the text {key} exists twice in {lang}")]
    Twice {
        /// The language.
        lang: Lang,
        /// The message.
        key: String,
    },
}

impl Translations {
    /// Puts the Fluent files of all crates together.
    ///
    /// # Errors
    /// [`TranslationError`] where a file is malformed or a message exists twice.
    pub fn new(
        sources: impl IntoIterator<Item = (Lang, &'static str)>,
    ) -> Result<Self, TranslationError> {
        let mut bundles: BTreeMap<_, _> =
            Lang::ALL.into_iter().map(|lang| (lang, empty_bundle(lang))).collect();
        let mut keys = BTreeSet::new();
        for (lang, source) in sources {
            let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| {
                TranslationError::Malformed { lang, reason: format!("{errors:?}") }
            })?;
            keys.extend(keys_of(&resource));
            if let Some(bundle) = bundles.get_mut(&lang) {
                bundle.add_resource(resource).map_err(|errors| twice(lang, &errors))?;
            }
        }
        Ok(Self(bundles, keys))
    }

    /// All messages and, as `message.attribute`, attributes that exist in any language.
    pub fn keys(&self) -> &BTreeSet<String> {
        &self.1
    }

    /// Whether a message (or `message.attribute`) exists in a language.
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        self.find(lang, key, &[]).is_some()
    }

    /// A text with its values. Where it is missing the key shows, which tests look for.
    pub fn get(&self, lang: Lang, key: &str, args: &[(&'static str, Arg)]) -> String {
        self.find(lang, key, args).unwrap_or_else(|| key.to_owned())
    }

    fn find(&self, lang: Lang, key: &str, args: &[(&'static str, Arg)]) -> Option<String> {
        let bundle = self.0.get(&lang)?;
        let (message, attribute) = key.split_once('.').map_or((key, None), |(m, a)| (m, Some(a)));
        let message = bundle.get_message(message)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let args: FluentArgs<'_> =
            args.iter().map(|(name, value)| (*name, fluent_value(lang, value))).collect();
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
    }
}

fn empty_bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let tag = match lang {
        Lang::De => unic_langid::langid!("de"),
        Lang::En => unic_langid::langid!("en"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Both languages run from left to right: marks of isolation would only get into copied text.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::De => write_german,
        Lang::En => write_english,
    }));
    bundle
}

fn write_german<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    write_number(Lang::De, value)
}

fn write_english<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    write_number(Lang::En, value)
}

#[expect(clippy::cast_possible_truncation, reason = "values are made from whole numbers")]
fn write_number(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(numbers::whole(lang, number.value as i64)),
        _ => None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "numbers in sentences stay far below 2^52")]
fn fluent_value(lang: Lang, value: &Arg) -> FluentValue<'static> {
    match value {
        Arg::Text(text) => FluentValue::from(text.clone()),
        Arg::Number(number) => FluentValue::from(*number as f64),
        Arg::Moment(at) => FluentValue::from(numbers::datetime(lang, *at)),
    }
}

fn keys_of(resource: &FluentResource) -> Vec<String> {
    let mut keys = Vec::new();
    for entry in resource.entries() {
        if let fluent_syntax::ast::Entry::Message(message) = entry {
            keys.push(message.id.name.to_owned());
            let attributes = message.attributes.iter();
            keys.extend(attributes.map(|it| format!("{}.{}", message.id.name, it.id.name)));
        }
    }
    keys
}

fn twice(lang: Lang, errors: &[FluentError]) -> TranslationError {
    let key = errors.iter().find_map(|error| match error {
        FluentError::Overriding { id, .. } => Some(id.clone()),
        _ => None,
    });
    TranslationError::Twice { lang, key: key.unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DE: &str = "gefunden = { $n ->\n    [one] ein Treffer\n   *[other] { $n } Treffer\n }\n    .title = Suche";

    #[test]
    fn numbers_choose_the_form_and_are_written_as_the_language_does() {
        let texts = Translations::new([(Lang::De, DE)]).unwrap();
        assert_eq!(texts.get(Lang::De, "gefunden", &[("n", 1_i64.into())]), "ein Treffer");
        assert_eq!(texts.get(Lang::De, "gefunden", &[("n", 12_345_i64.into())]), "12.345 Treffer");
        assert_eq!(texts.get(Lang::De, "gefunden.title", &[]), "Suche");
    }

    #[test]
    fn a_missing_text_shows_its_key() {
        let texts = Translations::new([(Lang::De, DE)]).unwrap();
        assert_eq!(texts.get(Lang::En, "gefunden", &[]), "gefunden");
        assert!(texts.has(Lang::De, "gefunden.title") && !texts.has(Lang::De, "gefunden.hint"));
    }

    #[test]
    fn a_message_of_the_same_name_is_refused() {
        let error = Translations::new([(Lang::De, "a = 1"), (Lang::De, "a = 2")]).err();
        assert_eq!(error, Some(TranslationError::Twice { lang: Lang::De, key: "a".to_owned() }));
    }
}
