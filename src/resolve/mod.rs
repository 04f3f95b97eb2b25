//! Readings and the analyst's decisions → [`Analysis`]: one entity per real thing, one event per real event.
//!
//! The result does not depend on the order of files, and every merge and every inferred date carries its reason.

mod analysis;
mod analyze;
mod claims;
mod copies;
mod corroboration;
mod days;
mod documents;
mod doubts;
mod entities;
mod events;
mod folder;
mod geography;
#[cfg(test)]
mod gold_test;
mod identity;
mod names;
mod offices;
mod relations;
mod ruled;
mod stored;
#[cfg(test)]
mod tests;

pub use analysis::{
    Alias, Analysis, Aspect, Claim, ClaimAbout, Contradiction, DateRecord, DateSource, Decided, DocumentDate,
    DocumentRecord, Doubt, Entity, EntityMention, Event, EventDoubt, EventParticipant, KeptApart, Reason, Relation,
    RelationKind, Repeat, Repeats, Report, Role, Statement, WrittenBetween,
};
pub use analyze::{analyze, read, read_all};
pub use stored::{StoredReading, StoredReadings, write_reading, write_unread};

use crate::base::Diagnostic;
use crate::edit::Decision;
use copies::Copies;
use days::Days;
use folder::Folder;
use ruled::Ruled;

/// A country's usual Arabic name by its ISO 3166 code.
pub fn country_name(code: &str) -> Option<&'static str> {
    geography::Geography::builtin().name_of(code)
}

/// Joins the readings of a folder. Their order does not matter: documents are sorted by path.
pub fn resolve(readings: &[StoredReading]) -> Analysis {
    resolve_with(readings, &[])
}

/// Joins the readings of a folder as the analyst's decisions want it, which outweigh all evidence.
///
/// A decision that does not fit the folder becomes a diagnostic.
pub fn resolve_with(readings: &[StoredReading], decisions: &[Decision]) -> Analysis {
    let mut named = names::admit(readings);
    let misfits = ruled::carry_out(&mut named.readings, decisions);
    let folder = Folder::new(named.readings.iter().map(AsRef::as_ref));
    let mut ruled = ruled::rulings(&folder, decisions);
    ruled.misfits.splice(..0, misfits);
    for (mention, reason) in named.reasons(&folder) {
        ruled.identity.notes.entry(mention).or_default().insert(0, reason);
    }
    join(&folder, ruled, decisions)
}

/// How many of the readings are of texts nearly the same as an earlier one's, by path.
pub fn count_copies(readings: &[StoredReading]) -> usize {
    let folder = Folder::new(readings);
    let copies = Copies::find(&folder);
    folder.document_ids().filter(|document| copies.original(*document) != *document).count()
}

/// So many pairs that are kept apart are told; of a large folder the most doubtful.
pub(crate) const MOST_KEPT_APART: usize = 1_000;

fn join(folder: &Folder<'_>, ruled: Ruled, decisions: &[Decision]) -> Analysis {
    let identity::Identified { clusters, mut kept_apart, doubts } = identity::identify(folder, &ruled.identity);
    let entities = entities::entities(folder, clusters);
    let mut days = Days::stated(folder, &entities, &ruled.days);
    let (mut events, apart, event_doubts, found) = loop {
        let mut found = Vec::new();
        let items = events::items(folder, &entities, &days, &ruled.events);
        let (groups, apart) = events::groups(&items, &ruled.events);
        // A day found for a document dates its events, which may join or date others. Each round dates one document more or is the last.
        if !days::narrow(folder, &entities, &mut days, &items, &groups, &mut found) {
            let events = events::events(folder, &entities, &days, &items, &groups, &mut found);
            let event_doubts = events::doubts(folder, &items, &apart, &events);
            let apart = events::kept_apart(folder, &items, &apart);
            break (events, apart, event_doubts, found);
        }
    };
    let copies = Copies::find(folder);
    corroboration::corroborate(folder, &entities, &copies, &mut events);
    days.contradict(&mut events);
    let documents = documents::documents(folder, &days, &copies);
    let claims = claims::claims(folder, &entities, &events);
    let mut relations = relations::relations(folder, &entities.of_mention, &events);
    relations.extend(claims::statements(&claims));
    let mut diagnostics = diagnostics(folder);
    diagnostics.extend(documents::far_days(folder, &days));
    diagnostics.extend(found);
    let decisions = ruled::decided(folder, &entities, &events, decisions, &ruled.misfits);
    diagnostics.extend(ruled.misfits.into_iter().map(|(_, diagnostic)| diagnostic));
    kept_apart.extend(apart);
    kept_apart.sort_by(|a, b| {
        let rank = |one: &KeptApart| one.short_by.unwrap_or(f32::INFINITY);
        rank(a).total_cmp(&rank(b)).then((a.one, a.other).cmp(&(b.one, b.other)))
    });
    kept_apart.truncate(MOST_KEPT_APART);
    let doubts = doubts::doubts(folder, &entities, doubts);
    Analysis {
        documents,
        entities: entities.table,
        events,
        claims,
        relations,
        diagnostics,
        decisions,
        kept_apart,
        doubts,
        event_doubts,
    }
}

/// What the reader found wrong in single documents, under their paths.
fn diagnostics(folder: &Folder<'_>) -> Vec<Diagnostic> {
    let named = |stored: &&StoredReading| {
        let path = stored.path.clone();
        let found = stored.reading.diagnostics.clone().into_iter();
        found.map(move |diagnostic| Diagnostic { path: Some(path.clone()), ..diagnostic }).collect::<Vec<_>>()
    };
    folder.documents.iter().flat_map(named).collect()
}
