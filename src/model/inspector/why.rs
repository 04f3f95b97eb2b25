//! What the reader saw in each document → why names, offices, days and parts are taken for what they are, with the words it rests on.
//!
//! The analysis says why things were joined; the readings say why words were taken for a name, an office, a day or a part in an event.
//! What the analyst decided stands in no reading, and has no step here.

use crate::base::{DocumentId, EntityId, EventId, Passage, TextRange};
use crate::extract::{EventMention, Mention, Reading, RoleMention, weighed};
use crate::model::quote::{Quote, quotes};
use crate::model::words::date_text;
use crate::resolve::{Analysis, EntityMention, Reason, StoredReading};

use super::Step;

/// What each document says by itself, in the order of the analysis' documents.
#[derive(Clone, Copy)]
pub struct Readings<'a>(pub &'a [StoredReading]);

impl<'a> Readings<'a> {
    pub fn of(self, analysis: &Analysis, document: DocumentId) -> Option<&'a Reading> {
        let record = analysis.documents.get(document.index())?;
        let is_it = |stored: &&StoredReading| stored.reading.document == record.hash;
        let at_its_place = self.0.get(document.index()).filter(is_it);
        at_its_place.or_else(|| self.0.iter().find(is_it)).map(|stored| &stored.reading)
    }

    fn mention(self, analysis: &Analysis, at: Passage) -> Option<&'a Mention> {
        let mentions = &self.of(analysis, at.document)?.mentions;
        let index = mentions.binary_search_by_key(&at.range.start, |mention| mention.range.start).ok()?;
        mentions.get(index).filter(|mention| mention.range == at.range)
    }
}

/// One way in which an entity is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Spelling {
    pub name: String,
    /// How often, in the whole folder; 0 for a name that only the analyst gives.
    pub count: u32,
    /// Where it stands first.
    pub first: Option<Quote>,
    /// Why it names this entity, and why it is a name at all.
    pub why: Vec<Step>,
}

/// Reasons that are told of one spelling; further ones repeat them at other places.
const REASONS_MOST: usize = 4;

/// The spellings of an entity: the name it is listed under first, then the most frequent.
pub fn spellings(analysis: &Analysis, readings: Readings<'_>, id: EntityId) -> Vec<Spelling> {
    let Some(entity) = analysis.entities.get(id.index()) else { return Vec::new() };
    let mut found: Vec<(&str, Vec<&EntityMention>)> = vec![(&entity.name, Vec::new())];
    for mention in &entity.mentions {
        let Some(read) = readings.mention(analysis, mention.passage()) else { continue };
        match found.iter_mut().find(|(name, _)| *name == read.name) {
            Some((_, mentions)) => mentions.push(mention),
            None => found.push((&read.name, vec![mention])),
        }
    }
    found[1..].sort_by_key(|(_, mentions)| std::cmp::Reverse(mentions.len()));
    let spelling = |(name, mentions): (&str, Vec<&EntityMention>)| Spelling {
        name: name.to_owned(),
        count: u32::try_from(mentions.len()).unwrap_or(u32::MAX),
        first: mentions.first().and_then(|mention| quotes(analysis, [mention.passage()]).pop()),
        why: of_mentions(analysis, readings, &mentions),
    };
    found.into_iter().map(spelling).collect()
}

fn of_mentions(analysis: &Analysis, readings: Readings<'_>, mentions: &[&EntityMention]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for mention in mentions {
        let Reason { text, evidence } = &mention.because;
        if steps.len() < REASONS_MOST && !text.is_empty() && !steps.iter().any(|step| step.text == *text) {
            let evidence = std::iter::once(mention.passage()).chain(evidence.iter().copied());
            steps.push(Step { text: text.clone(), evidence: quotes(analysis, evidence) });
        }
    }
    let surest = mentions.iter().filter_map(|at| Some((at.passage(), readings.mention(analysis, at.passage())?)));
    if let Some((at, read)) = surest.max_by(|(_, a), (_, b)| a.score.total_cmp(&b.score)) {
        steps.extend(seen(analysis, format!("Read as a name of kind {}", read.kind), &weighed(&read.witnesses), at));
    }
    steps
}

/// A step that tells what spoke for something, unless nothing is known to have done so.
fn seen(analysis: &Analysis, what: String, weights: &str, at: Passage) -> Option<Step> {
    (!weights.is_empty()).then(|| Step { text: format!("{what}: {weights}"), evidence: quotes(analysis, [at]) })
}

/// Why the words of each place are taken to say that the entity holds the office at `index` of its offices.
pub fn office(analysis: &Analysis, readings: Readings<'_>, id: EntityId, index: usize) -> Vec<Step> {
    let Some(role) = analysis.entities.get(id.index()).and_then(|entity| entity.roles.get(index)) else {
        return Vec::new();
    };
    let step = |at: &Passage| {
        let reading = readings.of(analysis, at.document)?;
        let is_here = |read: &&RoleMention| {
            let person = reading.mentions.get(read.person as usize);
            let near = at.range.overlaps(read.range) || person.is_some_and(|it| at.range.overlaps(it.range));
            near && read.title == role.title
        };
        let read = reading.roles.iter().find(is_here)?;
        let words = Passage { document: at.document, range: read.range };
        seen(analysis, format!("«{}» read as an office of this name", role.title), &weighed(&read.witnesses), words)
    };
    let mut steps: Vec<Step> = Vec::new();
    for step in role.evidence.iter().filter_map(step) {
        match steps.iter_mut().find(|known| known.text == step.text) {
            Some(known) => known.evidence.extend(step.evidence),
            None => steps.push(step),
        }
    }
    steps
}

/// A day that a document tells.
#[derive(Clone, Debug, PartialEq)]
pub struct DateLine {
    pub range: TextRange,
    pub text: String,
    /// The sentence with the words lit.
    pub quote: Option<Quote>,
    pub why: Vec<Step>,
}

/// The days that a document tells, in text order, and how each came about.
pub fn dates(analysis: &Analysis, readings: Readings<'_>, document: DocumentId) -> Vec<DateLine> {
    let Some(record) = analysis.documents.get(document.index()) else { return Vec::new() };
    let reading = readings.of(analysis, document);
    let line = |date: &crate::resolve::DateRecord| {
        let at = Passage { document, range: date.range };
        let mut why = super::steps(analysis, &date.because);
        let read = reading.and_then(|reading| reading.dates.iter().find(|read| read.range == date.range));
        why.extend(read.and_then(|read| seen(analysis, "Read as a day".to_owned(), &weighed(&read.witnesses), at)));
        DateLine { range: date.range, text: date_text(&date.value), quote: quotes(analysis, [at]).pop(), why }
    };
    record.dates.iter().map(line).collect()
}

/// Why the document is taken to be written on its day: what on its own page spoke for that.
pub fn document_day(analysis: &Analysis, readings: Readings<'_>, document: DocumentId) -> Option<Step> {
    let read = readings.of(analysis, document)?.date.as_ref()?;
    let at = Passage { document, range: read.range? };
    seen(analysis, "Read as the day of writing".to_owned(), &weighed(&read.witnesses), at)
}

/// Why an entity is taken to have had a part in an event, or to be its place: what in each document spoke for it.
pub fn part(analysis: &Analysis, readings: Readings<'_>, event: EventId, entity: EntityId) -> Vec<Step> {
    let Some(event) = analysis.events.get(event.index()) else { return Vec::new() };
    let mut steps = Vec::new();
    for report in &event.reports {
        let Some(reading) = readings.of(analysis, report.document) else { continue };
        let is_told = |told: &&EventMention| told.triggers.iter().any(|trigger| report.triggers.contains(trigger));
        for told in reading.events.iter().filter(is_told) {
            let parts = told.participants.iter().map(|part| (part.mention, &part.witnesses, "Took part"));
            let place = told.place.iter().map(|place| (place.mention, &place.witnesses, "Held there"));
            for (mention, witnesses, what) in parts.chain(place) {
                let Some(range) = reading.mentions.get(mention as usize).map(|mention| mention.range) else { continue };
                let at = Passage { document: report.document, range };
                if names(analysis, entity, at) {
                    steps.extend(seen(analysis, what.to_owned(), &weighed(witnesses), at));
                }
            }
        }
    }
    steps
}

/// Whether `at` is a mention of `entity`.
fn names(analysis: &Analysis, entity: EntityId, at: Passage) -> bool {
    let mentions = analysis.entities.get(entity.index()).map(|entity| entity.mentions.as_slice()).unwrap_or_default();
    mentions.binary_search_by_key(&at, EntityMention::passage).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::EntityKind;
    use crate::corpus::Document;
    use crate::model::{Filter, inspector};
    use crate::resolve::{read, resolve};

    const TEXT: &str = "الخميس 6 مارس 2031\n\nلقاء\n\nالتقى وزير النقل سامر الحكيم رئيس البلدية رائد الشراعي أمس الأربعاء. وقال الحكيم إن العمل يبدأ قريباً.\n";

    fn folder() -> (Analysis, Vec<StoredReading>) {
        let readings = vec![read(&Document::new("a.txt", TEXT))];
        (resolve(&readings), readings)
    }

    fn id(analysis: &Analysis, name: &str) -> EntityId {
        let is_it = |entity: &&crate::resolve::Entity| entity.kind == EntityKind::Person && entity.name == name;
        analysis.entities.iter().find(is_it).unwrap().id
    }

    fn rests_on_words(steps: &[Step]) -> bool {
        !steps.is_empty() && steps.iter().any(|step| step.evidence.iter().any(|quote| !quote.highlights.is_empty()))
    }

    #[test]
    fn spellings_have_counts_places_and_reasons() {
        let (analysis, readings) = folder();
        let found = spellings(&analysis, Readings(&readings), id(&analysis, "سامر الحكيم"));
        let counts: Vec<(&str, u32)> = found.iter().map(|spelling| (spelling.name.as_str(), spelling.count)).collect();
        assert_eq!(counts, [("سامر الحكيم", 1), ("الحكيم", 1)]);
        assert!(found.iter().all(|spelling| spelling.first.is_some() && rests_on_words(&spelling.why)));
        assert_eq!(spellings(&analysis, Readings(&readings), EntityId(999)), []);
    }

    #[test]
    fn offices_days_and_parts_have_the_words_they_rest_on() {
        let (analysis, readings) = folder();
        let all = Readings(&readings);
        let minister = id(&analysis, "سامر الحكيم");
        assert!(rests_on_words(&office(&analysis, all, minister, 0)));
        assert_eq!(office(&analysis, all, minister, 9), []);
        let days = dates(&analysis, all, DocumentId(0));
        let day = days.iter().find(|line| line.range.of(TEXT).contains("أمس")).unwrap();
        assert_eq!(day.text, "5 Mar 2031");
        assert!(rests_on_words(&day.why));
        assert!(document_day(&analysis, all, DocumentId(0)).is_some_and(|step| rests_on_words(&[step])));
        let meeting = analysis.events.iter().find(|event| event.kind == crate::base::EventKind::Meeting).unwrap();
        assert!(rests_on_words(&part(&analysis, all, meeting.id, minister)));
        assert_eq!(part(&analysis, all, EventId(999), minister), []);
    }

    #[test]
    fn what_was_said_stands_on_the_cards_of_the_speech_and_of_the_speaker() {
        let (analysis, _) = folder();
        let minister = id(&analysis, "سامر الحكيم");
        let card = inspector::entity(&analysis, &Filter::default(), minister).unwrap();
        assert_eq!(card.claims.len(), 1);
        let claim = &card.claims[0];
        assert_eq!(claim.speakers[0].entity, minister);
        assert!(claim.sentences[0].sentence.of(TEXT).contains("وقال الحكيم"));
        assert_eq!(inspector::event(&analysis, claim.line.event).unwrap().claims, card.claims);
        assert!(card.offices[0].seen.is_some_and(|seen| seen.first == jiff::civil::date(2031, 3, 6)));
    }
}
