//! The layout of networks beside Graphviz' `sfdp`, in one run: seconds, and how well distances on paper fit those in the graph.
//!
//! Stress is normalised: the mean over pairs of nodes of the squared error of their distance on paper, in parts of their distance in
//! the graph (ties of length 1), with the picture scaled so that it is least. It is taken over all pairs with one of 200 nodes drawn at
//! random. The seconds of `sfdp` are those of the whole program, reading and writing plain text; ours those of
//! [`marsad::scene::layout`], which also parts nodes that touch and fills a square page.
//!
//! `cargo bench --no-default-features --bench layout`

mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::process::Command;
use std::time::Instant;

use marsad::base::EntityId;
use marsad::model::network::Network;
use marsad::scene::{LayoutRequest, Positions, SizeBy, layout};
use support::Random;

const PAGE: [f32; 2] = [800.0, 800.0];
const SEED: u64 = 1;
const RUNS: usize = 3;

fn main() {
    println!(
        "{:>7} {:>8} {:>22} {:>22} {:>8} {:>8}",
        "nodes", "ties", "sfdp: s, stress", "marsad: s, stress", "time", "stress"
    );
    for nodes in [1_000, 5_000, 20_000] {
        let ties = support::ties(nodes, SEED);
        let network = support::network(nodes, SEED);
        let graph = Graph::new(nodes, &ties);
        let (secs, at) = fastest(|| {
            let request = LayoutRequest::new(&network, &BTreeMap::new(), PAGE, SizeBy::Ties);
            places(&network, &layout(&request, &Positions::default()))
        });
        let ours = (secs, stress(&graph, &at));
        print!("{nodes:>7} {:>8} ", ties.len());
        match sfdp(nodes, &ties) {
            Some((secs, at)) => {
                let theirs = (secs, stress(&graph, &at));
                let ratios = (ours.0 / theirs.0, ours.1 / theirs.1);
                println!(
                    "{:>12.2} {:>9.4} {:>12.2} {:>9.4} {:>8.2} {:>8.2}",
                    theirs.0, theirs.1, ours.0, ours.1, ratios.0, ratios.1
                );
            }
            None => println!("{:>22} {:>12.2} {:>9.4}", "not installed", ours.0, ours.1),
        }
    }
    println!("\na tenth more nodes: shift of the old ones, in parts of the picture's width; stress of both pictures");
    println!("{:>7} {:>10} {:>10} {:>10} {:>10} {:>10}", "nodes", "median", "90 %", "s", "grown", "afresh");
    [220, 1_100, 5_500].into_iter().for_each(grow);
}

/// The first of `all` nodes of a network are laid out, then all of them, from there and afresh.
fn grow(all: usize) {
    let network = support::network(all, SEED);
    let old = all * 10 / 11;
    let ties = network.ties.iter().filter(|tie| tie.a.max(tie.b) < old).cloned().collect();
    let before = Network { nodes: network.nodes[..old].to_vec(), ties, candidates: old };
    let fresh = |network: &Network| {
        layout(&LayoutRequest::new(network, &BTreeMap::new(), PAGE, SizeBy::Ties), &Positions::default())
    };
    let first = fresh(&before);
    let start = Instant::now();
    let second = layout(&LayoutRequest::new(&network, &BTreeMap::new(), PAGE, SizeBy::Ties), &first);
    let secs = start.elapsed().as_secs_f64();
    let width = first.bounds().width();
    let shift = |(id, from): (&EntityId, &[f32; 2])| {
        let to = second.of(*id).unwrap_or(*from);
        f64::from((from[0] - to[0]).hypot(from[1] - to[1]) / width)
    };
    let mut shifts: Vec<f64> = first.at.iter().map(shift).collect();
    let graph = Graph::new(all, &support::ties(all, SEED));
    let [grown, afresh] = [&second, &fresh(&network)].map(|positions| stress(&graph, &places(&network, positions)));
    let (median, most) = (support::quantile(&mut shifts, 0.5), support::quantile(&mut shifts, 0.9));
    println!("{all:>7} {median:>10.4} {most:>10.4} {secs:>10.3} {grown:>10.4} {afresh:>10.4}");
}

fn places(network: &Network, positions: &Positions) -> Vec<[f64; 2]> {
    let place = |id: EntityId| positions.of(id).unwrap_or_default().map(f64::from);
    network.nodes.iter().map(|node| place(node.entity)).collect()
}

fn fastest<T>(work: impl Fn() -> T) -> (f64, T) {
    let run = || {
        let start = Instant::now();
        let result = work();
        (start.elapsed().as_secs_f64(), result)
    };
    (1..RUNS).fold(run(), |best, _| {
        let next = run();
        if next.0 < best.0 { next } else { best }
    })
}

/// Seconds and places of Graphviz' layout; `None` where it is not installed.
fn sfdp(nodes: usize, ties: &[(usize, usize)]) -> Option<(f64, Vec<[f64; 2]>)> {
    let mut text = String::from("graph {\nnode [shape=point, width=0.01, label=\"\"]\n");
    for node in 0..nodes {
        writeln!(text, "{node}").ok()?;
    }
    for (a, b) in ties {
        writeln!(text, "{a} -- {b}").ok()?;
    }
    text.push('}');
    let file = tempfile::NamedTempFile::new().ok()?;
    std::fs::write(file.path(), text).ok()?;
    let runs = if nodes > 10_000 { 1 } else { RUNS };
    let run = || {
        let start = Instant::now();
        let output = Command::new("sfdp").arg("-Tplain").arg(file.path()).output().ok()?;
        Some((start.elapsed().as_secs_f64(), output))
    };
    let mut best = run()?;
    for _ in 1..runs {
        let next = run()?;
        if next.0 < best.0 {
            best = next;
        }
    }
    let mut at = vec![[0.0; 2]; nodes];
    for line in String::from_utf8_lossy(&best.1.stdout).lines() {
        let mut words = line.split(' ');
        if words.next() == Some("node") {
            let [node, x, y] = std::array::from_fn(|_| words.next().and_then(|word| word.parse::<f64>().ok()));
            *at.get_mut(node? as usize)? = [x?, y?];
        }
    }
    Some((best.0, at))
}

struct Graph(Vec<Vec<usize>>);

impl Graph {
    fn new(nodes: usize, ties: &[(usize, usize)]) -> Self {
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

fn stress(graph: &Graph, at: &[[f64; 2]]) -> f64 {
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
