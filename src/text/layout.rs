use std::ops::Range;
use std::sync::Arc;

use crate::base::Rgba;

/// A loaded face. Good for every engine over the same [`Fonts`](super::Fonts), so a layout made on one thread can be painted on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FontId(pub u32);

/// Laid-out text: glyphs to draw, and lines of clusters to point at. Lengths are in points from its top left corner, y downwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The text as given. Where it was elided, clusters of the ellipsis have an empty byte range.
    pub text: Arc<str>,
    /// In drawing order, line by line.
    pub glyphs: Vec<Glyph>,
    pub lines: Vec<Line>,
    /// The width asked for, or the longest line's.
    pub width: f32,
    pub height: f32,
    /// The base direction of the first paragraph.
    pub right_to_left: bool,
    pub elided: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    pub font: FontId,
    pub id: u16,
    pub size: f32,
    /// The glyph's origin on the baseline.
    pub x: f32,
    pub y: f32,
    pub color: Rgba,
    /// Drawn slanted.
    pub slanted: bool,
    /// Index of its line.
    pub line: u32,
    /// The bytes of `text` it belongs to.
    pub range: Range<u32>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub top: f32,
    pub bottom: f32,
    pub baseline: f32,
    /// Bytes of the text, the line's own white space and line terminator included.
    pub range: Range<usize>,
    /// From left to right.
    pub clusters: Vec<Cluster>,
    /// The base direction of the paragraph it belongs to.
    pub right_to_left: bool,
}

/// What the caret cannot enter: a letter with its marks, or a ligature.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    pub range: Range<usize>,
    pub x0: f32,
    pub x1: f32,
    pub right_to_left: bool,
}
