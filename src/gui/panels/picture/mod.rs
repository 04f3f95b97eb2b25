//! Scenes in the window: their shapes in egui's terms, one by one or as a batch.

mod batch;

pub use batch::{Batch, Placement, Triangles};

use egui::{Color32, Mesh, Painter, Rect, vec2};

use crate::gui::theme::color;
use crate::gui::widgets::{self, Paint};
use crate::scene::{Shape, Stroke};

/// Paints one shape, its lengths counted from `origin`.
pub fn paint_shape(painter: &Painter, origin: egui::Pos2, shape: &Shape) {
    match shape {
        Shape::Text { at, layout } => widgets::paint(painter, origin + vec2(at[0], at[1]), layout, Paint::default()),
        shape => painter.extend(egui_shapes(origin, shape)),
    }
}

/// One shape in egui's terms, its lengths counted from `origin`; none for text, which is drawn from an atlas of our own.
pub fn egui_shapes(origin: egui::Pos2, shape: &Shape) -> Vec<egui::Shape> {
    let at = |point: &[f32; 2]| origin + vec2(point[0], point[1]);
    let rect = |min: &[f32; 2], max: &[f32; 2]| Rect::from_min_max(at(min), at(max));
    match shape {
        Shape::Line { from, to, stroke } => line([at(from), at(to)], stroke),
        Shape::Circle { center, radius, fill, stroke } => {
            let (center, radius, fill, stroke) = (at(center), *radius, color(*fill), solid(stroke.as_ref()));
            vec![egui::epaint::CircleShape { center, radius, fill, stroke }.into()]
        }
        Shape::Rect { min, max, radius, fill, stroke } => {
            let (fill, stroke) = (color(*fill), solid(stroke.as_ref()));
            let kind = egui::StrokeKind::Middle;
            vec![egui::epaint::RectShape::new(rect(min, max), *radius, fill, stroke, kind).into()]
        }
        Shape::Polygon { points, fill, stroke } => {
            let points = points.iter().map(at).collect();
            vec![egui::Shape::convex_polygon(points, color(*fill), solid(stroke.as_ref()))]
        }
        Shape::Fade { min, max, from, to } => vec![fade(rect(min, max), color(*from), color(*to))],
        Shape::Text { .. } => Vec::new(),
    }
}

fn solid(stroke: Option<&Stroke>) -> egui::Stroke {
    stroke.map_or(egui::Stroke::NONE, |stroke| egui::Stroke::new(stroke.width, color(stroke.color)))
}

fn line(ends: [egui::Pos2; 2], stroke: &Stroke) -> Vec<egui::Shape> {
    let pen = egui::Stroke::new(stroke.width, color(stroke.color));
    match stroke.dash {
        Some((dash, gap)) => egui::Shape::dashed_line(&ends, pen, dash, gap),
        None => vec![egui::Shape::line_segment(ends, pen)],
    }
}

fn fade(rect: Rect, from: Color32, to: Color32) -> egui::Shape {
    let mut mesh = Mesh::default();
    for (corner, ink) in
        [(rect.left_top(), from), (rect.right_top(), to), (rect.right_bottom(), to), (rect.left_bottom(), from)]
    {
        mesh.colored_vertex(corner, ink);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    egui::Shape::mesh(mesh)
}
