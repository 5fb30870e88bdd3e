//! `XDatenfelder`: which elements stand where in versions 2 and 3.0.0. The tables follow what the
//! FIM portal's interface (0.24.0) and published files have.

use super::{
    ImportError, Into,
    draft::Draft,
    xdf_read,
    xml::{self, Element},
};
use crate::forms::Definition;

/// The namespace of version 2.
const XDF2: &str = "urn:xoev-de:fim:standard:xdatenfelder_2";
/// The namespace of version 3.0.0.
const XDF3: &str = "urn:xoev-de:fim:standard:xdatenfelder_3.0.0";

/// A version of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    Two,
    Three,
}

/// Reads a message: a schema or a group of fields.
pub(super) fn import(bytes: &[u8], into: &Into) -> Result<Definition, ImportError> {
    let root = xml::read(bytes)?;
    let version = match root.namespace.as_str() {
        XDF2 => Version::Two,
        XDF3 => Version::Three,
        other => {
            let namespace = other.to_owned();
            return Err(ImportError::Namespace { line: root.line, namespace });
        }
    };
    let content = match root.name.as_str() {
        "xdatenfelder.stammdatenschema.0102" => "stammdatenschema",
        "xdatenfelder.datenfeldgruppe.0103" => "datenfeldgruppe",
        _ => return Err(unexpected(&root)),
    };
    check(&root, &[One("header"), One(content)], version, &root.namespace)?;
    let content = needed(&root, content)?;
    let mut draft = Draft::new(into);
    xdf_read::read(content, version, &mut draft);
    Ok(draft.finish())
}

/// How often an element may stand.
#[derive(Clone, Copy)]
enum Allowed {
    One(&'static str),
    Many(&'static str),
}
use Allowed::{Many, One};

impl Allowed {
    const fn name(self) -> &'static str {
        match self {
            Self::One(name) | Self::Many(name) => name,
        }
    }
}

const IDENTIFICATION: &[Allowed] = &[One("id"), One("version")];
const CODE: &[Allowed] = &[One("code"), One("name")];

const COMMON: &[Allowed] = &[
    One("identifikation"),
    One("name"),
    One("bezeichnungEingabe"),
    One("bezeichnungAusgabe"),
    One("beschreibung"),
    One("definition"),
    One("versionshinweis"),
    One("gueltigAb"),
    One("gueltigBis"),
    One("veroeffentlichungsdatum"),
];
const COMMON_2: &[Allowed] =
    &[One("bezug"), One("status"), One("fachlicherErsteller"), One("freigabedatum")];
const COMMON_3: &[Allowed] = &[
    Many("bezug"),
    One("freigabestatus"),
    One("statusGesetztAm"),
    One("statusGesetztDurch"),
    One("letzteAenderung"),
    Many("relation"),
    Many("stichwort"),
];
const ELEMENT: &[Allowed] =
    &[One("schemaelementart"), One("hilfetextEingabe"), One("hilfetextAusgabe"), Many("regel")];
const SCHEMA: &[Allowed] = &[
    One("hilfetext"),
    One("ableitungsmodifikationenStruktur"),
    One("ableitungsmodifikationenRepraesentation"),
    One("dokumentsteckbrief"),
    Many("regel"),
    Many("struktur"),
];
const GROUP: &[Allowed] = &[One("art"), Many("struktur")];
const FIELD: &[Allowed] = &[
    One("feldart"),
    One("datentyp"),
    One("praezisierung"),
    // Published files have it twice, empty and filled.
    Many("inhalt"),
    One("codelisteReferenz"),
];
const FIELD_3: &[Allowed] = &[
    One("vorbefuellung"),
    One("werte"),
    One("codeKey"),
    One("nameKey"),
    One("helpKey"),
    One("maxSize"),
    Many("mediaType"),
];
const RULE_2: &[Allowed] = &[One("script")];
const RULE_3: &[Allowed] = &[
    One("freitextRegel"),
    One("fachlicherErsteller"),
    One("typ"),
    Many("param"),
    One("ziel"),
    One("skript"),
    Many("fehler"),
];
const CODE_LIST: &[Allowed] = &[
    One("identifikation"),
    One("genericodeIdentification"),
    One("canonicalIdentification"),
    One("version"),
    One("canonicalVersionUri"),
];

/// What may stand in an element; nothing where its content is free.
fn allowed(name: &str, version: Version) -> Option<Vec<Allowed>> {
    let common = match version {
        Version::Two => [COMMON, COMMON_2].concat(),
        Version::Three => [COMMON, COMMON_3].concat(),
    };
    let of_version = |two: &[Allowed], three: &[Allowed]| match version {
        Version::Two => two.to_vec(),
        Version::Three => three.to_vec(),
    };
    Some(match name {
        "header" => vec![One("nachrichtID"), One("erstellungszeitpunkt"), One("referenzID")],
        "identifikation" | "objekt" => IDENTIFICATION.to_vec(),
        "status"
        | "freigabestatus"
        | "schemaelementart"
        | "feldart"
        | "datentyp"
        | "art"
        | "vorbefuellung"
        | "typ"
        | "praedikat"
        | "ableitungsmodifikationenStruktur"
        | "ableitungsmodifikationenRepraesentation" => CODE.to_vec(),
        "stammdatenschema" => [common.as_slice(), SCHEMA].concat(),
        "datenfeldgruppe" => [common.as_slice(), ELEMENT, GROUP].concat(),
        "datenfeld" => [common.as_slice(), ELEMENT, FIELD, &of_version(&[], FIELD_3)].concat(),
        "regel" => [common, of_version(RULE_2, RULE_3)].concat(),
        "struktur" => vec![One("anzahl"), Many("bezug"), One("enthaelt")],
        "enthaelt" => vec![One("datenfeld"), One("datenfeldgruppe")],
        "relation" => vec![One("praedikat"), One("objekt")],
        "codelisteReferenz" => CODE_LIST.to_vec(),
        "genericodeIdentification" => CODE_LIST[2..].to_vec(),
        "werte" => vec![Many("wert")],
        "wert" => vec![One("code"), One("name"), One("hilfe")],
        "param" | "ziel" | "fehler" => return None,
        _ => Vec::new(),
    })
}

/// What must stand in an element and say something.
fn demanded(name: &str) -> &'static [&'static str] {
    match name {
        "identifikation" | "objekt" => &["id"],
        "stammdatenschema" | "datenfeldgruppe" | "regel" => &["identifikation", "name"],
        "datenfeld" => &["identifikation", "name", "feldart", "datentyp"],
        "struktur" => &["anzahl", "enthaelt"],
        "status" | "freigabestatus" | "schemaelementart" | "feldart" | "datentyp" => &["code"],
        "wert" => &["code", "name"],
        _ => &[],
    }
}

fn check(
    element: &Element,
    allowed_here: &[Allowed],
    version: Version,
    namespace: &str,
) -> Result<(), ImportError> {
    let mut seen: Vec<&str> = Vec::new();
    for child in &element.children {
        let rule = allowed_here.iter().find(|it| it.name() == child.name);
        let is_ours = child.namespace == namespace
            || (child.namespace.is_empty() && matches!(child.name.as_str(), "code" | "name"));
        let Some(rule) = rule.filter(|_| is_ours) else { return Err(unexpected(child)) };
        if matches!(rule, One(_)) && seen.contains(&child.name.as_str()) {
            let (line, element) = (child.line, child.name.clone());
            return Err(ImportError::DuplicateElement { line, element });
        }
        seen.push(&child.name);
        if let Some(inside) = allowed(&child.name, version) {
            check(child, &inside, version, namespace)?;
        }
    }
    for name in demanded(&element.name) {
        let child = needed(element, name)?;
        if child.children.is_empty() && child.text().is_none() {
            return Err(missing(child.line, name));
        }
    }
    values(element)
}

/// Values that the standard lists.
fn values(element: &Element) -> Result<(), ImportError> {
    let known: &[&str] = match element.name.as_str() {
        "freigabestatus" => &["1", "2", "3", "4", "5", "6", "7", "8"],
        "feldart" => &["input", "select", "label", "hidden", "locked"],
        "datentyp" => &[
            "text",
            "text_latin",
            "date",
            "time",
            "datetime",
            "bool",
            "num",
            "num_int",
            "num_currency",
            "file",
            "obj",
        ],
        "anzahl" => return cardinality_is_sound(element),
        _ => return Ok(()),
    };
    let Some(code) = element.child("code") else { return Ok(()) };
    match code.text() {
        Some(value) if !known.contains(&value) => Err(bad_value(&element.name, code)),
        _ => Ok(()),
    }
}

fn cardinality_is_sound(element: &Element) -> Result<(), ImportError> {
    match xdf_read::cardinality(element.text().unwrap_or_default()) {
        Some(_) => Ok(()),
        None => Err(bad_value(&element.name, element)),
    }
}

fn bad_value(name: &str, element: &Element) -> ImportError {
    let value = element.text().unwrap_or_default().chars().take(100).collect();
    ImportError::BadValue { line: element.line, element: name.to_owned(), value }
}

fn needed<'a>(element: &'a Element, name: &str) -> Result<&'a Element, ImportError> {
    element.child(name).ok_or_else(|| missing(element.line, name))
}

fn missing(line: u64, element: &str) -> ImportError {
    ImportError::MissingElement { line, element: element.to_owned() }
}

fn unexpected(element: &Element) -> ImportError {
    let name = element.name.chars().take(100).collect();
    ImportError::UnexpectedElement { line: element.line, element: name }
}
