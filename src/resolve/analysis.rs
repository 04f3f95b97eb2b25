use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::base::{
    CodePoints, ContentHash, DateValue, Diagnostic, DocumentId, EntityId, EntityKind, EventId, EventKind, Passage,
    TextRange,
};
use crate::edit::Decision;
use crate::extract::{EventStatus, Sentence, Side};

/// Everything that is known of a folder. Each table's ids are its indices.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// In the corpus's order (by path).
    pub documents: Vec<DocumentRecord>,
    /// By kind, then by number of mentions (most first), then by name.
    pub entities: Vec<Entity>,
    /// By day (undated last), then by first mention.
    pub events: Vec<Event>,
    /// What was said in public, one per announcement that has a speaker, in the order of the events.
    #[serde(default)]
    pub claims: Vec<Claim>,
    pub relations: Vec<Relation>,
    pub diagnostics: Vec<Diagnostic>,
    /// What the analyst decided, in the order of the decisions, and what became of it.
    #[serde(default)]
    pub decisions: Vec<Decided>,
    /// Who may be who, for the analyst to decide: entities that may be one first, then mentions of one entity that may be two; those of the
    /// most mentions first.
    #[serde(default)]
    pub doubts: Vec<Doubt>,
    /// Which events may be one, for the analyst to decide, the most doubtful first.
    #[serde(default)]
    pub event_doubts: Vec<EventDoubt>,
    /// What is alike and is kept apart all the same, the most doubtful first.
    #[serde(default)]
    pub kept_apart: Vec<KeptApart>,
}

/// Two things of different documents that could be one, or two reports that could be of one event, and why they are taken for two.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptApart {
    /// A mention of the one, or a trigger of the one report.
    pub one: Passage,
    pub other: Passage,
    /// By how much, in log odds, the evidence falls short of joining the two; `None` where something excludes it.
    pub short_by: Option<f32>,
    pub because: String,
}

/// Two mentions of which the evidence does not say well enough whether they name one thing. The analyst has said nothing of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    pub a: Passage,
    pub b: Passage,
    /// What the two name: the same entity where they were taken for one.
    pub entities: (EntityId, EntityId),
    pub because: String,
}

impl Doubt {
    /// Whether the analysis takes the two for one.
    pub fn is_joined(&self) -> bool {
        self.entities.0 == self.entities.1
    }
}

/// Two events of which the evidence does not say well enough whether they are one. The analyst has said nothing of them, and no document
/// tells of both.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventDoubt {
    /// The triggers of the two reports that are most alike.
    pub a: Passage,
    pub b: Passage,
    pub events: (EventId, EventId),
    /// By how much, in log odds, the evidence falls short of joining the two.
    pub short_by: f32,
    pub because: String,
}

/// One of the analyst's decisions and what it touches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decided {
    pub decision: Decision,
    /// Why it, or a part of it, was left out; empty where it was obeyed.
    pub left_out: Vec<String>,
    /// Its anchors as far as their texts are in the folder, in every copy.
    pub places: Vec<Passage>,
    /// The entities that its anchors name, ascending.
    pub entities: Vec<EntityId>,
    /// The events that its anchors tell of, ascending.
    pub events: Vec<EventId>,
}

/// Why something was concluded: a sentence for the reader, and the passages it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    pub text: String,
    pub evidence: Vec<Passage>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateSource {
    /// The document says it.
    Stated,
    /// It follows from other documents; the reasons say how.
    Inferred,
    /// From the file's name.
    File,
    /// The analyst says so.
    Analyst,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentDate {
    pub value: DateValue,
    pub source: DateSource,
    pub because: Vec<Reason>,
}

/// The first and the last day on which a document can have been written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WrittenBetween {
    /// `None` where nothing tells it.
    pub first: Option<Date>,
    /// `None` where nothing tells it.
    pub last: Option<Date>,
    pub because: Vec<Reason>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentRecord {
    pub hash: ContentHash,
    pub code_points: CodePoints,
    pub path: String,
    /// The headline, or the first words where there is none; never empty.
    pub title: String,
    pub outlet: Option<String>,
    pub date: Option<DocumentDate>,
    /// Of a document without a day: between which days it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written_between: Option<WrittenBetween>,
    pub sentences: Vec<Sentence>,
    /// In text order.
    pub dates: Vec<DateRecord>,
    /// The first document by path whose text is nearly the same; `None` where that is this one.
    #[serde(default)]
    pub copy_of: Option<DocumentId>,
}

/// A date expression with the value the whole folder allows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DateRecord {
    pub range: TextRange,
    pub value: DateValue,
    pub because: Vec<Reason>,
}

/// One real person, body, place or piece of equipment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    pub id: EntityId,
    pub kind: EntityKind,
    /// The fullest usual name.
    pub name: String,
    /// Every other spelling in the folder, most frequent first.
    pub aliases: Vec<Alias>,
    /// ISO 3166 code, where known.
    pub country: Option<String>,
    pub roles: Vec<Role>,
    /// By document, then in text order. Empty for a country that is known only from a nisba in an office.
    pub mentions: Vec<EntityMention>,
    /// The analyst finds it of no interest: no view shows it.
    #[serde(default)]
    pub is_hidden: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    pub name: String,
    pub count: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    pub title: String,
    pub of: Option<EntityId>,
    pub former: bool,
    /// Where the texts say so.
    pub evidence: Vec<Passage>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntityMention {
    pub document: DocumentId,
    pub range: TextRange,
    /// Why this mention belongs to this entity.
    pub because: Reason,
}

impl EntityMention {
    pub fn passage(&self) -> Passage {
        Passage { document: self.document, range: self.range }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventParticipant {
    pub entity: EntityId,
    pub side: Side,
}

/// One real event, merged from the reports of all sources.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    pub id: EventId,
    pub kind: EventKind,
    pub status: EventStatus,
    /// As exact as all evidence together allows.
    pub date: Option<DateValue>,
    /// Why this day.
    pub because: Vec<Reason>,
    pub place: Option<EntityId>,
    /// Each entity once, agents first.
    pub participants: Vec<EventParticipant>,
    /// One per document that tells of it, in document order; never empty.
    pub reports: Vec<Report>,
    /// How many of the reports repeat no other; at least 1.
    pub independent_sources: u32,
    /// Where the reports cannot all be right. Empty where they only tell more or less.
    pub contradictions: Vec<Contradiction>,
}

/// What reports of one event differ on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Aspect {
    Day,
    Place,
    Participants,
    /// How many.
    Number,
}

/// Statements about one event of which at most one is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contradiction {
    pub about: Aspect,
    /// At least two.
    pub sides: Vec<Statement>,
}

/// One side of a contradiction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// A date value, a name, a number with its noun, or what was before or behind what.
    pub says: String,
    /// Who says so, and where; never empty.
    pub evidence: Vec<Passage>,
}

/// What one document says of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    pub document: DocumentId,
    /// The trigger words, in text order; never empty.
    pub triggers: Vec<TextRange>,
    pub date: Option<DateValue>,
    pub place: Option<EntityId>,
    pub participants: Vec<EntityId>,
    pub because: Vec<Reason>,
    /// The earlier report it repeats; `None` where it stands on its own.
    pub repeats: Option<Repeats>,
}

/// Why a report is no source of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeats {
    /// The document of the report that it repeats.
    pub report: DocumentId,
    pub how: Repeat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Repeat {
    /// The text is nearly the same.
    Copy,
    /// The outlet is the same.
    Outlet,
    /// Both quote this agency or paper.
    Quoted(EntityId),
}

/// What somebody said in public on one occasion, apart from what happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The announcement; its reports say which document tells of it.
    pub event: EventId,
    /// Never empty.
    pub speakers: Vec<EntityId>,
    pub date: Option<DateValue>,
    /// The meeting, visit or call at which it was said.
    pub occasion: Option<EventId>,
    /// The noun by which a document calls it: `بيان`, `مؤتمر صحفي`.
    pub form: Option<String>,
    /// The agency, paper, broadcaster or platform that it came through.
    pub through: Option<EntityId>,
    /// Who and what is spoken of, ascending.
    pub about: Vec<ClaimAbout>,
    /// The sentences that tell what was said, ascending; never empty.
    pub sentences: Vec<Passage>,
}

/// An entity that somebody spoke of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimAbout {
    pub entity: EntityId,
    /// Ascending; never empty.
    pub sentences: Vec<Passage>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    /// Both took part in these events.
    SharedEvent,
    /// Both stand in these sentences.
    SameSentence,
    /// `a` spoke of `b` in these announcements.
    Statement,
}

/// A tie between two entities with everything it rests on. `a < b`, except where it goes from `a` to `b`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    pub a: EntityId,
    pub b: EntityId,
    pub kind: RelationKind,
    /// Ascending; empty for `SameSentence`.
    pub events: Vec<EventId>,
    /// Whole sentences, ascending.
    pub evidence: Vec<Passage>,
}
