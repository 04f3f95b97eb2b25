//! Rules for years: `عام 1975`, `بين عامي 2013 و2017`, and a number alone where the place makes it a year.

use super::written::{attached, era, year_number};
use crate::arabic::{CalendarKind, DateCue, TokenKind, Unit};
use crate::base::DateValue;
use crate::extract::dates::convert::{gregorian_days, value_of};
use crate::extract::dates::expression::{Expression, Meaning};
use crate::extract::dates::words::{Lead, Piece, Words};

/// The years a bare number may mean.
const BARE_YEARS: std::ops::Range<i16> = 1900..2050;

/// A year with its unit, two with a unit for both, or a bare number.
pub fn year(words: &Words<'_>, at: usize) -> Option<Vec<Expression>> {
    let (place, first) = match words.unit_pair(at).filter(|unit| unit.value == Unit::Year) {
        Some(pair) => {
            let first = plain(words, pair.next).filter(|_| words.same_line(at, pair.next))?;
            second(words, first.next)?;
            (pair.next, first)
        }
        None => (at, with_unit(words, at, Lead::Free).or_else(|| bare(words, at))?),
    };
    let mut marks = vec![words.expression(place, first.start, first.next, first.value)];
    if let Some((place, second)) = second(words, first.next) {
        marks.push(words.expression(place, second.start, second.next, second.value));
    }
    Some(marks)
}

/// A year with its unit or, behind a part of it, a bare number: `عام 2018`, (نهاية) `2004`.
pub fn numbered(words: &Words<'_>, at: usize, lead: Lead) -> Option<Piece<Meaning>> {
    with_unit(words, at, lead).or_else(|| plain(words, at))
}

fn with_unit(words: &Words<'_>, at: usize, lead: Lead) -> Option<Piece<Meaning>> {
    let unit = words.unit(at, lead).filter(|unit| unit.value == Unit::Year)?;
    let year = plain(words, unit.next).filter(|_| words.same_line(at, unit.next))?;
    Some(Piece { start: unit.start, ..year })
}

/// A number of four digits (or in words) with its era mark.
fn plain(words: &Words<'_>, at: usize) -> Option<Piece<Meaning>> {
    let (year, next) = year_number(words, at, CalendarKind::Gregorian)?;
    let hijri = next > at + 1 && era(words, next - 1).is_some_and(|era| era.value);
    let value = if hijri { value_of(gregorian_days(CalendarKind::Hijri, year, None)?) } else { DateValue::year(year) };
    Some(Piece { value: Meaning::value(value), start: words.token(at)?.range.start, next })
}

/// The second year of a pair: `و2017`, `- 2017`, `إلى 2017`.
fn second(words: &Words<'_>, at: usize) -> Option<(usize, Piece<Meaning>)> {
    let joint = words.token(at).is_some_and(|token| words.calendar().is(DateCue::Joint, token))
        || words.is_mark(at, &["-", "–", "/"]);
    let glued_dash = words.is_mark(at, &["-", "–", "/"]);
    let number = words.token(at + 1).filter(|token| joint && token.kind == TokenKind::Number)?;
    if !words.same_line(at, at + 1) {
        return None;
    }
    let year: i16 = number.normal.parse().ok().filter(|year| number.normal.len() == 4 && BARE_YEARS.contains(year))?;
    // «2013-2017»: the dash is no sign of a longer number here.
    let counted = words.token(at + 2).is_some_and(|token| words.calendar().is(DateCue::Counted, token));
    if counted || !glued_dash && !number.spaced && !words.is(at, "و") {
        return None;
    }
    let next = era(words, at + 2).map_or(at + 2, |era| era.next);
    let value = Meaning::value(DateValue::year(year));
    Some((at + 1, Piece { value, start: number.range.start, next }))
}

/// A number alone is a year where what stands around it speaks for it more than against it.
fn bare(words: &Words<'_>, at: usize) -> Option<Piece<Meaning>> {
    let token = words.token(at).filter(|token| token.kind == TokenKind::Number)?;
    let year = plain(words, at).filter(|_| !attached(words, at))?;
    let in_range = token.normal.parse().is_ok_and(|year: i16| BARE_YEARS.contains(&year));
    (in_range && weight(words, at, year.next) > 0).then_some(year)
}

/// What speaks for and against a number at `at` being a year.
fn weight(words: &Words<'_>, at: usize, next: usize) -> i32 {
    let calendar = words.calendar();
    let before = words.before(at);
    let behind = words.token(next).filter(|_| words.same_line(at, next));
    let mut weight = match before {
        None => -1,
        Some(token) if token.is("©") => 2,
        Some(token) if words.calendar().is(DateCue::Preposition, token) => 2,
        Some(_) if words.behind_cue(at, DateCue::YearEvent) => 2,
        Some(_) if words.behind_cue(at, DateCue::Numbered) => -4,
        // A name in front: «from Baghdad 1978 to Beirut 2002».
        Some(token) if token.is_word() && !token.is("و") => 1,
        Some(token) if token.kind == TokenKind::Mark && matches!(token.normal.as_str(), "(" | "،" | ":") => 0,
        Some(_) => -2,
    };
    weight += match behind {
        None => 1,
        Some(token) if calendar.is(DateCue::Counted, token) => -4,
        Some(token) if matches!(token.normal.as_str(), "%" | "٪" | "$" | "€" | "»" | "”" | "\"") => -3,
        Some(token) if token.kind == TokenKind::Mark => 1,
        Some(token) if token.normal.starts_with('و') || words.calendar().is(DateCue::Preposition, token) => 1,
        Some(token) if token.kind == TokenKind::Number => -2,
        // A verb or noun behind: as likely what the number counts. An adjective: «the French Mirage 2000».
        Some(_) => -1,
    };
    if before.is_some_and(|token| !token.spaced && token.kind == TokenKind::Mark && token.is("/")) {
        weight -= 3;
    }
    weight
}
