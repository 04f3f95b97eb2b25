//! Meetings, visits, calls, announcements, agreements and decisions, with who took part, where and when.
//!
//! Tokens are looked up ([`scan`]), mentions become entities of the document ([`identity`]) and noun phrases ([`phrase`], with
//! [`apposition`] and [`reference`]), sentences become clauses ([`clause`]), words become triggers ([`trigger`]) with their parties
//! ([`argument`], with [`parties`] and [`nouns`]), place ([`place`]) and date ([`when`]), triggers of one event become one draft ([`merge`], by
//! their [`likeness`], with [`contract`]), words tell which lies before which ([`order`]), and what a draft lacks comes from its neighbours ([`settle`], [`occasion`], [`scene`]). All weights stand in
//! [`weights`].

mod apposition;
mod argument;
mod called;
mod clause;
mod contract;
#[cfg(test)]
mod gold;
mod identity;
mod likeness;
mod meant;
mod merge;
mod named;
mod nouns;
mod occasion;
mod office;
mod order;
mod parties;
mod phrase;
mod place;
mod reference;
mod sample;
mod scan;
mod scene;
mod settle;
mod telling;
#[cfg(test)]
mod tests;
mod trigger;
mod weights;
mod when;

use std::ops::Range;

use super::reading::{
    DateMention, DocumentDate, EventMention, EventStatus, Mention, Participant, RoleMention, Side, TemporalLink,
};
use super::source::Source;
use crate::arabic::lexicon::Lexicons;
use crate::arabic::without_marks;
use argument::Context;
use identity::Identities;
use merge::{Draft, Merger};
pub use office::office_key;
use sample::Sample;
use scan::Scan;
use settle::{DateReason, Settler};
use trigger::Trigger;

/// What the earlier stages found in this document.
#[derive(Clone, Copy, Debug)]
pub struct Findings<'a> {
    pub mentions: &'a [Mention],
    pub roles: &'a [RoleMention],
    pub dates: &'a [DateMention],
    pub document_date: Option<&'a DocumentDate>,
}

/// The events of a document in the order in which they are first told.
pub fn read(source: &Source<'_>, own: Findings<'_>, lexicons: &Lexicons) -> Vec<EventMention> {
    let sample = own.document_date.is_none().then(|| Sample::of(own.dates)).flatten();
    let found = match &sample {
        Some(sample) => Findings { dates: &sample.dates, document_date: Some(&sample.day), ..own },
        None => own,
    };
    let scan = Scan::new(source, found, lexicons);
    let mut identities = Identities::new(found.mentions, found.roles);
    let phrases = phrase::phrases(&scan, &mut identities);
    let clauses = clause::clauses(&scan, &phrases);
    let triggers = trigger::triggers(&scan, &phrases, &clauses);
    let context = Context { scan: &scan, phrases: &phrases, clauses: &clauses, triggers: &triggers };
    let arguments = argument::arguments(&context);
    let merger =
        Merger { scan: &scan, phrases: &phrases, identities: &identities, triggers: &triggers, arguments: &arguments };
    let mut drafts = merger.drafts();
    let links = order::links(&context, &drafts);
    let settler = Settler { scan: &scan, clauses: &clauses, triggers: &triggers, links: &links };
    let reasons = settler.settle(&mut drafts);
    let told = |(mut draft, reason): (Draft, DateReason)| {
        let scheduled = is_scheduled(&scan, &triggers, &draft);
        let on_document_day = match &sample {
            Some(sample) => sample.take_out(&mut draft, reason, own.dates),
            None => reason == DateReason::Document,
        };
        if on_document_day {
            draft.date_mention = None;
        }
        let status = if scheduled { EventStatus::Scheduled } else { EventStatus::Happened };
        let range = |tokens: &Range<usize>| scan.source.range_of(tokens);
        let temporal_links = order::temporal_links(&links, &triggers, &draft, range);
        let mut event = event(&scan, &identities, &triggers, &draft, reason);
        event.because.extend(temporal_links.iter().map(|link| ordered(source.text, link)));
        EventMention { status, on_document_day, temporal_links, ..event }
    };
    drafts.into_iter().zip(reasons).map(told).collect()
}

fn is_scheduled(scan: &Scan<'_>, triggers: &[Trigger], draft: &Draft) -> bool {
    let day = scan.found.document_date.and_then(|date| date.value.as_day());
    let ahead = draft.date.and_then(|date| date.interval()).zip(day).is_some_and(|(when, day)| when.first > day);
    ahead || draft.triggers.iter().all(|t| triggers[*t].scheduled)
}

fn event(
    scan: &Scan<'_>,
    identities: &Identities,
    triggers: &[Trigger],
    draft: &Draft,
    reason: DateReason,
) -> EventMention {
    let own: Vec<&Trigger> = draft.triggers.iter().map(|t| &triggers[*t]).collect();
    let participants = draft.unique_participants(scan, identities);
    let joins = draft.joined_by.iter().cloned().chain(std::iter::repeat(Vec::new()));
    EventMention {
        kind: draft.kind,
        status: EventStatus::Happened,
        triggers: own.iter().map(|t| t.range).collect(),
        trigger_witnesses: own.iter().zip(joins).map(|(t, joins)| [t.witnesses.clone(), joins].concat()).collect(),
        place: draft.place.clone(),
        date: draft.date,
        date_witnesses: draft.date_witnesses.clone(),
        date_mention: draft.date_mention,
        on_document_day: false,
        nouns: called::nouns(&own),
        about: called::about(scan, &own),
        session: called::session(scan, &own),
        offices: draft.offices.clone(),
        temporal_links: Vec::new(),
        because: because(scan, draft, &own, &participants, reason),
        participants,
    }
}

/// A sentence each on how kind, participants, date and place came about.
fn because(
    scan: &Scan<'_>,
    draft: &Draft,
    own: &[&Trigger],
    participants: &[Participant],
    reason: DateReason,
) -> Vec<String> {
    let text = scan.source.text;
    let name = |mention: u32| scan.found.mentions.get(mention as usize).map_or("", |m| m.name.as_str());
    let mut because = Vec::new();
    if let Some(first) = own.first() {
        let words = without_marks(first.range.of(text));
        because.push(format!("«{words}» (of «{}») names {} {}", first.lemma, article(draft.kind.name()), draft.kind));
    }
    if own.len() > 1 {
        because.push(format!(
            "{} more words name it again, by their clause, their parties or their article",
            own.len() - 1
        ));
    }
    if !participants.is_empty() {
        let agents: Vec<_> = participants.iter().filter(|p| p.side == Side::Agent).map(|p| name(p.mention)).collect();
        let others: Vec<_> = participants.iter().filter(|p| p.side != Side::Agent).map(|p| name(p.mention)).collect();
        because.push(match (agents.is_empty(), others.is_empty()) {
            (false, true) => format!("Subject: {}", agents.join("، ")),
            (true, _) => format!("Named as its parties: {}", others.join("، ")),
            (false, false) => format!("Subject: {}; with: {}", agents.join("، "), others.join("، ")),
        });
    }
    if let Some(date) = draft.date {
        because.push(match reason {
            DateReason::Expression => {
                let words =
                    draft.date_mention.and_then(|d| scan.found.dates.get(d as usize)).map_or("", |d| d.range.of(text));
                format!("Its clause has the date «{words}», {date}")
            }
            DateReason::Before => format!("It continues an event of {date} told before it"),
            DateReason::Eve => format!("It was on the eve or the morrow of what the sentence tells: {date}"),
            DateReason::Around => format!("The visit or meeting around it was on {date}"),
            DateReason::Document | DateReason::None => format!("Told as fresh news of {date}"),
        });
    }
    if let Some(place) = &draft.place {
        because.push(format!("«{}» is given as its place", name(place.mention)));
    }
    because
}

fn ordered(text: &str, link: &TemporalLink) -> String {
    format!("«{}» sets it {} what «{}» names", link.range.of(text), link.told(), link.to.of(text))
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}
