//! Drafts → what their neighbours tell of them: a meeting held during a visit, fresh news of the document's day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::clause::Clause;
use super::merge::Draft;
use super::order::Link;
use super::scan::Scan;
use super::trigger::Trigger;
use super::weights;
use crate::arabic::lexicon::Cue;
use crate::base::{DateValue, EventKind};
use crate::extract::reading::{INFERRED_DAY, Place, Section, Witness};

/// Why an event has its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateReason {
    Expression,
    /// The dated event told just before it.
    Before,
    /// The dated meeting during the visit, or the visit around the meeting.
    Around,
    /// Fresh news of the document's day.
    Document,
    /// The day before or after what the sentence tells: `غداة`.
    Eve,
    None,
}

impl DateReason {
    /// What speaks for a date that no expression of the event's own gives.
    pub(super) fn witness(self) -> Option<Witness> {
        let [before, around, news, eve] = INFERRED_DAY;
        Some(match self {
            Self::Before => Witness::new(before, weights::DATE_OF_EVENT_BEFORE),
            Self::Around => Witness::new(around, weights::DATE_OF_EVENT_AROUND),
            Self::Document => Witness::new(news, weights::DATE_OF_NEWS),
            Self::Eve => Witness::new(eve, weights::DATE_OF_EVENT_AROUND),
            Self::Expression | Self::None => return None,
        })
    }
}

/// The place of one event is that of another too.
pub(super) fn take_place(drafts: &mut [Draft], from: usize, to: usize, how: &'static str) {
    let Some(place) = &drafts[from].place else { return };
    let place = Place { mention: place.mention, witnesses: vec![Witness::new(how, weights::PLACE_BORROWED)] };
    drafts[to].place = Some(place);
    drafts[to].place_entity = drafts[from].place_entity;
}

pub struct Settler<'c, 'a> {
    pub scan: &'c Scan<'a>,
    pub clauses: &'c [Clause],
    pub triggers: &'c [Trigger],
    /// Which events lie before or behind which others.
    pub links: &'c [Link],
}

/// How many days before the document's date the main news may have been, for speeches around it to share its day.
pub(super) const FRESH_DAYS: i32 = 3;
/// Bytes from which on a sentence is no dateline.
pub(super) const LONG_SENTENCE: u32 = 80;
/// So many of the nearest events with the same party, on each side, are asked for what an event lacks.
const NEIGHBOURS: usize = 64;

/// On one of the days after somebody arrived for a visit, which has its first day.
fn is_during(draft: &Draft, visit: &Draft) -> bool {
    const DAYS: i32 = 2;
    let days = visit.date.and_then(|d| d.as_day()).zip(draft.date.and_then(|d| d.as_day()));
    let within = |(first, day): (Date, Date)| first < day && first.until(day).is_ok_and(|span| span.get_days() <= DAYS);
    visit.kind == EventKind::Visit && draft.kind == EventKind::Meeting && days.is_some_and(within)
}

pub(super) fn take_date(draft: &mut Draft, told: Told, reason: DateReason) {
    draft.date = told.date;
    draft.date_mention = told.mention;
    draft.date_witnesses = reason.witness().into_iter().collect();
}

/// Where to look for an event's neighbours.
#[derive(Default)]
pub(super) struct Order {
    /// For each trigger its draft.
    pub draft_of: Vec<Option<usize>>,
    /// For each draft the trigger that tells it first in the text's body.
    pub told: Vec<usize>,
    /// The drafts that are so many days from another, and so on none that they could take from their neighbours.
    pub counted: Vec<bool>,
    /// Tokens at which a day is told that dates no event (`ووقف ⟦اليوم⟧ …`), with its date mention.
    pub marks: BTreeMap<usize, u32>,
    /// The drafts of each party, in the order they are first told.
    of_party: BTreeMap<u32, Vec<usize>>,
    /// The triggers by which dated events are told, with their drafts.
    pub dated: BTreeMap<usize, usize>,
    /// The drafts that are no announcements, by the trigger that tells them.
    pub occasions: Vec<(usize, usize)>,
}

/// A day at which the telling has arrived.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told {
    /// `None` where it is the document's own day and that is not known.
    pub date: Option<DateValue>,
    /// The expression that gives it.
    pub mention: Option<u32>,
}

impl Told {
    pub(super) fn of(draft: &Draft) -> Self {
        Self { date: draft.date, mention: draft.date_mention }
    }
}

/// Two meetings of one man with different people.
fn are_other_meetings(one: &Draft, other: &Draft) -> bool {
    let meetings = one.kind == EventKind::Meeting && other.kind == EventKind::Meeting;
    meetings && !one.entities.is_subset(&other.entities) && !other.entities.is_subset(&one.entities)
}

impl Settler<'_, '_> {
    pub fn settle(&self, drafts: &mut [Draft]) -> Vec<DateReason> {
        let mut reasons: Vec<_> =
            drafts.iter().map(|d| if d.date.is_some() { DateReason::Expression } else { DateReason::None }).collect();
        let document = self.scan.found.document_date.map(|date| date.value);
        let story = self.story(drafts, document);
        self.share_parties(drafts);
        let mut order = self.order(drafts);
        order.counted = self.counted(drafts, &order.draft_of);
        self.share_occasions(&order, drafts, &mut reasons);
        self.note_all_dated(&mut order, drafts);
        order.marks = self.marks(drafts);
        for at in 0..drafts.len() {
            if drafts[at].date.is_none()
                && !order.counted[at]
                && let Some((told, reason)) = self.infer(&order, drafts, at, story)
                && !self.breaks_order(drafts, &order.draft_of, at, told.date)
            {
                take_date(&mut drafts[at], told, reason);
                reasons[at] = reason;
                self.note_dated(&mut order, drafts, at);
            }
        }
        self.shift_eves(drafts, &mut reasons, story);
        self.share_occasions(&order, drafts, &mut reasons);
        self.share_places(&order, drafts, &reasons);
        reasons
    }

    fn order(&self, drafts: &[Draft]) -> Order {
        let mut order = Order { told: drafts.iter().map(|draft| self.first_told(draft)).collect(), ..Order::default() };
        order.draft_of = vec![None; self.triggers.len()];
        for (at, draft) in drafts.iter().enumerate() {
            draft.triggers.iter().for_each(|t| order.draft_of[*t] = Some(at));
            draft.entities.iter().for_each(|party| order.of_party.entry(*party).or_default().push(at));
        }
        let occasions = (0..drafts.len()).filter(|at| drafts[*at].kind != EventKind::Announcement);
        order.occasions = occasions.map(|at| (order.told[at], at)).collect();
        order.occasions.sort_unstable();
        order
    }

    fn note_all_dated(&self, order: &mut Order, drafts: &[Draft]) {
        for at in (0..drafts.len()).filter(|at| drafts[*at].date.is_some()) {
            self.note_dated(order, drafts, at);
        }
    }

    /// Later events may take the date of this one. A reference back (`الاتفاق`) does not move the time of the report, if it is not dated itself.
    fn note_dated(&self, order: &mut Order, drafts: &[Draft], at: usize) {
        let sentence = |token: usize| self.scan.source.sentence_of[token];
        let date = drafts[at].date_mention.and_then(|mention| self.scan.found.dates.get(mention as usize));
        let tells = |t: &&usize| {
            let trigger = &self.triggers[**t];
            let dated_here = date.is_some_and(|date| date.sentence == sentence(trigger.at()));
            let known = trigger.definite || super::contract::title(self.scan, trigger).is_some();
            trigger.is_verb() || !known || dated_here
        };
        order.dated.extend(drafts[at].triggers.iter().filter(tells).map(|t| (*t, at)));
    }

    /// A day at most [`FRESH_DAYS`] before the document's.
    pub(super) fn is_fresh_date(&self, date: Option<DateValue>, document: Option<DateValue>) -> bool {
        let (Some(day), Some(date)) = (document.and_then(|d| d.as_day()), date.and_then(|d| d.as_day())) else {
            return false;
        };
        date <= day && date.until(day).is_ok_and(|span| span.get_days() <= FRESH_DAYS)
    }

    pub(super) fn paragraph(&self, token: usize) -> u32 {
        let sentence = self.scan.source.sentence_of[token] as usize;
        self.scan.source.sentences.get(sentence).map_or(0, |s| s.paragraph)
    }

    fn first(&self, draft: &Draft) -> &Trigger {
        &self.triggers[draft.triggers[0]]
    }

    /// The first trigger outside the headline.
    fn first_told(&self, draft: &Draft) -> usize {
        let body =
            draft.triggers.iter().find(|t| self.scan.source.section(self.triggers[**t].at()) != Section::Headline);
        *body.unwrap_or(&draft.triggers[0])
    }

    /// The visit during which a meeting was held (or the other way round): told in the same paragraph, with a party in common.
    pub(super) fn around(&self, order: &Order, drafts: &[Draft], at: usize, visit: bool) -> Option<usize> {
        let draft = &drafts[at];
        let partner = match draft.kind {
            EventKind::Meeting | EventKind::Agreement if visit => [EventKind::Visit, EventKind::Visit],
            EventKind::Meeting | EventKind::Agreement => [EventKind::Visit, EventKind::Meeting],
            EventKind::Visit => [EventKind::Meeting, EventKind::Meeting],
            // Those who met face the press where they met.
            EventKind::Announcement if self.faces_press(draft) && visit => [EventKind::Visit, EventKind::Visit],
            EventKind::Announcement if self.faces_press(draft) => [EventKind::Meeting, EventKind::Agreement],
            _ => return None,
        };
        let told = self.triggers[order.told[at]].at();
        let paragraph = self.paragraph(told);
        let mut near = BTreeSet::new();
        for of_party in draft.entities.iter().filter_map(|party| order.of_party.get(party)) {
            let middle = of_party.partition_point(|other| self.first(&drafts[*other]).at() < told);
            let nearest = middle.saturating_sub(NEIGHBOURS)..(middle + NEIGHBOURS).min(of_party.len());
            near.extend(of_party[nearest].iter().copied());
        }
        let near = near.into_iter().filter(|other| {
            let d = &drafts[*other];
            *other != at
                && partner.contains(&d.kind)
                && (d.date.is_some() || d.place.is_some())
                && self.is_told_near(d, paragraph)
                && !(d.background && !draft.background && self.first(d).at() > told)
                && !self.are_other_cities(draft, d)
                && !are_other_meetings(draft, d)
                && (draft.date.is_none()
                    || d.date.is_none()
                    || super::merge::dates_agree(draft.date, d.date) == Some(true)
                    || is_during(draft, d))
        });
        near.min_by_key(|other| self.first(&drafts[*other]).at().abs_diff(told))
    }

    /// `في ⟦مؤتمر صحفي⟧`: said to reporters on the spot.
    fn faces_press(&self, draft: &Draft) -> bool {
        draft.triggers.iter().any(|t| self.scan.has_cue(&self.triggers[*t].lemma, Cue::Press))
    }

    /// The two were in different cities.
    fn are_other_cities(&self, one: &Draft, other: &Draft) -> bool {
        let city = |draft: &Draft| {
            let place = draft.place.as_ref()?;
            self.scan.place_name(place.mention).filter(|place| !place.is_country).and(draft.place_entity)
        };
        city(one).zip(city(other)).is_some_and(|(a, b)| a != b)
    }

    /// One of the event's triggers stands in this paragraph or in the one before or behind it.
    fn is_told_near(&self, draft: &Draft, paragraph: u32) -> bool {
        let paragraph_of = |t: &usize| self.paragraph(self.triggers[*t].at());
        let behind = draft.triggers.partition_point(|t| paragraph_of(t) + 1 < paragraph);
        draft.triggers.get(behind).is_some_and(|t| paragraph_of(t) <= paragraph + 1)
    }
}
