//! Text that is too long → as many lines as there is room for, ending in `…` where reading ends.

use std::ops::Range;

use parley::BaseDirection;
use unicode_segmentation::UnicodeSegmentation as _;

use super::engine::{TextEngine, paragraphs};
use super::style::{Span, Style};
use super::table::{Paragraph, Table};

const ELLIPSIS: &str = "…";

impl TextEngine {
    /// Sets at most `most` lines of `text` into `table`. White space at the end of the text is left out.
    pub(super) fn elided(&mut self, text: &str, style: &Style, spans: &[Span], most: usize, table: &mut Table) {
        let whole = text.trim_end();
        let head = &whole[..whole.floor_char_boundary(enough(style, most))];
        let all = paragraphs(head);
        let count = all.len();
        for (index, paragraph) in all.into_iter().enumerate() {
            let room = most - table.lines.len();
            let is_last = index + 1 == count;
            let more_follows = !is_last || head.len() < whole.len();
            let own = &text[paragraph.range.clone()];
            let lines = self.lines_of(own, paragraph.range.start, style, spans, None);
            if lines > room || more_follows && (lines == room || is_last) {
                let (own, cut) = self.shape_cut(text, &paragraph.range, style, spans, room);
                let cut = Paragraph { range: paragraph.range.start..cut, end: cut, cut: Some(cut) };
                self.push(&own, &cut, text, style, table);
                table.elided = true;
                return;
            }
            self.push(own, &paragraph, text, style, table);
        }
    }

    /// Shapes a paragraph and breaks it into lines. Returns their number.
    fn lines_of(
        &mut self,
        own: &str,
        start: usize,
        style: &Style,
        spans: &[Span],
        direction: Option<BaseDirection>,
    ) -> usize {
        self.shape_paragraph(own, start, style, spans, direction);
        self.shaped().break_all_lines(style.width);
        self.shaped().len()
    }

    /// Shapes as much of `paragraph`, just shaped, as fits `room` lines together with an ellipsis. Returns what was shaped, and the byte of
    /// the text where it was cut.
    fn shape_cut(
        &mut self,
        text: &str,
        paragraph: &Range<usize>,
        style: &Style,
        spans: &[Span],
        room: usize,
    ) -> (String, usize) {
        let direction = if self.shaped().is_rtl() { BaseDirection::Rtl } else { BaseDirection::Ltr };
        let mut cut = paragraph.start + self.first_guess(style, room);
        loop {
            let kept = text[paragraph.start..cut].trim_end();
            cut = paragraph.start + kept.len();
            let with_ellipsis = format!("{kept}{ELLIPSIS}");
            let lines = self.lines_of(&with_ellipsis, paragraph.start, style, spans, Some(direction));
            if lines <= room || kept.is_empty() {
                return (with_ellipsis, cut);
            }
            cut = paragraph.start + kept.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
        }
    }

    /// The byte of the paragraph up to which line `room` holds with an em left for the ellipsis. Letters change their form at a cut, so it is
    /// a guess that may have to give way by a letter or two.
    fn first_guess(&mut self, style: &Style, room: usize) -> usize {
        let lines = self.shaped().len();
        let Some(line) = self.shaped().get(room.min(lines) - 1) else { return 0 };
        let Some(width) = style.width else { return line.text_range().end };
        let mut left = width - style.size * 0.5;
        let mut clusters: Vec<_> = line
            .runs()
            .flat_map(|run| run.clusters().map(|c| (c.text_range(), c.advance())).collect::<Vec<_>>())
            .collect();
        clusters.sort_by_key(|(range, _)| range.start);
        let mut cut = line.text_range().start;
        for (range, advance) in clusters {
            left -= advance;
            if left < 0.0 {
                break;
            }
            cut = range.end;
        }
        cut
    }
}

/// More bytes than this are never shaped where text is elided: a tooltip that is higher than any screen.
const BYTES_MOST: usize = 64 * 1024;

/// More bytes than fit on `most` lines, so that a label does not shape a whole document.
fn enough(style: &Style, most: usize) -> usize {
    let letters_a_line = style.width.map_or(16_384.0, |width| width / style.size * 8.0 + 64.0);
    (letters_a_line as usize).saturating_mul(2).saturating_mul(most).min(BYTES_MOST)
}
