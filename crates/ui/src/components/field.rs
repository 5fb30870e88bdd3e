use maud::{Markup, Render, html};

use crate::{
    Reader,
    components::icon::{Icon, icon},
    form::Errors,
};

/// One of several answers.
#[derive(Clone, Debug)]
pub struct Choice {
    value: String,
    label: Markup,
    hint: Option<Markup>,
}

impl Choice {
    /// An answer: what is sent and what is shown.
    pub fn new(value: impl Into<String>, label: impl Render) -> Self {
        Self { value: value.into(), label: label.render(), hint: None }
    }

    /// What the answer means.
    #[must_use]
    pub fn hint(mut self, hint: impl Render) -> Self {
        self.hint = Some(hint.render());
        self
    }
}

#[derive(Clone, Debug)]
enum Kind {
    Input(&'static str),
    TextArea(u8),
    Select(Vec<Choice>),
    Radios(Vec<Choice>),
    Checkboxes(Vec<Choice>),
    Checkbox,
}

/// Whether a field may stay empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    Answer,
    /// It may, and the label says so.
    Optional,
    /// It may, as all of its form may.
    Unsaid,
}

/// A field of a form with its label, hint and error.
#[derive(Clone, Debug)]
pub struct Field {
    name: String,
    label: Markup,
    kind: Kind,
    values: Vec<String>,
    hint: Option<Markup>,
    need: Need,
    attributes: Vec<(&'static str, String)>,
}

impl Field {
    fn of(kind: Kind, name: impl Into<String>, label: impl Render) -> Self {
        Self {
            name: name.into(),
            label: label.render(),
            kind,
            values: Vec::new(),
            hint: None,
            need: Need::Answer,
            attributes: Vec::new(),
        }
    }

    /// One line of text.
    pub fn text(name: impl Into<String>, label: impl Render) -> Self {
        Self::of(Kind::Input("text"), name, label)
    }

    /// A secret. What was typed is never sent back.
    pub fn password(name: impl Into<String>, label: impl Render) -> Self {
        Self::of(Kind::Input("password"), name, label)
    }

    /// A whole number.
    pub fn number(name: impl Into<String>, label: impl Render) -> Self {
        Self::of(Kind::Input("text"), name, label).attribute("inputmode", "numeric")
    }

    /// A day.
    pub fn date(name: impl Into<String>, label: impl Render) -> Self {
        Self::of(Kind::Input("date"), name, label)
    }

    /// An e-mail address.
    pub fn email(name: impl Into<String>, label: impl Render) -> Self {
        Self::of(Kind::Input("email"), name, label).attribute("autocomplete", "email")
    }

    /// A web address.
    pub fn url(name: impl Into<String>, label: impl Render) -> Self {
        Self::of(Kind::Input("url"), name, label)
    }

    /// A file.
    pub fn file(name: impl Into<String>, label: impl Render) -> Self {
        Self::of(Kind::Input("file"), name, label)
    }

    /// Several lines of text.
    pub fn textarea(name: impl Into<String>, label: impl Render, lines: u8) -> Self {
        Self::of(Kind::TextArea(lines), name, label)
    }

    /// One of many answers.
    pub fn select(name: impl Into<String>, label: impl Render, choices: Vec<Choice>) -> Self {
        Self::of(Kind::Select(choices), name, label)
    }

    /// One of few answers, all in sight.
    pub fn radios(name: impl Into<String>, label: impl Render, choices: Vec<Choice>) -> Self {
        Self::of(Kind::Radios(choices), name, label)
    }

    /// Any of few answers.
    pub fn checkboxes(name: impl Into<String>, label: impl Render, choices: Vec<Choice>) -> Self {
        Self::of(Kind::Checkboxes(choices), name, label).optional()
    }

    /// Yes or nothing; `yes` is sent.
    pub fn checkbox(name: impl Into<String>, label: impl Render) -> Self {
        Self::of(Kind::Checkbox, name, label).optional()
    }

    /// What is in it, or which answer is chosen (again for each, where there are several).
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Whether the checkbox is ticked.
    #[must_use]
    pub fn checked(self, is_checked: bool) -> Self {
        if is_checked { self.value("yes") } else { self }
    }

    /// Another label.
    #[must_use]
    pub fn labelled(mut self, label: impl Render) -> Self {
        self.label = label.render();
        self
    }

    /// What to enter, said before somebody errs.
    #[must_use]
    pub fn hint(mut self, hint: impl Render) -> Self {
        self.hint = Some(hint.render());
        self
    }

    /// May stay empty; the label says so.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.need = Need::Optional;
        self
    }

    /// Part of a form that only looks: may stay empty without saying so, and nothing is proposed.
    #[must_use]
    pub fn filtering(mut self) -> Self {
        self.need = Need::Unsaid;
        self.autocomplete("off")
    }

    /// What the browser may fill in: `username`, `current-password`, `new-password`, …
    #[must_use]
    pub fn autocomplete(self, purpose: &str) -> Self {
        self.attribute("autocomplete", purpose)
    }

    /// Another attribute of the control.
    #[must_use]
    pub fn attribute(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// The name under which it is sent.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The field, with the error that was found in it.
    pub fn show(&self, reader: &Reader, errors: &Errors) -> Markup {
        let error = errors.of(&self.name);
        match &self.kind {
            Kind::Checkbox => self.checkbox_alone(error),
            Kind::Radios(choices) => self.choices(reader, error, choices, "radio"),
            Kind::Checkboxes(choices) => self.choices(reader, error, choices, "checkbox"),
            _ => self.line(reader, error),
        }
    }

    fn id(&self) -> String {
        format!("f-{}", self.name)
    }

    fn line(&self, reader: &Reader, error: Option<&str>) -> Markup {
        html! {
            div.field.kern-form-input.kern-form-input--error[error.is_some()] {
                label.kern-label for=(self.id()) { (self.label) (self.optional_mark(reader)) }
                (self.hint_line())
                (self.control(error))
                (self.error_line(error))
            }
        }
    }

    /// Attributes are the component's own: maud escapes their values, names are fixed words.
    fn control(&self, error: Option<&str>) -> Markup {
        let value = self.values.first().map(String::as_str);
        let wrong = error.is_some();
        match &self.kind {
            Kind::TextArea(lines) => {
                self.element("textarea", wrong, &[("rows", lines.to_string())], value)
            }
            Kind::Select(choices) => html! {
                div.kern-form-input__select-wrapper {
                    (self.element_around("select", wrong, &[], &options(choices, value)))
                }
            },
            Kind::Input(kind) => {
                let is_kept = !matches!(*kind, "password" | "file");
                let mut more = vec![("type", (*kind).to_owned())];
                more.extend(value.filter(|_| is_kept).map(|value| ("value", value.to_owned())));
                self.element("input", wrong, &more, None)
            }
            Kind::Radios(_) | Kind::Checkboxes(_) | Kind::Checkbox => html! {},
        }
    }

    fn element(
        &self,
        tag: &str,
        wrong: bool,
        more: &[(&'static str, String)],
        text: Option<&str>,
    ) -> Markup {
        self.element_around(tag, wrong, more, &html! { (text.unwrap_or_default()) })
    }

    /// maud's macro takes no attribute list made at run time, so this one is written out.
    fn element_around(
        &self,
        tag: &str,
        wrong: bool,
        more: &[(&'static str, String)],
        inside: &Markup,
    ) -> Markup {
        let base =
            if tag == "select" { "kern-form-input__select" } else { "kern-form-input__input" };
        let class = if wrong { format!("{base} {base}--error") } else { base.to_owned() };
        let mut attributes = vec![("class", class), ("id", self.id()), ("name", self.name.clone())];
        attributes.extend(self.described(wrong).map(|ids| ("aria-describedby", ids)));
        attributes.extend(wrong.then(|| ("aria-invalid", "true".to_owned())));
        attributes.extend((self.need == Need::Answer).then(|| ("required", String::new())));
        attributes.extend(more.iter().cloned());
        attributes.extend(self.attributes.iter().cloned());
        let written: String = attributes
            .into_iter()
            .map(|(name, value)| [" ", name, "=\"", &html! { (value) }.0, "\""].concat())
            .collect();
        let end = if tag == "input" { String::new() } else { format!("{}</{tag}>", inside.0) };
        maud::PreEscaped(format!("<{tag}{written}>{end}"))
    }

    fn checkbox_alone(&self, error: Option<&str>) -> Markup {
        let is_checked = self.values.iter().any(|value| value == "yes");
        html! {
            div.field {
                div.kern-form-check.kern-form-check--error[error.is_some()] {
                    input.kern-form-check__checkbox id=(self.id()) type="checkbox" name=(self.name)
                        value="yes" checked[is_checked] required[self.need == Need::Answer]
                        aria-describedby=[self.described(error.is_some())]
                        aria-invalid=[error.map(|_| "true")];
                    label.kern-label for=(self.id()) { (self.label) }
                }
                div.field__below { (self.hint_line()) (self.error_line(error)) }
            }
        }
    }

    fn choices(
        &self,
        reader: &Reader,
        error: Option<&str>,
        choices: &[Choice],
        kind: &str,
    ) -> Markup {
        html! {
            fieldset.field.kern-fieldset.kern-fieldset--error[error.is_some()] id=(self.id())
                aria-describedby=[self.described(error.is_some())] tabindex="-1" {
                legend.kern-label {
                    (self.label)
                    @if kind == "radio" { (self.optional_mark(reader)) }
                }
                (self.hint_line())
                div.kern-fieldset__body {
                    @for (at, choice) in choices.iter().enumerate() { (self.choice(at, choice, kind)) }
                }
                (self.error_line(error))
            }
        }
    }

    fn choice(&self, at: usize, choice: &Choice, kind: &str) -> Markup {
        let id = format!("f-{}-{at}", self.name);
        let hint = choice.hint.as_ref().map(|_| format!("{id}-hint"));
        html! {
            div.kern-form-check {
                input class={ "kern-form-check__" (kind) } id=(id) type=(kind) name=(self.name)
                    value=(choice.value) checked[self.values.contains(&choice.value)]
                    aria-describedby=[&hint];
                label.kern-label for=(id) { (choice.label) }
                @if let Some(text) = &choice.hint {
                    div.choice__hint.kern-hint id=[hint] { (text) }
                }
            }
        }
    }

    fn optional_mark(&self, reader: &Reader) -> Markup {
        html! {
            @if self.need == Need::Optional {
                span.kern-label__optional { " (" (reader.t("ui-field-optional")) ")" }
            }
        }
    }

    fn hint_line(&self) -> Markup {
        html! {
            @if let Some(hint) = &self.hint {
                div.kern-hint id={ (self.id()) "-hint" } { (hint) }
            }
        }
    }

    fn error_line(&self, error: Option<&str>) -> Markup {
        html! {
            @if let Some(error) = error {
                p.field__error id={ (self.id()) "-error" } { (icon(Icon::Danger)) span { (error) } }
            }
        }
    }

    fn described(&self, wrong: bool) -> Option<String> {
        let hint = self.hint.is_some().then(|| format!("{}-hint", self.id()));
        let error = wrong.then(|| format!("{}-error", self.id()));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

fn options(choices: &[Choice], chosen: Option<&str>) -> Markup {
    html! {
        @for choice in choices {
            option value=(choice.value) selected[chosen == Some(&choice.value)] { (choice.label) }
        }
    }
}
