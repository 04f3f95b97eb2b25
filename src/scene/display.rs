use std::sync::Arc;

use crate::base::Rgba;
use crate::model::Target;
use crate::text::Layout;

/// A picture as a list of shapes, back to front. Lengths are in points, y downwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    pub width: f32,
    pub height: f32,
    pub background: Rgba,
    pub items: Vec<Item>,
}

/// One shape and what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub shape: Shape,
    /// What a click on it selects.
    pub target: Option<Target>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    pub width: f32,
    pub color: Rgba,
    /// Lengths of dash and gap.
    pub dash: Option<(f32, f32)>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Line {
        from: [f32; 2],
        to: [f32; 2],
        stroke: Stroke,
    },
    Circle {
        center: [f32; 2],
        radius: f32,
        fill: Rgba,
        stroke: Option<Stroke>,
    },
    Rect {
        min: [f32; 2],
        max: [f32; 2],
        radius: f32,
        fill: Rgba,
        stroke: Option<Stroke>,
    },
    /// Closed and convex.
    Polygon {
        points: Vec<[f32; 2]>,
        fill: Rgba,
        stroke: Option<Stroke>,
    },
    /// A bar whose colour fades from `from` (at its left) to `to`.
    Fade {
        min: [f32; 2],
        max: [f32; 2],
        from: Rgba,
        to: Rgba,
    },
    /// A laid-out paragraph with its top left corner at `at`.
    Text {
        at: [f32; 2],
        layout: Arc<Layout>,
    },
}
