//! The joining measured apart from the reading: readings made of the gold marks go in, the analysis is compared with the gold ids.
//!
//! `MARSAD_GOLD_DIR` names another set than the repository's, `MARSAD_GOLD_OUT` a file for the analysis, which `score.py` reads.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::geography::Geography;
use super::{Analysis, Report, StoredReading, resolve};
use crate::arabic::lexicon::Lexicons;
use crate::arabic::without_marks;
use crate::base::{DateValue, EntityKind, EventKind, TextRange};
use crate::corpus::Document;
use crate::extract::{
    self, DateMention, DocumentDate, EventMention, EventStatus, Mention, Participant, Place, RoleHolder, RoleMention,
    Side,
};

struct GoldDocument {
    name: String,
    text: String,
    gold: Value,
    /// For each code point the byte it starts at; the text's length at the end.
    offsets: Vec<u32>,
}

impl GoldDocument {
    fn load(json: &Path) -> Self {
        let read = |path: &Path| std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let text = read(&json.with_extension("txt"));
        let mut offsets: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).collect();
        offsets.push(text.len() as u32);
        let name = json.with_extension("txt").file_name().unwrap().to_string_lossy().into_owned();
        Self { name, text, gold: serde_json::from_str(&read(json)).unwrap(), offsets }
    }

    fn rows(&self, table: &str) -> impl Iterator<Item = &Value> {
        self.gold[table].as_array().into_iter().flatten()
    }

    fn range(&self, row: &Value) -> TextRange {
        let at = |key: &str| self.offsets[row[key].as_u64().unwrap() as usize];
        TextRange::new(at("start"), at("end"))
    }

    /// The name as a reader would list it: with the article whose alif ل swallowed.
    fn listed_name(&self, row: &Value) -> String {
        let range = self.range(row);
        let name = without_marks(range.of(&self.text));
        let swallowed = self.text[..range.start as usize].ends_with('ل')
            && name.starts_with('ل')
            && self.gold["names"][string(&row["id"])].as_str().unwrap_or("").contains(&format!("ا{name}"));
        if swallowed { format!("ا{name}") } else { name }
    }

    fn reading(&self, country_ids: &BTreeMap<String, &'static str>) -> StoredReading {
        let mut reading = extract::read(&Document::new(&*self.name, &*self.text), Lexicons::builtin());
        let geography = Geography::builtin();
        let rows: Vec<&Value> = self.rows("mentions").collect();
        let sentence_of = |range: TextRange| {
            reading.sentences.partition_point(|s| s.range.start <= range.start).saturating_sub(1) as u32
        };
        reading.mentions = rows
            .iter()
            .map(|row| {
                let name = self.listed_name(row);
                let of_nisba = || name.split_whitespace().find_map(|word| geography.country_of_nisba(word));
                let of_city = || geography.country_of_city(&name);
                let country = geography.country_named(&name).or_else(of_city).or_else(of_nisba).map(str::to_owned);
                let kind: EntityKind = serde_json::from_value(row["kind"].clone()).unwrap();
                let range = self.range(row);
                let country = country.filter(|_| kind != EntityKind::Person);
                let sentence = sentence_of(range);
                Mention { range, kind, name, country, sentence, score: 1.0, witnesses: Vec::new() }
            })
            .collect();
        let nearest = |id: &Value, to: u32| -> Option<u32> {
            let distance = |n: &usize| reading.mentions[*n].range.start.abs_diff(to);
            (0..rows.len()).filter(|&n| rows[n]["id"] == *id).min_by_key(distance).map(|n| n as u32)
        };
        reading.roles = self
            .rows("roles")
            .filter_map(|role| {
                let person = nearest(&role["person"], 0)?;
                let holder = |of: &Value| match nearest(of, 0) {
                    Some(index) => Some(RoleHolder::Mention(index)),
                    None => country_ids.get(of.as_str()?).map(|code| RoleHolder::Country((*code).to_owned())),
                };
                let range = reading.mentions[person as usize].range;
                let (title, of) = (string(&role["title"]).to_owned(), holder(&role["of"]));
                Some(RoleMention { person, range, title, of, former: false, witnesses: Vec::new() })
            })
            .collect();
        let read_dates = std::mem::take(&mut reading.dates);
        reading.dates = self
            .rows("dates")
            .map(|row| {
                let range = self.range(row);
                let read = read_dates.iter().find(|date| date.range.overlaps(range));
                let value: DateValue = string(&row["value"]).parse().unwrap();
                let stated = DateMention {
                    range,
                    value,
                    sentence: sentence_of(range),
                    because: "gold".to_owned(),
                    relative: false,
                    anchor: None,
                    witnesses: Vec::new(),
                };
                if self.gold["date_from"] == "text" { stated } else { read.cloned().unwrap_or(stated) }
            })
            .collect();
        let day = self.gold["date"].as_str().filter(|_| self.gold["date_from"] == "text");
        reading.date = day.map(|day| {
            let value = day.parse().unwrap();
            let range = reading.dates.iter().find(|date| date.value == value).map(|date| date.range);
            DocumentDate { value, range, because: "gold".to_owned(), witnesses: Vec::new() }
        });
        reading.events = self.rows("events").map(|event| self.event(event, &nearest, &reading.dates, day)).collect();
        reading.events.sort_by_key(|event| event.triggers.first().copied());
        StoredReading { path: self.name.clone(), reading }
    }

    fn event(
        &self,
        event: &Value,
        nearest: &dyn Fn(&Value, u32) -> Option<u32>,
        dates: &[DateMention],
        day: Option<&str>,
    ) -> EventMention {
        let triggers: Vec<TextRange> =
            self.rows("triggers").filter(|row| row["event"] == event["id"]).map(|row| self.range(row)).collect();
        let at = triggers.first().map_or(0, |range| range.start);
        let participants = event["participants"].as_array().into_iter().flatten();
        let participants = participants
            .filter_map(|id| Some(Participant { mention: nearest(id, at)?, side: Side::Agent, witnesses: Vec::new() }))
            .collect();
        let value = event["date"].as_str();
        // What only an inferred document day tells is what the joining has to find out.
        let dated = dates.iter().position(|date| Some(date.value.to_string().as_str()) == value);
        let relative = dates.iter().position(|date| date.relative).filter(|_| day.is_none() && value.is_some());
        let kind: EventKind = serde_json::from_value(event["kind"].clone()).unwrap();
        EventMention {
            kind,
            status: EventStatus::Happened,
            triggers,
            participants,
            place: nearest(&event["place"], at).map(|mention| Place { mention, witnesses: Vec::new() }),
            date: value
                .filter(|value| day.is_some() || Some(*value) != self.gold["date"].as_str())
                .map(|value| value.parse().unwrap()),
            date_witnesses: Vec::new(),
            trigger_witnesses: Vec::new(),
            date_mention: dated.or(relative.filter(|_| kind == EventKind::Meeting)).map(|index| index as u32),
            on_document_day: kind == EventKind::Announcement && value.is_some() && value == self.gold["date"].as_str(),
            nouns: Vec::new(),
            about: Vec::new(),
            session: None,
            offices: Vec::new(),
            temporal_links: Vec::new(),
            because: Vec::new(),
        }
    }
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

fn load(folder: &Path) -> Vec<GoldDocument> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    files.iter().map(|file| GoldDocument::load(file)).collect()
}

fn readings(documents: &[GoldDocument]) -> Vec<StoredReading> {
    let mut country_ids = BTreeMap::new();
    for document in documents {
        for (id, name) in document.gold["names"].as_object().into_iter().flatten() {
            if let Some(code) = Geography::builtin().country_named(string(name)) {
                country_ids.insert(id.clone(), code);
            }
        }
    }
    documents.iter().map(|document| document.reading(&country_ids)).collect()
}

/// The analysis in the file form that the scorer reads.
fn file_form(documents: &[GoldDocument], analysis: &Analysis) -> Value {
    let characters = |document: usize, range: TextRange| {
        let offsets = &documents[document].offsets;
        let at = |byte: u32| offsets.partition_point(|&start| start < byte);
        json!({"document": format!("d{}", document + 1), "start": at(range.start), "end": at(range.end)})
    };
    json!({
        "format": "marsad-analysis", "version": 1,
        "documents": analysis.documents.iter().enumerate().map(|(n, d)| json!({
            "id": format!("d{}", n + 1), "path": d.path, "title": d.title,
            "date": d.date.as_ref().map(|date| json!({"value": date.value})),
        })).collect::<Vec<_>>(),
        "entities": analysis.entities.iter().map(|e| json!({
            "id": e.id.to_string(), "kind": e.kind, "name": e.name,
            "roles": e.roles.iter().map(|r| json!({"title": r.title, "of": r.of.map(|of| of.to_string())})).collect::<Vec<_>>(),
            "mentions": e.mentions.iter().map(|m| characters(m.document.index(), m.range)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "dates": analysis.documents.iter().enumerate().flat_map(|(n, d)| d.dates.iter().map(move |date| {
            let mut row = characters(n, date.range);
            row["value"] = json!(date.value);
            row
        })).collect::<Vec<_>>(),
        "events": analysis.events.iter().map(|v| json!({
            "id": v.id.to_string(), "kind": v.kind, "date": v.date, "place": v.place.map(|p| p.to_string()),
            "participants": v.participants.iter().map(|p| p.entity.to_string()).collect::<Vec<_>>(),
            "mentions": v.reports.iter().flat_map(|r| {
                r.triggers.iter().map(|&range| characters(r.document.index(), range))
            }).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

/// Of all pairs of documents that hold one thing, the share joined, and the share of joins that are right, as F1.
fn links<K: Ord + Clone>(cluster_of: &BTreeMap<(usize, String), K>) -> f64 {
    let items: Vec<_> = cluster_of.iter().collect();
    let (mut gold, mut found, mut right) = (0, 0, 0);
    for (n, (one, cluster)) in items.iter().enumerate() {
        for (other, other_cluster) in items[n + 1..].iter().filter(|(other, _)| other.0 != one.0) {
            let (same, joined) = (one.1 == other.1, cluster == other_cluster);
            gold += u32::from(same);
            found += u32::from(joined);
            right += u32::from(same && joined);
        }
    }
    f64::from(2 * right) / f64::from((gold + found).max(1))
}

#[test]
fn marks_of_the_dev_set_join_as_their_ids() {
    let folder = std::env::var_os("MARSAD_GOLD_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/dev"), PathBuf::from);
    let documents = load(&folder);
    let analysis = resolve(&readings(&documents));
    if let Some(out) = std::env::var_os("MARSAD_GOLD_OUT") {
        std::fs::write(out, file_form(&documents, &analysis).to_string()).unwrap();
        for event in &analysis.events {
            for reason in event.because.iter().filter(|_| event.reports.len() > 1) {
                println!("{} {:?}: {}", event.id, event.date, reason.text);
            }
        }
        for document in analysis.documents.iter().filter(|document| document.date.is_some()) {
            let date = document.date.as_ref().unwrap();
            println!("{} {} {:?}", document.path, date.value, date.because);
        }
        for diagnostic in &analysis.diagnostics {
            println!("{diagnostic}");
        }
        return;
    }
    let mut entity_of = BTreeMap::new();
    for entity in &analysis.entities {
        for mention in &entity.mentions {
            entity_of.insert(mention.passage(), entity.id);
        }
    }
    let mut entities: BTreeMap<(usize, String), BTreeSet<_>> = BTreeMap::new();
    for (number, document) in documents.iter().enumerate() {
        for row in document.rows("mentions") {
            let range = document.range(row);
            let (&passage, entity) = entity_of
                .iter()
                .find(|(passage, _)| passage.document.index() == number && passage.range == range)
                .expect("every mention belongs to an entity");
            assert_eq!(passage.range, range);
            entities.entry((number, string(&row["id"]).to_owned())).or_default().insert(*entity);
        }
    }
    let first = entities.into_iter().map(|(item, found)| (item, found.into_iter().next().unwrap())).collect();
    let score = links(&first);
    assert!(score >= 0.95, "entity links {score:.3}");
    let mut events = BTreeMap::new();
    for (number, document) in documents.iter().enumerate() {
        for row in document.rows("triggers") {
            let range = document.range(row);
            let tells = |report: &Report| report.document.index() == number && report.triggers.contains(&range);
            let event = analysis.events.iter().find(|event| event.reports.iter().any(tells));
            let event = event.expect("every trigger belongs to an event");
            events.insert((number, string(&row["event"]).to_owned()), event.id);
        }
    }
    let score = links(&events);
    assert!(score >= 0.9, "event links {score:.3}");
}
