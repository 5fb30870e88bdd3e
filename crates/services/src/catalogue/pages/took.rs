//! How long a service really took, by the door through which people came.

use commons::{Arg, Lang};
use maud::{Markup, html};
use ui::{
    Reader,
    components::{Column, DataTable},
};

use super::Voice;
use crate::{DoorDays, Services, ServicesError, catalogue::model::Service};

/// What the decisions of the last year say; nothing where the service was never decided on.
pub(super) async fn took(
    services: &Services,
    voice: Voice<'_>,
    service: &Service,
) -> Result<Markup, ServicesError> {
    let days = services.days_by_door(&service.slug).await?;
    Ok(shown(voice.reader, &days))
}

fn shown(reader: &Reader, days: &[DoorDays]) -> Markup {
    let told: Vec<_> = days.iter().filter(|one| one.median.is_some()).collect();
    html! {
        section aria-labelledby="took" {
            h2 #took { (reader.t("services-catalogue-took")) }
            @match quickest(&told) {
                None => p { (reader.t("services-catalogue-took-few")) },
                Some(quickest) => {
                    p { (sentence(reader, quickest)) }
                    (table(reader, &told))
                    @if told.len() < days.len() {
                        p { (reader.t("services-catalogue-took-others")) }
                    }
                }
            }
        }
    }
}

fn quickest<'a>(told: &[&'a DoorDays]) -> Option<&'a DoorDays> {
    told.iter()
        .copied()
        .min_by(|a, b| a.median.partial_cmp(&b.median).unwrap_or(a.door.cmp(b.door)))
}

fn sentence(reader: &Reader, DoorDays { door, median, .. }: &DoorDays) -> String {
    let median = median.unwrap_or_default();
    let days = whole(median).map_or_else(|| written(reader, median).into(), Arg::Number);
    let args = [("door", (*door).into()), ("days", days)];
    reader.tr("services-catalogue-took-quickest", &args)
}

fn table(reader: &Reader, told: &[&DoorDays]) -> Markup {
    let columns = vec![
        Column::text(reader.t("services-catalogue-took-door")),
        Column::number(reader.t("services-catalogue-took-days")),
        Column::number(reader.t("services-catalogue-took-cases")),
    ];
    let row = |one: &&DoorDays| {
        let door = reader.t(&format!("services-cases-door-{}", one.door));
        let median = written(reader, one.median.unwrap_or_default());
        let cases = reader.number(one.cases.unwrap_or_default());
        vec![html! { (door) }, html! { (median) }, html! { (cases) }]
    };
    DataTable::new(reader.t("services-catalogue-took-caption"), columns)
        .headed()
        .rows(told.iter().map(row))
        .show(reader)
}

/// Whole days are a number, so that one day is told from several.
#[expect(clippy::cast_possible_truncation, reason = "days of cases stay far below 2^52")]
fn whole(days: f64) -> Option<i64> {
    (days.fract() == 0.0).then_some(days as i64)
}

/// Days as they are written: medians are whole or end in a half.
fn written(reader: &Reader, days: f64) -> String {
    match (whole(days), reader.lang) {
        (Some(whole), _) => reader.number(whole),
        (None, Lang::De) => format!("{days:.1}").replace('.', ","),
        (None, Lang::En) => format!("{days:.1}"),
    }
}
