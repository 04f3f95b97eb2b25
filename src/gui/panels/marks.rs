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

fn draw(painter: &Painter, center: Pos2, radius: f32, glyph: Glyph, fill: Rgba) {
    for shape in glyph_shapes(glyph, [0.0; 2], radius, fill) {
        picture::paint_shape(painter, center, &shape);
    }
}
