//! Files of other programs: real ones where they are at hand, hand-made ones always.

#[path = "../../fuzz/digest.rs"]
mod digest;

use std::{
    io::{Cursor, Write},
    path::{Path, PathBuf},
};

use commons::Explain;
use proptest::prelude::*;
use serde_json::json;
use services::forms::{
    Definition, Form, FormsError, Item, Kind, Node, Rule, UnresolvedKind,
    import::{Into, MAX_BYTES, import},
};
use zip::{ZipWriter, write::SimpleFileOptions};

fn into() -> Into {
    let slug = |text: &str| text.parse().expect("a slug");
    Into { service: slug("hund-anmelden"), office: slug("kaemmerei"), form: None }
}

/// A folder of the shared test data; `None` (and a line that says so) where it is not there.
fn shared(name: &str) -> Option<PathBuf> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/services").join(name);
    if !path.exists() {
        #[expect(clippy::print_stderr, reason = "a test that could not run must say so")]
        {
            eprintln!("{} is absent: not tested", path.display());
        }
        return None;
    }
    Some(path)
}

fn taken(path: &Path) -> Form {
    let bytes = std::fs::read(path).expect("the file");
    import(&bytes, &into()).unwrap_or_else(|error| panic!("{}: {error:?}", path.display()))
}

/// The code and the line of what refuses a file.
fn refused(bytes: &[u8]) -> (String, Option<u64>) {
    let error = import(bytes, &into()).expect_err("refused");
    (error.code().replace("services-forms-import-", ""), error.place().line)
}

fn notes(definition: &Definition, kind: UnresolvedKind) -> Vec<(&str, &str)> {
    let of_kind = definition.unresolved.iter().filter(|it| it.kind == kind);
    of_kind.map(|it| (it.at.as_str(), it.text.as_str())).collect()
}

#[test]
fn the_sound_files_of_xdatenfelder_are_taken() {
    let Some(folder) = shared("xdatenfelder") else { return };
    let sound = [
        "v2/data-field-rule.xml",
        "v2/data-group-rule.xml",
        "v2/label.xml",
        "v2/minimal.xml",
        "v2/rule.xml",
        "v2/select.xml",
        "v2/simple.xml",
        "v3/input.xml",
        "v3/simple.xml",
    ];
    for name in sound {
        taken(&folder.join(name));
    }
}

#[test]
fn the_broken_files_of_xdatenfelder_are_refused_with_their_line() {
    let Some(folder) = shared("xdatenfelder") else { return };
    for (name, code, line) in [
        ("v2/duplicate-optional-value.xml", "duplicate-element", 15),
        ("v2/duplicate-required-value.xml", "duplicate-element", 13),
        ("v2/unknown-namespace.xml", "namespace", 2),
        ("v3/duplicate-id-node.xml", "duplicate-element", 11),
        ("v3/empty-id-node.xml", "missing-element", 10),
        ("v3/invalid-freigabestatus.xml", "bad-value", 18),
        ("v3/missing-id-node.xml", "missing-element", 9),
        ("v3/unexpected-node.xml", "unexpected-element", 11),
        ("v3/unknown-namespace.xml", "namespace", 2),
    ] {
        let bytes = std::fs::read(folder.join(name)).expect("the file");
        assert_eq!(refused(&bytes), (code.to_owned(), Some(line)), "{name}");
    }
}

#[test]
fn a_group_of_xdatenfelder_becomes_a_page_and_its_prose_stays_a_note() {
    let Some(folder) = shared("xdatenfelder") else { return };
    let form = taken(&folder.join("v3/simple.xml"));
    let definition = form.definition();
    let street = definition.schema.at("G60000000086.F60000000243").expect("by its path");
    assert_eq!((street.min_length, street.max_length), (Some(1), Some(55)));
    assert_eq!(definition.layout.pages[0].title.0["de"], "Straßenanschrift");
    let rules = notes(definition, UnresolvedKind::Rule);
    assert_eq!(
        rules.iter().map(|(at, _)| *at).collect::<Vec<_>>(),
        ["", "G60000000086.F60000000243"]
    );
    assert!(rules[0].1.contains("Es muss entweder Feldgruppe G60000086"));
    assert!(rules[0].1.contains("some script content"));
    let form = taken(&folder.join("v2/simple.xml"));
    let name = form.schema().at("G00000082.F60000227").expect("by its path");
    assert_eq!((name.min_length, name.max_length), (Some(1), Some(120)));
    let select = taken(&folder.join("v2/select.xml"));
    assert_eq!(
        notes(select.definition(), UnresolvedKind::CodeList),
        [("F123", "urn:de:example_1")]
    );
    let label = taken(&folder.join("v2/label.xml"));
    assert!(
        matches!(&label.definition().layout.pages[0].items[0], Item::Info(info) if info.text.0["de"] == "Hinweis Inhalt")
    );
    let input = taken(&folder.join("v3/input.xml"));
    let limits = notes(input.definition(), UnresolvedKind::Limit);
    assert!(limits.contains(&("F60000000243", "note: Constraints")), "{limits:?}");
}

fn xdf3(content: &str) -> String {
    format!(
        "<xdf:xdatenfelder.stammdatenschema.0102 xmlns:xdf=\"urn:xoev-de:fim:standard:xdatenfelder_3.0.0\">
         <xdf:header><xdf:nachrichtID>1</xdf:nachrichtID></xdf:header>
         <xdf:stammdatenschema><xdf:identifikation><xdf:id>S1</xdf:id></xdf:identifikation><xdf:name>Probe</xdf:name>
         {content}</xdf:stammdatenschema></xdf:xdatenfelder.stammdatenschema.0102>"
    )
}

fn held(count: &str, content: &str) -> String {
    format!(
        "<xdf:struktur><xdf:anzahl>{count}</xdf:anzahl><xdf:enthaelt>{content}</xdf:enthaelt></xdf:struktur>"
    )
}

fn group(id: &str, content: &str) -> String {
    format!(
        "<xdf:datenfeldgruppe><xdf:identifikation><xdf:id>{id}</xdf:id></xdf:identifikation><xdf:name>{id}</xdf:name>{content}</xdf:datenfeldgruppe>"
    )
}

fn field(id: &str, art: &str, kind: &str, more: &str) -> String {
    format!(
        "<xdf:datenfeld><xdf:identifikation><xdf:id>{id}</xdf:id></xdf:identifikation><xdf:name>{id}</xdf:name><xdf:feldart><code>{art}</code></xdf:feldart><xdf:datentyp><code>{kind}</code></xdf:datentyp>{more}</xdf:datenfeld>"
    )
}

#[test]
fn groups_that_are_used_again_are_told_apart_by_their_path() {
    let address = group("G1", &held("1:1", &field("F1", "input", "text", "")));
    let content = format!(
        "{}{}{}",
        held("1:1", &address),
        held("0:1", &address),
        held("0:n", &group("G2", &held("1:1", &address)))
    );
    let form = import(xdf3(&content).as_bytes(), &into()).expect("taken");
    for path in ["G1.F1", "G1_2.F1", "G2.G1.F1"] {
        assert!(form.schema().at(path).is_some(), "{path}");
    }
    assert_eq!(form.schema().at("G2").and_then(Node::kind), Some(Kind::Rows));
    assert_eq!(form.schema().required, ["G1"]);
    assert_eq!(notes(form.definition(), UnresolvedKind::Limit), [("G2", "0:n")]);
}

#[test]
fn kinds_of_fields_become_ours_or_stay_notes() {
    let values = "<xdf:werte><xdf:wert><xdf:code>a</xdf:code><xdf:name>Alpha</xdf:name></xdf:wert></xdf:werte>";
    let fields = [
        field("F1", "input", "date", ""),
        field(
            "F2",
            "input",
            "num_currency",
            "<xdf:praezisierung minValue=\"1,50\" maxValue=\"10\"/>",
        ),
        field("F3", "select", "text", values),
        field("F4", "hidden", "text", ""),
        field(
            "F5",
            "input",
            "file",
            "<xdf:maxSize>5</xdf:maxSize><xdf:mediaType>image/png</xdf:mediaType>",
        ),
        field("F6", "input", "text", "<xdf:praezisierung pattern=\"[0-9]{5}\"/>"),
        field("F7", "input", "text", "<xdf:praezisierung pattern=\"(a|b)+\"/>"),
        field("F8", "input", "bool", ""),
    ];
    let content: String = fields.iter().map(|field| held("0:1", field)).collect();
    let content = content + &held("0:3", &field("F9", "input", "text", ""));
    let form = import(xdf3(&content).as_bytes(), &into()).expect("taken");
    let schema = form.schema();
    let at = |path: &str| schema.at(path).expect("a field");
    assert_eq!(at("F1").kind(), Some(Kind::Date));
    assert_eq!(at("F2").minimum.as_ref().and_then(serde_json::Number::as_i64), Some(150));
    assert_eq!(at("F3").choices, ["a"]);
    assert_eq!(at("F5").file_bytes(), Some(5_000_000));
    assert_eq!(at("F6").pattern.as_deref(), Some("^[0-9]{5}$"));
    assert_eq!((at("F7").pattern.as_ref(), schema.at("F4")), (None, None));
    assert_eq!((at("F9").kind(), at("F9.wert").kind()), (Some(Kind::Rows), Some(Kind::Text)));
    assert_eq!(notes(form.definition(), UnresolvedKind::FieldKind), [("F4", "hidden: F4")]);
    assert_eq!(notes(form.definition(), UnresolvedKind::Limit), [("F7", "(a|b)+")]);
}

#[test]
fn xml_that_would_do_harm_is_refused() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>";
    assert_eq!(refused(bomb.as_bytes()).0, "document-type");
    let entity = xdf3("<xdf:hilfetext>&extern;</xdf:hilfetext>");
    assert_eq!(refused(entity.as_bytes()), ("xml".to_owned(), Some(4)));
    let deep = format!("{}{}", "<a>".repeat(10_000), "</a>".repeat(10_000));
    assert_eq!(refused(deep.as_bytes()).0, "too-deep");
    assert_eq!(refused(b"<a><b></a>").0, "xml");
    assert_eq!(refused(b"<a>").0, "xml");
    assert_eq!(refused(b"<a/><b/>").0, "xml");
    assert_eq!(refused(b"<?xml version='1.0'?>").0, "xml");
    assert_eq!(refused(b"<xdf:a/>").0, "xml");
}

#[test]
fn the_exports_of_open_forms_are_taken_with_their_rules() {
    let Some(folder) = shared("open-forms/form-exports") else { return };
    let take = |name: &str| taken(&folder.join(format!("{name}.zip")));
    let rules = |form: &Form| form.definition().rules.clone();

    let form = take("advanced_logic_2");
    assert!(matches!(rules(&form).as_slice(), [Rule::Visible { of, .. }] if of == "#hinweis_2"));
    let answers =
        json!({ "geslacht": "m", "leeftijd": 18, "uwInkomen": 40000, "partnerInkomen": 30000 });
    assert!(form.validate(&answers, "2026-11-26").visible.contains(&"#hinweis_2".to_owned()));
    let answers =
        json!({ "geslacht": "v", "leeftijd": 18, "uwInkomen": 40000, "partnerInkomen": 30000 });
    assert!(!form.validate(&answers, "2026-11-26").visible.contains(&"#hinweis_2".to_owned()));

    let form = take("logic_rules_2");
    assert!(
        matches!(rules(&form).as_slice(), [Rule::Visible { .. }, Rule::Check { of, .. }] if of == "geboorteDatum")
    );
    let errors = form.validate(&json!({ "geboorteDatum": "2010-01-01" }), "2026-11-26").errors;
    assert_eq!(errors.iter().map(|it| it.code).collect::<Vec<_>>(), ["check"]);
    assert_eq!(form.validate(&json!({ "geboorteDatum": "2000-01-01" }), "2026-11-26").errors, []);

    let form = take("decision_tree_2");
    assert_eq!(rules(&form).len(), 3);
    assert!(form.definition().unresolved.is_empty());

    let form = take("simple_form_2");
    assert_eq!(form.definition().layout.pages.len(), 2);
    assert_eq!(form.schema().required, ["achternaam", "email", "omschrijving"]);

    let form = take("autofill_address_2");
    assert_eq!(notes(form.definition(), UnresolvedKind::FieldKind), [("postcode", "postcode")]);

    let form = take("children-flow");
    assert_eq!(form.schema().at("extraChildDetails").and_then(Node::kind), Some(Kind::Rows));
    assert_eq!(notes(form.definition(), UnresolvedKind::Rule).len(), 1);
    assert_eq!(notes(form.definition(), UnresolvedKind::Setting).len(), 1);

    let form = take("dynamische-keuzelijsten");
    assert_eq!(notes(form.definition(), UnresolvedKind::CodeList).len(), 1);
    assert_eq!(notes(form.definition(), UnresolvedKind::Rule).len(), 1);
}

#[test]
fn a_form_of_all_components_keeps_what_we_do_not_have() {
    let Some(folder) = shared("open-forms/formio") else { return };
    let form = taken(&folder.join("all_components.json"));
    let kinds = notes(form.definition(), UnresolvedKind::FieldKind);
    for kind in ["datetime", "map", "addressNL", "partners", "children", "customerProfile"] {
        assert!(kinds.iter().any(|(_, text)| text.starts_with(kind)), "{kind}: {kinds:?}");
    }
    for (field, kind) in [
        ("iban", Kind::Text),
        ("date", Kind::Date),
        ("number", Kind::Number),
        ("file", Kind::Files),
        ("selectBoxes", Kind::Choices),
    ] {
        assert_eq!(form.schema().at(field).and_then(Node::kind), Some(kind), "{field}");
    }
    taken(&folder.join("kitchensink_components.json"));
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a file");
        writer.write_all(content).expect("written");
    }
    writer.finish().expect("a zip file").into_inner()
}

#[test]
fn zip_files_that_would_do_harm_are_refused() {
    for name in ["../forms.json", "/etc/passwd", "a/../../b", "C:\\forms.json", "..\\forms.json"] {
        assert_eq!(refused(&zipped(&[(name, b"[]")])).0, "path", "{name}");
    }
    // Forty million zeros in forty thousand bytes.
    let bomb = vec![b'0'; MAX_BYTES + 1];
    assert_eq!(refused(&zipped(&[("forms.json", &bomb)])).0, "too-large");
    let half = vec![b'0'; MAX_BYTES / 2 + 1];
    assert_eq!(refused(&zipped(&[("a", &half), ("b", &half)])).0, "too-large");
    let names: Vec<String> = (0..60).map(|number| number.to_string()).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    assert_eq!(refused(&zipped(&many)).0, "too-many-files");
    assert_eq!(refused(b"PK\x03\x04 broken").0, "zip");
    assert_eq!(refused(&zipped(&[("readme.txt", b"x")])).0, "missing-file");
    let bad = zipped(&[
        ("forms.json", b"[{\n \"name\": ]"),
        ("formSteps.json", b"[]"),
        ("formDefinitions.json", b"[]"),
    ]);
    assert_eq!(refused(&bad), ("bad-file".to_owned(), Some(2)));
    let empty = zipped(&[
        ("forms.json", b"[{\"name\":\"F\"}]"),
        ("formSteps.json", b"[]"),
        ("formDefinitions.json", b"[]"),
    ]);
    assert_eq!(refused(&empty).0, "nothing-asked");
}

#[test]
fn other_files_are_refused_and_definitions_of_ours_are_taken() {
    assert_eq!(refused(b"").0, "unknown");
    assert_eq!(refused(b"MZ\x90\x00").0, "unknown");
    assert_eq!(refused(&vec![b' '; MAX_BYTES + 1]).0, "too-large");
    assert!(matches!(import(b"{ \"schema\":", &into()), Err(FormsError::NotADefinition(_))));
    let own = crate::common::demo("bewohnerparkausweis").definition().write();
    let form = import(own.as_bytes(), &into()).expect("taken");
    assert_eq!(form.definition().service.as_str(), "hund-anmelden");
    assert_eq!(form.definition().form.as_str(), "bewohnerparkausweis");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_file_makes_an_import_stumble(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        tree in "(<xdf:(struktur|anzahl|enthaelt|datenfeld|identifikation|id|name)>|</xdf:(struktur|datenfeld|id|name)>|[0-9a-z:&;]{0,4}){0,30}",
        start in prop_oneof![Just(&b""[..]), Just(&b"<"[..]), Just(&b"PK\x03\x04"[..]), Just(&b"{"[..])],
    ) {
        digest::anything(&[start, &bytes].concat());
        digest::anything(xdf3(&tree).as_bytes());
    }

    #[test]
    fn no_structure_of_xdatenfelder_makes_an_import_stumble(
        fields in proptest::collection::vec(("[0-2]:([1-3n*]|x)", "F[1-2]?|[a-zä ]{0,3}", 0_usize..5, 0_usize..11, "[0-9,a-]{0,3}"), 0..6),
    ) {
        let arts = ["input", "select", "label", "hidden", "locked"];
        let kinds = ["text", "text_latin", "date", "time", "datetime", "bool", "num", "num_int", "num_currency", "file", "obj"];
        let fields: String = fields.iter().map(|(count, id, art, kind, limit)| {
            let limits = format!("<xdf:praezisierung minLength=\"{limit}\" maxLength=\"2\" minValue=\"{limit}\" maxValue=\"1\" pattern=\"[{limit}]\"/>");
            held(count, &field(id, arts[*art], kinds[*kind], &limits))
        }).collect();
        match import(xdf3(&held("0:n", &group("G", &fields))).as_bytes(), &into()) {
            Ok(_) | Err(FormsError::Import(_)) => {}
            Err(error) => prop_assert!(false, "what is read is sound: {error:?}"),
        }
    }

    #[test]
    fn no_component_of_open_forms_makes_an_import_stumble(
        components in proptest::collection::vec(("[a-c ä]{0,3}", 0_usize..14, any::<bool>(), 0_u32..4, "[a-z^$(.]{0,4}"), 1..6),
    ) {
        let kinds = ["textfield", "textarea", "number", "date", "select", "radio", "selectboxes", "checkbox", "file", "content", "fieldset", "editgrid", "currency", "map"];
        let components: Vec<_> = components.iter().map(|(key, kind, flag, limit, text)| json!({
            "key": key, "type": kinds[*kind], "label": text, "hidden": flag, "multiple": flag,
            "validate": { "required": flag, "minLength": limit, "maxLength": 2, "min": limit, "max": 1, "pattern": text },
            "values": [{ "value": text, "label": key }, { "value": text, "label": text }],
            "conditional": { "show": flag, "when": key, "eq": text },
            "components": [{ "key": key, "type": "textfield", "label": "x" }],
        })).collect();
        match import(json!({ "components": components }).to_string().as_bytes(), &into()) {
            Ok(_) | Err(FormsError::Import(_)) => {}
            Err(error) => prop_assert!(false, "what is read is sound: {error:?}"),
        }
    }
}
