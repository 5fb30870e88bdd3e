use super::*;

fn entry(name: &str, doors: usize) -> Entry {
    let text = |field, text: &str| (field, "de".to_owned(), text.to_owned());
    Entry { doors, texts: vec![text(Field::Name, name)], ..Entry::default() }
}

fn names<'a>(all: &[&'a str], question: &str) -> Vec<&'a str> {
    let index = Index::new(&all.iter().map(|name| entry(name, 1)).collect::<Vec<_>>());
    index.find(question).places.into_iter().map(|place| all[place]).collect()
}

#[test]
fn what_the_town_offers_stands_before_what_is_only_listed_and_fits_no_better() {
    let listed = [("Personalausweis beantragen", 40), ("Personalausweis – Verlust melden", 40)];
    let mut entries: Vec<_> = listed.iter().map(|(name, doors)| entry(name, *doors)).collect();
    entries.push(Entry { is_offered: true, ..entry("Personalausweis", 2) });
    entries.push(Entry { is_offered: true, ..entry("Fundsachen abholen", 1) });
    let index = Index::new(&entries);
    assert_eq!(index.find("Perso").places[0], 2);
    assert_eq!(index.find("Personalausweis Verlust").places[0], 1, "what fits better stays first");
}

const SERVICES: &[&str] = &[
    "Personalausweis beantragen",
    "Bewohnerparkausweis",
    "Reisepass beantragen",
    "Hundesteuer – Hund anmelden",
    "Anmeldung einer Wohnung",
    "Eheschließung anmelden",
    "Ersteilung einer Fahrerlaubnis",
    "Meldebescheinigung",
    "Baumfällung genehmigen",
];

#[test]
fn everyday_words_lead_to_what_the_law_calls_it() {
    assert_eq!(names(SERVICES, "Perso"), ["Personalausweis beantragen"]);
    assert_eq!(names(SERVICES, "Führerschein"), ["Ersteilung einer Fahrerlaubnis"]);
    assert_eq!(names(SERVICES, "heiraten"), ["Eheschließung anmelden"]);
    assert_eq!(names(SERVICES, "passport"), ["Reisepass beantragen"]);
    assert_eq!(names(SERVICES, "Umzug")[0], "Anmeldung einer Wohnung");
}

#[test]
fn spellings_with_and_without_umlauts_are_one() {
    for asked in ["Eheschließung", "EHESCHLIESSUNG", "eheschliessung"] {
        assert_eq!(names(SERVICES, asked), ["Eheschließung anmelden"], "{asked}");
    }
    for asked in ["Baumfällung", "Baumfaellung", "baumfallung"] {
        assert_eq!(names(SERVICES, asked)[0], "Baumfällung genehmigen", "{asked}");
    }
}

#[test]
fn compounds_are_found_by_their_parts_and_parts_by_compounds() {
    assert_eq!(names(SERVICES, "Parkausweis"), ["Bewohnerparkausweis"]);
    assert_eq!(names(SERVICES, "Personalausweisantrag"), ["Personalausweis beantragen"]);
    assert_eq!(names(SERVICES, "Wohnungsanmeldung")[0], "Anmeldung einer Wohnung");
    assert_eq!(names(SERVICES, "Hundeanmeldung")[0], "Hundesteuer – Hund anmelden");
}

#[test]
fn typing_errors_are_forgiven_and_said() {
    let all: Vec<_> = SERVICES.iter().map(|name| entry(name, 1)).collect();
    let found = Index::new(&all).find("Persoalausweis");
    assert_eq!(found.places, [0]);
    let said = [("persoalausweis".to_owned(), "personalausweis".to_owned())];
    assert_eq!(found.corrected, said);
    assert_eq!(names(SERVICES, "Meldebescheinigugn"), ["Meldebescheinigung"]);
    assert_eq!(names(SERVICES, "Führeschein"), ["Ersteilung einer Fahrerlaubnis"]);
}

#[test]
fn what_is_nothing_near_is_not_found() {
    for asked in ["", "   ", "xyz", "Quantenphysik", "🐶", "%_'\"\\"] {
        assert_eq!(names(SERVICES, asked), [] as [&str; 0], "{asked}");
    }
}

#[test]
fn words_around_what_is_wanted_do_not_hide_it() {
    assert_eq!(names(SERVICES, "ich brauche einen neuen Reisepass"), ["Reisepass beantragen"]);
    assert_eq!(names(SERVICES, "Antrag auf Reisepass stellen")[0], "Reisepass beantragen");
}

#[test]
fn without_a_service_for_all_words_those_with_some_are_shown_and_that_is_said() {
    let all: Vec<_> = SERVICES.iter().map(|name| entry(name, 1)).collect();
    let found = Index::new(&all).find("Reisepass Meldebescheinigung");
    assert!(found.is_partial);
    assert_eq!(found.places.len(), 2);
    assert!(!Index::new(&all).find("Reisepass").is_partial);
}

#[test]
fn of_two_that_fit_alike_the_one_at_more_places_comes_first() {
    let all = [entry("Auskunft Nord", 1), entry("Auskunft Mitte", 40)];
    assert_eq!(Index::new(&all).find("Auskunft").places, [1, 0]);
}

/// What residents write, and the service that must be among the first results: the names are
/// those of Berlin's directory of 2016.
const EVERYDAY: [(&str, &[&str]); 40] = [
    ("Perso", &["Personalausweis beantragen"]),
    ("Ausweis verloren", &["Verlust des Personalausweises melden (Verlustanzeige)"]),
    ("Personalausweisantrag", &["Personalausweis beantragen"]),
    ("neuer Reisepass", &["Reisepass beantragen"]),
    ("pass kind", &["Kinderreisepass beantragen / verlängern / aktualisieren"]),
    ("Umzug", &["Anmeldung einer Wohnung", "Abmeldung einer Wohnung"]),
    ("ummelden", &["Anmeldung einer Wohnung"]),
    ("Wohnsitz abmelden", &["Abmeldung einer Wohnung"]),
    ("Führerschein", &["Ersterteilung einer Fahrerlaubnis"]),
    ("Fuehrerschein verloren", &["Ersatzführerschein nach Verlust/Diebstahl"]),
    ("Internationaler Führerschein", &["Internationaler Führerschein"]),
    ("ausländischer Führerschein umschreiben", &["Umschreibung einer ausländischen Fahrerlaubnis"]),
    ("Führungszeugnis", &["Führungszeugnis"]),
    ("polizeiliches fuehrungszeugnis", &["Führungszeugnis"]),
    (
        "Parkausweis",
        &["Anwohner -/Bewohnerparkausweis - Antragstellung/ Umschreibung/Verlängerung"],
    ),
    (
        "Anwohnerparken",
        &["Anwohner -/Bewohnerparkausweis - Antragstellung/ Umschreibung/Verlängerung"],
    ),
    ("Auto anmelden", &["Zulassung eines Neufahrzeuges"]),
    ("KFZ abmelden", &["Außerbetriebsetzung eines KFZ"]),
    ("Wunschkennzeichen", &["Kraftfahrzeugkennzeichen reservieren"]),
    ("Halteverbot Umzug", &["Haltverbot für Umzüge"]),
    ("Hund", &["Hund anmelden"]),
    ("Hundesteuer", &["Hundesteuer - Hund abmelden", "Hund anmelden"]),
    (
        "heiraten",
        &[
            "Eheschließung - Anmeldung - ohne Auslandsbeteiligung - Auskunft, Beratung und Anmeldung",
        ],
    ),
    ("Geburtsurkunde", &["Geburtsurkunde – Ausstellung"]),
    ("Sterbeurkunde", &["Urkunden - Ausstellung - Sterbeurkunde"]),
    ("Kita", &["Kita-Gutschein"]),
    ("Elterngeld", &["Elterngeld"]),
    (
        "Unterhalt Kind",
        &["Beurkundung eines Unterhaltsanspruches des Kindes bzw. der Unterhaltsverpflichtung"],
    ),
    ("Kirche austreten", &["Kirchenaustritt erklären"]),
    ("WBS", &["Wohnberechtigungsschein - WBS - Antragsannahme"]),
    ("Wohngeld", &["Wohngeld - Bewilligung Antragsannahme Mietzuschuss"]),
    ("BAföG", &["Ausbildungsförderung für Schülerinnen und Schüler (Schüler-BAföG)"]),
    ("Gewerbe anmelden", &["Gewerbe - Anmeldung"]),
    ("Gewerbeschein", &["Gewerbe - Anmeldung"]),
    ("Angelschein", &["Fischereischein - Erteilung oder Verlängerung"]),
    ("Schwerbehindertenausweis", &["Schwerbehindertenausweis"]),
    ("Kopie beglaubigen", &["Beglaubigung von Kopien oder Abschriften"]),
    ("Meldebescheinigugn", &["Meldebescheinigung beantragen"]),
    ("Fundbüro", &["Fundsachen suchen und abholen"]),
    ("citizenship", &["Einbürgerung"]),
];

/// How many of the first results somebody looks at.
const LOOKED_AT: usize = 5;

#[test]
fn forty_everyday_questions_find_the_service_that_is_meant_among_berlin_s_560() {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/services/zms/dldb-berlin/services_de.json"
    );
    let Ok(json) = std::fs::read_to_string(file) else {
        {
            eprintln!("{file} is absent: everyday questions were not asked of real services");
        }
        return;
    };
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let data = &json["data"];
    let services: Vec<_> = match (data.as_object(), data.as_array()) {
        (Some(object), _) => object.values().collect(),
        (_, Some(array)) => array.iter().collect(),
        _ => panic!("no services"),
    };
    assert_eq!(services.len(), 560);
    let name = |place: usize| services[place]["name"].as_str().expect("a name").trim();
    let entries: Vec<_> = (0..services.len())
        .map(|place| {
            let doors = services[place]["locations"].as_array().map_or(0, Vec::len);
            entry(name(place), doors)
        })
        .collect();
    let index = Index::new(&entries);
    let mut missed = Vec::new();
    for (asked, expected) in EVERYDAY {
        let found = index.find(asked).places;
        let first: Vec<_> = found.iter().take(LOOKED_AT).map(|place| name(*place)).collect();
        let missing = expected.iter().filter(|name| !first.contains(name));
        missed.extend(missing.map(|name| format!("“{asked}” misses “{name}”: {first:#?}")));
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
