//! Triggers → who takes part: the phrases that the trigger's frame, its clause and the clauses around it bring in.

use std::collections::BTreeSet;
use std::ops::Range;

use super::argument::{Arguments, Context, pairs};
use super::clause::{Clause, Opener, follows_unknown_verb, group, meant_by_group, phrases_in};
use super::meant::is_dual;
use super::office::office_party;
use super::order::is_some_time_away;
use super::phrase::{Phrase, Relation};
use super::trigger::{Trigger, is_beside, is_outlet, is_reception_of_another, speaker};
use super::weights::{self, Part};
use crate::arabic::lexicon::{Cue, Frame, TriggerAnalysis, Word};
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
struct Found(Vec<Party>);

impl Found {
    fn add(&mut self, phrases: impl IntoIterator<Item = usize>, side: Side, part: Part) {
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

    fn of_noun(&self, number: usize, clause: &Clause, linked: bool, found: &mut Found) {
        let trigger = &self.triggers[number];
        let verb = clause.verb.and_then(|verb| self.scan.hit(verb));
        let carried = !clause.negated && verb.is_some_and(|hit| carries(hit, trigger)) && !self.is_apart(number);
        let occasion = matches!(trigger.frame, Frame::Address | Frame::Call | Frame::Meet);
        let during = occasion && self.is_during(number) || self.is_means(number) || self.is_purpose(number);
        let hosted =
            !linked && verb.is_some_and(|hit| hit.frame() == Frame::Host) && trigger.kind == EventKind::Meeting;
        if hosted && !self.is_apart(number) {
            let hosts = clause.subject.iter().copied().filter(|n| self.is_named_person(*n));
            found.add(hosts, Side::Agent, Part::Subject);
        }
        if is_beside(self.scan, trigger) {
            self.noun_complements(number, found);
            return;
        }
        if !linked && (carried || during) {
            let travellers = if self.is_purpose(number) { self.travellers(number) } else { Vec::new() };
            let actors = if travellers.is_empty() { self.actors_before(number, clause) } else { travellers };
            found.add(actors, Side::Agent, Part::Subject);
            let held = verb.is_some_and(|hit| matches!(hit.frame(), Frame::Carry | Frame::Attend));
            if carried && held && !matches!(trigger.frame, Frame::Address | Frame::Decide) {
                found.add(clause.object.iter().copied(), Side::Counterpart, Part::Object);
                self.complements(&clause.tokens, trigger, found);
            }
            if during && trigger.frame == Frame::Call {
                found.add(clause.object.iter().copied(), Side::Counterpart, Part::Object);
                let verb = clause.verb.filter(|verb| self.scan.hit(*verb).is_some_and(|hit| hit.suffixed));
                let called = verb.map(|verb| self.pronoun(verb, trigger.clause));
                found.add(called.unwrap_or_default(), Side::Counterpart, Part::Pronoun);
            }
        } else if !linked && self.is_gapped(number, trigger.clause) {
            found.add(self.clauses[trigger.clause - 1].subject.iter().copied(), Side::Agent, Part::SubjectBefore);
        } else if trigger.suffixed && !linked && !self.is_of_contract(number) {
            found.add(self.owner(number, clause), Side::Agent, Part::Owner);
        }
        // `وكان ⟦X⟧ في استقباله`
        if trigger.frame == Frame::Receive
            && trigger.suffixed
            && trigger.at() > 0
            && self.scan.normal(trigger.at() - 1) == "في"
        {
            let hosts = self.actors_before(number, clause).into_iter().filter(|n| self.is_named_person(*n));
            found.add(hosts.collect::<Vec<_>>(), Side::Agent, Part::Subject);
        }
        if trigger.frame == Frame::Say
            && trigger.suffixed
            && let Some(source) = self.source_of(number)
        {
            found.0.clear();
            found.add([source], Side::Agent, Part::Source);
        }
        if !linked && found.0.is_empty() {
            found.add(self.doers(number, clause), Side::Agent, Part::Subject);
        }
        // `أعلن ⟦X⟧ تعيين Y سفيراً`
        let announces = clause.verb.is_some_and(|verb| verb < trigger.at() && self.scan.is(verb, Cue::Announces));
        if !linked && announces && self.decides_upon(trigger) && !trigger.definite && found.0.is_empty() {
            found.add(clause.subject.iter().copied(), Side::Agent, Part::Subject);
        }
        self.noun_complements(number, found);
        if !linked {
            self.other_side(number, clause, found);
            self.hosted_before(number, found);
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

    /// `جاء ذلك خلال تلقي ⟦X⟧ اتصالاً من Y`: whose deed a verbal noun before the noun is.
    fn doers(&self, number: usize, clause: &Clause) -> Vec<usize> {
        let at = self.triggers[number].at();
        let first = clause.tokens.start.max(number.checked_sub(1).map_or(0, |before| self.triggers[before].tokens.end));
        let doing = (first..at).rev().find(|t| self.scan.cue_behind_clitics(*t, Cue::Doing));
        let behind = doing.map(|t| t + 1..at).unwrap_or_default();
        let mut behind = phrases_in(self.phrases, &behind);
        let owner = behind.next().filter(|(n, p)| {
            let directly = Some(p.tokens.start) == doing.map(|t| t + 1);
            directly && (self.is_named_person(*n) || p.kind == EntityKind::Organization)
        });
        owner.map(|(owner, _)| group(self.phrases, owner)).unwrap_or_default()
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
    fn complements(&self, within: &Range<usize>, trigger: &Trigger, found: &mut Found) {
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
    fn is_seat_or_title(&self, phrase: &Phrase) -> bool {
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

    /// Groups behind a noun that are parties of what it names.
    fn noun_complements(&self, number: usize, found: &mut Found) {
        let trigger = &self.triggers[number];
        for (first, phrase) in phrases_in(self.phrases, &self.complement_of(number)).filter(|(_, p)| !p.joined) {
            let bare = matches!(phrase.relation, Relation::Construct | Relation::Bare);
            if bare && phrase.kind == EntityKind::Person && self.decides_upon(trigger) {
                continue;
            }
            let speech = matches!(trigger.frame, Frame::Say | Frame::Address);
            let owned = (speech || trigger.frame == Frame::Travel) && trigger.suffixed;
            if bare && owned {
                continue;
            }
            let distance = phrase.tokens.start.saturating_sub(trigger.tokens.end);
            let Some((side, part, reach)) = weights::noun_complement(phrase.relation, trigger.frame) else { continue };
            let turned = part == Part::Between
                && self.turns_away(trigger.tokens.end..phrase.tokens.start.max(trigger.tokens.end));
            // `الدعوة إلى ⟦X⟧` is not his, `بيان ل⟦X⟧` is.
            let addressed = phrase.relation == Relation::To
                && part == Part::Construct
                && phrase.tokens.start > trigger.tokens.end
                && self.scan.normal(phrase.tokens.start - 1).ends_with("الي");
            let seat = phrase.relation == Relation::By && self.is_seat_or_title(phrase);
            // No construct stands behind an article: `غاب عن القمة رئيس صور`.
            let directly = distance == 0 && !self.scan.is_verb(phrase.tokens.start);
            let article = (directly || phrase.relation == Relation::Construct)
                && self.scan.hit(trigger.at()).is_some_and(|hit| hit.article);
            if distance <= reach && !(turned || addressed || seat || article && bare) {
                found.add(group(self.phrases, first), side, part);
            }
        }
        self.issuer(number, found);
        self.host_and_guest(number, found);
        let mut behind = self.complement_of(number).take(weights::BETWEEN_REACH);
        if behind.any(|t| matches!(self.scan.normal(t), "بينهما" | "بينهم")) {
            found.add(self.pair_of(trigger.clause), Side::Counterpart, Part::Between);
        }
    }

    /// `بيان صادر عن ⟦الوزارة⟧`: whose statement it is, whoever the clause tells of.
    fn issuer(&self, number: usize, found: &mut Found) {
        const REACH: usize = 4;
        let trigger = &self.triggers[number];
        let mut behind = trigger.tokens.end..(trigger.tokens.end + REACH).min(self.scan.len());
        let issued = behind.find(|t| self.scan.is(*t, Cue::Issued));
        let from = issued.map(|t| t + 1).filter(|t| trigger.frame == Frame::Address && self.scan.normal(*t) == "عن");
        let issuer = from.map(|t| t + 1..t + 2).unwrap_or_default();
        if let Some((issuer, _)) = phrases_in(self.phrases, &issuer).next() {
            found.0.clear();
            found.add(group(self.phrases, issuer), Side::Agent, Part::Source);
        }
    }

    /// `خلال ⟦استقبال⟧ X في قصره Y`: a noun of receiving with two behind it has one as its subject and one as its object.
    fn host_and_guest(&self, number: usize, found: &mut Found) {
        let trigger = &self.triggers[number];
        let hosts = is_reception_of_another(self.scan, trigger);
        if trigger.frame != Frame::Receive || trigger.definite && !hosts {
            return;
        }
        let behind = self.complement_of(number);
        let mut people = phrases_in(self.phrases, &behind).filter(|(_, p)| {
            let bare = matches!(p.relation, Relation::Construct | Relation::Bare);
            bare && !p.joined && p.kind == EntityKind::Person && p.mention.is_some()
        });
        if hosts {
            // `خلال ⟦استقباله⟧ Y`: the host is the pronoun.
            let guest = people.next().map(|(guest, _)| group(self.phrases, guest));
            found.add(guest.unwrap_or_default(), Side::Counterpart, Part::Object);
            return;
        }
        let host = people.next().filter(|(_, p)| p.tokens.start == trigger.tokens.end);
        if let (Some((host, _)), Some((guest, _))) = (host, people.next()) {
            found.add([host], Side::Agent, Part::Construct);
            found.add(group(self.phrases, guest), Side::Counterpart, Part::Object);
        }
    }

    /// `أعلن X توقيع ⟦اتفاق⟧ مع Y`: who tells of an agreement with another is its other side, or his body where he speaks for one.
    fn other_side(&self, number: usize, clause: &Clause, found: &mut Found) {
        let trigger = &self.triggers[number];
        let with = |party: &Party| party.part == Part::With;
        let one_sided = !found.0.is_empty() && found.0.iter().all(with);
        let tells = clause.verb.and_then(|verb| self.scan.hit(verb)).is_some_and(|hit| hit.frame() == Frame::Say);
        if trigger.kind != EventKind::Agreement || !one_sided || !tells || clause.subject_inherited {
            return;
        }
        let sides = clause.subject.iter().map(|n| self.body_of(*n).unwrap_or(*n)).collect::<Vec<_>>();
        found.add(sides, Side::Agent, Part::Subject);
    }

    /// `استضاف X كلاً من Y وZ، وانتهى ⟦اللقاء⟧ إلى …`: a meeting known from the host and the guests of the clause before.
    fn hosted_before(&self, number: usize, found: &mut Found) {
        let trigger = &self.triggers[number];
        let Some(before) = trigger.clause.checked_sub(1).map(|before| &self.clauses[before]) else { return };
        let hosts = before.verb.and_then(|verb| self.scan.hit(verb)).is_some_and(|hit| hit.frame() == Frame::Host);
        let same_sentence =
            self.scan.source.sentence_of[before.tokens.start] == self.scan.source.sentence_of[trigger.at()];
        let known = trigger.kind == EventKind::Meeting && trigger.definite && found.0.is_empty();
        if known && hosts && same_sentence && self.are_people(&before.subject) && self.are_people(&before.object) {
            found.add(before.subject.iter().copied(), Side::Agent, Part::SubjectBefore);
            found.add(before.object.iter().copied(), Side::Counterpart, Part::Object);
        }
    }

    /// `لقاء حول العلاقات بين …`, `أول لقاء منذ القطيعة بين …`: a preposition in between has words of its own.
    fn turns_away(&self, words: Range<usize>) -> bool {
        words
            .into_iter()
            .any(|t| self.scan.cues(t).contains(&(Cue::OtherPreposition, 1)) && self.scan.is_preposition(t))
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

    /// `في ⟦كلمة⟧`, `خلال ⟦مؤتمر صحفي⟧`: an occasion at which the clause's subject speaks.
    fn is_during(&self, number: usize) -> bool {
        let at = self.triggers[number].at();
        // `في أول ⟦اتصال⟧`, `في ختام ⟦لقاء⟧`.
        let counted = at > 1 && self.scan.cue(at - 2, Cue::In).is_some() && self.scan.is_free(at - 1) && {
            !self.scan.is_definite(at - 1) && !self.scan.is_mark(at - 1) && self.scan.hit(at - 1).is_none()
        };
        at > 0 && (self.scan.is_preposition(at - 1) || counted) && !self.is_apart(number)
            || self.scan.hit(at).is_some_and(|hit| hit.preposition == Some('ب'))
    }

    /// `تنقّل X … بعد ⟦لقاء⟧`, `منذ أول ⟦اتفاق⟧`: a preposition that sets the noun at another time or makes it a mere subject.
    fn is_apart(&self, number: usize) -> bool {
        let at = self.triggers[number].at();
        if is_some_time_away(self.scan, &self.triggers[number]) {
            return true;
        }
        let apart = |t: usize| self.scan.is(t, Cue::Apart);
        let near = at.saturating_sub(2).max(self.clause_of(number).tokens.start)..at;
        near.rev().take_while(|t| !self.scan.is_mark(*t) && self.scan.hit(*t).is_none()).any(apart)
    }

    /// `تلقى X اتصالاً من Y، ثم ⟦اتصالاً⟧ من Z`: the verb of the clause before is meant here too.
    fn is_gapped(&self, number: usize, clause: usize) -> bool {
        let Some(before) = clause.checked_sub(1) else { return false };
        let (own, earlier) = (&self.clauses[clause], &self.clauses[before]);
        let sentence = |c: &Clause| self.scan.source.sentence_of[c.tokens.start];
        let kind = self.triggers[number].kind;
        own.verb.is_none()
            && self.scan.normal(own.tokens.start) == "ثم"
            && sentence(own) == sentence(earlier)
            && earlier.verb.and_then(|verb| self.scan.hit(verb)).is_some_and(|hit| hit.frame() == Frame::Carry)
            && self.triggers[self.triggers_of(before)].iter().any(|t| t.kind == kind)
    }

    /// `وصل X إلى صور ⟦للقاء⟧ Y`, `توجه X إليها لعقد ⟦قمة⟧ مع Y`: what somebody travels for is his own.
    fn is_purpose(&self, number: usize) -> bool {
        let trigger = &self.triggers[number];
        let meets = matches!(trigger.frame, Frame::Meet | Frame::Gather | Frame::Receive);
        let own = self.scan.hit(trigger.at()).is_some_and(|hit| hit.preposition == Some('ل') && !hit.article);
        meets && (own || self.is_attended(number)) && !self.travellers(number).is_empty()
    }

    /// `للمشاركة في أعمال ⟦القمة⟧`, `لحضور ⟦مؤتمر⟧`: an occasion for which somebody travels.
    pub(super) fn is_attended(&self, number: usize) -> bool {
        const REACH: usize = 5;
        let at = self.triggers[number].at();
        let before = (at.saturating_sub(REACH).max(self.clause_of(number).tokens.start)..at).rev();
        let mut before = before.take_while(|t| self.scan.is_free(*t) && !self.scan.is_mark(*t));
        before.any(|t| self.scan.is(t, Cue::Purpose))
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
            let bare = p.relation == Relation::Bare || follows_unknown_verb(clause, p);
            matches!(p.kind, EntityKind::Person | EntityKind::Organization) && bare
        };
        let words = clause.tokens.start..self.triggers[number].at();
        let mut before = phrases_in(self.phrases, &words);
        before.find(|(_, p)| acts(p)).map(|(first, _)| group(self.phrases, first)).unwrap_or_default()
    }

    pub(super) fn is_named_person(&self, number: usize) -> bool {
        let phrase = &self.phrases[number];
        phrase.kind == EntityKind::Person && phrase.mention.is_some()
    }

    fn are_people(&self, numbers: &[usize]) -> bool {
        numbers.iter().any(|n| self.phrases[*n].kind == EntityKind::Person)
    }

    /// A noun of appointing: the person it names is its object.
    fn decides_upon(&self, trigger: &Trigger) -> bool {
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

/// The verb only carries the event that the noun names, or names it too.
fn carries(hit: &TriggerAnalysis<'_>, noun: &Trigger) -> bool {
    matches!(hit.frame(), Frame::Carry | Frame::Attend)
        || hit.lemma.kind == Some(noun.kind)
        || pairs(hit.frame(), noun.frame)
}
