//! Whether dates in digits have the day or the month first, by the evidence of the document.

use jiff::civil::Date;

use super::anchor::Step;
use super::expression::{Base, Expression, Meaning};
use crate::base::{DateValue, Precision};

/// Rewrites the dates whose order is open. A weekday beside a date decides for that date; other dates of the document, and what is said
/// of the day of writing (`أمس الاثنين`), decide for the rest. Without evidence the day comes first.
pub fn settle(expressions: &mut [Expression]) {
    let votes: i32 = expressions.iter().map(|expression| own_vote(&expression.meaning)).sum();
    let said_of_today: Vec<&Meaning> =
        expressions.iter().map(|e| &e.meaning).filter(|m| m.offset.is_some() && m.weekday.is_some()).collect();
    let verdicts: Vec<bool> = expressions
        .iter()
        .map(|expression| {
            let own = own_vote(&expression.meaning);
            let total = if own != 0 {
                own
            } else if votes != 0 {
                votes
            } else {
                vote_of_today(&expression.meaning, &said_of_today)
            };
            total < 0
        })
        .collect();
    for (expression, month_first) in expressions.iter_mut().zip(verdicts) {
        if month_first && let Some(other) = swapped(&expression.meaning) {
            expression.meaning = other;
        }
    }
}

/// 1 where the date itself shows that its day comes first, −1 where its month does, 0 where it could be either.
fn own_vote(meaning: &Meaning) -> i32 {
    let Some((first, second)) = meaning.fields else { return 0 };
    if first > 12 {
        return 1;
    }
    if second > 12 {
        return -1;
    }
    let Some(weekday) = meaning.weekday else { return 0 };
    let fits = |meaning: &Meaning| meaning.full_day().is_some_and(|day| day.weekday() == weekday);
    i32::from(fits(meaning)) - i32::from(swapped(meaning).is_some_and(|other| fits(&other)))
}

/// How much better the day-first reading fits what the text says of its own day, taken as the day of writing.
fn vote_of_today(meaning: &Meaning, said: &[&Meaning]) -> i32 {
    let fits = |day: Option<Date>| {
        let day = day.map(DateValue::day);
        let hits = said.iter().filter(|said| {
            let there = day.and_then(|day| super::anchor::walk(&said.steps, day)).and_then(|value| value.as_day());
            // What is written in the evening is published on the day after.
            let eve = there.and_then(|there| there.yesterday().ok());
            [there, eve].into_iter().flatten().any(|day| Some(day.weekday()) == said.weekday)
        });
        i32::try_from(hits.count()).unwrap_or(i32::MAX)
    };
    match swapped(meaning) {
        Some(other) => fits(meaning.full_day()) - fits(other.full_day()),
        None => 0,
    }
}

/// The same date with day and month exchanged; `None` where it is not open or there is no such day.
fn swapped(meaning: &Meaning) -> Option<Meaning> {
    let (first, second) = meaning.fields.filter(|(first, second)| *first <= 12 && *second <= 12 && first != second)?;
    let mut other = meaning.clone();
    match &mut other.base {
        Base::Value(DateValue { precision: Precision::Day(day), .. }) => {
            *day = Date::new(day.year(), i8::try_from(first).ok()?, i8::try_from(second).ok()?).ok()?;
        }
        _ => {
            for step in &mut other.steps {
                if let Step::Nearest { month, day, .. } = step {
                    (*month, *day) = (first, Some(second));
                }
            }
        }
    }
    Some(other)
}
