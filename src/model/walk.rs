//! From one place that tells of something to the next, within a document and on into others.

use std::collections::BTreeSet;

use super::inspector;
use super::target::Target;
use crate::base::{DocumentId, Passage};
use crate::resolve::{Analysis, EntityMention};

/// Every place that names or tells of `target`, by document and then in text order. None for a document.
pub fn places(analysis: &Analysis, target: Target) -> Vec<Passage> {
    let places: BTreeSet<Passage> = match target {
        Target::Document(_) => return Vec::new(),
        Target::Entity(id) => {
            let entity = analysis.entities.get(id.index());
            entity.into_iter().flat_map(|entity| entity.mentions.iter().map(EntityMention::passage)).collect()
        }
        Target::Event(id) => {
            let reports = analysis.events.get(id.index()).into_iter().flat_map(|event| &event.reports);
            let triggers = reports.flat_map(|report| {
                let document = report.document;
                report.triggers.iter().map(move |range| Passage { document, range: *range })
            });
            triggers.collect()
        }
        Target::Tie(a, b) => {
            let card = inspector::tie(analysis, a, b);
            let sentences = card.into_iter().flat_map(|card| card.sentences);
            sentences.map(|quote| Passage { document: quote.document, range: quote.sentence }).collect()
        }
    };
    places.into_iter().collect()
}

/// Where one is among places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The place last gone to.
    pub at: Option<Passage>,
    /// The document on show.
    pub document: Option<DocumentId>,
}

impl Standing {
    /// The index among `places`, which are sorted; `None` where one stands at none of them.
    pub fn index(&self, places: &[Passage]) -> Option<usize> {
        let at = self.at.filter(|at| Some(at.document) == self.document)?;
        places.binary_search(&at).ok()
    }

    /// The index of the next or the previous of `places`. Behind the last comes the first; from between two, the nearer one that way.
    pub fn step(&self, places: &[Passage], forward: bool) -> Option<usize> {
        let last = places.len().checked_sub(1)?;
        if let Some(at) = self.index(places) {
            return Some(match forward {
                true if at == last => 0,
                true => at + 1,
                false => at.checked_sub(1).unwrap_or(last),
            });
        }
        let is_before = |place: &Passage| match (self.at, self.document) {
            (Some(at), Some(document)) if at.document == document => *place < at,
            (_, Some(document)) => place.document < document,
            (_, None) => false,
        };
        let next = places.partition_point(is_before);
        Some(if forward { next % places.len() } else { next.checked_sub(1).unwrap_or(last) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{EntityId, TextRange};
    use crate::model::test_data::analysis;

    fn place(document: u32, start: u32) -> Passage {
        Passage { document: DocumentId(document), range: TextRange::new(start, start + 4) }
    }

    #[test]
    fn steps_lead_through_a_document_and_on_into_the_next_and_round() {
        let places = [place(0, 10), place(0, 30), place(2, 5)];
        let mut standing = Standing { at: None, document: Some(DocumentId(0)) };
        for expected in [0, 1, 2, 0] {
            let at = standing.step(&places, true).unwrap();
            assert_eq!(at, expected);
            standing = Standing { at: Some(places[at]), document: Some(places[at].document) };
        }
        for expected in [2, 1, 0] {
            let at = standing.step(&places, false).unwrap();
            assert_eq!(at, expected);
            standing = Standing { at: Some(places[at]), document: Some(places[at].document) };
        }
    }

    #[test]
    fn from_elsewhere_the_nearest_place_that_way_is_next() {
        let places = [place(0, 10), place(2, 5), place(2, 40)];
        let between = Standing { at: None, document: Some(DocumentId(1)) };
        assert_eq!((between.step(&places, true), between.step(&places, false)), (Some(1), Some(0)));
        let inside = Standing { at: Some(place(2, 20)), document: Some(DocumentId(2)) };
        assert_eq!((inside.step(&places, true), inside.step(&places, false)), (Some(2), Some(1)));
        assert_eq!(between.step(&[], true), None);
    }

    #[test]
    fn mentions_triggers_and_sentences_are_places() {
        let analysis = analysis();
        for entity in &analysis.entities {
            assert_eq!(places(&analysis, Target::Entity(entity.id)).len(), entity.mentions.len());
        }
        for event in &analysis.events {
            assert!(!places(&analysis, Target::Event(event.id)).is_empty());
        }
        assert_eq!(places(&analysis, Target::Document(DocumentId(0))), []);
        assert_eq!(places(&analysis, Target::Entity(EntityId(999))), []);
    }
}
