//! Which of the places in its clause an event happened at.

use std::ops::Range;

use super::argument::{Context, pairs};
use super::clause::{Opener, phrases_in};
use super::phrase::{Phrase, Relation};
use super::trigger::Trigger;
use super::weights;
use crate::arabic::lexicon::{Cue, Frame, Word};
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
            // `شهدت ⟦صور⟧ توقيع اتفاق`
            let witnesses = clause.verb.and_then(|verb| self.scan.hit(verb)).is_some_and(|hit| hit.lemma.name == "شهد");
            for (phrase_number, phrase) in phrases_in(self.phrases, &scope) {
                if phrase.kind != EntityKind::Place
                    || self.is_stand_in(phrase)
                    || self.is_seat_of_speaker(trigger, phrase)
                    || self.is_post_abroad(phrase)
                    || self.joins_what_stands_before(trigger, phrase)
                {
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
                    hosts: hosts || witnesses && clause.subject.contains(&phrase_number),
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
                let content = if after { self.of_content(trigger, phrase) } else { 0.0 };
                let landmark =
                    name == "named-after" && phrase.mention.is_some_and(|m| self.scan.place_name(m).is_none());
                let content = content + if landmark { weights::PLACE_NAMED_AFTER_LANDMARK } else { 0.0 };
                let score = weight
                    + content
                    + weights::PLACE_DISTANCE * distance as f32
                    + weights::PLACE_OTHER_BETWEEN * between.count() as f32;
                if score > weights::PLACE_THRESHOLD && best.is_none_or(|(top, ..)| score > top) {
                    best = Some((score, phrase_number, name));
                }
            }
        }
        let best = best.or_else(|| self.place_of_pronoun(number)).or_else(|| self.place_of_sentence(number));
        let best = best.or_else(|| self.place_of_journey(number));
        best.map(|(score, number, name)| (number, Witness::new(name, score)))
    }

    /// `زار صور ثم ⟦وصلها⟧ X`, `⟦وقّعه⟧ القادة فيها`: the pronoun means the place named last before it.
    fn place_of_pronoun(&self, number: usize) -> Option<(f32, usize, &'static str)> {
        let trigger = &self.triggers[number];
        let clause = self.clause_of(number);
        let reached = trigger.is_verb() && trigger.frame == Frame::Travel && trigger.suffixed;
        let within = !matches!(trigger.frame, Frame::Travel | Frame::Say | Frame::Address | Frame::Call)
            && trigger.is_verb()
            && clause.tokens.clone().any(|t| self.scan.normal(t) == "فيها");
        if !(reached || within) {
            return None;
        }
        let sentence = self.scan.source.sentence_of[trigger.at()];
        let near = |token: usize| self.scan.source.sentence_of[token] + 1 >= sentence;
        let until = self.phrases.partition_point(|p| p.tokens.start < trigger.at());
        let mut before = (0..until).rev().take_while(|n| near(self.phrases[*n].tokens.start));
        let place = before.find(|n| {
            let phrase = &self.phrases[*n];
            phrase.kind == EntityKind::Place && phrase.mention.is_some() && !phrase.inner
        })?;
        Some((weights::PLACE_OF_PRONOUN, place, "place-of-pronoun"))
    }

    /// `توجه X إلى صور للمشاركة في ⟦القمة⟧`: what somebody travels for is held where he travels to.
    fn place_of_journey(&self, number: usize) -> Option<(f32, usize, &'static str)> {
        let trigger = &self.triggers[number];
        let meets = matches!(trigger.frame, Frame::Meet | Frame::Gather) && self.is_attended(number);
        let own = self.clause_of(number);
        let travels = own.verb.filter(|verb| meets && *verb < trigger.at());
        let verb = travels.filter(|verb| self.scan.hit(*verb).is_some_and(|hit| hit.frame() == Frame::Travel))?;
        let goal = |p: &Phrase| matches!(p.relation, Relation::To | Relation::Bare | Relation::Construct);
        let between = verb + 1..trigger.at();
        let mut places = phrases_in(self.phrases, &between);
        let (place, _) = places.find(|(_, p)| p.kind == EntityKind::Place && p.mention.is_some() && goal(p))?;
        Some((weights::PLACE_OF_JOURNEY, place, "goal-of-journey"))
    }

    /// `وفي صور، حيث كان Y ينتظر، ⟦أكد⟧ X …`: a place that opens the sentence is that of its main clauses.
    fn place_of_sentence(&self, number: usize) -> Option<(f32, usize, &'static str)> {
        let trigger = &self.triggers[number];
        let clause = self.clause_of(number);
        let embedded = matches!(clause.opener, Opener::Complement | Opener::Relative);
        if trigger.frame == Frame::Travel || embedded || trigger.definite {
            return None;
        }
        let sentence = self.scan.source.sentence_of[trigger.at()];
        let first = self.scan.source.sentence_of.partition_point(|s| *s < sentence);
        let (place, phrase) = phrases_in(self.phrases, &(first..trigger.at())).next()?;
        let opens = phrase.tokens.start <= first + 1 && matches!(phrase.relation, Relation::In);
        let parted = matches!(self.scan.normal(phrase.tokens.end), "،" | "," | "حيث");
        (phrase.kind == EntityKind::Place && opens && parted).then_some((
            weights::PLACE_OPENS_SENTENCE,
            place,
            "opens-sentence",
        ))
    }

    /// What speaks against a place behind a trigger because it is where something lies that was talked about.
    fn of_content(&self, trigger: &Trigger, phrase: &Phrase) -> f32 {
        const ADJECTIVES: usize = 2;
        let place = phrase.tokens.start;
        if self.is_of_content(trigger, place) {
            return weights::PLACE_OF_CONTENT;
        }
        let governed = matches!(phrase.relation, Relation::In | Relation::By);
        let own_word = phrase.relation == Relation::In;
        let last = place.saturating_sub(usize::from(own_word));
        let words = last.saturating_sub(ADJECTIVES + 1).max(trigger.tokens.end)..last;
        let mut words = words.rev().take_while(|t| !self.scan.is_mark(*t) && self.scan.hit(*t).is_none());
        // `اتفاق ⟦السلام⟧ في صور`: part of what the event itself is called.
        let called = |t: usize| {
            let names = |t: usize| {
                self.scan.hit(t).is_some_and(|hit| {
                    hit.word == Word::Noun
                        && !hit.article
                        && (hit.lemma.kind == Some(trigger.kind) || hit.frame() == Frame::Deal)
                })
            };
            // `وقّعا إعلان ⟦سلام⟧ في صور`
            let signed = trigger.frame == Frame::Sign
                && t.checked_sub(1).and_then(|noun| self.scan.hit(noun)).is_some_and(|hit| hit.word == Word::Noun);
            signed || (t.saturating_sub(ADJECTIVES)..t).any(names)
        };
        // `الأوضاع في القرن ومنطقة ⟦X⟧`: a further place of which is talked.
        let goes_on = phrase.joined || self.scan.normal(place).starts_with('و');
        let classified = self.is_classified(phrase.tokens.clone()) && !goes_on;
        if governed && !classified && words.any(|t| self.scan.cue(t, Cue::Matter).is_some() && !called(t)) {
            return weights::PLACE_OF_CONTENT;
        }
        let topic = (trigger.tokens.end..place).any(|t| self.scan.cue(t, Cue::Topic).is_some());
        if topic && !classified { weights::PLACE_OF_TOPIC } else { 0.0 }
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

    /// `نظيره ⟦اليمني⟧`: the words mean somebody of a country, and not the country as a place.
    fn is_stand_in(&self, phrase: &Phrase) -> bool {
        let capital = self.scan.normal(phrase.tokens.start).ends_with("العاصمه");
        !capital && phrase.tokens.clone().all(|t| self.scan.mention_of[t] != phrase.mention)
    }

    /// `أعلنت هيئة الأركان في ⟦صور⟧ أن …`: the place tells where the body has its seat.
    fn is_seat_of_speaker(&self, trigger: &Trigger, place: &Phrase) -> bool {
        let speech = matches!(trigger.frame, Frame::Say | Frame::Address);
        let preposition = place.tokens.start.checked_sub(usize::from(place.relation == Relation::In));
        let until = self.phrases.partition_point(|p| p.tokens.start < place.tokens.start);
        let before = self.phrases[..until].last();
        speech
            && matches!(place.relation, Relation::In | Relation::By)
            && before.is_some_and(|p| p.kind == EntityKind::Organization && Some(p.tokens.end) == preposition)
    }

    /// `استقبل سفير بلاده في ⟦صور⟧`: the place tells where somebody serves.
    fn is_post_abroad(&self, place: &Phrase) -> bool {
        const DESCRIPTION: usize = 3;
        if place.relation != Relation::In {
            return false;
        }
        let first = place.tokens.start.saturating_sub(DESCRIPTION + 1);
        let words = (first..place.tokens.start.saturating_sub(1)).rev();
        let mut words = words.take_while(|t| !self.scan.is_mark(*t) && self.scan.date_of[*t].is_none());
        let post = words.find(|t| self.scan.is(*t, Cue::Post));
        // `مكتب ⟦صور⟧` opens an office, `في مكتبه في صور` is where somebody sits.
        post.is_some_and(|t| (t + 1..place.tokens.start).all(|t| self.scan.hit(t).is_none()))
    }

    /// `في منطقة ⟦صور⟧ وقمة …`: a noun that goes on behind the place with «and».
    fn joins_what_stands_before(&self, trigger: &Trigger, place: &Phrase) -> bool {
        let joined = self.scan.hit(trigger.at()).is_some_and(|hit| hit.conjunction == Some('و'));
        let mut end = place.tokens.end;
        for (_, next) in phrases_in(self.phrases, &(end..trigger.at())) {
            if !next.joined && !self.scan.normal(next.tokens.start).starts_with('و') {
                return false;
            }
            end = next.tokens.end;
        }
        trigger.word == Word::Noun && joined && end == trigger.at()
    }

    /// At the head of the clause, or directly before what is said.
    fn at_edge(&self, scope: &Range<usize>, phrase: Range<usize>) -> bool {
        const PREPOSITION_AND_NOUN: usize = 3;
        let next = self.clauses.get(self.clauses.partition_point(|c| c.tokens.start < scope.end));
        let said = next.is_some_and(|c| c.tokens.start == scope.end && c.opener == Opener::Complement);
        // `أعلن الموقف نفسه من صور في ⟦18 نيسان⟧`
        let dated = phrase.end < scope.end
            && (phrase.end..scope.end).any(|t| self.scan.date_of[t].is_some())
            && (phrase.end..scope.end)
                .all(|t| self.scan.date_of[t].is_some() || self.scan.is_mark(t) || self.scan.is_preposition(t));
        phrase.start <= scope.start + PREPOSITION_AND_NOUN || said && phrase.end == scope.end || dated
    }

    /// `بولاية ⟦X⟧`: a word for the sort of place stands before the name.
    fn is_classified(&self, phrase: Range<usize>) -> bool {
        phrase.len() > 1 && self.scan.is_classifier(phrase.start)
    }

    fn hosts(&self, scope: &Range<usize>) -> bool {
        scope.clone().any(|t| self.scan.hit(t).is_some_and(|hit| hit.frame() == Frame::Host && hit.is_verb()))
    }
}
