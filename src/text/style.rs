use std::ops::Range;

use crate::base::Rgba;

/// The bundled families. Letters that they lack come from the system's fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// Noto Naskh Arabic: documents, titles, quotations.
    Reading,
    /// Vazirmatn: interface, charts, exports.
    Interface,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    Regular,
    Bold,
}

/// The base direction of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// That of its first strong letter.
    Auto,
    LeftToRight,
    RightToLeft,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Align {
    /// Left in a left-to-right paragraph, right in a right-to-left one.
    Start,
    End,
    Left,
    Center,
    Right,
    Justify,
}

/// What to do with text that is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Elide {
    /// Break into as many lines as it takes.
    Wrap,
    /// Keep at most this many lines and end with `…` where reading ends.
    Lines(usize),
}

/// How a paragraph is set. Lengths are in points.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    pub family: Family,
    pub weight: Weight,
    /// Slanted, where a value is inferred.
    pub italic: bool,
    pub size: f32,
    /// As a multiple of `size`.
    pub line_height: f32,
    pub color: Rgba,
    pub direction: Direction,
    pub align: Align,
    pub elide: Elide,
    /// Where lines break; `None` never breaks.
    pub width: Option<f32>,
}

impl Default for Style {
    /// The interface's text: Vazirmatn, 13 points, black, wrapping nowhere.
    fn default() -> Self {
        Self {
            family: Family::Interface,
            weight: Weight::Regular,
            italic: false,
            size: 13.0,
            line_height: 1.6,
            color: Rgba::BLACK,
            direction: Direction::Auto,
            align: Align::Start,
            elide: Elide::Wrap,
            width: None,
        }
    }
}

/// A stretch of the text (byte offsets) set differently from the rest. Joining across its ends is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    pub range: Range<usize>,
    pub color: Option<Rgba>,
    pub weight: Option<Weight>,
}
