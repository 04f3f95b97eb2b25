//! A tie → its card: everything that the two ends have to do with each other, with the sentences.

use std::collections::BTreeSet;

use super::{TieCard, claim, event_line, link, source_name, takes_part};
use crate::base::{DocumentId, EntityId, Passage};
use crate::model::network::trigger_sentences;
use crate::model::quote::{Quote, quotes, sentence_around};
use crate::resolve::{Analysis, EntityMention, Event};

/// The card of the tie between two entities, or `None` where the analysis lacks one of them.
pub fn tie(analysis: &Analysis, a: EntityId, b: EntityId) -> Option<TieCard> {
    let events: Vec<&Event> = analysis.events.iter().filter(|e| takes_part(e, a) && takes_part(e, b)).collect();
    let told = events.iter().flat_map(|event| trigger_sentences(analysis, event, |_| true));
    let together = analysis
        .relations
        .iter()
        .filter(|relation| (relation.a.min(relation.b), relation.a.max(relation.b)) == (a.min(b), a.max(b)))
        .flat_map(|relation| relation.evidence.iter().copied());
    let sentences: BTreeSet<Passage> = told.chain(together).collect();
    let mentions: Vec<Passage> = [a, b]
        .iter()
        .filter_map(|id| analysis.entities.get(id.index()))
        .flat_map(|entity| entity.mentions.iter().map(EntityMention::passage))
        .filter(|mention| sentences.contains(&sentence_around(analysis, *mention)))
        .collect();
    let mut found = quotes(analysis, mentions);
    for passage in sentences {
        let known = |q: &Quote| q.document == passage.document && q.sentence.overlaps(passage.range);
        if !found.iter().any(known) {
            found.push(Quote { document: passage.document, sentence: passage.range, highlights: Vec::new() });
        }
    }
    // By day, then by source: what one paper wrote on one day stands together.
    let origin = |document: DocumentId| {
        let record = analysis.documents.get(document.index());
        let days = record.and_then(|record| record.date.as_ref()?.value.interval());
        let day = days.map(|days| (days.first, days.last));
        (day.is_none(), day, source_name(analysis, document))
    };
    found.sort_by(|a, b| {
        origin(a.document).cmp(&origin(b.document)).then((a.document, a.sentence).cmp(&(b.document, b.sentence)))
    });
    Some(TieCard {
        a: link(analysis, a)?,
        b: link(analysis, b)?,
        events: events.iter().map(|event| event_line(analysis, event)).collect(),
        claims: claim::between(analysis, a, b),
        sentences: found,
    })
}
