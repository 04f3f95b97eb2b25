//! The shortest ways from one entity to another, and the ties they lead over.

use super::Network;
use crate::base::EntityId;

/// A chain of ties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// From the first entity to the last.
    pub nodes: Vec<EntityId>,
    /// Indices into the network's ties, one fewer than nodes.
    pub ties: Vec<usize>,
}

/// Every way of fewest ties from `from` to `to`, at most `most` of them, those over the heaviest ties first. Empty where nothing leads
/// there, where both are one, and where one is no node.
pub fn shortest_ways(network: &Network, from: EntityId, to: EntityId, most: usize) -> Vec<Way> {
    let place = |id: EntityId| network.nodes.iter().position(|node| node.entity == id);
    let (Some(from), Some(to)) = (place(from), place(to)) else { return Vec::new() };
    let neighbours = network.neighbours();
    let ways = steps_to(&neighbours, to);
    if from == to || ways[from].is_none() {
        return Vec::new();
    }
    // The heaviest tie is followed first, so that what is found first is what is kept.
    let weight = |tie: usize| network.ties[tie].weight;
    let mut open = vec![(from, Vec::new())];
    let mut found: Vec<Vec<usize>> = Vec::new();
    while let Some((node, way)) = open.pop() {
        if node == to {
            found.push(way);
            if found.len() == most {
                break;
            }
            continue;
        }
        let nearer = |(next, _): &&(usize, usize)| ways[*next].map(|steps| steps + 1) == ways[node];
        let mut next: Vec<(usize, usize)> = neighbours[node].iter().filter(nearer).copied().collect();
        next.sort_by(|a, b| weight(a.1).total_cmp(&weight(b.1)).then(b.0.cmp(&a.0)));
        open.extend(next.into_iter().map(|(next, tie)| (next, way.iter().copied().chain([tie]).collect())));
    }
    let total = |way: &Vec<usize>| way.iter().map(|tie| weight(*tie)).sum::<f32>();
    found.sort_by(|a, b| total(b).total_cmp(&total(a)).then(a.cmp(b)));
    found.into_iter().map(|ties| along(network, from, ties)).collect()
}

fn along(network: &Network, from: usize, ties: Vec<usize>) -> Way {
    let mut at = from;
    let mut nodes = vec![network.nodes[from].entity];
    for tie in &ties {
        let tie = &network.ties[*tie];
        at = if tie.a == at { tie.b } else { tie.a };
        nodes.push(network.nodes[at].entity);
    }
    Way { nodes, ties }
}

/// How many ties each node is away from `to`; `None` where nothing leads there.
fn steps_to(neighbours: &[Vec<(usize, usize)>], to: usize) -> Vec<Option<u32>> {
    let mut steps = vec![None; neighbours.len()];
    let mut order = vec![to];
    steps[to] = Some(0);
    let mut next = 0;
    while let Some(&node) = order.get(next) {
        next += 1;
        for &(other, _) in &neighbours[node] {
            if steps[other].is_none() {
                steps[other] = steps[node].map(|steps| steps + 1);
                order.push(other);
            }
        }
    }
    steps
}
