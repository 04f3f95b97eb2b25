//! Noun triggers → who takes part: those who carry what the noun names, and the phrases behind it.

use std::ops::Range;

use super::argument::{Context, pairs};
use super::clause::{Clause, follows_unknown_verb, group, phrases_in};
use super::order::is_some_time_away;
use super::parties::{Found, Party};
use super::phrase::{Phrase, Relation};
use super::trigger::{Trigger, is_beside, is_reception_of_another};
use super::weights::{self, Part};
use crate::arabic::lexicon::{Cue, Frame, TriggerAnalysis};
use crate::base::{EntityKind, EventKind};
use crate::extract::reading::Side;

impl Context<'_, '_> {
    pub(super) fn of_noun(&self, number: usize, clause: &Clause, linked: bool, found: &mut Found) {
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
            let mut actors = if travellers.is_empty() { self.actors_before(number, clause) } else { travellers };
            // `شهدت ⟦صور⟧ توقيع اتفاق`: where it was.
            if verb.is_some_and(|hit| hit.lemma.name == "شهد") {
                actors.retain(|n| self.phrases[*n].kind != EntityKind::Place);
            }
            found.add(actors, Side::Agent, Part::Subject);
            let held = verb.is_some_and(|hit| matches!(hit.frame(), Frame::Carry | Frame::Attend));
            // `خلال الجولة أجرى X محادثات مع Y`: the verb carries what stands behind it.
            let behind = clause.verb.is_some_and(|verb| verb < trigger.at());
            if carried && held && behind && !matches!(trigger.frame, Frame::Address | Frame::Decide) {
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
        // `استقبل X Y، في أول زيارة له`
        if !linked && trigger.frame == Frame::Travel && found.0.is_empty() && self.is_owned_behind(number) {
            let receives = verb.is_some_and(|hit| matches!(hit.frame(), Frame::Receive | Frame::Meet));
            let owner = if receives && !clause.object.is_empty() { &clause.object } else { &clause.subject };
            found.add(owner.iter().copied().filter(|n| self.is_named_person(*n)), Side::Agent, Part::Owner);
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

    /// `زيارة رسمية ⟦له⟧`
    fn is_owned_behind(&self, number: usize) -> bool {
        const REACH: usize = 3;
        let end = self.triggers[number].tokens.end;
        let behind = (end..(end + REACH).min(self.scan.len())).take_while(|t| !self.scan.is_mark(*t));
        { behind }.any(|t| self.scan.is(t, Cue::OwnerBehind))
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
}

/// The verb only carries the event that the noun names, or names it too.
fn carries(hit: &TriggerAnalysis<'_>, noun: &Trigger) -> bool {
    matches!(hit.frame(), Frame::Carry | Frame::Attend)
        || hit.lemma.kind == Some(noun.kind)
        || pairs(hit.frame(), noun.frame)
}
