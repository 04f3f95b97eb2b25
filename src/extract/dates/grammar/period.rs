//! Rules for weeks, months and years without a day: `الأسبوع الماضي`, `نهاية الشهر نفسه`, `مطلع تشرين الثاني الماضي`, `مارس من العام الماضي`.

use super::written::{WrittenMonth, month as written_month};
use super::year::numbered;
use crate::arabic::{CalendarKind, DateCue, Direction, Unit};
use crate::base::{DateValue, Part, Precision};
use crate::extract::dates::anchor::Step;
use crate::extract::dates::expression::{Base, Expression, Meaning, YearSaid};
use crate::extract::dates::words::{Lead, Piece, Words};

const DOCUMENTS_OWN: Direction = Direction { from_text: false, periods: 0 };
const TEXTS_OWN: Direction = Direction { from_text: true, periods: 0 };

/// A period with or without a part of it named before: `الشهر الماضي`, `نهاية العام`, `منتصف أيلول`.
pub fn period(words: &Words<'_>, at: usize) -> Option<Vec<Expression>> {
    let Some(part) = words.part(at) else {
        let found = with_direction(words, at, Lead::Free)?;
        let (unit, direction) = found.value;
        // «The past day» is no date, «the next day» counts from the text.
        if unit == Unit::Day && !direction.from_text {
            return None;
        }
        return Some(vec![words.expression(at, found.start, found.next, Meaning::period(unit, direction))]);
    };
    let from = if words.is(part.next, "من") { part.next + 1 } else { part.next };
    let whole = whole(words, from, Lead::Bare).or_else(|| own_period(words, from))?;
    let meaning = whole.value.with_part(Some(part.value));
    words.same_line(at, whole.next - 1).then(|| vec![words.expression(at, part.start, whole.next, meaning)])
}

/// `الأسبوع الأول من آذار`, `الأسبوع الأخير من الشهر الماضي`: a part of the month.
pub fn week_of_month(words: &Words<'_>, at: usize) -> Option<Vec<Expression>> {
    let week = words.period(at, Lead::Free).filter(|unit| unit.value == Unit::Week)?;
    let which =
        words.token(week.next).filter(|_| words.is(week.next + 1, "من") && words.same_line(at, week.next + 1))?;
    let part = match words.figure(week.next, Lead::Bare).filter(|figure| figure.value.ordinal) {
        Some(figure) => match figure.value.value {
            1 => Part::Start,
            2 | 3 => Part::Mid,
            4 | 5 => Part::End,
            _ => return None,
        },
        None => which.is("الاخير").then_some(Part::End)?,
    };
    let month = whole(words, week.next + 2, Lead::Bare)?;
    let is_year = matches!(month.value.base, Base::Value(DateValue { precision: Precision::Year(_), .. }))
        || matches!(month.value.steps.last(), Some(Step::Shift { unit: Unit::Year, .. }));
    let meaning = month.value.with_part(Some(part));
    (!is_year && words.same_line(at, month.next - 1))
        .then(|| vec![words.expression(at, week.start, month.next, meaning)])
}

/// A definite period without a direction, behind a part of it: `نهاية العام`.
fn own_period(words: &Words<'_>, at: usize) -> Option<Piece<Meaning>> {
    let unit = words.period(at, Lead::Bare).filter(|unit| unit.value != Unit::Day)?;
    Some(unit.map(|unit| Meaning::period(unit, DOCUMENTS_OWN)))
}

/// A month or year named or pointed at, or a week pointed at.
pub fn whole(words: &Words<'_>, at: usize, lead: Lead) -> Option<Piece<Meaning>> {
    let pointed = with_direction(words, at, lead).filter(|found| found.value.0 != Unit::Day);
    if let Some(found) = pointed {
        return Some(found.map(|(unit, direction)| Meaning::period(unit, direction)));
    }
    if let Some(found) = written_month(words, at, lead)
        && is_month(found.value)
    {
        let meaning = found.value.written.meaning()?;
        return Some(Piece { value: meaning, start: found.start, next: found.next });
    }
    numbered(words, at, lead)
}

/// A unit with its direction: `الشهر الماضي`, `هذا الأسبوع`, `ذلك العام`.
pub fn with_direction(words: &Words<'_>, at: usize, lead: Lead) -> Option<Piece<(Unit, Direction)>> {
    if let Some(this) = words.cue(at, DateCue::Demonstrative) {
        let unit = words.period(this.next, Lead::Bare).filter(|_| words.same_line(at, this.next))?;
        let text = words.token(at).is_some_and(|token| token.normal.ends_with("لك"));
        // «This day» is a word for today.
        return (text || unit.value != Unit::Day).then_some(Piece {
            value: (unit.value, if text { TEXTS_OWN } else { DOCUMENTS_OWN }),
            start: this.start,
            next: unit.next,
        });
    }
    // `في نفس اليوم`
    if let Some(same) = words.cue(at, DateCue::SamePeriod) {
        let unit = words.period(same.next, Lead::Bare).filter(|_| words.same_line(at, same.next))?;
        return Some(Piece { value: (unit.value, TEXTS_OWN), start: same.start, next: unit.next });
    }
    let unit = words.period(at, lead)?;
    let direction = words.direction(unit.next).filter(|_| words.same_line(at, unit.next))?;
    // `الأمين العام الحالي` is no year.
    let general = unit.value == Unit::Year && words.is(at, "العام") && words.behind_cue(at, DateCue::Public);
    (!general).then_some(Piece { value: (unit.value, direction.value), start: unit.start, next: direction.next })
}

/// A name that is surely a month: no other word, or told by `شهر`, a year or a direction.
fn is_month(month: WrittenMonth) -> bool {
    let written = month.written;
    let numbered = matches!(written.year, Some(YearSaid::Number(_)));
    match written.calendar {
        CalendarKind::Gregorian => !month.doubtful || month.announced && numbered,
        CalendarKind::Hijri => month.announced || numbered || written.direction.is_some(),
        CalendarKind::Persian => matches!(written.year, Some(YearSaid::Number(1300..1500))),
    }
}

/// A month, with a second one that shares its year or direction: `نوفمبر 1987`, `آذار ونيسان الماضيين`.
pub fn month(words: &Words<'_>, at: usize) -> Option<Vec<Expression>> {
    let found = written_month(words, at, Lead::Free).filter(|found| is_month(found.value))?;
    let mut written = found.value.written;
    let said = written.year.is_some() || written.direction.is_some();
    if !said && !found.value.announced && !words.behind_preposition(at, found.start) {
        return None;
    }
    if !said && let Some(second) = second_month(words, found.next) {
        written.year = second.value.written.year;
        written.direction = second.value.written.direction;
        return Some(vec![
            words.expression(at, found.start, found.next, written.meaning()?),
            words.expression(found.next, second.start, second.next, second.value.written.meaning()?),
        ]);
    }
    Some(vec![words.expression(at, found.start, found.next, written.meaning()?)])
}

/// `… ونيسان الماضيين`, `… إلى نيسان 2020`
fn second_month(words: &Words<'_>, at: usize) -> Option<Piece<WrittenMonth>> {
    let joined = words.token(at).is_some_and(|token| token.normal.starts_with('و') && token.is_word());
    let from = if ["الي", "حتي"].iter().any(|word| words.is(at, word)) { at + 1 } else { at };
    let lead = if from == at && joined { Lead::Free } else { Lead::Bare };
    if from == at && !joined {
        return None;
    }
    let second = written_month(words, from, lead).filter(|second| is_month(second.value))?;
    let said = second.value.written.year.is_some() || second.value.written.direction.is_some();
    said.then_some(second)
}
