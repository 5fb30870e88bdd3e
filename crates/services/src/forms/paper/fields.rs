//! Places to write: lines, boxes and combs.

use super::{
    Words,
    flow::{Ink, LEFT, Piece, RIGHT, Role},
};
use crate::forms::schema::{Format, Kind, Node, Type};

/// The width of one letter of a comb: 5 mm, as hands write.
const CELL: f32 = 14.2;
const CELL_HEIGHT: f32 = 20.0;
/// The distance of lines to write on: 9 mm.
const LINE: f32 = 25.5;
/// A box to tick: 4 mm.
const TICK: f32 = 11.3;
/// The longest text that gets one box for each letter.
const COMB: u32 = 10;
/// About as many letters stand on a line.
const LETTERS: u32 = 45;

/// The place to write an answer, other than one of several choices.
pub(super) fn field(node: &Node, label: &str, words: &Words, lang: &str) -> Piece {
    let (height, inks) = match (node.kind(), node.format) {
        (Some(Kind::Date), _) => comb(&[2, 2, 4], &words.date_letters, "."),
        (_, Some(Format::Time)) => comb(&[2, 2], "", ":"),
        (_, Some(Format::PostalCode)) => comb(&[5], "", ""),
        (_, Some(Format::Iban)) => comb(&[4, 4, 4, 4, 4, 2], "", ""),
        (_, Some(Format::Cents)) => amount(),
        (Some(Kind::Number), _) => comb(&[number_cells(node)], "", ""),
        (Some(Kind::Text), Some(Format::Multiline)) => lines(line_count(node).max(4)),
        (Some(Kind::Text), None) if node.max_length.is_some_and(|most| most <= COMB) => {
            comb(&[node.max_length.unwrap_or(COMB)], "", "")
        }
        _ => lines(line_count(node)),
    };
    let role = Role::Field(format!("{}: {label}", words.field));
    Piece { role, lang: lang.to_owned(), height, inks }
}

/// A box to tick, and what it means.
pub(super) fn tick(lang: &str, lines: &[String]) -> Piece {
    let mut inks = vec![Ink::Box { x: LEFT, y: 3.0, width: TICK, height: TICK }];
    let mut y = 12.5;
    for line in lines {
        let (text, x) = (line.clone(), LEFT + TICK + 8.0);
        inks.push(Ink::Text { x, y, size: 10.0, is_bold: false, is_grey: false, text });
        y += 13.0;
    }
    Piece { role: Role::Choice, lang: lang.to_owned(), height: y + 2.0, inks }
}

/// How wide the text beside a box to tick may be.
pub(super) const TICK_WIDTH: f32 = RIGHT - LEFT - TICK - 8.0;

/// Two lines: place and day, signature.
pub(super) fn signature(words: &Words, lang: &str) -> Piece {
    let half = (RIGHT - LEFT - 24.0) / 2.0;
    let second = LEFT + half + 24.0;
    let note = |x: f32, text: &str| Ink::Text {
        x,
        y: 52.0,
        size: 7.5,
        is_bold: false,
        is_grey: false,
        text: text.to_owned(),
    };
    let inks = vec![
        Ink::Line { x: LEFT, y: 42.0, width: half },
        note(LEFT, &words.place_and_day),
        Ink::Line { x: second, y: 42.0, width: half },
        note(second, &words.signature),
    ];
    let role = Role::Field(format!("{}, {}", words.place_and_day, words.signature));
    Piece { role, lang: lang.to_owned(), height: 60.0, inks }
}

/// A box for each letter, in groups; what belongs into them stands small inside.
fn comb(groups: &[u32], letters: &str, between: &str) -> (f32, Vec<Ink>) {
    let mut inks = Vec::new();
    let mut letters = letters.chars();
    let mut x = LEFT;
    for (number, group) in groups.iter().enumerate() {
        if number > 0 {
            let (text, y) = (between.to_owned(), 16.0);
            if !between.is_empty() {
                inks.push(Ink::Text { x, y, size: 10.0, is_bold: false, is_grey: false, text });
            }
            x += 7.0;
        }
        for _ in 0..*group {
            inks.push(Ink::Box { x, y: 3.0, width: CELL, height: CELL_HEIGHT });
            if let Some(letter) = letters.next() {
                let (x, text) = (x + 4.0, letter.to_string());
                inks.push(Ink::Text { x, y: 19.0, size: 8.0, is_bold: false, is_grey: true, text });
            }
            x += CELL;
        }
    }
    (CELL_HEIGHT + 7.0, inks)
}

fn amount() -> (f32, Vec<Ink>) {
    let width = CELL * 9.0;
    let text = "€".to_owned();
    let x = LEFT + width + 5.0;
    let inks = vec![
        Ink::Box { x: LEFT, y: 3.0, width, height: CELL_HEIGHT },
        Ink::Text { x, y: 17.0, size: 10.0, is_bold: false, is_grey: false, text },
    ];
    (CELL_HEIGHT + 7.0, inks)
}

fn lines(count: u32) -> (f32, Vec<Ink>) {
    let mut y = 0.0;
    let mut inks = Vec::new();
    for _ in 0..count {
        y += LINE;
        inks.push(Ink::Line { x: LEFT, y: y - 2.0, width: RIGHT - LEFT });
    }
    (y + 4.0, inks)
}

fn line_count(node: &Node) -> u32 {
    node.max_length.map_or(1, |most| most.div_ceil(LETTERS * 3)).clamp(1, 8)
}

/// As many boxes as the largest number has digits.
fn number_cells(node: &Node) -> u32 {
    let largest = node.maximum.as_ref().and_then(serde_json::Number::as_f64);
    let digits = largest.map_or(8, |it| format!("{:.0}", it.abs()).len());
    let fraction = if node.kind == Type::Number { 3 } else { 0 };
    u32::try_from(digits.clamp(1, 12)).unwrap_or(12) + fraction
}
