//! What is promised about the post, and what is true.

use std::{collections::BTreeMap, future::Future};

use commons::{
    Slug, Text,
    capability::{Measurement, Missing, Promise, Target, Unit, ask},
};
use store::{Sql, params};

use crate::{
    Day, Post, PostError,
    answers::{Answered, median},
    cases::ENTERED,
};

/// Promises look at one year.
const YEAR: i64 = 365;
/// So many days an answer may take, in the middle.
const DAYS: f64 = 10.0;
/// All promises about the post.
pub(crate) fn promises(post: &Post) -> Vec<Promise> {
    let share = |id, target, more, measure| Promise {
        id,
        target: Target::AtLeast(target),
        unit: Unit::Share,
        more,
        measure,
    };
    let days = |id, door: &'static str| Promise {
        id,
        target: Target::AtMost(DAYS),
        unit: Unit::Days,
        more: "/post/offices",
        measure: asked(post, move |post| async move { answer_days(&post, door).await }),
    };
    vec![
        share(
            "letters-encrypted",
            0.9,
            "/post/protects",
            asked(post, |post| async move { letters_encrypted(&post).await }),
        ),
        share(
            "offices-reachable-encrypted",
            1.0,
            "/post/offices",
            asked(post, |post| async move { offices_reachable(&post).await }),
        ),
        days("answer-days-online", "online"),
        days("answer-days-paper", "paper"),
        days("answer-days-counter", "counter"),
    ]
}

fn asked<F, Fut>(post: &Post, measure: F) -> commons::capability::Ask<Measurement>
where
    F: Fn(Post) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Measurement, PostError>> + Send + 'static,
{
    let post = post.clone();
    ask(move || {
        let measured = measure(post.clone());
        async move { Ok(measured.await?) }
    })
}

/// Share of the letters of the last year that were sealed before they left their writer.
async fn letters_encrypted(post: &Post) -> Result<Measurement, PostError> {
    let sql = "SELECT l.door, COUNT(*) FROM post_letters l
         WHERE l.silent = 0 AND l.day >= $1 GROUP BY l.door ORDER BY l.door";
    let since = Day::today().plus(-YEAR);
    let doors: Vec<(String, u64)> = post.db().all(sql, params![since]).await?;
    // Nobody sealed these before they came.
    let is_open = |door: &str| ENTERED.contains(&door);
    let all = doors.iter().map(|(_, count)| count).sum();
    let open = doors.iter().filter(|(door, _)| is_open(door));
    let sealed = all - open.clone().map(|(_, count)| count).sum::<u64>();
    Ok(Measurement::share(sealed, all, open.map(came_open).collect()))
}

fn came_open((door, count): &(String, u64)) -> Missing {
    Missing {
        title: door_name(door),
        path: None,
        reason: Text::both(
            format!("{count} Briefe kamen so und wurden erst im Amt verschlüsselt."),
            format!("{count} letters came this way and were encrypted only at the office."),
        ),
    }
}

fn door_name(door: &str) -> Text {
    match door {
        "paper" => Text::both("Auf Papier", "On paper"),
        "counter" => Text::both("Am Schalter", "At the counter"),
        _ => Text::both("Am Telefon", "By telephone"),
    }
}

/// Share of the offices that can be written to sealed.
async fn offices_reachable(post: &Post) -> Result<Measurement, PostError> {
    let offices = post.office_doors().await?;
    let missing: Vec<_> = offices
        .iter()
        .filter(|it| it.epoch.is_none())
        .map(|it| Missing {
            title: it.office.name.clone(),
            path: Some(format!("/post/offices/{}", it.office.slug)),
            reason: Text::both("Das Amt hat noch keine Schlüssel.", "The office has no keys yet."),
        })
        .collect();
    let all = offices.len() as u64;
    Ok(Measurement::share(all - missing.len() as u64, all, missing))
}

/// The median of the days to an answer, of the letters of the last year that came by a door.
async fn answer_days(post: &Post, door: &str) -> Result<Measurement, PostError> {
    let mut answers = post.answers_since(Day::today().plus(-YEAR)).await?;
    answers.retain(|one| one.door == door);
    let mut missing = Vec::new();
    for (slug, days) in by_office(&answers) {
        if let Some(slow) = median(days).filter(|days| *days > DAYS) {
            let name = post.identity().office(&slug).await?.name;
            missing.push(too_slow(&slug, name, slow));
        }
    }
    let all = median(answers.into_iter().map(|one| one.days).collect());
    Ok(Measurement::figure(all, missing))
}

fn by_office(answers: &[Answered]) -> BTreeMap<Slug, Vec<i64>> {
    let mut offices: BTreeMap<Slug, Vec<i64>> = BTreeMap::new();
    for one in answers {
        offices.entry(one.office.clone()).or_default().push(one.days);
    }
    offices
}

fn too_slow(slug: &Slug, name: Text, days: f64) -> Missing {
    Missing {
        title: name,
        path: Some(format!("/post/offices/{slug}")),
        reason: Text::both(
            format!("Die Hälfte der Antworten braucht länger als {days} Tage."),
            format!("Half of the answers take longer than {days} days."),
        ),
    }
}
