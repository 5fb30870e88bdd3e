//! What is wrong with a definition, and where.

use commons::{Arg, Explain, Place};

/// What is wrong with a definition.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {kind:?}")]
pub struct Fault {
    /// Where: `layout.pages[1].items[0]`, `schema.vehicle.plate`, `rules[3]`.
    pub place: String,
    /// What.
    pub kind: FaultKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A rule or question names something that there is not.
    UnknownName(String),
    /// A field of the schema that no page asks: nobody can ever answer it.
    NotAsked(String),
    /// A field, page or paragraph that its rules never show.
    NeverVisible(String),
    /// A rule reads an answer that is given later.
    ReadsLater(String),
    /// Rules that wait for each other.
    Cycle(Vec<String>),
    /// An operator gets a value of the wrong type.
    WrongType {
        /// The operator or keyword.
        at: String,
        /// What it needs.
        expected: String,
        /// What it gets.
        found: String,
    },
    /// Values are compared that can never be equal.
    Unlike {
        /// The one type.
        left: String,
        /// The other.
        right: String,
    },
    /// A rule names a choice that the question does not have.
    UnknownChoice(String),
    /// No such operator.
    UnknownOperator(String),
    /// The operator does not take so many arguments.
    Arguments(String),
    /// A rule that is no `JsonLogic`.
    NoRule,
    /// A name with other than letters, digits and `_`, or longer than 64.
    BadName(String),
    /// A name that is there twice.
    Twice(String),
    /// A schema whose keywords do not fit together; the value says which.
    Schema(String),
    /// A question, page, choice or message without a German text.
    NoText,
    /// A page or group that asks and says nothing.
    Empty,
    /// The options are not the choices of the schema.
    Options,
    /// A list that may be endless: `maxItems` is missing or larger than 100.
    Endless,
    /// A pattern that is not one of ours.
    Pattern(String),
    /// There is too much of something.
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many there may be.
        limit: usize,
    },
    /// A rule of a kind that its target cannot have.
    BadTarget(String),
}

impl Fault {
    /// A fault at a place.
    pub fn new(place: impl Into<String>, kind: FaultKind) -> Self {
        Self { place: place.into(), kind }
    }
}

impl Explain for Fault {
    fn code(&self) -> &'static str {
        match &self.kind {
            FaultKind::UnknownName(_) => "services-forms-unknown-name",
            FaultKind::NotAsked(_) => "services-forms-not-asked",
            FaultKind::NeverVisible(_) => "services-forms-never-visible",
            FaultKind::ReadsLater(_) => "services-forms-reads-later",
            FaultKind::Cycle(_) => "services-forms-cycle",
            FaultKind::WrongType { .. } => "services-forms-wrong-type",
            FaultKind::Unlike { .. } => "services-forms-unlike",
            FaultKind::UnknownChoice(_) => "services-forms-unknown-choice",
            FaultKind::UnknownOperator(_) => "services-forms-unknown-operator",
            FaultKind::Arguments(_) => "services-forms-arguments",
            FaultKind::NoRule => "services-forms-no-rule",
            FaultKind::BadName(_) => "services-forms-bad-name",
            FaultKind::Twice(_) => "services-forms-twice",
            FaultKind::Schema(_) => "services-forms-schema",
            FaultKind::NoText => "services-forms-no-text",
            FaultKind::Empty => "services-forms-empty",
            FaultKind::Options => "services-forms-options",
            FaultKind::Endless => "services-forms-endless",
            FaultKind::Pattern(_) => "services-forms-pattern",
            FaultKind::TooMany { .. } => "services-forms-too-many",
            FaultKind::BadTarget(_) => "services-forms-bad-target",
        }
    }

    fn status(&self) -> u16 {
        422
    }

    fn args(&self) -> Vec<(&'static str, Arg)> {
        let mut args = vec![("place", Arg::from(self.place.as_str()))];
        match &self.kind {
            FaultKind::UnknownName(name)
            | FaultKind::NotAsked(name)
            | FaultKind::NeverVisible(name)
            | FaultKind::ReadsLater(name)
            | FaultKind::UnknownChoice(name)
            | FaultKind::UnknownOperator(name)
            | FaultKind::Arguments(name)
            | FaultKind::BadName(name)
            | FaultKind::Twice(name)
            | FaultKind::Schema(name)
            | FaultKind::Pattern(name)
            | FaultKind::BadTarget(name) => args.push(("name", name.as_str().into())),
            FaultKind::Cycle(names) => args.push(("name", names.join(" → ").into())),
            FaultKind::WrongType { at, expected, found } => args.extend([
                ("name", at.as_str().into()),
                ("expected", expected.as_str().into()),
                ("found", found.as_str().into()),
            ]),
            FaultKind::Unlike { left, right } => {
                args.extend([("left", left.as_str().into()), ("right", right.as_str().into())]);
            }
            FaultKind::TooMany { what, limit } => {
                args.extend([("what", (*what).into()), ("limit", (*limit).into())]);
            }
            FaultKind::NoRule
            | FaultKind::NoText
            | FaultKind::Empty
            | FaultKind::Options
            | FaultKind::Endless => {}
        }
        args
    }

    fn place(&self) -> Place {
        Place { field: Some(self.place.clone()), ..Place::default() }
    }
}
