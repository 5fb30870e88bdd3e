//! The words of all services, and how much each says about which.

use std::collections::HashMap;

use commons::Lang;
use memchr::memmem;
use store::search::words::{Stems, tokens};

/// A service as the index sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    /// At how many places it is to be had.
    pub(crate) doors: usize,
    /// Whether the town offers it: published, with all its doors.
    pub(crate) is_offered: bool,
    /// Its texts, each with its language tag.
    pub(crate) texts: Vec<(Field, String, String)>,
}

/// Where in a service a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Field {
    /// Its name.
    Name,
    /// Other names and keywords.
    Keyword,
    /// What it is, in a sentence, and the life situations it belongs to.
    Teaser,
    /// Everything else.
    Body,
}

impl Field {
    const ALL: [Self; 4] = [Self::Name, Self::Keyword, Self::Teaser, Self::Body];

    /// How much a word in it counts.
    const fn weight(self) -> f32 {
        match self {
            Self::Name => 10.0,
            Self::Keyword => 6.0,
            Self::Teaser => 2.0,
            Self::Body => 0.6,
        }
    }

    /// How much a text longer than others counts less.
    const fn length(self) -> f32 {
        match self {
            Self::Name => 0.3,
            Self::Keyword => 0.2,
            Self::Teaser | Self::Body => 0.6,
        }
    }
}

/// A word that stands in services.
#[derive(Debug)]
pub(super) struct Word {
    /// Folded.
    pub(super) folded: String,
    /// As it is written, in small letters.
    pub(super) shown: String,
    /// Whether it stands in a name or keyword: what people may have mistyped.
    pub(super) is_prominent: bool,
    /// In which services, with which weight.
    pub(super) postings: Vec<(usize, f32)>,
}

/// The index.
pub(crate) struct Index {
    pub(super) words: Vec<Word>,
    /// All words, folded, each with a line break behind it; and where each begins.
    vocabulary: String,
    begins: Vec<usize>,
    by_word: HashMap<String, usize>,
    by_stem: HashMap<(Lang, String), Vec<usize>>,
    doors: Vec<usize>,
    offered: Vec<bool>,
    pub(super) stems: Stems,
}

impl Index {
    /// Reads all services.
    pub(crate) fn new(entries: &[Entry]) -> Self {
        let mut index = Self {
            words: Vec::new(),
            vocabulary: String::new(),
            begins: Vec::new(),
            by_word: HashMap::new(),
            by_stem: HashMap::new(),
            doors: entries.iter().map(|entry| entry.doors).collect(),
            offered: entries.iter().map(|entry| entry.is_offered).collect(),
            stems: Stems::default(),
        };
        let means = mean_lengths(entries);
        for (place, entry) in entries.iter().enumerate() {
            for (word, weight) in index.weights(entry, &means) {
                index.words[word].postings.push((place, weight));
            }
        }
        for word in &index.words {
            index.begins.push(index.vocabulary.len());
            index.vocabulary.push_str(&word.folded);
            index.vocabulary.push('\n');
        }
        index
    }

    /// How many services there are.
    pub(crate) fn len(&self) -> usize {
        self.doors.len()
    }

    pub(super) fn doors(&self, place: usize) -> usize {
        self.doors[place]
    }

    pub(super) fn is_offered(&self, place: usize) -> bool {
        self.offered[place]
    }

    /// The word itself.
    pub(super) fn word(&self, folded: &str) -> Option<usize> {
        self.by_word.get(folded).copied()
    }

    /// All forms of a word written in small letters.
    pub(super) fn forms<'a>(&'a self, lower: &'a str) -> impl Iterator<Item = usize> + 'a {
        let of = move |lang| self.by_stem.get(&(lang, self.stems.of(lower, lang)));
        Lang::ALL.into_iter().filter_map(of).flatten().copied()
    }

    /// All words in which these letters stand.
    pub(super) fn holding(&self, letters: &str) -> Vec<usize> {
        let word_at = |at| self.begins.partition_point(|begin| *begin <= at) - 1;
        let found = memmem::find_iter(self.vocabulary.as_bytes(), letters);
        let mut words: Vec<_> = found.map(word_at).collect();
        words.dedup();
        words
    }

    /// How rare it is that so many services have something.
    #[expect(clippy::cast_precision_loss, reason = "a town has some hundreds of services")]
    pub(super) fn rarity(&self, having: usize) -> f32 {
        let (all, having) = (self.len() as f32, having as f32);
        (1.0 + (all - having + 0.5) / (having + 0.5)).ln()
    }

    /// What each word says about a service. The same text in another language does not count
    /// twice.
    #[expect(clippy::cast_precision_loss, reason = "texts have some thousand words at most")]
    fn weights(&mut self, entry: &Entry, means: &HashMap<Field, f32>) -> HashMap<usize, f32> {
        let mut of_fields: HashMap<(usize, Field), f32> = HashMap::new();
        for (field, tag, text) in &entry.texts {
            let lang = tag.parse().unwrap_or_default();
            let mut counts: HashMap<usize, f32> = HashMap::new();
            let mut length = 0_usize;
            for token in tokens(text) {
                length += 1;
                let word = self.know(&token.word, &token.lower, lang, *field);
                let count = counts.entry(word).or_default();
                *count = if *field <= Field::Keyword { 1.0 } else { *count + 1.0 };
            }
            let relative = length as f32 / means.get(field).copied().unwrap_or(1.0).max(1.0);
            let excess = 1.0 - field.length() + field.length() * relative;
            for (word, count) in counts {
                let weight = of_fields.entry((word, *field)).or_default();
                *weight = weight.max(field.weight() * count / excess);
            }
        }
        let mut weights: HashMap<usize, f32> = HashMap::new();
        for ((word, _), weight) in of_fields {
            *weights.entry(word).or_default() += weight;
        }
        weights
    }

    /// The place of a word, which is new or known.
    fn place_of(&mut self, folded: &str, lower: &str) -> usize {
        if let Some(place) = self.by_word.get(folded) {
            return *place;
        }
        let place = self.words.len();
        self.words.push(Word {
            folded: folded.to_owned(),
            shown: lower.to_owned(),
            is_prominent: false,
            postings: Vec::new(),
        });
        self.by_word.insert(folded.to_owned(), place);
        place
    }

    fn know(&mut self, folded: &str, lower: &str, lang: Lang, field: Field) -> usize {
        let place = self.place_of(folded, lower);
        let forms = self.by_stem.entry((lang, self.stems.of(lower, lang))).or_default();
        if !forms.contains(&place) {
            forms.push(place);
        }
        self.words[place].is_prominent |= field <= Field::Keyword;
        place
    }
}

#[expect(clippy::cast_precision_loss, reason = "texts have some thousand words at most")]
fn mean_lengths(entries: &[Entry]) -> HashMap<Field, f32> {
    let mean = |field: Field| {
        let texts = entries.iter().flat_map(|entry| &entry.texts).filter(|text| text.0 == field);
        let lengths: Vec<_> = texts.map(|(_, _, text)| tokens(text).count()).collect();
        lengths.iter().sum::<usize>() as f32 / lengths.len().max(1) as f32
    };
    Field::ALL.into_iter().map(|field| (field, mean(field))).collect()
}
