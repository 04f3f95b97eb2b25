//! Layouts → triangles.

use std::sync::Arc;

use egui::{Painter, Pos2, Rect, Shape, pos2, vec2};

use super::atlas::Key;
use super::context::TextContext;
use super::{color32, context::Shared};
use crate::base::Rgba;
use crate::text::{Glyph, Layout};

/// How a layout is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// Factor from the layout's points to those of the window.
    pub zoom: f32,
    /// Instead of the layout's own colours.
    pub color: Option<Rgba>,
    /// From 0 to 1.
    pub opacity: f32,
}

impl Default for Paint {
    fn default() -> Self {
        Self { zoom: 1.0, color: None, opacity: 1.0 }
    }
}

/// Triangles ready to be drawn again and again, as long as [`Mesh::is_current`].
#[derive(Clone, Debug)]
pub struct Mesh {
    shapes: Vec<Arc<egui::Mesh>>,
    generation: u64,
    pixels_per_point: f32,
}

impl Mesh {
    /// Whether the atlas and the resolution are still those it was made for.
    pub fn is_current(&self, ctx: &egui::Context) -> bool {
        self.generation == TextContext::get(ctx).lock().atlas.generation()
            && self.pixels_per_point == ctx.pixels_per_point()
    }

    /// The triangles, by page of the atlas.
    pub fn pages(&self) -> &[Arc<egui::Mesh>] {
        &self.shapes
    }

    pub fn paint(&self, painter: &Painter) {
        painter.extend(self.shapes.iter().cloned().map(Shape::Mesh));
    }
}

/// Draws the lines of `layout` that the painter's clip rectangle shows, with its top left corner at `at`.
pub fn paint(painter: &Painter, at: Pos2, layout: &Layout, options: Paint) {
    // Tall marks reach out of their line.
    let clip = painter.clip_rect().expand(40.0 * options.zoom);
    let line_of = |y: f32| layout.lines.partition_point(|line| at.y + line.bottom * options.zoom <= y);
    let lines = line_of(clip.top()) as u32..(line_of(clip.bottom()) + 1) as u32;
    let from = layout.glyphs.partition_point(|glyph| glyph.line < lines.start);
    let to = layout.glyphs.partition_point(|glyph| glyph.line < lines.end);
    triangles(painter.ctx(), at, &layout.glyphs[from..to], options).paint(painter);
}

/// The triangles of the whole layout with its top left corner at `at`.
pub fn mesh(ctx: &egui::Context, at: Pos2, layout: &Layout, options: Paint) -> Mesh {
    triangles(ctx, at, &layout.glyphs, options)
}

fn triangles(ctx: &egui::Context, at: Pos2, glyphs: &[Glyph], options: Paint) -> Mesh {
    let context = TextContext::get(ctx);
    let mut shared = context.lock();
    let shared = &mut *shared;
    let pixels_per_point = ctx.pixels_per_point();
    let mut pages: Vec<egui::Mesh> = Vec::new();
    for glyph in glyphs {
        let Some((page, rect, uv, colored)) = place(ctx, shared, at, glyph, options.zoom, pixels_per_point) else {
            continue;
        };
        if pages.len() <= page {
            pages.resize_with(page + 1, egui::Mesh::default);
        }
        let color = if colored { Rgba::WHITE } else { options.color.unwrap_or(glyph.color) };
        pages[page].add_rect_with_uv(rect, uv, color32(color.with_opacity(options.opacity)));
    }
    let with_texture = pages.into_iter().enumerate().filter(|(_, mesh)| !mesh.is_empty());
    let shapes = with_texture.filter_map(|(page, mut mesh)| {
        mesh.texture_id = shared.atlas.texture(page)?;
        Some(Arc::new(mesh))
    });
    Mesh { shapes: shapes.collect(), generation: shared.atlas.generation(), pixels_per_point }
}

/// Page, rectangle in the window, rectangle in the texture, and whether the glyph has colours of its own.
///
/// At zoom 1 glyphs are rasterised exactly as they are drawn: at quarter pixels across, baseline on a whole pixel. At any other zoom
/// they are taken from the next larger of a few sizes and scaled, so that zooming does not fill the atlas.
fn place(
    ctx: &egui::Context,
    shared: &mut Shared,
    at: Pos2,
    glyph: &Glyph,
    zoom: f32,
    pixels_per_point: f32,
) -> Option<(usize, Rect, Rect, bool)> {
    let wanted = glyph.size * zoom * pixels_per_point;
    if !(wanted.is_finite() && wanted > 0.5) {
        return None;
    }
    let x = (at.x + glyph.x * zoom) * pixels_per_point;
    let y = (at.y + glyph.y * zoom) * pixels_per_point;
    let exact = zoom == 1.0 && wanted <= LARGEST;
    let size = if exact { wanted } else { bucket(wanted) };
    let quarters = (size * 4.0).round();
    let (x, y, bin, scale) = if exact {
        let snapped = (x * 4.0).round() / 4.0;
        (snapped.floor(), y.round(), (snapped.fract().rem_euclid(1.0) * 4.0) as u8, 1.0)
    } else {
        (x, y, 0, wanted * 4.0 / quarters)
    };
    let key = Key { font: glyph.font, id: glyph.id, quarters: quarters as u16, bin, slanted: glyph.slanted };
    let (atlas, engine) = (&mut shared.atlas, &shared.engine);
    let slot = atlas.slot(ctx, key, || engine.font(glyph.font))?;
    let min = pos2(x + slot.offset.x * scale, y + slot.offset.y * scale);
    let size = vec2(slot.size.x * scale, slot.size.y * scale);
    let rect = Rect::from_min_size(min / pixels_per_point, size / pixels_per_point);
    Some((slot.page, rect, slot.uv, slot.colored))
}

/// The largest size that is rasterised, in physical pixels. Larger text is scaled up.
const LARGEST: f32 = 240.0;

/// The size, in physical pixels, that text of the `wanted` size is scaled from while zooming: steps of a fifth.
fn bucket(wanted: f32) -> f32 {
    let step = (wanted.max(6.0) / 6.0).log(1.2).ceil();
    (6.0 * 1.2f32.powf(step)).min(LARGEST)
}
