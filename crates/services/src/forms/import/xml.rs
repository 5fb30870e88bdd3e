//! An XML document as a tree, with the line of every element. Documents with a document type are
//! refused: what it declares could grow without end.

use quick_xml::{
    events::{BytesStart, Event},
    name::ResolveResult,
    reader::NsReader,
};

use super::ImportError;

/// How deep elements may be nested.
const MAX_DEPTH: usize = 64;

/// An element.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    /// Its name without its prefix.
    pub(super) name: String,
    /// Its namespace; empty without one.
    pub(super) namespace: String,
    /// The line it begins on, from 1.
    pub(super) line: u64,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Element>,
    text: String,
}

impl Element {
    /// Its text without the space around it, where it has any.
    pub(super) fn text(&self) -> Option<&str> {
        Some(self.text.trim()).filter(|text| !text.is_empty())
    }

    /// Its first child of this name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// Its children of this name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of the first child of this name that says something.
    pub(super) fn said(&self, name: &str) -> Option<&str> {
        self.children.iter().filter(|child| child.name == name).find_map(Self::text)
    }

    /// The code in a child of this name.
    pub(super) fn code(&self, name: &str) -> Option<&str> {
        self.child(name)?.said("code")
    }

    /// An attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Reads a document; its root.
///
/// # Errors
/// [`ImportError::Xml`], [`ImportError::DocumentType`] and [`ImportError::TooDeep`], with the line.
pub(super) fn read(bytes: &[u8]) -> Result<Element, ImportError> {
    let text = std::str::from_utf8(bytes).map_err(|_| ImportError::NotUtf8)?;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = NsReader::from_str(text);
    let mut lines = Lines { text, at: 0, line: 1 };
    // What is open, from the outside; the first one holds the root.
    let mut open = vec![Element::default()];
    loop {
        let line = lines.at(reader.buffer_position());
        let broken =
            |error: &dyn std::fmt::Display| ImportError::Xml { line, reason: error.to_string() };
        let (namespace, event) = reader.read_resolved_event().map_err(|error| broken(&error))?;
        let namespace = match namespace {
            ResolveResult::Bound(namespace) => String::from_utf8_lossy(namespace.0).into_owned(),
            ResolveResult::Unbound => String::new(),
            ResolveResult::Unknown(prefix) => {
                let prefix = String::from_utf8_lossy(&prefix).into_owned();
                return Err(broken(&format!("prefix {prefix}")));
            }
        };
        match event {
            Event::Start(start) => {
                if open.len() > MAX_DEPTH {
                    return Err(ImportError::TooDeep(line));
                }
                open.push(element(&start, namespace, line).map_err(|error| broken(&error))?);
            }
            Event::Empty(start) => {
                let element = element(&start, namespace, line).map_err(|error| broken(&error))?;
                inside(&mut open).children.push(element);
            }
            Event::End(_) => {
                let Some(element) = open.pop() else { break };
                inside(&mut open).children.push(element);
            }
            Event::Text(text) => {
                let text = text.decode().map_err(|error| broken(&error))?;
                inside(&mut open).text.push_str(&text);
            }
            Event::CData(text) => {
                let text = text.decode().map_err(|error| broken(&error))?;
                inside(&mut open).text.push_str(&text);
            }
            Event::GeneralRef(name) => {
                let character = name.resolve_char_ref().map_err(|error| broken(&error))?;
                let name = name.decode().map_err(|error| broken(&error))?;
                let character = character
                    .or_else(|| predefined(&name))
                    .ok_or_else(|| broken(&format!("&{name};")))?;
                inside(&mut open).text.push(character);
            }
            Event::DocType(_) => return Err(ImportError::DocumentType(line)),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    let line = lines.at(reader.buffer_position());
    let ends = |reason: &str| ImportError::Xml { line, reason: reason.to_owned() };
    let mut outermost = open.pop().ok_or_else(|| ends("root"))?;
    if !open.is_empty() {
        return Err(ends(&format!("<{}>", outermost.name)));
    }
    match (outermost.children.pop(), outermost.children.is_empty(), outermost.text.trim()) {
        (Some(root), true, "") => Ok(root),
        _ => Err(ends("root")),
    }
}

fn inside(open: &mut Vec<Element>) -> &mut Element {
    if open.is_empty() {
        open.push(Element::default());
    }
    let last = open.len() - 1;
    &mut open[last]
}

fn element(
    start: &BytesStart<'_>,
    namespace: String,
    line: u64,
) -> Result<Element, quick_xml::Error> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute?;
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0)?.into_owned();
        attributes.push((text(attribute.key.as_ref()), value));
    }
    let name = text(start.local_name().as_ref());
    Ok(Element { name, namespace, line, attributes, ..Element::default() })
}

fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "apos" => '\'',
        "quot" => '"',
        _ => return None,
    })
}

/// Counts lines as the reader goes on.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    fn at(&mut self, position: u64) -> u64 {
        let end = usize::try_from(position).unwrap_or(usize::MAX).min(self.text.len());
        let passed = self.text.as_bytes().get(self.at..end).unwrap_or_default();
        let ends = memchr::memchr_iter(b'\n', passed).count();
        self.line += u64::try_from(ends).unwrap_or_default();
        self.at = end.max(self.at);
        self.line
    }
}
