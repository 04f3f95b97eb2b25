//! The shape that stands for each kind of entity and event, built from convex pieces.

use super::display::{Scene, Shape, Stroke};
use super::theme::Glyph;
use crate::base::Rgba;
use crate::model::Target;

/// How a glyph is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Paint {
    /// Opaque: pieces of one glyph overlap.
    pub fill: Rgba,
    /// The colour of the hole of something that has not happened yet.
    pub hollow: Option<Rgba>,
}

impl Paint {
    pub fn solid(fill: Rgba) -> Self {
        Self { fill, hollow: None }
    }
}

/// Draws `glyph` around `center`. Glyphs of one `radius` look equally heavy.
pub(super) fn draw(
    scene: &mut Scene,
    glyph: Glyph,
    center: [f32; 2],
    radius: f32,
    paint: Paint,
    target: Option<Target>,
) {
    pieces(glyph, center, radius, paint.fill).into_iter().for_each(|piece| scene.push(piece, target));
    if let Some(hollow) = paint.hollow {
        let inner = (radius - 1.6).max(radius * 0.5);
        let inner = if glyph == Glyph::Triangle || glyph == Glyph::Star { radius - 2.4 } else { inner };
        pieces(glyph, center, inner.max(0.5), hollow).into_iter().for_each(|piece| scene.push(piece, target));
    }
}

/// How far a ring lies outside its glyph.
pub(super) const RING: f32 = 4.5;

/// A ring around a glyph of this radius, with a gap between.
pub(super) fn ring(scene: &mut Scene, center: [f32; 2], radius: f32, color: Rgba, target: Option<Target>) {
    let stroke = Some(Stroke::solid(2.0, color));
    scene.push(Shape::Circle { center, radius: radius + RING, fill: Rgba::TRANSPARENT, stroke }, target);
}

/// The convex shapes that make up `glyph` around `center`.
pub fn pieces(glyph: Glyph, center: [f32; 2], radius: f32, fill: Rgba) -> Vec<Shape> {
    let at = |dx: f32, dy: f32| [center[0] + dx * radius, center[1] + dy * radius];
    let rect = |left: f32, top: f32, right: f32, bottom: f32, round: f32| Shape::Rect {
        min: at(left, top),
        max: at(right, bottom),
        radius: round * radius,
        fill,
        stroke: None,
    };
    let polygon = |points: Vec<[f32; 2]>| Shape::Polygon { points, fill, stroke: None };
    // Points of a regular figure, the first at the top, then clockwise on screen.
    let around = |corner: usize, corners: usize, reach: f32| {
        let turn = std::f32::consts::TAU * corner as f32 / corners as f32;
        at(reach * turn.sin(), -reach * turn.cos())
    };
    match glyph {
        Glyph::Circle => vec![Shape::Circle { center, radius, fill, stroke: None }],
        Glyph::RoundedSquare => vec![rect(-0.9, -0.9, 0.9, 0.9, 0.35)],
        Glyph::Square => vec![rect(-0.86, -0.86, 0.86, 0.86, 0.1)],
        Glyph::Triangle => vec![polygon(vec![at(0.0, -1.05), at(1.08, 0.82), at(-1.08, 0.82)])],
        Glyph::Diamond => vec![polygon(vec![at(0.0, -1.15), at(1.15, 0.0), at(0.0, 1.15), at(-1.15, 0.0)])],
        Glyph::Pentagon => vec![polygon((0..5).map(|corner| around(corner, 5, 1.1)).collect())],
        // Five kites, each from a tip over two notches to the notch opposite, so that they cover the middle together.
        Glyph::Star => {
            let tip = |n: usize| around(2 * (n % 5), 10, 1.3);
            let notch = |n: usize| around((2 * n + 1) % 10, 10, 0.56);
            (0..5).map(|n| polygon(vec![tip(n), notch(n), notch(n + 2), notch(n + 4)])).collect()
        }
        // A receiver that leans from the upper left to the lower right: the grip, and a piece for ear and mouth at its ends.
        Glyph::Handset => {
            let leaning = |along: f32, out: f32| at((along + out) * 0.72, (along - out) * 0.72);
            let piece = |corners: &[(f32, f32)]| polygon(corners.iter().map(|(a, o)| leaning(*a, *o)).collect());
            vec![
                piece(&[(-1.3, -0.05), (-0.85, -0.6), (0.85, -0.6), (1.3, -0.05), (0.5, 0.02), (-0.5, 0.02)]),
                piece(&[(-1.3, -0.08), (-0.55, -0.2), (-0.48, 0.55), (-1.22, 0.62)]),
                piece(&[(1.3, -0.08), (1.22, 0.62), (0.48, 0.55), (0.55, -0.2)]),
            ]
        }
    }
}

/// `share` of `color` on `ground`, opaque.
pub(super) fn blend(color: Rgba, ground: Rgba, share: f32) -> Rgba {
    let mix = |c: u8, g: u8| (f32::from(c) * share + f32::from(g) * (1.0 - share)).round() as u8;
    Rgba::rgb(mix(color.r, ground.r), mix(color.g, ground.g), mix(color.b, ground.b))
}
