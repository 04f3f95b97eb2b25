use std::collections::BTreeMap;
use std::sync::Arc;

use super::bounds::Bounds;
use crate::base::Rgba;
use crate::model::Target;
use crate::text::Layout;

/// A picture as a list of shapes, back to front. Lengths are in points, y downwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    pub width: f32,
    pub height: f32,
    pub background: Rgba,
    /// What the picture shows, in one line, for those who cannot see it.
    pub title: String,
    pub items: Vec<Item>,
    /// What each thing in the picture is called, for screen readers and tests.
    pub names: BTreeMap<Target, String>,
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

impl Stroke {
    pub fn solid(width: f32, color: Rgba) -> Self {
        Self { width, color, dash: None }
    }
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

impl Scene {
    pub fn new(size: [f32; 2], background: Rgba, title: impl Into<String>) -> Self {
        let [width, height] = size;
        Self { width, height, background, title: title.into(), items: Vec::new(), names: BTreeMap::new() }
    }

    pub fn push(&mut self, shape: Shape, target: Option<Target>) {
        self.items.push(Item { shape, target });
    }

    /// What lies under a point, the topmost first. Thin shapes can be hit from a little way off.
    pub fn hit(&self, x: f32, y: f32) -> Option<Target> {
        self.items.iter().rev().find(|item| item.target.is_some() && item.shape.is_hit([x, y]))?.target
    }

    /// The box around all shapes of each target, by target.
    pub fn target_bounds(&self) -> BTreeMap<Target, Bounds> {
        let mut found: BTreeMap<Target, Bounds> = BTreeMap::new();
        for item in &self.items {
            if let Some(target) = item.target {
                let bounds = item.shape.bounds();
                found.entry(target).and_modify(|known| *known = known.cover(bounds)).or_insert(bounds);
            }
        }
        found
    }

    /// Draws `other` on top, its top left corner at `at`.
    pub fn place(&mut self, other: Scene, at: [f32; 2]) {
        for mut item in other.items {
            item.shape.shift(at);
            self.items.push(item);
        }
        self.names.extend(other.names);
    }
}

/// How far from a line or a small mark a click still counts, in points.
const REACH: f32 = 3.0;

impl Shape {
    /// The box the shape's ink stays in; for text the laid-out box.
    pub fn bounds(&self) -> Bounds {
        let wide = |stroke: &Option<Stroke>| stroke.map_or(0.0, |stroke| stroke.width / 2.0);
        match self {
            Self::Line { from, to, stroke } => Bounds::around(&[*from, *to]).grow(stroke.width / 2.0),
            Self::Circle { center, radius, stroke, .. } => Bounds::around(&[*center]).grow(radius + wide(stroke)),
            Self::Rect { min, max, stroke, .. } => Bounds { min: *min, max: *max }.grow(wide(stroke)),
            Self::Polygon { points, stroke, .. } => Bounds::around(points).grow(wide(stroke)),
            Self::Fade { min, max, .. } => Bounds { min: *min, max: *max },
            Self::Text { at, layout } => text_bounds(*at, layout),
        }
    }

    fn is_hit(&self, at: [f32; 2]) -> bool {
        match self {
            Self::Line { from, to, stroke } => distance_to_segment(at, *from, *to) <= stroke.width / 2.0 + REACH,
            Self::Circle { center, radius, .. } => (at[0] - center[0]).hypot(at[1] - center[1]) <= radius + REACH,
            _ => self.bounds().grow(REACH).contains(at),
        }
    }

    fn shift(&mut self, by: [f32; 2]) {
        let move_by = |point: &mut [f32; 2]| *point = [point[0] + by[0], point[1] + by[1]];
        match self {
            Self::Line { from, to, .. } => [from, to].into_iter().for_each(move_by),
            Self::Circle { center, .. } => move_by(center),
            Self::Rect { min, max, .. } | Self::Fade { min, max, .. } => [min, max].into_iter().for_each(move_by),
            Self::Polygon { points, .. } => points.iter_mut().for_each(move_by),
            Self::Text { at, .. } => move_by(at),
        }
    }
}

/// From the leftmost to the rightmost letter, and from the first line's top to the last one's bottom.
fn text_bounds(at: [f32; 2], layout: &Layout) -> Bounds {
    let clusters = || layout.lines.iter().flat_map(|line| &line.clusters);
    let left = clusters().map(|cluster| cluster.x0).fold(f32::INFINITY, f32::min);
    let right = clusters().map(|cluster| cluster.x1).fold(f32::NEG_INFINITY, f32::max);
    let (left, right) = if left <= right { (left, right) } else { (0.0, layout.width) };
    Bounds { min: [at[0] + left, at[1]], max: [at[0] + right, at[1] + layout.height] }
}

fn distance_to_segment(at: [f32; 2], from: [f32; 2], to: [f32; 2]) -> f32 {
    let along = [to[0] - from[0], to[1] - from[1]];
    let length = along[0].hypot(along[1]);
    let share = if length > 0.0 {
        ((at[0] - from[0]) * along[0] + (at[1] - from[1]) * along[1]) / (length * length)
    } else {
        0.0
    };
    let share = share.clamp(0.0, 1.0);
    (at[0] - from[0] - share * along[0]).hypot(at[1] - from[1] - share * along[1])
}
