//! The files of a version, whole or in part: a broken download goes on where it stopped.

use std::io::SeekFrom;

use axum::{
    body::Body,
    extract::{Path, Query as Parameters, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use tokio_util::io::ReaderStream;
use ui::Refusal;

use super::{Keep, metadata, number_of, rows, slug_of};
use crate::{Form, OpenData, OpenDataError, Stored, Version};

/// `/data/{slug}/versions/{number}/{file}`: what the version has for machines.
pub(crate) async fn file(
    State(opendata): State<OpenData>,
    Path((slug, number, file)): Path<(String, String, String)>,
    Parameters(parameters): Parameters<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let served = opendata.served_version(&slug_of(&slug)?, number_of(&number)?).await?;
    match file.as_str() {
        "rows.json" => rows::json(&opendata, &served, &parameters, &headers, Keep::Always).await,
        "rows.csv" => rows::csv(&opendata, served, &parameters, &headers, Keep::Always).await,
        "schema.json" => Ok(metadata::schema_of(&served.version, &headers, Keep::Always)),
        name => match Form::of_path(name) {
            Some(form) => Ok(download(&opendata, &served.version, form, &headers).await?),
            None => Err(Refusal::not_found()),
        },
    }
}

async fn download(
    opendata: &OpenData,
    version: &Version,
    form: Form,
    headers: &HeaderMap,
) -> Result<Response, OpenDataError> {
    let stored = version.files.of(form);
    let mut response = if super::is_known(headers, &stored.sha256) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let path = opendata.vault().path(&stored.sha256).await?;
        part_of(&path, stored, headers).await?
    };
    let answer = response.headers_mut();
    let mut set = |name: header::HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            answer.insert(name, value);
        }
    };
    set(header::CONTENT_TYPE, form.media_type());
    set(header::ETAG, &format!("\"{}\"", stored.sha256));
    set(header::ACCEPT_RANGES, "bytes");
    set(header::CACHE_CONTROL, "public, max-age=31536000, immutable");
    set(header::CONTENT_DISPOSITION, &disposition(version, form));
    set(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    // An office's file shows nothing and runs nothing in anybody's browser.
    set(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox");
    Ok(response)
}

async fn part_of(
    path: &std::path::Path,
    stored: &Stored,
    headers: &HeaderMap,
) -> Result<Response, OpenDataError> {
    let mut file = tokio::fs::File::open(path).await?;
    let whole = stored.bytes;
    match wanted(headers, stored) {
        Wanted::All => {
            let body = Body::from_stream(ReaderStream::with_capacity(file, 1 << 16));
            Ok(([(header::CONTENT_LENGTH, whole.to_string())], body).into_response())
        }
        Wanted::Part(first, last) => {
            file.seek(SeekFrom::Start(first)).await?;
            let length = last - first + 1;
            let body = Body::from_stream(ReaderStream::with_capacity(file.take(length), 1 << 16));
            let headers = [
                (header::CONTENT_LENGTH, length.to_string()),
                (header::CONTENT_RANGE, format!("bytes {first}-{last}/{whole}")),
            ];
            Ok((StatusCode::PARTIAL_CONTENT, headers, body).into_response())
        }
        Wanted::Nothing => {
            let headers = [(header::CONTENT_RANGE, format!("bytes */{whole}"))];
            Ok((StatusCode::RANGE_NOT_SATISFIABLE, headers).into_response())
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    All,
    Part(u64, u64),
    Nothing,
}

/// One range at most; who asks for several gets the whole (RFC 9110, section 14.2).
fn wanted(headers: &HeaderMap, stored: &Stored) -> Wanted {
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if text(header::IF_RANGE).is_some_and(|tag| tag.trim_matches('"') != stored.sha256) {
        return Wanted::All;
    }
    let Some(range) = text(header::RANGE).and_then(|range| range.strip_prefix("bytes=")) else {
        return Wanted::All;
    };
    let Some((first, last)) = range.split_once('-').filter(|_| !range.contains(',')) else {
        return Wanted::All;
    };
    let part = match (first.trim().parse::<u64>(), last.trim().parse::<u64>()) {
        (Ok(first), Ok(last)) if first <= last => {
            Some((first, last.min(stored.bytes.saturating_sub(1))))
        }
        (Ok(first), Err(_)) if last.trim().is_empty() => {
            Some((first, stored.bytes.saturating_sub(1)))
        }
        (Err(_), Ok(0)) => return Wanted::Nothing,
        (Err(_), Ok(length)) if first.trim().is_empty() => {
            Some((stored.bytes.saturating_sub(length), stored.bytes.saturating_sub(1)))
        }
        _ => None,
    };
    match part {
        None => Wanted::All,
        Some((first, _)) if first >= stored.bytes => Wanted::Nothing,
        Some((first, last)) => Wanted::Part(first, last),
    }
}

/// The name under which a browser keeps the file: plain letters for old ones, the office's own
/// for all others (RFC 6266).
fn disposition(version: &Version, form: Form) -> String {
    let (dataset, number) = (&version.dataset, version.number);
    if form == Form::Original {
        let ending = version.file_name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let plain = ending.bytes().all(|b| b.is_ascii_alphanumeric()) && !ending.is_empty();
        let ending = if plain { format!(".{ending}") } else { String::new() };
        let own = percent_encoded(&version.file_name);
        return format!(
            "attachment; filename=\"{dataset}-v{number}{ending}\"; filename*=UTF-8''{own}"
        );
    }
    let ending = form.path().trim_start_matches("data");
    format!("attachment; filename=\"{dataset}-v{number}{ending}\"")
}

fn percent_encoded(name: &str) -> String {
    use std::fmt::Write;
    name.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_what_the_standard_says() {
        let stored = Stored { sha256: "abc".to_owned(), bytes: 100 };
        let asked = |range: &str, tag: Option<&str>| {
            let mut headers = HeaderMap::new();
            headers.insert(header::RANGE, range.parse().expect("a header"));
            if let Some(tag) = tag {
                headers.insert(header::IF_RANGE, tag.parse().expect("a header"));
            }
            wanted(&headers, &stored)
        };
        assert_eq!(asked("bytes=0-9", None), Wanted::Part(0, 9));
        assert_eq!(asked("bytes=90-", None), Wanted::Part(90, 99));
        assert_eq!(asked("bytes=90-500", None), Wanted::Part(90, 99));
        assert_eq!(asked("bytes=-10", None), Wanted::Part(90, 99));
        assert_eq!(asked("bytes=-500", None), Wanted::Part(0, 99));
        assert_eq!(asked("bytes=100-", None), Wanted::Nothing);
        assert_eq!(asked("bytes=-0", None), Wanted::Nothing);
        for all in ["bytes=9-5", "bytes=0-1,3-4", "lines=1-2", "bytes=x-y", "bytes=-"] {
            assert_eq!(asked(all, None), Wanted::All, "{all}");
        }
        assert_eq!(asked("bytes=0-9", Some("\"abc\"")), Wanted::Part(0, 9));
        assert_eq!(asked("bytes=0-9", Some("\"old\"")), Wanted::All);
    }

    #[test]
    fn a_name_is_encoded_for_browsers() {
        assert_eq!(percent_encoded("Bäume & 1.csv"), "B%C3%A4ume%20%26%201.csv");
    }
}
