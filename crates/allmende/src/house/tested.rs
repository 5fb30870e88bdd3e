//! Promises about our own pages, as the browser tests last measured them before this program was
//! built.

use commons::{
    Text,
    capability::{Measurement, Missing, Promise, Target, Unit, ask},
};

#[derive(serde::Deserialize)]
struct Tested {
    measured: String,
    pages: Vec<Page>,
}

#[derive(serde::Deserialize)]
struct Page {
    path: String,
    first_view_bytes: f64,
    violations: Vec<String>,
}

fn tested() -> Tested {
    const TESTED: &str = include_str!("../../../../docs/measured/pages.json");
    serde_json::from_str(TESTED).unwrap_or(Tested { measured: String::new(), pages: Vec::new() })
}

/// The promises about our own pages; none before they were tested at all, because what was not
/// measured is not kept.
pub fn promises() -> Vec<Promise> {
    if tested().pages.is_empty() { Vec::new() } else { vec![accessible(), weight()] }
}

/// When the pages were last tested: an ISO 8601 day.
pub fn tested_on() -> String {
    tested().measured
}

/// The share of pages in which axe found nothing.
fn accessible() -> Promise {
    Promise {
        id: "pages-accessible",
        target: Target::AtLeast(1.0),
        unit: Unit::Share,
        more: "/accessibility",
        measure: ask(|| async { Ok(accessibility()) }),
    }
}

fn accessibility() -> Measurement {
    let tested = tested();
    let missing: Vec<_> =
        tested.pages.iter().filter(|page| !page.violations.is_empty()).map(violated).collect();
    let all = tested.pages.len() as u64;
    Measurement::share(all - missing.len() as u64, all, missing)
}

fn violated(page: &Page) -> Missing {
    let rules = page.violations.join(", ");
    Missing {
        title: Text::both(page.path.clone(), page.path.clone()),
        path: Some(page.path.clone()),
        reason: Text::both(format!("axe meldet: {rules}"), format!("axe reports: {rules}")),
    }
}

/// The heaviest first view of any page.
fn weight() -> Promise {
    Promise {
        id: "pages-weight",
        target: Target::AtMost(40.0),
        unit: Unit::Kilobytes,
        more: "/accessibility",
        measure: ask(|| async { Ok(heaviest()) }),
    }
}

fn heaviest() -> Measurement {
    const LIMIT: f64 = 40_000.0;
    let tested = tested();
    let heavy = tested.pages.iter().filter(|page| page.first_view_bytes > LIMIT);
    let missing = heavy.map(|page| {
        let kilobytes = (page.first_view_bytes / 1000.0).ceil();
        Missing {
            title: Text::both(page.path.clone(), page.path.clone()),
            path: Some(page.path.clone()),
            reason: Text::both(
                format!("{kilobytes} KB beim ersten Aufruf"),
                format!("{kilobytes} KB at the first view"),
            ),
        }
    });
    let missing = missing.collect();
    let most = tested.pages.iter().map(|page| page.first_view_bytes).reduce(f64::max);
    Measurement::figure(most.map(|bytes| bytes / 1000.0), missing)
}
