//! Which of the places in its clause an event happened at.

use std::ops::Range;

use super::argument::{Context, pairs};
use super::clause::{Opener, phrases_in};
use super::trigger::Trigger;
use super::weights;
use crate::arabic::lexicon::{Frame, Word};
use crate::arabic::splits;
use crate::base::{EntityKind, EventKind};
use crate::extract::reading::Witness;

impl Context<'_, '_> {
    pub(super) fn place(&self, number: usize) -> Option<(usize, Witness)> {
        let trigger = &self.triggers[number];
        if trigger.frame == Frame::Call {
            return None;
        }
        let clause = self.clause_of(number);
        let mut best: Option<(f32, usize, &'static str)> = None;
        let mut scopes = vec![clause.tokens.clone()];
        if let Some(relative) = self.relative_of(number) {
            let hit = self.clauses[relative].verb.and_then(|verb| self.scan.hit(verb));
            let speaks = hit.is_none_or(|hit| {
                matches!(hit.frame(), Frame::Carry | Frame::Attend | Frame::Host | Frame::Other)
                    || hit.lemma.kind == Some(trigger.kind)
            });
            if speaks {
                scopes.push(self.clauses[relative].tokens.clone());
            }
        }
        for scope in scopes {
            let hosts = self.hosts(&scope);
            for (phrase_number, phrase) in phrases_in(self.phrases, &scope) {
                if phrase.kind != EntityKind::Place {
                    continue;
                }
                let after = phrase.tokens.start >= trigger.tokens.end;
                let adjacent = after && phrase.tokens.start <= trigger.tokens.end + 1;
                let view = weights::PlaceView {
                    relation: phrase.relation,
                    edge: self.at_edge(&scope, phrase.tokens.clone()),
                    classified: self.is_classified(phrase.tokens.clone()),
                    after,
                    adjacent,
                    hosts,
                };
                let Some((name, weight)) = weights::place(view, trigger.frame, trigger.word) else { continue };
                let weight =
                    weight + if self.is_of_no_country(phrase.mention) { weights::PLACE_OF_NO_COUNTRY } else { 0.0 };
                let distance =
                    if after { phrase.tokens.start - trigger.tokens.end } else { trigger.at() - phrase.tokens.start };
                let first = self.triggers.partition_point(|t| t.at() < trigger.at().min(phrase.tokens.start));
                let until = trigger.at().max(phrase.tokens.start);
                let between = self.triggers[first..].iter().take_while(|t| t.at() < until);
                let between = between.filter(|t| t.at() != trigger.at() && !pairs(t.frame, trigger.frame));
                let content = if after && self.is_of_content(trigger, phrase.tokens.start) {
                    weights::PLACE_OF_CONTENT
                } else {
                    0.0
                };
                let score = weight
                    + content
                    + weights::PLACE_DISTANCE * distance as f32
                    + weights::PLACE_OTHER_BETWEEN * between.count() as f32;
                if score > weights::PLACE_THRESHOLD && best.is_none_or(|(top, ..)| score > top) {
                    best = Some((score, phrase_number, name));
                }
            }
        }
        best.map(|(score, number, name)| (number, Witness::new(name, score)))
    }

    /// `وقّعا اتفاقاً لترسيم الحدود في ⟦X⟧`: behind the words on what was agreed a place belongs to them.
    fn is_of_content(&self, trigger: &Trigger, place: usize) -> bool {
        let purpose = |t: usize| {
            let free = t < place && self.scan.is_free(t) && !self.scan.is_definite(t);
            free && splits(self.scan.normal(t)).iter().any(|split| split.preposition == Some('ل') && !split.article)
        };
        let contract = |t: usize| {
            let hit =
                self.scan.hit(t).filter(|hit| hit.word == Word::Noun && hit.lemma.kind == Some(EventKind::Agreement));
            hit.is_some_and(|hit| purpose(t + hit.tokens))
        };
        trigger.kind == EventKind::Agreement && (trigger.at()..place).any(contract)
    }

    /// Regions of many countries are what is talked about sooner than where: `مؤتمر السلام في الشرق الأوسط`.
    fn is_of_no_country(&self, mention: Option<u32>) -> bool {
        let mention = mention.and_then(|at| self.scan.found.mentions.get(at as usize));
        mention.is_some_and(|mention| mention.country.is_none())
    }

    /// At the head of the clause, or directly before what is said.
    fn at_edge(&self, scope: &Range<usize>, phrase: Range<usize>) -> bool {
        const PREPOSITION_AND_NOUN: usize = 3;
        let next = self.clauses.get(self.clauses.partition_point(|c| c.tokens.start < scope.end));
        let said = next.is_some_and(|c| c.tokens.start == scope.end && c.opener == Opener::Complement);
        phrase.start <= scope.start + PREPOSITION_AND_NOUN || said && phrase.end == scope.end
    }

    /// `بولاية ⟦X⟧`: a word for the sort of place stands before the name.
    fn is_classified(&self, phrase: Range<usize>) -> bool {
        phrase.len() > 1 && self.scan.is_classifier(phrase.start)
    }

    fn hosts(&self, scope: &Range<usize>) -> bool {
        scope.clone().any(|t| self.scan.hit(t).is_some_and(|hit| hit.frame() == Frame::Host && hit.is_verb()))
    }
}
