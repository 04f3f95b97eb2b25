//! Files and streams → [`Document`]s. The only reader of source texts.
//!
//! A file that cannot be used becomes a diagnostic with its name and the reason; it never stops the load.

mod decode;
mod lines;
mod load;
mod sample;

pub use decode::{DecodeError, MAX_FILE_BYTES, decode};
pub use lines::{Articles, json_reason, next_line};
pub use load::{Listing, LoadError, Progress, has_text_ending, list, load, read_file};
pub use sample::sample;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::base::{ContentHash, Diagnostic};

/// One source text, immutable once loaded. Its identity is its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub hash: ContentHash,
    /// Relative to the opened folder, with `/` between its parts.
    pub path: String,
    /// The decoded file without its byte order mark and otherwise unchanged.
    pub text: String,
}

impl Document {
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { hash: ContentHash::of(&text), path: path.into(), text }
    }
}

impl AsRef<Self> for Document {
    fn as_ref(&self) -> &Self {
        self
    }
}

/// What was opened: the documents sorted by path, and what could not be loaded.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    pub documents: Vec<Arc<Document>>,
    pub diagnostics: Vec<Diagnostic>,
    /// The file each document was read from, by the document's path; none for what is built into the program.
    pub files: BTreeMap<String, PathBuf>,
}
