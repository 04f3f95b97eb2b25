//! The reports of one event → where they cannot all be right: the day, the place, who took part, how many.
//!
//! That one report says less than another is no contradiction.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{DateValue, DayInterval, DocumentId, EntityId, EntityKind, Passage, TextRange};
use crate::extract::{EventMention, Quantity, Side};
use crate::resolve::entities::Entities;
use crate::resolve::events::{is_city, state_of};
use crate::resolve::folder::Folder;
use crate::resolve::{Aspect, Contradiction, Event, Report, Statement};

/// In the order of the aspects.
pub fn contradictions(folder: &Folder<'_>, entities: &Entities, event: &Event) -> Vec<Contradiction> {
    let told: Vec<Told<'_>> = event.reports.iter().map(|report| Told::new(folder, entities, report)).collect();
    [days(&told), places(entities, &told), participants(entities, &told)]
        .into_iter()
        .flatten()
        .chain(numbers(folder, &told))
        .collect()
}

/// A report with the passages it rests on.
struct Told<'a> {
    report: &'a Report,
    day: Option<(DateValue, DayInterval, Passage)>,
    place: Option<(EntityId, Passage)>,
    people: BTreeMap<EntityId, Passage>,
}

impl<'a> Told<'a> {
    fn new(folder: &Folder<'_>, entities: &Entities, report: &'a Report) -> Self {
        let document = report.document;
        let reading = folder.reading(document);
        let passage = |range: TextRange| Passage { document, range };
        let mention: Option<&EventMention> = reading
            .events
            .iter()
            .find(|event| event.triggers.first().is_some_and(|first| report.triggers.contains(first)));
        let expression =
            mention.and_then(|event| reading.dates.get(event.date_mention? as usize)).map(|date| date.range);
        let day = report.date.and_then(|value| {
            let range = expression.or(report.triggers.first().copied())?;
            Some((value, value.interval()?, passage(range)))
        });
        let of =
            |index: u32| Some((entities.of(document, index)?, passage(reading.mentions.get(index as usize)?.range)));
        // Who attends what others do contradicts nobody.
        let parties = mention.into_iter().flat_map(|event| &event.participants);
        let parties = parties.filter(|party| party.side != Side::Attendee);
        let people = parties.filter_map(|party| of(party.mention));
        Self {
            report,
            day,
            place: mention.and_then(|event| of(event.place.as_ref()?.mention)),
            people: people.filter(|(id, _)| entities.table[id.index()].kind == EntityKind::Person).collect(),
        }
    }
}

/// The statements with the passages of all who make each, and nothing where there is only one.
fn sides<K: Ord>(about: Aspect, statements: impl IntoIterator<Item = (K, String, Passage)>) -> Option<Contradiction> {
    let mut by_key: BTreeMap<K, (String, BTreeSet<Passage>)> = BTreeMap::new();
    for (key, says, passage) in statements {
        by_key.entry(key).or_insert_with(|| (says, BTreeSet::new())).1.insert(passage);
    }
    let side =
        |(says, evidence): (String, BTreeSet<Passage>)| Statement { says, evidence: evidence.into_iter().collect() };
    let sides: Vec<Statement> = by_key.into_values().map(side).collect();
    (sides.len() > 1).then_some(Contradiction { about, sides })
}

/// Days that others exclude; a month in which all lie is no side.
fn days(told: &[Told<'_>]) -> Option<Contradiction> {
    let known: Vec<_> = told.iter().filter_map(|told| told.day).collect();
    let distinct: BTreeSet<DayInterval> = known.iter().map(|(_, days, _)| *days).collect();
    let contradicted = |days: &DayInterval| distinct.iter().any(|other| other.intersect(*days).is_none());
    let statements = known.into_iter().filter(|(_, days, _)| contradicted(days));
    sides(Aspect::Day, statements.map(|(value, days, at)| ((days.first, days.last), value.to_string(), at)))
}

/// Places of which none lies in the other: two cities, or places of two countries.
fn places(entities: &Entities, told: &[Told<'_>]) -> Option<Contradiction> {
    let known: Vec<(EntityId, Passage)> = told.iter().filter_map(|told| told.place).collect();
    let exclude = |a: EntityId, b: EntityId| {
        let (one, other) = (&entities.table[a.index()], &entities.table[b.index()]);
        let countries = one.country.as_ref().zip(other.country.as_ref()).is_some_and(|(a, b)| a != b);
        a != b && (countries || is_city(one) && is_city(other) && one.country == other.country)
    };
    let distinct: BTreeSet<EntityId> = known.iter().map(|(place, _)| *place).collect();
    let contradicted = |place: EntityId| distinct.iter().any(|&other| exclude(place, other));
    let distinct: BTreeSet<EntityId> = distinct.iter().copied().filter(|place| contradicted(*place)).collect();
    let contradicted = |place: EntityId| distinct.contains(&place);
    let statements = known.iter().filter(|(place, _)| contradicted(*place));
    sides(Aspect::Place, statements.map(|&(place, at)| (place, entities.table[place.index()].name.clone(), at)))
}

/// So many different lists of people are compared, which bounds the work for what the whole folder tells.
const MOST_LISTS: usize = 200;

/// Two people for one state, each named by a report that does not name the other.
fn participants(entities: &Entities, told: &[Told<'_>]) -> Option<Contradiction> {
    let by_state = |told: &Told<'_>| -> BTreeMap<String, Vec<EntityId>> {
        let mut people: BTreeMap<String, Vec<EntityId>> = BTreeMap::new();
        for &id in told.people.keys() {
            if let Some(state) = state_of(entities, &entities.table[id.index()]) {
                people.entry(state).or_default().push(id);
            }
        }
        people
    };
    // Copies of one text name the same people: each list is compared once.
    let mut lists: BTreeMap<BTreeMap<String, Vec<EntityId>>, Vec<usize>> = BTreeMap::new();
    for (at, one) in told.iter().enumerate() {
        lists.entry(by_state(one)).or_default().push(at);
    }
    let lists: Vec<_> = lists.into_iter().take(MOST_LISTS).collect();
    let mut statements: BTreeSet<(EntityId, Passage)> = BTreeSet::new();
    let mut state = |people: &[EntityId], reports: &[usize]| {
        let of = |&at: &usize| people.iter().filter_map(move |id| Some((*id, *told[at].people.get(id)?)));
        statements.extend(reports.iter().flat_map(of));
    };
    for (number, (one, reports)) in lists.iter().enumerate() {
        for (other, other_reports) in &lists[number + 1..] {
            let both = one.iter().filter_map(|(state, people)| Some((people, other.get(state)?)));
            for (people, others) in both.filter(|(people, others)| people.iter().all(|id| !others.contains(id))) {
                state(people, reports);
                state(others, other_reports);
            }
        }
    }
    sides(
        Aspect::Participants,
        statements.into_iter().map(|(id, at)| (id, entities.table[id.index()].name.clone(), at)),
    )
}

/// One noun counted once by each of several reports, and differently.
fn numbers(folder: &Folder<'_>, told: &[Told<'_>]) -> Vec<Contradiction> {
    type Counts<'a> = BTreeMap<String, Vec<(&'a Quantity, Passage)>>;
    let mut counted: Counts<'_> = BTreeMap::new();
    for told in told {
        let document: DocumentId = told.report.document;
        let sentences: Vec<TextRange> =
            told.report.triggers.iter().map(|&range| folder.sentence_around(document, range).range).collect();
        let mut own: Counts<'_> = BTreeMap::new();
        for quantity in &folder.reading(document).quantities {
            if sentences.iter().any(|sentence| sentence.contains_range(quantity.range)) {
                let passage = Passage { document, range: quantity.range };
                own.entry(quantity.counted()).or_default().push((quantity, passage));
            }
        }
        // What a report counts twice differently it counts of different things.
        let once = own.into_iter().filter(|(_, found)| found.iter().all(|(one, _)| one.value == found[0].0.value));
        once.for_each(|(of, found)| counted.entry(of).or_default().extend(found));
    }
    let says = |quantity: &Quantity| format!("{} {}", quantity.value, quantity.of);
    let contradiction = |found: Vec<(&Quantity, Passage)>| {
        sides(Aspect::Number, found.into_iter().map(|(one, at)| (one.value, says(one), at)))
    };
    counted.into_values().filter_map(contradiction).collect()
}
