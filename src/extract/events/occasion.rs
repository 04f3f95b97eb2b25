//! Events told in one sentence as one occasion: `وقّعا اتفاقاً في ختام ⟦قمة⟧`, `وعلى هامش ⟦القمة⟧ اجتمع X بـY`, `قررت ⟦القمة⟧ …`.

use std::collections::BTreeSet;
use std::ops::Range;

use super::clause::Clause;
use super::merge::{Draft, dates_agree};
use super::scan::Scan;
use super::settle::{DateReason, Order, Settler, Told, take_date, take_place};
use super::trigger::Trigger;
use super::weights::Part;
use crate::arabic::lexicon::{Cue, Frame, Word};
use crate::base::EventKind;
use crate::extract::reading::{DateMention, Participant, Witness};

/// How many tokens before a noun the words may stand that make it the occasion of what is told (`في أول ⟦لقاء⟧`).
const CUE_REACH: usize = 4;

/// So many sentences back `ذلك` may lead to what was said.
const THAT_REACH: u32 = 3;

impl Settler<'_, '_> {
    /// Pairs of drafts, what is told and its occasion.
    pub(super) fn occasions(&self, drafts: &[Draft]) -> Vec<(usize, usize)> {
        let mut draft_of = vec![None; self.triggers.len()];
        for (at, draft) in drafts.iter().enumerate() {
            draft.triggers.iter().for_each(|t| draft_of[*t] = Some(at));
        }
        let mut seen = BTreeSet::new();
        let mut pairs = Vec::new();
        for number in 0..self.triggers.len() {
            let Some(told) = self.told_at_occasion(number) else { continue };
            if let (Some(told), Some(occasion)) = (draft_of[told], draft_of[number])
                && told != occasion
                && drafts[told].kind != EventKind::Call
                && seen.insert((told, occasion))
            {
                pairs.push((told, occasion));
            }
        }
        pairs
    }

    /// The trigger that is told to have happened at the occasion which this noun names.
    fn told_at_occasion(&self, number: usize) -> Option<usize> {
        let noun = &self.triggers[number];
        // `خلال استقباله X`, but not `عقب استقباله`, which is elsewhere.
        let behind = noun.at().checked_sub(1).is_some_and(|t| self.scan.cue(t, Cue::Later).is_some());
        let receives = noun.frame == Frame::Receive && !behind;
        let gathers = receives || matches!(noun.frame, Frame::Gather | Frame::Meet | Frame::Travel);
        // `قال خلال ⟦التوقيع⟧ إن …`
        let signs = noun.frame == Frame::Sign && noun.definite;
        if noun.word != Word::Noun || !(gathers || signs) {
            return None;
        }
        let decides = |t: &Trigger| t.frame == Frame::Decide && t.is_verb();
        let first = self.triggers.partition_point(|t| t.clause < noun.clause);
        let own = first..first + self.triggers[first..].partition_point(|t| t.clause == noun.clause);
        let subject = noun.at().checked_sub(1).and_then(|verb| {
            let acts = noun.frame == Frame::Gather && noun.definite;
            own.clone().find(|t| acts && decides(&self.triggers[*t]) && self.triggers[*t].tokens.end == verb + 1)
        });
        if subject.is_some() {
            return subject;
        }
        if let Some(outcome) = self.outcome_of(number, own.clone()) {
            return Some(outcome);
        }
        let clause = &self.clauses[noun.clause];
        if !names_occasion(self.scan, clause, noun) {
            return None;
        }
        if let Some(said) = self.came_at(number, own.start) {
            return Some(said);
        }
        let main = own.clone().find(|t| self.triggers[*t].is_verb());
        main.or_else(|| (own.start..number).rfind(|t| self.triggers[*t].kind != noun.kind))
    }

    /// `وانتهى ⟦اللقاء⟧ إلى إعلان صور`, `أسفر ⟦الاجتماع⟧ عن توقيع اتفاق`: what came out of it.
    fn outcome_of(&self, number: usize, mut own: Range<usize>) -> Option<usize> {
        let noun = &self.triggers[number];
        let verb = noun.at().checked_sub(1)?;
        let comes = self.scan.has_cue(self.scan.normal(verb).trim_start_matches('و'), Cue::CameOut);
        let fits = |t: &usize| {
            let trigger = &self.triggers[*t];
            *t > number && matches!(trigger.kind, EventKind::Agreement | EventKind::Announcement | EventKind::Decision)
        };
        own.find(fits).filter(|_| comes)
    }

    /// `جاء ذلك خلال ⟦لقاء⟧ …`: what was told last before was said at the occasion which this noun names.
    fn came_at(&self, number: usize, first: usize) -> Option<usize> {
        let noun = &self.triggers[number];
        let clause = &self.clauses[noun.clause];
        let start = clause.tokens.start;
        let came = |t: &usize| self.scan.has_cue(self.scan.normal(*t).trim_start_matches('و'), Cue::Came);
        let comes = (start..start + 2).take_while(|t| *t < noun.at()).find(came)?;
        if comes + 1 >= noun.at() || !self.scan.is(comes + 1, Cue::Said) {
            return None;
        }
        let sentence = self.scan.source.sentence_of[start];
        let said = |t: &usize| {
            let trigger = &self.triggers[*t];
            let near = self.scan.source.sentence_of[trigger.at()] + THAT_REACH >= sentence;
            trigger.kind == EventKind::Announcement && near
        };
        (0..first).rev().take(2 * THAT_REACH as usize).find(said)
    }

    /// A post or a written statement is made anywhere.
    pub(super) fn speaks_elsewhere(&self, draft: &Draft) -> bool {
        draft.triggers.iter().any(|t| self.scan.has_cue(&self.triggers[*t].lemma, Cue::Written))
    }

    /// `وقّعا اتفاقاً إثر ⟦محادثات⟧ في صور`: those who agree had talked; talks of which nobody is named were theirs.
    pub(super) fn share_parties(&self, drafts: &mut [Draft]) {
        let mut draft_of = vec![None; self.triggers.len()];
        for (at, draft) in drafts.iter().enumerate() {
            draft.triggers.iter().for_each(|t| draft_of[*t] = Some(at));
        }
        for number in 0..self.triggers.len() {
            let noun = &self.triggers[number];
            let Some(talks) = draft_of[number].filter(|at| drafts[*at].participants.is_empty()) else { continue };
            if noun.word != Word::Noun || noun.frame != Frame::Meet || !self.led_to_outcome(noun) {
                continue;
            }
            let first = self.triggers.partition_point(|t| t.clause < noun.clause);
            let outcome = (first..number)
                .rev()
                .filter_map(|t| draft_of[t])
                .find(|at| drafts[*at].kind == EventKind::Agreement && !drafts[*at].participants.is_empty());
            let Some(outcome) = outcome else { continue };
            let witnesses = vec![Witness::new(Part::Outcome.name(), Part::Outcome.weight())];
            let parties = drafts[outcome].participants.iter();
            drafts[talks].participants =
                parties.map(|party| Participant { witnesses: witnesses.clone(), ..party.clone() }).collect();
            drafts[talks].entities = drafts[outcome].entities.clone();
        }
    }

    /// `خلال`, `إثر`, `بعد`, `في ختام` shortly before the noun.
    fn led_to_outcome(&self, noun: &Trigger) -> bool {
        let first = noun.at().saturating_sub(CUE_REACH).max(self.clauses[noun.clause].tokens.start);
        let mut before = (first..noun.at()).rev().take_while(|t| self.scan.hit(*t).is_none() && self.scan.is_free(*t));
        before.any(|t| self.scan.cue(t, Cue::Outcome).is_some())
    }

    /// What the one lacks of place and date comes from the other, where their dates can be one.
    pub(super) fn share_occasions(&self, order: &Order, drafts: &mut [Draft], reasons: &mut [DateReason]) {
        for (told, occasion) in self.occasions(drafts) {
            if dates_agree(drafts[told].date, drafts[occasion].date) == Some(false) {
                continue;
            }
            // What is said at an occasion is said where it is held; its day is told by what is said.
            if drafts[told].kind == EventKind::Announcement {
                if drafts[told].place.is_none() && !self.speaks_elsewhere(&drafts[told]) {
                    take_place(drafts, occasion, told, "place-of-occasion");
                }
                let meets = matches!(drafts[occasion].kind, EventKind::Meeting | EventKind::Agreement);
                // News is of the page's day: talks that began before may have gone on until then.
                let recalled = drafts[told].background && meets;
                if recalled && drafts[told].date.is_none() && drafts[occasion].date.is_some() {
                    let then = Told::of(&drafts[occasion]);
                    reasons[told] = DateReason::Around;
                    take_date(&mut drafts[told], then, DateReason::Around);
                }
                if drafts[occasion].date.is_none() && self.is_dated_by_what_was_said(&drafts[told], &drafts[occasion]) {
                    let told = Told::of(&drafts[told]);
                    reasons[occasion] = DateReason::Around;
                    take_date(&mut drafts[occasion], told, DateReason::Around);
                }
                continue;
            }
            for (from, to) in [(occasion, told), (told, occasion)] {
                if drafts[to].date.is_none() && drafts[from].date.is_some() && !order.counted[to] {
                    let told = Told::of(&drafts[from]);
                    reasons[to] = DateReason::Around;
                    take_date(&mut drafts[to], told, DateReason::Around);
                }
                if drafts[to].place.is_none() {
                    take_place(drafts, from, to, "place-of-occasion");
                }
            }
        }
    }

    /// `أكد خلال زيارته صور ⟦أمس⟧ أن …`, `أكد ⟦أمس⟧ أن … جاء ذلك خلال لقاء`: a day stands with what was said, and the occasion is new.
    fn is_dated_by_what_was_said(&self, told: &Draft, occasion: &Draft) -> bool {
        let date = told.date_mention.and_then(|mention| self.scan.found.dates.get(mention as usize));
        let behind = |noun: &Trigger| {
            let same = |date: &DateMention| date.sentence == self.scan.source.sentence_of[noun.at()];
            date.is_some_and(|date| same(date) && date.range.start > noun.range.start)
        };
        let comes = |number: usize| {
            let first = self.triggers.partition_point(|t| t.clause < self.triggers[number].clause);
            self.came_at(number, first).is_some()
        };
        let day = date.is_some_and(|date| date.value.as_day().is_some());
        day && occasion.triggers.iter().any(|t| behind(&self.triggers[*t]) || comes(*t))
    }
}

/// `في ختام`, `خلال`, `على هامش`, `في` shortly before the noun, with no verb in between.
fn names_occasion(scan: &Scan<'_>, clause: &Clause, noun: &Trigger) -> bool {
    let first = noun.at().saturating_sub(CUE_REACH).max(clause.tokens.start);
    let before = (first..noun.at()).rev().take_while(|t| !scan.is_verb(*t) && scan.is_free(*t));
    before.into_iter().any(|t| scan.cue(t, Cue::Follow).is_some() || scan.cue(t, Cue::In).is_some())
}
