//! What an analyst points at ↔ a form of it that outlives the run.

use super::Target;
use crate::base::{DocumentId, EntityId, EventId, Passage, TextRange};
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
pub fn target(analysis: &Analysis, subject: &Subject) -> Option<Target> {
    let is_of = |document: DocumentId, hash| analysis.documents.get(document.index()).is_some_and(|it| it.hash == hash);
    match subject {
        Subject::Document(hash) => {
            let index = analysis.documents.iter().position(|record| record.hash == *hash)?;
            Some(Target::Document(DocumentId::from_index(index)))
        }
        Subject::Entity(Anchor { document, range, .. }) => {
            let names = |entity: &&crate::resolve::Entity| {
                entity.mentions.iter().any(|mention| mention.range == *range && is_of(mention.document, *document))
            };
            analysis.entities.iter().find(names).map(|entity| Target::Entity(entity.id))
        }
        Subject::Event(Anchor { document, range, .. }) => {
            let overlaps = |triggers: &[TextRange]| triggers.iter().any(|trigger| trigger.overlaps(*range));
            let tells = |event: &&crate::resolve::Event| {
                event.reports.iter().any(|report| overlaps(&report.triggers) && is_of(report.document, *document))
            };
            analysis.events.iter().find(tells).map(|event| Target::Event(event.id))
        }
    }
}

/// What `target` of one analysis is in another of the same documents, which decisions have changed.
pub fn moved<'a>(
    from: &Analysis,
    to: &Analysis,
    old: Target,
    text: impl Copy + Fn(DocumentId) -> &'a str,
) -> Option<Target> {
    if let Target::Tie(a, b) = old {
        let end = |id| match moved(from, to, Target::Entity(id), text) {
            Some(Target::Entity(id)) => Some(id),
            _ => None,
        };
        let (a, b) = (end(a)?, end(b)?);
        return (a != b).then(|| Target::Tie(a.min(b), a.max(b)));
    }
    target(to, &subject(from, old, text)?)
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
        let entities = analysis.entities.iter().filter(|entity| !entity.mentions.is_empty());
        let mut targets: Vec<Target> = entities.map(|entity| Target::Entity(entity.id)).collect();
        targets.extend(analysis.events.iter().map(|event| Target::Event(event.id)));
        targets.push(Target::Document(DocumentId(0)));
        for old in targets {
            assert_eq!(moved(&analysis, &analysis, old, text), Some(old));
        }
    }

    #[test]
    fn what_stands_in_no_text_of_the_folder_is_not_found() {
        let hash = crate::base::ContentHash::of("of another folder");
        assert_eq!(target(&analysis(), &Subject::Document(hash)), None);
        let gone = Anchor { document: hash, range: TextRange::new(0, 4), quote: "نور".to_owned() };
        assert_eq!(target(&analysis(), &Subject::Entity(gone)), None);
    }
}
