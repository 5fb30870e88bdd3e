//! What was found in a file, as sentences of the translations: the same words on pages and on the
//! command line.

use commons::Arg;

use crate::{
    Outcome, Published,
    import::{Column, Dialect, Encoding, Inspection, Kind, Note, Reading, Warning, value::Style},
};

/// A sentence: a Fluent message and the values in it. The messages of [`source`] have an
/// attribute `.label` that names what the sentence is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The message.
    pub key: &'static str,
    /// The values.
    pub args: Vec<(&'static str, Arg)>,
}

fn said<const N: usize>(key: &'static str, args: [(&'static str, Arg); N]) -> Said {
    Said { key, args: args.into() }
}

/// How the file is written.
pub fn source(encoding: Encoding, dialect: &Dialect) -> Vec<Said> {
    let delimiter = match dialect.delimiter {
        '\t' => said("opendata-found-tab", []),
        other => said("opendata-found-delimiter", [("delimiter", other.to_string().into())]),
    };
    let header = if dialect.header { "opendata-found-header" } else { "opendata-found-no-header" };
    let line_end = dialect.line_end.as_deref().unwrap_or("–");
    vec![
        said("opendata-found-encoding", [("encoding", encoding.name().into())]),
        delimiter,
        said("opendata-found-line-end", [("end", line_end.into())]),
        said(header, []),
    ]
}

/// Everything about a file: how it is written, how much it holds, what to look at.
pub fn inspection(found: &Inspection) -> Vec<Said> {
    let mut all = source(found.encoding, &found.dialect);
    let (rows, columns) = (found.rows.into(), found.columns.len().into());
    all.push(said("opendata-found-size", [("rows", rows), ("columns", columns)]));
    all
}

/// What an editor should know about a file.
pub fn warning(warning: &Warning) -> Said {
    match warning {
        Warning::DuplicateName { name, renamed } => said(
            "opendata-warning-duplicate-name",
            [("name", name.as_str().into()), ("renamed", renamed.as_str().into())],
        ),
        Warning::NoName { position, name } => said(
            "opendata-warning-no-name",
            [("position", (*position).into()), ("name", name.as_str().into())],
        ),
        Warning::EmptyColumn { position } => {
            said("opendata-warning-empty-column", [("position", (*position).into())])
        }
        Warning::BlankRows { count } => {
            said("opendata-warning-blank-rows", [("count", (*count).into())])
        }
        Warning::NoHeader => said("opendata-warning-no-header", []),
        Warning::OneColumn => said("opendata-warning-one-column", []),
    }
}

/// The type of a column in words.
pub const fn kind(reading: Reading) -> &'static str {
    match reading {
        Reading::Text => "opendata-kind-text",
        Reading::Integer { .. } => "opendata-kind-integer",
        Reading::Decimal { .. } => "opendata-kind-number",
        Reading::Boolean { .. } => "opendata-kind-boolean",
        Reading::Date { .. } => "opendata-kind-date",
        Reading::Datetime { .. } => "opendata-kind-datetime",
    }
}

/// A kind that an editor can choose, in words.
pub const fn choice(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "opendata-kind-text",
        Kind::Integer => "opendata-kind-integer",
        Kind::Number => "opendata-kind-number",
        Kind::NumberGerman => "opendata-kind-number-german",
        Kind::NumberEnglish => "opendata-kind-number-english",
        Kind::Boolean => "opendata-kind-boolean",
        Kind::Date => "opendata-kind-date",
        Kind::Datetime => "opendata-kind-datetime",
    }
}

/// What an editor should know about a column.
pub fn note(note: &Note) -> Said {
    let value = |line: &u64, value: &str| [("line", (*line).into()), ("value", value.into())];
    match note {
        Note::Mixed { kind, line, value, others } => said(
            "opendata-note-mixed",
            [
                ("kind", kind.as_str().into()),
                ("line", (*line).into()),
                ("value", value.as_str().into()),
                ("others", (*others).into()),
            ],
        ),
        Note::LeadingZero { line, value: zero } => {
            said("opendata-note-leading-zero", value(line, zero))
        }
        Note::Code => said("opendata-note-code", []),
        Note::Ambiguous { style: Style::German } => said("opendata-note-ambiguous-german", []),
        Note::Ambiguous { style: Style::English } => said("opendata-note-ambiguous-english", []),
        Note::Units { line, value: unit } => said("opendata-note-units", value(line, unit)),
        Note::Marks { count, mark } => said(
            "opendata-note-marks",
            [("count", (*count).into()), ("mark", mark.as_str().into())],
        ),
        Note::TooLong => said("opendata-note-too-long", []),
        Note::Chosen => said("opendata-note-chosen", []),
    }
}

/// A column in one line: name, type, examples.
pub fn column(column: &Column) -> Said {
    said(
        "opendata-cli-column",
        [
            ("name", column.name.as_str().into()),
            ("kind", crate::table::kind(column.reading).into()),
            ("examples", examples(column).into()),
        ],
    )
}

/// The whole report about a file that the command line prints, a line each.
pub fn report(found: &Inspection) -> Vec<Said> {
    let mut all = inspection(found);
    for it in &found.columns {
        all.push(column(it));
        all.extend(it.notes.iter().map(note));
    }
    all.extend(found.warnings.iter().map(warning));
    all
}

/// What publishing did.
pub fn outcome(published: &Published) -> Said {
    let key = match published.outcome {
        Outcome::Created => "opendata-cli-created",
        Outcome::NewVersion => "opendata-cli-new-version",
        Outcome::Described => "opendata-cli-described",
        Outcome::Unchanged => "opendata-cli-unchanged",
    };
    let mut args: Vec<(&'static str, Arg)> =
        vec![("dataset", published.dataset.as_str().into()), ("version", published.version.into())];
    args.extend(published.entry.map(|entry| ("entry", entry.into())));
    Said { key, args }
}

/// Nothing was published, because it was only to be checked.
pub fn dry_run() -> Said {
    said("opendata-cli-dry-run", [])
}

/// The first values of a column.
pub fn examples(column: &Column) -> String {
    column.examples.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(" · ")
}
