//! parley's result → the plain table of [`Layout`]: clusters in visual order, glyphs with the bytes they stand for, aligned lines.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::fonts::is_drawn;
use super::layout::{Cluster, FontId, Glyph, Layout, Line};
use super::missing::Frames;
use super::style::{Align, Style};
use crate::base::Rgba;

/// What glyphs are looked up in.
#[derive(Default)]
pub(super) struct Faces {
    /// By the identity of a file's bytes and the index of the face in it.
    pub ids: FxHashMap<(u64, u32), FontId>,
    pub frames: Option<Frames>,
}

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

/// The lines gathered so far. Until `finish`, the visible part of each starts at x = 0.
#[derive(Default)]
pub(super) struct Table {
    pub glyphs: Vec<Glyph>,
    pub lines: Vec<Line>,
    /// The advance of each line without the white space that hangs at its end.
    visible: Vec<f32>,
    height: f32,
    /// Part of the text is left out.
    pub elided: bool,
}

/// A cluster and its glyphs, while the line is being ordered.
struct Piece {
    cluster: Cluster,
    glyphs: Range<usize>,
}

impl Table {
    /// Appends the lines of `shaped`, which is `paragraph` of `text`.
    pub fn push(&mut self, shaped: &parley::Layout<Rgba>, paragraph: &Paragraph, text: &str, faces: &Faces) {
        let right_to_left = shaped.is_rtl();
        let empty = paragraph.range.is_empty() && paragraph.cut.is_none();
        let last = shaped.len().saturating_sub(1);
        let bytes = |range: Range<usize>| {
            let most = paragraph.cut.unwrap_or(paragraph.range.end);
            (range.start + paragraph.range.start).min(most)..(range.end + paragraph.range.start).min(most)
        };
        for (index, line) in shaped.lines().enumerate() {
            let metrics = line.metrics();
            let baseline = self.height + metrics.baseline;
            let (pieces, range) = if empty {
                (Vec::new(), paragraph.range.clone())
            } else {
                let number = self.lines.len() as u32;
                let style = LineStyle { baseline, number, faces };
                (self.pieces(&line, &style, &bytes, text), bytes(line.text_range()))
            };
            let hangs = range.end - trimmed_end(&text[range.clone()]);
            let (mut clusters, visible) = self.ordered(pieces, hangs, right_to_left);
            let mut range = range;
            if index == last && paragraph.cut.is_none() && paragraph.end > range.end {
                push_terminator(&mut clusters, range.end..paragraph.end, visible, right_to_left);
                range.end = paragraph.end;
            }
            self.visible.push(visible);
            self.lines.push(Line {
                top: self.height + metrics.block_min_coord,
                bottom: self.height + metrics.block_max_coord,
                baseline,
                range,
                clusters,
                right_to_left,
            });
        }
        self.height += shaped.height();
    }

    /// The clusters of a line from left to right, as parley orders them. Their glyphs are appended to the table.
    fn pieces(
        &mut self,
        line: &parley::Line<'_, Rgba>,
        style: &LineStyle<'_>,
        bytes: &impl Fn(Range<usize>) -> Range<usize>,
        text: &str,
    ) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut x = 0.0;
        for run in line.runs() {
            let font = run.font();
            let font = style.faces.ids.get(&(font.data.id(), font.index)).copied().unwrap_or(FontId(0));
            // A ligature's glyphs come with its first cluster, which stands at the right where the run does.
            let mut ligature: Option<(f32, usize)> = None;
            for cluster in run.visual_clusters() {
                let range = bytes(cluster.text_range());
                let advance = cluster.advance();
                let first = self.glyphs.len();
                if cluster.is_ligature_continuation() {
                    if run.is_rtl() {
                        ligature.get_or_insert((x, range.end));
                    } else if let Some(start) = pieces.iter().rev().find(|piece| !piece.glyphs.is_empty()) {
                        self.glyphs[start.glyphs.clone()]
                            .iter_mut()
                            .for_each(|glyph| glyph.range.end = range.end as u32);
                    }
                } else {
                    let (left, end) = ligature.take().unwrap_or((x, range.end));
                    let mut pen = left;
                    for glyph in cluster.glyphs() {
                        let drawn = Glyph {
                            font,
                            id: glyph.id as u16,
                            size: run.font_size(),
                            x: pen + glyph.x,
                            y: style.baseline + glyph.y,
                            color: cluster.style().brush,
                            slanted: false,
                            line: style.number,
                            range: range.start as u32..end as u32,
                        };
                        pen += glyph.advance;
                        if glyph.id != 0 {
                            self.glyphs.push(drawn);
                        } else if let Some(letter) = text[range.clone()].chars().find(|&letter| is_drawn(letter)) {
                            let place = (pen - glyph.advance, pen);
                            match &style.faces.frames {
                                Some(frames) => self.glyphs.extend(frames.glyphs(letter, place, &drawn)),
                                None => self.glyphs.push(drawn),
                            }
                        }
                    }
                }
                let cluster = Cluster { range, x0: x, x1: x + advance, right_to_left: run.is_rtl() };
                pieces.push(Piece { cluster, glyphs: first..self.glyphs.len() });
                x += advance;
            }
        }
        pieces
    }

    /// Moves the white space from byte `hangs` on to where the line's reading ends, which parley 0.12 does not do although rule L1 of
    /// UAX #9 asks for it, and closes the gap. The rest starts at x = 0; returns its advance too.
    fn ordered(&mut self, pieces: Vec<Piece>, hangs: usize, right_to_left: bool) -> (Vec<Cluster>, f32) {
        let is_hanging = |piece: &Piece| piece.cluster.range.start >= hangs && !piece.cluster.range.is_empty();
        let (mut hanging, rest): (Vec<_>, Vec<_>) = pieces.into_iter().partition(is_hanging);
        let width = |pieces: &[Piece]| pieces.iter().map(|piece| piece.cluster.x1 - piece.cluster.x0).sum::<f32>();
        let visible = width(&rest);
        hanging.sort_by_key(|piece| piece.cluster.range.start);
        for piece in &mut hanging {
            piece.cluster.right_to_left = right_to_left;
        }
        let (mut x, order): (f32, Vec<Piece>) = if right_to_left {
            (-width(&hanging), hanging.into_iter().rev().chain(rest).collect())
        } else {
            (0.0, rest.into_iter().chain(hanging).collect())
        };
        let clusters = order.into_iter().map(|Piece { mut cluster, glyphs }| {
            let advance = cluster.x1 - cluster.x0;
            self.glyphs[glyphs].iter_mut().for_each(|glyph| glyph.x += x - cluster.x0);
            (cluster.x0, cluster.x1) = (x, x + advance);
            x += advance;
            cluster
        });
        (clusters.collect(), visible)
    }

    /// Aligns the lines and gives the whole as a layout.
    pub fn finish(mut self, text: &str, style: &Style) -> Layout {
        let widest = self.visible.iter().copied().fold(0.0, f32::max);
        let width = style.width.unwrap_or(widest);
        let shifts: Vec<f32> = std::iter::zip(&self.lines, &self.visible)
            .map(|(line, visible)| {
                let free = width - visible;
                match style.align {
                    Align::Start | Align::Justify => {
                        if line.right_to_left {
                            free
                        } else {
                            0.0
                        }
                    }
                    Align::End => {
                        if line.right_to_left {
                            0.0
                        } else {
                            free
                        }
                    }
                    Align::Left => 0.0,
                    Align::Center => free / 2.0,
                    Align::Right => free,
                }
            })
            .collect();
        for (line, shift) in std::iter::zip(&mut self.lines, &shifts) {
            for cluster in &mut line.clusters {
                cluster.x0 += shift;
                cluster.x1 += shift;
            }
        }
        for glyph in &mut self.glyphs {
            glyph.x += shifts[glyph.line as usize];
            glyph.slanted = style.italic;
        }
        Layout {
            text: Arc::from(text),
            glyphs: self.glyphs,
            right_to_left: self.lines.first().is_some_and(|line| line.right_to_left),
            lines: self.lines,
            width,
            height: self.height,
            elided: self.elided,
        }
    }
}

struct LineStyle<'a> {
    baseline: f32,
    number: u32,
    faces: &'a Faces,
}

/// How many bytes of `line` remain without the white space (and marks without width) at its end. No-break spaces do not hang.
fn trimmed_end(line: &str) -> usize {
    let hangs = |letter: char| {
        letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}' | '\u{2007}')
            || matches!(letter, '\u{2066}'..='\u{2069}')
    };
    line.len() - line.trim_end_matches(hangs).len()
}

/// A line terminator takes no room where the line's reading ends.
fn push_terminator(clusters: &mut Vec<Cluster>, range: Range<usize>, visible: f32, right_to_left: bool) {
    let x = if right_to_left {
        clusters.first().map_or(0.0, |first| first.x0)
    } else {
        clusters.last().map_or(visible, |last| last.x1)
    };
    let at = if right_to_left { 0 } else { clusters.len() };
    clusters.insert(at, Cluster { range, x0: x, x1: x, right_to_left });
}
