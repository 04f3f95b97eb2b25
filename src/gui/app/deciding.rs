//! What can be asked of the analyst's work: changes of it, and questions that a dialog puts first.

use crate::base::{DateValue, DocumentId, EntityId, EntityKind, EventId, EventKind, Passage};
use crate::edit::Act;
use crate::extract::Side;
use crate::model::Target;

/// A change of the analyst's work.
#[derive(Clone, Debug, PartialEq)]
pub enum EditCommand {
    Do(Act),
    /// One thing are this entity and that one.
    Merge(EntityId, EntityId),
    /// They are two, whatever the texts suggest.
    Part(EntityId, EntityId),
    /// What two mentions name is one thing, or two.
    Rule(Passage, Passage, bool),
    /// These mentions name something else than the other mentions of their entity.
    Split(Vec<Passage>),
    Rename(EntityId, String),
    Retype(EntityId, EntityKind),
    Hide(EntityId),
    /// Words that name something, of this kind, and the name it is to be listed under where that is another.
    AddEntity(Passage, EntityKind, String),
    /// A mark of a name or an event is right.
    Confirm(Passage),
    /// The words of a mark are no name, or tell of no event.
    Reject(Passage, Target),
    AddEvent(Passage, EventDraft),
    ChangeEvent(EventId, EventDraft),
    MergeEvents(EventId, EventId),
    PartEvents(EventId, EventId),
    /// The texts tell of no such event.
    RemoveEvent(EventId),
    /// The day a document was written; `None`: what it seems to state is none.
    DocumentDay(DocumentId, Option<DateValue>),
    /// A star on what is pointed at, or off it.
    Star(Target, bool),
    /// Tags on it, or off it, in one step.
    Tag(Target, Vec<(String, bool)>),
    /// The note on it.
    Note(Target, String),
    /// Keeps what is shown under a name.
    SaveView(String),
    RenameView(String, String),
    ForgetView(String),
}

/// An event as the analyst has it in a dialog.
#[derive(Clone, Debug, PartialEq)]
pub struct EventDraft {
    pub kind: EventKind,
    pub day: Option<DateValue>,
    pub place: Option<EntityId>,
    pub who: Vec<(EntityId, Side)>,
}

/// What a dialog is to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    Name(EntityId),
    /// Whether something else is the same as this entity or event.
    Same(Target),
    Split(EntityId),
    /// What the words name.
    NewEntity(Passage),
    /// What the words tell of.
    NewEvent(Passage),
    Event(EventId),
    Day(DocumentId),
    Tags(Target),
    Views,
}
