//! The analyst's work on the open folder, and its way to the disk.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::ContentHash;
use crate::edit::{Decision, Marks};
use crate::gui::opening::{Folder, Models, OpenError, Source};
use crate::model::marked::Marked;
use crate::model::subject::Moves;
use crate::resolve::Analysis;
use crate::workspace::{Change, Saver, Session, Store, Workspace};

/// What is open, done and kept. Without a saver it is kept in memory alone.
#[derive(Debug, Default)]
pub struct Desk {
    pub workspace: Workspace,
    /// What the log leaves beside the analysis.
    pub marks: Marks,
    /// The same, found again in what is on show.
    pub marked: Arc<Marked>,
    /// The decisions that the analysis on show obeys.
    pub joined: Vec<Decision>,
    /// Why nothing can be changed.
    pub read_only: Option<String>,
    saver: Option<Saver>,
}

/// A folder joined anew, and the decisions it obeys.
pub struct Joined {
    pub decisions: Vec<Decision>,
    pub folder: Folder,
    pub models: Models,
    /// The analyst's marks as they were when the joining began.
    pub marked: Marked,
    /// What has become of the entities and events that were on show.
    pub moves: Moves,
}

impl Desk {
    fn new(workspace: Workspace) -> Self {
        let (marks, joined) = (workspace.log.marks(), workspace.log.decisions());
        Self { workspace, marks, joined, ..Self::default() }
    }

    fn of_store(store: Store, read_only: Option<String>) -> Self {
        let mut desk = Self::new(store.workspace().clone());
        desk.read_only = read_only;
        if desk.read_only.is_none() {
            match Saver::start(store) {
                Ok(saver) => desk.saver = Some(saver),
                Err(error) => desk.read_only = Some(format!("Your work cannot be saved: {error}")),
            }
        }
        desk
    }

    /// Finds the marks in an analysis again. Takes time that grows with the folder where there are any.
    pub fn find_marks(&mut self, analysis: &Analysis) {
        self.marked = Arc::new(Marked::new(analysis, &self.marks));
    }

    /// The first path of its articles that is not there.
    pub fn missing(&self) -> Option<&Path> {
        self.workspace.paths.iter().map(PathBuf::as_path).find(|path| !path.exists())
    }

    /// Takes `to` for the place of what stood at the first path that is not there, or of the first one where all are.
    pub fn point_to(&mut self, to: &Path) {
        let to = std::path::absolute(to).unwrap_or_else(|_| to.to_owned());
        let mut paths = self.workspace.paths.clone();
        let at = paths.iter().position(|path| !path.exists()).unwrap_or(0);
        match paths.get_mut(at) {
            Some(path) => *path = to,
            None => paths.push(to),
        }
        self.change(Change::Paths(paths));
    }

    /// Goes on in another file, which has the same work.
    ///
    /// # Errors
    /// Where the system has no thread to give; the work stays where it was.
    pub fn go_on_in(&mut self, store: Store) -> std::io::Result<()> {
        self.saver = Some(Saver::start(store)?);
        self.read_only = None;
        Ok(())
    }

    /// Opens the workspace that `source` names or, for a folder, the one that is kept for it in `home`, made where there is none yet.
    ///
    /// # Errors
    /// When a workspace was asked for that cannot be opened. One kept for a folder that cannot be opened leaves the folder read-only.
    pub fn open(source: &Source, home: Option<&Path>) -> Result<Self, OpenError> {
        if let Some(path) = workspace_file(source) {
            let opened = Store::open(path);
            let (store, read_only) = opened.map_err(|refusal| {
                let reason = format!("{} cannot be opened: {}", path.display(), refusal.reason);
                match refusal.last_good.and_then(|last_good| recover(path, *last_good)) {
                    Some(kept) => OpenError::Damaged { reason, kept },
                    None => OpenError::Failed(reason),
                }
            })?;
            return Ok(Self::of_store(store, read_only.map(|reason| reason.to_string())));
        }
        let paths = match source {
            Source::Sample => Vec::new(),
            Source::Paths(paths) => {
                paths.iter().map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone())).collect()
            }
        };
        let workspace = Workspace { paths, ..Workspace::default() };
        let Some(path) = place(source, home) else { return Ok(Self::new(workspace)) };
        if !path.exists() {
            if workspace.paths.iter().any(|path| !path.exists()) {
                // There is nothing to work on, as will be told.
                return Ok(Self::new(workspace));
            }
            return Ok(match Store::create(&path, workspace.clone()) {
                Ok(store) => Self::of_store(store, None),
                Err(reason) => Self { read_only: Some(reason), ..Self::new(workspace) },
            });
        }
        Ok(match Store::open(&path) {
            Ok((store, read_only)) => Self::of_store(store, read_only.map(|reason| reason.to_string())),
            Err(refusal) => {
                let workspace = refusal.last_good.as_deref().cloned().unwrap_or(workspace);
                Self { read_only: Some(refusal.to_string()), ..Self::new(workspace) }
            }
        })
    }

    /// Opens a workspace whose articles are at `to` now. One that is kept in `home` under the name of their folder gets the new name, unless
    /// something is there.
    ///
    /// # Errors
    /// As [`Desk::open`], and where the workspace cannot be changed.
    pub fn open_moved(workspace: &Path, to: &Path, home: Option<&Path>) -> Result<Self, OpenError> {
        let mut desk = Self::open(&Source::Paths(vec![workspace.to_owned()]), home)?;
        if let Some(reason) = &desk.read_only {
            return Err(OpenError::Failed(reason.clone()));
        }
        desk.point_to(to);
        let is_kept_at_home = home.is_some_and(|home| workspace.starts_with(home));
        let Some(new) = place(&desk.source(), home).filter(|new| is_kept_at_home && !new.exists()) else {
            return Ok(desk);
        };
        let store = Store::create(&new, desk.workspace.clone()).map_err(OpenError::Failed)?;
        let moved = Self::of_store(store, None);
        // The old one is closed first, and would only be found by a folder that is there no more.
        drop(desk);
        let _ = std::fs::remove_file(workspace);
        Ok(moved)
    }

    /// The file it is kept in.
    pub fn path(&self) -> Option<&Path> {
        self.saver.as_ref().map(Saver::path)
    }

    /// The articles it is about.
    pub fn source(&self) -> Source {
        match self.workspace.paths.as_slice() {
            [] => Source::Sample,
            paths => Source::Paths(paths.to_vec()),
        }
    }

    /// Takes a change in and has it saved.
    pub fn change(&mut self, change: Change) {
        self.workspace.apply(&change);
        self.marks = self.workspace.log.marks();
        if let Some(saver) = &self.saver {
            saver.send(change);
        }
    }

    /// Remembers how the window is left, where that is new.
    pub fn leave(&mut self, session: Session) {
        if self.read_only.is_none() && session != self.workspace.session {
            self.change(Change::Session(Box::new(session)));
        }
    }

    /// What has become known of saving.
    pub fn news(&self) -> Option<Option<String>> {
        self.saver.as_ref()?.news()
    }
}

/// The workspace file that `source` names.
pub fn workspace_file(source: &Source) -> Option<&Path> {
    match source {
        Source::Paths(paths) => match paths.as_slice() {
            [path] if path.extension().is_some_and(|ending| ending == "marsad") && !path.is_dir() => Some(path),
            _ => None,
        },
        Source::Sample => None,
    }
}

/// Where the workspace of `source` is: the file itself, or one in `home` that is called after the folder.
pub fn place(source: &Source, home: Option<&Path>) -> Option<PathBuf> {
    if let Some(path) = workspace_file(source) {
        return Some(path.to_owned());
    }
    let full = match source {
        Source::Sample => String::new(),
        Source::Paths(paths) => {
            let full = paths.iter().map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone()));
            full.map(|path| path.to_string_lossy().into_owned()).collect::<Vec<_>>().join("\n")
        }
    };
    let hash = ContentHash::of(&full).to_string();
    Some(home?.join(format!("{}-{}.marsad", source.name(), &hash[..8])))
}

/// Puts the last good state of a damaged workspace into a new file beside it.
fn recover(path: &Path, last_good: Workspace) -> Option<PathBuf> {
    let name = path.file_stem()?.to_string_lossy().into_owned();
    let candidate = |number: u32| path.with_file_name(format!("{name} recovered {number}.marsad"));
    let free = (1..100).map(candidate).find(|candidate| !candidate.exists())?;
    Store::create(&free, last_good).ok().map(|_| free)
}
