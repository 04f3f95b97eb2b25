//! Measures this stage alone: names, offices and dates come from the gold annotation, only the events are read.
//!
//! `MARSAD_GOLD=DIR` measures another folder of gold documents and lists what was missed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Findings, read};
use crate::arabic::lexicon::Lexicons;
use crate::base::{DateValue, EntityKind, TextRange};
use crate::corpus::Document;
use crate::extract::reading::{DateMention, DocumentDate, EventMention, Mention, RoleHolder, RoleMention};
use crate::extract::source::Source;

/// Counts of right, predicted and wished-for items.
#[derive(Default, Clone, Copy)]
struct Tally {
    right: usize,
    predicted: usize,
    gold: usize,
}

impl Tally {
    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.predicted + self.gold).max(1) as f64
    }
}

#[derive(Default)]
struct Score {
    events: Tally,
    participants: Tally,
    dates: usize,
    places: usize,
    errors: Vec<String>,
    kinds: BTreeMap<String, Tally>,
}

struct Gold {
    name: String,
    document: Document,
    json: Value,
}

fn string<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or("")
}

impl Gold {
    fn load(path: &Path) -> Self {
        let json = std::fs::read_to_string(path).expect("gold JSON is readable");
        let text = std::fs::read_to_string(path.with_extension("txt")).expect("gold text is readable");
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Self {
            document: Document::new(format!("{name}.txt"), text),
            name,
            json: serde_json::from_str(&json).expect("gold JSON parses"),
        }
    }

    /// Character offsets → bytes.
    fn range(&self, value: &Value) -> TextRange {
        let byte = |key: &str| {
            let chars = usize::try_from(value[key].as_u64().unwrap_or(0)).unwrap_or(0);
            self.document.text.char_indices().nth(chars).map_or(self.document.text.len(), |(at, _)| at)
        };
        TextRange::from_usize(byte("start")..byte("end"))
    }

    fn items(&self, key: &str) -> impl Iterator<Item = &Value> {
        self.json[key].as_array().into_iter().flatten()
    }

    fn mentions(&self, source: &Source<'_>) -> Vec<Mention> {
        let mention = |value: &Value| {
            let range = self.range(value);
            let kind = EntityKind::ALL.into_iter().find(|k| k.name() == string(value, "kind"));
            let name = range.of(&self.document.text);
            let name = name.strip_prefix("لل").map_or_else(|| name.to_owned(), |rest| format!("ال{rest}"));
            Mention {
                range,
                kind: kind.expect("gold kinds are known"),
                name,
                country: None,
                sentence: source.sentence_at(range.start),
                score: 1.0,
                witnesses: Vec::new(),
            }
        };
        self.items("mentions").map(mention).collect()
    }

    fn roles(&self, mentions: &[Mention]) -> Vec<RoleMention> {
        let ids: Vec<&str> = self.items("mentions").map(|m| string(m, "id")).collect();
        let at = |id: &str| ids.iter().position(|other| *other == id).and_then(|n| u32::try_from(n).ok());
        let role = |value: &Value| {
            let person = at(string(value, "person"))?;
            let range = mentions[person as usize].range;
            let of = value["of"]
                .as_str()
                .map(|of| at(of).map_or_else(|| RoleHolder::Country(of.to_owned()), RoleHolder::Mention));
            let title = string(value, "title").to_owned();
            Some(RoleMention {
                person,
                range: TextRange::new(range.start, range.start),
                title,
                of,
                former: false,
                witnesses: Vec::new(),
            })
        };
        self.items("roles").filter_map(role).collect()
    }

    fn dates(&self, source: &Source<'_>) -> Vec<DateMention> {
        let date = |value: &Value| {
            let range = self.range(value);
            let sentence = source.sentence_at(range.start);
            let value = string(value, "value").parse().expect("gold dates parse");
            DateMention {
                range,
                value,
                sentence,
                because: String::new(),
                relative: false,
                anchor: None,
                witnesses: Vec::new(),
            }
        };
        self.items("dates").map(date).collect()
    }

    fn read(&self) -> (Vec<Mention>, Vec<EventMention>) {
        let source = Source::new(&self.document, Lexicons::builtin());
        let mentions = self.mentions(&source);
        let (roles, dates) = (self.roles(&mentions), self.dates(&source));
        let value: Option<DateValue> = self.json["date"].as_str().and_then(|date| date.parse().ok());
        let date =
            value.map(|value| DocumentDate { value, range: None, because: String::new(), witnesses: Vec::new() });
        let found = Findings { mentions: &mentions, roles: &roles, dates: &dates, document_date: date.as_ref() };
        let events = read(&source, found, Lexicons::builtin());
        (mentions, events)
    }

    /// Sentences as the scorer cuts them, by byte offset.
    fn sentence(&self, offset: u32) -> usize {
        let ends = |c: char| matches!(c, '\n' | '.' | '!' | '?' | '؟' | '؛');
        let mut starts = Vec::new();
        let mut before_end = false;
        for (at, c) in self.document.text.char_indices() {
            if before_end && !ends(c) {
                starts.push(at);
            }
            before_end = ends(c);
        }
        starts.iter().filter(|start| **start <= offset as usize).count()
    }

    fn score(&self, score: &mut Score) {
        let (_, got) = self.read();
        let ids: Vec<&str> = self.items("mentions").map(|m| string(m, "id")).collect();
        let wanted: Vec<&Value> = self.items("events").collect();
        let trigger_sentences = |id: &str| -> BTreeSet<usize> {
            self.items("triggers")
                .filter(|t| string(t, "event") == id)
                .map(|t| self.sentence(self.range(t).start))
                .collect()
        };
        let list = |value: &Value| -> BTreeSet<String> {
            value["participants"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect()
        };
        let people_of = |event: &EventMention| -> BTreeSet<String> {
            event.participants.iter().map(|p| ids[p.mention as usize].to_owned()).collect()
        };
        let mut candidates = Vec::new();
        for (number, event) in got.iter().enumerate() {
            let at: BTreeSet<usize> = event.triggers.iter().map(|t| self.sentence(t.start)).collect();
            for (wish, value) in wanted.iter().enumerate() {
                let shared = at.intersection(&trigger_sentences(string(value, "id"))).count();
                if shared == 0 || event.kind.name() != string(value, "kind") {
                    continue;
                }
                let (a, b) = (people_of(event), list(value));
                let union = a.union(&b).count();
                let overlap = if union == 0 { 1.0 } else { a.intersection(&b).count() as f64 / union as f64 };
                let fits = date_fits(value["date"].as_str(), event.date);
                candidates.push((overlap + 0.1 * shared as f64 + 0.5 * f64::from(u8::from(fits)), number, wish));
            }
        }
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        score.events.predicted += got.len();
        score.events.gold += wanted.len();
        let (mut used, mut done) = (BTreeSet::new(), BTreeSet::new());
        for (_, number, wish) in candidates {
            if used.contains(&number) || done.contains(&wish) {
                continue;
            }
            used.insert(number);
            done.insert(wish);
            let (event, value) = (&got[number], wanted[wish]);
            score.events.right += 1;
            let (a, b) = (people_of(event), list(value));
            score.participants.right += a.intersection(&b).count();
            score.participants.predicted += a.len();
            score.participants.gold += b.len();
            let id = string(value, "id");
            if a != b {
                let over: Vec<_> = a.difference(&b).collect();
                let under: Vec<_> = b.difference(&a).collect();
                score.errors.push(format!("participants  {} {id}: too many {over:?}, missed {under:?}", self.name));
            }
            if date_fits(value["date"].as_str(), event.date) {
                score.dates += 1;
            } else {
                let got = event.date.map(|d| d.to_string());
                score.errors.push(format!("date  {} {id}: {got:?} for {}", self.name, value["date"]));
            }
            let place = event.place.as_ref().map(|p| ids[p.mention as usize]);
            if place == value["place"].as_str() {
                score.places += 1;
            } else {
                score.errors.push(format!("place  {} {id}: {place:?} for {}", self.name, value["place"]));
            }
        }
        for (number, event) in got.iter().enumerate() {
            let tally = score.kinds.entry(event.kind.name().to_owned()).or_default();
            tally.predicted += 1;
            tally.right += usize::from(used.contains(&number));
            if !used.contains(&number) {
                let words: Vec<_> = event.triggers.iter().map(|t| t.of(&self.document.text)).collect();
                score.errors.push(format!(
                    "not in gold  {} {} {words:?} {:?} {:?}",
                    self.name,
                    event.kind,
                    people_of(event),
                    event.date.map(|d| d.to_string())
                ));
            }
        }
        for (wish, value) in wanted.iter().enumerate() {
            score.kinds.entry(string(value, "kind").to_owned()).or_default().gold += 1;
            if !done.contains(&wish) {
                let words: Vec<_> = self
                    .items("triggers")
                    .filter(|t| string(t, "event") == string(value, "id"))
                    .map(|t| self.range(t).of(&self.document.text))
                    .collect();
                score.errors.push(format!(
                    "missed  {} {} {words:?} {}",
                    self.name,
                    string(value, "kind"),
                    string(value, "id")
                ));
            }
        }
    }
}

fn date_fits(gold: Option<&str>, got: Option<DateValue>) -> bool {
    match (gold, got) {
        (None, None) => true,
        (Some(gold), Some(got)) => {
            gold == got.to_string()
                || gold
                    .parse::<DateValue>()
                    .ok()
                    .and_then(|d| d.interval())
                    .zip(got.interval())
                    .is_some_and(|(a, b)| a.contains(b))
        }
        _ => false,
    }
}

fn measure(folder: &Path) -> Score {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the gold folder is there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    paths.sort();
    let mut score = Score::default();
    paths.iter().for_each(|path| Gold::load(path).score(&mut score));
    score
}

fn print(score: &Score) {
    let right = score.events.right.max(1) as f64;
    println!(
        "events F1 {:.3} (P {:.3} R {:.3})  participants F1 {:.3} (P {:.3} R {:.3})  date {:.3}  place {:.3}",
        score.events.f1(),
        score.events.right as f64 / score.events.predicted.max(1) as f64,
        score.events.right as f64 / score.events.gold.max(1) as f64,
        score.participants.f1(),
        score.participants.right as f64 / score.participants.predicted.max(1) as f64,
        score.participants.right as f64 / score.participants.gold.max(1) as f64,
        score.dates as f64 / right,
        score.places as f64 / right
    );
    for (kind, tally) in &score.kinds {
        println!(
            "  {kind:<14} F1 {:.3}  ({} right, {} predicted, {} gold)",
            tally.f1(),
            tally.right,
            tally.predicted,
            tally.gold
        );
    }
}

#[test]
fn events_with_gold_names_and_dates() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/dev");
    if let Ok(folder) = std::env::var("MARSAD_GOLD") {
        for folder in folder.split(':') {
            let score = measure(Path::new(folder));
            println!("{folder}");
            print(&score);
            let mut errors = score.errors;
            errors.sort();
            errors.iter().for_each(|error| println!("  {error}"));
        }
    }
    let score = measure(&own);
    print(&score);
    let right = score.events.right.max(1) as f64;
    assert!(score.events.f1() >= 0.85, "events F1 {:.3}", score.events.f1());
    assert!(score.participants.f1() >= 0.78, "participants F1 {:.3}", score.participants.f1());
    assert!(score.dates as f64 / right >= 0.80, "event dates {:.3}", score.dates as f64 / right);
    assert!(score.places as f64 / right >= 0.75, "event places {:.3}", score.places as f64 / right);
}
