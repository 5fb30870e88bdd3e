use std::{
    fmt,
    iter::Sum,
    ops::{Add, Neg, Sub},
};

use serde::{Deserialize, Serialize};

use crate::Lang;

/// An amount of euros as whole cents.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Cents(pub i64);

impl Cents {
    /// The amount as people write it: `−1.234,56 €` in German, `−€1,234.56` in English.
    pub fn format(self, lang: Lang) -> String {
        let (group, point) = match lang {
            Lang::De => ('.', ','),
            Lang::En => (',', '.'),
        };
        let sign = if self.0 < 0 { "−" } else { "" };
        let euros = group_digits(self.0.unsigned_abs() / 100, group);
        let cents = self.0.unsigned_abs() % 100;
        match lang {
            Lang::De => format!("{sign}{euros}{point}{cents:02}\u{a0}€"),
            Lang::En => format!("{sign}€{euros}{point}{cents:02}"),
        }
    }
}

fn group_digits(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// Plain form for machines: `-1234.56`.
impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100)
    }
}

impl Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Cents {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self(0), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_written_as_people_write_it() {
        assert_eq!(Cents(-103_718_890_000).format(Lang::De), "−1.037.188.900,00\u{a0}€");
        assert_eq!(Cents(101_988_550_005).format(Lang::En), "€1,019,885,500.05");
        assert_eq!(Cents(-5).to_string(), "-0.05");
    }
}
