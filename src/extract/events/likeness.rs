//! What speaks for and against a trigger naming an event that was told before.

use super::contract::{is_called_after_town, title};
use super::merge::{Draft, Merger, dates_agree};
use super::trigger::{Trigger, is_beside, is_reception_of_another};
use super::weights;
use crate::arabic::lexicon::{Cue, Frame, Word};
use crate::base::{DateValue, EntityKind, EventKind, Precision};
use crate::extract::reading::Section;

/// How a trigger stands to an event told before.
#[derive(Clone, Copy)]
pub(super) struct Likeness {
    /// The grammar of one clause links the two.
    pub(super) linked: bool,
    /// So many events were told between, those that are less in the way counted half.
    pub(super) between: f32,
    /// The trigger.
    pub(super) number: usize,
}

impl Merger<'_, '_> {
    /// Tells `tell` of all that speaks for or against `one`, of a single trigger, naming the event of `draft`, with its weight.
    pub(super) fn compare(
        &self,
        draft: &Draft,
        one: &Draft,
        likeness: Likeness,
        tell: &mut dyn FnMut(&'static str, f32),
    ) {
        let Likeness { linked, between, number } = likeness;
        let trigger = &self.triggers[number];
        let speech = one.kind == EventKind::Announcement;
        if linked {
            tell("same-clause", weights::JOIN_LINKED);
        } else {
            self.compare_grammar(draft, trigger, number, speech, tell);
        }
        // `أعلنت X وY انسحابها، في ⟦بيان⟧ تلاه Z`: who reads it out is no other speaker.
        let same_statement = linked && trigger.frame == Frame::Address && trigger.at() > 0 && {
            self.scan.cue(trigger.at() - 1, Cue::In).is_some()
        };
        if !same_statement {
            self.compare_parties(draft, one, number, tell);
        }
        // `قال X أمس … وأضاف`: who goes on speaking does so on that day.
        let continued = speech && between == 0.0 && one.date.is_none() && !draft.entities.is_disjoint(&one.entities);
        self.compare_days_and_places(draft, one, trigger, linked || continued, tell);
        self.compare_words(draft, trigger, number, tell);
        let shared = draft.entities.intersection(&one.entities).next().is_some();
        // `وصل X … بعد أن كان قد زار صور. وفي هذه ⟦الزيارة⟧ …` goes on with the main journey.
        let known = trigger.word == Word::Noun && trigger.definite && draft.background;
        if draft.background != one.background && !linked && (!shared || known) {
            tell("told-as-background", weights::JOIN_BACKGROUND);
        }
        if between > 0.0 {
            tell("events-between", weights::JOIN_PER_EVENT_BETWEEN * between);
        }
    }

    fn compare_grammar(
        &self,
        draft: &Draft,
        trigger: &Trigger,
        number: usize,
        speech: bool,
        tell: &mut dyn FnMut(&'static str, f32),
    ) {
        if trigger.word == Word::Noun {
            // `زيارة ⟦X⟧` is as definite as its owner.
            let owner = self.scan.mention_of.get(trigger.tokens.end).copied().flatten();
            let owner = owner.and_then(|mention| self.scan.found.mentions.get(mention as usize));
            let owned = !speech && !trigger.definite && owner.is_some_and(|owner| owner.kind == EntityKind::Person);
            // `خلال استقباله ⟦X⟧` need not have been told before.
            let owned = owned || is_reception_of_another(self.scan, trigger);
            let named = is_called_after_town(self.scan, trigger.at());
            match trigger.definite {
                _ if named => {}
                _ if owned => tell("owned-noun", weights::JOIN_OWNED),
                true => tell("definite-noun", weights::JOIN_DEFINITE),
                false => tell("indefinite-noun", weights::JOIN_INDEFINITE),
            }
        } else if self.refers_back(number) {
            tell("signs-again", weights::JOIN_SIGNS_AGAIN);
        } else if trigger.is_verb() && !speech {
            tell("verb", weights::JOIN_VERB);
        }
        if trigger.is_verb() && !speech && self.is_one_more(trigger) {
            tell("one-more", weights::JOIN_ONE_MORE);
        }
        let received = draft.distinct.iter().any(|t| self.triggers[*t].frame != Frame::Gather);
        if trigger.lemma == "قابل" && trigger.word == Word::Noun && !received {
            tell("another-sort-of-meeting", weights::JOIN_OTHER_MEETING);
        }
        let in_clause = |t: &usize| self.triggers[*t].clause == trigger.clause;
        if is_beside(self.scan, trigger) && draft.triggers.iter().any(in_clause) {
            tell("held-beside", weights::JOIN_HELD_BESIDE);
        }
        if trigger.frame == Frame::Gather && self.is_described(trigger) {
            let gathers = draft.distinct.iter().any(|t| self.triggers[*t].frame == Frame::Gather);
            if !gathers {
                tell("another-sort-of-meeting", weights::JOIN_OTHER_MEETING);
            }
        }
        if trigger.frame == Frame::Deal {
            fn sort(t: &Trigger) -> Option<&str> {
                t.lemma.split(' ').next()
            }
            let refers_to_any = |t: &Trigger| self.scan.has_cue(&t.lemma, Cue::AnyContract);
            let known = draft.distinct.iter().map(|t| &self.triggers[*t]).filter(|t| t.frame == Frame::Deal);
            let mut known = known.filter(|t| !refers_to_any(t)).map(sort).peekable();
            let own = sort(trigger);
            if !refers_to_any(trigger) && known.peek().is_some() && !known.any(|other| other == own) {
                tell("another-sort-of-contract", weights::JOIN_OTHER_CONTRACT);
            }
        }
    }

    /// `كما استقبل X Y`, `ووقّعا أيضاً اتفاقاً`: what is told beside another of its sort.
    fn is_one_more(&self, trigger: &Trigger) -> bool {
        const REACH: usize = 3;
        let behind = trigger.tokens.end..trigger.tokens.end + REACH;
        // `كما وقّع X وY شهوداً`: of the contract told before.
        let contract = |t: &Trigger| t.clause == trigger.clause && t.frame == Frame::Deal && !t.definite;
        if trigger.frame == Frame::Sign && !self.triggers.iter().any(contract) {
            return false;
        }
        let also = |t: usize| self.scan.is(t, Cue::Also);
        trigger.at() > 0 && also(trigger.at() - 1) || behind.take_while(|t| !self.scan.is_mark(*t)).any(also)
    }

    /// `القمة العربية`: a definite noun with an adjective of its own tells what is meant; the bare `القمة` refers to what was told.
    fn is_described(&self, trigger: &Trigger) -> bool {
        let next = trigger.tokens.end;
        trigger.definite
            && self.scan.mention_of.get(next).is_some_and(Option::is_none)
            && self.scan.is_definite(next)
            && !self.scan.is_function_word(next)
    }

    fn compare_parties(&self, draft: &Draft, one: &Draft, number: usize, tell: &mut dyn FnMut(&'static str, f32)) {
        let trigger = &self.triggers[number];
        let shared = draft.entities.intersection(&one.entities).count();
        let both_known = !one.entities.is_empty() && !draft.entities.is_empty();
        if one.kind == EventKind::Announcement {
            if both_known {
                let same = shared > 0 || self.speaks_for(draft, one) || self.speaks_for(one, draft);
                match same {
                    true => tell("same-speaker", weights::JOIN_SAME_SPEAKER),
                    false => tell("another-speaker", weights::JOIN_OTHER_SPEAKER),
                }
            }
            if self.is_other_occasion(draft, trigger) {
                tell("another-occasion", weights::JOIN_OTHER_OCCASION);
            }
        } else if shared > 0 {
            tell("same-parties", (weights::JOIN_SHARED * shared as f32).min(weights::JOIN_SHARED_MOST));
            if shared < draft.entities.len().min(one.entities.len()) {
                // `التقى X Y ثم أجرى محادثات مع Z`: the same man with another.
                let anew = matches!(one.kind, EventKind::Meeting | EventKind::Call)
                    && (!trigger.definite || is_reception_of_another(self.scan, trigger));
                tell("other-parties-too", if anew { weights::JOIN_PARTLY_ANEW } else { weights::JOIN_PARTLY });
            }
        } else if both_known && !self.are_places(draft) && !self.are_places(one) && !self.may_sign_for(draft, one) {
            let known = trigger.word == Word::Noun && trigger.definite || self.refers_back(number);
            tell("other-parties", if known { weights::JOIN_DISJOINT_DEFINITE } else { weights::JOIN_DISJOINT });
        }
        if one.kind == EventKind::Call && one.entities.is_empty() {
            tell("call-without-parties", weights::JOIN_CALL_WITHOUT_PARTIES);
        }
    }

    fn compare_days_and_places(
        &self,
        draft: &Draft,
        one: &Draft,
        trigger: &Trigger,
        linked: bool,
        tell: &mut dyn FnMut(&'static str, f32),
    ) {
        let speech = one.kind == EventKind::Announcement;
        let day = |d: &Draft| if speech { d.date.or(self.fresh(d)) } else { d.date };
        let agree = dates_agree(day(draft), day(one)).filter(|agree| !agree || !speech || one.date.is_some());
        match (agree, linked) {
            (Some(true), _) => tell("same-day", weights::JOIN_SAME_DATE),
            (Some(false), false) => tell("another-day", weights::JOIN_OTHER_DATE),
            // `الاتفاقية الموقعة سنة 1998` is not what was told without a day as news.
            (None, false) if one.kind == EventKind::Agreement && self.is_news(draft) && is_year(one.date) => {
                tell("told-with-another-day", weights::JOIN_NEAR_DATE);
            }
            // `وصل X إلى صور … وسبق أن ⟦زارها⟧ في آذار الماضي`
            (None, false) if !speech && trigger.is_verb() && !draft.background && self.was_before(one) => {
                tell("an-earlier-one", weights::JOIN_EARLIER);
            }
            (None, false) if !speech && trigger.is_verb() && dates_agree(draft.near, one.date) == Some(false) => {
                tell("told-with-another-day", weights::JOIN_NEAR_DATE);
            }
            _ => {}
        }
        let (Some(a), Some(b)) = (draft.place_entity, one.place_entity) else { return };
        if a != b {
            let moves = matches!(one.kind, EventKind::Meeting | EventKind::Visit);
            if !(moves && (self.is_within(draft, one) || self.is_within(one, draft))) {
                tell("another-place", weights::JOIN_OTHER_PLACE);
            }
            return;
        }
        tell("same-place", weights::JOIN_SAME_PLACE);
        let shared = draft.entities.intersection(&one.entities).next().is_some();
        let unopposed = shared || draft.entities.is_empty() || one.entities.is_empty();
        if unopposed && dates_agree(draft.date, one.date) == Some(true) {
            tell("same-day-and-place", weights::JOIN_SAME_DATE_AND_PLACE);
        }
    }

    /// Told by a verb in the perfect, and not as what had been before.
    fn is_news(&self, draft: &Draft) -> bool {
        !draft.background && draft.distinct.iter().any(|t| self.triggers[*t].word == Word::Perfect)
    }

    /// Told as what had been before, and of a day before that of the page.
    fn was_before(&self, one: &Draft) -> bool {
        let day = self.scan.found.document_date.and_then(|date| date.value.as_day());
        let days = one.date.and_then(|date| date.interval());
        one.background && days.is_some_and(|days| day.is_none_or(|day| days.last < day))
    }

    /// The place of `inner` lies or may lie in that of `outer`: a city in its country, a building in a city.
    fn is_within(&self, inner: &Draft, outer: &Draft) -> bool {
        let name = |draft: &Draft| self.scan.place_name(draft.place.as_ref()?.mention);
        let Some(outer) = name(outer).filter(|outer| !outer.is_site) else { return false };
        // What no list knows is sooner a building than a city.
        let Some(inner) = name(inner) else { return true };
        let same_country = inner.country.is_some() && inner.country == outer.country;
        same_country && (outer.is_country && !inner.is_country || inner.is_site)
    }

    fn compare_words(&self, draft: &Draft, trigger: &Trigger, number: usize, tell: &mut dyn FnMut(&'static str, f32)) {
        if draft.distinct.iter().any(|t| self.triggers[*t].lemma == trigger.lemma) {
            tell("same-word", weights::JOIN_SAME_WORD);
        }
        let appoints = |t: &Trigger| t.is_verb() && self.scan.hit(t.at()).is_some_and(|hit| hit.lemma.patient);
        let sentence = |t: &Trigger| self.scan.source.sentence_of[t.at()];
        let also = |t: &usize| {
            let other = &self.triggers[*t];
            appoints(other) && sentence(other) == sentence(trigger)
        };
        if appoints(trigger) && draft.distinct.iter().any(also) {
            tell("appointments-in-a-row", weights::JOIN_APPOINTMENTS);
        }
        let title = |t: usize| title(self.scan, &self.triggers[t]);
        let place = || self.scan.mention_of.get(trigger.tokens.end).copied().flatten();
        let called = is_called_after_town(self.scan, trigger.at()).then(place).flatten();
        if called.is_some_and(|place| draft.place_entity == Some(self.identities.of[place as usize])) {
            tell("called-after-its-place", weights::JOIN_SAME_TITLE);
        } else if let Some(own) = title(number).or_else(|| title(self.contract_of(number)?)) {
            let mut known = draft.distinct.iter().filter_map(|t| title(*t)).peekable();
            if known.peek().is_some() {
                match known.any(|other| other == own) {
                    true => tell("same-title", weights::JOIN_SAME_TITLE),
                    false => tell("another-title", weights::JOIN_OTHER_TITLE),
                }
            }
        }
        let headline = |t: &usize| self.scan.source.section(self.triggers[*t].at()) == Section::Headline;
        if trigger.kind != EventKind::Announcement && draft.distinct.iter().all(headline) {
            tell("known-from-headline", weights::JOIN_HEADLINE);
        }
    }

    /// Only countries and capitals, which do not exclude the people who act for them.
    fn are_places(&self, draft: &Draft) -> bool {
        draft.entities.iter().all(|entity| self.identities.kinds[*entity as usize] == EntityKind::Place)
    }

    /// The day of a statement without a date that is told as news, as a span around the document's day.
    fn fresh(&self, draft: &Draft) -> Option<DateValue> {
        let document = self.scan.found.document_date.map(|date| date.value);
        document.filter(|_| !draft.background)
    }

    /// The one speaker is the spokesman of the other.
    fn speaks_for(&self, person: &Draft, body: &Draft) -> bool {
        person.entities.iter().any(|entity| {
            let body_of = self.identities.spokesman_of.get(entity);
            body_of.is_some_and(|body_of| body.entities.contains(body_of))
        })
    }

    /// Two different occasions of speech (a post and a press conference) are two events.
    fn is_other_occasion(&self, draft: &Draft, trigger: &Trigger) -> bool {
        let mut known = draft.distinct.iter().map(|t| &self.triggers[*t]);
        trigger.frame == Frame::Address
            && known.find(|t| t.frame == Frame::Address).is_some_and(|other| other.lemma != trigger.lemma)
    }
}

/// No more than a year is known.
fn is_year(date: Option<DateValue>) -> bool {
    date.is_some_and(|date| matches!(date.precision, Precision::Year(_)))
}
