//! Paragraphs one under the other. Heights are estimated until a paragraph comes near the window's edge, so that a text of any length
//! opens at once.

mod content;
mod pieces;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use egui::{Pos2, Rect, pos2, vec2};

use super::{Block, GAP, MARK_PADDING};
use crate::base::Rgba;
use crate::gui::widgets::{Mesh, TextContext};
use crate::text::{Caret, Direction, Layout, SelectionRect, Shaped, Span, Style};
pub(super) use content::Content;

/// How far above and below the visible part paragraphs are laid out ahead, in points.
const AHEAD: f64 = 200.0;

#[derive(Default)]
pub(super) struct Flow {
    /// What the pieces were made for. Holding the blocks keeps others from taking their address.
    made_for: Option<(usize, usize, Arc<[Block]>)>,
    look: Look,
    /// Of most letters of the text; `None` until there is one.
    direction: Option<Direction>,
    pieces: Vec<Piece>,
    /// The top of each piece, and behind them the bottom of the last. In points; a long text has more of them than `f32` can tell apart.
    tops: Vec<f64>,
    /// The pieces that are laid out, or shaped at least.
    set: BTreeSet<usize>,
}

/// What has become of the measures of last time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fitted {
    Same,
    /// The text is set differently.
    Anew,
    /// It is another text.
    New,
}

/// A line that is to stay where it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Anchor {
    /// Byte of the text that the line holds.
    offset: usize,
    /// How far above the edge of the view the line begins, in points.
    above: f64,
}

/// How paragraphs are set.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Look {
    pub width: f32,
    /// Factor on the sizes of the text.
    pub scale: f32,
    pub ink: Rgba,
    /// Another number when more fonts are known ([`TextContext::searches`]).
    pub fonts: u32,
}

impl Look {
    /// Whether letters are shaped the same, whatever their colour and the lines they are broken into.
    fn shapes_as(&self, other: &Self) -> bool {
        (self.scale, self.fonts) == (other.scale, other.fonts)
    }
}

/// A paragraph, or a part of a long one.
struct Piece {
    range: Range<usize>,
    block: usize,
    /// Of its paragraph. [`Direction::Auto`] in a paragraph of several pieces: not looked for yet.
    direction: Direction,
    /// With the gap beneath.
    height: f32,
    shape: Option<Shape>,
    set: Option<Set>,
}

/// A piece before it is broken into lines, which is what takes longest.
struct Shape {
    text: Shaped,
    spans: Vec<Span>,
    ink: Rgba,
}

struct Set {
    layout: Arc<Layout>,
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

/// A piece wherever it is.
pub(super) struct PieceLayout {
    /// Bytes of the text.
    pub range: Range<usize>,
    pub layout: Arc<Layout>,
    /// In points from the top of the text.
    pub top: f64,
}

impl PieceLayout {
    /// A caret of the text, counted from the start of the piece.
    pub fn local(&self, caret: Caret) -> Caret {
        Caret { offset: caret.offset.clamp(self.range.start, self.range.end) - self.range.start, ..caret }
    }

    /// A caret of the piece, counted from the start of the text.
    pub fn global(&self, caret: Caret) -> Caret {
        Caret { offset: caret.offset + self.range.start, ..caret }
    }
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
    /// Splits the text if it is not the one of last time, and estimates heights if the width is another.
    pub fn fit(&mut self, content: &Content<'_>, look: Look) -> Fitted {
        let Content { text, blocks, .. } = *content;
        let is_same = |(address, length, of): &(usize, usize, Arc<[Block]>)| {
            *address == text.as_ptr() as usize && *length == text.len() && Arc::ptr_eq(of, blocks)
        };
        let is_new = !self.made_for.as_ref().is_some_and(is_same);
        if is_new {
            self.made_for = Some((text.as_ptr() as usize, text.len(), Arc::clone(blocks)));
            let direction = Direction::of_document(text);
            self.direction = Some(direction);
            self.pieces = pieces::pieces(text, blocks, direction);
        } else if self.look.shapes_as(&look) && self.look.width == look.width {
            self.look = look;
            return Fitted::Same;
        }
        if is_new || !self.look.shapes_as(&look) {
            self.set.clear();
            self.pieces.iter_mut().for_each(|piece| piece.shape = None);
        }
        self.look = look;
        for piece in &mut self.pieces {
            piece.set = None;
            piece.height = pieces::estimate(&text[piece.range.clone()], &blocks[piece.block], &look);
        }
        self.stack(0);
        if is_new { Fitted::New } else { Fitted::Anew }
    }

    /// The direction of most letters of the text.
    pub fn direction(&self) -> Option<Direction> {
        self.direction
    }

    pub fn height(&self) -> f64 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// Lays out what is shown from `top` on (in points from the top of the text) and a little around it. Returns by how much what stood at
    /// the top has moved down.
    pub fn measure(&mut self, context: &TextContext, content: &Content<'_>, top: f64, height: f64) -> f64 {
        if self.pieces.is_empty() {
            return 0.0;
        }
        let at_top = self.index_at(top);
        let first = self.index_at(top - AHEAD);
        let (mut drift, mut index, mut below) = (0.0, first, self.tops[first]);
        let mut changed = false;
        while index < self.pieces.len() && below < top + height + AHEAD {
            let before = self.pieces[index].height;
            self.set(context, content, index);
            let grown = f64::from(self.pieces[index].height - before);
            changed |= grown != 0.0;
            if index < at_top {
                drift += grown;
            }
            below += f64::from(self.pieces[index].height) - if index < at_top { grown } else { 0.0 };
            index += 1;
        }
        if changed {
            self.stack(first);
        }
        self.forget_far_from(top, height);
        drift
    }

    /// The pieces that are shown from `top` on, where that is at `origin` in the window.
    pub fn in_sight(&self, origin: Pos2, top: f64, height: f64) -> Vec<InSight> {
        let mut found = Vec::new();
        if self.pieces.is_empty() {
            return found;
        }
        for index in self.index_at(top)..self.pieces.len() {
            let piece = &self.pieces[index];
            let Some(set) = &piece.set else { break };
            if self.tops[index] > top + height {
                break;
            }
            let at = pos2(origin.x, origin.y + (self.tops[index] - top) as f32);
            let (block, range, layout) = (piece.block, piece.range.clone(), set.layout.clone());
            found.push(InSight { index, block, range, layout, at });
        }
        found
    }

    /// The index of the piece that holds a byte, or that ends there where `after` says that the letter in front is meant.
    pub fn piece_of(&self, offset: usize, after: bool) -> usize {
        let is_before = |piece: &Piece| piece.range.end < offset || piece.range.end == offset && !after;
        self.pieces.partition_point(is_before).min(self.pieces.len().saturating_sub(1))
    }

    /// The bytes of a piece and how they are laid out.
    pub fn piece(&mut self, context: &TextContext, content: &Content<'_>, index: usize) -> Option<PieceLayout> {
        let before = self.pieces.get(index)?.height;
        self.set(context, content, index);
        if self.pieces[index].height != before {
            self.stack(index);
        }
        let piece = &self.pieces[index];
        Some(PieceLayout {
            range: piece.range.clone(),
            layout: piece.set.as_ref()?.layout.clone(),
            top: self.tops[index],
        })
    }

    /// Where the line with byte `offset` begins and ends, in points from the top of the text.
    pub fn line_at(&mut self, context: &TextContext, content: &Content<'_>, caret: Caret) -> (f64, f64) {
        let index = self.piece_of(caret.offset, caret.after);
        let Some(piece) = self.piece(context, content, index) else { return (0.0, 0.0) };
        let line = piece.layout.caret(piece.local(caret));
        (piece.top + f64::from(line.top), piece.top + f64::from(line.bottom))
    }

    /// The line at `top`, for [`Flow::top_of`].
    pub fn anchor(&self, top: f64) -> Option<Anchor> {
        let index = self.index_at(top);
        let piece = self.pieces.get(index)?;
        let within = (top - self.tops[index]).max(0.0);
        let lines = &piece.set.as_ref()?.layout.lines;
        let line = lines.iter().find(|line| f64::from(line.bottom) > within).or(lines.last())?;
        let above = top - self.tops[index] - f64::from(line.top);
        Some(Anchor { offset: piece.range.start + line.range.start, above })
    }

    /// How far the text must be scrolled for the line of `anchor` to be where it was.
    pub fn top_of(&mut self, context: &TextContext, content: &Content<'_>, anchor: Anchor) -> f64 {
        let (top, bottom) = self.line_at(context, content, anchor.offset.into());
        // In the gap below a paragraph, or within the line.
        top + anchor.above.min(bottom - top + f64::from(GAP) * 20.0)
    }

    /// Where the triangles of a piece are kept between frames.
    pub fn mesh_of(&mut self, index: usize) -> Option<&mut Option<(Pos2, Mesh)>> {
        self.pieces[index].set.as_mut().map(|set| &mut set.mesh)
    }

    /// Finds the direction of a paragraph of several pieces, where that is not known yet.
    fn direct(&mut self, context: &TextContext, content: &Content<'_>, index: usize) {
        let (block, range) = (self.pieces[index].block, self.pieces[index].range.clone());
        let whole = &content.blocks[block].range;
        if self.pieces[index].direction != Direction::Auto || range.len() >= whole.len() {
            return;
        }
        let paragraph = content.text.get(whole.clone()).unwrap_or("");
        let direction = pieces::direction_of_long(context, paragraph);
        let first = self.pieces.partition_point(|piece| piece.block < block);
        self.pieces[first..]
            .iter_mut()
            .take_while(|piece| piece.block == block)
            .for_each(|piece| piece.direction = direction);
    }

    /// Lays a piece out, unless it is already, in the same colours.
    fn set(&mut self, context: &TextContext, content: &Content<'_>, index: usize) {
        self.direct(context, content, index);
        let piece = &mut self.pieces[index];
        let spans = content.spans(&piece.range);
        let ink = self.look.ink;
        let known = piece.shape.take().filter(|shape| shape.spans == spans && shape.ink == ink);
        if known.is_some() && piece.set.is_some() {
            piece.shape = known;
            return;
        }
        let block = &content.blocks[piece.block];
        let style = block.role.style(ink);
        let size = style.size * self.look.scale;
        let mut shape = known.unwrap_or_else(|| {
            let style = Style { size, direction: piece.direction, ..style };
            let text = context.shape(&content.text[piece.range.clone()], &style, &spans);
            Shape { text, spans, ink }
        });
        let layout = Arc::new(shape.text.wrap(Some(self.look.width)));
        let ends = piece.range.end == block.range.end;
        piece.height = layout.height + if ends { size * GAP } else { 0.0 };
        piece.shape = Some(shape);
        piece.set = Some(Set { layout, mesh: None });
        self.set.insert(index);
    }

    /// Finds the tops anew of all pieces behind the one at `first`.
    fn stack(&mut self, first: usize) {
        let mut top = self.tops.get(first).copied().filter(|_| first > 0).unwrap_or(0.0);
        self.tops.truncate(first);
        for piece in &self.pieces[first.min(self.pieces.len())..] {
            self.tops.push(top);
            top += f64::from(piece.height);
        }
        self.tops.push(top);
    }

    /// The piece at `y`, the first or last where `y` lies outside.
    fn index_at(&self, y: f64) -> usize {
        self.tops.partition_point(|&top| top <= y).saturating_sub(1).min(self.pieces.len().saturating_sub(1))
    }

    fn forget_far_from(&mut self, top: f64, height: f64) {
        let far = height * 3.0 + AHEAD * 2.0;
        let near = self.index_at(top - far)..=self.index_at(top + height + far);
        let pieces = &mut self.pieces;
        self.set.retain(|index| {
            let kept = near.contains(index);
            if !kept {
                pieces[*index].set = None;
                pieces[*index].shape = None;
            }
            kept
        });
    }
}
