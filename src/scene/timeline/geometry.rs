//! Days ↔ points across, and the ticks between.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::base::DayInterval;
use crate::model::month_name;

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
    f64::from(Date::constant(1970, 1, 1).until(day).map_or(0, |span| span.get_days()))
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

    pub fn points_per_day(&self) -> f32 {
        (self.right - self.left) / (self.days.1 - self.days.0) as f32
    }

    /// From the start of the first to the end of the last day of `span`.
    pub fn stretch(&self, span: DayInterval) -> (f32, f32) {
        (self.x(day_number(span.first)), self.x(day_number(span.last) + 1.0))
    }
}

/// A line across the lanes with its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub day: f64,
    pub label: String,
    /// Begins a year (or, among days, a month): its label says so.
    pub major: bool,
}

/// The distance between ticks.
#[derive(Clone, Copy)]
enum Step {
    Days(i32),
    Months(i32),
    Years(i32),
}

const STEPS: [Step; 15] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Days(14),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(25),
    Step::Years(100),
    Step::Years(500),
];
/// Labels need at least this much room, in points.
const TICK_ROOM: f32 = 58.0;

/// The ticks of the visible days: days, weeks, months or years, whatever leaves their labels room.
pub fn ticks(geometry: &TimelineGeometry) -> Vec<Tick> {
    let room = |step: &Step| {
        let days = match step {
            Step::Days(days) => *days as f32,
            Step::Months(months) => *months as f32 * 30.4,
            Step::Years(years) => *years as f32 * 365.2,
        };
        days * geometry.points_per_day()
    };
    let step = STEPS.iter().find(|step| room(step) >= TICK_ROOM).copied().unwrap_or(Step::Years(500));
    let (first, last) = (date_of(geometry.days.0), date_of(geometry.days.1));
    let mut ticks = Vec::new();
    let mut day = first_tick(step, first);
    while let Some(at) = day.filter(|at| *at <= last) {
        if day_number(at) >= geometry.days.0 {
            ticks.push(tick(step, at));
        }
        day = next_tick(step, at);
    }
    ticks
}

fn first_tick(step: Step, from: Date) -> Option<Date> {
    match step {
        Step::Days(days @ (7 | 14)) => {
            // Weeks begin on Monday; 5 January 1970 was one.
            let weeks = (day_number(from) - 4.0).div_euclid(f64::from(days));
            Some(date_of(weeks * f64::from(days) + 4.0))
        }
        // Counted within the month, so that its first day is always a tick.
        Step::Days(_) => Some(from.first_of_month()),
        Step::Months(_) => Date::new(from.year(), 1, 1).ok(),
        Step::Years(years) => {
            let year = i32::from(from.year()).div_euclid(years) * years;
            i16::try_from(year).ok().and_then(|year| Date::new(year.max(1), 1, 1).ok())
        }
    }
}

fn next_tick(step: Step, at: Date) -> Option<Date> {
    match step {
        Step::Days(days @ (7 | 14)) => at.checked_add(days.days()).ok(),
        Step::Days(days) => {
            let next = at.checked_add(days.days()).ok()?;
            let close_to_next_month = i32::from(at.last_of_month().day() - at.day()) < 2 * days - 1;
            if next.month() != at.month() || days > 1 && close_to_next_month {
                at.last_of_month().tomorrow().ok()
            } else {
                Some(next)
            }
        }
        Step::Months(months) => at.checked_add(months.months()).ok(),
        Step::Years(years) => at.checked_add(years.years()).ok(),
    }
}

fn tick(step: Step, at: Date) -> Tick {
    let month = month_name(at.month().unsigned_abs());
    let (label, major) = match step {
        Step::Days(_) if at.day() == 1 && at.month() == 1 => (at.year().to_string(), true),
        Step::Days(7 | 14) => (format!("{} {month}", at.day()), false),
        Step::Days(_) if at.day() == 1 => (format!("1 {month}"), true),
        Step::Days(_) => (at.day().to_string(), false),
        Step::Months(_) if at.month() == 1 => (at.year().to_string(), true),
        Step::Months(_) => (month.to_owned(), false),
        Step::Years(_) => (at.year().to_string(), false),
    };
    Tick { day: day_number(at), label, major }
}

/// What stands beside the axis because no tick says it: the year of the first visible day, with its month among days.
pub fn context(geometry: &TimelineGeometry) -> String {
    let first = date_of(geometry.days.0);
    let days = geometry.days.1 - geometry.days.0;
    if geometry.points_per_day() * 14.0 >= TICK_ROOM && days < 400.0 {
        format!("{} {}", month_name(first.month().unsigned_abs()), first.year())
    } else if geometry.points_per_day() * 365.2 >= 2.0 * TICK_ROOM {
        first.year().to_string()
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(first: &str, last: &str, expected: &[&str]) {
        let days = (day_number(first.parse().unwrap()), day_number(last.parse().unwrap()) + 1.0);
        let geometry = TimelineGeometry::new(days, 0.0, 600.0);
        let labels: Vec<String> = ticks(&geometry).into_iter().map(|tick| tick.label).collect();
        assert_eq!(labels, expected);
    }

    #[test]
    fn ticks_follow_the_length_of_time() {
        check("2025-10-10", "2025-10-16", &["10", "11", "12", "13", "14", "15", "16", "17"]);
        check("2025-02-10", "2025-08-20", &["Mar", "Apr", "May", "Jun", "Jul", "Aug"]);
        check(
            "2024-07-01",
            "2026-12-31",
            &["Jul", "Oct", "2025", "Apr", "Jul", "Oct", "2026", "Apr", "Jul", "Oct", "2027"],
        );
        check(
            "1972-03-01",
            "1981-12-31",
            &["1973", "1974", "1975", "1976", "1977", "1978", "1979", "1980", "1981", "1982"],
        );
    }

    #[test]
    fn a_month_begins_with_a_tick_whatever_the_step() {
        check("2025-02-22", "2025-03-10", &["23", "25", "27", "1 Mar", "3", "5", "7", "9", "11"]);
    }

    proptest! {
        #[test]
        fn days_and_points_lead_back_to_each_other(first in -200_000.0f64..200_000.0, days in 1.0f64..20_000.0, share in 0.0f64..1.0) {
            let geometry = TimelineGeometry::new((first, first + days), 100.0, 900.0);
            let day = first + share * days;
            prop_assert!((geometry.day(geometry.x(day)) - day).abs() < days * 1e-4);
        }

        #[test]
        fn ticks_are_in_order_and_apart(first in -200_000.0f64..200_000.0, days in 0.5f64..300_000.0) {
            let geometry = TimelineGeometry::new((first, first + days), 0.0, 800.0);
            let at: Vec<f32> = ticks(&geometry).iter().map(|tick| geometry.x(tick.day)).collect();
            prop_assert!(at.windows(2).all(|pair| pair[1] - pair[0] > 30.0), "{at:?}");
            prop_assert!(at.iter().all(|x| (-1.0..=801.0).contains(x)));
        }

        #[test]
        fn numbers_and_dates_are_one(number in -700_000i32..2_000_000) {
            prop_assert_eq!(day_number(date_of(f64::from(number))), f64::from(number));
        }
    }
}
