//! The layout of networks beside Graphviz' `sfdp`, in one run: seconds, and how well distances on paper fit those in the graph.
//!
//! Stress is that of `support::stress`. The seconds of `sfdp` are those of the whole program, reading and writing plain text; ours those of
//! [`marsad::scene::layout`], which also parts nodes that touch and fills a square page.
//!
//! `cargo bench --no-default-features --bench layout`

mod support;

use std::collections::BTreeMap;
use std::time::Instant;

use marsad::base::EntityId;
use marsad::model::network::Network;
use marsad::scene::{LayoutRequest, Positions, SizeBy, layout};
use support::sfdp;
use support::stress::{Graph, places, stress};

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
        match sfdp::layout(nodes, &ties, if nodes > 10_000 { 1 } else { RUNS }) {
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
