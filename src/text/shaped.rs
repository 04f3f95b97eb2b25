//! A shaped text, to be broken into lines at one width after the other.

use std::sync::Arc;

use super::layout::Layout;
use super::letters::Letters;
use super::style::Style;
use super::table::{Paragraph, Table};
use crate::base::Rgba;

/// A text after shaping, the slow step of layout. Made by [`TextEngine::shape`](super::TextEngine::shape).
///
/// ```
/// use marsad::text::{Style, TextEngine};
///
/// let mut engine = TextEngine::new();
/// let mut shaped = engine.shape("قال الوزير نعم", &Style::default(), &[]);
/// assert!(shaped.wrap(Some(30.0)).lines.len() > shaped.wrap(None).lines.len());
/// ```
pub struct Shaped {
    pub(super) text: Arc<str>,
    pub(super) style: Style,
    pub(super) parts: Vec<Part>,
}

/// A paragraph of it.
pub(super) struct Part {
    pub paragraph: Paragraph,
    pub shaped: parley::Layout<Rgba>,
    pub letters: Letters,
}

impl Shaped {
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// Breaks the text into lines of at most `width` points; `None` never breaks.
    pub fn wrap(&mut self, width: Option<f32>) -> Layout {
        let width = super::engine::usable_width(width);
        let mut table = Table::new(&self.style, width);
        for part in &mut self.parts {
            part.shaped.break_all_lines(width);
            table.push(&part.shaped, &part.letters, &part.paragraph, &self.text);
        }
        table.finish(self.text.clone())
    }
}
