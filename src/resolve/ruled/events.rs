//! What the analyst has decided on events.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{DateValue, DocumentId};
use crate::extract::Side;
use crate::resolve::folder::MentionId;

/// An event as one document tells it: the document, and the index in its table of events.
pub type Told = (DocumentId, u32);

/// The number of a decision, by which the later of two is told.
pub type Order = usize;

/// What is decided on the event that one document tells of.
#[derive(Clone, Debug, Default)]
pub struct EventRuling {
    /// The day it was on; within, `None` where the analyst says that nothing tells it.
    pub date: Option<(Order, Option<DateValue>)>,
    /// What names its place; within, `None` where the analyst says that nothing tells it.
    pub place: Option<(Order, Option<MentionId>)>,
    /// Who took part on which side, or did not.
    pub parts: Vec<(Order, MentionId, Option<Side>)>,
}

/// Decisions on events, by the documents that tell of them.
#[derive(Debug, Default)]
pub struct EventRulings {
    rulings: BTreeMap<Told, EventRuling>,
    same: Vec<(Told, Told)>,
    apart: BTreeSet<(Told, Told)>,
}

impl EventRulings {
    pub fn of(&self, told: Told) -> Option<&EventRuling> {
        self.rulings.get(&told)
    }

    pub fn entry(&mut self, told: Told) -> &mut EventRuling {
        self.rulings.entry(told).or_default()
    }

    /// The last word holds: this takes back an earlier decision that kept them apart.
    pub fn put_together(&mut self, a: Told, b: Told) {
        self.apart.remove(&(a.min(b), a.max(b)));
        self.same.push((a, b));
    }

    /// The last word holds: this takes back an earlier decision that put them together.
    pub fn keep_apart(&mut self, a: Told, b: Told) {
        self.same.retain(|pair| *pair != (a, b) && *pair != (b, a));
        self.apart.insert((a.min(b), a.max(b)));
    }

    /// Pairs to be put together.
    pub fn same(&self) -> impl Iterator<Item = (Told, Told)> + '_ {
        self.same.iter().copied()
    }

    /// Whether the two are to be kept apart.
    pub fn part(&self, a: Told, b: Told) -> bool {
        !self.apart.is_empty() && self.apart.contains(&(a.min(b), a.max(b)))
    }

    pub fn keeps_none_apart(&self) -> bool {
        self.apart.is_empty()
    }
}
