//! The whole reading on arbitrary bytes: they are decoded as a file's would be, read, resolved and written as JSON.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use marsad::base::CancelToken;
use marsad::corpus::{Corpus, Document};
use marsad::export::analysis_json;
use marsad::resolve;

fuzz_target!(|bytes: &[u8]| {
    let document = Arc::new(Document::new("fuzz.txt", String::from_utf8_lossy(bytes).into_owned()));
    let corpus = Corpus { documents: vec![document], ..Corpus::default() };
    if let Ok(analysis) = resolve::analyze(&corpus, &CancelToken::new(), &|_| {}) {
        assert!(!analysis_json(&analysis, &corpus.diagnostics).is_empty());
    }
});
