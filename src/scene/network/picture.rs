//! The picture of a network at rest: what does not change with selection or pointer, so that it is built once for a view.

use rustc_hash::FxHashMap;

use super::label::{Labels, Placed, place_labels};
use super::look::{Colors, radii, tie_stroke};
use super::view::NetworkView;
use crate::base::{EntityId, Rgba};
use crate::model::Target;
use crate::model::network::{Network, Node, Tie, TieKind};
use crate::scene::bounds::Bounds;
use crate::scene::display::{Item, Scene, Shape, Stroke};
use crate::scene::glyph::{self, Paint};
use crate::scene::layout::Positions;
use crate::scene::theme::{Glyph, Theme};

/// More ties than this are not told apart by an eye; the heaviest in view are drawn.
const MOST_TIES: usize = 12_000;
/// Past so many ties in view each is a thin line, without dashes and arrows, which nobody could see.
const CROWD: usize = 4_000;
/// In a crowd a node below this radius is a dot, whatever its kind.
const DOT: f32 = 3.0;
/// Below this one it has no rim, which would be most of it.
const RIMLESS: f32 = 5.0;
/// More nodes than this in view are a crowd: rims and the shapes of small nodes cannot be told there, and cost as much as the nodes.
const CROWD_OF_NODES: usize = 600;
/// How far from a node or a tie a click still counts, in points.
const REACH: f32 = 3.0;

/// A network drawn for one view. Lengths are in points of the picture, y downwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkPicture {
    /// Ties, then nodes, back to front.
    pub ground: Vec<Item>,
    pub labels: Vec<Placed>,
    /// Where each node of the network is, also outside the page. `None` for one without a place.
    pub at: Vec<Option<[f32; 2]>>,
    pub radii: Vec<f32>,
    /// Those drawn: the tie's index and its visible part, lightest first.
    pub ties: Vec<(usize, [[f32; 2]; 2])>,
    /// Nodes on the page, by importance.
    pub shown: Vec<usize>,
    /// Ties in view that were left out since there are too many.
    pub left_out: usize,
    /// By node: its place in `shown`.
    rank: Vec<Option<usize>>,
    /// By node: the indices of its ties.
    ties_of: Vec<Vec<u32>>,
    node_of: FxHashMap<EntityId, usize>,
    colors: Vec<Rgba>,
    strokes: Vec<Stroke>,
}

impl NetworkPicture {
    /// Draws what lies on the page of `view`, which may be larger than what is seen of it, and names what there is room for.
    pub fn new(network: &Network, positions: &Positions, view: &NetworkView, labels: &mut Labels) -> Self {
        let theme = Theme::of(view.mode);
        let colors = Colors::new(network, view.style, theme);
        let place = |node: &Node| Some(view.screen_from_world(positions.of(node.entity)?));
        let at: Vec<Option<[f32; 2]>> = network.nodes.iter().map(place).collect();
        let radii = radii(network, view.style.size_by, positions.room, view.zoom);
        let strokes = network.ties.iter().map(|tie| tie_stroke(tie, &colors, theme)).collect();
        let page = Bounds::at([0.0; 2], view.size);
        let seen = |node: &usize| at[*node].is_some_and(|at| page.grow(radii[*node]).contains(at));
        let mut shown: Vec<usize> = (0..network.nodes.len()).filter(seen).collect();
        shown.sort_by(|a, b| radii[*b].total_cmp(&radii[*a]).then(a.cmp(b)));
        let mut rank = vec![None; network.nodes.len()];
        shown.iter().enumerate().for_each(|(place, node)| rank[*node] = Some(place));
        let mut ties_of = vec![Vec::new(); network.nodes.len()];
        for (index, tie) in (0u32..).zip(&network.ties) {
            [tie.a, tie.b].into_iter().for_each(|node| ties_of[node].push(index));
        }
        let node_of = network.nodes.iter().enumerate().map(|(index, node)| (node.entity, index)).collect();
        let mut picture =
            Self { at, radii, shown, rank, ties_of, node_of, colors: colors.of, strokes, ..Self::default() };
        picture.draw_ties(network, page);
        for node in picture.shown.clone().into_iter().rev() {
            picture.draw_node(&network.nodes[node], node, theme);
        }
        picture.labels = place_labels(network, &picture, page, labels, view.mode);
        picture
    }

    fn draw_ties(&mut self, network: &Network, page: Bounds) {
        let visible = |index: usize| {
            let tie = &network.ties[index];
            Some((index, clip_line(self.at[tie.a]?, self.at[tie.b]?, page)?))
        };
        self.ties = (0..network.ties.len()).filter_map(visible).collect();
        let weight = |index: usize| (network.ties[index].strong, network.ties[index].weight);
        self.ties.sort_by(|(a, _), (b, _)| {
            let ((strong_a, a_weighs), (strong_b, b_weighs)) = (weight(*a), weight(*b));
            strong_a.cmp(&strong_b).then(a_weighs.total_cmp(&b_weighs)).then(b.cmp(a))
        });
        self.left_out = self.ties.len().saturating_sub(MOST_TIES);
        self.ties.drain(..self.left_out);
        let is_crowd = self.ties.len() > CROWD;
        for at in 0..self.ties.len() {
            let (index, ends) = self.ties[at];
            let tie = &network.ties[index];
            let mut stroke = self.strokes[index];
            if is_crowd {
                stroke = Stroke { width: (stroke.width * 0.5).max(0.6), dash: None, ..stroke };
            }
            let items = self.tie_shapes(tie, ends, stroke, !is_crowd);
            let target = Some(tie_target(network, tie));
            self.ground.extend(items.into_iter().map(|shape| Item { shape, target }));
        }
    }

    /// A line, and for a statement an arrow's head in front of whom it names.
    pub(super) fn tie_shapes(&self, tie: &Tie, [from, to]: [[f32; 2]; 2], stroke: Stroke, arrows: bool) -> Vec<Shape> {
        let mut shapes = vec![Shape::Line { from, to, stroke }];
        if arrows {
            for (says, speaker, named) in [(tie.says[0], tie.a, tie.b), (tie.says[1], tie.b, tie.a)] {
                if let (true, Some(from), Some(to)) = (says, self.at[speaker], self.at[named]) {
                    shapes.extend(arrow_head(from, to, self.radii[named] + 2.0, stroke));
                }
            }
        }
        shapes
    }

    fn draw_node(&mut self, node: &Node, index: usize, theme: &Theme) {
        let Some(center) = self.at[index] else { return };
        let in_crowd = self.shown.len() > CROWD_OF_NODES;
        let items = node_shapes(node.kind, center, (self.radii[index], in_crowd), self.colors[index], theme);
        let target = Some(Target::Entity(node.entity));
        self.ground.extend(items.into_iter().map(|shape| Item { shape, target }));
    }

    /// Which node of the network it is.
    pub fn node(&self, entity: EntityId) -> Option<usize> {
        self.node_of.get(&entity).copied()
    }

    /// The indices of a node's ties.
    pub fn ties_of(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        self.ties_of[node].iter().map(|tie| *tie as usize)
    }

    /// How many nodes on the page are more important; `None` for one that is not on it.
    pub(super) fn rank(&self, node: usize) -> Option<usize> {
        self.rank[node]
    }

    pub(super) fn color(&self, node: usize) -> Rgba {
        self.colors[node]
    }

    pub(super) fn stroke(&self, tie: usize) -> Stroke {
        self.strokes[tie]
    }

    /// What lies under a point: the topmost node, otherwise the nearest tie within reach.
    pub fn hit(&self, network: &Network, point: [f32; 2]) -> Option<Target> {
        let to_node = |node: &usize| {
            let [x, y] = self.at[*node]?;
            Some((point[0] - x).hypot(point[1] - y) - self.radii[*node])
        };
        let node = self.shown.iter().find(|node| to_node(node).is_some_and(|apart| apart <= REACH));
        if let Some(node) = node {
            return Some(Target::Entity(network.nodes[*node].entity));
        }
        if let Some(label) = self.labels.iter().find(|label| label.bounds.contains(point)) {
            return Some(Target::Entity(network.nodes[label.node].entity));
        }
        let apart = |(index, [from, to]): &(usize, [[f32; 2]; 2])| {
            let apart = distance_to_segment(point, *from, *to) - self.strokes[*index].width / 2.0;
            (apart <= REACH).then_some((apart, *index))
        };
        let near = |ends: &[[f32; 2]; 2]| Bounds::around(ends).grow(REACH + 3.0).contains(point);
        let candidates = self.ties.iter().filter(|(_, ends)| near(ends)).filter_map(apart);
        let nearest = candidates.min_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        nearest.map(|(_, index)| tie_target(network, &network.ties[index]))
    }

    /// The nodes inside a closed line, by importance.
    pub fn inside(&self, outline: &[[f32; 2]]) -> Vec<usize> {
        let is_inside = |node: &usize| self.at[*node].is_some_and(|at| contains(outline, at));
        self.shown.iter().copied().filter(is_inside).collect()
    }
}

/// Whether a point lies inside a closed line (even–odd rule).
fn contains(outline: &[[f32; 2]], [x, y]: [f32; 2]) -> bool {
    let mut inside = false;
    for (at, [ax, ay]) in outline.iter().enumerate() {
        let [bx, by] = outline[(at + 1) % outline.len()];
        if (*ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax {
            inside = !inside;
        }
    }
    inside
}

pub(super) fn node_shapes(
    kind: crate::base::EntityKind,
    center: [f32; 2],
    (radius, in_crowd): (f32, bool),
    fill: Rgba,
    theme: &Theme,
) -> Vec<Shape> {
    if in_crowd && radius < DOT {
        let (min, max) = (center.map(|at| at - radius * 0.85), center.map(|at| at + radius * 0.85));
        return vec![Shape::Rect { min, max, radius: 0.0, fill, stroke: None }];
    }
    let shape = Glyph::of_entity(kind);
    if radius < RIMLESS || in_crowd {
        return glyph::pieces(shape, center, radius, fill);
    }
    // A rim in the surface's colour keeps a node apart from the ties and nodes beneath it.
    let mut shapes = glyph::pieces(shape, center, radius + 2.0, theme.panel);
    shapes.extend(glyph::pieces(shape, center, radius, Paint::solid(fill).fill));
    shapes
}

fn arrow_head(from: [f32; 2], to: [f32; 2], gap: f32, stroke: Stroke) -> Option<Shape> {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = dx.hypot(dy);
    let (long, half) = (5.0 + 1.6 * stroke.width, 2.5 + 0.9 * stroke.width);
    if length < gap + long {
        return None;
    }
    let (ux, uy) = (dx / length, dy / length);
    let tip = [to[0] - ux * gap, to[1] - uy * gap];
    let foot = [tip[0] - ux * long, tip[1] - uy * long];
    let points = vec![tip, [foot[0] - uy * half, foot[1] + ux * half], [foot[0] + uy * half, foot[1] - ux * half]];
    Some(Shape::Polygon { points, fill: stroke.color, stroke: None })
}

pub(super) fn tie_target(network: &Network, tie: &Tie) -> Target {
    let [a, b]: [EntityId; 2] = [tie.a, tie.b].map(|node| network.nodes[node].entity);
    Target::Tie(a.min(b), a.max(b))
}

/// What a node is called, and its kind: `name, person`
pub fn node_name(node: &Node) -> String {
    format!("{}, {}", node.label, node.kind)
}

/// How much ties a node: `3 ties, 12 mentions`
pub fn node_value(node: &Node, ties: usize) -> String {
    let folded = if node.folded > 0 { format!(", {} folded away", node.folded) } else { String::new() };
    format!("{}, {}{folded}", plural(ties, "tie"), plural(node.mentions as usize, "mention"))
}

/// What a tie is called, and what there is most of in it: `a – b, meeting`
pub fn tie_name(network: &Network, tie: &Tie) -> String {
    let [a, b] = [tie.a, tie.b].map(|node| network.nodes[node].label.as_str());
    let arrow = match tie.says {
        [true, false] => "→",
        [false, true] => "←",
        _ => "–",
    };
    format!("{a} {arrow} {b}, {}", tie.kind().label())
}

/// How much there is of each kind: `1 meeting, 2 calls`
pub fn tie_value(tie: &Tie) -> String {
    let name = |kind: TieKind| if kind == TieKind::Sentence { "shared sentence" } else { kind.label() };
    let kinds: Vec<String> = tie.kinds.iter().map(|(kind, count)| plural(*count as usize, name(*kind))).collect();
    kinds.join(", ")
}

fn plural(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

fn distance_to_segment(at: [f32; 2], from: [f32; 2], to: [f32; 2]) -> f32 {
    let along = [to[0] - from[0], to[1] - from[1]];
    let square = along[0] * along[0] + along[1] * along[1];
    let share = ((at[0] - from[0]) * along[0] + (at[1] - from[1]) * along[1]) / square.max(1e-9);
    let share = share.clamp(0.0, 1.0);
    (at[0] - from[0] - share * along[0]).hypot(at[1] - from[1] - share * along[1])
}

/// The part of a line inside `page` (Liang–Barsky), so that a picture never draws outside itself.
pub(super) fn clip_line(from: [f32; 2], to: [f32; 2], page: Bounds) -> Option<[[f32; 2]; 2]> {
    let along = [to[0] - from[0], to[1] - from[1]];
    let (mut first, mut last) = (0.0f32, 1.0f32);
    for axis in 0..2 {
        if along[axis] == 0.0 {
            if from[axis] < page.min[axis] || from[axis] > page.max[axis] {
                return None;
            }
            continue;
        }
        let to_min = (page.min[axis] - from[axis]) / along[axis];
        let to_max = (page.max[axis] - from[axis]) / along[axis];
        first = first.max(to_min.min(to_max));
        last = last.min(to_min.max(to_max));
    }
    let point = |share: f32| [from[0] + along[0] * share, from[1] + along[1] * share];
    (first <= last).then(|| [point(first), point(last)])
}

impl NetworkPicture {
    /// The names of all that is drawn, for those who cannot see it.
    pub(super) fn name_into(&self, scene: &mut Scene, network: &Network) {
        for (index, node) in network.nodes.iter().enumerate() {
            let name = format!("{}, {}", node_name(node), node_value(node, self.ties_of[index].len()));
            scene.names.insert(Target::Entity(node.entity), name);
        }
        for (index, _) in &self.ties {
            let tie = &network.ties[*index];
            let name = format!("{}, {}", tie_name(network, tie), tie_value(tie));
            scene.names.insert(tie_target(network, tie), name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::EntityKind;
    use crate::scene::theme::Mode;

    #[test]
    fn kinds_are_told_apart_by_shape_however_small_unless_in_a_crowd() {
        let theme = Theme::of(Mode::Light);
        let drawn = |kind, in_crowd| node_shapes(kind, [0.0; 2], (1.5, in_crowd), Rgba::WHITE, theme);
        assert!(matches!(drawn(EntityKind::Person, false)[..], [Shape::Circle { .. }]));
        assert_ne!(drawn(EntityKind::Person, false), drawn(EntityKind::Place, false));
        assert_eq!(drawn(EntityKind::Person, true), drawn(EntityKind::Place, true));
    }
}
