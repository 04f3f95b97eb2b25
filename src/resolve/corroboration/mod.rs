//! Events → which of their reports stand on their own, and where the reports differ.

mod copies;
mod differ;
mod sources;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::Event;
use super::entities::Entities;
use super::folder::Folder;

/// Fills in the [`independence`](super::Report::repeats) of the reports and the contradictions of each event.
pub fn corroborate(folder: &Folder<'_>, entities: &Entities, events: &mut [Event]) {
    let told_twice: BTreeSet<_> = events
        .iter()
        .filter(|event| event.reports.len() > 1)
        .flat_map(|e| e.reports.iter().map(|r| r.document))
        .collect();
    let copies: BTreeMap<_, _> = copies::originals(folder, &told_twice);
    for event in events.iter_mut().filter(|event| event.reports.len() > 1) {
        sources::mark_repeats(folder, entities, &copies, event);
        event.contradictions = differ::contradictions(folder, entities, event);
    }
}
