//! Which part of a file is wanted (RFC 9110, section 14): one range at most; who asks for several
//! gets the whole.

/// Which bytes of a file are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// All of them.
    All,
    /// Those from one place to before another.
    Part {
        /// The first byte.
        from: u64,
        /// The byte after the last.
        to: u64,
    },
    /// None that the file has.
    Nothing,
}

impl Wanted {
    /// What a `Range` header asks of a file of this size.
    pub(crate) fn of(range: Option<&str>, size: u64) -> Self {
        let range = range.and_then(|range| range.strip_prefix("bytes="));
        let Some((first, last)) = range.and_then(|range| range.split_once('-')) else {
            return Self::All;
        };
        let number = |text: &str| text.trim().parse::<u64>().ok();
        match (number(first), number(last)) {
            (Some(from), _) if from >= size => Self::Nothing,
            (Some(from), Some(last)) if from <= last => {
                Self::Part { from, to: last.saturating_add(1).min(size) }
            }
            (Some(from), None) if last.trim().is_empty() => Self::Part { from, to: size },
            (None, Some(0)) if first.trim().is_empty() => Self::Nothing,
            (None, Some(length)) if first.trim().is_empty() => {
                Self::Part { from: size.saturating_sub(length), to: size }
            }
            _ => Self::All,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_what_the_standard_says() {
        let asked = |range| Wanted::of(Some(range), 100);
        assert_eq!(asked("bytes=0-9"), Wanted::Part { from: 0, to: 10 });
        assert_eq!(asked("bytes=90-"), Wanted::Part { from: 90, to: 100 });
        assert_eq!(asked("bytes=90-500"), Wanted::Part { from: 90, to: 100 });
        assert_eq!(asked("bytes=-10"), Wanted::Part { from: 90, to: 100 });
        assert_eq!(asked("bytes=-500"), Wanted::Part { from: 0, to: 100 });
        assert_eq!(asked("bytes=100-"), Wanted::Nothing);
        assert_eq!(asked("bytes=-0"), Wanted::Nothing);
        for all in ["bytes=9-5", "bytes=0-1,3-4", "lines=1-2", "bytes=x-y", "bytes=-"] {
            assert_eq!(asked(all), Wanted::All, "{all}");
        }
        assert_eq!(Wanted::of(None, 100), Wanted::All);
    }
}
