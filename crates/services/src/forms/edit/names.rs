//! Names in the data: made from what people read.

use commons::Slug;

use super::tree::is_taken;
use crate::forms::{
    model::{Definition, Rule},
    schema::Node,
};

/// A name of letters, digits and `_` that a label makes: `Vor- und Nachname` is `vor_und_nachname`.
fn name_of(label: &str) -> String {
    let name = Slug::of_title(label).as_str().replace('-', "_");
    let name: String = name.chars().take(50).collect();
    let name = name.trim_end_matches('_');
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name.to_owned()
    } else {
        format!("f_{name}")
    }
}

/// The name that a label makes and no other field of the group has; of the form where the path is
/// empty.
pub(crate) fn free_name(definition: &Definition, group: &str, label: &str) -> String {
    let fields = match group {
        "" => Some(&definition.schema),
        group => definition.schema.at(group).map(Node::inside),
    };
    let is_taken = |name: &str| fields.is_some_and(|it| it.properties.contains_key(name));
    free(&name_of(label), is_taken)
}

/// The value of a choice that its label makes and no other choice has.
pub(crate) fn free_value(label: &str, taken: &[&str]) -> String {
    free(&name_of(label), |value| taken.contains(&value))
}

/// A name that no check has.
pub(crate) fn free_check(definition: &Definition) -> String {
    let is_taken = |name: &str| {
        definition.rules.iter().any(|rule| matches!(rule, Rule::Check { id, .. } if id == name))
    };
    let first = "pruefung_1";
    if is_taken(first) {
        free("pruefung", |name| name == "pruefung" || is_taken(name))
    } else {
        first.to_owned()
    }
}

/// Whether something is a name in the data.
pub(crate) fn is_name(name: &str) -> bool {
    name.len() <= 64
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// A name that no page or paragraph has.
pub(super) fn free_id(definition: &Definition, base: &str) -> String {
    let first = format!("{base}_1");
    if is_taken(definition, &first) {
        free(base, |name| name == base || is_taken(definition, name))
    } else {
        first
    }
}

fn free(base: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut name = base.to_owned();
    let mut number = 1_u32;
    while is_taken(&name) {
        number += 1;
        name = format!("{base}_{number}");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_makes_a_name() {
        for (label, name) in [
            ("Vor- und Nachname", "vor_und_nachname"),
            ("Straße & Nr.", "strasse_nr"),
            ("1. Kind", "f_1_kind"),
            ("???", "x"),
        ] {
            assert_eq!(name_of(label), name);
        }
        assert!(name_of(&"lang ".repeat(40)).len() <= 50);
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        assert_eq!(free("name", |it| it == "name" || it == "name_2"), "name_3");
    }
}
