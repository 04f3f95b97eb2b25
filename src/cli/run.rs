use std::io::{self, Write};
use std::path::Path;

use anyhow::Context as _;

use super::args::{Command, Edits, ExportFormat, Input};
use super::report::text as report_text;
use super::{chart, explain, stages};
use crate::base::{CancelToken, Diagnostic};
use crate::corpus::{self, Corpus};
use crate::edit::Log;
use crate::export;
use crate::resolve::{self, Analysis};
use crate::text::TextEngine;

/// Pixels a point: sharp on screens of today and in print.
const PNG_SCALE: f32 = 2.0;

/// Does what one command says.
///
/// # Errors
/// When nothing could be read, or the result could not be written.
pub fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Read { input, output } => stages::read(&input, output.as_deref()),
        Command::Resolve { readings, edits, output } => {
            let log = stages::decisions(edits.edits.as_deref())?;
            let gathered = stages::gather(&readings)?;
            let analysis = resolve::resolve_with(&gathered.readings, log.active());
            tell_misfits(&log, &analysis);
            deliver(output.as_deref(), export::analysis_json(&analysis, &gathered.unread).as_bytes())
        }
        Command::Analyze { input, edits, output } => {
            let (corpus, analysis) = analyze(&input, &edits)?;
            deliver(output.as_deref(), export::analysis_json(&analysis, &corpus.diagnostics).as_bytes())
        }
        Command::Explain { input } => {
            let corpus = open(&input)?;
            let readings = resolve::read_all(&corpus, &CancelToken::new(), &|_| {})?;
            let both = corpus.documents.iter().zip(&readings);
            let texts: Vec<String> = both.map(|(document, stored)| explain::text(document, &stored.reading)).collect();
            deliver(None, texts.join("\n").as_bytes())
        }
        Command::Report { input, edits } => report(&input, &edits),
        Command::Export { input, edits, output, chart, width, height, theme } => {
            let (corpus, analysis) = analyze(&input, &edits)?;
            let ExportFormat::Chart(format) = output.format else {
                return deliver(Some(&output.path), export::analysis_json(&analysis, &corpus.diagnostics).as_bytes());
            };
            let mut engine = TextEngine::new();
            let size = (width as f32, height.map(|height| height as f32));
            let scene = chart::scene(&analysis, chart, &input.title(), size, theme, &mut engine);
            Ok(export::write_chart(&scene, format, PNG_SCALE, engine.fonts(), &output.path)?)
        }
    }
}

/// Loads what `input` names and says on stderr what could not be read.
///
/// # Errors
/// When a named folder or file cannot be opened at all.
pub fn open(input: &Input) -> anyhow::Result<Corpus> {
    if input.sample {
        return Ok(corpus::sample());
    }
    let corpus = corpus::load(&input.paths, &CancelToken::new(), &|_| {})?;
    tell_unread(&corpus.diagnostics, corpus.documents.len());
    Ok(corpus)
}

/// Says on stderr what could not be read beside so many documents that could.
pub fn tell_unread(diagnostics: &[Diagnostic], documents: usize) {
    tell(diagnostics);
    match diagnostics.len() {
        0 => {}
        1 => eprintln!("1 file could not be read"),
        count => eprintln!("{count} files could not be read"),
    }
    if documents == 0 {
        eprintln!("no articles found: Marsad reads .txt and .md files");
    }
}

/// Says on stderr what is wrong with the input.
pub fn tell(diagnostics: &[Diagnostic]) {
    diagnostics.iter().for_each(|diagnostic| eprintln!("warning: {diagnostic}"));
}

/// Says on stderr which of the analyst's decisions fit nothing, with what else the analysis reports.
fn tell_misfits(log: &Log, analysis: &Analysis) {
    if !log.active().is_empty() {
        tell(&analysis.diagnostics);
    }
}

fn analyze(input: &Input, edits: &Edits) -> anyhow::Result<(Corpus, Analysis)> {
    let log = stages::decisions(edits.edits.as_deref())?;
    let corpus = open(input)?;
    let readings = resolve::read_all(&corpus, &CancelToken::new(), &|_| {})?;
    let analysis = resolve::resolve_with(&readings, log.active());
    tell_misfits(&log, &analysis);
    Ok((corpus, analysis))
}

/// Prints the report of what `input` names to standard output.
///
/// # Errors
/// When nothing could be read, or standard output cannot be written to.
pub fn report(input: &Input, edits: &Edits) -> anyhow::Result<()> {
    let (corpus, analysis) = analyze(input, edits)?;
    deliver(None, report_text(&corpus, &analysis).as_bytes())
}

/// Writes `bytes` to the named file, or to standard output. A reader that closes the pipe early is no failure.
fn deliver(output: Option<&Path>, bytes: &[u8]) -> anyhow::Result<()> {
    match output {
        Some(path) => Ok(export::write_atomically(path, bytes)?),
        None => match io::stdout().lock().write_all(bytes) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            result => result.context("cannot write to standard output"),
        },
    }
}
