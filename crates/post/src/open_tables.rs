//! The tables that the house publishes by itself: offices' keys, who changed them, and how long
//! answers take.

use std::future::Future;

use commons::{
    Failure, Slug, Text,
    capability::{Ask, Column, ColumnKind, PublicTable, ask},
};
use serde_json::{Value as Json, json};

use crate::{
    Day, Post, PostError,
    answers::{by_month, median},
};

/// The office that answers for these tables.
const OFFICE: &str = "it-service";
/// Fewer letters say something about single people.
const FEW: usize = 5;
/// The table of answers begins so many days ago.
const DAYS: i64 = 2 * 366;

/// All of them.
pub(crate) fn public_tables(post: &Post) -> Vec<PublicTable> {
    vec![keys(post), steps(post), answers(post)]
}

fn keys(post: &Post) -> PublicTable {
    table(
        "post-amtsschluessel",
        Text::both("Schlüssel der Ämter", "Keys of the offices"),
        Text::both(
            "Mit welchen öffentlichen Schlüsseln man den Ämtern verschlüsselt schreibt.",
            "The public keys with which offices are written to encrypted.",
        ),
        vec![
            column("office", ColumnKind::String, "Amt", "Office"),
            column("epoch", ColumnKind::Integer, "Der wievielte Schlüssel", "Which key it is"),
            column("keyset", ColumnKind::String, "SHA-256 der Schlüssel", "SHA-256 of the keys"),
            column("safety_number", ColumnKind::String, "Sicherheitsnummer", "Safety number"),
            column("since", ColumnKind::Datetime, "Seit wann", "Since when"),
            column("entry", ColumnKind::Integer, "Eintrag im Register", "Entry in the record"),
        ],
        asked(post, |post| async move { key_rows(&post).await }),
    )
}

async fn key_rows(post: &Post) -> Result<Vec<Vec<Json>>, PostError> {
    let mut rows = Vec::new();
    for office in post.identity().offices().await? {
        let page = post.office_page(&office.slug).await?;
        rows.extend(page.epochs.into_iter().rev().map(|it| {
            let number = it.safety_number.join(" ");
            vec![
                json!(office.slug),
                json!(it.epoch),
                json!(it.keyset),
                json!(number),
                json!(it.since),
                json!(it.entry),
            ]
        }));
    }
    Ok(rows)
}

fn steps(post: &Post) -> PublicTable {
    table(
        "post-amtsmitglieder",
        Text::both("Wer die Schlüssel der Ämter hält", "Who holds the offices’ keys"),
        Text::both(
            "Jede Änderung daran, wie viele Mitglieder eines Amtes seine Post lesen können. \
             Genannt sind Rollen, nie Menschen.",
            "Every change of how many members of an office can read its post. It names roles, \
             never people.",
        ),
        vec![
            column("office", ColumnKind::String, "Amt", "Office"),
            column("at", ColumnKind::Datetime, "Wann", "When"),
            column("change", ColumnKind::String, "Was geschah", "What happened"),
            column("role", ColumnKind::String, "Wer kam oder ging", "Who came or left"),
            column("by", ColumnKind::String, "Wer es tat", "Who did it"),
            column("epoch", ColumnKind::Integer, "Schlüssel danach", "Key after it"),
            column("members", ColumnKind::Integer, "Mitglieder danach", "Members after it"),
            column("entry", ColumnKind::Integer, "Eintrag im Register", "Entry in the record"),
        ],
        asked(post, |post| async move { step_rows(&post).await }),
    )
}

async fn step_rows(post: &Post) -> Result<Vec<Vec<Json>>, PostError> {
    let mut rows = Vec::new();
    for office in post.identity().offices().await? {
        let page = post.office_page(&office.slug).await?;
        rows.extend(page.steps.into_iter().rev().map(|it| {
            vec![
                json!(office.slug),
                json!(it.at),
                json!(it.change),
                json!(it.role),
                json!(it.by),
                json!(it.epoch),
                json!(it.members.values().sum::<u64>()),
                json!(it.entry),
            ]
        }));
    }
    Ok(rows)
}

fn answers(post: &Post) -> PublicTable {
    table(
        "post-antwortzeiten",
        Text::both("Antwortzeiten der Ämter", "How long offices take to answer"),
        Text::both(
            "Wie viele Tage die Ämter für eine Antwort brauchen, je nachdem, wie ein Brief kam. \
             Bei weniger als fünf Briefen steht keine Zahl, damit niemand erkennbar wird.",
            "How many days offices take to answer, by how a letter came. Below five letters there \
             is no figure, so that nobody can be recognised.",
        ),
        vec![
            column("office", ColumnKind::String, "Amt", "Office"),
            column("door", ColumnKind::String, "Wie der Brief kam", "How the letter came"),
            column("month", ColumnKind::String, "Monat", "Month"),
            column("letters", ColumnKind::Integer, "Beantwortete Briefe", "Answered letters"),
            column("median_days", ColumnKind::Number, "Tage im Median", "Days, median"),
        ],
        asked(post, |post| async move { answer_rows(&post).await }),
    )
}

async fn answer_rows(post: &Post) -> Result<Vec<Vec<Json>>, PostError> {
    let answers = post.answers_since(Day::today().plus(-DAYS)).await?;
    let row = |((office, door, month), days): ((Slug, String, String), Vec<i64>)| {
        let count = days.len();
        let (letters, median) =
            if count < FEW { (None, None) } else { (Some(count), median(days)) };
        vec![json!(office), json!(door), json!(month), json!(letters), json!(median)]
    };
    Ok(by_month(answers).into_iter().map(row).collect())
}

fn asked<F, Fut>(post: &Post, rows: F) -> Ask<Vec<Vec<Json>>>
where
    F: Fn(Post) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Vec<Vec<Json>>, PostError>> + Send + 'static,
{
    let post = post.clone();
    ask(move || {
        let found = rows(post.clone());
        async move { found.await.map_err(Failure::from) }
    })
}

fn table(
    slug: &str,
    title: Text,
    description: Text,
    columns: Vec<Column>,
    rows: Ask<Vec<Vec<Json>>>,
) -> PublicTable {
    let (slug, office) = (Slug::of_title(slug), Slug::of_title(OFFICE));
    PublicTable { slug, title, description, office, columns, rows, withheld: None }
}

fn column(name: &'static str, kind: ColumnKind, de: &str, en: &str) -> Column {
    Column { name, kind, description: Text::both(de, en) }
}
