//! Places → places that fill a page of some shape, with every two nodes kept apart.

use super::stress::{MOST_ALL_PAIRS, shares as moves};
use crate::scene::bounds::Bounds;

/// How much wider or higher than it came a picture may be made, so that shapes stay what they are.
const MOST_STRETCH: f32 = 2.5;
/// How much of the picture nodes may cover when the largest are as large as they can be.
const COVER: f32 = 0.3;
/// No two nodes need more than this from centre to centre, in points at zoom 1.
const WIDEST: f32 = 104.0;
const MOST_SWEEPS: usize = 300;
/// How many nodes all sweeps together may look at, so that a large picture is done in time.
const MOST_LOOKS: usize = 100_000;
/// In a crowd that could not be parted nodes may touch rather than vanish: at least this share of the room that there is on average.
const LEAST_ROOM: f32 = 0.5;

/// Stretches the picture along one axis towards `aspect` (width to height).
pub(super) fn fill(at: &mut [[f32; 2]], aspect: f32) {
    let bounds = Bounds::around(at);
    if at.len() < 3 || bounds.width() < 1.0 || bounds.height() < 1.0 {
        return;
    }
    let [x, y] = bounds.center();
    let missing = aspect * bounds.height() / bounds.width();
    let by = [missing.clamp(1.0, MOST_STRETCH), (1.0 / missing).clamp(1.0, MOST_STRETCH)];
    at.iter_mut().for_each(|at| *at = [x + (at[0] - x) * by[0], y + (at[1] - y) * by[1]]);
}

/// Pushes nodes apart until each has room for its share (0 to 1) of the largest node's size, sweep by sweep in the order of the
/// nodes, so that equal places end in equal places. `fixed` nodes stay. In a picture that goes on from one where the largest node had
/// `before` as its room, no more is made than there was, unless that would be very little. Returns the diameter the largest node can
/// have without touching another, or, in a picture too large to part all, without covering much of it.
pub(super) fn keep_apart(at: &mut [[f32; 2]], shares: &[f32], fixed: &[bool], before: Option<f32>) -> f32 {
    /// A share of the room there could be.
    const VERY_LITTLE: f32 = 0.35;
    let most = room_for_each(at, shares);
    let wanted = before.map_or(most, |before| before.clamp(VERY_LITTLE * most, most));
    let sweeps = (MOST_LOOKS / at.len().max(1)).clamp(8, MOST_SWEEPS);
    let is_parted = (0..sweeps).any(|_| !sweep(at, shares, fixed, wanted));
    let mut room = wanted;
    Grid::new(at, wanted).for_pairs(|a, b| {
        if !(fixed[a] && fixed[b]) {
            room = room.min(2.0 * distance(at[a], at[b]) / (shares[a] + shares[b]));
        }
    });
    if is_parted { room } else { room.max(wanted * LEAST_ROOM) }
}

/// Looks once at every two nodes that may be too near each other; says whether any were.
fn sweep(at: &mut [[f32; 2]], shares: &[f32], fixed: &[bool], wanted: f32) -> bool {
    let mut moved = false;
    Grid::new(at, wanted).for_pairs(|a, b| {
        let needed = wanted * (shares[a] + shares[b]) / 2.0;
        moved |= push(at, [a, b], needed, fixed);
    });
    moved
}

/// The largest node's diameter at which all nodes together cover no more than [`COVER`] of the picture.
fn room_for_each(at: &[[f32; 2]], shares: &[f32]) -> f32 {
    let bounds = Bounds::around(at).grow(WIDEST / 2.0);
    let squares: f32 = shares.iter().map(|share| share * share).sum();
    // In a large picture distances tell more than room for each.
    let share = if at.len() > MOST_ALL_PAIRS { 0.5 } else { 1.0 };
    share * (COVER * bounds.width() * bounds.height() / squares.max(0.01)).sqrt().min(WIDEST)
}

fn distance(a: [f32; 2], b: [f32; 2]) -> f32 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// Moves two nodes away from each other if they are nearer than `needed`; says whether they were.
fn push(at: &mut [[f32; 2]], [a, b]: [usize; 2], needed: f32, fixed: &[bool]) -> bool {
    /// A little more than is needed, so that sweeps come to an end.
    const SLACK: f32 = 1.01;
    let apart = distance(at[a], at[b]);
    if apart >= needed || fixed[a] && fixed[b] {
        return false;
    }
    // Two nodes on one spot part in a direction that depends on which they are.
    let along = if apart > 1e-3 {
        [(at[a][0] - at[b][0]) / apart, (at[a][1] - at[b][1]) / apart]
    } else {
        let angle = (a * 7 + b) as f32;
        [angle.cos(), angle.sin()]
    };
    let by = needed * SLACK - apart;
    let (share_a, share_b) = moves(fixed[a], fixed[b]);
    for axis in 0..2 {
        at[a][axis] += along[axis] * by * share_a;
        at[b][axis] -= along[axis] * by * share_b;
    }
    true
}

/// Nodes by the square cell they lay in when the grid was made; cells are as wide as the farthest that two nodes may act on each other.
struct Grid {
    columns: usize,
    /// For each cell where its nodes begin, and in the end how many there are.
    start: Vec<u32>,
    /// Cell by cell, ascending in each.
    nodes: Vec<u32>,
    cell_of: Vec<u32>,
}

impl Grid {
    fn new(at: &[[f32; 2]], reach: f32) -> Self {
        let bounds = Bounds::around(at);
        // A few nodes far away must not cost a cell for every empty place between.
        let most = (at.len() as f32 * 4.0).sqrt().max(1.0);
        let cell = reach.max(bounds.width() / most).max(bounds.height() / most).max(1e-3);
        let count = |length: f32| (length / cell) as usize + 1;
        let (columns, rows) = (count(bounds.width()), count(bounds.height()));
        let place = |at: &[f32; 2]| {
            let column = (((at[0] - bounds.min[0]) / cell) as usize).min(columns - 1);
            let row = (((at[1] - bounds.min[1]) / cell) as usize).min(rows - 1);
            (row * columns + column) as u32
        };
        let cell_of: Vec<u32> = at.iter().map(place).collect();
        let mut start = vec![0u32; columns * rows + 1];
        cell_of.iter().for_each(|cell| start[*cell as usize + 1] += 1);
        (0..columns * rows).for_each(|cell| start[cell + 1] += start[cell]);
        let mut next = start.clone();
        let mut nodes = vec![0; at.len()];
        for (node, cell) in cell_of.iter().enumerate() {
            nodes[next[*cell as usize] as usize] = node as u32;
            next[*cell as usize] += 1;
        }
        Self { columns, start, nodes, cell_of }
    }

    /// Every two nodes of one cell or of adjoining ones, the smaller index first, in the order of the nodes.
    fn for_pairs(&self, mut look: impl FnMut(usize, usize)) {
        let rows = (self.start.len() - 1) / self.columns;
        for a in 0..self.cell_of.len() {
            let (row, column) = (self.cell_of[a] as usize / self.columns, self.cell_of[a] as usize % self.columns);
            let (left, right) = (column.saturating_sub(1), (column + 1).min(self.columns - 1));
            for row in row.saturating_sub(1)..=(row + 1).min(rows - 1) {
                let (first, last) = (row * self.columns + left, row * self.columns + right);
                let near = &self.nodes[self.start[first] as usize..self.start[last + 1] as usize];
                near.iter().map(|b| *b as usize).filter(|b| *b > a).for_each(|b| look(a, b));
            }
        }
    }
}
