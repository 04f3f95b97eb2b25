//! Measures of a network's nodes: on how many shortest ways each lies, and which belong together.

use leiden_rs::{GraphDataBuilder, Leiden, LeidenConfig};
use rayon::prelude::*;

use super::Network;

/// In a larger network ways are followed from so many nodes only.
const MOST_SOURCES: usize = 256;

/// On which share of the shortest ways between two others each node lies, 0 to 1 (U. Brandes, *A Faster Algorithm for Betweenness
/// Centrality*, 2001). In a network of more than 256 nodes it is an estimate from evenly spread sources (Brandes and Pich 2007). The
/// same on any number of threads.
pub fn betweenness(network: &Network) -> Vec<f32> {
    let count = network.nodes.len();
    let neighbours = network.neighbours();
    let step = count.div_ceil(MOST_SOURCES).max(1);
    let sources: Vec<usize> = (0..count).step_by(step).collect();
    let chunks: Vec<Vec<f64>> = sources
        .par_chunks(16)
        .map(|sources| {
            let mut sum = vec![0.0; count];
            sources.iter().for_each(|source| follow(&neighbours, *source, &mut sum));
            sum
        })
        .collect();
    let mut sum = vec![0.0; count];
    for chunk in chunks {
        sum.iter_mut().zip(chunk).for_each(|(sum, part)| *sum += part);
    }
    let pairs = (sources.len() * count.saturating_sub(2)).max(1) as f64;
    sum.into_iter().map(|ways| (ways / pairs) as f32).collect()
}

/// Adds to each node the share of shortest ways from `source` that lead over it.
fn follow(neighbours: &[Vec<(usize, usize)>], source: usize, sum: &mut [f64]) {
    let count = neighbours.len();
    let (mut way, mut ways, mut share) = (vec![u32::MAX; count], vec![0.0f64; count], vec![0.0f64; count]);
    let mut order = vec![source];
    (way[source], ways[source]) = (0, 1.0);
    let mut next = 0;
    while let Some(&from) = order.get(next) {
        next += 1;
        for &(to, _) in &neighbours[from] {
            if way[to] == u32::MAX {
                way[to] = way[from] + 1;
                order.push(to);
            }
            if way[to] == way[from] + 1 {
                ways[to] += ways[from];
            }
        }
    }
    for &node in order[1..].iter().rev() {
        for &(before, _) in neighbours[node].iter().filter(|(before, _)| way[*before] + 1 == way[node]) {
            share[before] += ways[before] / ways[node] * (1.0 + share[node]);
        }
        sum[node] += share[node];
    }
}

/// The community of each node: 0 is the largest. Nodes of one community are tied to each other more than chance would have it
/// (V. A. Traag, L. Waltman, N. J. van Eck, *From Louvain to Leiden*, 2019). The seed is fixed, so that a network always falls apart
/// in the same way.
pub fn communities(network: &Network) -> Vec<u32> {
    let count = network.nodes.len();
    let found = || {
        let mut builder = GraphDataBuilder::new(count);
        for tie in &network.ties {
            builder.add_edge(tie.a, tie.b, f64::from(tie.weight.max(0.01))).ok()?;
        }
        let output = Leiden::new(LeidenConfig::builder().seed(1).build()).run(&builder.build().ok()?).ok()?;
        Some((0..count).map(|node| output.partition.community_of(node)).collect::<Vec<usize>>())
    };
    // Without a tie there is nothing to find, and each node is on its own.
    let raw = if network.ties.is_empty() { None } else { found() }.unwrap_or_else(|| (0..count).collect());
    by_size(&raw)
}

/// The same groups, numbered by size, and equally large ones by their first member.
fn by_size(raw: &[usize]) -> Vec<u32> {
    let mut groups: std::collections::BTreeMap<usize, (usize, usize)> = std::collections::BTreeMap::new();
    for (node, group) in raw.iter().enumerate() {
        groups.entry(*group).or_insert((0, node)).0 += 1;
    }
    let mut order: Vec<(usize, usize, usize)> =
        groups.into_iter().map(|(group, (size, first))| (size, first, group)).collect();
    order.sort_by_key(|(size, first, _)| (std::cmp::Reverse(*size), *first));
    let number: std::collections::BTreeMap<usize, u32> =
        order.iter().zip(0u32..).map(|((_, _, group), number)| (*group, number)).collect();
    raw.iter().map(|group| number[group]).collect()
}
