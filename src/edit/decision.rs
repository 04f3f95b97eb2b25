use serde::{Deserialize, Serialize};

use crate::base::{ContentHash, DateValue, EntityKind, EventKind, TextRange};
use crate::extract::Side;

/// A place in a text, so that it is found again in every run and its loss is noticed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Anchor {
    pub document: ContentHash,
    /// Bytes of the text.
    pub range: TextRange,
    /// The words at that place.
    pub quote: String,
}

/// One thing the analyst has decided. It outweighs all evidence of the texts; of two decisions on one thing the later holds.
///
/// What is said of a `mention` holds for that mark alone where nothing else is said. A `trigger` stands for the event that its
/// document tells there, and so for the real event of which that is a report.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "kebab-case")]
pub enum Decision {
    /// Several decisions made in one go: they are undone together.
    All { decisions: Vec<Decision> },

    /// Two mentions name one thing, and so do all that are joined with either.
    Same { a: Anchor, b: Anchor },
    /// Two mentions name different things.
    NotSame { a: Anchor, b: Anchor },
    /// These mentions name one thing, which is another than that of the other mentions they were joined with.
    Split { mentions: Vec<Anchor> },
    /// What sort of thing a mention names.
    Kind { mention: Anchor, kind: EntityKind },
    /// What sort of thing the entity of a mention is, with all its mentions.
    EntityKind { mention: Anchor, kind: EntityKind },
    /// A name that the reader overlooked.
    Name { mention: Anchor, kind: EntityKind },
    /// The words are no name.
    NoName { mention: Anchor },
    /// The name under which the entity of a mention is listed.
    Rename { mention: Anchor, name: String },
    /// The entity of a mention is of no interest: it stays in the analysis and out of every view.
    Hide { mention: Anchor },
    /// A mark, of a name or a trigger, is right as it is.
    Confirm { mark: Anchor },

    /// The day a document was written; `None` takes back what it seems to state.
    DocumentDate { document: ContentHash, value: Option<DateValue> },

    /// An event that the reader overlooked. Who took part, where and when is for further decisions to say.
    Event { trigger: Anchor, kind: EventKind },
    /// The words tell of no event.
    NoEvent { trigger: Anchor },
    /// What sort of event the document of a trigger tells of.
    EventKind { trigger: Anchor, kind: EventKind },
    /// When the event of a trigger was; `None` where the text does not tell.
    EventDate { trigger: Anchor, value: Option<DateValue> },
    /// Where the event of a trigger was: at what a mention names, in whichever document; `None` where nothing tells.
    EventPlace { trigger: Anchor, place: Option<Anchor> },
    /// The entity of a mention, in whichever document, took part in the event of a trigger, on this side; `None`: it did not take part.
    TookPart { trigger: Anchor, mention: Anchor, side: Option<Side> },
    /// Two triggers tell of one event.
    SameEvent { a: Anchor, b: Anchor },
    /// Two triggers tell of different events.
    NotSameEvent { a: Anchor, b: Anchor },
}

impl Decision {
    /// The places it rests on.
    pub fn anchors(&self) -> Vec<&Anchor> {
        match self {
            Self::All { decisions } => decisions.iter().flat_map(Self::anchors).collect(),
            Self::Same { a, b } | Self::NotSame { a, b } | Self::SameEvent { a, b } | Self::NotSameEvent { a, b } => {
                vec![a, b]
            }
            Self::Split { mentions } => mentions.iter().collect(),
            Self::Kind { mention, .. } | Self::EntityKind { mention, .. } | Self::Name { mention, .. } => vec![mention],
            Self::NoName { mention } | Self::Rename { mention, .. } | Self::Hide { mention } => vec![mention],
            Self::Confirm { mark } => vec![mark],
            Self::Event { trigger, .. } | Self::NoEvent { trigger } | Self::EventKind { trigger, .. } => vec![trigger],
            Self::EventDate { trigger, .. } => vec![trigger],
            Self::EventPlace { trigger, place } => std::iter::once(trigger).chain(place).collect(),
            Self::TookPart { trigger, mention, .. } => vec![trigger, mention],
            Self::DocumentDate { .. } => Vec::new(),
        }
    }

    /// The documents that it is about as a whole.
    pub fn documents(&self) -> Vec<ContentHash> {
        match self {
            Self::All { decisions } => decisions.iter().flat_map(Self::documents).collect(),
            Self::DocumentDate { document, .. } => vec![*document],
            _ => Vec::new(),
        }
    }

    /// The single decisions it is made of, in their order: itself, unless it is [`Decision::All`].
    pub fn singles(&self) -> Vec<&Decision> {
        match self {
            Self::All { decisions } => decisions.iter().flat_map(Self::singles).collect(),
            single => vec![single],
        }
    }
}
