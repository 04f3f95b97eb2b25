//! A view as it is kept: without the ids of one run, and in words that files keep while the program changes.

use serde::{Deserialize, Serialize};

use super::{Anchor, Subject};
use crate::base::{ContentHash, DayInterval, EventKind};

/// What was shown: what the views were narrowed to, what was selected, and how the charts and panels stood.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedView {
    pub filter: SavedFilter,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selection: Option<Subject>,
    /// The document on show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<ContentHash>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub look: Option<SavedLook>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub panels: Option<SavedPanels>,
}

/// A filter without the ids of one run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedFilter {
    pub only: Vec<SavedCriterion>,
    pub exclude: Vec<SavedCriterion>,
    pub undated: bool,
    pub weak_ties: bool,
}

/// A criterion without the ids of one run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SavedCriterion {
    Days(DayInterval),
    Kind(EventKind),
    Entity(Anchor),
    Source(String),
    Documents(Vec<ContentHash>),
    Words {
        text: String,
        documents: Vec<ContentHash>,
    },
    /// One of the words for how sure an event is.
    Certainty(String),
}

/// How the timeline and the network are drawn, and which part of them is in view.
///
/// Choices stand as the words that settings and exports use for them; one that is not known, or absent, leaves the choice as it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedLook {
    /// By what the timeline has lanes.
    pub lanes: String,
    pub hijri: bool,
    /// By which names months are called.
    pub months: String,
    /// The days of the timeline in view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<DayInterval>,
    pub size_by: String,
    pub color_by: String,
    /// At most so many nodes; 0 as usual.
    pub nodes: usize,
    /// Kinds of tie that are left out.
    pub without: Vec<String>,
    /// The middle of the neighbourhood that is shown; empty for the whole network.
    pub around: Vec<Anchor>,
    pub steps: u8,
    pub hidden: Vec<Anchor>,
    pub folded: Vec<Anchor>,
    /// Only ties of these days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<DayInterval>,
    /// `None`: all of the network is in view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub camera: Option<SavedCamera>,
}

/// Which part of the network is in view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SavedCamera {
    /// The point of the layout in the middle of the panel, in points.
    pub center: [f32; 2],
    /// Points on screen for one of the layout.
    pub zoom: f32,
}

/// How panels are arranged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SavedPanels {
    Panel {
        name: String,
        shown: bool,
    },
    /// From left to right.
    Row(Vec<SavedPart>),
    /// From top to bottom.
    Column(Vec<SavedPart>),
    /// Behind each other.
    Tabs {
        active: usize,
        parts: Vec<SavedPanels>,
    },
}

/// A part of a row or column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedPart {
    /// Of the room, beside the other parts' shares.
    pub share: f32,
    pub layout: SavedPanels,
}
