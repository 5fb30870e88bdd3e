use commons::{Arg, Explain, Place};
use rusqlite::types::Value as SqlValue;
use serde::{Deserialize, Serialize};

use crate::import::{
    Column, Reading,
    value::{self, DayStyle, Number, Style},
};

/// What is asked of a table: which rows, in which order, which part of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// All must hold.
    pub filters: Vec<Filter>,
    /// The order; by row number where there is none.
    pub sort: Option<Sort>,
    /// How many rows are passed over.
    pub offset: u64,
    /// How many rows are wanted.
    pub limit: u64,
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The column, by its place.
    pub column: usize,
    /// How it is compared.
    pub op: Op,
    /// With what, as a person or program wrote it.
    pub value: String,
}

/// How a column is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Op {
    /// Equal.
    Eq,
    /// Not equal; rows without a value are not equal either.
    Ne,
    /// The text holds it, upper and lower case and umlauts alike.
    Contains,
    /// Less, or earlier.
    Lt,
    /// At most.
    Le,
    /// More, or later.
    Gt,
    /// At least.
    Ge,
    /// There is no value.
    Empty,
    /// There is one.
    Present,
}

impl Op {
    /// All of them, in the order a choice shows them.
    pub const ALL: [Self; 9] = [
        Self::Contains,
        Self::Eq,
        Self::Ne,
        Self::Ge,
        Self::Le,
        Self::Gt,
        Self::Lt,
        Self::Empty,
        Self::Present,
    ];

    /// Its name in addresses: `Betrag__ge=100`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Eq => "eq",
            Self::Ne => "ne",
            Self::Contains => "contains",
            Self::Lt => "lt",
            Self::Le => "le",
            Self::Gt => "gt",
            Self::Ge => "ge",
            Self::Empty => "empty",
            Self::Present => "present",
        }
    }

    /// The comparison of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|op| op.name() == name)
    }

    /// Whether it compares with a value at all.
    pub const fn takes_value(self) -> bool {
        !matches!(self, Self::Empty | Self::Present)
    }
}

/// An order of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    /// The column, by its place.
    pub column: usize,
    /// Which end comes first; rows without a value come last either way.
    pub direction: Direction,
}

/// Which end comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The least.
    Ascending,
    /// The most.
    Descending,
}

/// Why a question cannot be asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// The table has no such column.
    #[error("there is no column “{0}”")]
    NoSuchColumn(String),
    /// There is no such comparison.
    #[error("“{0}” is no comparison")]
    NoSuchOp(String),
    /// The value is not of the column's kind.
    #[error("“{value}” cannot be compared with the column “{column}”")]
    Value {
        /// The column.
        column: String,
        /// Its kind.
        kind: &'static str,
        /// What was asked.
        value: String,
    },
    /// A page or size that is no number, or larger than the limit.
    #[error("“{name}” must be a number from 1 to {limit}")]
    Number {
        /// The parameter.
        name: &'static str,
        /// The largest.
        limit: u64,
    },
    /// More conditions than one question may have.
    #[error("at most {0} filters")]
    TooMany(usize),
}

impl Explain for QueryError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoSuchColumn(_) => "opendata-query-no-such-column",
            Self::NoSuchOp(_) => "opendata-query-no-such-op",
            Self::Value { .. } => "opendata-query-value",
            Self::Number { .. } => "opendata-query-number",
            Self::TooMany(_) => "opendata-query-too-many",
        }
    }

    fn status(&self) -> u16 {
        400
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::NoSuchColumn(column) => vec![("column", column.as_str().into())],
            Self::NoSuchOp(op) => vec![("op", op.as_str().into())],
            Self::Value { column, kind, value } => vec![
                ("column", column.as_str().into()),
                ("kind", (*kind).into()),
                ("value", value.as_str().into()),
            ],
            Self::Number { name, limit } => {
                vec![("name", (*name).into()), ("limit", (*limit).into())]
            }
            Self::TooMany(limit) => vec![("limit", (*limit).into())],
        }
    }

    fn place(&self) -> Place {
        let field = match self {
            Self::NoSuchColumn(column) | Self::Value { column, .. } => Some(column.clone()),
            Self::Number { name, .. } => Some((*name).to_owned()),
            Self::NoSuchOp(_) | Self::TooMany(_) => None,
        };
        Place { field, ..Place::default() }
    }
}

/// A condition as SQL. No text of the question ever becomes SQL: columns are numbers, values are
/// parameters.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Condition {
    pub(super) column: usize,
    pub(super) sql: String,
    pub(super) value: Option<SqlValue>,
}

/// Conditions that must all hold, as SQL.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Where {
    /// Nothing, or with `WHERE` before it.
    pub(super) sql: String,
    pub(super) values: Vec<SqlValue>,
}

impl Where {
    pub(super) fn and(&mut self, sql: &str, value: Option<SqlValue>) {
        self.sql.push_str(if self.sql.is_empty() { " WHERE " } else { " AND " });
        self.sql.push_str(sql);
        self.values.extend(value);
    }

    /// All of other conditions too.
    pub(super) fn add(&mut self, other: Self) {
        if let Some(sql) = other.sql.strip_prefix(" WHERE ") {
            self.and(sql, None);
            self.values.extend(other.values);
        }
    }

    /// The same question always yields the same text: the key of cached counts.
    pub(super) fn key(&self) -> String {
        format!("{}{:?}", self.sql, self.values)
    }
}

impl FromIterator<Condition> for Where {
    fn from_iter<T: IntoIterator<Item = Condition>>(conditions: T) -> Self {
        let mut all = Self::default();
        for condition in conditions {
            all.and(&condition.sql, condition.value);
        }
        all
    }
}

pub(super) fn conditions(
    filters: &[Filter],
    columns: &[Column],
) -> Result<Vec<Condition>, QueryError> {
    let of = |filter: &Filter| {
        let column = columns
            .get(filter.column)
            .ok_or_else(|| QueryError::NoSuchColumn(filter.column.to_string()))?;
        let (sql, value) = condition(filter, column)?;
        Ok(Condition { column: filter.column, sql, value })
    };
    filters.iter().map(of).collect()
}

fn condition(filter: &Filter, column: &Column) -> Result<(String, Option<SqlValue>), QueryError> {
    let name = format!("c{}", filter.column);
    match filter.op {
        Op::Empty => return Ok((format!("{name} IS NULL"), None)),
        Op::Present => return Ok((format!("{name} IS NOT NULL"), None)),
        Op::Contains => return Ok(contains(&name, filter, column)),
        _ => {}
    }
    let refused = || QueryError::Value {
        column: column.name.clone(),
        kind: kind(column.reading),
        value: filter.value.clone(),
    };
    let value = filter.value.trim();
    Ok(match column.reading {
        Reading::Text => compare(&name, filter.op, SqlValue::Text(filter.value.clone())),
        Reading::Integer { .. } => numeric(&name, filter.op, number(value).ok_or_else(refused)?, 0),
        Reading::Decimal { scale, .. } => {
            numeric(&name, filter.op, number(value).ok_or_else(refused)?, scale)
        }
        Reading::Boolean { .. } => {
            let (_, truth) = value::truth(value).ok_or_else(refused)?;
            compare(&name, filter.op, SqlValue::Integer(i64::from(truth)))
        }
        Reading::Date { .. } => {
            let day = value::day(value, DayStyle::Iso)
                .or_else(|| value::day(value, DayStyle::German))
                .ok_or_else(refused)?;
            compare(&name, filter.op, SqlValue::Text(day.as_str().to_owned()))
        }
        Reading::Datetime { zoned, .. } => {
            let moment = moment(value, zoned).ok_or_else(refused)?;
            compare(&name, filter.op, SqlValue::Text(moment))
        }
    })
}

/// Numbers and days are searched as they are shown to machines.
fn contains(name: &str, filter: &Filter, column: &Column) -> (String, Option<SqlValue>) {
    let value = SqlValue::Text(filter.value.clone());
    match column.reading {
        Reading::Decimal { scale, .. } => {
            (format!("contains(decimal({name}, {scale}), ?)"), Some(value))
        }
        _ => (format!("contains({name}, ?)"), Some(value)),
    }
}

fn compare(name: &str, op: Op, value: SqlValue) -> (String, Option<SqlValue>) {
    let sign = match op {
        Op::Ne => return (format!("({name} <> ? OR {name} IS NULL)"), Some(value)),
        Op::Lt => "<",
        Op::Le => "<=",
        Op::Gt => ">",
        Op::Ge => ">=",
        _ => "=",
    };
    (format!("{name} {sign} ?"), Some(value))
}

/// Compares exactly, also with more decimals than the column has: more than 1.005 is more than
/// 1.00 in a column of cents, and nothing equals it.
fn numeric(name: &str, op: Op, number: Number, scale: u8) -> (String, Option<SqlValue>) {
    if let Some(mantissa) = number.at_scale(scale) {
        return compare(name, op, SqlValue::Integer(mantissa));
    }
    let Some(finer) = number.scale.checked_sub(scale) else {
        // Too large for the column: every value is nearer to zero.
        let below = number.mantissa > 0;
        let holds = match op {
            Op::Lt | Op::Le => below,
            Op::Gt | Op::Ge => !below,
            op => op == Op::Ne,
        };
        return (format!("{name} IS NOT NULL AND {}", i32::from(holds)), None);
    };
    let floor = number.mantissa.div_euclid(10_i64.pow(u32::from(finer)));
    match op {
        Op::Lt | Op::Le => compare(name, Op::Le, SqlValue::Integer(floor)),
        Op::Gt | Op::Ge => compare(name, Op::Gt, SqlValue::Integer(floor)),
        Op::Ne => ("1".to_owned(), None),
        _ => ("0".to_owned(), None),
    }
}

/// As machines write it, else as German offices do.
fn number(text: &str) -> Option<Number> {
    let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.'));
    if plain {
        return value::number(text, Style::English).or_else(|| value::number(text, Style::German));
    }
    value::number(text, Style::German)
}

/// A whole moment, or a day as its first moment.
fn moment(text: &str, zoned: bool) -> Option<String> {
    [DayStyle::Iso, DayStyle::German].into_iter().find_map(|style| {
        let moment = value::moment(text, style, zoned).map(|iso| iso.as_str().to_owned());
        moment.or_else(|| value::day(text, style).map(|iso| iso.as_str().to_owned()))
    })
}

/// The kind of a column, for sentences and schemas: the names of the Table Schema standard.
pub const fn kind(reading: Reading) -> &'static str {
    match reading {
        Reading::Text => "string",
        Reading::Integer { .. } => "integer",
        Reading::Decimal { .. } => "number",
        Reading::Boolean { .. } => "boolean",
        Reading::Date { .. } => "date",
        Reading::Datetime { .. } => "datetime",
    }
}
