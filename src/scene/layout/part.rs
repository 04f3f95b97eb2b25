//! One connected part → places for its nodes, around wherever it happens to lie.

use super::graph::{Component, Neighbours, Ways};
use super::stress::{Descent, MOST_ALL_PAIRS, shares};
use super::{LayoutRequest, Positions, TIE_LENGTH};
use crate::base::Random;

/// Names are wider than high, so distances of a small part are longer across than down.
const STRETCH: f32 = 1.3;
/// Long chains of a small part are drawn shorter than they are, so that they do not press the rest together.
const CHAIN_POWER: f32 = 0.85;
/// A large part is spread so that every node has this much room to each side, in points.
const PITCH: f32 = 64.0;

/// A part that has been laid out.
pub(super) struct Settled {
    pub members: Vec<usize>,
    /// In the order of `members`.
    pub at: Vec<[f32; 2]>,
    /// It goes on from where it was, or one of its nodes is pinned: it is not to be moved.
    pub stays: bool,
}

pub(super) fn settle(component: Component, request: &LayoutRequest, previous: &Positions) -> Settled {
    let members = &component.members;
    let entity = |node: &usize| request.nodes[*node].entity;
    let pin = |node: &usize| request.pinned.get(&entity(node)).copied();
    let known: Vec<Option<[f32; 2]>> =
        members.iter().map(|node| pin(node).or_else(|| previous.of(entity(node)))).collect();
    let placed = known.iter().flatten().count();
    let stays = placed > 0 && placed * 2 >= members.len();
    let seed = members.iter().fold(0, |mixed: u64, node| mixed.rotate_left(7) ^ request.nodes[*node].seed);
    let fixed =
        members.iter().zip(&known).map(|(node, known)| if stays { known.is_some() } else { pin(node).is_some() });
    let mut part = Part {
        is_small: members.len() <= MOST_ALL_PAIRS,
        fixed: fixed.collect(),
        known,
        at: Vec::new(),
        neighbours: Neighbours::new(members.len(), &component.edges),
        random: Random::new(seed),
    };
    let is_pinned = members.iter().any(|node| pin(node).is_some());
    part.at = if stays { part.grown(request, members) } else { part.afresh(request, members, is_pinned) };
    let at = part.at;
    Settled { members: component.members, at, stays: stays || is_pinned }
}

struct Part {
    is_small: bool,
    /// In the order of the part's members, as are all that follow.
    fixed: Vec<bool>,
    /// Where nodes were or are pinned.
    known: Vec<Option<[f32; 2]>>,
    at: Vec<[f32; 2]>,
    neighbours: Neighbours,
    random: Random,
}

impl Part {
    /// A picture that owes nothing to an earlier one but its orientation.
    fn afresh(&mut self, request: &LayoutRequest, members: &[usize], is_pinned: bool) -> Vec<[f32; 2]> {
        let radius = TIE_LENGTH * (members.len() as f32).sqrt() * 0.5;
        self.at = (members.iter().zip(&self.known))
            .map(|(node, known)| match known {
                Some(place) if self.is_small => *place,
                _ => scatter([0.0; 2], radius, request.nodes[*node].seed),
            })
            .collect();
        for (at, (known, fixed)) in self.at.iter_mut().zip(self.known.iter().zip(&self.fixed)) {
            if let (Some(place), true) = (known, fixed) {
                *at = *place;
            }
        }
        let ways = self.ways();
        let stretch = if self.is_small { STRETCH } else { 1.0 };
        self.at.iter_mut().for_each(|at| at[0] /= stretch);
        self.descend(&ways, ways.longest().max(TIE_LENGTH), TIE_LENGTH);
        let old: Vec<([f32; 2], [f32; 2])> =
            self.known.iter().zip(&self.at).filter_map(|(known, at)| Some((*at, (*known)?))).collect();
        if !is_pinned && old.len() >= 2 {
            turn_towards(&mut self.at, &old);
        } else if !is_pinned {
            lay_along(&mut self.at, if request.aspect < 1.0 { 1 } else { 0 });
        }
        self.at.iter_mut().for_each(|at| at[0] *= stretch);
        if self.is_small {
            self.make_room(request, members);
        } else if !is_pinned {
            self.spread();
        }
        std::mem::take(&mut self.at)
    }

    /// New nodes find places around the old ones, which stay.
    fn grown(&mut self, request: &LayoutRequest, members: &[usize]) -> Vec<[f32; 2]> {
        self.at = self.known.iter().map(|known| known.unwrap_or_default()).collect();
        if self.fixed.iter().all(|fixed| *fixed) {
            return std::mem::take(&mut self.at);
        }
        let mut ways = self.ways();
        let scale = self.scale(&ways);
        self.begin_beside_neighbours(request, members, TIE_LENGTH * scale);
        match &mut ways {
            Ways::All { points, .. } => points.iter_mut().for_each(|way| *way *= scale),
            Ways::Over { unit, .. } => *unit *= scale,
        }
        let grain = TIE_LENGTH * scale;
        self.descend(&ways, 2.0 * grain, grain);
        if self.is_small {
            self.make_room(request, members);
        }
        std::mem::take(&mut self.at)
    }

    fn ways(&self) -> Ways {
        let mut ways = Ways::new(&self.neighbours);
        if self.is_small {
            ways.change(|way| TIE_LENGTH * (way / TIE_LENGTH).powf(CHAIN_POWER));
        }
        ways
    }

    fn descend(&mut self, ways: &Ways, reach: f32, grain: f32) {
        let mut descent = Descent { at: &mut self.at, fixed: &self.fixed, ways, neighbours: &self.neighbours, grain };
        descent.run(reach, &mut self.random);
    }

    /// How much larger than `ways` the picture of the old nodes is: the factor of least stress, over ways drawn at random.
    fn scale(&mut self, ways: &Ways) -> f32 {
        const DRAWN: usize = 2000;
        let old: Vec<usize> = (0..self.known.len()).filter(|node| self.known[*node].is_some()).collect();
        let (mut linear, mut square) = (0.0, 0.0);
        for _ in 0..DRAWN {
            let (a, b) = (old[self.random.below(old.len())], old[self.random.below(old.len())]);
            if a != b {
                let share = distance(self.at[a], self.at[b]) / ways.between(a, b);
                (linear, square) = (linear + share, square + share * share);
            }
        }
        if linear > 0.0 { (square / linear).clamp(0.1, 1000.0) } else { 1.0 }
    }

    /// Gives each new node a place near the neighbours that have one, wave by wave.
    fn begin_beside_neighbours(&mut self, request: &LayoutRequest, members: &[usize], reach: f32) {
        let mut has_place: Vec<bool> = self.known.iter().map(Option::is_some).collect();
        let mut wave: Vec<usize> = (0..members.len()).filter(|node| has_place[*node]).collect();
        while !wave.is_empty() {
            let mut next: Vec<usize> = Vec::new();
            for &node in &wave {
                next.extend(self.neighbours.of(node).iter().map(|(to, _)| *to as usize).filter(|to| !has_place[*to]));
            }
            next.sort_unstable();
            next.dedup();
            for &node in &next {
                let beside = self.neighbours.of(node).iter().map(|(to, _)| *to as usize).filter(|to| has_place[*to]);
                let (mut sum, mut count) = ([0.0; 2], 0.0);
                for other in beside {
                    sum = [sum[0] + self.at[other][0], sum[1] + self.at[other][1]];
                    count += 1.0;
                }
                let seed = request.nodes[members[node]].seed;
                self.at[node] = scatter([sum[0] / count, sum[1] / count], reach * 0.5, seed);
            }
            next.iter().for_each(|node| has_place[*node] = true);
            wave = next;
        }
    }

    /// Scales the part so that there is room for every node.
    fn spread(&mut self) {
        let bounds = super::Bounds::around(&self.at);
        let wanted = PITCH * PITCH * self.at.len() as f32;
        let by = (wanted / (bounds.width() * bounds.height()).max(1.0)).sqrt();
        self.at.iter_mut().for_each(|at| *at = [at[0] * by, at[1] * by]);
    }

    /// Pushes nodes apart whose boxes overlap, each along the way that takes least.
    fn make_room(&mut self, request: &LayoutRequest, members: &[usize]) {
        const MOST_SWEEPS: usize = 80;
        let half: Vec<[f32; 2]> = members.iter().map(|node| request.nodes[*node].half).collect();
        for _ in 0..MOST_SWEEPS {
            let mut moved = false;
            for a in 0..self.at.len() {
                for b in a + 1..self.at.len() {
                    moved |= self.part_pair([a, b], [half[a], half[b]]);
                }
            }
            if !moved {
                break;
            }
        }
    }

    fn part_pair(&mut self, [a, b]: [usize; 2], half: [[f32; 2]; 2]) -> bool {
        let gap = |axis: usize| (self.at[a][axis] - self.at[b][axis]).abs() - half[0][axis] - half[1][axis];
        let (gap_x, gap_y) = (gap(0), gap(1));
        if gap_x >= -0.5 || gap_y >= -0.5 || self.fixed[a] && self.fixed[b] {
            return false;
        }
        let axis = if gap_x > gap_y { 0 } else { 1 };
        let push = -gap_x.max(gap_y);
        let is_after = self.at[a][axis] > self.at[b][axis] || self.at[a][axis] == self.at[b][axis] && a < b;
        let sign = if is_after { 1.0 } else { -1.0 };
        let (share_a, share_b) = shares(self.fixed[a], self.fixed[b]);
        self.at[a][axis] += sign * push * share_a;
        self.at[b][axis] -= sign * push * share_b;
        true
    }
}

/// A place in the square of half-width `reach` around `center`, as `seed` says.
fn scatter(center: [f32; 2], reach: f32, seed: u64) -> [f32; 2] {
    let mut random = Random::new(seed);
    [0, 1].map(|axis| center[axis] + (random.share() - 0.5) * 2.0 * reach)
}

fn distance(a: [f32; 2], b: [f32; 2]) -> f32 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

fn middle(points: impl ExactSizeIterator<Item = [f32; 2]>) -> [f32; 2] {
    let count = points.len().max(1) as f32;
    let sum = points.fold([0.0; 2], |sum, at| [sum[0] + at[0], sum[1] + at[1]]);
    [sum[0] / count, sum[1] / count]
}

/// Turns places about their middle so that their longest extent lies along the page's longer `axis`.
fn lay_along(at: &mut [[f32; 2]], axis: usize) {
    if at.len() < 3 {
        return;
    }
    let middle = middle(at.iter().copied());
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for at in at.iter() {
        let (x, y) = (at[0] - middle[0], at[1] - middle[1]);
        (xx, xy, yy) = (xx + x * x, xy + x * y, yy + y * y);
    }
    let (sin, cos) = (0.5 * (2.0 * xy).atan2(xx - yy)).sin_cos();
    for at in at {
        let (x, y) = (at[0] - middle[0], at[1] - middle[1]);
        let (along, across) = (x * cos + y * sin, y * cos - x * sin);
        *at = if axis == 0 { [along, across] } else { [across, along] };
    }
}

/// Turns, mirrors and shifts places so that those of `pairs` (where a node is, where it was) come as near to where they were as can
/// be without bending the picture (the orthogonal Procrustes problem in two dimensions, Gower and Dijksterhuis 2004).
fn turn_towards(at: &mut [[f32; 2]], pairs: &[([f32; 2], [f32; 2])]) {
    let from = middle(pairs.iter().map(|(now, _)| *now));
    let to = middle(pairs.iter().map(|(_, then)| *then));
    let (mut dot, mut cross, mut dot_mirrored, mut cross_mirrored) = (0.0, 0.0, 0.0, 0.0);
    for (now, then) in pairs {
        let (x, y) = (now[0] - from[0], now[1] - from[1]);
        let (u, v) = (then[0] - to[0], then[1] - to[1]);
        (dot, cross) = (dot + x * u + y * v, cross + x * v - y * u);
        (dot_mirrored, cross_mirrored) = (dot_mirrored - x * u + y * v, cross_mirrored - x * v - y * u);
    }
    let is_mirrored = dot_mirrored.hypot(cross_mirrored) > dot.hypot(cross);
    let (sin, cos) = if is_mirrored { cross_mirrored.atan2(dot_mirrored) } else { cross.atan2(dot) }.sin_cos();
    for at in at {
        let (x, y) = (at[0] - from[0], at[1] - from[1]);
        let x = if is_mirrored { -x } else { x };
        *at = [x * cos - y * sin + to[0], x * sin + y * cos + to[1]];
    }
}
