//! The analyst's decisions → readings as the analyst wants them, and rulings on who is who and when.
//!
//! A decision that fits nothing any more becomes a diagnostic; it is never dropped in silence.

use std::collections::BTreeMap;

use crate::arabic::{fold, without_marks};
use crate::base::{ContentHash, DateValue, Diagnostic, DocumentId, EntityKind, Severity};
use crate::edit::{Anchor, Decision};
use crate::extract::{Mention, Reading, RoleHolder, Witness};

use super::StoredReading;
use super::folder::{Folder, MentionId};
use super::identity::Rulings;

/// Why a decision does not fit the folder.
enum Misfit {
    NoText,
    NoName,
    NoEvent,
    OtherWords(String),
    NameThere(String),
}

impl Misfit {
    fn message(&self, quote: &str) -> String {
        let why = match self {
            Self::NoText => "its text is not in the folder".to_owned(),
            Self::NoName => "no name stands at its place".to_owned(),
            Self::NoEvent => "no event is told at its place".to_owned(),
            Self::OtherWords(words) => format!("«{words}» stands at its place"),
            Self::NameThere(name) => format!("the name «{name}» stands at its place already"),
        };
        if quote.is_empty() {
            format!("A decision of the analyst was left out: {why}")
        } else {
            format!("A decision of the analyst on «{quote}» was left out: {why}")
        }
    }
}

fn diagnostic(path: Option<&str>, anchor: Option<&Anchor>, misfit: &Misfit) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        path: path.map(str::to_owned),
        range: anchor.filter(|_| path.is_some()).map(|anchor| anchor.range),
        message: misfit.message(anchor.map_or("", |anchor| &anchor.quote)),
    }
}

/// The readings with the decisions on single names and events carried out. Copies of one text are treated alike.
pub fn carry_out(readings: &[StoredReading], decisions: &[Decision]) -> (Vec<StoredReading>, Vec<Diagnostic>) {
    let mut readings = readings.to_vec();
    let mut diagnostics = Vec::new();
    let mut by_hash: BTreeMap<ContentHash, Vec<usize>> = BTreeMap::new();
    for (at, stored) in readings.iter().enumerate() {
        by_hash.entry(stored.reading.document).or_default().push(at);
    }
    for decision in decisions {
        let anchor = match decision {
            Decision::Kind { mention, .. } | Decision::Name { mention, .. } | Decision::NoName { mention } => mention,
            Decision::NoEvent { trigger } | Decision::EventDate { trigger, .. } => trigger,
            Decision::Same { .. } | Decision::NotSame { .. } => continue,
            Decision::Rename { .. } | Decision::DocumentDate { .. } => continue,
        };
        let Some(copies) = by_hash.get(&anchor.document) else {
            diagnostics.push(diagnostic(None, Some(anchor), &Misfit::NoText));
            continue;
        };
        for &at in copies {
            let StoredReading { path, reading } = &mut readings[at];
            if let Err(misfit) = change(reading, anchor, decision) {
                diagnostics.push(diagnostic(Some(path), Some(anchor), &misfit));
            }
        }
    }
    (readings, diagnostics)
}

fn change(reading: &mut Reading, anchor: &Anchor, decision: &Decision) -> Result<(), Misfit> {
    match decision {
        Decision::Kind { kind, .. } => {
            let at = mention_at(reading, anchor)?;
            reading.mentions[at].kind = *kind;
            reading.mentions[at].witnesses.push(Witness::new(ANALYST, 1.0));
        }
        Decision::Name { kind, .. } => add_name(reading, anchor, *kind)?,
        Decision::NoName { .. } => {
            let gone = mention_at(reading, anchor)?;
            reading.mentions.remove(gone);
            renumber(reading, |at| match at.cmp(&gone) {
                std::cmp::Ordering::Less => Some(at),
                std::cmp::Ordering::Equal => None,
                std::cmp::Ordering::Greater => Some(at - 1),
            });
        }
        Decision::NoEvent { .. } => {
            let gone = event_at(reading, anchor)?;
            reading.events.remove(gone);
        }
        Decision::EventDate { value, .. } => {
            let at = event_at(reading, anchor)?;
            let event = &mut reading.events[at];
            (event.date, event.date_mention, event.on_document_day) = (*value, None, false);
            event.because.push(match value {
                Some(value) => format!("The analyst says that it was on {value}"),
                None => "The analyst says that its day is not told".to_owned(),
            });
        }
        Decision::Same { .. } | Decision::NotSame { .. } => {}
        Decision::Rename { .. } | Decision::DocumentDate { .. } => {}
    }
    Ok(())
}

/// The witness of what the analyst says.
const ANALYST: &str = "analyst";

/// The index of the mention an anchor stands on.
fn mention_at(reading: &Reading, anchor: &Anchor) -> Result<usize, Misfit> {
    let found = reading.mentions.iter().position(|mention| mention.range == anchor.range).ok_or(Misfit::NoName)?;
    let name = &reading.mentions[found].name;
    let quote = fold(&anchor.quote);
    // A listed name has the alif of the article back that ل swallowed.
    let same = fold(name) == quote || fold(name).strip_prefix('ا') == Some(&quote);
    if same { Ok(found) } else { Err(Misfit::OtherWords(name.clone())) }
}

fn event_at(reading: &Reading, anchor: &Anchor) -> Result<usize, Misfit> {
    let tells = |triggers: &[crate::base::TextRange]| triggers.iter().any(|range| range.overlaps(anchor.range));
    reading.events.iter().position(|event| tells(&event.triggers)).ok_or(Misfit::NoEvent)
}

fn add_name(reading: &mut Reading, anchor: &Anchor, kind: EntityKind) -> Result<(), Misfit> {
    if let Some(there) = reading.mentions.iter().find(|mention| mention.range.overlaps(anchor.range)) {
        return Err(Misfit::NameThere(there.name.clone()));
    }
    let sentence = reading.sentences.iter().position(|sentence| sentence.range.contains_range(anchor.range));
    let sentence = sentence.and_then(|at| u32::try_from(at).ok()).ok_or(Misfit::NoName)?;
    let new = reading.mentions.partition_point(|mention| mention.range.start < anchor.range.start);
    reading.mentions.insert(
        new,
        Mention {
            range: anchor.range,
            kind,
            name: without_marks(&anchor.quote),
            country: None,
            sentence,
            score: 1.0,
            witnesses: vec![Witness::new(ANALYST, 1.0)],
        },
    );
    renumber(reading, |at| Some(if at < new { at } else { at + 1 }));
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

/// What the analyst decided on the folder as a whole.
#[derive(Debug, Default)]
pub struct Ruled {
    pub identity: Rulings,
    /// Days of documents; `None` where what a document seems to state is no date of its own.
    pub days: BTreeMap<DocumentId, Option<DateValue>>,
    pub diagnostics: Vec<Diagnostic>,
}

/// The decisions on who is who and on documents' days, found in the folder. Later ones outweigh earlier ones.
pub fn rulings(folder: &Folder<'_>, decisions: &[Decision]) -> Ruled {
    let mut ruled = Ruled::default();
    if decisions.is_empty() {
        return ruled;
    }
    let mut by_hash: BTreeMap<ContentHash, Vec<DocumentId>> = BTreeMap::new();
    for document in folder.document_ids() {
        by_hash.entry(folder.reading(document).document).or_default().push(document);
    }
    let find = |anchor: &Anchor| -> Result<MentionId, Diagnostic> {
        let document = by_hash.get(&anchor.document).and_then(|copies| copies.first()).copied();
        let document = document.ok_or_else(|| diagnostic(None, Some(anchor), &Misfit::NoText))?;
        let misfit = |misfit: Misfit| diagnostic(Some(folder.path(document)), Some(anchor), &misfit);
        let index = mention_at(folder.reading(document), anchor).map_err(misfit)?;
        let id = u32::try_from(index).ok().and_then(|index| folder.mention_id(document, index));
        id.ok_or_else(|| misfit(Misfit::NoName))
    };
    for decision in decisions {
        match decision {
            Decision::Same { a, b } | Decision::NotSame { a, b } => match (find(a), find(b)) {
                (Ok(one), Ok(other)) if matches!(decision, Decision::Same { .. }) => {
                    ruled.identity.put_together(one, other);
                }
                (Ok(one), Ok(other)) => ruled.identity.keep_apart(one, other),
                (one, other) => ruled.diagnostics.extend([one.err(), other.err()].into_iter().flatten()),
            },
            Decision::Rename { mention, name } => match find(mention) {
                Ok(id) => ruled.identity.names.push((id, name.clone())),
                Err(diagnostic) => ruled.diagnostics.push(diagnostic),
            },
            Decision::DocumentDate { document, value } => match by_hash.get(document) {
                Some(copies) => ruled.days.extend(copies.iter().map(|&copy| (copy, *value))),
                None => ruled.diagnostics.push(diagnostic(None, None, &Misfit::NoText)),
            },
            _ => {}
        }
    }
    let analyst = |id: &MentionId| folder.mention(*id).witnesses.iter().any(|witness| witness.name == ANALYST);
    for document in folder.document_ids() {
        for id in folder.mentions_of(document).filter(analyst) {
            let kind = folder.mention(id).kind;
            ruled.identity.notes.insert(id, format!("The analyst says that this names a {kind}"));
        }
    }
    ruled
}
