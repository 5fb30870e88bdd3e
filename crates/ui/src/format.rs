use axum::http::{HeaderMap, header};

/// The form in which an object is wanted: chosen by the suffix of the path, else by `Accept`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A page for people.
    Html,
    /// For machines.
    Json,
    /// For spreadsheets.
    Csv,
}

impl Format {
    /// The form that a request wants: under `/api/` there is only the one for machines.
    pub fn of(path: &str, headers: &HeaderMap) -> Self {
        if let (_, Some(format)) = Self::split(path) {
            return format;
        }
        if path.starts_with("/api/") {
            return Self::Json;
        }
        let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
        Self::accepted(accept.unwrap_or_default())
    }

    /// Takes the suffix from the last part of a path: `strassen.json` is `strassen` as JSON.
    pub fn split(name: &str) -> (&str, Option<Self>) {
        match name.rsplit_once('.') {
            Some((name, "json")) => (name, Some(Self::Json)),
            Some((name, "csv")) => (name, Some(Self::Csv)),
            _ => (name, None),
        }
    }

    fn accepted(accept: &str) -> Self {
        let wants = |kind: &str| accept.find(kind).unwrap_or(usize::MAX);
        let (html, json, csv) = (wants("text/html"), wants("json"), wants("text/csv"));
        if json < html && json < csv {
            Self::Json
        } else if csv < html {
            Self::Csv
        } else {
            Self::Html
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_suffix_goes_before_the_accept_header() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, "application/json".parse().unwrap());
        assert_eq!(Format::of("/data/x", &headers), Format::Json);
        assert_eq!(Format::of("/data/x.csv", &headers), Format::Csv);
        headers.insert(header::ACCEPT, "text/html,application/json;q=0.9".parse().unwrap());
        assert_eq!(Format::of("/data/x", &headers), Format::Html);
        assert_eq!(Format::of("/data/x", &HeaderMap::new()), Format::Html);
        assert_eq!(Format::of("/api/x", &HeaderMap::new()), Format::Json);
    }
}
