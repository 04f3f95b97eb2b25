//! Letters and line breaks → the plain table of [`Layout`]: clusters in visual order, glyphs with the bytes they stand for, aligned lines.

use std::ops::Range;
use std::sync::Arc;

use parley::BreakReason;

use super::layout::{Cluster, Glyph, Layout, Line};
use super::letters::Letters;
use super::style::{Align, Style};
use crate::base::Rgba;

/// Ink that reaches out of its line makes the line higher, each way by at most this share of the size of the text: enough for any marks
/// that are read, and not for thousands of them.
const GROWTH_MOST: f32 = 1.0;
/// Ink that reaches out by less than this share leaves the line as it is, so that lines do not differ by a fraction of a pixel.
const SLACK: f32 = 0.05;

/// One paragraph of a text, in bytes of that text.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    /// Without its terminator.
    pub range: Range<usize>,
    /// Behind its terminator.
    pub end: usize,
    /// Where the text was cut and an ellipsis set in place of the rest.
    pub cut: Option<usize>,
}

/// The lines gathered so far. Where the style has no width, the visible part of each starts at x = 0 until `finish`.
pub(super) struct Table {
    align: Align,
    width: Option<f32>,
    size: f32,
    pub lines: Vec<Line>,
    glyphs: Vec<Glyph>,
    /// The advance of each line without the white space that hangs at its end.
    visible: Vec<f32>,
    height: f32,
    /// Part of the text is left out.
    pub elided: bool,
}

impl Table {
    pub fn new(style: &Style, width: Option<f32>) -> Self {
        Self {
            align: style.align,
            width,
            size: style.size,
            lines: Vec::new(),
            glyphs: Vec::new(),
            visible: Vec::new(),
            height: 0.0,
            elided: false,
        }
    }

    /// Appends the lines into which `shaped` has been broken. It is `paragraph` of `text` and has these `letters`.
    pub fn push(&mut self, shaped: &parley::Layout<Rgba>, letters: &Letters, paragraph: &Paragraph, text: &str) {
        self.glyphs.reserve(letters.glyphs.len());
        let right_to_left = shaped.is_rtl();
        if paragraph.range.is_empty() && paragraph.cut.is_none() {
            self.push_empty(shaped, paragraph, right_to_left);
            return;
        }
        let last = shaped.len().saturating_sub(1);
        let most = paragraph.cut.unwrap_or(paragraph.range.end);
        let byte = |offset: usize| (offset + paragraph.range.start).min(most);
        let mut first = 0;
        for (index, line) in shaped.lines().enumerate() {
            let part = line.text_range();
            let behind = letters.index_of(part.end, first);
            let range = byte(part.start)..byte(part.end);
            let hangs = part.start + trimmed_end(&text[range.clone()]).min(part.len());
            let mut hanging = behind;
            // An ellipsis stands for nothing of the text, and does not hang.
            let does_hang = |start: usize| start >= hangs && byte(start) < range.end;
            while hanging > first && does_hang(letters.list[hanging - 1].start as usize) {
                hanging -= 1;
            }
            let wraps = matches!(line.break_reason(), BreakReason::Regular | BreakReason::Emergency);
            let mut set = SetLine { letters, first, hanging, behind, gap: 0.0, right_to_left };
            let mut visible = set.advance(first..hanging);
            if let (Align::Justify, Some(width), true) = (self.align, self.width, wraps) {
                visible += set.stretch(width - visible);
            }
            let metrics = line.metrics();
            let (above, below) = set.ink();
            let grown = |ink: f32, room: f32| {
                let out = ink - room;
                if out > self.size * SLACK { out.min(self.size * GROWTH_MOST) } else { 0.0 }
            };
            let top = self.height;
            let baseline = top + metrics.baseline - metrics.block_min_coord;
            let baseline = baseline + grown(above, metrics.baseline - metrics.block_min_coord);
            let below_baseline = metrics.block_max_coord - metrics.baseline;
            let bottom = baseline + below_baseline + grown(below, below_baseline);
            let mut clusters = Vec::with_capacity(behind - first + 1);
            let start = self.width.map_or(0.0, |width| shift(self.align, right_to_left, width - visible));
            let runs = line.runs().map(|run| (run.text_range(), run.is_rtl()));
            let number = self.lines.len() as u32;
            self.emit(&set, runs, Place { x: start, baseline, number }, &byte, &mut clusters);
            let mut range = range;
            if index == last && paragraph.cut.is_none() && paragraph.end > range.end {
                push_terminator(&mut clusters, range.end..paragraph.end, start + visible, right_to_left);
                range.end = paragraph.end;
            }
            self.visible.push(visible);
            self.lines.push(Line { top, bottom, baseline, range, clusters, right_to_left });
            self.height = bottom;
            first = behind;
        }
    }

    /// A line without letters.
    fn push_empty(&mut self, shaped: &parley::Layout<Rgba>, paragraph: &Paragraph, right_to_left: bool) {
        let Some(line) = shaped.get(0) else { return };
        let metrics = line.metrics();
        let start = self.width.map_or(0.0, |width| shift(self.align, right_to_left, width));
        let mut clusters = Vec::new();
        if paragraph.end > paragraph.range.end {
            push_terminator(&mut clusters, paragraph.range.end..paragraph.end, start, right_to_left);
        }
        self.visible.push(0.0);
        self.lines.push(Line {
            top: self.height,
            bottom: self.height + metrics.block_max_coord - metrics.block_min_coord,
            baseline: self.height + metrics.baseline - metrics.block_min_coord,
            range: paragraph.range.start..paragraph.end,
            clusters,
            right_to_left,
        });
        self.height += metrics.block_max_coord - metrics.block_min_coord;
    }

    /// Sets the letters of a line from left to right: those of `runs`, which come in visual order with the bytes and the direction of
    /// each, and the white space that hangs where reading ends. parley 0.12 leaves that white space where the embedding level of the letter before it
    /// puts it, although rule L1 of UAX #9 gives it the paragraph's.
    fn emit(
        &mut self,
        line: &SetLine<'_>,
        runs: impl Iterator<Item = (Range<usize>, bool)>,
        place: Place,
        byte: &impl Fn(usize) -> usize,
        clusters: &mut Vec<Cluster>,
    ) {
        let mut pen = Place { ..place };
        let hanging = line.hanging..line.behind;
        if line.right_to_left {
            pen.x -= line.advance(hanging.clone());
            for index in hanging.clone().rev() {
                self.letter(line, index, true, &mut pen, byte, clusters);
            }
        }
        for (bytes, right_to_left) in runs {
            let from = line.letters.index_of(bytes.start, line.first).min(line.hanging);
            let to = line.letters.index_of(bytes.end, from).min(line.hanging);
            if right_to_left {
                (from..to).rev().for_each(|index| self.letter(line, index, true, &mut pen, byte, clusters));
            } else {
                (from..to).for_each(|index| self.letter(line, index, false, &mut pen, byte, clusters));
            }
        }
        if !line.right_to_left {
            hanging.for_each(|index| self.letter(line, index, false, &mut pen, byte, clusters));
        }
    }

    /// Sets one letter at `pen`, which moves on.
    fn letter(
        &mut self,
        line: &SetLine<'_>,
        index: usize,
        right_to_left: bool,
        pen: &mut Place,
        byte: &impl Fn(usize) -> usize,
        clusters: &mut Vec<Cluster>,
    ) {
        let letters = line.letters;
        let letter = &letters.list[index];
        let (x0, x1) = (pen.x, pen.x + line.advance_of(index));
        let edge = if letter.right_to_left { x0 + letter.advance } else { x0 };
        self.glyphs.extend(letters.glyphs_of(index).iter().map(|glyph| Glyph {
            x: edge + glyph.x,
            y: pen.baseline + glyph.y,
            line: pen.number,
            range: byte(glyph.range.start as usize) as u32..byte(glyph.range.end as usize) as u32,
            ..*glyph
        }));
        let end = letters.end_of(index);
        clusters.push(Cluster { range: byte(letter.start as usize)..byte(end as usize), x0, x1, right_to_left });
        pen.x = x1;
    }

    /// Gives the whole as a layout.
    pub fn finish(mut self, text: Arc<str>) -> Layout {
        let width = self.width.unwrap_or_else(|| self.align_to_widest());
        Layout {
            text,
            right_to_left: self.lines.first().is_some_and(|line| line.right_to_left),
            glyphs: self.glyphs,
            lines: self.lines,
            width,
            height: self.height,
            elided: self.elided,
        }
    }

    /// Aligns the lines to the widest one, whose width is returned.
    fn align_to_widest(&mut self) -> f32 {
        let width = self.visible.iter().copied().fold(0.0, f32::max);
        let shifts: Vec<f32> = std::iter::zip(&self.lines, &self.visible)
            .map(|(line, visible)| shift(self.align, line.right_to_left, width - visible))
            .collect();
        for (line, shift) in std::iter::zip(&mut self.lines, &shifts) {
            for cluster in &mut line.clusters {
                cluster.x0 += shift;
                cluster.x1 += shift;
            }
        }
        for glyph in &mut self.glyphs {
            glyph.x += shifts[glyph.line as usize];
        }
        width
    }
}

/// Where the next letter is set.
#[derive(Clone, Copy)]
struct Place {
    x: f32,
    baseline: f32,
    /// Index of its line.
    number: u32,
}

/// The letters of one line.
struct SetLine<'a> {
    letters: &'a Letters,
    /// Its first letter, the first that hangs at its end, and the one behind its last.
    first: usize,
    hanging: usize,
    behind: usize,
    /// What justification adds to each space.
    gap: f32,
    right_to_left: bool,
}

impl SetLine<'_> {
    fn advance_of(&self, index: usize) -> f32 {
        let letter = &self.letters.list[index];
        letter.advance + if letter.stretches && index < self.hanging { self.gap } else { 0.0 }
    }

    fn advance(&self, range: Range<usize>) -> f32 {
        range.map(|index| self.advance_of(index)).sum()
    }

    /// Spreads `free` points over the spaces. Returns how much of it.
    fn stretch(&mut self, free: f32) -> f32 {
        let spaces = self.letters.list[self.first..self.hanging].iter().filter(|letter| letter.stretches).count();
        if spaces == 0 || free <= 0.0 {
            return 0.0;
        }
        self.gap = free / spaces as f32;
        free
    }

    /// How far the line's ink reaches above and below its baseline.
    fn ink(&self) -> (f32, f32) {
        let letters = &self.letters.list[self.first..self.behind];
        letters.iter().fold((0.0, 0.0), |(above, below), letter| (letter.above.max(above), letter.below.max(below)))
    }
}

/// How far a line with `free` points of room moves to the right.
fn shift(align: Align, right_to_left: bool, free: f32) -> f32 {
    match align {
        Align::Start | Align::Justify if right_to_left => free,
        Align::End if !right_to_left => free,
        Align::Start | Align::Justify | Align::End | Align::Left => 0.0,
        Align::Center => free / 2.0,
        Align::Right => free,
    }
}

/// How many bytes of `line` remain without the white space (and marks without width) at its end. No-break spaces do not hang.
fn trimmed_end(line: &str) -> usize {
    let hangs = |letter: char| {
        letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}' | '\u{2007}')
            || matches!(letter, '\u{2066}'..='\u{2069}')
    };
    line.trim_end_matches(hangs).len()
}

/// A line terminator takes no room where the line's reading ends. `visible` is where the letters end at the right.
fn push_terminator(clusters: &mut Vec<Cluster>, range: Range<usize>, visible: f32, right_to_left: bool) {
    let x = if right_to_left {
        clusters.first().map_or(visible, |first| first.x0)
    } else {
        clusters.last().map_or(visible, |last| last.x1)
    };
    let at = if right_to_left { 0 } else { clusters.len() };
    clusters.insert(at, Cluster { range, x0: x, x1: x, right_to_left });
}
