//! Paragraphs one under the other. Heights are estimated until a paragraph comes near the window's edge, so that a text of any length
//! opens at once.

use std::hash::{Hash as _, Hasher as _};
use std::ops::Range;
use std::sync::Arc;

use egui::{Pos2, Rangef, Rect, pos2, vec2};
use rustc_hash::FxHasher;

use super::{Block, GAP, MARK_PADDING, Mark};
use crate::base::Rgba;
use crate::gui::widgets::{Mesh, TextContext};
use crate::text::{Direction, Layout, SelectionRect, Span, Style};

/// Longer paragraphs are set in pieces, so that none takes longer than a frame. In bytes.
const PIECE: usize = 8 * 1024;
/// How far above and below the visible part paragraphs are laid out ahead, in points.
const AHEAD: f32 = 200.0;

#[derive(Default)]
pub(super) struct Flow {
    /// What the pieces were made for.
    text: (usize, usize, u64),
    look: Look,
    pieces: Vec<Piece>,
    /// The top of each piece, and behind them the bottom of the last.
    tops: Vec<f32>,
}

/// What a view shows.
#[derive(Clone, Copy)]
pub(super) struct Content<'a> {
    pub text: &'a str,
    pub blocks: &'a [Block],
    pub marks: &'a [Mark],
    /// The bytes of the longest mark.
    longest: usize,
}

impl<'a> Content<'a> {
    pub fn new(text: &'a str, blocks: &'a [Block], marks: &'a [Mark]) -> Self {
        let longest = marks.iter().map(|mark| mark.range.len()).max().unwrap_or(0);
        Self { text, blocks, marks, longest }
    }

    /// The indices of the marks that touch `range`.
    pub fn marks_in(&self, range: &Range<usize>) -> impl Iterator<Item = usize> + Clone + use<'a> {
        let marks = self.marks;
        let start = range.start;
        let from = marks.partition_point(|mark| mark.range.start + self.longest <= start);
        let behind = marks.partition_point(|mark| mark.range.start < range.end);
        (from..behind.max(from)).filter(move |&index| marks[index].range.end > start)
    }

    /// The letters' colours in a piece, counted from its start.
    fn spans(&self, range: &Range<usize>) -> Vec<Span> {
        let touching = self.marks_in(range).map(|index| &self.marks[index]);
        let colored = touching.filter(|mark| mark.color.is_some()).map(|mark| Span {
            range: mark.range.start.max(range.start) - range.start..mark.range.end.min(range.end) - range.start,
            color: mark.color,
            weight: None,
        });
        colored.collect()
    }
}

/// How paragraphs are set.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Look {
    pub width: f32,
    /// Factor on the sizes of the text.
    pub scale: f32,
    pub ink: Rgba,
}

/// A paragraph, or a part of a long one.
struct Piece {
    range: Range<usize>,
    block: usize,
    direction: Direction,
    /// With the gap beneath.
    height: f32,
    set: Option<Set>,
}

struct Set {
    layout: Arc<Layout>,
    spans: Vec<Span>,
    ink: Rgba,
    mesh: Option<(Pos2, Mesh)>,
}

/// A piece in the window.
pub(super) struct InSight {
    pub index: usize,
    pub block: usize,
    /// Bytes of the text.
    pub range: Range<usize>,
    pub layout: Arc<Layout>,
    /// Its top left corner.
    pub at: Pos2,
}

impl InSight {
    pub fn rect(&self) -> Rect {
        Rect::from_min_size(self.at, vec2(self.layout.width, self.layout.height))
    }

    /// The bytes of `range` that stand in this piece, counted from its start.
    pub fn local(&self, range: &Range<usize>) -> Range<usize> {
        let clip = |offset: usize| offset.clamp(self.range.start, self.range.end) - self.range.start;
        clip(range.start)..clip(range.end)
    }

    /// Boxes around the letters of `range`, line by line, without the white space that a line ends in.
    pub fn rects_of(&self, range: &Range<usize>) -> Vec<Rect> {
        let range = self.local(range);
        let lines =
            self.layout.lines.iter().filter(|line| line.range.start < range.end && range.start < line.range.end);
        let on_lines = lines.map(|line| {
            let start = range.start.max(line.range.start);
            let text = &self.layout.text[start..range.end.min(line.range.end)];
            start..start + text.trim_end().len()
        });
        let parts = on_lines.flat_map(|range| self.layout.selection(range));
        parts.map(|part| self.letters_rect(&part).expand2(MARK_PADDING)).collect()
    }

    /// From the top of tall letters to the bottom of deep ones, which is less than the line.
    fn letters_rect(&self, part: &SelectionRect) -> Rect {
        let line = &self.layout.lines[part.line];
        let size =
            self.layout.glyphs.iter().find(|glyph| glyph.line as usize == part.line).map_or(0.0, |glyph| glyph.size);
        let (top, bottom) = (line.baseline - size * 1.05, line.baseline + size * 0.55);
        let rect = Rect::from_min_max(pos2(part.x0, top.max(line.top)), pos2(part.x1, bottom.min(line.bottom)));
        rect.translate(self.at.to_vec2())
    }
}

impl Flow {
    /// Splits the text if it is not the one of last time, and estimates heights if the width is another. `shown` is how far the view was
    /// scrolled; where that means something else now, the new value for the same place is returned.
    pub fn fit(&mut self, context: &TextContext, content: &Content<'_>, look: Look, shown: f32) -> Option<f32> {
        let Content { text, blocks, .. } = *content;
        let identity = (text.as_ptr() as usize, text.len(), hash(blocks));
        let is_new = self.text != identity;
        if is_new {
            self.text = identity;
            self.pieces = pieces(context, text, blocks);
        } else if (self.look.width, self.look.scale) == (look.width, look.scale) {
            self.look = look;
            return None;
        }
        let anchor = (!is_new && shown > 0.0).then(|| {
            let index = self.index_at(shown);
            (index, (shown - self.tops[index]) / self.pieces[index].height.max(1.0))
        });
        self.look = look;
        for piece in &mut self.pieces {
            piece.set = None;
            piece.height = estimate(&text[piece.range.clone()], &blocks[piece.block], &look);
        }
        if let Some((index, _)) = anchor.filter(|_| !self.pieces.is_empty()) {
            self.set(context, content, index);
        }
        self.stack();
        anchor.map(|(index, part)| self.tops[index] + part * self.pieces[index].height)
    }

    pub fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// Lays out what `visible` shows (in points from the top of the text) and a little around it. Returns by how much what stood at the top
    /// of `visible` has moved down.
    pub fn measure(&mut self, context: &TextContext, content: &Content<'_>, visible: Rangef) -> f32 {
        if self.pieces.is_empty() {
            return 0.0;
        }
        let top = self.index_at(visible.min);
        let mut drift = 0.0;
        let mut index = self.index_at(visible.min - AHEAD);
        let mut below = self.tops[index];
        while index < self.pieces.len() && below < visible.max + AHEAD {
            let before = self.pieces[index].height;
            self.set(context, content, index);
            let grown = self.pieces[index].height - before;
            if index < top {
                drift += grown;
            }
            below += self.pieces[index].height - if index < top { grown } else { 0.0 };
            index += 1;
        }
        self.stack();
        self.forget_far_from(visible);
        drift
    }

    /// The pieces that `visible` shows, where the top left corner of the text is at `origin`.
    pub fn in_sight(&self, origin: Pos2, visible: Rangef) -> Vec<InSight> {
        let mut found = Vec::new();
        if self.pieces.is_empty() {
            return found;
        }
        for index in self.index_at(visible.min)..self.pieces.len() {
            let piece = &self.pieces[index];
            let Some(set) = &piece.set else { break };
            if self.tops[index] > visible.max {
                break;
            }
            let at = pos2(origin.x, origin.y + self.tops[index]);
            found.push(InSight {
                index,
                block: piece.block,
                range: piece.range.clone(),
                layout: set.layout.clone(),
                at,
            });
        }
        found
    }

    /// Where the line with byte `offset` begins, in points from the top of the text.
    pub fn line_top(&mut self, context: &TextContext, content: &Content<'_>, offset: usize) -> f32 {
        let index =
            self.pieces.partition_point(|piece| piece.range.end <= offset).min(self.pieces.len().saturating_sub(1));
        if self.pieces.is_empty() {
            return 0.0;
        }
        self.set(context, content, index);
        self.stack();
        let piece = &self.pieces[index];
        let within = offset.clamp(piece.range.start, piece.range.end) - piece.range.start;
        let line = piece.set.as_ref().map_or(0.0, |set| set.layout.caret(within.into()).top);
        self.tops[index] + line
    }

    /// Where the triangles of a piece are kept between frames.
    pub fn mesh_of(&mut self, index: usize) -> Option<&mut Option<(Pos2, Mesh)>> {
        self.pieces[index].set.as_mut().map(|set| &mut set.mesh)
    }

    /// Lays a piece out, unless it is already, in the same colours.
    fn set(&mut self, context: &TextContext, content: &Content<'_>, index: usize) {
        let piece = &mut self.pieces[index];
        let spans = content.spans(&piece.range);
        let ink = self.look.ink;
        if piece.set.as_ref().is_some_and(|set| set.spans == spans && set.ink == ink) {
            return;
        }
        let block = &content.blocks[piece.block];
        let style = block.role.style(ink);
        let size = style.size * self.look.scale;
        let style = Style { size, width: Some(self.look.width), direction: piece.direction, ..style };
        let layout = Arc::new(context.layout_once(&content.text[piece.range.clone()], &style, &spans));
        let ends = piece.range.end == block.range.end;
        piece.height = layout.height + if ends { size * GAP } else { 0.0 };
        piece.set = Some(Set { layout, spans, ink, mesh: None });
    }

    fn stack(&mut self) {
        self.tops.clear();
        let mut top = 0.0;
        for piece in &self.pieces {
            self.tops.push(top);
            top += piece.height;
        }
        self.tops.push(top);
    }

    /// The piece at `y`, the first or last where `y` lies outside.
    fn index_at(&self, y: f32) -> usize {
        self.tops.partition_point(|&top| top <= y).saturating_sub(1).min(self.pieces.len().saturating_sub(1))
    }

    fn forget_far_from(&mut self, visible: Rangef) {
        let far = visible.span() * 3.0 + AHEAD * 2.0;
        for (piece, &top) in std::iter::zip(&mut self.pieces, &self.tops) {
            if piece.set.is_some() && (top + piece.height < visible.min - far || top > visible.max + far) {
                piece.set = None;
            }
        }
    }
}

fn hash(blocks: &[Block]) -> u64 {
    let mut hasher = FxHasher::default();
    blocks.iter().for_each(|block| (&block.range, block.role).hash(&mut hasher));
    hasher.finish()
}

fn pieces(context: &TextContext, text: &str, blocks: &[Block]) -> Vec<Piece> {
    let document = majority(text);
    let mut found = Vec::new();
    for (block, Block { range, role, .. }) in blocks.iter().enumerate() {
        let end = text.floor_char_boundary(range.end);
        let mut start = text.floor_char_boundary(range.start);
        let paragraph = &text[start..end.max(start)];
        let direction = if !paragraph.chars().any(char::is_alphabetic) {
            document
        } else if paragraph.len() <= PIECE {
            Direction::Auto
        } else {
            let head = &paragraph[..paragraph.floor_char_boundary(PIECE)];
            let style = role.style(Rgba::BLACK);
            if context.layout_once(head, &style, &[]).right_to_left {
                Direction::RightToLeft
            } else {
                Direction::LeftToRight
            }
        };
        while start < end {
            let next = piece_end(text, start, end);
            found.push(Piece { range: start..next, block, direction, height: 0.0, set: None });
            start = next;
        }
    }
    found
}

/// Where a piece that begins at `start` ends: with the paragraph, or else behind white space, or else between two letters.
fn piece_end(text: &str, start: usize, end: usize) -> usize {
    if end - start <= PIECE + PIECE / 2 {
        return end;
    }
    let most = text.floor_char_boundary(start + PIECE);
    let half = text.floor_char_boundary(start + PIECE / 2);
    let space = text[half..most].rfind(char::is_whitespace).map(|at| half + at);
    space.and_then(|at| Some(at + text[at..].chars().next()?.len_utf8())).unwrap_or(most)
}

/// The direction of most letters at the beginning of a text.
fn majority(text: &str) -> Direction {
    let letters = || text.chars().filter(|letter| letter.is_alphabetic()).take(2000);
    let right_to_left = letters().filter(|letter| ('\u{590}'..='\u{8ff}').contains(letter)).count();
    if right_to_left * 2 > letters().count() { Direction::RightToLeft } else { Direction::LeftToRight }
}

/// The likely height of a paragraph.
fn estimate(text: &str, block: &Block, look: &Look) -> f32 {
    let style = block.role.style(Rgba::BLACK);
    let size = style.size * look.scale;
    // Nearly all that is written in Arabic or Latin takes one or two bytes a letter; a letter is about 0.42 em wide.
    let bytes_a_letter = if text.is_ascii() { 1.0 } else { 1.8 };
    let lines = (text.len() as f32 / bytes_a_letter * size * 0.42 / look.width).ceil().max(1.0);
    lines * size * style.line_height + size * GAP
}
