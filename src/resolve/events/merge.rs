//! Groups of items → the table of events: date, place and participants of all reports together, and what they disagree on.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{DateValue, DayInterval, Diagnostic, DocumentId, EntityId, EventId, Passage, Severity, TextRange};
use crate::extract::{EventStatus, OfficeParty, Side};

use super::item::{Item, is_country, is_country_of};
use super::likeness;
use crate::resolve::days::Days;
use crate::resolve::entities::Entities;
use crate::resolve::folder::{Folder, MentionId};
use crate::resolve::offices::Held;
use crate::resolve::ruled::Order;
use crate::resolve::{DateSource, Event, EventParticipant, Reason, Report};

/// The events by day (undated last), then by first mention.
pub fn events(
    folder: &Folder<'_>,
    entities: &Entities,
    days: &Days<'_>,
    items: &[Item<'_>],
    groups: &[Vec<usize>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::with_capacity(groups.len());
    for group in groups {
        let members: Vec<&Item<'_>> = group.iter().map(|&at| &items[at]).collect();
        let Some(first) = members.first() else { continue };
        let mut because = same_event(folder, entities, &members);
        let (date, steps) = ruled_date(&members).unwrap_or_else(|| date(folder, days, &members, diagnostics));
        because.extend(steps);
        because.extend(held_offices(folder, entities, &members));
        because.extend(ruled_parts(folder, entities, &members));
        events.push(Event {
            id: EventId(0),
            kind: first.mention.kind,
            status: status(&members),
            date,
            because,
            place: place(folder, entities, &members),
            participants: participants(folder, entities, &members),
            reports: reports(folder, days, &members),
            independent_sources: 1,
            contradictions: Vec::new(),
        });
    }
    sort(&mut events);
    events
}

fn trigger(item: &Item<'_>) -> Option<Passage> {
    item.mention.triggers.first().map(|&range| Passage { document: item.document, range })
}

/// Who takes part by an office alone, and which document names its holder.
fn held_offices(folder: &Folder<'_>, entities: &Entities, members: &[&Item<'_>]) -> Vec<Reason> {
    let all = members.iter().flat_map(|item| item.by_office.iter().map(|(office, held)| (item.document, office, held)));
    let tell = |(document, office, held): (DocumentId, &OfficeParty, &Held)| {
        let (name, other) = (&entities.table[held.entity.index()].name, folder.path(held.passage.document));
        let text =
            format!("«{}» in {} is {name}, whom {other} names with this office", office.words, folder.path(document));
        Reason { text, evidence: vec![Passage { document, range: office.range }, held.passage] }
    };
    all.map(tell).collect()
}

/// The day the analyst gives the event, the last word first.
fn ruled_date(members: &[&Item<'_>]) -> Option<(Option<DateValue>, Vec<Reason>)> {
    let ruled = members.iter().filter_map(|item| Some((item.ruling?.date?, *item)));
    let ((_, value), item) = ruled.max_by_key(|((order, _), _)| *order)?;
    let text = match value {
        Some(value) => format!("The analyst says that it was on {value}"),
        None => "The analyst says that its day is not told".to_owned(),
    };
    Some((value, vec![Reason { text, evidence: trigger(item).into_iter().collect() }]))
}

/// The analyst's words on who took part in any of the reports, in the order in which they were said.
fn parts_of(members: &[&Item<'_>]) -> Vec<(Order, MentionId, Option<Side>)> {
    let mut parts: Vec<_> =
        members.iter().filter_map(|item| item.ruling).flat_map(|ruling| ruling.parts.clone()).collect();
    parts.sort_by_key(|(order, mention, _)| (*order, *mention));
    parts.dedup();
    parts
}

/// Says which parties and which place are the analyst's.
fn ruled_parts(folder: &Folder<'_>, entities: &Entities, members: &[&Item<'_>]) -> Vec<Reason> {
    let name = |mention: MentionId| Some(entities.table[entities.of_id(folder, mention)?.index()].name.clone());
    let mut because = Vec::new();
    for (_, mention, side) in parts_of(members) {
        let Some(name) = name(mention) else { continue };
        let took = if side.is_some() { "took part" } else { "did not take part" };
        let text = format!("The analyst says that {name} {took}");
        because.push(Reason { text, evidence: vec![folder.passage(mention)] });
    }
    if let Some(place) = ruled_place(members) {
        let text = match place.and_then(name) {
            Some(name) => format!("The analyst says that it was in {name}"),
            None => "The analyst says that its place is not told".to_owned(),
        };
        because.push(Reason { text, evidence: place.map(|place| folder.passage(place)).into_iter().collect() });
    }
    because
}

/// What names the place of the event by the analyst's last word.
fn ruled_place(members: &[&Item<'_>]) -> Option<Option<MentionId>> {
    let ruled = members.iter().filter_map(|item| item.ruling?.place);
    ruled.max_by_key(|(order, _)| *order).map(|(_, place)| place)
}

/// What the date of an item rests on: its expression, else its trigger.
fn date_passage(folder: &Folder<'_>, item: &Item<'_>) -> Option<Passage> {
    let expression = item.mention.date_mention.and_then(|at| folder.reading(item.document).dates.get(at as usize));
    expression.map(|date| Passage { document: item.document, range: date.range }).or_else(|| trigger(item))
}

/// Why the later reports are taken for the same event as the first.
fn same_event(folder: &Folder<'_>, entities: &Entities, members: &[&Item<'_>]) -> Vec<Reason> {
    let Some((first, rest)) = members.split_first() else { return Vec::new() };
    let name = |id: &EntityId| entities.table[id.index()].name.clone();
    let why = |item: &&Item<'_>| {
        let mut shared: Vec<String> = first.participants.intersection(&item.participants).map(name).collect();
        if first.place.is_some() && first.place == item.place {
            shared.extend(first.place.iter().map(name));
        }
        let days = first.days.zip(item.days).and_then(|(a, b)| a.intersect(b));
        let common = match (shared.is_empty(), days) {
            (false, Some(days)) => format!("{}; {days}", shared.join("، ")),
            (false, None) => shared.join("، "),
            (true, Some(days)) => days.to_string(),
            (true, None) => "what is spoken of around it".to_owned(),
        };
        let (one, other) = (folder.path(first.document), folder.path(item.document));
        let weighed = likeness::told(&likeness::weigh(first, item));
        let text = format!("{other} and {one} tell of the same {}: {common} ({weighed})", first.mention.kind);
        Reason { text, evidence: trigger(item).into_iter().chain(trigger(first)).collect() }
    };
    rest.iter().map(why).collect()
}

/// So many documents are named in the message on a contradiction; the event itself keeps all.
const MOST_SIDES: usize = 12;

/// The date as exact as all reports allow. Where they contradict each other, the day that most reports allow, and a diagnostic.
fn date(
    folder: &Folder<'_>,
    days: &Days<'_>,
    members: &[&Item<'_>],
    diagnostics: &mut Vec<Diagnostic>,
) -> (Option<DateValue>, Vec<Reason>) {
    let dated: Vec<(&Item<'_>, DateValue, DayInterval)> = members
        .iter()
        .filter_map(|item| {
            let value = days.of_event(item.document, item.mention)?;
            Some((*item, value, days.span_of_event(item.document, item.mention)?))
        })
        .collect();
    let by_others = members.iter().flat_map(|item| days.because_of(item.document, item.mention)).cloned();
    let Some(&(_, first, first_days)) = dated.first() else {
        let unresolved = members.iter().find_map(|item| item.mention.date);
        return (unresolved, by_others.collect());
    };
    let mut because: Vec<Reason> = dated
        .iter()
        .map(|(item, value, _)| {
            let evidence = date_passage(folder, item).into_iter().collect();
            Reason { text: format!("{}: {value}", folder.path(item.document)), evidence }
        })
        .collect();
    because.extend(by_others);
    // Why an undated document is of its day is said once; the document itself says it in full.
    let inferred = dated.iter().filter_map(|(item, ..)| days.of_document(item.document));
    if let Some(known) = inferred.into_iter().find(|known| known.source == DateSource::Inferred) {
        because.extend(known.because.iter().cloned());
    }
    let common = dated.iter().try_fold(first_days, |common, (_, _, days)| common.intersect(*days));
    if let Some(common) = common {
        let exact = dated.iter().map(|(_, value, _)| *value).find(|value| value.interval() == Some(common));
        let narrowest = dated.iter().min_by_key(|(_, _, days)| days.days()).map_or(first, |(_, value, _)| *value);
        let value = exact.unwrap_or_else(|| if common.is_day() { DateValue::day(common.first) } else { narrowest });
        if exact.is_none() {
            because.push(Reason { text: format!("Together they leave {common}"), evidence: Vec::new() });
        }
        return (Some(value), because);
    }
    // The first of those that most others can be met with; of a month the days within it that are told.
    let mut spans: BTreeMap<DayInterval, usize> = BTreeMap::new();
    dated.iter().for_each(|(_, _, days)| *spans.entry(*days).or_default() += 1);
    let support = |days: DayInterval| -> usize {
        spans.iter().filter(|(other, _)| other.intersect(days).is_some()).map(|(_, count)| count).sum()
    };
    let rank: BTreeMap<DayInterval, _> =
        spans.keys().map(|days| (*days, (support(*days), std::cmp::Reverse(days.days())))).collect();
    let first_of = |within: Option<DayInterval>| {
        let inside = |days: DayInterval| within.is_none_or(|all| all != days && all.intersect(days) == Some(days));
        let fitting = dated.iter().rev().filter(|(_, _, days)| inside(*days));
        fitting.max_by_key(|(_, _, days)| rank.get(days)).map(|(_, value, days)| (*value, *days))
    };
    let mut best = first_of(None);
    while let Some(inner) = best.and_then(|(_, days)| first_of(Some(days))) {
        best = Some(inner);
    }
    let best = best.map(|(value, _)| value);
    let mut sides: Vec<String> = Vec::new();
    for (item, value, _) in dated.iter().take(MOST_SIDES) {
        sides.push(format!("{} says {value}", folder.path(item.document)));
    }
    if dated.len() > MOST_SIDES {
        sides.push(format!("and {} more", dated.len() - MOST_SIDES));
    }
    if let Some((item, ..)) = dated.first() {
        let message = format!(
            "The documents contradict each other on the day of one {}: {}",
            item.mention.kind,
            sides.join("; ")
        );
        let mut diagnostic = Diagnostic::new(Severity::Warning, folder.path(item.document), message);
        diagnostic.range = date_passage(folder, item).map(|passage| passage.range);
        diagnostics.push(diagnostic);
    }
    because.push(Reason {
        text: format!("The documents contradict each other: {}", sides.join("; ")),
        evidence: dated.iter().filter_map(|(item, ..)| date_passage(folder, item)).collect(),
    });
    (best, because)
}

/// Happened, as soon as one document tells it as past.
fn status(members: &[&Item<'_>]) -> EventStatus {
    let happened = members.iter().any(|item| item.has_happened());
    if happened { EventStatus::Happened } else { EventStatus::Scheduled }
}

/// The place most reports give; a building or city sooner than its country.
fn place(folder: &Folder<'_>, entities: &Entities, members: &[&Item<'_>]) -> Option<EntityId> {
    if let Some(ruled) = ruled_place(members) {
        return ruled.and_then(|mention| entities.of_id(folder, mention));
    }
    let mut counts: BTreeMap<EntityId, u32> = BTreeMap::new();
    members.iter().filter_map(|item| item.told_place).for_each(|place| *counts.entry(place).or_default() += 1);
    let rank = |id: EntityId, count: u32| (!is_country(&entities.table[id.index()]), count, std::cmp::Reverse(id));
    counts.into_iter().max_by_key(|&(id, count)| rank(id, count)).map(|(id, _)| id)
}

const SIDES: [Side; 3] = [Side::Agent, Side::Counterpart, Side::Attendee];

fn rank(side: Side) -> u8 {
    match side {
        Side::Agent => 0,
        Side::Counterpart => 1,
        Side::Attendee => 2,
    }
}

/// Each entity once, agents first; a country only where no report names somebody who stands for it.
fn participants(folder: &Folder<'_>, entities: &Entities, members: &[&Item<'_>]) -> Vec<EventParticipant> {
    let mut sides: BTreeMap<EntityId, u8> = BTreeMap::new();
    for item in members {
        for participant in &item.mention.participants {
            if let Some(entity) = entities.of(item.document, participant.mention) {
                let side = rank(participant.side);
                sides.entry(entity).and_modify(|known| *known = side.min(*known)).or_insert(side);
            }
        }
        // The holder stands for his country.
        for (office, held) in &item.by_office {
            sides.retain(|id, _| !is_country_of(&entities.table[id.index()], &office.country));
            sides.entry(held.entity).or_insert(rank(office.side));
        }
    }
    let represented: BTreeSet<&str> = members
        .iter()
        .filter(|item| item.participants.iter().all(|id| !is_country(&entities.table[id.index()])))
        .flat_map(|item| item.states.iter().map(String::as_str))
        .collect();
    let stands_alone = |id: &EntityId| {
        let entity = &entities.table[id.index()];
        !(members.len() > 1
            && is_country(entity)
            && entity.country.as_deref().is_some_and(|code| represented.contains(code)))
    };
    sides.retain(|id, _| stands_alone(id));
    for (_, mention, side) in parts_of(members) {
        let Some(entity) = entities.of_id(folder, mention) else { continue };
        let _ = match side {
            Some(side) => sides.insert(entity, rank(side)),
            None => sides.remove(&entity),
        };
    }
    let mut list: Vec<_> = sides.into_iter().map(|(id, side)| (side, id)).collect();
    list.sort_unstable();
    list.into_iter().map(|(rank, entity)| EventParticipant { entity, side: SIDES[usize::from(rank)] }).collect()
}

/// One per document, in document order; what the analyst put together of one document is one report.
fn reports(folder: &Folder<'_>, days: &Days<'_>, members: &[&Item<'_>]) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::with_capacity(members.len());
    for item in members {
        let next = report(folder, days, item);
        match reports.last_mut().filter(|last| last.document == next.document) {
            Some(last) => {
                last.triggers.extend(next.triggers);
                last.triggers.sort_unstable();
                last.triggers.dedup();
                last.participants.extend(next.participants);
                last.participants.sort_unstable();
                last.participants.dedup();
                last.date = last.date.or(next.date);
                last.place = last.place.or(next.place);
                last.because.extend(next.because);
            }
            None => reports.push(next),
        }
    }
    reports
}

fn report(folder: &Folder<'_>, days: &Days<'_>, item: &Item<'_>) -> Report {
    let evidence: Vec<Passage> = date_passage(folder, item).into_iter().collect();
    Report {
        document: item.document,
        triggers: item.mention.triggers.clone(),
        date: days.of_event(item.document, item.mention).or(item.mention.date),
        place: item.told_place,
        participants: item.participants.iter().copied().collect(),
        because: (item.mention.because.iter().cloned().chain(item.mention.weights()))
            .map(|text| Reason { text, evidence: evidence.clone() })
            .collect(),
        repeats: None,
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
