//! Layouts → triangles.

use std::sync::Arc;

use egui::{Painter, Pos2, Rect, Shape, pos2, vec2};

use super::atlas::{Key, Slot};
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
    paint_all(painter, [(at, layout, options)]);
}

/// Draws many layouts as [`paint`] does, as one set of triangles.
pub fn paint_all<'a>(painter: &Painter, layouts: impl IntoIterator<Item = (Pos2, &'a Layout, Paint)>) {
    let clip = painter.clip_rect();
    let mut press = Press::new(painter.ctx());
    let context = TextContext::get(painter.ctx());
    let mut shared = context.lock();
    for (at, layout, options) in layouts {
        // Tall marks reach out of their line.
        let clip = clip.expand(40.0 * options.zoom);
        let line_of = |y: f32| layout.lines.partition_point(|line| at.y + line.bottom * options.zoom <= y);
        let lines = line_of(clip.top()) as u32..(line_of(clip.bottom()) + 1) as u32;
        let from = layout.glyphs.partition_point(|glyph| glyph.line < lines.start);
        let to = layout.glyphs.partition_point(|glyph| glyph.line < lines.end);
        press.set(&mut shared, at, &layout.glyphs[from..to], options);
    }
    press.finish(&shared).paint(painter);
}

/// The triangles of whole layouts, each with its top left corner at the point before it.
pub fn mesh<'a>(ctx: &egui::Context, layouts: impl IntoIterator<Item = (Pos2, &'a Layout, Paint)>) -> Mesh {
    let mut press = Press::new(ctx);
    let context = TextContext::get(ctx);
    let mut shared = context.lock();
    for (at, layout, options) in layouts {
        press.set(&mut shared, at, &layout.glyphs, options);
    }
    press.finish(&shared)
}

/// Glyphs set one after the other → triangles by page of the atlas.
struct Press<'a> {
    ctx: &'a egui::Context,
    pixels_per_point: f32,
    pages: Vec<egui::Mesh>,
}

impl<'a> Press<'a> {
    fn new(ctx: &'a egui::Context) -> Self {
        Self { ctx, pixels_per_point: ctx.pixels_per_point(), pages: Vec::new() }
    }

    fn set(&mut self, shared: &mut Shared, at: Pos2, glyphs: &[Glyph], options: Paint) {
        for run in glyphs.chunk_by(|one, next| one.size == next.size) {
            let Some(measure) = Measure::new(run[0].size, options.zoom, self.pixels_per_point) else { continue };
            for glyph in run {
                let Some((slot, rect)) = measure.place(self.ctx, shared, at, glyph) else { continue };
                if self.pages.len() <= slot.page {
                    self.pages.resize_with(slot.page + 1, egui::Mesh::default);
                }
                let color = if slot.colored { Rgba::WHITE } else { options.color.unwrap_or(glyph.color) };
                let color = color32(color.with_opacity(options.opacity));
                self.pages[slot.page].add_rect_with_uv(rect, slot.uv, color);
            }
        }
    }

    fn finish(self, shared: &Shared) -> Mesh {
        let with_texture = self.pages.into_iter().enumerate().filter(|(_, mesh)| !mesh.is_empty());
        let shapes = with_texture.filter_map(|(page, mut mesh)| {
            mesh.texture_id = shared.atlas.texture(page)?;
            Some(Arc::new(mesh))
        });
        let generation = shared.atlas.generation();
        Mesh { shapes: shapes.collect(), generation, pixels_per_point: self.pixels_per_point }
    }
}

/// How glyphs of one size are taken from the atlas.
///
/// At zoom 1 glyphs are rasterised exactly as they are drawn: at quarter pixels across, baseline on a whole pixel. At any other zoom
/// they are taken from the next larger of a few sizes and scaled, so that zooming does not fill the atlas.
#[derive(Clone, Copy)]
struct Measure {
    zoom: f32,
    pixels_per_point: f32,
    exact: bool,
    /// The size they are rasterised at, in quarters of a physical pixel.
    quarters: u16,
    /// From the size they are rasterised at to the one they are drawn at.
    scale: f32,
}

impl Measure {
    /// `None` for glyphs too small to be seen.
    fn new(size: f32, zoom: f32, pixels_per_point: f32) -> Option<Self> {
        let wanted = size * zoom * pixels_per_point;
        if !(wanted.is_finite() && wanted > 0.5) {
            return None;
        }
        let exact = zoom == 1.0 && wanted <= LARGEST;
        let quarters = (if exact { wanted } else { bucket(wanted) } * 4.0).round();
        let scale = if exact { 1.0 } else { wanted * 4.0 / quarters };
        Some(Self { zoom, pixels_per_point, exact, quarters: quarters as u16, scale })
    }

    /// Where the glyph lies in the atlas, and its rectangle in the window.
    fn place(&self, ctx: &egui::Context, shared: &mut Shared, at: Pos2, glyph: &Glyph) -> Option<(Slot, Rect)> {
        let x = (at.x + glyph.x * self.zoom) * self.pixels_per_point;
        let y = (at.y + glyph.y * self.zoom) * self.pixels_per_point;
        let (x, y, bin) = if self.exact {
            let snapped = (x * 4.0).round() / 4.0;
            (snapped.floor(), y.round(), (snapped.fract().rem_euclid(1.0) * 4.0) as u8)
        } else {
            (x, y, 0)
        };
        let key = Key { font: glyph.font, id: glyph.id, quarters: self.quarters, bin, slanted: glyph.slanted };
        let (atlas, engine) = (&mut shared.atlas, &shared.engine);
        let slot = atlas.slot(ctx, key, || engine.font(glyph.font))?;
        let min = pos2(x + slot.offset.x * self.scale, y + slot.offset.y * self.scale);
        let size = vec2(slot.size.x * self.scale, slot.size.y * self.scale);
        Some((slot, Rect::from_min_size(min / self.pixels_per_point, size / self.pixels_per_point)))
    }
}

/// The largest size that is rasterised, in physical pixels. Larger text is scaled up.
const LARGEST: f32 = 240.0;

/// The size, in physical pixels, that text of the `wanted` size is scaled from while zooming: steps of a fifth.
fn bucket(wanted: f32) -> f32 {
    let step = (wanted.max(6.0) / 6.0).log(1.2).ceil();
    (6.0 * 1.2f32.powf(step)).min(LARGEST)
}
