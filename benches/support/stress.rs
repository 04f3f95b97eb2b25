//! How well distances on paper fit those in the graph.
//!
//! Stress is normalised: the mean over pairs of nodes of the squared error of their distance on paper, in parts of their distance in the
//! graph (ties of length 1), with the picture scaled so that it is least. It is taken over all pairs with one of 200 nodes drawn at random.

use marsad::base::{EntityId, Random};
use marsad::model::network::Network;
use marsad::scene::Positions;

/// For each node its neighbours.
pub struct Graph(Vec<Vec<usize>>);

impl Graph {
    pub fn new(nodes: usize, ties: &[(usize, usize)]) -> Self {
        let mut neighbours = vec![Vec::new(); nodes];
        for &(a, b) in ties {
            neighbours[a].push(b);
            neighbours[b].push(a);
        }
        Self(neighbours)
    }

    /// Ties on the shortest way from one node to all; `None` where there is none.
    fn ways_from(&self, node: usize) -> Vec<Option<u32>> {
        let mut ways = vec![None; self.0.len()];
        let (mut wave, mut way) = (vec![node], 0);
        ways[node] = Some(0);
        while !wave.is_empty() {
            way += 1;
            let mut next = Vec::new();
            for &to in wave.iter().flat_map(|from| &self.0[*from]) {
                if ways[to].is_none() {
                    ways[to] = Some(way);
                    next.push(to);
                }
            }
            wave = next;
        }
        ways
    }
}

/// The least there is of one node drawn 200 times to all.
pub fn stress(graph: &Graph, at: &[[f64; 2]]) -> f64 {
    const SOURCES: usize = 200;
    let mut random = Random::new(99);
    let (mut sum, mut squares, mut pairs) = (0.0, 0.0, 0.0);
    for _ in 0..SOURCES {
        let from = random.below(at.len());
        for (to, way) in graph.ways_from(from).into_iter().enumerate() {
            let Some(way) = way.filter(|way| *way > 0) else { continue };
            let share = (at[from][0] - at[to][0]).hypot(at[from][1] - at[to][1]) / f64::from(way);
            (sum, squares, pairs) = (sum + share, squares + share * share, pairs + 1.0);
        }
    }
    // The least of Σ (s·share − 1)² over the scale s.
    1.0 - sum * sum / (squares * pairs)
}

/// The places of a network's nodes, in their order.
pub fn places(network: &Network, positions: &Positions) -> Vec<[f64; 2]> {
    let place = |id: EntityId| positions.of(id).unwrap_or_default().map(f64::from);
    network.nodes.iter().map(|node| place(node.entity)).collect()
}
