//! Blocks → pieces of a length that is laid out within a frame.

use unicode_normalization::char::is_combining_mark;

use super::super::{Block, GAP};
use super::{Look, Piece};
use crate::base::Rgba;
use crate::gui::widgets::TextContext;
use crate::text::{Direction, Style, is_drawn};

/// Longer paragraphs are set in pieces, so that none takes longer than a frame. In bytes.
const PIECE: usize = 8 * 1024;
/// So many characters in a row that take no room are a piece by themselves: however many they are they fill one line, and all that the
/// window has room for is set in one frame. Nothing that is read has so many.
const HEAP: usize = 256;

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

/// Where a piece that begins at `start` ends: with the paragraph, or else behind white space, or else between two letters, or within a heap
/// of characters that take no room.
fn piece_end(text: &str, start: usize, end: usize) -> usize {
    let is_last = end - start <= PIECE + PIECE / 2;
    let most = if is_last { end } else { text.floor_char_boundary(start + PIECE) };
    if let Some(cut) = heap_end(&text[start..most]) {
        return start + cut;
    }
    if is_last {
        return end;
    }
    let half = text.floor_char_boundary(start + PIECE / 2);
    let space = text[half..most].rfind(char::is_whitespace).map(|at| half + at);
    space.and_then(|at| Some(at + text[at..].chars().next()?.len_utf8())).unwrap_or(most)
}

/// Where the first [`HEAP`] characters in a row that take no room end, if more of them follow. Such a row is at least as many bytes long, so one byte in as
/// many is looked at.
fn heap_end(text: &str) -> Option<usize> {
    let takes_no_room = |letter: &char| is_combining_mark(*letter) || !is_drawn(*letter) && !letter.is_whitespace();
    (HEAP..text.len()).step_by(HEAP).find_map(|at| {
        let at = text.floor_char_boundary(at);
        let row = text[..at].chars().rev().take_while(takes_no_room);
        let start = at - row.map(char::len_utf8).sum::<usize>();
        let (behind, _) = text[start..].char_indices().nth(HEAP)?;
        text[start..].chars().take(HEAP + 1).all(|letter| takes_no_room(&letter)).then_some(start + behind)
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::widgets::TextRole;
    use crate::gui::widgets::text_view::plain_blocks;

    #[track_caller]
    fn lengths(text: &str) -> Vec<usize> {
        let pieces = pieces(text, &plain_blocks(text, TextRole::Reading), Direction::RightToLeft);
        assert!(pieces.iter().map(|piece| &text[piece.range.clone()]).collect::<String>() == text);
        pieces.iter().map(|piece| piece.range.len()).collect()
    }

    #[test]
    fn heaps_of_what_takes_no_room_are_cut_small() {
        let marks = "\u{64e}".repeat(1_000);
        assert_eq!(lengths(&format!("ب{marks}")), [514, 512, 512, 464]);
        assert_eq!(lengths(&format!("{}{marks} نعم", "ب".repeat(200))), [912, 512, 512, 471]);
        assert!(lengths(&"\u{200e}\u{200f}\u{61c}".repeat(5_000)).iter().all(|bytes| *bytes <= 3 * HEAP));
    }

    #[test]
    fn what_is_read_is_not_cut() {
        let vowelled = "بِسْمِ\u{200f} اللَّهِ ".repeat(300) + "نعم";
        assert_eq!(lengths(&vowelled), [vowelled.len()]);
        let stacked = format!("ب{}", "\u{64e}".repeat(HEAP)).repeat(4);
        assert_eq!(lengths(&stacked), [stacked.len()]);
    }
}
