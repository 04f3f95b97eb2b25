//! Words that are looked for in the open document.

use std::sync::Arc;

use crate::base::{DocumentId, TextRange};
use crate::gui::jobs::Job;

/// What the find bar shows, and the search behind it.
#[derive(Default)]
pub struct Find {
    pub is_open: bool,
    /// The keyboard is to go to the field in the next frame.
    pub focus: bool,
    pub text: String,
    /// In this document, for these words.
    pub document: Option<DocumentId>,
    pub found: String,
    /// In text order.
    pub hits: Arc<Vec<TextRange>>,
    /// The hit that is shown.
    pub at: Option<usize>,
    pub running: Option<(Asked, Job<Vec<TextRange>>)>,
}

/// What is being looked for, and in which document.
pub type Asked = (DocumentId, String);

impl Find {
    /// `3 of 17`, `nothing found`.
    pub fn count(&self) -> String {
        match (self.at, self.hits.len()) {
            _ if self.text.trim().is_empty() => String::new(),
            _ if self.running.is_some() => "…".to_owned(),
            (_, 0) => "nothing found".to_owned(),
            (Some(at), count) => format!("{} of {count}", at + 1),
            (None, count) => count.to_string(),
        }
    }
}
