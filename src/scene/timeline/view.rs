//! Which days are seen, and where lanes and marks lie.

use super::geometry::{TimelineGeometry, day_number};
use super::stack;
use crate::base::{DayInterval, EventKind};
use crate::model::Target;
use crate::model::timeline::{Mark, Timeline};
use crate::scene::bounds::Bounds;
use crate::scene::theme::Mode;

/// Which days are seen, how large, and what stands out.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineView {
    /// Of the picture, in points.
    pub size: [f32; 2],
    /// The visible days (see [`day_number`]).
    pub days: (f64, f64),
    /// Days behind which a band is drawn: the filter's span, or the open document's day.
    pub band: Option<DayInterval>,
    pub selected: Option<Target>,
    pub hovered: Option<Target>,
    pub mode: Mode,
}

/// Room for the names of the lanes, at the left.
pub(super) const NAMES_WIDTH: f32 = 128.0;
const RIGHT_MARGIN: f32 = 16.0;
const AXIS_HEIGHT: f32 = 32.0;
pub(super) const MARK_RADIUS: f32 = 5.5;
/// A span is drawn at least this wide, so that it stays longer than a point.
const SHORTEST_BAR: f32 = 16.0;
const ROW_HEIGHT: f32 = 17.0;
/// Past this many rows of one lane no page is high enough, and marks overlap.
const MOST_ROWS: usize = 200;
/// Above and below the rows of a lane, together.
pub(super) const LANE_AIR: f32 = 12.0;

impl TimelineView {
    /// The view of all marks.
    pub fn fit(timeline: &Timeline, size: [f32; 2], mode: Mode) -> Self {
        let days = timeline.extent.map_or((0.0, 30.0), TimelineGeometry::days_around);
        Self { size, days, band: None, selected: None, hovered: None, mode }
    }

    /// Where the days are in the picture.
    pub fn geometry(&self) -> TimelineGeometry {
        TimelineGeometry::new(self.days, NAMES_WIDTH, self.size[0] - RIGHT_MARGIN)
    }

    /// The part of the picture in which marks are, below the axis and right of the lanes' names.
    pub fn plot(&self) -> Bounds {
        let geometry = self.geometry();
        Bounds { min: [geometry.left, AXIS_HEIGHT], max: [geometry.right, self.size[1].max(AXIS_HEIGHT + 1.0)] }
    }
}

/// The height at which every lane of `timeline` shows its marks without overlap in this view's width, in points (as far as 200 rows do).
pub fn full_height(timeline: &Timeline, view: &TimelineView) -> f32 {
    AXIS_HEIGHT + height_of(&placed_lanes(timeline, view, MOST_ROWS)) + 8.0
}

/// What each kind of event is called as a lane.
pub fn lane_name(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Meeting => "Meetings",
        EventKind::Visit => "Visits",
        EventKind::Call => "Calls",
        EventKind::Announcement => "Announcements",
        EventKind::Agreement => "Agreements",
        EventKind::Decision => "Decisions",
    }
}

/// The visible marks of one lane.
pub(super) struct PlacedLane<'a> {
    pub marks: Vec<PlacedMark<'a>>,
    pub rows: usize,
}

pub(super) struct PlacedMark<'a> {
    pub mark: &'a Mark,
    /// What it covers across, in points; it may reach outside the plot.
    pub stretch: (f32, f32),
    pub row: usize,
}

impl PlacedLane<'_> {
    /// At scale 1, in points.
    pub fn height(&self) -> f32 {
        self.rows as f32 * ROW_HEIGHT + LANE_AIR
    }
}

pub(super) fn height_of(lanes: &[PlacedLane<'_>]) -> f32 {
    lanes.iter().map(PlacedLane::height).sum()
}

/// The lanes with as many rows as their marks need, or as many as there is room for.
pub(super) fn lanes_in_view<'a>(timeline: &'a Timeline, view: &TimelineView) -> Vec<PlacedLane<'a>> {
    /// Rows may come this close; past it, marks overlap instead.
    const TIGHTEST: f32 = 0.6;
    let lanes = placed_lanes(timeline, view, MOST_ROWS);
    let room = view.plot().height();
    if room >= TIGHTEST * height_of(&lanes) {
        return lanes;
    }
    let per_lane = room / TIGHTEST / lanes.len().max(1) as f32 - LANE_AIR;
    placed_lanes(timeline, view, (per_lane / ROW_HEIGHT).max(1.0) as usize)
}

fn placed_lanes<'a>(timeline: &'a Timeline, view: &TimelineView, most_rows: usize) -> Vec<PlacedLane<'a>> {
    let geometry = view.geometry();
    let place = |lane: usize| {
        let of_lane = timeline.marks.iter().filter(|mark| mark.lane == lane);
        let mut seen: Vec<(&Mark, (f32, f32))> = of_lane
            .map(|mark| (mark, stretch_of(mark, &geometry)))
            .filter(|(_, (left, right))| *right > geometry.left && *left < geometry.right)
            .collect();
        seen.sort_by(|(a, x), (b, y)| x.0.total_cmp(&y.0).then(a.event.cmp(&b.event)));
        let stretches: Vec<(f32, f32)> = seen.iter().map(|(_, stretch)| *stretch).collect();
        let (rows, count) = stack::rows(&stretches, 1.5, most_rows);
        let marks = seen.into_iter().zip(rows).map(|((mark, stretch), row)| PlacedMark { mark, stretch, row });
        PlacedLane { marks: marks.collect(), rows: count }
    };
    (0..timeline.lanes.len()).map(place).collect()
}

fn stretch_of(mark: &Mark, geometry: &TimelineGeometry) -> (f32, f32) {
    if mark.span.is_day() {
        let center = geometry.x(day_number(mark.span.first) + 0.5);
        return (center - MARK_RADIUS, center + MARK_RADIUS);
    }
    let (left, right) = geometry.stretch(mark.span);
    let missing = (SHORTEST_BAR - (right - left)).max(0.0) / 2.0;
    (left - missing, right + missing)
}
