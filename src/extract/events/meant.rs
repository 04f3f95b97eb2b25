//! Whom pronouns, nouns with an owner and passed-on words mean.

use super::argument::Context;
use super::clause::{Clause, Opener, pair_before, phrases_in};
use super::phrase::{Phrase, Relation};
use super::trigger::{is_outlet, speaker};
use crate::arabic::lexicon::{Cue, Frame, Word};
use crate::base::EntityKind;
use crate::extract::reading::RoleHolder;

impl Context<'_, '_> {
    /// `نقلت وكالة … عن ⟦X⟧ قوله`: whose words an outlet passes on.
    pub(super) fn source_of(&self, number: usize) -> Option<usize> {
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
    pub(super) fn owner(&self, number: usize, clause: &Clause) -> Vec<usize> {
        let trigger = &self.triggers[number];
        if is_dual(self.scan.normal(trigger.tokens.end - 1)) {
            let pair = self.pair_of(trigger.clause);
            if !pair.is_empty() {
                return pair;
            }
        }
        let before = phrases_in(self.phrases, &(clause.tokens.start..trigger.at()))
            .filter(|(_, p)| p.kind == EntityKind::Person && p.mention.is_some() && p.relation != Relation::Behalf)
            .last();
        let named = clause.subject.iter().any(|n| self.phrases[*n].mention.is_some());
        match (trigger.frame, before) {
            // `زيارة X إلى Y و⟦لقائه⟧ Z`: the two nouns have one owner.
            (Frame::Travel | Frame::Receive, Some((person, _))) => vec![person],
            // `لقاء X بلجنة Y و⟦تأكيده⟧ …`: whose meeting it was.
            (_, Some((person, _))) if self.is_joined_noun(number) => {
                vec![self.owner_of_noun(number - 1).unwrap_or(person)]
            }
            _ => {
                let mut meant = match named {
                    true => clause.subject.clone(),
                    false => speaker(self.scan, self.phrases, self.clauses, trigger.clause),
                };
                // Bodies speak and meet; those who travel are people.
                meant.retain(|n| trigger.frame != Frame::Travel || self.phrases[*n].kind != EntityKind::Organization);
                meant
            }
        }
    }

    /// Who stands directly behind a noun, as its subject.
    pub(super) fn owner_of_noun(&self, number: usize) -> Option<usize> {
        let end = self.triggers[number].tokens.end;
        phrases_in(self.phrases, &(end..end + 1)).find(|(n, _)| self.is_named_person(*n)).map(|(n, _)| n)
    }

    /// `الاتفاق الذي تم ⟦توقيعه⟧`: the pronoun means what was signed.
    pub(super) fn is_of_contract(&self, number: usize) -> bool {
        let trigger = &self.triggers[number];
        trigger.frame == Frame::Sign && self.clause_of(number).opener == Opener::Relative
    }

    /// و joins the noun to another event's in one phrase.
    pub(super) fn is_joined_noun(&self, number: usize) -> bool {
        let trigger = &self.triggers[number];
        let joined = self.scan.hit(trigger.at()).is_some_and(|hit| hit.conjunction == Some('و'));
        let before = number.checked_sub(1).map(|before| &self.triggers[before]);
        joined && before.is_some_and(|one| one.word == Word::Noun && one.clause == trigger.clause)
    }

    /// The two people of a clause's own subject, else the last pair before it.
    pub(super) fn pair_of(&self, clause: usize) -> Vec<usize> {
        let own: Vec<usize> =
            self.clauses[clause].subject.iter().copied().filter(|n| self.phrases[*n].mention.is_some()).collect();
        if own.len() == 2 {
            own
        } else {
            pair_before(self.scan, self.phrases, self.clauses, clause, EntityKind::Person)
        }
    }

    /// The phrase of the body in which the person of a phrase holds an office.
    pub(super) fn body_of(&self, number: usize) -> Option<usize> {
        let phrase = &self.phrases[number];
        let person = phrase.mention.filter(|_| phrase.kind == EntityKind::Person)?;
        let body =
            self.scan.found.roles.iter().filter(|role| role.person == person).find_map(|role| match role.of {
                Some(RoleHolder::Mention(at)) => Some(at),
                _ => None,
            })?;
        let names = |p: &Phrase| p.mention == Some(body) && p.kind == EntityKind::Organization;
        self.phrases.iter().position(names)
    }

    /// Who is told to travel in the clause of a noun or, where that has no verb, in the clause before it.
    pub(super) fn travellers(&self, number: usize) -> Vec<usize> {
        let trigger = &self.triggers[number];
        let own = self.clause_of(number);
        let before = trigger.clause.checked_sub(1).map(|before| &self.clauses[before]).filter(|before| {
            let sentence = |c: &Clause| self.scan.source.sentence_of[c.tokens.start];
            own.verb.is_none() && sentence(before) == sentence(own)
        });
        let travels = |c: &&Clause| {
            let verb = c.verb.filter(|verb| *verb < trigger.at()).and_then(|verb| self.scan.hit(verb));
            verb.is_some_and(|hit| hit.frame() == Frame::Travel)
        };
        [Some(own), before].into_iter().flatten().find(travels).map(|c| c.subject.clone()).unwrap_or_default()
    }

    /// Whom the pronoun behind the verb of `clause` at token `at` means. A dual means the last pair. Otherwise it is the subject of the main
    /// clause before, of whom the text goes on telling (Grosz, Joshi and Weinstein, "Centering", 1995), else who was named last.
    pub(super) fn pronoun(&self, at: usize, clause: usize) -> Vec<usize> {
        let subject = &self.clauses[clause].subject;
        let name = |n: &usize| self.phrases[*n].mention.map(|m| &self.scan.found.mentions[m as usize].name);
        let acts = |n: &usize| subject.contains(n) || subject.iter().any(|s| name(s).is_some() && name(s) == name(n));
        if is_dual(self.scan.normal(at)) {
            let mut pair = pair_before(self.scan, self.phrases, self.clauses, clause, EntityKind::Person);
            pair.retain(|n| !acts(n));
            if pair.len() == 2 {
                return pair;
            }
        }
        let sentence = self.scan.source.sentence_of[at];
        let near = |token: usize| self.scan.source.sentence_of[token] + 1 >= sentence;
        let before = self.clauses[..clause].iter().rev().take_while(|c| near(c.tokens.start));
        // Who is meant by a pronoun there is meant here too, and not who acts there: `هاتفه X، ثم اتصل به Y`.
        let pronoun = |c: &Clause| c.verb.and_then(|verb| self.scan.hit(verb)).is_some_and(|hit| hit.suffixed);
        let main = before.filter(|c| !matches!(c.opener, Opener::Complement | Opener::Relative) && !pronoun(c));
        let told_of = main.map(|c| &c.subject).find(|subject| subject.iter().any(|n| self.is_named_person(*n)));
        if let Some([one]) = told_of.map(Vec::as_slice)
            && !acts(one)
        {
            return vec![*one];
        }
        let until = self.phrases.partition_point(|p| p.tokens.start < at);
        let mut named = (0..until).rev().take_while(|n| near(self.phrases[*n].tokens.start));
        let fits = |n: &usize| {
            let phrase = &self.phrases[*n];
            let relation =
                matches!(phrase.relation, Relation::Bare | Relation::Construct | Relation::With | Relation::By);
            phrase.tokens.end <= at && !phrase.inner && self.is_named_person(*n) && relation && !acts(n)
        };
        named.find(fits).into_iter().collect()
    }
}

/// Ends in the pronoun of two: `استقبلهما`, `لقاؤهما`.
pub fn is_dual(word: &str) -> bool {
    word.ends_with("هما")
}
