//! An event → its card, with what each source says and what they differ on.

use super::{Difference, EventCard, ReportCard, Step, claim, day_cell, event_line, link, source_name, steps};
use crate::base::{DateValue, EventId, Passage};
use crate::model::quote::quotes;
use crate::model::words::date_text;
use crate::resolve::{Analysis, Aspect, Contradiction, Repeat, Repeats, Report, Statement};

/// The card of an event, or `None` where the analysis has no such event.
pub fn event(analysis: &Analysis, id: EventId) -> Option<EventCard> {
    let event = analysis.events.get(id.index())?;
    let who = event.participants.iter().filter_map(|p| Some((link(analysis, p.entity)?, p.side)));
    Some(EventCard {
        line: event_line(analysis, event),
        status: event.status,
        who: who.collect(),
        place: event.place.and_then(|place| link(analysis, place)),
        why: steps(analysis, &event.because),
        differences: event.contradictions.iter().map(|one| difference(analysis, one)).collect(),
        reports: event.reports.iter().map(|report| report_card(analysis, report)).collect(),
        claims: claim::of_event(analysis, id),
    })
}

fn report_card(analysis: &Analysis, report: &Report) -> ReportCard {
    let triggers = report.triggers.iter().map(|range| Passage { document: report.document, range: *range });
    ReportCard {
        document: report.document,
        source: source_name(analysis, report.document).to_owned(),
        day: report.date.map(|value| day_cell(value, false)),
        place: report.place.and_then(|place| link(analysis, place)),
        who: report.participants.iter().filter_map(|who| link(analysis, *who)).collect(),
        quotes: quotes(analysis, triggers),
        why: steps(analysis, &report.because),
        repeats: report.repeats.map(|repeats| repeats_text(analysis, repeats)),
    }
}

fn difference(analysis: &Analysis, contradiction: &Contradiction) -> Difference {
    let about = match contradiction.about {
        Aspect::Day => "the day",
        Aspect::Place => "the place",
        Aspect::Participants => "who took part",
        Aspect::Number => "how many",
    };
    // A day is stored as it is computed with, and read as a reader writes it.
    let says = |says: &str| match (contradiction.about, says.parse::<DateValue>()) {
        (Aspect::Day, Ok(value)) => date_text(&value),
        _ => says.to_owned(),
    };
    let side =
        |side: &Statement| Step { text: says(&side.says), evidence: quotes(analysis, side.evidence.iter().copied()) };
    Difference { title: format!("Sources differ: {about}"), sides: contradiction.sides.iter().map(side).collect() }
}

fn repeats_text(analysis: &Analysis, repeats: Repeats) -> String {
    let other = source_name(analysis, repeats.report);
    match repeats.how {
        Repeat::Copy => format!("Nearly the same text as {other}"),
        Repeat::Outlet => format!("The same outlet again: {other}"),
        Repeat::Quoted(media) => {
            let media = analysis.entities.get(media.index()).map_or("another source", |media| &media.name);
            format!("Quotes {media}, as {other} does")
        }
    }
}
