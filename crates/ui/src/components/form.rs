use maud::{Markup, Render, html};

use crate::{
    Reader,
    components::icon::{Icon, icon},
    form::Errors,
};

/// A form that changes something. What is wrong with what was sent stands at its top, linked to
/// the fields.
pub fn form(reader: &Reader, action: impl Render, errors: &Errors, body: &Markup) -> Markup {
    html! {
        form.form method="post" action=(action) novalidate { (summary(reader, errors)) (body) }
    }
}

/// A form with files in it.
pub fn upload_form(reader: &Reader, action: impl Render, errors: &Errors, body: &Markup) -> Markup {
    html! {
        form.form method="post" action=(action) enctype="multipart/form-data" novalidate {
            (summary(reader, errors))
            (body)
        }
    }
}

/// A form that only looks: filters, for example. Nothing in it has to be filled in.
pub fn search_form(action: impl Render, label: &str, body: &Markup) -> Markup {
    html! { form.filter role="search" method="get" action=(action) aria-label=(label) novalidate { (body) } }
}

/// One line to search in what the page shows. The label says in what.
pub fn search_box(reader: &Reader, action: &str, name: &str, label: &str, value: &str) -> Markup {
    html! {
        form.find role="search" method="get" action=(action) aria-label=(label) {
            label.kern-sr-only for={ "find-" (name) } { (label) }
            input.find__input id={ "find-" (name) } type="search" name=(name) value=(value)
                placeholder=(label) autocomplete="off";
            button.find__button type="submit" {
                (icon(Icon::Search))
                span.kern-sr-only { (reader.t("ui-search")) }
            }
        }
    }
}

/// Fields that belong together.
pub fn fieldset(legend: impl Render, body: &Markup) -> Markup {
    html! {
        fieldset.group { legend.group__legend { (legend) } div.group__body { (body) } }
    }
}

/// The row under a form's fields: the button that sends it, and ways out.
pub fn actions(body: &Markup) -> Markup {
    html! { div.form__send { (body) } }
}

fn summary(reader: &Reader, errors: &Errors) -> Markup {
    html! {
        @if !errors.is_empty() {
            div.errors.kern-alert.kern-alert--danger role="alert" tabindex="-1" autofocus {
                h2.alert__title { (icon(Icon::Danger)) span { (reader.t("ui-form-errors")) } }
                div.alert__body {
                    ul {
                        @for (field, sentence) in errors.iter() {
                            li {
                                @if let Some(field) = field {
                                    a href={ "#f-" (field) } { (sentence) }
                                } @else { (sentence) }
                            }
                        }
                    }
                }
            }
        }
    }
}
