//! The open document: its paragraphs, what is marked in them, and the events of each in the margin.

use super::lists::{DocumentRow, document_row, office_text, top_office};
use super::target::Target;
use super::timeline::is_inferred;
use super::words::{date_text, date_text_short, event_label};
use crate::base::{DocumentId, EntityKind, EventId, EventKind, TextRange};
use crate::extract::Section;
use crate::resolve::{Analysis, Entity, Event};

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

#[derive(Clone, Debug, PartialEq)]
pub struct PageMark {
    pub range: TextRange,
    pub layer: Layer,
    /// What a click selects; a date expression selects nothing.
    pub target: Option<Target>,
    /// What it means, a line each; never empty.
    pub tooltip: Vec<String>,
}

/// An event in the margin, beside the paragraph where the document first tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct MarginNote {
    /// Index into `Page::paragraphs`.
    pub paragraph: usize,
    /// Its first trigger in this document.
    pub at: TextRange,
    pub event: EventId,
    pub kind: EventKind,
    pub label: String,
    pub day: Option<String>,
    pub inferred: bool,
    /// How many documents tell of it.
    pub sources: u32,
}

/// The page of `document`, or `None` where the analysis has no such document.
pub fn build(analysis: &Analysis, document: DocumentId) -> Option<Page> {
    let record = analysis.documents.get(document.index())?;
    let head = document_row(analysis, document.index());
    let paragraphs = paragraphs(&record.sentences);
    let mut marks = Vec::new();
    let mut people = 0;
    for entity in &analysis.entities {
        let first = entity.mentions.partition_point(|mention| mention.document < document);
        let here = entity.mentions[first..].iter().take_while(|mention| mention.document == document);
        let before = marks.len();
        for mention in here {
            let tooltip = entity_tooltip(analysis, entity);
            let target = Some(Target::Entity(entity.id));
            marks.push(PageMark { range: mention.range, layer: Layer::Name(entity.kind), target, tooltip });
        }
        people += usize::from(entity.kind == EntityKind::Person && marks.len() > before);
    }
    for date in &record.dates {
        let mut tooltip = vec![date_text(&date.value)];
        tooltip.extend(date.because.iter().map(|reason| reason.text.clone()));
        marks.push(PageMark { range: date.range, layer: Layer::Date, target: None, tooltip });
    }
    let mut margin = Vec::new();
    for event in &analysis.events {
        let Some(report) = event.reports.iter().find(|report| report.document == document) else { continue };
        let tooltip = event_tooltip(analysis, event);
        for &range in &report.triggers {
            let target = Some(Target::Event(event.id));
            marks.push(PageMark { range, layer: Layer::Trigger(event.kind), target, tooltip: tooltip.clone() });
        }
        if let Some(&at) = report.triggers.first() {
            let after = paragraphs.partition_point(|paragraph| paragraph.range.start <= at.start);
            margin.push(MarginNote {
                paragraph: after.saturating_sub(1),
                at,
                event: event.id,
                kind: event.kind,
                label: event_label(analysis, event),
                day: event.date.as_ref().map(date_text_short),
                inferred: is_inferred(event),
                sources: u32::try_from(event.reports.len()).unwrap_or(u32::MAX),
            });
        }
    }
    marks.sort_by_key(|mark| (mark.range, mark.target));
    margin.sort_by_key(|note| (note.at, note.event));
    Some(Page { head, paragraphs, marks, events: margin.len(), margin, people })
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
