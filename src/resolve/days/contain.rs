//! Visits and the meetings held during them: the day of the one is that of the other, in whichever document it is written.
//!
//! Only what lacks a day gets one, and only once, so this ends.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{Days, Found};
use crate::base::{DateValue, DayInterval, DocumentId, EventKind, Passage};
use crate::resolve::Reason;
use crate::resolve::events::Item;
use crate::resolve::folder::Folder;

/// Gives undated visits the day of the meetings during them, and undated meetings that of the visit. True where something new is known.
pub fn narrow(folder: &Folder<'_>, days: &mut Days<'_>, items: &[Item<'_>], groups: &[Vec<usize>]) -> bool {
    let mut told_in: BTreeMap<DocumentId, Vec<usize>> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        if group.first().is_some_and(|at| matches!(items[*at].mention.kind, EventKind::Visit | EventKind::Meeting)) {
            group.iter().for_each(|at| told_in.entry(items[*at].document).or_default().push(number));
        }
    }
    let mut news = false;
    for group in groups {
        let Some(found) = around(folder, items, groups, &told_in, group) else { continue };
        for &at in group {
            let key = (items[at].document, items[at].mention.triggers[0]);
            if let Entry::Vacant(open) = days.found.entry(key) {
                open.insert(found.clone());
                news = true;
            }
        }
    }
    news
}

/// The day of the visit around the meetings of an undated group, or of the meetings during its visit, if there is one such day.
fn around(
    folder: &Folder<'_>,
    items: &[Item<'_>],
    groups: &[Vec<usize>],
    told_in: &BTreeMap<DocumentId, Vec<usize>>,
    group: &[usize],
) -> Option<Found> {
    let own: Vec<&Item<'_>> = group.iter().map(|&at| &items[at]).collect();
    let first = own.first()?;
    let partner = match first.mention.kind {
        EventKind::Visit => EventKind::Meeting,
        EventKind::Meeting => EventKind::Visit,
        _ => return None,
    };
    // A report that leaves the day open on purpose, by the analyst's word, keeps it open.
    if own.iter().any(|item| item.days.is_some() || item.mention.date.is_some() || item.ruling.is_some()) {
        return None;
    }
    let mut day: Option<(DayInterval, &Item<'_>, &Item<'_>)> = None;
    for item in &own {
        for &number in told_in.get(&item.document).into_iter().flatten() {
            let other: Vec<&Item<'_>> = groups[number].iter().map(|&at| &items[at]).collect();
            let Some(here) = other.iter().find(|o| o.document == item.document && o.mention.kind == partner) else {
                continue;
            };
            let Some(known) = common_day(&other) else { continue };
            // What this document leaves out of the other event another report of it may tell.
            if !other.iter().any(|report| are_one_stay(item, report)) {
                continue;
            }
            match day {
                Some((days, ..)) if days != known => return None,
                _ => day = Some((known, item, here)),
            }
        }
    }
    let (days, item, here) = day?;
    let passage =
        |item: &Item<'_>| item.mention.triggers.first().map(|&range| Passage { document: item.document, range });
    let text = format!(
        "{} tells of the {} with the {} of the same party at the same place, which was on {days}",
        folder.path(item.document),
        item.mention.kind,
        here.mention.kind
    );
    let evidence = passage(item).into_iter().chain(passage(here)).collect();
    let because = vec![Reason { text, evidence }];
    Some(Found { value: Some(DateValue::day(days.first)), days, instead: false, because })
}

/// The one day that all reports allow, which at least one of them writes.
fn common_day(items: &[&Item<'_>]) -> Option<DayInterval> {
    let mut spans = items.iter().filter_map(|item| item.days);
    let first = spans.next()?;
    let written = items.iter().any(|item| item.mention.date_mention.is_some());
    spans.try_fold(first, DayInterval::intersect).filter(|days| days.is_day() && written)
}

/// One document tells of both, with a party in common and at one place, or at a place in the country of the other.
fn are_one_stay(a: &Item<'_>, b: &Item<'_>) -> bool {
    let together = a.participants.intersection(&b.participants).next().is_some();
    let same_place = a.place.is_some() && a.place == b.place;
    let same_country = a.place_country.is_some() && a.place_country == b.place_country;
    together && (same_place || same_country && !(a.place_is_city && b.place_is_city))
}
