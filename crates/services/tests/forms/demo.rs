//! The forms of the demo town.

use commons::Capability;
use serde_json::json;
use services::forms::Form;

use crate::common::{FormTown, demo};

#[tokio::test(flavor = "multi_thread")]
async fn every_form_of_the_demo_town_is_published_with_a_legal_basis() {
    for it in FormTown::each().await {
        it.services.make_forms_demo().await.expect("the demo's forms");
        let forms = it.services.forms().await.expect("forms");
        assert_eq!(forms.len(), 12);
        for kept in forms {
            assert_eq!((kept.latest, &kept.slug), (1, &kept.service));
            let form = Form::new(kept.draft).expect("sound");
            assert!(form.without_legal_basis().is_empty());
            for page in &form.definition().layout.pages {
                assert!(page.title.0.contains_key("en"), "{}: {}", kept.slug, page.id);
            }
        }
        let acts = it.services.public_acts().expect("acts")().await.expect("acts");
        let forms = acts.iter().filter(|act| act.subject.kind == "form").count();
        assert_eq!(forms, 12);
    }
}

#[test]
fn the_parking_permit_asks_for_the_keeper_only_where_it_is_somebody_else() {
    let form = demo("bewohnerparkausweis");
    let file = json!([{ "name": "schein.pdf", "type": "application/pdf", "bytes": 1000 }]);
    let mut answers = json!({
        "name": "Eine Bewohnerin", "zone": "altstadt", "email": "ich@example.org",
        "anschrift": { "strasse": "Marktplatz 1", "postleitzahl": "12345" },
        "kennzeichen": "M-AB 123", "halter_selbst": true, "halter_name": "bleibt nicht",
        "gueltig_ab": "2026-12-01", "dauer": "zwei_jahre", "gebuehr": 1,
        "fahrzeugschein": file, "wohnungsnachweis": file, "richtig": true,
    });
    let outcome = form.validate(&answers, "2026-11-26");
    assert_eq!(outcome.errors, []);
    assert_eq!(outcome.data["gebuehr"], 6140, "worked out, whatever was sent");
    assert_eq!(outcome.data.get("halter_name"), None);
    answers["halter_selbst"] = json!(false);
    answers["halter_name"] = json!("");
    answers["email"] = json!(null);
    answers["gueltig_ab"] = json!("2026-11-25");
    let outcome = form.validate(&answers, "2026-11-26");
    let found: Vec<_> = outcome.errors.iter().map(|it| (it.path.as_str(), it.code)).collect();
    assert_eq!(
        found,
        [("telefon", "required"), ("halter_name", "required"), ("gueltig_ab", "check")]
    );
}
