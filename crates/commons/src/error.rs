use std::{error::Error, fmt};

use crate::Timestamp;

/// A value inside an error's sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Text, shown as it is.
    Text(String),
    /// A number, shown as the reader's language writes it.
    Number(i64),
    /// A moment, shown as the reader's language writes it, in the town's time.
    Moment(Timestamp),
}

impl From<Timestamp> for Arg {
    fn from(at: Timestamp) -> Self {
        Self::Moment(at)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

macro_rules! number_args {
    ($($int:ty)*) => {$(
        impl From<$int> for Arg {
            fn from(number: $int) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}
number_args!(i64 u64 u32 u16 usize);

/// Where in the input an error lies: the form's field, or the file's line and column (from 1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The form field or configuration key.
    pub field: Option<String>,
    /// The line of the file, from 1.
    pub line: Option<u64>,
    /// The column of the file, from 1.
    pub column: Option<u64>,
}

/// An error that people read. The sentence (what is wrong *and* what to do) lives in the
/// translations under `error-<code>`, with a title under `error-<code>.title` where it has one.
pub trait Explain: Error + Send + Sync + 'static {
    /// The stable code: kebab-case, the same for ever.
    fn code(&self) -> &'static str;

    /// The HTTP status that fits.
    fn status(&self) -> u16;

    /// The values in the sentence, by the names the translation uses.
    fn args(&self) -> Vec<(&'static str, Arg)> {
        Vec::new()
    }

    /// Where in the input it lies.
    fn place(&self) -> Place {
        Place::default()
    }

    /// All the single mistakes, where the error stands for several (a file's bad lines, a form's
    /// fields); at most a hundred.
    fn details(&self) -> Vec<&dyn Explain> {
        Vec::new()
    }
}

/// Any error that can be explained: what a capability's edge hands to the house.
pub struct Failure(Box<dyn Explain>);

impl Failure {
    /// The error inside.
    pub fn explain(&self) -> &dyn Explain {
        &*self.0
    }
}

impl<E: Explain> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(Box::new(error))
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
