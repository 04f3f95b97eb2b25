//! A scene → triangles that can be painted again and again, moved and stretched, without setting or cutting anything anew.

use std::sync::Arc;

use egui::epaint::{TessellationOptions, Tessellator};
use egui::{Painter, Pos2, Shape as EguiShape, Vec2, pos2};

use super::egui_shapes;
use crate::gui::widgets::{self, Paint};
use crate::scene::{Scene, Shape};

/// The shapes of a scene without its texts, as triangles that count from the scene's corner. Can be made on any thread.
#[derive(Clone, Debug, Default)]
pub struct Triangles(Arc<egui::Mesh>);

impl Triangles {
    pub fn of(scene: &Scene, pixels_per_point: f32) -> Self {
        // No text of egui's is among the shapes, so the size of its texture does not matter.
        let mut cutter = Tessellator::new(pixels_per_point, TessellationOptions::default(), [1, 1], Vec::new());
        let mut mesh = egui::Mesh::default();
        for item in scene.items.iter().filter(|item| !matches!(item.shape, Shape::Text { .. })) {
            for shape in egui_shapes(Pos2::ZERO, &item.shape) {
                cutter.tessellate_shape(shape, &mut mesh);
            }
        }
        Self(Arc::new(mesh))
    }
}

/// Shapes and texts of a scene, ready to be painted; texts lie on top.
#[derive(Default)]
pub struct Batch {
    shapes: Triangles,
    texts: Option<widgets::Mesh>,
    /// The triangles where they were painted last.
    placed: Option<(Placement, Vec<Arc<egui::Mesh>>)>,
}

/// Where a batch is painted: stretched across by a factor, then moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    pub offset: Vec2,
    pub stretch: f32,
}

impl Batch {
    pub fn new(ctx: &egui::Context, shapes: Triangles, scene: &Scene) -> Self {
        let texts = scene.items.iter().filter_map(|item| match &item.shape {
            Shape::Text { at, layout } => Some((pos2(at[0], at[1]), layout.as_ref(), Paint::default())),
            _ => None,
        });
        Self { shapes, texts: Some(widgets::mesh(ctx, texts)), placed: None }
    }

    /// Whether its letters are still where the atlas has them.
    pub fn is_current(&self, ctx: &egui::Context) -> bool {
        self.texts.as_ref().is_none_or(|texts| texts.is_current(ctx))
    }

    pub fn paint(&mut self, painter: &Painter, placement: Placement) {
        if self.placed.as_ref().is_none_or(|(known, _)| *known != placement) {
            self.placed = Some((placement, self.place(placement)));
        }
        if let Some((_, meshes)) = &self.placed {
            painter.extend(meshes.iter().cloned().map(EguiShape::Mesh));
        }
    }

    /// One mesh for all shapes, and one for each texture of letters.
    fn place(&self, Placement { offset, stretch }: Placement) -> Vec<Arc<egui::Mesh>> {
        let texts = self.texts.iter().flat_map(widgets::Mesh::pages).map(|page| (**page).clone());
        let shapes = std::iter::once((*self.shapes.0).clone()).filter(|mesh| !mesh.is_empty());
        let moved = shapes.chain(texts).map(|mut mesh| {
            for vertex in &mut mesh.vertices {
                vertex.pos = pos2(vertex.pos.x * stretch, vertex.pos.y) + offset;
            }
            Arc::new(mesh)
        });
        moved.collect()
    }
}
