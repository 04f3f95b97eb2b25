//! Events without a day, and between which days they must have been all the same.

use jiff::civil::Date;

use super::Connections;
use crate::base::{EventId, EventKind, Precision};
use crate::extract::EventStatus;
use crate::model::words::date_text;
use crate::resolve::{Analysis, Event};

#[derive(Clone, Debug, PartialEq)]
pub struct Undated {
    pub event: EventId,
    pub kind: EventKind,
    pub status: EventStatus,
    pub label: String,
    pub sources: u32,
    pub disputed: bool,
    pub bounds: DayBounds,
    pub about: Connections,
}

/// What is known of a day that is not known: what happened was over when it was written of, and what is announced had not come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayBounds {
    pub not_before: Option<Date>,
    pub not_after: Option<Date>,
    /// A month or a day of the month without its year.
    pub part: Option<String>,
}

impl Undated {
    pub(super) fn of(analysis: &Analysis, event: &Event) -> Self {
        Self {
            event: event.id,
            kind: event.kind,
            status: event.status,
            label: crate::model::event_label(analysis, event),
            sources: u32::try_from(event.reports.len()).unwrap_or(u32::MAX),
            disputed: !event.contradictions.is_empty(),
            bounds: DayBounds::of(analysis, event),
            about: Connections::of(event),
        }
    }
}

impl DayBounds {
    fn of(analysis: &Analysis, event: &Event) -> Self {
        let written = || {
            let documents = event.reports.iter().filter_map(|report| analysis.documents.get(report.document.index()));
            documents.filter_map(|record| {
                let day = record.date.as_ref().and_then(|date| date.value.interval());
                let between = || record.written_between.as_ref().map(|between| (between.first, between.last));
                day.map(|days| (Some(days.first), Some(days.last))).or_else(between)
            })
        };
        let part = event
            .date
            .filter(|date| matches!(date.precision, Precision::Unresolved { month, day } if month.or(day).is_some()));
        let part = part.map(|date| date_text(&date));
        match event.status {
            EventStatus::Happened => {
                Self { not_before: None, not_after: written().filter_map(|(_, last)| last).min(), part }
            }
            EventStatus::Scheduled => {
                Self { not_before: written().filter_map(|(first, _)| first).max(), not_after: None, part }
            }
        }
    }

    /// `by 17 Oct 2025`, `26 Feb, year unknown`, or `no day known`.
    pub fn text(&self) -> String {
        let day = |day: Date| date_text(&Precision::Day(day).into());
        let mut known: Vec<String> = self.part.iter().cloned().collect();
        known.extend(self.not_before.map(|first| format!("not before {}", day(first))));
        known.extend(self.not_after.map(|last| format!("by {}", day(last))));
        if known.is_empty() { "no day known".to_owned() } else { known.join(", ") }
    }
}
