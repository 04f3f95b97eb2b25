//! Nodes and ties of the picture as accessible nodes, each with name, kind and value; and what assistive technology asks of them.

use egui::accesskit::{Action, Rect as AccessRect, Role, Toggled};
use egui::{Id, Rect, Ui};

use super::drawing::Frame;
use crate::gui::app::Command;
use crate::gui::context::Context;
use crate::gui::widgets::set_language;
use crate::model::Target;
use crate::model::network::Network;
use crate::scene::{node_name, node_value, tie_name, tie_value};

/// Where a node or a tie is asked for by its accessible node.
pub fn id_of(canvas: Id, target: Target) -> Id {
    canvas.with(("mark", target))
}

/// Describes what is in sight. Without a reader that asks for it this costs nothing, however large the picture.
pub fn describe(ui: &Ui, context: &Context<'_>, canvas: Id, network: &Network, frame: &Frame<'_>, clip: Rect) {
    let ctx = ui.ctx();
    if ctx.accesskit_node_builder(canvas, |_| ()).is_none() {
        return;
    }
    let mut ties_of = vec![0usize; network.nodes.len()];
    network.ties.iter().for_each(|tie| [tie.a, tie.b].into_iter().for_each(|node| ties_of[node] += 1));
    for &index in &frame.picture.shown {
        let (node, Some(center)) = (&network.nodes[index], frame.at(index)) else { continue };
        let radius = frame.picture.radii[index];
        let rect = Rect::from_center_size(center, egui::Vec2::splat(2.0 * radius));
        if clip.contains(center) {
            let target = Target::Entity(node.entity);
            let value = node_value(node, ties_of[index]);
            describe_one(ui, context, id_of(canvas, target), target, rect, (node_name(node), value));
        }
    }
    for (index, _) in &frame.picture.ties {
        let tie = &network.ties[*index];
        let (Some(from), Some(to)) = (frame.at(tie.a), frame.at(tie.b)) else { continue };
        let rect = Rect::from_two_pos(from, to);
        if clip.intersects(rect) {
            let target = tie_target(network, *index);
            let names = (tie_name(network, tie), tie_value(tie));
            describe_one(ui, context, id_of(canvas, target), target, rect, names);
        }
    }
}

fn describe_one(ui: &Ui, context: &Context<'_>, id: Id, target: Target, rect: Rect, (name, value): (String, String)) {
    let selected = context.is_selected(target);
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Button);
        node.set_label(name.as_str());
        node.set_value(value);
        node.set_toggled(if selected { Toggled::True } else { Toggled::False });
        node.set_bounds(AccessRect {
            x0: rect.left().into(),
            y0: rect.top().into(),
            x1: rect.right().into(),
            y1: rect.bottom().into(),
        });
        node.add_action(Action::Click);
        node.add_action(Action::Focus);
    });
    set_language(ui.ctx(), id, &name);
}

pub fn tie_target(network: &Network, tie: usize) -> Target {
    let [a, b] = [network.ties[tie].a, network.ties[tie].b].map(|node| network.nodes[node].entity);
    Target::Tie(a.min(b), a.max(b))
}

/// Does what assistive technology has asked of nodes and ties: a click selects, focus points at.
pub fn answer(ui: &Ui, context: &Context<'_>, canvas: Id, network: &Network) {
    let asked: Vec<_> = ui.input(|input| {
        let request = |event: &egui::Event| match event {
            egui::Event::AccessKitActionRequest(request) => Some((request.target_node, request.action)),
            _ => None,
        };
        input.events.iter().filter_map(request).collect()
    });
    if asked.is_empty() {
        return;
    }
    let nodes = network.nodes.iter().map(|node| Target::Entity(node.entity));
    let targets = nodes.chain((0..network.ties.len()).map(|tie| tie_target(network, tie)));
    for target in targets {
        let id = id_of(canvas, target).accesskit_id();
        for (_, action) in asked.iter().filter(|(node, _)| *node == id) {
            match action {
                Action::Click => context.commands.send(Command::Select(target)),
                Action::Focus => context.commands.send(Command::Hover(target)),
                _ => {}
            }
        }
    }
}
