//! The entity network: who is tied to whom, and by what.

mod lens;
mod measure;
#[cfg(test)]
mod tests;
mod ways;

pub use lens::{Focus, Lens, USUAL_NODES};
pub use measure::{betweenness, communities};
pub use ways::{Way, shortest_ways};

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::filter::{Filter, Sieve};
use super::quote::sentence_around;
use super::words::short_name;
use crate::base::{DayInterval, DocumentId, EntityId, EntityKind, EventId, EventKind, Passage};
use crate::extract::Side;
use crate::resolve::{Analysis, Event, RelationKind};

/// What a shared sentence adds to a tie's weight; a shared event adds 1.
pub const SENTENCE_WEIGHT: f32 = 0.2;
/// More entities than this are never laid out; the heaviest stay.
pub const MOST_NODES: usize = 20_000;
/// A picture of fewer has room for entities that only one sentence ties to another.
const COMFORTABLE_NODES: usize = 24;
/// In an event with more members than this (a summit, a joint statement), members are tied to its agents only.
const LARGEST_ROUND: usize = 12;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// By weight, heaviest first; ties broken by id.
    pub nodes: Vec<Node>,
    /// Each pair of nodes at most once, `a < b` as indices into `nodes`.
    pub ties: Vec<Tie>,
    /// How many people, organisations and places pass the filter, shown or not.
    pub candidates: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub entity: EntityId,
    pub kind: EntityKind,
    pub label: String,
    /// For where the label has no room.
    pub short_label: String,
    /// How many mentions of it pass the filter.
    pub mentions: u32,
    /// The sum of its ties' weights.
    pub degree: f32,
    /// ISO 3166 code, where known.
    pub country: Option<String>,
    /// How many neighbours a [`Lens`] has folded away behind it.
    pub folded: u32,
    /// See [`betweenness`]; 0 unless it was measured.
    pub betweenness: f32,
    /// See [`communities`]; 0 unless they were looked for.
    pub community: u32,
}

impl Node {
    /// A node that nothing is known of but what it is called.
    pub fn new(entity: EntityId, kind: EntityKind, label: impl Into<String>) -> Self {
        let label = label.into();
        let short_label = label.clone();
        let (mentions, degree, country, folded) = (0, 0.0, None, 0);
        Self { entity, kind, label, short_label, mentions, degree, country, folded, betweenness: 0.0, community: 0 }
    }
}

/// What sort of thing ties two entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TieKind {
    Event(EventKind),
    /// They stand in one sentence.
    Sentence,
}

impl TieKind {
    pub fn all() -> impl Iterator<Item = Self> {
        EventKind::ALL.into_iter().map(Self::Event).chain([Self::Sentence])
    }

    /// `meeting`, `statement`, `same sentence`
    pub fn label(self) -> &'static str {
        match self {
            Self::Event(EventKind::Announcement) => "statement",
            Self::Event(kind) => kind.name(),
            Self::Sentence => "same sentence",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tie {
    pub a: usize,
    pub b: usize,
    /// At least one shared event; otherwise they only stand in one sentence.
    pub strong: bool,
    /// Shared events count 1 each, shared sentences 0.2.
    pub weight: f32,
    pub events: Vec<EventId>,
    /// Sentences, ascending.
    pub evidence: Vec<Passage>,
    /// What it consists of and how often, in the order of [`TieKind`]. Shared sentences count where there is no event.
    pub kinds: Vec<(TieKind, u32)>,
    /// Whether `a` made a statement that names `b`, and the other way round.
    pub says: [bool; 2],
    /// The days of its events and, where it has none, of the documents; ascending, without those that are not known.
    pub days: Vec<DayInterval>,
}

impl Tie {
    /// What there is most of.
    pub fn kind(&self) -> TieKind {
        // `max_by_key` returns the last of equals; reversed, the first in the order of kinds wins.
        self.kinds.iter().rev().max_by_key(|(_, count)| *count).map_or(TieKind::Sentence, |(kind, _)| *kind)
    }

    /// Its other end.
    pub fn other(&self, node: usize) -> usize {
        if node == self.a { self.b } else { self.a }
    }
}

impl Network {
    /// The same network, its nodes with their betweenness and their community as far as these are wanted.
    #[must_use]
    pub fn measured(&self, wants_betweenness: bool, wants_communities: bool) -> Self {
        let mut network = self.clone();
        if wants_betweenness {
            let measured = betweenness(self);
            network.nodes.iter_mut().zip(measured).for_each(|(node, share)| node.betweenness = share);
        }
        if wants_communities {
            network.nodes.iter_mut().zip(communities(self)).for_each(|(node, community)| node.community = community);
        }
        network
    }

    /// For each node its neighbours, and the index of the tie that leads there.
    pub fn neighbours(&self) -> Vec<Vec<(usize, usize)>> {
        let mut neighbours = vec![Vec::new(); self.nodes.len()];
        for (index, tie) in self.ties.iter().enumerate() {
            neighbours[tie.a].push((tie.b, index));
            neighbours[tie.b].push((tie.a, index));
        }
        neighbours
    }

    /// From the first day that a tie has to the last.
    pub fn extent(&self) -> Option<DayInterval> {
        let days = || self.ties.iter().flat_map(|tie| &tie.days);
        let first = days().map(|days| days.first).min()?;
        Some(DayInterval { first, last: days().map(|days| days.last).max()? })
    }
}

/// What two entities share, before it is decided whether the tie is shown.
#[derive(Default)]
struct Shared {
    events: Vec<EventId>,
    event_sentences: Vec<Passage>,
    sentences: Vec<Passage>,
}

impl Shared {
    fn weight(&self) -> f32 {
        self.events.len() as f32 + SENTENCE_WEIGHT * self.sentences.len() as f32
    }
}

/// The people, organisations and places that pass `filter` and are tied to another one.
///
/// Strong ties come from shared events, where the place of an event counts as taking part. A weak tie is shown if it rests on
/// two sentences or more. Two names in one sentence of a list say little: such a tie is shown only where it is
/// the sole one of an entity, and only in a small network.
pub fn build(analysis: &Analysis, filter: &Filter) -> Network {
    let sieve = Sieve::new(analysis, filter);
    let documents = sieve.documents();
    let shown = |id: EntityId| {
        let drawn = analysis.entities.get(id.index()).is_some_and(|entity| entity.kind != EntityKind::Equipment);
        drawn && sieve.passes_entity(id)
    };
    let mut pairs = shared_events(analysis, &sieve, &shown);
    add_shared_sentences(analysis, &sieve, &documents, &shown, &mut pairs);
    if !filter.weak_ties {
        pairs.retain(|_, shared| !shared.events.is_empty());
    }
    prune_weak(analysis, &mut pairs);

    let mentions: Vec<u32> = analysis
        .entities
        .iter()
        .map(|entity| {
            entity.mentions.iter().filter(|m| documents.get(m.document.index()) == Some(&true)).count() as u32
        })
        .collect();
    let candidates = (0..mentions.len()).filter(|&i| mentions[i] > 0 && shown(EntityId::from_index(i))).count();
    let mut degree: BTreeMap<EntityId, f32> =
        filter.only_entities().filter(|id| shown(*id)).map(|id| (id, 0.0)).collect();
    for (&(a, b), shared) in &pairs {
        *degree.entry(a).or_default() += shared.weight();
        *degree.entry(b).or_default() += shared.weight();
    }
    let mut nodes: Vec<Node> = degree
        .into_iter()
        .map(|(id, degree)| {
            let entity = &analysis.entities[id.index()];
            let (short_label, country) = (short_name(entity).to_owned(), entity.country.clone());
            let mentions = mentions[id.index()];
            Node { short_label, mentions, degree, country, ..Node::new(id, entity.kind, entity.name.clone()) }
        })
        .collect();
    nodes.sort_by(|a, b| b.degree.total_cmp(&a.degree).then(b.mentions.cmp(&a.mentions)).then(a.entity.cmp(&b.entity)));
    nodes.truncate(MOST_NODES);
    let place: BTreeMap<EntityId, usize> = nodes.iter().enumerate().map(|(at, node)| (node.entity, at)).collect();
    let place = |id: EntityId| place.get(&id).copied();
    let mut ties: Vec<Tie> = pairs
        .into_iter()
        .filter_map(|((a, b), shared)| Some(tie(analysis, [(a, place(a)?), (b, place(b)?)], shared)))
        .collect();
    ties.sort_by_key(|tie| (tie.a, tie.b));
    Network { nodes, ties, candidates }
}

/// The tie between two entities, each with its index among the nodes.
fn tie(analysis: &Analysis, ends: [(EntityId, usize); 2], shared: Shared) -> Tie {
    let [(first, a), (second, b)] = if ends[0].1 < ends[1].1 { ends } else { [ends[1], ends[0]] };
    let weight = shared.weight();
    let events: Vec<&Event> = shared.events.iter().filter_map(|id| analysis.events.get(id.index())).collect();
    let says =
        [(first, second), (second, first)].map(|(speaker, named)| events.iter().any(|e| states(e, speaker, named)));
    let (kinds, days) = match events.is_empty() {
        true => (vec![(TieKind::Sentence, shared.sentences.len() as u32)], document_days(analysis, &shared.sentences)),
        false => (event_kinds(&events), events.iter().filter_map(|event| event.date?.interval()).collect()),
    };
    let mut evidence = shared.event_sentences;
    evidence.extend(shared.sentences);
    evidence.sort_unstable();
    evidence.dedup();
    Tie { a, b, strong: !events.is_empty(), weight, events: shared.events, evidence, kinds, says, days: sorted(days) }
}

/// Whether `event` is a statement of `speaker` in which `named` has another part.
fn states(event: &Event, speaker: EntityId, named: EntityId) -> bool {
    let side = |id: EntityId| event.participants.iter().find(|p| p.entity == id).map(|p| p.side);
    event.kind == EventKind::Announcement && side(speaker) == Some(Side::Agent) && side(named) != Some(Side::Agent)
}

fn event_kinds(events: &[&Event]) -> Vec<(TieKind, u32)> {
    let mut kinds: BTreeMap<TieKind, u32> = BTreeMap::new();
    events.iter().for_each(|event| *kinds.entry(TieKind::Event(event.kind)).or_default() += 1);
    kinds.into_iter().collect()
}

fn document_days(analysis: &Analysis, sentences: &[Passage]) -> Vec<DayInterval> {
    let day = |passage: &Passage| analysis.documents.get(passage.document.index())?.date.as_ref()?.value.interval();
    sentences.iter().filter_map(day).collect()
}

fn sorted(mut days: Vec<DayInterval>) -> Vec<DayInterval> {
    days.sort_by_key(|days| (days.first, days.last));
    days.dedup();
    days
}

type Pairs = BTreeMap<(EntityId, EntityId), Shared>;

fn shared_events(analysis: &Analysis, sieve: &Sieve<'_>, shown: &impl Fn(EntityId) -> bool) -> Pairs {
    let mut pairs = Pairs::new();
    for event in analysis.events.iter().filter(|event| sieve.passes_event(event)) {
        let mut members: Vec<EntityId> = event.participants.iter().map(|p| p.entity).chain(event.place).collect();
        members.sort_unstable();
        members.dedup();
        members.retain(|id| shown(*id));
        let is_agent = |id| event.participants.iter().any(|p| p.entity == id && p.side == Side::Agent);
        let large = members.len() > LARGEST_ROUND;
        let sentences = trigger_sentences(analysis, event, |document| sieve.reads(document));
        for (at, &a) in members.iter().enumerate() {
            for &b in &members[at + 1..] {
                if large && !is_agent(a) && !is_agent(b) {
                    continue;
                }
                let shared = pairs.entry((a, b)).or_default();
                shared.events.push(event.id);
                shared.event_sentences.extend_from_slice(&sentences);
            }
        }
    }
    pairs
}

/// The sentences that name `event`, ascending.
pub(super) fn trigger_sentences(
    analysis: &Analysis,
    event: &Event,
    reads: impl Fn(DocumentId) -> bool,
) -> Vec<Passage> {
    let mut sentences: Vec<Passage> = event
        .reports
        .iter()
        .filter(|report| reads(report.document))
        .flat_map(|report| report.triggers.iter().map(|range| Passage { document: report.document, range: *range }))
        .map(|trigger| sentence_around(analysis, trigger))
        .collect();
    sentences.sort_unstable();
    sentences.dedup();
    sentences
}

fn add_shared_sentences(
    analysis: &Analysis,
    sieve: &Sieve<'_>,
    documents: &[bool],
    shown: &impl Fn(EntityId) -> bool,
    pairs: &mut Pairs,
) {
    for relation in analysis.relations.iter().filter(|relation| relation.kind == RelationKind::SameSentence) {
        let (a, b) = (relation.a.min(relation.b), relation.a.max(relation.b));
        let known = pairs.contains_key(&(a, b));
        let chosen = sieve.is_wanted(a) || sieve.is_wanted(b) || known;
        if a == b || !shown(a) || !shown(b) || !chosen {
            continue;
        }
        let passing = relation.evidence.iter().filter(|p| documents.get(p.document.index()) == Some(&true));
        let sentences: Vec<Passage> = passing.copied().collect();
        if !sentences.is_empty() {
            pairs.entry((a, b)).or_default().sentences = sentences;
        }
    }
}

/// Drops weak ties of one sentence, except the first tie of an entity that has no other while the picture has room for more.
fn prune_weak(analysis: &Analysis, pairs: &mut Pairs) {
    let firm = |shared: &Shared| !shared.events.is_empty() || shared.sentences.len() > 1;
    let mut tied: BTreeSet<EntityId> =
        pairs.iter().filter(|(_, shared)| firm(shared)).flat_map(|((a, b), _)| [*a, *b]).collect();
    let mentions = |id: &EntityId| analysis.entities.get(id.index()).map_or(0, |entity| entity.mentions.len());
    let mut single: Vec<(EntityId, EntityId)> =
        pairs.iter().filter(|(_, shared)| !firm(shared)).map(|(pair, _)| *pair).collect();
    single.sort_by_key(|(a, b)| (std::cmp::Reverse(mentions(a) + mentions(b)), *a, *b));
    let mut kept = BTreeSet::new();
    for (a, b) in single {
        if tied.len() < COMFORTABLE_NODES && !(tied.contains(&a) && tied.contains(&b)) {
            tied.extend([a, b]);
            kept.insert((a, b));
        }
    }
    pairs.retain(|pair, shared| firm(shared) || kept.contains(pair));
}
