//! Marsad reads Arabic-language news and says who met whom, when and where, who announced what, and which source says so.
//!
//! Data takes one way through the modules, in this order:
//!
//! ```text
//! folder ─ corpus ─▶ Document ─ extract ─▶ Reading ─ resolve ─▶ Analysis ─ model ─▶ network, timeline, lists, page
//!                                                                                      │ scene
//!                                                                                      ▼
//!                                              the window ◀── display lists ──▶ SVG, PNG, PDF
//! ```
//!
//! A module may use those above it in the list below and none beneath; `tests/architecture.rs` holds that order.
//! `ARCHITECTURE.md` says why each stands where it stands.

pub mod base;
pub mod corpus;
pub mod arabic;
pub mod extract;
pub mod edit;
pub mod resolve;
pub mod model;
pub mod text;
pub mod scene;
pub mod export;
pub mod workspace;
pub mod cli;
#[cfg(feature = "gui")]
pub mod gui;
