//! A public generator of networks, and helps for measuring layouts of them.

#![allow(dead_code, reason = "each bench takes what it needs")]

pub mod sfdp;
pub mod stress;

use marsad::base::{EntityId, EntityKind, Random};
use marsad::model::network::{Network, Node, Tie};

/// How many ties a new node brings.
const TIES: usize = 5;
/// How many nodes a community has on average.
const COMMUNITY: usize = 100;
/// How often a new node ties itself inside its community.
const INSIDE: f32 = 0.8;

/// Ties of a growing network: every node brings five, four in five of them to its own community, and takes to those who have many
/// already (Barabási and Albert 1999, with communities).
pub fn ties(nodes: usize, seed: u64) -> Vec<(usize, usize)> {
    let mut random = Random::new(seed);
    let communities = (nodes / COMMUNITY).max(4);
    // A node stands once for each tie it brought, and in `everyone` once for each it has.
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); communities];
    let (mut everyone, mut ties) = (Vec::new(), Vec::new());
    for node in 0..nodes {
        let community = if node < communities { node } else { random.below(communities) };
        let mut chosen: Vec<usize> = Vec::new();
        let mut tries = 0;
        while chosen.len() < TIES.min(node) && tries < 200 {
            tries += 1;
            let is_inside = random.share() < INSIDE && !members[community].is_empty();
            let pool = if is_inside { &members[community] } else { &everyone };
            let other = if pool.is_empty() { random.below(node) } else { pool[random.below(pool.len())] };
            if other != node && !chosen.contains(&other) {
                chosen.push(other);
            }
        }
        members[community].extend(std::iter::repeat_n(node, chosen.len().max(1)));
        for other in chosen {
            ties.push((other, node));
            everyone.extend([other, node]);
        }
    }
    ties
}

/// The ties of [`ties`] as a network of made-up names.
pub fn network(nodes: usize, seed: u64) -> Network {
    let ties = ties(nodes, seed);
    let mut degree = vec![0.0; nodes];
    ties.iter().for_each(|(a, b)| [*a, *b].into_iter().for_each(|node| degree[node] += 1.0));
    let node = |index: usize| Node {
        entity: EntityId::from_index(index),
        kind: [EntityKind::Person, EntityKind::Person, EntityKind::Organization, EntityKind::Place][index % 4],
        label: format!("اسم {index}"),
        short_label: format!("{index}"),
        mentions: degree[index] as u32,
        degree: degree[index],
        ..Node::new(EntityId::from_index(index), EntityKind::Person, "")
    };
    let tie = |(a, b): (usize, usize)| Tie { a, b, strong: true, weight: 1.0, ..Tie::default() };
    Network { nodes: (0..nodes).map(node).collect(), ties: ties.into_iter().map(tie).collect(), candidates: nodes }
}

/// The value below which `share` (0 to 1) of `values` lie. Sorts them.
pub fn quantile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    values.get((share * last as f64).round() as usize).copied().unwrap_or(f64::NAN)
}
