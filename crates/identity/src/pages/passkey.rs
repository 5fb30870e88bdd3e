//! The form that lets a script ask the browser for a passkey. It stays hidden until the script
//! finds that the browser can do that.

use axum::response::{IntoResponse, Json, Response};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::Value;
use ui::{
    Reader,
    components::{Look, actions, script, submit},
};
use webauthn_rs::prelude::{PublicKeyCredential, RegisterPublicKeyCredential};

use super::common::Browser;

/// What the script sends when the browser has used a passkey.
#[derive(Deserialize)]
pub(super) struct Used {
    pub credential: PublicKeyCredential,
    pub next: Option<String>,
}

/// What the script sends when the browser has made a passkey.
#[derive(Deserialize)]
pub(super) struct Made {
    pub credential: RegisterPublicKeyCredential,
    pub next: Option<String>,
}

/// The options for the browser, which remembers the ceremony.
pub(super) fn options(browser: &Browser, options: Value) -> Response {
    browser.remembering(Json(options).into_response())
}

/// A form for a passkey.
pub(super) struct PasskeyForm<'a> {
    /// `get` or `create`.
    kind: &'static str,
    /// The address before `/start` and `/finish`.
    base: &'a str,
    /// The key of the button's text.
    button: &'static str,
    look: Look,
    fields: Markup,
}

impl<'a> PasskeyForm<'a> {
    /// Uses a passkey.
    pub fn get(base: &'a str, button: &'static str) -> Self {
        Self { kind: "get", base, button, look: Look::Primary, fields: html! {} }
    }

    /// Makes a passkey.
    pub fn create(base: &'a str, button: &'static str) -> Self {
        Self { kind: "create", ..Self::get(base, button) }
    }

    /// What is sent along.
    pub fn fields(mut self, fields: Markup) -> Self {
        self.fields = fields;
        self
    }

    /// Where another button is the first choice.
    pub fn secondary(mut self) -> Self {
        self.look = Look::Secondary;
        self
    }

    pub fn show(&self, reader: &Reader) -> Markup {
        html! {
            div {
                form method="post" hidden data-passkey=(self.kind)
                    data-start={ (self.base) "/start" } data-finish={ (self.base) "/finish" }
                    data-working=(reader.t("identity-passkey-working"))
                    data-cancelled=(reader.t("identity-passkey-cancelled"))
                    data-unavailable=(reader.t("identity-passkey-not-here")) {
                    (self.fields)
                    (actions(&submit(self.look, reader.t(self.button))))
                }
                p role="status" data-passkey-status {}
                noscript { p { (reader.t("identity-passkey-needs-script")) } }
            }
            (script("passkey.js"))
        }
    }
}
