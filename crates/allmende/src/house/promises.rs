//! The promises of all capabilities: measured by a job, kept with their day.

use std::sync::Arc;

use commons::{
    Failure, Slug, Text, Timestamp,
    capability::{Ask, Column, ColumnKind, Measurement, Missing, Promise, PublicTable, ask},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Database, Sql, StoreError, params};

/// The dataset in which the measured values are published.
pub const DATASET: &str = "promises";

/// All promises of the house and what was measured of them.
#[derive(Clone)]
pub struct Promises {
    db: Database,
    all: Arc<Vec<Promise>>,
}

store::row! {
    /// What was true of a promise on a day.
    pub struct MeasuredValue {
        /// Which promise.
        pub promise: String,
        /// The day, ISO 8601 in UTC.
        pub day: String,
        /// The moment of the day's last measurement.
        pub measured_at: Timestamp,
        /// What was kept.
        pub numerator: f64,
        /// Of how much.
        pub denominator: f64,
        /// What was missing, as JSON.
        pub missing: Value,
    }
}

impl MeasuredValue {
    /// Numerator, denominator and what is missing, as they were measured.
    pub fn measurement(&self) -> Measurement {
        let missing: Vec<Stored> = serde_json::from_value(self.missing.clone()).unwrap_or_default();
        Measurement {
            numerator: self.numerator,
            denominator: self.denominator,
            missing: missing.into_iter().map(Missing::from).collect(),
        }
    }
}

/// [`Missing`] in the database.
#[derive(Deserialize, Serialize)]
struct Stored {
    title: Text,
    path: Option<String>,
    reason: Text,
}

impl From<Stored> for Missing {
    fn from(stored: Stored) -> Self {
        Self { title: stored.title, path: stored.path, reason: stored.reason }
    }
}

impl From<Missing> for Stored {
    fn from(missing: Missing) -> Self {
        Self { title: missing.title, path: missing.path, reason: missing.reason }
    }
}

impl Promises {
    /// The promises of the house.
    pub fn new(db: Database, all: Vec<Promise>) -> Self {
        Self { db, all: Arc::new(all) }
    }

    /// All promises, in the order of the house.
    pub fn all(&self) -> &[Promise] {
        &self.all
    }

    /// The promise of this id.
    pub fn find(&self, id: &str) -> Option<&Promise> {
        self.all.iter().find(|promise| promise.id == id)
    }

    /// Measures every promise now and keeps the values. One that cannot be measured does not keep
    /// the others from it.
    ///
    /// # Errors
    /// The first failure, after all were tried.
    pub async fn measure(&self) -> Result<(), Failure> {
        let mut failed = None;
        for promise in self.all.iter() {
            if let Err(failure) = self.measure_one(promise).await {
                tracing::error!(promise = promise.id, cause = %failure, "cannot be measured");
                failed.get_or_insert(failure);
            }
        }
        failed.map_or(Ok(()), Err)
    }

    /// A figure of nothing is not kept: "0 days" would be said of answers that nobody wrote.
    async fn measure_one(&self, promise: &Promise) -> Result<(), Failure> {
        let measured = (promise.measure)().await?;
        if !measured.tells(promise.unit) {
            return Ok(());
        }
        Ok(self.keep(promise.id, Timestamp::now(), measured).await?)
    }

    /// Keeps what was measured at a moment as its day's value.
    pub(crate) async fn keep(
        &self,
        promise: &str,
        at: Timestamp,
        measured: Measurement,
    ) -> Result<(), StoreError> {
        let missing: Vec<Stored> = measured.missing.into_iter().map(Stored::from).collect();
        let missing = json!(missing);
        self.db
            .exec(
                "INSERT INTO promise_values
                     (promise, day, measured_at, numerator, denominator, missing)
                 VALUES ($1, $2, $3, $4, $5, $6)
                 ON CONFLICT (promise, day) DO UPDATE SET measured_at = excluded.measured_at,
                     numerator = excluded.numerator, denominator = excluded.denominator,
                     missing = excluded.missing",
                params![promise, day_of(at), at, measured.numerator, measured.denominator, missing],
            )
            .await?;
        Ok(())
    }

    /// The latest value of a promise.
    pub async fn latest(&self, id: &str) -> Result<Option<MeasuredValue>, StoreError> {
        let sql = "SELECT promise, day, measured_at, numerator, denominator, missing
                   FROM promise_values WHERE promise = $1 ORDER BY day DESC LIMIT 1";
        self.db.opt(sql, params![id]).await
    }

    /// The values of a promise, oldest first: the last so many days that were measured.
    pub async fn trend(&self, id: &str, days: u32) -> Result<Vec<MeasuredValue>, StoreError> {
        let sql = "SELECT promise, day, measured_at, numerator, denominator, missing
                   FROM promise_values WHERE promise = $1 ORDER BY day DESC LIMIT $2";
        let mut values: Vec<MeasuredValue> = self.db.all(sql, params![id, days]).await?;
        values.reverse();
        Ok(values)
    }

    /// The table in which all values are published.
    pub fn public_table(&self, office: Slug) -> PublicTable {
        let promises = self.clone();
        let rows: Ask<Vec<Vec<Value>>> = ask(move || {
            let promises = promises.clone();
            async move { Ok(promises.rows().await?) }
        });
        PublicTable {
            slug: Slug::of_title(DATASET),
            title: Text::both(
                "Versprechen und was davon wahr ist",
                "Promises and what is true of them",
            ),
            description: Text::both(
                "Zu jedem Versprechen der Stadt der gemessene Wert, ein Wert je Tag. Die Methode \
                 steht auf der Seite des Versprechens.",
                "For each of the town’s promises the measured figure, one value a day. The method \
                 is on the promise’s page.",
            ),
            office,
            columns: columns(),
            rows,
            withheld: None,
        }
    }

    async fn rows(&self) -> Result<Vec<Vec<Value>>, StoreError> {
        let sql = "SELECT promise, day, measured_at, numerator, denominator, missing
                   FROM promise_values ORDER BY day, promise";
        let values: Vec<MeasuredValue> = self.db.all(sql, params![]).await?;
        Ok(values.iter().map(|value| self.row(value)).collect())
    }

    fn row(&self, value: &MeasuredValue) -> Vec<Value> {
        let measured = value.measurement();
        let target = self.find(&value.promise).map(|promise| promise.target);
        vec![
            value.promise.clone().into(),
            value.day.clone().into(),
            measured.value().into(),
            value.numerator.into(),
            value.denominator.into(),
            target.map_or(Value::Null, |target| target.figure().into()),
            target.map_or(Value::Null, |target| target.is_met_by(measured.value()).into()),
            measured.missing.len().into(),
        ]
    }
}

fn columns() -> Vec<Column> {
    let column =
        |name, kind, de: &str, en: &str| Column { name, kind, description: Text::both(de, en) };
    vec![
        column("promise", ColumnKind::String, "Kennung des Versprechens", "Id of the promise"),
        column("day", ColumnKind::Date, "Tag der Messung (UTC)", "Day of the measurement (UTC)"),
        column(
            "value",
            ColumnKind::Number,
            "Gemessener Wert; Anteile von 0 bis 1",
            "Measured figure; shares from 0 to 1",
        ),
        column("numerator", ColumnKind::Number, "Was gehalten ist", "What is kept"),
        column("denominator", ColumnKind::Number, "Von wie viel", "Of how much"),
        column("target", ColumnKind::Number, "Was versprochen ist", "What is promised"),
        column(
            "met",
            ColumnKind::Boolean,
            "Ob das Versprechen an diesem Tag gehalten war",
            "Whether the promise was kept on that day",
        ),
        column(
            "missing",
            ColumnKind::Integer,
            "Wie viele Dinge fehlten",
            "How many things were missing",
        ),
    ]
}

fn day_of(at: Timestamp) -> String {
    at.to_string()[..10].to_owned()
}

#[cfg(test)]
mod tests {
    use commons::capability::{Target, Unit};

    use super::*;

    fn promises(db: Database) -> Promises {
        let promise = Promise {
            id: "benches-painted",
            target: Target::AtLeast(1.0),
            unit: Unit::Share,
            more: "/",
            measure: ask(|| async {
                let missing = Missing {
                    title: Text::de("Bank am See"),
                    path: None,
                    reason: Text::de("es regnet"),
                };
                Ok(Measurement::share(3, 4, vec![missing]))
            }),
        };
        Promises::new(db, vec![promise])
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_day_has_one_value_and_the_trend_begins_with_the_oldest() {
        for db in store::testing::databases(&[super::super::migrations()]).await {
            let promises = promises(db.db.clone());
            let at = |text: &str| text.parse::<Timestamp>().unwrap();
            let figure = |value| Measurement::figure(Some(value), vec![]);
            let id = "benches-painted";
            promises.keep(id, at("2026-01-02T08:00:00Z"), figure(0.2)).await.unwrap();
            promises.keep(id, at("2026-01-01T08:00:00Z"), figure(0.1)).await.unwrap();
            promises.keep(id, at("2026-01-02T20:00:00Z"), figure(0.3)).await.unwrap();
            let trend = promises.trend(id, 10).await.unwrap();
            let values: Vec<_> =
                trend.iter().map(|value| (value.day.as_str(), value.numerator)).collect();
            assert_eq!(values, [("2026-01-01", 0.1), ("2026-01-02", 0.3)]);
            assert_eq!(promises.trend(id, 1).await.unwrap()[0].day, "2026-01-02");
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_figure_of_nothing_is_not_kept_and_a_share_of_nothing_is() {
        for db in store::testing::databases(&[super::super::migrations()]).await {
            let promise = |id, unit, measured: fn() -> Measurement| Promise {
                id,
                target: Target::AtMost(10.0),
                unit,
                more: "/",
                measure: ask(move || async move { Ok(measured()) }),
            };
            let nothing = || Measurement::figure(None, vec![]);
            let at_once = || Measurement::figure(Some(0.0), vec![]);
            let of_none = || Measurement::share(0, 0, vec![]);
            let all = vec![
                promise("days-to-nobody", Unit::Days, nothing),
                promise("days-to-somebody", Unit::Days, at_once),
                promise("share-of-nothing", Unit::Share, of_none),
            ];
            let promises = Promises::new(db.db.clone(), all);
            promises.measure().await.unwrap();
            let value = async |id| promises.latest(id).await.unwrap().map(|it| it.measurement());
            assert_eq!(value("days-to-nobody").await, None);
            assert_eq!(value("days-to-somebody").await, Some(at_once()));
            assert_eq!(value("share-of-nothing").await, Some(of_none()));
            assert_eq!(promises.rows().await.unwrap().len(), 2);
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_is_missing_is_kept_with_the_value_and_published_as_a_row() {
        for db in store::testing::databases(&[super::super::migrations()]).await {
            let promises = promises(db.db.clone());
            promises.measure().await.unwrap();
            let latest = promises.latest("benches-painted").await.unwrap().unwrap();
            let measured = latest.measurement();
            assert_eq!((measured.value(), measured.missing.len()), (0.75, 1));
            assert_eq!(measured.missing[0].title, Text::de("Bank am See"));
            let rows = promises.rows().await.unwrap();
            assert_eq!(
                rows[0][2..],
                [json!(0.75), json!(3.0), json!(4.0), json!(1.0), json!(false), json!(1)]
            );
        }
    }
}
