//! Passages as sentences to quote.

use crate::base::{DocumentId, Passage, TextRange};
use crate::resolve::Analysis;

/// A sentence of a document and the words in it that matter. The text itself is the document's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    pub document: DocumentId,
    /// The sentence; it covers every highlighted range.
    pub sentence: TextRange,
    /// In text order, without overlap.
    pub highlights: Vec<TextRange>,
}

/// The sentences that `passage` lies in, or the passage itself where the document has none there.
pub fn sentence_around(analysis: &Analysis, passage: Passage) -> Passage {
    let Some(document) = analysis.documents.get(passage.document.index()) else { return passage };
    let first = document.sentences.partition_point(|sentence| sentence.range.end <= passage.range.start);
    let mut range = passage.range;
    for sentence in document.sentences.iter().skip(first) {
        if sentence.range.start >= passage.range.end.max(passage.range.start + 1) {
            break;
        }
        range = range.cover(sentence.range);
    }
    Passage { document: passage.document, range }
}

/// One quote per sentence that holds any of `passages`, by document and then in text order.
pub fn quotes(analysis: &Analysis, passages: impl IntoIterator<Item = Passage>) -> Vec<Quote> {
    let mut passages: Vec<Passage> = passages.into_iter().collect();
    passages.sort_unstable();
    passages.dedup();
    let mut quotes: Vec<Quote> = Vec::new();
    for passage in passages {
        let sentence = sentence_around(analysis, passage).range;
        match quotes.last_mut() {
            Some(last) if last.document == passage.document && last.sentence.overlaps(sentence) => {
                last.sentence = last.sentence.cover(sentence);
                match last.highlights.last_mut() {
                    Some(lit) if lit.overlaps(passage.range) => *lit = lit.cover(passage.range),
                    _ => last.highlights.push(passage.range),
                }
            }
            _ => quotes.push(Quote { document: passage.document, sentence, highlights: vec![passage.range] }),
        }
    }
    quotes
}
