//! Events on their days: lanes, marks, and the tray of those without a day.

use super::filter::{Filter, Sieve};
use super::target::Target;
use super::words::event_label;
use crate::base::{DateValue, DayInterval, DocumentId, EntityId, EventId, EventKind};
use crate::extract::EventStatus;
use crate::resolve::{Analysis, Event};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// One per kind of event that the folder has, so that lanes stay in place while the filter changes.
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
    /// How many of its events pass the filter and have a day.
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
    /// The sources contradict each other.
    pub disputed: bool,
    pub about: Connections,
}

/// Whom and what an event is connected with, so that it lights up with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Connections {
    /// Participants and place, ascending.
    pub entities: Vec<EntityId>,
    /// The documents that tell of it, ascending.
    pub documents: Vec<DocumentId>,
}

impl Connections {
    fn of(event: &Event) -> Self {
        let mut entities: Vec<EntityId> = event.participants.iter().map(|p| p.entity).chain(event.place).collect();
        entities.sort_unstable();
        entities.dedup();
        Self { entities, documents: event.reports.iter().map(|report| report.document).collect() }
    }

    /// Whether `target` is one of them, or a tie between two of them.
    pub fn includes(&self, target: Target) -> bool {
        let knows = |entity: EntityId| self.entities.contains(&entity);
        match target {
            Target::Entity(entity) => knows(entity),
            Target::Tie(a, b) => knows(a) && knows(b),
            Target::Document(document) => self.documents.contains(&document),
            Target::Event(_) => false,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Undated {
    pub event: EventId,
    pub kind: EventKind,
    pub label: String,
    pub sources: u32,
    pub about: Connections,
}

/// The events that pass `filter`, on their days.
pub fn build(analysis: &Analysis, filter: &Filter) -> Timeline {
    let mut lanes: Vec<Lane> = EventKind::ALL
        .into_iter()
        .filter(|kind| analysis.events.iter().any(|event| event.kind == *kind))
        .map(|kind| Lane { kind, count: 0 })
        .collect();
    let (mut marks, mut undated) = (Vec::new(), Vec::new());
    let sieve = Sieve::new(analysis, filter);
    for event in analysis.events.iter().filter(|event| sieve.passes_event(event)) {
        let label = event_label(analysis, event);
        let sources = u32::try_from(event.reports.len()).unwrap_or(u32::MAX);
        let about = Connections::of(event);
        let lane = lanes.iter().position(|lane| lane.kind == event.kind);
        let days = event.date.and_then(|value| Some((value, value.interval()?)));
        let (Some(lane), Some((value, span))) = (lane, days) else {
            undated.push(Undated { event: event.id, kind: event.kind, label, sources, about });
            continue;
        };
        lanes[lane].count += 1;
        let (inferred, disputed) = (is_inferred(event), !event.contradictions.is_empty());
        let (event, status) = (event.id, event.status);
        marks.push(Mark { event, lane, value, span, status, inferred, label, sources, disputed, about });
    }
    marks.sort_by_key(|mark| (mark.lane, mark.span.first, mark.span.last, mark.event));
    let first = marks.iter().map(|mark| mark.span.first).min();
    let last = marks.iter().map(|mark| mark.span.last).max();
    let extent = first.zip(last).map(|(first, last)| DayInterval { first, last });
    Timeline { lanes, marks, undated, extent }
}

/// Whether the event's day is more than any one text says.
pub(super) fn is_inferred(event: &Event) -> bool {
    event.date.is_some() && event.reports.iter().all(|report| report.date != event.date)
}
