//! Rules for distances: `قبل يومين`, `بعد أربعة أيام`, `قبل ذلك بيومين`, `قبل نحو أربع سنوات`.

use crate::arabic::{Amount, DateCue, Unit};
use crate::extract::dates::anchor::Step;
use crate::extract::dates::expression::{Base, Expression, Meaning};
use crate::extract::dates::words::{Lead, Piece, Words};

/// A distance back from the day of writing, or to either side of a date named before.
pub fn shift(words: &Words<'_>, at: usize) -> Option<Vec<Expression>> {
    let (word, sign) = match (words.form(at, "قبل"), words.form(at, "بعد")) {
        (Some(word), _) => (word, -1),
        (None, Some(word)) => (word, 1),
        (None, None) => return None,
    };
    let pointed = words.is(word.next, "ذلك") || words.is(word.next, "هذا");
    let (base, amount) = if pointed {
        // `قبل ذلك بيومين`
        (
            Base::Text,
            amount(words, word.next + 1, Lead::Free).filter(|amount| begins_with_b(words, word.next + 1, amount))?,
        )
    } else {
        let from = if words.cue(word.next, DateCue::About).is_some() { word.next + 1 } else { word.next };
        let base = if sign < 0 { Base::Document } else { Base::Text };
        (base, amount(words, from, Lead::Bare).filter(|amount| !is_from_an_event(words, amount.next))?)
    };
    let (unit, count) = amount.value;
    // `قبل يوم السبت`, `بعد عام 2011`: the unit belongs to what follows. A single unit alone counts only with `ذلك`.
    if !pointed && count == 1 && !single_stands_alone(words, amount.next, unit) {
        return None;
    }
    let step = Step::Shift { unit, count: sign * count };
    let meaning = Meaning::new(base, vec![step]);
    words.same_line(at, amount.next - 1).then(|| vec![words.expression(at, word.start, amount.next, meaning)])
}

/// An amount of days, weeks, months or years.
pub fn amount(words: &Words<'_>, at: usize, lead: Lead) -> Option<Piece<(Unit, i32)>> {
    if let Some(found) = words.amount(at, lead)
        && let Amount { unit, count: Some(count) } = found.value
    {
        return Some(found.map(|_| (unit, count)));
    }
    // `ب 3 أيام`, `بـ3 أيام`
    let (from, lead) = if lead == Lead::Free && words.is(at, "ب") { (at + 1, Lead::Bare) } else { (at, lead) };
    let number = words.figure(from, lead).filter(|number| !number.value.ordinal)?;
    let unit = words.amount(number.next, Lead::Bare)?;
    let count = i32::try_from(number.value.value).ok().filter(|count| (1..1000).contains(count))?;
    let fits = unit.value.count.is_none() || count >= 11 && unit.value.count == Some(1);
    let start = if from > at { words.token(at)?.range.start } else { number.start };
    fits.then_some(Piece { value: (unit.value.unit, count), start, next: unit.next })
}

fn begins_with_b(words: &Words<'_>, at: usize, amount: &Piece<(Unit, i32)>) -> bool {
    words
        .token(at)
        .is_some_and(|token| token.normal.starts_with('ب') && (token.range.start < amount.start || token.is("ب")))
}

/// `قبل أيام من اندلاع الحرب`: the distance between two events is a duration.
fn is_from_an_event(words: &Words<'_>, next: usize) -> bool {
    let same_line = next.checked_sub(1).is_some_and(|last| words.same_line(last, next));
    same_line && words.token(next).is_some_and(|token| words.calendar().is(DateCue::Duration, token))
}

fn single_stands_alone(words: &Words<'_>, next: usize, unit: Unit) -> bool {
    let Some(token) = words.token(next).filter(|_| words.same_line(next - 1, next)) else { return unit != Unit::Day };
    unit != Unit::Day && token.kind == crate::arabic::TokenKind::Mark && !token.is("(")
}
