//! Which date expression dates which trigger.

use super::argument::{Arguments, Context};
use super::clause::{Clause, Opener};
use super::order::is_some_time_away;
use super::scan::Scan;
use super::trigger::Trigger;
use super::weights;
use crate::arabic::lexicon::{Cue, Frame, Word};
use crate::base::{EntityKind, EventKind, Precision};
use crate::extract::reading::Witness;

/// What a participle before a date tells the date of.
enum Described {
    Trigger(usize),
    /// A thing that is no event of ours.
    Other,
}

impl Context<'_, '_> {
    /// Gives each date expression to the trigger of its clause that it stands nearest, verbs before nouns.
    pub(super) fn assign_dates(&self, all: &mut [Arguments]) {
        let mut best: Vec<Option<(f32, u32, &'static str)>> = vec![None; all.len()];
        let mut at = 0;
        while at < self.scan.len() {
            let Some(date) = self.scan.date_of[at] else {
                at += 1;
                continue;
            };
            let first = at;
            while at < self.scan.len() && self.scan.date_of[at] == Some(date) {
                at += 1;
            }
            let clause = self.clauses.partition_point(|c| c.tokens.end <= first);
            if clause == self.clauses.len() {
                continue;
            }
            let bounded = |t: usize| self.scan.cue(t, Cue::OtherPreposition).is_some();
            let bounds =
                first > 0 && bounded(first - 1) && since(self.scan.normal(first - 1)) || is_beginning(self.scan, first);
            let bounds = bounds || comes_before(self.scan, first);
            if bounds && !self.opens_then(clause)
                || first > 0 && self.is_attribute(first, date)
                || self.is_of_another_thing(clause, first)
                || self.is_term(clause, first, date)
            {
                continue;
            }
            let scheduled = match self.described_by_participle(clause, first) {
                Some(Described::Other) => continue,
                Some(Described::Trigger(number)) => Some(number),
                None => None,
            };
            let of_unknown_verb = self.stands_behind_unknown_verb(clause, first);
            let antecedent = self.antecedent(clause);
            let aside = self.is_aside(first, at);
            let ends_aside = self.ends_relative_aside(clause, at);
            let told_before = |t: &Trigger| t.tokens.end <= first;
            let mut choice: Option<(f32, usize, &'static str)> = None;
            let own = self.triggers_of(clause);
            for number in antecedent.into_iter().filter(|number| !own.contains(number)).chain(own.clone()) {
                let trigger = &self.triggers[number];
                let after = first >= trigger.tokens.end;
                if !after && self.is_only_named(number) {
                    continue;
                }
                if scheduled.is_some_and(|owner| owner != number) || after && self.is_of_what_is_planned(number, first)
                {
                    continue;
                }
                if ends_aside && !after && own.contains(&number) {
                    continue;
                }
                if self.is_over(clause, number, first) || of_unknown_verb && !after && trigger.word == Word::Noun {
                    continue;
                }
                // `في 14 حزيران، أي بعد أيام من ⟦إعلان⟧ X، وُقّع …`
                if trigger.word == Word::Noun && !after && is_some_time_away(self.scan, trigger) {
                    continue;
                }
                let before_aside = self.triggers[own.clone()].iter().any(told_before);
                let known = self.scan.hit(trigger.at()).is_some_and(|hit| hit.word == Word::Noun && hit.article);
                if aside && !after && (before_aside || known && !self.tells_beginning(clause)) {
                    continue;
                }
                let distance = if after { first - trigger.tokens.end } else { trigger.at() - first };
                if trigger.frame == Frame::Say && after && self.is_far_and_coarse(first, date, distance) {
                    continue;
                }
                let between = trigger.tokens.end.min(first)..first.max(trigger.at());
                let commas = between.clone().filter(|t| matches!(self.scan.normal(*t), "،" | ",")).count();
                let mut score = -weights::DATE_DISTANCE * distance as f32 - weights::DATE_COMMA * commas as f32;
                score += match trigger.word {
                    Word::Perfect | Word::Imperfect => 1.5,
                    Word::Noun => 0.5,
                    Word::Participle => -2.0,
                };
                if trigger.word == Word::Noun && !after && self.stands_behind_noun(own.clone(), first) {
                    score += weights::DATE_BEFORE_NOUN;
                }
                if trigger.word == Word::Noun && !after && self.stands_after(trigger) {
                    score += weights::DATE_OF_WHAT_FOLLOWED;
                }
                if !own.contains(&number) {
                    score += if self.tells_beginning(clause) { weights::DATE_BEGINNING } else { weights::DATE_OF_NOUN };
                }
                let said_of_it = antecedent == Some(number) && !own.contains(&number);
                if trigger.word == Word::Noun && trigger.definite && trigger.frame != Frame::Say && !said_of_it {
                    score -= weights::DATE_OF_KNOWN;
                }
                if trigger.frame == Frame::Say && after {
                    // Who speaks does so on a day, not in a week or a year.
                    let governed = self.is_governed(first) || aside || self.exactness(date) == 0.0;
                    if governed && self.is_of_what_is_said(between.clone()) {
                        continue;
                    }
                }
                if after && self.is_of_what_came_before(between) {
                    continue;
                }
                if choice.is_none_or(|(top, ..)| score > top) {
                    choice = Some((score, number, "date-in-clause"));
                }
            }
            let choice = choice.or_else(|| {
                self.next_told(clause).map(|number| (weights::DATE_NEXT_CLAUSE, number, "date-in-clause-before"))
            });
            if let Some((score, number, how)) =
                choice.map(|(score, number, how)| (score + self.exactness(date), number, how))
                && best[number].is_none_or(|(top, ..)| score > top)
            {
                best[number] = Some((score, date, how));
            }
        }
        for (arguments, best) in all.iter_mut().zip(best) {
            arguments.date = best.map(|(score, date, how)| (date, Witness::new(how, score)));
        }
        // `وقّع X مع Y ⟦خطاب نوايا⟧ في 17 آذار`: the day of the noun is the verb's.
        for number in 0..all.len() {
            let verb = all[number].linked.filter(|verb| {
                let same_clause = self.triggers[*verb].clause == self.triggers[number].clause;
                self.triggers[*verb].is_verb() && same_clause && all[*verb].date.is_none()
            });
            if let Some(verb) = verb {
                all[verb].date = all[number].date.clone();
            }
        }
    }

    /// `رئيساً للاتحاد ⟦لعام 2026⟧`: the time for which something holds. `معاهدة صور ⟦لعام 1934⟧` is of that year.
    fn is_term(&self, clause: usize, first: usize, date: u32) -> bool {
        const CALLED: usize = 2;
        let mut called = self.triggers[self.triggers_of(clause)].iter().filter(|t| t.kind == EventKind::Agreement);
        if called.any(|t| t.tokens.end <= first && first - t.tokens.end <= CALLED) {
            return false;
        }
        let purpose = self.scan.normal(first).starts_with('ل')
            && self.scan.found.dates[date as usize].range.start > self.scan.source.tokens[first].range.start;
        purpose && self.exactness(date) == 0.0
    }

    /// `شدد X على العمل في إطار اتحاد ظهر في ⟦عام 2011⟧`: who speaks does so on a day, and a year far behind belongs to what is said.
    fn is_far_and_coarse(&self, first: usize, date: u32, distance: usize) -> bool {
        const FAR: usize = 4;
        let coarse = self.scan.found.dates.get(date as usize).is_some_and(|date| match date.value.precision {
            Precision::Year(_) => true,
            Precision::Month { .. } | Precision::Week { .. } | Precision::Day(_) | Precision::Unresolved { .. } => {
                false
            }
        });
        coarse && distance > FAR && self.is_governed(first)
    }

    /// `حيّا ⟦الثلاثاء⟧ X قرار Y`: the day directly behind a verb at the head of its clause that the lexicon does not know.
    fn stands_behind_unknown_verb(&self, clause: usize, first: usize) -> bool {
        let own = &self.clauses[clause];
        let head = own.tokens.start;
        let unknown = |t: usize| {
            let word = self.scan.source.tokens[t].is_word() && self.scan.is_free(t) && self.scan.hit(t).is_none();
            word && !self.scan.is_function_word(t) && !self.scan.is_definite(t)
        };
        own.verb.is_none_or(|verb| verb > first) && first == head + 1 && unknown(head)
    }

    /// `يطلع المجلس ⟦اليوم⟧ على تنفيذ اتفاق صور`: an agreement by its name, which nobody is told to sign there.
    fn is_only_named(&self, number: usize) -> bool {
        let trigger = &self.triggers[number];
        let mention = self.scan.mention_of.get(trigger.tokens.end).copied().flatten();
        let place = mention.is_some_and(|at| self.scan.found.mentions[at as usize].kind == EntityKind::Place);
        let signs = |t: &Trigger| t.clause == trigger.clause && t.frame == Frame::Sign;
        let named = trigger.word == Word::Noun && trigger.kind == EventKind::Agreement && place;
        named && !self.triggers[..number].iter().rev().take_while(|t| t.clause == trigger.clause).any(signs)
    }

    /// `على خلاف بدأ في ⟦يونيو 2017⟧`: when something began that is no event of ours.
    fn is_of_another_thing(&self, clause: usize, first: usize) -> bool {
        const REACH: usize = 3;
        let start = first.saturating_sub(REACH).max(self.clauses[clause].tokens.start + 1);
        (start..first).any(|t| {
            self.scan.cue(t, Cue::Begin).is_some()
                && !self.scan.is_verb(t)
                && self.scan.is_free(t - 1)
                && self.scan.hit(t - 1).is_none()
                && !self.scan.is_mark(t - 1)
        })
    }

    /// `توصلا إليه أمس بعد ⟦مفاوضات⟧`: what another event came after.
    pub(super) fn stands_after(&self, trigger: &Trigger) -> bool {
        trigger.at().checked_sub(1).is_some_and(|t| self.scan.is(t, Cue::Later))
    }

    /// `زيارته إلى صور ⟦أمس⟧ للمشاركة في اجتماعات`: another noun shortly before the date can be what it dates.
    fn stands_behind_noun(&self, mut own: std::ops::Range<usize>, first: usize) -> bool {
        const REACH: usize = 4;
        own.any(|number| {
            let trigger = &self.triggers[number];
            trigger.word == Word::Noun && trigger.tokens.end <= first && first - trigger.tokens.end <= REACH
        })
    }

    /// `القمة المزمع عقدها ⟦العام المقبل⟧`, `الاتفاق الموقع في ⟦آذار⟧`: the noun which the participle before the date describes, which
    /// may be none of ours (`برنامج القرض الموقع في ⟦2022⟧`).
    fn described_by_participle(&self, clause: usize, first: usize) -> Option<Described> {
        const REACH: usize = 5;
        let start = first.saturating_sub(REACH).max(self.clauses[clause].tokens.start);
        let participle = (start..first).rev().find(|t| self.scan.is(*t, Cue::Described))?;
        let plain = |t: usize| self.scan.hit(t).is_none() && !self.scan.is_mark(t);
        if (participle + 1..first).any(|t| self.scan.is_verb(t) || self.scan.is_mark(t)) {
            return None;
        }
        let own = self.triggers_of(clause);
        let describes = |number: &usize| {
            let trigger = &self.triggers[*number];
            let near = participle.saturating_sub(trigger.tokens.end) < REACH;
            trigger.word == Word::Noun && near && (trigger.tokens.end..participle).all(plain)
        };
        let noun = own.clone().rev().find(|number| self.triggers[*number].tokens.end <= participle).filter(describes);
        // `القرض الموقع في …`: directly behind a definite noun that names no event.
        let other = || {
            let before = participle.checked_sub(1).filter(|t| *t > self.clauses[clause].tokens.start)?;
            let done = self.scan.is(participle, Cue::Concluded);
            let thing = self.scan.is_free(before) && self.scan.is_definite(before) && plain(before);
            let told = own.clone().any(|number| (participle..first).contains(&self.triggers[number].at()));
            (done && thing && !told).then_some(Described::Other)
        };
        noun.map(Described::Trigger).or_else(other)
    }

    /// `اتفقا على إجراء ⟦لقاء⟧ في آذار`, `أعلن عن تنظيم ⟦قمة⟧ …`: the date behind the noun is that of what they agreed on holding.
    fn is_of_what_is_planned(&self, number: usize, first: usize) -> bool {
        let trigger = &self.triggers[number];
        let agrees = trigger.is_verb() && matches!(trigger.kind, EventKind::Agreement | EventKind::Announcement);
        let held = |t: &Trigger| {
            let before = (t.at().saturating_sub(2)..t.at()).rev();
            let near = t.at() > trigger.tokens.end && t.word == Word::Noun && t.kind == EventKind::Meeting;
            near && { before }.any(|at| self.scan.is(at, Cue::Holding))
        };
        let between = self.triggers[number + 1..].iter().take_while(|t| t.tokens.end <= first);
        agrees && { between }.any(held)
    }

    /// `عاد X ⟦اليوم⟧ بعد ⟦زيارة⟧ Y`: the journey was over on the day on which somebody came back from it.
    fn is_over(&self, clause: usize, number: usize, first: usize) -> bool {
        const REACH: usize = 5;
        let trigger = &self.triggers[number];
        let journey = trigger.kind == EventKind::Visit || trigger.frame == Frame::Gather;
        let noun = trigger.word == Word::Noun && journey && first < trigger.at();
        let before = (trigger.at().saturating_sub(REACH)..trigger.at()).rev();
        let behind = { before }.any(|t| self.scan.is(t, Cue::Later));
        let start = self.clauses[clause].tokens.start;
        let returns = |t: usize| self.scan.has_cue(self.scan.normal(t).trim_start_matches('و'), Cue::Returns);
        noun && behind && (start..first).any(returns)
    }

    /// `قمة X، التي احتضنتها صور ⟦مطلع آذار⟧، ⟦verb⟧ …`: the comma behind the date ends the relative clause that one began.
    fn ends_relative_aside(&self, clause: usize, end: usize) -> bool {
        let comma = |t: usize| matches!(self.scan.normal(t), "،" | ",");
        let own = &self.clauses[clause];
        own.opener == Opener::Relative && own.tokens.start > 0 && comma(own.tokens.start - 1) && comma(end)
    }

    /// `محادثات بدأت ⟦الاثنين⟧`: an event of several days has its first.
    fn tells_beginning(&self, clause: usize) -> bool {
        self.clauses[clause].verb.is_some_and(|verb| self.scan.cue(verb, Cue::Begin).is_some())
    }

    /// `إعلان X، في ⟦العشرين من الشهر⟧، تأييد Y`: an adverbial between two commas belongs to what stands before it.
    fn is_aside(&self, first: usize, end: usize) -> bool {
        const PREPOSITION_AND_NOUN: usize = 2;
        let comma = |t: usize| matches!(self.scan.normal(t), "،" | ",");
        let before = (first.saturating_sub(PREPOSITION_AND_NOUN + 1)..first).rev();
        let opened =
            before.take_while(|t| self.scan.is_free(*t) && self.scan.hit(*t).is_none()).find(|t| self.scan.is_mark(*t));
        opened.is_some_and(comma) && comma(end)
    }

    /// A preposition ties the date to the noun before it as well as to the verb (`قرار … في ⟦آذار⟧`); a bare adverbial is the verb's
    /// (`أعلن الصفقة ⟦الخميس الماضي⟧`).
    fn is_governed(&self, first: usize) -> bool {
        const PREPOSITION_AND_NOUN: usize = 2;
        let near = (first.saturating_sub(PREPOSITION_AND_NOUN)..first).rev();
        near.take_while(|t| self.scan.is_free(*t) && !self.scan.is_mark(*t)).any(|t| self.scan.is_preposition(t))
    }

    /// `أبدى ارتياحه لقرار اتُّخذ في ⟦آذار⟧`: a noun for another event stands between what is said and the date.
    fn is_of_what_is_said(&self, between: std::ops::Range<usize>) -> bool {
        between.into_iter().any(|t| {
            self.scan.hit(t).is_some_and(|hit| {
                hit.word == Word::Noun && hit.lemma.kind.is_some_and(|kind| kind != EventKind::Announcement)
            })
        })
    }

    /// `⟦زار⟧ الرياض بعد توليه الحكم في ⟦آذار⟧`: the date of something else, before or behind which the event was.
    fn is_of_what_came_before(&self, between: std::ops::Range<usize>) -> bool {
        let is_trigger = |t: usize| self.triggers.binary_search_by_key(&t, Trigger::at).is_ok();
        let plain = |t: usize| {
            self.scan.is_free(t)
                && !self.scan.is_mark(t)
                && !is_trigger(t)
                && self.scan.date_of[t].is_none()
                && self.scan.cues(t).is_empty()
        };
        let set_apart =
            |t: &usize| self.scan.is(*t, Cue::Earlier) || self.scan.is(*t, Cue::Later) || self.scan.normal(*t) == "منذ";
        let side = between.clone().rev().find(set_apart);
        let Some(side) = side.filter(|side| side + 2 < between.end) else { return false };
        let governed = between.end.checked_sub(1).is_some_and(|t| self.scan.is_preposition(t));
        let whole = (side + 1..between.end).all(|t| !matches!(self.scan.normal(t), "،" | "," | "؛"));
        let untold = |t: usize| !is_trigger(t);
        governed && whole && plain(side + 1) && (side + 1..between.end).all(untold)
    }

    /// `منذ ⟦11 يناير⟧، حين قرر …`: the clause behind tells what happened then.
    fn opens_then(&self, clause: usize) -> bool {
        self.clauses.get(clause + 1).is_some_and(|next| matches!(self.scan.normal(next.tokens.start), "حين" | "عندما"))
    }

    /// The first trigger of the clause behind one that has none: `⟦18 أغسطس⟧: لقاء …`, `في اليوم نفسه سلك X طريقاً آخر، ف⟦رفع⟧ …`.
    fn next_told(&self, clause: usize) -> Option<usize> {
        let next = self.clauses.get(clause + 1)?;
        let own = &self.clauses[clause];
        let sentence = |c: &Clause| self.scan.source.sentence_of[c.tokens.start];
        let said = |c: &Clause| c.opener == Opener::Complement;
        let follows = sentence(next) == sentence(own) && !said(next) && !said(own);
        let told = Some(self.triggers_of(clause + 1)).filter(|own| follows && !own.is_empty()).map(|own| own.start);
        told.filter(|number| !self.is_only_named(*number))
    }

    /// `برلمان ⟦1972⟧`: the year tells which one is meant, not when something happened.
    fn is_attribute(&self, first: usize, date: u32) -> bool {
        let year =
            self.scan.found.dates.get(date as usize).is_some_and(|d| matches!(d.value.precision, Precision::Year(_)));
        let before = first - 1;
        let noun = self.scan.is_free(before)
            && !self.scan.is_mark(before)
            && !self.scan.is_function_word(before)
            && !self.scan.is_definite(before)
            && self.scan.hit(before).is_none();
        year && noun && self.scan.source.tokens[before].line == self.scan.source.tokens[first].line
    }

    /// A day says more of when something happened than a month or a year does.
    fn exactness(&self, date: u32) -> f32 {
        let day = self.scan.found.dates.get(date as usize).is_some_and(|d| d.value.as_day().is_some());
        if day { weights::DATE_EXACT } else { 0.0 }
    }

    /// What a relative clause says of its noun is known of the noun from the start.
    pub(super) fn share_with_antecedents(&self, all: &mut [Arguments]) {
        for number in 0..all.len() {
            let Some(noun) = all[number].linked.filter(|_| self.triggers[number].is_verb()) else { continue };
            if self.antecedent(self.triggers[number].clause) != Some(noun) {
                continue;
            }
            if all[noun].date.is_none() {
                all[noun].date = all[number].date.clone();
            }
            if all[noun].place.is_none() {
                all[noun].place = all[number].place.clone();
            }
            if all[noun].participants.is_empty() {
                all[noun].participants = all[number].participants.clone();
            }
        }
    }
}

/// `منذ 1978`: the time from which something lasts, not when it happened.
pub(super) fn since(word: &str) -> bool {
    word.ends_with("منذ") || word.ends_with("حتي") || word.ends_with("قبل")
}

/// `منذ توليه الحكم ⟦سنة 2001⟧`: the date of what something lasts from, not of the clause.
pub(super) fn is_beginning(scan: &Scan<'_>, first: usize) -> bool {
    const REACH: usize = 8;
    let line = scan.source.tokens[first].line;
    let words = (first.saturating_sub(REACH)..first).rev();
    let mut words =
        words.take_while(|t| scan.source.tokens[*t].line == line && !scan.is_mark(*t) && scan.hit(*t).is_none());
    words.any(|t| scan.normal(t).ends_with("منذ"))
}

/// `قبل عودته ⟦الخميس⟧`: the date of what something came before. `قبل ظهر ⟦غد⟧` is a time of that day.
pub(super) fn comes_before(scan: &Scan<'_>, first: usize) -> bool {
    let Some(noun) = first.checked_sub(1).filter(|noun| scan.is_free(*noun) && !scan.is_mark(*noun)) else {
        return false;
    };
    let side = noun.checked_sub(1).is_some_and(|t| scan.normal(t).ends_with("قبل"));
    let time = scan.is(noun, Cue::TimeOfDay);
    side && !time && scan.hit(noun).is_none() && scan.date_of[noun].is_none()
}

/// `هجمات ⟦11 أيلول 2001⟧`, `ثورة ⟦25 يناير⟧`: the date is the name of what a noun without the article tells, behind a preposition.
pub(super) fn names_what_it_stands_behind(scan: &Scan<'_>, first: usize) -> bool {
    let plain = |t: usize| scan.is_free(t) && !scan.is_mark(t) && scan.hit(t).is_none() && scan.cues(t).is_empty();
    let Some(noun) = first.checked_sub(1).filter(|noun| plain(*noun) && !scan.is_definite(*noun)) else { return false };
    let same_line = |t: usize| scan.source.tokens[t].line == scan.source.tokens[first].line;
    noun > 0 && same_line(noun - 1) && scan.is_preposition(noun - 1)
}
