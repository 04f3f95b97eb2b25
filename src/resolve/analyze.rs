//! The whole way from documents to an analysis, for the window and the command line alike.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::{Analysis, StoredReading, resolve};
use crate::arabic::lexicon::Lexicons;
use crate::base::{CancelToken, Cancelled};
use crate::corpus::{Corpus, Document, Progress};
use crate::extract;

/// Reads every document of `corpus`, in parallel, and joins the readings.
///
/// `progress` is called from several threads, after each document.
///
/// # Errors
/// When `cancel` was raised.
pub fn analyze(
    corpus: &Corpus,
    cancel: &CancelToken,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Analysis, Cancelled> {
    let readings = read_all(corpus, cancel, progress)?;
    cancel.check()?;
    Ok(resolve(&readings))
}

/// Reads every document of `corpus`, in parallel; the readings come in its order.
///
/// `progress` is called from several threads, after each document.
///
/// # Errors
/// When `cancel` was raised.
pub fn read_all(
    corpus: &Corpus,
    cancel: &CancelToken,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Vec<StoredReading>, Cancelled> {
    let (total, done) = (corpus.documents.len(), AtomicUsize::new(0));
    let read_one = |document: &Arc<Document>| {
        cancel.check()?;
        let stored = read(document);
        progress(Progress { done: done.fetch_add(1, Ordering::Relaxed) + 1, total });
        Ok(stored)
    };
    corpus.documents.par_iter().map(read_one).collect()
}

/// Reads one document.
pub fn read(document: &Document) -> StoredReading {
    StoredReading { path: document.path.clone(), reading: extract::read(document, Lexicons::builtin()) }
}
