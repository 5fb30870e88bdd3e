//! Questions as they stand in addresses, the same for people and machines:
//! `?Betrag__ge=100&Ortsteil=Altstadt&_sort=-Betrag&_limit=50&_offset=100`.

use crate::{
    import::Column,
    table::{Direction, Filter, Op, Query, QueryError, Sort},
};

/// Rows that one answer holds where nothing is said.
pub(crate) const LIMIT: u64 = 100;
/// Rows that one answer holds at most.
pub(crate) const MOST: u64 = 10_000;

/// The parameter that orders: a column's name, with `-` before it from the largest down.
pub(crate) const SORT: &str = "_sort";
/// How many rows are passed over.
pub(crate) const OFFSET: &str = "_offset";
/// How many rows are wanted.
pub(crate) const SIZE: &str = "_limit";
/// CSV for a spreadsheet of this language.
pub(crate) const SPREADSHEET: &str = "_spreadsheet";
/// Words of the whole house: the language, and how its tables are ordered and paged. A column of
/// such a name is asked for with `__eq`.
const LANGUAGE: &str = "lang";
const HOUSE_SORT: &str = "sort";
const HOUSE_PAGE: &str = "page";

/// Reads a question. Parameters that begin with `_` and are none of ours are left to others.
///
/// # Errors
/// [`QueryError`] with the parameter that cannot be understood.
pub(crate) fn read(
    parameters: &[(String, String)],
    columns: &[Column],
) -> Result<Query, QueryError> {
    let mut query = Query { limit: LIMIT, ..Query::default() };
    for (name, value) in parameters {
        match name.as_str() {
            SORT | HOUSE_SORT if value.is_empty() => {}
            SORT | HOUSE_SORT => query.sort = Some(sort(value, columns)?),
            OFFSET => query.offset = number(OFFSET, value, 0, u64::from(u32::MAX))?,
            SIZE => query.limit = number(SIZE, value, 1, MOST)?,
            LANGUAGE | HOUSE_PAGE => {}
            other => query.filters.extend(filter(other, value, columns)?),
        }
    }
    Ok(query)
}

fn sort(value: &str, columns: &[Column]) -> Result<Sort, QueryError> {
    let of = |name: &str| columns.iter().position(|column| column.name == name);
    if let Some(column) = of(value) {
        return Ok(Sort { column, direction: Direction::Ascending });
    }
    let column = value.strip_prefix('-').and_then(of);
    let column = column.ok_or_else(|| QueryError::NoSuchColumn(value.to_owned()))?;
    Ok(Sort { column, direction: Direction::Descending })
}

fn number(name: &'static str, value: &str, least: u64, limit: u64) -> Result<u64, QueryError> {
    value
        .parse()
        .ok()
        .filter(|number| (least..=limit).contains(number))
        .ok_or(QueryError::Number { name, limit })
}

fn filter(name: &str, value: &str, columns: &[Column]) -> Result<Option<Filter>, QueryError> {
    let of = |name: &str| columns.iter().position(|column| column.name == name);
    let (column, op) = match of(name) {
        Some(column) => (column, Op::Eq),
        None if name.starts_with('_') => return Ok(None),
        None => {
            let unknown = || QueryError::NoSuchColumn(name.to_owned());
            let (stem, op) = name.rsplit_once("__").ok_or_else(unknown)?;
            let column = of(stem).ok_or_else(unknown)?;
            (column, Op::of_name(op).ok_or_else(|| QueryError::NoSuchOp(op.to_owned()))?)
        }
    };
    // An empty field of a form asks for nothing; what is empty is asked for with `__empty`.
    let asks = !op.takes_value() || !value.is_empty();
    Ok(asks.then(|| Filter { column, op, value: value.to_owned() }))
}

/// The parameter of a filter.
pub(crate) fn parameter(filter: &Filter, columns: &[Column]) -> String {
    let name = columns.get(filter.column).map_or("", |column| column.name.as_str());
    match filter.op {
        Op::Eq if !is_taken(name) => name.to_owned(),
        op => format!("{name}__{}", op.name()),
    }
}

fn is_taken(name: &str) -> bool {
    matches!(name, LANGUAGE | HOUSE_SORT | HOUSE_PAGE) || name.starts_with('_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Reading;

    fn columns(names: &[&str]) -> Vec<Column> {
        let column = |(position, name): (usize, &&str)| Column {
            position,
            name: (*name).to_owned(),
            title: (*name).to_owned(),
            description: String::new(),
            reading: Reading::Text,
            values: 1,
            missing: 0,
            longest: 1,
            bytes: 1,
            examples: Vec::new(),
            notes: Vec::new(),
        };
        names.iter().enumerate().map(column).collect()
    }

    fn asked(query: &[(&str, &str)], names: &[&str]) -> Result<Query, QueryError> {
        let query: Vec<_> = query.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        read(&query, &columns(names))
    }

    #[test]
    fn a_question_is_read_from_an_address() {
        let query = asked(
            &[("b__ge", "5"), ("a", "x"), ("_sort", "-b"), ("_limit", "7"), ("_offset", "3")],
            &["a", "b"],
        )
        .expect("sound");
        let filter = |column, op, value: &str| Filter { column, op, value: value.to_owned() };
        assert_eq!(query.filters, [filter(1, Op::Ge, "5"), filter(0, Op::Eq, "x")]);
        assert_eq!(query.sort, Some(Sort { column: 1, direction: Direction::Descending }));
        assert_eq!((query.limit, query.offset), (7, 3));
    }

    #[test]
    fn names_that_look_like_something_else_are_columns_first() {
        let names = ["-a", "a__ge", "lang"];
        let sort = asked(&[("_sort", "-a")], &names).expect("sound").sort.expect("sorted");
        assert_eq!((sort.column, sort.direction), (0, Direction::Ascending));
        assert_eq!(asked(&[("a__ge", "1")], &names).expect("sound").filters[0].op, Op::Eq);
        assert!(asked(&[("lang", "en")], &names).expect("sound").filters.is_empty());
        let lang = asked(&[("lang__eq", "en")], &names).expect("sound").filters;
        assert_eq!(parameter(&lang[0], &columns(&names)), "lang__eq");
    }

    #[test]
    fn what_cannot_be_understood_is_named() {
        let no_column = |name: &str| Err(QueryError::NoSuchColumn(name.to_owned()));
        assert_eq!(asked(&[("c", "1")], &["a"]), no_column("c"));
        assert_eq!(asked(&[("_sort", "-c")], &["a"]), no_column("-c"));
        assert_eq!(
            asked(&[("a__near", "1")], &["a"]),
            Err(QueryError::NoSuchOp("near".to_owned()))
        );
        let number = |name, limit| Err(QueryError::Number { name, limit });
        assert_eq!(asked(&[("_limit", "0")], &["a"]), number(SIZE, MOST));
        assert_eq!(asked(&[("_limit", "10001")], &["a"]), number(SIZE, MOST));
        assert!(asked(&[("_unknown", "1"), ("a", "")], &["a"]).expect("sound").filters.is_empty());
    }
}
