//! The network as two tables, of nodes and of ties, for those who would rather read.

use std::borrow::Cow;
use std::sync::Arc;

use egui::Ui;

use super::access::tie_target;
use super::latest::Same;
use crate::gui::app::Command;
use crate::gui::context::Context;
use crate::gui::widgets::table::{Cell, Column, Sort, SortKey, Table, TableRows};
use crate::model::Target;
use crate::model::network::{Network, Node};
use crate::scene::theme::Theme;
use crate::scene::tie_value;

#[derive(Default)]
pub struct Tables {
    nodes: Option<Sort>,
    ties: Option<Sort>,
    /// What was sorted last, and a number that changes with it.
    shown: Option<Same<Network>>,
    revision: u64,
    /// How many ties each node has.
    counts: Vec<usize>,
    selected: Option<Target>,
}

struct Nodes<'a> {
    network: &'a Network,
    counts: &'a [usize],
    theme: &'a Theme,
}

struct Ties<'a> {
    network: &'a Network,
    theme: &'a Theme,
}

impl TableRows for Nodes<'_> {
    fn count(&self) -> usize {
        self.network.nodes.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let node: &Node = &self.network.nodes[row];
        match column {
            0 => Cell::new(node.label.as_str()).dot(self.theme.entity(node.kind)),
            1 => Cell::new(node.kind.name()).muted(),
            2 => Cell::new(self.counts[row].to_string()),
            3 => Cell::new(format!("{:.1}", node.degree)),
            4 => Cell::new(node.mentions.to_string()),
            5 => Cell::new(format!("{:.3}", node.betweenness)),
            _ => Cell::new(node.country.as_deref().unwrap_or("")).muted(),
        }
    }
}

impl TableRows for Ties<'_> {
    fn count(&self) -> usize {
        self.network.ties.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let tie = &self.network.ties[row];
        let end = |node: usize| {
            let node: &Node = &self.network.nodes[node];
            Cell::new(node.label.as_str()).dot(self.theme.entity(node.kind))
        };
        match column {
            0 => end(tie.a),
            1 => end(tie.b),
            2 => Cell::new(tie_value(tie)).italic(!tie.strong),
            3 => Cell::new(format!("{:.1}", tie.weight)),
            4 => Cell::new(tie.evidence.len().to_string()),
            5 => Cell::new(day(tie.days.first().map(|days| days.first))),
            _ => Cell::new(day(tie.days.iter().map(|days| days.last).max())),
        }
    }

    fn sort_key(&self, row: usize, column: usize) -> SortKey {
        SortKey::of_cell(&self.cell(row, column).text)
    }
}

fn day(day: Option<jiff::civil::Date>) -> Cow<'static, str> {
    day.map_or(Cow::Borrowed(""), |day| Cow::Owned(day.to_string()))
}

impl Tables {
    fn take(&mut self, network: &Arc<Network>) {
        let shown = Same(Arc::clone(network));
        if self.shown.as_ref() != Some(&shown) {
            self.counts = vec![0; network.nodes.len()];
            for tie in &network.ties {
                self.counts[tie.a] += 1;
                self.counts[tie.b] += 1;
            }
            self.shown = Some(shown);
            self.revision += 1;
        }
    }

    pub fn nodes_ui(&mut self, ui: &mut Ui, context: &Context<'_>, network: &Arc<Network>) {
        self.take(network);
        let columns = [
            Column::new("Name").width(150.0),
            Column::new("Kind").width(84.0),
            Column::new("Ties").width(44.0).numeric(),
            Column::new("Weight").width(58.0).numeric(),
            Column::new("Mentions").width(70.0).numeric(),
            Column::new("Betweenness").width(88.0).numeric(),
            Column::new("Country").width(60.0),
        ];
        let rows = Nodes { network, counts: &self.counts, theme: context.theme };
        let target = |row: usize| Target::Entity(network.nodes[row].entity);
        let count = network.nodes.len();
        let table = Table::new("network nodes", &columns, &rows).name("Nodes of the network").revision(self.revision);
        self.nodes = show(ui, context, table, self.nodes, &mut self.selected, count, target);
    }

    pub fn ties_ui(&mut self, ui: &mut Ui, context: &Context<'_>, network: &Arc<Network>) {
        self.take(network);
        let columns = [
            Column::new("One").width(120.0),
            Column::new("Other").width(120.0),
            Column::new("What").width(130.0),
            Column::new("Weight").width(58.0).numeric(),
            Column::new("Sentences").width(74.0).numeric(),
            Column::new("First").width(78.0),
            Column::new("Last").width(78.0),
        ];
        let rows = Ties { network, theme: context.theme };
        let target = |row: usize| tie_target(network, row);
        let count = network.ties.len();
        let table = Table::new("network ties", &columns, &rows).name("Ties of the network").revision(self.revision);
        self.ties = show(ui, context, table, self.ties, &mut self.selected, count, target);
    }
}

/// Shows a table linked with everything else. Returns what it is sorted by from now on.
fn show(
    ui: &mut Ui,
    context: &Context<'_>,
    table: Table<'_>,
    sort: Option<Sort>,
    selected: &mut Option<Target>,
    count: usize,
    target: impl Fn(usize) -> Target,
) -> Option<Sort> {
    let row_of = |wanted: Option<Target>| wanted.and_then(|wanted| (0..count).find(|row| target(*row) == wanted));
    let row = row_of(context.selection);
    let is_new = std::mem::replace(selected, context.selection) != context.selection;
    let table = table.sort(sort).selected(row).hot(row_of(context.hover)).scroll_to(row.filter(|_| is_new));
    let output = table.show(ui);
    if let Some(row) = output.chosen.or(output.opened) {
        context.commands.send(Command::Select(target(row)));
        *selected = Some(target(row));
    }
    if let Some(row) = output.hovered {
        context.commands.send(Command::Hover(target(row)));
    }
    output.sorted.or(sort)
}
