use axum::{extract::State, response::Response};
use maud::{Markup, html};
use record::Filter;
use ui::{Page, Reader, Refusal, components as c};

use super::promise::cards;
use crate::house::room::Room;

/// How many of the latest acts the front page shows.
const LATEST: u64 = 5;

/// What one looks for, what one can do here, what was promised, what happened last.
pub(super) async fn page(State(room): State<Room>, reader: Reader) -> Result<Response, Refusal> {
    let wanted = reader.t("house-front-services");
    let main = html! {
        (c::search_box(&reader, "/services", "q", &wanted, ""))
        (doors(&reader))
        (promises(&room, &reader).await?)
        (latest(&room, &reader).await?)
    };
    let title = reader.tr("house-front-title", &[("town", reader.shell().town().into())]);
    Ok(Page::new(title).lead(reader.t("house-front-lead")).main(main).render(&reader))
}

/// The main navigation once more, with a sentence for each entry.
fn doors(reader: &Reader) -> Markup {
    let doors =
        reader.shell().navigation().iter().map(|item| {
            (reader.t(item.label), item.path, reader.t(&format!("{}.about", item.label)))
        });
    html! {
        section aria-labelledby="doors" {
            h2 #doors { (reader.t("house-front-doors")) }
            (c::cards(doors))
        }
    }
}

async fn promises(room: &Room, reader: &Reader) -> Result<Markup, Refusal> {
    Ok(html! {
        section aria-labelledby="promises" {
            h2 #promises { (reader.t("house-front-promises")) }
            p { (reader.t("house-front-promises-text")) }
            (c::promise_grid(reader, &cards(room, reader).await?))
            p { a href="/promises" { (reader.t("house-front-promises-all")) } }
        }
    })
}

async fn latest(room: &Room, reader: &Reader) -> Result<Markup, Refusal> {
    let latest = room.record.entries(&Filter::default(), 0, LATEST).await?;
    Ok(html! {
        section aria-labelledby="latest" {
            h2 #latest { (reader.t("house-front-latest")) }
            p { (reader.t("house-front-latest-text")) }
            (record::components::entry_list(reader, &latest.entries))
            p { a href="/record" { (reader.t("house-front-latest-all")) } }
        }
    })
}
