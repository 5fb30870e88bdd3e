use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
};

use super::{Applied, DumpError, Dumped, FORMAT, MANIFEST, Manifest, TableCount, line};
use crate::{FromRow, Row, Sql, Tx, database::quoted, migrate::BOOK, schema};

/// Writes everything that a [snapshot](crate::Database::snapshot) sees into a folder, one row
/// after the other, so that the size of the database does not matter.
pub async fn write(snapshot: &Tx, dir: &Path) -> Result<Vec<TableCount>, DumpError> {
    let failed = |file: &str| {
        let file = file.to_owned();
        move |error: std::io::Error| DumpError::File { file, reason: error.to_string() }
    };
    std::fs::create_dir_all(dir.join("tables")).map_err(failed("tables"))?;
    let applied = format!("SELECT room, name, sha256 FROM {BOOK} ORDER BY room, name");
    let migrations = snapshot.all::<Applied>(&applied, &[]).await?;
    let mut tables = Vec::new();
    for found in schema::tables_seen_by(snapshot).await? {
        if found.name == BOOK {
            continue;
        }
        let mut table = Dumped { name: found.name, columns: found.columns, rows: 0 };
        let name = table.file();
        let mut file = BufWriter::new(File::create(dir.join(&name)).map_err(failed(&name))?);
        let columns: Vec<_> = table.columns.iter().map(|column| quoted(column)).collect();
        let sql = format!("SELECT {} FROM {}", columns.join(", "), quoted(&table.name));
        snapshot
            .each(&sql, &[], |row| {
                table.rows += 1;
                writeln!(file, "{}", line::written(row)).map_err(failed(&name))
            })
            .await?;
        file.flush().map_err(failed(&name))?;
        tables.push(table);
    }
    let counts = tables.iter().map(Dumped::count).collect();
    let manifest = Manifest { format: FORMAT, migrations, tables };
    let text = serde_json::to_string_pretty(&manifest)
        .map_err(std::io::Error::other)
        .map_err(failed(MANIFEST))?;
    std::fs::write(dir.join(MANIFEST), text).map_err(failed(MANIFEST))?;
    Ok(counts)
}

impl FromRow for Applied {
    fn from_row(mut row: Row) -> Result<Self, crate::StoreError> {
        Ok(Self { room: row.take(0)?, name: row.take(1)?, sha256: row.take(2)? })
    }
}
