use std::collections::BTreeSet;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use commons::Id;
use identity::{Actor, Role};
use maud::{Markup, html};
use store::jobs::{Overview, State as Standing, Stuck};
use ui::{Page, Reader, Refusal, components as c};

use crate::house::room::Room;

/// The work in the background: what waits, runs and is stuck. For administrators.
pub(super) async fn page(
    State(room): State<Room>,
    actor: Actor,
    reader: Reader,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Administrator)?;
    let overview = room.jobs.overview().await?;
    let waiting_since = overview.waiting_since;
    Ok(Page::new(reader.t("house-jobs-title"))
        .lead(reader.t("house-jobs-lead"))
        .main(html! {
            @if let Some(since) = waiting_since {
                p { (reader.t("house-jobs-since")) " " (reader.time(since)) }
            }
            (stuck(&reader, &overview.stuck))
            (kinds(&reader, &overview))
        })
        .render(&reader))
}

fn stuck(reader: &Reader, jobs: &[Stuck]) -> Markup {
    html! {
        section aria-labelledby="stuck" {
            h2 #stuck { (reader.t("house-jobs-stuck")) }
            @if jobs.is_empty() {
                p { (reader.t("house-jobs-none-stuck")) }
            } @else {
                ul.stuck { @for job in jobs { li {
                    p { strong { (name(reader, &job.kind)) } " – "
                        (reader.tr("house-jobs-attempts", &[("count", job.attempts.into())]))
                        @if let Some(at) = job.finished_at { ", " (reader.time(at)) } }
                    @if let Some(code) = &job.error {
                        p { (reader.t("house-jobs-error")) " " a href={ "/problems/" (code) } { (code) } }
                    }
                    (c::post_button(c::Look::Secondary, reader.t("house-jobs-retry"), format!("/jobs/{}/retry", job.id)))
                } } }
            }
        }
    }
}

fn kinds(reader: &Reader, overview: &Overview) -> Markup {
    const STATES: [(Standing, &str); 4] = [
        (Standing::Waiting, "house-jobs-waiting"),
        (Standing::Running, "house-jobs-running"),
        (Standing::Stuck, "house-jobs-stuck"),
        (Standing::Done, "house-jobs-done"),
    ];
    let mut columns = vec![c::Column::text(reader.t("house-jobs-kind"))];
    columns.extend(STATES.map(|(_, key)| c::Column::number(reader.t(key))));
    let kinds: BTreeSet<&str> = overview.counts.iter().map(|count| count.kind.as_str()).collect();
    let rows = kinds.into_iter().map(|kind| {
        let mut row = vec![html! { (name(reader, kind)) }];
        row.extend(
            STATES.map(|(state, _)| html! { (reader.number(count(overview, kind, state))) }),
        );
        row
    });
    c::DataTable::new(reader.t("house-jobs-all"), columns).headed().rows(rows).show(reader)
}

fn count(overview: &Overview, kind: &str, state: Standing) -> u64 {
    let of_kind = overview.counts.iter().filter(|it| it.kind == kind && it.state == state);
    of_kind.map(|it| it.jobs).sum()
}

/// `job-house-index-search` for `house.index-search`.
fn name(reader: &Reader, kind: &str) -> String {
    let key = format!("job-{}", kind.replace('.', "-"));
    if reader.has_text(&key) { reader.t(&key) } else { kind.to_owned() }
}

/// Tries a stuck job once more, now.
pub(super) async fn retry(
    State(room): State<Room>,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    actor.require_anywhere(Role::Administrator)?;
    room.jobs.retry(&Id::from(id)).await?;
    Ok(Redirect::to("/jobs").into_response())
}
