//! Dates all in digits: `2025-10-17`, `١٥/١٠/٢٠٠٨`, `22-04-2024`, `في 12/09`.

use super::written::{attached, century, era};
use crate::arabic::{CalendarKind, Unit};
use crate::extract::dates::expression::{Meaning, Written, YearSaid};
use crate::extract::dates::words::{Figure, Lead, Piece, Words};
use crate::extract::reading::Section;

const SEPARATORS: [&str; 4] = ["/", "-", ".", "–"];

/// The first year in digits that is read as one of the Gregorian calendar.
const FIRST_GREGORIAN_YEAR: u32 = 1600;

/// A date of three numbers, or of two where the place leaves no doubt.
pub fn date(words: &Words<'_>, at: usize) -> Option<(Piece<Meaning>, CalendarKind)> {
    three(words, at).or_else(|| two(words, at).map(|piece| (piece, CalendarKind::Gregorian)))
}

fn three(words: &Words<'_>, at: usize) -> Option<(Piece<Meaning>, CalendarKind)> {
    let fields = fields(words, at, 3)?;
    let [a, b, c] = fields[..] else { return None };
    let mut next = at + 5;
    // The year stands at either end; four digits tell which.
    let (year, first, second, day_leads) = match (a.width, c.width) {
        (4, 1..=2) => (a.value, b.value, c.value, false),
        (1..=2, 4) => (c.value, a.value, b.value, true),
        // `21/02/22` above an article.
        (1..=2, 2) if words.source.section(at) == Section::Meta && b.width == 2 => {
            let year = |figure: Figure| century(figure.value).map(i16::unsigned_abs).map(u32::from);
            match a.value {
                1..=31 => (year(c)?, a.value, b.value, true),
                _ => (year(a)?, b.value, c.value, false),
            }
        }
        _ => return None,
    };
    let mut calendar = if year < FIRST_GREGORIAN_YEAR { CalendarKind::Hijri } else { CalendarKind::Gregorian };
    if let Some(era) = era(words, next) {
        calendar = if era.value { CalendarKind::Hijri } else { CalendarKind::Gregorian };
        next = era.next;
    }
    let (first, second) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
    let (day, month) = if day_leads { (first, second) } else { (second, first) };
    let year = Some(YearSaid::Number(i16::try_from(year).ok()?));
    let mut value = in_order(calendar, day, month, year)?;
    // A year in front is followed by the month, and Islamic dates by digits have the day or year in front.
    if !day_leads || calendar != CalendarKind::Gregorian {
        value.fields = None;
    }
    Some((Piece { value, start: words.token(at)?.range.start, next }, calendar))
}

/// Day and month without a year: behind a preposition, or with spaced dashes in a dateline.
fn two(words: &Words<'_>, at: usize) -> Option<Piece<Meaning>> {
    let fields = fields(words, at, 2)?;
    let [day, month] = fields[..] else { return None };
    let token = words.token(at)?;
    let before = words.before(at);
    let spaced = words.token(at + 2)?.spaced;
    let fits = if spaced {
        // `… - 31 - 1 (…)` near the start of the page.
        const LAST_LINE_OF_A_DATELINE: u32 = 8;
        let behind = words.token(at + 3).is_none_or(|token| token.kind == crate::arabic::TokenKind::Mark);
        token.line <= LAST_LINE_OF_A_DATELINE
            && words.is_mark(at + 1, &["-", "/"])
            && before.is_some_and(|token| matches!(token.normal.as_str(), "-" | "–" | "/"))
            && behind
    } else {
        let day_unit = at.checked_sub(1).and_then(|at| words.unit(at, Lead::Free));
        words.is_mark(at + 1, &["/"])
            && (words.behind_preposition(at, token.range.start) || day_unit.is_some_and(|unit| unit.value == Unit::Day))
    };
    if !fits {
        return None;
    }
    let (day, month) = (u8::try_from(day.value).ok()?, u8::try_from(month.value).ok()?);
    let value = in_order(CalendarKind::Gregorian, day, month, None)?;
    Some(Piece { value, start: token.range.start, next: at + 3 })
}

/// The meaning with the day first or, where there is no such day, the month; the numbers are kept for [`super::super::order`] to judge.
fn in_order(calendar: CalendarKind, day: u8, month: u8, year: Option<YearSaid>) -> Option<Meaning> {
    let meaning = |day, month| Written { calendar, month, day: Some(day), year, direction: None }.meaning();
    let mut meaning = meaning(day, month).or_else(|| meaning(month, day))?;
    meaning.fields = Some((day, month));
    Some(meaning)
}

/// `count` numbers of digits joined by one separator, all spaced alike and joined to nothing else.
fn fields(words: &Words<'_>, at: usize, count: usize) -> Option<Vec<Figure>> {
    if attached(words, at) {
        return None;
    }
    let separator = words.token(at + 1).filter(|_| words.is_mark(at + 1, &SEPARATORS))?;
    let mut found = Vec::with_capacity(count);
    for number in 0..count {
        let place = at + 2 * number;
        let figure = words.figure(place, Lead::Bare).filter(|figure| figure.value.in_digits)?;
        found.push(figure.value);
        if number > 0 {
            let same = words.is(place - 1, &separator.normal);
            let alike = words.token(place).is_some_and(|token| token.spaced == separator.spaced)
                && words.token(place - 1).is_some_and(|token| token.spaced == separator.spaced);
            if !same || !alike || !words.same_line(at, place) {
                return None;
            }
        }
    }
    let end = at + 2 * count - 1;
    let goes_on = words.is_mark(end, &SEPARATORS)
        && words.token(end).is_some_and(|token| token.spaced == separator.spaced)
        && words.token(end + 1).is_some_and(|token| crate::arabic::digits(token).is_some())
        && words.token(end + 1).is_some_and(|token| token.spaced == separator.spaced)
        && words.same_line(at, end + 1);
    (!goes_on).then_some(found)
}
