//! An entity → what a card beside the pointer tells of it: name, offices, counts, and when the texts speak of it.

use std::collections::BTreeSet;

use super::lists::{office_text, top_office};
use super::words::date_text;
use crate::base::{DateValue, DayInterval, DocumentId, EntityId, EntityKind};
use crate::resolve::{Analysis, EntityMention};

/// How many stretches of the folder's days the small timeline has.
pub const BARS: usize = 32;
/// More offices than these are for the inspector.
const OFFICES_MOST: usize = 3;

#[derive(Clone, Debug, PartialEq)]
pub struct EntitySummary {
    pub entity: EntityId,
    pub kind: EntityKind,
    pub name: String,
    /// The one named most often first: `وزير الخارجية · تركيا`.
    pub offices: Vec<String>,
    pub mentions: usize,
    pub documents: usize,
    pub events: usize,
    /// The first and the last day on which a dated document names it.
    pub seen: Option<DayInterval>,
    /// The days of the whole folder, cut into [`BARS`] stretches: how many documents name it and how many of its events fall in each.
    pub days: Option<DayInterval>,
    pub bars: Vec<Bar>,
}

/// One stretch of the small timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    pub documents: u32,
    pub events: u32,
}

impl EntitySummary {
    /// `12 mentions in 5 documents, 3 events`
    pub fn counts(&self) -> String {
        let count = |number: usize, one: &str| format!("{number} {one}{}", if number == 1 { "" } else { "s" });
        let mentions = format!("{} in {}", count(self.mentions, "mention"), count(self.documents, "document"));
        if self.events == 0 { mentions } else { format!("{mentions}, {}", count(self.events, "event")) }
    }

    /// `Seen from 3 Jan 2031 to 14 Oct 2031`
    pub fn seen_text(&self) -> String {
        let day = |day| date_text(&DateValue::day(day));
        match self.seen {
            None => "Seen in undated documents only".to_owned(),
            Some(seen) if seen.first == seen.last => format!("Seen on {}", day(seen.first)),
            Some(seen) => format!("Seen from {} to {}", day(seen.first), day(seen.last)),
        }
    }
}

/// The summary of `id` over the whole folder, or `None` where the analysis has no such entity.
pub fn entity_summary(analysis: &Analysis, id: EntityId) -> Option<EntitySummary> {
    let entity = analysis.entities.get(id.index())?;
    let documents: BTreeSet<DocumentId> = entity.mentions.iter().map(|mention| mention.document).collect();
    let of_document = |document: &DocumentId| {
        let record = analysis.documents.get(document.index())?;
        record.date.as_ref()?.value.interval()
    };
    let events: Vec<_> = analysis
        .events
        .iter()
        .filter(|event| event.place == Some(id) || event.participants.iter().any(|who| who.entity == id))
        .collect();
    let all = (analysis.documents.iter()).filter_map(|record| record.date.as_ref()?.value.interval());
    let days = all.reduce(cover);
    let mut bars = vec![Bar::default(); if days.is_some() { BARS } else { 0 }];
    if let Some(days) = days {
        for told in documents.iter().filter_map(of_document) {
            bars[bar_of(days, told.first)].documents += 1;
        }
        for held in events.iter().filter_map(|event| event.date?.interval()).filter_map(|held| days.intersect(held)) {
            bars[bar_of(days, held.first)].events += 1;
        }
    }
    let top = top_office(entity);
    let others = entity.roles.iter().filter(|role| top.is_none_or(|top| !std::ptr::eq(*role, top)));
    let offices = top.into_iter().chain(others).take(OFFICES_MOST).map(|role| office_text(analysis, role)).collect();
    Some(EntitySummary {
        entity: id,
        kind: entity.kind,
        name: entity.name.clone(),
        offices,
        mentions: entity.mentions.iter().map(EntityMention::passage).count(),
        documents: documents.len(),
        events: events.len(),
        seen: documents.iter().filter_map(of_document).reduce(cover),
        days,
        bars,
    })
}

fn cover(a: DayInterval, b: DayInterval) -> DayInterval {
    DayInterval { first: a.first.min(b.first), last: a.last.max(b.last) }
}

/// In which stretch of `days` a day falls; one outside falls in the nearest.
fn bar_of(days: DayInterval, day: jiff::civil::Date) -> usize {
    let behind = DayInterval { first: days.first, last: day.clamp(days.first, days.last) }.days() - 1;
    let behind = usize::try_from(behind).unwrap_or(0);
    let whole = usize::try_from(days.days()).unwrap_or(1).max(1);
    (behind * BARS / whole).min(BARS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::test_data::analysis;

    #[test]
    fn counts_and_days_are_those_of_the_folder() {
        let analysis = analysis();
        for entity in analysis.entities.iter().filter(|entity| !entity.mentions.is_empty()) {
            let summary = entity_summary(&analysis, entity.id).unwrap();
            assert_eq!((summary.name.as_str(), summary.mentions), (entity.name.as_str(), entity.mentions.len()));
            let dated: u32 = summary.bars.iter().map(|bar| bar.documents).sum();
            assert!(dated as usize <= summary.documents);
            assert_eq!(summary.seen.is_some(), dated > 0);
            let (seen, days) = (summary.seen, summary.days.unwrap());
            assert!(seen.is_none_or(|seen| days.first <= seen.first && seen.last <= days.last));
        }
        assert_eq!(entity_summary(&analysis, EntityId(999)), None);
    }

    #[test]
    fn days_fall_into_stretches_in_order() {
        let day = |month, day| jiff::civil::date(2031, month, day);
        let days = DayInterval { first: day(1, 1), last: day(12, 31) };
        assert_eq!((bar_of(days, day(1, 1)), bar_of(days, day(12, 31))), (0, BARS - 1));
        let middle = bar_of(days, day(7, 1));
        assert!((BARS / 2 - 1..=BARS / 2).contains(&middle));
        let one = DayInterval { first: day(1, 1), last: day(1, 1) };
        assert_eq!((bar_of(one, day(1, 1)), bar_of(one, day(5, 1))), (0, 0));
    }
}
