use maud::{Markup, Render, html};

use crate::{
    Reader,
    components::icon::{Icon, icon},
};

/// How something is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something to know.
    Info,
    /// Done, kept, good.
    Success,
    /// Something to look at.
    Warning,
    /// Wrong, broken.
    Danger,
    /// A mere label.
    Neutral,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
            Self::Neutral => "neutral",
        }
    }

    const fn icon(self) -> Option<Icon> {
        match self {
            Self::Info => Some(Icon::Info),
            Self::Success => Some(Icon::Success),
            Self::Warning => Some(Icon::Warning),
            Self::Danger => Some(Icon::Danger),
            Self::Neutral => None,
        }
    }

    /// The word that says the same as the colour.
    const fn word(self) -> &'static str {
        match self {
            Self::Info | Self::Neutral => "ui-tone-info",
            Self::Success => "ui-tone-success",
            Self::Warning => "ui-tone-warning",
            Self::Danger => "ui-tone-danger",
        }
    }
}

/// A notice: a title of a few words and, under it, what to do about it (may be empty).
pub fn alert(reader: &Reader, tone: Tone, title: impl Render, body: &Markup) -> Markup {
    let class = if tone == Tone::Neutral { "info" } else { tone.class() };
    html! {
        div class={ "alert kern-alert kern-alert--" (class) } {
            p.alert__title {
                @if let Some(sign) = tone.icon() { (icon(sign)) }
                span { span.kern-sr-only { (reader.t(tone.word())) " " } (title) }
            }
            @if !body.0.is_empty() { div.alert__body { (body) } }
        }
    }
}

/// A state in one or two words.
pub fn badge(tone: Tone, label: impl Render) -> Markup {
    html! {
        span class={ "badge badge--" (tone.class()) } {
            @if let Some(sign) = tone.icon() { (icon(sign)) }
            (label)
        }
    }
}

/// Stands where a list would be and says why nothing is there and what to do (may be empty).
pub fn empty_state(title: impl Render, body: &Markup) -> Markup {
    html! {
        div.empty {
            p.empty__title { (title) }
            @if !body.0.is_empty() { div { (body) } }
        }
    }
}
