//! A drawn network → triangles, made once on a worker, then only moved about.

use std::sync::Arc;

use egui::epaint::{TessellationOptions, Tessellator};
use egui::{Mesh, Painter, Pos2, Rect, Shape, Vec2};

use crate::gui::panels::picture::egui_shapes;
use crate::scene::{Item, Shape as Drawn};

/// How shapes of the window become triangles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grain {
    pub pixels_per_point: f32,
    pub options: TessellationOptions,
}

impl Grain {
    pub fn of(ctx: &egui::Context) -> Self {
        let options = ctx.tessellation_options(|options| *options);
        // Discs in the atlas would tie the mesh to it.
        let options = TessellationOptions { prerasterized_discs: false, ..options };
        Self { pixels_per_point: ctx.pixels_per_point(), options }
    }
}

/// All of `items` but their text, as triangles of one colour each.
pub fn mesh(items: &[Item], grain: Grain) -> Mesh {
    let mut tessellator = Tessellator::new(grain.pixels_per_point, grain.options, [1, 1], Vec::new());
    tessellator.set_clip_rect(Rect::EVERYTHING);
    let mut mesh = Mesh::default();
    for item in items {
        if !matches!(item.shape, Drawn::Text { .. }) {
            for shape in egui_shapes(Pos2::ZERO, &item.shape) {
                tessellator.tessellate_shape(shape, &mut mesh);
            }
        }
    }
    mesh
}

/// Paints `mesh` scaled by `scale` and then moved by `by`. Without either it is not even copied.
pub fn paint(painter: &Painter, mesh: &Arc<Mesh>, scale: f32, by: Vec2) {
    if scale == 1.0 && by == Vec2::ZERO {
        painter.add(Shape::Mesh(Arc::clone(mesh)));
        return;
    }
    let mut moved = Mesh::clone(mesh);
    for vertex in &mut moved.vertices {
        vertex.pos = (vertex.pos.to_vec2() * scale + by).to_pos2();
    }
    painter.add(Shape::mesh(moved));
}
