//! Graphviz' layout of large graphs, to compare with.

use std::fmt::Write as _;
use std::process::Command;
use std::time::Instant;

/// The seconds of the fastest of some runs of the whole program, and its places; `None` where it is not installed.
pub fn layout(nodes: usize, ties: &[(usize, usize)], runs: usize) -> Option<(f64, Vec<[f64; 2]>)> {
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

/// `sfdp - graphviz version 2.42.4 (0)`
pub fn version() -> Option<String> {
    let output = Command::new("sfdp").arg("-V").output().ok()?;
    Some(String::from_utf8_lossy(&output.stderr).trim().to_owned())
}
