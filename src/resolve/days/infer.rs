//! The day of an undated document from the events it shares with dated ones.
//!
//! Each undated document has a domain of days. An event that it puts on a day counted from its own (`today`, `yesterday`, `last week`) and
//! that other documents date leaves only the days from which that count meets the other documents' days; a weekday that the text states
//! for its day leaves one day in seven; what it tells as past cannot lie ahead of it. Domains only shrink and each document is dated
//! once, so this ends whatever the documents say.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

use crate::base::{DateValue, DayInterval, Diagnostic, DocumentId, Passage, Severity};
use crate::extract::DateMention;

use super::office::Times;
use super::{Days, calendar, on};
use crate::resolve::entities::Entities;
use crate::resolve::events::Item;
use crate::resolve::folder::Folder;
use crate::resolve::{DateSource, DocumentDate, Reason};

/// So far from an event's day its document is sought, in days: `last year` reaches that far back.
const REACH: i64 = 800;
/// A domain wider than this says too little to name a day or a week.
const WIDEST: i32 = 7;

/// So many other documents are named as the reason for a day.
const WITNESSES: usize = 3;

/// An event that ties an undated document to the days other documents give.
struct Claim<'a> {
    item: &'a Item<'a>,
    /// What in the document counts from its day; `None` for the document's day itself.
    expression: Option<&'a DateMention>,
    /// The days the other documents allow.
    days: DayInterval,
    others: Vec<&'a Item<'a>>,
}

/// Dates undated documents that state weekday, day and month of themselves, or of a day near by, by what the offices of their people, the
/// folder's span and its other pages leave of the years. True where something new is known.
pub fn narrow_by_calendar(
    folder: &Folder<'_>,
    entities: &Entities,
    days: &mut Days<'_>,
    items: &[Item<'_>],
    groups: &[Vec<usize>],
) -> bool {
    let undated = |document: &DocumentId| days.of_document(*document).is_none() && !days.is_ruled(*document);
    let tells = |document: &DocumentId| {
        let reading = folder.reading(*document);
        calendar::stated(*document, reading).is_some()
            || days.times(*document).is_some() && calendar::names_weekday_of_a_day(reading)
    };
    let undated: BTreeSet<DocumentId> = folder.document_ids().filter(undated).filter(tells).collect();
    if undated.is_empty() {
        return false;
    }
    let claims = claims(folder, days, items, groups);
    let span = calendar::span(folder, days);
    let choose = |document: DocumentId, because: &mut Vec<Reason>, mut domain: BTreeSet<Date>| {
        if let Some((left, reason)) = span.and_then(|span| calendar::within(span, &domain)) {
            domain = left;
            because.push(reason);
        }
        if domain.len() > 1
            && let Some((day, reason)) = calendar::among_people(folder, entities, days, document, &domain)
        {
            domain = BTreeSet::from([day]);
            because.push(reason);
        }
        domain
    };
    let date = |document: DocumentId| {
        let claims = claims.get(&document).map_or(&[][..], Vec::as_slice);
        let choose = |because: &mut Vec<Reason>, domain| choose(document, because, domain);
        Some((document, infer(folder, days, document, claims, &choose).ok()??))
    };
    let found: Vec<(DocumentId, DocumentDate)> = undated.into_iter().filter_map(date).collect();
    let news = !found.is_empty();
    for (document, date) in found {
        days.documents[document.index()] = Some(date);
    }
    news
}

/// Dates the undated documents that the groups of events allow to date. True where something new is known.
pub fn narrow(
    folder: &Folder<'_>,
    days: &mut Days<'_>,
    items: &[Item<'_>],
    groups: &[Vec<usize>],
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let mut found: Vec<(DocumentId, DocumentDate)> = Vec::new();
    for (document, claims) in &claims(folder, days, items, groups) {
        match infer(folder, days, *document, claims, &|_, domain| domain) {
            Ok(Some(date)) => found.push((*document, date)),
            Ok(None) => {}
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    let news = !found.is_empty();
    for (document, date) in found {
        days.documents[document.index()] = Some(date);
    }
    news
}

/// What the groups tell of the undated documents.
fn claims<'a>(
    folder: &Folder<'a>,
    days: &Days<'_>,
    items: &'a [Item<'a>],
    groups: &[Vec<usize>],
) -> BTreeMap<DocumentId, Vec<Claim<'a>>> {
    let mut claims: BTreeMap<DocumentId, Vec<Claim<'_>>> = BTreeMap::new();
    for group in groups {
        for &at in group.iter().filter(|at| group.len() > 1 || items[**at].ruling.is_some()) {
            if days.of_document(items[at].document).is_none()
                && let Some(claim) = claim(folder, items, group, at)
            {
                claims.entry(items[at].document).or_default().push(claim);
            }
        }
    }
    claims
}

fn claim<'a>(folder: &Folder<'a>, items: &'a [Item<'a>], group: &[usize], at: usize) -> Option<Claim<'a>> {
    let item = &items[at];
    if let Some((_, value)) = item.ruling.and_then(|ruling| ruling.date) {
        let expression = item.mention.date_mention.and_then(|at| folder.reading(item.document).dates.get(at as usize));
        let expression = expression.filter(|date| date.anchor.is_some());
        let counts = expression.is_some() || item.mention.on_document_day;
        let days = value.and_then(|value| value.interval()).filter(|_| counts)?;
        return Some(Claim { item, expression, days, others: Vec::new() });
    }
    let expression = match item.mention.date_mention {
        Some(index) => {
            Some(folder.reading(item.document).dates.get(index as usize).filter(|date| date.anchor.is_some())?)
        }
        None if item.mention.on_document_day => None,
        None => return None,
    };
    let others: Vec<&Item<'_>> = group
        .iter()
        .map(|&other| &items[other])
        .filter(|other| other.days.is_some() && other.document != item.document && states_its_day(other))
        .collect();
    let mut spans = others.iter().filter_map(|other| other.days);
    let first = spans.next()?;
    let days = spans.try_fold(first, DayInterval::intersect)?;
    Some(Claim { item, expression, days, others })
}

/// A date is written there, and not only taken from the day of the page.
fn states_its_day(item: &Item<'_>) -> bool {
    item.mention.date_mention.is_some() || item.ruling.is_some_and(|ruling| ruling.date.is_some())
}

/// Says which days of a domain are left by evidence that is no claim, with its reasons.
type Choose<'c> = &'c dyn Fn(&mut Vec<Reason>, BTreeSet<Date>) -> BTreeSet<Date>;

/// The day or week that all claims, the document's own words and `choose` leave, `Ok(None)` where they leave too much.
fn infer(
    folder: &Folder<'_>,
    days: &Days<'_>,
    document: DocumentId,
    claims: &[Claim<'_>],
    choose: Choose<'_>,
) -> Result<Option<DocumentDate>, Diagnostic> {
    let reading = folder.reading(document);
    let mut because: Vec<Reason> = Vec::new();
    let mut domain: Option<BTreeSet<Date>> = None;
    if claims.is_empty()
        && let Some((days, reason)) = calendar::stated(document, reading)
    {
        because.push(reason);
        domain = Some(days);
    }
    let times = days.times(document);
    if claims.is_empty() && domain.is_none() && calendar::names_weekday_of_a_day(reading) {
        domain = times.and_then(Times::days);
    }
    for claim in claims {
        let mut allowed = days_for(claim);
        if let Some(domain) = &domain {
            allowed = domain.intersection(&allowed).copied().collect();
        }
        because.extend(explain(folder, claim));
        if allowed.is_empty() {
            return Err(contradiction(folder, document, claims));
        }
        if let (Some(&first), Some(&last)) = (allowed.first(), allowed.last()) {
            let span = DayInterval { first, last };
            because.push(Reason { text: format!("So this document is of {span}"), evidence: Vec::new() });
        }
        domain = Some(allowed);
    }
    let Some(mut domain) = domain else { return Ok(None) };
    if let Some(times) = times {
        let left: BTreeSet<Date> = domain.iter().copied().filter(|&day| times.contains(day)).collect();
        // Events that only seem to be the same.
        if left.is_empty() {
            return Ok(None);
        }
        if left.len() < domain.len() || claims.is_empty() {
            because.extend(times.because.iter().cloned());
        }
        domain = left;
    }
    for date in reading.dates.iter().filter(|date| date.anchor.is_some()) {
        let fitting: BTreeSet<Date> = domain.iter().copied().filter(|&day| on(date, day).is_some()).collect();
        if fitting.is_empty() && claims.is_empty() {
            return Ok(None);
        }
        if fitting.is_empty() {
            return Err(no_weekday(contradiction(folder, document, claims), date));
        }
        if fitting.len() < domain.len() {
            let text = match weekday_of_all(&fitting) {
                Some(weekday) => format!("The text names the weekday of its day: {}", english(weekday)),
                None => "The text says more of its day here".to_owned(),
            };
            because.push(Reason { text, evidence: vec![Passage { document, range: date.range }] });
            domain = fitting;
        }
    }
    for event in reading.events.iter().filter(|event| event.status == crate::extract::EventStatus::Happened) {
        let Some(days) = event.date.and_then(|date| date.interval()) else { continue };
        let later: BTreeSet<Date> = domain.iter().copied().filter(|&day| day >= days.first).collect();
        if later.is_empty() && claims.is_empty() {
            return Ok(None);
        }
        if !later.is_empty() && later.len() < domain.len() {
            let text = format!("It tells of something that happened on {days}, so it was written on that day or later");
            let evidence = event.triggers.iter().take(1).map(|&range| Passage { document, range }).collect();
            because.push(Reason { text, evidence });
            domain = later;
        }
    }
    let domain = choose(&mut because, domain);
    let (Some(&first), Some(&last)) = (domain.first(), domain.last()) else { return Ok(None) };
    let span = DayInterval { first, last };
    let value = if span.is_day() {
        DateValue::day(first)
    } else if span.days() <= WIDEST && DateValue::week_of(first) == DateValue::week_of(last) {
        DateValue::week_of(first)
    } else {
        return Ok(None);
    };
    because.push(Reason { text: format!("That leaves {span} for this document"), evidence: Vec::new() });
    Ok(Some(DocumentDate { value, source: DateSource::Inferred, because }))
}

/// The days on which a document could say of the event what this one says.
fn days_for(claim: &Claim<'_>) -> BTreeSet<Date> {
    let DayInterval { first, last } = claim.days;
    let Some(expression) = claim.expression else {
        return series(first, last).collect();
    };
    let (from, to) = (first.checked_sub(REACH.days()), last.checked_add(REACH.days()));
    series(from.unwrap_or(first), to.unwrap_or(last))
        .filter(|&day| {
            let meant = expression.resolve_against(day).interval();
            meant.is_some_and(|meant| meant.intersect(claim.days).is_some())
        })
        .collect()
}

fn series(first: Date, last: Date) -> impl Iterator<Item = Date> {
    first.series(1.day()).take_while(move |&day| day <= last)
}

fn weekday_of_all(days: &BTreeSet<Date>) -> Option<Weekday> {
    let first = days.first()?.weekday();
    days.iter().all(|day| day.weekday() == first).then_some(first)
}

fn english(weekday: Weekday) -> &'static str {
    use Weekday as W;
    match weekday {
        W::Monday => "Monday",
        W::Tuesday => "Tuesday",
        W::Wednesday => "Wednesday",
        W::Thursday => "Thursday",
        W::Friday => "Friday",
        W::Saturday => "Saturday",
        W::Sunday => "Sunday",
    }
}

/// The steps from the other documents' dates to the days this one's event can have been on.
fn explain(folder: &Folder<'_>, claim: &Claim<'_>) -> Vec<Reason> {
    let mut steps = Vec::new();
    let trigger =
        |item: &Item<'_>| item.mention.triggers.first().map(|&range| Passage { document: item.document, range });
    for other in claim.others.iter().take(WITNESSES) {
        let reading = folder.reading(other.document);
        let path = folder.path(other.document);
        if let Some(date) = &reading.date {
            let evidence = date.range.map(|range| Passage { document: other.document, range }).into_iter().collect();
            steps.push(Reason { text: format!("{path} is dated {}", date.value), evidence });
        }
        let expression = other.mention.date_mention.and_then(|at| reading.dates.get(at as usize));
        let passages = expression.map(|date| Passage { document: other.document, range: date.range });
        let Some(days) = other.days else { continue };
        let how = expression.map_or_else(String::new, |date| format!(": {}", date.because));
        steps.push(Reason {
            text: format!("It puts the {} on {days}{how}", other.mention.kind),
            evidence: passages.into_iter().chain(trigger(other)).collect(),
        });
    }
    if claim.others.is_empty() {
        let text = format!("The analyst says that the {} was on {}", claim.item.mention.kind, claim.days);
        steps.push(Reason { text, evidence: trigger(claim.item).into_iter().collect() });
    }
    let text = match claim.expression {
        Some(_) => {
            format!("This document tells of the same {} and counts its day from its own", claim.item.mention.kind)
        }
        None => format!("This document tells of the same {} as news of its own day", claim.item.mention.kind),
    };
    let expression = claim.expression.map(|date| Passage { document: claim.item.document, range: date.range });
    steps.push(Reason { text, evidence: expression.into_iter().chain(trigger(claim.item)).collect() });
    steps
}

/// What the document says of its own day beside what others say of its events.
fn no_weekday(mut diagnostic: Diagnostic, date: &DateMention) -> Diagnostic {
    let weekday = date
        .anchor
        .as_ref()
        .and_then(|anchor| Weekday::from_monday_one_offset(i8::try_from(anchor.weekday?).ok()?).ok());
    diagnostic.message += &match weekday {
        Some(weekday) => format!("; but it names {} here", english(weekday)),
        None => "; but its own words here fit none of that".to_owned(),
    };
    diagnostic.at(date.range)
}

fn contradiction(folder: &Folder<'_>, document: DocumentId, claims: &[Claim<'_>]) -> Diagnostic {
    let sides: BTreeSet<String> = claims
        .iter()
        .flat_map(|claim| claim.others.iter().take(WITNESSES).map(move |other| (other, claim)))
        .map(|(other, claim)| {
            format!("{} puts the {} on {}", folder.path(other.document), claim.item.mention.kind, claim.days)
        })
        .collect();
    let sides = sides.into_iter().collect::<Vec<_>>().join("; ");
    let message = format!("No day fits what this document says of its day and what others say of its events: {sides}");
    Diagnostic::new(Severity::Warning, folder.path(document), message)
}
