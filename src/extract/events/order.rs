//! `بعد ⟦القمة⟧ بيومين`, `عشية ⟦زيارته⟧`: which events of a document lie before or behind which others, and how far.
//!
//! Only where it is clear which of them is ordered and by which: the verb of the clause, or the noun that it carries, and the noun behind
//! the preposition.

use std::ops::Range;

use super::argument::{Context, pairs};
use super::clause::Clause;
use super::merge::Draft;
use super::scan::Scan;
use super::settle::Settler;
use super::trigger::Trigger;
use crate::arabic::Unit;
use crate::arabic::lexicon::{Cue, Frame, Word};
use crate::base::{DateValue, TextRange};
use crate::extract::dates::Lead;
use crate::extract::reading::{Distance, TemporalLink, TimeSide};

/// Between the noun and `بيومين` so many words may stand.
const COUNT_REACH: usize = 8;
const A_DAY: Distance = Distance { unit: Unit::Day, count: 1 };

/// The event of one trigger lies before or behind that of another.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub trigger: usize,
    pub to: usize,
    pub side: TimeSide,
    pub distance: Option<Distance>,
    /// The words that say so.
    pub tokens: Range<usize>,
}

/// A preposition of time with the event that it governs.
struct Phrase {
    tokens: Range<usize>,
    to: usize,
    side: TimeSide,
    distance: Option<Distance>,
}

/// The links of a document in text order; `drafts` are its events.
pub fn links(context: &Context<'_, '_>, drafts: &[Draft]) -> Vec<Link> {
    let mut draft_of = vec![None; context.triggers.len()];
    for (at, draft) in drafts.iter().enumerate() {
        draft.triggers.iter().for_each(|trigger| draft_of[*trigger] = Some(at));
    }
    let mut links = Vec::new();
    for (number, clause) in context.clauses.iter().enumerate() {
        let phrases = clause.tokens.clone().filter_map(|at| context.phrase_of_time(clause, at));
        for mut phrase in phrases {
            let Some(trigger) = context.ordered_by(number, &phrase, &draft_of) else { continue };
            let Some(to) = meant(context, drafts, &draft_of, phrase.to) else { continue };
            phrase.to = to;
            links.push((trigger, phrase));
        }
        links.extend(context.clause_of_time(number));
    }
    let differ = |(trigger, phrase): &(usize, Phrase)| {
        draft_of[*trigger].zip(draft_of[phrase.to]).is_some_and(|(one, other)| one != other)
    };
    let link = |(trigger, phrase): (usize, Phrase)| {
        let Phrase { tokens, to, side, distance } = phrase;
        Link { trigger, to, side, distance, tokens }
    };
    links.into_iter().filter(differ).map(link).collect()
}

/// The trigger itself where it names an event, the other half of its construct (`توقيع ⟦اتفاق⟧`), else the first of the only event of the
/// document that the same noun names.
fn meant(context: &Context<'_, '_>, drafts: &[Draft], draft_of: &[Option<usize>], to: usize) -> Option<usize> {
    if draft_of[to].is_some() {
        return Some(to);
    }
    if draft_of.get(to + 1).is_some_and(Option::is_some) && context.is_half_of(to + 1, to) {
        return Some(to + 1);
    }
    let noun = &context.triggers[to];
    let same = |t: &usize| context.triggers[*t].word == Word::Noun && context.triggers[*t].lemma == noun.lemma;
    let mut fitting = drafts.iter().filter_map(|draft| draft.triggers.iter().copied().find(same));
    let only = fitting.next().filter(|_| noun.definite);
    only.filter(|_| fitting.next().is_none())
}

impl Context<'_, '_> {
    /// `بعد القمة`, `قبل يومين من القمة`, `عشية القمة`, `في اليوم التالي للقمة` at token `at`.
    fn phrase_of_time(&self, clause: &Clause, at: usize) -> Option<Phrase> {
        let scan = self.scan;
        if scan.date_of[at].is_some() {
            return self.day_beside(clause, at);
        }
        let (side, length) = match (scan.cue(at, Cue::Later), scan.cue(at, Cue::Earlier)) {
            (Some(length), _) => (TimeSide::After, length),
            (None, Some(length)) => (TimeSide::Before, length),
            (None, None) => return None,
        };
        // `من قبل الوفد`: by whom.
        if at > clause.tokens.start && scan.normal(at - 1).ends_with("من") {
            return None;
        }
        let a_day = scan.cue(at, Cue::Eve).or(scan.cue(at, Cue::Morrow)).map(|_| A_DAY);
        let counted = if a_day.is_none() { self.counted_from(at + length) } else { None };
        let noun = self.past_beginning(counted.map_or(at + length, |(_, next)| next), side);
        let to = self.noun_at(noun, clause)?;
        let ahead = counted.and_then(|(distance, _)| distance);
        let behind = if a_day.is_none() && counted.is_none() { self.counted_behind(to, clause) } else { None };
        Some(Phrase {
            tokens: at..behind.map_or(self.triggers[to].tokens.end, |(_, end)| end),
            to,
            side,
            distance: a_day.or(ahead).or(behind.map(|(distance, _)| distance)),
        })
    }

    /// `في ⟦اليوم التالي⟧ للقاء`: the date expression ends before token `at + n`, and the noun with ل follows.
    fn day_beside(&self, clause: &Clause, at: usize) -> Option<Phrase> {
        let scan = self.scan;
        let date = scan.date_of[at];
        if at > 0 && scan.date_of[at - 1] == date || !scan.normal(at).ends_with("يوم") {
            return None;
        }
        let end = (at..clause.tokens.end).find(|t| scan.date_of[*t] != date)?;
        let side = match scan.normal(end - 1) {
            "التالي" | "الموالي" => TimeSide::After,
            "السابق" => TimeSide::Before,
            _ => return None,
        };
        let to = self.noun_at(end, clause).filter(|_| scan.hit(end).is_some_and(|hit| hit.preposition == Some('ل')))?;
        Some(Phrase { tokens: at..self.triggers[to].tokens.end, to, side, distance: Some(A_DAY) })
    }

    /// `يومين من`, `أيام قليلة من`, `نحو شهر من`, `ساعات من`: how far, where that is counted, and the token behind it. Hours are too little
    /// to tell the day.
    fn counted_from(&self, at: usize) -> Option<(Option<Distance>, usize)> {
        let scan = self.scan;
        let some = usize::from(scan.is(at, Cue::Uncounted));
        let (distance, mut next) = match scan.length_of_time(at + some, Lead::Bare) {
            Some(length) => length,
            None if scan.is(at + some, Cue::Hours) => (None, at + some + 1),
            None => return None,
        };
        if scan.is(next, Cue::Few) {
            next += 1;
        }
        let from = scan.is(next, Cue::DistanceFrom);
        from.then_some((distance.filter(|_| some == 0), next + 1))
    }

    /// `القمة العربية ⟦بيومين⟧`: how far, and the token behind it.
    fn counted_behind(&self, to: usize, clause: &Clause) -> Option<(Distance, usize)> {
        let from = self.triggers[to].tokens.end;
        let end = clause.tokens.end.min(from + COUNT_REACH);
        let mut near = (from..end).take_while(|t| !self.scan.is_mark(*t) && !self.scan.is_verb(*t));
        near.find_map(|t| {
            let with = self.scan.is_free(t) && self.scan.normal(t).starts_with('ب');
            let (distance, next) = with.then(|| self.scan.length_of_time(t, Lead::Free)).flatten()?;
            // `بشهر آذار`, `بيوم واحد`
            let alone = next >= clause.tokens.end || self.scan.is_free(next) || self.scan.is_mark(next);
            Some((distance.filter(|_| alone)?, next))
        })
    }

    /// What of an event may be named before it, or a demonstrative, is passed over: `بعد ⟦انتهاء⟧ القمة`, `قبل ⟦بدء⟧ القمة`.
    fn past_beginning(&self, at: usize, side: TimeSide) -> usize {
        // What is before its end need not be before it.
        let part = self.scan.is(at, Cue::Beginning) || side == TimeSide::After && self.scan.is(at, Cue::End);
        let noun = self.scan.hit(at + 1).is_some_and(|hit| hit.word == Word::Noun);
        let shown = self.scan.is(at, Cue::Demonstrative);
        if noun && (part || shown) { at + 1 } else { at }
    }

    /// The noun trigger that begins at token `at`.
    fn noun_at(&self, at: usize, clause: &Clause) -> Option<usize> {
        let number = self.triggers.partition_point(|trigger| trigger.at() < at);
        let trigger = self.triggers.get(number)?;
        (trigger.at() == at && trigger.word == Word::Noun && clause.tokens.contains(&at)).then_some(number)
    }

    /// The trigger of the event that a phrase of its clause sets in time, if only one can be meant.
    fn ordered_by(&self, number: usize, phrase: &Phrase, draft_of: &[Option<usize>]) -> Option<usize> {
        let clause = &self.clauses[number];
        let own = self.triggers_of(number);
        let before = |t: &usize| self.triggers[*t].tokens.end <= phrase.tokens.start;
        let verb = clause.verb.and_then(|verb| own.clone().find(|t| self.triggers[*t].at() == verb));
        let behind = |t: &usize| clause.verb.is_none_or(|verb| self.triggers[*t].at() > verb);
        let between = || own.clone().filter(behind).filter(before);
        let choice: Vec<usize> = match (verb, clause.verb) {
            (Some(verb), _) => std::iter::once(verb).chain(between()).collect(),
            // `عقد بعد ⟦القمة⟧ ⟦اجتماعاً⟧`, `وعقب ⟦القمة⟧ أجرى ⟦مباحثات⟧`
            (None, Some(carries)) if self.carries(carries) => {
                let named = between().next().or_else(|| {
                    let of_other = |t: &usize| *t == phrase.to || self.is_half_of(*t, phrase.to);
                    own.clone().filter(behind).find(|t| self.triggers[*t].at() >= phrase.tokens.end && !of_other(t))
                });
                named.or(self.antecedent(number)).into_iter().chain(between()).collect()
            }
            (None, None) => between().collect(),
            _ => Vec::new(),
        };
        let first = *choice.first()?;
        let draft = draft_of[first]?;
        choice.iter().all(|t| draft_of[*t] == Some(draft)).then_some(first)
    }

    fn carries(&self, verb: usize) -> bool {
        self.scan.hit(verb).is_some_and(|hit| matches!(hit.frame(), Frame::Carry | Frame::Host))
    }

    /// `توقيع ⟦الاتفاق⟧`
    fn is_half_of(&self, one: usize, other: usize) -> bool {
        let (first, second) = (&self.triggers[other], &self.triggers[one]);
        one == other + 1 && pairs(first.frame, second.frame) && second.at() == first.tokens.end
    }

    /// `⟦زار⟧ صور بعدما ⟦التقى⟧ X`: a clause with a verb is set before or behind the one before it.
    fn clause_of_time(&self, number: usize) -> Option<(usize, Phrase)> {
        let clause = &self.clauses[number];
        let main = &self.clauses[number.checked_sub(1)?];
        let start = clause.tokens.start;
        let (word, next) = (self.scan.normal(start), self.scan.normal(start + 1));
        let side = match (word, next) {
            ("بعدما", _) | ("بعد", "ان") => TimeSide::After,
            ("قبلما", _) | ("قبل", "ان") => TimeSide::Before,
            _ => return None,
        };
        let sentence = |clause: &Clause| self.scan.source.sentence_of.get(clause.tokens.start);
        let verb_of = |clause: &Clause| {
            let number = self.triggers.partition_point(|trigger| Some(trigger.at()) < clause.verb);
            self.triggers.get(number).filter(|trigger| Some(trigger.at()) == clause.verb).map(|_| number)
        };
        let (trigger, to) = (verb_of(main)?, verb_of(clause).filter(|_| sentence(main) == sentence(clause))?);
        Some((trigger, Phrase { tokens: start..self.triggers[to].tokens.end, to, side, distance: None }))
    }
}

/// `بعد أيام من ⟦زيارة⟧ X`, `قبل يوم من انعقاد ⟦القمة⟧`: on another day than what the clause tells.
pub fn is_some_time_away(scan: &Scan<'_>, trigger: &Trigger) -> bool {
    const REACH: usize = 4;
    let part = |t: usize| scan.is(t, Cue::Beginning) || scan.is(t, Cue::End);
    let before = trigger.at().checked_sub(1);
    let before = before.and_then(|t| if part(t) { t.checked_sub(1) } else { Some(t) });
    let Some(from) = before.filter(|t| scan.is(*t, Cue::DistanceFrom)) else { return false };
    let lengths = (from.saturating_sub(REACH)..from).filter_map(|t| scan.length_of_time(t, Lead::Bare));
    { lengths }.any(|(_, next)| next == from || next + 1 == from && scan.is_free(next))
}

impl Settler<'_, '_> {
    /// The drafts whose day the exact distance from another tells, so that they take none from their neighbours.
    pub(super) fn counted(&self, drafts: &[Draft], draft_of: &[Option<usize>]) -> Vec<bool> {
        let mut counted = vec![false; drafts.len()];
        for link in self.links.iter().filter(|link| link.distance.is_some()) {
            let Some((one, other)) = draft_of[link.trigger].zip(draft_of[link.to]) else { continue };
            if drafts[other].date.is_none() {
                counted[other] = true;
            } else if drafts[one].date.is_none() {
                counted[one] = true;
            }
        }
        counted
    }

    /// Whether the day would put a draft on the wrong side of an event of a known day.
    pub(super) fn breaks_order(
        &self,
        drafts: &[Draft],
        draft_of: &[Option<usize>],
        at: usize,
        date: Option<DateValue>,
    ) -> bool {
        let Some(days) = date.and_then(|date| date.interval()) else { return false };
        self.links.iter().any(|link| {
            let (one, other) = (draft_of[link.trigger], draft_of[link.to]);
            let (side, other) = match (one, other) {
                (Some(one), Some(other)) if one == at => (link.side, other),
                (Some(one), Some(other)) if other == at => (link.side.turned(), one),
                _ => return false,
            };
            let others = drafts[other].date.and_then(|date| date.interval());
            others.is_some_and(|others| match side {
                TimeSide::After => days.last < others.first,
                TimeSide::Before => days.first > others.last,
            })
        })
    }
}

/// What the links say of the event of `draft`, told with `words` of the text.
pub fn temporal_links(
    links: &[Link],
    triggers: &[Trigger],
    draft: &Draft,
    range: impl Fn(&Range<usize>) -> TextRange,
) -> Vec<TemporalLink> {
    let own = links.iter().filter(|link| draft.triggers.contains(&link.trigger));
    own.map(|link| TemporalLink {
        range: range(&link.tokens),
        to: triggers[link.to].range,
        side: link.side,
        distance: link.distance,
    })
    .collect()
}
