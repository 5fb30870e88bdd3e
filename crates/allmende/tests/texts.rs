//! Both languages have every text that the program asks for by a name it puts together.

use allmende::texts;
use commons::Lang;

#[test]
fn the_texts_of_all_crates_fit_together() {
    let texts = texts::translations().unwrap();
    assert!(texts.keys().len() > 500, "{}", texts.keys().len());
    for key in texts.keys() {
        for lang in Lang::ALL {
            let is_bare_message = !key.contains('.')
                && texts.keys().iter().any(|other| other.starts_with(&format!("{key}.")));
            assert!(texts.has(lang, key) || is_bare_message, "{key} is missing in {lang}");
        }
    }
}
