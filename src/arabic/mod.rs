//! Text → normal forms, tokens with their clitics, numbers, calendar words, and the lexicons that look-up needs.
//!
//! Every normal form maps back to the original bytes; what is shown to a reader is always the original.

mod calendar;
mod clitic;
mod cut;
pub mod lexicon;
mod normal;
mod number;
mod pattern;
mod search;
mod segment;
mod token;

pub use calendar::{Amount, Calendar, CalendarKind, DateCue, Direction, MonthName, Unit};
pub use clitic::{Split, Splits, splits};
pub use cut::{Cut, FinalYa, cuts_of};
pub use normal::{
    behind, fold, is_arabic_letter, is_invisible, is_mark, original_offset, without_article, without_marks,
};
pub use number::{NumberKind, Numbers, Numeral, digits};
pub use pattern::is_derived;
pub use search::Pattern;
pub use segment::{Proclitics, segment};
pub use token::{Token, TokenKind, tokenize};
