use std::fmt;
use std::str::FromStr;

use jiff::ToSpan as _;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The part of a period that a text names: `مطلع`, `منتصف`, `نهاية`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    Start,
    Mid,
    End,
}

/// How exactly a day is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    Day(Date),
    /// An ISO 8601 week.
    Week {
        year: i16,
        week: u8,
    },
    Month {
        year: i16,
        month: u8,
    },
    Year(i16),
    /// No reader could tell the year; what is known is filled in.
    Unresolved {
        month: Option<u8>,
        day: Option<u8>,
    },
}

/// A date value as precise as its evidence: `2025-10-17`, `2025-W41`, `2025-06;START`, `XXXX-02-26`.
///
/// Displays as, and parses from, the ISO 8601 forms above.
///
/// ```
/// use marsad::base::DateValue;
/// let weekend: DateValue = "2025-W41;END".parse().unwrap();
/// assert_eq!(weekend.interval().unwrap().to_string(), "2025-10-10/2025-10-12");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateValue {
    pub precision: Precision,
    pub part: Option<Part>,
}

/// The first and the last day something can have been on, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DayInterval {
    pub first: Date,
    pub last: Date,
}

impl DayInterval {
    pub fn day(day: Date) -> Self {
        Self { first: day, last: day }
    }

    pub fn is_day(self) -> bool {
        self.first == self.last
    }

    pub fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// The days in both, or `None` where they have none in common.
    pub fn intersect(self, other: Self) -> Option<Self> {
        let both = Self { first: self.first.max(other.first), last: self.last.min(other.last) };
        (both.first <= both.last).then_some(both)
    }

    /// How many days it spans, at least 1.
    pub fn days(self) -> i32 {
        self.first.until(self.last).map_or(1, |span| span.get_days() + 1)
    }
}

impl fmt::Display for DayInterval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_day() { write!(f, "{}", self.first) } else { write!(f, "{}/{}", self.first, self.last) }
    }
}

impl DateValue {
    pub fn day(day: Date) -> Self {
        Precision::Day(day).into()
    }

    /// The week that holds `day`.
    pub fn week_of(day: Date) -> Self {
        let iso = day.iso_week_date();
        Precision::Week { year: iso.year(), week: iso.week().unsigned_abs() }.into()
    }

    pub fn month(year: i16, month: u8) -> Self {
        Precision::Month { year, month }.into()
    }

    pub fn year(year: i16) -> Self {
        Precision::Year(year).into()
    }

    #[must_use]
    pub fn with_part(mut self, part: Part) -> Self {
        self.part = Some(part);
        self
    }

    pub fn as_day(&self) -> Option<Date> {
        match self.precision {
            Precision::Day(day) => Some(day),
            _ => None,
        }
    }

    /// The days the value covers, or `None` where it names no year (or none that exists).
    ///
    /// A part of a month or year is a third of it; the end of a week is its Friday to Sunday.
    pub fn interval(&self) -> Option<DayInterval> {
        let whole = match self.precision {
            Precision::Day(day) => DayInterval::day(day),
            Precision::Week { year, week } => {
                let first = ISOWeekDate::new(year, i8::try_from(week).ok()?, Weekday::Monday).ok()?.date();
                DayInterval { first, last: first.checked_add(6.days()).ok()? }
            }
            Precision::Month { year, month } => {
                let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
                DayInterval { first, last: first.last_of_month() }
            }
            Precision::Year(year) => {
                DayInterval { first: Date::new(year, 1, 1).ok()?, last: Date::new(year, 12, 31).ok()? }
            }
            Precision::Unresolved { .. } => return None,
        };
        let Some(part) = self.part else { return Some(whole) };
        if let Precision::Week { .. } = self.precision
            && part == Part::End
        {
            return Some(DayInterval { first: whole.first.checked_add(4.days()).ok()?, last: whole.last });
        }
        let third = f64::from(whole.days() - 1) / 3.0;
        let (from, to) = match part {
            Part::Start => (0.0, 1.0),
            Part::Mid => (1.0, 2.0),
            Part::End => (2.0, 3.0),
        };
        let at = |thirds: f64| {
            let days = (third * thirds).round_ties_even() as i64;
            whole.first.checked_add(days.days()).ok()
        };
        Some(DayInterval { first: at(from)?, last: at(to)? })
    }
}

impl From<Precision> for DateValue {
    fn from(precision: Precision) -> Self {
        Self { precision, part: None }
    }
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision {
            Precision::Day(day) => write!(f, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day())?,
            Precision::Week { year, week } => write!(f, "{year:04}-W{week:02}")?,
            Precision::Month { year, month } => write!(f, "{year:04}-{month:02}")?,
            Precision::Year(year) => write!(f, "{year:04}")?,
            Precision::Unresolved { month, day } => {
                f.write_str("XXXX")?;
                match (month, day) {
                    (None, None) => {}
                    (Some(month), None) => write!(f, "-{month:02}")?,
                    (Some(month), Some(day)) => write!(f, "-{month:02}-{day:02}")?,
                    (None, Some(day)) => write!(f, "-XX-{day:02}")?,
                }
            }
        }
        match self.part {
            None => Ok(()),
            Some(Part::Start) => f.write_str(";START"),
            Some(Part::Mid) => f.write_str(";MID"),
            Some(Part::End) => f.write_str(";END"),
        }
    }
}

/// A string that is no date value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a date value such as 2025-10-17, 2025-W41 or 2025-06;START, but found «{0}»")]
pub struct ParseDateError(String);

impl FromStr for DateValue {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, ParseDateError> {
        parse(text).ok_or_else(|| ParseDateError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<DateValue> {
    let (base, part) = match text.split_once(';') {
        None => (text, None),
        Some((base, "START")) => (base, Some(Part::Start)),
        Some((base, "MID")) => (base, Some(Part::Mid)),
        Some((base, "END")) => (base, Some(Part::End)),
        Some(_) => return None,
    };
    let mut bits = base.split('-');
    let year_bit = bits.next().filter(|bit| bit.len() == 4)?;
    let (second, third) = (bits.next(), bits.next());
    if bits.next().is_some() {
        return None;
    }
    let two = |bit: &str| -> Option<u8> {
        (bit.len() == 2 && bit.bytes().all(|b| b.is_ascii_digit())).then(|| bit.parse().ok())?
    };
    let two_or_unknown = |bit: Option<&str>| -> Option<Option<u8>> {
        match bit {
            None | Some("XX") => Some(None),
            Some(bit) => two(bit).map(Some),
        }
    };
    let precision = if year_bit == "XXXX" {
        let (month, day) = (two_or_unknown(second)?, two_or_unknown(third)?);
        let fits = month.is_none_or(|m| (1..=12).contains(&m)) && day.is_none_or(|d| (1..=31).contains(&d));
        fits.then_some(Precision::Unresolved { month, day })?
    } else {
        if !year_bit.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let year: i16 = year_bit.parse().ok()?;
        match (second, third) {
            (None, _) => Precision::Year(year),
            (Some(week), None) if week.starts_with('W') => Precision::Week { year, week: two(&week[1..])? },
            (Some(month), None) => Precision::Month { year, month: two(month)? },
            (Some(month), Some(day)) => {
                let (month, day) = (i8::try_from(two(month)?).ok()?, i8::try_from(two(day)?).ok()?);
                Precision::Day(Date::new(year, month, day).ok()?)
            }
        }
    };
    let value = DateValue { precision, part };
    let exists = matches!(precision, Precision::Unresolved { .. }) || value.interval().is_some();
    exists.then_some(value)
}

impl Serialize for DateValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DateValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_interval(value: &str, expected: &str) {
        let value: DateValue = value.parse().unwrap();
        assert_eq!(value.interval().map(|i| i.to_string()).as_deref(), Some(expected), "{value}");
    }

    #[test]
    fn forms_round_trip() {
        for form in [
            "2025-10-17",
            "2025-02",
            "2025",
            "2025-W41",
            "2025-06;START",
            "2025-W41;END",
            "XXXX",
            "XXXX-02",
            "XXXX-10-12",
            "XXXX-XX-05",
            "1979;MID",
        ] {
            assert_eq!(form.parse::<DateValue>().unwrap().to_string(), form);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for bad in
            ["", "20", "2025-13", "2025-02-30", "2025-W54", "2025-1", "2025;FIRST", "XXXX-13", "-2025", "2025-10-17-1"]
        {
            assert!(bad.parse::<DateValue>().is_err(), "{bad}");
        }
    }

    #[test]
    fn intervals() {
        check_interval("2024-02", "2024-02-01/2024-02-29");
        check_interval("2025-W41", "2025-10-06/2025-10-12");
        check_interval("2025-W41;END", "2025-10-10/2025-10-12");
        check_interval("2025-06;START", "2025-06-01/2025-06-11");
        check_interval("2025-10-17", "2025-10-17");
    }
}
