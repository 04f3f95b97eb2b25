//! A small analysis made by hand for the tests of models, scenes and exports. The people and places are invented.

use crate::base::{
    CodePoints, ContentHash, DateValue, DocumentId, EntityId, EntityKind, EventId, EventKind, Passage, TextRange,
};
use crate::corpus::Document;
use crate::extract::{EventStatus, Section, Sentence, Side};
use crate::resolve::{
    Alias, Analysis, DateRecord, DateSource, DocumentDate, DocumentRecord, Entity, EntityMention, Event,
    EventParticipant, Reason, Relation, RelationKind, Report, Role,
};

pub const NAJI: EntityId = EntityId(0);
pub const SAMER: EntityId = EntityId(1);
pub const HIND: EntityId = EntityId(2);
pub const COUNCIL: EntityId = EntityId(3);
pub const QASRA: EntityId = EntityId(4);
pub const DRONE: EntityId = EntityId(5);

const FIRST: &str = "لقاء في مدينة القصرة\n\nالتقى الوزير ناجي أبو رمانة نظيره سامر الحكيم في القصرة الأحد. وقال ناجي أبو رمانة إن مجلس الموانئ سيجتمع.\nزار سامر الحكيم القصرة.";
const SECOND: &str =
    "مجلس الموانئ يقرر\n\nقرر مجلس الموانئ في أكتوبر شراء طائرة الصقر. وحضرت هند الصفدي. اتصل الحكيم بهند الصفدي.";

/// The two texts the analysis speaks of.
pub fn documents() -> [Document; 2] {
    [Document::new("first.txt", FIRST), Document::new("second.txt", SECOND)]
}

/// Two documents, six entities, five events (one without a day, one inferred, one of a month, one scheduled).
pub fn analysis() -> Analysis {
    let because = |text: &str| vec![Reason { text: text.to_owned(), evidence: vec![passage(0, "الأحد", 0)] }];
    let mentions = |places: &[(usize, &str, usize)]| {
        let mention = |&(document, words, nth): &(usize, &str, usize)| {
            let Passage { document, range } = passage(document, words, nth);
            let text = "the same spelling".to_owned();
            EntityMention { document, range, because: Reason { text, evidence: Vec::new() } }
        };
        places.iter().map(mention).collect::<Vec<_>>()
    };
    let entity = |id: EntityId, kind, name: &str, places: &[(usize, &str, usize)]| Entity {
        id,
        kind,
        name: name.to_owned(),
        aliases: Vec::new(),
        country: None,
        roles: Vec::new(),
        mentions: mentions(places),
        is_hidden: false,
    };
    let mut naji =
        entity(NAJI, EntityKind::Person, "ناجي أبو رمانة", &[(0, "ناجي أبو رمانة", 0), (0, "ناجي أبو رمانة", 1)]);
    let evidence = vec![passage(0, "الوزير ناجي أبو رمانة", 0)];
    naji.roles.push(Role { title: "وزير النقل".to_owned(), of: Some(COUNCIL), former: false, evidence });
    let mut samer = entity(
        SAMER,
        EntityKind::Person,
        "سامر الحكيم",
        &[(0, "سامر الحكيم", 0), (0, "سامر الحكيم", 1), (1, "الحكيم", 0)],
    );
    samer.aliases.push(Alias { name: "الحكيم".to_owned(), count: 1 });
    let entities = vec![
        naji,
        samer,
        entity(HIND, EntityKind::Person, "هند الصفدي", &[(1, "هند الصفدي", 0), (1, "هند الصفدي", 1)]),
        entity(
            COUNCIL,
            EntityKind::Organization,
            "مجلس الموانئ",
            &[(0, "مجلس الموانئ", 0), (1, "مجلس الموانئ", 0), (1, "مجلس الموانئ", 1)],
        ),
        entity(QASRA, EntityKind::Place, "القصرة", &[(0, "القصرة", 0), (0, "القصرة", 1), (0, "القصرة", 2)]),
        entity(DRONE, EntityKind::Equipment, "الصقر", &[(1, "الصقر", 0)]),
    ];
    let event = |id: u32, kind, date: Option<&str>, place, who: &[EntityId], trigger: (usize, &str)| {
        let date: Option<DateValue> = date.map(|date| date.parse().unwrap());
        let at = passage(trigger.0, trigger.1, 0);
        let participants = who.iter().enumerate().map(|(n, who)| EventParticipant {
            entity: *who,
            side: if n == 0 { Side::Agent } else { Side::Counterpart },
        });
        Event {
            id: EventId(id),
            kind,
            status: EventStatus::Happened,
            date,
            because: because("the weekday before the document's day"),
            place,
            participants: participants.collect(),
            reports: vec![Report {
                document: at.document,
                triggers: vec![at.range],
                date,
                place,
                participants: who.to_vec(),
                because: Vec::new(),
                repeats: None,
            }],
            independent_sources: 1,
            contradictions: Vec::new(),
        }
    };
    let mut meeting = event(0, EventKind::Meeting, Some("2031-10-12"), Some(QASRA), &[NAJI, SAMER], (0, "التقى"));
    meeting.reports[0].date = Some("2031-W41".parse().unwrap());
    let mut sitting = event(2, EventKind::Meeting, Some("2031-10-20"), None, &[COUNCIL], (0, "سيجتمع"));
    sitting.status = EventStatus::Scheduled;
    let events = vec![
        meeting,
        event(1, EventKind::Visit, Some("2031-10-13"), Some(QASRA), &[SAMER], (0, "زار")),
        sitting,
        event(3, EventKind::Decision, Some("2031-10"), None, &[COUNCIL], (1, "قرر")),
        event(4, EventKind::Call, None, None, &[SAMER, HIND], (1, "اتصل")),
    ];
    let same_sentence = |a: EntityId, b: EntityId, sentences: &[(usize, &str)]| Relation {
        a,
        b,
        kind: RelationKind::SameSentence,
        events: Vec::new(),
        evidence: sentences.iter().map(|(document, words)| sentence_of(*document, words)).collect(),
    };
    let relations = vec![
        same_sentence(NAJI, SAMER, &[(0, "نظيره")]),
        same_sentence(NAJI, COUNCIL, &[(0, "إن مجلس")]),
        same_sentence(COUNCIL, DRONE, &[(1, "شراء")]),
    ];
    let record = |index: usize, day: Option<(&str, DateSource)>, outlet: Option<&str>| {
        let document = &documents()[index];
        let dates: &[(&str, &str)] =
            if index == 0 { &[("الأحد", "2031-10-12")] } else { &[("أكتوبر", "2031-10")] };
        DocumentRecord {
            hash: ContentHash::of(&document.text),
            code_points: CodePoints::of(&document.text),
            path: document.path.clone(),
            title: document.text.lines().next().unwrap().to_owned(),
            outlet: outlet.map(str::to_owned),
            date: day.map(|(value, source)| DocumentDate {
                value: value.parse().unwrap(),
                source,
                because: because("stated in the byline"),
            }),
            sentences: sentences(&document.text),
            dates: dates
                .iter()
                .map(|(words, value)| DateRecord {
                    range: passage(index, words, 0).range,
                    value: value.parse().unwrap(),
                    because: because("the Sunday before the document's day"),
                })
                .collect(),
            copy_of: None,
            written_between: None,
        }
    };
    Analysis {
        documents: vec![
            record(0, Some(("2031-10-14", DateSource::Stated)), Some("صحيفة الميناء")),
            record(1, None, None),
        ],
        entities,
        events,
        relations,
        diagnostics: Vec::new(),
        doubts: Vec::new(),
        decisions: Vec::new(),
        kept_apart: Vec::new(),
        event_doubts: Vec::new(),
        claims: Vec::new(),
    }
}

/// The `nth` place where `words` stand in a document.
pub fn passage(document: usize, words: &str, nth: usize) -> Passage {
    let text = &documents()[document].text;
    let (start, _) = text.match_indices(words).nth(nth).expect("test words stand in the test text");
    Passage { document: DocumentId::from_index(document), range: TextRange::from_usize(start..start + words.len()) }
}

fn sentence_of(document: usize, words: &str) -> Passage {
    let inside = passage(document, words, 0);
    let all = sentences(&documents()[document].text);
    let sentence = all.iter().find(|sentence| sentence.range.contains_range(inside.range));
    Passage { document: inside.document, range: sentence.expect("test words lie in one sentence").range }
}

fn sentences(text: &str) -> Vec<Sentence> {
    let (mut found, mut start, mut paragraph) = (Vec::new(), 0, 0);
    for line in text.split_inclusive('\n') {
        let mut from = start;
        for sentence in line.split_inclusive('.') {
            let section = if paragraph == 0 { Section::Headline } else { Section::Body };
            let words = sentence.trim();
            if !words.is_empty() {
                let at = from + (sentence.len() - sentence.trim_start().len());
                found.push(Sentence { range: TextRange::from_usize(at..at + words.len()), section, paragraph });
            }
            from += sentence.len();
        }
        paragraph += u32::from(!line.trim().is_empty());
        start += line.len();
    }
    found
}
