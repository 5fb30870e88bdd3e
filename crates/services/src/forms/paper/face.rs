//! The typeface of printed forms: how wide text is, and where its lines break.

use krilla::text::Font;
use ttf_parser::Face;

/// The two weights.
pub(super) struct Faces {
    pub(super) regular: Weight,
    pub(super) bold: Weight,
}

/// One weight: for drawing, and for measuring.
pub(super) struct Weight {
    pub(super) font: Font,
    face: Face<'static>,
}

impl Faces {
    /// Reads the typeface that is part of the program.
    pub(super) fn read() -> Option<Self> {
        Some(Self {
            regular: Weight::read(ui::assets::PRINTED_REGULAR)?,
            bold: Weight::read(ui::assets::PRINTED_SEMIBOLD)?,
        })
    }
}

impl Weight {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let font = Font::new(bytes.to_vec().into(), 0)?;
        Some(Self { font, face: Face::parse(bytes, 0).ok()? })
    }

    /// The text with letters that the typeface has; for others a question mark stands.
    pub(super) fn printable(&self, text: &str) -> String {
        let known = |c: char| if self.face.glyph_index(c).is_some() { c } else { '?' };
        text.chars().map(|c| if c.is_whitespace() { ' ' } else { known(c) }).collect()
    }

    /// How wide a text is, in points; kerning only makes it narrower.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        let advance = |c| self.face.glyph_hor_advance(self.face.glyph_index(c)?);
        let units: f32 = text.chars().filter_map(advance).map(f32::from).sum();
        units * size / f32::from(self.face.units_per_em())
    }

    /// The lines of a text that is no wider than this.
    pub(super) fn lines(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        text.lines().flat_map(|paragraph| self.wrapped(paragraph, size, width)).collect()
    }

    fn wrapped(&self, paragraph: &str, size: f32, width: f32) -> Vec<String> {
        let printable = self.printable(paragraph);
        let mut lines = vec![String::new()];
        for word in printable.split(' ').filter(|word| !word.is_empty()) {
            for part in self.pieces(word, size, width) {
                let line = lines.last_mut().map(|line| format!("{line} {part}"));
                match line {
                    Some(line) if line.starts_with(' ') => {
                        lines.pop();
                        lines.push(part);
                    }
                    Some(line) if self.width(&line, size) <= width => {
                        lines.pop();
                        lines.push(line);
                    }
                    _ => lines.push(part),
                }
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// A word that is wider than a line is broken where the line ends.
    fn pieces(&self, word: &str, size: f32, width: f32) -> Vec<String> {
        let mut pieces = vec![String::new()];
        for c in word.chars() {
            let longer = pieces.last().map(|piece| format!("{piece}{c}")).unwrap_or_default();
            if longer.chars().count() > 1 && self.width(&longer, size) > width {
                pieces.push(c.to_string());
            } else {
                pieces.pop();
                pieces.push(longer);
            }
        }
        pieces
    }
}
