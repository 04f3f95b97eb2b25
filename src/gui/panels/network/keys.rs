//! The network by keyboard alone: arrows lead from a node to its neighbours, letters do what the menu offers.

use egui::{EventFilter, Key, Modifiers, Response, Ui, Vec2, vec2};

use super::drawing::Frame;
use crate::base::EntityId;
use crate::model::Target;
use crate::model::network::Network;

/// What a key asks for. The panel answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Point at this node or tie.
    Go(Target),
    Select(Target),
    /// The neighbourhood of the node in so many steps.
    Focus(EntityId, u8),
    WholeNetwork,
    Hide(EntityId),
    Fold(EntityId),
    Pin(EntityId),
    Fit,
    ZoomIn,
    ZoomOut,
    Lasso,
    Menu,
}

/// Reads the keys while the canvas has the keyboard. `at` is what was gone to last.
pub fn read(ui: &Ui, canvas: &Response, network: &Network, frame: &Frame<'_>, at: Option<Target>) -> Option<Asked> {
    if !canvas.has_focus() {
        return None;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(canvas.id, filter));
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (key, way) in [
        (Key::ArrowLeft, vec2(-1.0, 0.0)),
        (Key::ArrowRight, vec2(1.0, 0.0)),
        (Key::ArrowUp, vec2(0.0, -1.0)),
        (Key::ArrowDown, vec2(0.0, 1.0)),
    ] {
        if ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key)) {
            return next_tie(network, at, way.x + way.y > 0.0).map(Asked::Go);
        }
        if pressed(key) {
            return towards(network, frame, at, way).map(Asked::Go);
        }
    }
    if pressed(Key::F) {
        return Some(Asked::Fit);
    }
    if pressed(Key::Plus) || pressed(Key::Equals) {
        return Some(Asked::ZoomIn);
    }
    if pressed(Key::Minus) {
        return Some(Asked::ZoomOut);
    }
    if pressed(Key::L) {
        return Some(Asked::Lasso);
    }
    if pressed(Key::Num0) {
        return Some(Asked::WholeNetwork);
    }
    let target = at?;
    if pressed(Key::Enter) || pressed(Key::Space) {
        return Some(Asked::Select(target));
    }
    let Target::Entity(id) = target else { return None };
    let offered = [
        (Key::Num1, Asked::Focus(id, 1)),
        (Key::Num2, Asked::Focus(id, 2)),
        (Key::H, Asked::Hide(id)),
        (Key::E, Asked::Fold(id)),
        (Key::P, Asked::Pin(id)),
        (Key::M, Asked::Menu),
    ];
    offered.into_iter().find(|(key, _)| pressed(*key)).map(|(_, asked)| asked)
}

/// The neighbour that lies most nearly in the direction of `way`, or any node where none is gone to yet.
fn towards(network: &Network, frame: &Frame<'_>, at: Option<Target>, way: Vec2) -> Option<Target> {
    let index = |id: EntityId| network.nodes.iter().position(|node| node.entity == id);
    let start = match at {
        Some(Target::Entity(id)) => index(id),
        Some(Target::Tie(a, b)) => {
            if way.x + way.y > 0.0 {
                index(b)
            } else {
                index(a)
            }
        }
        _ => None,
    };
    let entity = |node: usize| Some(Target::Entity(network.nodes[node].entity));
    let Some(start) = start else {
        // The most important one in sight.
        return entity(*frame.picture.shown.first()?);
    };
    if matches!(at, Some(Target::Tie(..))) {
        return entity(start);
    }
    let from = frame.at(start)?;
    let neighbours = network.ties.iter().filter(|tie| tie.a == start || tie.b == start).map(|tie| tie.other(start));
    let cost = |node: &usize| {
        let by = frame.at(*node)? - from;
        let along = by.dot(way);
        // A cone of 60° to each side; what lies straight ahead is nearer than what lies aside.
        (along > 0.5 * by.length()).then(|| by.length() * (2.0 - along / by.length().max(1e-3)))
    };
    let reachable = neighbours.filter_map(|node| Some((cost(&node)?, node)));
    let nearest = reachable.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    nearest.and_then(|(_, node)| entity(node))
}

/// The next tie of the node that was gone to, heaviest first and round again.
fn next_tie(network: &Network, at: Option<Target>, is_forward: bool) -> Option<Target> {
    let (node, now) = match at? {
        Target::Entity(id) => (id, None),
        Target::Tie(a, b) => (a, Some((a, b))),
        _ => return None,
    };
    let node = network.nodes.iter().position(|one| one.entity == node)?;
    let mut ties: Vec<usize> =
        (0..network.ties.len()).filter(|tie| network.ties[*tie].a == node || network.ties[*tie].b == node).collect();
    ties.sort_by(|a, b| network.ties[*b].weight.total_cmp(&network.ties[*a].weight).then(a.cmp(b)));
    let target = |tie: &usize| super::access::tie_target(network, *tie);
    let place = now.and_then(|(a, b)| ties.iter().position(|tie| target(tie) == Target::Tie(a, b)));
    let count = ties.len();
    let next = match place {
        None => 0,
        Some(place) if is_forward => (place + 1) % count.max(1),
        Some(place) => (place + count - 1) % count.max(1),
    };
    ties.get(next).map(target)
}
