//! Documents → groups of copies: near-identical texts, as outlets print them from one wire.
//!
//! Candidates share a band of their fingerprints (locality-sensitive hashing: Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets",
//! chapter 3), so that no document is compared with all others. Bands are gone through one after the other, each by sorting, which takes
//! n log n steps and a few bytes per document.

use rayon::prelude::*;

use super::folder::Folder;
use crate::base::DocumentId;
use crate::extract::Fingerprint;

/// Texts with so many of their shingles in common are copies.
const COPY: f32 = 0.5;
/// A text of which so many shingles stand in another was cut from it.
const CUT: f32 = 0.8;
/// Under one key so many texts that are no copies of each other are compared, which bounds the work for a common phrase.
const MOST_ORIGINALS: usize = 8;

/// For each document the first of its group of copies in the folder's order, itself where it copies none.
#[derive(Debug)]
pub struct Copies {
    first_of: Vec<u32>,
}

impl Copies {
    pub fn find(folder: &Folder<'_>) -> Self {
        let mut copies = Self { first_of: folder.document_ids().map(|document| document.0).collect() };
        let mut by_hash: Vec<DocumentId> = folder.document_ids().collect();
        let hash = |document: &DocumentId| (folder.reading(*document).document, *document);
        by_hash.par_sort_unstable_by_key(hash);
        for pair in by_hash.windows(2).filter(|pair| hash(&pair[0]).0 == hash(&pair[1]).0) {
            copies.join(pair[0], pair[1]);
        }
        // Of equal texts one is compared with the others.
        let distinct: Vec<DocumentId> = folder.document_ids().filter(|id| copies.original(*id) == *id).collect();
        for band in 0..Fingerprint::BANDS {
            copies.join_band(folder, &distinct, band);
        }
        copies
    }

    fn join_band(&mut self, folder: &Folder<'_>, documents: &[DocumentId], band: usize) {
        let key = |&document: &DocumentId| Some((folder.reading(document).fingerprint.band(band)?, document));
        let mut keyed: Vec<_> = documents.iter().filter_map(key).collect();
        keyed.par_sort_unstable();
        for bucket in keyed.chunk_by(|a, b| a.0 == b.0).filter(|bucket| bucket.len() > 1) {
            let mut originals: Vec<DocumentId> = Vec::new();
            for &(_, document) in bucket {
                let fingerprint = &folder.reading(document).fingerprint;
                let mut is_copy = false;
                for &other in &originals {
                    let joined = self.original(other) == self.original(document);
                    if joined || are_copies(fingerprint, &folder.reading(other).fingerprint) {
                        is_copy = true;
                        self.join(other, document);
                    }
                }
                if !is_copy && originals.len() < MOST_ORIGINALS {
                    originals.push(document);
                }
            }
        }
    }

    /// The first of the group of copies that a document belongs to.
    pub fn original(&self, document: DocumentId) -> DocumentId {
        let mut at = document.0;
        while let Some(&first) = self.first_of.get(at as usize).filter(|first| **first != at) {
            at = first;
        }
        DocumentId(at)
    }

    /// The smaller root becomes that of both.
    fn join(&mut self, a: DocumentId, b: DocumentId) {
        let (one, other) = (self.original(a), self.original(b));
        self.first_of[one.max(other).index()] = one.min(other).0;
        // Halves the way for the next look-up.
        for document in [a, b] {
            self.first_of[document.index()] = one.min(other).0;
        }
    }
}

fn are_copies(a: &Fingerprint, b: &Fingerprint) -> bool {
    a.resemblance(b) >= COPY || a.containment(b) >= CUT
}
