//! What the analyst has narrowed the views to.

mod sieve;
mod words;

pub use sieve::Sieve;
pub use words::{days_text, kind_plural};

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::base::{DayInterval, DocumentId, EntityId, EventKind};
use crate::model::Target;
use crate::resolve::Analysis;

/// A narrowing of an analysis: what must be so, and what must not. [`Filter::default`] lets everything pass.
///
/// Criteria of one sort widen each other (these kinds, or those); different sorts narrow each other. Words each narrow by themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Only what meets these.
    pub only: BTreeSet<Criterion>,
    /// Nothing that meets one of these.
    pub exclude: BTreeSet<Criterion>,
    /// Whether events and documents without a day pass although only certain days are wanted.
    pub undated: bool,
    /// Whether the network shows ties that rest on shared sentences alone.
    pub weak_ties: bool,
}

/// One thing a filter asks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Criterion {
    /// Can have been on one of these days. Left out is only what was on none but these.
    Days(DayInterval),
    Kind(EventKind),
    /// Takes part, or is the place. A place that is left out takes no event with it.
    Entity(EntityId),
    /// Told by this outlet.
    Source(String),
    /// Told by one of these documents.
    Documents(BTreeSet<DocumentId>),
    /// Told by a document with these words; which ones those are was found out by a search.
    Words {
        text: String,
        documents: BTreeSet<DocumentId>,
    },
    Certainty(Certainty),
}

impl Criterion {
    /// What a click on "only this" asks for: the entity, the document, or the days of the event. `None` for a tie and for an event
    /// without a day.
    pub fn of(analysis: &Analysis, target: Target) -> Option<Self> {
        match target {
            Target::Entity(entity) => Some(Self::Entity(entity)),
            Target::Document(document) => Some(Self::Documents(BTreeSet::from([document]))),
            Target::Event(event) => Some(Self::Days(analysis.events.get(event.index())?.date?.interval()?)),
            Target::Tie(..) => None,
        }
    }
}

/// How sure an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// A text states the day.
    Stated,
    /// The day follows from other evidence.
    Inferred,
    Undated,
    /// Told by at least two sources that do not repeat each other.
    Corroborated,
    /// The sources contradict each other.
    Disputed,
    Happened,
    Scheduled,
}

impl Certainty {
    pub const ALL: [Self; 7] = [
        Self::Stated,
        Self::Inferred,
        Self::Undated,
        Self::Corroborated,
        Self::Disputed,
        Self::Happened,
        Self::Scheduled,
    ];
}

/// Whether a criterion must be met or must not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sense {
    Only,
    Exclude,
}

impl Default for Filter {
    fn default() -> Self {
        Self { only: BTreeSet::new(), exclude: BTreeSet::new(), undated: true, weak_ties: true }
    }
}

impl Filter {
    /// Whether there is no criterion.
    pub fn is_clear(&self) -> bool {
        self.only.is_empty() && self.exclude.is_empty()
    }

    /// Every criterion, those that must be met first.
    pub fn criteria(&self) -> impl Iterator<Item = (Sense, &Criterion)> {
        let only = self.only.iter().map(|criterion| (Sense::Only, criterion));
        only.chain(self.exclude.iter().map(|criterion| (Sense::Exclude, criterion)))
    }

    /// Asks for `criterion`; what asked for its opposite goes.
    pub fn add(&mut self, sense: Sense, criterion: Criterion) {
        let (to, from) = match sense {
            Sense::Only => (&mut self.only, &mut self.exclude),
            Sense::Exclude => (&mut self.exclude, &mut self.only),
        };
        from.remove(&criterion);
        to.insert(criterion);
    }

    pub fn remove(&mut self, sense: Sense, criterion: &Criterion) {
        match sense {
            Sense::Only => self.only.remove(criterion),
            Sense::Exclude => self.exclude.remove(criterion),
        };
    }

    /// Takes every criterion away.
    pub fn clear(&mut self) {
        self.only.clear();
        self.exclude.clear();
    }

    /// The days that are wanted, from the first to the last, where only certain ones are.
    pub fn span(&self) -> Option<DayInterval> {
        let days = self.only.iter().filter_map(|criterion| match criterion {
            Criterion::Days(days) => Some(*days),
            _ => None,
        });
        days.reduce(|a, b| DayInterval { first: a.first.min(b.first), last: a.last.max(b.last) })
    }

    /// The entities of which one must take part, ascending.
    pub fn only_entities(&self) -> impl Iterator<Item = EntityId> {
        entities(&self.only)
    }
}

fn entities(criteria: &BTreeSet<Criterion>) -> impl Iterator<Item = EntityId> {
    criteria.iter().filter_map(|criterion| match criterion {
        Criterion::Entity(entity) => Some(*entity),
        _ => None,
    })
}

#[cfg(test)]
mod tests;
