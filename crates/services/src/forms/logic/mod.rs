//! `JsonLogic`: the rules of a form. The operators are those that <https://jsonlogic.com/operations>
//! documents, without its conversions between types (rules are checked for types when they are
//! saved), and four for days. `docs/specs/forms.md` says exactly what each does.

mod eval;
mod read;
mod types;

pub(crate) use eval::Steps;
pub use eval::{Scope, holds};
pub use read::{LogicError, read};
pub(crate) use types::{Names, Ty, TypeError, fits, type_of};

use serde_json::Value;

/// A rule that was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A value that stands in the rule.
    Literal(Value),
    /// The entries of a list, each worked out.
    List(Vec<Expr>),
    /// An answer, by its path; inside `map`, `filter` and the like, of the entry.
    Var(String, Option<Box<Expr>>),
    /// An operator and what it is applied to.
    Apply(Op, Vec<Expr>),
}

macro_rules! operators {
    ($($name:ident = $text:literal $least:literal ..= $most:literal),+ $(,)?) => {
        /// An operator.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the specification lists what each does")]
        pub enum Op { $($name),+ }

        impl Op {
            /// Its name in `JsonLogic`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }

            /// The operator of a name.
            pub fn of(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$name),)+ _ => None }
            }

            /// The fewest and the most arguments it takes.
            pub const fn arguments(self) -> (usize, usize) {
                match self { $(Self::$name => ($least, $most)),+ }
            }
        }
    };
}

operators! {
    Missing = "missing" 1..=100,
    MissingSome = "missing_some" 2..=2,
    If = "if" 1..=100,
    Equal = "==" 2..=2,
    SameEqual = "===" 2..=2,
    Unequal = "!=" 2..=2,
    SameUnequal = "!==" 2..=2,
    Not = "!" 1..=1,
    Truthy = "!!" 1..=1,
    Or = "or" 1..=100,
    And = "and" 1..=100,
    Greater = ">" 2..=2,
    AtLeast = ">=" 2..=2,
    Less = "<" 2..=3,
    AtMost = "<=" 2..=3,
    Max = "max" 1..=100,
    Min = "min" 1..=100,
    Plus = "+" 1..=100,
    Minus = "-" 1..=2,
    Times = "*" 1..=100,
    Divide = "/" 2..=2,
    Rest = "%" 2..=2,
    Map = "map" 2..=2,
    Filter = "filter" 2..=2,
    Reduce = "reduce" 3..=3,
    All = "all" 2..=2,
    None = "none" 2..=2,
    Some = "some" 2..=2,
    Merge = "merge" 1..=100,
    In = "in" 2..=2,
    Cat = "cat" 1..=100,
    Substr = "substr" 2..=3,
    Today = "today" 0..=0,
    YearsBetween = "years_between" 2..=2,
    DaysBetween = "days_between" 2..=2,
    DateAdd = "date_add" 4..=4,
}

impl Op {
    /// Whether its second argument is about each entry of its first.
    pub const fn is_about_entries(self) -> bool {
        matches!(
            self,
            Self::Map | Self::Filter | Self::Reduce | Self::All | Self::None | Self::Some
        )
    }
}

impl Expr {
    /// The paths of all answers it reads, in the order in which they stand.
    pub fn reads(&self) -> Vec<String> {
        let mut paths = Vec::new();
        self.collect(&mut paths);
        paths
    }

    fn collect(&self, paths: &mut Vec<String>) {
        match self {
            Self::Literal(_) => {}
            Self::List(entries) => entries.iter().for_each(|it| it.collect(paths)),
            Self::Var(path, default) => {
                paths.push(path.clone());
                if let Some(default) = default {
                    default.collect(paths);
                }
            }
            Self::Apply(Op::Missing | Op::MissingSome, arguments) => {
                paths.extend(arguments.iter().flat_map(Self::texts));
            }
            Self::Apply(op, arguments) if op.is_about_entries() => {
                arguments[0].collect(paths);
                if *op == Op::Reduce {
                    arguments[2].collect(paths);
                }
            }
            Self::Apply(_, arguments) => arguments.iter().for_each(|it| it.collect(paths)),
        }
    }

    /// The texts that stand in it: the names of `missing`.
    pub(crate) fn texts(&self) -> Vec<String> {
        match self {
            Self::Literal(Value::String(text)) => vec![text.clone()],
            Self::Literal(Value::Array(entries)) => {
                entries.iter().filter_map(|it| it.as_str().map(str::to_owned)).collect()
            }
            Self::List(entries) => entries.iter().flat_map(Self::texts).collect(),
            _ => Vec::new(),
        }
    }
}
