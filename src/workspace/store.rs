//! A workspace on disk: opened and locked, saved after each change.
//!
//! A change is first a line of the journal. From time to time the whole goes to a new file that takes the old one's name, and the journal
//! begins anew. Killed at any moment, the file is therefore whole, and file and journal together have everything that [`Store::apply`]
//! returned from.

use std::io;
use std::path::{Path, PathBuf};

use super::form::{self, FormError, Saved};
use super::journal::{self, Entries, Journal, journal_path};
use super::state::{Change, Workspace};
use crate::base::ContentHash;
use crate::export::write_atomically_through;

/// After so many changes the whole is saved, so that the journal stays short.
const MOST_CHANGES: usize = 200;

/// A workspace that is open, and what to tell of its opening.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    saved: Saved,
    /// `None`: read-only.
    journal: Option<Journal>,
    /// Changes since the whole was saved.
    unsaved: usize,
    /// A change could not be written to the journal, which therefore must not be added to.
    is_torn: bool,
}

/// A file that is not opened. Nothing was written.
#[derive(Debug, thiserror::Error)]
#[error("{} cannot be opened: {reason}", .path.display())]
pub struct Refusal {
    pub path: PathBuf,
    pub reason: String,
    /// The state that was last saved, where the journal still has it.
    pub last_good: Option<Box<Workspace>>,
}

/// Why a window may look at a workspace and not change it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// Another window has it.
    OpenElsewhere,
    NotWritable(String),
}

impl std::fmt::Display for ReadOnly {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::OpenElsewhere => f.write_str("This workspace is open in another window; here it is read-only"),
            Self::NotWritable(reason) => {
                write!(f, "This workspace cannot be written ({reason}); here it is read-only")
            }
        }
    }
}

impl Store {
    /// Opens the workspace at `path`, with what its journal adds to it.
    ///
    /// # Errors
    /// When there is none, or what is there is damaged, foreign or newer; it is then left as it is.
    pub fn open(path: &Path) -> Result<(Self, Option<ReadOnly>), Refusal> {
        let entries = || journal::read(&journal_path(path));
        let refuse = |reason: String, last_good: Option<Entries>| Refusal {
            path: path.to_owned(),
            reason,
            last_good: last_good.map(|entries| Box::new(entries.last().workspace)),
        };
        // What is there is looked at before a journal is made beside it.
        let text = read_text(path).map_err(|reason| refuse(reason, entries()))?;
        form::parse(&text).map_err(|error| {
            let is_newer = matches!(error, FormError::Newer(_));
            refuse(error.to_string(), if is_newer { None } else { entries() })
        })?;
        let (journal, read_only) = lock(path);
        if journal.is_some() {
            // A kill in the middle of saving leaves it behind; mostly there is none.
            let _ = std::fs::remove_file(new_path(path));
        }
        // Between the look and the lock another window may have saved once more.
        let text = read_text(path).map_err(|reason| refuse(reason, entries()))?;
        let mut saved = form::parse(&text).map_err(|error| refuse(error.to_string(), entries()))?;
        match entries() {
            Some(entries) if entries.base_hash == ContentHash::of(&text) => saved = entries.last(),
            // The file was changed by another hand, and these changes are in it no more.
            Some(entries)
                if journal.is_some() && entries.base.serial >= saved.serial && !entries.changes.is_empty() =>
            {
                set_aside(path).map_err(|reason| refuse(reason, Some(entries)))?;
            }
            _ => {}
        }
        let mut store = Self { path: path.to_owned(), saved, journal, unsaved: 0, is_torn: false };
        let read_only = read_only.or_else(|| store.save().err().map(ReadOnly::NotWritable));
        if read_only.is_some() {
            store.journal = None;
        }
        Ok((store, read_only))
    }

    /// What the workspace at `path` holds, without locking or changing anything.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn peek(path: &Path) -> Result<Workspace, Refusal> {
        let refuse = |reason: String| Refusal { path: path.to_owned(), reason, last_good: None };
        let text = read_text(path).map_err(refuse)?;
        let saved = form::parse(&text).map_err(|error| refuse(error.to_string()))?;
        let journal = journal::read(&journal_path(path));
        let newer = journal.filter(|entries| entries.base_hash == ContentHash::of(&text));
        Ok(newer.map_or(saved, |entries| entries.last()).workspace)
    }

    /// Makes a new workspace at `path`.
    ///
    /// # Errors
    /// Says in one sentence why: something is there already, or the folder cannot be written to.
    pub fn create(path: &Path, workspace: Workspace) -> Result<Self, String> {
        let sentence =
            |error: &dyn std::fmt::Display| format!("Cannot keep a workspace in {}: {error}", path.display());
        if path.exists() {
            return Err(sentence(&"something of that name is there already"));
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| sentence(&error))?;
        }
        let journal = Journal::lock(&journal_path(path)).map_err(|error| sentence(&error))?;
        let journal = journal.ok_or_else(|| sentence(&"another window is making it"))?;
        let saved = Saved { serial: 0, workspace };
        let mut store = Self { path: path.to_owned(), saved, journal: Some(journal), unsaved: 1, is_torn: false };
        store.save()?;
        Ok(store)
    }

    /// Says where the articles of the workspace at `path` are now, where they were read from one folder or file.
    ///
    /// # Errors
    /// Says in one sentence why not: it cannot be opened or written, it has articles of several places, or nothing is at `articles`.
    pub fn point_to(path: &Path, articles: &Path) -> Result<(), String> {
        let articles = std::path::absolute(articles).unwrap_or_else(|_| articles.to_owned());
        if !articles.exists() {
            return Err(format!("there is no such folder or file: {}", articles.display()));
        }
        let (mut store, read_only) = Self::open(path).map_err(|refusal| refusal.to_string())?;
        if let Some(reason) = read_only {
            return Err(reason.to_string());
        }
        let paths = &store.workspace().paths;
        if paths.len() > 1 {
            let many = paths.len();
            return Err(format!("{} has articles of {many} places; say in the window which has moved", path.display()));
        }
        store.apply(&Change::Paths(vec![articles]))?;
        store.save()
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn workspace(&self) -> &Workspace {
        &self.saved.workspace
    }

    /// Whether the file lacks something that the journal has.
    pub fn is_unsaved(&self) -> bool {
        self.unsaved > 0
    }

    /// Takes a change in and writes it to the journal; it is safe when this returns without an error. A read-only workspace changes
    /// in memory alone.
    ///
    /// # Errors
    /// Says in one sentence why it could not be written. The change is kept in memory, and the next one writes it too.
    pub fn apply(&mut self, change: &Change) -> Result<(), String> {
        self.saved.workspace.apply(change);
        self.unsaved += 1;
        let Some(journal) = &mut self.journal else { return Ok(()) };
        if !self.is_torn {
            match journal.append(change) {
                Ok(()) if self.unsaved < MOST_CHANGES => return Ok(()),
                Ok(()) => {}
                Err(_) => self.is_torn = true,
            }
        }
        self.save()
    }

    /// Writes the whole to a new file that takes the old one's name.
    ///
    /// # Errors
    /// Says in one sentence why it could not be written; what was there is untouched.
    pub fn save(&mut self) -> Result<(), String> {
        let Some(journal) = &mut self.journal else { return Ok(()) };
        let sentence = |error: &dyn std::fmt::Display| format!("Your work is not saved at the moment: {error}");
        let next = Saved { serial: self.saved.serial + 1, workspace: self.saved.workspace.clone() };
        let text = form::print(&next);
        form::parse(&text).map_err(|error| sentence(&error))?;
        write_atomically_through(&self.path, &new_path(&self.path), text.as_bytes())
            .map_err(|error| sentence(&error))?;
        (self.saved, self.unsaved) = (next, 0);
        // From here on the file alone has everything; a journal that cannot begin anew belongs to an older file and counts for nothing.
        self.is_torn = journal.restart(&text).is_err();
        Ok(())
    }
}

/// What a workspace is written to before it takes the file's name: `news.marsad` has `news.marsad-new`.
fn new_path(workspace: &Path) -> PathBuf {
    let mut name = workspace.as_os_str().to_owned();
    name.push("-new");
    name.into()
}

fn lock(path: &Path) -> (Option<Journal>, Option<ReadOnly>) {
    let refused = |reason: String| (None, Some(ReadOnly::NotWritable(reason)));
    match std::fs::metadata(path) {
        Ok(data) if data.permissions().readonly() => return refused("the file is write-protected".to_owned()),
        Ok(_) => {}
        Err(error) => return refused(error.to_string()),
    }
    match Journal::lock(&journal_path(path)) {
        Ok(Some(journal)) => (Some(journal), None),
        Ok(None) => (None, Some(ReadOnly::OpenElsewhere)),
        Err(error) => refused(error.to_string()),
    }
}

/// Keeps a journal that does not belong to its file any more under another name.
fn set_aside(path: &Path) -> Result<(), String> {
    let from = journal_path(path);
    let mut to = from.clone().into_os_string();
    to.push(".old");
    let copied = std::fs::copy(&from, &to);
    copied.map(|_| ()).map_err(|error| format!("its journal cannot be set aside: {error}"))
}

fn read_text(path: &Path) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        _ => error.to_string(),
    })?;
    String::from_utf8(bytes).map_err(|_| FormError::Foreign.to_string())
}
