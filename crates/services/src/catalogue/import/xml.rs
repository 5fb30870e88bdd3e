//! XML as a tree of elements that know their line. Documents that declare types are refused: in
//! them an entity of a few bytes can become gigabytes.

use quick_xml::{
    NsReader, XmlVersion,
    events::{BytesStart, Event},
    name::ResolveResult,
};

use super::ImportError;

/// The deepest element that is read.
const DEEPEST: usize = 64;
/// The most elements that are read.
const MOST: usize = 5_000_000;

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Node {
    /// Its namespace; empty for none.
    pub(super) namespace: String,
    /// Its name without a prefix.
    pub(super) name: String,
    /// Its attributes, by name without a prefix.
    pub(super) attributes: Vec<(String, String)>,
    /// The text directly in it.
    pub(super) text: String,
    /// The elements directly in it.
    pub(super) children: Vec<Self>,
    /// The line in which it begins, from 1.
    pub(super) line: u64,
}

impl Node {
    /// The first child of this name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All children of this name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first element of this name anywhere inside.
    pub(super) fn inside(&self, name: &str) -> Option<&Self> {
        self.children
            .iter()
            .find_map(|child| if child.name == name { Some(child) } else { child.inside(name) })
    }

    /// An attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The text of a child; empty where there is none.
    pub(super) fn text_of(&self, name: &str) -> &str {
        self.child(name).map_or("", |child| child.text.trim())
    }

    /// All text inside, for notes.
    pub(super) fn whole_text(&self) -> String {
        let inner = self.children.iter().map(Self::whole_text);
        let all = std::iter::once(self.text.trim().to_owned()).chain(inner);
        all.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// Reads a document.
///
/// # Errors
/// [`ImportError::Xml`] with the line.
pub(super) fn read(content: &[u8]) -> Result<Node, ImportError> {
    let text = std::str::from_utf8(content).map_err(|error| {
        let line = lines(&content[..error.valid_up_to()]);
        xml(line, &"it is no UTF-8")
    })?;
    Reader { text, events: NsReader::from_str(text), counted: 0, line: 1, nodes: 0 }.document()
}

fn lines(content: &[u8]) -> u64 {
    content.iter().fold(1, |lines, byte| lines + u64::from(*byte == b'\n'))
}

fn xml(line: u64, reason: &dyn std::fmt::Display) -> ImportError {
    ImportError::Xml { line, reason: reason.to_string() }
}

struct Reader<'a> {
    text: &'a str,
    events: NsReader<&'a [u8]>,
    counted: usize,
    line: u64,
    nodes: usize,
}

impl Reader<'_> {
    fn document(mut self) -> Result<Node, ImportError> {
        let mut open: Vec<Node> = Vec::new();
        let mut root = None;
        loop {
            let line = self.line();
            let (found, event) = match self.events.read_resolved_event() {
                Ok((found, event)) => (namespace(&found, line), event.into_owned()),
                Err(error) => return Err(xml(self.line(), &error)),
            };
            match event {
                Event::Start(start) => {
                    self.count(line, open.len(), root.is_some() && open.is_empty())?;
                    let node = self.node(&start, found?, line)?;
                    open.push(node);
                }
                Event::Empty(start) => {
                    self.count(line, open.len(), root.is_some() && open.is_empty())?;
                    let node = self.node(&start, found?, line)?;
                    close(&mut open, &mut root, node);
                }
                Event::End(_) => {
                    let node = open.pop().ok_or_else(|| xml(line, &"an end without a start"))?;
                    close(&mut open, &mut root, node);
                }
                Event::Text(text) => {
                    let text = text.decode().map_err(|error| xml(line, &error))?;
                    add(&mut open, &text, line)?;
                }
                Event::CData(data) => {
                    let text = data.decode().map_err(|error| xml(line, &error))?;
                    add(&mut open, &text, line)?;
                }
                Event::GeneralRef(entity) => {
                    let name = entity.decode().map_err(|error| xml(line, &error))?;
                    let text = resolved(&name)
                        .ok_or_else(|| xml(line, &format!("unknown entity “&{name};”")))?;
                    add(&mut open, &text, line)?;
                }
                Event::DocType(_) => return Err(xml(line, &"a document type is not allowed")),
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
        if let Some(node) = open.last() {
            return Err(xml(node.line, &format!("“{}” is not closed", node.name)));
        }
        root.ok_or_else(|| xml(1, &"there is no element"))
    }

    /// The line at which the reader is.
    fn line(&mut self) -> u64 {
        let at = usize::try_from(self.events.buffer_position()).unwrap_or(usize::MAX);
        let at = at.min(self.text.len());
        let passed = &self.text.as_bytes()[self.counted.min(at)..at];
        self.line += lines(passed) - 1;
        self.counted = at;
        self.line
    }

    fn count(&mut self, line: u64, depth: usize, is_second: bool) -> Result<(), ImportError> {
        self.nodes += 1;
        if is_second {
            return Err(xml(line, &"there is a second root"));
        }
        if depth >= DEEPEST || self.nodes > MOST {
            return Err(xml(line, &"it is nested too deeply or has too many elements"));
        }
        Ok(())
    }

    fn node(
        &self,
        start: &BytesStart<'_>,
        namespace: Option<String>,
        line: u64,
    ) -> Result<Node, ImportError> {
        let name = local(start.local_name().as_ref());
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| xml(line, &error))?;
            let value = attribute
                .decoded_and_normalized_value(XmlVersion::Implicit1_0, self.events.decoder())
                .map_err(|error| xml(line, &error))?;
            attributes.push((local(attribute.key.local_name().as_ref()), value.into_owned()));
        }
        let namespace = namespace.unwrap_or_default();
        Ok(Node { namespace, name, attributes, line, ..Node::default() })
    }
}

fn local(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

/// The namespace of an element; an error for a prefix that nobody declared.
fn namespace(found: &ResolveResult<'_>, line: u64) -> Result<Option<String>, ImportError> {
    match found {
        ResolveResult::Bound(namespace) => {
            Ok(Some(String::from_utf8_lossy(namespace.as_ref()).into_owned()))
        }
        ResolveResult::Unbound => Ok(None),
        ResolveResult::Unknown(prefix) => {
            let prefix = String::from_utf8_lossy(prefix).into_owned();
            Err(ImportError::Namespace { line, namespace: prefix })
        }
    }
}

fn close(open: &mut [Node], root: &mut Option<Node>, node: Node) {
    match open.last_mut() {
        Some(parent) => parent.children.push(node),
        None => *root = Some(node),
    }
}

fn add(open: &mut [Node], text: &str, line: u64) -> Result<(), ImportError> {
    match open.last_mut() {
        Some(node) => node.text.push_str(text),
        None if text.trim().is_empty() => {}
        None => return Err(xml(line, &"there is text outside the root")),
    }
    Ok(())
}

fn resolved(entity: &str) -> Option<String> {
    if let Some(number) = entity.strip_prefix('#') {
        let code = match number.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(String::from);
    }
    let text = match entity {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    };
    Some(text.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn elements_know_their_namespace_and_line() {
        let root = read(b"<a xmlns='urn:x'>\n <b c='1&amp;2'>x &lt; y</b>\n</a>").expect("sound");
        assert_eq!((root.namespace.as_str(), root.line), ("urn:x", 1));
        let b = root.child("b").expect("there");
        assert_eq!((b.attribute("c"), b.text.as_str(), b.line), (Some("1&2"), "x < y", 2));
    }

    fn line(content: &str) -> u64 {
        match read(content.as_bytes()) {
            Err(ImportError::Xml { line, .. } | ImportError::Namespace { line, .. }) => line,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn broken_xml_is_refused_with_its_line() {
        assert_eq!(line("<a>\n<b>\n</a>"), 3);
        assert_eq!(line("<a>\n<b>"), 2);
        assert_eq!(line(""), 1);
        assert_eq!(line("<a/>\n<b/>"), 2);
        assert_eq!(line("<a>\n&nope;</a>"), 2);
        assert_eq!(line("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), 1);
    }

    #[test]
    fn a_nest_of_elements_ends_somewhere() {
        let deep = "<a>".repeat(100_000);
        assert_eq!(line(&deep), 1);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes);
        }

        #[test]
        fn anything_like_xml_is_read_or_refused(text in "[<>/a-c='\"&;! \n\\[\\]?-]{0,80}") {
            if let Ok(root) = read(text.as_bytes()) {
                prop_assert!(!root.name.is_empty());
            }
        }
    }
}
