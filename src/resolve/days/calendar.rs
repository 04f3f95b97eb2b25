//! The day of an undated page that states weekday, day and month of itself: which years have such a day, and which of them the folder leaves.
//!
//! A day of a month falls on one weekday in one year of five to eleven. Of those years only the ones count that the folder's dated
//! pages span, a year more on either side; of several the one in which the people whom the page names stand in dated pages, if it is far
//! ahead of every other.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::Days;
use crate::arabic::Unit;
use crate::base::{DayInterval, DocumentId, EntityId, EntityKind, Passage};
use crate::extract::{Reading, Step};
use crate::resolve::Reason;
use crate::resolve::entities::Entities;
use crate::resolve::folder::Folder;

/// The years in which a page can have been written.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;
/// So far beyond the first and the last dated page an undated one of the folder is sought, in days.
pub(super) const MARGIN_DAYS: i64 = 366;
/// After so many days a page tells of other people.
const MEMORY_DAYS: f64 = 365.0;
/// What the people must amount to for one year: one of them named within eight months.
const ENOUGH: f64 = 0.5;
/// How many times as much as for any other year.
const AHEAD: f64 = 3.0;
/// Who is named more often in the folder is named at all times.
const MOST_MENTIONS: usize = 500;

/// The first and the last day of the folder's dated pages.
pub(super) fn span(folder: &Folder<'_>, days: &Days<'_>) -> Option<DayInterval> {
    let known = |document: DocumentId| days.of_document(document)?.value.interval();
    let mut dated = folder.document_ids().filter_map(known);
    let first = dated.next()?;
    let widen = |span: DayInterval, next: DayInterval| DayInterval {
        first: span.first.min(next.first),
        last: span.last.max(next.last),
    };
    Some(dated.fold(first, widen))
}

/// The days on which the page can have been written by the day and month it states of its own day; `None` where it states none.
pub(super) fn stated(document: DocumentId, reading: &Reading) -> Option<(BTreeSet<Date>, Reason)> {
    let mut dates = reading.dates.iter().filter(|date| date.relative);
    let (date, (month, day), shift) = dates.find_map(|date| {
        let anchor = date.anchor.as_ref()?;
        let shift = match anchor.steps[..] {
            [] => 0,
            [Step::Shift { unit: Unit::Day, count }] => count,
            _ => return None,
        };
        Some((date, anchor.month_day?, shift))
    })?;
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let written = |year: i16| Date::new(year, month, day).ok()?.checked_sub(shift.days()).ok();
    let evidence = vec![Passage { document, range: date.range }];
    let text = "It states day and month of its own day, but no year".to_owned();
    Some((YEARS.filter_map(written).collect(), Reason { text, evidence }))
}

/// A date expression gives weekday and day of the month of one day, which few years have: `الاثنين 27 مايو`.
pub(super) fn names_weekday_of_a_day(reading: &Reading) -> bool {
    let of_a_month = |step: &Step| matches!(step, Step::Nearest { day: Some(_), .. });
    let mut anchors = reading.dates.iter().filter_map(|date| date.anchor.as_ref());
    anchors
        .any(|anchor| anchor.weekday.is_some() && (anchor.month_day.is_some() || anchor.steps.iter().any(of_a_month)))
}

/// Of `domain` the days within the folder's `span`, a year more on either side; `None` where that excludes none or all.
pub(super) fn within(span: DayInterval, domain: &BTreeSet<Date>) -> Option<(BTreeSet<Date>, Reason)> {
    let from = span.first.checked_sub(MARGIN_DAYS.days()).unwrap_or(span.first);
    let to = span.last.checked_add(MARGIN_DAYS.days()).unwrap_or(span.last);
    let left: BTreeSet<Date> = domain.range(from..=to).copied().collect();
    let text = format!("The folder's dated pages are of {span}, and this one is sought no more than a year beyond");
    (!left.is_empty() && left.len() < domain.len()).then_some((left, Reason { text, evidence: Vec::new() }))
}

/// Of `domain` the day near which other pages name the people of this one; `None` where no day is far ahead.
pub(super) fn among_people(
    folder: &Folder<'_>,
    entities: &Entities,
    days: &Days<'_>,
    document: DocumentId,
    domain: &BTreeSet<Date>,
) -> Option<(Date, Reason)> {
    let own = entities.of_mention.get(document.index())?;
    let people: BTreeSet<EntityId> =
        own.iter().copied().filter(|id| entities.table[id.index()].kind == EntityKind::Person).collect();
    let at_all_times = |id: &EntityId| entities.table[id.index()].mentions.len() > MOST_MENTIONS;
    // For each person the pages of known days that name them.
    let mut named: BTreeMap<EntityId, BTreeMap<Date, Passage>> = BTreeMap::new();
    for id in people.into_iter().filter(|id| !at_all_times(id)) {
        for mention in entities.table[id.index()].mentions.iter().filter(|mention| mention.document != document) {
            let Some(day) = days.of_document(mention.document).and_then(|date| date.value.as_day()) else { continue };
            named.entry(id).or_default().entry(day).or_insert_with(|| mention.passage());
        }
    }
    let nearest = |pages: &BTreeMap<Date, Passage>, day: Date| {
        let before = pages.range(..=day).next_back();
        let behind = pages.range(day..).next();
        let near =
            [before, behind].into_iter().flatten().map(|(date, passage)| (days_between(*date, day), *date, *passage));
        near.min_by_key(|(apart, ..)| *apart)
    };
    let weight = |day: Date| -> f64 {
        let near = named.values().filter_map(|pages| nearest(pages, day));
        near.map(|(apart, ..)| (-f64::from(apart) / MEMORY_DAYS).exp()).sum()
    };
    let mut weighed: Vec<(f64, Date)> = domain.iter().map(|&day| (weight(day), day)).collect();
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let (&(best, day), rest) = weighed.split_first()?;
    if best < ENOUGH || rest.first().is_some_and(|(next, _)| best < AHEAD * next) {
        return None;
    }
    let mut near: Vec<_> = named.iter().filter_map(|(id, pages)| Some((nearest(pages, day)?, *id))).collect();
    near.sort_by_key(|((apart, ..), id)| (*apart, *id));
    let ((_, page_day, passage), id) = near.into_iter().next()?;
    let others: Vec<String> = rest.iter().map(|(_, day)| day.year().to_string()).collect();
    let text = format!(
        "{} dated {page_day} names {} too, near {day} and far from such a day of {}",
        folder.path(passage.document),
        entities.table[id.index()].name,
        others.join(", ")
    );
    Some((day, Reason { text, evidence: vec![passage] }))
}

fn days_between(one: Date, other: Date) -> i32 {
    one.until(other).map_or(i32::MAX, |span| span.get_days().abs())
}
