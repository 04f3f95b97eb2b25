//! What the analyst has decided on who is who.

use std::collections::{BTreeMap, BTreeSet};

use crate::resolve::folder::MentionId;

/// Decisions on single mentions, in the order in which they were made.
#[derive(Debug, Default)]
pub struct Rulings {
    pub same: Vec<(MentionId, MentionId)>,
    apart: BTreeMap<MentionId, BTreeSet<MentionId>>,
    /// The name that the entity of a mention shall have.
    pub names: Vec<(MentionId, String)>,
}

impl Rulings {
    pub fn is_empty(&self) -> bool {
        self.same.is_empty() && self.apart.is_empty()
    }

    pub fn keep_apart(&mut self, one: MentionId, other: MentionId) {
        self.apart.entry(one).or_default().insert(other);
        self.apart.entry(other).or_default().insert(one);
    }

    /// Whether `mention` is to be kept apart from one of `others`.
    pub fn part(&self, mention: MentionId, mut others: impl Iterator<Item = MentionId>) -> bool {
        self.apart.get(&mention).is_some_and(|apart| others.any(|other| apart.contains(&other)))
    }

    /// All pairs to be kept apart, each once.
    pub fn apart(&self) -> impl Iterator<Item = (MentionId, MentionId)> + '_ {
        self.apart.iter().flat_map(|(&one, others)| others.range(one..).map(move |&other| (one, other)))
    }
}
