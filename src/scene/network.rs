//! A network and the places of its nodes → a picture.

use std::collections::BTreeSet;

use super::bounds::Bounds;
use super::display::{Scene, Shape, Stroke};
use super::glyph::{self, Paint};
use super::labels::{Label, LabelStyle, Room};
use super::layout::Positions;
use super::theme::{Glyph, Mode, Theme};
use crate::base::{EntityId, Rgba};
use crate::model::Target;
use crate::model::network::{Network, Node, Tie};
use crate::text::TextEngine;

/// Which part of the network is seen, how large, and what stands out.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkView {
    /// Of the picture, in points.
    pub size: [f32; 2],
    /// Points on screen for one of the layout.
    pub zoom: f32,
    /// Where the layout's origin is on screen.
    pub pan: [f32; 2],
    pub selected: Option<Target>,
    pub hovered: Option<Target>,
    pub mode: Mode,
}

impl NetworkView {
    /// The view that shows all of `positions` with room for labels around them.
    pub fn fit(positions: &Positions, size: [f32; 2], mode: Mode) -> Self {
        /// For the labels of nodes at the edge; in a crowd few of them have one.
        const MARGIN: [f32; 2] = [64.0, 38.0];
        const COMFORTABLE: f32 = 24.0;
        const LARGEST_ZOOM: f32 = 1.6;
        let bounds = positions.bounds();
        let share = (COMFORTABLE / positions.at.len().max(1) as f32).clamp(0.75, 1.0);
        let zoom_of = |axis: usize, length: f32| (size[axis] - 2.0 * MARGIN[axis] * share).max(40.0) / length.max(1.0);
        let zoom = zoom_of(0, bounds.width()).min(zoom_of(1, bounds.height())).min(LARGEST_ZOOM);
        let [x, y] = bounds.center();
        // A label hangs below its node, so the picture's middle is a little lower than the nodes'.
        let pan = [size[0] / 2.0 - x * zoom, size[1] / 2.0 - y * zoom - 8.0 * share];
        Self { size, zoom, pan, selected: None, hovered: None, mode }
    }

    pub fn screen_from_world(&self, world: [f32; 2]) -> [f32; 2] {
        [world[0] * self.zoom + self.pan[0], world[1] * self.zoom + self.pan[1]]
    }

    pub fn world_from_screen(&self, screen: [f32; 2]) -> [f32; 2] {
        [(screen[0] - self.pan[0]) / self.zoom, (screen[1] - self.pan[1]) / self.zoom]
    }
}

/// How prominently something is drawn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Prominence {
    /// Something else is in focus.
    Background,
    Normal,
    /// Tied to what is in focus, or part of it.
    Near,
    Hovered,
    Selected,
}

/// What the selection or, without one, the pointer brings out.
struct Focus {
    /// Nothing is in focus: everything is drawn alike.
    none: bool,
    nodes: BTreeSet<usize>,
    ties: BTreeSet<usize>,
}

const LABEL_SIZE: f32 = 12.0;
const WIDEST_LABEL: f32 = 168.0;
/// How many of the heaviest nodes may have bold names.
const MOST_BOLD: usize = 5;

/// The picture of `network` as `view` sees it. Nodes outside the picture are left out; labels are drawn as far as they find room,
/// the selected node's always.
pub fn network_scene(network: &Network, positions: &Positions, view: &NetworkView, engine: &mut TextEngine) -> Scene {
    let theme = Theme::of(view.mode);
    let mut scene = Scene::new(view.size, theme.panel, "Network");
    let at: Vec<Option<[f32; 2]>> =
        network.nodes.iter().map(|node| Some(view.screen_from_world(positions.of(node.entity)?))).collect();
    let radii = radii(network, positions.room, view.zoom);
    let focus = Focus::of(network, view);
    draw_ties(&mut scene, network, &at, &focus, view, theme);
    let page = Bounds::at([0.0; 2], view.size);
    let seen = |node: usize| at[node].filter(|at| page.grow(radii[node]).contains(*at));
    // Lightest first, so that heavy nodes lie on top and are hit first.
    for node in (0..network.nodes.len()).rev() {
        let Some(center) = seen(node) else { continue };
        draw_node(&mut scene, &network.nodes[node], center, radii[node], focus.of_node(network, view, node), theme);
    }
    let mut room = Room::new(page);
    for (node, radius) in radii.iter().enumerate() {
        if let Some(center) = seen(node) {
            room.take(Bounds::around(&[center]).grow(*radius));
        }
    }
    let mut order: Vec<usize> = (0..network.nodes.len()).filter(|node| seen(*node).is_some()).collect();
    order.sort_by_key(|&node| std::cmp::Reverse(focus.of_node(network, view, node)));
    let mut labeller = Labeller { scene: &mut scene, room, engine, theme };
    let heaviest = network.nodes.first().map_or(1.0, |node| node.degree);
    for index in order {
        let Some(center) = seen(index) else { continue };
        let (node, prominence) = (&network.nodes[index], focus.of_node(network, view, index));
        let is_heavy = index < MOST_BOLD && node.degree >= 0.5 * heaviest && network.nodes.len() > 2;
        let bold = is_heavy || prominence >= Prominence::Hovered;
        labeller.label(node, center, radii[index], prominence, bold);
    }
    for node in &network.nodes {
        scene.names.insert(Target::Entity(node.entity), format!("{}, {}", node.label, node.kind));
    }
    scene
}

/// How large each node is beside the largest there can be: area grows with the sum of ties.
pub(super) fn size_shares(network: &Network) -> Vec<f32> {
    let heaviest = network.nodes.iter().map(|node| node.degree).fold(1.0, f32::max);
    network.nodes.iter().map(|node| 0.36 + 0.64 * (node.degree / heaviest).sqrt()).collect()
}

/// By weight, a little by the zoom, and never so large that two nodes touch which the layout has kept apart.
pub(super) fn radii(network: &Network, room: f32, zoom: f32) -> Vec<f32> {
    const LARGEST: f32 = 18.0;
    /// Between two nodes, for their rims.
    const GAP: f32 = 2.0;
    const SMALLEST: f32 = 2.0;
    let comfortable = LARGEST * zoom.sqrt().clamp(0.55, 1.8);
    let largest = comfortable.min((room * zoom - GAP) / 2.0);
    size_shares(network).into_iter().map(|share| (share * largest).max(SMALLEST)).collect()
}

impl Focus {
    fn of(network: &Network, view: &NetworkView) -> Self {
        let mut focus = Self { none: true, nodes: BTreeSet::new(), ties: BTreeSet::new() };
        for target in [view.selected, view.hovered].into_iter().flatten() {
            for (index, tie) in network.ties.iter().enumerate() {
                let [a, b] = [tie.a, tie.b].map(|node| network.nodes[node].entity);
                let belongs = match target {
                    Target::Entity(entity) => a == entity || b == entity,
                    Target::Event(event) => tie.events.contains(&event),
                    Target::Tie(one, other) => (a, b) == (one, other) || (b, a) == (one, other),
                    Target::Document(document) => tie.evidence.iter().any(|sentence| sentence.document == document),
                };
                if belongs {
                    focus.ties.insert(index);
                    focus.nodes.extend([tie.a, tie.b]);
                }
            }
        }
        focus.none = focus.nodes.is_empty();
        focus
    }

    fn of_node(&self, network: &Network, view: &NetworkView, node: usize) -> Prominence {
        let target = Some(Target::Entity(network.nodes[node].entity));
        if view.selected == target {
            Prominence::Selected
        } else if view.hovered == target {
            Prominence::Hovered
        } else if self.nodes.contains(&node) {
            Prominence::Near
        } else if self.none {
            Prominence::Normal
        } else {
            Prominence::Background
        }
    }
}

fn draw_ties(
    scene: &mut Scene,
    network: &Network,
    at: &[Option<[f32; 2]>],
    focus: &Focus,
    view: &NetworkView,
    theme: &Theme,
) {
    let page = Bounds::at([0.0; 2], view.size);
    let mut order: Vec<usize> = (0..network.ties.len()).collect();
    order.sort_by_key(|index| (focus.ties.contains(index), network.ties[*index].strong, *index));
    for index in order {
        let tie = &network.ties[index];
        let (Some(from), Some(to)) = (at[tie.a], at[tie.b]) else { continue };
        if !Bounds::around(&[from, to]).grow(4.0).overlaps(page) {
            continue;
        }
        let Some((from, to)) = clip_line(from, to, page) else { continue };
        let target = tie_target(network, tie);
        let is_lit = focus.ties.contains(&index) || view.selected == Some(target) || view.hovered == Some(target);
        let color = match (is_lit, focus.none) {
            (true, _) => theme.accent,
            (false, true) => theme.tie,
            (false, false) => blend(theme.tie, theme.panel, 0.55),
        };
        scene.push(Shape::Line { from, to, stroke: tie_stroke(tie, color) }, Some(target));
        let [a, b] = [tie.a, tie.b].map(|node| network.nodes[node].label.as_str());
        scene.names.insert(target, format!("{a} – {b}, {}", count_of(tie)));
    }
}

fn count_of(tie: &Tie) -> String {
    let plural = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    if tie.strong { plural(tie.events.len(), "event") } else { plural(tie.evidence.len(), "sentence") }
}

fn tie_target(network: &Network, tie: &Tie) -> Target {
    let [a, b]: [EntityId; 2] = [tie.a, tie.b].map(|node| network.nodes[node].entity);
    Target::Tie(a.min(b), a.max(b))
}

fn tie_stroke(tie: &Tie, color: Rgba) -> Stroke {
    let width = if tie.strong { (1.2 + 0.7 * tie.weight.max(1.0).ln_1p()).min(5.0) } else { 1.2 };
    Stroke { width, color, dash: (!tie.strong).then_some((3.0, 4.0)) }
}

fn draw_node(scene: &mut Scene, node: &Node, center: [f32; 2], radius: f32, prominence: Prominence, theme: &Theme) {
    let target = Some(Target::Entity(node.entity));
    let color = theme.entity(node.kind);
    if prominence == Prominence::Hovered {
        scene.push(Shape::Circle { center, radius: radius + 7.0, fill: theme.hot, stroke: None }, target);
    }
    let fill = if prominence == Prominence::Background { blend(color, theme.panel, 0.5) } else { color };
    let shape = Glyph::of_entity(node.kind);
    // A rim in the surface's colour keeps a node apart from the ties and nodes beneath it.
    glyph::draw(scene, shape, center, radius + 2.0, Paint::solid(theme.panel), target);
    glyph::draw(scene, shape, center, radius, Paint::solid(fill), target);
    if prominence == Prominence::Selected {
        glyph::ring(scene, center, radius, theme.accent, target);
    }
}

/// Puts names beside nodes while there is room.
struct Labeller<'a> {
    scene: &'a mut Scene,
    room: Room,
    engine: &'a mut TextEngine,
    theme: &'a Theme,
}

impl Labeller<'_> {
    /// The full name where it fits, otherwise the short one, otherwise none; the selected node's name in any case.
    fn label(&mut self, node: &Node, center: [f32; 2], radius: f32, prominence: Prominence, bold: bool) {
        let must = prominence == Prominence::Selected;
        let color = if prominence == Prominence::Background { self.theme.muted } else { self.theme.ink };
        let style = LabelStyle { bold, ..LabelStyle::new(LABEL_SIZE, color) };
        let gap = radius + if must { 7.0 } else { 2.5 };
        let full = Label::new(self.engine, &node.label, style, Some(WIDEST_LABEL));
        let place = if full.layout.elided && !must { None } else { self.free_place(&full, center, gap) };
        if let Some(place) = place {
            return self.draw(&full, place, node.entity);
        }
        let short = Label::new(self.engine, &node.short_label, style, Some(WIDEST_LABEL));
        if let Some(place) = self.free_place(&short, center, gap) {
            return self.draw(&short, place, node.entity);
        }
        let page = Bounds::at([0.0; 2], [self.scene.width, self.scene.height]);
        if must && let Some(place) = places(&full, center, gap).into_iter().find(|place| page.contains_box(*place)) {
            self.draw(&full, place, node.entity);
        }
    }

    fn free_place(&self, label: &Label, center: [f32; 2], gap: f32) -> Option<Bounds> {
        places(label, center, gap).into_iter().find(|place| self.room.is_free(*place))
    }

    fn draw(&mut self, label: &Label, place: Bounds, entity: EntityId) {
        const AIR: f32 = 3.0;
        self.room.take(Bounds { min: [place.min[0] - AIR, place.min[1]], max: [place.max[0] + AIR, place.max[1]] });
        // Ties run under the letters only faintly.
        let Bounds { min, max } = place.grow(-1.0);
        let fill = self.theme.panel.with_opacity(0.72);
        self.scene.push(Shape::Rect { min, max, radius: 3.0, fill, stroke: None }, None);
        label.draw(self.scene, place.min, Some(Target::Entity(entity)));
    }
}

/// Where a label may stand, the best place first: below its node, above, beside, and beside below.
fn places(label: &Label, [x, y]: [f32; 2], gap: f32) -> [Bounds; 6] {
    let [width, height] = label.size();
    let corners = [
        [x - width / 2.0, y + gap],
        [x - width / 2.0, y - gap - height],
        [x + gap + 2.0, y - height / 2.0],
        [x - gap - 2.0 - width, y - height / 2.0],
        [x + gap * 0.6, y + gap * 0.6],
        [x - gap * 0.6 - width, y + gap * 0.6],
    ];
    corners.map(|min| Bounds::at(min, label.size()))
}

/// `share` of `color` on `ground`, opaque.
pub(super) fn blend(color: Rgba, ground: Rgba, share: f32) -> Rgba {
    let mix = |c: u8, g: u8| (f32::from(c) * share + f32::from(g) * (1.0 - share)).round() as u8;
    Rgba::rgb(mix(color.r, ground.r), mix(color.g, ground.g), mix(color.b, ground.b))
}

/// The part of a line inside `page` (Liang–Barsky), so that a picture never draws outside itself.
fn clip_line(from: [f32; 2], to: [f32; 2], page: Bounds) -> Option<([f32; 2], [f32; 2])> {
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
    (first <= last).then(|| (point(first), point(last)))
}
