//! `Analysis` and a filter → what the panels show: network, timeline, lists, reader page. Plain data, no pixels.
//!
//! Every node, tie and mark knows the evidence it stands for.

pub mod network;
mod target;
pub mod timeline;

pub use target::Target;
