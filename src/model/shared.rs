//! Two documents → what both of them speak of: names, events, and sentences with the same words.

use std::collections::{BTreeMap, BTreeSet};

use super::target::Target;
use crate::arabic::fold;
use crate::base::{DocumentId, TextRange};
use crate::extract::Section;
use crate::resolve::Analysis;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    pub documents: [DocumentId; 2],
    /// Entities that both name and events that both tell of.
    pub targets: BTreeSet<Target>,
    pub entities: usize,
    pub events: usize,
    /// Sentences that stand in both with the same words, for each document in text order.
    pub sentences: [Vec<TextRange>; 2],
}

/// Shorter sentences (`وأضاف:`) are alike by chance.
const FEWEST_WORDS: usize = 5;

impl Shared {
    /// Which of the two places a document has; `None` for a third.
    pub fn side(&self, document: DocumentId) -> Option<usize> {
        self.documents.iter().position(|own| *own == document)
    }

    /// `Both: 4 names, 1 event, 2 sentences word for word`
    pub fn text(&self) -> String {
        let count = |number: usize, one: &str| format!("{number} {one}{}", if number == 1 { "" } else { "s" });
        let [one, other] = &self.sentences;
        let same = match one.len().min(other.len()) {
            0 => String::new(),
            same => format!(", {} word for word", count(same, "sentence")),
        };
        if self.targets.is_empty() && same.is_empty() {
            return "These two share no name and no event".to_owned();
        }
        format!("Both: {}, {}{same}", count(self.entities, "name"), count(self.events, "event"))
    }
}

/// What `a` and `b` share; `text` gives the text of a document.
pub fn shared<'a>(analysis: &Analysis, a: DocumentId, b: DocumentId, text: impl Fn(DocumentId) -> &'a str) -> Shared {
    let names = |document| {
        let named = move |entity: &&crate::resolve::Entity| {
            let first = entity.mentions.partition_point(|mention| mention.document < document);
            entity.mentions.get(first).is_some_and(|mention| mention.document == document)
        };
        analysis.entities.iter().filter(named).map(|entity| Target::Entity(entity.id)).collect::<BTreeSet<_>>()
    };
    let told = |document| {
        let tells = move |event: &&crate::resolve::Event| event.reports.iter().any(|it| it.document == document);
        analysis.events.iter().filter(tells).map(|event| Target::Event(event.id)).collect::<BTreeSet<_>>()
    };
    let entities: BTreeSet<Target> = names(a).intersection(&names(b)).copied().collect();
    let events: BTreeSet<Target> = told(a).intersection(&told(b)).copied().collect();
    let (of_a, of_b) = (sentences(analysis, a, text(a)), sentences(analysis, b, text(b)));
    let common = |own: &BTreeMap<String, Vec<TextRange>>, other: &BTreeMap<String, Vec<TextRange>>| {
        let same = own.iter().filter(|(words, _)| other.contains_key(*words));
        let ranges: BTreeSet<TextRange> = same.flat_map(|(_, ranges)| ranges.iter().copied()).collect();
        ranges.into_iter().collect::<Vec<_>>()
    };
    Shared {
        documents: [a, b],
        sentences: [common(&of_a, &of_b), common(&of_b, &of_a)],
        entities: entities.len(),
        events: events.len(),
        targets: entities.into_iter().chain(events).collect(),
    }
}

/// The sentences of a document by their words in normal form, without those of the site.
fn sentences(analysis: &Analysis, document: DocumentId, text: &str) -> BTreeMap<String, Vec<TextRange>> {
    let mut found: BTreeMap<String, Vec<TextRange>> = BTreeMap::new();
    let record = analysis.documents.get(document.index());
    let all = record.into_iter().flat_map(|record| &record.sentences);
    for sentence in all.filter(|sentence| matches!(sentence.section, Section::Headline | Section::Body)) {
        let words = words(sentence.range.of(text));
        if words.len() >= FEWEST_WORDS {
            found.entry(words.join(" ")).or_default().push(sentence.range);
        }
    }
    found
}

fn words(sentence: &str) -> Vec<String> {
    let letters = |word: &str| fold(word).chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    sentence.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::test_data::{analysis, documents};

    #[test]
    fn names_that_both_documents_hold_are_shared() {
        let analysis = analysis();
        let documents = documents();
        let text = |id: DocumentId| documents[id.index()].text.as_str();
        let found = shared(&analysis, DocumentId(0), DocumentId(1), text);
        let in_both = analysis.entities.iter().filter(|entity| {
            [0, 1].iter().all(|at| entity.mentions.iter().any(|mention| mention.document == DocumentId(*at)))
        });
        let wanted: Vec<Target> = in_both.map(|entity| Target::Entity(entity.id)).collect();
        assert!(!wanted.is_empty());
        assert!(wanted.iter().all(|target| found.targets.contains(target)));
        assert_eq!(
            (found.entities, found.side(DocumentId(1)), found.side(DocumentId(7))),
            (wanted.len(), Some(1), None)
        );
        assert!(found.text().starts_with("Both: "), "{}", found.text());
    }

    #[test]
    fn sentences_with_the_same_words_are_found_whatever_their_marks() {
        let analysis = analysis();
        let documents = documents();
        let text = |_: DocumentId| documents[0].text.as_str();
        let mut twice = analysis.clone();
        twice.documents[1] = twice.documents[0].clone();
        let found = shared(&twice, DocumentId(0), DocumentId(1), text);
        assert!(!found.sentences[0].is_empty());
        assert_eq!(found.sentences[0], found.sentences[1]);
        assert_eq!(words("قالَ: «الوزيرُ»، 12"), words("قال الوزير 12"));
    }
}
