//! The folder as constraints on days: what documents state of themselves, and what other documents' dates imply for those that do not.

mod calendar;
mod contain;
mod infer;
mod office;
mod order;

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;
use jiff::civil::Date;
use rayon::prelude::*;

use crate::base::{DateValue, DayInterval, Diagnostic, DocumentId, Passage, TextRange};
use crate::extract::{DateMention, EventMention, EventStatus};

use super::entities::Entities;
use super::events::Item;
use super::folder::Folder;
use crate::arabic::lexicon::Terms;
use office::Times;
use order::Conflict;

use super::{DateRecord, DateSource, DocumentDate, Event, Reason, WrittenBetween};

/// Narrows what is known of days by everything the groups of events tell. True where something new is known, so that it may tell more.
pub fn narrow(
    folder: &Folder<'_>,
    entities: &Entities,
    days: &mut Days<'_>,
    items: &[Item<'_>],
    groups: &[Vec<usize>],
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let news = infer::narrow(folder, days, items, groups, diagnostics)
        | contain::narrow(folder, days, items, groups)
        | order::narrow(folder, days, items, groups, diagnostics);
    // The calendar alone speaks only where what is told has nothing more to say.
    news || infer::narrow_by_calendar(folder, entities, days, items, groups)
}

/// The days that an event has only by another one.
#[derive(Clone, Debug)]
struct Found {
    /// `None` where no day, week, month or year tells more than what the document itself says.
    value: Option<DateValue>,
    /// Perhaps without a beginning or an end.
    days: DayInterval,
    /// The document's own day was only inferred, and is given up.
    instead: bool,
    because: Vec<Reason>,
}

/// What is known so far of the day of each document, and with it of the relative expressions in it.
#[derive(Debug)]
pub struct Days<'a> {
    folder: &'a Folder<'a>,
    documents: Vec<Option<DocumentDate>>,
    /// When the documents that do not state their day can have been written by the offices of their people.
    times: Vec<Option<Times>>,
    /// The documents of which the analyst says that they have no day.
    ruled_undated: BTreeSet<DocumentId>,
    /// By document and first trigger.
    found: BTreeMap<(DocumentId, TextRange), Found>,
    /// What is told of the order of events and cannot be met together.
    conflicts: Vec<Conflict>,
}

impl<'a> Days<'a> {
    /// As the documents state it themselves, or the analyst for them.
    pub fn stated(
        folder: &'a Folder<'a>,
        entities: &Entities,
        ruled: &BTreeMap<DocumentId, Option<DateValue>>,
    ) -> Self {
        let stated = |document: DocumentId| {
            if let Some(ruled) = ruled.get(&document) {
                let because = vec![Reason { text: "The analyst says so".to_owned(), evidence: Vec::new() }];
                return ruled.map(|value| DocumentDate { value, source: DateSource::Analyst, because });
            }
            let date = folder.reading(document).date.as_ref()?;
            let evidence = date.range.map(|range| Passage { document, range }).into_iter().collect();
            Some(DocumentDate {
                value: date.value,
                source: if date.range.is_some() { DateSource::Stated } else { DateSource::File },
                because: vec![Reason { text: date.because.clone(), evidence }],
            })
        };
        let documents: Vec<Option<DocumentDate>> = folder.document_ids().map(stated).collect();
        Self {
            folder,
            times: times(folder, entities, &documents),
            documents,
            ruled_undated: ruled.iter().filter(|(_, day)| day.is_none()).map(|(document, _)| *document).collect(),
            found: BTreeMap::new(),
            conflicts: Vec::new(),
        }
    }

    /// The analyst says that the document's day is not known.
    fn is_ruled(&self, document: DocumentId) -> bool {
        self.ruled_undated.contains(&document)
    }

    fn times(&self, document: DocumentId) -> Option<&Times> {
        self.times[document.index()].as_ref()
    }

    pub fn of_document(&self, document: DocumentId) -> Option<&DocumentDate> {
        self.documents[document.index()].as_ref()
    }

    /// The document's day, where the reader did not know it and so could not count from it.
    fn day_found(&self, document: DocumentId) -> Option<Date> {
        let date = self.of_document(document)?;
        date.value.as_day().filter(|_| matches!(date.source, DateSource::Inferred | DateSource::Analyst))
    }

    /// The value of a date expression, with the document's inferred day where it hangs on that.
    pub fn of_expression(&self, document: DocumentId, date: &DateMention) -> DateValue {
        self.day_found(document).and_then(|day| on(date, day)).unwrap_or(date.value)
    }

    /// Of a document without a day: between which days it was written.
    pub fn written_between(&self, document: DocumentId) -> Option<WrittenBetween> {
        if self.of_document(document).is_some() || self.is_ruled(document) {
            return None;
        }
        let held = self.times(document).and_then(Times::bounds);
        let Some((told, reason)) = self.last_told(document) else { return held };
        let nothing = || WrittenBetween { first: None, last: None, because: Vec::new() };
        let mut between = held.unwrap_or_else(nothing);
        // What is told of later than the offices allow may be a date that is misread.
        if between.first.is_none_or(|first| first < told) && between.last.is_none_or(|last| told <= last) {
            between.first = Some(told);
            between.because.push(reason);
        }
        between.first.or(between.last).map(|_| between)
    }

    /// The last day, written with its year, on which the document tells that something happened.
    fn last_told(&self, document: DocumentId) -> Option<(Date, Reason)> {
        let reading = self.folder.reading(document);
        let happened = reading.events.iter().filter(|event| event.status == EventStatus::Happened);
        let written = happened.filter_map(|event| {
            let date = reading.dates.get(event.date_mention? as usize).filter(|date| date.anchor.is_none())?;
            Some((date.value.interval()?, date.range))
        });
        let (days, range) = written.max_by_key(|(days, range)| (days.first, std::cmp::Reverse(range.start)))?;
        let text = format!("It tells of something that happened on {days}, so it was written on that day or later");
        Some((days.first, Reason { text, evidence: vec![Passage { document, range }] }))
    }

    /// The day of an event as this document tells it, and as other events narrow it.
    pub fn of_event(&self, document: DocumentId, event: &EventMention) -> Option<DateValue> {
        let own = self.told_of_event(document, event);
        let Some(found) = self.found(document, event) else { return own };
        let length = |value: DateValue| value.interval().map_or(i32::MAX, DayInterval::days);
        match (own, found.value) {
            (_, value) if found.instead => value,
            // What the document itself says by now may be more exact, or exclude what others tell.
            (Some(own), Some(value)) => {
                let fits = own.interval().is_none_or(|span| span.intersect(found.days).is_some());
                Some(if fits && length(value) < length(own) { value } else { own })
            }
            (own, value) => own.or(value),
        }
    }

    /// The first and the last day that it can have been on.
    pub fn span_of_event(&self, document: DocumentId, event: &EventMention) -> Option<DayInterval> {
        let days = self.of_event(document, event)?.interval()?;
        let found = self.found(document, event).and_then(|found| found.days.intersect(days));
        Some(found.unwrap_or(days))
    }

    fn told_of_event(&self, document: DocumentId, event: &EventMention) -> Option<DateValue> {
        let day = self.day_found(document);
        let expression = event.date_mention.and_then(|at| self.folder.reading(document).dates.get(at as usize));
        match (day, expression) {
            (Some(day), Some(expression)) => on(expression, day).or(event.date),
            (Some(day), None) if event.on_document_day => Some(DateValue::day(day)),
            _ => event.date,
        }
        .filter(|value| value.interval().is_some())
    }

    fn found(&self, document: DocumentId, event: &EventMention) -> Option<&Found> {
        self.found.get(&(document, *event.triggers.first()?))
    }

    /// How an event has its day by others; empty where none tells of it.
    pub fn because_of(&self, document: DocumentId, event: &EventMention) -> &[Reason] {
        self.found(document, event).map_or(&[], |found| &found.because)
    }

    /// Notes with each event what is told of its order among others and cannot be.
    pub fn contradict(&self, events: &mut [Event]) {
        order::contradict(&self.conflicts, events);
    }

    /// The date expressions of a document with their values and how they came about.
    pub fn records(&self, document: DocumentId) -> Vec<DateRecord> {
        let record = |date: &DateMention| {
            let passage = Passage { document, range: date.range };
            let value = self.of_expression(document, date);
            let mut because = vec![Reason { text: date.because.clone(), evidence: vec![passage] }];
            if value != date.value
                && let Some(known) = self.of_document(document)
            {
                let text = format!("Counted from the document's day, {}", known.value);
                because.push(Reason { text, evidence: vec![passage] });
                because.extend(known.because.iter().cloned());
            }
            DateRecord { range: date.range, value, because }
        };
        self.folder.reading(document).dates.iter().map(record).collect()
    }
}

/// What `date` means in a document of `day`; `None` where it does not hang on the document's day or cannot have been written then.
fn on(date: &DateMention, day: Date) -> Option<DateValue> {
    date.anchor.as_ref()?;
    date.fits(day).then(|| date.resolve_against(day))
}

/// For each document without a day of its own what the offices of its people allow.
fn times(folder: &Folder<'_>, entities: &Entities, documents: &[Option<DocumentDate>]) -> Vec<Option<Times>> {
    let known = documents.iter().flatten().filter_map(|date| date.value.interval());
    let beyond = known.map(|days| days.last).max().and_then(|last| last.checked_add(calendar::MARGIN_DAYS.days()).ok());
    let Some(horizon) = Terms::builtin().until().max(beyond) else { return vec![None; documents.len()] };
    let of_one = |(at, date): (usize, &Option<DocumentDate>)| match date {
        Some(_) => None,
        None => office::times(folder, entities, DocumentId::from_index(at), horizon),
    };
    documents.par_iter().enumerate().map(of_one).collect()
}
