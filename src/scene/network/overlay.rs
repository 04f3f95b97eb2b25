//! What selection and pointer bring out: drawn over the picture at rest, which is not built again for it.

use std::collections::BTreeSet;

use super::label::{Labels, Placed, name_of, places, with_air};
use super::picture::{NetworkPicture, clip_line, node_shapes, tie_target};
use super::view::NetworkView;
use crate::base::Rgba;
use crate::model::Target;
use crate::model::network::{Network, Tie};
use crate::scene::bounds::Bounds;
use crate::scene::display::{Item, Shape, Stroke};
use crate::scene::glyph;
use crate::scene::labels::Room;
use crate::scene::theme::Theme;

/// How much of what is not brought out is covered; less where that is what the open document tells of, since one is always open.
const VEIL: f32 = 0.5;
const THIN_VEIL: f32 = 0.25;
/// Among more nodes than this names may lie on some.
const MOST_AVOIDED: usize = 600;
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
    /// Some names are still to be shaped, and will be there when it is made again.
    pub is_unfinished: bool,
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Focus {
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
        let kept = Focus::of(network, picture, view.selected, emphasis);
        Self::over(network, picture, view, (&kept, emphasis), labels)
    }

    /// The same, where what is selected and emphasised brings out `kept`.
    pub fn over(
        network: &Network,
        picture: &NetworkPicture,
        view: &NetworkView,
        (kept, emphasis): (&Focus, &Emphasis),
        labels: &mut Labels,
    ) -> Self {
        let theme = Theme::of(view.mode);
        let page = Bounds::at([0.0; 2], view.size);
        let mut focus = kept.clone();
        focus.add(network, picture, view.hovered);
        let mut overlay = Self::default();
        if focus.nodes.is_empty() {
            return overlay;
        }
        let is_at_rest = view.hovered.is_none() && emphasis == &Emphasis::default();
        let is_thin = is_at_rest && matches!(view.selected, Some(Target::Document(_)));
        let fill = theme.panel.with_opacity(if is_thin { THIN_VEIL } else { VEIL });
        overlay.push(Shape::Rect { min: page.min, max: page.max, radius: 0.0, fill, stroke: None }, None);
        overlay.draw_ties(network, picture, &focus, page, theme);
        // Lightest first, so that heavy nodes lie on top.
        let mut on_page: Vec<usize> =
            focus.nodes.iter().copied().filter(|node| picture.rank(*node).is_some()).collect();
        on_page.sort_by_key(|node| picture.rank(*node));
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
        for shape in node_shapes(node.kind, center, (radius, false), picture.color(index), theme) {
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
        let room_without = |nodes: &[usize]| {
            let mut room = Room::new(page);
            for &node in nodes {
                if let Some(center) = picture.at[node] {
                    room.take(Bounds::around(&[center]).grow(picture.radii[node]));
                }
            }
            room
        };
        let mut room = room_without(on_page);
        // Where there is a choice, names do not lie on nodes that are not brought out either.
        let others = room_without(if picture.shown.len() <= MOST_AVOIDED { &picture.shown } else { &[] });
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
                let label = match is_first {
                    true => Some(labels.set(&name, true, view.mode)),
                    false => labels.set_if_allowed(&name, view.mode),
                };
                let Some(label) = label else {
                    self.is_unfinished = true;
                    break;
                };
                let places = places(&label, center, gap);
                let is_free = |place: &Bounds| room.is_free(*place);
                let free = places.into_iter().find(|place| is_free(place) && others.is_free(*place));
                let free = free.or_else(|| places.into_iter().find(is_free));
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
    /// What is emphasised, and what has to do with `target`.
    pub fn of(network: &Network, picture: &NetworkPicture, target: Option<Target>, emphasis: &Emphasis) -> Self {
        let mut focus = Self { nodes: emphasis.nodes.clone(), ties: emphasis.ties.clone() };
        for tie in &emphasis.ties {
            focus.nodes.extend([network.ties[*tie].a, network.ties[*tie].b]);
        }
        focus.add(network, picture, target);
        focus
    }

    fn add(&mut self, network: &Network, picture: &NetworkPicture, target: Option<Target>) {
        let every = || network.ties.iter().enumerate();
        match target {
            // A node without a tie stands out as well.
            Some(Target::Entity(entity)) => {
                if let Some(node) = picture.node(entity) {
                    self.nodes.insert(node);
                    picture.ties_of(node).for_each(|tie| self.add_tie(network, tie));
                }
            }
            Some(Target::Tie(one, other)) => {
                if let (Some(one), Some(other)) = (picture.node(one), picture.node(other)) {
                    let between = |tie: &usize| network.ties[*tie].other(one) == other;
                    picture.ties_of(one).filter(between).for_each(|tie| self.add_tie(network, tie));
                }
            }
            Some(Target::Event(event)) => {
                let of_event = every().filter(|(_, tie)| tie.events.contains(&event));
                of_event.for_each(|(index, _)| self.add_tie(network, index));
            }
            Some(Target::Document(document)) => {
                let is_told = |tie: &Tie| tie.evidence.iter().any(|sentence| sentence.document == document);
                every().filter(|(_, tie)| is_told(tie)).for_each(|(index, _)| self.add_tie(network, index));
            }
            None => {}
        }
    }

    fn add_tie(&mut self, network: &Network, index: usize) {
        self.ties.insert(index);
        self.nodes.extend([network.ties[index].a, network.ties[index].b]);
    }
}
