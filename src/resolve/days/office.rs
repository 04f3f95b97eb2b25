//! The days on which an undated page can have been written by the offices that it says people hold.
//!
//! Who is called the president of a state is so on the day of writing, and who is called a former one is no longer. A page also recalls
//! people of other times by the offices they held then, so what most of its people allow counts, and nothing where they are at odds.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use crate::arabic::Unit;
use crate::arabic::lexicon::{Held, Office, Terms};
use crate::base::{DayInterval, DocumentId, EntityKind, Passage};
use crate::extract::{DateMention, Reading, RoleHolder, RoleMention, Section, Step};
use crate::resolve::entities::Entities;
use crate::resolve::folder::Folder;
use crate::resolve::{Reason, WrittenBetween};

/// The first day of what is asked.
const FIRST: Date = date(1900, 1, 1);
/// Of so many people one may be at odds with the others.
const TO_ONE_AT_ODDS: usize = 3;

/// Spans of days in order of time, without overlap, and why only those.
#[derive(Clone, Debug)]
pub(super) struct Times {
    pub spans: Vec<DayInterval>,
    pub because: Vec<Reason>,
    /// The last day of what was asked.
    horizon: Date,
}

impl Times {
    /// The first and the last day, where they are not merely those of what was asked.
    pub fn bounds(&self) -> Option<WrittenBetween> {
        let (first, last) = (self.spans.first()?.first, self.spans.last()?.last);
        let (first, last) = ((first > FIRST).then_some(first), (last < self.horizon).then_some(last));
        (first.is_some() || last.is_some()).then(|| WrittenBetween { first, last, because: self.because.clone() })
    }

    /// Every single day; `None` where they are too many to go through.
    pub fn days(&self) -> Option<BTreeSet<Date>> {
        const MOST_DAYS: i32 = 20_000;
        let few = self.spans.iter().map(|span| span.days()).sum::<i32>() <= MOST_DAYS;
        few.then(|| {
            self.spans.iter().flat_map(|span| span.first.series(1.day()).take_while(|day| *day <= span.last)).collect()
        })
    }

    pub fn contains(&self, day: Date) -> bool {
        let at = self.spans.partition_point(|span| span.last < day);
        self.spans.get(at).is_some_and(|span| span.first <= day)
    }
}

/// What the offices of a page's people allow up to the day `horizon`; `None` where the table of terms knows none of them or they are at odds.
pub(super) fn times(folder: &Folder<'_>, entities: &Entities, document: DocumentId, horizon: Date) -> Option<Times> {
    let mut times = Times { spans: vec![DayInterval { first: FIRST, last: horizon }], because: Vec::new(), horizon };
    let (mut agree, mut at_odds) = (0, 0);
    let mut seen: Vec<(String, Vec<DayInterval>)> = Vec::new();
    let reading = folder.reading(document);
    if !is_news(reading) {
        return None;
    }
    let history = history(reading);
    for role in reading.roles.iter().filter(|role| !history.contains(&sentence_of(reading, role))) {
        let Some((name, held)) = held(folder, entities, document, role) else { continue };
        let own = if role.former { after(&held, horizon) } else { during(&held, horizon) };
        if seen.iter().any(|(other, spans)| *other == name && *spans == own) {
            continue;
        }
        let both = intersect(&times.spans, &own);
        if both.is_empty() {
            at_odds += 1;
            continue;
        }
        agree += 1;
        if both != times.spans {
            let terms: Vec<String> = own.iter().map(DayInterval::to_string).collect();
            let how = if role.former { "a former holder of that office on" } else { "in that office on" };
            let text = format!("It calls {name} «{}», who was {how} {}", role.title, terms.join(", "));
            times.because.push(Reason { text, evidence: vec![Passage { document, range: role.range }] });
            times.spans = both;
        }
        seen.push((name, own));
    }
    (agree > 0 && at_odds * TO_ONE_AT_ODDS <= agree && !times.because.is_empty()).then_some(times)
}

/// Something is told of the day of writing, or of a day that counts from it: no history.
fn is_news(reading: &Reading) -> bool {
    let to_day = |step: &Step| match step {
        Step::Shift { unit, .. } => matches!(unit, Unit::Day | Unit::Week),
        Step::Nearest { day, .. } => day.is_some(),
        step => matches!(step, Step::Weekday { .. }),
    };
    let near = |date: &DateMention| date.anchor.as_ref().is_some_and(|anchor| anchor.steps.iter().all(to_day));
    reading.dates.iter().any(near) || reading.events.iter().any(|event| event.on_document_day)
}

fn sentence_of(reading: &Reading, role: &RoleMention) -> u32 {
    reading.mentions.get(role.person as usize).map_or(u32::MAX, |person| person.sentence)
}

/// The sentences of a paragraph from the first on that names a day, month or year with its year: they tell of that time.
fn history(reading: &Reading) -> BTreeSet<u32> {
    let written = |date: &&DateMention| date.anchor.is_none() && date.value.interval().is_some();
    let mut history = BTreeSet::new();
    for date in reading.dates.iter().filter(written) {
        let paragraph = |at: u32| reading.sentences.get(at as usize).map(|sentence| sentence.paragraph);
        let own = paragraph(date.sentence);
        history.extend((date.sentence..).take_while(|at| own.is_some() && paragraph(*at) == own));
    }
    history
}

/// The full name of a role's holder and the terms of that office.
fn held(folder: &Folder<'_>, entities: &Entities, document: DocumentId, role: &RoleMention) -> Option<(String, Held)> {
    let reading = folder.reading(document);
    let mention = reading.mentions.get(role.person as usize)?;
    let section = reading.sentences.get(mention.sentence as usize)?.section;
    if section == Section::Furniture {
        return None;
    }
    let table = Terms::builtin();
    let offices = table.offices(&role.title);
    if offices.is_empty() {
        return None;
    }
    let person = entities.of(document, role.person)?;
    let own = &entities.of_mention[document.index()];
    let names = reading.mentions.iter().zip(own).filter(|(_, entity)| **entity == person);
    let name = names.map(|(mention, _)| mention.name.as_str()).max_by_key(|name| name.split(' ').count())?;
    let holder = match role.of.as_ref() {
        Some(RoleHolder::Mention(index)) => {
            let mention = reading.mentions.get(*index as usize)?;
            let body = (mention.kind == EntityKind::Organization).then(|| table.body(&mention.name)).flatten();
            Some(body.or(mention.country.as_deref())?)
        }
        Some(RoleHolder::Country(code)) => Some(code.as_str()),
        None => None,
    };
    let holder = if offices.contains(&Office::Envoy) { Some("UN") } else { holder };
    Some((name.to_owned(), table.held(holder, &offices, name)?))
}

/// The days of the terms; the last one that had not ended reaches to `horizon`.
fn during(held: &Held, horizon: Date) -> Vec<DayInterval> {
    let mut spans = held.terms.clone();
    if let Some(last) = spans.last_mut().filter(|_| held.goes_on) {
        last.last = last.last.max(horizon);
    }
    spans
}

/// The days behind the first term that lie in none.
fn after(held: &Held, horizon: Date) -> Vec<DayInterval> {
    let ends = held.terms.iter().map(|term| term.last);
    let starts = held.terms.iter().skip(1).map(|term| term.first).chain((!held.goes_on).then_some(horizon));
    let between = ends.zip(starts).map(|(end, start)| DayInterval { first: end, last: start });
    between.filter(|gap| gap.first < gap.last).collect()
}

fn intersect(one: &[DayInterval], other: &[DayInterval]) -> Vec<DayInterval> {
    let mut both: Vec<DayInterval> =
        one.iter().flat_map(|a| other.iter().filter_map(move |b| a.intersect(*b))).collect();
    both.sort_unstable();
    // Two terms that meet on one day are one span.
    let mut spans: Vec<DayInterval> = Vec::with_capacity(both.len());
    for span in both {
        match spans.last_mut() {
            Some(last) if span.first <= last.last.checked_add(1.day()).unwrap_or(last.last) => {
                last.last = last.last.max(span.last);
            }
            _ => spans.push(span),
        }
    }
    spans
}
