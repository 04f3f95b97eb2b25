use std::io::{self, Write};
use std::path::Path;

use anyhow::Context as _;

use super::args::{Command, ExportFormat, Input};
use super::chart;
use super::report::text as report_text;
use crate::base::CancelToken;
use crate::corpus::{self, Corpus};
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
        Command::Analyze { input, output } => {
            let (corpus, analysis) = analyze(&input)?;
            deliver(output.as_deref(), export::analysis_json(&analysis, &corpus).as_bytes())
        }
        Command::Report { input } => report(&input),
        Command::Export { input, output, chart, width, height, theme } => {
            let (corpus, analysis) = analyze(&input)?;
            let ExportFormat::Chart(format) = output.format else {
                return deliver(Some(&output.path), export::analysis_json(&analysis, &corpus).as_bytes());
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
    for diagnostic in &corpus.diagnostics {
        eprintln!("warning: {diagnostic}");
    }
    match corpus.diagnostics.len() {
        0 => {}
        1 => eprintln!("1 file could not be read"),
        count => eprintln!("{count} files could not be read"),
    }
    if corpus.documents.is_empty() {
        eprintln!("no articles found: Marsad reads .txt and .md files");
    }
    Ok(corpus)
}

fn analyze(input: &Input) -> anyhow::Result<(Corpus, Analysis)> {
    let corpus = open(input)?;
    let analysis = resolve::analyze(&corpus, &CancelToken::new(), &|_| {})?;
    Ok((corpus, analysis))
}

/// Prints the report of what `input` names to standard output.
///
/// # Errors
/// When nothing could be read, or standard output cannot be written to.
pub fn report(input: &Input) -> anyhow::Result<()> {
    let (corpus, analysis) = analyze(input)?;
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
