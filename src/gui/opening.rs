//! What to open → [`Folder`]: loaded, read and resolved, with what the panels look up in it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::{Cancelled, DocumentId};
use crate::corpus::{self, Corpus, LoadError};
use crate::edit::Decision;
use crate::model::lists::{self, DocumentRow, EntityRow};
use crate::model::network::{self, Network};
use crate::model::timeline::{self, Grouping, Timeline};
use crate::model::{Filter, Target};
use crate::resolve::{self, Analysis, StoredReading};

use super::jobs::Reporter;

/// What the analyst asked to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The articles built into the program.
    Sample,
    /// Folders and files, in the order given.
    Paths(Vec<PathBuf>),
}

impl Source {
    /// What stands in the window's title.
    pub fn name(&self) -> String {
        let last = |path: &Path| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        match self {
            Self::Sample => "Sample articles".to_owned(),
            Self::Paths(paths) => match paths.as_slice() {
                [] => "Nothing".to_owned(),
                [one] => last(one),
                [first, rest @ ..] => format!("{} and {} more", last(first), rest.len()),
            },
        }
    }

    /// The folder to remember as recently opened: one folder opened by itself.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Paths(paths) if paths.len() == 1 && paths[0].is_dir() => Some(&paths[0]),
            _ => None,
        }
    }
}

/// Everything that is loaded, immutable until the next opening.
#[derive(Debug)]
pub struct Folder {
    pub source: Source,
    pub corpus: Arc<Corpus>,
    /// What each document says by itself, for joining anew after a decision.
    pub readings: Arc<Vec<StoredReading>>,
    pub analysis: Analysis,
}

impl Folder {
    /// The same folder, joined as `decisions` want it. Takes time that grows with the folder.
    #[must_use]
    pub fn joined_anew(&self, decisions: &[Decision]) -> Self {
        Self {
            source: self.source.clone(),
            corpus: Arc::clone(&self.corpus),
            readings: Arc::clone(&self.readings),
            analysis: resolve::resolve_with(&self.readings, decisions),
        }
    }

    /// The document's original text.
    pub fn text(&self, document: DocumentId) -> &str {
        self.corpus.documents.get(document.index()).map_or("", |document| document.text.as_str())
    }

    /// Whether what `target` names exists here; one kept from another folder may not.
    pub fn has(&self, target: Target) -> bool {
        match target {
            Target::Document(id) => id.index() < self.analysis.documents.len(),
            Target::Entity(id) => id.index() < self.analysis.entities.len(),
            Target::Event(id) => id.index() < self.analysis.events.len(),
            Target::Tie(a, b) => a.max(b).index() < self.analysis.entities.len(),
        }
    }
}

/// What the panels list and draw, for one filter. Built on a worker, since it takes time that grows with the folder.
#[derive(Clone, Debug, Default)]
pub struct Models {
    /// What they were built for.
    pub filter: Filter,
    pub documents: Arc<Vec<DocumentRow>>,
    pub entities: Arc<Vec<EntityRow>>,
    pub network: Arc<Network>,
    pub timeline: Arc<Timeline>,
}

impl Models {
    pub fn build(analysis: &Analysis, filter: &Filter, grouping: Grouping) -> Self {
        Self {
            filter: filter.clone(),
            documents: Arc::new(lists::documents(analysis, filter)),
            entities: Arc::new(lists::entities(analysis, filter)),
            network: Arc::new(network::build(analysis, filter)),
            timeline: Arc::new(timeline::build(analysis, filter, grouping)),
        }
    }

    /// The same with other lanes of the timeline.
    pub fn with_lanes(&self, analysis: &Analysis, grouping: Grouping) -> Self {
        Self { timeline: Arc::new(timeline::build(analysis, &self.filter, grouping)), ..self.clone() }
    }
}

/// Why nothing was opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the work was cancelled")]
    Cancelled,
    #[error("{0}")]
    Failed(String),
    /// A workspace is damaged, and its last good state was put into another file.
    #[error("{reason}")]
    Damaged { reason: String, kept: PathBuf },
    /// The articles of a workspace are not where they were.
    #[error("there is nothing at {}", .missing.display())]
    Moved { workspace: PathBuf, missing: PathBuf },
}

impl From<Cancelled> for OpenError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

/// Loads, reads and resolves as `decisions` want it. Runs on a worker; reports how far it has come.
///
/// # Errors
/// When a path cannot be opened at all, and when the job was cancelled. Files that cannot be read are diagnostics of the result.
pub fn open(source: Source, decisions: &[Decision], reporter: &Reporter) -> Result<Folder, OpenError> {
    let corpus = match &source {
        Source::Sample => corpus::sample(),
        Source::Paths(paths) => corpus::load(paths, &reporter.cancel, &|progress| {
            reporter.report("Loading files", progress.done, progress.total);
        })
        .map_err(|error| match error {
            LoadError::Cancelled(_) => OpenError::Cancelled,
            other => OpenError::Failed(other.to_string()),
        })?,
    };
    let readings = resolve::read_all(&corpus, &reporter.cancel, &|progress| {
        // The last step joins what was read, and has no steps of its own.
        if progress.done < progress.total {
            reporter.report("Reading articles", progress.done, progress.total);
        } else {
            reporter.report("Joining what they say", 0, 0);
        }
    })?;
    reporter.cancel.check()?;
    let analysis = resolve::resolve_with(&readings, decisions);
    Ok(Folder { source, corpus: Arc::new(corpus), readings: Arc::new(readings), analysis })
}
