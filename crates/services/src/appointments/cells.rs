//! Sets of cells of one day, as bits.

use std::ops::Range;

use store::{FromValue, ToValue, Value};

const WORDS: usize = 5;

/// Some of a day's cells; the longest day has 300.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cells([u64; WORDS]);

impl Cells {
    /// As many as fit.
    pub(crate) const MOST: usize = WORDS * 64;

    /// These cells.
    pub(crate) fn of(range: Range<usize>) -> Self {
        let mut cells = Self::default();
        cells.insert(range);
        cells
    }

    /// Adds cells.
    pub(crate) fn insert(&mut self, range: Range<usize>) {
        for at in range.start..range.end.min(Self::MOST) {
            self.0[at / 64] |= 1 << (at % 64);
        }
    }

    /// Takes cells out.
    pub(crate) fn remove(&mut self, range: Range<usize>) {
        *self = self.without(Self::of(range));
    }

    /// Those of either.
    #[must_use]
    pub(crate) fn and_also(self, other: Self) -> Self {
        self.combined(other, |one, other| one | other)
    }

    /// Those that the other does not have.
    #[must_use]
    pub(crate) fn without(self, other: Self) -> Self {
        self.combined(other, |one, other| one & !other)
    }

    /// Whether all of the range are in it.
    pub(crate) fn contain(self, range: Range<usize>) -> bool {
        range.end <= Self::MOST && Self::of(range).without(self).is_empty()
    }

    /// Whether there are none.
    pub(crate) fn is_empty(self) -> bool {
        self.0 == [0; WORDS]
    }

    /// How many there are.
    pub(crate) fn count(self) -> usize {
        self.0.iter().map(|word| usize::try_from(word.count_ones()).unwrap_or(0)).sum()
    }

    /// Each of them, in order.
    pub(crate) fn iter(self) -> impl Iterator<Item = usize> {
        std::iter::successors(self.first_from(0), move |at| self.first_from(at + 1))
    }

    /// The stretches without a gap, in order.
    pub(crate) fn runs(self) -> impl Iterator<Item = Range<usize>> {
        let run = move |from: usize| {
            let start = self.first_from(from)?;
            Some(start..self.first_gap_from(start))
        };
        std::iter::successors(run(0), move |last| run(last.end))
    }

    fn first_from(self, at: usize) -> Option<usize> {
        let mut word = at / 64;
        let mut bits = self.0.get(word)? & (u64::MAX << (at % 64));
        while bits == 0 {
            word += 1;
            bits = *self.0.get(word)?;
        }
        Some(word * 64 + usize::try_from(bits.trailing_zeros()).unwrap_or(0))
    }

    fn first_gap_from(self, at: usize) -> usize {
        Self(self.0.map(|word| !word)).first_from(at).unwrap_or(Self::MOST)
    }

    fn combined(self, other: Self, with: impl Fn(u64, u64) -> u64) -> Self {
        Self(std::array::from_fn(|word| with(self.0[word], other.0[word])))
    }
}

impl ToValue for Cells {
    fn to_value(&self) -> Value {
        Value::Blob(self.0.iter().flat_map(|word| word.to_le_bytes()).collect())
    }
}

impl FromValue for Cells {
    const EXPECTED: &'static str = "cells";

    fn from_value(value: Value) -> Option<Self> {
        let bytes = Vec::<u8>::from_value(value)?;
        let bytes: [u8; WORDS * 8] = bytes.try_into().ok()?;
        let (words, _) = bytes.as_chunks::<8>();
        Some(Self(std::array::from_fn(|word| u64::from_le_bytes(words[word]))))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn any_cells() -> impl Strategy<Value = BTreeSet<usize>> {
        proptest::collection::btree_set(0..Cells::MOST, 0..200)
    }

    fn cells(set: &BTreeSet<usize>) -> Cells {
        set.iter().fold(Cells::default(), |all, at| all.and_also(Cells::of(*at..*at + 1)))
    }

    proptest! {
        #[test]
        fn cells_are_a_set(one in any_cells(), other in any_cells(), from in 0_usize..330, length in 0_usize..40) {
            let (a, b) = (cells(&one), cells(&other));
            prop_assert_eq!(a.iter().collect::<BTreeSet<_>>(), one.clone());
            prop_assert_eq!(a.count(), one.len());
            prop_assert_eq!(a.and_also(b), cells(&one.union(&other).copied().collect()));
            prop_assert_eq!(a.without(b), cells(&one.difference(&other).copied().collect()));
            prop_assert_eq!(a.contain(from..from + length), (from..from + length).all(|at| one.contains(&at)) && from + length <= Cells::MOST);
            prop_assert_eq!(Cells::from_value(a.to_value()), Some(a));
        }

        #[test]
        fn runs_are_the_stretches_without_a_gap(set in any_cells()) {
            let all = cells(&set);
            let runs: Vec<_> = all.runs().collect();
            prop_assert_eq!(runs.iter().cloned().flatten().collect::<BTreeSet<_>>(), set);
            prop_assert!(runs.windows(2).all(|pair| pair[0].end < pair[1].start));
        }
    }
}
