//! The small signs that stand for kinds: the same shapes as in the charts, so that colour is never the only difference.

use egui::{Painter, Pos2};

use super::picture;
use crate::base::{EntityKind, EventKind, Rgba};
use crate::scene::glyph_shapes;
use crate::scene::theme::Glyph;

pub fn entity(painter: &Painter, center: Pos2, radius: f32, kind: EntityKind, fill: Rgba) {
    draw(painter, center, radius, Glyph::of_entity(kind), fill);
}

pub fn event(painter: &Painter, center: Pos2, radius: f32, kind: EventKind, fill: Rgba) {
    draw(painter, center, radius, Glyph::of_event(kind), fill);
}

/// A star of five points.
pub fn star(painter: &Painter, center: Pos2, radius: f32, fill: egui::Color32) {
    let point = |nth: usize| {
        let length = if nth.is_multiple_of(2) { radius } else { radius * 0.42 };
        let angle = nth as f32 * std::f32::consts::PI / 5.0 - std::f32::consts::FRAC_PI_2;
        center + length * egui::vec2(angle.cos(), angle.sin())
    };
    let none = egui::Stroke::NONE;
    for nth in 0..5 {
        let kite = vec![center, point((2 * nth + 9) % 10), point(2 * nth), point(2 * nth + 1)];
        painter.add(egui::Shape::convex_polygon(kite, fill, none));
    }
}

fn draw(painter: &Painter, center: Pos2, radius: f32, glyph: Glyph, fill: Rgba) {
    for shape in glyph_shapes(glyph, [0.0; 2], radius, fill) {
        picture::paint_shape(painter, center, &shape);
    }
}
