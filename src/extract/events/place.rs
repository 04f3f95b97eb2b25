//! Which of the places in its clause an event happened at.

use std::ops::Range;

use super::argument::{Context, pairs};
use super::clause::phrases_in;
use super::phrase::Relation;
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
                let weight = match (phrase.relation, trigger.frame) {
                    (Relation::In, Frame::Say | Frame::Address) => 0.6,
                    (Relation::From, Frame::Say) if !after => 1.0,
                    (Relation::In, Frame::Decide) => 0.8,
                    (Relation::In, _) => 2.0,
                    (Relation::By, Frame::Say | Frame::Address | Frame::Decide) => continue,
                    (Relation::By, _) => 1.6,
                    (Relation::To, Frame::Travel) => 2.5,
                    (Relation::Bare | Relation::Construct, Frame::Travel) if after => 2.5,
                    (Relation::Construct | Relation::Bare, Frame::Deal | Frame::Gather | Frame::Meet)
                        if adjacent && trigger.word == Word::Noun =>
                    {
                        2.2
                    }
                    (Relation::Bare | Relation::Construct, Frame::Gather | Frame::Meet) if self.hosts(&scope) => 2.0,
                    _ => continue,
                };
                let distance =
                    if after { phrase.tokens.start - trigger.tokens.end } else { trigger.at() - phrase.tokens.start };
                // Another trigger in between has the better claim.
                let between = self.triggers.iter().filter(|t| {
                    let span = trigger.at().min(phrase.tokens.start)..trigger.at().max(phrase.tokens.start);
                    t.at() != trigger.at() && span.contains(&t.at()) && !pairs(t.frame, trigger.frame)
                });
                let score = weight - 0.04 * distance as f32 - 0.8 * between.count() as f32;
                if score > 0.5 && best.is_none_or(|(top, _)| score > top) {
                    best = Some((score, phrase_number));
                }
            }
        }
        best.map(|(_, number)| number)
    }

    fn hosts(&self, scope: &Range<usize>) -> bool {
        scope.clone().any(|t| self.scan.hit(t).is_some_and(|hit| hit.frame() == Frame::Host && hit.is_verb()))
    }
}
