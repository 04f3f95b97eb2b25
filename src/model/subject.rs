//! What an analyst points at ↔ a form of it that outlives the run.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Target;
use crate::base::{ContentHash, DocumentId, EntityId, EventId, Passage, TextRange};
use crate::edit::{Anchor, Subject};
use crate::resolve::Analysis;

/// An anchor on a passage, whose words `text` gives for the document's own text. `None` where the document or the words are not there.
pub fn anchor<'a>(analysis: &Analysis, passage: Passage, text: impl Fn(DocumentId) -> &'a str) -> Option<Anchor> {
    let document = analysis.documents.get(passage.document.index())?.hash;
    let quote = passage.range.of(text(passage.document)).to_owned();
    (!quote.is_empty()).then_some(Anchor { document, range: passage.range, quote })
}

/// The first place that names an entity; `None` for one that no text names.
pub fn first_mention(analysis: &Analysis, entity: EntityId) -> Option<Passage> {
    Some(analysis.entities.get(entity.index())?.mentions.first()?.passage())
}

/// The first words that tell of an event.
pub fn first_trigger(analysis: &Analysis, event: EventId) -> Option<Passage> {
    let report = analysis.events.get(event.index())?.reports.first()?;
    Some(Passage { document: report.document, range: *report.triggers.first()? })
}

/// The lasting form of `target`; `None` for a tie, and for what no text names.
pub fn subject<'a>(analysis: &Analysis, target: Target, text: impl Fn(DocumentId) -> &'a str) -> Option<Subject> {
    Some(match target {
        Target::Document(id) => Subject::Document(analysis.documents.get(id.index())?.hash),
        Target::Entity(id) => Subject::Entity(anchor(analysis, first_mention(analysis, id)?, text)?),
        Target::Event(id) => Subject::Event(anchor(analysis, first_trigger(analysis, id)?, text)?),
        Target::Tie(..) => return None,
    })
}

/// What `subject` is in this analysis; `None` where its text is gone, or nothing stands at its place any more.
///
/// Takes time that grows with the folder; for many subjects at once there is [`Finder`].
pub fn target(analysis: &Analysis, subject: &Subject) -> Option<Target> {
    Finder::new(analysis, std::iter::once(subject)).find(subject)
}

/// Finds what subjects are in an analysis, after one walk through it.
#[derive(Debug, Default)]
pub struct Finder {
    documents: FxHashMap<ContentHash, Vec<DocumentId>>,
    /// By the place of the mention; of copies of a text, the first that has it.
    entities: FxHashMap<(ContentHash, TextRange), EntityId>,
    /// Triggers by document.
    events: FxHashMap<ContentHash, Vec<(TextRange, EventId)>>,
}

impl Finder {
    /// Finds the given subjects, and no others.
    pub fn new<'a>(analysis: &Analysis, subjects: impl Iterator<Item = &'a Subject>) -> Self {
        let mut finder = Self::default();
        let mut mentions: FxHashSet<(ContentHash, TextRange)> = FxHashSet::default();
        let mut telling: FxHashSet<ContentHash> = FxHashSet::default();
        for subject in subjects {
            match subject {
                Subject::Document(hash) => {
                    finder.documents.entry(*hash).or_default();
                }
                Subject::Entity(anchor) => {
                    mentions.insert((anchor.document, anchor.range));
                }
                Subject::Event(anchor) => {
                    telling.insert(anchor.document);
                }
            }
        }
        for (index, record) in analysis.documents.iter().enumerate() {
            if let Some(copies) = finder.documents.get_mut(&record.hash) {
                copies.push(DocumentId::from_index(index));
            }
        }
        let hash = |document: DocumentId| analysis.documents.get(document.index()).map(|record| record.hash);
        for entity in analysis.entities.iter().filter(|_| !mentions.is_empty()) {
            for mention in &entity.mentions {
                if let Some(place) = hash(mention.document).map(|hash| (hash, mention.range))
                    && mentions.contains(&place)
                {
                    finder.entities.entry(place).or_insert(entity.id);
                }
            }
        }
        for event in analysis.events.iter().filter(|_| !telling.is_empty()) {
            for report in &event.reports {
                if let Some(hash) = hash(report.document).filter(|hash| telling.contains(hash)) {
                    let triggers = report.triggers.iter().map(|range| (*range, event.id));
                    finder.events.entry(hash).or_default().extend(triggers);
                }
            }
        }
        finder
    }

    /// The documents of this content, which was asked for.
    pub fn copies(&self, hash: ContentHash) -> &[DocumentId] {
        self.documents.get(&hash).map_or(&[], Vec::as_slice)
    }

    /// What `subject` is; `None` where its text is gone, or nothing stands at its place any more.
    pub fn find(&self, subject: &Subject) -> Option<Target> {
        match subject {
            Subject::Document(hash) => self.documents.get(hash)?.first().map(|id| Target::Document(*id)),
            Subject::Entity(anchor) => {
                self.entities.get(&(anchor.document, anchor.range)).map(|id| Target::Entity(*id))
            }
            Subject::Event(anchor) => {
                let triggers = self.events.get(&anchor.document)?;
                let told = triggers.iter().find(|(range, _)| range.overlaps(anchor.range));
                told.map(|(_, id)| Target::Event(*id))
            }
        }
    }
}

/// Where the entities and events of one analysis are in another of the same documents, which decisions have changed.
#[derive(Clone, Debug, Default)]
pub struct Moves {
    entities: Vec<Option<EntityId>>,
    events: Vec<Option<EventId>>,
}

impl Moves {
    /// An entity has become what its first mention names now, an event what its first words tell of. Takes time that grows with the folder.
    pub fn new(from: &Analysis, to: &Analysis) -> Self {
        let mentions: Vec<Option<Passage>> =
            from.entities.iter().map(|entity| first_mention(from, entity.id)).collect();
        let mut named: FxHashMap<Passage, Option<EntityId>> = mentions.iter().flatten().map(|at| (*at, None)).collect();
        for entity in &to.entities {
            for mention in &entity.mentions {
                if let Some(place) = named.get_mut(&mention.passage()) {
                    place.get_or_insert(entity.id);
                }
            }
        }
        let triggers: Vec<Option<Passage>> = from.events.iter().map(|event| first_trigger(from, event.id)).collect();
        let mut told: FxHashMap<DocumentId, Vec<(TextRange, EventId)>> = FxHashMap::default();
        for event in &to.events {
            for report in &event.reports {
                let words = report.triggers.iter().map(|range| (*range, event.id));
                told.entry(report.document).or_default().extend(words);
            }
        }
        told.values_mut().for_each(|triggers| triggers.sort_unstable());
        let find = |at: Passage| {
            let triggers = told.get(&at.document)?;
            let same = triggers.partition_point(|(range, _)| *range < at.range);
            let is_same = |(range, _): &&(TextRange, EventId)| *range == at.range;
            let overlapping = || triggers.iter().find(|(range, _)| range.overlaps(at.range));
            triggers.get(same).filter(is_same).or_else(overlapping).map(|(_, id)| *id)
        };
        Self {
            entities: mentions.into_iter().map(|at| named.get(&at?).copied().flatten()).collect(),
            events: triggers.into_iter().map(|at| find(at?)).collect(),
        }
    }

    pub fn entity(&self, old: EntityId) -> Option<EntityId> {
        self.entities.get(old.index()).copied().flatten()
    }

    /// What `old` is now; `None` where nothing stands at its place any more, and for a tie whose ends have become one.
    pub fn target(&self, old: Target) -> Option<Target> {
        Some(match old {
            Target::Document(id) => Target::Document(id),
            Target::Entity(id) => Target::Entity(self.entity(id)?),
            Target::Event(id) => Target::Event(self.events.get(id.index()).copied().flatten()?),
            Target::Tie(a, b) => {
                let (a, b) = (self.entity(a)?, self.entity(b)?);
                return (a != b).then(|| Target::Tie(a.min(b), a.max(b)));
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::test_data::analysis;

    #[test]
    fn documents_entities_and_events_are_found_again() {
        let analysis = analysis();
        let text = "x".repeat(5000);
        let text = |_| text.as_str();
        let moves = Moves::new(&analysis, &analysis);
        let entities = analysis.entities.iter().filter(|entity| !entity.mentions.is_empty());
        let mut targets: Vec<Target> = entities.map(|entity| Target::Entity(entity.id)).collect();
        targets.extend(analysis.events.iter().map(|event| Target::Event(event.id)));
        targets.push(Target::Document(DocumentId(0)));
        for old in targets {
            assert_eq!(target(&analysis, &subject(&analysis, old, text).unwrap()), Some(old));
            assert_eq!(moves.target(old), Some(old));
        }
    }

    #[test]
    fn what_has_become_one_is_found_as_one_and_what_is_gone_is_not() {
        let before = analysis();
        let mut after = before.clone();
        let two = after.entities.pop().unwrap();
        let old = two.id;
        after.entities[0].mentions.extend(two.mentions);
        after.events.clear();
        let moves = Moves::new(&before, &after);
        assert_eq!(moves.entity(old), Some(EntityId(0)));
        assert_eq!(moves.target(Target::Tie(EntityId(0), old)), None);
        assert_eq!(moves.target(Target::Event(before.events[0].id)), None);
        assert_eq!(moves.entity(EntityId(999)), None);
    }

    #[test]
    fn what_stands_in_no_text_of_the_folder_is_not_found() {
        let hash = ContentHash::of("of another folder");
        assert_eq!(target(&analysis(), &Subject::Document(hash)), None);
        let gone = Anchor { document: hash, range: TextRange::new(0, 4), quote: "نور".to_owned() };
        assert_eq!(target(&analysis(), &Subject::Entity(gone)), None);
    }
}
