//! What is asked for in the ids of this run → acts that outlive it.

use crate::base::{EntityId, EventId, Passage, TextRange};
use crate::edit::{Act, Anchor, Decision};
use crate::gui::app::deciding::{EditCommand, EventDraft};
use crate::gui::opening::Folder;
use crate::model::{Target, subject};

/// The act that `command` asks for; `None` where what it is about stands in no text, and where nothing would change.
pub fn act(folder: &Folder, command: EditCommand) -> Option<Act> {
    let writer = Writer { folder };
    let of = match command {
        EditCommand::Do(act) => return Some(act),
        EditCommand::Star(target, on) => return Some(Act::Star { subject: writer.subject(target)?, on }),
        EditCommand::Note(target, text) => return Some(Act::Note { subject: writer.subject(target)?, text }),
        EditCommand::Tag(target, tags) => return writer.tags(target, tags),
        // What is shown, and what was saved, only the application knows.
        EditCommand::SaveView(_) | EditCommand::RenameView(..) | EditCommand::ForgetView(_) => return None,
        EditCommand::Merge(a, b) => Decision::Same { a: writer.mention(a)?, b: writer.mention(b)? },
        EditCommand::Part(a, b) => Decision::NotSame { a: writer.mention(a)?, b: writer.mention(b)? },
        EditCommand::Rule(a, b, is_same) => {
            let (a, b) = (writer.anchor(a)?, writer.anchor(b)?);
            if is_same { Decision::Same { a, b } } else { Decision::NotSame { a, b } }
        }
        EditCommand::Split(mentions) => {
            Decision::Split { mentions: mentions.into_iter().map(|at| writer.anchor(at)).collect::<Option<_>>()? }
        }
        EditCommand::Rename(entity, name) => Decision::Rename { mention: writer.mention(entity)?, name },
        EditCommand::Retype(entity, kind) => Decision::EntityKind { mention: writer.mention(entity)?, kind },
        EditCommand::Hide(entity) => Decision::Hide { mention: writer.mention(entity)? },
        EditCommand::AddEntity(at, kind, name) => {
            let mention = writer.anchor(at)?;
            let named = Decision::Name { mention: mention.clone(), kind };
            if name == mention.quote { named } else { all(vec![named, Decision::Rename { mention, name }])? }
        }
        EditCommand::Confirm(at) => Decision::Confirm { mark: writer.anchor(at)? },
        EditCommand::Reject(at, Target::Entity(_)) => Decision::NoName { mention: writer.anchor(at)? },
        EditCommand::Reject(at, _) => Decision::NoEvent { trigger: writer.anchor(at)? },
        EditCommand::AddEvent(at, draft) => writer.new_event(at, &draft)?,
        EditCommand::ChangeEvent(event, draft) => writer.changed_event(event, &draft)?,
        EditCommand::MergeEvents(a, b) => Decision::SameEvent { a: writer.trigger(a)?, b: writer.trigger(b)? },
        EditCommand::PartEvents(a, b) => Decision::NotSameEvent { a: writer.trigger(a)?, b: writer.trigger(b)? },
        EditCommand::RemoveEvent(event) => {
            all(writer.triggers(event)?.into_iter().map(|trigger| Decision::NoEvent { trigger }).collect())?
        }
        EditCommand::DocumentDay(document, value) => {
            let document = folder.analysis.documents.get(document.index())?.hash;
            Decision::DocumentDate { document, value }
        }
    };
    Some(Act::Decide { of })
}

/// One decision of many; `None` of none.
fn all(mut decisions: Vec<Decision>) -> Option<Decision> {
    match decisions.len() {
        0 | 1 => decisions.pop(),
        _ => Some(Decision::All { decisions }),
    }
}

struct Writer<'a> {
    folder: &'a Folder,
}

impl Writer<'_> {
    fn anchor(&self, at: Passage) -> Option<Anchor> {
        subject::anchor(&self.folder.analysis, at, |id| self.folder.text(id))
    }

    fn subject(&self, target: Target) -> Option<crate::edit::Subject> {
        subject::subject(&self.folder.analysis, target, |id| self.folder.text(id))
    }

    /// One step for all of `tags`; `None` of none.
    fn tags(&self, target: Target, tags: Vec<(String, bool)>) -> Option<Act> {
        let subject = self.subject(target)?;
        let tag = |(tag, on)| Act::Tag { subject: subject.clone(), tag, on };
        let mut acts: Vec<Act> = tags.into_iter().map(tag).collect();
        if acts.len() > 1 { Some(Act::All { acts }) } else { acts.pop() }
    }

    fn mention(&self, entity: EntityId) -> Option<Anchor> {
        self.anchor(subject::first_mention(&self.folder.analysis, entity)?)
    }

    fn trigger(&self, event: EventId) -> Option<Anchor> {
        self.anchor(subject::first_trigger(&self.folder.analysis, event)?)
    }

    /// The first words of each document that tell of an event.
    fn triggers(&self, event: EventId) -> Option<Vec<Anchor>> {
        let reports = &self.folder.analysis.events.get(event.index())?.reports;
        let first = |range: &TextRange, document| Passage { document, range: *range };
        let passages = reports.iter().filter_map(|report| Some(first(report.triggers.first()?, report.document)));
        passages.map(|passage| self.anchor(passage)).collect()
    }

    fn new_event(&self, at: Passage, draft: &EventDraft) -> Option<Decision> {
        let trigger = self.anchor(at)?;
        let mut decisions = vec![Decision::Event { trigger: trigger.clone(), kind: draft.kind }];
        if draft.day.is_some() {
            decisions.push(Decision::EventDate { trigger: trigger.clone(), value: draft.day });
        }
        if let Some(place) = draft.place {
            decisions.push(Decision::EventPlace { trigger: trigger.clone(), place: Some(self.mention(place)?) });
        }
        for (who, side) in &draft.who {
            let mention = self.mention(*who)?;
            decisions.push(Decision::TookPart { trigger: trigger.clone(), mention, side: Some(*side) });
        }
        all(decisions)
    }

    /// What is other in the draft than in the event; `None` where nothing is.
    ///
    /// Each document tells of the event by itself, so what is decided is decided for each: otherwise one would tell of another event.
    fn changed_event(&self, id: EventId, draft: &EventDraft) -> Option<Decision> {
        let event = self.folder.analysis.events.get(id.index())?;
        let triggers = self.triggers(id)?;
        let mut decisions = Vec::new();
        let mut for_each = |of: &dyn Fn(Anchor) -> Decision| decisions.extend(triggers.iter().cloned().map(of));
        if draft.kind != event.kind {
            for_each(&|trigger| Decision::EventKind { trigger, kind: draft.kind });
        }
        if draft.day != event.date {
            for_each(&|trigger| Decision::EventDate { trigger, value: draft.day });
        }
        if draft.place != event.place {
            let place = draft.place.map(|place| self.mention(place));
            let place = if let Some(named) = place { Some(named?) } else { None };
            for_each(&|trigger| Decision::EventPlace { trigger, place: place.clone() });
        }
        let before =
            |who: EntityId| event.participants.iter().find(|known| known.entity == who).map(|known| known.side);
        for (who, side) in draft.who.iter().filter(|(who, side)| before(*who) != Some(*side)) {
            let mention = self.mention(*who)?;
            for_each(&|trigger| Decision::TookPart { trigger, mention: mention.clone(), side: Some(*side) });
        }
        let is_kept = |who: EntityId| draft.who.iter().any(|(kept, _)| *kept == who);
        for gone in event.participants.iter().filter(|known| !is_kept(known.entity)) {
            let mention = self.mention(gone.entity)?;
            for_each(&|trigger| Decision::TookPart { trigger, mention: mention.clone(), side: None });
        }
        all(decisions)
    }
}
