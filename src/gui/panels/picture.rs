//! A scene in the window: its shapes painted, and each thing in it an accessible node with its name.

use egui::{Color32, Mesh, Painter, Rect, Response, Role, Sense, Ui, pos2, vec2};

use crate::gui::context::Context;
use crate::gui::theme::color;
use crate::gui::widgets::{self, Paint};
use crate::model::Target;
use crate::scene::{Scene, Shape, Stroke};

/// Paints `scene` with its top left corner at `origin`.
pub fn paint(painter: &Painter, origin: egui::Pos2, scene: &Scene) {
    for item in &scene.items {
        paint_shape(painter, origin, &item.shape);
    }
}

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

/// Gives every named thing of `scene` a node that assistive technology and the keyboard can reach. The pointer is for the canvas,
/// which is to be put on top afterwards and asks [`Scene::hit`]: shapes are not boxes.
pub fn nodes(ui: &Ui, context: &Context<'_>, origin: egui::Pos2, scene: &Scene) {
    let bounds = scene.target_bounds();
    for (target, name) in &scene.names {
        let Some(bounds) = bounds.get(target) else { continue };
        let rect = Rect::from_min_max(pos2(bounds.min[0], bounds.min[1]), pos2(bounds.max[0], bounds.max[1]));
        // Ties are reached through their ends: in the order of the keyboard they would be in the way.
        let sense = if matches!(target, Target::Tie(..)) { Sense::CLICK } else { Sense::click() };
        let response = ui.interact(rect.translate(origin.to_vec2()), ui.scope_id().with(target), sense);
        let selected = context.is_selected(*target);
        widgets::describe_selectable(&response, Role::Button, selected, name);
        if response.has_focus() {
            ui.painter().rect_stroke(
                response.rect.expand(2.0),
                4.0,
                (1.5, color(context.theme.accent)),
                egui::StrokeKind::Outside,
            );
        }
        context.link(&response, *target);
    }
}

/// What the pointer on a canvas over `scene` points at.
pub fn pointed(canvas: &Response, origin: egui::Pos2, scene: &Scene) -> Option<Target> {
    let at = canvas.hover_pos()? - origin;
    scene.hit(at.x, at.y)
}
