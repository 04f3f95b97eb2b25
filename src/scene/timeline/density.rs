//! How many marks lie over each other → which lanes show marks in rows, which show counts, and how high each is.

use super::geometry::TimelineGeometry;
use super::view::MARK_RADIUS;
use crate::model::timeline::{Dated, Lane, Timeline};

/// At scale 1, in points.
const ROW_HEIGHT: f32 = 17.0;
/// Rows come as close as this before marks become counts.
const TIGHTEST_ROW: f32 = 12.5;
/// Rows grow by this where there is room, so that a short timeline does not cling to its axis.
const MOST_GROWTH: f32 = 1.35;
/// Above and below the rows of a lane, together.
pub(super) const LANE_AIR: f32 = 6.0;
/// A lane of counts is at most as high as so many rows.
const STACK_ROWS: usize = 4;
/// Past this many rows of one lane no page is high enough.
const MOST_ROWS: usize = 200;
/// A span is drawn at least this wide, so that it stays longer than a point.
const SHORTEST_BAR: f32 = 16.0;
/// Between marks of one row.
pub(super) const ROW_GAP: f32 = 1.5;

/// Where a lane lies in the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LaneBox {
    pub top: f32,
    pub height: f32,
    pub rows: usize,
    pub row_height: f32,
    /// Whether it shows counts instead of marks in rows.
    pub counts: bool,
}

/// The events of a lane that reach into the drawn days, in the order of their first days.
pub(super) fn in_sight<'a>(
    timeline: &'a Timeline,
    lane: &'a Lane,
    days: (f64, f64),
) -> impl Iterator<Item = (u32, &'a Dated)> + 'a {
    let event = |mark: u32| timeline.events.get(mark as usize);
    let earliest = days.0 - f64::from(lane.longest);
    let from = lane.marks.partition_point(|mark| event(*mark).is_some_and(|event| f64::from(event.days.0) < earliest));
    let marks = lane.marks[from..].iter().filter_map(move |mark| Some((*mark, event(*mark)?)));
    marks
        .take_while(move |(_, event)| f64::from(event.days.0) < days.1)
        .filter(move |(_, event)| f64::from(event.days.1) + 1.0 > days.0)
}

/// What a mark covers across, in points; it may reach outside the plot.
pub(super) fn stretch_of(event: &Dated, geometry: &TimelineGeometry) -> (f32, f32) {
    if event.span.is_day() {
        let center = geometry.x(f64::from(event.days.0) + 0.5);
        return (center - MARK_RADIUS, center + MARK_RADIUS);
    }
    let (left, right) = geometry.stretch_of_days(event.days);
    let missing = (SHORTEST_BAR - (right - left)).max(0.0) / 2.0;
    (left - missing, right + missing)
}

/// How many rows a lane needs at most so that no mark covers another: the largest number of marks over one point of the drawn days.
fn rows_needed(timeline: &Timeline, lane: &Lane, geometry: &TimelineGeometry) -> usize {
    let width = (geometry.right - geometry.left).ceil().clamp(1.0, 20_000.0) as usize;
    let mut changes = vec![0i32; width + 2];
    let column = |x: f32| (x - geometry.left).clamp(0.0, width as f32) as usize;
    for (_, event) in in_sight(timeline, lane, geometry.days) {
        let (left, right) = stretch_of(event, geometry);
        changes[column(left)] += 1;
        changes[column((right + ROW_GAP).ceil()) + 1] -= 1;
    }
    let mut over = 0;
    let most = changes.into_iter().map(|change| {
        over += change;
        over
    });
    usize::try_from(most.max().unwrap_or(0)).unwrap_or(0).max(1)
}

/// The lanes beneath each other from `top` on in `room` points, and where the last one ends. Where there is too little room, the lanes that
/// need most rows show counts; where there is too little even for that, the picture grows.
pub(super) fn lay_lanes(
    timeline: &Timeline,
    geometry: &TimelineGeometry,
    top: f32,
    room: f32,
    spread: bool,
) -> (Vec<LaneBox>, f32) {
    let needed: Vec<usize> = timeline.lanes.iter().map(|lane| rows_needed(timeline, lane, geometry)).collect();
    let air = LANE_AIR * needed.len() as f32;
    let fitting = ((room - air) / TIGHTEST_ROW).max(0.0) as usize;
    let shares = shares(&needed, if spread { usize::MAX } else { fitting });
    let total: usize = shares.iter().map(|share| share.rows).sum();
    let fair = (room - air) / total.max(1) as f32;
    let least = if spread { ROW_HEIGHT } else { TIGHTEST_ROW };
    let row_height = fair.clamp(least, ROW_HEIGHT * MOST_GROWTH);
    let mut y = top;
    let lanes = shares.into_iter().map(|Share { rows, counts }| {
        let height = rows as f32 * row_height + LANE_AIR;
        let lane = LaneBox { top: y, height, rows, row_height, counts };
        y += height;
        lane
    });
    (lanes.collect(), y)
}

/// How many rows a lane gets, and for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Share {
    rows: usize,
    counts: bool,
}

/// The rows each lane gets of `fitting` ones: those that need fewest get what they need first; the others show counts, as high as what is left
/// allows. Every lane has one row at least.
fn shares(needed: &[usize], fitting: usize) -> Vec<Share> {
    let mut left = fitting.saturating_sub(needed.len());
    let mut order: Vec<usize> = (0..needed.len()).collect();
    order.sort_by_key(|at| needed[*at]);
    let mut shares = vec![Share { rows: 1, counts: true }; needed.len()];
    for at in &order {
        let extra = needed[*at].saturating_sub(1);
        if extra <= left && needed[*at] <= MOST_ROWS {
            left -= extra;
            shares[*at] = Share { rows: needed[*at].max(1), counts: false };
        }
    }
    for _ in 1..STACK_ROWS {
        for share in shares.iter_mut().filter(|share| share.counts) {
            let more = left.min(1);
            share.rows += more;
            left -= more;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(needed: &[usize], fitting: usize, expected: &[(usize, bool)]) {
        let found: Vec<(usize, bool)> =
            shares(needed, fitting).into_iter().map(|share| (share.rows, share.counts)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_crowded_lane_becomes_counts_before_a_thin_one_does() {
        check(&[2, 40, 5], 10, &[(2, false), (3, true), (5, false)]);
        check(&[2, 40, 5], 60, &[(2, false), (40, false), (5, false)]);
        check(&[2, 3], 0, &[(1, true), (1, true)]);
        check(&[1, 3], 4, &[(1, false), (3, false)]);
        check(&[50, 90], 10, &[(4, true), (4, true)]);
        check(&[201], usize::MAX, &[(4, true)]);
    }
}
