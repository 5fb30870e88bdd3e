//! A small RDF graph that writes itself as Turtle and as JSON-LD.

use std::{collections::BTreeSet, fmt::Write};

use commons::Text;
use serde_json::{Map, Value as Json, json};

/// Resources with their properties.
#[derive(Default)]
pub(super) struct Graph {
    resources: Vec<Resource>,
    seen: BTreeSet<String>,
}

/// A resource; names are written with a prefix of [`PREFIXES`].
pub(super) struct Resource {
    iri: String,
    kinds: Vec<&'static str>,
    properties: Vec<(&'static str, Term)>,
}

/// What a property says.
#[derive(Clone)]
pub(super) enum Term {
    /// Another resource, by its address.
    Iri(String),
    /// Text in a language.
    Lang(String, String),
    /// Text.
    Plain(String),
    /// A value of a type.
    Typed(String, &'static str),
}

const PREFIXES: [(&str, &str); 9] = [
    ("cpsv", "http://purl.org/vocab/cpsv#"),
    ("cv", "http://data.europa.eu/m8g/"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("eli", "http://data.europa.eu/eli/ontology#"),
    ("locn", "http://www.w3.org/ns/locn#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("time", "http://www.w3.org/2006/time#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

impl Resource {
    pub(super) fn new(iri: String, kinds: &[&'static str]) -> Self {
        Self { iri, kinds: kinds.to_vec(), properties: Vec::new() }
    }

    pub(super) fn with(mut self, property: &'static str, term: Term) -> Self {
        self.properties.push((property, term));
        self
    }

    /// A text in each language it has.
    pub(super) fn texts(self, property: &'static str, text: &Text) -> Self {
        text.0.iter().fold(self, |resource, (tag, text)| {
            resource.with(property, Term::Lang(text.clone(), tag.clone()))
        })
    }
}

impl Graph {
    /// Adds a resource, once.
    pub(super) fn add(&mut self, resource: Resource) {
        if self.seen.insert(resource.iri.clone()) {
            self.resources.push(resource);
        }
    }

    /// As Turtle.
    pub(super) fn turtle(&self) -> String {
        let mut out = String::new();
        for (prefix, iri) in PREFIXES {
            let _ = writeln!(out, "@prefix {prefix}: <{iri}> .");
        }
        for resource in &self.resources {
            let _ =
                write!(out, "\n<{}> a {}", escaped_iri(&resource.iri), resource.kinds.join(", "));
            for (property, term) in &resource.properties {
                let _ = write!(out, " ;\n    {property} {}", turtle(term));
            }
            out.push_str(" .\n");
        }
        out
    }

    /// As JSON-LD.
    pub(super) fn json_ld(&self) -> String {
        let context: Map<String, Json> =
            PREFIXES.iter().map(|(prefix, iri)| ((*prefix).to_owned(), json!(iri))).collect();
        let graph: Vec<Json> = self.resources.iter().map(node).collect();
        json!({ "@context": context, "@graph": graph }).to_string()
    }
}

fn node(resource: &Resource) -> Json {
    let mut node = Map::new();
    node.insert("@id".to_owned(), json!(resource.iri));
    node.insert("@type".to_owned(), json!(resource.kinds));
    for (property, term) in &resource.properties {
        let value = match term {
            Term::Iri(iri) => json!({ "@id": iri }),
            Term::Lang(text, tag) => json!({ "@value": text, "@language": tag }),
            Term::Plain(text) => json!(text),
            Term::Typed(value, kind) => json!({ "@value": value, "@type": kind }),
        };
        let all = node.entry((*property).to_owned()).or_insert_with(|| json!([]));
        if let Json::Array(all) = all {
            all.push(value);
        }
    }
    Json::Object(node)
}

fn turtle(term: &Term) -> String {
    match term {
        Term::Iri(iri) => format!("<{}>", escaped_iri(iri)),
        Term::Lang(text, tag) => format!("{}@{tag}", quoted(text)),
        Term::Plain(text) => quoted(text),
        Term::Typed(value, kind) => format!("{}^^{kind}", quoted(value)),
    }
}

/// What may not stand in an address is percent-encoded, so that no text can end it.
fn escaped_iri(iri: &str) -> String {
    iri.chars().fold(String::new(), |mut out, c| {
        if c <= ' ' || "<>\"{}|^`\\".contains(c) {
            let _ = write!(out, "%{:02X}", u32::from(c));
        } else {
            out.push(c);
        }
        out
    })
}

fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_a_string_or_an_address() {
        let mut graph = Graph::default();
        let text = Text::de("a\"b\\c\n<>");
        graph.add(
            Resource::new("https://x/a> b".to_owned(), &["skos:Concept"]).texts("dct:title", &text),
        );
        let turtle = graph.turtle();
        assert!(turtle.contains("<https://x/a%3E%20b> a skos:Concept"), "{turtle}");
        assert!(turtle.contains(r#"dct:title "a\"b\\c\n<>"@de ."#), "{turtle}");
    }
}
