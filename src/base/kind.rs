use std::fmt;

use serde::{Deserialize, Serialize};

/// What sort of thing a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    Person,
    Organization,
    Place,
    /// A named piece of military or industrial equipment.
    Equipment,
}

impl EntityKind {
    pub const ALL: [Self; 4] = [Self::Person, Self::Organization, Self::Place, Self::Equipment];

    /// The name used in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Equipment => "equipment",
        }
    }
}

impl fmt::Display for EntityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What sort of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EventKind {
    /// People meet, in person or by video, to talk.
    Meeting,
    /// A person or delegation travels to or tours a place.
    Visit,
    /// A telephone call.
    Call,
    /// A person or body says something in public on one occasion.
    Announcement,
    /// Two sides sign or agree something.
    Agreement,
    /// A body decides: a vote, an appointment, a law, a sanction.
    Decision,
}

impl EventKind {
    pub const ALL: [Self; 6] =
        [Self::Meeting, Self::Visit, Self::Call, Self::Announcement, Self::Agreement, Self::Decision];

    /// The name used in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Meeting => "meeting",
            Self::Visit => "visit",
            Self::Call => "call",
            Self::Announcement => "announcement",
            Self::Agreement => "agreement",
            Self::Decision => "decision",
        }
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
