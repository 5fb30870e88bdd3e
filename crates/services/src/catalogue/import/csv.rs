//! Services as a table: what an office can write in a spreadsheet. The first row names the columns;
//! `,`, `;` and tabs separate; files are UTF-8 or Windows-1252.

use commons::{Slug, Text};
use encoding_rs::WINDOWS_1252;

use super::{
    Found, FoundService, ImportError,
    dldb::fee,
    found::Ids,
    known::{life_situation, words},
};
use crate::catalogue::{
    model::{Channel, Door, EASY, LegalBasis, PaperForm, ProcessingTime, Reason, RequiredDocument},
    rules::{is_web_address, readable_hours},
};

/// The name of the source.
const SYSTEM: &str = "csv";

/// The columns that are understood; `id` and `name` must be there. In columns that hold lists,
/// entries stand in lines of their own or are separated by `|`.
pub const COLUMNS: [&str; 22] = [
    "id",
    "name",
    "name_en",
    "teaser",
    "teaser_en",
    "description",
    "description_en",
    "description_easy",
    "procedure",
    "legal_basis",
    "documents",
    "prerequisites",
    "deadlines",
    "processing_days",
    "fee",
    "keywords",
    "life_situations",
    "authority",
    "phone",
    "phone_hours",
    "form",
    "form_address",
];

struct Row<'a> {
    header: &'a [&'static str],
    record: &'a csv::StringRecord,
    line: u64,
}

impl Row<'_> {
    fn get(&self, column: &str) -> &str {
        let at = self.header.iter().position(|known| *known == column);
        at.and_then(|at| self.record.get(at)).unwrap_or_default().trim()
    }

    fn text(&self, columns: &[(&str, &str)]) -> Text {
        let said = columns.iter().map(|(tag, column)| (*tag, self.get(column)));
        said.filter(|(_, text)| !text.is_empty())
            .fold(Text::default(), |all, (tag, text)| all.with(tag, text))
    }

    fn list(&self, column: &str) -> Vec<Text> {
        let entries = self.get(column).split(['|', '\n']).map(str::trim);
        entries.filter(|entry| !entry.is_empty()).map(Text::de).collect()
    }
}

/// Reads a table.
///
/// # Errors
/// [`ImportError::NoColumn`], [`ImportError::UnknownColumn`], [`ImportError::Row`],
/// [`ImportError::Value`], [`ImportError::Missing`], [`ImportError::Twice`].
pub(super) fn read(content: &[u8]) -> Result<Found, ImportError> {
    let text = decoded(content);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter(&text)).from_reader(text.as_bytes());
    let header = header(reader.headers().map_err(|error| row(&error))?)?;
    let (mut found, mut ids) = (Found::default(), Ids::default());
    for record in reader.records() {
        let record = record.map_err(|error| row(&error))?;
        let line = record.position().map_or(0, csv::Position::line);
        let row = Row { header: &header, record: &record, line };
        let service = service(&row)?;
        ids.take(&service.source.id, line)?;
        found.services.push(service);
    }
    Ok(found)
}

fn decoded(content: &[u8]) -> String {
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    match std::str::from_utf8(content) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode(content).0.into_owned(),
    }
}

/// What separates the names of the columns.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |it: &u8| first.bytes().filter(|byte| byte == it).count();
    [b',', b';', b'\t'].into_iter().max_by_key(count).unwrap_or(b',')
}

fn header(names: &csv::StringRecord) -> Result<Vec<&'static str>, ImportError> {
    let known = |name: &str| {
        let name = name.trim().to_lowercase();
        let column = COLUMNS.into_iter().find(|column| *column == name);
        column.ok_or(ImportError::UnknownColumn(name))
    };
    let header: Vec<_> = names.iter().map(known).collect::<Result<_, _>>()?;
    for needed in ["id", "name"] {
        if !header.contains(&needed) {
            return Err(ImportError::NoColumn(needed));
        }
    }
    Ok(header)
}

fn row(error: &csv::Error) -> ImportError {
    let line = error.position().map_or(1, csv::Position::line);
    ImportError::Row { line, reason: error.to_string() }
}

fn service(row: &Row<'_>) -> Result<FoundService, ImportError> {
    for field in ["id", "name"] {
        if row.get(field).is_empty() {
            return Err(ImportError::Missing { line: row.line, field });
        }
    }
    let mut found = FoundService::new(SYSTEM, row.get("id").to_owned());
    let content = &mut found.content;
    content.name = row.text(&[("de", "name"), ("en", "name_en")]);
    content.teaser = row.text(&[("de", "teaser"), ("en", "teaser_en")]);
    let description = [("de", "description"), ("en", "description_en"), (EASY, "description_easy")];
    content.description = row.text(&description);
    content.procedure = row.text(&[("de", "procedure")]);
    let law = |title| LegalBasis { title, url: None };
    content.legal_basis = row.list("legal_basis").into_iter().map(law).collect();
    let document = |name| RequiredDocument { name, ..RequiredDocument::default() };
    content.documents = row.list("documents").into_iter().map(document).collect();
    content.prerequisites = row.list("prerequisites");
    content.deadlines = row.list("deadlines");
    content.keywords = words(row.get("keywords"));
    content.processing = ProcessingTime { promised_days: days(row)?, note: Text::default() };
    for name in words(row.get("life_situations")) {
        match life_situation(&name) {
            Some(life) => found.content.life_situations.push(life),
            None => found.unresolved("life_situations", &name, Reason::Topic),
        }
    }
    (found.fee, found.fee_note) = fee(row.get("fee"));
    found.authorities = words(row.get("authority"));
    found.channels = doors(row)?;
    Ok(found)
}

fn days(row: &Row<'_>) -> Result<Option<u32>, ImportError> {
    let said = row.get("processing_days");
    if said.is_empty() {
        return Ok(None);
    }
    said.parse().map(Some).map_err(|_| value(row, "processing_days"))
}

fn doors(row: &Row<'_>) -> Result<Vec<Channel>, ImportError> {
    let mut doors = Vec::new();
    let phone = row.get("phone");
    if !phone.is_empty() {
        let (number, hours) = (phone.to_owned(), row.get("phone_hours").to_owned());
        if readable_hours(&hours).is_err() {
            return Err(value(row, "phone_hours"));
        }
        doors.push(Channel::new(Slug::of_title("telefon"), Door::Phone { number, hours }));
    }
    let form = row.get("form");
    if !form.is_empty() {
        if !is_web_address(form) {
            return Err(value(row, "form"));
        }
        let address = row.text(&[("de", "form_address")]);
        let form = PaperForm::File(form.to_owned());
        doors.push(Channel::new(Slug::of_title("papier"), Door::Paper { form, address }));
    }
    Ok(doors)
}

fn value(row: &Row<'_>, column: &'static str) -> ImportError {
    ImportError::Value { line: row.line, column, value: row.get(column).to_owned() }
}
