//! Date expressions with their values, and the day the document was written.
//!
//! A grammar reads expressions from the tokens; the evidence of the document settles the order of dates in digits; candidates for the
//! document's day are weighed; then every expression gets its value from that day, from dates named before it, or from itself.

mod address;
mod anchor;
mod because;
mod convert;
mod document;
mod expression;
mod grammar;
mod order;
mod settle;
mod tense;
#[cfg(test)]
mod tests;
mod words;

pub use anchor::{Anchor, Seek, Step};
pub use words::Lead;

use super::reading::{DateMention, Distance, DocumentDate};
use super::source::Source;
use crate::arabic::lexicon::Lexicons;
use crate::base::Diagnostic;

/// What was found of dates in one document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dates {
    /// In text order, without overlap.
    pub mentions: Vec<DateMention>,
    /// The document's own date, where it states one.
    pub document: Option<DocumentDate>,
    /// Where dates contradict each other.
    pub diagnostics: Vec<Diagnostic>,
}

pub fn read(source: &Source<'_>, lexicons: &Lexicons) -> Dates {
    let words = words::Words { source, lexicons };
    let mut expressions = grammar::read(&words);
    order::settle(&mut expressions);
    document::mark_dateline(&words, &mut expressions);
    let document = document::find(&words, &expressions);
    let document_day = document.as_ref().and_then(|date| date.value.as_day());
    let (mentions, diagnostics) = settle::settle(&words, expressions, document_day);
    Dates { mentions, document, diagnostics }
}

/// The length of time that the words from token `at` on give, `None` inside where they do not count it (`أيام`), and the token behind them.
pub fn length_of_time(
    source: &Source<'_>,
    lexicons: &Lexicons,
    at: usize,
    lead: Lead,
) -> Option<(Option<Distance>, usize)> {
    let words = words::Words { source, lexicons };
    let counted = grammar::amount(&words, at, lead).map(|piece| {
        let (unit, count) = piece.value;
        (Some(Distance { unit, count }), piece.next)
    });
    counted.or_else(|| words.amount(at, lead).map(|piece| (None, piece.next)))
}
