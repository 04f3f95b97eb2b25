//! The analyst's decisions → what became of each in the analysis: which entities and events it touches, and why it was left out.

use std::collections::{BTreeMap, BTreeSet};

use super::Misfits;
use crate::base::{ContentHash, DocumentId, EventId, Passage};
use crate::edit::Decision;
use crate::resolve::entities::Entities;
use crate::resolve::folder::Folder;
use crate::resolve::{Decided, Event};

/// One row per decision, in their order.
pub fn decided(
    folder: &Folder<'_>,
    entities: &Entities,
    events: &[Event],
    decisions: &[Decision],
    misfits: &Misfits,
) -> Vec<Decided> {
    let mut by_hash: BTreeMap<ContentHash, Vec<DocumentId>> = BTreeMap::new();
    let wanted: BTreeSet<ContentHash> =
        decisions.iter().flat_map(Decision::anchors).map(|anchor| anchor.document).collect();
    for document in folder.document_ids() {
        let hash = folder.reading(document).document;
        if wanted.contains(&hash) {
            by_hash.entry(hash).or_default().push(document);
        }
    }
    let mut told_in: BTreeMap<DocumentId, Vec<EventId>> = BTreeMap::new();
    for event in events {
        event.reports.iter().for_each(|report| told_in.entry(report.document).or_default().push(event.id));
    }
    let row = |(number, decision): (usize, &Decision)| {
        let mut row = Decided {
            decision: decision.clone(),
            left_out: Vec::new(),
            places: Vec::new(),
            entities: Vec::new(),
            events: Vec::new(),
        };
        row.left_out.extend(misfits.iter().filter(|(at, _)| *at == number).map(|(_, why)| why.message.clone()));
        for anchor in decision.anchors() {
            for &document in by_hash.get(&anchor.document).into_iter().flatten() {
                row.places.push(Passage { document, range: anchor.range });
                let mentions = &folder.reading(document).mentions;
                let at = mentions.partition_point(|mention| mention.range.start < anchor.range.start);
                let named = mentions.get(at).filter(|mention| mention.range == anchor.range);
                row.entities.extend(named.and_then(|_| entities.of(document, u32::try_from(at).ok()?)));
                let tells = |id: &&EventId| {
                    let mut reports = events[id.index()].reports.iter().filter(|report| report.document == document);
                    reports.any(|report| report.triggers.iter().any(|range| range.overlaps(anchor.range)))
                };
                row.events.extend(told_in.get(&document).into_iter().flatten().filter(tells));
            }
        }
        row.entities.sort_unstable();
        row.entities.dedup();
        row.events.sort_unstable();
        row.events.dedup();
        row
    };
    decisions.iter().enumerate().map(row).collect()
}
