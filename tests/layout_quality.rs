//! Layouts stay as good as they were measured to be: their stress beside that of Graphviz' `sfdp`, which is kept in `tests/layout/` so that
//! this needs no Graphviz. Speed is measured by `cargo bench --bench layout`.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../benches/support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::path::PathBuf;

use marsad::scene::{LayoutRequest, Positions, SizeBy, layout};
use support::stress::{Graph, places, stress};

/// All pairs are moved in the first, pairs drawn at random in the second. Still larger ones, with ways over landmarks, take too long here.
const SIZES: [usize; 2] = [250, 700];
const SEED: u64 = 1;
/// How much worse than `sfdp` a layout may be.
const MOST: f64 = 1.05;

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/layout/sfdp-stress.tsv")
}

/// By number of nodes.
fn recorded() -> BTreeMap<usize, f64> {
    let text = std::fs::read_to_string(path()).unwrap();
    let row = |line: &str| {
        let (nodes, stress) = line.split_once('\t').unwrap();
        (nodes.parse().unwrap(), stress.parse().unwrap())
    };
    text.lines().filter(|line| !line.starts_with('#')).map(row).collect()
}

#[test]
fn layouts_are_about_as_good_as_those_of_sfdp() {
    let recorded = recorded();
    for nodes in SIZES {
        let network = support::network(nodes, SEED);
        let request = LayoutRequest::new(&network, &BTreeMap::new(), [800.0, 800.0], SizeBy::Ties);
        let positions = layout(&request, &Positions::default());
        let graph = Graph::new(nodes, &support::ties(nodes, SEED));
        let (ours, theirs) = (stress(&graph, &places(&network, &positions)), recorded[&nodes]);
        println!("{nodes} nodes: {ours:.4}, sfdp {theirs:.4}, ratio {:.3}", ours / theirs);
        assert!(ours <= MOST * theirs, "{nodes} nodes: stress {ours:.4}, and that of sfdp is {theirs:.4}");
    }
}

#[test]
#[ignore = "writes down the figures that the other test compares with; needs Graphviz"]
fn record() {
    let origin = support::sfdp::version().expect("Graphviz is installed");
    let mut text = format!(
        "# Normalised stress of the layouts of `{origin}` for the graphs of benches/support (seed {SEED}).\n\
         # Written by `cargo test --test layout_quality -- --ignored record`.\n# nodes\tstress\n"
    );
    for nodes in SIZES {
        let ties = support::ties(nodes, SEED);
        let (_, at) = support::sfdp::layout(nodes, &ties, 1).unwrap();
        text.push_str(&format!("{nodes}\t{:.4}\n", stress(&Graph::new(nodes, &ties), &at)));
    }
    std::fs::create_dir_all(path().parent().unwrap()).unwrap();
    std::fs::write(path(), text).unwrap();
}
