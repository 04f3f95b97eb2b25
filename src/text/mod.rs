//! Strings and spans → shaped, bidi-ordered lines of glyphs, with hit tests and selections.
//!
//! The only place that shapes text, for screen and for files. What comes out knows nothing of egui or of a file format.
//!
//! ```
//! use marsad::text::{Style, TextEngine};
//!
//! let mut engine = TextEngine::new();
//! let layout = engine.layout("عام 2024", &Style::default(), &[]);
//! assert!(layout.right_to_left);
//! let caret = layout.caret(0.into());
//! assert_eq!(caret.x, layout.width, "reading starts at the right");
//! ```

mod layout;
mod style;
mod direction;
mod fonts;
mod missing;
mod extents;
mod letters;
mod table;
mod shaped;
mod engine;
mod elide;
mod geometry;
mod editor;
mod outline;
#[cfg(test)]
mod tests;

pub use editor::{LONGEST, Step, TextEditor, word_end, word_start};
pub use engine::TextEngine;
#[cfg(feature = "gui")]
pub(crate) use fonts::is_drawn;
pub use fonts::{FontBytes, FontFace, Fonts};
pub use geometry::{Caret, CaretRect, SelectionRect, Side};
pub use layout::{Cluster, FontId, Glyph, Layout, Line};
pub use outline::{PathCommand, SLANT, outline};
pub use shaped::Shaped;
pub use style::{Align, Direction, Elide, Family, Span, Style, Weight};
