//! Event mentions → one event per real event, with a report per document.

use std::collections::BTreeMap;

use crate::base::{DocumentId, EntityId, EventId, Passage, TextRange};
use crate::extract::{EventMention, Side};

use super::entities::Entities;
use super::folder::Folder;
use super::{Event, EventParticipant, Reason, Report};

/// The table of events: by day (undated last), then by first mention.
pub fn events(folder: &Folder<'_>, entities: &Entities) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for document in folder.document_ids() {
        for mention in folder.reading(document).events.iter().filter(|mention| !mention.triggers.is_empty()) {
            let report = report(folder, entities, document, mention);
            events.push(Event {
                id: EventId(0),
                kind: mention.kind,
                status: mention.status,
                date: report.date,
                because: report.because.clone(),
                place: report.place,
                participants: participants(entities, document, mention),
                reports: vec![report],
            });
        }
    }
    sort(&mut events);
    events
}

fn report(folder: &Folder<'_>, entities: &Entities, document: DocumentId, mention: &EventMention) -> Report {
    let dated = mention.date_mention.and_then(|index| folder.reading(document).dates.get(index as usize));
    let evidence: Vec<Passage> = dated.map(|date| Passage { document, range: date.range }).into_iter().collect();
    let mut reported: Vec<EntityId> = participants(entities, document, mention).iter().map(|p| p.entity).collect();
    reported.sort_unstable();
    Report {
        document,
        triggers: mention.triggers.clone(),
        date: mention.date,
        place: mention.place.as_ref().and_then(|place| entities.of(document, place.mention)),
        participants: reported,
        because: mention.because.iter().map(|text| Reason { text: text.clone(), evidence: evidence.clone() }).collect(),
    }
}

/// Each entity once, agents first.
fn participants(entities: &Entities, document: DocumentId, mention: &EventMention) -> Vec<EventParticipant> {
    let mut sides: BTreeMap<EntityId, u8> = BTreeMap::new();
    for participant in &mention.participants {
        if let Some(entity) = entities.of(document, participant.mention) {
            let side = rank(participant.side);
            sides.entry(entity).and_modify(|known| *known = side.min(*known)).or_insert(side);
        }
    }
    let mut list: Vec<_> = sides.into_iter().map(|(entity, side)| (side, entity)).collect();
    list.sort_unstable();
    list.into_iter().map(|(rank, entity)| EventParticipant { entity, side: SIDES[usize::from(rank)] }).collect()
}

const SIDES: [Side; 3] = [Side::Agent, Side::Counterpart, Side::Attendee];

fn rank(side: Side) -> u8 {
    match side {
        Side::Agent => 0,
        Side::Counterpart => 1,
        Side::Attendee => 2,
    }
}

fn sort(events: &mut [Event]) {
    let day = |event: &Event| event.date.and_then(|date| date.interval());
    let first = |event: &Event| -> Option<(DocumentId, TextRange)> {
        let report = event.reports.first()?;
        Some((report.document, *report.triggers.first()?))
    };
    events.sort_by(|a, b| {
        let (one, other) = (day(a), day(b));
        (one.is_none(), one, first(a), a.kind).cmp(&(other.is_none(), other, first(b), b.kind))
    });
    for (index, event) in events.iter_mut().enumerate() {
        event.id = EventId::from_index(index);
    }
}
