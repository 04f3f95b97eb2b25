//! A filter ↔ the form of it that outlives a run.

use std::collections::BTreeSet;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::subject::{self, Finder};
use super::{Certainty, Criterion, Filter, Target};
use crate::base::{ContentHash, DocumentId};
use crate::edit::{SavedCriterion, SavedFilter, Subject};
use crate::resolve::Analysis;

/// The lasting form of `filter`. A criterion on what no text names is left out.
pub fn save<'a>(analysis: &Analysis, filter: &Filter, text: impl Copy + Fn(DocumentId) -> &'a str) -> SavedFilter {
    let hashes = |documents: &BTreeSet<DocumentId>| -> Vec<ContentHash> {
        documents.iter().filter_map(|id| analysis.documents.get(id.index())).map(|record| record.hash).collect()
    };
    let saved = |criterion: &Criterion| {
        Some(match criterion {
            Criterion::Days(days) => SavedCriterion::Days(*days),
            Criterion::Kind(kind) => SavedCriterion::Kind(*kind),
            Criterion::Entity(id) => match subject::subject(analysis, Target::Entity(*id), text)? {
                Subject::Entity(anchor) => SavedCriterion::Entity(anchor),
                _ => return None,
            },
            Criterion::Source(source) => SavedCriterion::Source(source.clone()),
            Criterion::Documents(documents) => SavedCriterion::Documents(hashes(documents)),
            Criterion::Words { text, documents } => {
                SavedCriterion::Words { text: text.clone(), documents: hashes(documents) }
            }
            Criterion::Certainty(certainty) => SavedCriterion::Certainty(word(certainty)),
        })
    };
    SavedFilter {
        only: filter.only.iter().filter_map(saved).collect(),
        exclude: filter.exclude.iter().filter_map(saved).collect(),
        undated: filter.undated,
        weak_ties: filter.weak_ties,
    }
}

/// What [`save`] kept, over the ids of this analysis. What is gone is asked for no more, documents as far as they are there.
pub fn open(analysis: &Analysis, saved: &SavedFilter) -> Filter {
    let criteria = || saved.only.iter().chain(&saved.exclude);
    let subjects: Vec<Subject> = criteria()
        .flat_map(|criterion| match criterion {
            SavedCriterion::Entity(anchor) => vec![Subject::Entity(anchor.clone())],
            SavedCriterion::Documents(hashes) | SavedCriterion::Words { documents: hashes, .. } => {
                hashes.iter().map(|hash| Subject::Document(*hash)).collect()
            }
            _ => Vec::new(),
        })
        .collect();
    let finder = Finder::new(analysis, subjects.iter());
    let documents = |hashes: &[ContentHash]| -> BTreeSet<DocumentId> {
        hashes.iter().flat_map(|hash| finder.copies(*hash)).copied().collect()
    };
    let opened = |criterion: &SavedCriterion| {
        Some(match criterion {
            SavedCriterion::Days(days) => Criterion::Days(*days),
            SavedCriterion::Kind(kind) => Criterion::Kind(*kind),
            SavedCriterion::Entity(anchor) => match finder.find(&Subject::Entity(anchor.clone()))? {
                Target::Entity(id) => Criterion::Entity(id),
                _ => return None,
            },
            SavedCriterion::Source(source) => Criterion::Source(source.clone()),
            SavedCriterion::Documents(hashes) => {
                let found = documents(hashes);
                (!found.is_empty()).then_some(Criterion::Documents(found))?
            }
            SavedCriterion::Words { text, documents: hashes } => {
                Criterion::Words { text: text.clone(), documents: documents(hashes) }
            }
            SavedCriterion::Certainty(name) => Criterion::Certainty(from_word::<Certainty>(name)?),
        })
    };
    Filter {
        only: saved.only.iter().filter_map(opened).collect(),
        exclude: saved.exclude.iter().filter_map(opened).collect(),
        undated: saved.undated,
        weak_ties: saved.weak_ties,
    }
}

/// The word that files use for a choice without content; empty for anything else.
pub fn word(choice: &impl Serialize) -> String {
    serde_json::to_value(choice).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The choice that a word of a file means.
pub fn from_word<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::EventKind;
    use crate::model::test_data::analysis;

    #[test]
    fn a_filter_comes_back_whole() {
        let analysis = analysis();
        let named = analysis.entities.iter().find(|entity| !entity.mentions.is_empty()).unwrap().id;
        let text = "x".repeat(5000);
        let documents = BTreeSet::from([DocumentId(0)]);
        let words = Criterion::Words { text: "ميناء".to_owned(), documents: documents.clone() };
        let days = analysis.events.iter().find_map(|event| event.date?.interval()).unwrap();
        let filter = Filter {
            only: [Criterion::Entity(named), Criterion::Kind(EventKind::Call), words, Criterion::Days(days)].into(),
            exclude: [
                Criterion::Documents(documents),
                Criterion::Source("صحيفة".to_owned()),
                Criterion::Certainty(Certainty::Disputed),
            ]
            .into(),
            undated: false,
            weak_ties: true,
        };
        assert_eq!(open(&analysis, &save(&analysis, &filter, |_| text.as_str())), filter);
    }

    #[test]
    fn what_is_gone_is_asked_for_no_more() {
        let only = vec![
            SavedCriterion::Documents(vec![ContentHash::of("gone")]),
            SavedCriterion::Certainty("no such word".to_owned()),
        ];
        assert!(open(&analysis(), &SavedFilter { only, ..SavedFilter::default() }).is_clear());
    }
}
