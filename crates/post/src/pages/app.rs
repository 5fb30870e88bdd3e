//! The mailbox: one page for all addresses below `/post` that need keys. The server sends the same
//! document for each of them; what it shows is opened in the browser.

use axum::{
    extract::{Path, State},
    response::Response,
};
use identity::Actor;
use maud::{Markup, html};
use ui::{
    Page, Program, Reader,
    components::{Tone, alert},
};

use crate::Post;

const MAILBOX: Program = Program { style: "post.css", script: "post.js" };

/// The mailbox of who is signed in.
pub(crate) async fn mailbox(_: Actor, State(post): State<Post>, reader: Reader) -> Response {
    render(&post, &reader, None)
}

/// The same for somebody without an account, who holds a link and a PIN.
pub(crate) async fn guest(
    State(post): State<Post>,
    Path(guest): Path<String>,
    reader: Reader,
) -> Response {
    render(&post, &reader, Some(&guest))
}

fn render(post: &Post, reader: &Reader, guest: Option<&str>) -> Response {
    let config = post.config();
    let main = html! {
        div #post-app data-api="/api/post" data-lang=(reader.lang) data-town=(config.town_name)
            data-url=(config.base_url) data-guest=[guest] {
            noscript { (other_doors(reader, "post-app-no-script")) }
            // Shows after a while where the script did not come.
            div.post-late { (other_doors(reader, "post-app-late")) }
        }
    };
    Page::new(reader.t("post-app-title")).program(MAILBOX).main(main).render(reader)
}

/// Says what is missing, and which doors need nothing of it.
fn other_doors(reader: &Reader, what: &str) -> Markup {
    let body = html! {
        p { (reader.t(&format!("{what}-text"))) }
        ul {
            @for door in ["paper", "counter", "phone"] {
                li { (reader.t(&format!("post-app-door-{door}"))) }
            }
        }
        p { a href="/post/offices" { (reader.t("post-app-doors")) } }
    };
    alert(reader, Tone::Warning, reader.t(what), &body)
}
