//! The kinds of questions that an office chooses from, and the part of the schema each one makes.

use crate::forms::{
    import::{FILE_BYTES, FILES},
    schema::{Format, Kind, Node, Type},
};

macro_rules! kinds {
    ($($name:ident = $text:literal $about:literal),+ $(,)?) => {
        /// A kind of question.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Asked { $(#[doc = $about] $name),+ }

        impl Asked {
            /// All kinds, in the order in which they are offered.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its name in forms and texts.
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }
        }
    };
}

kinds! {
    Line = "line" "One line of text.",
    Lines = "lines" "Several lines of text.",
    One = "one" "One of several choices.",
    Several = "several" "Any of several choices.",
    YesNo = "yes-no" "Yes or no.",
    Agree = "agree" "Something to agree to.",
    Date = "date" "A day.",
    Time = "time" "A time of day.",
    Whole = "whole" "A whole number.",
    Decimal = "decimal" "A number.",
    Euros = "euros" "An amount.",
    Email = "email" "An e-mail address.",
    Phone = "phone" "A telephone number.",
    PostalCode = "postal-code" "A postal code.",
    Iban = "iban" "A bank account.",
    Files = "files" "Files.",
    Group = "group" "Questions that belong together.",
    Rows = "rows" "Questions that repeat.",
}

/// The longest line and text where nobody said otherwise, in characters.
const LINE: u32 = 200;
const LINES: u32 = 5_000;
/// The most rows where nobody said otherwise.
const ROWS: u32 = 10;
/// The most files where nobody said otherwise.
const MANY_FILES: u32 = 3;
/// The most cents an amount may have where nobody said otherwise: a million euros.
const CENTS: u64 = 100_000_000;

impl Asked {
    /// The kind of this name.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.name() == name)
    }

    /// The kind that a part of the schema is; none where its keywords do not fit together.
    pub(crate) fn of(node: &Node) -> Option<Self> {
        Some(match (node.kind()?, node.format, node.kind) {
            (Kind::Text, Some(Format::Multiline), _) => Self::Lines,
            (Kind::Text, Some(Format::Time), _) => Self::Time,
            (Kind::Text, Some(Format::Email), _) => Self::Email,
            (Kind::Text, Some(Format::Phone), _) => Self::Phone,
            (Kind::Text, Some(Format::Iban), _) => Self::Iban,
            (Kind::Text, Some(Format::PostalCode), _) => Self::PostalCode,
            (Kind::Text, ..) => Self::Line,
            (Kind::Date, ..) => Self::Date,
            (Kind::Choice, ..) => Self::One,
            (Kind::Choices, ..) => Self::Several,
            (Kind::Number, Some(Format::Cents), _) => Self::Euros,
            (Kind::Number, _, Type::Integer) => Self::Whole,
            (Kind::Number, ..) => Self::Decimal,
            (Kind::Flag, ..) if node.only == Some(true) => Self::Agree,
            (Kind::Flag, ..) => Self::YesNo,
            (Kind::Group, ..) => Self::Group,
            (Kind::Rows, ..) => Self::Rows,
            (Kind::Files, ..) => Self::Files,
        })
    }

    /// A new question of this kind. Choices begin as `choices`.
    pub(crate) fn node(self, choices: Vec<String>) -> Node {
        let text = || Node::new(Type::String);
        match self {
            Self::Line => Node { max_length: Some(LINE), ..text() },
            Self::Lines => {
                Node { max_length: Some(LINES), ..text().with_format(Format::Multiline) }
            }
            Self::Date => text().with_format(Format::Date),
            Self::Time => text().with_format(Format::Time),
            Self::Email => text().with_format(Format::Email),
            Self::Phone => text().with_format(Format::Phone),
            Self::Iban => text().with_format(Format::Iban),
            Self::PostalCode => text().with_format(Format::PostalCode),
            Self::One => Node::choice(choices),
            Self::Several => several(choices),
            Self::Whole => Node::new(Type::Integer),
            Self::Decimal => Node::new(Type::Number),
            Self::Euros => Node {
                minimum: Some(0.into()),
                maximum: Some(CENTS.into()),
                ..Node::new(Type::Integer).with_format(Format::Cents)
            },
            Self::YesNo => Node::new(Type::Boolean),
            Self::Agree => Node { only: Some(true), ..Node::new(Type::Boolean) },
            Self::Group => Node::new(Type::Object),
            Self::Rows => Node::list(Node::new(Type::Object), ROWS),
            Self::Files => Node::files(FILES.map(str::to_owned).to_vec(), FILE_BYTES, MANY_FILES),
        }
    }

    /// Whether it has choices.
    pub(crate) const fn has_choices(self) -> bool {
        matches!(self, Self::One | Self::Several)
    }

    /// Whether questions stand in it.
    pub(crate) const fn has_questions(self) -> bool {
        matches!(self, Self::Group | Self::Rows)
    }

    /// A question that was of one kind as another: choices stay choices, fields stay fields.
    pub(crate) fn changed(self, before: &Node) -> Node {
        let choices = match before.kind() {
            Some(Kind::Choice) => before.choices.clone(),
            Some(Kind::Choices) => before.inside().choices.clone(),
            _ => Vec::new(),
        };
        let mut node = self.node(choices);
        if self.has_questions() {
            let (old, new) = (before.inside(), node.inside_mut());
            new.properties = old.properties.clone();
            new.required.clone_from(&old.required);
        }
        node
    }
}

fn several(choices: Vec<String>) -> Node {
    let most = u32::try_from(choices.len()).unwrap_or(u32::MAX).clamp(1, 100);
    Node { unique_items: Some(true), ..Node::list(Node::choice(choices), most) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_recognised_in_the_schema_that_it_makes() {
        for kind in Asked::ALL {
            let node = kind.node(vec!["a".to_owned(), "b".to_owned()]);
            assert_eq!(Asked::of(&node), Some(*kind));
            assert_eq!(Asked::of_name(kind.name()), Some(*kind));
        }
    }

    #[test]
    fn choices_and_fields_stay_when_the_kind_changes_to_one_that_has_them() {
        let one = Asked::One.node(vec!["a".to_owned(), "b".to_owned()]);
        assert_eq!(Asked::Several.changed(&one).inside().choices, ["a", "b"]);
        let mut group = Asked::Group.node(Vec::new());
        group.properties.insert("x".to_owned(), Asked::Line.node(Vec::new()));
        assert!(Asked::Rows.changed(&group).inside().properties.contains_key("x"));
    }
}
