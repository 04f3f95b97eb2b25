//! Events without a place of their own → the place at which the telling has arrived: of the visit around them, of what is told before, of the
//! dateline.

use super::clause::Opener;
use super::merge::{Draft, dates_agree};
use super::settle::{DateReason, Order, Settler, take_place};
use super::trigger::Trigger;
use super::weights;
use crate::arabic::lexicon::{Cue, Frame};
use crate::base::{DateValue, EntityKind, EventKind};
use crate::extract::reading::{Place, Section, Witness};

/// So many of the events told last before are asked for their place.
const NEIGHBOURS: usize = 64;

impl Settler<'_, '_> {
    /// Gives events without a place that of what is told around them.
    pub(super) fn share_places(&self, order: &Order, drafts: &mut [Draft], reasons: &[DateReason]) {
        let dateline = self.dateline();
        for at in 0..drafts.len() {
            let fresh = dateline.filter(|_| self.is_of_dateline(&drafts[at], reasons[at]));
            if drafts[at].place.is_some() {
                continue;
            }
            let around = self.around(order, drafts, at, true).or_else(|| self.around(order, drafts, at, false));
            if let Some(from) = around {
                take_place(drafts, from, at, "place-of-event-around");
                if let Some(city) = fresh.filter(|city| self.is_city_within(*city, &drafts[at])) {
                    give_place(&mut drafts[at], city, "dateline");
                }
            } else if let Some(from) = self.under_one_subject(order, drafts, at) {
                take_place(drafts, from, at, "place-of-subject");
            }
            if drafts[at].place.is_none() && drafts[at].kind == EventKind::Meeting {
                let before = self.place_before(order, drafts, at).map(|place| (place, "place-of-event-before"));
                if let Some((mention, how)) = before.or(fresh.map(|place| (place, "dateline"))) {
                    give_place(&mut drafts[at], mention, how);
                }
            }
            if drafts[at].place.is_none() && self.is_signed(&drafts[at]) {
                fresh.into_iter().for_each(|city| give_place(&mut drafts[at], city, "dateline"));
            }
        }
        for at in 0..drafts.len() {
            if drafts[at].place.is_none()
                && let Some(from) = self.answers(order, drafts, at)
            {
                take_place(drafts, from, at, "place-of-statement-before");
            }
        }
    }

    /// `زار X ⟦صور⟧ … ووقع مع Y اتفاقاً`, `وفي ⟦صور⟧ استقبل X Y وتوعد في كلمة …`: what the same subject does next in the sentence it does there.
    fn under_one_subject(&self, order: &Order, drafts: &[Draft], at: usize) -> Option<usize> {
        const CLAUSES: usize = 2;
        let draft = &drafts[at];
        let told = matches!(draft.kind, EventKind::Meeting | EventKind::Agreement | EventKind::Announcement);
        if !told || self.speaks_elsewhere(draft) {
            return None;
        }
        let trigger = &self.triggers[order.told[at]];
        let sentence = |clause: usize| self.scan.source.sentence_of[self.clauses[clause].tokens.start];
        let mut clause = trigger.clause;
        for _ in 0..CLAUSES {
            let own = &self.clauses[clause];
            let goes_on = own.subject_inherited && matches!(own.opener, Opener::Conjunction | Opener::Resumed);
            if !goes_on || clause == 0 || sentence(clause - 1) != sentence(clause) {
                return None;
            }
            clause -= 1;
            let first = self.triggers.partition_point(|t| t.clause < clause);
            let inside = first..first + self.triggers[first..].partition_point(|t| t.clause == clause);
            let was_there = |t: &Trigger| t.is_verb() && matches!(t.kind, EventKind::Visit | EventKind::Meeting);
            let before = inside.filter(|t| was_there(&self.triggers[*t])).filter_map(|t| order.draft_of[t]);
            let agree = |other: &usize| {
                let other = &drafts[*other];
                other.place.is_some() && dates_agree(draft.date, other.date) != Some(false)
            };
            if let Some(found) = { before }.find(agree) {
                return Some(found);
            }
        }
        None
    }

    /// `أكد X في كلمته …، ووعد Y من جهته`, `فيما أوضح ضيفه`: where the other spoke just before.
    fn answers(&self, order: &Order, drafts: &[Draft], at: usize) -> Option<usize> {
        let draft = &drafts[at];
        if draft.kind != EventKind::Announcement || self.speaks_elsewhere(draft) {
            return None;
        }
        let told = order.told[at];
        let trigger = &self.triggers[told];
        let clause = self.clauses[trigger.clause].tokens.clone();
        let in_turn = { clause }.any(|t| self.scan.is(t, Cue::InTurn));
        let paragraph = self.paragraph(trigger.at());
        let before = (0..told).rev().take_while(|t| self.paragraph(self.triggers[*t].at()) == paragraph);
        let speech = |other: &usize| drafts[*other].kind == EventKind::Announcement && *other != at;
        let other = before.filter_map(|t| order.draft_of[t]).find(speech).filter(|_| in_turn)?;
        let agree = dates_agree(draft.date, drafts[other].date) != Some(false);
        (drafts[other].place.is_some() && agree).then_some(other)
    }

    /// `وقّع X وY اتفاقاً`: told by the verb of a main clause where the report begins, and not only announced or known.
    fn is_signed(&self, draft: &Draft) -> bool {
        let lead = self.scan.source.sentences.iter().find(|sentence| sentence.section == Section::Body);
        let lead = lead.map(|sentence| sentence.paragraph);
        let signs = |t: &usize| {
            let trigger = &self.triggers[*t];
            let main = !matches!(self.clauses[trigger.clause].opener, Opener::Complement | Opener::Relative);
            main && Some(self.paragraph(trigger.at())) == lead
                && trigger.is_verb()
                && matches!(trigger.frame, Frame::Sign | Frame::Deal)
        };
        draft.kind == EventKind::Agreement && draft.triggers.iter().any(signs)
    }

    /// The place at the head of the report: `⟦روما⟧ - مراسل خاص`, `⟦روما⟧ في 5 أيار /أنباء/`, `⟦عمان⟧ ، الأردن`, `الوكالة/ ⟦روما⟧`.
    fn dateline(&self) -> Option<u32> {
        const FIRST_PARAGRAPHS: u32 = 5;
        (0..self.scan.len().saturating_sub(1)).find_map(|at| {
            let mention = self.scan.mention_of[at]?;
            let begins = at == 0 || self.scan.mention_of[at - 1] != Some(mention);
            let place = self.scan.found.mentions.get(mention as usize).is_some_and(|m| m.kind == EntityKind::Place);
            if !begins || !place || self.paragraph(at) > FIRST_PARAGRAPHS {
                return None;
            }
            let next = at + self.scan.mention_of[at..].iter().take_while(|one| **one == Some(mention)).count();
            let opens = at == 0 || !self.same_line(at - 1, at);
            let closes = !self.same_line(at, next)
                && self.scan.source.section(at) == Section::Meta
                && at.checked_sub(1).is_some_and(|before| self.scan.is_mark(before) && self.same_line(before, at));
            (opens && self.is_parted(at, next) || closes).then_some(mention)
        })
    }

    fn same_line(&self, one: usize, other: usize) -> bool {
        let line = |at: usize| self.scan.source.tokens.get(at).map(|token| token.line);
        line(one).is_some() && line(one) == line(other)
    }

    /// A dash or the like, a date, or the country parts the place at token `at` from what stands from `next` on.
    fn is_parted(&self, at: usize, next: usize) -> bool {
        const MARKS: [&str; 8] = ["-", "–", "—", ":", "/", "(", "ـ", "|"];
        if !self.same_line(at, next) {
            return false;
        }
        let dated = |at: usize| self.scan.date_of.get(at).is_some_and(Option::is_some);
        let on_a_day = dated(next) || self.scan.normal(next) == "في" && self.same_line(at, next + 1) && dated(next + 1);
        let in_country = matches!(self.scan.normal(next), "،" | ",")
            && self.same_line(at, next + 1)
            && !self.same_line(at, next + 2)
            && self.scan.mention_of[next + 1].is_some();
        MARKS.contains(&self.scan.normal(next)) || on_a_day || in_country
    }

    /// `زار العراق` in a report from Baghdad: the dateline's city lies in the country that is the draft's place.
    fn is_city_within(&self, city: u32, draft: &Draft) -> bool {
        let country = draft.place.as_ref().and_then(|place| self.scan.place_name(place.mention));
        let country = country.filter(|place| place.is_country).and_then(|place| place.country);
        let city = self.scan.place_name(city).filter(|place| !place.is_country).and_then(|place| place.country);
        country.is_some() && country == city
    }

    /// On the day of the page or the day before.
    fn is_of_dateline(&self, draft: &Draft, reason: DateReason) -> bool {
        const DATELINE_DAYS: i32 = 1;
        let document: Option<DateValue> = self.scan.found.document_date.map(|date| date.value);
        let days = document.and_then(|d| d.as_day()).zip(draft.date.and_then(|d| d.as_day()));
        match days {
            Some((day, date)) => date <= day && date.until(day).is_ok_and(|span| span.get_days() <= DATELINE_DAYS),
            // Of an undated page what it tells as its own day's news.
            None => document.is_none() && reason == DateReason::Document,
        }
    }

    /// The place of the event told last before in the same paragraph, where their dates agree.
    fn place_before(&self, order: &Order, drafts: &[Draft], at: usize) -> Option<u32> {
        let told = order.told[at];
        let paragraph = self.paragraph(self.triggers[told].at());
        let before = order.occasions.partition_point(|(other, _)| *other < told);
        let near = order.occasions[..before].iter().rev().take(NEIGHBOURS);
        near.take_while(|(told, _)| self.paragraph(self.triggers[*told].at()) == paragraph)
            .map(|(_, other)| &drafts[*other])
            .find(|d| d.place.is_some() && dates_agree(d.date, drafts[at].date) == Some(true))
            .and_then(|d| d.place.as_ref())
            .map(|place| place.mention)
    }
}

fn give_place(draft: &mut Draft, mention: u32, how: &'static str) {
    draft.place = Some(Place { mention, witnesses: vec![Witness::new(how, weights::PLACE_BORROWED)] });
    draft.place_entity = None;
}
