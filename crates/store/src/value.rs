use commons::{Day, Id, Slug, Timestamp};

use crate::StoreError;

/// A value in a row or a parameter: what both databases have in common.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// SQL `NULL`.
    Null,
    /// Whole numbers, booleans (0/1) and moments (microseconds since 1970, UTC).
    Int(i64),
    /// A floating-point number.
    Real(f64),
    /// Text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

impl Value {
    /// The name of its type, for error messages.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Int(_) => "integer",
            Self::Real(_) => "real",
            Self::Text(_) => "text",
            Self::Blob(_) => "blob",
        }
    }
}

/// What can be a parameter.
pub trait ToValue {
    /// The value for the database.
    fn to_value(&self) -> Value;
}

/// What can be read from a column.
pub trait FromValue: Sized {
    /// The type's name, for error messages.
    const EXPECTED: &'static str;

    /// Reads the value; `None` where it has another type.
    fn from_value(value: Value) -> Option<Self>;
}

/// A row: values in the order of the `SELECT`.
#[derive(Clone, Debug, PartialEq)]
pub struct Row(pub Vec<Value>);

impl Row {
    /// Takes the value of a column, counted from 0.
    ///
    /// # Errors
    /// [`StoreError::Type`] where the column holds another type or the row is shorter.
    pub fn take<T: FromValue>(&mut self, column: usize) -> Result<T, StoreError> {
        let value =
            self.0.get_mut(column).map_or(Value::Null, |v| std::mem::replace(v, Value::Null));
        let found = value.kind();
        T::from_value(value).ok_or(StoreError::Type { column, expected: T::EXPECTED, found })
    }
}

/// What can be read from a row: tuples, and structs declared with [`row!`](crate::row).
pub trait FromRow: Sized {
    /// Reads the columns in order.
    ///
    /// # Errors
    /// [`StoreError::Type`] where a column holds another type.
    fn from_row(row: Row) -> Result<Self, StoreError>;
}

/// Declares a struct that is read from a row, its fields in the order of the `SELECT`.
///
/// ```
/// store::row! {
///     /// An office.
///     pub struct Office {
///         /// Its slug.
///         pub slug: commons::Slug,
///         /// Its name.
///         pub name: String,
///     }
/// }
/// ```
#[macro_export]
macro_rules! row {
    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$field_meta:meta])* $field_vis:vis $field:ident: $ty:ty),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        $vis struct $name { $($(#[$field_meta])* $field_vis $field: $ty),+ }

        impl $crate::FromRow for $name {
            fn from_row(mut row: $crate::Row) -> Result<Self, $crate::StoreError> {
                let mut columns = 0..;
                Ok(Self { $($field: row.take(columns.next().unwrap_or_default())?),+ })
            }
        }
    };
}

/// The parameters of a statement: `params![slug, name, 3_i64]`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => {
        &[$($crate::ToValue::to_value(&$value)),*]
    };
}

macro_rules! value_as {
    ($ty:ty, $expected:literal, |$from:ident| $to:expr, $pattern:pat => $read:expr) => {
        impl ToValue for $ty {
            fn to_value(&self) -> Value {
                let $from = self;
                $to
            }
        }
        impl FromValue for $ty {
            const EXPECTED: &'static str = $expected;
            fn from_value(value: Value) -> Option<Self> {
                match value {
                    $pattern => $read,
                    _ => None,
                }
            }
        }
    };
}

value_as!(i64, "integer", |n| Value::Int(*n), Value::Int(n) => Some(n));
value_as!(bool, "boolean", |b| Value::Int(i64::from(*b)), Value::Int(n) => Some(n != 0));
value_as!(f64, "real", |x| Value::Real(*x), Value::Real(x) => Some(x));
value_as!(String, "text", |s| Value::Text(s.clone()), Value::Text(s) => Some(s));
value_as!(Vec<u8>, "blob", |b| Value::Blob(b.clone()), Value::Blob(b) => Some(b));
value_as!(Id, "id", |id| Value::Text(id.to_string()), Value::Text(s) => Some(Self::from(s)));
value_as!(Slug, "slug", |s| Value::Text(s.to_string()), Value::Text(s) => s.parse().ok());
value_as!(Timestamp, "moment", |t| Value::Int(t.as_microsecond()),
    Value::Int(n) => Self::from_microsecond(n).ok());
value_as!(Day, "day", |day| Value::Int(day.0), Value::Int(n) => Some(Self(n)));
value_as!(serde_json::Value, "json", |j| Value::Text(j.to_string()),
    Value::Text(s) => serde_json::from_str(&s).ok());

macro_rules! integers {
    ($($int:ty)*) => {$(
        value_as!($int, "integer", |n| Value::Int(i64::try_from(*n).unwrap_or(i64::MAX)),
            Value::Int(n) => Self::try_from(n).ok());
    )*};
}
integers!(u64 u32 i32 u16 u8 usize);

impl ToValue for Value {
    fn to_value(&self) -> Value {
        self.clone()
    }
}

impl FromValue for Value {
    const EXPECTED: &'static str = "any";
    fn from_value(value: Value) -> Option<Self> {
        Some(value)
    }
}

impl ToValue for str {
    fn to_value(&self) -> Value {
        Value::Text(self.to_owned())
    }
}

impl ToValue for [u8] {
    fn to_value(&self) -> Value {
        Value::Blob(self.to_vec())
    }
}

impl<const N: usize> ToValue for [u8; N] {
    fn to_value(&self) -> Value {
        Value::Blob(self.to_vec())
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value {
        (**self).to_value()
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_value)
    }
}

impl<T: FromValue> FromValue for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            value => T::from_value(value).map(Some),
        }
    }
}

macro_rules! tuples {
    ($(($($name:ident $column:tt),+))*) => {$(
        impl<$($name: FromValue),+> FromRow for ($($name,)+) {
            fn from_row(mut row: Row) -> Result<Self, StoreError> {
                Ok(($(row.take::<$name>($column)?,)+))
            }
        }
    )*};
}
tuples! {
    (A 0)
    (A 0, B 1)
    (A 0, B 1, C 2)
    (A 0, B 1, C 2, D 3)
    (A 0, B 1, C 2, D 3, E 4)
    (A 0, B 1, C 2, D 3, E 4, F 5)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6)
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7)
}

impl FromRow for Row {
    fn from_row(row: Row) -> Result<Self, StoreError> {
        Ok(row)
    }
}
