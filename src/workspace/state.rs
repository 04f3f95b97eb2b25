use std::path::PathBuf;

use super::PanelLayout;
use crate::base::ContentHash;
use crate::edit::{Log, SavedView, Step};

/// The analyst's work on one folder: where it is, everything decided on it, and how it was left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workspace {
    /// The folders and files read, in their order; none for the articles built into the program.
    pub paths: Vec<PathBuf>,
    pub log: Log<Step>,
    pub session: Session,
}

/// How the window was left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// `None` until something was shown.
    pub view: Option<SavedView>,
    /// The document on show.
    pub document: Option<ContentHash>,
    /// The byte of its text that stood at the top.
    pub top: u32,
    /// What stood in the search field.
    pub search: String,
    pub panels: Option<PanelLayout>,
}

/// A change of a workspace: what its journal holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    Step(Step),
    Undo,
    Redo,
    /// The folder was found somewhere else.
    Paths(Vec<PathBuf>),
    Session(Box<Session>),
}

impl Workspace {
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Step(step) => self.log.push(step.clone()),
            Change::Undo => {
                self.log.undo();
            }
            Change::Redo => {
                self.log.redo();
            }
            Change::Paths(paths) => self.paths.clone_from(paths),
            Change::Session(session) => self.session = Session::clone(session),
        }
    }
}
