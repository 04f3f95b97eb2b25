//! A letter that no font has → a frame with its code point in it, so that the reader sees that something stands there, and what.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

use super::layout::{FontId, Glyph};

/// The size of the frame's face as a share of the text's; then the frame is about as high as a line's letters.
const FRAME: f32 = 0.85;
/// The size of the digits as a share of the text's.
const DIGIT: f32 = 0.26;

/// The glyphs that frames are made of, with advances in em.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frames {
    frame: (FontId, f32),
    digits: [u16; 16],
    digit: (FontId, f32),
}

impl Frames {
    /// `frame` is a face whose glyph 0 is an upright rectangle, `digits` one with Latin digits and letters.
    pub fn new(frame: (FontId, FontRef<'_>), digits: (FontId, FontRef<'_>)) -> Self {
        let advance = |font: &FontRef<'_>, glyph: u16| {
            let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
            metrics.advance_width(GlyphId::new(u32::from(glyph))).unwrap_or(0.0)
        };
        let glyphs = std::array::from_fn(|value| {
            let digit = char::from_digit(value as u32, 16).unwrap_or('0').to_ascii_uppercase();
            digits.1.charmap().map(digit).map_or(0, |glyph| glyph.to_u32() as u16)
        });
        Self {
            frame: (frame.0, advance(&frame.1, 0)),
            digits: glyphs,
            digit: (digits.0, advance(&digits.1, glyphs[0])),
        }
    }

    /// The glyphs for `letter`, in the middle of `place` (left, right). `like` has the size, colour, baseline and range.
    pub fn glyphs(&self, letter: char, place: (f32, f32), like: &Glyph) -> Vec<Glyph> {
        let em = like.size;
        let middle = (place.0 + place.1) / 2.0;
        let (frame, advance) = self.frame;
        let mut found = vec![Glyph {
            font: frame,
            id: 0,
            size: em * FRAME,
            x: middle - advance * em * FRAME / 2.0,
            ..like.clone()
        }];
        let hex = format!("{:04X}", letter as u32);
        // Two digits a row: two rows for the basic plane, three beyond it.
        let digits: Vec<u32> = format!("{hex:0>width$}", width = hex.len().next_multiple_of(2))
            .chars()
            .filter_map(|d| d.to_digit(16))
            .collect();
        let rows = digits.len() / 2;
        let (font, advance) = self.digit;
        let row_height = em * 0.3;
        // The frame's middle lies a third of an em above the baseline.
        let first_baseline = like.y - em * 0.34 - row_height * (rows as f32 / 2.0 - 0.85);
        for (index, &digit) in digits.iter().enumerate() {
            let (row, column) = (index / 2, index % 2);
            found.push(Glyph {
                font,
                id: self.digits[digit as usize],
                size: em * DIGIT,
                x: middle + (column as f32 - 1.0) * advance * em * DIGIT,
                y: first_baseline + row as f32 * row_height,
                ..like.clone()
            });
        }
        found
    }
}
