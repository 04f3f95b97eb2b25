//! The analyst's decisions → readings as the analyst wants them, and rulings on who is who, what was one event, and when.
//!
//! A decision that fits nothing any more becomes a diagnostic; it is never dropped in silence.

mod change;
mod events;
mod misfit;
mod outcome;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::base::{ContentHash, DateValue, Diagnostic, DocumentId, EntityKind};
use crate::edit::{Anchor, Decision};

use self::change::{ANALYST, change, changed_mark};
use self::misfit::{Misfit, event_at, mention_at};
use super::folder::{Folder, MentionId};
use super::identity::Rulings;
use super::{Reason, StoredReading};

pub use change::insert_mention;
pub use events::{EventRuling, EventRulings, Order, Told};
pub use outcome::decided;

/// For each decision that does not fit, its number and why.
pub type Misfits = Vec<(usize, Diagnostic)>;

/// Carries out the decisions on single marks. Copies of one text are treated alike.
pub fn carry_out(readings: &mut [Cow<'_, StoredReading>], decisions: &[Decision]) -> Misfits {
    let mut misfits = Vec::new();
    let mut by_hash: BTreeMap<ContentHash, Vec<usize>> = BTreeMap::new();
    for (at, stored) in readings.iter().enumerate() {
        by_hash.entry(stored.reading.document).or_default().push(at);
    }
    for (number, decision) in singles(decisions) {
        let Some(anchor) = changed_mark(decision) else { continue };
        let Some(copies) = by_hash.get(&anchor.document) else {
            misfits.push((number, Misfit::NoText.diagnostic(None, Some(anchor))));
            continue;
        };
        for &at in copies {
            let stored = readings[at].to_mut();
            if let Err(misfit) = change(&mut stored.reading, anchor, decision) {
                misfits.push((number, misfit.diagnostic(Some(&stored.path), Some(anchor))));
            }
        }
    }
    misfits
}

/// The single decisions, each with the number of the one that it is or is part of.
fn singles(decisions: &[Decision]) -> impl Iterator<Item = (usize, &Decision)> {
    decisions.iter().enumerate().flat_map(|(at, decision)| decision.singles().into_iter().map(move |one| (at, one)))
}

/// What the analyst decided on the folder as a whole.
#[derive(Debug, Default)]
pub struct Ruled {
    pub identity: Rulings,
    pub events: EventRulings,
    /// Days of documents; `None` where what a document seems to state is no date of its own.
    pub days: BTreeMap<DocumentId, Option<DateValue>>,
    pub misfits: Misfits,
}

/// The decisions on who is who, on events and on documents' days, found in the folder. Later ones outweigh earlier ones.
pub fn rulings(folder: &Folder<'_>, decisions: &[Decision]) -> Ruled {
    let mut finder = Finder::new(folder);
    let mut ruled = Ruled::default();
    for (number, decision) in singles(decisions) {
        if let Err(diagnostics) = finder.rule(&mut ruled, number, decision) {
            ruled.misfits.extend(diagnostics.into_iter().map(|diagnostic| (number, diagnostic)));
        }
    }
    let analyst = |id: &MentionId| folder.mention(*id).witnesses.iter().any(|witness| witness.name == ANALYST);
    for document in finder.touched(decisions) {
        for id in folder.mentions_of(document).filter(analyst) {
            let kind = folder.mention(id).kind;
            let text = format!("The analyst says that this names a {kind}");
            ruled.identity.notes.entry(id).or_default().push(Reason { text, evidence: Vec::new() });
        }
    }
    ruled
}

/// Finds anchors in a folder.
struct Finder<'a> {
    folder: &'a Folder<'a>,
    by_hash: BTreeMap<ContentHash, Vec<DocumentId>>,
}

impl<'a> Finder<'a> {
    fn new(folder: &'a Folder<'a>) -> Self {
        let mut by_hash: BTreeMap<ContentHash, Vec<DocumentId>> = BTreeMap::new();
        for document in folder.document_ids() {
            by_hash.entry(folder.reading(document).document).or_default().push(document);
        }
        Self { folder, by_hash }
    }

    /// The copies of an anchor's text; at least one.
    fn copies(&self, anchor: &Anchor) -> Result<&[DocumentId], Diagnostic> {
        let copies = self.by_hash.get(&anchor.document).map(Vec::as_slice);
        copies.ok_or_else(|| Misfit::NoText.diagnostic(None, Some(anchor)))
    }

    /// The documents that decisions are anchored in, ascending.
    fn touched(&self, decisions: &[Decision]) -> impl Iterator<Item = DocumentId> + use<> {
        let anchors = decisions.iter().flat_map(Decision::anchors);
        let copies = anchors.filter_map(|anchor| self.by_hash.get(&anchor.document)).flatten().copied();
        copies.collect::<std::collections::BTreeSet<_>>().into_iter()
    }

    fn misfit(&self, document: DocumentId, anchor: &Anchor, misfit: &Misfit) -> Diagnostic {
        misfit.diagnostic(Some(self.folder.path(document)), Some(anchor))
    }

    /// The mention at an anchor, in the first copy of its text.
    fn mention(&self, anchor: &Anchor) -> Result<MentionId, Diagnostic> {
        let [document, ..] = self.copies(anchor)? else { return Err(Misfit::NoText.diagnostic(None, Some(anchor))) };
        let found = mention_at(self.folder.reading(*document), anchor);
        let index = found.map_err(|misfit| self.misfit(*document, anchor, &misfit))?;
        let id = u32::try_from(index).ok().and_then(|index| self.folder.mention_id(*document, index));
        id.ok_or_else(|| self.misfit(*document, anchor, &Misfit::NoName))
    }

    /// The event at an anchor, in every copy of its text; at least one.
    fn events(&self, anchor: &Anchor) -> Result<Vec<Told>, Diagnostic> {
        let told = |&document: &DocumentId| {
            let found = event_at(self.folder.reading(document), anchor);
            let at = found.map_err(|misfit| self.misfit(document, anchor, &misfit))?;
            Ok((document, u32::try_from(at).unwrap_or(u32::MAX)))
        };
        self.copies(anchor)?.iter().map(told).collect()
    }

    /// Both or the diagnostics of those that are not found.
    fn both<T>(a: Result<T, Diagnostic>, b: Result<T, Diagnostic>) -> Result<(T, T), Vec<Diagnostic>> {
        match (a, b) {
            (Ok(a), Ok(b)) => Ok((a, b)),
            (a, b) => Err([a.err(), b.err()].into_iter().flatten().collect()),
        }
    }

    /// Takes one decision into `ruled`. Those on single marks are carried out already.
    fn rule(&mut self, ruled: &mut Ruled, number: usize, decision: &Decision) -> Result<(), Vec<Diagnostic>> {
        match decision {
            Decision::Same { a, b } | Decision::NotSame { a, b } => {
                let (one, other) = Self::both(self.mention(a), self.mention(b))?;
                if matches!(decision, Decision::Same { .. }) {
                    ruled.identity.put_together(one, other);
                } else {
                    ruled.identity.keep_apart(one, other);
                }
            }
            Decision::Split { mentions } => {
                let found: Vec<Result<MentionId, Diagnostic>> =
                    mentions.iter().map(|mention| self.mention(mention)).collect();
                ruled.identity.split(found.iter().filter_map(|found| found.as_ref().ok().copied()));
                let lost: Vec<Diagnostic> = found.into_iter().filter_map(Result::err).collect();
                return if lost.is_empty() { Ok(()) } else { Err(lost) };
            }
            Decision::EntityKind { mention, kind } => {
                let found = self.mention(mention).map_err(|one| vec![one])?;
                ruled.identity.kinds.push((found, *kind));
            }
            Decision::Rename { mention, name } => {
                let found = self.mention(mention).map_err(|one| vec![one])?;
                ruled.identity.names.push((found, name.clone()));
            }
            Decision::Hide { mention } => {
                let found = self.mention(mention).map_err(|one| vec![one])?;
                ruled.identity.hidden.push(found);
            }
            Decision::DocumentDate { document, value } => match self.by_hash.get(document) {
                Some(copies) => ruled.days.extend(copies.iter().map(|&copy| (copy, *value))),
                None => return Err(vec![Misfit::NoText.diagnostic(None, None)]),
            },
            Decision::SameEvent { a, b } | Decision::NotSameEvent { a, b } => {
                let (one, other) = Self::both(self.events(a), self.events(b))?;
                for (&a, &b) in one.iter().flat_map(|a| other.iter().map(move |b| (a, b))) {
                    if matches!(decision, Decision::SameEvent { .. }) {
                        ruled.events.put_together(a, b);
                    } else if a != b {
                        ruled.events.keep_apart(a, b);
                    }
                }
            }
            Decision::EventDate { trigger, value } => {
                for told in self.events(trigger).map_err(|one| vec![one])? {
                    ruled.events.entry(told).date = Some((number, *value));
                }
            }
            Decision::EventPlace { trigger, place } => {
                let told = self.events(trigger).map_err(|one| vec![one])?;
                let place = place.as_ref().map(|place| self.place(place)).transpose().map_err(|one| vec![one])?;
                told.into_iter().for_each(|told| ruled.events.entry(told).place = Some((number, place)));
            }
            Decision::TookPart { trigger, mention, side } => {
                let told = self.events(trigger).map_err(|one| vec![one])?;
                let who = self.mention(mention).map_err(|one| vec![one])?;
                told.into_iter().for_each(|told| ruled.events.entry(told).parts.push((number, who, *side)));
            }
            _ => {}
        }
        Ok(())
    }

    fn place(&self, anchor: &Anchor) -> Result<MentionId, Diagnostic> {
        let found = self.mention(anchor)?;
        let mention = self.folder.mention(found);
        if mention.kind == EntityKind::Place {
            return Ok(found);
        }
        Err(self.misfit(self.folder.document_of(found), anchor, &Misfit::NotAPlace(mention.name.clone())))
    }
}
