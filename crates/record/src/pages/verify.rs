use axum::{extract::State, response::Response};
use maud::html;
use ui::{
    Crumb, Page, Reader, Refusal,
    components::{copyable, details},
};

use crate::RecordCapability;

pub(super) async fn show(
    reader: Reader,
    State(room): State<RecordCapability>,
) -> Result<Response, Refusal> {
    let url = reader.shell().base_url().to_owned();
    let key = room.record().verifier().to_string();
    let verify = format!("allmende record verify {url} --key '{key}'");
    let witness = format!("allmende record witness {url} --vkey '{key}' --name witness.example");
    let section = |name: &str| {
        let (id, title, text) = (
            format!("v-{name}"),
            format!("record-verify-{name}"),
            format!("record-verify-{name}-text"),
        );
        html! { h2 id=(id) { (reader.t(&title)) } p { (reader.t(&text)) } }
    };
    let main = html! {
        (section("why"))
        (section("key"))
        (copyable(&reader, "record-key", &key))
        (section("all"))
        (copyable(&reader, "record-verify-command", &verify))
        (section("one"))
        (section("watch"))
        (copyable(&reader, "record-witness-command", &witness))
        (details(reader.t("record-verify-tools"), &html! {
            p { (reader.t("record-verify-tools-text")) }
            ul {
                li { a href="/record/checkpoint" { "/record/checkpoint" } }
                li { a href="/record/key" { "/record/key" } }
                li { code { "/record/tile/…" } }
            }
        }))
    };
    Ok(Page::new(reader.t("record-verify-title"))
        .lead(reader.t("record-verify-lead"))
        .crumbs(vec![Crumb::new(reader.t("record-title"), "/record")])
        .narrow()
        .main(main)
        .render(&reader))
}
