//! Which days are in view: moved, zoomed, and kept within sense.

use crate::scene::timeline::TimelineGeometry;

/// No closer than this many days across.
const CLOSEST_DAYS: f64 = 3.0;

/// The visible days, once the analyst has chosen them; until then all are in view.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Camera {
    days: Option<(f64, f64)>,
}

impl Camera {
    /// The days in view, where `all` are those of every event.
    pub fn days(self, all: (f64, f64)) -> (f64, f64) {
        self.days.unwrap_or(all)
    }

    /// Whether the analyst has come as close as can be.
    pub fn is_closest(self) -> bool {
        self.days.is_some_and(|(from, to)| to - from <= CLOSEST_DAYS * 1.01)
    }

    pub fn is_chosen(self) -> bool {
        self.days.is_some()
    }

    pub fn show_all(&mut self) {
        self.days = None;
    }

    pub fn show(&mut self, days: (f64, f64), all: (f64, f64)) {
        self.days = Some(sensible(days, all));
    }

    pub fn pan(&mut self, geometry: &TimelineGeometry, points: f32, all: (f64, f64)) {
        let by = f64::from(points / geometry.points_per_day());
        self.show((geometry.days.0 - by, geometry.days.1 - by), all);
    }

    /// Zooms so that the day at `x` stays there; a factor above 1 comes closer.
    pub fn zoom(&mut self, geometry: &TimelineGeometry, x: f32, factor: f64, all: (f64, f64)) {
        let kept = geometry.day(x);
        let width = geometry.days.1 - geometry.days.0;
        let factor = factor.min((width / CLOSEST_DAYS).max(1e-6));
        self.show((kept - (kept - geometry.days.0) / factor, kept + (geometry.days.1 - kept) / factor), all);
    }

    /// Brings days into view that are not, at the scale there is.
    pub fn reveal(&mut self, (first, last): (f64, f64), all: (f64, f64)) {
        let (from, to) = self.days(all);
        if last <= from || first >= to {
            let by = f64::midpoint(first, last) - f64::midpoint(from, to);
            self.show((from + by, to + by), all);
        }
    }
}

/// At least a few days and at most three times all; the middle stays among the days of events.
fn sensible((from, to): (f64, f64), all: (f64, f64)) -> (f64, f64) {
    let whole = (all.1 - all.0).max(CLOSEST_DAYS);
    let width = (to - from).clamp(CLOSEST_DAYS, 3.0 * whole);
    let middle = f64::midpoint(from, to);
    let middle = if middle.is_finite() { middle.clamp(all.0, all.1.max(all.0)) } else { f64::midpoint(all.0, all.1) };
    (middle - width / 2.0, middle + width / 2.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: (f64, f64) = (100.0, 500.0);

    #[test]
    fn what_is_under_the_pointer_stays_there() {
        let mut camera = Camera::default();
        let geometry = TimelineGeometry::new(camera.days(ALL), 0.0, 800.0);
        camera.zoom(&geometry, 200.0, 4.0, ALL);
        let closer = TimelineGeometry::new(camera.days(ALL), 0.0, 800.0);
        assert!((closer.day(200.0) - geometry.day(200.0)).abs() < 1e-3);
        assert!((closer.points_per_day() / geometry.points_per_day() - 4.0).abs() < 1e-3);
        camera.pan(&closer, 80.0, ALL);
        let moved = TimelineGeometry::new(camera.days(ALL), 0.0, 800.0);
        assert!((moved.day(280.0) - geometry.day(200.0)).abs() < 1e-3);
    }

    #[test]
    fn only_what_is_out_of_sight_moves_the_days() {
        let mut camera = Camera::default();
        camera.show((200.0, 240.0), ALL);
        camera.reveal((210.0, 211.0), ALL);
        assert_eq!(camera.days(ALL), (200.0, 240.0));
        camera.reveal((400.0, 401.0), ALL);
        assert_eq!(camera.days(ALL), (380.5, 420.5));
    }

    proptest! {
        #[test]
        fn the_view_stays_sensible(from in -1e9f64..1e9, width in -10.0f64..1e9) {
            let (from, to) = sensible((from, from + width), ALL);
            prop_assert!(to - from >= CLOSEST_DAYS - 1e-6 && to - from <= 1200.0 + 1e-6);
            prop_assert!((ALL.0..=ALL.1).contains(&f64::midpoint(from, to)));
        }
    }
}
