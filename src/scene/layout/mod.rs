//! Network → a place for each node.
//!
//! Each connected part is laid out by itself by descent on stress: the distance of two nodes on paper comes near their distance in the
//! graph. Then nodes are pushed apart until each has room, the parts are packed, and the whole is made to fill a page. Nodes that were
//! placed before stay where they were, and new ones find places around them. One thread descends, so a layout is the same on every run
//! and any number of threads.

mod graph;
mod pack;
mod part;
mod spread;
mod stress;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::bounds::Bounds;
use super::network::{SizeBy, size_shares};
use crate::base::EntityId;
use crate::model::network::{Network, Node, Tie};
use graph::Edge;
use part::Settled;

/// Where each node is, in points at zoom 1, y downwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Positions {
    pub at: BTreeMap<EntityId, [f32; 2]>,
    /// The diameter that the largest node can have without touching another.
    pub room: f32,
}

impl Positions {
    pub fn of(&self, entity: EntityId) -> Option<[f32; 2]> {
        self.at.get(&entity).copied()
    }

    /// The way from `self` to `goal`, `share` (0 to 1) of it done. Nodes that only one side has stand where that side has them.
    #[must_use]
    pub fn toward(&self, goal: &Self, share: f32) -> Self {
        let between = |from: f32, to: f32| from * (1.0 - share) + to * share;
        let step = |(id, to): (&EntityId, &[f32; 2])| {
            let from = self.of(*id).unwrap_or(*to);
            (*id, [between(from[0], to[0]), between(from[1], to[1])])
        };
        Self { at: goal.at.iter().map(step).collect(), room: goal.room }
    }

    /// The box around all nodes' centres.
    pub fn bounds(&self) -> Bounds {
        Bounds::around(&self.at.values().copied().collect::<Vec<_>>())
    }
}

/// What a layout is made from. An equal request gives an equal layout, so it need not be run again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayoutRequest {
    nodes: Vec<Body>,
    ties: Vec<Edge>,
    /// Nodes that the analyst has put somewhere; they stay there.
    pinned: BTreeMap<EntityId, [f32; 2]>,
    /// Width to height of the page to fill.
    aspect: f32,
}

#[derive(Clone, Debug, PartialEq)]
struct Body {
    entity: EntityId,
    /// From what the node stands for, so that one corpus always gives one picture.
    seed: u64,
    /// Half the room it needs with its label.
    half: [f32; 2],
    /// Its size as a share of the largest node's.
    share: f32,
}

/// The length of the lightest strong tie; heavier ones are shorter.
const TIE_LENGTH: f32 = 120.0;
/// A picture of so many nodes has room for all their labels.
const COMFORTABLE: f32 = 30.0;
/// Between the boxes of two parts.
const PART_GAP: f32 = 36.0;

impl LayoutRequest {
    /// For a page of `size`; only its shape matters, and that roughly, so that a page that grows a little keeps its picture.
    pub fn new(network: &Network, pinned: &BTreeMap<EntityId, [f32; 2]>, size: [f32; 2], size_by: SizeBy) -> Self {
        let count = network.nodes.len();
        // In a crowd hardly any label is drawn where it belongs, and room for all would only make everything small.
        let legible = (COMFORTABLE / count.max(1) as f32).min(1.0);
        let body = |(node, share): (&Node, f32)| {
            let name = format!("{}\t{}", node.kind.name(), node.label);
            let hash = blake3::hash(name.as_bytes());
            let mut seed = [0; 8];
            seed.copy_from_slice(&hash.as_bytes()[..8]);
            // Room for a label of usual width; exact widths would make the layout depend on fonts.
            let label = node.label.chars().count().min(24) as f32 * 5.5;
            let half = [(label / 2.0 * legible).max(22.0) + 4.0, 26.0];
            Body { entity: node.entity, seed: u64::from_le_bytes(seed), half, share }
        };
        let mut degree = vec![0.0f32; count];
        network.ties.iter().for_each(|tie| [tie.a, tie.b].into_iter().for_each(|node| degree[node] += 1.0));
        // Where both ends have many neighbours these need a wide circle, whose area grows with their number. In a large picture
        // almost all ties are such, and distances are best kept even.
        let crowd = |tie: &Tie| match count <= stress::MOST_ALL_PAIRS {
            true => ((degree[tie.a] * degree[tie.b]).sqrt() / 4.0).sqrt().max(1.0),
            false => 1.0,
        };
        let length = |tie: &Tie| TIE_LENGTH * (1.25 - 0.45 * (tie.weight / 5.0).min(1.0)) * crowd(tie);
        let ties = network.ties.iter().map(|tie| Edge { a: tie.a, b: tie.b, length: length(tie) }).collect();
        let nodes: Vec<Body> = network.nodes.iter().zip(size_shares(network, size_by)).map(body).collect();
        let entities: std::collections::BTreeSet<EntityId> = network.nodes.iter().map(|node| node.entity).collect();
        let pinned = pinned.iter().filter(|(id, _)| entities.contains(id)).map(|(id, at)| (*id, *at)).collect();
        Self { nodes, ties, pinned, aspect: rough_aspect(size) }
    }
}

/// Width to height in steps of a quarter, from 1 : 3 to 3 : 1.
pub fn rough_aspect([width, height]: [f32; 2]) -> f32 {
    const STEPS_PER_DOUBLING: f32 = 3.0;
    let doublings = (width.max(1.0) / height.max(1.0)).clamp(1.0 / 3.0, 3.0).log2();
    ((doublings * STEPS_PER_DOUBLING).round() / STEPS_PER_DOUBLING).exp2()
}

/// Lays out the network of `request`. Nodes that `previous` knows stay where they were as far as others leave them room; an empty
/// `previous` makes a fresh picture.
pub fn layout(request: &LayoutRequest, previous: &Positions) -> Positions {
    let parts = graph::components(request.nodes.len(), &request.ties);
    let (anchored, mut loose): (Vec<Settled>, Vec<Settled>) =
        parts.into_iter().map(|part| part::settle(part, request, previous)).partition(|part| part.stays);
    let boxes = |parts: &[Settled]| parts.iter().filter_map(|part| room_of(part, request)).collect::<Vec<Bounds>>();
    let shifts = pack::pack(&boxes(&anchored), &boxes(&loose), PART_GAP, request.aspect);
    for (part, shift) in loose.iter_mut().zip(shifts) {
        part.at.iter_mut().for_each(|at| *at = [at[0] + shift[0], at[1] + shift[1]]);
    }
    let is_fresh = anchored.is_empty();
    let mut at = vec![[0.0; 2]; request.nodes.len()];
    for part in anchored.into_iter().chain(loose) {
        part.members.into_iter().zip(part.at).for_each(|(node, place)| at[node] = place);
    }
    if is_fresh && request.pinned.is_empty() {
        spread::fill(&mut at, request.aspect);
    }
    let shares: Vec<f32> = request.nodes.iter().map(|node| node.share).collect();
    // What an earlier picture has not parted for its size is left as it is.
    let is_large = request.nodes.len() > stress::MOST_ALL_PAIRS;
    let stays = |id: EntityId| request.pinned.contains_key(&id) || !is_fresh && is_large && previous.of(id).is_some();
    let fixed: Vec<bool> = request.nodes.iter().map(|node| stays(node.entity)).collect();
    let before = (!is_fresh).then_some(previous.room).filter(|room| *room > 0.0);
    let room = spread::keep_apart(&mut at, &shares, &fixed, before);
    Positions { at: request.nodes.iter().map(|node| node.entity).zip(at).collect(), room }
}

/// The box around a part with room for its labels.
fn room_of(part: &Settled, request: &LayoutRequest) -> Option<Bounds> {
    let one = |(at, node): (&[f32; 2], &usize)| {
        let half = request.nodes[*node].half;
        Bounds { min: [at[0] - half[0], at[1] - half[1]], max: [at[0] + half[0], at[1] + half[1]] }
    };
    part.at.iter().zip(&part.members).map(one).reduce(Bounds::cover)
}
