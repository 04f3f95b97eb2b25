//! How the time and memory of resolving grow with the folder: 1,000, 10,000 and 100,000 made-up articles.
//!
//! Time is that of the processor over all threads, so that other programs count little, and is given as a ratio too: to the time for the
//! smaller folder before, beside the ratio that n log n would give. Memory is the process's peak (Linux only), readings and analysis
//! together. The digest is of the whole analysis, so that two versions can be told to give the same.
//!
//! `cargo bench --no-default-features --bench resolve -- 1000 10000 100000`; without arguments 1,000 and 10,000. A file of readings, as
//! `marsad read` writes it, can stand for a number.

mod synthetic;

use std::fs::File;
use std::hint::black_box;
use std::io::BufReader;
use std::time::Instant;

use marsad::resolve::{self, StoredReading, StoredReadings};
use rayon::prelude::*;
use rustix::time::{ClockId, clock_gettime};

fn main() {
    let mut wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if wanted.is_empty() {
        wanted = vec!["1000".to_owned(), "10000".to_owned()];
    }
    println!(
        "{:>9}{:>10}{:>10}{:>12}{:>10}{:>10}{:>9}{:>10}",
        "articles", "resolve", "CPU", "each", "growth", "n log n", "copies", "peak"
    );
    let mut before: Option<(usize, f64)> = None;
    for wanted in wanted {
        let readings = readings(&wanted);
        let size = readings.len();
        let mut copied = 0;
        let (copies, _) = secs(|| copied = black_box(resolve::count_copies(&readings)));
        let mut told = String::new();
        let mut analysis = None;
        let (resolving, busy) = secs(|| analysis = Some(black_box(resolve::resolve(&readings))));
        let peak = peak_mb().map_or("-".to_owned(), |mb| format!("{mb} MB"));
        if let Some(analysis) = analysis {
            let several = analysis.events.iter().filter(|event| event.reports.len() > 1).count();
            let mut digest = blake3::Hasher::new();
            let written = serde_json::to_writer(&mut digest, &analysis).map(|()| digest.finalize().to_hex());
            let digest = written.map_or_else(|error| error.to_string(), |hex| hex[..16].to_owned());
            told = format!("{} entities, {several} events told by several, digest {digest}", analysis.entities.len());
        }
        let growth = before.map_or("-".to_owned(), |(_, secs)| format!("{:.1}", busy / secs));
        let n_log_n = |n: usize| n as f64 * (n as f64).log2();
        let expected = before.map_or("-".to_owned(), |(n, _)| format!("{:.1}", n_log_n(size) / n_log_n(n)));
        let each = format!("{:.0} µs", busy * 1e6 / size as f64);
        println!(
            "{size:>9}{resolving:>8.2} s{busy:>8.2} s{each:>12}{growth:>10}{expected:>10}{copies:>7.2} s{peak:>10}"
        );
        println!("{:>9} {told}, {copied} near copies", "");
        before = Some((size, busy));
    }
}

/// The readings of so many made-up articles, or of a file.
fn readings(wanted: &str) -> Vec<StoredReading> {
    if let Ok(size) = wanted.parse() {
        let documents: Vec<_> = synthetic::folder(size).collect();
        return documents.par_iter().map(resolve::read).collect();
    }
    let mut stored = StoredReadings::default();
    match File::open(wanted).and_then(|file| stored.add(BufReader::new(file), wanted)) {
        Ok(()) => stored.settle(),
        Err(error) => eprintln!("{wanted}: {error}"),
    }
    stored.readings
}

/// How long `work` takes by the clock, and of the processor over all threads, in seconds.
fn secs(work: impl FnOnce()) -> (f64, f64) {
    let cpu = || {
        let now = clock_gettime(ClockId::ProcessCPUTime);
        now.tv_sec as f64 + now.tv_nsec as f64 / 1e9
    };
    let (start, busy) = (Instant::now(), cpu());
    work();
    (start.elapsed().as_secs_f64(), cpu() - busy)
}

/// The most memory the process has held so far.
fn peak_mb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kb| kb / 1024)
}
