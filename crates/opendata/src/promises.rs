//! What is promised about open data, and what is true.

use commons::{
    Text,
    capability::{Measurement, Missing, Promise, Target, Unit, ask},
};

use crate::{Dataset, OpenData, OpenDataError, Status, catalogue};

/// The share of the datasets the town knows of that everyone can read.
pub(crate) fn published(opendata: &OpenData) -> Promise {
    let opendata = opendata.clone();
    Promise {
        id: "datasets-published",
        target: Target::AtLeast(1.0),
        unit: Unit::Share,
        more: "/data",
        measure: ask(move || {
            let opendata = opendata.clone();
            async move { Ok(measure(&opendata).await?) }
        }),
    }
}

async fn measure(opendata: &OpenData) -> Result<Measurement, OpenDataError> {
    let all = catalogue::all(opendata.db()).await?;
    let missing: Vec<_> =
        all.iter().filter(|it| it.status() != Status::Published).map(missing).collect();
    let (all, missing_count) = (all.len() as u64, missing.len() as u64);
    Ok(Measurement::share(all - missing_count, all, missing))
}

fn missing(dataset: &Dataset) -> Missing {
    let reason = dataset.withheld.as_ref().or(dataset.expected.as_ref());
    Missing {
        title: dataset.title.clone(),
        path: Some(dataset.path()),
        reason: reason
            .cloned()
            .unwrap_or_else(|| Text::both("Noch nicht veröffentlicht.", "Not published yet.")),
    }
}
