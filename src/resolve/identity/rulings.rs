//! What the analyst has decided on who is who.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::EntityKind;
use crate::resolve::Reason;
use crate::resolve::folder::MentionId;

/// Decisions on single mentions, in the order in which they were made.
#[derive(Debug, Default)]
pub struct Rulings {
    same: Vec<(MentionId, MentionId)>,
    apart: BTreeMap<MentionId, BTreeSet<MentionId>>,
    /// For mentions that were split off: the number of the part that each belongs to.
    parts: BTreeMap<MentionId, u32>,
    /// The name that the entity of a mention shall have.
    pub names: Vec<(MentionId, String)>,
    /// What sort of thing the entity of a mention is.
    pub kinds: Vec<(MentionId, EntityKind)>,
    /// Mentions whose entity is of no interest.
    pub hidden: Vec<MentionId>,
    /// Why a mention is one, where the analyst says so or another document makes it sure.
    pub notes: BTreeMap<MentionId, Vec<Reason>>,
}

impl Rulings {
    pub fn is_empty(&self) -> bool {
        self.same.is_empty() && self.parts.is_empty() && self.apart.values().all(BTreeSet::is_empty)
    }

    /// The last word holds: this takes back an earlier decision that kept them apart.
    pub fn put_together(&mut self, one: MentionId, other: MentionId) {
        let (part, other_part) = (self.part_of(one), self.part_of(other));
        if part != other_part {
            self.parts.retain(|_, of| Some(*of) != part && Some(*of) != other_part);
        }
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

    /// Makes `mentions` a thing of their own, and takes back that some of them were put together with others.
    pub fn split(&mut self, mentions: impl Iterator<Item = MentionId>) {
        let mentions: BTreeSet<MentionId> = mentions.collect();
        let Some(number) = mentions.first().map(|first| first.0) else { return };
        self.same.retain(|(one, other)| mentions.contains(one) == mentions.contains(other));
        // A part that was split off before under the same number keeps its other members apart from these.
        let number = if self.parts.values().any(|part| *part == number) {
            self.parts.values().max().map_or(number, |last| last.saturating_add(1))
        } else {
            number
        };
        self.same.extend(mentions.iter().copied().zip(mentions.iter().copied().skip(1)));
        self.parts.extend(mentions.into_iter().map(|mention| (mention, number)));
    }

    /// The part that was split off which `mention` belongs to.
    pub fn part_of(&self, mention: MentionId) -> Option<u32> {
        self.parts.get(&mention).copied()
    }

    /// Whether `mention` is to be kept apart from one of `others`.
    pub fn part(&self, mention: MentionId, mut others: impl Iterator<Item = MentionId>) -> bool {
        let apart = self.apart.get(&mention);
        if apart.is_none() && self.parts.is_empty() {
            return false;
        }
        let part = self.part_of(mention);
        others.any(|other| self.part_of(other) != part || apart.is_some_and(|apart| apart.contains(&other)))
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
