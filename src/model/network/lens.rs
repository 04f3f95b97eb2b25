//! What of a network is looked at: a neighbourhood, some days, without what the analyst has hidden or folded away.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Network, TieKind};
use crate::base::{DayInterval, EntityId};

/// How many nodes are drawn at first.
pub const USUAL_NODES: usize = 250;

/// A part of a network to look at. Unlike a filter it changes nothing but the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Lens {
    /// Only so many nodes, the heaviest.
    pub most: usize,
    /// Kinds of tie that are left out. A tie that has others as well stays.
    pub without: BTreeSet<TieKind>,
    pub focus: Option<Focus>,
    /// Nodes taken out of the picture.
    pub hidden: BTreeSet<EntityId>,
    /// Nodes whose neighbours that are tied to nothing else are put away.
    pub folded: BTreeSet<EntityId>,
    /// Only ties that can have come about on one of these days, and those without a day never.
    pub window: Option<DayInterval>,
}

/// A neighbourhood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Focus {
    /// In the middle; never empty.
    pub around: BTreeSet<EntityId>,
    /// How many ties away from it is still shown.
    pub steps: u8,
}

impl Default for Lens {
    fn default() -> Self {
        let (without, hidden, folded) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        Self { most: USUAL_NODES, without, focus: None, hidden, folded, window: None }
    }
}

impl Lens {
    /// Whether more than the number of nodes is narrowed.
    pub fn is_narrowed(&self) -> bool {
        *self != Self { most: self.most, ..Self::default() }
    }

    /// The same over other ids; what `find` does not find is gone. A neighbourhood of nobody is the whole network.
    #[must_use]
    pub fn moved(&self, find: impl Fn(EntityId) -> Option<EntityId>) -> Self {
        let moved = |ids: &BTreeSet<EntityId>| ids.iter().filter_map(|id| find(*id)).collect::<BTreeSet<EntityId>>();
        let focus = self.focus.as_ref().map(|focus| Focus { around: moved(&focus.around), steps: focus.steps });
        Self {
            focus: focus.filter(|focus| !focus.around.is_empty()),
            hidden: moved(&self.hidden),
            folded: moved(&self.folded),
            ..self.clone()
        }
    }

    /// The part of `network` that it shows. Weights and counts stay those of the whole.
    pub fn of(&self, network: &Network) -> Network {
        let mut part = Part::new(network);
        part.hide(|id| self.hidden.contains(&id));
        part.drop_ties(|tie| tie.kinds.iter().all(|(kind, _)| self.without.contains(kind)) && !tie.kinds.is_empty());
        if let Some(window) = self.window {
            part.drop_ties(|tie| !tie.days.iter().any(|days| days.intersect(window).is_some()));
        }
        part.drop_untied();
        if let Some(focus) = &self.focus {
            part.keep_around(focus);
        }
        let folded = part.fold(&self.folded);
        part.keep_first(self.most, self.focus.as_ref());
        part.finish(&folded)
    }
}

/// What is left of a network while it is narrowed.
struct Part<'a> {
    network: &'a Network,
    nodes: Vec<bool>,
    ties: Vec<bool>,
}

impl<'a> Part<'a> {
    fn new(network: &'a Network) -> Self {
        Self { network, nodes: vec![true; network.nodes.len()], ties: vec![true; network.ties.len()] }
    }

    fn hide(&mut self, is_hidden: impl Fn(EntityId) -> bool) {
        for (shown, node) in self.nodes.iter_mut().zip(&self.network.nodes) {
            *shown &= !is_hidden(node.entity);
        }
        self.drop_ties_of_hidden();
    }

    fn drop_ties(&mut self, is_dropped: impl Fn(&super::Tie) -> bool) {
        for (shown, tie) in self.ties.iter_mut().zip(&self.network.ties) {
            *shown &= !is_dropped(tie);
        }
    }

    fn drop_ties_of_hidden(&mut self) {
        for (shown, tie) in self.ties.iter_mut().zip(&self.network.ties) {
            *shown &= self.nodes[tie.a] && self.nodes[tie.b];
        }
    }

    fn shown_ties(&self) -> impl Iterator<Item = &'a super::Tie> + '_ {
        self.network.ties.iter().zip(&self.ties).filter(|(_, shown)| **shown).map(|(tie, _)| tie)
    }

    /// Nodes that had ties and have none left. One that stood alone from the start was asked for by name.
    fn drop_untied(&mut self) {
        let mut tied = vec![false; self.nodes.len()];
        self.shown_ties().for_each(|tie| [tie.a, tie.b].into_iter().for_each(|node| tied[node] = true));
        let mut was_tied = vec![false; self.nodes.len()];
        self.network.ties.iter().for_each(|tie| [tie.a, tie.b].into_iter().for_each(|node| was_tied[node] = true));
        for (node, shown) in self.nodes.iter_mut().enumerate() {
            *shown &= tied[node] || !was_tied[node];
        }
    }

    fn keep_around(&mut self, focus: &Focus) {
        let mut near: Vec<bool> = self.network.nodes.iter().map(|node| focus.around.contains(&node.entity)).collect();
        for _ in 0..focus.steps {
            let before = near.clone();
            for tie in self.shown_ties() {
                near[tie.a] |= before[tie.b];
                near[tie.b] |= before[tie.a];
            }
        }
        self.nodes.iter_mut().zip(near).for_each(|(shown, near)| *shown &= near);
        self.drop_ties_of_hidden();
    }

    /// Puts away what hangs on the nodes of `folded` alone. Returns how many each has put away.
    fn fold(&mut self, folded: &BTreeSet<EntityId>) -> BTreeMap<usize, u32> {
        let mut put_away = BTreeMap::new();
        if folded.is_empty() {
            return put_away;
        }
        let mut only: Vec<Option<usize>> = vec![None; self.nodes.len()];
        let mut count = vec![0usize; self.nodes.len()];
        for tie in self.shown_ties() {
            for (node, other) in [(tie.a, tie.b), (tie.b, tie.a)] {
                only[node] = Some(other);
                count[node] += 1;
            }
        }
        let is_folded = |node: usize| folded.contains(&self.network.nodes[node].entity);
        let goes = |node: &usize| self.nodes[*node] && count[*node] == 1 && !is_folded(*node);
        let leaves: Vec<(usize, usize)> = (0..self.nodes.len())
            .filter(goes)
            .filter_map(|node| only[node].map(|center| (node, center)))
            .filter(|(_, center)| is_folded(*center))
            .collect();
        for (node, center) in leaves {
            self.nodes[node] = false;
            *put_away.entry(center).or_default() += 1;
        }
        self.drop_ties_of_hidden();
        put_away
    }

    fn keep_first(&mut self, most: usize, focus: Option<&Focus>) {
        let is_middle = |id: EntityId| focus.is_some_and(|focus| focus.around.contains(&id));
        let mut left = most;
        for (shown, node) in self.nodes.iter_mut().zip(&self.network.nodes) {
            if *shown && !is_middle(node.entity) {
                *shown = left > 0;
                left = left.saturating_sub(1);
            }
        }
        self.drop_ties_of_hidden();
    }

    fn finish(self, folded: &BTreeMap<usize, u32>) -> Network {
        let mut place = vec![usize::MAX; self.nodes.len()];
        let mut nodes = Vec::new();
        for (index, node) in self.network.nodes.iter().enumerate().filter(|(index, _)| self.nodes[*index]) {
            place[index] = nodes.len();
            nodes.push(super::Node { folded: folded.get(&index).copied().unwrap_or(0), ..node.clone() });
        }
        // The order of nodes is kept, and with it which end of a tie comes first.
        let ties =
            self.shown_ties().map(|tie| super::Tie { a: place[tie.a], b: place[tie.b], ..tie.clone() }).collect();
        Network { nodes, ties, candidates: self.network.candidates }
    }
}
