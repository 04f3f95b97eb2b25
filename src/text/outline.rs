//! Glyphs → outlines, for formats that draw paths.

use swash::scale::ScaleContext;
use swash::zeno::{Command, PathData as _};

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
    let Some(font) = face.font_ref() else { return Vec::new() };
    let mut context = ScaleContext::new();
    let mut scaler = context.builder(font).size(size).hint(false).build();
    let Some(outline) = scaler.scale_outline(id) else { return Vec::new() };
    let flip = |p: swash::zeno::Point| [p.x, -p.y];
    outline
        .path()
        .commands()
        .map(|command| match command {
            Command::MoveTo(to) => PathCommand::MoveTo(flip(to)),
            Command::LineTo(to) => PathCommand::LineTo(flip(to)),
            Command::QuadTo(control, to) => PathCommand::QuadTo(flip(control), flip(to)),
            Command::CurveTo(first, second, to) => PathCommand::CurveTo(flip(first), flip(second), flip(to)),
            Command::Close => PathCommand::Close,
        })
        .collect()
}
