//! What each witness of names adds: the F1 of the mentions in annotated documents when one witness is left out.
//!
//! `cargo run --example witnesses -- FOLDER…` reads the `NAME.txt` of each folder beside their marks, `NAME.json` (a list `mentions` of
//! `start`, `end` in characters, and `kind`), and prints a table: a line a witness, the change in points against all of them together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, Result, bail};
use marsad::arabic::lexicon::Lexicons;
use marsad::base::EntityKind;
use marsad::corpus::Document;
use marsad::extract::{Mention, mentions_without};

/// A mention as it is compared: its ends in characters, and its kind.
type Mark = (usize, usize, String);

struct Annotated {
    document: Document,
    marks: BTreeSet<Mark>,
}

/// The documents of a folder that have marks.
fn load(folder: &Path) -> Result<Vec<Annotated>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    let read = |file: &PathBuf| -> Result<Annotated> {
        let text = fs::read_to_string(file.with_extension("txt"))?;
        let marks: serde_json::Value = serde_json::from_str(&fs::read_to_string(file)?)?;
        let mark = |mark: &serde_json::Value| {
            let end = |name: &str| mark[name].as_u64().and_then(|end| usize::try_from(end).ok());
            Some((end("start")?, end("end")?, mark["kind"].as_str()?.to_owned()))
        };
        let marks = marks["mentions"].as_array().context("expected a list `mentions`")?;
        let marks =
            marks.iter().map(|one| mark(one).context("expected `start`, `end` and `kind`")).collect::<Result<_>>()?;
        Ok(Annotated { document: Document::new(file.to_string_lossy(), text), marks })
    };
    files.iter().map(|file| read(file).with_context(|| file.display().to_string())).collect()
}

/// True positives, found and wanted mentions of all kinds, and of each.
#[derive(Default)]
struct Tally(BTreeMap<String, [usize; 3]>);

impl Tally {
    fn add(&mut self, annotated: &Annotated, mentions: &[Mention]) {
        let text = &annotated.document.text;
        let characters = |byte: u32| text[..byte as usize].chars().count();
        let found: BTreeSet<Mark> =
            mentions.iter().map(|m| (characters(m.range.start), characters(m.range.end), m.kind.to_string())).collect();
        for (counted, marks) in [(1, &found), (2, &annotated.marks)] {
            for mark in marks {
                for kind in ["all", &mark.2] {
                    let counts = self.0.entry(kind.to_owned()).or_default();
                    counts[counted] += 1;
                    counts[0] += usize::from(counted == 1 && annotated.marks.contains(mark));
                }
            }
        }
    }

    /// In points from 0 to 100.
    fn f1(&self, kind: &str) -> f64 {
        let [right, found, wanted] = self.0.get(kind).copied().unwrap_or_default();
        200.0 * right as f64 / (found + wanted).max(1) as f64
    }
}

fn tally(all: &[Annotated], silent: &str) -> (Tally, BTreeSet<String>) {
    let (mut tally, mut witnesses) = (Tally::default(), BTreeSet::new());
    for annotated in all {
        let mentions = mentions_without(&annotated.document, Lexicons::builtin(), silent);
        witnesses.extend(mentions.iter().flat_map(|m| &m.witnesses).map(|witness| witness.name.to_string()));
        tally.add(annotated, &mentions);
    }
    (tally, witnesses)
}

fn main() -> Result<()> {
    let folders: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    if folders.is_empty() {
        bail!("expected folders with annotated documents");
    }
    let kinds = [EntityKind::Person, EntityKind::Organization, EntityKind::Place].map(|kind| kind.to_string());
    let columns: Vec<&str> = std::iter::once("all").chain(kinds.iter().map(String::as_str)).collect();
    for folder in folders {
        let all = load(&folder)?;
        let (whole, witnesses) = tally(&all, "");
        println!("{} ({} documents)\n{:22}{}", folder.display(), all.len(), "left out", heads(&columns));
        println!("{:22}{}", "nothing", figures(&columns, |kind| format!("{:.1}", whole.f1(kind))));
        let mut lines: Vec<(f64, String)> = Vec::new();
        for witness in &witnesses {
            let (without, _) = tally(&all, witness);
            let change = |kind: &str| without.f1(kind) - whole.f1(kind);
            lines.push((
                change("all"),
                format!("{witness:22}{}", figures(&columns, |kind| format!("{:+.1}", change(kind)))),
            ));
        }
        lines.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
        lines.iter().for_each(|(_, line)| println!("{line}"));
        println!();
    }
    Ok(())
}

fn heads(columns: &[&str]) -> String {
    figures(columns, str::to_owned)
}

fn figures(columns: &[&str], figure: impl Fn(&str) -> String) -> String {
    columns.iter().map(|kind| format!("{:>14}", figure(kind))).collect()
}
