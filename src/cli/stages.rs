//! The two halves of an analysis: documents → stored readings, stored readings → analysis.
//!
//! The first is a pure map over documents, which can run over pieces of a folder anywhere; the second takes all pieces.

use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use rayon::prelude::*;

use super::args::Input;
use super::run::{tell, tell_unread};
use crate::base::{CancelToken, Diagnostic};
use crate::corpus::{self, Articles, Document, Listing};
use crate::edit::{self, Log};
use crate::export;
use crate::resolve::{self, StoredReading, StoredReadings};
use crate::workspace::Store;

/// Stands for standard input in place of a file.
const STDIN: &str = "-";

/// So many documents are read before their readings are written, so that a folder or stream of any length takes little memory.
const BATCH: usize = 64;

/// Reads the documents that `input` names, `-` for articles as lines of JSON on standard input, and writes one reading a line.
///
/// # Errors
/// When nothing could be read, or the result could not be written.
pub fn read(input: &Input, output: Option<&Path>) -> anyhow::Result<()> {
    let is_stream = matches!(&input.paths[..], [path] if path == Path::new(STDIN));
    let write = |out: &mut dyn Write| if is_stream { read_stream(out) } else { read_folder(input, out) };
    match output {
        Some(path) => {
            let mut failure = None;
            let written = export::write_atomically_with(path, |out| {
                write(out).map_err(|error| {
                    let told = io::Error::other(error.to_string());
                    failure = Some(error);
                    told
                })
            });
            failure.map_or_else(|| Ok(written?), Err)
        }
        None => match write(&mut io::BufWriter::new(io::stdout().lock())) {
            Err(error) if is_closed_pipe(&error) => Ok(()),
            result => result,
        },
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Each document is dropped as soon as it is read, so that memory does not grow with the folder. What cannot be read is written last.
fn read_folder(input: &Input, out: &mut dyn Write) -> anyhow::Result<()> {
    if input.sample {
        write_readings(&corpus::sample().documents, out)?;
        return Ok(out.flush()?);
    }
    let Listing { files, mut diagnostics } = corpus::list(&input.paths, &CancelToken::new())?;
    let files: Vec<(String, PathBuf)> = files.into_iter().collect();
    let mut documents = 0;
    for batch in files.chunks(BATCH) {
        let read = |(name, path): &(String, PathBuf)| Ok(resolve::read(&corpus::read_file(name, path)?));
        let readings: Vec<Result<StoredReading, Diagnostic>> = batch.par_iter().map(read).collect();
        for reading in readings {
            match reading {
                Ok(stored) => {
                    resolve::write_reading(out, &stored)?;
                    documents += 1;
                }
                Err(diagnostic) => diagnostics.push(diagnostic),
            }
        }
    }
    diagnostics.sort();
    tell_unread(&diagnostics, documents);
    diagnostics.iter().try_for_each(|unread| resolve::write_unread(out, unread))?;
    Ok(out.flush()?)
}

fn read_stream(out: &mut dyn Write) -> anyhow::Result<()> {
    let mut articles = Articles::new(io::stdin().lock(), "standard input");
    let (mut batch, mut unread) = (Vec::with_capacity(BATCH), Vec::new());
    loop {
        let article = articles.next().transpose().context("cannot read standard input")?;
        let is_last = article.is_none();
        match article {
            Some(Ok(document)) => batch.push(document),
            Some(Err(diagnostic)) => unread.push(diagnostic),
            None => {}
        }
        if batch.len() + unread.len() >= BATCH || is_last {
            for diagnostic in unread.drain(..) {
                eprintln!("warning: {diagnostic}");
                resolve::write_unread(out, &diagnostic)?;
            }
            write_readings(&batch, out)?;
            batch.clear();
        }
        if is_last {
            return Ok(out.flush()?);
        }
    }
}

fn write_readings<D: AsRef<Document> + Sync>(documents: &[D], out: &mut dyn Write) -> io::Result<()> {
    let readings: Vec<StoredReading> = documents.par_iter().map(|document| resolve::read(document.as_ref())).collect();
    readings.iter().try_for_each(|stored| resolve::write_reading(out, stored))
}

/// Gathers the readings of several files, `-` for standard input, and says on stderr what is none.
///
/// # Errors
/// When a file cannot be opened or read at all.
pub fn gather(files: &[PathBuf]) -> anyhow::Result<StoredReadings> {
    let mut gathered = StoredReadings::default();
    for path in files {
        if path == Path::new(STDIN) {
            gathered.add(io::stdin().lock(), "standard input").context("cannot read standard input")?;
        } else {
            let name = path.display().to_string();
            let file = File::open(path).with_context(|| format!("cannot open {name}"))?;
            gathered.add(BufReader::new(file), &name).with_context(|| format!("cannot read {name}"))?;
        }
    }
    gathered.settle();
    tell(&gathered.unread);
    Ok(gathered)
}

/// The analyst's decisions in a file of decisions or a workspace; none without a file.
///
/// # Errors
/// When the file cannot be read or is none of decisions.
pub fn decisions(file: Option<&Path>) -> anyhow::Result<Log> {
    let Some(path) = file else { return Ok(Log::default()) };
    if path.extension().is_some_and(|ending| ending == "marsad") {
        let decisions = Store::peek(path)?.log.decisions();
        let cursor = decisions.len();
        return Ok(Log::new(decisions, cursor));
    }
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot open {}", path.display()))?;
    edit::read(&text).with_context(|| format!("cannot use {}", path.display()))
}
