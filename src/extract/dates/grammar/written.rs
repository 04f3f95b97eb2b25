//! Days and months by name: `27 آذار (مارس) 1979`, `السابع عشر من أيلول الماضي`, `26 من الشهر نفسه`, `22 رجب 1401هـ الموافق 26 مايو 1981م`.

use super::numeric;
use crate::arabic::{CalendarKind, DateCue, Direction, MonthName, Unit};
use crate::extract::dates::anchor::Step;
use crate::extract::dates::expression::{Meaning, Written, YearSaid};
use crate::extract::dates::words::{Lead, Piece, Words};
use crate::extract::reading::Section;

/// A day of a month, as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum WrittenDay {
    Named(Written),
    /// `26 من الشهر نفسه`
    OfMonth {
        day: u8,
        direction: Direction,
    },
}

impl WrittenDay {
    pub fn with_day(self, day: u8) -> Self {
        match self {
            Self::Named(written) => Self::Named(Written { day: Some(day), ..written }),
            Self::OfMonth { direction, .. } => Self::OfMonth { day, direction },
        }
    }

    pub fn meaning(self) -> Option<Meaning> {
        match self {
            Self::Named(written) => written.meaning(),
            Self::OfMonth { day, direction } => Some(Meaning::period(Unit::Month, direction).then(Step::Day(day))),
        }
    }

    fn calendar(self) -> CalendarKind {
        match self {
            Self::Named(written) => written.calendar,
            Self::OfMonth { .. } => CalendarKind::Gregorian,
        }
    }
}

/// A whole date at `at`, in words or digits, with the same day in another calendar behind it where there is one.
pub fn date(words: &Words<'_>, at: usize, lead: Lead) -> Option<Piece<Meaning>> {
    let (first, calendar) = one_date(words, at, lead)?;
    let Some((second, other)) = second_date(words, first.next, calendar) else { return Some(first) };
    let (gregorian, beside) = if other == CalendarKind::Gregorian { (&second, &first) } else { (&first, &second) };
    let mut meaning = match (gregorian.value.full_day(), beside.value.full_day()) {
        (None, Some(_)) => beside.value.clone(),
        _ => gregorian.value.clone(),
    };
    meaning.second = beside.value.full_day();
    Some(Piece { value: meaning, start: first.start, next: second.next })
}

fn one_date(words: &Words<'_>, at: usize, lead: Lead) -> Option<(Piece<Meaning>, CalendarKind)> {
    if let Some((piece, calendar)) = numeric::date(words, at) {
        return Some((piece, calendar));
    }
    let day = day(words, at, lead)?;
    let meaning = day.value.meaning()?;
    Some((Piece { value: meaning, start: day.start, next: day.next }, day.value.calendar()))
}

/// The same day in another calendar: behind `الموافق`, a dash, a stroke, a comma, or in brackets.
fn second_date(words: &Words<'_>, at: usize, first: CalendarKind) -> Option<(Piece<Meaning>, CalendarKind)> {
    let mut from = at;
    let bracket = words.is_mark(at, &["(", "["]);
    if bracket || words.is_mark(at, &["-", "–", "—", "/", "،", ",", "|"]) {
        from += 1;
    }
    if words.cue(from, DateCue::SameDay).is_some() {
        from += 1;
        if words.is(from, "ل") || words.is(from, "لـ") || words.is(from, "ب") {
            from += 1;
        }
    }
    let (mut second, calendar) = one_date(words, from, Lead::Free).filter(|_| words.same_line(at, from))?;
    if calendar == first {
        return None;
    }
    if bracket {
        second.next = words.is_mark(second.next, &[")", "]"]).then_some(second.next + 1)?;
    }
    Some((second, calendar))
}

/// A day of a month in words: `6 من شباط الماضي`, `الثلاثين من الشهر الماضي`, `17 منه`.
pub fn day(words: &Words<'_>, at: usize, lead: Lead) -> Option<Piece<WrittenDay>> {
    stroked(words, at, lead).or_else(|| day_first(words, at, lead)).or_else(|| month_first(words, at, lead))
}

/// `12 / أيار / 2021`, `3- تشرين الثاني- 2022`: day, month and year parted by one mark, however they are spaced.
fn stroked(words: &Words<'_>, at: usize, lead: Lead) -> Option<Piece<WrittenDay>> {
    let number = day_number(words, at, lead).filter(|number| !number.value.needs_of)?;
    let mark = words.token(number.next).filter(|_| words.is_mark(number.next, &["/", "-", "–"]))?;
    let name = words.month(number.next + 1, Lead::Bare)?;
    let month = MonthName { doubtful: false, ..name.value };
    let next = other_name(words, name.next, month);
    let year =
        words.figure(next + 1, Lead::Bare).filter(|year| words.is(next, &mark.normal) && year.value.in_digits)?;
    if !words.same_line(at, next + 1) || year.value.width != 4 {
        return None;
    }
    let written = Written {
        calendar: month.calendar,
        month: month.month,
        day: Some(number.value.day),
        year: Some(YearSaid::Number(i16::try_from(year.value.value).ok().filter(|year| (1000..2200).contains(year))?)),
        direction: None,
    };
    let next = era(words, year.next).map_or(year.next, |era| era.next);
    Some(Piece { value: WrittenDay::Named(written), start: number.start, next })
}

fn day_first(words: &Words<'_>, at: usize, lead: Lead) -> Option<Piece<WrittenDay>> {
    let number = day_number(words, at, lead)?;
    let piece = |value, next| Piece { value, start: number.start, next };
    let mut next = number.next;
    if !words.same_line(at, next) {
        return None;
    }
    if words.is(next, "منه") {
        let direction = Direction { from_text: true, periods: 0 };
        return Some(piece(WrittenDay::OfMonth { day: number.value.day, direction }, next + 1));
    }
    let of = words.is(next, "من");
    if of {
        next += 1;
    }
    // `في 21 الجاري`, `في 21 من الجاري`: of this month.
    if let Some(current) = words.direction(next)
        && current.value == (Direction { from_text: false, periods: 0 })
        && !number.value.needs_of
    {
        let day = WrittenDay::OfMonth { day: number.value.day, direction: current.value };
        return Some(piece(day, current.next));
    }
    // `21st فبراير 2022`, as some site software writes it.
    let suffixed = |at: usize| {
        let ending = words.token(at).filter(|token| !token.spaced && words.same_line(at - 1, at));
        ending.is_some_and(|token| matches!(token.normal.as_str(), "st" | "nd" | "rd" | "th"))
    };
    if !of && suffixed(next) {
        next = words.past_comma(next + 1);
    }
    if of
        && let Some(month) = super::period::with_direction(words, next, Lead::Bare)
        && month.value.0 == Unit::Month
    {
        let day = WrittenDay::OfMonth { day: number.value.day, direction: month.value.1 };
        return Some(piece(day, month.next));
    }
    if number.value.needs_of && !of {
        return None;
    }
    let mut written = month(words, next, Lead::Bare)?;
    if written.value.written.year.is_none()
        && written.value.written.direction.is_none()
        && let Some((year, next)) = short_year(words, written.next)
    {
        written.value.written.year = Some(YearSaid::Number(year));
        written.next = next;
    }
    let named = Written { day: Some(number.value.day), ..written.value.written };
    let numbered = matches!(named.year, Some(YearSaid::Number(_)));
    if written.value.doubtful && named.calendar != CalendarKind::Hijri && !numbered {
        return None;
    }
    Some(piece(WrittenDay::Named(named), written.next))
}

/// `أكتوبر 17، 2025`, as some site software writes it.
fn month_first(words: &Words<'_>, at: usize, lead: Lead) -> Option<Piece<WrittenDay>> {
    let name = words.month(at, lead)?;
    let day = words.figure(name.next, Lead::Bare).filter(|day| day.value.in_digits && day.value.width <= 2)?;
    let year = words.past_comma(day.next);
    let written = Written {
        calendar: name.value.calendar,
        month: name.value.month,
        day: Some(u8::try_from(day.value.value).ok()?),
        year: None,
        direction: None,
    };
    let (year, next) = year_number(words, year, written.calendar)?;
    words.same_line(at, next - 1).then_some(Piece {
        value: WrittenDay::Named(Written { year: Some(YearSaid::Number(year)), ..written }),
        start: name.start,
        next,
    })
}

#[derive(Clone, Copy, Debug)]
pub struct DayNumber {
    pub day: u8,
    /// Written as a cardinal in words: a day only with `من` behind it.
    needs_of: bool,
}

/// A number from 1 to 31, or a word for the first of a month.
pub fn day_number(words: &Words<'_>, at: usize, lead: Lead) -> Option<Piece<DayNumber>> {
    if let Some(first) = words.cue(at, DateCue::FirstDay) {
        return Some(first.map(|()| DayNumber { day: 1, needs_of: false }));
    }
    let figure = words.figure(at, lead)?;
    let day = u8::try_from(figure.value.value).ok().filter(|day| (1..=31).contains(day))?;
    if figure.value.in_digits && (figure.value.width > 2 || attached(words, at)) {
        return None;
    }
    Some(figure.map(|figure| DayNumber { day, needs_of: !figure.in_digits && !figure.ordinal }))
}

/// A separator stands directly before the digits at `at`: they are part of a longer number or of a model's name.
pub fn attached(words: &Words<'_>, at: usize) -> bool {
    let glued = words.token(at).is_some_and(|token| !token.spaced);
    glued
        && at.checked_sub(1).is_some_and(|previous| words.is_mark(previous, &["-", "/", ".", ",", "٫", "٬", ":", "#"]))
}

/// A month with its year or direction.
#[derive(Clone, Copy, Debug)]
pub struct WrittenMonth {
    pub written: Written,
    pub doubtful: bool,
    /// `شهر` stands before the name.
    pub announced: bool,
}

/// `[شهر] آب [/أغسطس] [الماضي | 2017 | من العام الماضي]`
pub fn month(words: &Words<'_>, at: usize, lead: Lead) -> Option<Piece<WrittenMonth>> {
    let unit = words.unit(at, lead).filter(|unit| unit.value == Unit::Month);
    let name = match unit {
        Some(unit) => words.month(unit.next, Lead::Bare)?,
        None => words.month(at, lead)?,
    };
    if !words.same_line(at, name.next - 1) {
        return None;
    }
    let start = unit.map_or(name.start, |unit| unit.start);
    let mut next = other_name(words, name.next, name.value);
    let mut written =
        Written { calendar: name.value.calendar, month: name.value.month, day: None, year: None, direction: None };
    if let Some((year, end)) = year_behind(words, next, written.calendar) {
        written.year = Some(year);
        next = end;
    } else if let Some(direction) = words.direction(next).filter(|_| words.same_line(at, next)) {
        written.direction = Some(direction.value);
        next = direction.next;
    }
    let value = WrittenMonth { written, doubtful: name.value.doubtful, announced: unit.is_some() };
    Some(Piece { value, start, next })
}

/// Behind the second name of the same month: `/أغسطس`, `(مارس)`.
fn other_name(words: &Words<'_>, at: usize, first: MonthName) -> usize {
    let bracket = words.is_mark(at, &["(", "["]);
    let from = if bracket || words.is_mark(at, &["/", "-", "–", "\\"]) { at + 1 } else { at };
    let Some(second) = words.month(from, Lead::Bare) else { return at };
    if (second.value.calendar, second.value.month) != (first.calendar, first.month) {
        return at;
    }
    match bracket {
        false => second.next,
        true if words.is_mark(second.next, &[")", "]"]) => second.next + 1,
        true => at,
    }
}

/// `أكتوبر-2025`, as some sites stamp their pages: mark and year are glued to the month.
fn dashed_year(words: &Words<'_>, at: usize) -> Option<(i16, usize)> {
    let glued = |at: usize| words.token(at).is_some_and(|token| !token.spaced);
    if !words.is_mark(at, &["-", "/"]) || !glued(at) || !glued(at + 1) || words.is_mark(at + 2, &["-", "/"]) {
        return None;
    }
    let figure = words.figure(at + 1, Lead::Bare).filter(|figure| figure.value.in_digits && figure.value.width == 4)?;
    let year = i16::try_from(figure.value.value).ok().filter(|year| (1000..2200).contains(year))?;
    Some((year, figure.next))
}

/// The year behind a month: `1979`, `، 1979`, `من عام 1979`, `من العام الماضي`.
fn year_behind(words: &Words<'_>, at: usize, calendar: CalendarKind) -> Option<(YearSaid, usize)> {
    if !at.checked_sub(1).is_some_and(|previous| words.same_line(previous, at)) {
        return None;
    }
    if let Some((year, next)) = year_number(words, words.past_comma(at), calendar) {
        return Some((YearSaid::Number(year), next));
    }
    if let Some((year, next)) = dashed_year(words, at).filter(|_| calendar == CalendarKind::Gregorian) {
        return Some((YearSaid::Number(year), next));
    }
    let from = if words.is(at, "من") { at + 1 } else { at };
    if let Some(unit) = words.unit(from, Lead::Free).filter(|unit| unit.value == Unit::Year)
        && let Some((year, next)) = year_number(words, unit.next, calendar)
    {
        return Some((YearSaid::Number(year), next));
    }
    let period =
        super::period::with_direction(words, from, Lead::Bare).filter(|period| period.value.0 == Unit::Year)?;
    Some((YearSaid::Relative(period.value.1), period.next))
}

/// `21 فبراير 22` above an article: two digits behind the month that end the line or its part.
fn short_year(words: &Words<'_>, at: usize) -> Option<(i16, usize)> {
    let year = words.figure(at, Lead::Bare).filter(|year| year.value.in_digits && year.value.width == 2)?;
    let above = matches!(words.source.section(at), Section::Meta | Section::Furniture);
    let ends = !words.same_line(at, at + 1) || words.is_mark(at + 1, &["|", "-", "–", "،", ",", ")"]);
    let fits = above && ends && words.same_line(at - 1, at) && !attached(words, at);
    fits.then(|| Some((century(year.value.value)?, year.next)))?
}

/// The year that two digits stand for on a page of the web: none before it and few years ahead.
pub fn century(year: u32) -> Option<i16> {
    const FIRST: u32 = 95;
    const LAST: u32 = 40;
    let year = match year {
        ..=LAST => 2000 + year,
        FIRST..=99 => 1900 + year,
        _ => return None,
    };
    i16::try_from(year).ok()
}

/// A year in digits (or words from a thousand on) with its era mark.
pub fn year_number(words: &Words<'_>, at: usize, calendar: CalendarKind) -> Option<(i16, usize)> {
    let figure = words.figure(at, Lead::Bare)?;
    if figure.value.in_digits && (figure.value.width != 4 || attached(words, at)) {
        return None;
    }
    let year = i16::try_from(figure.value.value).ok()?;
    let sensible = match calendar {
        CalendarKind::Gregorian => (1000..2200).contains(&year),
        // A month of the Islamic year is also given with the Gregorian year it falls in.
        CalendarKind::Hijri | CalendarKind::Persian => (1200..2200).contains(&year),
    };
    sensible.then(|| (year, era(words, figure.next).map_or(figure.next, |era| era.next)))
}

/// `م`, `هـ`: whether the year before is of the Islamic calendar.
pub fn era(words: &Words<'_>, at: usize) -> Option<Piece<bool>> {
    let token = words.token(at).filter(|_| words.same_line(at - 1, at))?;
    let hijri = words.calendar().is(DateCue::HijriEra, token);
    if !hijri && !words.calendar().is(DateCue::GregorianEra, token) {
        return None;
    }
    Some(Piece { value: hijri, start: token.range.start, next: at + 1 })
}
