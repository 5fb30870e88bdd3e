//! What the demo town's people answered, for each service that they applied for.

use super::sheet::Sheet;
use crate::Day;

/// Placeholders, as they stand on the samples of identity cards.
const NAMES: [&str; 7] = [
    "Erika Mustermann",
    "Max Mustermann",
    "Lieschen Müller",
    "Otto Normal",
    "Erna Muster",
    "Jo Beispiel",
    "Uli Vorlage",
];
const STREETS: [&str; 5] =
    ["Hafenstraße 3", "Wallstraße 12", "Am Nordbahnhof 9", "Klosterhof 2", "Lindenweg 21"];
const ZONES: [(&str, &str); 3] =
    [("altstadt", "A – Altstadt"), ("bahnhof", "B – Bahnhof"), ("nord", "C – Nord")];
const DOGS: [(&str, &str, bool); 4] = [
    ("Bello", "Mischling", false),
    ("Senta", "Schäferhund", true),
    ("Waldi", "Dackel", false),
    ("Hasso", "Labrador", true),
];
const TREES: [(&str, i64, &str); 4] = [
    ("Birke", 95, "Der Stamm ist hohl. Bei Sturm fallen Äste auf den Gehweg."),
    ("Kastanie", 180, "Die Wurzeln heben die Terrasse und drücken gegen die Hauswand."),
    ("Ahorn", 110, "Er steht dort, wo die genehmigte Garage gebaut wird."),
    ("Linde", 140, "Ein Pilz hat den Stamm befallen, das Gutachten liegt bei."),
];
const TRADES: [(&str, &str); 3] = [
    ("Reparatur von Fahrrädern und Handel mit Ersatzteilen", "haupt"),
    ("Hausmeisterdienste ohne erlaubnispflichtige Arbeiten", "haupt"),
    ("Handel mit selbst genähten Taschen im Internet", "neben"),
];

/// Who filled a form in, and when it came.
#[derive(Clone, Copy)]
pub(super) struct Filling {
    /// Tells people apart.
    pub(super) who: usize,
    /// Tells applications apart.
    pub(super) number: usize,
    pub(super) received: Day,
}

impl Filling {
    /// The form of a service, filled in.
    pub(super) fn of(self, service: &str) -> Sheet {
        match service {
            "bewohnerparkausweis" => self.parking_permit(),
            "fuehrungszeugnis" => self.certificate_of_conduct(),
            "meldebescheinigung" => self.certificate_of_registration(),
            "gewerbe-anmelden" => self.trade(),
            "hund-anmelden" => self.dogs(),
            "baumfaellung" => self.trees(),
            _ => self.deferral(),
        }
    }

    fn parking_permit(self) -> Sheet {
        let (zone, label) = self.one_of(&ZONES);
        let plate = format!("MU-ST {}", 100 + self.number * 17 + self.who);
        let is_keeper = self.number % 4 != 2;
        let (years, years_label, fee) = match self.number % 3 {
            1 => ("zwei_jahre", "Zwei Jahre: 61,40 €", 6_140),
            _ => ("ein_jahr", "Ein Jahr: 30,70 €", 3_070),
        };
        let sheet = Sheet::of("bewohnerparkausweis", "Bewohnerparkausweis beantragen")
            .text("name", "Ihr Vor- und Nachname", self.name())
            .page()
            .text("anschrift.strasse", "Straße und Hausnummer", self.street())
            .text("anschrift.postleitzahl", "Postleitzahl", "12345")
            .choice("zone", "Für welche Zone?", zone, label)
            .page()
            .text("telefon", "Ihre Telefonnummer", "030 23125 099")
            .page()
            .text("kennzeichen", "Kennzeichen", &plate)
            .flag("halter_selbst", "Ist das Fahrzeug auf Sie zugelassen?", is_keeper);
        let sheet = if is_keeper {
            sheet
        } else {
            sheet.text("halter_name", "Auf wen ist es zugelassen?", "Muster Fuhrpark GmbH")
        };
        let certificate = ["Zulassungsbescheinigung Teil I", "Muster", "Kennzeichen:", &plate];
        sheet
            .page()
            .day("gueltig_ab", "Ab wann soll der Ausweis gelten?", self.received.plus(5))
            .choice("dauer", "Wie lange?", years, years_label)
            .cents("gebuehr", "Gebühr", fee)
            .page()
            .file(
                "fahrzeugschein",
                "Zulassungsbescheinigung Teil I (Fahrzeugschein)",
                "Fahrzeugschein.pdf",
                &certificate,
            )
            .file(
                "wohnungsnachweis",
                "Nachweis der Wohnung",
                "Meldebescheinigung.pdf",
                &["Meldebescheinigung", "Muster"],
            )
            .agreed()
    }

    fn certificate_of_conduct(self) -> Sheet {
        let sheet = self
            .somebody("fuehrungszeugnis", "Führungszeugnis beantragen")
            .page()
            .text("geburtsort", "Geburtsort", "Musterstadt")
            .page();
        let question = "Wofür ist es?";
        let sheet = if self.number.is_multiple_of(2) {
            sheet.choice("art", question, "privat", "Für mich, zum Beispiel für die Arbeit")
        } else {
            sheet
                .choice("art", question, "erweitert", "Für die Arbeit mit Kindern (erweitert)")
                .file(
                    "aufforderung",
                    "Schriftliche Aufforderung",
                    "Aufforderung.pdf",
                    &["Aufforderung nach Paragraf 30a BZRG", "Muster"],
                )
        };
        sheet.agreed()
    }

    fn certificate_of_registration(self) -> Sheet {
        let sheet = self.somebody("meldebescheinigung", "Meldebescheinigung beantragen").page();
        let question = "Welche Bescheinigung?";
        let sheet = if self.number % 3 == 1 {
            let label = "Erweitert: auch Familienstand und Staatsangehörigkeit";
            let purpose = "Wofür brauchen Sie die erweiterten Daten?";
            sheet.choice("art", question, "erweitert", label).text(
                "zweck",
                purpose,
                "Anmeldung einer Eheschließung",
            )
        } else {
            let label = "Einfach: Name, Geburtsdatum, Anschrift";
            sheet.choice("art", question, "einfach", label)
        };
        sheet
            .page()
            .file(
                "ausweis",
                "Kopie von Ausweis oder Reisepass",
                "Ausweis.pdf",
                &["Personalausweis", "Muster"],
            )
            .agreed()
    }

    fn trade(self) -> Sheet {
        let (work, kind) = self.one_of(&TRADES);
        let kind_label = if kind == "haupt" { "Hauptberuf" } else { "Nebenbei" };
        self.somebody("gewerbe-anmelden", "Gewerbe anmelden")
            .page()
            .text("taetigkeit", "Was werden Sie tun?", work)
            .day("beginn", "Beginn", self.received.plus(14))
            .text(
                "betrieb",
                "Anschrift des Betriebs",
                &format!("{}, 12345 Musterstadt", self.street()),
            )
            .choice("art", "Hauptberuf oder nebenbei?", kind, kind_label)
            .number("beschaeftigte", "Wie viele Menschen arbeiten mit?", 0)
            .agreed()
    }

    fn dogs(self) -> Sheet {
        let count = 1 + self.number % 2;
        let since = self.received.plus(-6);
        let mut sheet = Sheet::of("hund-anmelden", "Hund anmelden").text(
            "name",
            "Ihr Vor- und Nachname",
            self.name(),
        );
        sheet = self.address(sheet).page();
        for at in 0..count {
            let (name, breed, is_big) = DOGS[(self.number + at) % DOGS.len()];
            let question = "Ist er ausgewachsen 40 cm hoch oder 20 kg schwer?";
            sheet = sheet
                .row("Hund", at + 1)
                .text(&format!("hunde.{at}.rufname"), "Rufname", name)
                .text(&format!("hunde.{at}.rasse"), "Rasse oder Mischung", breed)
                .day(&format!("hunde.{at}.seit"), "Seit wann haben Sie ihn?", since)
                .flag(&format!("hunde.{at}.gross"), question, is_big);
        }
        let tax = if count == 1 { 7_200 } else { 16_800 };
        let by_debit = self.number % 3 != 2;
        let sheet = sheet.cents("steuer", "Steuer im Jahr", tax).page().flag(
            "lastschrift",
            "Sollen wir die Steuer abbuchen?",
            by_debit,
        );
        let sheet = if by_debit { sheet.iban("iban", "IBAN Ihres Kontos") } else { sheet };
        sheet.agreed()
    }

    fn trees(self) -> Sheet {
        let (kind, girth, reason) = self.one_of(&TREES);
        let sheet = Sheet::of("baumfaellung", "Fällen eines Baumes beantragen").text(
            "name",
            "Ihr Vor- und Nachname",
            self.name(),
        );
        self.address(sheet)
            .page()
            .flag("eigentum", "Gehört Ihnen das Grundstück?", true)
            .page()
            .row("Baum", 1)
            .text("baeume.0.art", "Baumart", kind)
            .number("baeume.0.umfang", "Stammumfang in Zentimetern", girth)
            .text("baeume.0.grund", "Warum soll er gefällt werden?", reason)
            .file("lage", "Fotos und Lageplan", "Lageplan.pdf", &["Lageplan", "Muster"])
            .agreed()
    }

    fn deferral(self) -> Sheet {
        let (income, spent) = (98_000, 91_500);
        self.somebody("stundung", "Später oder in Raten zahlen")
            .page()
            .text("zeichen", "Kassenzeichen", &format!("20.{:04}.7", 1_200 + self.number * 31))
            .cents("betrag", "Betrag", 48_000)
            .page()
            .choice("art", "Später zahlen oder in Raten?", "raten", "In Raten")
            .cents("rate", "Wie viel können Sie im Monat zahlen?", 6_000)
            .text(
                "grund",
                "Warum können Sie jetzt nicht zahlen?",
                "Meine Arbeitszeit ist gekürzt worden, und die Heizung war zu ersetzen.",
            )
            .page()
            .cents("einnahmen", "Was nehmen alle in Ihrem Haushalt im Monat zusammen ein?", income)
            .cents("ausgaben", "Was müssen Sie im Monat ausgeben?", spent)
            .cents("uebrig", "So viel bleibt Ihnen im Monat", income - spent)
            .agreed()
    }

    /// Name, day of birth and address, as most forms begin.
    fn somebody(self, form: &'static str, title: &'static str) -> Sheet {
        const BORN: Day = Day(4_000);
        let days = i64::try_from(self.who * 611).unwrap_or_default();
        let sheet = Sheet::of(form, title)
            .text("name", "Ihr Vor- und Nachname", self.name())
            .day("geburtsdatum", "Ihr Geburtsdatum", BORN.plus(days))
            .page();
        self.address(sheet)
    }

    fn address(self, sheet: Sheet) -> Sheet {
        sheet
            .text("anschrift.strasse", "Straße und Hausnummer", self.street())
            .text("anschrift.postleitzahl", "Postleitzahl", "12345")
            .text("anschrift.ort", "Ort", "Musterstadt")
    }

    fn name(self) -> &'static str {
        NAMES[self.who % NAMES.len()]
    }

    fn street(self) -> &'static str {
        STREETS[self.who % STREETS.len()]
    }

    fn one_of<T: Copy>(self, all: &[T]) -> T {
        all[self.number % all.len()]
    }
}
