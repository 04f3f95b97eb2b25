//! Events on their days: lanes, marks, and the tray of those without a day.

use crate::base::{DateValue, DayInterval, EventId, EventKind};
use crate::extract::EventStatus;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    pub lanes: Vec<Lane>,
    /// By lane, then by first day.
    pub marks: Vec<Mark>,
    /// Events without a resolvable date, never dropped.
    pub undated: Vec<Undated>,
    /// From the first mark's first day to the last mark's last, or `None` without marks.
    pub extent: Option<DayInterval>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    pub kind: EventKind,
    pub count: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub event: EventId,
    pub lane: usize,
    pub value: DateValue,
    /// A single day is drawn as a point, anything longer as a bar of its length.
    pub span: DayInterval,
    pub status: EventStatus,
    /// The day follows from other evidence; no text states it as such.
    pub inferred: bool,
    pub label: String,
    pub sources: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Undated {
    pub event: EventId,
    pub kind: EventKind,
    pub label: String,
}
