//! Applications in the demo town's letters, by rule: many of a kind, by every door, so that there is
//! something to count. Whoever keeps service cases finds them again by the identifiers, which follow
//! from the town's key.

use commons::Id;
use sealed::letter::{Door, Kind};

use super::{
    answers::Filling,
    sheet::Sheet,
    stories::{Line, Story, Writer},
};
use crate::{Caller, Day, Post, PostError};

/// An application whose letters are in the demo town's post. Days are counted back from today.
#[derive(Clone, Debug)]
pub struct DemoApplication {
    /// The case of its letters.
    pub case: Id,
    /// The service, by its slug.
    pub service: &'static str,
    /// The office.
    pub office: &'static str,
    /// Who works on it, by user name.
    pub clerk: &'static str,
    /// Who applied, by user name; none where it did not come online.
    pub person: Option<&'static str>,
    /// `online`, `paper`, `counter` or `phone`.
    pub door: &'static str,
    /// When it came.
    pub received: i64,
    /// When the office asked, and when the answer came.
    pub asked: Option<(i64, Option<i64>)>,
    /// When it was decided, and whether it was granted.
    pub decided: Option<(i64, bool)>,
    /// Tells applications for one service by one door apart.
    number: usize,
}

/// Applications for one service.
struct Sort {
    service: &'static str,
    office: &'static str,
    clerks: [&'static str; 2],
    name: &'static str,
    /// So many, and days that they take at least, by each door.
    doors: &'static [(Door, i64, i64)],
}

const AT_SERVICE: [&str; 2] = ["clerk", "clerk2"];

const SORTS: [Sort; 7] = [
    Sort {
        service: "bewohnerparkausweis",
        office: "buergerservice",
        clerks: AT_SERVICE,
        name: "Bewohnerparkausweis",
        doors: &[(Door::Online, 14, 3), (Door::Paper, 9, 4), (Door::Counter, 8, 0)],
    },
    Sort {
        service: "fuehrungszeugnis",
        office: "buergerservice",
        clerks: AT_SERVICE,
        name: "Führungszeugnis",
        doors: &[(Door::Paper, 6, 9), (Door::Counter, 6, 8)],
    },
    Sort {
        service: "meldebescheinigung",
        office: "buergerservice",
        clerks: AT_SERVICE,
        name: "Meldebescheinigung",
        doors: &[(Door::Online, 4, 1), (Door::Counter, 6, 0), (Door::Phone, 3, 1)],
    },
    Sort {
        service: "gewerbe-anmelden",
        office: "buergerservice",
        clerks: AT_SERVICE,
        name: "Gewerbeanmeldung",
        doors: &[(Door::Online, 3, 1), (Door::Paper, 3, 2)],
    },
    Sort {
        service: "hund-anmelden",
        office: "kaemmerei",
        clerks: ["head", "head"],
        name: "Hund anmelden",
        doors: &[(Door::Online, 5, 3), (Door::Paper, 3, 5)],
    },
    Sort {
        service: "baumfaellung",
        office: "stadtplanung",
        clerks: ["planner", "planner"],
        name: "Baumfällung",
        doors: &[(Door::Online, 3, 15), (Door::Paper, 4, 20)],
    },
    Sort {
        service: "stundung",
        office: "kaemmerei",
        clerks: ["head", "head"],
        name: "Stundung",
        doors: &[(Door::Online, 3, 8), (Door::Paper, 3, 10)],
    },
];

/// Those who apply online.
const APPLICANTS: [&str; 7] =
    ["head", "planner", "archivist", "privacy", "resident", "admin", "resident"];
/// The oldest came so many days ago.
const OLDEST: i64 = 88;

const QUESTION: &str = "Guten Tag,\n\nauf dem Nachweis fehlt die zweite Seite. Bitte reichen Sie sie \
    nach. So lange läuft unsere Frist nicht weiter.\n";
const ANSWER: &str = "Guten Tag,\n\ndie zweite Seite reiche ich hiermit nach.\n";
const GRANTED: &str = "Guten Tag,\n\nIhr Antrag ist bewilligt.\n\nRechtsbehelfsbelehrung: Gegen diesen \
    Bescheid können Sie innerhalb eines Monats nach seiner Bekanntgabe Widerspruch erheben. Richten \
    Sie ihn schriftlich an dieses Amt, oder geben Sie ihn hier zur Niederschrift.\n";
const REFUSED: &str = "Guten Tag,\n\nIhr Antrag ist abgelehnt, weil Unterlagen fehlen. Sie können \
    ihn jederzeit neu stellen.\n\nRechtsbehelfsbelehrung: Gegen diesen Bescheid können Sie innerhalb \
    eines Monats nach seiner Bekanntgabe Widerspruch erheben. Richten Sie ihn schriftlich an dieses \
    Amt, oder geben Sie ihn hier zur Niederschrift.\n";

impl Post {
    /// The applications whose letters are in the demo town's post, oldest first.
    ///
    /// # Errors
    /// [`IdentityError::NoDemo`](identity::IdentityError::NoDemo) in a real town.
    pub fn demo_applications(&self) -> Result<Vec<DemoApplication>, PostError> {
        let mut all: Vec<DemoApplication> = SORTS.iter().flat_map(of_sort).collect();
        all.sort_by_key(|one| -one.received);
        for (number, one) in all.iter_mut().enumerate() {
            let bytes = self.identity().demo_bytes(&format!("application {number}"))?;
            one.case = id_of(&bytes);
        }
        Ok(all)
    }

    /// One of the demo town's people, as the server knows them when they ask.
    ///
    /// # Errors
    /// [`IdentityError::NoDemo`](identity::IdentityError::NoDemo) in a real town,
    /// [`IdentityError::UnknownPerson`](identity::IdentityError::UnknownPerson).
    pub async fn demo_caller(&self, user_name: &str) -> Result<Caller, PostError> {
        let logins = self.identity().demo_logins()?;
        let login = logins.into_iter().find(|login| login.user_name == user_name);
        let login = login.ok_or(identity::IdentityError::UnknownPerson)?;
        let person = self.identity().person_called(user_name).await?;
        let person = person.ok_or(identity::IdentityError::UnknownPerson)?.id;
        let account = self.account_of(&person).await?;
        Ok(super::people::caller(person, login.name, login.memberships, account))
    }
}

impl DemoApplication {
    /// What programs read of it: `application.json`.
    pub fn application(&self) -> serde_json::Value {
        self.sheet().application()
    }

    /// What people read of it: each question with its answer.
    pub fn text(&self) -> String {
        self.sheet().body
    }

    fn sheet(&self) -> Sheet {
        let received = Day::today().plus(-self.received);
        let person = self.person.and_then(|it| APPLICANTS.iter().position(|one| *one == it));
        let who = person.unwrap_or(self.number + 1);
        Filling { who, number: self.number, received }.of(self.service)
    }

    /// Its letters.
    pub(super) fn story(&self) -> Story {
        let subject = subject(self.service);
        let line = |writer, kind, body: &str, days_ago| {
            let door = match (writer, self.door) {
                (Writer::Office, "paper") => Door::Paper,
                (Writer::Office, "counter") => Door::Counter,
                (Writer::Office, "phone") => Door::Phone,
                _ => Door::Online,
            };
            let (body, attachments) = (body.to_owned(), Vec::new());
            Line { writer, door, kind, subject, body, days_ago, attachments }
        };
        let sheet = self.sheet();
        let (writer, kind) = match self.person {
            Some(_) => (Writer::Person, Kind::Letter),
            None => (Writer::Office, Kind::Paper),
        };
        let applied = line(writer, kind, &sheet.body, self.received);
        let subject = sheet.title;
        let mut lines = vec![Line { subject, attachments: sheet.into_files(), ..applied }];
        if let Some((asked, answered)) = self.asked {
            lines.push(line(Writer::Office, Kind::Letter, QUESTION, asked));
            lines.extend(answered.map(|day| line(Writer::Person, Kind::Letter, ANSWER, day)));
        }
        if let Some((day, is_granted)) = self.decided {
            let body = if is_granted { GRANTED } else { REFUSED };
            lines.push(line(Writer::Office, Kind::Decision, body, day));
        }
        Story {
            office: self.office,
            clerk: self.clerk,
            person: self.person,
            lines,
            closed_days_ago: self.decided.map(|(day, _)| day),
        }
    }
}

fn subject(service: &str) -> &'static str {
    let sort = SORTS.iter().find(|sort| sort.service == service);
    sort.map_or("Antrag", |sort| sort.name)
}

fn of_sort(sort: &Sort) -> Vec<DemoApplication> {
    let of_door = |(door, count, least): &(Door, i64, i64)| {
        let (door, count, least) = (*door, *count, *least);
        (0..count).map(move |number| one(sort, door, number, count, least))
    };
    sort.doors.iter().flat_map(of_door).collect()
}

/// Spread evenly over the time; what would be decided in the future is open. Every fifth online
/// application raises a question, every ninth application is refused, every seventh takes longer.
fn one(sort: &Sort, door: Door, number: i64, count: i64, least: i64) -> DemoApplication {
    let received = OLDEST - number * (OLDEST - 1) / (count - 1);
    let is_online = door == Door::Online;
    let asked = (is_online && number % 5 == 3).then(|| received - 1);
    let waited = if asked.is_some() { 4 } else { 0 };
    let took = least + number % 4 + if number % 7 == 5 { 9 } else { 0 };
    let decided = received - took - waited;
    let at = usize::try_from(number).unwrap_or_default();
    DemoApplication {
        case: Id::from(""),
        service: sort.service,
        office: sort.office,
        clerk: sort.clerks[at % 2],
        person: is_online.then(|| applicant(sort, at)),
        door: match door {
            Door::Paper => "paper",
            Door::Counter => "counter",
            Door::Phone => "phone",
            _ => "online",
        },
        received,
        asked: asked
            .filter(|day| *day >= 0)
            .map(|day| (day, Some(day - waited).filter(|day| *day >= 0))),
        // Of many the newest but one was forgotten: so there is something overdue.
        decided: (decided >= 0 && (number + 2 != count || count < 4))
            .then_some((decided, number % 9 != 8)),
        number: at,
    }
}

/// Nobody applies to themselves.
fn applicant(sort: &Sort, at: usize) -> &'static str {
    let mut all = APPLICANTS.iter().cycle().skip(at);
    all.find(|one| !sort.clerks.contains(one)).unwrap_or(&APPLICANTS[0])
}

/// An identifier of bytes.
fn id_of(bytes: &[u8; 32]) -> Id {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let digits = bytes.iter().take(26).map(|byte| char::from(ALPHABET[usize::from(byte % 32)]));
    Id::from(digits.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn applications_run_forwards_through_the_last_ninety_days_by_every_door() {
        let all: Vec<_> = SORTS.iter().flat_map(of_sort).collect();
        for one in &all {
            let days: Vec<_> = one.story().lines.iter().map(|line| line.days_ago).collect();
            assert!(days.is_sorted_by(|a, b| a >= b), "{days:?}");
            assert!(days.iter().all(|days| (0..90).contains(days)), "{days:?}");
        }
        for door in ["online", "paper", "counter", "phone"] {
            assert!(all.iter().filter(|one| one.door == door).count() >= 3, "{door}");
        }
        assert!(all.iter().any(|one| one.decided.is_some_and(|(_, granted)| !granted)));
        assert!(all.iter().any(|one| one.decided.is_none() && one.received > 14));
        assert!(all.iter().any(|one| matches!(one.asked, Some((_, None)))));
    }

    #[test]
    fn identifiers_are_such_as_the_protocol_knows() {
        assert!(crate::party::is_id(id_of(&[255; 32]).as_str()));
    }
}
