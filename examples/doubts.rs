//! `cargo run --no-default-features --example doubts -- FOLDER [COUNT]`: the most doubtful joins and separations of a folder, each with
//! the reason the program gives, to be judged by hand.

use std::path::PathBuf;
use std::process::ExitCode;

use marsad::base::{CancelToken, Passage};
use marsad::corpus::{self, Corpus};
use marsad::resolve::{self, Analysis};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next() else {
        eprintln!("usage: doubts FOLDER [COUNT]");
        return ExitCode::from(2);
    };
    let count = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(10);
    let cancel = CancelToken::default();
    let loaded = corpus::load(&[PathBuf::from(&folder)], &cancel, &|_| ());
    let analysis = loaded.map_err(|error| error.to_string()).and_then(|corpus| {
        let analysis = resolve::analyze(&corpus, &cancel, &|_| ()).map_err(|error| error.to_string())?;
        Ok((corpus, analysis))
    });
    match analysis {
        Ok((corpus, analysis)) => {
            print(&corpus, &analysis, count);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn print(corpus: &Corpus, analysis: &Analysis, count: usize) {
    println!("Joined, the least sure first");
    let mut joined: Vec<(f32, String)> = Vec::new();
    for reason in analysis.events.iter().flat_map(|event| &event.because) {
        if let Some(weight) = weight_of(&reason.text) {
            joined.push((weight, format!("{:+.1}  {}", weight, told(corpus, &reason.text, &reason.evidence))));
        }
    }
    joined.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
    joined.iter().take(count).for_each(|(_, text)| println!("{text}"));
    println!("\nKept apart, the nearest to joining first");
    for pair in analysis.kept_apart.iter().take(count) {
        let short = pair.short_by.map_or_else(|| "    ".to_owned(), |short| format!("{:+.1}", -short));
        println!("{short}  {}", told(corpus, &pair.because, &[pair.one, pair.other]));
    }
    println!("\nNames kept apart");
    let names = analysis.kept_apart.iter().filter(|pair| pair.because.starts_with('«'));
    for pair in names.take(count) {
        println!("      {}", told(corpus, &pair.because, &[pair.one, pair.other]));
    }
}

/// The sum of the weights in the brackets at the end of a reason for joining reports; `None` where it gives none.
fn weight_of(reason: &str) -> Option<f32> {
    let weights = reason.strip_suffix(')')?.rsplit_once('(')?.1;
    let numbers =
        weights.split(", ").map(|one| one.rsplit_once(' ').and_then(|(_, number)| number.parse::<f32>().ok()));
    numbers.sum()
}

fn told(corpus: &Corpus, reason: &str, evidence: &[Passage]) -> String {
    let quote = |passage: &Passage| {
        let document = corpus.documents.get(passage.document.index())?;
        let text = document.text.get(passage.range.to_usize())?;
        Some(format!("\n        {}: «{text}»", document.path))
    };
    format!("{reason}{}", evidence.iter().filter_map(quote).collect::<String>())
}
