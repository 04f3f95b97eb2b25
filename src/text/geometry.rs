//! Where on a layout a byte of the text stands, and which byte a point falls on.
//!
//! All of it comes from the table of clusters, so that screen and files agree, and because the geometry of parley 0.12's `Cursor` and
//! `Selection` goes wrong where direction changes on a wrapped line.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::layout::{Cluster, Layout, Line};

/// A place between two letters. Where direction changes, the end of one letter and the start of the next in the text stand apart on
/// screen; `after` says that the caret sits at the end of the letter in front of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caret {
    /// Byte of the text.
    pub offset: usize,
    pub after: bool,
}

impl From<usize> for Caret {
    /// In front of the letter that starts at `offset`.
    fn from(offset: usize) -> Self {
        Self { offset, after: false }
    }
}

/// Where a caret is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CaretRect {
    pub x: f32,
    pub top: f32,
    pub bottom: f32,
    /// Index of its line.
    pub line: usize,
}

/// A piece of a selection: one stretch of one line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SelectionRect {
    pub x0: f32,
    pub x1: f32,
    pub top: f32,
    pub bottom: f32,
    /// Index of its line.
    pub line: usize,
}

/// A side of the screen, whatever the direction of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

impl Cluster {
    /// The caret at one side of it.
    fn caret(&self, side: Side) -> Caret {
        if (side == Side::Left) == self.right_to_left {
            Caret { offset: self.range.end, after: true }
        } else {
            Caret { offset: self.range.start, after: false }
        }
    }

    fn leading(&self) -> f32 {
        if self.right_to_left { self.x1 } else { self.x0 }
    }

    fn trailing(&self) -> f32 {
        if self.right_to_left { self.x0 } else { self.x1 }
    }

    fn is_terminator(&self, text: &str) -> bool {
        text[self.range.clone()].starts_with(['\n', '\r', '\u{2029}'])
    }
}

impl Layout {
    /// The caret nearest to a point. Points above and below belong to the first and last line.
    pub fn hit(&self, x: f32, y: f32) -> Caret {
        let index = self.lines.partition_point(|line| line.bottom <= y).min(self.lines.len().saturating_sub(1));
        self.lines.get(index).map_or_else(Caret::default, |line| self.hit_on(line, x))
    }

    fn hit_on(&self, line: &Line, x: f32) -> Caret {
        let mut letters =
            line.clusters.iter().filter(|cluster| !cluster.is_terminator(&self.text) && cluster.x1 > cluster.x0);
        let Some(first) = letters.clone().next() else { return line.range.start.into() };
        let hit = letters.clone().find(|cluster| x < cluster.x1).or_else(|| letters.next_back()).unwrap_or(first);
        hit.caret(if x < (hit.x0 + hit.x1) / 2.0 { Side::Left } else { Side::Right })
    }

    /// The cluster whose box holds the point, if any.
    pub fn cluster_at(&self, x: f32, y: f32) -> Option<&Cluster> {
        let line = self.lines.get(self.lines.partition_point(|line| line.bottom <= y)).filter(|line| y >= line.top)?;
        line.clusters.iter().find(|cluster| cluster.x0 <= x && x < cluster.x1)
    }

    /// The index of the line that holds `caret`. Where a line was broken without a line terminator, an offset at the break belongs to the
    /// next line, unless it is `after` the letter in front.
    pub fn line_of(&self, caret: Caret) -> usize {
        let last = self.lines.len().saturating_sub(1);
        self.lines
            .partition_point(|line| line.range.end < caret.offset || line.range.end == caret.offset && !caret.after)
            .min(last)
    }

    /// Where `caret` is drawn. An offset inside a cluster counts as its start.
    pub fn caret(&self, caret: Caret) -> CaretRect {
        let index = self.line_of(caret);
        let Some(line) = self.lines.get(index) else {
            return CaretRect { x: 0.0, top: 0.0, bottom: self.height, line: 0 };
        };
        let before = || line.clusters.iter().find(|c| c.range.end == caret.offset && !c.range.is_empty());
        let behind = || line.clusters.iter().find(|c| c.range.contains(&caret.offset));
        let x = if caret.after {
            before().map(Cluster::trailing).or_else(|| behind().map(Cluster::leading))
        } else {
            behind().map(Cluster::leading).or_else(|| before().map(Cluster::trailing))
        };
        let start = if line.right_to_left { self.width } else { 0.0 };
        CaretRect { x: x.unwrap_or(start), top: line.top, bottom: line.bottom, line: index }
    }

    /// The boxes that cover `range`, from top to bottom and left to right. On a line of mixed direction one range may take several.
    pub fn selection(&self, range: Range<usize>) -> Vec<SelectionRect> {
        let mut found: Vec<SelectionRect> = Vec::new();
        let from = self.lines.partition_point(|line| line.range.end <= range.start);
        for (index, line) in
            self.lines.iter().enumerate().skip(from).take_while(|(_, line)| line.range.start < range.end)
        {
            let mut open = false;
            for cluster in &line.clusters {
                let inside = cluster.range.start < range.end && range.start < cluster.range.end;
                if inside && cluster.x1 > cluster.x0 {
                    match found.last_mut() {
                        Some(rect) if open => rect.x1 = cluster.x1,
                        _ => found.push(SelectionRect {
                            x0: cluster.x0,
                            x1: cluster.x1,
                            top: line.top,
                            bottom: line.bottom,
                            line: index,
                        }),
                    }
                }
                open = inside && (open || cluster.x1 > cluster.x0);
            }
        }
        found
    }

    /// The word (UAX #29) at `offset`, or the white space or sign that stands there.
    pub fn word_at(&self, offset: usize) -> Range<usize> {
        let line = self.lines.get(self.line_of(offset.into()));
        let range = line.map_or(0..0, |line| line.range.clone());
        let words = self.text[range.clone()].split_word_bound_indices();
        let mut last = range.start..range.start;
        for (at, word) in words {
            last = range.start + at..range.start + at + word.len();
            if offset < last.end {
                break;
            }
        }
        last
    }

    /// The caret one cluster further to that side; at the end of a line it goes on where reading continues or came from.
    pub fn step(&self, caret: Caret, side: Side) -> Caret {
        let index = self.line_of(caret);
        let Some(line) = self.lines.get(index) else { return caret };
        let letters = || line.clusters.iter().filter(|c| !c.is_terminator(&self.text) && c.x1 > c.x0);
        let x = self.caret(caret).x;
        // The clusters meet at their edges, up to rounding.
        let next = match side {
            Side::Right => letters().find(|c| c.x0 >= x - 0.01),
            Side::Left => letters().rev().find(|c| c.x1 <= x + 0.01),
        };
        if let Some(cluster) = next {
            return cluster.caret(side);
        }
        let forward = (side == Side::Left) == line.right_to_left;
        if forward {
            self.lines.get(index + 1).map_or(caret, |line| line.range.start.into())
        } else {
            index.checked_sub(1).and_then(|above| self.lines.get(above)).map_or(caret, |line| self.end_of(line))
        }
    }

    /// The caret `lines` further down (up if negative) at `x`, and whether there is such a line.
    pub fn vertical_step(&self, caret: Caret, lines: isize, x: f32) -> Option<Caret> {
        let line = self.lines.get(self.line_of(caret).checked_add_signed(lines)?)?;
        Some(self.hit_on(line, x))
    }

    /// The caret at the end of the line, in front of its terminator.
    pub fn end_of(&self, line: &Line) -> Caret {
        let text = &self.text[line.range.clone()];
        let kept = text.trim_end_matches(['\n', '\r', '\u{2029}']).len();
        Caret { offset: line.range.start + kept, after: kept > 0 }
    }
}
