//! Strings and spans → shaped, bidi-ordered lines of glyphs, with hit tests and selections.
//!
//! The only place that shapes text, for screen and for files. What comes out knows nothing of egui or of a file format.

mod layout;
mod style;

pub use layout::{Cluster, FontId, Glyph, Layout, Line};
pub use style::{Align, Direction, Elide, Family, Span, Style, Weight};
