//! Boxes → shifts that bring them close together without overlap, in the shape of a page.

use crate::scene::bounds::Bounds;

/// So many boxes are fitted in one by one, which takes time that grows with the cube of their number.
const MOST_FITTED: usize = 40;

/// For each of `loose`, by how much to move it so that it overlaps neither another nor any of `fixed`, which stay. The first comes
/// to the middle, each next as near to it as it fits; the whole comes near `aspect`, width to height. What is left of many boxes
/// stands in rows beneath.
pub(super) fn pack(fixed: &[Bounds], loose: &[Bounds], gap: f32, aspect: f32) -> Vec<[f32; 2]> {
    let mut placed: Vec<Bounds> = fixed.iter().copied().reduce(Bounds::cover).into_iter().collect();
    if fixed.len() <= MOST_FITTED {
        placed = fixed.to_vec();
    }
    let mut shifts = Vec::with_capacity(loose.len());
    let (fitted, rest) = loose.split_at(loose.len().min(MOST_FITTED));
    for bounds in fitted {
        let shift = best_shift(&placed, *bounds, gap, aspect);
        placed.push(bounds.shift(shift));
        shifts.push(shift);
    }
    if let Some(above) = placed.into_iter().reduce(Bounds::cover) {
        shifts.extend(rows(above, rest, gap, aspect));
    }
    shifts
}

/// Sets boxes in rows below `above`, each row as wide as makes the whole come near `aspect`.
fn rows(above: Bounds, boxes: &[Bounds], gap: f32, aspect: f32) -> Vec<[f32; 2]> {
    let area: f32 = boxes.iter().map(|bounds| (bounds.width() + gap) * (bounds.height() + gap)).sum();
    let whole = area + above.width() * above.height();
    let width = above.width().max((whole * aspect).sqrt());
    let left = above.center()[0] - width / 2.0;
    let ([mut x, mut y], mut tallest) = ([left, above.max[1] + gap], 0.0f32);
    let mut shifts = Vec::with_capacity(boxes.len());
    for bounds in boxes {
        if x > left && x + bounds.width() > left + width {
            (x, y, tallest) = (left, y + tallest + gap, 0.0);
        }
        shifts.push([x - bounds.min[0], y - bounds.min[1]]);
        x += bounds.width() + gap;
        tallest = tallest.max(bounds.height());
    }
    shifts
}

/// Tries the places beside what is placed already, edge to edge, and takes the one nearest to the middle of everything.
fn best_shift(placed: &[Bounds], bounds: Bounds, gap: f32, aspect: f32) -> [f32; 2] {
    let middle = placed.iter().copied().reduce(Bounds::cover).map_or([0.0; 2], Bounds::center);
    let [x, y] = bounds.center();
    let to_middle = [middle[0] - x, middle[1] - y];
    let half = [bounds.width() / 2.0, bounds.height() / 2.0];
    let mut centers = vec![middle];
    for other in placed {
        let [left, top] = [other.min[0] - gap - half[0], other.min[1] - gap - half[1]];
        let [right, bottom] = [other.max[0] + gap + half[0], other.max[1] + gap + half[1]];
        let along_x = [other.min[0] + half[0], other.center()[0], other.max[0] - half[0], middle[0]];
        let along_y = [other.min[1] + half[1], other.center()[1], other.max[1] - half[1], middle[1]];
        centers.extend(along_x.iter().flat_map(|&x| [[x, top], [x, bottom]]));
        centers.extend(along_y.iter().flat_map(|&y| [[left, y], [right, y]]));
    }
    let free = |center: &[f32; 2]| {
        let there =
            Bounds { min: [center[0] - half[0], center[1] - half[1]], max: [center[0] + half[0], center[1] + half[1]] }
                .grow(gap - 0.01);
        !placed.iter().any(|other| other.overlaps(there))
    };
    let cost = |center: &[f32; 2]| {
        let reach = [(center[0] - middle[0]).abs() + half[0], (center[1] - middle[1]).abs() + half[1]];
        (reach[0] / aspect).hypot(reach[1])
    };
    let best = centers.into_iter().filter(free).min_by(|a, b| cost(a).total_cmp(&cost(b)));
    best.map_or(to_middle, |center| [center[0] - x, center[1] - y])
}
