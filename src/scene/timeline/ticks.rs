//! The labelled lines of an axis, in the Gregorian calendar and the Islamic one.

use icu_calendar::cal::Hijri;
use icu_calendar::types::RataDie;
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::geometry::{TimelineGeometry, date_of, day_number};
use crate::model::{MonthNames, hijri_month_name};

/// In which calendars an axis is labelled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AxisCalendars {
    pub months: MonthNames,
    /// A second line of labels with days of the calendar of Umm al-Qura.
    pub hijri: bool,
}

/// A line across the lanes with its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub day: f64,
    pub label: String,
    /// Begins a year (or, among days, a month): its label says so.
    pub major: bool,
    /// The same day in the calendar of Umm al-Qura, where that is wanted.
    pub hijri: Option<String>,
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
/// Labels need at least this much room, in points; months whose names are long need more.
fn tick_room(calendars: AxisCalendars) -> f32 {
    if calendars.hijri || calendars.months == MonthNames::Levantine { 80.0 } else { 58.0 }
}

/// The ticks of the visible days: days, weeks, months or years, whatever leaves their labels room.
pub fn ticks(geometry: &TimelineGeometry, calendars: AxisCalendars) -> Vec<Tick> {
    let room = |step: &Step| {
        let days = match step {
            Step::Days(days) => *days as f32,
            Step::Months(months) => *months as f32 * 30.4,
            Step::Years(years) => *years as f32 * 365.2,
        };
        days * geometry.points_per_day()
    };
    let step = STEPS.iter().find(|step| room(step) >= tick_room(calendars)).copied().unwrap_or(Step::Years(500));
    let (first, last) = (date_of(geometry.days.0), date_of(geometry.days.1));
    let mut ticks = Vec::new();
    let mut day = first_tick(step, first);
    while let Some(at) = day.filter(|at| *at <= last) {
        if day_number(at) >= geometry.days.0 {
            ticks.push(tick(step, at, calendars));
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

fn tick(step: Step, at: Date, calendars: AxisCalendars) -> Tick {
    let month = calendars.months.of(at.month().unsigned_abs());
    let (label, major) = match step {
        Step::Days(_) if at.day() == 1 && at.month() == 1 => (at.year().to_string(), true),
        Step::Days(7 | 14) => (format!("{} {month}", at.day()), false),
        Step::Days(_) if at.day() == 1 => (format!("1 {month}"), true),
        Step::Days(_) => (at.day().to_string(), false),
        Step::Months(_) if at.month() == 1 => (at.year().to_string(), true),
        Step::Months(_) => (month.to_owned(), false),
        Step::Years(_) => (at.year().to_string(), false),
    };
    let hijri = calendars.hijri.then(|| hijri_label(step, at));
    Tick { day: day_number(at), label, major, hijri }
}

/// What stands beside the axis because no tick says it: the year of the first visible day, with its month among days.
pub fn context(geometry: &TimelineGeometry, calendars: AxisCalendars) -> String {
    let first = date_of(geometry.days.0);
    let days = geometry.days.1 - geometry.days.0;
    let room = tick_room(calendars);
    if geometry.points_per_day() * 14.0 >= room && days < 400.0 {
        format!("{} {}", calendars.months.of(first.month().unsigned_abs()), first.year())
    } else if geometry.points_per_day() * 365.2 >= 2.0 * room {
        first.year().to_string()
    } else {
        String::new()
    }
}

/// The Islamic date of a tick's day, as exact as the ticks are apart.
fn hijri_label(step: Step, at: Date) -> String {
    /// The number of 1 January 1970 where day 1 is 1 January of the year 1.
    const UNIX_EPOCH_RATA_DIE: i64 = 719_163;
    let number = RataDie::new(i64::from(crate::model::timeline::day_number(at)) + UNIX_EPOCH_RATA_DIE);
    let date = icu_calendar::Date::from_rata_die(number, Hijri::new_umm_al_qura());
    let (day, month, year) = (date.day_of_month().0, date.month().ordinal, date.year().extended_year());
    match step {
        Step::Days(_) => format!("{day} {}", hijri_month_name(month)),
        Step::Months(_) => format!("{} {year}", hijri_month_name(month)),
        Step::Years(_) => format!("{year} هـ"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::MonthNames;

    fn labels(first: &str, last: &str, calendars: AxisCalendars) -> Vec<Tick> {
        let days = (day_number(first.parse().unwrap()), day_number(last.parse().unwrap()) + 1.0);
        ticks(&TimelineGeometry::new(days, 0.0, 600.0), calendars)
    }

    #[track_caller]
    fn check(first: &str, last: &str, expected: &[&str]) {
        let ticks = labels(first, last, AxisCalendars::default());
        assert_eq!(ticks.into_iter().map(|tick| tick.label).collect::<Vec<_>>(), expected);
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

    #[test]
    fn months_may_have_their_levantine_names() {
        let calendars = AxisCalendars { months: MonthNames::Levantine, hijri: false };
        let months: Vec<String> =
            labels("2025-02-10", "2025-08-20", calendars).into_iter().map(|tick| tick.label).collect();
        assert_eq!(months, ["آذار", "نيسان", "أيار", "حزيران", "تموز", "آب"]);
    }

    #[test]
    fn days_may_have_their_islamic_dates() {
        let calendars = AxisCalendars { hijri: true, ..AxisCalendars::default() };
        let first = labels("2025-03-01", "2025-03-05", calendars).remove(0);
        assert_eq!(first.hijri.as_deref(), Some("1 رمضان"));
        let month = labels("2025-01-10", "2025-08-20", calendars).remove(1);
        assert_eq!((month.label.as_str(), month.hijri.as_deref()), ("Mar", Some("رمضان 1446")));
    }

    proptest! {
        #[test]
        fn ticks_are_in_order_and_apart(first in -200_000.0f64..200_000.0, days in 0.5f64..300_000.0) {
            let geometry = TimelineGeometry::new((first, first + days), 0.0, 800.0);
            let calendars = AxisCalendars { hijri: true, ..AxisCalendars::default() };
            let at: Vec<f32> = ticks(&geometry, calendars).iter().map(|tick| geometry.x(tick.day)).collect();
            prop_assert!(at.windows(2).all(|pair| pair[1] - pair[0] > 30.0), "{at:?}");
            prop_assert!(at.iter().all(|x| (-1.0..=801.0).contains(x)));
        }
    }
}
