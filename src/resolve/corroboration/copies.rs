//! Documents → groups of copies: near-identical texts, as outlets print them from one wire.
//!
//! Candidates share a band of their fingerprints (locality-sensitive hashing: Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets",
//! chapter 3), so that no document is compared with all others.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::base::DocumentId;
use crate::extract::Fingerprint;
use crate::resolve::folder::Folder;

/// Texts with so many of their shingles in common are copies.
const COPY: f32 = 0.5;
/// A text of which so many shingles stand in another was cut from it.
const CUT: f32 = 0.8;
/// Under one key so many texts that are no copies of each other are compared, which bounds the work for a common phrase.
const MOST_ORIGINALS: usize = 8;

fn are_copies(a: &Fingerprint, b: &Fingerprint) -> bool {
    a.resemblance(b) >= COPY || a.containment(b) >= CUT
}

/// For each of `documents` that copies another of them, the first of its group.
pub fn originals(folder: &Folder<'_>, documents: &BTreeSet<DocumentId>) -> BTreeMap<DocumentId, DocumentId> {
    let mut first_of: BTreeMap<DocumentId, DocumentId> = documents.iter().map(|&id| (id, id)).collect();
    let mut by_hash = FxHashMap::default();
    let mut buckets: FxHashMap<_, Vec<DocumentId>> = FxHashMap::default();
    for &document in documents {
        let reading = folder.reading(document);
        let same = *by_hash.entry(reading.document).or_insert(document);
        if same != document {
            join(&mut first_of, same, document);
            continue;
        }
        for band in reading.fingerprint.bands() {
            let bucket = buckets.entry(band).or_default();
            let mut is_copy = false;
            for &other in bucket.iter() {
                let joined = root(&first_of, other) == root(&first_of, document);
                if joined || are_copies(&reading.fingerprint, &folder.reading(other).fingerprint) {
                    is_copy = true;
                    join(&mut first_of, other, document);
                }
            }
            if !is_copy && bucket.len() < MOST_ORIGINALS {
                bucket.push(document);
            }
        }
    }
    let roots: Vec<(DocumentId, DocumentId)> = documents.iter().map(|&id| (id, root(&first_of, id))).collect();
    roots.into_iter().filter(|(id, first)| id != first).collect()
}

fn root(first_of: &BTreeMap<DocumentId, DocumentId>, mut document: DocumentId) -> DocumentId {
    while let Some(&first) = first_of.get(&document).filter(|first| **first != document) {
        document = first;
    }
    document
}

/// The smaller root becomes that of both.
fn join(first_of: &mut BTreeMap<DocumentId, DocumentId>, a: DocumentId, b: DocumentId) {
    let (a, b) = (root(first_of, a), root(first_of, b));
    first_of.insert(a.max(b), a.min(b));
}
