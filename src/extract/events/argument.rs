//! Triggers → candidate events: for each trigger the phrases, the date and the place that its frame and its clause give it.

use std::ops::Range;

use super::clause::{Clause, Opener, group, phrases_in};
use super::parties::Party;
use super::phrase::{Phrase, Relation};
use super::scan::Scan;
use super::trigger::{Trigger, is_beside};
use super::weights;
use crate::arabic::lexicon::{Cue, Frame, Word};
use crate::base::EntityKind;
use crate::extract::reading::{OfficeParty, Witness};

/// What stands around one trigger.
#[derive(Clone, Debug, Default)]
pub struct Arguments {
    /// In the order found.
    pub participants: Vec<Party>,
    /// Of the parties those who are said by an office alone.
    pub offices: Vec<OfficeParty>,
    /// The phrase of the place, and what speaks for it.
    pub place: Option<(usize, Witness)>,
    /// Index of the date mention, and what speaks for it.
    pub date: Option<(u32, Witness)>,
    /// An earlier trigger that surely names the same event.
    pub linked: Option<usize>,
    /// The trigger's clause goes back in time.
    pub background: bool,
}

/// What all arguments are found from.
pub struct Context<'c, 'a> {
    pub scan: &'c Scan<'a>,
    pub phrases: &'c [Phrase],
    pub clauses: &'c [Clause],
    pub triggers: &'c [Trigger],
}

pub fn arguments(context: &Context<'_, '_>) -> Vec<Arguments> {
    let mut all: Vec<Arguments> = Vec::with_capacity(context.triggers.len());
    for number in 0..context.triggers.len() {
        let mut arguments = Arguments {
            linked: context.link(number),
            background: context.clauses[context.triggers[number].clause].background,
            ..Arguments::default()
        };
        context.parties(number, &mut arguments);
        arguments.place = context.place(number);
        all.push(arguments);
    }
    context.assign_dates(&mut all);
    context.share_with_antecedents(&mut all);
    all
}

impl Context<'_, '_> {
    pub(super) fn clause_of(&self, number: usize) -> &Clause {
        &self.clauses[self.triggers[number].clause]
    }

    /// The numbers of the triggers in a clause.
    pub(super) fn triggers_of(&self, clause: usize) -> Range<usize> {
        let first = self.triggers.partition_point(|t| t.clause < clause);
        first..first + self.triggers[first..].partition_point(|t| t.clause == clause)
    }

    /// The number of the first trigger of a sentence, or of the first behind it.
    pub(super) fn first_of_sentence(&self, sentence: u32) -> usize {
        self.triggers.partition_point(|t| self.scan.source.sentence_of[t.at()] < sentence)
    }

    /// The noun trigger that a relative clause speaks of.
    pub(super) fn antecedent(&self, clause: usize) -> Option<usize> {
        let start = self.clauses[clause].tokens.start;
        if self.clauses[clause].opener != Opener::Relative || clause == 0 {
            return None;
        }
        let before = &self.clauses[clause - 1];
        let number = {
            let behind = self.triggers.partition_point(|t| t.at() < start);
            self.triggers[..behind].iter().rposition(|t| t.tokens.end <= start)?
        };
        let trigger = &self.triggers[number];
        let person_between = phrases_in(self.phrases, &(trigger.tokens.end..start))
            .any(|(_, p)| p.kind == EntityKind::Person && p.tokens.end == start);
        let near = start - trigger.tokens.end <= weights::RELATIVE_REACH && before.tokens.contains(&trigger.at());
        (trigger.word == Word::Noun && near && !person_between).then_some(number)
    }

    /// The relative clause that speaks of this noun.
    pub(super) fn relative_of(&self, number: usize) -> Option<usize> {
        let next = self.triggers[number].clause + 1;
        (next < self.clauses.len() && self.antecedent(next) == Some(number)).then_some(next)
    }

    /// The trigger before this one that names the same event, as grammar tells.
    pub(super) fn link(&self, number: usize) -> Option<usize> {
        let trigger = &self.triggers[number];
        let earlier = &self.triggers[..number];
        if trigger.word == Word::Participle {
            let first = self.first_of_sentence(self.scan.source.sentence_of[trigger.at()]);
            return (first..number).rfind(|at| {
                let t = &earlier[*at];
                t.kind == trigger.kind && (t.is_verb() || t.word == Word::Participle || t.frame == Frame::Address)
            });
        }
        if trigger.is_verb() {
            // `وفي ⟦مؤتمر صحفي⟧ قال X …`
            let first = self.triggers_of(trigger.clause).start;
            let occasion = (first..number).rfind(|at| earlier[*at].frame == Frame::Address);
            if trigger.frame == Frame::Say && occasion.is_some() {
                return occasion;
            }
            let antecedent = self.antecedent(trigger.clause)?;
            return (self.triggers[antecedent].kind == trigger.kind).then_some(antecedent);
        }
        let same_clause = |t: &Trigger| t.clause == trigger.clause && t.kind == trigger.kind;
        let first = self.triggers_of(trigger.clause).start;
        let verb = (first..number).rfind(|at| same_clause(&earlier[*at]) && earlier[*at].is_verb());
        // `وقّعا الاتفاق بعد ⟦مذكرة⟧ …`
        if is_beside(self.scan, trigger) || self.stands_after(trigger) {
            return None;
        }
        // `اتفقا على تفعيل ⟦اتفاقية⟧ …`: an agreement that was there already.
        let agrees = verb.is_some_and(|verb| earlier[verb].lemma == "اتفق");
        let carried_out = trigger.at().checked_sub(1).is_some_and(|t| self.scan.cue(t, Cue::CarriedOut).is_some());
        if agrees && carried_out && trigger.frame == Frame::Deal {
            return None;
        }
        if let Some(verb) = verb {
            let between = self.triggers[verb].tokens.end..trigger.at();
            // A second noun of the kind behind the verb is another event (`اتفق … خلال محادثات`).
            let taken = earlier[verb + 1..]
                .iter()
                .any(|t| same_clause(t) && t.word == Word::Noun && !pairs(t.frame, trigger.frame));
            let own_parties = self.own_parties(number).len() > 1;
            return (!taken && !own_parties && between.len() < weights::LINK_REACH).then_some(verb);
        }
        // `لدى وصوله … في زيارة`: the journey named again.
        if trigger.frame == Frame::Travel
            && !trigger.definite
            && !self.is_owned(trigger)
            && let Some(journey) = (first..number).rfind(|at| same_clause(&earlier[*at]))
        {
            return Some(journey);
        }
        // `وصل X إلى Y وضم وفده Z، في ⟦زيارة⟧ …`: an adverbial of the journey told in the sentence.
        if trigger.frame == Frame::Travel && !trigger.definite && self.is_adverbial(trigger) {
            let sentence = self.first_of_sentence(self.scan.source.sentence_of[trigger.at()]);
            let journey = (sentence..number).rfind(|at| earlier[*at].frame == Frame::Travel && earlier[*at].is_verb());
            if journey.is_some() {
                return journey;
            }
        }
        if self.is_counted(trigger) {
            let first = self.first_of_sentence(self.scan.source.sentence_of[trigger.at()]);
            let told = (first..number).rfind(|at| earlier[*at].kind == trigger.kind);
            if told.is_some() {
                return told;
            }
        }
        // `توقيع اتفاق`: two nouns in a construct. `المعاهدة ثمرة لاتفاق …` tells of two contracts.
        let noun = earlier.len().checked_sub(1)?;
        let last = &earlier[noun];
        let two = last.frame == Frame::Deal && trigger.frame == Frame::Deal && last.definite;
        (!two && same_clause(last) && pairs(last.frame, trigger.frame) && trigger.at() - last.tokens.end <= 3)
            .then_some(noun)
    }

    /// `استمرت المكالمة ساعة، في ثاني ⟦اتصال⟧ بينهما`: what the sentence tells is counted.
    fn is_counted(&self, trigger: &Trigger) -> bool {
        let Some(ordinal) = trigger.at().checked_sub(1).filter(|t| *t > 0) else { return false };
        let counts = self.scan.ordinal(ordinal).is_some() || self.scan.normal(ordinal) == "اول";
        counts && self.scan.cue(ordinal - 1, Cue::In).is_some()
    }

    /// `في ⟦زيارة⟧ رسمية`: with no owner of its own.
    fn is_adverbial(&self, trigger: &Trigger) -> bool {
        let before = trigger.at().checked_sub(1).is_some_and(|t| self.scan.cue(t, Cue::In).is_some());
        before && !trigger.suffixed && !self.is_owned(trigger)
    }

    /// `زيارة ⟦X⟧`: somebody stands directly behind the noun.
    fn is_owned(&self, trigger: &Trigger) -> bool {
        let behind = trigger.tokens.end..trigger.tokens.end + 1;
        phrases_in(self.phrases, &behind).any(|(_, p)| p.kind == EntityKind::Person)
    }

    /// The parties a noun names itself: `بين X وY`, `لقاء X`.
    fn own_parties(&self, number: usize) -> Vec<usize> {
        let trigger = &self.triggers[number];
        let mut members = Vec::new();
        for (first, phrase) in phrases_in(self.phrases, &self.complement_of(number)) {
            if phrase.kind != EntityKind::Place
                && matches!(phrase.relation, Relation::Between)
                && trigger.word == Word::Noun
            {
                members.extend(group(self.phrases, first));
            }
        }
        members
    }

    /// The words behind a trigger that can still belong to it: up to the next trigger, or the end of its clause.
    pub(super) fn complement_of(&self, number: usize) -> Range<usize> {
        let trigger = &self.triggers[number];
        let end = self.clause_of(number).tokens.end;
        let mut inside = self.triggers[number + 1..].iter().take_while(|t| t.at() < end);
        let next = inside.find(|t| !pairs(trigger.frame, t.frame) || t.is_verb());
        trigger.tokens.end..next.map_or(end, |t| t.at().min(end)).max(trigger.tokens.end)
    }
}

/// Two frames that name the two halves of one event: signing and what is signed.
pub fn pairs(one: Frame, other: Frame) -> bool {
    matches!(
        (one, other),
        (Frame::Sign, Frame::Deal)
            | (Frame::Deal, Frame::Sign)
            | (Frame::Say, Frame::Address)
            | (Frame::Address, Frame::Say)
    ) || matches!((one, other), (Frame::Sign, Frame::Sign) | (Frame::Deal, Frame::Deal))
}
