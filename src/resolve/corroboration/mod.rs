//! Events → which of their reports stand on their own, and where the reports differ.

mod differ;
mod sources;
#[cfg(test)]
mod tests;

pub use sources::is_media;

use super::Event;
use super::copies::Copies;
use super::entities::Entities;
use super::folder::Folder;

/// Fills in the [`independence`](super::Report::repeats) of the reports and the contradictions of each event.
pub fn corroborate(folder: &Folder<'_>, entities: &Entities, copies: &Copies, events: &mut [Event]) {
    for event in events.iter_mut().filter(|event| event.reports.len() > 1) {
        sources::mark_repeats(folder, entities, copies, event);
        event.contradictions = differ::contradictions(folder, entities, event);
    }
}
