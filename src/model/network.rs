//! The entity network: who is tied to whom, and by what.

use crate::base::{EntityId, EntityKind, EventId, Passage};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// By weight, heaviest first; ties broken by id.
    pub nodes: Vec<Node>,
    /// Each pair of nodes at most once, `a < b` as indices into `nodes`.
    pub ties: Vec<Tie>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub entity: EntityId,
    pub kind: EntityKind,
    pub label: String,
    /// How many mentions of it pass the filter.
    pub mentions: u32,
    /// The sum of its ties' weights.
    pub degree: f32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    pub a: usize,
    pub b: usize,
    /// At least one shared event; otherwise they only stand in one sentence.
    pub strong: bool,
    /// Shared events count 1 each, shared sentences 0.2.
    pub weight: f32,
    pub events: Vec<EventId>,
    /// Sentences, ascending.
    pub evidence: Vec<Passage>,
}
