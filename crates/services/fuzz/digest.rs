//! What the fuzz target and a property test do with any bytes.

use services::{
    catalogue::import::{opening_hours, plain, read_csv, read_dldb, read_xzufi},
    forms::import::{Into, import},
};

/// Reads any bytes as a form and as a catalogue of other programs. A form that is taken can be
/// written, read again as the same form, and answered with anything.
///
/// # Panics
/// Where one of these does not hold.
pub fn anything(bytes: &[u8]) {
    form(bytes);
    let _ = read_xzufi(bytes);
    let _ = read_csv(bytes);
    for name in ["services_de.json", "locations_de.json"] {
        let _ = read_dldb(&[(name.to_owned(), bytes.to_vec())]);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = opening_hours(text);
        let _ = plain(text);
    }
}

fn form(bytes: &[u8]) {
    let slug = |text: &str| text.parse().expect("a slug");
    let into = Into { service: slug("a"), office: slug("b"), form: None };
    let Ok(form) = import(bytes, &into) else { return };
    let written = serde_json::to_vec(form.definition()).expect("written");
    let again = import(&written, &into).expect("a form that was taken");
    assert_eq!(again.definition(), form.definition());
    let answers = serde_json::from_slice(bytes).unwrap_or_default();
    let _ = form.validate(&answers, "2026-11-27");
}
