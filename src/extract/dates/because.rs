//! One sentence on how a value came about.

use jiff::civil::{Date, Weekday};

use super::anchor::{Seek, Step};
use super::expression::{Base, Meaning};
use crate::arabic::{CalendarKind, Unit};
use crate::base::{DateValue, Part};

/// The sentence for `meaning` with the value it was given; `from` is the date it was counted from, where that is known.
pub fn sentence(meaning: &Meaning, value: DateValue, from: Option<DateValue>) -> String {
    match meaning.base {
        Base::Value(_) if meaning.second.is_some() => format!("The text gives {value} in two calendars"),
        Base::Value(_) => format!("The text gives {value} itself"),
        Base::Document => match from {
            Some(day) => format!("{}, counted from {day}, the document's date", way(&meaning.steps)),
            None => format!("{}; the document's date is not known", way(&meaning.steps)),
        },
        Base::Text => match from {
            Some(date) => format!("{}, counted from {date}, named before in the text", way(&meaning.steps)),
            None => format!("{}; no date before it in the text to count from", way(&meaning.steps)),
        },
    }
}

/// The steps in words, beginning with a capital letter.
fn way(steps: &[Step]) -> String {
    let described: Vec<String> = steps.iter().rev().map(|step| describe(*step)).collect();
    let sentence = if described.is_empty() { "the same day".to_owned() } else { described.join(" of ") };
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn describe(step: Step) -> String {
    match step {
        Step::Shift { unit, count: 0 } => format!("the same {}", unit_name(unit)),
        Step::Shift { unit, count } => {
            let (amount, plural) = (count.unsigned_abs(), if count.unsigned_abs() == 1 { "" } else { "s" });
            let side = if count < 0 { "before" } else { "after" };
            format!("{amount} {}{plural} {side}", unit_name(unit))
        }
        Step::Weekday { iso, seek } => format!("{} {}", side(seek), weekday_name(iso)),
        Step::Nearest { calendar, month, day, seek } => {
            let name = match (calendar, day) {
                (_, Some(day)) => format!("day {day} of {}", month_name(calendar, month)),
                (_, None) => month_name(calendar, month),
            };
            format!("{} {name}", side(seek))
        }
        Step::Month(month) => month_name(CalendarKind::Gregorian, month),
        Step::Day(day) => format!("day {day}"),
        Step::LastDay => "the last day".to_owned(),
        Step::InYear(year) => format!("the same day in {year}"),
        Step::Part(Part::Start) => "the start".to_owned(),
        Step::Part(Part::Mid) => "the middle".to_owned(),
        Step::Part(Part::End) => "the end".to_owned(),
    }
}

fn side(seek: Seek) -> &'static str {
    match seek {
        Seek::Before => "the last",
        Seek::OnOrBefore => "the latest",
        Seek::OnOrAfter => "the coming",
        Seek::After => "the next",
        Seek::Closest => "the nearest",
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Year => "year",
    }
}

pub fn weekday_name(iso: u8) -> &'static str {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    NAMES.get(usize::from(iso).wrapping_sub(1)).copied().unwrap_or("day")
}

fn month_name(calendar: CalendarKind, month: u8) -> String {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let index = usize::from(month).wrapping_sub(1);
    match calendar {
        CalendarKind::Gregorian => NAMES.get(index).copied().unwrap_or("month").to_owned(),
        CalendarKind::Hijri => format!("month {month} of the Islamic year"),
        CalendarKind::Persian => format!("month {month} of the Iranian year"),
    }
}

/// The message for a stated weekday that the stated date is not.
pub fn wrong_weekday(day: Date, stated: Weekday) -> String {
    let name = |weekday: Weekday| weekday_name(weekday.to_monday_one_offset().unsigned_abs());
    format!("The text calls {day} a {}, but it was a {}", name(stated), name(day.weekday()))
}
