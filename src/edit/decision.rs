use serde::{Deserialize, Serialize};

use crate::base::{ContentHash, DateValue, EntityKind, TextRange};

/// A place in a text, so that it is found again in every run and its loss is noticed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Anchor {
    pub document: ContentHash,
    /// Bytes of the text.
    pub range: TextRange,
    /// The words at that place.
    pub quote: String,
}

/// One thing the analyst has decided. It outweighs all evidence of the texts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "kebab-case")]
pub enum Decision {
    /// Two mentions name one thing.
    Same { a: Anchor, b: Anchor },
    /// Two mentions name different things.
    NotSame { a: Anchor, b: Anchor },
    /// What sort of thing a mention names.
    Kind { mention: Anchor, kind: EntityKind },
    /// A name that the reader overlooked.
    Name { mention: Anchor, kind: EntityKind },
    /// The words are no name.
    NoName { mention: Anchor },
    /// The name under which the entity of a mention is listed.
    Rename { mention: Anchor, name: String },
    /// The day a document was written; `None` takes back what it seems to state.
    DocumentDate { document: ContentHash, value: Option<DateValue> },
    /// The words tell of no event.
    NoEvent { trigger: Anchor },
    /// When the event of a trigger was; `None` where the text does not tell.
    EventDate { trigger: Anchor, value: Option<DateValue> },
}

impl Decision {
    /// The places it rests on.
    pub fn anchors(&self) -> Vec<&Anchor> {
        match self {
            Self::Same { a, b } | Self::NotSame { a, b } => vec![a, b],
            Self::Kind { mention, .. } | Self::Name { mention, .. } => vec![mention],
            Self::NoName { mention } | Self::Rename { mention, .. } => vec![mention],
            Self::NoEvent { trigger } | Self::EventDate { trigger, .. } => vec![trigger],
            Self::DocumentDate { .. } => Vec::new(),
        }
    }
}
