//! What stands on which page: pieces flow down the pages; what belongs together stays together.

use super::face::Weight;

/// A4, in points.
pub(super) const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;
pub(super) const LEFT: f32 = 56.7;
pub(super) const RIGHT: f32 = WIDTH - 56.7;
/// Below the head of the page with its QR code.
const TOP: f32 = 118.0;
const BOTTOM: f32 = HEIGHT - 62.0;

/// What a piece is for who does not see it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    /// The title of the form.
    Title,
    /// The heading of a section.
    Section,
    /// A question, or the name of a group.
    Question,
    /// A paragraph.
    Text,
    /// A choice in a list.
    Choice,
    /// A place to write, described in words.
    Field(String),
}

/// What is drawn; upwards is smaller, from the piece's upper edge.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Ink {
    /// Text on a base line.
    Text { x: f32, y: f32, size: f32, is_bold: bool, is_grey: bool, text: String },
    /// A line to write on.
    Line { x: f32, y: f32, width: f32 },
    /// A box to write in or to tick.
    Box { x: f32, y: f32, width: f32, height: f32 },
}

/// Something that is not broken over two pages.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) role: Role,
    pub(super) lang: String,
    pub(super) height: f32,
    pub(super) inks: Vec<Ink>,
}

/// A piece on its page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    pub(super) top: f32,
    pub(super) piece: Piece,
}

/// The pages so far.
pub(super) struct Flow {
    pub(super) pages: Vec<Vec<Placed>>,
    y: f32,
}

impl Flow {
    pub(super) fn new() -> Self {
        Self { pages: vec![Vec::new()], y: TOP }
    }

    /// Puts pieces on the page together, or on the next one; pieces that are taller than a page
    /// are parted.
    pub(super) fn together(&mut self, pieces: Vec<Piece>) {
        let height: f32 = pieces.iter().map(|piece| piece.height).sum();
        if self.y + height > BOTTOM && height <= BOTTOM - TOP {
            self.turn();
        }
        for piece in pieces {
            if self.y + piece.height > BOTTOM {
                self.turn();
            }
            let top = self.y;
            self.y += piece.height;
            if let Some(page) = self.pages.last_mut() {
                page.push(Placed { top, piece });
            }
        }
    }

    fn turn(&mut self) {
        if self.y > TOP {
            self.pages.push(Vec::new());
            self.y = TOP;
        }
    }
}

/// How text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub(super) size: f32,
    pub(super) is_bold: bool,
    pub(super) is_grey: bool,
    /// Space above it and below.
    pub(super) above: f32,
    pub(super) below: f32,
}

impl Piece {
    /// A text over the whole width.
    pub(super) fn text(
        role: Role,
        (lang, text): (&str, &str),
        weight: &Weight,
        look: Look,
    ) -> Self {
        Self::text_at(role, (lang, text), weight, look, LEFT)
    }

    /// A text that begins at x.
    pub(super) fn text_at(
        role: Role,
        (lang, text): (&str, &str),
        weight: &Weight,
        look: Look,
        x: f32,
    ) -> Self {
        let mut y = look.above;
        let mut inks = Vec::new();
        for text in weight.lines(text, look.size, RIGHT - x) {
            y += look.size * 1.3;
            let (size, is_bold, is_grey) = (look.size, look.is_bold, look.is_grey);
            inks.push(Ink::Text { x, y: y - look.size * 0.3, size, is_bold, is_grey, text });
        }
        Self { role, lang: lang.to_owned(), height: y + look.below, inks }
    }
}
