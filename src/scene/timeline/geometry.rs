//! Days ↔ points across.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::base::DayInterval;

/// A stretch of days laid over a stretch of the picture.
///
/// Days count from 1 January 1970; a day takes up the length from its number to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimelineGeometry {
    /// The visible days, from the left edge of the plot to its right edge.
    pub days: (f64, f64),
    /// Where these edges are, in points.
    pub left: f32,
    pub right: f32,
}

/// The number of a day, counted from 1 January 1970.
pub fn day_number(day: Date) -> f64 {
    f64::from(crate::model::timeline::day_number(day))
}

/// The day that holds a day number; the calendar's ends for numbers beyond.
pub fn date_of(number: f64) -> Date {
    let days = number.floor().clamp(-4_000_000.0, 4_000_000.0) as i64;
    let end = if days < 0 { Date::MIN } else { Date::MAX };
    Date::constant(1970, 1, 1).checked_add(days.days()).unwrap_or(end)
}

impl TimelineGeometry {
    /// # Panics
    /// Never; a stretch of no days is widened to one.
    pub fn new(days: (f64, f64), left: f32, right: f32) -> Self {
        let (first, last) = if days.0.is_finite() && days.1.is_finite() { days } else { (0.0, 1.0) };
        Self { days: (first, last.max(first + 0.25)), left, right: right.max(left + 1.0) }
    }

    /// The days of `extent` with some air on both sides.
    pub fn days_around(extent: DayInterval) -> (f64, f64) {
        let (first, last) = (day_number(extent.first), day_number(extent.last) + 1.0);
        let air = ((last - first) * 0.04).max(1.0);
        (first - air, last + air)
    }

    pub fn x(&self, day: f64) -> f32 {
        let share = (day - self.days.0) / (self.days.1 - self.days.0);
        // Far outside the plot is as good as outside; this keeps lengths finite.
        self.left + (share.clamp(-1e6, 1e6) * f64::from(self.right - self.left)) as f32
    }

    pub fn day(&self, x: f32) -> f64 {
        self.days.0 + f64::from((x - self.left) / (self.right - self.left)) * (self.days.1 - self.days.0)
    }

    /// The same scale over so many more points on both sides.
    #[must_use]
    pub fn grow(&self, points: f32) -> Self {
        let days = f64::from(points / self.points_per_day());
        Self { days: (self.days.0 - days, self.days.1 + days), left: self.left - points, right: self.right + points }
    }

    /// From the start of day number `first` to the end of `last`.
    pub fn stretch_of_days(&self, (first, last): (i32, i32)) -> (f32, f32) {
        (self.x(f64::from(first)), self.x(f64::from(last) + 1.0))
    }

    pub fn points_per_day(&self) -> f32 {
        (self.right - self.left) / (self.days.1 - self.days.0) as f32
    }

    /// From the start of the first to the end of the last day of `span`.
    pub fn stretch(&self, span: DayInterval) -> (f32, f32) {
        (self.x(day_number(span.first)), self.x(day_number(span.last) + 1.0))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn days_and_points_lead_back_to_each_other(first in -200_000.0f64..200_000.0, days in 1.0f64..20_000.0, share in 0.0f64..1.0) {
            let geometry = TimelineGeometry::new((first, first + days), 100.0, 900.0);
            let day = first + share * days;
            prop_assert!((geometry.day(geometry.x(day)) - day).abs() < days * 1e-4);
            let wider = geometry.grow(300.0);
            prop_assert!((wider.x(day) - geometry.x(day)).abs() < 0.5);
        }

        #[test]
        fn numbers_and_dates_are_one(number in -700_000i32..2_000_000) {
            prop_assert_eq!(day_number(date_of(f64::from(number))), f64::from(number));
        }
    }
}
