//! The open document: its paragraphs, what is marked in them, and the events of each in the margin.

use std::sync::Arc;

use super::lists::{DocumentRow, document_row, office_text, top_office};
use super::target::Target;
use super::timeline::is_inferred;
use super::words::{date_text, date_text_short, event_label};
use crate::base::{CancelToken, Cancelled, DocumentId, EntityKind, EventId, EventKind, TextRange};
use crate::extract::Section;
use crate::resolve::{Analysis, DocumentRecord, Entity, Event};

/// One document as it is read. All ranges are bytes of its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Title, outlet and day.
    pub head: DocumentRow,
    /// In text order, without overlap.
    pub paragraphs: Vec<Paragraph>,
    /// By place in the text; a mark of one layer may overlap one of another.
    pub marks: Vec<PageMark>,
    /// By paragraph, then in text order.
    pub margin: Vec<MarginNote>,
    /// How many people are mentioned, and how many events are told.
    pub people: usize,
    pub events: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub range: TextRange,
    pub section: Section,
    /// Stretches of site furniture inside a paragraph of another section.
    pub furniture: Vec<TextRange>,
}

/// How a stretch of text is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    Name(EntityKind),
    Trigger(EventKind),
    Date,
}

impl Layer {
    pub fn kind(self) -> MarkKind {
        match self {
            Self::Name(EntityKind::Person) => MarkKind::People,
            Self::Name(EntityKind::Organization) => MarkKind::Organizations,
            Self::Name(EntityKind::Place) => MarkKind::Places,
            Self::Name(EntityKind::Equipment) => MarkKind::Equipment,
            Self::Trigger(_) => MarkKind::Events,
            Self::Date => MarkKind::Dates,
        }
    }
}

/// The kinds of marks that a reader may want to see or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    People,
    Organizations,
    Places,
    Equipment,
    Events,
    Dates,
}

impl MarkKind {
    pub const ALL: [Self; 6] =
        [Self::People, Self::Organizations, Self::Places, Self::Equipment, Self::Events, Self::Dates];

    /// The name used in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Organizations => "organizations",
            Self::Places => "places",
            Self::Equipment => "equipment",
            Self::Events => "events",
            Self::Dates => "dates",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct PageMark {
    pub range: TextRange,
    pub layer: Layer,
    /// What a click selects: of a date expression its document, whose card tells how its days came about.
    pub target: Option<Target>,
    /// What it means, a line each; never empty. All marks of one thing share it.
    pub tooltip: Arc<[String]>,
}

/// An event in the margin, beside each paragraph that tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct MarginNote {
    /// Index into `Page::paragraphs`.
    pub paragraph: usize,
    /// Its first trigger in this paragraph.
    pub at: TextRange,
    /// A paragraph above has told of it already.
    pub again: bool,
    pub event: EventId,
    pub kind: EventKind,
    pub label: String,
    pub day: Option<String>,
    pub inferred: bool,
    /// How many documents tell of it.
    pub sources: u32,
}

/// The page of `document`, or `None` where the analysis has no such document. Takes time that grows with the folder and with the document.
///
/// # Errors
/// When `cancel` was raised.
pub fn build(analysis: &Analysis, document: DocumentId, cancel: &CancelToken) -> Result<Option<Page>, Cancelled> {
    let Some(record) = analysis.documents.get(document.index()) else { return Ok(None) };
    let paragraphs = paragraphs(&record.sentences);
    let mut marks = Vec::new();
    let people = mark_names(analysis, document, &mut marks, cancel)?;
    mark_dates(record, document, &mut marks);
    let mut margin = Vec::new();
    let events = mark_events(analysis, document, &paragraphs, (&mut marks, &mut margin), cancel)?;
    marks.sort_by_key(|mark| (mark.range, mark.target));
    margin.sort_by_key(|note| (note.at, note.event));
    Ok(Some(Page { head: document_row(analysis, document.index()), paragraphs, marks, margin, people, events }))
}

/// After so many entities or events it is asked again whether the page is still wanted.
const STRIDE: usize = 1_024;

/// Marks the names in the document and says how many people they name.
fn mark_names(
    analysis: &Analysis,
    document: DocumentId,
    marks: &mut Vec<PageMark>,
    cancel: &CancelToken,
) -> Result<usize, Cancelled> {
    let mut people = 0;
    for (at, entity) in analysis.entities.iter().enumerate() {
        if at % STRIDE == 0 {
            cancel.check()?;
        }
        let first = entity.mentions.partition_point(|mention| mention.document < document);
        let here = entity.mentions[first..].iter().take_while(|mention| mention.document == document);
        let before = marks.len();
        let target = Some(Target::Entity(entity.id));
        let mut tooltip = None;
        for mention in here {
            let tooltip = Arc::clone(tooltip.get_or_insert_with(|| entity_tooltip(analysis, entity).into()));
            marks.push(PageMark { range: mention.range, layer: Layer::Name(entity.kind), target, tooltip });
        }
        people += usize::from(entity.kind == EntityKind::Person && marks.len() > before);
    }
    Ok(people)
}

fn mark_dates(record: &DocumentRecord, document: DocumentId, marks: &mut Vec<PageMark>) {
    for date in &record.dates {
        let mut tooltip = vec![date_text(&date.value)];
        tooltip.extend(date.because.iter().map(|reason| reason.text.clone()));
        let target = Some(Target::Document(document));
        marks.push(PageMark { range: date.range, layer: Layer::Date, target, tooltip: tooltip.into() });
    }
}

/// Marks the words that tell of events, notes these beside their paragraphs, and says how many there are.
fn mark_events(
    analysis: &Analysis,
    document: DocumentId,
    paragraphs: &[Paragraph],
    (marks, margin): (&mut Vec<PageMark>, &mut Vec<MarginNote>),
    cancel: &CancelToken,
) -> Result<usize, Cancelled> {
    let mut events = 0;
    for (at, event) in analysis.events.iter().enumerate() {
        if at % STRIDE == 0 {
            cancel.check()?;
        }
        let Some(report) = event.reports.iter().find(|report| report.document == document) else { continue };
        let tooltip: Arc<[String]> = event_tooltip(analysis, event).into();
        for &range in &report.triggers {
            let target = Some(Target::Event(event.id));
            marks.push(PageMark { range, layer: Layer::Trigger(event.kind), target, tooltip: Arc::clone(&tooltip) });
        }
        let mut last = None;
        for &at in &report.triggers {
            let after = paragraphs.partition_point(|paragraph| paragraph.range.start <= at.start);
            let paragraph = after.saturating_sub(1);
            if last == Some(paragraph) {
                continue;
            }
            let again = last.replace(paragraph).is_some();
            events += usize::from(!again);
            margin.push(MarginNote {
                paragraph,
                at,
                again,
                event: event.id,
                kind: event.kind,
                label: event_label(analysis, event),
                day: event.date.as_ref().map(date_text_short),
                inferred: is_inferred(event),
                sources: u32::try_from(event.reports.len()).unwrap_or(u32::MAX),
            });
        }
    }
    Ok(events)
}

fn paragraphs(sentences: &[crate::extract::Sentence]) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for same in sentences.chunk_by(|a, b| a.paragraph == b.paragraph) {
        let range = same.iter().map(|sentence| sentence.range).reduce(TextRange::cover);
        let section = same.iter().map(|s| s.section).find(|s| *s != Section::Furniture).unwrap_or(Section::Furniture);
        let aside = |sentence: &&crate::extract::Sentence| {
            sentence.section == Section::Furniture && section != Section::Furniture
        };
        let furniture = same.iter().filter(aside).map(|sentence| sentence.range).collect();
        paragraphs.extend(range.map(|range| Paragraph { range, section, furniture }));
    }
    paragraphs
}

fn entity_tooltip(analysis: &Analysis, entity: &Entity) -> Vec<String> {
    let mut lines = vec![entity.name.clone()];
    lines.extend(top_office(entity).map(|role| office_text(analysis, role)));
    lines.push(match entity.mentions.len() {
        1 => "1 mention".to_owned(),
        many => format!("{many} mentions"),
    });
    lines
}

fn event_tooltip(analysis: &Analysis, event: &Event) -> Vec<String> {
    let mut lines = vec![event_label(analysis, event)];
    let day = event.date.as_ref().map_or_else(|| "no day known".to_owned(), date_text);
    let how = if is_inferred(event) { ", inferred" } else { "" };
    lines.push(match event.reports.len() {
        1 => format!("{}, {day}{how}", event.kind),
        many => format!("{}, {day}{how}, {many} sources", event.kind),
    });
    let names: Vec<&str> = event
        .participants
        .iter()
        .filter_map(|p| analysis.entities.get(p.entity.index()))
        .map(|e| e.name.as_str())
        .collect();
    if !names.is_empty() {
        lines.push(names.join("، "));
    }
    lines
}
