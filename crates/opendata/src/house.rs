//! The house's own tables: every public table of every capability becomes a dataset by itself,
//! and a new version when its rows change. What is withheld is listed with its legal ground.

use std::io::Write;

use commons::{
    Failure, Lang,
    capability::{ColumnKind, PublicTable},
};
use serde_json::Value as Json;

use crate::{
    Dataset, Licence, OpenData, OpenDataError, Origin, Progress, Published,
    candidate::{Candidate, Checked},
    catalogue,
    import::{
        Cell, Column, Dialect, Encoding, Inspection, Reading,
        value::{DayStyle, Style},
    },
    rules,
    table::write_csv_cell,
};

/// Digits behind the point that a table of the house may have.
const SCALE: usize = 6;

impl OpenData {
    /// Publishes all tables of the house that changed, and lists the withheld ones. One that fails
    /// does not keep back the others.
    ///
    /// # Errors
    /// The first failure, after all tables had their turn.
    pub async fn publish_tables(&self, tables: &[PublicTable]) -> Result<Vec<Published>, Failure> {
        let (mut done, mut failed) = (Vec::new(), None);
        for table in tables {
            match self.publish_table(table).await {
                Ok(published) => done.extend(published),
                Err(failure) => {
                    tracing::warn!(table = %table.slug, %failure, "table was not published");
                    failed.get_or_insert(failure);
                }
            }
        }
        failed.map_or(Ok(done), Err)
    }

    async fn publish_table(&self, table: &PublicTable) -> Result<Option<Published>, Failure> {
        let about = Checked {
            title: rules::title(&table.title)?,
            description: rules::description(&table.description)?,
            licence: Licence::DlZero,
            office: table.office.clone(),
        };
        if let Some(ground) = &table.withheld {
            self.withhold(table, about, ground).await?;
            return Ok(None);
        }
        let rows = (table.rows)().await?;
        Ok(Some(self.publish_rows(table, about, &rows).await?))
    }

    async fn withhold(
        &self,
        table: &PublicTable,
        about: Checked,
        ground: &commons::Text,
    ) -> Result<(), OpenDataError> {
        let known = catalogue::dataset(self.db(), &table.slug).await?;
        let now = rules::now();
        let dataset = Dataset {
            slug: table.slug.clone(),
            title: about.title,
            description: about.description,
            office: about.office,
            licence: about.licence,
            origin: Origin::House,
            withheld: Some(rules::reason(ground)?),
            expected: None,
            latest: known.as_ref().map_or(0, |known| known.latest),
            inventoried_at: known.as_ref().map_or(now, |known| known.inventoried_at),
            changed_at: now,
        };
        self.inventory_if_changed(known.as_ref(), dataset).await?;
        Ok(())
    }

    async fn publish_rows(
        &self,
        table: &PublicTable,
        about: Checked,
        rows: &[Vec<Json>],
    ) -> Result<Published, OpenDataError> {
        let columns = columns(table, rows);
        let folder = self.scratch()?;
        let path = folder.path().join("table.csv");
        let bytes = csv(table, &columns, rows)?;
        std::fs::File::create(&path)?.write_all(&bytes)?;
        let found = Inspection {
            encoding: Encoding::Utf8,
            dialect: Dialect {
                delimiter: ',',
                header: true,
                declared: false,
                line_end: Some("CRLF".to_owned()),
            },
            bytes: bytes.len() as u64,
            rows: rows.len() as u64,
            width: columns.len(),
            columns,
            warnings: Vec::new(),
        };
        let source = self.take(&path, &format!("{}.csv", table.slug)).await?;
        let candidate = Candidate { slug: table.slug.clone(), about, origin: Origin::House, found };
        self.publish_source(candidate, source, &Progress::default()).await
    }
}

fn columns(table: &PublicTable, rows: &[Vec<Json>]) -> Vec<Column> {
    let column = |(position, declared): (usize, &commons::capability::Column)| {
        let cells = rows.iter().map(|row| row.get(position).unwrap_or(&Json::Null));
        let missing = cells.clone().filter(|cell| is_missing(cell)).count() as u64;
        let lengths = cells.clone().map(|cell| cell.as_str().map_or(8, str::len));
        Column {
            position,
            name: declared.name.to_owned(),
            title: declared.name.to_owned(),
            description: declared.description.get(Lang::De).1.to_owned(),
            reading: reading(declared.kind, cells),
            values: rows.len() as u64 - missing,
            missing,
            longest: lengths.clone().max().unwrap_or_default(),
            bytes: lengths.sum::<usize>() as u64,
            examples: Vec::new(),
            notes: Vec::new(),
        }
    };
    table.columns.iter().enumerate().map(column).collect()
}

fn is_missing(cell: &Json) -> bool {
    cell.is_null() || cell.as_str().is_some_and(|text| text.trim().is_empty())
}

fn reading<'a>(kind: ColumnKind, cells: impl Iterator<Item = &'a Json>) -> Reading {
    let style = Style::English;
    match kind {
        ColumnKind::String => Reading::Text,
        ColumnKind::Integer => Reading::Integer { style, unit: None },
        ColumnKind::Number => {
            let scale = cells.filter_map(Json::as_f64).map(decimals).max().unwrap_or_default();
            Reading::Decimal { style, scale: u8::try_from(scale).unwrap_or_default(), unit: None }
        }
        ColumnKind::Boolean => Reading::Boolean { pair: TRUE_FALSE },
        ColumnKind::Date => Reading::Date { style: DayStyle::Iso },
        ColumnKind::Datetime => Reading::Datetime { style: DayStyle::Iso, zoned: true },
    }
}

/// The place of `true`/`false` among the pairs of words for yes and no.
const TRUE_FALSE: usize = 1;

fn decimals(number: f64) -> usize {
    let text = format!("{number:.SCALE$}");
    text.trim_end_matches('0').split_once('.').map_or(0, |(_, behind)| behind.len())
}

/// The rows as the one file that everything else is made from.
fn csv(
    table: &PublicTable,
    columns: &[Column],
    rows: &[Vec<Json>],
) -> Result<Vec<u8>, OpenDataError> {
    let mut out = Vec::new();
    crate::table::write_csv_header(&mut out, columns);
    for (number, row) in rows.iter().enumerate() {
        for (at, column) in columns.iter().enumerate() {
            let cell = row.get(at).unwrap_or(&Json::Null);
            let text = text(cell, table.columns[at].kind, column.reading).ok_or_else(|| {
                OpenDataError::HouseValue {
                    table: table.slug.clone(),
                    row: number + 1,
                    column: table.columns[at].name,
                }
            })?;
            // A lone empty cell is quoted: an empty line is no row.
            let empty = text.is_empty() && columns.len() > 1;
            let cell = if empty { Cell::Missing } else { Cell::Text(&text) };
            write_csv_cell(&mut out, at, cell, Reading::Text);
        }
        out.extend_from_slice(b"\r\n");
    }
    Ok(out)
}

/// The value as it stands in the file; `None` where it is not of the column's kind.
fn text(cell: &Json, kind: ColumnKind, reading: Reading) -> Option<String> {
    if is_missing(cell) {
        return Some(String::new());
    }
    match kind {
        ColumnKind::String => cell.as_str().map(str::to_owned),
        ColumnKind::Integer => cell.as_i64().map(|number| number.to_string()),
        ColumnKind::Number => {
            let Reading::Decimal { scale, .. } = reading else { return None };
            cell.as_f64().map(|number| format!("{number:.*}", usize::from(scale)))
        }
        ColumnKind::Boolean => cell.as_bool().map(|truth| truth.to_string()),
        ColumnKind::Date => cell.as_str()?.parse::<jiff::civil::Date>().ok().map(|d| d.to_string()),
        ColumnKind::Datetime => {
            let moment: jiff::Timestamp = cell.as_str()?.parse().ok()?;
            let whole = jiff::Timestamp::from_microsecond(moment.as_microsecond()).ok()?;
            Some(whole.to_string())
        }
    }
}
