//! The analyst's decisions: an append-only log with a cursor.
//!
//! Decisions are anchored to content hash, range and quoted text, never to the ids of one run.
