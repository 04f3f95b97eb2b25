//! Tokens → date expressions, by a small grammar.
//!
//! Each rule reads one form of expression at a place. Where several fit, the one that reaches furthest wins; what it covers is not read
//! again. A rule gives more than one expression for a span (`يومي 27 و28 مارس`).

mod day;
mod numeric;
mod period;
mod shift;
mod written;
mod year;

pub use shift::amount;

use super::expression::{Expression, Meaning};
use super::words::Words;
use crate::base::TextRange;

type Rule = fn(&Words<'_>, usize) -> Option<Vec<Expression>>;

const RULES: [Rule; 11] = [
    day::near_today,
    day::year_in_front,
    day::weekday,
    day::days,
    day::same_day_in_year,
    day::last_day,
    period::period,
    period::month,
    period::week_of_month,
    shift::shift,
    year::year,
];

/// All date expressions of a document, in text order and without overlap.
pub fn read(words: &Words<'_>) -> Vec<Expression> {
    let mut found: Vec<Expression> = Vec::new();
    let mut at = 0;
    while at < words.source.tokens.len() {
        if !words.may_open(at) {
            at += 1;
            continue;
        }
        // Earlier rules win ties: `max_by_key` keeps the last of equals, so the order is turned round.
        let longest = RULES.iter().rev().filter_map(|rule| rule(words, at)).max_by_key(|marks| end_of(marks));
        match longest {
            Some(marks) => {
                at = end_of(&marks).max(at + 1);
                found.extend(marks);
            }
            None => at += 1,
        }
    }
    found
}

fn end_of(marks: &[Expression]) -> usize {
    marks.last().map_or(0, |last| last.tokens.1)
}

impl Words<'_> {
    /// The expression from byte `start` in token `at` to the token before `next`.
    fn expression(&self, at: usize, start: u32, next: usize, meaning: Meaning) -> Expression {
        let end = next.checked_sub(1).and_then(|last| self.token(last)).map_or(start, |token| token.range.end);
        Expression { range: TextRange::new(start.min(end), end), tokens: (at, next), meaning }
    }

    /// Skips a comma.
    fn past_comma(&self, at: usize) -> usize {
        if self.is_mark(at, &["،", ","]) { at + 1 } else { at }
    }
}
