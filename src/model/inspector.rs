//! Everything that is known of one entity, one event or one tie, each statement with its sentences.

use std::collections::BTreeSet;

use super::filter::{Filter, Sieve};
use super::lists::DayCell;
use super::network::{SENTENCE_WEIGHT, trigger_sentences};
use super::quote::{Quote, quotes, sentence_around};
use super::timeline::is_inferred;
use super::words::{date_text, event_label};
use crate::base::{DateValue, DocumentId, EntityId, EntityKind, EventId, EventKind, Passage};
use crate::extract::{EventStatus, Side};
use crate::resolve::{
    Analysis, Aspect, Contradiction, DateSource, EntityMention, Event, Reason, RelationKind, Repeat, Repeats, Report,
    Statement,
};

/// An entity named in a card, so that it can be shown and selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityLink {
    pub entity: EntityId,
    pub kind: EntityKind,
    pub name: String,
}

/// An event as one line of a card.
#[derive(Clone, Debug, PartialEq)]
pub struct EventLine {
    pub event: EventId,
    pub kind: EventKind,
    pub label: String,
    pub day: Option<DayCell>,
    /// How many documents tell of it.
    pub sources: u32,
    /// How many of them repeat no other.
    pub independent: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct EntityCard {
    pub link: EntityLink,
    /// ISO 3166 code.
    pub country: Option<String>,
    /// Spellings with how often each stands in the folder; the name itself first.
    pub spellings: Vec<(String, u32)>,
    pub offices: Vec<Office>,
    /// Heaviest first.
    pub ties: Vec<TieLine>,
    /// By day, undated last.
    pub events: Vec<EventLine>,
    /// Every mention, by document and place.
    pub mentions: Vec<Quote>,
    pub mention_count: usize,
    pub documents: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Office {
    pub title: String,
    pub of: Option<EntityLink>,
    pub former: bool,
    pub evidence: Vec<Quote>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TieLine {
    pub other: EntityLink,
    pub strong: bool,
    pub weight: f32,
    pub events: u32,
    pub sentences: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct EventCard {
    pub line: EventLine,
    pub status: EventStatus,
    pub who: Vec<(EntityLink, Side)>,
    pub place: Option<EntityLink>,
    /// Why this day: the steps of its derivation in order.
    pub why: Vec<Step>,
    /// What the sources contradict each other on.
    pub differences: Vec<Difference>,
    /// What each document says, in document order.
    pub reports: Vec<ReportCard>,
}

/// Something the sources of an event cannot all be right about.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// `Sources differ: the day`
    pub title: String,
    /// What they say, each with the sentences of all who say so.
    pub sides: Vec<Step>,
}

/// One step of a derivation and the sentences it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub text: String,
    pub evidence: Vec<Quote>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ReportCard {
    pub document: DocumentId,
    /// The outlet, or the title where the page names none.
    pub source: String,
    /// The day by this document alone.
    pub day: Option<DayCell>,
    pub place: Option<EntityLink>,
    pub who: Vec<EntityLink>,
    pub quotes: Vec<Quote>,
    pub why: Vec<Step>,
    /// Why it is no source of its own: `Nearly the same text as صحيفة الميناء`
    pub repeats: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TieCard {
    pub a: EntityLink,
    pub b: EntityLink,
    pub events: Vec<EventLine>,
    /// The sentences that name both, and those that tell of the shared events; by day, undated last, then by source.
    pub sentences: Vec<Quote>,
}

/// What the outlet of a document is called, or its title where the page names no outlet.
pub fn source_name(analysis: &Analysis, document: DocumentId) -> &str {
    let record = analysis.documents.get(document.index());
    record.map_or("", |record| record.outlet.as_deref().unwrap_or(&record.title))
}

fn link(analysis: &Analysis, id: EntityId) -> Option<EntityLink> {
    let entity = analysis.entities.get(id.index())?;
    Some(EntityLink { entity: id, kind: entity.kind, name: entity.name.clone() })
}

fn day_cell(value: DateValue, inferred: bool) -> DayCell {
    let source = if inferred { DateSource::Inferred } else { DateSource::Stated };
    DayCell { value, text: date_text(&value), source }
}

fn event_line(analysis: &Analysis, event: &Event) -> EventLine {
    EventLine {
        event: event.id,
        kind: event.kind,
        label: event_label(analysis, event),
        day: event.date.map(|value| day_cell(value, is_inferred(event))),
        sources: u32::try_from(event.reports.len()).unwrap_or(u32::MAX),
        independent: event.independent_sources,
    }
}

fn steps(analysis: &Analysis, because: &[Reason]) -> Vec<Step> {
    let step = |reason: &Reason| Step {
        text: reason.text.clone(),
        evidence: quotes(analysis, reason.evidence.iter().copied()),
    };
    because.iter().map(step).collect()
}

fn takes_part(event: &Event, entity: EntityId) -> bool {
    event.place == Some(entity) || event.participants.iter().any(|p| p.entity == entity)
}

/// The card of an entity as far as `filter` lets pass what is told of it, or `None` where the analysis has no such entity. Its offices and
/// spellings are those of the whole folder.
pub fn entity(analysis: &Analysis, filter: &Filter, id: EntityId) -> Option<EntityCard> {
    let entity = analysis.entities.get(id.index())?;
    let sieve = Sieve::new(analysis, filter);
    let passing = sieve.documents();
    let passes = |document: DocumentId| passing.get(document.index()) == Some(&true);
    let all = entity.mentions.len();
    let other_spellings: u32 = entity.aliases.iter().map(|alias| alias.count).sum();
    let by_name = u32::try_from(all).unwrap_or(u32::MAX).saturating_sub(other_spellings);
    let aliases = entity.aliases.iter().map(|alias| (alias.name.clone(), alias.count));
    let offices = entity.roles.iter().map(|role| Office {
        title: role.title.clone(),
        of: role.of.and_then(|of| link(analysis, of)),
        former: role.former,
        evidence: quotes(analysis, role.evidence.iter().copied()),
    });
    let events: Vec<&Event> =
        analysis.events.iter().filter(|event| takes_part(event, id) && sieve.passes_event(event)).collect();
    let mentions: Vec<&EntityMention> = entity.mentions.iter().filter(|mention| passes(mention.document)).collect();
    let documents: BTreeSet<DocumentId> = mentions.iter().map(|mention| mention.document).collect();
    Some(EntityCard {
        link: link(analysis, id)?,
        country: entity.country.clone(),
        spellings: std::iter::once((entity.name.clone(), by_name)).chain(aliases).collect(),
        offices: offices.collect(),
        ties: ties_of(analysis, id, &events, passes),
        events: events.iter().map(|event| event_line(analysis, event)).collect(),
        mentions: quotes(analysis, mentions.iter().map(|mention| mention.passage())),
        mention_count: mentions.len(),
        documents: documents.len(),
    })
}

fn ties_of(analysis: &Analysis, id: EntityId, events: &[&Event], passes: impl Fn(DocumentId) -> bool) -> Vec<TieLine> {
    let mut shared = std::collections::BTreeMap::<EntityId, (u32, u32)>::new();
    for event in events {
        let members: BTreeSet<EntityId> = event.participants.iter().map(|p| p.entity).chain(event.place).collect();
        for other in members.into_iter().filter(|other| *other != id) {
            shared.entry(other).or_default().0 += 1;
        }
    }
    for relation in analysis.relations.iter().filter(|r| r.kind == RelationKind::SameSentence) {
        let other = match (relation.a == id, relation.b == id) {
            (true, false) => relation.b,
            (false, true) => relation.a,
            _ => continue,
        };
        let sentences = relation.evidence.iter().filter(|passage| passes(passage.document)).count();
        if sentences > 0 {
            shared.entry(other).or_default().1 += u32::try_from(sentences).unwrap_or(u32::MAX);
        }
    }
    let line = |(other, (events, sentences)): (EntityId, (u32, u32))| {
        let weight = events as f32 + SENTENCE_WEIGHT * sentences as f32;
        Some(TieLine { other: link(analysis, other)?, strong: events > 0, weight, events, sentences })
    };
    let mut ties: Vec<TieLine> = shared.into_iter().filter_map(line).collect();
    ties.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.other.entity.cmp(&b.other.entity)));
    ties
}

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

/// The card of the tie between two entities, or `None` where the analysis lacks one of them.
pub fn tie(analysis: &Analysis, a: EntityId, b: EntityId) -> Option<TieCard> {
    let events: Vec<&Event> = analysis.events.iter().filter(|e| takes_part(e, a) && takes_part(e, b)).collect();
    let told = events.iter().flat_map(|event| trigger_sentences(analysis, event, |_| true));
    let together = analysis
        .relations
        .iter()
        .filter(|relation| (relation.a, relation.b) == (a.min(b), a.max(b)))
        .flat_map(|relation| relation.evidence.iter().copied());
    let sentences: BTreeSet<Passage> = told.chain(together).collect();
    let mentions: Vec<Passage> = [a, b]
        .iter()
        .filter_map(|id| analysis.entities.get(id.index()))
        .flat_map(|entity| entity.mentions.iter().map(EntityMention::passage))
        .filter(|mention| sentences.contains(&sentence_around(analysis, *mention)))
        .collect();
    let mut found = quotes(analysis, mentions);
    for passage in sentences {
        let known = |q: &Quote| q.document == passage.document && q.sentence.overlaps(passage.range);
        if !found.iter().any(known) {
            found.push(Quote { document: passage.document, sentence: passage.range, highlights: Vec::new() });
        }
    }
    // By day, then by source: what one paper wrote on one day stands together.
    let origin = |document: DocumentId| {
        let record = analysis.documents.get(document.index());
        let days = record.and_then(|record| record.date.as_ref()?.value.interval());
        let day = days.map(|days| (days.first, days.last));
        (day.is_none(), day, source_name(analysis, document))
    };
    found.sort_by(|a, b| {
        origin(a.document).cmp(&origin(b.document)).then((a.document, a.sentence).cmp(&(b.document, b.sentence)))
    });
    Some(TieCard {
        a: link(analysis, a)?,
        b: link(analysis, b)?,
        events: events.iter().map(|event| event_line(analysis, event)).collect(),
        sentences: found,
    })
}
