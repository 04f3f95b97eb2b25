//! Which days are seen, how large, and what stands out.

use super::geometry::TimelineGeometry;
use super::ticks::AxisCalendars;
use crate::base::DayInterval;
use crate::model::Target;
use crate::model::timeline::Timeline;
use crate::scene::bounds::Bounds;
use crate::scene::theme::Mode;

/// Which days are seen, how large, and what stands out.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineView {
    /// Of the picture, in points. Lanes that need more height get it.
    pub size: [f32; 2],
    /// The visible days (see [`day_number`](super::day_number)).
    pub days: (f64, f64),
    /// Days behind which a band is drawn: the filter's span, or the open document's day.
    pub band: Option<DayInterval>,
    /// What has nothing to do with this recedes.
    pub emphasis: Option<Target>,
    pub mode: Mode,
    pub calendars: AxisCalendars,
    /// Points beyond the plot on both sides that are drawn too, so that the picture can be moved before it is drawn anew.
    pub overscan: f32,
    /// Whether every mark is to be told apart, however many rows that takes; otherwise a crowd becomes counts.
    pub spread: bool,
}

/// Room for the names of the lanes, at the left.
pub(super) const NAMES_WIDTH: f32 = 128.0;
const RIGHT_MARGIN: f32 = 16.0;
/// So far labels of the axis may reach over the names, so that a tick at the very edge has one.
pub const AXIS_OVERHANG: f32 = 14.0;
const AXIS_HEIGHT: f32 = 32.0;
/// Of the second line of labels.
const HIJRI_HEIGHT: f32 = 15.0;
pub(super) const MARK_RADIUS: f32 = 5.5;

impl TimelineView {
    /// The view of all marks.
    pub fn fit(timeline: &Timeline, size: [f32; 2], mode: Mode) -> Self {
        let days = timeline.extent.map_or((0.0, 30.0), TimelineGeometry::days_around);
        Self {
            size,
            days,
            band: None,
            emphasis: None,
            mode,
            calendars: AxisCalendars::default(),
            overscan: 0.0,
            spread: false,
        }
    }

    /// Where the days are in the picture.
    pub fn geometry(&self) -> TimelineGeometry {
        TimelineGeometry::new(self.days, NAMES_WIDTH, self.size[0] - RIGHT_MARGIN)
    }

    /// The days that are drawn, those beyond the plot included.
    pub fn drawn(&self) -> TimelineGeometry {
        self.geometry().grow(self.overscan)
    }

    pub fn axis_height(&self) -> f32 {
        AXIS_HEIGHT + if self.calendars.hijri { HIJRI_HEIGHT } else { 0.0 }
    }

    /// How much of its colour is left to what recedes. A document is always open, and what it does not tell of is not to fade away.
    pub(super) fn receding(&self) -> f32 {
        if matches!(self.emphasis, Some(Target::Document(_))) { 0.6 } else { 0.35 }
    }

    /// Whether what lies there is seen whole, or, being drawn beyond the plot, not at all. What is seen reaches `overhang` points over the
    /// names of the lanes.
    pub(super) fn shows_whole(&self, place: Bounds, overhang: f32) -> bool {
        let (left, right) = (self.geometry().left - overhang, self.size[0]);
        place.max[0] <= left || place.min[0] >= right || place.min[0] >= left && place.max[0] <= right
    }

    /// The part of the picture in which marks are, below the axis and right of the lanes' names.
    pub fn plot(&self) -> Bounds {
        let (geometry, top) = (self.geometry(), self.axis_height());
        Bounds { min: [geometry.left, top], max: [geometry.right, self.size[1].max(top + 1.0)] }
    }
}
