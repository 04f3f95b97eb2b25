//! Triggers → candidate events: for each trigger the phrases, the date and the place that its frame and its clause give it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::clause::{Clause, Opener, group, meant_by_group, phrases_in};
use super::phrase::{Phrase, Relation};
use super::scan::Scan;
use super::trigger::{Trigger, is_outlet, speaker};
use super::weights;
use crate::arabic::lexicon::{Cue, Frame, Word};
use crate::base::{EntityKind, EventKind};
use crate::extract::reading::Side;

/// What stands around one trigger.
#[derive(Clone, Debug, Default)]
pub struct Arguments {
    /// Phrase numbers with their sides, in the order found.
    pub participants: Vec<(usize, Side)>,
    pub place: Option<usize>,
    /// Index of the date mention.
    pub date: Option<u32>,
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

/// How far behind a noun the relative clause may begin that speaks of it.
const RELATIVE_REACH: usize = 9;

/// How far behind a noun `بين X وY` may name its parties.
const BETWEEN_REACH: usize = 7;

pub fn arguments(context: &Context<'_, '_>) -> Vec<Arguments> {
    let mut all: Vec<Arguments> = Vec::with_capacity(context.triggers.len());
    for number in 0..context.triggers.len() {
        let mut arguments = Arguments {
            linked: context.link(number),
            background: context.clauses[context.triggers[number].clause].background,
            ..Arguments::default()
        };
        context.participants(number, &mut arguments);
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
    fn first_of_sentence(&self, sentence: u32) -> usize {
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
        let near = start - trigger.tokens.end <= RELATIVE_REACH && before.tokens.contains(&trigger.at());
        (trigger.word == Word::Noun && near && !person_between).then_some(number)
    }

    /// The relative clause that speaks of this noun.
    pub(super) fn relative_of(&self, number: usize) -> Option<usize> {
        let next = self.triggers[number].clause + 1;
        (next < self.clauses.len() && self.antecedent(next) == Some(number)).then_some(next)
    }

    /// The trigger before this one that names the same event, as grammar tells.
    fn link(&self, number: usize) -> Option<usize> {
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
            let antecedent = self.antecedent(trigger.clause)?;
            return (self.triggers[antecedent].kind == trigger.kind).then_some(antecedent);
        }
        let same_clause = |t: &Trigger| t.clause == trigger.clause && t.kind == trigger.kind;
        let first = self.triggers_of(trigger.clause).start;
        let verb = (first..number).rfind(|at| same_clause(&earlier[*at]) && earlier[*at].is_verb());
        if let Some(verb) = verb {
            let between = self.triggers[verb].tokens.end..trigger.at();
            // A second noun of the kind behind the verb is another event (`اتفق … خلال محادثات`).
            let taken = earlier[verb + 1..]
                .iter()
                .any(|t| same_clause(t) && t.word == Word::Noun && !pairs(t.frame, trigger.frame));
            let own_parties = self.own_parties(number).len() > 1;
            return (!taken && !own_parties && between.len() < 40).then_some(verb);
        }
        // `لدى وصوله … في زيارة`: the journey named again.
        if trigger.frame == Frame::Travel
            && !trigger.definite
            && let Some(journey) = (first..number).rfind(|at| same_clause(&earlier[*at]))
        {
            return Some(journey);
        }
        // `توقيع اتفاق`: two nouns in a construct.
        let noun = earlier.len().checked_sub(1)?;
        let last = &earlier[noun];
        (same_clause(last) && pairs(last.frame, trigger.frame) && trigger.at() - last.tokens.end <= 3).then_some(noun)
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
    fn complement_of(&self, number: usize) -> Range<usize> {
        let trigger = &self.triggers[number];
        let end = self.clause_of(number).tokens.end;
        let mut inside = self.triggers[number + 1..].iter().take_while(|t| t.at() < end);
        let next = inside.find(|t| !pairs(trigger.frame, t.frame) || t.is_verb());
        trigger.tokens.end..next.map_or(end, |t| t.at().min(end)).max(trigger.tokens.end)
    }

    fn participants(&self, number: usize, arguments: &mut Arguments) {
        let trigger = &self.triggers[number];
        let clause = self.clause_of(number);
        let mut found: Vec<(usize, Side)> = Vec::new();
        let verb = clause.verb.and_then(|verb| self.scan.hit(verb));
        match trigger.word {
            Word::Perfect | Word::Imperfect => self.verb_arguments(number, clause, &mut found),
            Word::Participle if trigger.frame == Frame::Say => {
                found.extend(
                    speaker(self.scan, self.phrases, self.clauses, trigger.clause)
                        .into_iter()
                        .map(|n| (n, Side::Agent)),
                );
            }
            Word::Participle => self.participle_arguments(number, &mut found),
            Word::Noun => {
                let carried = !clause.negated
                    && verb.is_some_and(|hit| match hit.frame() {
                        Frame::Carry | Frame::Attend => true,
                        _ => hit.lemma.kind == Some(trigger.kind) || pairs(hit.frame(), trigger.frame),
                    });
                let occasion = matches!(trigger.frame, Frame::Address | Frame::Call | Frame::Meet);
                let during = occasion && self.is_during(number) || self.is_means(number);
                if arguments.linked.is_none() && (carried || during) {
                    found.extend(self.actors_before(number, clause).into_iter().map(|n| (n, Side::Agent)));
                    let carries = verb.is_some_and(|hit| matches!(hit.frame(), Frame::Carry | Frame::Attend));
                    if carried && carries && trigger.frame != Frame::Address {
                        found.extend(clause.object.iter().map(|n| (*n, Side::Counterpart)));
                        self.complements(&(clause.tokens.start..clause.tokens.end), trigger, &mut found);
                    }
                    if during && trigger.frame == Frame::Call {
                        found.extend(clause.object.iter().map(|n| (*n, Side::Counterpart)));
                        if let Some(verb) =
                            clause.verb.filter(|verb| self.scan.hit(*verb).is_some_and(|hit| hit.suffixed))
                        {
                            found.extend(self.pronoun_at(verb, &clause.subject).map(|n| (n, Side::Counterpart)));
                        }
                    }
                } else if trigger.suffixed && arguments.linked.is_none() {
                    found.extend(self.owner(number, clause).into_iter().map(|n| (n, Side::Agent)));
                }
                if trigger.frame == Frame::Say
                    && trigger.suffixed
                    && let Some(source) = self.source_of(number)
                {
                    found.clear();
                    found.push((source, Side::Agent));
                }
                self.noun_arguments(number, &mut found);
            }
        }
        if let Some(relative) = self.relative_of(number) {
            self.relative_arguments(number, relative, &mut found);
        }
        self.attendees(number, &mut found);
        self.expand_groups(trigger, &mut found);
        found.retain(|(phrase, _)| self.may_take_part(trigger, *phrase));
        let mut seen = BTreeSet::new();
        found.retain(|(phrase, _)| seen.insert(*phrase));
        arguments.participants = found;
    }

    /// `مع ⟦الجانبين⟧`, `بين X و⟦القادة الثلاثة⟧`: those whom a group word means take its place.
    fn expand_groups(&self, trigger: &Trigger, found: &mut Vec<(usize, Side)>) {
        let sign = matches!(trigger.kind, EventKind::Agreement | EventKind::Decision);
        let expanded = std::mem::take(found).into_iter().flat_map(|(phrase, side)| {
            let unnamed = self.phrases[phrase].mention.is_none() && self.phrases[phrase].plural;
            let members =
                if unnamed { meant_by_group(self.scan, self.phrases, self.clauses, phrase) } else { Vec::new() };
            // Countries sign; those who meet and call are people.
            let acts = |n: &usize| sign || self.phrases[*n].kind != EntityKind::Place;
            let members: Vec<usize> = members.into_iter().filter(acts).collect();
            let own = members.is_empty().then_some(phrase);
            members.into_iter().chain(own).map(move |member| (member, side))
        });
        found.extend(expanded);
    }

    /// Those whom the clauses behind add: `… مع وفد ضم X وY`, `وشارك من الجانب الآخر Z`.
    fn attendees(&self, number: usize, found: &mut Vec<(usize, Side)>) {
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
        if aside(trigger)
            && self.triggers[self.first_of_sentence(own).min(number)..number]
                .iter()
                .any(|t| t.kind == trigger.kind && sentence(&self.clauses[t.clause]) == own)
        {
            return;
        }
        let tells = |t: &Trigger| t.kind != EventKind::Announcement && !aside(t);
        let mut last = own;
        for at in trigger.clause + 1..self.clauses.len() {
            let clause = &self.clauses[at];
            let triggers = &self.triggers[self.triggers_of(at)];
            if sentence(clause) > last + weights::ATTEND_REACH || triggers.iter().any(tells) {
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
                    found.extend(group(self.phrases, first).into_iter().map(|n| (n, Side::Attendee)));
                }
            }
        }
    }

    /// `نقلت وكالة … عن ⟦X⟧ قوله`: whose words an outlet passes on.
    fn source_of(&self, number: usize) -> Option<usize> {
        let at = self.triggers[number].at();
        let clause = self.clause_of(number);
        let outlet = |n: usize| is_outlet(self.scan, self.phrases, n);
        let sentence = self.scan.source.sentence_of[at];
        let start = self.scan.source.sentence_of.partition_point(|s| *s < sentence);
        let passed_on = phrases_in(self.phrases, &(start..at)).any(|(n, _)| outlet(n));
        let verb = clause.verb.is_some_and(|verb| self.scan.cue(verb, Cue::Relay).is_some());
        let before = start..at;
        let source = phrases_in(self.phrases, &before).filter(|(n, p)| p.mention.is_some() && !outlet(*n)).last();
        source.filter(|_| passed_on || verb).map(|(n, _)| n)
    }

    /// Whom the pronoun behind a noun means: of a journey the person named last before it, else the subject.
    fn owner(&self, number: usize, clause: &Clause) -> Vec<usize> {
        let trigger = &self.triggers[number];
        let before = phrases_in(self.phrases, &(clause.tokens.start..trigger.at()))
            .filter(|(_, p)| p.kind == EntityKind::Person && p.mention.is_some() && p.relation != Relation::Behalf)
            .last();
        let named = clause.subject.iter().any(|n| self.phrases[*n].mention.is_some());
        match (trigger.frame, before) {
            (Frame::Travel | Frame::Receive, Some((person, _))) => vec![person],
            _ if named => clause.subject.clone(),
            _ => speaker(self.scan, self.phrases, self.clauses, trigger.clause),
        }
    }

    fn verb_arguments(&self, number: usize, clause: &Clause, found: &mut Vec<(usize, Side)>) {
        let trigger = &self.triggers[number];
        if clause.verb != Some(trigger.at()) {
            return;
        }
        found.extend(clause.subject.iter().map(|n| (*n, Side::Agent)));
        match trigger.frame {
            Frame::Say | Frame::Travel => {}
            Frame::Decide => {
                if clause.subject.is_empty() && self.phrases_are_people(&clause.object) && !self.decides_upon(trigger) {
                    found.extend(clause.object.iter().map(|n| (*n, Side::Counterpart)));
                }
            }
            Frame::Sign => {
                if clause.subject.is_empty() || self.phrases_are_people(&clause.object) {
                    found.extend(clause.object.iter().map(|n| (*n, Side::Counterpart)));
                }
            }
            _ => {
                found.extend(clause.object.iter().map(|n| (*n, Side::Counterpart)));
                if trigger.suffixed {
                    found.extend(self.pronoun(number, &clause.subject).map(|n| (n, Side::Counterpart)));
                }
            }
        }
        if trigger.frame != Frame::Say && trigger.frame != Frame::Decide {
            self.complements(&clause.tokens, trigger, found);
        }
    }

    fn participle_arguments(&self, number: usize, found: &mut Vec<(usize, Side)>) {
        let trigger = &self.triggers[number];
        let clause = self.clause_of(number);
        for (first, phrase) in phrases_in(self.phrases, &clause.tokens) {
            if matches!(phrase.relation, Relation::Bare | Relation::Construct) && !phrase.joined {
                let side = if phrase.tokens.end <= trigger.at() { Side::Agent } else { Side::Counterpart };
                found.extend(group(self.phrases, first).into_iter().map(|n| (n, side)));
            }
        }
    }

    /// Groups with prepositions that bring in parties of the trigger.
    fn complements(&self, within: &Range<usize>, trigger: &Trigger, found: &mut Vec<(usize, Side)>) {
        for (first, phrase) in phrases_in(self.phrases, within) {
            if phrase.joined {
                continue;
            }
            let side = match (phrase.relation, trigger.frame) {
                (Relation::With | Relation::Between, _) => Side::Counterpart,
                (Relation::By, Frame::Meet | Frame::Receive | Frame::Call | Frame::Gather) => Side::Counterpart,
                (Relation::To | Relation::From, Frame::Call) => Side::Counterpart,
                (Relation::Presence | Relation::Presided, Frame::Say | Frame::Address | Frame::Decide) => continue,
                (Relation::Presence | Relation::Presided, _) => Side::Attendee,
                _ => continue,
            };
            found.extend(group(self.phrases, first).into_iter().map(|n| (n, side)));
        }
    }

    fn noun_arguments(&self, number: usize, found: &mut Vec<(usize, Side)>) {
        let trigger = &self.triggers[number];
        let complement = self.complement_of(number);
        for (first, phrase) in phrases_in(self.phrases, &complement) {
            if phrase.joined {
                continue;
            }
            let adjacent = phrase.tokens.start <= trigger.tokens.end + 1;
            let side = match (phrase.relation, trigger.frame) {
                (Relation::Construct | Relation::Bare, _)
                    if phrase.kind == EntityKind::Person && self.decides_upon(trigger) =>
                {
                    continue;
                }
                (
                    Relation::Construct | Relation::Bare,
                    Frame::Travel
                    | Frame::Say
                    | Frame::Address
                    | Frame::Decide
                    | Frame::Meet
                    | Frame::Sign
                    | Frame::Call
                    | Frame::Gather,
                ) if adjacent => Side::Agent,
                (Relation::Between, _)
                    if phrase.tokens.start - trigger.tokens.end <= BETWEEN_REACH
                        && !self.turns_away(trigger.tokens.end..phrase.tokens.start) =>
                {
                    Side::Counterpart
                }
                (Relation::With, Frame::Meet | Frame::Call | Frame::Gather | Frame::Deal | Frame::Sign) => {
                    Side::Counterpart
                }
                (Relation::By, Frame::Call) => Side::Counterpart,
                (Relation::By, Frame::Meet) if adjacent || phrase.tokens.start <= trigger.tokens.end + 2 => {
                    Side::Counterpart
                }
                (Relation::To, Frame::Address | Frame::Say | Frame::Meet | Frame::Travel | Frame::Gather)
                    if adjacent =>
                {
                    Side::Agent
                }
                (Relation::To | Relation::From, Frame::Call) => Side::Counterpart,
                (Relation::Presence | Relation::Presided, Frame::Meet | Frame::Gather | Frame::Sign | Frame::Deal) => {
                    Side::Attendee
                }
                _ => continue,
            };
            found.extend(group(self.phrases, first).into_iter().map(|n| (n, side)));
        }
    }

    /// `لقاء حول العلاقات بين …`, `أول لقاء منذ القطيعة بين …`: a preposition in between has words of its own.
    fn turns_away(&self, words: Range<usize>) -> bool {
        words
            .into_iter()
            .any(|t| self.scan.cues(t).contains(&(Cue::OtherPreposition, 1)) && self.scan.is_preposition(t))
    }

    /// `لقاء جمع X وY`, `الاتفاق الذي وقعه X`: the relative clause names the parties.
    fn relative_arguments(&self, number: usize, relative: usize, found: &mut Vec<(usize, Side)>) {
        let trigger = &self.triggers[number];
        let clause = &self.clauses[relative];
        let Some(hit) = clause.verb.and_then(|verb| self.scan.hit(verb)) else { return };
        let same = hit.lemma.kind == Some(trigger.kind) || pairs(hit.frame(), trigger.frame);
        if matches!(hit.frame(), Frame::Carry | Frame::Attend) || same {
            for (first, phrase) in phrases_in(self.phrases, &clause.tokens) {
                let bare = match phrase.relation {
                    Relation::Bare => phrase.kind != EntityKind::Place || same,
                    relation => matches!(relation, Relation::Between | Relation::With | Relation::Presence),
                };
                if bare && !phrase.joined {
                    found.extend(group(self.phrases, first).into_iter().map(|n| (n, Side::Agent)));
                }
            }
        } else if hit.frame() == Frame::Other && trigger.frame != Frame::Address {
            for (first, phrase) in phrases_in(self.phrases, &clause.tokens) {
                if phrase.relation == Relation::Between && !phrase.joined {
                    found.extend(group(self.phrases, first).into_iter().map(|n| (n, Side::Counterpart)));
                }
            }
        }
        if self.scan.normal(clause.verb.unwrap_or_default()).starts_with("قام") {
            found.extend(clause.subject.iter().map(|n| (*n, Side::Agent)));
        }
    }

    /// `في ⟦كلمة⟧`, `خلال ⟦مؤتمر صحفي⟧`: an occasion at which the clause's subject speaks.
    fn is_during(&self, number: usize) -> bool {
        let at = self.triggers[number].at();
        at > 0 && self.scan.is_preposition(at - 1) || self.scan.hit(at).is_some_and(|hit| hit.preposition == Some('ب'))
    }

    /// `طوى المجلس الصفحة ⟦بانتخاب⟧ …`: the subject does the one thing by the other.
    fn is_means(&self, number: usize) -> bool {
        let trigger = &self.triggers[number];
        trigger.frame == Frame::Decide && self.scan.hit(trigger.at()).is_some_and(|hit| hit.preposition == Some('ب'))
    }

    /// The subject of the clause; behind a verb that the lexicon does not know, the first who can act.
    fn actors_before(&self, number: usize, clause: &Clause) -> Vec<usize> {
        if clause.verb.is_some() || !clause.subject.is_empty() {
            return clause.subject.clone();
        }
        let acts = |p: &Phrase| {
            matches!(p.kind, EntityKind::Person | EntityKind::Organization) && p.relation == Relation::Bare
        };
        let words = clause.tokens.start..self.triggers[number].at();
        let mut before = phrases_in(self.phrases, &words);
        before.find(|(_, p)| acts(p)).map(|(first, _)| group(self.phrases, first)).unwrap_or_default()
    }

    /// Whom a pronoun behind a verb means: the person named last before it who is not the subject.
    fn pronoun(&self, number: usize, subject: &[usize]) -> Option<usize> {
        self.pronoun_at(self.triggers[number].at(), subject)
    }

    fn pronoun_at(&self, at: usize, subject: &[usize]) -> Option<usize> {
        let sentence = self.scan.source.sentence_of[at];
        let until = self.phrases.partition_point(|p| p.tokens.start < at);
        self.phrases[..until]
            .iter()
            .enumerate()
            .rev()
            .filter(|(n, p)| p.tokens.end <= at && !p.inner && p.kind == EntityKind::Person && !subject.contains(n))
            .take_while(|(_, p)| self.scan.source.sentence_of[p.tokens.start] + 1 >= sentence)
            .find(|(_, p)| {
                p.mention.is_some()
                    && matches!(p.relation, Relation::Bare | Relation::Construct | Relation::With | Relation::By)
            })
            .map(|(n, _)| n)
    }

    fn phrases_are_people(&self, numbers: &[usize]) -> bool {
        numbers.iter().any(|n| self.phrases[*n].kind == EntityKind::Person)
    }

    /// A noun of appointing: the person it names is its object.
    fn decides_upon(&self, trigger: &Trigger) -> bool {
        self.scan.hit(trigger.at()).is_some_and(|hit| hit.lemma.patient)
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
                    && !(trigger.word == Word::Noun
                        && phrase.tokens.start == trigger.tokens.end
                        && group(self.phrases, number).len() == 1)
            }
            EntityKind::Equipment => false,
        };
        kind_fits && phrase.relation != Relation::Behalf && phrase.mention.is_some()
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
