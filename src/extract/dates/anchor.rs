//! The way from the day a document was written to the day an expression means, kept so that it can be gone again once that day is known.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::convert::{gregorian_day, gregorian_days, value_of, year_in};
use crate::arabic::{CalendarKind, Unit};
use crate::base::{DateValue, DayInterval, Part, Precision};

/// On which side of the starting point the nearest such day, month or season is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seek {
    Before,
    OnOrBefore,
    OnOrAfter,
    After,
    Closest,
}

/// One step from a date to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// So many units on (or back); the result is as exact as the unit.
    Shift { unit: Unit, count: i32 },
    /// The nearest such weekday (1 Monday to 7 Sunday); inside a week, that day of it.
    Weekday { iso: u8, seek: Seek },
    /// The nearest such month, or day of a month.
    Nearest { calendar: CalendarKind, month: u8, day: Option<u8>, seek: Seek },
    /// That month of a year.
    Month(u8),
    /// That day of a month.
    Day(u8),
    /// The last day of a month or year.
    LastDay,
    /// The same day in another year.
    InYear(i16),
    /// The start, middle or end of a period.
    Part(Part),
}

/// How an expression hangs on the day its document was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// From the document's day to the value, one after the other. Empty: the document's day itself.
    pub steps: Vec<Step>,
    /// The weekday that the text states for the day meant, from 1 (Monday) to 7: `اليوم الأحد`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekday: Option<u8>,
    /// The month and day that the text states for the day meant: `غداً، 26 فبراير`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month_day: Option<(u8, u8)>,
}

impl Anchor {
    /// It leads to the document's own day or the day before it, whatever day that is.
    pub fn is_near(&self) -> bool {
        let days = |step: &Step| matches!(step, Step::Shift { unit: Unit::Day, count: -1..=0 });
        self.steps.len() <= 1 && self.steps.iter().all(days)
    }

    /// The value the steps lead to from `document_day`; `None` where they lead nowhere (a 31 February).
    pub fn value(&self, document_day: Date) -> Option<DateValue> {
        walk(&self.steps, DateValue::day(document_day))
    }

    /// Whether a document written on `document_day` could say this: the day the steps lead to has the stated weekday, month and day.
    pub fn fits(&self, document_day: Date) -> bool {
        let Some(value) = self.value(document_day) else { return false };
        let Some(day) = value.as_day() else { return true };
        self.weekday.is_none_or(|iso| day.weekday().to_monday_one_offset().unsigned_abs() == iso)
            && self.month_day.is_none_or(|stated| stated == (day.month().unsigned_abs(), day.day().unsigned_abs()))
    }
}

/// Takes `steps` one after the other.
pub fn walk(steps: &[Step], from: DateValue) -> Option<DateValue> {
    steps.iter().try_fold(from, |value, step| step.take(value))
}

impl Step {
    /// The date this step leads to from `from`; `None` where `from` is not exact enough or the date does not exist.
    pub fn take(self, from: DateValue) -> Option<DateValue> {
        match self {
            Self::Shift { unit, count } => shift(from, unit, count),
            Self::Weekday { iso, seek } => weekday(from, iso, seek),
            Self::Nearest { calendar, month, day, seek } => nearest(from, calendar, month, day, seek),
            Self::Month(month) => match from.precision {
                Precision::Year(year) => checked(DateValue::month(year, month)),
                _ => None,
            },
            Self::Day(day) => match from.precision {
                Precision::Month { year, month } => {
                    Some(DateValue::day(gregorian_day(CalendarKind::Gregorian, year, month, day)?))
                }
                _ => None,
            },
            Self::LastDay => Some(DateValue::day(from.interval()?.last)),
            Self::InYear(year) => match from.precision {
                Precision::Day(day) => Some(DateValue::day(Date::new(year, day.month(), day.day()).ok()?)),
                Precision::Month { month, .. } => checked(DateValue::month(year, month)),
                _ => None,
            },
            Self::Part(part) => Some(from.with_part(part)),
        }
    }
}

fn checked(value: DateValue) -> Option<DateValue> {
    value.interval().map(|_| value)
}

fn shift(from: DateValue, unit: Unit, count: i32) -> Option<DateValue> {
    let start = from.interval()?.first;
    // Beyond this no date exists, and a larger span is more than `jiff` takes.
    let count = count.clamp(-100_000, 100_000);
    checked(match unit {
        Unit::Day => DateValue::day(from.as_day()?.checked_add(count.days()).ok()?),
        Unit::Week => match from.precision {
            Precision::Day(_) | Precision::Week { .. } => DateValue::week_of(start.checked_add(count.weeks()).ok()?),
            _ => return None,
        },
        Unit::Month => {
            if matches!(from.precision, Precision::Year(_)) {
                return None;
            }
            let month = start.first_of_month().checked_add(count.months()).ok()?;
            DateValue::month(month.year(), month.month().unsigned_abs())
        }
        Unit::Year => DateValue::year(i16::try_from(i32::from(start.year()) + count).ok()?),
    })
}

fn weekday(from: DateValue, iso: u8, seek: Seek) -> Option<DateValue> {
    let wanted = Weekday::from_monday_one_offset(i8::try_from(iso).ok()?).ok()?;
    let start = match from.precision {
        Precision::Day(day) => day,
        Precision::Week { .. } => {
            let monday = from.interval()?.first;
            return Some(DateValue::day(monday.checked_add((i32::from(iso) - 1).days()).ok()?));
        }
        _ => return None,
    };
    let ahead = i32::from(start.weekday().until(wanted));
    let days = match seek {
        Seek::OnOrAfter => ahead,
        Seek::After => (ahead + 6) % 7 + 1,
        Seek::OnOrBefore => (ahead - 7) % 7,
        Seek::Before => ahead - 7,
        Seek::Closest => (ahead + 3) % 7 - 3,
    };
    Some(DateValue::day(start.checked_add(days.days()).ok()?))
}

/// The nearest month, or day of a month, in the years around `from`.
fn nearest(from: DateValue, calendar: CalendarKind, month: u8, day: Option<u8>, seek: Seek) -> Option<DateValue> {
    let start = from.interval()?;
    let year = year_in(calendar, start.first);
    // A 29 February may be four years away.
    let candidates = (-4..=4).filter_map(|years| {
        let year = year.checked_add(years)?;
        match day {
            Some(day) => gregorian_day(calendar, year, month, day).map(DayInterval::day),
            None => gregorian_days(calendar, year, Some(month)),
        }
    });
    let distance = |days: &DayInterval| days_between(start, *days).abs();
    let found = match seek {
        Seek::Before => candidates.filter(|days| days.last < start.first).max_by_key(|days| days.first),
        Seek::OnOrBefore => candidates.filter(|days| days.first <= start.last).max_by_key(|days| days.first),
        Seek::OnOrAfter => candidates.filter(|days| days.last >= start.first).min_by_key(|days| days.first),
        Seek::After => candidates.filter(|days| days.first > start.last).min_by_key(|days| days.first),
        Seek::Closest => candidates.min_by_key(distance),
    };
    found.map(value_of)
}

/// Days from the middle of one span to the middle of another, doubled so that it stays whole.
fn days_between(one: DayInterval, other: DayInterval) -> i32 {
    let span = |a: Date, b: Date| a.until(b).map_or(0, |span| span.get_days());
    span(one.first, other.first) + span(one.last, other.last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: &str, steps: &[Step], expected: &str) {
        let value = walk(steps, from.parse().unwrap()).map(|value| value.to_string());
        assert_eq!(value.as_deref(), Some(expected), "{from} {steps:?}");
    }

    fn month(month: u8, day: Option<u8>, seek: Seek) -> Step {
        Step::Nearest { calendar: CalendarKind::Gregorian, month, day, seek }
    }

    #[test]
    fn weekdays_by_direction() {
        // 2025-10-17 was a Friday.
        check("2025-10-17", &[Step::Weekday { iso: 5, seek: Seek::Before }], "2025-10-10");
        check("2025-10-17", &[Step::Weekday { iso: 5, seek: Seek::OnOrBefore }], "2025-10-17");
        check("2025-10-17", &[Step::Weekday { iso: 5, seek: Seek::After }], "2025-10-24");
        check("2025-10-17", &[Step::Weekday { iso: 5, seek: Seek::OnOrAfter }], "2025-10-17");
        check("2025-10-17", &[Step::Weekday { iso: 4, seek: Seek::Before }], "2025-10-16");
        check("2025-10-17", &[Step::Weekday { iso: 7, seek: Seek::OnOrBefore }], "2025-10-12");
        check("2025-10-17", &[Step::Weekday { iso: 1, seek: Seek::Closest }], "2025-10-20");
        check("2025-10-17", &[Step::Weekday { iso: 2, seek: Seek::Closest }], "2025-10-14");
        check("2025-W41", &[Step::Weekday { iso: 2, seek: Seek::Closest }], "2025-10-07");
    }

    #[test]
    fn months_and_days_by_direction() {
        check("2025-07-23", &[month(2, Some(6), Seek::Before)], "2025-02-06");
        check("2025-07-23", &[month(7, None, Seek::Before)], "2024-07");
        check("2025-07-23", &[month(7, None, Seek::OnOrBefore)], "2025-07");
        check("2025-07-23", &[month(11, None, Seek::After), Step::Part(Part::Mid)], "2025-11;MID");
        check("2022-04-07", &[month(3, None, Seek::Closest)], "2022-03");
        check("2022-01-07", &[month(12, Some(31), Seek::Closest)], "2021-12-31");
        check("2025-07-23", &[month(2, Some(29), Seek::Before)], "2024-02-29");
    }

    #[test]
    fn shifts_keep_the_precision_of_their_unit() {
        check("2025-01-31", &[Step::Shift { unit: Unit::Month, count: 1 }], "2025-02");
        check("2025-10-17", &[Step::Shift { unit: Unit::Week, count: -1 }, Step::Part(Part::End)], "2025-W41;END");
        check("1989-05", &[Step::Shift { unit: Unit::Month, count: 5 }], "1989-10");
        check("2009-01-31", &[Step::Shift { unit: Unit::Year, count: -1 }, Step::Month(6), Step::Day(9)], "2008-06-09");
        check("2005-01-10", &[Step::Shift { unit: Unit::Year, count: -1 }, Step::LastDay], "2004-12-31");
        check("2006-01-19", &[Step::InYear(1981)], "1981-01-19");
    }

    #[test]
    fn what_leads_nowhere_is_none() {
        let year: DateValue = "2025".parse().unwrap();
        assert_eq!(walk(&[Step::Shift { unit: Unit::Day, count: 1 }], year), None);
        assert_eq!(walk(&[Step::Month(2), Step::Day(30)], year), None);
        assert_eq!(walk(&[Step::Shift { unit: Unit::Year, count: i32::MAX - 5000 }], year), None);
    }

    #[test]
    fn a_stated_weekday_narrows_the_document_day() {
        let today_is_sunday = Anchor { steps: vec![], weekday: Some(7), month_day: None };
        assert!(today_is_sunday.fits("2025-10-12".parse().unwrap()));
        assert!(!today_is_sunday.fits("2025-10-13".parse().unwrap()));
        let tomorrow = Step::Shift { unit: Unit::Day, count: 1 };
        let eve = Anchor { steps: vec![tomorrow], weekday: None, month_day: Some((2, 26)) };
        assert!(eve.fits("2011-02-25".parse().unwrap()) && !eve.fits("2011-02-26".parse().unwrap()));
    }
}
