//! Triggers with their arguments → one draft per event: every word that names the event again joins it.

use std::collections::BTreeSet;

use super::argument::Arguments;
use super::identity::Identities;
use super::phrase::Phrase;
use super::scan::Scan;
use super::trigger::Trigger;
use super::weights;
use crate::arabic::lexicon::{Frame, Number, Word};
use crate::base::{DateValue, EntityKind, EventKind};
use crate::extract::reading::{Section, Side};

/// An event in the making.
#[derive(Clone, Debug)]
pub struct Draft {
    pub kind: EventKind,
    /// Indices of its triggers, in text order.
    pub triggers: Vec<usize>,
    /// Of its triggers those that differ in word, title or part of the page: what a further one is compared with.
    distinct: Vec<usize>,
    /// Mentions with their sides, one per entity.
    pub participants: Vec<(u32, Side)>,
    /// Entities of the participants.
    pub entities: BTreeSet<u32>,
    /// The mention of the place.
    pub place: Option<u32>,
    pub place_entity: Option<u32>,
    pub date_mention: Option<u32>,
    pub date: Option<DateValue>,
    pub background: bool,
    /// Why later triggers were taken for the same event.
    pub joined_by: Vec<&'static str>,
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
            let best = scored
                .map(|(at, draft)| (self.score(draft, &one, number, linked == Some(at), drafts.len() - 1 - at), at))
                .max_by(|a, b| a.0.total_cmp(&b.0));
            match best {
                Some((score, at)) if score >= weights::JOIN_THRESHOLD => {
                    self.note_distinct(&mut drafts[at], number);
                    self.join(&mut drafts[at], one);
                    drafts[at].joined_by.push(if linked == Some(at) {
                        "same clause"
                    } else {
                        "same parties or a reference back"
                    });
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
        let in_city = one.place.and_then(|m| self.scan.place_name(m)).is_some_and(|place| !place.is_country);
        match (trigger.frame, trigger.word) {
            (Frame::Say | Frame::Address, _) => !one.entities.is_empty(),
            (Frame::Receive, Word::Noun) | (_, Word::Participle) => one.entities.len() > 1,
            (Frame::Call, Word::Noun) => !one.entities.is_empty(),
            (Frame::Travel, Word::Noun) => !one.entities.is_empty() || trigger.suffixed && one.date.is_some(),
            (Frame::Decide, Word::Noun) => one.date.is_some(),
            (Frame::Meet, Word::Noun) if in_city => true,
            (Frame::Deal | Frame::Sign | Frame::Meet, Word::Noun) => !one.entities.is_empty() || one.date.is_some(),
            (_, Word::Noun) if trigger.definite && trigger.number != Number::One => known,
            (_, Word::Noun) => known,
            _ => true,
        }
    }

    fn draft(&self, number: usize) -> Draft {
        let trigger = &self.triggers[number];
        let arguments = &self.arguments[number];
        let mut draft = Draft {
            kind: trigger.kind,
            triggers: vec![number],
            distinct: vec![number],
            participants: Vec::new(),
            entities: BTreeSet::new(),
            place: arguments.place.and_then(|p| self.phrases[p].mention),
            place_entity: None,
            date_mention: arguments.date,
            date: arguments.date.and_then(|d| self.scan.found.dates.get(d as usize)).map(|d| d.value),
            background: arguments.background,
            joined_by: Vec::new(),
        };
        draft.place_entity = draft.place.map(|m| self.identities.of[m as usize]);
        for (phrase, side) in &arguments.participants {
            if let Some(mention) = self.phrases[*phrase].mention
                && draft.entities.insert(self.identities.of[mention as usize])
            {
                draft.participants.push((mention, *side));
            }
        }
        draft
    }

    fn score(&self, draft: &Draft, one: &Draft, number: usize, linked: bool, between: usize) -> f32 {
        let trigger = &self.triggers[number];
        let mut score = if linked { weights::JOIN_LINKED } else { 0.0 };
        let shared = draft.entities.intersection(&one.entities).count();
        let speech = one.kind == EventKind::Announcement;
        if speech {
            if !one.entities.is_empty() && !draft.entities.is_empty() {
                let same = shared > 0 || self.speaks_for(draft, one) || self.speaks_for(one, draft);
                score += if same { weights::JOIN_SAME_SPEAKER } else { weights::JOIN_OTHER_SPEAKER };
            }
            score += self.occasion(draft, trigger);
        } else if shared > 0 {
            score += (weights::JOIN_SHARED * shared as f32).min(weights::JOIN_SHARED_MOST);
            if shared < draft.entities.len().min(one.entities.len()) {
                score += weights::JOIN_PARTLY;
            }
        } else if !one.entities.is_empty() && !draft.entities.is_empty() {
            let known = trigger.word == Word::Noun && trigger.definite || self.refers_back(number);
            score += if known { weights::JOIN_DISJOINT_DEFINITE } else { weights::JOIN_DISJOINT };
        }
        let day = |d: &Draft| if speech { d.date.or(self.fresh(d)) } else { d.date };
        score +=
            match (dates_agree(day(draft), day(one)).filter(|agree| !agree || !speech || one.date.is_some()), linked) {
                (Some(true), _) => weights::JOIN_SAME_DATE,
                (Some(false), false) => weights::JOIN_OTHER_DATE,
                _ => 0.0,
            };
        if let (Some(a), Some(b)) = (draft.place_entity, one.place_entity) {
            score += if a == b { weights::JOIN_SAME_PLACE } else { weights::JOIN_OTHER_PLACE };
            let unopposed = shared > 0 || draft.entities.is_empty() || one.entities.is_empty();
            if a == b && unopposed && dates_agree(draft.date, one.date) == Some(true) {
                score += weights::JOIN_SAME_DATE_AND_PLACE;
            }
        }
        if trigger.word == Word::Noun && !linked {
            score += if trigger.definite { weights::JOIN_DEFINITE } else { weights::JOIN_INDEFINITE };
        } else if self.refers_back(number) && !linked {
            score += weights::JOIN_SIGNS_AGAIN;
        } else if trigger.is_verb() && !speech && !linked {
            score += weights::JOIN_VERB;
        }
        if one.kind == EventKind::Call && one.entities.is_empty() {
            score += weights::JOIN_CALL_WITHOUT_PARTIES;
        }
        let same_word = draft.distinct.iter().any(|t| self.triggers[*t].lemma == trigger.lemma);
        if same_word {
            score += weights::JOIN_SAME_WORD;
        }
        if trigger.frame == Frame::Deal && !linked {
            fn sort(t: &Trigger) -> Option<&str> {
                t.lemma.split(' ').next()
            }
            let known = draft.distinct.iter().map(|t| &self.triggers[*t]).filter(|t| t.frame == Frame::Deal);
            let mut known = known.filter(|t| !is_any_contract(&t.lemma)).map(sort).peekable();
            let own = sort(trigger);
            if !is_any_contract(&trigger.lemma) && known.peek().is_some() && !known.any(|other| other == own) {
                score += weights::JOIN_OTHER_CONTRACT;
            }
        }
        let title = |t: usize| title(self.scan, &self.triggers[t]);
        if let Some(own) = title(number) {
            let mut known = draft.distinct.iter().filter_map(|t| title(*t)).peekable();
            if known.peek().is_some() {
                let same = known.any(|other| other == own);
                score += if same { weights::JOIN_SAME_TITLE } else { weights::JOIN_OTHER_TITLE };
            }
        }
        let headline = |t: &usize| self.scan.source.section(self.triggers[*t].at()) == Section::Headline;
        if !speech && draft.distinct.iter().all(headline) {
            score += weights::JOIN_HEADLINE;
        }
        if draft.background != one.background && !linked && shared == 0 {
            score += weights::JOIN_BACKGROUND;
        }
        score + weights::JOIN_PER_EVENT_BETWEEN * between as f32
    }

    /// A verb of signing without a contract of its own (`ووقّع X النص`): of what was told before.
    fn refers_back(&self, number: usize) -> bool {
        let trigger = &self.triggers[number];
        let new = |t: &Trigger| t.clause == trigger.clause && t.frame == Frame::Deal && !t.definite;
        let clause = self.triggers.partition_point(|t| t.clause < trigger.clause);
        let mut own = self.triggers[clause..].iter().take_while(|t| t.clause == trigger.clause);
        trigger.is_verb() && trigger.frame == Frame::Sign && trigger.lemma != "اتفق" && !own.any(new)
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
        for (mention, side) in one.participants {
            draft.participants.push((mention, side));
        }
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
        }
        let exactness = |place: Option<u32>| place.map_or(0, |mention| self.exactness(mention));
        if exactness(one.place) > exactness(draft.place) {
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
    fn occasion(&self, draft: &Draft, trigger: &Trigger) -> f32 {
        if trigger.frame != Frame::Address {
            return 0.0;
        }
        let other = draft.distinct.iter().map(|t| &self.triggers[*t]).find(|t| t.frame == Frame::Address);
        match other {
            Some(other) if other.lemma != trigger.lemma => weights::JOIN_OTHER_OCCASION,
            _ => 0.0,
        }
    }
}

/// Words for every sort of contract: they refer to any of them.
fn is_any_contract(lemma: &str) -> bool {
    matches!(lemma, "اتفق" | "اتفاقية" | "وثيقة" | "بيان" | "إعلان" | "أعلن")
}

/// The definite word or the name directly behind a noun: what an agreement or a conference is called by.
pub fn title<'s>(scan: &'s Scan<'_>, trigger: &Trigger) -> Option<&'s str> {
    let next = trigger.tokens.end;
    let named = trigger.word == Word::Noun && matches!(trigger.frame, Frame::Deal | Frame::Gather);
    if !named || next >= scan.len() || trigger.definite && scan.is_free(next) {
        return None;
    }
    (scan.mention_of[next].is_some() || scan.is_definite(next)).then(|| scan.normal(next))
}

/// Whether two dates can be one; `None` where one is unknown.
pub fn dates_agree(one: Option<DateValue>, other: Option<DateValue>) -> Option<bool> {
    let (one, other) = (one?.interval()?, other?.interval()?);
    Some(one.intersect(other).is_some())
}

impl Draft {
    /// One mention per entity. A country takes part only where no person stands for it.
    pub fn unique_participants(&self, identities: &Identities) -> Vec<(u32, Side)> {
        let mut seen = BTreeSet::new();
        let kind = |mention: u32| identities.kinds[identities.of[mention as usize] as usize];
        let named = self.participants.iter().any(|(m, _)| kind(*m) == EntityKind::Person);
        let takes_part = |m: u32| !(named && kind(m) == EntityKind::Place);
        let all = self.participants.iter().copied().filter(|(m, _)| takes_part(*m));
        all.filter(|(m, _)| seen.insert(identities.of[*m as usize])).collect()
    }
}
