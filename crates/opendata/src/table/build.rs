use std::{
    fs::File,
    io::{BufWriter, Write},
    panic::resume_unwind,
    path::{Path, PathBuf},
    thread,
};

use rusqlite::{Connection, Statement};

use super::{
    TableError, collation,
    parquet::ParquetFile,
    sets,
    text::{JsonKeys, write_csv_cell, write_csv_header, write_json_row},
};
use crate::import::{Cell, Column, Inspection, Limits, Reading, Rows};

/// The files of a version, beside the original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Built {
    /// The SQLite file that the engine reads.
    pub table: PathBuf,
    /// UTF-8 CSV, RFC 4180.
    pub csv: PathBuf,
    /// Parquet.
    pub parquet: PathBuf,
    /// JSON: a list of objects, a row on each line.
    pub json: PathBuf,
}

/// How often progress is told, in rows.
const STEP: u64 = 10_000;
/// Fewer rows are scanned in less than a millisecond.
const INDEXED_FROM: u64 = 2_000;
/// Longer texts are searched and not looked up; an index of them is as large as the table. The
/// measurements are in `docs/decisions`.
const INDEXED_BYTES: u64 = 48;

/// Makes the files of a version in a folder: the table for the engine in this thread, the files to
/// take along in a second one beside it, each in a reading of its own. `progress` is told how many
/// rows are in the table.
///
/// # Errors
/// [`TableError::Import`] where the source is not what was inspected, [`TableError::File`] where
/// the folder cannot take the files.
pub fn build(
    source: &Path,
    inspection: &Inspection,
    limits: &Limits,
    into: &Path,
    progress: &mut dyn FnMut(u64),
) -> Result<Built, TableError> {
    let built = Built {
        table: into.join("rows.sqlite"),
        csv: into.join("rows.csv"),
        json: into.join("rows.json"),
        parquet: into.join("rows.parquet"),
    };
    thread::scope(|scope| {
        let downloads = scope.spawn(|| write_downloads(source, inspection, limits, &built));
        let table = write_table(source, inspection, limits, &built.table, progress);
        downloads.join().unwrap_or_else(|panic| resume_unwind(panic)).and(table)
    })?;
    Ok(built)
}

fn write_table(
    source: &Path,
    inspection: &Inspection,
    limits: &Limits,
    path: &Path,
    progress: &mut dyn FnMut(u64),
) -> Result<(), TableError> {
    let connection = create(path, &inspection.columns)?;
    insert_rows(source, inspection, limits, &connection, progress)?;
    index(&connection, inspection)?;
    connection.close().map_err(|(_, error)| error.into())
}

fn create(path: &Path, columns: &[Column]) -> Result<Connection, TableError> {
    let connection = Connection::open(path)?;
    connection.create_collation(collation::NAME, collation::compare)?;
    // Nobody sees this file before it is whole and durable: no journal, one transaction.
    connection.execute_batch(
        "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
         PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536; PRAGMA temp_store = FILE;",
    )?;
    let declared = columns
        .iter()
        .enumerate()
        .map(|(at, column)| format!(", c{at} {}", storage(column.reading)))
        .collect::<Vec<_>>();
    connection.execute_batch(&format!(
        "CREATE TABLE rows (_id INTEGER PRIMARY KEY{}) STRICT",
        declared.concat()
    ))?;
    Ok(connection)
}

fn storage(reading: Reading) -> String {
    match reading {
        Reading::Text => format!("TEXT COLLATE {}", collation::NAME),
        Reading::Date { .. } | Reading::Datetime { .. } => "TEXT".to_owned(),
        Reading::Integer { .. } | Reading::Decimal { .. } | Reading::Boolean { .. } => {
            "INTEGER".to_owned()
        }
    }
}

fn insert_rows(
    source: &Path,
    inspection: &Inspection,
    limits: &Limits,
    connection: &Connection,
    progress: &mut dyn FnMut(u64),
) -> Result<(), TableError> {
    let columns = inspection.columns.len();
    let mut rows = Rows::open(source, inspection, limits)?;
    connection.execute_batch("BEGIN")?;
    let places = ", ?".repeat(columns);
    let mut insert = connection.prepare(&format!("INSERT INTO rows VALUES (NULL{places})"))?;
    let mut done = 0_u64;
    while rows.advance()? {
        for at in 0..columns {
            bind(&mut insert, at, rows.cell(at)?)?;
        }
        insert.raw_execute()?;
        done += 1;
        if done.is_multiple_of(STEP) {
            limits.check_time()?;
            progress(done);
        }
    }
    drop(insert);
    connection.execute_batch("COMMIT")?;
    progress(done);
    Ok(())
}

fn write_downloads(
    source: &Path,
    inspection: &Inspection,
    limits: &Limits,
    built: &Built,
) -> Result<(), TableError> {
    let columns = &inspection.columns;
    let mut rows = Rows::open(source, inspection, limits)?;
    let mut parquet = ParquetFile::create(File::create(&built.parquet)?, columns)?;
    let mut csv = BufWriter::with_capacity(1 << 18, File::create(&built.csv)?);
    let mut json = BufWriter::with_capacity(1 << 18, File::create(&built.json)?);
    let (mut line, mut object) = (Vec::new(), Vec::new());
    let keys = JsonKeys::new(columns);
    write_csv_header(&mut line, columns);
    csv.write_all(&line)?;
    json.write_all(b"[")?;

    let mut done = 0_u64;
    while rows.advance()? {
        let cells = (0..columns.len()).map(|at| rows.cell(at)).collect::<Result<Vec<_>, _>>()?;
        line.clear();
        for (at, (cell, column)) in cells.iter().zip(columns).enumerate() {
            write_csv_cell(&mut line, at, *cell, column.reading);
            parquet.cell(at, *cell);
        }
        parquet.end_row()?;
        line.extend_from_slice(b"\r\n");
        csv.write_all(&line)?;
        done += 1;
        object.clear();
        object.extend_from_slice(if done == 1 { b"\n" } else { b",\n" });
        let read = cells.into_iter().zip(columns.iter().map(|column| column.reading));
        write_json_row(&mut object, done.cast_signed(), &keys, read);
        json.write_all(&object)?;
        if done.is_multiple_of(STEP) {
            limits.check_time()?;
        }
    }
    csv.flush()?;
    json.write_all(b"\n]\n")?;
    json.flush()?;
    parquet.finish()
}

fn bind(insert: &mut Statement<'_>, at: usize, cell: Cell<'_>) -> rusqlite::Result<()> {
    let place = at + 1;
    match cell {
        Cell::Missing => insert.raw_bind_parameter(place, rusqlite::types::Null),
        Cell::Text(text) => insert.raw_bind_parameter(place, text),
        Cell::Integer(number) => insert.raw_bind_parameter(place, number),
        Cell::Boolean(truth) => insert.raw_bind_parameter(place, truth),
        Cell::Time(time) => insert.raw_bind_parameter(place, time.as_str()),
    }
}

fn index(connection: &Connection, inspection: &Inspection) -> Result<(), TableError> {
    if inspection.rows < INDEXED_FROM {
        return Ok(());
    }
    for (at, column) in inspection.columns.iter().enumerate() {
        if is_worth_an_index(column) {
            connection.execute_batch(&format!("CREATE INDEX i{at} ON rows (c{at})"))?;
            sets::build(connection, at, &storage(column.reading), inspection.rows)?;
        }
    }
    connection.execute_batch("PRAGMA analysis_limit = 1000; ANALYZE rows")?;
    Ok(())
}

fn is_worth_an_index(column: &Column) -> bool {
    column.values > 0 && column.bytes / column.values <= INDEXED_BYTES
}
