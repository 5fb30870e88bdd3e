//! `/post` for who is not signed in: what the post is, and the doors that need no account.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use identity::MaybeActor;
use maud::html;
use ui::{
    Page, Reader,
    components::{Look, actions, cards, link_button},
};

use super::app;
use crate::Post;

/// The mailbox of who is signed in; everyone else is told what is behind it.
pub(super) async fn show(
    MaybeActor(actor): MaybeActor,
    State(post): State<Post>,
    reader: Reader,
) -> Response {
    match actor {
        Some(actor) => app::mailbox(actor, State(post), reader).await.into_response(),
        None => welcome(&reader),
    }
}

fn welcome(reader: &Reader) -> Response {
    let ways =
        [("offices", "/post/offices"), ("protects", "/post/protects")].map(|(name, path)| {
            let key = format!("post-welcome-{name}");
            (reader.t(&key), path, reader.t(&format!("{key}.about")))
        });
    Page::new(reader.t("nav-post"))
        .lead(reader.t("post-welcome-lead"))
        .main(html! {
            p { (reader.t("post-welcome-text")) }
            (actions(&html! {
                (link_button(Look::Primary, reader.t("post-welcome-sign-in"), "/sign-in?next=/post"))
                (link_button(Look::Secondary, reader.t("post-welcome-register"), "/register"))
            }))
            h2 { (reader.t("post-welcome-ways")) }
            p { (reader.t("post-welcome-ways-text")) }
            (cards(ways))
            h2 { (reader.t("post-welcome-link")) }
            p { (reader.t("post-welcome-link-text")) }
        })
        .render(reader)
}
