//! Triggers → who takes part: the phrases that the trigger's frame, its clause and the clauses around it bring in.

use std::collections::BTreeSet;
use std::ops::Range;

use super::argument::{Arguments, Context, pairs};
use super::clause::{Clause, Opener, group, meant_by_group, phrases_in};
use super::meant::is_dual;
use super::office::office_party;
use super::phrase::{Phrase, Relation};
use super::trigger::{Trigger, is_outlet, speaker};
use super::weights::{self, Part};
use crate::arabic::lexicon::{Cue, Frame, Word};
use crate::base::{EntityKind, EventKind};
use crate::extract::reading::Side;

/// A phrase that takes part in an event, and what of the sentence says so.
#[derive(Clone, Copy, Debug)]
pub struct Party {
    pub phrase: usize,
    pub side: Side,
    pub part: Part,
}

/// The parties of one trigger in the order found.
#[derive(Debug, Default)]
pub(super) struct Found(pub(super) Vec<Party>);

impl Found {
    pub(super) fn add(&mut self, phrases: impl IntoIterator<Item = usize>, side: Side, part: Part) {
        self.0.extend(phrases.into_iter().map(|phrase| Party { phrase, side, part }));
    }
}

impl Context<'_, '_> {
    pub(super) fn parties(&self, number: usize, arguments: &mut Arguments) {
        let trigger = &self.triggers[number];
        let clause = self.clause_of(number);
        let mut found = Found::default();
        match trigger.word {
            Word::Perfect | Word::Imperfect => self.of_verb(number, clause, &mut found),
            Word::Participle if trigger.frame == Frame::Say => {
                let speaker = speaker(self.scan, self.phrases, self.clauses, trigger.clause);
                found.add(speaker, Side::Agent, Part::Speaker);
            }
            Word::Participle => self.of_participle(number, &mut found),
            Word::Noun => self.of_noun(number, clause, arguments.linked.is_some(), &mut found),
        }
        if let Some(relative) = self.relative_of(number) {
            self.of_relative_clause(number, relative, &mut found);
        }
        self.attendees(number, &mut found);
        self.expand_groups(trigger, &mut found);
        let mut found = found.0;
        let offices = found.iter().filter_map(|p| office_party(self.scan, &self.phrases[p.phrase], p.side));
        arguments.offices = offices.collect();
        found.retain(|party| self.may_take_part(trigger, party.phrase));
        let mut seen = BTreeSet::new();
        found.retain(|party| seen.insert(party.phrase));
        arguments.participants = found;
    }

    fn of_verb(&self, number: usize, clause: &Clause, found: &mut Found) {
        let trigger = &self.triggers[number];
        if clause.verb != Some(trigger.at()) {
            return;
        }
        let subject = if clause.subject_inherited { Part::SubjectBefore } else { Part::Subject };
        found.add(clause.subject.iter().copied(), Side::Agent, subject);
        let object = clause.object.iter().copied();
        for (first, phrase) in phrases_in(self.phrases, &clause.tokens) {
            if phrase.relation == Relation::Agent && !phrase.joined && phrase.tokens.start > trigger.at() {
                found.add(group(self.phrases, first), Side::Agent, Part::Agent);
            }
        }
        match trigger.frame {
            Frame::Say | Frame::Travel => {}
            Frame::Decide => {
                if clause.subject.is_empty() && self.are_people(&clause.object) && !self.decides_upon(trigger) {
                    found.add(object, Side::Counterpart, Part::Object);
                }
            }
            Frame::Sign => {
                if clause.subject.is_empty() || self.are_people(&clause.object) {
                    found.add(object, Side::Counterpart, Part::Object);
                }
            }
            _ => {
                found.add(object, Side::Counterpart, Part::Object);
                let governed = self.scan.cue(trigger.tokens.end, Cue::WithPronoun).is_some();
                if trigger.suffixed || governed {
                    let at = if governed { trigger.tokens.end } else { trigger.at() };
                    found.add(self.pronoun(at, trigger.clause), Side::Counterpart, Part::Pronoun);
                }
            }
        }
        if trigger.frame != Frame::Say && trigger.frame != Frame::Decide {
            self.complements(&clause.tokens, trigger, found);
        }
    }

    fn of_participle(&self, number: usize, found: &mut Found) {
        let trigger = &self.triggers[number];
        let clause = self.clause_of(number);
        let acts = clause.subject.iter().any(|n| self.phrases[*n].mention.is_some());
        if acts {
            found.add(clause.subject.iter().copied(), Side::Agent, Part::Subject);
        }
        for (first, phrase) in phrases_in(self.phrases, &clause.tokens) {
            let before = phrase.tokens.end <= trigger.at();
            if matches!(phrase.relation, Relation::Bare | Relation::Construct) && !phrase.joined && !(before && acts) {
                let (side, part) =
                    if before { (Side::Agent, Part::Subject) } else { (Side::Counterpart, Part::Object) };
                found.add(group(self.phrases, first), side, part);
            }
        }
    }

    /// `مع ⟦الجانبين⟧`, `بين X و⟦القادة الثلاثة⟧`: those whom a group word means take its place.
    fn expand_groups(&self, trigger: &Trigger, found: &mut Found) {
        let sign = matches!(trigger.kind, EventKind::Agreement | EventKind::Decision);
        let expanded = std::mem::take(&mut found.0).into_iter().flat_map(|party| {
            let phrase = &self.phrases[party.phrase];
            // `النواب التونسيون` are others than those named before.
            let unnamed = phrase.mention.is_none()
                && phrase.plural
                && phrase.tokens.clone().all(|t| self.scan.nisba(t).is_none());
            let members = if unnamed {
                meant_by_group(self.scan, self.phrases, self.clauses, party.phrase, sign)
            } else {
                Vec::new()
            };
            // Countries sign; those who meet and call are people.
            let acts = |n: &usize| sign || self.phrases[*n].kind != EntityKind::Place;
            let members: Vec<usize> = members.into_iter().filter(acts).collect();
            let own = members.is_empty().then_some(party);
            let meant = members.into_iter().map(move |phrase| Party { phrase, part: Part::Group, ..party });
            meant.chain(own)
        });
        found.0.extend(expanded.collect::<Vec<_>>());
    }

    /// Those whom the clauses behind add: `… مع وفد ضم X وY`, `وشارك من الجانب الآخر Z`.
    fn attendees(&self, number: usize, found: &mut Found) {
        let trigger = &self.triggers[number];
        if !matches!(trigger.kind, EventKind::Meeting | EventKind::Visit | EventKind::Agreement) {
            return;
        }
        let sentence = |clause: &Clause| self.scan.source.sentence_of[clause.tokens.start];
        let own = sentence(self.clause_of(number));
        // What a relative clause of the same sentence names is not what the sentence tells of.
        let aside = |t: &Trigger| {
            let clause = &self.clauses[t.clause];
            sentence(clause) == own && clause.opener == Opener::Relative
        };
        let earlier = &self.triggers[self.first_of_sentence(own).min(number)..number];
        if aside(trigger) && earlier.iter().any(|t| t.kind == trigger.kind && sentence(&self.clauses[t.clause]) == own)
        {
            return;
        }
        let mut last = own;
        for at in trigger.clause + 1..self.clauses.len() {
            let clause = &self.clauses[at];
            let own_triggers = self.triggers_of(at);
            let triggers = &self.triggers[own_triggers.clone()];
            let tells = |at: usize| {
                let t = &self.triggers[at];
                t.kind != EventKind::Announcement && !aside(t) && self.link(at) != Some(number)
            };
            if sentence(clause) > last + weights::ATTEND_REACH || own_triggers.clone().any(tells) {
                break;
            }
            let attends =
                clause.verb.and_then(|verb| self.scan.hit(verb)).is_some_and(|hit| hit.frame() == Frame::Attend);
            let quiet = sentence(clause) == own && triggers.is_empty();
            if !(attends || quiet) || clause.negated {
                continue;
            }
            if attends {
                last = sentence(clause);
            }
            for (first, phrase) in phrases_in(self.phrases, &clause.tokens) {
                let brings = match phrase.relation {
                    Relation::Bare => attends,
                    relation => matches!(relation, Relation::Presence | Relation::Presided),
                };
                if brings && !phrase.joined && phrase.kind == EntityKind::Person {
                    found.add(group(self.phrases, first), Side::Attendee, Part::Attends);
                }
            }
        }
    }

    /// Groups with prepositions that bring in parties of a verb.
    pub(super) fn complements(&self, within: &Range<usize>, trigger: &Trigger, found: &mut Found) {
        for (first, phrase) in phrases_in(self.phrases, within).filter(|(_, phrase)| !phrase.joined) {
            // `وصل X إلى صور لعقد ⟦محادثات⟧ مع Y`: Y did not travel.
            let met = trigger.frame == Frame::Travel && phrase.relation == Relation::With && {
                let behind = self.triggers.partition_point(|t| t.at() < trigger.tokens.end);
                let mut between = self.triggers[behind..].iter().take_while(|t| t.at() < phrase.tokens.start);
                // `وصل X إلى صور في زيارة يبحث خلالها مع Y …`
                let topic = (trigger.tokens.end..phrase.tokens.start).any(|t| self.scan.cue(t, Cue::Topic).is_some());
                topic || between.any(|t| t.word == Word::Noun && t.frame != Frame::Travel)
            };
            if met || phrase.relation == Relation::By && self.is_seat_or_title(phrase) {
                continue;
            }
            if let Some((side, part)) = weights::complement(phrase.relation, trigger.frame) {
                found.add(group(self.phrases, first), side, part);
            } else if trigger.kind == EventKind::Agreement && self.is_signed_for(first) {
                found.add([first], Side::Agent, Part::InNameOf);
            }
        }
    }

    /// `اجتمعوا بمقر ⟦الوزارة⟧`, `المستشار ⟦برئاسة الجمهورية⟧`: where they met, or where somebody serves.
    pub(super) fn is_seat_or_title(&self, phrase: &Phrase) -> bool {
        let first = phrase.tokens.start;
        let before = first.checked_sub(1).filter(|t| self.scan.is_free(*t));
        let seat = self.scan.cue_behind_clitics(first, Cue::Premises);
        let behind_seat = before.is_some_and(|t| self.scan.cue_behind_clitics(t, Cue::Premises));
        let title = before.is_some_and(|t| self.scan.is_office_behind_clitics(t));
        phrase.kind == EntityKind::Organization && (seat || behind_seat || title)
    }

    /// `وقّع X باسم ⟦الحركة⟧`: the body in whose name somebody signs is a side of the agreement.
    fn is_signed_for(&self, number: usize) -> bool {
        let phrase = &self.phrases[number];
        let before = phrase.tokens.start.checked_sub(1).map_or("", |t| self.scan.normal(t));
        phrase.kind == EntityKind::Organization && phrase.relation == Relation::Behalf && before.ends_with("باسم")
    }

    /// `لقاء جمع X وY`, `الاتفاق الذي وقعه X`: the relative clause names the parties.
    fn of_relative_clause(&self, number: usize, relative: usize, found: &mut Found) {
        let trigger = &self.triggers[number];
        let clause = &self.clauses[relative];
        let Some(hit) = clause.verb.and_then(|verb| self.scan.hit(verb)) else { return };
        let same = hit.lemma.kind == Some(trigger.kind) || pairs(hit.frame(), trigger.frame);
        // `بيان تلاه X`
        let read_out =
            matches!(trigger.frame, Frame::Say | Frame::Address) && matches!(hit.lemma.name.as_str(), "تلا" | "تلى");
        // Countries conclude agreements; those who meet are people.
        let concludes = same || trigger.kind == EventKind::Agreement;
        if hit.frame() == Frame::Host {
            // `التي استضافها ⟦X⟧`
            let behind = clause.verb.map_or(0, |verb| verb + 1);
            let host = phrases_in(self.phrases, &(behind..behind + 1)).find(|(n, _)| self.is_named_person(*n));
            found.add(host.map(|(n, _)| n), Side::Agent, Part::Relative);
        } else if matches!(hit.frame(), Frame::Carry | Frame::Attend) || same || read_out {
            for (first, phrase) in phrases_in(self.phrases, &clause.tokens) {
                let bare = match phrase.relation {
                    Relation::Bare => phrase.kind != EntityKind::Place || concludes,
                    relation => matches!(relation, Relation::Between | Relation::With | Relation::Presence),
                };
                if bare && !phrase.joined {
                    found.add(group(self.phrases, first), Side::Agent, Part::Relative);
                }
            }
        } else if hit.frame() == Frame::Other && trigger.frame != Frame::Address {
            for (first, phrase) in phrases_in(self.phrases, &clause.tokens) {
                if phrase.relation == Relation::Between && !phrase.joined {
                    found.add(group(self.phrases, first), Side::Counterpart, Part::Relative);
                }
            }
        }
        // `اللقاء الذي جمعهما`
        let verb = clause.verb.unwrap_or_default();
        if hit.frame() == Frame::Carry && hit.suffixed && is_dual(self.scan.normal(verb)) {
            found.add(self.pair_of(relative), Side::Counterpart, Part::Pronoun);
        }
        if self.scan.normal(clause.verb.unwrap_or_default()).starts_with("قام") {
            found.add(clause.subject.iter().copied(), Side::Agent, Part::Relative);
        }
    }

    pub(super) fn is_named_person(&self, number: usize) -> bool {
        let phrase = &self.phrases[number];
        phrase.kind == EntityKind::Person && phrase.mention.is_some()
    }

    pub(super) fn are_people(&self, numbers: &[usize]) -> bool {
        numbers.iter().any(|n| self.phrases[*n].kind == EntityKind::Person)
    }

    /// A noun of appointing: the person it names is its object.
    pub(super) fn decides_upon(&self, trigger: &Trigger) -> bool {
        self.scan.hit(trigger.at()).is_some_and(|hit| hit.lemma.patient)
    }

    /// `اتفاق ⟦صور⟧`, `توقيع معاهدة ⟦صور⟧`: the place tells which event is meant.
    fn names_noun_before(&self, phrase: &Phrase) -> bool {
        let before = phrase.tokens.start.checked_sub(1).and_then(|t| self.scan.hit(t));
        before.is_some_and(|hit| hit.word == Word::Noun && hit.lemma.kind.is_some())
    }

    fn may_take_part(&self, trigger: &Trigger, number: usize) -> bool {
        let phrase = &self.phrases[number];
        let kind_fits = match phrase.kind {
            EntityKind::Person => true,
            EntityKind::Organization => !is_outlet(self.scan, self.phrases, number),
            // A place acts where it stands for its government.
            EntityKind::Place => {
                matches!(phrase.relation, Relation::Bare | Relation::Between | Relation::With | Relation::Construct)
                    && !matches!(trigger.frame, Frame::Travel)
                    && !(self.names_noun_before(phrase) && group(self.phrases, number).len() == 1)
            }
            EntityKind::Equipment => false,
        };
        let behalf = phrase.relation == Relation::Behalf
            && !(trigger.kind == EventKind::Agreement && self.is_signed_for(number));
        kind_fits && !behalf && phrase.mention.is_some()
    }
}
