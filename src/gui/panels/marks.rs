//! The small signs that stand for kinds: a shape each, so that colour is never the only difference.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use crate::base::{EntityKind, EventKind};
use crate::scene::theme::Glyph;

pub fn entity(painter: &Painter, center: Pos2, radius: f32, kind: EntityKind, fill: Color32) {
    draw(painter, center, radius, Glyph::of_entity(kind), fill);
}

pub fn event(painter: &Painter, center: Pos2, radius: f32, kind: EventKind, fill: Color32) {
    draw(painter, center, radius, Glyph::of_event(kind), fill);
}

fn draw(painter: &Painter, center: Pos2, radius: f32, glyph: Glyph, fill: Color32) {
    let polygon = |corners: usize, turn: f32, reach: &dyn Fn(usize) -> f32| {
        let points = (0..corners)
            .map(|at| {
                let angle = turn + at as f32 * std::f32::consts::TAU / corners as f32;
                center + radius * reach(at) * vec2(angle.sin(), -angle.cos())
            })
            .collect();
        painter.add(Shape::convex_polygon(points, fill, Stroke::NONE));
    };
    let square = |corner: f32| {
        painter.rect_filled(Rect::from_center_size(center, vec2(radius, radius) * 1.8), corner, fill);
    };
    match glyph {
        Glyph::Circle => {
            painter.circle_filled(center, radius, fill);
        }
        Glyph::RoundedSquare => square(radius * 0.4),
        Glyph::Square => square(0.0),
        Glyph::Triangle => polygon(3, 0.0, &|_| 1.15),
        Glyph::Diamond => polygon(4, 0.0, &|_| 1.2),
        Glyph::Pentagon => polygon(5, 0.0, &|_| 1.1),
        Glyph::Star => {
            // A star is not convex: five kites from the middle are.
            for point in 0..5 {
                let at = |step: f32, reach: f32| {
                    let angle = (point as f32 + step) * std::f32::consts::TAU / 5.0;
                    center + radius * reach * vec2(angle.sin(), -angle.cos())
                };
                let kite = vec![center, at(-0.5, 0.5), at(0.0, 1.25), at(0.5, 0.5)];
                painter.add(Shape::convex_polygon(kite, fill, Stroke::NONE));
            }
        }
        Glyph::Handset => {
            // Ear and mouth piece, and the bow between them.
            let ends = [vec2(-0.8, 0.45), vec2(0.8, 0.45)].map(|end| center + radius * end);
            for end in ends {
                painter.rect_filled(Rect::from_center_size(end, vec2(radius, radius) * 0.75), radius * 0.2, fill);
            }
            let bow = [
                pos2(center.x - radius * 0.9, center.y + radius * 0.2),
                center - vec2(radius * 0.8, radius * 1.1),
                center + vec2(radius * 0.8, -radius * 1.1),
                pos2(center.x + radius * 0.9, center.y + radius * 0.2),
            ];
            painter.add(egui::epaint::CubicBezierShape::from_points_stroke(
                bow,
                false,
                Color32::TRANSPARENT,
                Stroke::new(radius * 0.5, fill),
            ));
        }
    }
}
