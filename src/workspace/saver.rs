//! A [`Store`] on a thread of its own: changes go in, problems come out, and the window never waits for a disk.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::state::Change;
use super::store::Store;

/// With nothing new for so long, the whole is saved.
const REST: Duration = Duration::from_secs(1);

/// Saves what it is told. Dropping it waits until everything is saved.
#[derive(Debug)]
pub struct Saver {
    path: PathBuf,
    changes: Option<Sender<Change>>,
    problems: Receiver<Option<String>>,
    thread: Option<JoinHandle<()>>,
}

impl Saver {
    /// # Errors
    /// Where the system has no thread to give.
    pub fn start(store: Store) -> std::io::Result<Self> {
        let (changes, received) = mpsc::channel();
        let (tell, problems) = mpsc::channel();
        let path = store.path().to_owned();
        let thread =
            thread::Builder::new().name("save workspace".to_owned()).spawn(move || run(store, &received, &tell))?;
        Ok(Self { path, changes: Some(changes), problems, thread: Some(thread) })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Has a change written.
    pub fn send(&self, change: Change) {
        if let Some(changes) = &self.changes {
            // The thread ends only after this sender is gone.
            let _ = changes.send(change);
        }
    }

    /// What has become known of saving since the last call: a sentence on what is wrong, or that all is well again (`None`).
    pub fn news(&self) -> Option<Option<String>> {
        self.problems.try_iter().last()
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.changes = None;
        if let Some(thread) = self.thread.take() {
            // A thread that died has told of it by its panic.
            let _ = thread.join();
        }
    }
}

fn run(mut store: Store, changes: &Receiver<Change>, tell: &Sender<Option<String>>) {
    let mut had_problem = false;
    loop {
        let done = match changes.recv_timeout(REST) {
            Ok(change) => store.apply(&change),
            Err(RecvTimeoutError::Timeout) if store.is_unsaved() => store.save(),
            Err(RecvTimeoutError::Timeout) => continue,
            Err(RecvTimeoutError::Disconnected) => break,
        };
        if had_problem || done.is_err() {
            had_problem = done.is_err();
            // Nobody listens any more when the window is closing.
            let _ = tell.send(done.err());
        }
    }
    if store.is_unsaved() {
        // The journal has it where this fails.
        let _ = store.save();
    }
}
