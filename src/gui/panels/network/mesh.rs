//! A drawn network → triangles, made once on a worker, then only moved about.

use std::sync::Arc;

use egui::epaint::{TessellationOptions, Tessellator, Vertex};
use egui::{Mesh, Painter, Pos2, Rect, Shape, Vec2, vec2};

use crate::gui::panels::picture::egui_shapes;
use crate::gui::theme::color;
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

/// A square narrower than this has hard edges, in points.
const SMALLEST_SOFT: f32 = 6.0;

/// All of `items` but their text, as triangles of one colour each, their lengths counted from `origin`.
pub fn mesh(items: &[Item], origin: Pos2, grain: Grain) -> Mesh {
    let mut tessellator = Tessellator::new(grain.pixels_per_point, grain.options, [1, 1], Vec::new());
    tessellator.set_clip_rect(Rect::EVERYTHING);
    let mut mesh = Mesh::default();
    for item in items {
        match &item.shape {
            Drawn::Text { .. } => {}
            // A dot is too small for soft edges, which would make it four times as much to move.
            Drawn::Rect { min, max, radius: 0.0, fill, stroke: None } if max[0] - min[0] < SMALLEST_SOFT => {
                let corner = |[x, y]: [f32; 2]| origin + vec2(x, y);
                mesh.add_colored_rect(Rect::from_min_max(corner(*min), corner(*max)), color(*fill));
            }
            Drawn::Circle { center, radius, fill, stroke: None } => {
                let center = origin + vec2(center[0], center[1]);
                tessellator.tessellate_shape(disc(center, *radius, color(*fill)), &mut mesh);
            }
            shape => {
                for one in egui_shapes(origin, shape) {
                    tessellator.tessellate_shape(one, &mut mesh);
                }
            }
        }
    }
    mesh
}

/// A disc with no more corners than its size needs: a picture has thousands, and every corner is moved when it is.
fn disc(center: Pos2, radius: f32, fill: egui::Color32) -> Shape {
    let corners = (6.0 + 1.6 * radius).clamp(8.0, 40.0) as usize;
    let corner = |at: usize| center + radius * Vec2::angled(std::f32::consts::TAU * at as f32 / corners as f32);
    Shape::convex_polygon((0..corners).map(corner).collect(), fill, egui::Stroke::NONE)
}

/// Paints a mesh that was made at `origin` scaled by `scale`, and its origin at `at`. Where it was made it is not even copied.
pub fn paint(painter: &Painter, mesh: &Arc<Mesh>, origin: Pos2, scale: f32, at: Pos2) {
    if scale == 1.0 && at == origin {
        painter.add(Shape::Mesh(Arc::clone(mesh)));
        return;
    }
    let place = |vertex: &Vertex| Vertex { pos: at + (vertex.pos - origin) * scale, ..*vertex };
    let vertices = mesh.vertices.iter().map(place).collect();
    painter.add(Shape::mesh(Mesh { vertices, indices: mesh.indices.clone(), texture_id: mesh.texture_id }));
}
