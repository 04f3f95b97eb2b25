//! Events sorted into lanes.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Dated;
use crate::base::{EntityId, EntityKind, EventKind};
use crate::extract::EventStatus;
use crate::model::filter::{Sieve, kind_plural};
use crate::model::inspector::source_name;
use crate::resolve::{Analysis, Event, country_name};

/// By what events are sorted into lanes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grouping {
    #[default]
    Kind,
    /// By person and body that takes part.
    Entity,
    /// By pair of countries that take part.
    Countries,
    /// By outlet that tells of it.
    Source,
}

impl Grouping {
    pub const ALL: [Self; 4] = [Self::Kind, Self::Entity, Self::Countries, Self::Source];
}

/// What the events of a lane have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LaneKey {
    Kind(EventKind),
    Entity(EntityId),
    /// Codes of ISO 3166, in alphabetical order.
    Countries(String, String),
    Source(String),
    /// Everything that no lane of its own is for.
    Rest,
    /// What is announced and had not come when it was written of.
    Scheduled,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    pub key: LaneKey,
    /// What it is called on screen.
    pub label: String,
    /// Indices into the timeline's events, ascending, so that they are in the order of their first days.
    pub marks: Vec<u32>,
    /// Days of the longest event: none that begins longer before a day reaches it.
    pub longest: i32,
}

/// More than these tell nothing at a glance; what has fewer events shares the last lane.
const MOST_LANES: usize = 30;

/// The lanes of `events`. Lanes by kind are those of all the folder's kinds, so that they stay while the filter changes; others are there
/// if they have an event, those with most first.
pub(super) fn lanes(analysis: &Analysis, sieve: &Sieve<'_>, events: &[Dated], grouping: Grouping) -> Vec<Lane> {
    let mut found: BTreeMap<LaneKey, Vec<u32>> = BTreeMap::new();
    if grouping == Grouping::Kind {
        let kinds: BTreeSet<EventKind> = analysis.events.iter().map(|event| event.kind).collect();
        found.extend(kinds.into_iter().map(|kind| (LaneKey::Kind(kind), Vec::new())));
    }
    for (index, dated) in (0u32..).zip(events) {
        for key in keys(analysis, sieve, &analysis.events[dated.event.index()], grouping) {
            found.entry(key).or_default().push(index);
        }
    }
    let scheduled = found.remove(&LaneKey::Scheduled);
    let rest = found.remove(&LaneKey::Rest);
    let mut lanes: Vec<(LaneKey, Vec<u32>)> = found.into_iter().collect();
    if grouping != Grouping::Kind {
        lanes.sort_by_key(|(_, marks)| std::cmp::Reverse(marks.len()));
    }
    let others = lanes.split_off(lanes.len().min(MOST_LANES));
    let mut named: Vec<Lane> = lanes.into_iter().map(|(key, marks)| lane(analysis, events, key, marks, 0)).collect();
    let mut shared: Vec<u32> =
        others.iter().flat_map(|(_, marks)| marks).copied().chain(rest.into_iter().flatten()).collect();
    shared.sort_unstable();
    shared.dedup();
    if !shared.is_empty() {
        named.push(lane(analysis, events, LaneKey::Rest, shared, others.len()));
    }
    named.extend(scheduled.map(|marks| lane(analysis, events, LaneKey::Scheduled, marks, 0)));
    named
}

fn lane(analysis: &Analysis, events: &[Dated], key: LaneKey, marks: Vec<u32>, others: usize) -> Lane {
    let length = |mark: &u32| events.get(*mark as usize).map_or(1, |event| event.days.1 - event.days.0 + 1);
    let longest = marks.iter().map(length).max().unwrap_or(1);
    let label = match &key {
        LaneKey::Kind(kind) => kind_plural(*kind).to_owned(),
        LaneKey::Entity(id) => {
            analysis.entities.get(id.index()).map_or("", |entity| crate::model::short_name(entity)).to_owned()
        }
        LaneKey::Countries(a, b) => format!("{} – {}", country(a), country(b)),
        LaneKey::Source(source) => source.clone(),
        LaneKey::Rest if others > 0 => format!("{others} others"),
        LaneKey::Rest => "Others".to_owned(),
        LaneKey::Scheduled => "Scheduled".to_owned(),
    };
    Lane { key, label, marks, longest }
}

fn country(code: &str) -> &str {
    country_name(code).unwrap_or(code)
}

/// The lanes an event belongs in; at least one.
fn keys(analysis: &Analysis, sieve: &Sieve<'_>, event: &Event, grouping: Grouping) -> Vec<LaneKey> {
    if event.status == EventStatus::Scheduled {
        return vec![LaneKey::Scheduled];
    }
    let found: BTreeSet<LaneKey> = match grouping {
        Grouping::Kind => BTreeSet::from([LaneKey::Kind(event.kind)]),
        Grouping::Entity => {
            actors(analysis, event).filter(|id| sieve.passes_entity(*id)).map(LaneKey::Entity).collect()
        }
        Grouping::Countries => {
            let countries: BTreeSet<&String> = (actors(analysis, event).chain(event.place))
                .filter_map(|id| analysis.entities.get(id.index())?.country.as_ref())
                .collect();
            let pairs = countries.iter().enumerate().flat_map(|(at, a)| {
                countries.iter().skip(at + 1).map(|b| LaneKey::Countries((*a).clone(), (*b).clone()))
            });
            pairs.collect()
        }
        Grouping::Source => {
            let told = event.reports.iter().map(|report| report.document).filter(|document| sieve.reads(*document));
            told.map(|document| LaneKey::Source(source_name(analysis, document).to_owned())).collect()
        }
    };
    if found.is_empty() { vec![LaneKey::Rest] } else { found.into_iter().collect() }
}

/// People, bodies and equipment; of places only those that act, as countries do.
fn actors<'a>(analysis: &'a Analysis, event: &'a Event) -> impl Iterator<Item = EntityId> + 'a {
    let takes_part = event.participants.iter().map(|p| p.entity);
    takes_part.filter(|id| {
        let kind = analysis.entities.get(id.index()).map(|entity| entity.kind);
        kind.is_some_and(|kind| kind != EntityKind::Place || event.place != Some(*id))
    })
}
