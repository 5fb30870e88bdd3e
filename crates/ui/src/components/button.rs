use maud::{Markup, Render, html};

/// How much a button asks to be pressed: one primary button on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// What most people came for.
    #[default]
    Primary,
    /// Another way.
    Secondary,
    /// A way out.
    Tertiary,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "kern-btn kern-btn--primary",
            Self::Secondary => "kern-btn kern-btn--secondary",
            Self::Tertiary => "kern-btn kern-btn--tertiary",
        }
    }
}

/// The button that sends its form.
pub fn submit(look: Look, label: impl Render) -> Markup {
    html! { button.(look.class()) type="submit" { span.kern-label { (label) } } }
}

/// A button that sends its form with a value of its own.
pub fn button(look: Look, label: impl Render, name: &str, value: &str) -> Markup {
    html! {
        button.(look.class()) type="submit" name=(name) value=(value) {
            span.kern-label { (label) }
        }
    }
}

/// A link that looks like a button: for the next step of a way.
pub fn link_button(look: Look, label: impl Render, href: impl Render) -> Markup {
    html! { a.(look.class()) href=(href) { span.kern-label { (label) } } }
}

/// A form that is nothing but its button: for what changes something at once.
pub fn post_button(look: Look, label: impl Render, action: impl Render) -> Markup {
    html! { form.single method="post" action=(action) { (submit(look, label)) } }
}
