//! Both languages have every text that the program asks for by a name it puts together.

use allmende::{house::House, texts, town::TownFolder};
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

#[test]
fn what_the_capabilities_declare_has_its_texts() {
    let town = crate::support::Town::founded();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let house = runtime.block_on(async {
        let folder = TownFolder::at(town.path());
        House::open(&folder, folder.read().unwrap()).await.unwrap()
    });
    let mut keys = Vec::new();
    for capability in house.capabilities() {
        for item in capability.navigation() {
            keys.extend([item.label.to_owned(), format!("{}.about", item.label)]);
        }
        for promise in capability.promises() {
            let key = format!("promise-{}", promise.id);
            keys.extend([key.clone(), format!("{key}.why"), format!("{key}.method")]);
        }
        keys.extend(
            capability.jobs().iter().map(|job| format!("job-{}", job.kind.replace('.', "-"))),
        );
    }
    assert!(keys.len() > 15, "{keys:?}");
    let texts = texts::translations().unwrap();
    let missing: Vec<_> =
        keys.iter().filter(|key| Lang::ALL.iter().any(|lang| !texts.has(*lang, key))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
