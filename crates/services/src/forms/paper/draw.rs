//! Pages become a PDF, with tags that say what everything is.

use std::num::NonZeroU16;

use commons::Text;
use krilla::{
    Document, SerializeSettings,
    color::rgb,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{Path, PathBuilder, Point, Rect},
    metadata::{DateTime, Metadata},
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, FillRule, Stroke},
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, BBox, ContentTag, ListNumbering, Node, SpanTag, Tag, TagGroup,
        TagTree,
    },
    text::TextDirection,
};
use qrcode::{Color, EcLevel, QrCode};

use super::{
    Copy, PageMark, Words,
    face::Faces,
    flow::{HEIGHT, Ink, LEFT, Placed, RIGHT, Role, WIDTH},
};
use crate::forms::{Form, FormsError};

const BLACK: (u8, u8, u8) = (0, 0, 0);
/// Contrast 7:1 on white.
const GREY: (u8, u8, u8) = (80, 80, 80);
/// The QR code: 24 mm, with its quiet zone.
const CODE: f32 = 68.0;
const CODE_TOP: f32 = 30.0;

/// Makes the PDF of composed pages.
pub(super) fn draw(
    form: &Form,
    copy: &Copy,
    words: &Words,
    faces: &Faces,
    pages: &[Vec<Placed>],
) -> Result<Vec<u8>, FormsError> {
    let broken = |error: &dyn std::fmt::Debug| FormsError::Paper(format!("{error:?}"));
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| broken(&error))?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let mut tree = Tree::default();
    let mut outline = Outline::new();
    let title = &form.definition().title;
    let all = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    for (number, pieces) in (1..).zip(pages) {
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| broken(&"size"))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let mark = PageMark {
            form: form.definition().form.clone(),
            version: copy.version,
            lang: copy.lang,
            page: number,
            pages: all,
            token: copy.token.clone(),
        };
        let mut pen = Pen { surface: &mut surface, faces };
        pen.frame(copy, words, title, &mark)?;
        for placed in pieces {
            if matches!(placed.piece.role, Role::Title | Role::Section) {
                let to = XyzDestination::new(index(number), Point::from_xy(LEFT, placed.top));
                outline.push_child(OutlineNode::new(spoken(placed), to));
            }
            tree.add(placed, index(number), pen.piece(placed));
        }
        surface.finish();
        page.finish();
    }
    document.set_outline(outline);
    document.set_metadata(metadata(form, copy));
    document.set_tag_tree(tree.finish(copy.lang.tag()));
    document.finish().map_err(|error| broken(&error))
}

fn index(page: u32) -> usize {
    usize::try_from(page - 1).unwrap_or_default()
}

fn metadata(form: &Form, copy: &Copy) -> Metadata {
    let (_, title) = form.definition().title.get(copy.lang);
    let token = copy.token.as_deref().unwrap_or("blank");
    let id = format!("{}/{}/{}/{token}", form.definition().form, copy.version, copy.lang);
    Metadata::new()
        .title(title.to_owned())
        .authors(vec![copy.town.clone()])
        .language(copy.lang.tag().to_owned())
        .creation_date(date(copy))
        .document_id(id)
        .producer("Allmende".to_owned())
}

fn date(copy: &Copy) -> DateTime {
    let at = jiff::tz::Offset::UTC.to_datetime(copy.published);
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    DateTime::new(u16::try_from(at.year()).unwrap_or_default())
        .month(part(at.month()))
        .day(part(at.day()))
        .hour(part(at.hour()))
        .minute(part(at.minute()))
        .second(part(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

/// The words of a piece, in one line.
fn spoken(placed: &Placed) -> String {
    let words = placed.piece.inks.iter().filter_map(|ink| match ink {
        Ink::Text { text, .. } => Some(text.as_str()),
        Ink::Line { .. } | Ink::Box { .. } => None,
    });
    words.collect::<Vec<_>>().join(" ")
}

struct Pen<'a, 's> {
    surface: &'a mut Surface<'s>,
    faces: &'a Faces,
}

impl Pen<'_, '_> {
    /// What stands on every page: the town, the form, its mark, and which page it is.
    fn frame(
        &mut self,
        copy: &Copy,
        words: &Words,
        title: &Text,
        mark: &PageMark,
    ) -> Result<(), FormsError> {
        self.surface.start_tagged(artifact(ArtifactType::Header));
        let title = self.faces.regular.printable(title.get(copy.lang).1);
        let town = self.faces.regular.printable(&copy.town);
        let room = RIGHT - LEFT - CODE - 12.0;
        self.text(Point::from_xy(LEFT, 46.0), 10.0, true, BLACK, &self.fitting(&town, 10.0, room));
        self.text(Point::from_xy(LEFT, 60.0), 9.0, false, GREY, &self.fitting(&title, 9.0, room));
        self.code(mark)?;
        self.surface.end_tagged();
        self.surface.start_tagged(artifact(ArtifactType::Footer));
        let Words { page, of, version, .. } = words;
        let left = format!("{} · {version} {}", mark.form, mark.version);
        let right = format!("{page} {} {of} {}", mark.page, mark.pages);
        let x = RIGHT - self.faces.regular.width(&right, 9.0);
        self.text(Point::from_xy(LEFT, HEIGHT - 36.0), 8.0, false, GREY, &left);
        self.text(Point::from_xy(x, HEIGHT - 36.0), 9.0, false, BLACK, &right);
        self.surface.end_tagged();
        Ok(())
    }

    /// As much of a text as has room.
    fn fitting(&self, text: &str, size: f32, room: f32) -> String {
        let mut lines = self.faces.bold.lines(text, size, room).into_iter();
        let first = lines.next().unwrap_or_default();
        if lines.next().is_some() { format!("{first} …") } else { first }
    }

    fn code(&mut self, mark: &PageMark) -> Result<(), FormsError> {
        let code = QrCode::with_error_correction_level(mark.write(), EcLevel::M)
            .map_err(|error| FormsError::Paper(error.to_string()))?;
        let width = code.width();
        #[expect(clippy::cast_precision_loss, reason = "a QR code has at most 177 modules a side")]
        let float = |number: usize| number as f32;
        // Four modules of quiet around it, as ISO/IEC 18004 has it.
        let module = CODE / float(width + 8);
        let (left, top) = (RIGHT - CODE + 4.0 * module, CODE_TOP + 4.0 * module);
        let mut path = PathBuilder::new();
        for (at, color) in code.to_colors().into_iter().enumerate() {
            if color == Color::Dark {
                let (x, y) = (float(at % width), float(at / width));
                let rect = Rect::from_xywh(left + x * module, top + y * module, module, module);
                if let Some(rect) = rect {
                    path.push_rect(rect);
                }
            }
        }
        if let Some(path) = path.finish() {
            self.fill(BLACK);
            self.surface.draw_path(&path);
        }
        Ok(())
    }

    /// Draws a piece; what is to be read of it.
    fn piece(&mut self, placed: &Placed) -> Vec<Node> {
        let mut nodes = Vec::new();
        let is_field = matches!(placed.piece.role, Role::Field(_));
        if is_field {
            // One picture, described in words.
            nodes.push(self.surface.start_tagged(ContentTag::Other).into());
        }
        let texts = placed.piece.inks.iter().filter(|ink| matches!(ink, Ink::Text { .. })).count();
        let mut seen = 0;
        for ink in &placed.piece.inks {
            match ink {
                Ink::Text { x, y, size, is_bold, is_grey, text } => {
                    seen += 1;
                    let color = if *is_grey { GREY } else { BLACK };
                    // The space says that the next line begins a new word.
                    let text = if seen < texts { format!("{text} ") } else { text.clone() };
                    if !is_field {
                        let tag = ContentTag::Span(SpanTag::empty());
                        nodes.push(self.surface.start_tagged(tag).into());
                    }
                    self.text(Point::from_xy(*x, placed.top + y), *size, *is_bold, color, &text);
                    if !is_field {
                        self.surface.end_tagged();
                    }
                }
                Ink::Line { x, y, width } => {
                    self.shape(is_field, line(*x, placed.top + y, *width));
                }
                Ink::Box { x, y, width, height } => {
                    let rect = Rect::from_xywh(*x, placed.top + y, *width, *height);
                    self.shape(is_field, rect.and_then(outline_of));
                }
            }
        }
        if is_field {
            self.surface.end_tagged();
        }
        nodes
    }

    fn shape(&mut self, is_tagged: bool, path: Option<Path>) {
        let Some(path) = path else { return };
        if !is_tagged {
            self.surface.start_tagged(artifact(ArtifactType::Layout));
        }
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(Stroke {
            paint: rgb::Color::new(GREY.0, GREY.1, GREY.2).into(),
            width: 0.7,
            ..Stroke::default()
        }));
        self.surface.draw_path(&path);
        self.surface.set_stroke(None);
        if !is_tagged {
            self.surface.end_tagged();
        }
    }

    fn text(&mut self, at: Point, size: f32, is_bold: bool, color: (u8, u8, u8), text: &str) {
        self.fill(color);
        let weight = if is_bold { &self.faces.bold } else { &self.faces.regular };
        let font = weight.font.clone();
        self.surface.draw_text(at, font, size, text, false, TextDirection::LeftToRight);
    }

    fn fill(&mut self, (red, green, blue): (u8, u8, u8)) {
        self.surface.set_fill(Some(Fill {
            paint: rgb::Color::new(red, green, blue).into(),
            opacity: NormalizedF32::ONE,
            rule: FillRule::NonZero,
        }));
    }
}

fn artifact(kind: ArtifactType) -> ContentTag<'static> {
    ContentTag::Artifact(Artifact::with_kind(kind))
}

fn line(x: f32, y: f32, width: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(x, y);
    path.line_to(x + width, y);
    path.finish()
}

fn outline_of(rect: Rect) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    path.finish()
}

/// The tags: sections with headings, questions, paragraphs, lists of choices, and places to write.
#[derive(Default)]
struct Tree {
    sections: Vec<TagGroup>,
    /// The choices of the question that is being read.
    choices: Vec<Node>,
}

impl Tree {
    fn add(&mut self, placed: &Placed, page: usize, nodes: Vec<Node>) {
        if placed.piece.role != Role::Choice {
            self.close_list();
        }
        let lang = Some(placed.piece.lang.clone());
        let group = match &placed.piece.role {
            Role::Title => TagGroup::with_children(heading(1, placed).with_lang(lang), nodes),
            Role::Section => {
                self.sections.push(TagGroup::new(Tag::Section));
                TagGroup::with_children(heading(2, placed).with_lang(lang), nodes)
            }
            Role::Question => TagGroup::with_children(heading(3, placed).with_lang(lang), nodes),
            Role::Text => TagGroup::with_children(Tag::P.with_lang(lang), nodes),
            Role::Choice => {
                let body = TagGroup::with_children(Tag::LBody.with_lang(lang), nodes);
                let item = TagGroup::with_children(Tag::LI, vec![body.into()]);
                self.choices.push(item.into());
                return;
            }
            Role::Field(words) => {
                let rect =
                    Rect::from_xywh(LEFT, placed.top, RIGHT - LEFT, placed.piece.height.max(1.0));
                let bbox = rect.map(|rect| BBox::new(page, rect));
                let tag = Tag::Figure(Some(words.clone())).with_lang(lang).with_bbox(bbox);
                TagGroup::with_children(tag, nodes)
            }
        };
        self.section().push(group);
    }

    fn section(&mut self) -> &mut TagGroup {
        if self.sections.is_empty() {
            self.sections.push(TagGroup::new(Tag::Section));
        }
        let last = self.sections.len() - 1;
        &mut self.sections[last]
    }

    fn close_list(&mut self) {
        if !self.choices.is_empty() {
            let items = std::mem::take(&mut self.choices);
            let list = TagGroup::with_children(Tag::L(ListNumbering::None), items);
            self.section().push(list);
        }
    }

    fn finish(mut self, lang: &str) -> TagTree {
        self.close_list();
        let mut tree = TagTree::new().with_lang(Some(lang.to_owned()));
        self.sections.into_iter().for_each(|section| tree.push(section));
        tree
    }
}

fn heading(level: u16, placed: &Placed) -> Tag<krilla::tagging::kind::Hn> {
    let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    Tag::Hn(level, Some(spoken(placed)))
}
