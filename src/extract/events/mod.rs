//! Meetings, visits, calls, announcements, agreements and decisions, with who took part, where and when.

use super::reading::{DateMention, DocumentDate, EventMention, Mention, RoleMention};
use super::source::Source;
use crate::arabic::lexicon::Lexicons;

/// What the earlier stages found in this document.
#[derive(Clone, Copy, Debug)]
pub struct Findings<'a> {
    pub mentions: &'a [Mention],
    pub roles: &'a [RoleMention],
    pub dates: &'a [DateMention],
    pub document_date: Option<&'a DocumentDate>,
}

pub fn read(source: &Source<'_>, found: Findings<'_>, lexicons: &Lexicons) -> Vec<EventMention> {
    let _ = (source, found, lexicons);
    Vec::new()
}
