//! Ties → connected parts, and the length of the shortest way between two nodes of a part.

use rayon::prelude::*;

/// A tie between two nodes by index, and the length it would like to have, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edge {
    pub a: usize,
    pub b: usize,
    pub length: f32,
}

/// A connected part: which nodes, and the edges between them by index into `members`.
pub(super) struct Component {
    /// Ascending.
    pub members: Vec<usize>,
    pub edges: Vec<Edge>,
}

/// The connected parts by size, largest first, then by first node.
pub(super) fn components(nodes: usize, edges: &[Edge]) -> Vec<Component> {
    let mut root: Vec<usize> = (0..nodes).collect();
    fn find(root: &mut [usize], mut at: usize) -> usize {
        while root[at] != at {
            root[at] = root[root[at]];
            at = root[at];
        }
        at
    }
    for edge in edges {
        let (a, b) = (find(&mut root, edge.a), find(&mut root, edge.b));
        root[a.max(b)] = a.min(b);
    }
    let mut parts: Vec<Component> = Vec::new();
    // For each node its part and its index there. A part's root is its smallest node, so it is met first.
    let mut place: Vec<(usize, usize)> = Vec::with_capacity(nodes);
    for node in 0..nodes {
        let root = find(&mut root, node);
        let part = if root == node {
            parts.push(Component { members: Vec::new(), edges: Vec::new() });
            parts.len() - 1
        } else {
            place[root].0
        };
        place.push((part, parts[part].members.len()));
        parts[part].members.push(node);
    }
    for edge in edges {
        let ((part, a), (_, b)) = (place[edge.a], place[edge.b]);
        parts[part].edges.push(Edge { a, b, length: edge.length });
    }
    parts.sort_by_key(|part| (std::cmp::Reverse(part.members.len()), part.members[0]));
    parts
}

/// The neighbours of every node, one after another, with the lengths of the ties in steps of [`Neighbours::unit`].
pub(super) struct Neighbours {
    start: Vec<u32>,
    to: Vec<(u32, u16)>,
    /// Points a step.
    unit: f32,
}

/// How finely lengths are told apart: steps in the longest tie.
pub(super) const STEPS: f32 = 64.0;
const UNREACHED: u16 = u16::MAX;

impl Neighbours {
    pub fn new(count: usize, edges: &[Edge]) -> Self {
        let longest = edges.iter().map(|edge| edge.length).fold(1.0, f32::max);
        let unit = longest / STEPS;
        let mut start = vec![0u32; count + 1];
        for edge in edges {
            start[edge.a + 1] += 1;
            start[edge.b + 1] += 1;
        }
        (0..count).for_each(|node| start[node + 1] += start[node]);
        let mut next = start.clone();
        let mut to = vec![(0, 0); edges.len() * 2];
        for edge in edges {
            let steps = (edge.length / unit).round().clamp(1.0, STEPS) as u16;
            for (from, other) in [(edge.a, edge.b), (edge.b, edge.a)] {
                to[next[from] as usize] = (other as u32, steps);
                next[from] += 1;
            }
        }
        Self { start, to, unit }
    }

    pub fn count(&self) -> usize {
        self.start.len() - 1
    }

    pub fn of(&self, node: usize) -> &[(u32, u16)] {
        &self.to[self.start[node] as usize..self.start[node + 1] as usize]
    }

    /// In steps, from one node to all (Dial 1969: Dijkstra's search with a bucket for each distance).
    fn ways_from(&self, node: usize) -> Vec<u16> {
        let mut ways = vec![UNREACHED; self.count()];
        let mut buckets: Vec<Vec<u32>> = vec![Vec::new(); STEPS as usize + 1];
        let mut waiting = 1;
        ways[node] = 0;
        buckets[0].push(node as u32);
        let mut way = 0u16;
        while waiting > 0 && way < UNREACHED - STEPS as u16 {
            let slot = usize::from(way) % buckets.len();
            // Ties are at least a step long, so nothing is added to the bucket that is being emptied.
            let mut bucket = std::mem::take(&mut buckets[slot]);
            waiting -= bucket.len();
            for from in bucket.drain(..) {
                if ways[from as usize] != way {
                    continue;
                }
                for &(to, steps) in self.of(from as usize) {
                    let there = way + steps;
                    if there < ways[to as usize] {
                        ways[to as usize] = there;
                        buckets[usize::from(there) % (STEPS as usize + 1)].push(to);
                        waiting += 1;
                    }
                }
            }
            buckets[slot] = bucket;
            way += 1;
        }
        ways
    }
}

/// How many landmarks stand for a part that is too large for all its ways.
const LANDMARKS: usize = 128;
/// Up to this size every way is known. Measured: that fits better than landmarks, and takes less time, since fewer rounds settle it; but memory
/// grows with the square, 72 MB here.
const MOST_EXACT: usize = 6_000;

/// The lengths of shortest ways in a connected part.
pub(super) enum Ways {
    /// Row by row in steps, and how long so many steps are, in points.
    All { count: usize, steps: Vec<u16>, points: Vec<f32> },
    /// Every node's way to each landmark. A way between two nodes is taken to lead over the landmark that makes it shortest: in
    /// networks of people and bodies most ways do lead over one of the best-connected nodes.
    Over { rows: Vec<[u16; LANDMARKS]>, unit: f32 },
}

impl Ways {
    pub fn new(neighbours: &Neighbours) -> Self {
        if neighbours.count() <= MOST_EXACT { Self::all(neighbours) } else { Self::over_landmarks(neighbours) }
    }

    pub(super) fn all(neighbours: &Neighbours) -> Self {
        let (count, unit) = (neighbours.count(), neighbours.unit);
        let mut steps = vec![0; count * count];
        let rows = steps.par_chunks_mut(count.max(1)).enumerate();
        rows.for_each(|(node, row)| row.copy_from_slice(&neighbours.ways_from(node)));
        let most = steps.iter().copied().max().unwrap_or(0);
        Self::All { count, steps, points: (0..=most).map(|steps| f32::from(steps) * unit).collect() }
    }

    /// Of at least as many nodes as there are landmarks.
    pub(super) fn over_landmarks(neighbours: &Neighbours) -> Self {
        let count = neighbours.count();
        let mut hubs: Vec<usize> = (0..count).collect();
        hubs.sort_by_key(|&node| (std::cmp::Reverse(neighbours.of(node).len()), node));
        let columns: Vec<Vec<u16>> = hubs[..LANDMARKS].par_iter().map(|&hub| neighbours.ways_from(hub)).collect();
        // Halved, so that two of them add up without overflow.
        let row = |node: usize| std::array::from_fn(|hub| (columns[hub][node] / 2).max(u16::from(node != hubs[hub])));
        Self::Over { rows: (0..count).into_par_iter().map(row).collect(), unit: neighbours.unit * 2.0 }
    }

    /// In points.
    #[inline]
    pub fn between(&self, a: usize, b: usize) -> f32 {
        match self {
            Self::All { count, steps, points } => points[usize::from(steps[a * count + b])],
            Self::Over { rows, unit } => {
                let (a, b) = (&rows[a], &rows[b]);
                let shortest = (0..LANDMARKS).fold(u16::MAX, |least, hub| least.min(a[hub] + b[hub]));
                f32::from(shortest) * unit
            }
        }
    }

    /// The longest, or one that is no shorter.
    pub fn longest(&self) -> f32 {
        match self {
            Self::All { points, .. } => points.last().copied().unwrap_or(0.0),
            Self::Over { rows, unit } => {
                let farthest = rows.iter().map(|row| row[0]).max().unwrap_or(0);
                2.0 * f32::from(farthest) * unit
            }
        }
    }

    /// Every known way `way` becomes `change(way)`; ways over landmarks stay.
    pub fn change(&mut self, change: impl Fn(f32) -> f32) {
        if let Self::All { points, .. } = self {
            points.iter_mut().for_each(|way| *way = change(*way));
        }
    }
}
