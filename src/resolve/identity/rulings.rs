//! What the analyst has decided on who is who.

use std::collections::{BTreeMap, BTreeSet};

use crate::resolve::folder::MentionId;

/// Decisions on single mentions, in the order in which they were made.
#[derive(Debug, Default)]
pub struct Rulings {
    same: Vec<(MentionId, MentionId)>,
    apart: BTreeMap<MentionId, BTreeSet<MentionId>>,
    /// The name that the entity of a mention shall have.
    pub names: Vec<(MentionId, String)>,
    /// What else the analyst says of a mention.
    pub notes: BTreeMap<MentionId, String>,
}

impl Rulings {
    pub fn is_empty(&self) -> bool {
        self.same.is_empty() && self.apart.values().all(BTreeSet::is_empty)
    }

    /// The last word holds: this takes back an earlier decision that kept them apart.
    pub fn put_together(&mut self, one: MentionId, other: MentionId) {
        for (a, b) in [(one, other), (other, one)] {
            if let Some(apart) = self.apart.get_mut(&a) {
                apart.remove(&b);
            }
        }
        self.same.push((one, other));
    }

    /// The last word holds: this takes back an earlier decision that put them together.
    pub fn keep_apart(&mut self, one: MentionId, other: MentionId) {
        self.same.retain(|pair| *pair != (one, other) && *pair != (other, one));
        self.apart.entry(one).or_default().insert(other);
        self.apart.entry(other).or_default().insert(one);
    }

    /// Whether `mention` is to be kept apart from one of `others`.
    pub fn part(&self, mention: MentionId, mut others: impl Iterator<Item = MentionId>) -> bool {
        self.apart.get(&mention).is_some_and(|apart| others.any(|other| apart.contains(&other)))
    }

    /// Pairs to be put together.
    pub fn same(&self) -> impl Iterator<Item = (MentionId, MentionId)> + '_ {
        self.same.iter().copied()
    }

    /// All pairs to be kept apart, each once.
    pub fn apart(&self) -> impl Iterator<Item = (MentionId, MentionId)> + '_ {
        self.apart.iter().flat_map(|(&one, others)| others.range(one..).map(move |&other| (one, other)))
    }
}
