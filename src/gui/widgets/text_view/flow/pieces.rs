//! Blocks → pieces of a length that is laid out within a frame.

use super::super::{Block, GAP};
use super::{Look, Piece};
use crate::base::Rgba;
use crate::gui::widgets::TextContext;
use crate::text::{Direction, Style};

/// Longer paragraphs are set in pieces, so that none takes longer than a frame. In bytes.
const PIECE: usize = 8 * 1024;

/// The pieces of a text of which most letters have the direction `document`. A paragraph without letters goes on in that direction.
pub(super) fn pieces(text: &str, blocks: &[Block], document: Direction) -> Vec<Piece> {
    let mut found = Vec::new();
    for (block, Block { range, .. }) in blocks.iter().enumerate() {
        let end = text.floor_char_boundary(range.end);
        let mut start = text.floor_char_boundary(range.start);
        let paragraph = &text[start..end.max(start)];
        let direction = if paragraph.chars().any(char::is_alphabetic) { Direction::Auto } else { document };
        while start < end {
            let next = piece_end(text, start, end);
            found.push(Piece { range: start..next, block, direction, height: 0.0, shape: None, set: None });
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

/// The direction of a paragraph that stands in several pieces, each of which would follow its own first letter. Shapes the paragraph's beginning.
pub(super) fn direction_of_long(context: &TextContext, paragraph: &str) -> Direction {
    let first = paragraph.find(char::is_alphabetic).unwrap_or(0);
    let start = if first < PIECE / 2 { 0 } else { first };
    let head = &paragraph[start..paragraph.floor_char_boundary(start + PIECE)];
    if context.layout_once(head, &Style::default(), &[]).right_to_left {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    }
}

/// The likely height of a paragraph.
pub(super) fn estimate(text: &str, block: &Block, look: &Look) -> f32 {
    let style = block.role.style(Rgba::BLACK);
    let size = style.size * look.scale;
    // Nearly all that is written in Arabic or Latin takes one or two bytes a letter; a letter is about 0.42 em wide.
    let bytes_a_letter = if text.is_ascii() { 1.0 } else { 1.8 };
    let lines = (text.len() as f32 / bytes_a_letter * size * 0.42 / look.width).ceil().max(1.0);
    lines * size * style.line_height + size * GAP
}
