//! Folders that no text was read for: made-up entities tied as a test or a bench asks for.

#![allow(dead_code, reason = "each test takes what it needs")]

use std::sync::Arc;

use marsad::base::{
    CodePoints, ContentHash, DateValue, DocumentId, EntityId, EntityKind, EventId, EventKind, Passage, TextRange,
};
use marsad::corpus::{Corpus, Document};
use marsad::extract::{EventStatus, Section, Sentence, Side};
use marsad::gui::{Folder, Source};
use marsad::resolve::{
    Analysis, DateSource, DocumentDate, DocumentRecord, Entity, EntityMention, Event, EventParticipant, Reason, Report,
};

const SENTENCE: &str = "جملة مصنوعة للتجربة.";
/// How many events a document tells of.
const EVENTS: usize = 100;

/// A folder whose entities are called as `name` says, with an event for each of `ties`.
pub fn folder(count: usize, ties: &[(usize, usize)], name: impl Fn(usize) -> String) -> Folder {
    let text = SENTENCE.repeat(EVENTS);
    let documents = ties.len().max(count).div_ceil(EVENTS).max(1);
    let documents: Vec<Arc<Document>> =
        (0..documents).map(|index| Arc::new(Document::new(format!("{index:05}.txt"), text.clone()))).collect();
    let range = |nth: usize| {
        let from = nth % EVENTS * SENTENCE.len();
        TextRange::from_usize(from..from + SENTENCE.len())
    };
    let sentence = |nth| Sentence { range: range(nth), section: Section::Body, paragraph: 0 };
    let day =
        |nth: usize| -> DateValue { format!("2031-{:02}-{:02}", nth % 12 + 1, nth % 28 + 1).parse().expect("a day") };
    let record = |index: usize| DocumentRecord {
        hash: ContentHash::of(&text),
        code_points: CodePoints::of(&text),
        path: format!("{index:05}.txt"),
        title: format!("وثيقة {index}"),
        outlet: Some(format!("صحيفة {}", index % 7)),
        date: Some(DocumentDate { value: day(index), source: DateSource::Stated, because: Vec::new() }),
        sentences: (0..EVENTS).map(sentence).collect(),
        dates: Vec::new(),
        copy_of: None,
        written_between: None,
    };
    let mut entities: Vec<Entity> = (0..count).map(|index| entity(index, name(index), range(index))).collect();
    for (event, (a, b)) in ties.iter().enumerate() {
        for end in [*a, *b] {
            entities[end].mentions.push(mention(event / EVENTS, range(event)));
        }
    }
    entities.iter_mut().for_each(|entity| entity.mentions.sort_by_key(EntityMention::passage));
    let events = ties.iter().enumerate().map(|(index, ends)| event(index, *ends, day(index), range(index))).collect();
    let analysis =
        Analysis { documents: (0..documents.len()).map(record).collect(), entities, events, ..Analysis::default() };
    Folder {
        source: Source::Sample,
        corpus: Arc::new(Corpus { documents, ..Corpus::default() }),
        readings: Arc::default(),
        analysis,
    }
}

/// A folder of one document of so many paragraphs, each of which names one of 200 entities and tells of an event.
pub fn long_document(paragraphs: usize) -> Folder {
    let text = format!("{SENTENCE}\n").repeat(paragraphs);
    let range = |nth: usize| {
        let from = nth * (SENTENCE.len() + 1);
        TextRange::from_usize(from..from + SENTENCE.len())
    };
    let word = |nth: usize| TextRange::new(range(nth).start, range(nth).start + 8);
    let sentence = |nth: usize| Sentence { range: range(nth), section: Section::Body, paragraph: nth as u32 };
    let mut entities: Vec<Entity> = (0..200).map(|at| entity(at, format!("اسم {at}"), word(at))).collect();
    for nth in 200..paragraphs {
        entities[nth % 200].mentions.push(mention(0, word(nth)));
    }
    entities.iter_mut().for_each(|entity| entity.mentions.iter_mut().for_each(|it| it.document = DocumentId(0)));
    let day: DateValue = "2031-04-05".parse().expect("a day");
    let one = |nth: usize| {
        let mut event = event(nth, (nth % 200, (nth + 1) % 200), day, word(nth));
        event.reports[0].document = DocumentId(0);
        event
    };
    let record = DocumentRecord {
        hash: ContentHash::of(&text),
        code_points: CodePoints::of(&text),
        path: "long.txt".to_owned(),
        title: "وثيقة طويلة".to_owned(),
        outlet: None,
        date: None,
        sentences: (0..paragraphs).map(sentence).collect(),
        dates: Vec::new(),
        written_between: None,
        copy_of: None,
    };
    let events = (0..paragraphs).map(one).collect();
    let analysis = Analysis { documents: vec![record], entities, events, ..Analysis::default() };
    let document = Arc::new(Document::new("long.txt".to_owned(), text));
    Folder {
        source: Source::Sample,
        corpus: Arc::new(Corpus { documents: vec![document], ..Corpus::default() }),
        readings: Arc::default(),
        analysis,
    }
}

fn mention(document: usize, range: TextRange) -> EntityMention {
    let because = Reason { text: "made up".to_owned(), evidence: Vec::new() };
    EntityMention { document: DocumentId::from_index(document), range, because }
}

fn entity(index: usize, name: String, range: TextRange) -> Entity {
    let kinds = [EntityKind::Person, EntityKind::Person, EntityKind::Organization, EntityKind::Place];
    Entity {
        id: EntityId::from_index(index),
        kind: kinds[index % 4],
        name,
        aliases: Vec::new(),
        country: Some(["AA", "BB", "CC", "DD", "EE"][index % 5].to_owned()),
        roles: Vec::new(),
        mentions: vec![mention(index / EVENTS, range)],
        is_hidden: false,
    }
}

fn event(index: usize, (a, b): (usize, usize), date: DateValue, range: TextRange) -> Event {
    let who = [EntityId::from_index(a), EntityId::from_index(b)];
    let sides = [Side::Agent, Side::Counterpart];
    let kinds = [EventKind::Meeting, EventKind::Visit, EventKind::Call, EventKind::Announcement];
    Event {
        id: EventId::from_index(index),
        kind: kinds[index % 4],
        status: EventStatus::Happened,
        date: Some(date),
        because: Vec::new(),
        place: None,
        participants: who.iter().zip(sides).map(|(id, side)| EventParticipant { entity: *id, side }).collect(),
        reports: vec![Report {
            document: Passage { document: DocumentId::from_index(index / EVENTS), range }.document,
            triggers: vec![range],
            date: Some(date),
            place: None,
            participants: who.to_vec(),
            because: Vec::new(),
            repeats: None,
        }],
        independent_sources: 1,
        contradictions: Vec::new(),
    }
}
