//! The whole way from documents to an analysis, for the window and the command line alike.

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
    let lexicons = Lexicons::builtin();
    let (total, done) = (corpus.documents.len(), AtomicUsize::new(0));
    let readings: Vec<StoredReading> = (corpus.documents.par_iter())
        .map(|document| {
            cancel.check()?;
            let stored = read_one(document, lexicons);
            progress(Progress { done: done.fetch_add(1, Ordering::Relaxed) + 1, total });
            Ok(stored)
        })
        .collect::<Result<_, Cancelled>>()?;
    cancel.check()?;
    Ok(resolve(&readings))
}

fn read_one(document: &Document, lexicons: &Lexicons) -> StoredReading {
    StoredReading { path: document.path.clone(), reading: extract::read(document, lexicons) }
}
