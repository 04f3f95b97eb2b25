//! Triggers with their arguments → one draft per event: every word that names the event again joins it.

use std::collections::{BTreeMap, BTreeSet};

use super::argument::Arguments;
use super::contract::{is_called_after_town, title};
use super::identity::Identities;
use super::phrase::Phrase;
use super::scan::Scan;
use super::trigger::{Trigger, is_beside, is_reception_of_another};
use super::weights;
use crate::arabic::lexicon::{Cue, Frame, Number, Word};
use crate::base::{DateValue, EntityKind, EventKind, Precision};
use crate::extract::reading::{OfficeParty, Participant, Place, RoleHolder, Section, Witness};

/// An event in the making.
#[derive(Clone, Debug)]
pub struct Draft {
    pub kind: EventKind,
    /// Indices of its triggers, in text order.
    pub triggers: Vec<usize>,
    /// Of its triggers those that differ in word, title or part of the page: what a further one is compared with.
    distinct: Vec<usize>,
    /// Of one entity there may be several.
    pub participants: Vec<Participant>,
    /// Those who take part by an office alone.
    pub offices: Vec<OfficeParty>,
    /// Entities of the participants.
    pub entities: BTreeSet<u32>,
    pub place: Option<Place>,
    pub place_entity: Option<u32>,
    pub date_mention: Option<u32>,
    pub date_witnesses: Vec<Witness>,
    pub date: Option<DateValue>,
    /// The day told last before it in its sentence, which is sooner its own than another.
    near: Option<DateValue>,
    pub background: bool,
    /// For each trigger what made it join those before it; nothing for the first.
    pub joined_by: Vec<Vec<Witness>>,
}

pub struct Merger<'c, 'a> {
    pub scan: &'c Scan<'a>,
    pub phrases: &'c [Phrase],
    pub identities: &'c Identities,
    pub triggers: &'c [Trigger],
    pub arguments: &'c [Arguments],
}

impl Merger<'_, '_> {
    pub fn drafts(&self) -> Vec<Draft> {
        let mut drafts: Vec<Draft> = Vec::new();
        let mut draft_of: Vec<Option<usize>> = vec![None; self.triggers.len()];
        for number in 0..self.triggers.len() {
            let one = self.draft(number);
            let linked = self.arguments[number].linked.and_then(|t| draft_of[t]);
            let near = drafts.len().saturating_sub(weights::JOIN_REACH)..drafts.len();
            let scored = near.map(|at| (at, &drafts[at])).filter(|(_, draft)| draft.kind == one.kind);
            // Between two words for one meeting much else is told of it; an event of another kind is less in the way than another meeting.
            let goes_on = matches!(one.kind, EventKind::Meeting | EventKind::Visit | EventKind::Call);
            let in_the_way = |d: &Draft| if goes_on && d.kind != one.kind { 0.5 } else { 1.0 };
            let others = |at: usize| drafts[at + 1..].iter().map(in_the_way).sum();
            let likeness = |at: usize| Likeness { linked: linked == Some(at), between: others(at), number };
            let best = scored
                .map(|(at, draft)| {
                    let mut score = 0.0;
                    self.compare(draft, &one, likeness(at), &mut |_, weight| score += weight);
                    (score, at)
                })
                .max_by(|a, b| a.0.total_cmp(&b.0));
            match best {
                Some((score, at)) if score >= weights::JOIN_THRESHOLD => {
                    let mut witnesses = Vec::new();
                    self.compare(&drafts[at], &one, likeness(at), &mut |name, weight| {
                        witnesses.push(Witness::new(name, weight));
                    });
                    self.note_distinct(&mut drafts[at], number);
                    self.join(&mut drafts[at], one);
                    drafts[at].joined_by.push(witnesses);
                    draft_of[number] = Some(at);
                }
                _ if self.stands_alone(number, &one) => {
                    draft_of[number] = Some(drafts.len());
                    drafts.push(one);
                }
                _ => {}
            }
        }
        drafts
    }

    /// Notes a trigger that joins the draft, where it is not like one of it.
    fn note_distinct(&self, draft: &mut Draft, number: usize) {
        let headline = |t: &Trigger| self.scan.source.section(t.at()) == Section::Headline;
        let like = |one: &Trigger, other: &Trigger| {
            one.lemma == other.lemma
                && one.frame == other.frame
                && headline(one) == headline(other)
                && title(self.scan, one) == title(self.scan, other)
        };
        let own = &self.triggers[number];
        if !draft.distinct.iter().any(|t| like(&self.triggers[*t], own)) {
            draft.distinct.push(number);
        }
    }

    /// Some triggers only refer back, or continue another's words.
    fn stands_alone(&self, number: usize, one: &Draft) -> bool {
        let trigger = &self.triggers[number];
        let known = !one.entities.is_empty() || one.place.is_some() || one.date.is_some();
        let in_city = one
            .place
            .as_ref()
            .and_then(|place| self.scan.place_name(place.mention))
            .is_some_and(|place| !place.is_country);
        match (trigger.frame, trigger.word) {
            (Frame::Say | Frame::Address, _) => !one.entities.is_empty(),
            // `غادر X متوجهاً إلى صور`
            (Frame::Travel, Word::Participle) => known && one.place.is_some() && !one.entities.is_empty(),
            (Frame::Receive, Word::Noun) | (_, Word::Participle) => one.entities.len() > 1,
            (Frame::Call, Word::Noun) => !one.entities.is_empty(),
            (Frame::Travel, Word::Imperfect) => known,
            (Frame::Travel, Word::Noun) => !one.entities.is_empty() || trigger.suffixed && one.date.is_some(),
            (Frame::Decide, Word::Noun) => {
                one.date.is_some()
                    || self.scan.is_told_to_take_place(trigger.at())
                    || self.is_announced_appointment(number)
            }
            (Frame::Meet, Word::Noun) if in_city => true,
            (Frame::Deal | Frame::Sign, Word::Noun) if self.is_called_after(trigger, EntityKind::Place) => true,
            (Frame::Deal, Word::Noun) if self.is_called_after(trigger, EntityKind::Person) => true,
            (Frame::Deal | Frame::Sign | Frame::Meet, Word::Noun) => !one.entities.is_empty() || one.date.is_some(),
            (_, Word::Noun) if trigger.definite && trigger.number != Number::One => known,
            (_, Word::Noun) => known,
            _ => true,
        }
    }

    /// `أعلن X ⟦تعيين⟧ Y سفيراً`: who announces that somebody is given an office.
    fn is_announced_appointment(&self, number: usize) -> bool {
        const REACH: usize = 12;
        let trigger = &self.triggers[number];
        let announces = |t: &Trigger| {
            let near = t.clause == trigger.clause && t.is_verb() && trigger.at() - t.at() <= REACH;
            near && t.frame == Frame::Say && self.scan.is(t.at(), Cue::Announces)
        };
        let appoints = self
            .scan
            .hit(trigger.at())
            .is_some_and(|hit| hit.lemma.patient && hit.number == Number::One && !hit.article && !hit.suffixed);
        appoints && self.triggers[..number].iter().rev().take_while(|t| t.clause == trigger.clause).any(announces)
    }

    fn draft(&self, number: usize) -> Draft {
        let trigger = &self.triggers[number];
        let arguments = &self.arguments[number];
        let mut draft = Draft {
            kind: trigger.kind,
            triggers: vec![number],
            distinct: vec![number],
            participants: Vec::new(),
            offices: arguments.offices.clone(),
            entities: BTreeSet::new(),
            place: arguments.place.as_ref().and_then(|(phrase, witness)| {
                let mention = self.phrases[*phrase].mention?;
                Some(Place { mention, witnesses: vec![witness.clone()] })
            }),
            place_entity: None,
            date_mention: arguments.date.as_ref().map(|(date, _)| *date),
            date_witnesses: arguments.date.iter().map(|(_, witness)| witness.clone()).collect(),
            date: None,
            near: self.day_before(number),
            background: arguments.background,
            joined_by: vec![Vec::new()],
        };
        draft.date = draft.date_mention.and_then(|d| self.scan.found.dates.get(d as usize)).map(|d| d.value);
        draft.place_entity = draft.place.as_ref().map(|place| self.identities.of[place.mention as usize]);
        for party in &arguments.participants {
            if let Some(mention) = self.phrases[party.phrase].mention
                && draft.entities.insert(self.identities.of[mention as usize])
            {
                let witnesses = vec![Witness::new(party.part.name(), party.part.weight())];
                draft.participants.push(Participant { mention, side: party.side, witnesses });
            }
        }
        draft
    }

    /// The day of the last trigger before this one in its sentence that has one.
    fn day_before(&self, number: usize) -> Option<DateValue> {
        let sentence = |at: usize| self.scan.source.sentence_of[self.triggers[at].at()];
        let mut before = (0..number).rev().take_while(|at| sentence(*at) == sentence(number));
        let date = before.find_map(|at| self.arguments[at].date.as_ref())?;
        self.scan.found.dates.get(date.0 as usize).map(|date| date.value)
    }

    /// Tells `tell` of all that speaks for or against `one`, of a single trigger, naming the event of `draft`, with its weight.
    fn compare(&self, draft: &Draft, one: &Draft, likeness: Likeness, tell: &mut dyn FnMut(&'static str, f32)) {
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

    fn join(&self, draft: &mut Draft, one: Draft) {
        draft.participants.extend(one.participants);
        let new =
            one.offices.into_iter().filter(|office| !draft.offices.iter().any(|known| known.range == office.range));
        draft.offices.extend(new.collect::<Vec<_>>());
        draft.entities.extend(one.entities);
        draft.triggers.extend(one.triggers);
        let narrower = |a: Option<DateValue>, b: Option<DateValue>| match (
            a.and_then(|d| d.interval()),
            b.and_then(|d| d.interval()),
        ) {
            (Some(a), Some(b)) => b.days() < a.days(),
            (None, Some(_)) => true,
            _ => false,
        };
        if narrower(draft.date, one.date) && dates_agree(draft.date, one.date) != Some(false) || draft.date.is_none() {
            draft.date = one.date.or(draft.date);
            draft.date_mention = one.date_mention.or(draft.date_mention);
            if !one.date_witnesses.is_empty() {
                draft.date_witnesses = one.date_witnesses;
            }
        }
        let exactness = |place: &Option<Place>| place.as_ref().map_or(0, |place| self.exactness(place.mention));
        if exactness(&one.place) > exactness(&draft.place) {
            draft.place = one.place;
            draft.place_entity = one.place_entity;
        }
    }

    /// A building or site says more than its city, a city more than its country.
    fn exactness(&self, place: u32) -> u8 {
        match self.scan.place_name(place) {
            Some(place) if place.is_country => 1,
            Some(_) => 2,
            None => 3,
        }
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

/// Whether two dates can be one; `None` where one is unknown.
pub fn dates_agree(one: Option<DateValue>, other: Option<DateValue>) -> Option<bool> {
    let (one, other) = (one?, other?);
    match one.interval().zip(other.interval()) {
        Some((one, other)) => Some(one.intersect(other).is_some()),
        None => are_other_days(one, other).then_some(false),
    }
}

/// Of two dates without a year on one side or both: another month, or another day of the month.
fn are_other_days(one: DateValue, other: DateValue) -> bool {
    let month_and_day = |date: DateValue| match date.precision {
        Precision::Unresolved { month, day } => (month, day),
        Precision::Day(day) => (u8::try_from(day.month()).ok(), u8::try_from(day.day()).ok()),
        Precision::Month { month, .. } => (Some(month), None),
        Precision::Week { .. } | Precision::Year(_) => (None, None),
    };
    let (one, other) = (month_and_day(one), month_and_day(other));
    let differ = |a: Option<u8>, b: Option<u8>| a.zip(b).is_some_and(|(a, b)| a != b);
    differ(one.0, other.0) || one.0.is_some() && one.0 == other.0 && differ(one.1, other.1)
}

impl Draft {
    /// One mention per entity, with what all its mentions say. A country takes part only where no person stands for it.
    pub fn unique_participants(&self, scan: &Scan<'_>, identities: &Identities) -> Vec<Participant> {
        let mut place_of: BTreeMap<u32, usize> = BTreeMap::new();
        let mut unique: Vec<Participant> = Vec::new();
        let kind = |mention: u32| identities.kinds[identities.of[mention as usize] as usize];
        // Whether somebody stands for the country of a place: one of it, or a person of whom no country is known.
        let stands_for = |place: u32| {
            let country = scan.place_name(place).filter(|place| place.is_country).and_then(|place| place.country);
            let of = |p: &Participant| match kind(p.mention) {
                EntityKind::Person => {
                    identities.country_of(p.mention).is_none_or(|own| country.is_none_or(|c| c == own))
                }
                EntityKind::Organization => {
                    country.is_some() && scan.country_of(&RoleHolder::Mention(p.mention)) == country
                }
                EntityKind::Place | EntityKind::Equipment => false,
            };
            self.participants.iter().any(of)
        };
        let acts = |p: &&Participant| kind(p.mention) != EntityKind::Place || !stands_for(p.mention);
        for participant in self.participants.iter().filter(acts) {
            let entity = identities.of[participant.mention as usize];
            match place_of.get(&entity) {
                Some(&at) => {
                    let known: &mut Vec<Witness> = &mut unique[at].witnesses;
                    let new = participant.witnesses.iter().filter(|w| !known.contains(w)).cloned().collect::<Vec<_>>();
                    known.extend(new);
                }
                None => {
                    place_of.insert(entity, unique.len());
                    unique.push(participant.clone());
                }
            }
        }
        unique
    }
}

/// How a trigger stands to an event told before.
#[derive(Clone, Copy)]
struct Likeness {
    /// The grammar of one clause links the two.
    linked: bool,
    /// So many events were told between, those that are less in the way counted half.
    between: f32,
    /// The trigger.
    number: usize,
}
