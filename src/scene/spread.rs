//! Places → places that fill a page of some shape, with every two nodes kept apart.

use super::bounds::Bounds;

/// How much wider or higher than it came a picture may be made, so that shapes stay what they are.
const MOST_STRETCH: f32 = 2.5;
/// How much of the picture nodes may cover when the largest are as large as they can be.
const COVER: f32 = 0.3;
/// No two nodes need more than this from centre to centre, in points at zoom 1.
const WIDEST: f32 = 104.0;
const MOST_SWEEPS: usize = 300;

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
/// nodes, so that equal places end in equal places. `fixed` nodes stay. Returns the diameter the largest node can have without
/// touching another.
pub(super) fn keep_apart(at: &mut [[f32; 2]], shares: &[f32], fixed: &[bool]) -> f32 {
    let wanted = room_for_each(at, shares);
    for _ in 0..MOST_SWEEPS {
        let mut moved = false;
        for a in 0..at.len() {
            for b in a + 1..at.len() {
                let needed = wanted * (shares[a] + shares[b]) / 2.0;
                moved |= push(at, [a, b], needed, fixed);
            }
        }
        if !moved {
            break;
        }
    }
    let free = |a: usize, b: usize| !(fixed[a] && fixed[b]);
    let pairs = (0..at.len()).flat_map(|a| (a + 1..at.len()).map(move |b| (a, b))).filter(|&(a, b)| free(a, b));
    pairs.map(|(a, b)| 2.0 * distance(at[a], at[b]) / (shares[a] + shares[b])).fold(wanted, f32::min)
}

/// The largest node's diameter at which all nodes together cover no more than [`COVER`] of the picture.
fn room_for_each(at: &[[f32; 2]], shares: &[f32]) -> f32 {
    let bounds = Bounds::around(at).grow(WIDEST / 2.0);
    let squares: f32 = shares.iter().map(|share| share * share).sum();
    (COVER * bounds.width() * bounds.height() / squares.max(0.01)).sqrt().min(WIDEST)
}

fn distance(a: [f32; 2], b: [f32; 2]) -> f32 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// Moves two nodes away from each other if they are nearer than `needed`; says whether they were.
fn push(at: &mut [[f32; 2]], [a, b]: [usize; 2], needed: f32, fixed: &[bool]) -> bool {
    /// A little more than is needed, so that sweeps come to an end.
    const SLACK: f32 = 1.01;
    let apart = distance(at[a], at[b]);
    let (share_a, share_b) = match (fixed[a], fixed[b]) {
        (false, false) => (0.5, 0.5),
        (true, false) => (0.0, 1.0),
        (false, true) => (1.0, 0.0),
        (true, true) => return false,
    };
    if apart >= needed {
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
    for axis in 0..2 {
        at[a][axis] += along[axis] * by * share_a;
        at[b][axis] -= along[axis] * by * share_b;
    }
    true
}
