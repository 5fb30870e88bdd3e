//! Patterns of text: the part of regular expressions that needs no going back. A pattern is a row
//! of single characters and classes, each with how often it stands there:
//! `^[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} [1-9][0-9]{0,3}$`. It takes time in proportion to the text, whatever
//! stands in it, and means the same in Rust, in the browser and in any JSON Schema validator.

/// A pattern that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    ranges: Vec<(char, char)>,
    is_negated: bool,
    least: u32,
    most: Option<u32>,
}

/// More parts than any code of an office needs.
const MAX_PARTS: usize = 64;
/// The largest count, and the largest sum of all counts: in so many places of a pattern one may be at
/// once, and each letter of a text is tried at all of them.
const MAX_COUNT: u32 = 1_000;

impl Part {
    /// How far its repetitions are counted.
    fn counted(&self) -> u32 {
        self.most.unwrap_or(self.least)
    }
}

impl Pattern {
    /// Reads a pattern; nothing where it is not one of ours.
    pub fn read(text: &str) -> Option<Self> {
        let inner: Vec<char> = text.strip_prefix('^')?.strip_suffix('$')?.chars().collect();
        let mut rest = inner.as_slice();
        let mut parts = Vec::new();
        while !rest.is_empty() {
            let (ranges, is_negated, after) = class(rest)?;
            let (least, most, after) = count(after)?;
            parts.push(Part { ranges, is_negated, least, most });
            rest = after;
        }
        let counts: u32 = parts.iter().map(Part::counted).sum();
        let is_short = parts.len() <= MAX_PARTS && counts <= MAX_COUNT;
        is_short.then_some(Self(parts))
    }

    /// Whether the whole text is made like this.
    pub fn matches(&self, text: &str) -> bool {
        // Where in the row we may be: a part, and how often it was taken.
        let mut places = self.closed(vec![(0, 0)]);
        for c in text.chars() {
            let next = places.iter().filter_map(|&(part, taken)| self.step(part, taken, c));
            places = self.closed(next.collect());
            if places.is_empty() {
                return false;
            }
        }
        places.iter().any(|&(part, _)| part == self.0.len())
    }

    fn step(&self, part: usize, taken: u32, c: char) -> Option<(usize, u32)> {
        let it = self.0.get(part)?;
        let fits = it.ranges.iter().any(|&(from, to)| (from..=to).contains(&c)) != it.is_negated;
        let may_take = it.most.is_none_or(|most| taken < most);
        // Beyond the least, an endless part need not be counted.
        let counted = if it.most.is_none() { (taken + 1).min(it.least) } else { taken + 1 };
        (fits && may_take).then_some((part, counted))
    }

    /// These places, and those after parts that may end there.
    fn closed(&self, mut places: Vec<(usize, u32)>) -> Vec<(usize, u32)> {
        let mut begun = vec![false; self.0.len() + 1];
        for &(part, taken) in &places {
            begun[part] |= taken == 0;
        }
        let mut at = 0;
        while let Some(&(part, taken)) = places.get(at) {
            let is_done = self.0.get(part).is_some_and(|it| taken >= it.least);
            if is_done && !std::mem::replace(&mut begun[part + 1], true) {
                places.push((part + 1, 0));
            }
            at += 1;
        }
        places.sort_unstable();
        places.dedup();
        places
    }
}

type Class<'a> = (Vec<(char, char)>, bool, &'a [char]);
type Members<'a> = (Vec<(char, char)>, &'a [char]);

fn class(text: &[char]) -> Option<Class<'_>> {
    match text {
        ['[', '^', rest @ ..] => members(rest).map(|(ranges, rest)| (ranges, true, rest)),
        ['[', rest @ ..] => members(rest).map(|(ranges, rest)| (ranges, false, rest)),
        ['\\', 'd', rest @ ..] => Some((vec![('0', '9')], false, rest)),
        ['\\', c, rest @ ..] if is_special(*c) => Some((vec![(*c, *c)], false, rest)),
        [c, rest @ ..] if !is_special(*c) => Some((vec![(*c, *c)], false, rest)),
        _ => None,
    }
}

fn members(mut text: &[char]) -> Option<Members<'_>> {
    let mut ranges = Vec::new();
    loop {
        let (from, rest) = match text {
            [']', rest @ ..] => return (!ranges.is_empty()).then_some((ranges, rest)),
            ['\\', 'd', rest @ ..] => {
                ranges.push(('0', '9'));
                text = rest;
                continue;
            }
            _ => member(text)?,
        };
        text = rest;
        let to = match text {
            // A hyphen at the end of a class is a hyphen.
            ['-', ']', ..] => from,
            ['-', rest @ ..] => {
                let (to, rest) = member(rest)?;
                text = rest;
                to
            }
            _ => from,
        };
        if to < from {
            return None;
        }
        ranges.push((from, to));
    }
}

fn member(text: &[char]) -> Option<(char, &[char])> {
    match text {
        ['\\', c, rest @ ..] if is_special(*c) || *c == '-' => Some((*c, rest)),
        ['[' | ']' | '\\' | '^' | '&' | '~', ..] | [] => None,
        [c, rest @ ..] => Some((*c, rest)),
    }
}

fn is_special(c: char) -> bool {
    "\\^$.|?*+()[]{}/".contains(c)
}

type Count<'a> = (u32, Option<u32>, &'a [char]);

fn count(text: &[char]) -> Option<Count<'_>> {
    match text {
        ['?', rest @ ..] => Some((0, Some(1), rest)),
        ['*', rest @ ..] => Some((0, None, rest)),
        ['+', rest @ ..] => Some((1, None, rest)),
        ['{', rest @ ..] => {
            let end = rest.iter().position(|c| *c == '}')?;
            let inner: String = rest[..end].iter().collect();
            let (least, most) = inner.split_once(',').unwrap_or((&inner, &inner));
            let least = number(least)?;
            let most = if most.is_empty() { None } else { Some(number(most)?) };
            most.is_none_or(|most| least <= most).then_some((least, most, &rest[end + 1..]))
        }
        _ => Some((1, Some(1), text)),
    }
}

fn number(text: &str) -> Option<u32> {
    let is_plain = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|number| is_plain && *number <= MAX_COUNT)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn matches(pattern: &str, text: &str) -> bool {
        Pattern::read(pattern).expect("a pattern").matches(text)
    }

    #[test]
    fn a_number_plate_is_made_of_parts() {
        let plate = "^[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} [1-9][0-9]{0,3}[EH]?$";
        for sound in ["P-AB 123", "TÜ-X 1", "HVL-ZZ 9999E"] {
            assert!(matches(plate, sound), "{sound}");
        }
        for broken in ["", "P-AB 0123", "PPPP-AB 1", "P-AB 12345", "P-AB 123EE", "p-ab 1"] {
            assert!(!matches(plate, broken), "{broken}");
        }
    }

    #[test]
    fn what_would_need_going_back_is_not_read() {
        for pattern in ["abc", "^(a+)+$", "^a|b$", r"^\w+$", "^a.b$", "^[b-a]$", "^a{2,1}$", "^[$"]
        {
            assert_eq!(Pattern::read(pattern), None, "{pattern}");
        }
    }

    #[test]
    fn endless_parts_side_by_side_take_no_time() {
        let pattern = format!("^{}b$", "a*".repeat(60));
        assert!(!matches(&pattern, &"a".repeat(20_000)));
    }

    #[test]
    fn counted_parts_side_by_side_are_counted_together() {
        let many =
            |count: u32, parts: usize| format!("^{}$", format!("a{{0,{count}}}").repeat(parts));
        assert_eq!(Pattern::read(&many(1_000, 2)), None);
        assert_eq!(Pattern::read(&many(20, 64)), None);
        for (count, parts) in [(1_000, 1), (500, 2), (15, 64)] {
            let pattern = many(count, parts);
            assert!(matches(&pattern, &"a".repeat(960)), "{pattern}");
            assert!(!matches(&pattern, &"a".repeat(20_000)), "{pattern}");
        }
        assert!(!matches("^a{400,}a{500,}b$", &"a".repeat(20_000)));
    }

    proptest! {
        #[test]
        fn no_pattern_and_no_text_make_it_stumble(pattern in "\\^[a-c\\[\\]{},0-9?*+^\\\\-]{0,20}\\$", text in "[a-c0-9]{0,20}") {
            if let Some(pattern) = Pattern::read(&pattern) {
                pattern.matches(&text);
            }
        }
    }
}
