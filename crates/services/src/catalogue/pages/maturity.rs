//! How mature a service is by the models of the Online Access Act, with the evidence: closed at
//! first, because few people look for it.

use maud::{Markup, html};
use ui::{Reader, components::details};

use crate::catalogue::maturity::{Criterion, Maturity, Model};

/// Both models with all criteria.
pub(super) fn maturity(reader: &Reader, all: &[Maturity]) -> Markup {
    let summary = format!(
        "{}: {}",
        reader.t("services-maturity-title"),
        all.iter().map(|it| in_short(reader, it)).collect::<Vec<_>>().join("; ")
    );
    let body = html! {
        @for maturity in all {
            p { strong { (in_short(reader, maturity)) } }
            ul { @for it in &maturity.criteria { li { (criterion(reader, it)) } } }
        }
        @if all.iter().any(|maturity| maturity.is_open) { p { (reader.t("services-maturity-open")) } }
    };
    details(summary, &body)
}

fn in_short(reader: &Reader, maturity: &Maturity) -> String {
    let model = match maturity.model {
        Model::V1_1 => "1.1",
        Model::V2_0 => "2.0",
    };
    let stage = u64::from(maturity.at_most).into();
    let key = if maturity.is_open { "services-maturity-at-most" } else { "services-maturity-is" };
    reader.tr(key, &[("model", model.into()), ("stage", stage)])
}

fn criterion(reader: &Reader, criterion: &Criterion) -> Markup {
    let stage = criterion
        .stage
        .map(|stage| reader.tr("services-maturity-stage", &[("stage", u64::from(stage).into())]));
    html! {
        (reader.t(&format!("services-maturity-{}", criterion.name))) ": "
        @if let Some(stage) = stage { (stage) ". " }
        (reader.t(&format!("services-maturity-because-{}", criterion.because)))
    }
}
