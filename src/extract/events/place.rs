//! Which of the places in its clause an event happened at.

use std::ops::Range;

use super::argument::{Context, pairs};
use super::clause::{Opener, phrases_in};
use super::phrase::Relation;
use super::weights;
use crate::arabic::lexicon::{Frame, Word};
use crate::base::EntityKind;

impl Context<'_, '_> {
    pub(super) fn place(&self, number: usize) -> Option<usize> {
        let trigger = &self.triggers[number];
        if trigger.frame == Frame::Call {
            return None;
        }
        let clause = self.clause_of(number);
        let mut best: Option<(f32, usize)> = None;
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
            for (phrase_number, phrase) in phrases_in(self.phrases, &scope) {
                if phrase.kind != EntityKind::Place {
                    continue;
                }
                let after = phrase.tokens.start >= trigger.tokens.end;
                let adjacent = after && phrase.tokens.start <= trigger.tokens.end + 1;
                let edge = self.at_edge(&scope, phrase.tokens.clone());
                let weight = match (phrase.relation, trigger.frame) {
                    (Relation::In | Relation::From, Frame::Say | Frame::Address) if edge => {
                        weights::PLACE_AT_EDGE_OF_SPEECH
                    }
                    (Relation::By, Frame::Address) if edge && self.is_classified(phrase.tokens.clone()) => {
                        weights::PLACE_AT_EDGE_OF_SPEECH
                    }
                    (Relation::In, Frame::Say | Frame::Address) => weights::PLACE_OF_SPEECH,
                    (Relation::In, Frame::Decide) => weights::PLACE_OF_DECISION,
                    (Relation::In, _) => weights::PLACE_IN,
                    (Relation::By, Frame::Say | Frame::Address | Frame::Decide) => continue,
                    (Relation::By, _) => weights::PLACE_BY,
                    (Relation::To, Frame::Travel) => weights::PLACE_GOAL,
                    (Relation::Bare | Relation::Construct, Frame::Travel) if after => weights::PLACE_GOAL,
                    (Relation::Construct | Relation::Bare, Frame::Deal | Frame::Gather | Frame::Meet)
                        if adjacent && trigger.word == Word::Noun =>
                    {
                        weights::PLACE_NAMED_AFTER
                    }
                    (Relation::Bare | Relation::Construct, Frame::Gather | Frame::Meet) if self.hosts(&scope) => {
                        weights::PLACE_HOST
                    }
                    _ => continue,
                };
                let distance =
                    if after { phrase.tokens.start - trigger.tokens.end } else { trigger.at() - phrase.tokens.start };
                let first = self.triggers.partition_point(|t| t.at() < trigger.at().min(phrase.tokens.start));
                let until = trigger.at().max(phrase.tokens.start);
                let between = self.triggers[first..].iter().take_while(|t| t.at() < until);
                let between = between.filter(|t| t.at() != trigger.at() && !pairs(t.frame, trigger.frame));
                let score = weight
                    + weights::PLACE_DISTANCE * distance as f32
                    + weights::PLACE_OTHER_BETWEEN * between.count() as f32;
                if score > weights::PLACE_THRESHOLD && best.is_none_or(|(top, _)| score > top) {
                    best = Some((score, phrase_number));
                }
            }
        }
        best.map(|(_, number)| number)
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
