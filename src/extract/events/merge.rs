//! Triggers with their arguments → one draft per event: every word that names the event again joins it.

use std::collections::{BTreeMap, BTreeSet};

use super::argument::Arguments;
use super::contract::title;
use super::identity::Identities;
use super::likeness::Likeness;
use super::phrase::Phrase;
use super::scan::Scan;
use super::trigger::Trigger;
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
    pub(super) distinct: Vec<usize>,
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
    pub(super) near: Option<DateValue>,
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
