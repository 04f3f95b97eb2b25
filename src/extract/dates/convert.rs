//! Days of the Islamic and the Iranian calendar ↔ days of the Gregorian one.

use icu_calendar::cal::{Hijri, Persian};
use icu_calendar::types::RataDie;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use crate::arabic::CalendarKind;
use crate::base::{DateValue, DayInterval};

/// The day number of 1970-01-01 where day 1 is 0001-01-01.
const UNIX_EPOCH_RATA_DIE: i64 = 719_163;
const UNIX_EPOCH: Date = date(1970, 1, 1);

/// The Gregorian day of a date in `calendar`; `None` where that date does not exist.
pub fn gregorian_day(calendar: CalendarKind, year: i16, month: u8, day: u8) -> Option<Date> {
    let number = match calendar {
        CalendarKind::Gregorian => {
            return Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
        }
        CalendarKind::Hijri => {
            let hijri = Hijri::new_umm_al_qura();
            icu_calendar::Date::try_new_hijri_with_calendar(year.into(), month, day, hijri).ok()?.to_rata_die()
        }
        CalendarKind::Persian => icu_calendar::Date::try_new_persian(year.into(), month, day).ok()?.to_rata_die(),
    };
    UNIX_EPOCH.checked_add((number.to_i64_date() - UNIX_EPOCH_RATA_DIE).days()).ok()
}

/// The Gregorian days of a month (or, with `month` left out, a year) in `calendar`.
pub fn gregorian_days(calendar: CalendarKind, year: i16, month: Option<u8>) -> Option<DayInterval> {
    let first = gregorian_day(calendar, year, month.unwrap_or(1), 1)?;
    let behind = match month {
        Some(month) if month < 12 => gregorian_day(calendar, year, month + 1, 1)?,
        _ => gregorian_day(calendar, year.checked_add(1)?, 1, 1)?,
    };
    Some(DayInterval { first, last: behind.checked_sub(1.day()).ok()? })
}

/// The year in `calendar` that a Gregorian day falls in.
pub fn year_in(calendar: CalendarKind, day: Date) -> i16 {
    let days = UNIX_EPOCH.until(day).map_or(0, |span| i64::from(span.get_days()));
    let number = RataDie::new(days + UNIX_EPOCH_RATA_DIE);
    let year = match calendar {
        CalendarKind::Gregorian => return day.year(),
        CalendarKind::Hijri => {
            icu_calendar::Date::from_rata_die(number, Hijri::new_umm_al_qura()).year().extended_year()
        }
        CalendarKind::Persian => icu_calendar::Date::from_rata_die(number, Persian).year().extended_year(),
    };
    i16::try_from(year).unwrap_or(day.year())
}

/// The finest value that holds a span of days: a day, a month or a year. A span over two years has the year of its middle.
pub fn value_of(days: DayInterval) -> DateValue {
    let (first, last) = (days.first, days.last);
    if first == last {
        DateValue::day(first)
    } else if first.year() == last.year() && first.month() == last.month() {
        DateValue::month(first.year(), first.month().unsigned_abs())
    } else {
        let middle = first.checked_add((days.days() / 2).days()).unwrap_or(first);
        DateValue::year(middle.year())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_hijri(year: i16, month: u8, day: u8, expected: Date) {
        assert_eq!(gregorian_day(CalendarKind::Hijri, year, month, day), Some(expected));
        assert_eq!(year_in(CalendarKind::Hijri, expected), year);
    }

    #[test]
    fn days_of_the_umm_al_qura_calendar() {
        // First days of Muharram and Ramadan as published by the calendar's committee.
        check_hijri(1444, 1, 1, date(2022, 7, 30));
        check_hijri(1445, 1, 1, date(2023, 7, 19));
        check_hijri(1446, 1, 1, date(2024, 7, 7));
        check_hijri(1445, 9, 1, date(2024, 3, 11));
        check_hijri(1446, 9, 1, date(2025, 3, 1));
    }

    #[test]
    fn days_of_the_iranian_calendar() {
        assert_eq!(gregorian_day(CalendarKind::Persian, 1400, 1, 1), Some(date(2021, 3, 21)));
        assert_eq!(year_in(CalendarKind::Persian, date(2021, 3, 20)), 1399);
    }

    #[test]
    fn what_does_not_exist_is_none() {
        assert_eq!(gregorian_day(CalendarKind::Gregorian, 2023, 2, 29), None);
        assert_eq!(gregorian_day(CalendarKind::Hijri, 1446, 13, 1), None);
        assert_eq!(gregorian_day(CalendarKind::Hijri, 1446, 9, 31), None);
    }

    #[test]
    fn a_month_inside_one_gregorian_month_is_that_month() {
        let ramadan = gregorian_days(CalendarKind::Hijri, 1446, Some(9)).unwrap();
        assert_eq!(value_of(ramadan), DateValue::month(2025, 3));
    }
}
