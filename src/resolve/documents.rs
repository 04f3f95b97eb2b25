//! Readings → the table of documents.

use crate::base::{DocumentId, Passage};

use super::folder::Folder;
use super::{DateRecord, DateSource, DocumentDate, DocumentRecord, Reason};

/// One record per document, with the dates as the document itself states them.
pub fn documents(folder: &Folder<'_>) -> Vec<DocumentRecord> {
    folder.document_ids().map(|document| record(folder, document)).collect()
}

fn record(folder: &Folder<'_>, document: DocumentId) -> DocumentRecord {
    let reading = folder.reading(document);
    let date = reading.date.as_ref().map(|date| DocumentDate {
        value: date.value,
        source: if date.range.is_some() { DateSource::Stated } else { DateSource::File },
        because: vec![Reason {
            text: date.because.clone(),
            evidence: date.range.map(|range| Passage { document, range }).into_iter().collect(),
        }],
    });
    let dates = reading
        .dates
        .iter()
        .map(|date| DateRecord {
            range: date.range,
            value: date.value,
            because: vec![Reason {
                text: date.because.clone(),
                evidence: vec![Passage { document, range: date.range }],
            }],
        })
        .collect();
    DocumentRecord {
        hash: reading.document,
        path: folder.path(document).to_owned(),
        title: if reading.title.trim().is_empty() { folder.path(document).to_owned() } else { reading.title.clone() },
        outlet: reading.outlet.clone(),
        date,
        sentences: reading.sentences.clone(),
        dates,
    }
}
