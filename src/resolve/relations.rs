//! Events and sentences → ties between entities, each with the sentences it rests on.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{DocumentId, EntityId, EventId, Passage};
use crate::extract::Section;

use super::folder::Folder;
use super::{Event, Relation, RelationKind};

/// A sentence with more entities than this is a list (tags, a site's menu), not a statement about them together.
const MOST_ENTITIES_IN_A_SENTENCE: usize = 24;

/// What a tie rests on.
#[derive(Default)]
struct Grounds {
    events: BTreeSet<EventId>,
    sentences: BTreeSet<Passage>,
}

/// Ties by pair, shared events before shared sentences. `entity_of` gives the entities of a document by their mention's index.
pub fn relations(folder: &Folder<'_>, entity_of: &[Vec<EntityId>], events: &[Event]) -> Vec<Relation> {
    let mut ties: BTreeMap<(EntityId, EntityId, RelationKind), Grounds> = BTreeMap::new();
    for event in events {
        let sentences: BTreeSet<Passage> = event
            .reports
            .iter()
            .flat_map(|report| report.triggers.iter().map(|&range| folder.sentence_around(report.document, range)))
            .collect();
        let present: BTreeSet<EntityId> = event.participants.iter().map(|participant| participant.entity).collect();
        for (a, b) in pairs(&present) {
            let tie = ties.entry((a, b, RelationKind::SharedEvent)).or_default();
            tie.events.insert(event.id);
            tie.sentences.extend(&sentences);
        }
    }
    for document in folder.document_ids() {
        for (sentence, present) in entities_by_sentence(folder, document, &entity_of[document.index()]) {
            if present.len() > MOST_ENTITIES_IN_A_SENTENCE {
                continue;
            }
            for (a, b) in pairs(&present) {
                ties.entry((a, b, RelationKind::SameSentence)).or_default().sentences.insert(sentence);
            }
        }
    }
    ties.into_iter()
        .map(|((a, b, kind), grounds)| Relation {
            a,
            b,
            kind,
            events: grounds.events.into_iter().collect(),
            evidence: grounds.sentences.into_iter().collect(),
        })
        .collect()
}

fn entities_by_sentence(
    folder: &Folder<'_>,
    document: DocumentId,
    entity_of: &[EntityId],
) -> BTreeMap<Passage, BTreeSet<EntityId>> {
    let reading = folder.reading(document);
    let mut present: BTreeMap<Passage, BTreeSet<EntityId>> = BTreeMap::new();
    for (mention, &entity) in reading.mentions.iter().zip(entity_of) {
        let section = reading.sentences.get(mention.sentence as usize).map(|sentence| sentence.section);
        if section != Some(Section::Furniture)
            && let Some(sentence) = folder.sentence(document, mention.sentence)
        {
            present.entry(sentence).or_default().insert(entity);
        }
    }
    present
}

/// Each pair once, the smaller id first.
fn pairs(present: &BTreeSet<EntityId>) -> impl Iterator<Item = (EntityId, EntityId)> {
    present.iter().flat_map(|&a| present.range(a..).skip(1).map(move |&b| (a, b)))
}
