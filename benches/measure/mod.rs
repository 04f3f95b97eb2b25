//! What the benches share.

use std::time::Instant;

const RUNS: usize = 9;

/// The median time of one call, in seconds.
pub fn median_secs(mut work: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}
