//! Descent on stress: the distance of two nodes on paper comes near the length of the shortest way between them.
//!
//! J. X. Zheng, S. Pawar, D. F. M. Goodman, *Graph Drawing by Stochastic Gradient Descent* (IEEE TVCG 2019): pairs of nodes are moved
//! towards their distance one after another, in steps that get smaller. In a small part every pair is moved in every round. In a
//! large one each node is paired with nodes drawn at random, so that a round takes time linear in the nodes, and the sum that is
//! descended on is still the stress of all pairs; ties are weighted as if they had been drawn as often as any other pair.

use super::graph::{Neighbours, Ways};
use crate::base::Random;

/// Up to this size a round looks at all pairs.
pub(super) const MOST_ALL_PAIRS: usize = 300;
const ROUNDS: usize = 40;
/// How many partners a node is drawn in a round of a large part.
const PARTNERS: usize = 100;

/// How many rounds a large part goes through. Measured: where ways are known exactly, few settle it; where they lead over landmarks,
/// more are needed until errors even out, and fewer again in very large parts, whose stress hardly changes after thirty.
fn drawn_rounds(ways: &Ways, count: usize) -> usize {
    match ways {
        Ways::All { .. } => 20,
        Ways::Over { .. } => (350_000 / count.max(1)).clamp(30, 70),
    }
}

/// What is laid out: places with one of them per node, and those that stay.
pub(super) struct Descent<'a> {
    pub at: &'a mut [[f32; 2]],
    pub fixed: &'a [bool],
    pub ways: &'a Ways,
    pub neighbours: &'a Neighbours,
    /// The square root of the last step, in points: what is still open in the end is no more than a part of it.
    pub grain: f32,
}

impl Descent<'_> {
    /// Runs all rounds, the first with steps that satisfy pairs `reach` points apart at once.
    pub fn run(&mut self, reach: f32, random: &mut Random) {
        if self.at.len() < 2 || self.fixed.iter().all(|fixed| *fixed) {
            return;
        }
        let (first, last) = (reach * reach, 0.1 * self.grain * self.grain);
        let steps = |share: f32| first * (last / first).powf(share);
        if self.at.len() <= MOST_ALL_PAIRS { self.all_pairs(steps, random) } else { self.drawn_pairs(steps, random) }
    }

    fn all_pairs(&mut self, steps: impl Fn(f32) -> f32, random: &mut Random) {
        let count = self.at.len();
        let moves = |&(a, b): &(usize, usize)| !(self.fixed[a] && self.fixed[b]);
        let mut pairs: Vec<(usize, usize)> =
            (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b))).filter(moves).collect();
        for round in 0..ROUNDS {
            let share = round as f32 / (ROUNDS - 1) as f32;
            let step = steps(share) * if share > 0.75 { 0.4 } else { 1.0 };
            random.shuffle(&mut pairs);
            for &(a, b) in &pairs {
                self.move_pair(a, b, self.ways.between(a, b), step);
            }
        }
    }

    fn drawn_pairs(&mut self, steps: impl Fn(f32) -> f32, random: &mut Random) {
        let count = self.at.len();
        let mut movable: Vec<usize> = (0..count).filter(|node| !self.fixed[*node]).collect();
        let tie_share = (2.0 * PARTNERS as f32 / count as f32).min(1.0);
        let rounds = drawn_rounds(self.ways, count);
        for round in 0..rounds {
            let step = steps(round as f32 / (rounds - 1) as f32);
            random.shuffle(&mut movable);
            for &node in &movable {
                for _ in 0..PARTNERS {
                    let other = random.below(count);
                    if other != node {
                        self.move_pair(node, other, self.ways.between(node, other), step);
                    }
                }
                for &(other, _) in self.neighbours.of(node) {
                    let other = other as usize;
                    if node < other || self.fixed[other] {
                        self.move_pair(node, other, self.ways.between(node, other), step * tie_share);
                    }
                }
            }
        }
    }

    #[inline]
    fn move_pair(&mut self, a: usize, b: usize, wanted: f32, step: f32) {
        let (dx, dy) = (self.at[a][0] - self.at[b][0], self.at[a][1] - self.at[b][1]);
        let apart = (dx * dx + dy * dy).sqrt();
        // Two nodes on one spot part in a direction that depends on which they are.
        let [ux, uy] = if apart > 1e-3 {
            [dx / apart, dy / apart]
        } else if (a + b).is_multiple_of(2) {
            [1.0, 0.3]
        } else {
            [0.3, 1.0]
        };
        let by = (wanted - apart) * (step / (wanted * wanted)).min(1.0);
        let (share_a, share_b) = shares(self.fixed[a], self.fixed[b]);
        self.at[a] = [self.at[a][0] + ux * by * share_a, self.at[a][1] + uy * by * share_a];
        self.at[b] = [self.at[b][0] - ux * by * share_b, self.at[b][1] - uy * by * share_b];
    }
}

/// Which share of a move each end of a pair makes.
pub(super) fn shares(a_is_fixed: bool, b_is_fixed: bool) -> (f32, f32) {
    match (a_is_fixed, b_is_fixed) {
        (false, false) => (0.5, 0.5),
        (true, false) => (0.0, 1.0),
        (false, true) => (1.0, 0.0),
        (true, true) => (0.0, 0.0),
    }
}
