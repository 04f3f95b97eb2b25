//! The analyst's decisions: an append-only log with a cursor. A [`Step`] is a decision, or a star, tag, note, pin or saved view, with
//! the time at which it was made.
//!
//! Decisions are anchored to content hash, range and quoted text, never to the ids of one run. What they do to an analysis is for
//! `resolve` to say.

mod decision;
mod file;
mod log;
mod marks;
mod step;
mod view;

pub use decision::{Anchor, Decision};
pub use file::{FileError, read, write};
pub use log::Log;
pub use marks::Marks;
pub use step::{Act, Step, Subject};
pub use view::{SavedCamera, SavedCriterion, SavedFilter, SavedLook, SavedPanels, SavedPart, SavedView};
