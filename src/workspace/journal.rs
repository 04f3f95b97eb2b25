//! The journal beside a workspace: the state that was saved last, then every change since, one a line.
//!
//! Each line begins with a hash of the rest, so that a line that was cut off, and all after it, are passed over. The file is locked by the
//! window that writes it.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::form::{self, Saved};
use super::state::Change;
use crate::base::ContentHash;

/// The name of the journal of a workspace: `news.marsad` has `news.marsad-journal`.
pub fn journal_path(workspace: &Path) -> PathBuf {
    let mut name = workspace.as_os_str().to_owned();
    name.push("-journal");
    name.into()
}

/// What a journal holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Entries {
    /// The state that was saved last.
    pub base: Saved,
    /// The hash of the text it was saved as.
    pub base_hash: ContentHash,
    pub changes: Vec<Change>,
}

impl Entries {
    /// The state after all changes.
    pub fn last(&self) -> Saved {
        let mut last = self.base.clone();
        self.changes.iter().for_each(|change| last.workspace.apply(change));
        last
    }
}

/// Reads a journal as far as it is whole; `None` where there is none, or not even its first line is.
pub fn read(path: &Path) -> Option<Entries> {
    // A device or a pipe might have no end.
    if !std::fs::metadata(path).ok()?.is_file() {
        return None;
    }
    let bytes = std::fs::read(path).ok()?;
    let whole = bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
    let text = std::str::from_utf8(&bytes[..whole]).ok()?;
    let mut lines = text.lines().map_while(checked);
    let first = lines.next()?;
    let base = form::parse(first).ok()?;
    let changes = lines.map_while(form::parse_change).collect();
    Some(Entries { base, base_hash: ContentHash::of(&format!("{first}\n")), changes })
}

/// The content of a line whose hash is right.
fn checked(line: &str) -> Option<&str> {
    let (hash, content) = line.split_once(' ')?;
    (hash == ContentHash::of(content).to_string()).then_some(content)
}

fn line(content: &str) -> String {
    format!("{} {content}\n", ContentHash::of(content))
}

/// A journal that is being written. It is locked until it is dropped.
#[derive(Debug)]
pub struct Journal {
    file: File,
    /// Bytes that are whole.
    length: u64,
}

impl Journal {
    /// Opens and locks the journal, or says that another window has it locked (`None`).
    ///
    /// # Errors
    /// Where it cannot be written at all.
    pub fn lock(path: &Path) -> io::Result<Option<Self>> {
        let file = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { length: file.metadata()?.len(), file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Begins anew from the text of the workspace that was just saved.
    ///
    /// # Errors
    /// Where the disk is full or gone.
    pub fn restart(&mut self, saved: &str) -> io::Result<()> {
        self.length = 0;
        self.file.set_len(0)?;
        self.append_line(&line(saved.trim_end_matches('\n')))
    }

    /// Adds a change. What could not be written whole is taken away again.
    ///
    /// # Errors
    /// Where the disk is full or gone.
    pub fn append(&mut self, change: &Change) -> io::Result<()> {
        self.append_line(&line(&form::print_change(change)))
    }

    fn append_line(&mut self, line: &str) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.length))?;
        let written = self.file.write_all(line.as_bytes()).and_then(|()| self.file.sync_data());
        match written {
            Ok(()) => self.length += line.len() as u64,
            Err(_) => self.file.set_len(self.length).unwrap_or_default(),
        }
        written
    }
}
