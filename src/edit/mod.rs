//! The analyst's decisions: an append-only log with a cursor.
//!
//! Decisions are anchored to content hash, range and quoted text, never to the ids of one run. What they do to an analysis is for
//! `resolve` to say.

mod decision;
mod file;
mod log;

pub use decision::{Anchor, Decision};
pub use file::{FileError, read, write};
pub use log::Log;
