//! Readings → the table of documents.

use crate::base::DocumentId;

use super::DocumentRecord;
use super::copies::Copies;
use super::days::Days;
use super::folder::Folder;

/// One record per document, with the days that are known of it and of the dates in it.
pub fn documents(folder: &Folder<'_>, days: &Days<'_>, copies: &Copies) -> Vec<DocumentRecord> {
    folder.document_ids().map(|document| record(folder, days, copies, document)).collect()
}

fn record(folder: &Folder<'_>, days: &Days<'_>, copies: &Copies, document: DocumentId) -> DocumentRecord {
    let reading = folder.reading(document);
    let path = folder.path(document).to_owned();
    DocumentRecord {
        hash: reading.document,
        code_points: reading.code_points.clone(),
        title: if reading.title.trim().is_empty() { path.clone() } else { reading.title.clone() },
        path,
        outlet: reading.outlet.clone(),
        date: days.of_document(document).cloned(),
        sentences: reading.sentences.clone(),
        dates: days.records(document),
        copy_of: Some(copies.original(document)).filter(|original| *original != document),
    }
}
