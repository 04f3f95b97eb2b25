//! Readings → the table of documents.

use crate::base::{Diagnostic, DocumentId, Severity};

use super::DocumentRecord;
use super::copies::Copies;
use super::days::Days;
use super::folder::Folder;

/// One record per document, with the days that are known of it and of the dates in it.
pub fn documents(folder: &Folder<'_>, days: &Days<'_>, copies: &Copies) -> Vec<DocumentRecord> {
    folder.document_ids().map(|document| record(folder, days, copies, document)).collect()
}

/// So far from every other document a day is likely misread, or the page is of another time than the folder.
const FAR_YEARS: i32 = 50;
/// Of so few dated documents none is the odd one.
const FEWEST: usize = 3;

/// Tells of documents whose stated day lies far from that of every other document.
pub fn far_days(folder: &Folder<'_>, days: &Days<'_>) -> Vec<Diagnostic> {
    let first_day = |document: DocumentId| Some((days.of_document(document)?.value.interval()?.first, document));
    let mut dated: Vec<_> = folder.document_ids().filter_map(first_day).collect();
    dated.sort_unstable();
    if dated.len() < FEWEST {
        return Vec::new();
    }
    let years = |earlier: usize, later: usize| {
        let (one, other) = (dated.get(earlier), dated.get(later));
        one.zip(other).map(|((one, _), (other, _))| i32::from(other.year()) - i32::from(one.year()))
    };
    let is_far = |at: &usize| {
        let before = at.checked_sub(1).and_then(|before| years(before, *at));
        [before, years(*at, at + 1)].into_iter().flatten().all(|years| years >= FAR_YEARS)
    };
    let tell = |at: usize| {
        let (day, document) = dated[at];
        let message = format!("The document is dated {day}, {FAR_YEARS} years or more away from every other document");
        let diagnostic = Diagnostic::new(Severity::Warning, folder.path(document), message);
        let range = folder.reading(document).date.as_ref().and_then(|date| date.range);
        Diagnostic { range, ..diagnostic }
    };
    (0..dated.len()).filter(is_far).map(tell).collect()
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
        written_between: days.written_between(document),
        sentences: reading.sentences.clone(),
        dates: days.records(document),
        copy_of: Some(copies.original(document)).filter(|original| *original != document),
    }
}
