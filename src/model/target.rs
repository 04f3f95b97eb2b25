use serde::{Deserialize, Serialize};

use crate::base::{DocumentId, EntityId, EventId};

/// Something a person can point at, in any view. Selection and hover are targets, so a click anywhere means the same everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    Document(DocumentId),
    Entity(EntityId),
    Event(EventId),
    /// The tie between two entities, the lower id first.
    Tie(EntityId, EntityId),
}
