//! What is in the demo town's letters. Everybody in them is made up.

use sealed::letter::{Door, Kind};

use super::pdf;

/// A case from its first letter to its end.
pub(super) struct Story {
    pub(super) office: &'static str,
    /// Who works on it, and writes for the office.
    pub(super) clerk: &'static str,
    /// Whose mailbox it is in; none where it came on paper or at the counter.
    pub(super) person: Option<&'static str>,
    pub(super) lines: Vec<Line>,
    pub(super) closed_days_ago: Option<i64>,
}

/// A letter.
pub(super) struct Line {
    pub(super) writer: Writer,
    pub(super) door: Door,
    pub(super) kind: Kind,
    pub(super) subject: &'static str,
    pub(super) body: String,
    pub(super) days_ago: i64,
    pub(super) attachments: Vec<File>,
}

/// What is attached to a letter.
pub(super) struct File {
    pub(super) name: String,
    pub(super) media_type: &'static str,
    pub(super) content: Vec<u8>,
}

impl File {
    /// A PDF with these lines.
    pub(super) fn pdf(name: &str, lines: &[&str]) -> Self {
        Self { name: name.to_owned(), media_type: pdf::MEDIA_TYPE, content: pdf::page(lines) }
    }
}

/// Which side of a case writes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Writer {
    Person,
    Office,
}

const PERMIT: &str = "Anwohnerparkausweis für die Hafenstraße";
const PERMIT_QUESTION: &str = "Guten Tag,\n\nich bin im Oktober in die Hafenstraße gezogen und \
    habe ein Auto. Welche Unterlagen brauchen Sie für einen Anwohnerparkausweis? Reicht die \
    Meldebestätigung, oder muss ich auch den Fahrzeugschein schicken?\n\nVielen Dank!\n";
const PERMIT_ANSWER: &str = "Guten Tag,\n\nvielen Dank für Ihre Frage. Wir brauchen zwei Dinge:\n\n\
    – ein Foto oder eine Kopie des Fahrzeugscheins (Zulassungsbescheinigung Teil I),\n\
    – die Zeiten, zu denen Sie gewöhnlich parken.\n\nDie Meldebestätigung liegt uns vor. Sie können \
    beides hier als Anlage schicken. Der Ausweis kostet 30,70 Euro im Jahr.\n\nFreundliche Grüße\n\
    Ihr Bürgerservice\n";
const DECISION: &str = "Guten Tag,\n\nIhr Antrag auf einen Anwohnerparkausweis ist bewilligt. Den \
    Bescheid finden Sie in der Anlage. Der Ausweis gilt ein Jahr. Legen Sie ihn gut sichtbar hinter \
    die Windschutzscheibe.\n\nFreundliche Grüße\nIhr Bürgerservice\n";
const DECISION_FILE: &str = "Bescheid Anwohnerparkausweis.pdf";
const DECISION_LINES: [&str; 9] = [
    "Musterstadt - Buergerservice",
    "",
    "Bescheid",
    "",
    "Der Antrag auf einen Anwohnerparkausweis",
    "fuer die Zone Hafenstrasse wird bewilligt.",
    "Gueltig fuer ein Jahr. Gebuehr: 30,70 Euro.",
    "",
    "Rechtsbehelf: Widerspruch innerhalb eines Monats.",
];

/// Questions with their answers, as they come every week: subject, question, answer.
const USUAL: [(&str, &str, &str); 6] = [
    (
        "Termin für einen Personalausweis",
        "Guten Tag, wann ist der nächste freie Termin für einen Personalausweis?\n",
        "Guten Tag, am Donnerstag um 15:30 Uhr ist ein Termin frei. Wir haben ihn für Sie \
         eingetragen. Bringen Sie bitte ein biometrisches Foto mit.\n",
    ),
    (
        "Meldebescheinigung",
        "Guten Tag, ich brauche eine Meldebescheinigung für meinen neuen Arbeitgeber.\n",
        "Guten Tag, die Bescheinigung ist fertig. Sie können sie am Schalter abholen, oder wir \
         schicken sie Ihnen zu.\n",
    ),
    (
        "Fundsache: schwarzer Rucksack",
        "Guten Tag, ich habe am Montag im Bus 4 einen schwarzen Rucksack verloren.\n",
        "Guten Tag, ein solcher Rucksack wurde abgegeben. Bitte nennen Sie uns am Schalter, was \
         darin war.\n",
    ),
    (
        "Sperrmüll anmelden",
        "Guten Tag, ich möchte ein Sofa und zwei Matratzen abholen lassen.\n",
        "Guten Tag, die Abholung ist für den übernächsten Dienstag vorgemerkt. Stellen Sie bitte \
         alles bis 6 Uhr an die Straße.\n",
    ),
    (
        "Führungszeugnis für das Ehrenamt",
        "Guten Tag, ich trainiere Kinder im Sportverein. Ist das Führungszeugnis für mich \
         kostenlos?\n",
        "Guten Tag, ja. Bringen Sie bitte die Bescheinigung Ihres Vereins mit.\n",
    ),
    (
        "Hund anmelden",
        "Guten Tag, wir haben seit dieser Woche einen Hund. Wie melde ich ihn an?\n",
        "Guten Tag, der Hund ist angemeldet. Die Marke kommt mit der Post.\n",
    ),
];

/// Those of whom the usual online questions come.
const WRITERS: [&str; 6] = ["resident", "planner", "archivist", "privacy", "admin", "head"];
/// How many of the usual cases there are.
const USUAL_CASES: i64 = 54;

/// All stories, oldest first.
pub(super) fn stories() -> Vec<Story> {
    let mut stories: Vec<_> = (0..USUAL_CASES).map(usual).collect();
    stories.extend([parking(), decided(), on_paper(), unread(), closed()]);
    stories
}

fn letter(writer: Writer, subject: &'static str, body: &str, days_ago: i64) -> Line {
    let (door, kind, body) = (Door::Online, Kind::Letter, body.to_owned());
    Line { writer, door, kind, subject, body, days_ago, attachments: Vec::new() }
}

/// A question and its answer, online, on paper or at the counter, within the last months.
fn usual(number: i64) -> Story {
    let at = usize::try_from(number).unwrap_or_default();
    let (subject, question, answer) = USUAL[at % USUAL.len()];
    let days_ago = 85 - number * 3 / 2;
    let (door, took) = match number % 3 {
        0 => (Door::Online, number % 4),
        1 => (Door::Paper, 2 + number % 5),
        _ => (Door::Counter, number % 2),
    };
    let person = (door == Door::Online).then(|| WRITERS[at / 3 % WRITERS.len()]);
    let (writer, kind) = match door {
        Door::Online => (Writer::Person, Kind::Letter),
        _ => (Writer::Office, Kind::Paper),
    };
    let asked = Line { door, kind, ..letter(writer, subject, question, days_ago) };
    let answered = Line { door, ..letter(Writer::Office, subject, answer, days_ago - took) };
    Story {
        office: "buergerservice",
        clerk: if number % 2 == 0 { "clerk" } else { "clerk2" },
        person,
        lines: vec![asked, answered],
        closed_days_ago: (number % 3 == 2).then_some(days_ago - took),
    }
}

fn parking() -> Story {
    Story {
        office: "buergerservice",
        clerk: "clerk",
        person: Some("resident"),
        lines: vec![
            letter(Writer::Person, PERMIT, PERMIT_QUESTION, 6),
            letter(Writer::Office, PERMIT, PERMIT_ANSWER, 5),
        ],
        closed_days_ago: None,
    }
}

fn decided() -> Story {
    let decision = Line {
        kind: Kind::Decision,
        attachments: vec![File::pdf(DECISION_FILE, &DECISION_LINES)],
        ..letter(Writer::Office, "Bescheid: Anwohnerparkausweis", DECISION, 2)
    };
    let applied = "Guten Tag,\n\nich beantrage einen Anwohnerparkausweis. Mein Auto hat das \
                   Kennzeichen MU-ST 123. Ich parke meistens abends und nachts.\n";
    Story {
        office: "buergerservice",
        clerk: "clerk2",
        person: Some("resident"),
        lines: vec![
            letter(Writer::Person, "Antrag auf einen Anwohnerparkausweis", applied, 4),
            decision,
        ],
        closed_days_ago: None,
    }
}

fn on_paper() -> Story {
    let body = "Einwendung zum Bebauungsplan „Am Wall“, Eingang per Post. Die Eigentümerin der \
                Nummer 12 wünscht, dass die drei Linden an der Einfahrt stehen bleiben. Sie bittet \
                um Antwort auf Papier.\n";
    let subject = "Einwendung zum Bebauungsplan „Am Wall“";
    let recorded =
        Line { door: Door::Paper, kind: Kind::Paper, ..letter(Writer::Office, subject, body, 3) };
    Story {
        office: "stadtplanung",
        clerk: "planner",
        person: None,
        lines: vec![recorded],
        closed_days_ago: None,
    }
}

fn unread() -> Story {
    let subject = "Ihr Bescheid über die Hundesteuer";
    let body = "Guten Tag,\n\nab dem nächsten Jahr gibt es den Bescheid über die Hundesteuer in \
                diesem Postfach, wenn Sie es wünschen. Antworten Sie einfach mit „Ja“. Sonst kommt \
                er weiter auf Papier.\n\nFreundliche Grüße\nIhre Kämmerei\n";
    Story {
        office: "kaemmerei",
        clerk: "head",
        person: Some("resident"),
        lines: vec![letter(Writer::Office, subject, body, 0)],
        closed_days_ago: None,
    }
}

fn closed() -> Story {
    let subject = "Auskunft über meine Daten";
    Story {
        office: "datenschutz",
        clerk: "privacy",
        person: Some("resident"),
        lines: vec![
            letter(
                Writer::Person,
                subject,
                "Guten Tag,\n\nbitte teilen Sie mir mit, welche Daten die Stadt über mich hat.\n",
                40,
            ),
            letter(
                Writer::Office,
                subject,
                "Guten Tag,\n\nalles, was dieses Programm über Sie hat, können Sie unter \
                 „Datenschutz“ selbst herunterladen. Aus anderen Programmen haben wir nichts \
                 gefunden.\n\nFreundliche Grüße\nDatenschutz und Revision\n",
                33,
            ),
        ],
        closed_days_ago: Some(30),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stories_run_forwards_through_the_past() {
        let stories = stories();
        assert!(stories.len() > 55, "{}", stories.len());
        for story in &stories {
            let days: Vec<_> = story.lines.iter().map(|line| line.days_ago).collect();
            assert!(days.is_sorted_by(|a, b| a >= b), "{days:?}");
            assert!(days.iter().all(|days| (0..100).contains(days)), "{days:?}");
            assert!(story.closed_days_ago.is_none_or(|closed| closed <= days[days.len() - 1]));
        }
    }

    #[test]
    fn every_door_answers_about_as_many() {
        for door in [Door::Online, Door::Paper, Door::Counter] {
            let stories = stories();
            let count = stories.iter().filter(|it| it.lines.len() > 1 && it.lines[0].door == door);
            assert!(count.count() >= 18);
        }
    }
}
