//! The contract between a capability and the house.
//!
//! The house asks every capability the same questions and builds from the answers what all of
//! them share: the front page, the open data catalogue, the record of processing, a person's
//! export and erasure, the site search, the background work, `allmende doctor` and the demo town.

use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

use serde_json::Value;

use crate::{Failure, Lang, Slug, Subject, Text};

/// A question the house asks later, as often as it likes.
pub type Ask<T> =
    Arc<dyn Fn() -> Pin<Box<dyn Future<Output = Result<T, Failure>> + Send>> + Send + Sync>;

/// Makes an [`Ask`] of an async closure.
pub fn ask<T, F, Fut>(question: F) -> Ask<T>
where
    F: Fn() -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<T, Failure>> + Send + 'static,
{
    Arc::new(move || Box::pin(question()))
}

/// One of the things the town's program can do.
#[async_trait::async_trait]
pub trait Capability: Send + Sync + 'static {
    /// The name of its crate and of its tables' prefix in documentation.
    fn name(&self) -> &'static str;

    /// Its texts: one Fluent file for each language.
    fn locales(&self) -> Vec<(Lang, &'static str)> {
        Vec::new()
    }

    /// Its migrations, oldest first: forward only, never changed once released.
    fn migrations(&self) -> Vec<Migration> {
        Vec::new()
    }

    /// Its pages and interfaces, with their state applied.
    fn routes(&self) -> axum::Router {
        axum::Router::new()
    }

    /// Its machine interfaces: the `paths` of an OpenAPI 3.1 document, as an object.
    fn api(&self) -> Value {
        Value::Object(serde_json::Map::new())
    }

    /// Its entries in the main navigation.
    fn navigation(&self) -> Vec<NavItem> {
        Vec::new()
    }

    /// Its measured promises.
    fn promises(&self) -> Vec<Promise> {
        Vec::new()
    }

    /// Its tables that the house publishes by itself.
    fn public_tables(&self) -> Vec<PublicTable> {
        Vec::new()
    }

    /// Its things that must be in the public record, as they now stand.
    fn public_acts(&self) -> Option<Ask<Vec<PublicAct>>> {
        None
    }

    /// Every table it has: with personal data or without.
    fn tables(&self) -> Vec<Table> {
        Vec::new()
    }

    /// What the site search finds.
    fn search(&self) -> Option<Ask<Vec<SearchDocument>>> {
        None
    }

    /// What it does in the background.
    fn jobs(&self) -> Vec<Job> {
        Vec::new()
    }

    /// What `allmende doctor` looks at.
    async fn checks(&self) -> Vec<Check> {
        Vec::new()
    }

    /// Its part of the demo town. Runs once, on an empty town, in the order of the house.
    async fn demo(&self) -> Result<(), Failure> {
        Ok(())
    }
}

/// One step of a capability's tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migration {
    /// `0001_people`: the number orders, the words say what changes.
    pub name: &'static str,
    /// Portable SQL; a line that ends in `-- sqlite` or `-- postgres` is for that database only.
    pub sql: &'static str,
}

/// An entry of the main navigation.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// Where it leads.
    pub path: &'static str,
    /// The Fluent key of its label; its attribute `.about` says in a sentence what is there.
    pub label: &'static str,
}

/// A promise: a measured figure with a target. Its texts are the Fluent messages
/// `promise-<id>` (title), `.method` (how it is measured) and `.why` (the demand behind it).
#[derive(Clone)]
pub struct Promise {
    /// Kebab-case, the same for ever.
    pub id: &'static str,
    /// What the figure should be.
    pub target: Target,
    /// How the figure is written.
    pub unit: Unit,
    /// Where the measured objects are listed.
    pub more: &'static str,
    /// Measures it now.
    pub measure: Ask<Measurement>,
}

/// What a promised figure should be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// At least this (shares are 0 to 1).
    AtLeast(f64),
    /// At most this.
    AtMost(f64),
}

impl Target {
    /// Whether the figure keeps the promise.
    pub fn is_met_by(self, figure: f64) -> bool {
        match self {
            Self::AtLeast(target) => figure >= target,
            Self::AtMost(target) => figure <= target,
        }
    }

    /// The figure that was promised.
    pub fn figure(self) -> f64 {
        match self {
            Self::AtLeast(target) | Self::AtMost(target) => target,
        }
    }
}

/// How a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Numerator ÷ denominator, written as per cent.
    Share,
    /// A number of things.
    Count,
    /// Thousand bytes.
    Kilobytes,
    /// Days.
    Days,
}

/// A public thing, as the database has it now: the public record must say the same of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicAct {
    /// What its entry is about.
    pub subject: Subject,
    /// The kinds of acts that say how it stands; the newest entry of these counts.
    pub kinds: &'static [&'static str],
    /// The SHA-256 of the content that the act commits to, made anew from the database; nothing
    /// where only the entry itself can be looked for.
    pub sha256: Option<[u8; 32]>,
    /// Its name.
    pub title: Text,
    /// Its page.
    pub path: Option<String>,
}

/// What is true today.
#[derive(Clone, Debug, PartialEq)]
pub struct Measurement {
    /// What is kept.
    pub numerator: f64,
    /// Of how much: 1 for a plain figure, 0 where there was nothing to measure.
    pub denominator: f64,
    /// What is missing, item by item.
    pub missing: Vec<Missing>,
}

impl Measurement {
    /// A share of all; an empty whole keeps the promise.
    #[expect(clippy::cast_precision_loss, reason = "counts of a town's things stay far below 2^52")]
    pub fn share(kept: u64, all: u64, missing: Vec<Missing>) -> Self {
        Self { numerator: kept as f64, denominator: all as f64, missing }
    }

    /// A plain figure; of nothing, where nothing has happened yet that could be counted.
    pub fn figure(figure: Option<f64>, missing: Vec<Missing>) -> Self {
        let (numerator, denominator) = figure.map_or((0.0, 0.0), |figure| (figure, 1.0));
        Self { numerator, denominator, missing }
    }

    /// Whether it tells anything: a plain figure of nothing does not, an empty whole is kept.
    pub fn tells(&self, unit: Unit) -> bool {
        unit == Unit::Share || self.denominator != 0.0
    }

    /// The figure: numerator ÷ denominator, 1 where there is nothing to measure.
    pub fn value(&self) -> f64 {
        if self.denominator == 0.0 { 1.0 } else { self.numerator / self.denominator }
    }
}

/// One thing that keeps a promise from being kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Its name.
    pub title: Text,
    /// Its page.
    pub path: Option<String>,
    /// Why it is missing.
    pub reason: Text,
}

/// A table that the house publishes by itself as a dataset. Holding one back needs a legal ground.
#[derive(Clone)]
pub struct PublicTable {
    /// The dataset's slug.
    pub slug: Slug,
    /// Its title.
    pub title: Text,
    /// What it is and where it comes from.
    pub description: Text,
    /// The office that answers for it.
    pub office: Slug,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// All its rows, in a stable order, as values of the columns' types.
    pub rows: Ask<Vec<Vec<Value>>>,
    /// The legal ground for holding it back, which is published in its place.
    pub withheld: Option<Text>,
}

/// A column of a public table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its machine name.
    pub name: &'static str,
    /// Its type.
    pub kind: ColumnKind,
    /// What it says.
    pub description: Text,
}

/// A column's type, by the names of the Table Schema standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Any text.
    String,
    /// A whole number.
    Integer,
    /// A number with decimals.
    Number,
    /// True or false.
    Boolean,
    /// A day, ISO 8601.
    Date,
    /// A moment in UTC, ISO 8601.
    Datetime,
}

/// A table of the database, seen by data protection.
#[derive(Clone, Debug)]
pub enum Table {
    /// It says nothing about a person; the second value says why that is so. A column whose name
    /// looks personal (`person`, `email`, `name`…) must be named in that reason in backticks.
    Impersonal(&'static str, &'static str),
    /// It does.
    Personal(PersonalData),
}

impl Table {
    /// The table's name in the database.
    pub const fn table(&self) -> &'static str {
        match self {
            Self::Impersonal(table, _) => table,
            Self::Personal(personal) => personal.table,
        }
    }
}

/// What is processed about people in one table, and everything that follows from it: the record
/// of processing (Art. 30 GDPR), a person's export (Art. 15, 20), erasure (Art. 17) and retention.
///
/// A table that knows people in several ways (who is invited, who invites) has one declaration for
/// each of them, so that nobody's export shows the others. What opens an entry of the public
/// record is declared like everything else, as rows of `record_openings`, by the capability that
/// knows whose entry it is.
///
/// Its texts are the Fluent message [`text_key`](Self::text_key): the purpose, with `.title` (what
/// is held, in a few words), `.data` (the categories of data) and, for [`Erase::Keep`], `.kept`
/// (why it stays, in plain words).
#[derive(Clone, Debug)]
pub struct PersonalData {
    /// The declaration's own name, the same for ever: the table's, where there is only one.
    pub name: &'static str,
    /// The table.
    pub table: &'static str,
    /// Whose data it is.
    pub whose: Whose,
    /// The legal basis, as the law is cited.
    pub basis: &'static str,
    /// The SQL condition, with `$1` for the person's id, that finds the person's rows.
    pub of_person: &'static str,
    /// The columns a person's export shows; secrets (hashes, tokens) and what is about others are
    /// left out. Columns named `at` or `…_at` are written as moments.
    pub export: &'static [&'static str],
    /// What erasing the person does here. Tables that point to others go first, by their foreign
    /// keys; among those that do not, the order of declaration counts.
    pub erase: Erase,
    /// How long rows are kept; the same for all declarations of one table.
    pub retention: Retention,
}

impl PersonalData {
    /// The Fluent message with its texts: `processing-` and the name, with hyphens.
    pub fn text_key(&self) -> String {
        format!("processing-{}", self.name.replace('_', "-"))
    }
}

/// Whose data a table holds: the categories of people in the record of processing. Their names
/// are the Fluent messages `privacy-whose-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Whose {
    /// Everyone with an account: residents and staff.
    Accounts,
    /// People who turn to the town.
    Residents,
    /// People who work for the town.
    Staff,
    /// Anyone, with an account or without.
    Anyone,
}

/// What erasing a person does in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erase {
    /// The person's rows are deleted.
    Delete,
    /// The rows stay, these assignments (`author = NULL, name = ''`) take the person out of them.
    Anonymise(&'static str),
    /// The law demands that the rows stay; it is cited here.
    Keep(&'static str),
}

/// How long rows are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retention {
    /// As long as the account exists.
    WithAccount,
    /// So many days after the moment in this column; rows where it is empty stay. The rows are
    /// then deleted, whatever erasing a person would do.
    Days(&'static str, u32),
}

/// A document of the site search.
#[derive(Clone, Debug)]
pub struct SearchDocument {
    /// What it is.
    pub subject: Subject,
    /// Its page.
    pub path: String,
    /// Its title, in every language it has.
    pub title: Text,
    /// Its text, in every language it has.
    pub body: Text,
}

/// Work in the background: at least once, retried with back-off.
#[derive(Clone)]
pub struct Job {
    /// `crate.verb-noun`, the same for ever.
    pub kind: &'static str,
    /// How often it starts by itself; never where it is only queued.
    pub every: Option<Duration>,
    /// Does the work for a payload; running it twice does no harm.
    pub run: JobRun,
}

/// The work of a [`Job`].
pub type JobRun =
    Arc<dyn Fn(Value) -> Pin<Box<dyn Future<Output = Result<(), Failure>> + Send>> + Send + Sync>;

impl Job {
    /// Work that is queued with a payload.
    pub fn queued<F, Fut>(kind: &'static str, run: F) -> Self
    where
        F: Fn(Value) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        Self { kind, every: None, run: Arc::new(move |payload| Box::pin(run(payload))) }
    }

    /// Work that starts by itself.
    pub fn every<F, Fut>(every: Duration, kind: &'static str, run: F) -> Self
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        Self { kind, every: Some(every), run: Arc::new(move |_| Box::pin(run())) }
    }
}

/// What `allmende doctor` found. Its sentence is the Fluent message `check-<code>` with
/// `.remedy` for what to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Kebab-case, the same for ever.
    pub code: &'static str,
    /// How bad it is.
    pub state: Health,
    /// The values in the sentence.
    pub args: Vec<(&'static str, crate::Arg)>,
}

/// How well something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Health {
    /// As it should be.
    Good,
    /// Works, but someone should look.
    Warning,
    /// Does not work.
    Broken,
}
