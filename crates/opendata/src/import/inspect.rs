use std::{
    collections::{BTreeMap, HashSet},
    path::Path,
};

use serde::{Deserialize, Serialize};

use super::{
    Limits,
    dialect::{self, Dialect},
    encoding::{self, Encoding},
    error::{BadLine, ImportError, Mistake, NAMED},
    infer::{Candidate, Column, Miss, Note, Reading, Tally, excerpt},
    records::{Record, Records},
    value::{DayStyle, Style},
};

/// What was found in a file. With it, [`super::Rows`] reads the rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inspection {
    /// The encoding.
    pub encoding: Encoding,
    /// Delimiter, header, line ends.
    pub dialect: Dialect,
    /// The file's size.
    pub bytes: u64,
    /// How many rows it has below the header.
    pub rows: u64,
    /// How many values each line has: more than `columns` where an empty one was left out.
    pub width: usize,
    /// The columns that are taken.
    pub columns: Vec<Column>,
    /// What an editor should know about the file.
    pub warnings: Vec<Warning>,
}

/// What an editor should know about a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "warning", rename_all = "kebab-case")]
pub enum Warning {
    /// Two columns have the same name; the later one was renamed.
    DuplicateName {
        /// The name in the file.
        name: String,
        /// The name it got.
        renamed: String,
    },
    /// A column has no name; it got one.
    NoName {
        /// Its position, from 1.
        position: usize,
        /// The name it got.
        name: String,
    },
    /// A column without name and values was left out.
    EmptyColumn {
        /// Its position, from 1.
        position: usize,
    },
    /// Rows without any value were left out.
    BlankRows {
        /// How many.
        count: u64,
    },
    /// The file has no header: its columns are numbered.
    NoHeader,
    /// There is but one column: perhaps the delimiter was not found.
    OneColumn,
}

/// What an editor knows better than the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Corrections {
    /// The encoding.
    pub encoding: Option<Encoding>,
    /// The delimiter.
    pub delimiter: Option<char>,
    /// Whether the first row names the columns.
    pub header: Option<bool>,
    /// Of single columns, by name.
    pub columns: BTreeMap<String, ColumnCorrection>,
}

/// What an editor knows better about a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ColumnCorrection {
    /// Its kind.
    pub kind: Option<Kind>,
    /// What people read above it.
    pub title: Option<String>,
    /// What it says.
    pub description: Option<String>,
}

/// The kinds an editor can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// As it is written.
    Text,
    /// Whole numbers.
    Integer,
    /// Decimals, in the style that fits.
    Number,
    /// `1.234,56`
    NumberGerman,
    /// `1,234.56`
    NumberEnglish,
    /// True or false.
    Boolean,
    /// Days.
    Date,
    /// Moments.
    Datetime,
}

impl Kind {
    /// All of them, in the order a choice shows them.
    pub const ALL: [Self; 8] = [
        Self::Text,
        Self::Integer,
        Self::Number,
        Self::NumberGerman,
        Self::NumberEnglish,
        Self::Boolean,
        Self::Date,
        Self::Datetime,
    ];

    /// Its name in forms and flags.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::NumberGerman => "number-german",
            Self::NumberEnglish => "number-english",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Datetime => "datetime",
        }
    }

    /// The kind of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The kind of a reading.
    pub const fn of(reading: Reading) -> Self {
        match reading {
            Reading::Text => Self::Text,
            Reading::Integer { .. } => Self::Integer,
            Reading::Decimal { style: Style::German, .. } => Self::NumberGerman,
            Reading::Decimal { style: Style::English, .. } => Self::NumberEnglish,
            Reading::Boolean { .. } => Self::Boolean,
            Reading::Date { .. } => Self::Date,
            Reading::Datetime { .. } => Self::Datetime,
        }
    }
}

/// Reads the whole file and says what it is: encoding, dialect, columns with their types, and
/// what an editor should look at. The same file with the same corrections is always the same.
///
/// # Errors
/// Every [`ImportError`]; nothing is written anywhere.
pub fn inspect(
    path: &Path,
    corrections: &Corrections,
    limits: &Limits,
) -> Result<Inspection, ImportError> {
    let encoding = encoding::detect(path, corrections.encoding, limits.bytes)?;
    let mut dialect = dialect::detect(path, encoding)?;
    if let Some(delimiter) = corrections.delimiter.filter(char::is_ascii) {
        dialect.delimiter = delimiter;
    }
    let mut survey = Survey::of(path, encoding, &dialect, limits)?;
    dialect.header = corrections.header.unwrap_or_else(|| survey.has_header());
    if !dialect.header {
        survey.take_first_row_as_data();
    }
    if survey.rows == 0 {
        return Err(ImportError::HeaderOnly);
    }
    let (columns, warnings) = survey.columns(&dialect, corrections)?;
    Ok(Inspection {
        encoding,
        dialect,
        bytes: std::fs::metadata(path)?.len(),
        rows: survey.rows,
        width: survey.first.len(),
        columns,
        warnings,
    })
}

/// Whether a line holds separators and nothing else, as Excel leaves them below a table.
pub(super) fn is_blank(record: &Record) -> bool {
    record.len() > 1 && record.iter().all(|value| value.trim().is_empty())
}

/// Rows between two looks at the clock.
const TIMED: u64 = 4096;

struct Survey {
    first: Vec<String>,
    first_line: u64,
    rows: u64,
    blank: u64,
    tallies: Vec<Tally>,
}

impl Survey {
    fn of(
        path: &Path,
        encoding: Encoding,
        dialect: &Dialect,
        limits: &Limits,
    ) -> Result<Self, ImportError> {
        let mut records = Records::open(path, encoding, dialect.byte(), limits.row_bytes)?;
        let mut record = Record::default();
        if dialect.declared {
            records.next(&mut record)?;
        }
        loop {
            if !records.next(&mut record)? {
                return Err(ImportError::Empty);
            }
            if !is_blank(&record) {
                break;
            }
        }
        let found = record.len();
        if found > limits.columns {
            return Err(ImportError::TooManyColumns { found, limit: limits.columns });
        }
        let mut survey = Self {
            first: record.iter().map(str::to_owned).collect(),
            first_line: record.line,
            rows: 0,
            blank: 0,
            tallies: (0..found).map(|_| Tally::default()).collect(),
        };
        survey.count_rows(&mut records, &mut record, limits)?;
        Ok(survey)
    }

    fn count_rows(
        &mut self,
        records: &mut Records,
        record: &mut Record,
        limits: &Limits,
    ) -> Result<(), ImportError> {
        let (expected, mut bad, mut count) = (self.first.len(), Vec::new(), 0);
        while records.next(record)? {
            if (self.rows + self.blank + count).is_multiple_of(TIMED) {
                limits.check_time()?;
            }
            if is_blank(record) {
                self.blank += 1;
            } else if record.len() != expected {
                count += 1;
                if bad.len() < NAMED {
                    let mistake = Mistake::Values { expected, found: record.len() };
                    bad.push(BadLine { line: record.line, column: None, mistake });
                }
            } else {
                self.rows += 1;
                if self.rows > limits.rows {
                    return Err(ImportError::TooManyRows { limit: limits.rows });
                }
                for (tally, value) in self.tallies.iter_mut().zip(record.iter()) {
                    tally.add(value, record.line);
                }
            }
        }
        if count > 0 {
            return Err(ImportError::Ragged { expected, count, lines: bad });
        }
        Ok(())
    }

    /// A first row without a letter is no header. Else it is one, unless a column of numbers or
    /// days begins with one of its own kind that is no year, and none begins with a name.
    fn has_header(&self) -> bool {
        if !self.first.iter().any(|cell| cell.chars().any(char::is_alphabetic)) {
            return false;
        }
        let (mut alike, mut named) = (0, 0);
        for (cell, tally) in self.first.iter().zip(&self.tallies) {
            if tally.verdict(None, false).0 == Reading::Text || cell.trim().is_empty() {
                continue;
            }
            let mut lone = Tally::default();
            lone.add(cell, 1);
            match lone.verdict(None, false).0 {
                Reading::Text => named += 1,
                _ if is_year(cell) => {}
                _ => alike += 1,
            }
        }
        named > 0 || alike == 0
    }

    fn take_first_row_as_data(&mut self) {
        for (tally, value) in self.tallies.iter_mut().zip(&self.first) {
            tally.add(value, self.first_line);
        }
        self.rows += 1;
    }

    fn columns(
        &self,
        dialect: &Dialect,
        corrections: &Corrections,
    ) -> Result<(Vec<Column>, Vec<Warning>), ImportError> {
        let mut warnings = Vec::new();
        let (names, titles) = self.names(dialect.header, &mut warnings);
        if let Some(unknown) =
            corrections.columns.keys().find(|name| !names.iter().flatten().any(|n| n == *name))
        {
            return Err(ImportError::NoSuchColumn(unknown.clone()));
        }
        let house = self.house_style();
        let mut columns = Vec::new();
        for (position, tally) in self.tallies.iter().enumerate() {
            let Some(name) = &names[position] else { continue };
            let code = is_code(position, &titles, tally);
            let (reading, notes) = tally.verdict(house, code);
            let mut column = Column {
                position,
                name: name.clone(),
                title: titles[position].clone(),
                description: String::new(),
                reading,
                values: 0,
                missing: 0,
                longest: tally.longest,
                bytes: tally.bytes,
                examples: tally.examples.clone(),
                notes,
            };
            if let Some(correction) = corrections.columns.get(name) {
                correct(&mut column, tally, correction)?;
            }
            column.missing = tally.missing(column.reading);
            column.values = self.rows - column.missing;
            columns.push(column);
        }
        if self.blank > 0 {
            warnings.push(Warning::BlankRows { count: self.blank });
        }
        if columns.len() == 1 {
            warnings.push(Warning::OneColumn);
        }
        Ok((columns, warnings))
    }

    /// Names (none for a column that is left out) and titles.
    fn names(
        &self,
        header: bool,
        warnings: &mut Vec<Warning>,
    ) -> (Vec<Option<String>>, Vec<String>) {
        // `_id` is the row's own key in every machine form.
        let mut taken = HashSet::from(["_id".to_owned()]);
        let (mut names, mut titles) = (Vec::new(), Vec::new());
        if !header {
            warnings.push(Warning::NoHeader);
        }
        for (at, tally) in self.tallies.iter().enumerate() {
            let cell = if header { self.first[at].as_str() } else { "" };
            let title = cell.split_whitespace().collect::<Vec<_>>().join(" ");
            if header && title.is_empty() && tally.empty == self.rows {
                warnings.push(Warning::EmptyColumn { position: at + 1 });
                names.push(None);
                titles.push(title);
                continue;
            }
            let wanted =
                if title.is_empty() { format!("column_{}", at + 1) } else { title.clone() };
            let name = unique(&wanted, &mut taken);
            if header && title.is_empty() {
                warnings.push(Warning::NoName { position: at + 1, name: name.clone() });
            } else if name != wanted {
                warnings.push(Warning::DuplicateName { name: wanted, renamed: name.clone() });
            }
            titles.push(if title.is_empty() { name.clone() } else { title });
            names.push(Some(name));
        }
        (names, titles)
    }

    /// The style that most columns with a certain style have.
    fn house_style(&self) -> Option<Style> {
        let (mut german, mut english) = (0, 0);
        for style in self.tallies.iter().filter_map(Tally::certain_style) {
            match style {
                Style::German => german += 1,
                Style::English => english += 1,
            }
        }
        match german.cmp(&english) {
            std::cmp::Ordering::Greater => Some(Style::German),
            std::cmp::Ordering::Less => Some(Style::English),
            std::cmp::Ordering::Equal => None,
        }
    }
}

fn is_year(cell: &str) -> bool {
    cell.trim().len() == 4
        && cell.trim().parse().is_ok_and(|year: u16| (1800..2200).contains(&year))
}

/// Databases do not tell names apart by case, so neither do we.
fn unique(wanted: &str, taken: &mut HashSet<String>) -> String {
    let mut name = wanted.to_owned();
    let mut number = 2;
    while !taken.insert(name.to_lowercase()) {
        name = format!("{wanted}_{number}");
        number += 1;
    }
    name
}

/// Words that make digits a code, wherever they stand in a column's name.
const CODE_WORDS: [&str; 22] = [
    "plz",
    "postleitzahl",
    "ags",
    "ars",
    "schlüssel",
    "schluessel",
    "gemeindeschlüssel",
    "gemeindeschluessel",
    "kennziffer",
    "konto",
    "sachkonto",
    "kontonummer",
    "kostenstelle",
    "kostenart",
    "telefon",
    "tel",
    "fax",
    "phone",
    "zip",
    "code",
    "blz",
    "postcode",
];
/// Words that make digits of one width a code, at the end of a column's name.
const NUMBER_WORDS: [&str; 6] = ["id", "nr", "nummer", "no", "number", "kennung"];
/// Words behind a column's name that make another column the words for its codes.
const LABEL_WORDS: [&str; 7] =
    ["bez", "bezeichnung", "beschreibung", "name", "text", "titel", "label"];

/// Whether a column's name, or the column beside it that puts its values into words
/// (`Teilplan` and `Teilplan-Bez`), makes its digits a code.
fn is_code(position: usize, titles: &[String], tally: &Tally) -> bool {
    let words = |title: &str| -> Vec<String> {
        title
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let own = words(&titles[position]);
    let Some(last) = own.last() else { return false };
    let numbered = NUMBER_WORDS.contains(&last.as_str());
    if own.iter().any(|word| CODE_WORDS.contains(&word.as_str())) || (numbered && tally.is_wide()) {
        return true;
    }
    titles.iter().enumerate().filter(|(at, _)| *at != position).any(|(_, other)| {
        let other = words(other);
        let labelled = other.split_last().is_some_and(|(label, stem)| {
            LABEL_WORDS.contains(&label.as_str()) && stem == own.as_slice()
        });
        labelled || (numbered && own.len() > 1 && other.as_slice() == &own[..own.len() - 1])
    })
}

fn correct(
    column: &mut Column,
    tally: &Tally,
    correction: &ColumnCorrection,
) -> Result<(), ImportError> {
    if let Some(title) = correction.title.as_deref().map(str::trim).filter(|t| !t.is_empty()) {
        title.clone_into(&mut column.title);
    }
    if let Some(description) = &correction.description {
        description.trim().clone_into(&mut column.description);
    }
    let Some(kind) = correction.kind.filter(|kind| *kind != Kind::of(column.reading)) else {
        return Ok(());
    };
    column.reading = choose(tally, kind).map_err(|(line, value)| ImportError::Unfit {
        column: column.name.clone(),
        position: column.position as u64 + 1,
        kind: kind.name(),
        line,
        value: excerpt(&value),
    })?;
    column.notes = vec![Note::Chosen];
    Ok(())
}

/// The column read as an editor wants it, or the first value that hinders it.
fn choose(tally: &Tally, kind: Kind) -> Result<Reading, Miss> {
    let number = |candidate| match tally.hinders_number(candidate) {
        None if tally.values > 0 => Ok(tally.number(candidate)),
        None => Err((0, String::new())),
        Some(miss) => Err(miss),
    };
    let miss = |candidate| tally.miss(candidate).cloned().unwrap_or_default();
    match kind {
        Kind::Text => Ok(Reading::Text),
        Kind::NumberGerman => number(Candidate::German).map(as_decimal),
        Kind::NumberEnglish => number(Candidate::English).map(as_decimal),
        Kind::Number => number(Candidate::German)
            .or_else(|miss| number(Candidate::English).map_err(|_| miss))
            .map(as_decimal),
        Kind::Integer => [Candidate::German, Candidate::English]
            .into_iter()
            .filter_map(|candidate| number(candidate).ok())
            .find(|reading| matches!(reading, Reading::Integer { .. }))
            .ok_or_else(|| number(Candidate::German).err().unwrap_or_else(|| first(tally))),
        Kind::Boolean => tally
            .pair()
            .map(|pair| Reading::Boolean { pair })
            .ok_or_else(|| miss(Candidate::Boolean)),
        Kind::Date => match tally.dated() {
            Some(reading @ Reading::Date { .. }) => Ok(reading),
            _ => Err(miss(Candidate::DayGerman)),
        },
        Kind::Datetime => match tally.dated() {
            Some(reading @ Reading::Datetime { .. }) => Ok(reading),
            Some(Reading::Date { style: DayStyle::German }) | None => {
                Err(miss(Candidate::MomentGerman))
            }
            Some(_) => Err(miss(Candidate::MomentIso)),
        },
    }
}

fn first(tally: &Tally) -> Miss {
    (0, tally.examples.first().cloned().unwrap_or_default())
}

fn as_decimal(reading: Reading) -> Reading {
    match reading {
        Reading::Integer { style, unit } => Reading::Decimal { style, scale: 0, unit },
        other => other,
    }
}
