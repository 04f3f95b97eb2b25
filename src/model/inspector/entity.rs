//! An entity → its card.

use std::collections::{BTreeMap, BTreeSet};

use super::{EntityCard, Office, TieLine, claim, event_line, link, takes_part};
use crate::base::{DayInterval, DocumentId, EntityId};
use crate::model::filter::{Filter, Sieve};
use crate::model::network::SENTENCE_WEIGHT;
use crate::model::quote::quotes;
use crate::resolve::{Analysis, EntityMention, Event, RelationKind, Role};

/// The card of an entity as far as `filter` lets pass what is told of it, or `None` where the analysis has no such entity. Its offices and
/// spellings are those of the whole folder.
pub fn entity(analysis: &Analysis, filter: &Filter, id: EntityId) -> Option<EntityCard> {
    let entity = analysis.entities.get(id.index())?;
    let sieve = Sieve::new(analysis, filter);
    let passing = sieve.documents();
    let passes = |document: DocumentId| passing.get(document.index()) == Some(&true);
    let all = entity.mentions.len();
    let other_spellings: u32 = entity.aliases.iter().map(|alias| alias.count).sum();
    let by_name = u32::try_from(all).unwrap_or(u32::MAX).saturating_sub(other_spellings);
    let aliases = entity.aliases.iter().map(|alias| (alias.name.clone(), alias.count));
    let events: Vec<&Event> =
        analysis.events.iter().filter(|event| takes_part(event, id) && sieve.passes_event(event)).collect();
    let mentions: Vec<&EntityMention> = entity.mentions.iter().filter(|mention| passes(mention.document)).collect();
    let documents: BTreeSet<DocumentId> = mentions.iter().map(|mention| mention.document).collect();
    Some(EntityCard {
        link: link(analysis, id)?,
        country: entity.country.clone(),
        spellings: std::iter::once((entity.name.clone(), by_name)).chain(aliases).collect(),
        offices: offices(analysis, &entity.roles),
        claims: claim::of_entity(analysis, id, passes),
        ties: ties_of(analysis, id, &events, passes),
        events: events.iter().map(|event| event_line(analysis, event)).collect(),
        mentions: quotes(analysis, mentions.iter().map(|mention| mention.passage())),
        mention_count: mentions.len(),
        documents: documents.len(),
    })
}

fn offices(analysis: &Analysis, roles: &[Role]) -> Vec<Office> {
    let day_of = |document: DocumentId| {
        let record = analysis.documents.get(document.index())?;
        record.date.as_ref()?.value.interval()
    };
    let cover = |a: DayInterval, b: DayInterval| DayInterval { first: a.first.min(b.first), last: a.last.max(b.last) };
    let office = |(index, role): (usize, &Role)| Office {
        title: role.title.clone(),
        of: role.of.and_then(|of| link(analysis, of)),
        former: role.former,
        seen: role.evidence.iter().filter_map(|passage| day_of(passage.document)).reduce(cover),
        evidence: quotes(analysis, role.evidence.iter().copied()),
        index,
    };
    let mut offices: Vec<Office> = roles.iter().enumerate().map(office).collect();
    offices.sort_by_key(|office| (office.seen.is_none(), office.seen.map(|seen| (seen.first, seen.last))));
    offices
}

fn ties_of(analysis: &Analysis, id: EntityId, events: &[&Event], passes: impl Fn(DocumentId) -> bool) -> Vec<TieLine> {
    let mut shared = BTreeMap::<EntityId, (u32, u32)>::new();
    for event in events {
        let members: BTreeSet<EntityId> = event.participants.iter().map(|p| p.entity).chain(event.place).collect();
        for other in members.into_iter().filter(|other| *other != id) {
            shared.entry(other).or_default().0 += 1;
        }
    }
    for relation in analysis.relations.iter().filter(|r| r.kind == RelationKind::SameSentence) {
        let other = match (relation.a == id, relation.b == id) {
            (true, false) => relation.b,
            (false, true) => relation.a,
            _ => continue,
        };
        let sentences = relation.evidence.iter().filter(|passage| passes(passage.document)).count();
        if sentences > 0 {
            shared.entry(other).or_default().1 += u32::try_from(sentences).unwrap_or(u32::MAX);
        }
    }
    let line = |(other, (events, sentences)): (EntityId, (u32, u32))| {
        let weight = events as f32 + SENTENCE_WEIGHT * sentences as f32;
        Some(TieLine { other: link(analysis, other)?, strong: events > 0, weight, events, sentences })
    };
    let mut ties: Vec<TieLine> = shared.into_iter().filter_map(line).collect();
    ties.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.other.entity.cmp(&b.other.entity)));
    ties
}
