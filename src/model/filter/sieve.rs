//! A filter made ready for one analysis: which documents, entities and events pass.

use std::collections::BTreeSet;

use super::{Certainty, Criterion, Filter, entities};
use crate::base::{DateValue, DayInterval, DocumentId, EntityId, EventKind};
use crate::extract::EventStatus;
use crate::model::timeline::is_inferred;
use crate::resolve::{Analysis, Event};

/// Answers in constant time for documents and entities, and in the size of the event for events.
pub struct Sieve<'a> {
    analysis: &'a Analysis,
    /// By document: whether its text counts, whatever its day.
    reads: Vec<bool>,
    only_entities: BTreeSet<EntityId>,
    excluded_entities: BTreeSet<EntityId>,
    days: Vec<DayInterval>,
    excluded_days: Vec<DayInterval>,
    kinds: Vec<EventKind>,
    excluded_kinds: Vec<EventKind>,
    certainties: Vec<Certainty>,
    excluded_certainties: Vec<Certainty>,
    undated: bool,
}

impl<'a> Sieve<'a> {
    pub fn new(analysis: &'a Analysis, filter: &Filter) -> Self {
        let days = |criteria: &BTreeSet<Criterion>| {
            let days =
                criteria.iter().filter_map(|one| if let Criterion::Days(days) = one { Some(*days) } else { None });
            days.collect()
        };
        let kinds = |criteria: &BTreeSet<Criterion>| {
            let kinds =
                criteria.iter().filter_map(|one| if let Criterion::Kind(kind) = one { Some(*kind) } else { None });
            kinds.collect()
        };
        let certainties = |criteria: &BTreeSet<Criterion>| {
            let all = criteria.iter();
            all.filter_map(|one| if let Criterion::Certainty(of) = one { Some(*of) } else { None }).collect()
        };
        Self {
            analysis,
            reads: readable(analysis, filter),
            only_entities: filter.only_entities().collect(),
            excluded_entities: entities(&filter.exclude).collect(),
            days: days(&filter.only),
            excluded_days: days(&filter.exclude),
            kinds: kinds(&filter.only),
            excluded_kinds: kinds(&filter.exclude),
            certainties: certainties(&filter.only),
            excluded_certainties: certainties(&filter.exclude),
            undated: filter.undated,
        }
    }

    /// Whether what the document says counts, whatever its day.
    pub fn reads(&self, document: DocumentId) -> bool {
        self.reads.get(document.index()) == Some(&true)
    }

    pub fn passes_entity(&self, entity: EntityId) -> bool {
        let is_hidden = self.analysis.entities.get(entity.index()).is_some_and(|entity| entity.is_hidden);
        !is_hidden && !self.excluded_entities.contains(&entity)
    }

    /// Whether the entity is one of those that must take part, or none must.
    pub fn is_wanted(&self, entity: EntityId) -> bool {
        self.only_entities.is_empty() || self.only_entities.contains(&entity)
    }

    pub fn passes_event(&self, event: &Event) -> bool {
        let takes_part =
            |entities: &BTreeSet<EntityId>| event.participants.iter().any(|p| entities.contains(&p.entity));
        let is_there = |place: EntityId| self.only_entities.contains(&place);
        (self.kinds.is_empty() || self.kinds.contains(&event.kind))
            && !self.excluded_kinds.contains(&event.kind)
            && self.passes_date(event.date.as_ref())
            && self.is_certain(event)
            && (self.only_entities.is_empty() || takes_part(&self.only_entities) || event.place.is_some_and(is_there))
            && !takes_part(&self.excluded_entities)
            && event.reports.iter().any(|report| self.reads(report.document))
    }

    fn passes_date(&self, date: Option<&DateValue>) -> bool {
        let Some(on) = date.and_then(DateValue::interval) else { return self.undated || self.days.is_empty() };
        (self.days.is_empty() || self.days.iter().any(|days| on.intersect(*days).is_some()))
            && !self.excluded_days.iter().any(|days| days.contains(on))
    }

    fn is_certain(&self, event: &Event) -> bool {
        // Sorts that answer the same question widen each other.
        const QUESTIONS: [&[Certainty]; 4] = [
            &[Certainty::Stated, Certainty::Inferred, Certainty::Undated],
            &[Certainty::Corroborated],
            &[Certainty::Disputed],
            &[Certainty::Happened, Certainty::Scheduled],
        ];
        let is = |certainty: &Certainty| meets(event, *certainty);
        !self.excluded_certainties.iter().any(is)
            && QUESTIONS.iter().all(|question| {
                let mut asked = self.certainties.iter().filter(|certainty| question.contains(certainty)).peekable();
                asked.peek().is_none() || asked.any(is)
            })
    }

    /// By document: those read whose own day fits or that tell of an event that passes, and, where only certain events or
    /// entities are wanted, that tell of such.
    pub fn documents(&self) -> Vec<bool> {
        let about_events = !self.kinds.is_empty()
            || !self.excluded_kinds.is_empty()
            || !self.certainties.is_empty()
            || !self.excluded_certainties.is_empty();
        let by_day = !self.days.is_empty() || !self.excluded_days.is_empty();
        let mut tells = vec![false; self.reads.len()];
        if about_events || by_day {
            for event in self.analysis.events.iter().filter(|event| self.passes_event(event)) {
                for report in &event.reports {
                    if let Some(tells) = tells.get_mut(report.document.index()) {
                        *tells = true;
                    }
                }
            }
        }
        let names = self.naming_documents();
        let passes = |(index, record): (usize, &crate::resolve::DocumentRecord)| {
            let day = record.date.as_ref().map(|date| &date.value);
            let fits = if about_events { tells[index] } else { self.passes_date(day) || by_day && tells[index] };
            self.reads[index] && fits && names.as_ref().is_none_or(|names| names[index])
        };
        self.analysis.documents.iter().enumerate().map(passes).collect()
    }

    /// By document: whether it names one of the entities that must take part; `None` where none must.
    fn naming_documents(&self) -> Option<Vec<bool>> {
        if self.only_entities.is_empty() {
            return None;
        }
        let mut names = vec![false; self.reads.len()];
        let wanted = self.only_entities.iter().filter_map(|id| self.analysis.entities.get(id.index()));
        for mention in wanted.flat_map(|entity| &entity.mentions) {
            if let Some(names) = names.get_mut(mention.document.index()) {
                *names = true;
            }
        }
        Some(names)
    }
}

fn meets(event: &Event, certainty: Certainty) -> bool {
    match certainty {
        Certainty::Stated => event.date.is_some_and(|date| date.interval().is_some()) && !is_inferred(event),
        Certainty::Inferred => event.date.is_some_and(|date| date.interval().is_some()) && is_inferred(event),
        Certainty::Undated => event.date.is_none_or(|date| date.interval().is_none()),
        Certainty::Corroborated => event.independent_sources >= 2,
        Certainty::Disputed => !event.contradictions.is_empty(),
        Certainty::Happened => event.status == EventStatus::Happened,
        Certainty::Scheduled => event.status == EventStatus::Scheduled,
    }
}

/// By document: whether sources, sets and words let its text count.
fn readable(analysis: &Analysis, filter: &Filter) -> Vec<bool> {
    let sources = |criteria: &BTreeSet<Criterion>| -> BTreeSet<String> {
        let sources =
            criteria.iter().filter_map(|one| if let Criterion::Source(of) = one { Some(of.clone()) } else { None });
        sources.collect()
    };
    let (wanted, unwanted) = (sources(&filter.only), sources(&filter.exclude));
    let chosen: Vec<&BTreeSet<DocumentId>> = (filter.only.iter())
        .filter_map(|one| if let Criterion::Documents(documents) = one { Some(documents) } else { None })
        .collect();
    let reads = |(index, record): (usize, &crate::resolve::DocumentRecord)| {
        let document = DocumentId::from_index(index);
        let is_of = |sources: &BTreeSet<String>| record.outlet.as_ref().is_some_and(|outlet| sources.contains(outlet));
        let left_out = filter.exclude.iter().any(|one| match one {
            Criterion::Documents(documents) | Criterion::Words { documents, .. } => documents.contains(&document),
            _ => false,
        });
        let has_words = filter.only.iter().all(|one| match one {
            Criterion::Words { documents, .. } => documents.contains(&document),
            _ => true,
        });
        (wanted.is_empty() || is_of(&wanted))
            && !is_of(&unwanted)
            && !left_out
            && has_words
            && (chosen.is_empty() || chosen.iter().any(|documents| documents.contains(&document)))
    };
    analysis.documents.iter().enumerate().map(reads).collect()
}
