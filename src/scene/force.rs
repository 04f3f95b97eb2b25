//! Network → a place for each node.
//!
//! Each connected part is laid out by itself by stochastic gradient descent on stress (J. X. Zheng, S. Pawar, D. F. M. Goodman,
//! *Graph Drawing by Stochastic Gradient Descent*, IEEE TVCG 2019): the distance of two nodes on paper should be their
//! distance in the graph. Then nodes are pushed apart until each has room for its label, the parts are packed, and the whole is
//! made to fill a page. All pairs are looked at, which is affordable since a network shows some hundreds of nodes at most.

use std::collections::BTreeMap;

use super::bounds::Bounds;
use super::network::size_shares;
use super::pack::pack;
use super::spread;
use crate::base::EntityId;
use crate::model::network::Network;

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
    /// Indices into `nodes`, and the length the tie would like to have.
    ties: Vec<(usize, usize, f32)>,
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
/// Names are wider than high, so distances are longer across than down.
const STRETCH: f32 = 1.3;
const CHAIN_POWER: f32 = 0.85;
const ROUNDS: usize = 40;
/// A picture of so many nodes has room for all their labels.
const COMFORTABLE: f32 = 30.0;
/// Between the boxes of two parts.
const PART_GAP: f32 = 36.0;

impl LayoutRequest {
    /// For a page of `size`; only its shape matters, and that roughly, so that a page that grows a little keeps its picture.
    pub fn new(network: &Network, pinned: &BTreeMap<EntityId, [f32; 2]>, size: [f32; 2]) -> Self {
        let shares = size_shares(network);
        // In a crowd hardly any label is drawn where it belongs, and room for all would only make everything small.
        let legible = (COMFORTABLE / network.nodes.len().max(1) as f32).min(1.0);
        let body = |(node, share): (&crate::model::network::Node, f32)| {
            let name = format!("{}\t{}", node.kind.name(), node.label);
            let hash = blake3::hash(name.as_bytes());
            let mut seed = [0; 8];
            seed.copy_from_slice(&hash.as_bytes()[..8]);
            // Room for a label of usual width; exact widths would make the layout depend on fonts.
            let label = node.label.chars().count().min(24) as f32 * 5.5;
            let half = [(label / 2.0 * legible).max(22.0) + 4.0, 26.0];
            Body { entity: node.entity, seed: u64::from_le_bytes(seed), half, share }
        };
        let mut degree = vec![0.0f32; network.nodes.len()];
        network.ties.iter().for_each(|tie| [tie.a, tie.b].into_iter().for_each(|node| degree[node] += 1.0));
        // Where both ends have many neighbours these need a wide circle, whose area grows with their number.
        let length = |tie: &crate::model::network::Tie| {
            let crowd = ((degree[tie.a] * degree[tie.b]).sqrt() / 4.0).sqrt().max(1.0);
            TIE_LENGTH * (1.25 - 0.45 * (tie.weight / 5.0).min(1.0)) * crowd
        };
        let ties = network.ties.iter().map(|tie| (tie.a, tie.b, length(tie))).collect();
        let known = |id: &EntityId| network.nodes.iter().any(|node| node.entity == *id);
        let pinned = pinned.iter().filter(|(id, _)| known(id)).map(|(id, at)| (*id, *at)).collect();
        let nodes = network.nodes.iter().zip(shares).map(body).collect();
        Self { nodes, ties, pinned, aspect: rough_aspect(size) }
    }

    /// Whether to make a fresh picture rather than go on from that of `before`: on a page of another shape, and once no node is
    /// pinned any more. A picture that the analyst has arranged is never thrown away.
    pub fn starts_anew(&self, before: &Self) -> bool {
        self.pinned.is_empty() && (self.aspect != before.aspect || !before.pinned.is_empty())
    }
}

/// Width to height in steps of a quarter, from 1 : 3 to 3 : 1.
fn rough_aspect([width, height]: [f32; 2]) -> f32 {
    const STEPS_PER_DOUBLING: f32 = 3.0;
    let doublings = (width.max(1.0) / height.max(1.0)).clamp(1.0 / 3.0, 3.0).log2();
    ((doublings * STEPS_PER_DOUBLING).round() / STEPS_PER_DOUBLING).exp2()
}

/// Lays out the network of `request`. Nodes that `previous` knows start from where they were and move little; an empty
/// `previous` makes a fresh picture.
pub fn layout(request: &LayoutRequest, previous: &Positions) -> Positions {
    let (mut parts, mut anchored) = (Vec::new(), Vec::new());
    for members in connected_parts(request.nodes.len(), &request.ties) {
        let part = Part::new(request, &members, previous);
        let is_anchored = part.warm;
        let placed = part.settle(request);
        if is_anchored { anchored.push((members, placed)) } else { parts.push((members, placed)) }
    }
    let boxes = |placed: &[[f32; 2]], members: &[usize]| {
        let one = |(at, node): (&[f32; 2], &usize)| {
            let half = request.nodes[*node].half;
            Bounds { min: [at[0] - half[0], at[1] - half[1]], max: [at[0] + half[0], at[1] + half[1]] }
        };
        placed.iter().zip(members).map(one).reduce(Bounds::cover)
    };
    let fixed: Vec<Bounds> = anchored.iter().filter_map(|(members, placed)| boxes(placed, members)).collect();
    let loose: Vec<Bounds> = parts.iter().filter_map(|(members, placed)| boxes(placed, members)).collect();
    let shifts = pack(&fixed, &loose, PART_GAP, request.aspect);
    for ((_, placed), shift) in parts.iter_mut().zip(shifts) {
        placed.iter_mut().for_each(|at| *at = [at[0] + shift[0], at[1] + shift[1]]);
    }
    let is_fresh = anchored.is_empty();
    let mut at = vec![[0.0; 2]; request.nodes.len()];
    for (members, placed) in anchored.into_iter().chain(parts) {
        members.into_iter().zip(placed).for_each(|(node, place)| at[node] = place);
    }
    if is_fresh && request.pinned.is_empty() {
        spread::fill(&mut at, request.aspect);
    }
    let shares: Vec<f32> = request.nodes.iter().map(|node| node.share).collect();
    let pinned: Vec<bool> = request.nodes.iter().map(|node| request.pinned.contains_key(&node.entity)).collect();
    let room = spread::keep_apart(&mut at, &shares, &pinned);
    Positions { at: request.nodes.iter().map(|node| node.entity).zip(at).collect(), room }
}

/// The nodes of each connected part, ascending; the parts by size, largest first, then by first node.
fn connected_parts(nodes: usize, ties: &[(usize, usize, f32)]) -> Vec<Vec<usize>> {
    let mut root: Vec<usize> = (0..nodes).collect();
    fn find(root: &mut [usize], mut at: usize) -> usize {
        while root[at] != at {
            root[at] = root[root[at]];
            at = root[at];
        }
        at
    }
    for &(a, b, _) in ties {
        let (a, b) = (find(&mut root, a), find(&mut root, b));
        root[a.max(b)] = a.min(b);
    }
    let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for node in 0..nodes {
        parts.entry(find(&mut root, node)).or_default().push(node);
    }
    let mut parts: Vec<Vec<usize>> = parts.into_values().collect();
    parts.sort_by_key(|members| (std::cmp::Reverse(members.len()), members[0]));
    parts
}

/// A connected part while it is laid out.
struct Part {
    /// While distances are sought, with x divided by [`STRETCH`].
    at: Vec<[f32; 2]>,
    half: Vec<[f32; 2]>,
    pinned: Vec<bool>,
    /// Distances in the graph, row by row.
    distance: Vec<f32>,
    /// Most of it was placed before.
    warm: bool,
    random: Random,
}

impl Part {
    fn new(request: &LayoutRequest, members: &[usize], previous: &Positions) -> Self {
        let count = members.len();
        let local: BTreeMap<usize, usize> = members.iter().enumerate().map(|(at, node)| (*node, at)).collect();
        let mut ties = Vec::new();
        for (a, b, length) in &request.ties {
            if let (Some(&a), Some(&b)) = (local.get(a), local.get(b)) {
                ties.push((a, b, *length));
            }
        }
        let entity = |node: &usize| request.nodes[*node].entity;
        let known: Vec<Option<[f32; 2]>> = members
            .iter()
            .map(|node| request.pinned.get(&entity(node)).copied().or_else(|| previous.of(entity(node))))
            .collect();
        let placed = known.iter().flatten().count();
        let seed = members.iter().fold(0, |mixed: u64, node| mixed.rotate_left(7) ^ request.nodes[*node].seed);
        let mut part = Self {
            at: Vec::with_capacity(count),
            half: members.iter().map(|node| request.nodes[*node].half).collect(),
            pinned: members.iter().map(|node| request.pinned.contains_key(&entity(node))).collect(),
            distance: graph_distances(count, &ties),
            warm: placed > 0 && placed * 2 >= count,
            random: Random(seed | 1),
        };
        let radius = TIE_LENGTH * (count as f32).sqrt() * 0.5;
        for (index, node) in members.iter().enumerate() {
            // A new node starts beside a neighbour that has a place, otherwise somewhere in the disc, as its seed says.
            let beside = ties
                .iter()
                .filter_map(|&(a, b, _)| {
                    if a == index {
                        known[b]
                    } else if b == index {
                        known[a]
                    } else {
                        None
                    }
                })
                .next();
            let reach = if beside.is_some() { TIE_LENGTH * 0.5 } else { radius };
            let center = beside.unwrap_or([0.0; 2]);
            let mut own = Random(request.nodes[*node].seed | 1);
            let scattered =
                [center[0] + (own.next() - 0.5) * 2.0 * reach, center[1] + (own.next() - 0.5) * 2.0 * reach];
            part.at.push(known[index].unwrap_or(scattered));
        }
        part.at.iter_mut().for_each(|at| at[0] /= STRETCH);
        part
    }

    fn settle(mut self, request: &LayoutRequest) -> Vec<[f32; 2]> {
        self.descend();
        if !self.warm {
            self.lay_along(if request.aspect < 1.0 { 1 } else { 0 });
        }
        self.at.iter_mut().for_each(|at| at[0] *= STRETCH);
        self.make_room();
        self.at
    }

    /// Moves each pair of nodes towards its distance in the graph, in smaller and smaller steps.
    fn descend(&mut self) {
        let count = self.at.len();
        let mut pairs: Vec<(usize, usize)> = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b))).collect();
        let longest = self.distance.iter().copied().fold(TIE_LENGTH, f32::max);
        // The paper's schedule: from the step that satisfies the weakest pair at once to one that hardly moves the strongest.
        let (first, last) = (longest * longest, 0.1 * TIE_LENGTH * TIE_LENGTH);
        let first = if self.warm { last } else { first };
        for round in 0..ROUNDS {
            let share = round as f32 / (ROUNDS - 1) as f32;
            let step = first * (last / first).powf(share) * if share > 0.75 { 0.4 } else { 1.0 };
            self.random.shuffle(&mut pairs);
            for &(a, b) in &pairs {
                let wanted = self.distance[a * count + b];
                let pull = (step / (wanted * wanted)).min(1.0);
                self.pull(a, b, wanted, pull);
            }
        }
    }

    fn pull(&mut self, a: usize, b: usize, wanted: f32, pull: f32) {
        let (dx, dy) = (self.at[a][0] - self.at[b][0], self.at[a][1] - self.at[b][1]);
        let apart = dx.hypot(dy);
        // Two nodes on one spot part in a direction that depends on which they are.
        let (ux, uy) = if apart > 1e-3 {
            (dx / apart, dy / apart)
        } else if (a + b).is_multiple_of(2) {
            (1.0, 0.3)
        } else {
            (0.3, 1.0)
        };
        let move_by = (wanted - apart) * pull;
        let (share_a, share_b) = match (self.pinned[a], self.pinned[b]) {
            (false, false) => (0.5, 0.5),
            (true, false) => (0.0, 1.0),
            (false, true) => (1.0, 0.0),
            (true, true) => return,
        };
        self.at[a] = [self.at[a][0] + ux * move_by * share_a, self.at[a][1] + uy * move_by * share_a];
        self.at[b] = [self.at[b][0] - ux * move_by * share_b, self.at[b][1] - uy * move_by * share_b];
    }

    /// Turns the part so that its longest extent lies along the page's longer `axis`. Pinned parts are not turned.
    fn lay_along(&mut self, axis: usize) {
        if self.pinned.contains(&true) || self.at.len() < 3 {
            return;
        }
        let count = self.at.len() as f32;
        let sum = self.at.iter().fold([0.0; 2], |sum, at| [sum[0] + at[0], sum[1] + at[1]]);
        let middle = [sum[0] / count, sum[1] / count];
        let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
        for at in &self.at {
            let (x, y) = (at[0] - middle[0], at[1] - middle[1]);
            (xx, xy, yy) = (xx + x * x, xy + x * y, yy + y * y);
        }
        let (sin, cos) = (0.5 * (2.0 * xy).atan2(xx - yy)).sin_cos();
        for at in &mut self.at {
            let (x, y) = (at[0] - middle[0], at[1] - middle[1]);
            let (along, across) = (x * cos + y * sin, y * cos - x * sin);
            *at = if axis == 0 { [along, across] } else { [across, along] };
        }
    }

    /// Pushes nodes apart whose boxes overlap, each along the way that takes least.
    fn make_room(&mut self) {
        const MOST_SWEEPS: usize = 80;
        for _ in 0..MOST_SWEEPS {
            let mut moved = false;
            for a in 0..self.at.len() {
                for b in a + 1..self.at.len() {
                    moved |= self.part_pair(a, b);
                }
            }
            if !moved {
                break;
            }
        }
    }

    fn part_pair(&mut self, a: usize, b: usize) -> bool {
        let gap = |axis: usize| (self.at[a][axis] - self.at[b][axis]).abs() - self.half[a][axis] - self.half[b][axis];
        let (gap_x, gap_y) = (gap(0), gap(1));
        if gap_x >= -0.5 || gap_y >= -0.5 {
            return false;
        }
        let axis = if gap_x > gap_y { 0 } else { 1 };
        let push = -gap_x.max(gap_y);
        let sign = if self.at[a][axis] > self.at[b][axis] || self.at[a][axis] == self.at[b][axis] && a < b {
            1.0
        } else {
            -1.0
        };
        let (share_a, share_b) = match (self.pinned[a], self.pinned[b]) {
            (false, false) => (0.5, 0.5),
            (true, false) => (0.0, 1.0),
            (false, true) => (1.0, 0.0),
            (true, true) => return false,
        };
        self.at[a][axis] += sign * push * share_a;
        self.at[b][axis] -= sign * push * share_b;
        true
    }
}

/// The length of the shortest way between any two of `count` nodes of a connected graph (Dijkstra without a heap, since parts are dense).
fn graph_distances(count: usize, ties: &[(usize, usize, f32)]) -> Vec<f32> {
    let mut neighbours: Vec<Vec<(usize, f32)>> = vec![Vec::new(); count];
    for &(a, b, length) in ties {
        neighbours[a].push((b, length));
        neighbours[b].push((a, length));
    }
    let mut all = Vec::with_capacity(count * count);
    for from in 0..count {
        let mut way = vec![f32::INFINITY; count];
        let mut done = vec![false; count];
        way[from] = 0.0;
        for _ in 0..count {
            let open = (0..count).filter(|&node| !done[node]);
            let Some(next) = open.min_by(|&a, &b| way[a].total_cmp(&way[b])) else { break };
            done[next] = true;
            for &(node, length) in &neighbours[next] {
                way[node] = way[node].min(way[next] + length);
            }
        }
        // Long chains are drawn shorter than they are, so that they do not press the rest together.
        let drawn = |way: f32| TIE_LENGTH * (way / TIE_LENGTH).powf(CHAIN_POWER);
        all.extend(way.into_iter().map(|way| drawn(if way.is_finite() { way } else { TIE_LENGTH * count as f32 })));
    }
    all
}

/// A small generator of numbers that look random but follow from the seed (xorshift64*, Vigna 2016).
struct Random(u64);

impl Random {
    fn bits(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// From 0 to 1.
    fn next(&mut self) -> f32 {
        (self.bits() >> 40) as f32 / (1u64 << 24) as f32
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = (self.bits() % (last as u64 + 1)) as usize;
            items.swap(last, other);
        }
    }
}
