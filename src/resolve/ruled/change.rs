//! Decisions on single marks → the reading as the analyst wants it.

use super::misfit::{Misfit, event_at, mention_at};
use crate::arabic::without_marks;
use crate::base::{EntityKind, EventKind};
use crate::edit::{Anchor, Decision};
use crate::extract::{EventMention, EventStatus, Mention, Reading, RoleHolder, Witness};

/// The witness of what the analyst says.
pub const ANALYST: &str = "analyst";

/// The place of the mark that a decision changes in a reading; `None` for decisions on the folder as a whole.
pub fn changed_mark(decision: &Decision) -> Option<&Anchor> {
    match decision {
        Decision::Kind { mention, .. } | Decision::Name { mention, .. } | Decision::NoName { mention } => Some(mention),
        Decision::Confirm { mark } => Some(mark),
        Decision::Event { trigger, .. } | Decision::NoEvent { trigger } => Some(trigger),
        Decision::EventKind { trigger, .. } => Some(trigger),
        _ => None,
    }
}

/// Carries out a decision that [`changed_mark`] has a place for.
pub fn change(reading: &mut Reading, anchor: &Anchor, decision: &Decision) -> Result<(), Misfit> {
    match decision {
        Decision::Kind { kind, .. } => {
            let at = mention_at(reading, anchor)?;
            reading.mentions[at].kind = *kind;
            sure(&mut reading.mentions[at]);
        }
        Decision::Name { kind, .. } => add_name(reading, anchor, *kind)?,
        Decision::NoName { .. } => remove_name(reading, anchor)?,
        Decision::Confirm { .. } => confirm(reading, anchor)?,
        Decision::Event { kind, .. } => add_event(reading, anchor, *kind)?,
        Decision::NoEvent { .. } => {
            let gone = event_at(reading, anchor)?;
            reading.events.remove(gone);
        }
        Decision::EventKind { kind, .. } => {
            let at = event_at(reading, anchor)?;
            reading.events[at].kind = *kind;
            reading.events[at].because.push(format!("The analyst says that it is of kind {kind}"));
        }
        _ => {}
    }
    Ok(())
}

fn sure(mention: &mut Mention) {
    mention.score = 1.0;
    if mention.witnesses.iter().all(|witness| witness.name != ANALYST) {
        mention.witnesses.push(Witness::new(ANALYST, 1.0));
    }
}

fn confirm(reading: &mut Reading, anchor: &Anchor) -> Result<(), Misfit> {
    match mention_at(reading, anchor) {
        Ok(at) => sure(&mut reading.mentions[at]),
        Err(misfit) => {
            let at = event_at(reading, anchor).map_err(|_| misfit)?;
            reading.events[at].because.push("The analyst confirms it".to_owned());
        }
    }
    Ok(())
}

/// The sentence that holds the whole anchor.
fn sentence_of(reading: &Reading, anchor: &Anchor) -> Result<u32, Misfit> {
    let sentence = reading.sentences.iter().position(|sentence| sentence.range.contains_range(anchor.range));
    let sentence = sentence.filter(|_| !anchor.range.is_empty() && !anchor.quote.trim().is_empty());
    sentence.and_then(|at| u32::try_from(at).ok()).ok_or(Misfit::NoSentence)
}

fn add_name(reading: &mut Reading, anchor: &Anchor, kind: EntityKind) -> Result<(), Misfit> {
    if let Some(there) = reading.mentions.iter().find(|mention| mention.range.overlaps(anchor.range)) {
        return Err(Misfit::NameThere(there.name.clone()));
    }
    let sentence = sentence_of(reading, anchor)?;
    let mention = Mention {
        range: anchor.range,
        kind,
        name: without_marks(&anchor.quote),
        country: None,
        sentence,
        score: 1.0,
        witnesses: vec![Witness::new(ANALYST, 1.0)],
    };
    insert_mention(reading, mention);
    Ok(())
}

/// Adds a mention in its place in the text. It must overlap no other.
pub fn insert_mention(reading: &mut Reading, mention: Mention) {
    let new = reading.mentions.partition_point(|other| other.range.start < mention.range.start);
    reading.mentions.insert(new, mention);
    renumber(reading, |at| Some(if at < new { at } else { at + 1 }));
}

fn remove_name(reading: &mut Reading, anchor: &Anchor) -> Result<(), Misfit> {
    let gone = mention_at(reading, anchor)?;
    reading.mentions.remove(gone);
    renumber(reading, |at| match at.cmp(&gone) {
        std::cmp::Ordering::Less => Some(at),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(at - 1),
    });
    Ok(())
}

fn add_event(reading: &mut Reading, anchor: &Anchor, kind: EventKind) -> Result<(), Misfit> {
    if event_at(reading, anchor).is_ok() {
        return Err(Misfit::EventThere);
    }
    sentence_of(reading, anchor)?;
    let first = |event: &EventMention| event.triggers.first().map(|range| range.start);
    let new = reading.events.partition_point(|event| first(event) < Some(anchor.range.start));
    reading.events.insert(
        new,
        EventMention {
            kind,
            status: EventStatus::Happened,
            triggers: vec![anchor.range],
            participants: Vec::new(),
            place: None,
            date: None,
            date_witnesses: Vec::new(),
            trigger_witnesses: Vec::new(),
            date_mention: None,
            on_document_day: false,
            nouns: Vec::new(),
            about: Vec::new(),
            session: None,
            offices: Vec::new(),
            temporal_links: Vec::new(),
            because: vec![format!("The analyst says that «{}» tells of an event of kind {kind}", anchor.quote)],
        },
    );
    Ok(())
}

/// Lets everything that refers to a mention by its old index refer to it by the new one, or go where it is gone.
fn renumber(reading: &mut Reading, new_index: impl Fn(usize) -> Option<usize>) {
    let moved = |old: u32| u32::try_from(new_index(old as usize)?).ok();
    reading.roles.retain_mut(|role| {
        if let Some(RoleHolder::Mention(holder)) = role.of {
            role.of = moved(holder).map(RoleHolder::Mention);
        }
        moved(role.person).inspect(|&person| role.person = person).is_some()
    });
    for event in &mut reading.events {
        event.participants.retain_mut(|participant| {
            moved(participant.mention).inspect(|&mention| participant.mention = mention).is_some()
        });
        event.place = event.place.take().and_then(|mut place| {
            place.mention = moved(place.mention)?;
            Some(place)
        });
    }
}
