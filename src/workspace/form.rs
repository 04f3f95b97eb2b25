//! A workspace ↔ the text of its file: one line of JSON with the name of the format and a version number.
//!
//! Steps stand in it as `edit` writes them; everything else has types of its own here, so that the program can change and the file cannot.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::state::{Change, Session, Workspace};
use crate::base::ContentHash;
use crate::edit::{Log, SavedPanels, SavedView, Step};

pub const FORMAT: &str = "marsad-workspace";
/// The version this program writes. It reads this one and all before it.
pub const VERSION: u32 = 2;

/// A workspace as it was saved, and how many times it had been saved until then.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saved {
    pub serial: u64,
    pub workspace: Workspace,
}

/// Why a text is no workspace that can be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    #[error("it is empty")]
    Empty,
    #[error("it is not a workspace of Marsad, but something else")]
    Foreign,
    #[error("it has version {0}, and this program knows version {VERSION} at most; a newer Marsad can open it")]
    Newer(u32),
    #[error("it is damaged: {0}")]
    Damaged(String),
}

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    version: u32,
    serial: u64,
    /// A path that is no Unicode has its strange bytes replaced, and will have to be pointed to anew.
    #[serde(default)]
    paths: Vec<String>,
    /// How many of the steps hold.
    #[serde(default)]
    cursor: usize,
    #[serde(default)]
    steps: Vec<Step>,
    #[serde(default)]
    session: SessionForm,
}

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct SessionForm {
    #[serde(skip_serializing_if = "Option::is_none")]
    view: Option<SavedView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<ContentHash>,
    top: u32,
    search: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    panels: Option<SavedPanels>,
}

/// The text of the file.
pub fn print(saved: &Saved) -> String {
    let Workspace { paths, log, session } = &saved.workspace;
    let file = File {
        format: FORMAT.to_owned(),
        version: VERSION,
        serial: saved.serial,
        paths: texts(paths),
        cursor: log.cursor(),
        steps: log.all().to_vec(),
        session: SessionForm::from(session.clone()),
    };
    json(&file) + "\n"
}

/// # Errors
/// When the text is no workspace, of a newer program, or damaged.
pub fn parse(text: &str) -> Result<Saved, FormError> {
    #[derive(Deserialize)]
    struct Head {
        format: Option<String>,
        version: Option<u32>,
    }
    if text.trim().is_empty() {
        return Err(FormError::Empty);
    }
    let head: Head = serde_json::from_str(text).map_err(|error| {
        // A file of ours that was cut short begins as ours does.
        let is_ours = text.trim_start().starts_with('{') && text.contains(FORMAT);
        if is_ours { FormError::Damaged(error.to_string()) } else { FormError::Foreign }
    })?;
    if head.format.as_deref() != Some(FORMAT) {
        return Err(FormError::Foreign);
    }
    match head.version {
        // What the second has more may be absent.
        Some(1 | 2) => {
            let file: File = serde_json::from_str(text).map_err(|error| FormError::Damaged(error.to_string()))?;
            Ok(Saved { serial: file.serial, workspace: Workspace::from(file) })
        }
        None | Some(0) => Err(FormError::Damaged("it has no version".to_owned())),
        Some(newer) => Err(FormError::Newer(newer)),
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ChangeForm {
    Step(Step),
    Undo,
    Redo,
    Paths(Vec<String>),
    Session(Box<SessionForm>),
}

/// A change as one line of a journal, without its end.
pub fn print_change(change: &Change) -> String {
    json(&match change {
        Change::Step(step) => ChangeForm::Step(step.clone()),
        Change::Undo => ChangeForm::Undo,
        Change::Redo => ChangeForm::Redo,
        Change::Paths(paths) => ChangeForm::Paths(texts(paths)),
        Change::Session(session) => ChangeForm::Session(Box::new(SessionForm::from(Session::clone(session)))),
    })
}

/// What [`print_change`] wrote; `None` for anything else.
pub fn parse_change(line: &str) -> Option<Change> {
    Some(match serde_json::from_str(line).ok()? {
        ChangeForm::Step(step) => Change::Step(step),
        ChangeForm::Undo => Change::Undo,
        ChangeForm::Redo => Change::Redo,
        ChangeForm::Paths(paths) => Change::Paths(paths.into_iter().map(PathBuf::from).collect()),
        ChangeForm::Session(session) => Change::Session(Box::new(Session::from(*session))),
    })
}

fn texts(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| path.to_string_lossy().into_owned()).collect()
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("our own types have only string keys")
}

impl From<File> for Workspace {
    fn from(file: File) -> Self {
        let paths = file.paths.into_iter().map(PathBuf::from).collect();
        Self { paths, log: Log::new(file.steps, file.cursor), session: file.session.into() }
    }
}

impl From<SessionForm> for Session {
    fn from(session: SessionForm) -> Self {
        let SessionForm { view, document, top, search, panels } = session;
        Self { view, document, top, search, panels: panels.map(Into::into) }
    }
}

impl From<Session> for SessionForm {
    fn from(session: Session) -> Self {
        let Session { view, document, top, search, panels } = session;
        Self { view, document, top, search, panels: panels.map(Into::into) }
    }
}
