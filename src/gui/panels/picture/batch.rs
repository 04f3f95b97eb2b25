//! A scene → triangles that can be painted again and again, moved and stretched, without setting or cutting anything anew.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::epaint::{TessellationOptions, Tessellator};
use egui::{Painter, Pos2, Shape as EguiShape, TextureId, Vec2, pos2};

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
    texts: Vec<widgets::Mesh>,
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
        let text = |item: &crate::scene::Item| match &item.shape {
            Shape::Text { at, layout } => Some(widgets::mesh(ctx, pos2(at[0], at[1]), layout, Paint::default())),
            _ => None,
        };
        Self { shapes, texts: scene.items.iter().filter_map(text).collect(), placed: None }
    }

    /// Whether its letters are still where the atlas has them.
    pub fn is_current(&self, ctx: &egui::Context) -> bool {
        // All were made together, so the atlas can have begun anew only between the first and the last.
        self.texts.first().is_none_or(|text| text.is_current(ctx))
            && self.texts.last().is_none_or(|text| text.is_current(ctx))
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
        let mut pages: BTreeMap<TextureId, egui::Mesh> = BTreeMap::new();
        for page in self.texts.iter().flat_map(widgets::Mesh::pages) {
            pages.entry(page.texture_id).or_insert_with(|| egui::Mesh::with_texture(page.texture_id)).append_ref(page);
        }
        let shapes = std::iter::once((*self.shapes.0).clone()).filter(|mesh| !mesh.is_empty());
        let moved = shapes.chain(pages.into_values()).map(|mut mesh| {
            for vertex in &mut mesh.vertices {
                vertex.pos = pos2(vertex.pos.x * stretch, vertex.pos.y) + offset;
            }
            Arc::new(mesh)
        });
        moved.collect()
    }
}
