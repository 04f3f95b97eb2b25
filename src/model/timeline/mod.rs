//! Events on their days: lanes, marks, and the tray of those without a day.

mod lanes;
mod undated;

pub use lanes::{Grouping, Lane, LaneKey};
pub use undated::{DayBounds, Undated};

use super::filter::{Filter, Sieve};
use super::target::Target;
use super::words::event_label;
use crate::base::{DateValue, DayInterval, DocumentId, EntityId, EventId, EventKind};
use crate::extract::EventStatus;
use crate::resolve::{Analysis, Event};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    pub grouping: Grouping,
    pub lanes: Vec<Lane>,
    /// Every event that passes and has a day, by first day. An event may be in several lanes.
    pub events: Vec<Dated>,
    /// Events without a resolvable date, never dropped.
    pub undated: Vec<Undated>,
    /// From the first event's first day to the last one's last, or `None` without dated events.
    pub extent: Option<DayInterval>,
    /// How many events the folder has, whether they pass or not.
    pub total: usize,
}

/// An event on its days.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    pub event: EventId,
    pub kind: EventKind,
    pub value: DateValue,
    /// A single day is drawn as a point, anything longer as a bar of its length.
    pub span: DayInterval,
    /// The first and the last day of `span`, counted from 1 January 1970.
    pub days: (i32, i32),
    pub status: EventStatus,
    /// The day follows from other evidence; no text states it as such.
    pub inferred: bool,
    pub label: String,
    /// How many documents tell of it.
    pub sources: u32,
    /// How many of them repeat no other.
    pub independent: u32,
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
        let knows = |entity: EntityId| self.entities.binary_search(&entity).is_ok();
        match target {
            Target::Entity(entity) => knows(entity),
            Target::Tie(a, b) => knows(a) && knows(b),
            Target::Document(document) => self.documents.contains(&document),
            Target::Event(_) => false,
        }
    }
}

impl Dated {
    /// Whether it is `target`, or connected with it.
    pub fn has_to_do_with(&self, target: Target) -> bool {
        target == Target::Event(self.event) || self.about.includes(target)
    }
}

/// The number of a day, counted from 1 January 1970.
pub fn day_number(day: jiff::civil::Date) -> i32 {
    jiff::civil::Date::constant(1970, 1, 1).until(day).map_or(0, |span| span.get_days())
}

/// The events that pass `filter`, on their days, in lanes by `grouping`.
pub fn build(analysis: &Analysis, filter: &Filter, grouping: Grouping) -> Timeline {
    let sieve = Sieve::new(analysis, filter);
    let (mut events, mut undated) = (Vec::new(), Vec::new());
    for event in analysis.events.iter().filter(|event| sieve.passes_event(event)) {
        let Some((value, span)) = event.date.and_then(|value| Some((value, value.interval()?))) else {
            undated.push(Undated::of(analysis, event));
            continue;
        };
        events.push(Dated {
            event: event.id,
            kind: event.kind,
            value,
            span,
            days: (day_number(span.first), day_number(span.last)),
            status: event.status,
            inferred: is_inferred(event),
            label: event_label(analysis, event),
            sources: u32::try_from(event.reports.len()).unwrap_or(u32::MAX),
            independent: event.independent_sources,
            disputed: !event.contradictions.is_empty(),
            about: Connections::of(event),
        });
    }
    events.sort_by_key(|event| (event.days, event.event));
    let last = events.iter().map(|event| event.span.last).max();
    let extent = events.first().zip(last).map(|(first, last)| DayInterval { first: first.span.first, last });
    let lanes = lanes::lanes(analysis, &sieve, &events, grouping);
    Timeline { grouping, lanes, events, undated, extent, total: analysis.events.len() }
}

/// Whether the event's day is more than any one text says.
pub(super) fn is_inferred(event: &Event) -> bool {
    event.date.is_some() && event.reports.iter().all(|report| report.date != event.date)
}
