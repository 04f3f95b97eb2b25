//! The shortest ways between two entities, each tie with the sentences that carry it.

use std::collections::BTreeSet;

use egui::{RichText, ScrollArea, Ui};

use super::access::tie_target;
use crate::base::EntityId;
use crate::gui::context::Context;
use crate::gui::panels::inspector::parts;
use crate::gui::theme::{color, margin, size, space};
use crate::gui::widgets::{Label, TextRole};
use crate::model::network::{Lens, Network, Way, shortest_ways};
use crate::model::{Quote, Target, quotes};

const MOST_WAYS: usize = 20;
/// Sentences shown for a tie; the inspector has all of them.
const MOST_SENTENCES: usize = 3;

pub struct Ways {
    ways: Vec<Way>,
    /// For each way, for each of its ties: what it is called, and its first sentences.
    steps: Vec<Vec<Step>>,
}

struct Step {
    target: Target,
    /// Both ends.
    label: String,
    count: String,
    quotes: Vec<Quote>,
}

impl Ways {
    /// In what the filter lets pass, without hidden nodes.
    pub fn find(context: &Context<'_>, from: EntityId, to: EntityId) -> Self {
        let hidden = context.network.lens.hidden.clone();
        let lens = Lens { most: usize::MAX, hidden, ..Lens::default() };
        let network = lens.of(&context.models.network);
        let ways = shortest_ways(&network, from, to, MOST_WAYS);
        let step = |tie: usize| step(context, &network, tie);
        let steps = ways.iter().map(|way| way.ties.iter().map(|tie| step(*tie)).collect()).collect();
        Self { ways, steps }
    }

    /// The ties of all ways, by index in `network`.
    pub fn ties_in(&self, network: &Network) -> BTreeSet<usize> {
        let targets: BTreeSet<Target> = self.steps.iter().flatten().map(|step| step.target).collect();
        (0..network.ties.len()).filter(|tie| targets.contains(&tie_target(network, *tie))).collect()
    }

    /// Lists the ways above the picture. Says whether they are to be closed.
    pub fn ui(&mut self, ui: &mut Ui, context: &Context<'_>) -> bool {
        let mut is_closed = false;
        let most = ui.available_height() * 0.45;
        egui::Frame::new().inner_margin(margin(space::M, space::XS)).show(ui, |ui| {
            ui.horizontal(|ui| {
                let title = match (self.ways.len(), self.ways.first()) {
                    (0, _) | (_, None) => "No way leads there".to_owned(),
                    (1, Some(way)) => format!("1 shortest way, {} ties long", way.ties.len()),
                    (count, Some(way)) => format!("{count} shortest ways, {} ties long", way.ties.len()),
                };
                ui.label(RichText::new(title).strong());
                is_closed = ui.button(RichText::new("Close ways").size(size::SMALL)).clicked();
            });
            ScrollArea::vertical().id_salt("ways").max_height(most).auto_shrink([false, true]).show(ui, |ui| {
                for (number, steps) in self.steps.iter().enumerate() {
                    if number > 0 {
                        ui.separator();
                    }
                    steps.iter().for_each(|step| step_ui(ui, context, step));
                }
            });
        });
        let bottom = ui.cursor().top();
        ui.painter().hline(ui.max_rect().x_range(), bottom, (1.0, color(context.theme.line)));
        is_closed
    }
}

fn step(context: &Context<'_>, network: &Network, index: usize) -> Step {
    let tie = &network.ties[index];
    let [a, b] = [tie.a, tie.b].map(|node| network.nodes[node].label.as_str());
    let quotes = context
        .folder
        .map_or_else(Vec::new, |folder| quotes(&folder.analysis, tie.evidence.iter().take(MOST_SENTENCES).copied()));
    Step {
        target: tie_target(network, index),
        label: format!("{a} – {b}"),
        count: crate::scene::tie_value(tie),
        quotes,
    }
}

fn step_ui(ui: &mut Ui, context: &Context<'_>, step: &Step) {
    parts::line(ui, context, step.target, |_, _| {}, &step.label, &step.count);
    let Some(folder) = context.folder else { return };
    for quote in &step.quotes {
        parts::quote(ui, context, folder, quote);
    }
    if step.quotes.is_empty() {
        ui.add(Label::new("No sentence", TextRole::Small));
    }
}
