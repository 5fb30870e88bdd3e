//! `/post/notices/confirm`: where the link in a mail leads. Programs that look into mail follow
//! links; so only the button confirms.

use axum::{
    Form, Router,
    extract::{Query, State},
    response::Response,
    routing::get,
};
use maud::html;
use serde::Deserialize;
use ui::{
    Page, Reader, Refusal,
    components::{Look, submit},
};

use crate::Post;

pub(crate) fn routes() -> Router<Post> {
    Router::new().route("/post/notices/confirm", get(show).post(confirm))
}

#[derive(Deserialize)]
struct Link {
    #[serde(default)]
    token: String,
}

async fn show(reader: Reader, Query(link): Query<Link>) -> Response {
    Page::new(reader.t("post-notice-page-title"))
        .narrow()
        .main(html! {
            p { (reader.t("post-notice-page-text")) }
            form.single method="post" action="/post/notices/confirm" {
                input type="hidden" name="token" value=(link.token);
                (submit(Look::Primary, reader.t("post-notice-page-confirm")))
            }
        })
        .render(&reader)
}

async fn confirm(
    reader: Reader,
    State(post): State<Post>,
    Form(link): Form<Link>,
) -> Result<Response, Refusal> {
    post.confirm_notices(&link.token).await?;
    Ok(Page::new(reader.t("post-notice-page-done"))
        .narrow()
        .main(html! {
            p { (reader.t("post-notice-page-done-text")) }
            p { a href="/post" { (reader.t("post-notice-page-mailbox")) } }
        })
        .render(&reader))
}
