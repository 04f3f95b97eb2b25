//! How fast reading and resolving are, as a ratio against a reference measured in the same run, so that figures of different
//! machines can be compared.
//!
//! The reference is compatibility normalisation (NFKC) of the same text by the `unicode-normalization` crate: one pass over every
//! character, in a well-kept library. Each figure is the median of several runs.
//!
//! `cargo bench --no-default-features --bench speed`

mod measure;

use std::hint::black_box;

use marsad::arabic::lexicon::Lexicons;
use marsad::arabic::tokenize;
use marsad::base::CancelToken;
use marsad::corpus::{self, Corpus};
use marsad::{extract, resolve};
use measure::median_secs;
use unicode_normalization::UnicodeNormalization as _;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let corpus = corpus::sample();
    let bytes: usize = corpus.documents.iter().map(|document| document.text.len()).sum();
    let lexicons = Lexicons::builtin();
    let each = |work: &dyn Fn(&corpus::Document)| corpus.documents.iter().for_each(|document| work(document));

    let reference = median_secs(|| each(&|document| drop(black_box(document.text.nfkc().collect::<String>()))));
    let tokens = median_secs(|| each(&|document| drop(black_box(tokenize(&document.text)))));
    let reading = median_secs(|| each(&|document| drop(black_box(extract::read(document, lexicons)))));

    println!("{:<28}{:>10}{:>14}", "one core, sample corpus", "MB/s", "x reference");
    for (name, secs) in [("NFKC (reference)", reference), ("tokens", tokens), ("whole reading", reading)] {
        println!("{name:<28}{:>10.2}{:>14.2}", bytes as f64 / secs / 1e6, secs / reference);
    }

    println!("\n{:<28}{:>10}{:>14}", "resolve, copies of the sample", "seconds", "per document");
    for copies in [1, 4, 16] {
        let readings = readings(&corpus, copies);
        let secs = median_secs(|| drop(black_box(resolve::resolve(&readings))));
        println!(
            "{:<28}{secs:>10.4}{:>12.1}µs",
            format!("{} documents", readings.len()),
            secs * 1e6 / readings.len() as f64
        );
    }

    let all = median_secs(|| drop(black_box(resolve::analyze(&corpus, &CancelToken::new(), &|_| {}))));
    println!("\nthe sample from text to analysis, all cores: {:.1} ms", all * 1e3);
}

fn readings(corpus: &Corpus, copies: usize) -> Vec<resolve::StoredReading> {
    (0..copies)
        .flat_map(|copy| {
            corpus.documents.iter().map(move |document| resolve::StoredReading {
                path: format!("{copy:03}/{}", document.path),
                reading: extract::read(document, Lexicons::builtin()),
            })
        })
        .collect()
}
