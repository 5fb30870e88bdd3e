//! Rows: a part of them as JSON with the exact total, all that pass a filter as CSV, or one.

use std::{io::Write, sync::Arc};

use axum::{
    body::Body,
    extract::{Path, Query as Parameters, State},
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use bytes::Bytes;
use tokio::sync::mpsc;
use ui::Refusal;

use super::{Keep, answer, is_known, slug_of};
use crate::{
    OpenData, OpenDataError, asked,
    import::{Cell, Reading},
    serve::Served,
    table::{Query, Spreadsheet, write_csv_cell, write_csv_header, write_json_row},
};

type Asked = Vec<(String, String)>;

/// Rows that are read at once for a CSV file.
const PIECE: u64 = 5_000;

/// `/data/{slug}/rows.json`
pub(crate) async fn latest_json(
    State(opendata): State<OpenData>,
    Path(slug): Path<String>,
    Parameters(parameters): Parameters<Asked>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let served = opendata.served(&slug_of(&slug)?).await?;
    json(&opendata, &served, &parameters, &headers, Keep::Ask).await
}

/// `/data/{slug}/rows.csv`
pub(crate) async fn latest_csv(
    State(opendata): State<OpenData>,
    Path(slug): Path<String>,
    Parameters(parameters): Parameters<Asked>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let served = opendata.served(&slug_of(&slug)?).await?;
    csv(&opendata, served, &parameters, &headers, Keep::Ask).await
}

/// Some rows of a version, and how many there are.
pub(crate) async fn json(
    opendata: &OpenData,
    served: &Served,
    parameters: &Asked,
    headers: &HeaderMap,
    keep: Keep,
) -> Result<Response, Refusal> {
    let query = asked::read(parameters, &served.version.columns).map_err(OpenDataError::from)?;
    let tag = tag(served);
    if is_known(headers, tag) {
        return Ok(answer("application/json", tag, keep, headers, ()));
    }
    let total = opendata.count(served, &query.filters).await?;
    let body = page(opendata, served, &query, total).await?;
    Ok(answer("application/json", tag, keep, headers, body))
}

async fn page(
    opendata: &OpenData,
    served: &Served,
    query: &Query,
    total: u64,
) -> Result<Vec<u8>, OpenDataError> {
    let mut body = Vec::with_capacity(16 << 10);
    // Writing to a vector cannot fail.
    let _ = write!(
        body,
        r#"{{"dataset":"{}","version":{},"total":{total},"offset":{},"limit":{},"rows":["#,
        served.version.dataset, served.version.number, query.offset, query.limit
    );
    let mut first = true;
    opendata
        .rows(served, query, |row| {
            body.extend_from_slice(if first { b"\n" } else { b",\n" });
            first = false;
            write_json_row(&mut body, row.id(), &served.keys, row.cells());
        })
        .await?;
    body.extend_from_slice(b"\n]}\n");
    Ok(body)
}

/// All rows of a version that pass the filters, in the order that is asked for.
pub(crate) async fn csv(
    opendata: &OpenData,
    served: Arc<Served>,
    parameters: &Asked,
    headers: &HeaderMap,
    keep: Keep,
) -> Result<Response, Refusal> {
    let kind = "text/csv; charset=utf-8; header=present";
    let mut query =
        asked::read(parameters, &served.version.columns).map_err(OpenDataError::from)?;
    let tag = tag(&served).to_owned();
    let total = opendata.count(&served, &query.filters).await?;
    let is_limited = parameters.iter().any(|(name, _)| name == asked::SIZE);
    query.limit = if is_limited { query.limit } else { total };
    let name = format!("attachment; filename=\"{}.csv\"", served.version.dataset);
    let spreadsheet = parameters.iter().find(|(name, _)| name == asked::SPREADSHEET);
    let spreadsheet = spreadsheet.map(|(_, language)| Spreadsheet::of_name(language));
    let lines = Lines { opendata: opendata.clone(), served, query, spreadsheet };
    let body = Body::from_stream(lines.stream().await?);
    let mut response = answer(kind, &tag, keep, headers, body);
    if let Ok(name) = HeaderValue::from_str(&name) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

/// The lines of a CSV file, read in pieces.
struct Lines {
    opendata: OpenData,
    served: Arc<Served>,
    /// The rows that are left.
    query: Query,
    spreadsheet: Option<Spreadsheet>,
}

impl Lines {
    /// The first piece is read before the answer begins, so that a question that takes too long is
    /// refused and not broken off.
    async fn stream(
        mut self,
    ) -> Result<impl futures::Stream<Item = Result<Bytes, OpenDataError>>, OpenDataError> {
        let head = self.head();
        let first = self.piece().await?;
        let (send, mut receive) = mpsc::channel(2);
        tokio::spawn(async move {
            // Who hung up wants no more.
            let _ = send.send(Ok(head)).await;
            let mut next = Ok(first);
            loop {
                let last = !matches!(&next, Ok(bytes) if !bytes.is_empty());
                if send.send(next).await.is_err() || last || self.query.limit == 0 {
                    return;
                }
                next = self.piece().await;
            }
        });
        Ok(futures::stream::poll_fn(move |context| receive.poll_recv(context)))
    }

    fn head(&self) -> Bytes {
        let (mut head, columns) = (Vec::new(), &self.served.version.columns);
        match self.spreadsheet {
            Some(spreadsheet) => spreadsheet.write_header(&mut head, columns),
            None => write_csv_header(&mut head, columns),
        }
        head.into()
    }

    async fn piece(&mut self) -> Result<Bytes, OpenDataError> {
        let part = Query { limit: PIECE.min(self.query.limit), ..self.query.clone() };
        let (mut lines, spreadsheet) = (Vec::new(), self.spreadsheet);
        self.opendata
            .rows(&self.served, &part, |row| match spreadsheet {
                Some(spreadsheet) => spreadsheet.write_row(&mut lines, row.cells()),
                None => write_csv_row(&mut lines, row.cells()),
            })
            .await?;
        self.query.offset += part.limit;
        self.query.limit -= part.limit;
        Ok(lines.into())
    }
}

fn write_csv_row<'a>(lines: &mut Vec<u8>, cells: impl Iterator<Item = (Cell<'a>, Reading)>) {
    for (at, (cell, reading)) in cells.enumerate() {
        write_csv_cell(lines, at, cell, reading);
    }
    lines.extend_from_slice(b"\r\n");
}

/// One row as JSON.
pub(crate) async fn one(
    opendata: &OpenData,
    served: &Served,
    id: u64,
    headers: &HeaderMap,
    keep: Keep,
) -> Result<Response, Refusal> {
    let mut body = Vec::with_capacity(1 << 10);
    let found = opendata
        .row(served, id, |row| {
            write_json_row(&mut body, row.id(), &served.keys, row.cells());
        })
        .await?;
    if !found {
        return Err(OpenDataError::NoRow(id).into());
    }
    body.push(b'\n');
    Ok(answer("application/json", tag(served), keep, headers, body))
}

fn tag(served: &Served) -> &str {
    &served.version.files.table.sha256[..32]
}
