//! Words → every sentence of the folder that has them.

use rayon::prelude::*;

use super::quote::{Quote, quotes};
use crate::arabic::Pattern;
use crate::base::{CancelToken, Cancelled, DocumentId, Passage};
use crate::corpus::Corpus;
use crate::resolve::Analysis;

/// What a search has found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// What was looked for, as it was typed.
    pub words: String,
    /// In the analysis' order; only those with a hit.
    pub documents: Vec<DocumentHits>,
    /// In all documents together.
    pub hits: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DocumentHits {
    pub document: DocumentId,
    pub count: usize,
    /// The first sentences with hits, which are what they highlight.
    pub quotes: Vec<Quote>,
}

/// Of a document with more hits the first are shown.
const MOST_SHOWN: usize = 50;

impl Found {
    /// `31 in 4 documents`, `nothing`.
    pub fn text(&self) -> String {
        match (self.hits, self.documents.len()) {
            (0, _) => "nothing".to_owned(),
            (hits, 1) => format!("{hits} in 1 document"),
            (hits, documents) => format!("{hits} in {documents} documents"),
        }
    }

    /// Whether the document has a hit.
    pub fn includes(&self, document: DocumentId) -> bool {
        self.documents.binary_search_by_key(&document, |hits| hits.document).is_ok()
    }
}

/// Looks for `words` (see [`Pattern`]) in every document, on all processors.
///
/// # Errors
/// When `cancel` was called.
pub fn search(analysis: &Analysis, corpus: &Corpus, words: &str, cancel: &CancelToken) -> Result<Found, Cancelled> {
    let pattern = Pattern::new(words);
    let in_document = |(index, document): (usize, &std::sync::Arc<crate::corpus::Document>)| {
        cancel.check()?;
        let id = DocumentId::from_index(index);
        let found = pattern.find(&document.text);
        let shown = found.iter().take(MOST_SHOWN).map(|range| Passage { document: id, range: *range });
        let quotes = quotes(analysis, shown);
        Ok((!found.is_empty()).then_some(DocumentHits { document: id, count: found.len(), quotes }))
    };
    let found: Result<Vec<Option<DocumentHits>>, Cancelled> = if pattern.is_empty() {
        Ok(Vec::new())
    } else {
        corpus.documents.par_iter().enumerate().map(in_document).collect()
    };
    let documents: Vec<DocumentHits> = found?.into_iter().flatten().collect();
    let hits = documents.iter().map(|document| document.count).sum();
    Ok(Found { words: words.to_owned(), documents, hits })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::test_data::{analysis, documents};

    fn corpus() -> Corpus {
        Corpus { documents: documents().map(std::sync::Arc::new).into(), ..Corpus::default() }
    }

    #[test]
    fn hits_are_quoted_in_their_sentences() {
        let found = search(&analysis(), &corpus(), "الحكيم", &CancelToken::new()).unwrap();
        assert_eq!((found.hits, found.documents.len()), (3, 2));
        assert_eq!(found.text(), "3 in 2 documents");
        let second = &found.documents[1];
        let text = &documents()[1].text;
        assert_eq!(second.quotes[0].sentence.of(text), "اتصل الحكيم بهند الصفدي.");
        assert_eq!(second.quotes[0].highlights[0].of(text), "الحكيم");
        assert!(found.includes(DocumentId(1)) && !found.includes(DocumentId(7)));
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        let found = search(&analysis(), &corpus(), "  ", &CancelToken::new()).unwrap();
        assert_eq!((found.hits, found.text().as_str()), (0, "nothing"));
        let found = search(&analysis(), &corpus(), "ظظظ", &CancelToken::new()).unwrap();
        assert!(found.documents.is_empty());
    }

    #[test]
    fn a_search_that_nobody_waits_for_stops() {
        let cancel = CancelToken::new();
        cancel.cancel();
        assert!(search(&analysis(), &corpus(), "الحكيم", &cancel).is_err());
    }
}
