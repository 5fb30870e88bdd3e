//! The printed form: tagged, whole, the same every time.

use std::process::Command;

use commons::{Lang, Timestamp};
use serde_json::json;
use services::forms::{
    Definition, Form,
    paper::{Copy, PageMark, print},
};

use crate::common::{definition, demo, demo_folder, words};

fn copy(lang: Lang) -> Copy {
    let published = Timestamp::from_second(1_795_000_000).expect("a moment");
    Copy { lang, town: "Musterstadt".to_owned(), version: 3, published, token: None }
}

fn every_demo() -> Vec<Form> {
    let mut names: Vec<String> = std::fs::read_dir(demo_folder())
        .expect("the folder")
        .map(|it| {
            it.expect("a file").path().file_stem().expect("a name").to_string_lossy().into_owned()
        })
        .collect();
    names.sort();
    names.iter().map(|name| demo(name)).collect()
}

/// What a tool says about a PDF; nothing (and a line that says so) where it is not installed.
fn asked(tool: &str, arguments: &[&str], pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("form.pdf");
    std::fs::write(&path, pdf).expect("written");
    let mut command = Command::new(tool);
    let (before, after) =
        arguments.split_at(arguments.iter().position(|it| *it == "PDF").expect("PDF"));
    let Ok(answer) = command.args(before).arg(&path).args(&after[1..]).output() else {
        #[expect(clippy::print_stderr, reason = "a test that could not run must say so")]
        {
            eprintln!("{tool} is absent: not tested");
        }
        return None;
    };
    let said = String::from_utf8_lossy(&answer.stdout).into_owned();
    assert!(answer.status.success(), "{tool}: {said} {}", String::from_utf8_lossy(&answer.stderr));
    Some(said)
}

#[test]
fn every_form_of_the_demo_town_prints_as_pdf_ua_in_both_languages() {
    for form in every_demo() {
        for lang in Lang::ALL {
            let pdf = print(&form, &copy(lang), &words(lang)).expect("a PDF");
            let text = String::from_utf8_lossy(&pdf);
            assert!(text.contains("pdfuaid:part>1<"), "it says that it is PDF/UA-1");
            assert!(text.contains("/StructTreeRoot") && text.contains("/MarkInfo"));
        }
    }
}

#[test]
fn the_same_version_prints_the_same_bytes() {
    let form = demo("hund-anmelden");
    let once = print(&form, &copy(Lang::De), &words(Lang::De)).expect("a PDF");
    assert_eq!(once, print(&form, &copy(Lang::De), &words(Lang::De)).expect("a PDF"));
}

#[test]
fn the_tags_say_what_everything_is() {
    let pdf =
        print(&demo("bewohnerparkausweis"), &copy(Lang::De), &words(Lang::De)).expect("a PDF");
    let Some(tags) = asked("pdfinfo", &["-struct-text", "PDF"], &pdf) else { return };
    for tag in ["Document", "Sect", "H1", "H2", "H3", "Figure", "L (block)", "LI", "LBody"] {
        assert!(tags.contains(tag), "{tag}: {tags}");
    }
    let Some(about) = asked("pdfinfo", &["PDF"], &pdf) else { return };
    assert!(about.contains("Tagged:          yes"), "{about}");
    assert!(about.contains("Bewohnerparkausweis beantragen"), "{about}");
}

#[test]
fn qpdf_finds_nothing_wrong() {
    let pdf = print(&demo("baumfaellung"), &copy(Lang::En), &words(Lang::En)).expect("a PDF");
    let Some(said) = asked("qpdf", &["--check", "PDF"], &pdf) else { return };
    assert!(said.contains("No syntax or stream encoding errors found"), "{said}");
}

#[test]
fn every_question_stands_on_the_paper_with_its_reason_and_its_legal_basis() {
    let pdf =
        print(&demo("bewohnerparkausweis"), &copy(Lang::De), &words(Lang::De)).expect("a PDF");
    let Some(text) = asked("pdftotext", &["-layout", "PDF", "-"], &pdf) else { return };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "Bewohnerparkausweis beantragen",
        "1. Ihr Vor- und Nachname",
        "Warum wir das fragen: Damit wir wissen, wer den Antrag stellt.",
        "Rechtsgrundlage: § 45 Abs. 1b Satz 1 Nr. 2a StVO",
        "Nur ausfüllen, wenn Ihre Antwort auf Frage 8 so lautet: Nein",
        "5. Ihre E-Mail-Adresse (freiwillig)",
        "A – Altstadt",
        "Seite 1 von",
        "bewohnerparkausweis · Fassung 3",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains(". Gebühr"), "what is worked out is not asked");
}

#[test]
fn letters_that_the_typeface_lacks_and_words_without_end_do_not_stop_it() {
    let label = format!("漢字 {} \u{1f600}", "x".repeat(500));
    let json = json!({ "frage": { "type": "string", "enum": ["a", "ł"] } });
    let title = commons::Text::de(label);
    let definition = Definition { title, ..definition(json, &[], json!([])) };
    let form = Form::new(definition).expect("sound");
    print(&form, &copy(Lang::De), &words(Lang::De)).expect("a PDF");
}

#[test]
fn the_mark_says_form_version_and_page_and_nothing_else() {
    let mark = PageMark {
        form: "hund-anmelden".parse().expect("a slug"),
        version: 3,
        lang: Lang::De,
        page: 1,
        pages: 2,
        token: None,
    };
    assert_eq!(mark.write(), "ALLMENDE:F1/HUND-ANMELDEN/3/DE/1/2/BLANK");
}
