//! The entity network: who is tied to whom, and by what.

use std::collections::{BTreeMap, BTreeSet};

use super::filter::{Filter, Sieve};
use super::quote::sentence_around;
use super::words::short_name;
use crate::base::{DocumentId, EntityId, EntityKind, EventId, Passage};
use crate::extract::Side;
use crate::resolve::{Analysis, Event, RelationKind};

/// What a shared sentence adds to a tie's weight; a shared event adds 1.
pub const SENTENCE_WEIGHT: f32 = 0.2;
/// Past this many entities a picture tells nothing more; the heaviest stay.
pub const MOST_NODES: usize = 250;
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
}

#[derive(Clone, Debug, PartialEq)]
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
            let (label, short_label) = (entity.name.clone(), short_name(entity).to_owned());
            Node { entity: id, kind: entity.kind, label, short_label, mentions: mentions[id.index()], degree }
        })
        .collect();
    nodes.sort_by(|a, b| b.degree.total_cmp(&a.degree).then(b.mentions.cmp(&a.mentions)).then(a.entity.cmp(&b.entity)));
    nodes.truncate(MOST_NODES);
    let place: BTreeMap<EntityId, usize> = nodes.iter().enumerate().map(|(at, node)| (node.entity, at)).collect();
    let mut ties: Vec<Tie> =
        pairs.into_iter().filter_map(|((a, b), shared)| Some(tie(*place.get(&a)?, *place.get(&b)?, shared))).collect();
    ties.sort_by_key(|tie| (tie.a, tie.b));
    Network { nodes, ties, candidates }
}

fn tie(a: usize, b: usize, shared: Shared) -> Tie {
    let weight = shared.weight();
    let mut evidence = shared.event_sentences;
    evidence.extend(shared.sentences);
    evidence.sort_unstable();
    evidence.dedup();
    Tie { a: a.min(b), b: a.max(b), strong: !shared.events.is_empty(), weight, events: shared.events, evidence }
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
