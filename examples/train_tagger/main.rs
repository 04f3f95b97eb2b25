//! Trains the tagger of names and writes its file; the same inputs give the same bytes.
//!
//! ```sh
//! cargo run --release --no-default-features --example train_tagger -- --out assets/model/names.bin \
//!     anercorp-train.txt wojood-train.txt train/?0[124578].json train/?1[01].json
//! ```
//!
//! These are the training half of ANERcorp in CAMeL Lab's split, the training part of Wojood's public sample, and the project's annotated
//! documents but for every third, which are kept for measuring. The order of the files counts, the number of threads does not. With
//! `--check FILE` in the place of `--out FILE` the program says whether it gives that file byte for byte, and fails where it does not.
//!
//! A `.txt` file holds one token and its tags a line (IOB2, as in ANERcorp and Wojood), an empty line behind each sentence. A `.json`
//! file holds the marks of an annotated document (`tests/gold/SCHEME.md`), whose text stands beside it in a `.txt` file. The lexicons
//! are an input too: where they change, the model still works, but is best trained anew. The file in `assets/model` is older than some of
//! the lexicons, and does not come out of them byte for byte.

mod corpora;

use std::path::PathBuf;
use std::time::Instant;
use std::{fs, process};

use anyhow::{Context as _, Result, ensure};
use clap::Parser;
use marsad::arabic::lexicon::Lexicons;
use marsad::base::EntityKind;
use marsad::extract::tagger::{Example, Label, Model, Scheme, Settings, Tagger, train};

#[derive(Parser)]
struct Arguments {
    /// The files to learn from.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Where to write the model.
    #[arg(long)]
    out: Option<PathBuf>,
    /// A model that must be the same, byte for byte.
    #[arg(long)]
    check: Option<PathBuf>,
    /// Files to measure on; they are not learnt from.
    #[arg(long, num_args = 1..)]
    test: Vec<PathBuf>,
    /// Learns from all but the last tenth of each file of tagged tokens, and measures on those tenths.
    #[arg(long)]
    hold_out_tenths: bool,
    /// How much a sentence of an annotated document counts, where one of a file of tagged tokens counts 1.
    #[arg(long, default_value_t = 4.0)]
    marked_weight: f64,
    /// Takes all files as marked by one scheme, so that a corpus is measured by its own rules.
    #[arg(long)]
    one_scheme: bool,
    /// How often all sentences are gone through.
    #[arg(long, default_value_t = Settings::default().rounds)]
    rounds: u32,
    #[arg(long, default_value_t = Settings::default().rate)]
    rate: f64,
    #[arg(long, default_value_t = Settings::default().penalty)]
    penalty: f64,
    /// Features seen in fewer tokens are left out.
    #[arg(long, default_value_t = Settings::default().fewest)]
    fewest: u32,
    /// At most so many features are kept, those with the largest weights.
    #[arg(long, default_value_t = Settings::default().most_features)]
    most_features: usize,
    /// The share of features that is hidden at each step.
    #[arg(long, default_value_t = Settings::default().hidden)]
    hidden: f64,
}

fn main() {
    if let Err(error) = run(&Arguments::parse()) {
        eprintln!("{error:#}");
        process::exit(1);
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    let lexicon = &Lexicons::builtin().names;
    let (mut learnt, mut tests) = (Vec::new(), Vec::new());
    for (file, number) in arguments.files.iter().zip(0..) {
        let scheme = if corpora::is_marked(file) || arguments.one_scheme { Scheme::Own } else { Scheme::Other(number) };
        let mut examples = corpora::read(file, scheme, arguments.marked_weight)?;
        if arguments.hold_out_tenths && !corpora::is_marked(file) {
            let held_out = examples.split_off(examples.len() - examples.len() / 10);
            tests.push((format!("last tenth of {}", file.display()), held_out));
        }
        learnt.extend(examples);
    }
    let mut marked: Vec<Example> = Vec::new();
    for file in &arguments.test {
        let examples = corpora::read(file, Scheme::Own, 1.0)?;
        if corpora::is_marked(file) {
            marked.extend(examples);
        } else {
            tests.push((file.display().to_string(), examples));
        }
    }
    if !marked.is_empty() {
        tests.push(("annotated documents".to_owned(), marked));
    }

    let tokens: usize = learnt.iter().map(|example| example.tokens.len()).sum();
    println!("{} sentences, {tokens} tokens", learnt.len());
    let settings = Settings {
        rounds: arguments.rounds,
        rate: arguments.rate,
        penalty: arguments.penalty,
        fewest: arguments.fewest,
        hidden: arguments.hidden,
        most_features: arguments.most_features,
    };
    let start = Instant::now();
    let bytes = train(&learnt, lexicon, &settings).to_bytes();
    println!("{:.1} s, {} bytes", start.elapsed().as_secs_f64(), bytes.len());

    let model = Model::from_bytes(&bytes).context("the model just written cannot be read")?;
    println!("{} features", model.len());
    let tagger = Tagger::new(model, lexicon);
    for (name, examples) in &tests {
        measure(name, examples, &tagger);
    }
    if let Some(out) = &arguments.out {
        fs::write(out, &bytes).with_context(|| out.display().to_string())?;
    }
    if let Some(kept) = &arguments.check {
        let same = fs::read(kept).with_context(|| kept.display().to_string())? == bytes;
        ensure!(same, "{} is another file: the texts, the lexicons or the program have changed", kept.display());
        println!("{} is the same, byte for byte", kept.display());
    }
    Ok(())
}

/// Prints how many names are found with exactly their tokens and their kind.
fn measure(name: &str, examples: &[Example], tagger: &Tagger) {
    let start = Instant::now();
    let (mut bytes, mut counts) = (0, [[0_usize; 3]; 3]);
    const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Organization, EntityKind::Place];
    for example in examples {
        bytes += example.tokens.iter().map(|token| token.range.len() as usize + 1).sum::<usize>();
        let expected = names(&example.labels);
        let found = names(&tagger.tag(&example.tokens).labels());
        for (count, kind) in counts.iter_mut().zip(KINDS) {
            let of_kind = |names: &[(usize, usize, EntityKind)]| names.iter().filter(|name| name.2 == kind).count();
            count[0] += of_kind(&expected);
            count[1] += of_kind(&found);
            count[2] += found.iter().filter(|name| name.2 == kind && expected.contains(name)).count();
        }
    }
    let speed = bytes as f64 / 1e6 / start.elapsed().as_secs_f64();
    println!("{name} ({} sentences, {speed:.1} MB/s)", examples.len());
    let all = counts.iter().fold([0; 3], |sum, count| std::array::from_fn(|at| sum[at] + count[at]));
    let rows = KINDS.iter().map(|kind| kind.name()).chain(["all"]);
    for (row, [expected, found, right]) in rows.zip(counts.iter().chain([&all])) {
        let share = |of: &usize| *right as f64 / (*of).max(1) as f64;
        let f1 = 2.0 * *right as f64 / (expected + found).max(1) as f64;
        println!("  {row:<13} P {:.3}  R {:.3}  F1 {f1:.3}  of {expected}", share(found), share(expected));
    }
}

/// First token, the token behind the last, and kind of each name.
fn names(labels: &[Label]) -> Vec<(usize, usize, EntityKind)> {
    let mut names: Vec<(usize, usize, EntityKind)> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        match (label.kind(), names.last_mut()) {
            (Some(kind), _) if label.begins() => names.push((at, at + 1, kind)),
            (Some(_), Some(name)) => name.1 = at + 1,
            _ => {}
        }
    }
    names
}
