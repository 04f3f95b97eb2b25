//! Drafts without a date of their own → the day at which the telling has arrived when it comes to them.

use std::collections::BTreeMap;

use jiff::ToSpan as _;

use super::clause::Opener;
use super::contract::title;
use super::merge::{Draft, dates_agree};
use super::order::is_some_time_away;
use super::settle::{DateReason, FRESH_DAYS, LONG_SENTENCE, Order, Settler, Told};
use super::trigger::Trigger;
use super::when::{comes_before, is_beginning, names_what_it_stands_behind, since};
use crate::arabic::lexicon::{Cue, Frame, Word};
use crate::base::{DateValue, EntityKind, EventKind, TextRange};
use crate::extract::reading::{DateMention, Section};

/// So many sentences back `حينها` may lead to what is told there.
const THEN_REACH: u32 = 4;

/// What the day of one draft is inferred from.
struct Before<'d> {
    token: usize,
    told: Told,
    /// The event told then; none where only a day was named.
    draft: Option<&'d Draft>,
}

impl Settler<'_, '_> {
    fn document(&self) -> Option<DateValue> {
        self.scan.found.document_date.map(|date| date.value)
    }

    fn date(&self, mention: u32) -> Option<&DateMention> {
        self.scan.found.dates.get(mention as usize)
    }

    /// The day of the main news: the first day named in the text where it is fresh, else the first dated event.
    pub(super) fn story(&self, drafts: &[Draft], document: Option<DateValue>) -> Option<Told> {
        let day = document.and_then(|date| date.as_day())?;
        let fresh = |date: DateValue| {
            date.as_day().is_some_and(|d| d <= day && d.until(day).is_ok_and(|span| span.get_days() <= FRESH_DAYS))
        };
        let in_body = |range: TextRange| self.is_in_long_sentence(range);
        let told = |date: &DateMention| in_body(date.range) && fresh(date.value) && !self.is_recalled(date.range);
        let body = (0..).zip(self.scan.found.dates).find(|(_, date)| told(date));
        let told = drafts.iter().find(|d| !d.background && d.date.is_some_and(fresh)).map(Told::of);
        let told_in = |(at, date): (u32, &DateMention)| Told {
            date: Some(date.value),
            mention: Some(at).filter(|_| !self.is_of_the_page(date)),
        };
        body.map(told_in).or(told)
    }

    /// The expression is the page's own date, which it does not say of any event.
    fn is_of_the_page(&self, date: &DateMention) -> bool {
        self.scan.found.document_date.and_then(|page| page.range).is_some_and(|range| range.overlaps(date.range))
    }

    /// `وكان أعلن ⟦أمس⟧ …`, `قبل عودته ⟦غداً⟧`: it stands in a clause that goes back in time, or with what something came before.
    fn is_recalled(&self, range: TextRange) -> bool {
        let token = self.scan.source.tokens.partition_point(|token| token.range.end <= range.start);
        let clause = self.clauses.get(self.clauses.partition_point(|c| c.tokens.end <= token));
        // `كان ذلك في لقاء عُقد ⟦أمس⟧` tells of the news.
        let of_that = |start: usize| matches!(self.scan.normal(start + 1), "ذلك" | "هذا");
        comes_before(self.scan, token)
            || clause.is_some_and(|clause| {
                clause.background && (clause.tokens.start + 1 >= self.scan.len() || !of_that(clause.tokens.start))
            })
    }

    fn is_in_long_sentence(&self, range: TextRange) -> bool {
        let sentence = self.scan.source.sentence_at(range.start) as usize;
        let sentence = self.scan.source.sentences.get(sentence);
        sentence.is_some_and(|s| s.section == Section::Body && s.range.len() > LONG_SENTENCE)
    }

    /// Days named in main clauses that date no event.
    pub(super) fn marks(&self, drafts: &[Draft]) -> BTreeMap<usize, u32> {
        let mut taken = vec![false; self.scan.found.dates.len()];
        for mention in drafts.iter().filter_map(|draft| draft.date_mention) {
            taken[mention as usize] = true;
        }
        let mut marks = BTreeMap::new();
        let document = self.document().and_then(|date| date.as_day());
        let mut last = None;
        for (token, mention) in self.scan.date_of.iter().enumerate().filter_map(|(at, date)| Some((at, (*date)?))) {
            if last.replace(mention) == Some(mention) {
                continue;
            }
            let Some(date) = self.date(mention).filter(|date| date.value.as_day().is_some()) else { continue };
            let Some(clause) = self.clauses.get(self.clauses.partition_point(|c| c.tokens.end <= token)) else {
                continue;
            };
            let main = !matches!(clause.opener, Opener::Complement | Opener::Relative) && clause.unreal_from.is_none();
            let ahead = date.value.as_day() > document && document.is_some();
            let bounds = token.checked_sub(1).is_some_and(|before| since(self.scan.normal(before)))
                || is_beginning(self.scan, token)
                || comes_before(self.scan, token)
                || names_what_it_stands_behind(self.scan, token);
            let mut behind = (token..clause.tokens.end).filter_map(|t| self.scan.date_of[t]);
            let other = taken[mention as usize] || behind.any(|date| taken[date as usize]);
            let body = self.scan.source.section(token) == Section::Body;
            if main && body && !self.is_of_the_page(date) && !clause.negated && !ahead && !bounds && !other {
                marks.insert(token, mention);
            }
        }
        marks
    }

    /// The day told last before a trigger: of a dated event, or one that stands by itself.
    fn before<'d>(&self, order: &Order, drafts: &'d [Draft], told: usize) -> Option<Before<'d>> {
        let event = order.dated.range(..told).next_back().map(|(trigger, other)| {
            let draft = &drafts[*other];
            Before { token: self.triggers[*trigger].at(), told: Told::of(draft), draft: Some(draft) }
        });
        let mark = order.marks.range(..self.triggers[told].at()).next_back().map(|(token, mention)| {
            let date = self.date(*mention).map(|date| date.value);
            Before { token: *token, told: Told { date, mention: Some(*mention) }, draft: None }
        });
        [event, mark].into_iter().flatten().max_by_key(|before| before.token)
    }

    pub(super) fn infer(
        &self,
        order: &Order,
        drafts: &[Draft],
        at: usize,
        story: Option<Told>,
    ) -> Option<(Told, DateReason)> {
        let draft = &drafts[at];
        let trigger = &self.triggers[order.told[at]];
        let sentence = self.scan.source.sentence_of[trigger.at()];
        let before = self.before(order, drafts, order.told[at]);
        if matches!(draft.kind, EventKind::Call | EventKind::Meeting | EventKind::Visit) && self.is_later(trigger) {
            return None;
        }
        if draft.triggers.len() == 1 && is_some_time_away(self.scan, trigger) {
            return None;
        }
        if self.points_back(trigger)
            && let Some(before) = &before
            && self.scan.source.sentence_of[before.token] + THEN_REACH >= sentence
        {
            return Some((before.told, DateReason::Before));
        }
        if self.lasts_from(trigger) {
            return None;
        }
        if let Some(beside) = self.beside(order, drafts, order.told[at]) {
            return Some((Told::of(&drafts[beside]), DateReason::Before));
        }
        let told_by_verb = draft.triggers.iter().any(|t| self.is_told_by_verb(&self.triggers[*t]));
        // `قمة ⟦صور⟧` is as definite as `القمة`.
        let indefinite = draft
            .triggers
            .iter()
            .map(|t| &self.triggers[*t])
            .any(|trigger| trigger.is_verb() || !trigger.definite && title(self.scan, trigger).is_none());
        let carried = told_by_verb || indefinite;
        let paragraph = self.paragraph(trigger.at());
        if let Some(before) = before.filter(|before| self.paragraph(before.token) == paragraph) {
            let near = self.scan.source.sentence_of[before.token] == sentence;
            let visit = if near { None } else { self.around(order, drafts, at, true) };
            // `وصل الثلاثاء، والتقى X الأربعاء … كما ⟦التقى⟧ Y`: the visit has gone on.
            let moved_on = |visit: &usize| {
                let later = before.told.date.and_then(|date| date.as_day())
                    > drafts[*visit].date.and_then(|date| date.as_day());
                let met = before
                    .draft
                    .is_some_and(|d| d.kind == EventKind::Meeting && !d.entities.is_disjoint(&draft.entities));
                later && met
            };
            if let Some(visit) = visit.filter(|other| drafts[*other].date.is_some() && !moved_on(other)) {
                return Some((Told::of(&drafts[visit]), DateReason::Around));
            }
            let exact = before.told.date.is_none_or(|date| date.as_day().is_some());
            let closer = || {
                let around = self.around(order, drafts, at, false).and_then(|other| drafts[other].date);
                around.is_some_and(|date| {
                    date.as_day().is_some() && dates_agree(Some(date), before.told.date) == Some(true)
                })
            };
            if carried && (exact || !closer()) && self.goes_on(order, drafts, at, &before, near) {
                return Some((before.told, DateReason::Before));
            }
        }
        let around = self.around(order, drafts, at, false).filter(|other| drafts[*other].date.is_some());
        if let Some(around) = around {
            return Some((Told::of(&drafts[around]), DateReason::Around));
        }
        let background = draft.background && !self.is_close_to_story(order, drafts, trigger);
        let fresh = !background
            && match draft.kind {
                EventKind::Announcement | EventKind::Call => true,
                EventKind::Meeting | EventKind::Visit | EventKind::Agreement | EventKind::Decision => {
                    told_by_verb && !self.is_only_reported(draft)
                }
            };
        let document = Told { date: self.document(), mention: None };
        let elsewhere = draft.kind == EventKind::Announcement && self.opens_elsewhere(trigger);
        let story = story.filter(|_| !elsewhere);
        let fallback = || self.next_in_sentence(drafts, order, order.told[at]).or(story).unwrap_or(document);
        (fresh && carried).then(|| (fallback(), DateReason::Document))
    }

    /// Told only in a relative clause, which is about what is known already, or, of meetings and visits, in what somebody says: no news of
    /// its own. (Who announces a decision makes it thereby.)
    fn is_only_reported(&self, draft: &Draft) -> bool {
        let recalled = matches!(draft.kind, EventKind::Meeting | EventKind::Visit);
        let aside = |t: &usize| {
            let trigger = &self.triggers[*t];
            let headline = self.scan.source.section(trigger.at()) == Section::Headline;
            let aside = match self.clauses[trigger.clause].opener {
                Opener::Relative => true,
                Opener::Complement => recalled || is_known_agreement(trigger),
                Opener::Start | Opener::Conjunction | Opener::Resumed => false,
            };
            aside && !headline
        };
        draft.triggers.iter().all(aside)
    }

    /// What stands beside a trigger in one phrase or under one subject and is dated: `بعد زيارة X و⟦لقائه⟧ Y`, `⟦زار⟧ X والتقى Y بعد ثلاثة أيام`.
    fn beside(&self, order: &Order, drafts: &[Draft], told: usize) -> Option<usize> {
        let trigger = &self.triggers[told];
        let dated =
            |number: usize| order.draft_of.get(number).copied().flatten().filter(|at| drafts[*at].date.is_some());
        if trigger.word == Word::Noun {
            let joined = self.scan.hit(trigger.at()).is_some_and(|hit| hit.conjunction == Some('و'));
            let before = told.checked_sub(1).filter(|before| {
                let one = &self.triggers[*before];
                joined && one.word == Word::Noun && one.clause == trigger.clause && one.kind != trigger.kind
            })?;
            return dated(before);
        }
        let next = self.triggers.get(told + 1..)?.iter().position(|t| t.clause == trigger.clause + 1)? + told + 1;
        let follows = &self.clauses[trigger.clause + 1];
        let one = self.triggers.get(next)?;
        let same_sentence = self.scan.source.sentence_of[one.at()] == self.scan.source.sentence_of[trigger.at()];
        let joined = self.scan.hit(one.at()).is_some_and(|hit| hit.conjunction == Some('و'));
        let ends = follows.tokens.end.checked_sub(1).is_some_and(|last| {
            let last = if self.scan.is_mark(last) { last.saturating_sub(1) } else { last };
            self.scan.date_of[last].is_some()
        });
        let goes_on = same_sentence && joined && follows.subject_inherited && follows.verb == Some(one.at()) && ends;
        dated(next).filter(|_| goes_on && trigger.kind != EventKind::Announcement)
    }

    /// The day of the main clause that goes on behind a trigger in its sentence: `⟦انتقد⟧ X القرار، واستدعت بلاده اليوم سفيرها`.
    fn next_in_sentence(&self, drafts: &[Draft], order: &Order, told: usize) -> Option<Told> {
        let trigger = &self.triggers[told];
        let sentence = self.scan.source.sentence_of[trigger.at()];
        let document = self.document();
        let fits = |number: &usize| {
            let one = &self.triggers[*number];
            let clause = &self.clauses[one.clause];
            one.is_verb() && clause.opener == Opener::Conjunction && !clause.background
        };
        let behind = (told + 1..self.triggers.len())
            .take_while(|t| self.scan.source.sentence_of[self.triggers[*t].at()] == sentence);
        let next = behind.filter(fits).find_map(|t| order.draft_of[t].map(|at| &drafts[at]))?;
        let told_then = next.date_mention.is_some() && self.is_fresh_date(next.date, document);
        told_then.then(|| Told::of(next))
    }

    /// The event is told as what comes next on the day told before it.
    fn goes_on(&self, order: &Order, drafts: &[Draft], at: usize, before: &Before<'_>, near: bool) -> bool {
        let draft = &drafts[at];
        let trigger = &self.triggers[order.told[at]];
        let speech = draft.kind == EventKind::Announcement;
        let document = self.document();
        let day = document.and_then(|d| d.as_day());
        let clause = &self.clauses[trigger.clause];
        // `وكان X قد زار …`: before what is told. `أعلن أن X زار …`: before it is announced.
        // `قال إن بلاده تتابع الاتفاقات التي ⟦وقعتها⟧ …`
        let known = clause.opener == Opener::Relative
            && !matches!(draft.kind, EventKind::Announcement | EventKind::Decision)
            && before.token < clause.tokens.start
            && before.draft.is_some_and(|before| before.kind == EventKind::Announcement);
        let earlier = clause.background && before.token < clause.tokens.start
            || known
            || clause.opener == Opener::Complement
                && (matches!(draft.kind, EventKind::Meeting | EventKind::Visit | EventKind::Call)
                    || is_known_agreement(trigger))
                && before.draft.is_some_and(|before| before.kind == EventKind::Announcement);
        if earlier && !speech || self.is_announced(trigger) {
            return false;
        }
        let shared = before.draft.is_some_and(|before| !before.entities.is_disjoint(&draft.entities));
        let stale = speech
            && day.is_some()
            && !self.is_fresh_date(before.told.date, document)
            && !near
            && !shared
            && !draft.background
            && !(before.draft.is_none() || self.recalls(order, drafts, before.told.date, trigger, document));
        // Who speaks does so on a day; a month or year told before is that of something else.
        let vague = speech && !near && day.is_some() && before.told.date.is_some_and(|date| date.as_day().is_none());
        // `يصل X غداً، كما أعلن Y`: what was said was said before.
        let was_said = speech && (!near || trigger.word == Word::Perfect);
        let ahead = (was_said || draft.background)
            && before.told.date.and_then(|date| date.interval()).zip(day).is_some_and(|(when, day)| when.first > day);
        let follows = self.follows(trigger) || speech || near;
        let background = draft.background && !near;
        !background && !stale && !vague && !ahead && follows && (near || shared || speech)
    }

    /// `في المقابل، أعلن X …`, `وفي ⟦صور⟧، أعلن X …`: what others say of the news, elsewhere.
    fn opens_elsewhere(&self, trigger: &Trigger) -> bool {
        const LONGEST_OPENING: usize = 4;
        let sentence = self.scan.source.sentence_of[trigger.at()];
        let first = self.scan.source.sentence_of.partition_point(|s| *s < sentence);
        let opens = matches!(self.scan.normal(first), "في" | "وفي" | "من" | "ومن" | "بالمقابل" | "وبالمقابل");
        let comma = |t: &usize| matches!(self.scan.normal(*t), "،" | ",");
        let Some(end) = (first + 1..trigger.at()).take(LONGEST_OPENING).find(comma).filter(|_| opens) else {
            return false;
        };
        let mention = self.scan.mention_of[first + 1].and_then(|at| self.scan.found.mentions.get(at as usize));
        let place = mention.is_some_and(|mention| mention.kind == EntityKind::Place);
        place || (first..end).any(|t| self.scan.normal(t).ends_with("المقابل"))
    }

    /// `منذ أن ⟦عُين⟧`: some time ago.
    fn lasts_from(&self, trigger: &Trigger) -> bool {
        let start = self.clauses[trigger.clause].tokens.start;
        let words = start.saturating_sub(1)..trigger.at().min(start + 2);
        trigger.is_verb() && { words }.any(|t| self.scan.normal(t).ends_with("منذ"))
    }

    /// `في اتصال لاحق`, `التقاه في وقت لاحق`: not with what was told before it.
    fn is_later(&self, trigger: &Trigger) -> bool {
        const REACH: usize = 4;
        let clause = &self.clauses[trigger.clause];
        let behind = trigger.tokens.end..clause.tokens.end.min(trigger.tokens.end + REACH);
        behind.into_iter().any(|t| self.scan.is(t, Cue::Afterwards))
    }

    /// `كشفت في ⟦آذار⟧ عن ⟦صفقة⟧`: what is announced was agreed some day before.
    fn is_announced(&self, trigger: &Trigger) -> bool {
        const REACH: usize = 3;
        let happened = matches!(trigger.kind, EventKind::Agreement | EventKind::Meeting | EventKind::Visit);
        let clause = &self.clauses[trigger.clause];
        let said = clause.verb.and_then(|verb| self.scan.hit(verb)).is_some_and(|hit| hit.frame() == Frame::Say);
        let first = trigger.at().saturating_sub(REACH).max(clause.tokens.start);
        let mut before = (first..trigger.at()).rev().take_while(|t| self.scan.hit(*t).is_none());
        trigger.word == Word::Noun && happened && said && before.any(|t| self.scan.normal(t) == "عن")
    }

    /// `قوله` tells as much as `قال`, and `عقد … ⟦مباحثات⟧` as much as `التقى`.
    fn is_told_by_verb(&self, trigger: &Trigger) -> bool {
        let clause = &self.clauses[trigger.clause];
        let carried = clause.verb.and_then(|verb| self.scan.hit(verb)).is_some_and(|hit| {
            hit.word == Word::Perfect && matches!(hit.frame(), Frame::Carry | Frame::Attend | Frame::Host)
        });
        let main = !matches!(clause.opener, Opener::Complement | Opener::Relative);
        trigger.word != Word::Noun
            || main && !clause.background && !clause.negated && self.scan.is_told_to_take_place(trigger.at())
            || trigger.frame == Frame::Say && trigger.suffixed
            || carried && main && !clause.background && !clause.negated
    }

    /// `حينها`, or `هناك` at the head of its sentence: on the day told before, wherever that was.
    fn points_back(&self, trigger: &Trigger) -> bool {
        let clause = &self.clauses[trigger.clause];
        let sentence = self.scan.source.sentence_of[trigger.at()];
        let first = self.scan.source.sentence_of.partition_point(|s| *s < sentence);
        clause.tokens.clone().any(|t| self.scan.cue(t, Cue::Then).is_some()) || self.scan.normal(first) == "هناك"
    }

    /// `وكانت قد اجتمعت به قبيل الجلسة`, `… عقب ⟦القمة⟧`: told later, but shortly before or after what the story tells.
    fn is_close_to_story(&self, order: &Order, drafts: &[Draft], trigger: &Trigger) -> bool {
        let clause = &self.clauses[trigger.clause];
        let told = |at: usize| order.draft_of[at].is_some_and(|draft| drafts[draft].date.is_some());
        (trigger.tokens.end..clause.tokens.end).any(|t| {
            if self.scan.cue(t, Cue::Shortly).is_some() {
                return true;
            }
            if self.scan.cue(t, Cue::Upon).is_none() {
                return false;
            }
            let named = self.triggers.partition_point(|one| one.at() <= t);
            self.triggers.get(named).is_some_and(|one| one.at() <= t + 2) && told(named)
        })
    }

    /// `غداة ⟦تثبيت⟧ …`: the day before that of what the sentence tells; `عشية`: the day after.
    pub(super) fn shift_eves(&self, drafts: &mut [Draft], reasons: &mut [DateReason], story: Option<Told>) {
        for at in 0..drafts.len() {
            let trigger = &self.triggers[drafts[at].triggers[0]];
            let Some(days) = self.eve(drafts[at].triggers[0]) else { continue };
            if reasons[at] == DateReason::Expression || trigger.word != Word::Noun {
                continue;
            }
            let clause = trigger.clause;
            let told = (drafts.iter().enumerate())
                .filter(|(other, draft)| *other != at && draft.date.is_some())
                .find(|(_, draft)| draft.triggers.iter().any(|t| self.triggers[*t].clause == clause))
                .map(|(_, draft)| Told::of(draft));
            let day = told.or(story).and_then(|told| told.date).and_then(|date| date.as_day());
            let Some(shifted) = day.and_then(|day| day.checked_add(days.days()).ok()) else { continue };
            drafts[at].date = Some(DateValue::day(shifted));
            drafts[at].date_mention = None;
            reasons[at] = DateReason::Eve;
            drafts[at].date_witnesses = reasons[at].witness().into_iter().collect();
        }
    }

    /// By how many days what trigger `number` names differs from what its clause tells: `غداة ⟦تثبيت⟧ الفائدة و⟦دعوة⟧ المحافظ`.
    fn eve(&self, number: usize) -> Option<i32> {
        let trigger = &self.triggers[number];
        let before = trigger.at().checked_sub(1)?;
        let joined = self.scan.hit(trigger.at()).is_some_and(|hit| hit.conjunction == Some('و'));
        let said = |cue: Cue| self.scan.cue(before, cue).is_some();
        match trigger.word {
            _ if said(Cue::Morrow) => Some(-1),
            _ if said(Cue::Eve) => Some(1),
            _ if joined && trigger.word == Word::Noun => {
                let one = number.checked_sub(1).filter(|one| {
                    self.triggers[*one].word == Word::Noun && self.triggers[*one].clause == trigger.clause
                })?;
                self.eve(one)
            }
            _ => None,
        }
    }

    /// A past event told by a verb shortly before: the report has gone back in time.
    fn recalls(
        &self,
        order: &Order,
        drafts: &[Draft],
        date: Option<DateValue>,
        trigger: &Trigger,
        document: Option<DateValue>,
    ) -> bool {
        let past = |date: DateValue| {
            date.interval().zip(document.and_then(|d| d.as_day())).is_some_and(|(when, day)| when.last < day)
        };
        let sentence = |t: &Trigger| self.scan.source.sentence_of[t.at()];
        let told = |t: &usize| {
            let told = &self.triggers[*t];
            let aside = self.clauses[told.clause].opener == Opener::Relative;
            told.is_verb() && !aside && order.draft_of[*t].is_some_and(|draft| drafts[draft].date == date)
        };
        let behind = self.triggers.partition_point(|t| t.at() < trigger.at());
        let near = (0..behind).rev().take_while(|t| sentence(&self.triggers[*t]) + 1 >= sentence(trigger));
        date.is_some_and(past) && { near }.any(|t| told(&t))
    }

    /// A word that sets the event at the occasion of the one before (`ثم`, `حيث`, `خلال`).
    fn follows(&self, trigger: &Trigger) -> bool {
        let clause = &self.clauses[trigger.clause];
        (clause.tokens.start.saturating_sub(1)..trigger.at()).any(|t| self.scan.cue(t, Cue::Follow).is_some())
    }
}

/// `الاتفاقيات`: what was agreed on some time.
fn is_known_agreement(trigger: &Trigger) -> bool {
    trigger.kind == EventKind::Agreement && trigger.word == Word::Noun && trigger.definite && !trigger.suffixed
}
