//! How long offices take to answer, by the door a letter came by. It is told from what the server
//! knows of letters (who wrote, by which door, on which day), never from what they say.

use std::collections::BTreeMap;

use commons::{Id, Slug};
use store::{Sql, params};

use crate::{Day, Party, Post, PostError};

store::row! {
    /// What is known of a letter.
    pub(crate) struct Trace {
        case: Id,
        office: Slug,
        sender: Party,
        door: String,
        /// When it was sent, or entered.
        day: Day,
        /// When it came, where an office entered it and said so.
        received: Option<Day>,
    }
}

/// A letter that an office answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answered {
    /// The office.
    pub(crate) office: Slug,
    /// How the letter came.
    pub(crate) door: String,
    /// When it came.
    pub(crate) day: Day,
    /// How long the answer took.
    pub(crate) days: i64,
}

/// What a letter does to the question that is open in its case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Asks,
    Answers,
    /// A clerk entered it without a day of arrival, and only its place tells whether it came in or
    /// went out: after a letter that waits, it is taken for the answer.
    Either,
}

impl Trace {
    fn what(&self) -> Move {
        match (&self.sender, self.door.as_str()) {
            (Party::Account(_) | Party::Guest(_), _) => Move::Asks,
            (Party::Office(office), _) if *office != self.office => Move::Asks,
            (Party::Office(_), _) if self.received.is_some() => Move::Asks,
            (Party::Office(_), "paper" | "counter" | "phone" | "openpgp" | "fit-connect") => {
                Move::Either
            }
            (Party::Office(_), _) => Move::Answers,
        }
    }

    /// From this day on somebody waits for the answer.
    fn came(&self) -> Day {
        self.received.unwrap_or(self.day)
    }
}

/// All letters that were answered, from letters in the order of their cases and numbers. Of
/// several that wait, the first one counts.
pub(crate) fn answered(letters: &[Trace]) -> Vec<Answered> {
    let (mut all, mut open): (Vec<Answered>, Option<&Trace>) = (Vec::new(), None);
    for letter in letters {
        open = open.filter(|question| question.case == letter.case);
        match (letter.what(), open) {
            (Move::Asks | Move::Either, None) => open = Some(letter),
            (Move::Answers | Move::Either, Some(question)) => {
                all.push(Answered {
                    office: question.office.clone(),
                    door: question.door.clone(),
                    day: question.came(),
                    days: letter.day.0 - question.came().0,
                });
                open = None;
            }
            _ => {}
        }
    }
    all
}

/// The middle of these days; between two, their mean. None where there are none.
pub fn median(mut days: Vec<i64>) -> Option<f64> {
    days.sort_unstable();
    let middle = days.len() / 2;
    let upper = to_f64(*days.get(middle)?);
    if days.len() % 2 == 1 {
        return Some(upper);
    }
    Some(f64::midpoint(to_f64(days[middle - 1]), upper))
}

#[expect(clippy::cast_precision_loss, reason = "days between letters stay far below 2^52")]
fn to_f64(days: i64) -> f64 {
    days as f64
}

/// The first day of the month that a day is in.
pub(crate) fn month_of(day: Day) -> String {
    day.to_string()[..7].to_owned()
}

/// Answered letters of one office, by one door, that came in the same month.
pub(crate) fn by_month(all: Vec<Answered>) -> BTreeMap<(Slug, String, String), Vec<i64>> {
    let mut groups: BTreeMap<_, Vec<i64>> = BTreeMap::new();
    for one in all {
        let group = (one.office, one.door, month_of(one.day));
        groups.entry(group).or_default().push(one.days);
    }
    groups
}

impl Post {
    /// The letters that came since a day and were answered.
    pub(crate) async fn answers_since(&self, day: Day) -> Result<Vec<Answered>, PostError> {
        let sql = "SELECT l.case_id, c.office, l.sender, l.door, l.day, l.received
             FROM post_letters l
             JOIN post_cases c ON c.id = l.case_id
             WHERE l.silent = 0 AND c.last_day >= $1 ORDER BY l.case_id, l.seq";
        let letters: Vec<Trace> = self.db().all(sql, params![day]).await?;
        let mut all = answered(&letters);
        all.retain(|one| one.day >= day);
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(of_cases: &[&[(&str, &str, i64)]]) -> Vec<Trace> {
        let account = Party::Account(Id::random());
        let mut all = Vec::new();
        for letters in of_cases {
            let case = Id::random();
            for (sender, door, day) in *letters {
                let sender = match *sender {
                    "anna" => account.clone(),
                    office => Party::Office(Slug::of_title(office)),
                };
                let (office, door) = (Slug::of_title("amt"), (*door).to_owned());
                let (case, day, received) = (case.clone(), Day(*day), None);
                all.push(Trace { case, office, sender, door, day, received });
            }
        }
        all
    }

    fn days(of_cases: &[&[(&str, &str, i64)]]) -> Vec<(String, i64)> {
        answered(&letters(of_cases)).into_iter().map(|one| (one.door, one.days)).collect()
    }

    fn online(days: i64) -> (String, i64) {
        ("online".to_owned(), days)
    }

    #[test]
    fn of_letters_that_wait_the_first_one_counts_and_each_answer_once() {
        let asked_twice: &[_] = &[
            ("anna", "online", 1),
            ("anna", "online", 3),
            ("amt", "online", 5),
            ("amt", "online", 6),
            ("anna", "online", 7),
            ("amt", "online", 7),
        ];
        assert_eq!(days(&[asked_twice]), [online(4), online(0)]);
    }

    #[test]
    fn a_case_s_question_is_not_answered_in_another_case() {
        let (asked, told): (&[_], &[_]) = (&[("anna", "online", 1)], &[("amt", "online", 9)]);
        assert_eq!(days(&[asked, told]), []);
    }

    #[test]
    fn what_a_clerk_enters_asks_and_the_letter_after_it_answers() {
        let paper: &[_] = &[("amt", "paper", 1), ("amt", "online", 4), ("amt", "paper", 5)];
        assert_eq!(days(&[paper]), [("paper".to_owned(), 3)]);
        let on_paper: &[_] = &[("amt", "paper", 1), ("amt", "paper", 3), ("amt", "paper", 4)];
        assert_eq!(days(&[on_paper]), [("paper".to_owned(), 2)]);
        let spoken: &[_] = &[("amt", "counter", 1), ("amt", "counter", 1), ("amt", "phone", 2)];
        assert_eq!(days(&[spoken]), [("counter".to_owned(), 0)]);
        let mail: &[_] = &[("amt", "openpgp", 1), ("amt", "openpgp", 6), ("amt", "openpgp", 8)];
        assert_eq!(days(&[mail]), [("openpgp".to_owned(), 5)]);
        let other: &[_] = &[("stadtplanung", "online", 1), ("amt", "online", 3)];
        assert_eq!(days(&[other]), [online(2)]);
    }

    #[test]
    fn what_came_on_paper_waits_from_the_day_it_came_and_is_no_answer() {
        let mut letters =
            letters(&[&[("amt", "paper", 10), ("amt", "paper", 11), ("amt", "paper", 13)]]);
        letters[0].received = Some(Day(7));
        letters[1].received = Some(Day(11));
        let answered = answered(&letters);
        assert_eq!(answered.len(), 1, "the second letter asks too");
        assert_eq!((answered[0].day, answered[0].days), (Day(7), 6));
    }

    #[test]
    fn the_median_is_the_middle_or_the_mean_of_the_two() {
        assert_eq!(median(vec![]), None);
        assert_eq!(median(vec![9, 1, 2]), Some(2.0));
        assert_eq!(median(vec![4, 1, 9, 2]), Some(3.0));
    }
}
