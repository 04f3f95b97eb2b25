//! Marks that overlap → lanes, so that each of them can be seen.

use std::cmp::Reverse;
use std::ops::Range;

/// The lane of each range: 0 for one that overlaps none before it, more for one that begins inside others. Ranges that overlap have different
/// lanes; of two that begin together the longer one has the lower lane.
pub(super) fn lanes<'a>(ranges: impl Iterator<Item = &'a Range<usize>>) -> Vec<usize> {
    let ranges: Vec<&Range<usize>> = ranges.collect();
    let mut order: Vec<usize> = (0..ranges.len()).collect();
    order.sort_by_key(|&index| (ranges[index].start, Reverse(ranges[index].end)));
    let mut ends: Vec<usize> = Vec::new();
    let mut lanes = vec![0; ranges.len()];
    for index in order {
        let range = ranges[index];
        let lane = ends.iter().position(|&end| end <= range.start).unwrap_or(ends.len());
        if lane == ends.len() {
            ends.push(0);
        }
        ends[lane] = range.end;
        lanes[index] = lane;
    }
    lanes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_overlaps_is_in_different_lanes() {
        let check = |ranges: &[Range<usize>], expected: &[usize]| assert_eq!(lanes(ranges.iter()), expected);
        check(&[0..4, 5..9], &[0, 0]);
        check(&[0..9, 2..4, 5..7], &[0, 1, 1]);
        check(&[0..4, 0..9], &[1, 0]);
        check(&[0..5, 3..8, 7..9], &[0, 1, 0]);
        check(&[0..9, 1..8, 2..3], &[0, 1, 2]);
        check(&[], &[]);
    }
}
