//! Glyphs → outlines, for formats that draw paths.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{GlyphId, MetadataProvider as _};

use super::fonts::FontFace;

/// How far a slanted glyph leans: the shift to the right for each point above the baseline.
pub const SLANT: f32 = 0.2;

/// A step of a glyph's outline. Points are relative to the glyph's origin on the baseline, y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PathCommand {
    MoveTo([f32; 2]),
    LineTo([f32; 2]),
    /// Control point, end.
    QuadTo([f32; 2], [f32; 2]),
    /// Both control points, end.
    CurveTo([f32; 2], [f32; 2], [f32; 2]),
    Close,
}

/// The outline of glyph `id` at `size` points an em, to be filled by the non-zero rule. Empty for a blank glyph, for one that is a
/// picture (most emoji), and for a damaged font.
pub fn outline(face: &FontFace, id: u16, size: f32) -> Vec<PathCommand> {
    let mut pen = Pen::default();
    let font = face.font_ref();
    if let Some(glyph) = font.as_ref().and_then(|font| font.outline_glyphs().get(GlyphId::new(u32::from(id)))) {
        let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
        if glyph.draw(settings, &mut pen).is_err() {
            pen.0.clear();
        }
    }
    pen.0
}

/// Turns the y axis of fonts, which goes upwards, round.
#[derive(Default)]
struct Pen(Vec<PathCommand>);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(PathCommand::MoveTo([x, -y]));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push(PathCommand::LineTo([x, -y]));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.push(PathCommand::QuadTo([cx, -cy], [x, -y]));
    }

    fn curve_to(&mut self, cx: f32, cy: f32, dx: f32, dy: f32, x: f32, y: f32) {
        self.0.push(PathCommand::CurveTo([cx, -cy], [dx, -dy], [x, -y]));
    }

    fn close(&mut self) {
        self.0.push(PathCommand::Close);
    }
}
