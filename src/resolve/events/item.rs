//! An event as one document tells it, with what it can be compared by.

use std::collections::BTreeSet;

use crate::base::{DayInterval, DocumentId, EntityId, EntityKind};
use crate::extract::{EventMention, EventStatus, Reading};

use super::likeness::days_apart;
use crate::resolve::Entity;
use crate::resolve::days::Days;
use crate::resolve::entities::{Entities, country_itself};
use crate::resolve::folder::Folder;
use crate::resolve::geography::Geography;
use crate::resolve::ruled::{EventRuling, EventRulings, Told};

/// What stands so near a trigger, in bytes, and in its sentence, is what its event is about.
const TOPIC_BYTES: u32 = 600;

/// What lies so far back is told as history, not as news.
const HISTORY_DAYS: i32 = 60;

/// One event of one document.
#[derive(Debug)]
pub struct Item<'a> {
    pub document: DocumentId,
    pub mention: &'a EventMention,
    /// People, bodies and places that took part.
    pub participants: BTreeSet<EntityId>,
    /// ISO codes of the states that those stand for.
    pub states: BTreeSet<String>,
    /// Where the document says that it was, else the place it is called after.
    pub place: Option<EntityId>,
    /// Where the document says that it was.
    pub told_place: Option<EntityId>,
    /// ISO code.
    pub place_country: Option<String>,
    /// The place is a city, so that another city is another place.
    pub place_is_city: bool,
    /// It is called after its place: `قمة بغداد`, `اتفاق الطائف`.
    pub is_named_after_place: bool,
    /// Who and what else stands in the sentences of its triggers.
    pub topic: BTreeSet<EntityId>,
    /// Its document's day is not known.
    pub document_is_undated: bool,
    /// Told of as past by at least [`HISTORY_DAYS`], or by a document of no known day that dates it by itself.
    pub is_history: bool,
    /// The days it can have been on; `None` where nothing is known.
    pub days: Option<DayInterval>,
    /// The document and the index in its table of events.
    pub told: Told,
    pub ruling: Option<&'a EventRuling>,
}

impl<'a> Item<'a> {
    fn new(
        folder: &Folder<'a>,
        entities: &Entities,
        days: &Days<'_>,
        rulings: &'a EventRulings,
        told: Told,
        mention: &'a EventMention,
    ) -> Self {
        let document = told.0;
        let ruling = rulings.of(told);
        let mut participants: BTreeSet<EntityId> =
            mention.participants.iter().filter_map(|p| entities.of(document, p.mention)).collect();
        for (_, who, side) in ruling.iter().flat_map(|ruling| &ruling.parts) {
            if let Some(entity) = entities.of_id(folder, *who) {
                let _ = if side.is_some() { participants.insert(entity) } else { participants.remove(&entity) };
            }
        }
        let reading = folder.reading(document);
        let told_place = mention.place.as_ref().and_then(|place| entities.of(document, place.mention));
        let called = place_behind_trigger(reading, mention).and_then(|index| entities.of(document, index));
        let told_place = match ruling.and_then(|ruling| ruling.place) {
            Some((_, place)) => place.and_then(|place| entities.of_id(folder, place)),
            None => told_place,
        };
        let place = told_place.or(called);
        let mut topic = BTreeSet::new();
        for &trigger in &mention.triggers {
            let sentence = folder.sentence_around(document, trigger).range;
            let first = reading.mentions.partition_point(|m| m.range.end + TOPIC_BYTES < trigger.start);
            let near = reading.mentions[first..].iter().zip(entities.of_mention[document.index()][first..].iter());
            topic.extend(
                near.take_while(|(m, _)| m.range.start < trigger.end + TOPIC_BYTES)
                    .filter(|(m, _)| m.kind != EntityKind::Place && sentence.contains_range(m.range))
                    .map(|(_, &entity)| entity)
                    .filter(|entity| !participants.contains(entity)),
            );
        }
        let date = match ruling.and_then(|ruling| ruling.date) {
            Some((_, date)) => date,
            None => days.of_event(document, mention),
        };
        let span = date.and_then(|value| value.interval());
        let written = days.of_document(document).and_then(|date| date.value.interval());
        let expression = mention.date_mention.and_then(|at| reading.dates.get(at as usize));
        let is_history = span.is_some_and(|span| match written {
            Some(written) => span.last < written.first && days_apart(span, written) >= HISTORY_DAYS,
            None => expression.is_some_and(|date| date.anchor.is_none()),
        });
        Self {
            document,
            mention,
            document_is_undated: written.is_none(),
            is_history,
            states: participants.iter().filter_map(|&id| state_of(entities, &entities.table[id.index()])).collect(),
            participants,
            is_named_after_place: place.is_some() && place == called,
            told_place,
            place,
            place_is_city: place.is_some_and(|id| is_city(&entities.table[id.index()])),
            place_country: place.and_then(|id| entities.table[id.index()].country.clone()),
            topic,
            days: span,
            told,
            ruling,
        }
    }

    pub fn has_happened(&self) -> bool {
        self.mention.status == EventStatus::Happened
    }
}

/// The place whose name follows a trigger with one space between, as an index of the document's mentions.
fn place_behind_trigger(reading: &Reading, event: &EventMention) -> Option<u32> {
    event.triggers.iter().find_map(|trigger| {
        let start = trigger.end.checked_add(1)?;
        let at = reading.mentions.partition_point(|mention| mention.range.start < start);
        let behind = reading.mentions.get(at)?;
        let follows = behind.range.start == start && behind.kind == EntityKind::Place;
        u32::try_from(at).ok().filter(|_| follows)
    })
}

/// All events of the folder, in its order.
pub fn items<'a>(
    folder: &Folder<'a>,
    entities: &Entities,
    days: &Days<'_>,
    rulings: &'a EventRulings,
) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    for document in folder.document_ids() {
        for (at, mention) in (0_u32..).zip(&folder.reading(document).events) {
            if !mention.triggers.is_empty() {
                items.push(Item::new(folder, entities, days, rulings, (document, at), mention));
            }
        }
    }
    items
}

/// The state somebody stands for: a person by the office, a body or a country by itself.
pub fn state_of(entities: &Entities, entity: &Entity) -> Option<String> {
    match entity.kind {
        EntityKind::Person => {
            let mut holders = entity.roles.iter().filter_map(|role| role.of);
            holders.find_map(|of| entities.table[of.index()].country.clone())
        }
        EntityKind::Organization | EntityKind::Place => entity.country.clone(),
        EntityKind::Equipment => None,
    }
}

/// Whether the entity is a whole country.
pub fn is_country(entity: &Entity) -> bool {
    country_itself(entity).is_some()
}

/// Whether the entity is a city.
pub fn is_city(entity: &Entity) -> bool {
    !is_country(entity) && Geography::builtin().country_of_city(&entity.name).is_some()
}
