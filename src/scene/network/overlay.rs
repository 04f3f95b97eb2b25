//! What selection and pointer bring out: drawn over the picture at rest, which is not built again for it.

use std::collections::BTreeSet;

use super::label::{Labels, Placed, name_of, places, with_air};
use super::picture::{NetworkPicture, clip_line, node_shapes, tie_target};
use super::view::NetworkView;
use crate::base::Rgba;
use crate::model::Target;
use crate::model::network::Network;
use crate::scene::bounds::Bounds;
use crate::scene::display::{Item, Shape, Stroke};
use crate::scene::glyph;
use crate::scene::labels::Room;
use crate::scene::theme::Theme;

/// How much of what is not brought out is covered.
const VEIL: f32 = 0.5;
/// How many neighbours are named at most.
const MOST_NAMED: usize = 60;

/// Drawn over a [`NetworkPicture`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlay {
    /// Back to front.
    pub items: Vec<Item>,
    pub labels: Vec<Placed>,
    /// Labels of the picture that stand in the way of these and are not to be drawn.
    pub covered: BTreeSet<usize>,
}

/// Further things to bring out than what is selected and pointed at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Emphasis {
    /// Ties of a way, by index.
    pub ties: BTreeSet<usize>,
    /// Nodes that were marked, by index.
    pub nodes: BTreeSet<usize>,
}

/// What is brought out, by index.
struct Focus {
    nodes: BTreeSet<usize>,
    ties: BTreeSet<usize>,
}

impl Overlay {
    /// Nothing is selected, pointed at or marked: an empty overlay.
    pub fn new(
        network: &Network,
        picture: &NetworkPicture,
        view: &NetworkView,
        emphasis: &Emphasis,
        labels: &mut Labels,
    ) -> Self {
        let theme = Theme::of(view.mode);
        let page = Bounds::at([0.0; 2], view.size);
        let focus = Focus::of(network, view, emphasis);
        let mut overlay = Self::default();
        if focus.nodes.is_empty() {
            return overlay;
        }
        let fill = theme.panel.with_opacity(VEIL);
        overlay.push(Shape::Rect { min: page.min, max: page.max, radius: 0.0, fill, stroke: None }, None);
        overlay.draw_ties(network, picture, &focus, page, theme);
        // Lightest first, so that heavy nodes lie on top.
        let on_page: Vec<usize> = picture.shown.iter().copied().filter(|node| focus.nodes.contains(node)).collect();
        for &node in on_page.iter().rev() {
            overlay.draw_node(network, picture, view, emphasis, node, theme);
        }
        overlay.name(network, picture, view, &on_page, labels);
        overlay
    }

    fn push(&mut self, shape: Shape, target: Option<Target>) {
        self.items.push(Item { shape, target });
    }

    fn draw_ties(&mut self, network: &Network, picture: &NetworkPicture, focus: &Focus, page: Bounds, theme: &Theme) {
        for &index in &focus.ties {
            let tie = &network.ties[index];
            let (Some(from), Some(to)) = (picture.at[tie.a], picture.at[tie.b]) else { continue };
            let Some(ends) = clip_line(from, to, page) else { continue };
            let stroke = Stroke { color: theme.accent, ..picture.stroke(index) };
            for shape in picture.tie_shapes(tie, ends, stroke, true) {
                self.push(shape, Some(tie_target(network, tie)));
            }
        }
    }

    fn draw_node(
        &mut self,
        network: &Network,
        picture: &NetworkPicture,
        view: &NetworkView,
        emphasis: &Emphasis,
        index: usize,
        theme: &Theme,
    ) {
        let (node, radius) = (&network.nodes[index], picture.radii[index]);
        let Some(center) = picture.at[index] else { return };
        let target = Some(Target::Entity(node.entity));
        if view.hovered == target {
            self.push(Shape::Circle { center, radius: radius + 7.0, fill: theme.hot, stroke: None }, target);
        }
        for shape in node_shapes(node.kind, center, radius, picture.color(index), theme) {
            self.push(shape, target);
        }
        if view.selected == target || emphasis.nodes.contains(&index) {
            let stroke = Some(Stroke::solid(2.0, theme.accent));
            let shape = Shape::Circle { center, radius: radius + glyph::RING, fill: Rgba::TRANSPARENT, stroke };
            self.push(shape, target);
        }
    }

    /// Names the selected node in any case, then the one pointed at, then others as far as they have room.
    fn name(
        &mut self,
        network: &Network,
        picture: &NetworkPicture,
        view: &NetworkView,
        on_page: &[usize],
        labels: &mut Labels,
    ) {
        let page = Bounds::at([0.0; 2], view.size);
        let mut room = Room::new(page);
        for &node in on_page {
            if let Some(center) = picture.at[node] {
                room.take(Bounds::around(&[center]).grow(picture.radii[node]));
            }
        }
        let rank = |node: usize| {
            let target = Some(Target::Entity(network.nodes[node].entity));
            (view.selected != target, view.hovered != target)
        };
        let mut order = on_page.to_vec();
        order.sort_by_key(|node| rank(*node));
        for index in order.into_iter().take(MOST_NAMED) {
            let (node, Some(center)) = (&network.nodes[index], picture.at[index]) else { continue };
            let is_first = rank(index) != (true, true);
            let must = view.selected == Some(Target::Entity(node.entity));
            let gap = picture.radii[index] + if must { 7.0 } else { 2.5 };
            let mut found = None;
            for name in [name_of(node), node.short_label.clone()] {
                let label = labels.set(&name, is_first, view.mode);
                let places = places(&label, center, gap);
                let free = places.into_iter().find(|place| room.is_free(*place));
                let inside = || places.into_iter().find(|place| page.contains_box(*place));
                if let Some(place) = free.or_else(|| if must { inside() } else { None }) {
                    found = Some((label, place));
                    break;
                }
            }
            if let Some((label, place)) = found {
                room.take(with_air(place));
                self.labels.push(Placed { node: index, bounds: place, layout: label.layout });
            }
        }
        self.cover(picture);
    }

    fn cover(&mut self, picture: &NetworkPicture) {
        for (index, label) in picture.labels.iter().enumerate() {
            let is_in_the_way = |other: &Placed| other.node == label.node || other.bounds.overlaps(label.bounds);
            if self.labels.iter().any(is_in_the_way) {
                self.covered.insert(index);
            }
        }
    }
}

impl Focus {
    fn of(network: &Network, view: &NetworkView, emphasis: &Emphasis) -> Self {
        let mut focus = Self { nodes: emphasis.nodes.clone(), ties: emphasis.ties.clone() };
        for tie in &emphasis.ties {
            focus.nodes.extend([network.ties[*tie].a, network.ties[*tie].b]);
        }
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
            // A node without a tie stands out as well.
            if let Target::Entity(entity) = target {
                focus.nodes.extend(network.nodes.iter().position(|node| node.entity == entity));
            }
        }
        focus
    }
}
