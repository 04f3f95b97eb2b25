//! `Document` → [`Reading`]: sentences, mentions, roles, date expressions and event mentions.
//!
//! A reading is a pure function of one document and the lexicons. It never fails, and it is the same on any number of threads.

mod dates;
mod events;
mod fingerprint;
mod language;
mod names;
mod page;
mod quantities;
mod reading;
mod roles;
mod source;
pub mod tagger;
mod titles;
mod words;

pub use dates::{Anchor, Seek, Step};
pub use events::office_key;
pub use fingerprint::Fingerprint;
pub use reading::{
    DateMention, Distance, DocumentDate, EventMention, EventStatus, Mention, OfficeParty, Participant, Place, Quantity,
    Reading, RoleHolder, RoleMention, Section, Sentence, Side, TemporalLink, TimeSide, Witness, certainty, weighed,
};

use crate::arabic::lexicon::Lexicons;
use crate::arabic::{TokenKind, without_marks};
use crate::base::{CodePoints, Diagnostic, Severity, TextRange};
use crate::corpus::Document;
use language::Unread;
use source::Source;
use words::Words;

/// Reads one document.
pub fn read(document: &Document, lexicons: &Lexicons) -> Reading {
    let source = Source::new(document, lexicons);
    let dates::Dates { mentions: dates, document: date, mut diagnostics } = dates::read(&source, lexicons);
    diagnostics.extend(source.unread.map(|unread| note_unread(document, unread)));
    let words = Words::new(&source, lexicons);
    let names::Names { mentions, unsure } = names::read(&words, &dates);
    let roles = roles::read(&words, &mentions);
    let found = events::Findings { mentions: &mentions, roles: &roles, dates: &dates, document_date: date.as_ref() };
    let events = events::read(&source, found, lexicons);
    let quantities = quantities::read(&source, &dates, &events, lexicons);
    let fingerprint = Fingerprint::of(&source);
    let title_range = page::title_range(&source.sentences);
    let outlet = page::outlet(source.text, &source.tokens, &source.sentences, &lexicons.furniture);
    Reading {
        document: document.hash,
        code_points: CodePoints::of(&document.text),
        title: title_range.map_or_else(|| first_words(&source), |range| without_marks(range.of(source.text))),
        title_range,
        outlet,
        date,
        sentences: source.sentences,
        mentions,
        unsure,
        roles,
        dates,
        events,
        quantities,
        fingerprint,
        diagnostics,
    }
}

/// The mentions of a document as they would be read if the witness called `silent` said nothing, to measure what it adds.
pub fn mentions_without(document: &Document, lexicons: &Lexicons, silent: &str) -> Vec<Mention> {
    let source = Source::new(document, lexicons);
    let dates = dates::read(&source, lexicons);
    names::read_without(&Words::new(&source, lexicons), &dates.mentions, Some(silent)).mentions
}

/// What the analyst should know of lines that are not Arabic.
fn note_unread(document: &Document, unread: Unread) -> Diagnostic {
    let message = match (unread.all, unread.language) {
        (true, language) => format!("The text is {language}, not Arabic, and is left unread"),
        (false, language) => format!("Lines of the text are {language}, not Arabic, and are left unread"),
    };
    Diagnostic::new(Severity::Note, document.path.as_str(), message)
}

/// The first words of the article, as a title where there is no headline.
fn first_words(source: &Source<'_>) -> String {
    const MOST_WORDS: usize = 12;
    let prose = |sentence: &&Sentence| sentence.section == Section::Body;
    let Some(first) = source.sentences.iter().find(prose).or(source.sentences.first()) else { return String::new() };
    let tokens = source.tokens_in(first.range);
    let mut words = tokens.clone().filter(|at| source.tokens[*at].kind != TokenKind::Mark);
    match words.nth(MOST_WORDS) {
        None => without_marks(first.range.of(source.text)),
        Some(next) => {
            let shown = TextRange::new(first.range.start, source.tokens[next - 1].range.end);
            format!("{}…", without_marks(shown.of(source.text)))
        }
    }
}
