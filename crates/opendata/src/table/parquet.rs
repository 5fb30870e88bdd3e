//! The version as Parquet, for programs that outgrow one machine. Decimals stay exact
//! (`DECIMAL(18, scale)` on 64 bits), days are `DATE`, moments `TIMESTAMP(MICROS)`.

use std::{fs::File, io::BufWriter, sync::Arc};

use bytes::Bytes;
use parquet::{
    basic::{Compression, LogicalType, Repetition, TimeUnit, Type as Physical},
    data_type::{BoolType, ByteArray, ByteArrayType, Int32Type, Int64Type},
    file::{
        properties::{EnabledStatistics, WriterProperties},
        writer::{SerializedColumnWriter, SerializedFileWriter},
    },
    schema::types::Type,
};

use super::TableError;
use crate::import::{Cell, Column, Reading};

/// Rows of a row group, at most.
const GROUP_ROWS: usize = 1 << 17;
/// Bytes of text that are held before a row group is written.
const GROUP_BYTES: usize = 64 << 20;

/// Writes a Parquet file, a row group at a time.
pub(super) struct ParquetFile {
    writer: SerializedFileWriter<BufWriter<File>>,
    columns: Vec<Buffer>,
    rows: usize,
    bytes: usize,
}

struct Buffer {
    /// 1 where there is a value, 0 where there is none.
    levels: Vec<i16>,
    values: Values,
}

enum Values {
    Text { bytes: Vec<u8>, ends: Vec<usize> },
    Long(Vec<i64>),
    Days(Vec<i32>),
    Moments(Vec<i64>),
    Truth(Vec<bool>),
}

impl ParquetFile {
    pub(super) fn create(file: File, columns: &[Column]) -> Result<Self, TableError> {
        let fields = columns.iter().map(|c| field(c).map(Arc::new)).collect::<Result<_, _>>()?;
        let schema = Type::group_type_builder("rows").with_fields(fields).build()?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by("Allmende".to_owned())
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .build();
        let writer = SerializedFileWriter::new(
            BufWriter::new(file),
            Arc::new(schema),
            Arc::new(properties),
        )?;
        let columns = columns.iter().map(|column| Buffer::for_reading(column.reading)).collect();
        Ok(Self { writer, columns, rows: 0, bytes: 0 })
    }

    pub(super) fn cell(&mut self, column: usize, cell: Cell<'_>) {
        if let Cell::Text(text) = cell {
            self.bytes += text.len();
        }
        self.columns[column].push(cell);
    }

    pub(super) fn end_row(&mut self) -> Result<(), TableError> {
        self.rows += 1;
        if self.rows == GROUP_ROWS || self.bytes >= GROUP_BYTES {
            self.write_group()?;
        }
        Ok(())
    }

    fn write_group(&mut self) -> Result<(), TableError> {
        let mut group = self.writer.next_row_group()?;
        for buffer in &mut self.columns {
            let Some(mut column) = group.next_column()? else { break };
            buffer.write(&mut column)?;
            column.close()?;
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<(), TableError> {
        if self.rows > 0 {
            self.write_group()?;
        }
        self.writer.close()?;
        Ok(())
    }
}

fn field(column: &Column) -> Result<Type, TableError> {
    let (physical, logical) = match column.reading {
        Reading::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Reading::Integer { .. } => (Physical::INT64, None),
        Reading::Decimal { scale, .. } => {
            (Physical::INT64, Some(LogicalType::decimal(i32::from(scale), 18)))
        }
        Reading::Boolean { .. } => (Physical::BOOLEAN, None),
        Reading::Date { .. } => (Physical::INT32, Some(LogicalType::Date)),
        Reading::Datetime { zoned, .. } => {
            (Physical::INT64, Some(LogicalType::timestamp(zoned, TimeUnit::MICROS)))
        }
    };
    let mut builder = Type::primitive_type_builder(&column.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical);
    if let Reading::Decimal { scale, .. } = column.reading {
        builder = builder.with_precision(18).with_scale(i32::from(scale));
    }
    Ok(builder.build()?)
}

impl Buffer {
    fn for_reading(reading: Reading) -> Self {
        let values = match reading {
            Reading::Text => Values::Text { bytes: Vec::new(), ends: Vec::new() },
            Reading::Integer { .. } | Reading::Decimal { .. } => Values::Long(Vec::new()),
            Reading::Boolean { .. } => Values::Truth(Vec::new()),
            Reading::Date { .. } => Values::Days(Vec::new()),
            Reading::Datetime { .. } => Values::Moments(Vec::new()),
        };
        Self { levels: Vec::new(), values }
    }

    fn push(&mut self, cell: Cell<'_>) {
        let present = match (&mut self.values, cell) {
            (Values::Text { bytes, ends }, Cell::Text(text)) => {
                bytes.extend_from_slice(text.as_bytes());
                ends.push(bytes.len());
                true
            }
            (Values::Long(values), Cell::Integer(number)) => {
                values.push(number);
                true
            }
            (Values::Truth(values), Cell::Boolean(truth)) => {
                values.push(truth);
                true
            }
            (Values::Days(values), Cell::Time(day)) => {
                day_number(day.as_str()).inspect(|day| values.push(*day)).is_some()
            }
            (Values::Moments(values), Cell::Time(moment)) => {
                microseconds(moment.as_str()).inspect(|at| values.push(*at)).is_some()
            }
            _ => false,
        };
        self.levels.push(i16::from(present));
    }

    fn write(&mut self, column: &mut SerializedColumnWriter<'_>) -> Result<(), TableError> {
        let levels = Some(self.levels.as_slice());
        match &mut self.values {
            Values::Text { bytes, ends } => {
                let all = Bytes::from(std::mem::take(bytes));
                let mut start = 0;
                let texts: Vec<ByteArray> = ends
                    .drain(..)
                    .map(|end| {
                        let text = all.slice(start..end);
                        start = end;
                        ByteArray::from(text)
                    })
                    .collect();
                column.typed::<ByteArrayType>().write_batch(&texts, levels, None)?;
            }
            Values::Long(values) | Values::Moments(values) => {
                column.typed::<Int64Type>().write_batch(values, levels, None)?;
                values.clear();
            }
            Values::Days(values) => {
                column.typed::<Int32Type>().write_batch(values, levels, None)?;
                values.clear();
            }
            Values::Truth(values) => {
                column.typed::<BoolType>().write_batch(values, levels, None)?;
                values.clear();
            }
        }
        self.levels.clear();
        Ok(())
    }
}

/// Days since 1970.
fn day_number(iso: &str) -> Option<i32> {
    let day: jiff::civil::Date = iso.parse().ok()?;
    let epoch = jiff::civil::date(1970, 1, 1);
    Some(day.since((jiff::Unit::Day, epoch)).ok()?.get_days())
}

/// Microseconds since 1970; local time as if it were UTC.
fn microseconds(iso: &str) -> Option<i64> {
    let moment: jiff::civil::DateTime = iso.trim_end_matches('Z').parse().ok()?;
    Some(jiff::tz::Offset::UTC.to_timestamp(moment).ok()?.as_microsecond())
}
