//! Readings of made-up documents, as the tests write them down.

use crate::arabic::Unit;
use crate::base::{CodePoints, ContentHash, EntityKind, EventKind, TextRange};
use crate::edit::Anchor;
use crate::extract::{
    Anchor as DayAnchor, DateMention, Distance, DocumentDate, EventMention, EventStatus, Fingerprint, Mention,
    Participant, Place, Reading, RoleHolder, RoleMention, Section, Sentence, Side, TemporalLink, TimeSide,
};
use crate::resolve::{Analysis, StoredReading};

/// Builds the reading of a document out of its sentences; `⟦P|name⟧` marks a mention, `⟦V|word⟧` a trigger, `⟦D|words⟧` a date,
/// `⟦R|word⟧` a word of order.
#[derive(Clone, Debug)]
pub struct Draft {
    pub path: String,
    pub text: String,
    pub reading: Reading,
    pub triggers: Vec<TextRange>,
    pub order: Vec<TextRange>,
}

impl Draft {
    pub fn new(path: &str, marked: &str) -> Self {
        let (mut text, mut mentions, mut triggers, mut dates, mut sentences) =
            (String::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut order = Vec::new();
        for (number, line) in marked.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
            let start = text.len();
            let mut rest = line;
            while let Some((before, behind)) = rest.split_once('⟦') {
                text += before;
                let (mark, behind) = behind.split_once('⟧').expect("a closed mark");
                let (kind, words) = mark.split_once('|').expect("a kind and words");
                let range = TextRange::from_usize(text.len()..text.len() + words.len());
                text += words;
                rest = behind;
                let kind = match kind {
                    "P" => EntityKind::Person,
                    "O" => EntityKind::Organization,
                    "L" => EntityKind::Place,
                    "V" => {
                        triggers.push(range);
                        continue;
                    }
                    "R" => {
                        order.push(range);
                        continue;
                    }
                    _ => {
                        dates.push(DateMention {
                            range,
                            value: "XXXX".parse().unwrap(),
                            sentence: number as u32,
                            because: "as written".to_owned(),
                            relative: false,
                            anchor: None,
                            witnesses: Vec::new(),
                        });
                        continue;
                    }
                };
                mentions.push(Mention {
                    range,
                    kind,
                    name: words.to_owned(),
                    country: None,
                    sentence: number as u32,
                    score: 1.0,
                    witnesses: Vec::new(),
                });
            }
            text += rest;
            let range = TextRange::from_usize(start..text.len());
            sentences.push(Sentence { range, section: Section::Body, paragraph: number as u32 });
            text.push('\n');
        }
        let reading = Reading {
            document: ContentHash::of(&text),
            code_points: CodePoints::of(&text),
            title: String::new(),
            title_range: None,
            outlet: None,
            date: None,
            sentences,
            mentions,
            unsure: Vec::new(),
            roles: Vec::new(),
            dates,
            events: Vec::new(),
            quantities: Vec::new(),
            fingerprint: Fingerprint::default(),
            diagnostics: Vec::new(),
        };
        Self { path: path.to_owned(), text, reading, triggers, order }
    }

    pub fn dated(mut self, day: &str) -> Self {
        self.reading.date = Some(DocumentDate {
            value: day.parse().unwrap(),
            range: Some(TextRange::new(0, 1)),
            because: "stated".to_owned(),
            witnesses: Vec::new(),
        });
        self
    }

    pub fn index(&self, name: &str) -> u32 {
        self.reading.mentions.iter().position(|mention| mention.name == name).expect("a marked name") as u32
    }

    pub fn office(mut self, person: &str, title: &str, country: &str) -> Self {
        let person = self.index(person);
        self.reading.roles.push(RoleMention {
            person,
            range: self.reading.mentions[person as usize].range,
            title: title.to_owned(),
            of: Some(RoleHolder::Country(country.to_owned())),
            former: false,
            witnesses: Vec::new(),
        });
        self
    }

    /// The value of a date expression, or `today` on a weekday counted from Monday.
    pub fn when(mut self, date: usize, value: Option<&str>, today: Option<u8>) -> Self {
        let date = &mut self.reading.dates[date];
        date.value = value.unwrap_or("XXXX").parse().unwrap();
        date.relative = today.is_some();
        date.anchor = today.map(|iso| DayAnchor { steps: Vec::new(), weekday: Some(iso), month_day: None });
        self
    }

    pub fn event(
        mut self,
        kind: EventKind,
        trigger: usize,
        who: &[&str],
        place: Option<&str>,
        date: Option<usize>,
    ) -> Self {
        let participants = who
            .iter()
            .map(|name| Participant { mention: self.index(name), side: Side::Agent, witnesses: Vec::new() })
            .collect();
        self.reading.events.push(EventMention {
            kind,
            status: EventStatus::Happened,
            triggers: vec![self.triggers[trigger]],
            participants,
            place: place.map(|name| Place { mention: self.index(name), witnesses: Vec::new() }),
            date: date.map(|at| self.reading.dates[at].value).filter(|value| value.interval().is_some()),
            date_witnesses: Vec::new(),
            trigger_witnesses: Vec::new(),
            date_mention: date.map(|at| at as u32),
            on_document_day: false,
            nouns: Vec::new(),
            about: Vec::new(),
            session: None,
            offices: Vec::new(),
            temporal_links: Vec::new(),
            because: Vec::new(),
        });
        self
    }

    /// The event at `one` was on that side of the event at `other`, by the first word of order.
    pub fn link(mut self, one: usize, side: TimeSide, other: usize, days: Option<i32>) -> Self {
        let to = self.reading.events[other].triggers[0];
        let distance = days.map(|count| Distance { unit: Unit::Day, count });
        self.reading.events[one].temporal_links.push(TemporalLink { range: self.order[0], to, side, distance });
        self
    }

    pub fn anchor(&self, name: &str) -> Anchor {
        let mention = &self.reading.mentions[self.index(name) as usize];
        Anchor { document: self.reading.document, range: mention.range, quote: name.to_owned() }
    }

    /// The anchor of the trigger at `index`.
    pub fn trigger(&self, index: usize) -> Anchor {
        let range = self.triggers[index];
        Anchor { document: self.reading.document, range, quote: range.of(&self.text).to_owned() }
    }

    pub fn stored(&self) -> StoredReading {
        assert!(self.reading.mentions.iter().all(|mention| mention.range.of(&self.text) == mention.name));
        StoredReading { path: self.path.clone(), reading: self.reading.clone() }
    }
}

pub fn stored(drafts: &[Draft]) -> Vec<StoredReading> {
    drafts.iter().map(Draft::stored).collect()
}

/// The names of each entity of a kind, the mentions' in order.
pub fn names(analysis: &Analysis, kind: EntityKind) -> Vec<(String, usize)> {
    let of_kind = analysis.entities.iter().filter(|entity| entity.kind == kind);
    of_kind.map(|entity| (entity.name.clone(), entity.mentions.len())).collect()
}

/// A dated document that puts a meeting at the end of a week, and an undated one that tells of it as of today, a Sunday.
pub fn week_and_sunday() -> [Draft; 2] {
    let dated =
        Draft::new("b.txt", "⟦V|اجتمع⟧ ⟦P|نادر المرزوقاني⟧ و⟦P|هنريك غرونبرغ⟧ في ⟦L|أنقرة⟧ ⟦D|نهاية الأسبوع الماضي⟧")
            .dated("2031-10-17")
            .when(0, Some("2031-W41;END"), None)
            .event(EventKind::Meeting, 0, &["نادر المرزوقاني", "هنريك غرونبرغ"], Some("أنقرة"), Some(0));
    let undated = Draft::new("a.txt", "⟦V|لقاء⟧ ⟦P|المرزوقاني⟧ و⟦P|هنريك جرونبرج⟧ في ⟦L|أنقرة⟧ ⟦D|اليوم الأحد⟧")
        .when(0, None, Some(7))
        .event(EventKind::Meeting, 0, &["المرزوقاني", "هنريك جرونبرج"], Some("أنقرة"), Some(0));
    [dated, undated]
}

pub fn json(analysis: &Analysis) -> String {
    serde_json::to_string(analysis).unwrap()
}
