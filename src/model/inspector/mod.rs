//! Everything that is known of one entity, one event or one tie, each statement with its sentences.

mod claim;
mod entity;
mod event;
mod tie;
pub mod why;

pub use claim::ClaimCard;
pub use entity::entity;
pub use event::event;
pub use tie::tie;

use super::lists::DayCell;
use super::quote::{Quote, quotes};
use super::timeline::is_inferred;
use super::words::{date_text, event_label};
use crate::base::{DateValue, DayInterval, DocumentId, EntityId, EntityKind, EventId, EventKind};
use crate::extract::{EventStatus, Side};
use crate::resolve::{Analysis, DateSource, Event, Reason};

/// An entity named in a card, so that it can be shown and selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityLink {
    pub entity: EntityId,
    pub kind: EntityKind,
    pub name: String,
}

/// An event as one line of a card.
#[derive(Clone, Debug, PartialEq)]
pub struct EventLine {
    pub event: EventId,
    pub kind: EventKind,
    pub label: String,
    pub day: Option<DayCell>,
    /// How many documents tell of it.
    pub sources: u32,
    /// How many of them repeat no other.
    pub independent: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct EntityCard {
    pub link: EntityLink,
    /// ISO 3166 code.
    pub country: Option<String>,
    /// Spellings with how often each stands in the folder; the name itself first.
    pub spellings: Vec<(String, u32)>,
    /// By the first day on which a document tells of them, undated last.
    pub offices: Vec<Office>,
    /// What it said in public, and then what others said of it, by day.
    pub claims: Vec<ClaimCard>,
    /// Heaviest first.
    pub ties: Vec<TieLine>,
    /// By day, undated last.
    pub events: Vec<EventLine>,
    /// Every mention, by document and place.
    pub mentions: Vec<Quote>,
    pub mention_count: usize,
    pub documents: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Office {
    pub title: String,
    pub of: Option<EntityLink>,
    pub former: bool,
    /// From the first to the last dated document that says so.
    pub seen: Option<DayInterval>,
    pub evidence: Vec<Quote>,
    /// Index into the entity's offices in the analysis.
    pub index: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TieLine {
    pub other: EntityLink,
    pub strong: bool,
    pub weight: f32,
    pub events: u32,
    pub sentences: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct EventCard {
    pub line: EventLine,
    pub status: EventStatus,
    pub who: Vec<(EntityLink, Side)>,
    pub place: Option<EntityLink>,
    /// Why this day: the steps of its derivation in order.
    pub why: Vec<Step>,
    /// What the sources contradict each other on.
    pub differences: Vec<Difference>,
    /// What each document says, in document order.
    pub reports: Vec<ReportCard>,
    /// Who said what: of an announcement what was said, of a meeting, a visit or a call what was said there.
    pub claims: Vec<ClaimCard>,
}

/// Something the sources of an event cannot all be right about.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// `Sources differ: the day`
    pub title: String,
    /// What they say, each with the sentences of all who say so.
    pub sides: Vec<Step>,
}

/// One step of a derivation and the sentences it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub text: String,
    pub evidence: Vec<Quote>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ReportCard {
    pub document: DocumentId,
    /// The outlet, or the title where the page names none.
    pub source: String,
    /// The day by this document alone.
    pub day: Option<DayCell>,
    pub place: Option<EntityLink>,
    pub who: Vec<EntityLink>,
    pub quotes: Vec<Quote>,
    pub why: Vec<Step>,
    /// Why it is no source of its own: `Nearly the same text as صحيفة الميناء`
    pub repeats: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TieCard {
    pub a: EntityLink,
    pub b: EntityLink,
    pub events: Vec<EventLine>,
    /// What one of them said of the other, by day.
    pub claims: Vec<ClaimCard>,
    /// The sentences that name both, those that tell of the shared events, and those in which one speaks of the other; by day, undated last, then by source.
    pub sentences: Vec<Quote>,
}

/// What the outlet of a document is called, or its title where the page names no outlet.
pub fn source_name(analysis: &Analysis, document: DocumentId) -> &str {
    let record = analysis.documents.get(document.index());
    record.map_or("", |record| record.outlet.as_deref().unwrap_or(&record.title))
}

fn link(analysis: &Analysis, id: EntityId) -> Option<EntityLink> {
    let entity = analysis.entities.get(id.index())?;
    Some(EntityLink { entity: id, kind: entity.kind, name: entity.name.clone() })
}

fn day_cell(value: DateValue, inferred: bool) -> DayCell {
    let source = if inferred { DateSource::Inferred } else { DateSource::Stated };
    DayCell { value, text: date_text(&value), source }
}

fn event_line(analysis: &Analysis, event: &Event) -> EventLine {
    EventLine {
        event: event.id,
        kind: event.kind,
        label: event_label(analysis, event),
        day: event.date.map(|value| day_cell(value, is_inferred(event))),
        sources: u32::try_from(event.reports.len()).unwrap_or(u32::MAX),
        independent: event.independent_sources,
    }
}

pub fn steps(analysis: &Analysis, because: &[Reason]) -> Vec<Step> {
    let step = |reason: &Reason| Step {
        text: reason.text.clone(),
        evidence: quotes(analysis, reason.evidence.iter().copied()),
    };
    because.iter().map(step).collect()
}

fn takes_part(event: &Event, entity: EntityId) -> bool {
    event.place == Some(entity) || event.participants.iter().any(|p| p.entity == entity)
}
