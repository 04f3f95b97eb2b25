//! `Document` → [`Reading`]: sentences, mentions, roles, date expressions and event mentions.
//!
//! A reading is a pure function of one document and the lexicons. It never fails, and it is the same on any number of threads.

mod dates;
mod events;
mod names;
mod page;
mod reading;
mod roles;
mod source;
mod titles;
mod words;

pub use dates::{Anchor, Seek, Step};
pub use reading::{
    DateMention, DocumentDate, EventMention, EventStatus, Mention, Participant, Place, Reading, RoleHolder,
    RoleMention, Section, Sentence, Side, Witness,
};

use crate::arabic::lexicon::Lexicons;
use crate::arabic::without_marks;
use crate::base::TextRange;
use crate::corpus::Document;
use source::Source;
use words::Words;

/// Reads one document.
pub fn read(document: &Document, lexicons: &Lexicons) -> Reading {
    let source = Source::new(document);
    let dates::Dates { mentions: dates, document: date, diagnostics } = dates::read(&source, lexicons);
    let words = Words::new(&source, lexicons);
    let mentions = names::read(&words, &dates);
    let roles = roles::read(&words, &mentions);
    let found = events::Findings { mentions: &mentions, roles: &roles, dates: &dates, document_date: date.as_ref() };
    let events = events::read(&source, found, lexicons);
    let title_range = title_range(&source);
    Reading {
        document: document.hash,
        title: title_range.map_or_else(String::new, |range| without_marks(range.of(source.text))),
        title_range,
        outlet: None,
        date,
        sentences: source.sentences,
        mentions,
        roles,
        dates,
        events,
        diagnostics,
    }
}

fn title_range(source: &Source<'_>) -> Option<TextRange> {
    let mut headline = source.sentences.iter().filter(|s| s.section == Section::Headline).map(|s| s.range);
    let first = headline.next()?;
    Some(headline.fold(first, TextRange::cover))
}
