//! What the analyst has narrowed the view to, and which documents and events remain.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::base::{DateValue, DayInterval, DocumentId, EntityId, EventKind};
use crate::resolve::{Analysis, Event};

/// A narrowing of an analysis. [`Filter::default`] lets everything pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Only what can have been on one of these days.
    pub span: Option<DayInterval>,
    /// Whether events and documents without a day pass although a span is set.
    pub undated: bool,
    /// Kinds of event that are left out.
    pub hidden_kinds: BTreeSet<EventKind>,
    /// Unless empty: only events in which one of these takes part or which were at one of these places.
    pub only: BTreeSet<EntityId>,
    /// These entities, and the events in which they take part, are left out. A place left out takes no event with it.
    pub exclude: BTreeSet<EntityId>,
    /// Only what these documents say.
    pub documents: Option<BTreeSet<DocumentId>>,
    /// Whether the network shows ties that rest on shared sentences alone.
    pub weak_ties: bool,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            span: None,
            undated: true,
            hidden_kinds: BTreeSet::new(),
            only: BTreeSet::new(),
            exclude: BTreeSet::new(),
            documents: None,
            weak_ties: true,
        }
    }
}

impl Filter {
    /// Whether everything passes.
    pub fn is_clear(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn passes_date(&self, date: Option<&DateValue>) -> bool {
        let Some(span) = self.span else { return true };
        match date.and_then(DateValue::interval) {
            Some(days) => days.intersect(span).is_some(),
            None => self.undated,
        }
    }

    /// Whether the document is among the chosen ones, whatever its day.
    pub(super) fn reads(&self, document: DocumentId) -> bool {
        self.documents.as_ref().is_none_or(|chosen| chosen.contains(&document))
    }

    pub(super) fn passes_entity(&self, entity: EntityId) -> bool {
        !self.exclude.contains(&entity)
    }

    pub(super) fn passes_event(&self, event: &Event) -> bool {
        let takes_part =
            |entities: &BTreeSet<EntityId>| event.participants.iter().any(|p| entities.contains(&p.entity));
        !self.hidden_kinds.contains(&event.kind)
            && self.passes_date(event.date.as_ref())
            && event.reports.iter().any(|report| self.reads(report.document))
            && (self.only.is_empty() || takes_part(&self.only) || event.place.is_some_and(|p| self.only.contains(&p)))
            && !takes_part(&self.exclude)
    }
}

/// The documents that pass: those chosen whose own day fits, and those that tell of an event that passes.
/// Indexed by document.
pub(super) fn passing_documents(analysis: &Analysis, filter: &Filter) -> Vec<bool> {
    let mut passing: Vec<bool> = analysis
        .documents
        .iter()
        .enumerate()
        .map(|(index, record)| {
            let day = record.date.as_ref().map(|date| &date.value);
            filter.reads(DocumentId::from_index(index)) && filter.passes_date(day)
        })
        .collect();
    if filter.span.is_some() {
        for event in analysis.events.iter().filter(|event| filter.passes_event(event)) {
            for report in event.reports.iter().filter(|report| filter.reads(report.document)) {
                if let Some(passes) = passing.get_mut(report.document.index()) {
                    *passes = true;
                }
            }
        }
    }
    passing
}
