//! How the time and memory of resolving grow with the folder: 1,000, 10,000 and 100,000 made-up articles.
//!
//! Time is given as a ratio too: to the time for a tenth of the articles, beside the ratio that n log n would give, so that figures of
//! different machines can be compared. Memory is the process's peak (Linux only), readings and analysis together.
//!
//! `cargo bench --no-default-features --bench resolve -- 1000 10000 100000`; without numbers 1,000 and 10,000.

mod synthetic;

use std::hint::black_box;
use std::time::Instant;

use marsad::resolve::{self, StoredReading};
use rayon::prelude::*;

fn main() {
    let mut sizes: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000];
    }
    println!(
        "{:>9}{:>10}{:>12}{:>10}{:>10}{:>9}{:>10}",
        "articles", "resolve", "each", "growth", "n log n", "copies", "peak"
    );
    let mut before: Option<(usize, f64)> = None;
    for size in sizes {
        let documents: Vec<_> = synthetic::folder(size).collect();
        let readings: Vec<StoredReading> = documents.par_iter().map(resolve::read).collect();
        drop(documents);
        let mut copied = 0;
        let copies = secs(|| copied = black_box(resolve::count_copies(&readings)));
        let mut counts = (0, 0);
        let resolving = secs(|| {
            let analysis = black_box(resolve::resolve(&readings));
            counts = (analysis.entities.len(), analysis.events.iter().filter(|event| event.reports.len() > 1).count());
        });
        let growth = before.map_or("-".to_owned(), |(_, secs)| format!("{:.1}", resolving / secs));
        let n_log_n = |n: usize| n as f64 * (n as f64).log2();
        let expected = before.map_or("-".to_owned(), |(n, _)| format!("{:.1}", n_log_n(size) / n_log_n(n)));
        let each = format!("{:.0} µs", resolving * 1e6 / size as f64);
        let peak = peak_mb().map_or("-".to_owned(), |mb| format!("{mb} MB"));
        println!("{size:>9}{resolving:>8.2} s{each:>12}{growth:>10}{expected:>10}{copies:>7.2} s{peak:>10}");
        println!("{:>9} entities, {} events told by several, {copied} near copies", counts.0, counts.1);
        before = Some((size, resolving));
    }
}

fn secs(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

/// The most memory the process has held so far.
fn peak_mb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kb| kb / 1024)
}
