//! The type of a column, from all its values.

use serde::{Deserialize, Serialize};

use super::value::{self, DayStyle, Number, PAIRS, Style, Unit};

/// A column of a file, as it was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its position in the file, from 0.
    pub position: usize,
    /// Its name: the header, made unique.
    pub name: String,
    /// What people read above it.
    pub title: String,
    /// What it says, where an editor wrote that.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// How its values are read.
    pub reading: Reading,
    /// How many values it has.
    pub values: u64,
    /// How many cells have none.
    pub missing: u64,
    /// Bytes of the longest value.
    pub longest: usize,
    /// Bytes of all values.
    pub bytes: u64,
    /// The first values that differ, as they are written.
    pub examples: Vec<String>,
    /// What an editor should know before publishing.
    pub notes: Vec<Note>,
}

/// How the values of a column are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Reading {
    /// As it is written.
    Text,
    /// Whole numbers.
    Integer {
        /// How they are grouped.
        style: Style,
        /// Their unit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<Unit>,
    },
    /// Exact decimals.
    Decimal {
        /// How they are written.
        style: Style,
        /// How many digits stand behind the point, at most.
        scale: u8,
        /// Their unit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<Unit>,
    },
    /// True or false.
    Boolean {
        /// Which of [`PAIRS`] the column uses.
        pair: usize,
    },
    /// Days.
    Date {
        /// How they are written.
        style: DayStyle,
    },
    /// Moments.
    Datetime {
        /// How their days are written.
        style: DayStyle,
        /// With an offset, and therefore in UTC; else local time.
        zoned: bool,
    },
}

/// What an editor should know about a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "note", rename_all = "kebab-case")]
pub enum Note {
    /// Most values are of a kind, this one is not: so the column is text.
    Mixed {
        /// What most are.
        kind: String,
        /// The first line that is not.
        line: u64,
        /// Its value.
        value: String,
        /// How many are not.
        others: u64,
    },
    /// Digits with a leading zero are codes, and stay text.
    LeadingZero {
        /// The first line with one.
        line: u64,
        /// Its value.
        value: String,
    },
    /// Digits that name things and count nothing, by name, neighbour or width, stay text.
    Code,
    /// The numbers could be read in both styles; this one was taken.
    Ambiguous {
        /// The style.
        style: Style,
    },
    /// Some numbers have another unit than the rest, so the column is text.
    Units {
        /// The first line with another.
        line: u64,
        /// Its value.
        value: String,
    },
    /// Cells like `-` or `k. A.` are read as missing.
    Marks {
        /// How many.
        count: u64,
        /// The first of them.
        mark: String,
    },
    /// Numbers so long that they are kept as text.
    TooLong,
    /// An editor chose the kind.
    Chosen,
}

/// What all values of a column might be; a bit in [`Tally::missed`] each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Candidate {
    German,
    English,
    Boolean,
    DayGerman,
    DayIso,
    MomentGerman,
    MomentIso,
    MomentZoned,
}

impl Candidate {
    pub(super) const ALL: [Self; 8] = [
        Self::German,
        Self::English,
        Self::Boolean,
        Self::DayGerman,
        Self::DayIso,
        Self::MomentGerman,
        Self::MomentIso,
        Self::MomentZoned,
    ];

    const fn bit(self) -> u8 {
        1 << self as u8
    }

    pub(super) const fn kind(self) -> &'static str {
        match self {
            Self::German | Self::English => "number",
            Self::Boolean => "boolean",
            Self::DayGerman | Self::DayIso => "date",
            Self::MomentGerman | Self::MomentIso | Self::MomentZoned => "datetime",
        }
    }
}

/// A value that does not fit, and where.
pub(super) type Miss = (u64, String);

/// What is counted about the numbers of a column read in one style.
#[derive(Clone, Copy, Debug, Default)]
struct Numbers {
    scale: u8,
    /// Digits before the point, at most.
    digits: u32,
    styled: bool,
    negative: bool,
}

/// What the values of a column tell, gathered in one pass.
#[derive(Debug)]
pub(super) struct Tally {
    pub(super) values: u64,
    pub(super) empty: u64,
    marks: u64,
    first_mark: Option<String>,
    missed: u8,
    counts: [u64; 8],
    misses: [Option<Miss>; 8],
    pairs: u8,
    seen_truth: [bool; 2],
    german: Numbers,
    english: Numbers,
    /// Four or more digits that are not grouped: then a lone separator is a decimal point.
    ungrouped: bool,
    /// The unit of the first number, once there was one.
    unit: Option<Unit>,
    any_number: bool,
    unit_miss: Option<Miss>,
    zero: Option<Miss>,
    width: Option<usize>,
    constant: bool,
    pub(super) longest: usize,
    pub(super) bytes: u64,
    pub(super) examples: Vec<String>,
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            values: 0,
            empty: 0,
            marks: 0,
            first_mark: None,
            missed: 0,
            counts: [0; 8],
            misses: std::array::from_fn(|_| None),
            pairs: u8::MAX,
            seen_truth: [false; 2],
            german: Numbers::default(),
            english: Numbers::default(),
            ungrouped: false,
            unit: None,
            any_number: false,
            unit_miss: None,
            zero: None,
            width: None,
            constant: true,
            longest: 0,
            bytes: 0,
            examples: Vec::new(),
        }
    }
}

/// Long texts are shown by their beginning.
pub(super) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

impl Tally {
    /// Counts one cell.
    pub(super) fn add(&mut self, text: &str, line: u64) {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            self.empty += 1;
            return;
        }
        self.longest = self.longest.max(text.len());
        self.bytes += text.len() as u64;
        if self.examples.len() < 3 && !self.examples.iter().any(|known| known == text) {
            self.examples.push(excerpt(text));
        }
        if value::is_mark(trimmed) {
            self.marks += 1;
            self.first_mark.get_or_insert_with(|| trimmed.to_owned());
            return;
        }
        self.values += 1;
        self.note_width(trimmed);
        let fits = self.fits(trimmed, line);
        self.count(fits, trimmed, line);
    }

    fn note_width(&mut self, text: &str) {
        let width = *self.width.get_or_insert(text.len());
        self.constant &= width == text.len();
    }

    fn fits(&mut self, text: &str, line: u64) -> u8 {
        let first = text.as_bytes()[0];
        if first.is_ascii_alphabetic() && !text.starts_with("EUR") {
            return self.fits_truth(text);
        }
        let mut fits = self.fits_numbers(text, line);
        if first.is_ascii_digit() && text.len() >= 8 {
            fits |= fits_days(text);
        }
        fits
    }

    fn fits_truth(&mut self, text: &str) -> u8 {
        let Some((pairs, truth)) = value::truth(text) else { return 0 };
        if self.pairs & pairs == 0 {
            return 0;
        }
        self.pairs &= pairs;
        self.seen_truth[usize::from(truth)] = true;
        Candidate::Boolean.bit()
    }

    fn fits_numbers(&mut self, text: &str, line: u64) -> u8 {
        let german = value::number(text, Style::German);
        let english = match german {
            Some(number) if !number.styled => german,
            _ => value::number(text, Style::English),
        };
        if german.is_none() && english.is_none() && value::has_leading_zero(text) {
            self.zero.get_or_insert_with(|| (line, text.to_owned()));
        }
        let mut fits = 0;
        for (number, numbers, candidate) in [
            (german, &mut self.german, Candidate::German),
            (english, &mut self.english, Candidate::English),
        ] {
            if let Some(number) = number {
                numbers.count(number);
                fits |= candidate.bit();
            }
        }
        if let Some(number) = german.or(english) {
            self.ungrouped |= !number.styled && number.mantissa.unsigned_abs() >= 1000;
            if !std::mem::replace(&mut self.any_number, true) {
                self.unit = number.unit;
            } else if self.unit != number.unit {
                self.unit_miss.get_or_insert_with(|| (line, excerpt(text)));
            }
        }
        fits
    }

    fn count(&mut self, fits: u8, text: &str, line: u64) {
        if fits != 0 {
            for (at, count) in self.counts.iter_mut().enumerate() {
                *count += u64::from(fits >> at & 1);
            }
        }
        let fresh = !fits & !self.missed;
        if fresh != 0 {
            self.missed |= fresh;
            for (at, miss) in self.misses.iter_mut().enumerate() {
                if fresh >> at & 1 == 1 {
                    *miss = Some((line, excerpt(text)));
                }
            }
        }
    }

    /// How many cells have no value in the column read so.
    pub(super) fn missing(&self, reading: Reading) -> u64 {
        if reading == Reading::Text { self.empty } else { self.empty + self.marks }
    }

    fn all(&self, candidate: Candidate) -> bool {
        self.values > 0 && self.missed & candidate.bit() == 0
    }

    /// The first value that is not of this kind.
    pub(super) fn miss(&self, candidate: Candidate) -> Option<&Miss> {
        self.misses[candidate as usize].as_ref()
    }

    /// The first cell that hinders a number in this style: another text, another unit, or a width
    /// that no exact decimal has.
    pub(super) fn hinders_number(&self, candidate: Candidate) -> Option<Miss> {
        self.miss(candidate).or(self.unit_miss.as_ref()).cloned().or_else(|| {
            let number = self.numbers(candidate);
            number.is_too_long().then(|| (0, self.examples.first().cloned().unwrap_or_default()))
        })
    }

    fn numbers(&self, candidate: Candidate) -> Numbers {
        if candidate == Candidate::English { self.english } else { self.german }
    }

    /// Which style the numbers have for certain.
    pub(super) fn certain_style(&self) -> Option<Style> {
        match (self.all(Candidate::German), self.all(Candidate::English)) {
            (true, false) => Some(Style::German),
            (false, true) => Some(Style::English),
            _ if self.all(Candidate::DayGerman) => Some(Style::German),
            _ => None,
        }
    }

    /// The kind that fits all values, with the notes that explain it. `house` is the style of the
    /// file's other columns.
    pub(super) fn verdict(&self, house: Option<Style>, code: bool) -> (Reading, Vec<Note>) {
        let mut notes = Vec::new();
        let reading = self.whole_column(house, code, &mut notes);
        if reading == Reading::Text {
            self.explain_text(&mut notes);
        } else if let Some(mark) = &self.first_mark {
            notes.push(Note::Marks { count: self.marks, mark: mark.clone() });
        }
        (reading, notes)
    }

    fn whole_column(&self, house: Option<Style>, code: bool, notes: &mut Vec<Note>) -> Reading {
        if let Some(reading) = self.dated() {
            return reading;
        }
        if let Some(pair) = self.pair() {
            return Reading::Boolean { pair };
        }
        let Some(candidate) = self.number_style(house, notes) else { return Reading::Text };
        if self.unit_miss.is_some() {
            return Reading::Text;
        }
        if self.numbers(candidate).is_too_long() {
            notes.push(Note::TooLong);
            return Reading::Text;
        }
        let reading = self.number(candidate);
        if matches!(reading, Reading::Integer { unit: None, .. }) && self.is_code(code) {
            notes.clear();
            notes.push(Note::Code);
            return Reading::Text;
        }
        reading
    }

    /// A code is digits and nothing else: no sign, no grouping. The name or a neighbour says so
    /// (`code`), or the width: long, and the same in all of many rows.
    fn is_code(&self, code: bool) -> bool {
        const WIDTH: usize = 5;
        const ROWS: u64 = 100;
        let bare = !self.german.styled && !self.german.negative;
        let wide = self.constant && self.width.is_some_and(|width| width >= WIDTH);
        bare && (code || (wide && self.values >= ROWS))
    }

    /// Whether all values are digits of one width, long enough for a number of an authority.
    pub(super) fn is_wide(&self) -> bool {
        self.constant && self.width.is_some_and(|width| width >= 5)
    }

    /// The reading as a number, whatever it is.
    pub(super) fn number(&self, candidate: Candidate) -> Reading {
        let numbers = self.numbers(candidate);
        let unit = self.unit;
        let style = if candidate == Candidate::English { Style::English } else { Style::German };
        if numbers.scale == 0 {
            Reading::Integer { style, unit }
        } else {
            Reading::Decimal { style, scale: numbers.scale, unit }
        }
    }

    pub(super) fn dated(&self) -> Option<Reading> {
        let (german, iso) = (DayStyle::German, DayStyle::Iso);
        [
            (Candidate::DayGerman, Reading::Date { style: german }),
            (Candidate::DayIso, Reading::Date { style: iso }),
            (Candidate::MomentGerman, Reading::Datetime { style: german, zoned: false }),
            (Candidate::MomentIso, Reading::Datetime { style: iso, zoned: false }),
            (Candidate::MomentZoned, Reading::Datetime { style: iso, zoned: true }),
        ]
        .into_iter()
        .find_map(|(candidate, reading)| self.all(candidate).then_some(reading))
    }

    /// The pair of words; single letters count only where both occur.
    pub(super) fn pair(&self) -> Option<usize> {
        let words = self.all(Candidate::Boolean).then_some(self.pairs)?;
        let pair = words.trailing_zeros() as usize;
        let long = PAIRS.get(pair)?.1.len() > 2;
        (long || self.seen_truth == [true, true]).then_some(pair)
    }

    fn number_style(&self, house: Option<Style>, notes: &mut Vec<Note>) -> Option<Candidate> {
        match (self.all(Candidate::German), self.all(Candidate::English)) {
            (false, false) => None,
            (true, false) => Some(Candidate::German),
            (false, true) => Some(Candidate::English),
            (true, true) if !self.german.styled => Some(Candidate::German),
            (true, true) => {
                // `1.234` is both. Other numbers of the column or the file decide, else the
                // country; the editor is told.
                let house = house.unwrap_or(Style::German);
                let decimal = if self.english.scale > 0 { Style::English } else { Style::German };
                let style = if self.ungrouped { decimal } else { house };
                notes.push(Note::Ambiguous { style });
                Some(match style {
                    Style::German => Candidate::German,
                    Style::English => Candidate::English,
                })
            }
        }
    }

    /// Why the column is text, where one expects otherwise.
    fn explain_text(&self, notes: &mut Vec<Note>) {
        if !notes.is_empty() {
            return;
        }
        if let Some((line, value)) = &self.zero
            && self.miss(Candidate::German).is_some_and(|miss| miss.0 == *line)
        {
            notes.push(Note::LeadingZero { line: *line, value: value.clone() });
        } else if let Some((line, value)) = &self.unit_miss
            && (self.all(Candidate::German) || self.all(Candidate::English))
        {
            notes.push(Note::Units { line: *line, value: value.clone() });
        } else if let Some((kind, miss, others)) = self.mostly() {
            notes.push(Note::Mixed {
                kind: kind.to_owned(),
                line: miss.0,
                value: miss.1.clone(),
                others,
            });
        }
    }

    /// What more than half of the values are.
    fn mostly(&self) -> Option<(&'static str, &Miss, u64)> {
        let (candidate, count) = Candidate::ALL
            .into_iter()
            .map(|candidate| (candidate, self.counts[candidate as usize]))
            .max_by_key(|(_, count)| *count)?;
        let others = self.values - count;
        (count * 2 > self.values)
            .then(|| self.miss(candidate).map(|miss| (candidate.kind(), miss, others)))?
    }
}

impl Numbers {
    fn count(&mut self, number: Number) {
        let power = 10_u64.pow(u32::from(number.scale));
        let whole = number.mantissa.unsigned_abs() / power;
        self.digits = self.digits.max(whole.checked_ilog10().map_or(1, |log| log + 1));
        self.scale = self.scale.max(number.scale);
        self.styled |= number.styled;
        self.negative |= number.mantissa < 0;
    }

    fn is_too_long(self) -> bool {
        self.digits + u32::from(self.scale) > 18
    }
}

fn fits_days(text: &str) -> u8 {
    let mut fits = 0;
    for (style, days, moments) in [
        (DayStyle::German, Candidate::DayGerman, Candidate::MomentGerman),
        (DayStyle::Iso, Candidate::DayIso, Candidate::MomentIso),
    ] {
        if value::day(text, style).is_some() {
            return days.bit();
        }
        if value::moment(text, style, false).is_some() {
            fits |= moments.bit();
        }
    }
    if value::moment(text, DayStyle::Iso, true).is_some() {
        fits |= Candidate::MomentZoned.bit();
    }
    fits
}
