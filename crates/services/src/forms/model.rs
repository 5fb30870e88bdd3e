//! The definition of a form: data, layout and rules in one document, from which the online form,
//! the paper and what a clerk enters are made.

use commons::{Slug, Text};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::schema::Node;

/// The definition of a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// The form's address: `/services/forms/{form}`.
    pub form: Slug,
    /// The service that is applied for with it.
    pub service: Slug,
    /// The office that answers for it.
    pub office: Slug,
    /// What it is called.
    pub title: Text,
    /// What it is for and who fills it in.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub intro: Text,
    /// The legal basis of every question that names none of its own.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub legal: Text,
    /// Where the paper form goes.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub address: Text,
    /// The data.
    pub schema: Node,
    /// What is asked, in order.
    pub layout: Layout,
    /// What is visible, required, computed and checked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// What an import did not understand: for people to look at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unresolved: Vec<Unresolved>,
}

/// What is asked, in order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// The pages: one thing each.
    pub pages: Vec<Page>,
}

/// A page of the online form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Its name in addresses and rules (`#vehicle`).
    pub id: String,
    /// Its heading.
    pub title: Text,
    /// What stands under the heading.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub intro: Text,
    /// What it asks and says.
    pub items: Vec<Item>,
}

/// A question, or something that is only said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Item {
    /// A question.
    Question(Box<Question>),
    /// A paragraph.
    Info(Info),
}

/// A paragraph between questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Info {
    /// Its name in rules (`#hint`).
    pub id: String,
    /// What it says.
    pub text: Text,
}

/// A question, or a group of questions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The field of the schema; inside a group, the name within it.
    pub field: String,
    /// The question; of a group that repeats, what one of them is called.
    pub label: Text,
    /// How to answer it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub help: Text,
    /// Why it is asked.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub why: Text,
    /// On what legal basis.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub legal: Text,
    /// What the choices are called.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// The questions of a group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
}

/// What a choice is called.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The value in the data.
    pub value: String,
    /// What people read.
    pub label: Text,
}

/// A rule, in `JsonLogic`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum Rule {
    /// The field, page or paragraph is there only when this holds.
    Visible {
        /// The field's path, or `#` and the id of a page or paragraph.
        of: String,
        /// The condition.
        when: Value,
    },
    /// The field must be answered when this holds.
    Required {
        /// The field's path.
        of: String,
        /// The condition.
        when: Value,
    },
    /// The field's value is worked out; nobody enters it.
    Computed {
        /// The field's path.
        of: String,
        /// The value.
        value: Value,
    },
    /// An answer is refused unless this holds.
    Check {
        /// The field's path.
        of: String,
        /// The rule's name, the same in all versions.
        id: String,
        /// What must hold.
        test: Value,
        /// What people read when it does not: what is wrong and what to do.
        message: Text,
    },
}

impl Rule {
    /// What the rule is about.
    pub fn of(&self) -> &str {
        match self {
            Self::Visible { of, .. }
            | Self::Required { of, .. }
            | Self::Computed { of, .. }
            | Self::Check { of, .. } => of,
        }
    }

    /// Which kind of rule it is, as its JSON says it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Visible { .. } => "visible",
            Self::Required { .. } => "required",
            Self::Computed { .. } => "computed",
            Self::Check { .. } => "check",
        }
    }

    /// What the rule is about, to be changed.
    pub(crate) fn of_mut(&mut self) -> &mut String {
        match self {
            Self::Visible { of, .. }
            | Self::Required { of, .. }
            | Self::Computed { of, .. }
            | Self::Check { of, .. } => of,
        }
    }

    /// The rule's `JsonLogic`, to be changed.
    pub(crate) fn logic_mut(&mut self) -> &mut Value {
        match self {
            Self::Visible { when, .. } | Self::Required { when, .. } => when,
            Self::Computed { value, .. } => value,
            Self::Check { test, .. } => test,
        }
    }

    /// The rule's `JsonLogic`.
    pub fn logic(&self) -> &Value {
        match self {
            Self::Visible { when, .. } | Self::Required { when, .. } => when,
            Self::Computed { value, .. } => value,
            Self::Check { test, .. } => test,
        }
    }
}

/// Something an import did not understand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unresolved {
    /// Where: a field's path, or what the source calls it.
    pub at: String,
    /// What it is.
    pub kind: UnresolvedKind,
    /// What the source says, word for word.
    pub text: String,
    /// The line of the source file, where it has lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
}

/// What kind of thing was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnresolvedKind {
    /// A rule, in words or in another language than `JsonLogic`.
    Rule,
    /// A list of choices that the file only points to.
    CodeList,
    /// A kind of field that we do not have.
    FieldKind,
    /// A pattern or limit that we do not have.
    Limit,
    /// A setting of the other program.
    Setting,
}

impl UnresolvedKind {
    /// The Fluent message with its name.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Rule => "services-forms-unresolved-rule",
            Self::CodeList => "services-forms-unresolved-code-list",
            Self::FieldKind => "services-forms-unresolved-field-kind",
            Self::Limit => "services-forms-unresolved-limit",
            Self::Setting => "services-forms-unresolved-setting",
        }
    }
}
