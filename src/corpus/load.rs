//! Folders and files → [`Corpus`].

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::decode::{MAX_FILE_BYTES, decode};
use super::{Corpus, Document};
use crate::base::{CancelToken, Cancelled, Diagnostic, Severity};

/// How far a piece of long work has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub total: usize,
}

/// Why nothing at all was loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error("cannot open {path}: {source}")]
    Root { path: String, source: io::Error },
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// The endings of the files that are read.
const ENDINGS: [&str; 2] = ["txt", "md"];

/// Loads what the user chose: each root is a folder, searched at any depth, or a file. Hidden files and folders are left out, and links
/// are not followed, so that nothing outside the roots is read. Only `.txt` and `.md` files of a folder count; a file named as a
/// root is tried whatever its ending.
///
/// `progress` is called from several threads, after each file.
///
/// # Errors
/// When a root does not exist or cannot be listed, and when `cancel` was raised. A bad file is no error: it becomes a diagnostic.
pub fn load(
    roots: &[PathBuf],
    cancel: &CancelToken,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Corpus, LoadError> {
    let Listing { files, mut diagnostics } = list(roots, cancel)?;
    let (total, done) = (files.len(), AtomicUsize::new(0));
    let mut places = files.clone();
    let loaded: Vec<Result<Document, Diagnostic>> = files
        .into_par_iter()
        .map(|(name, path)| {
            cancel.check()?;
            let result = read_file(&name, &path);
            progress(Progress { done: done.fetch_add(1, Ordering::Relaxed) + 1, total });
            Ok(result)
        })
        .collect::<Result<_, Cancelled>>()?;
    let mut documents = Vec::with_capacity(loaded.len());
    for result in loaded {
        match result {
            Ok(document) => documents.push(Arc::new(document)),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    diagnostics.sort();
    let read: BTreeSet<&str> = documents.iter().map(|document| document.path.as_str()).collect();
    places.retain(|name, _| read.contains(name.as_str()));
    Ok(Corpus { documents, diagnostics, files: places })
}

/// What is to be read, before any of it is.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// The files by the paths that their documents carry.
    pub files: BTreeMap<String, PathBuf>,
    /// What could not be listed, and links, which are not followed.
    pub diagnostics: Vec<Diagnostic>,
}

/// Lists the files that [`load`] reads, to read them one by one with [`read_file`] where not all can be held at once.
///
/// # Errors
/// As [`load`].
pub fn list(roots: &[PathBuf], cancel: &CancelToken) -> Result<Listing, LoadError> {
    let mut listing = Listing::default();
    for root in roots {
        cancel.check()?;
        collect(root, roots.len() > 1, cancel, &mut listing.files, &mut listing.diagnostics)?;
    }
    Ok(listing)
}

/// Reads one file under the path `name`.
///
/// # Errors
/// What is wrong with the file, where it cannot be used.
pub fn read_file(name: &str, path: &Path) -> Result<Document, Diagnostic> {
    match read(path) {
        Ok(text) => Ok(Document::new(name, text)),
        Err(message) => Err(Diagnostic::new(Severity::Error, name, message)),
    }
}

/// Adds the files of one root under the names that documents carry: the path within the folder, with the folder's own name in front
/// where several roots are opened together.
fn collect(
    root: &Path,
    many: bool,
    cancel: &CancelToken,
    files: &mut BTreeMap<String, PathBuf>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(), LoadError> {
    let failed = |source| LoadError::Root { path: root.display().to_string(), source };
    let own_name = root.file_name().map(|name| name.to_string_lossy().into_owned());
    if !fs::metadata(root).map_err(failed)?.is_dir() {
        add(files, own_name.unwrap_or_else(|| root.display().to_string()), root.to_owned());
        return Ok(());
    }
    fs::read_dir(root).map_err(failed)?;
    let prefix = own_name.filter(|_| many).map(|name| name + "/").unwrap_or_default();
    let visible =
        |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
    for entry in WalkDir::new(root).follow_links(false).into_iter().filter_entry(visible) {
        cancel.check()?;
        match entry {
            Ok(entry) => {
                let name = format!("{prefix}{}", relative(root, entry.path()));
                if entry.path_is_symlink() && entry.depth() > 0 {
                    diagnostics.push(Diagnostic::new(
                        Severity::Warning,
                        name,
                        "it is a link, and links are not followed",
                    ));
                } else if entry.file_type().is_file() && has_text_ending(entry.path()) {
                    add(files, name, entry.into_path());
                }
            }
            Err(error) => {
                let name = error.path().map_or_else(|| root.display().to_string(), |path| relative(root, path));
                let reason = error.io_error().map_or_else(|| error.to_string(), plain_reason);
                diagnostics.push(Diagnostic::new(Severity::Error, format!("{prefix}{name}"), reason));
            }
        }
    }
    Ok(())
}

/// Two roots can hold files of one name: the later one is told apart by a number, so that nothing is lost.
fn add(files: &mut BTreeMap<String, PathBuf>, name: String, path: PathBuf) {
    if files.get(&name).is_some_and(|known| *known == path) {
        return;
    }
    let mut free = name.clone();
    let mut number = 2;
    while files.contains_key(&free) {
        free = format!("{name} ({number})");
        number += 1;
    }
    files.insert(free, path);
}

fn relative(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Whether a file of this name is one of those that are read.
pub fn has_text_ending(path: &Path) -> bool {
    path.extension().is_some_and(|own| ENDINGS.iter().any(|ending| own.eq_ignore_ascii_case(ending)))
}

fn read(path: &Path) -> Result<String, String> {
    let size = fs::metadata(path).map_err(|error| plain_reason(&error))?.len();
    if size > MAX_FILE_BYTES {
        return Err(super::DecodeError::TooLarge(size).to_string());
    }
    let bytes = fs::read(path).map_err(|error| plain_reason(&error))?;
    decode(&bytes).map_err(|error| error.to_string())
}

fn plain_reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        io::ErrorKind::NotFound => "it is no longer there".to_owned(),
        _ => error.to_string(),
    }
}
