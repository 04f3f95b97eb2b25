//! The whole analysis as the rows of a plain text report.

use super::filter::Filter;
use super::inspector::source_name;
use super::lists::{self, DocumentRow, office_text};
use super::timeline::is_inferred;
use super::words::{date_text, event_label};
use crate::base::{Diagnostic, EntityId, EntityKind, EventId, EventKind};
use crate::extract::EventStatus;
use crate::resolve::{Analysis, Event};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// By path.
    pub documents: Vec<DocumentRow>,
    /// Most mentioned first.
    pub entities: Vec<EntityEntry>,
    /// By day.
    pub chronology: Vec<EventEntry>,
    pub undated: Vec<EventEntry>,
    pub problems: Vec<Diagnostic>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct EntityEntry {
    pub entity: EntityId,
    pub kind: EntityKind,
    pub name: String,
    pub mentions: u32,
    /// `وزير الخارجية · تركيا`; former ones are marked as such.
    pub offices: Vec<OfficeEntry>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeEntry {
    pub text: String,
    pub former: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct EventEntry {
    pub event: EventId,
    pub kind: EventKind,
    pub status: EventStatus,
    pub label: String,
    /// `None` without a date; an unresolvable one says what is known of it.
    pub day: Option<String>,
    pub inferred: bool,
    pub who: Vec<String>,
    pub place: Option<String>,
    /// Outlets (or titles) of the documents that tell of it, each once.
    pub sources: Vec<String>,
}

pub fn build(analysis: &Analysis) -> Report {
    let filter = Filter::default();
    let rows = lists::entities(analysis, &filter);
    let order = lists::select(&rows, &lists::EntityQuery::default());
    let entities = order.into_iter().map(|at| {
        let row = &rows[at];
        let offices = analysis.entities[row.entity.index()].roles.iter();
        let offices = offices.map(|role| OfficeEntry { text: office_text(analysis, role), former: role.former });
        EntityEntry {
            entity: row.entity,
            kind: row.kind,
            name: row.name.clone(),
            mentions: row.count,
            offices: offices.collect(),
        }
    });
    let is_dated = |event: &&Event| event.date.is_some_and(|value| value.interval().is_some());
    let (dated, undated): (Vec<&Event>, Vec<&Event>) = analysis.events.iter().partition(is_dated);
    let entry = |event: &&Event| event_entry(analysis, event);
    let mut dated = dated;
    dated.sort_by_key(|event| (event.date.and_then(|value| value.interval()), event.id));
    Report {
        documents: lists::documents(analysis, &filter),
        entities: entities.collect(),
        chronology: dated.iter().map(entry).collect(),
        undated: undated.iter().map(entry).collect(),
        problems: analysis.diagnostics.clone(),
    }
}

fn event_entry(analysis: &Analysis, event: &Event) -> EventEntry {
    let name = |id: EntityId| analysis.entities.get(id.index()).map(|entity| entity.name.clone());
    let mut sources: Vec<String> = Vec::new();
    for report in &event.reports {
        let source = source_name(analysis, report.document);
        if !sources.iter().any(|known| known == source) {
            sources.push(source.to_owned());
        }
    }
    EventEntry {
        event: event.id,
        kind: event.kind,
        status: event.status,
        label: event_label(analysis, event),
        day: event.date.as_ref().map(date_text),
        inferred: is_inferred(event),
        who: event.participants.iter().filter_map(|p| name(p.entity)).collect(),
        place: event.place.and_then(name),
        sources,
    }
}
