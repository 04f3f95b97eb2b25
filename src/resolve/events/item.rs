//! An event as one document tells it, with what it can be compared by.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::base::{DayInterval, DocumentId, EntityId, EntityKind, Precision, TextRange};
use crate::extract::{DateMention, EventMention, EventStatus, OfficeParty, Reading, Section};

use super::likeness::days_apart;
use crate::resolve::Entity;
use crate::resolve::days::Days;
use crate::resolve::entities::{Entities, country_itself};
use crate::resolve::folder::Folder;
use crate::resolve::geography::Geography;
use crate::resolve::offices::{Held, Offices};
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
    /// Those of them that are no places: a country or its capital among the parties stands for a government.
    pub people: BTreeSet<EntityId>,
    /// Of the participants those whom the document names by office alone: the words, and where another document names their holder.
    pub by_office: Vec<(OfficeParty, Held)>,
    /// ISO codes of the states that those stand for.
    pub states: BTreeSet<String>,
    /// Where the document says that it was, else the place it is called after. Where that is a country and the page is datelined from a
    /// city there, that city.
    pub place: Option<EntityId>,
    /// Where the document says that it was.
    pub told_place: Option<EntityId>,
    /// ISO code.
    pub place_country: Option<String>,
    /// The place is a whole country.
    pub place_is_country: bool,
    /// The country whose capital the place is.
    pub capital_of: Option<&'static str>,
    /// The place is a city, so that another city is another place.
    pub place_is_city: bool,
    /// It is called after its place: `قمة بغداد`, `اتفاق الطائف`.
    pub is_named_after_place: bool,
    /// Who or what stands directly behind a trigger: `انتخاب فلان`, `قمة بغداد`.
    pub called_after: Option<EntityId>,
    /// Who and what else stands in the sentences of its triggers, places left out.
    pub topic: BTreeSet<EntityId>,
    /// Its document's day is not known.
    pub document_is_undated: bool,
    /// Told of as past by at least [`HISTORY_DAYS`], or by a document of no known day that dates it by itself.
    pub is_history: bool,
    /// The days it can have been on; `None` where nothing is known.
    pub days: Option<DayInterval>,
    /// What is known of its day where [`Self::days`] is not: the weekday from 1 (Monday) to 7, month and day of the month.
    pub partly: PartlyKnown,
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
        offices: &Offices,
        told: Told,
        mention: &'a EventMention,
    ) -> Self {
        let document = told.0;
        let ruling = rulings.of(told);
        let mut participants: BTreeSet<EntityId> =
            mention.participants.iter().filter_map(|p| entities.of(document, p.mention)).collect();
        let by_office = by_office(entities, days, offices, document, mention);
        for (office, held) in &by_office {
            participants.retain(|id| !is_country_of(&entities.table[id.index()], &office.country));
            participants.insert(held.entity);
        }
        for (_, who, side) in ruling.iter().flat_map(|ruling| &ruling.parts) {
            if let Some(entity) = entities.of_id(folder, *who) {
                let _ = if side.is_some() { participants.insert(entity) } else { participants.remove(&entity) };
            }
        }
        let reading = folder.reading(document);
        let told_place = mention.place.as_ref().and_then(|place| entities.of(document, place.mention));
        let behind = mention_behind_trigger(reading, mention);
        let called_after = behind.and_then(|index| entities.of(document, index));
        let is_place = |id: &EntityId| entities.table[id.index()].kind == EntityKind::Place;
        let called = called_after.filter(is_place);
        let called_after = called_after.filter(|id| !participants.contains(id));
        let told_place = match ruling.and_then(|ruling| ruling.place) {
            Some((_, place)) => place.and_then(|place| entities.of_id(folder, place)),
            None => told_place,
        };
        let place = told_place.map(|told| datelined(folder, entities, document, told)).or(called);
        let mut topic = BTreeSet::new();
        for &trigger in &mention.triggers {
            let sentence = folder.sentence_around(document, trigger).range;
            let first = reading.mentions.partition_point(|m| m.range.end + TOPIC_BYTES < trigger.start);
            let near = reading.mentions[first..].iter().zip(entities.of_mention[document.index()][first..].iter());
            topic.extend(
                near.take_while(|(m, _)| m.range.start < trigger.end + TOPIC_BYTES)
                    .filter(|(m, _)| m.kind != EntityKind::Place && sentence.contains_range(m.range))
                    .map(|(_, &entity)| entity)
                    .filter(|entity| !participants.contains(entity) && !is_place(entity)),
            );
        }
        let span = match ruling.and_then(|ruling| ruling.date) {
            Some((_, date)) => date.and_then(|value| value.interval()),
            None => days.span_of_event(document, mention),
        };
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
            people: participants.iter().copied().filter(|id| !is_place(id)).collect(),
            participants,
            by_office,
            is_named_after_place: place.is_some() && place == called,
            told_place,
            place,
            place_is_country: place.is_some_and(|id| is_country(&entities.table[id.index()])),
            capital_of: place.and_then(|id| capital_of(&entities.table[id.index()], place == called)),
            place_is_city: place.is_some_and(|id| is_city(&entities.table[id.index()])),
            place_country: place.and_then(|id| entities.table[id.index()].country.clone()),
            called_after,
            topic,
            days: span,
            partly: expression.filter(|_| span.is_none()).map(PartlyKnown::of).unwrap_or_default(),
            told,
            ruling,
        }
    }

    /// What both name as where it was or what it is called after is one place.
    pub fn has_place_of(&self, other: &Self) -> bool {
        self.place.is_some() && self.place == other.place
            || self.capital_of.is_some() && self.capital_of == other.capital_of
    }

    pub fn has_happened(&self) -> bool {
        self.mention.status == EventStatus::Happened
    }
}

/// What month and day of the month say of a day, in log odds.
pub const DAY_OF_A_YEAR: f32 = 2.0;

/// What an expression says of a day whose year is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PartlyKnown {
    weekday: Option<u8>,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartlyKnown {
    fn of(date: &DateMention) -> Self {
        let Precision::Unresolved { month, day } = date.value.precision else { return Self::default() };
        let weekday = date.anchor.as_ref().and_then(|anchor| anchor.weekday).filter(|_| date.value.part.is_none());
        Self { weekday, month, day }
    }

    /// How much it says that one of the days meant is just this, in log odds: one weekday of seven, one day or month of a year.
    pub fn weight(self) -> f32 {
        match (self.month, self.day) {
            (Some(_), Some(_)) => DAY_OF_A_YEAR,
            _ if self.weekday.is_some() => 1.0,
            (Some(_), None) => 0.6,
            _ => 0.0,
        }
    }

    /// The same without the weekday.
    pub fn without_weekday(self) -> Self {
        Self { weekday: None, ..self }
    }

    /// Whether one of `days` can be the day meant.
    pub fn allows(self, days: DayInterval) -> bool {
        const A_YEAR: i32 = 366;
        let same = |known: Option<u8>, own: i8| known.is_none_or(|known| known == own.unsigned_abs());
        let fits = |day: Date| {
            let weekday = day.weekday().to_monday_one_offset();
            same(self.month, day.month()) && same(self.day, day.day()) && same(self.weekday, weekday)
        };
        self == Self::default()
            || days.days() > A_YEAR
            || days.first.series(1.day()).take_while(|day| *day <= days.last).any(fits)
    }

    /// Whether the two can mean one day.
    pub fn agrees(self, other: Self) -> bool {
        let same = |one: Option<u8>, other: Option<u8>| one.zip(other).is_none_or(|(one, other)| one == other);
        same(self.weekday, other.weekday) && same(self.month, other.month) && same(self.day, other.day)
    }
}

/// Who takes part by an office that other documents say is theirs, unless the document has somebody of that state beside it.
fn by_office(
    entities: &Entities,
    days: &Days<'_>,
    offices: &Offices,
    document: DocumentId,
    mention: &EventMention,
) -> Vec<(OfficeParty, Held)> {
    let Some(written) = days.of_document(document).and_then(|date| date.value.interval()) else { return Vec::new() };
    let named = |held: &Held| {
        mention.participants.iter().any(|party| entities.of(document, party.mention) == Some(held.entity))
    };
    let holder = |office: &OfficeParty| Some((office.clone(), offices.holder(document, written, office)?));
    mention.offices.iter().filter_map(holder).filter(|(_, held)| !named(held)).collect()
}

/// Whether the entity is just this country.
pub fn is_country_of(entity: &Entity, code: &str) -> bool {
    is_country(entity) && entity.country.as_deref() == Some(code)
}

/// The city from which a page is datelined, if it lies in the country `told`, else `told`.
fn datelined(folder: &Folder<'_>, entities: &Entities, document: DocumentId, told: EntityId) -> EntityId {
    let entity = |id: EntityId| &entities.table[id.index()];
    if !is_country(entity(told)) {
        return told;
    }
    let reading = folder.reading(document);
    let is_meta = |sentence: u32| reading.sentences.get(sentence as usize).is_some_and(|s| s.section == Section::Meta);
    let mentions = (0_u32..).zip(&reading.mentions).take_while(|(_, mention)| is_meta(mention.sentence));
    let mut cities = mentions.filter_map(|(at, _)| entities.of(document, at)).filter(|id| is_city(entity(*id)));
    cities.find(|city| entity(*city).country == entity(told).country).unwrap_or(told)
}

/// Between a noun and the person it is called after there may stand a rank or an office of so many bytes.
const RANK_BYTES: u32 = 32;

/// The mention that a trigger is called after, as an index of the document's table: a place directly behind it, else a body there or a
/// person, perhaps with a rank before the name.
fn mention_behind_trigger(reading: &Reading, event: &EventMention) -> Option<u32> {
    let behind = |trigger: &TextRange| {
        let start = trigger.end.checked_add(1)?;
        let at = reading.mentions.partition_point(|mention| mention.range.start < start);
        let mention = reading.mentions.get(at)?;
        let gap = mention.range.start - start;
        let sentence = reading.sentences.get(mention.sentence as usize)?.range;
        let reach = if mention.kind == EntityKind::Person { RANK_BYTES } else { 0 };
        (gap <= reach && sentence.contains_range(*trigger)).then_some((mention.kind, u32::try_from(at).ok()?))
    };
    let found: Vec<(EntityKind, u32)> = event.triggers.iter().filter_map(behind).collect();
    let place = found.iter().find(|(kind, _)| *kind == EntityKind::Place);
    place.or(found.first()).map(|(_, at)| *at)
}

/// All events of the folder, in its order.
pub fn items<'a>(
    folder: &Folder<'a>,
    entities: &Entities,
    days: &Days<'_>,
    rulings: &'a EventRulings,
) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    let offices = Offices::of(folder, entities, days);
    for document in folder.document_ids() {
        for (at, mention) in (0_u32..).zip(&folder.reading(document).events) {
            if !mention.triggers.is_empty() {
                items.push(Item::new(folder, entities, days, rulings, &offices, (document, at), mention));
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

/// The country whose capital a place is. What is called after a country of the same name (`اتفاق الجزائر`) is called after the city.
fn capital_of(place: &Entity, called: bool) -> Option<&'static str> {
    let country = Geography::builtin().country_of_capital(&place.name);
    country.filter(|country| place.country.as_deref() == Some(country) && (called || !is_country(place)))
}

/// Whether the entity is a city.
pub fn is_city(entity: &Entity) -> bool {
    !is_country(entity) && Geography::builtin().country_of_city(&entity.name).is_some()
}
