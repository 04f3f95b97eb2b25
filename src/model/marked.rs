//! What the analyst put beside an analysis, and what was decided of it → found again in this run's ids.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Target;
use super::subject::Finder;
use crate::base::EntityId;
use crate::edit::{Marks, Subject};
use crate::resolve::Analysis;

/// What is on one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    pub is_starred: bool,
    /// In the order in which they were given.
    pub tags: Vec<String>,
    /// Empty where there is none.
    pub note: String,
    /// Whether a decision of the analyst's has changed it.
    pub is_decided: bool,
}

/// The stars, tags and notes of an analysis, and what in it was decided by the analyst.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marked {
    of: BTreeMap<Target, Own>,
    /// Where nodes of the network are pinned.
    pub pins: Arc<BTreeMap<EntityId, [f32; 2]>>,
    /// What stands at its place no more: the words it was about (none for a document), and what was on it.
    pub lost: Vec<(String, String)>,
}

impl Marked {
    pub fn new(analysis: &Analysis, marks: &Marks) -> Self {
        let pinned: Vec<Subject> = marks.pins.iter().map(|(mention, _)| Subject::Entity(mention.clone())).collect();
        let subjects = (marks.stars.iter())
            .chain(marks.tags.iter().map(|(subject, _)| subject))
            .chain(marks.notes.iter().map(|(subject, _)| subject))
            .chain(&pinned);
        let finder = Finder::new(analysis, subjects);
        let mut marked = Self::default();
        for subject in &marks.stars {
            marked.put(&finder, subject, "a star", |own| own.is_starred = true);
        }
        for (subject, tag) in &marks.tags {
            marked.put(&finder, subject, &format!("the tag “{tag}”"), |own| {
                if !own.tags.contains(tag) {
                    own.tags.push(tag.clone());
                }
            });
        }
        for (subject, note) in &marks.notes {
            marked.put(&finder, subject, &format!("the note “{note}”"), |own| own.note.clone_from(note));
        }
        let mut pins = BTreeMap::new();
        for (subject, (_, at)) in std::iter::zip(&pinned, &marks.pins) {
            marked.put(&finder, subject, "a pin in the network", |_| {});
            if let Some(Target::Entity(id)) = finder.find(subject) {
                pins.insert(id, *at);
            }
        }
        marked.pins = Arc::new(pins);
        for row in analysis.decisions.iter().filter(|row| row.left_out.is_empty()) {
            let entities = row.entities.iter().map(|id| Target::Entity(*id));
            let events = row.events.iter().map(|id| Target::Event(*id));
            entities.chain(events).for_each(|target| marked.of.entry(target).or_default().is_decided = true);
        }
        marked
    }

    fn put(&mut self, finder: &Finder, subject: &Subject, what: &str, change: impl FnOnce(&mut Own)) {
        match finder.find(subject) {
            Some(target) => change(self.of.entry(target).or_default()),
            None => {
                let words = subject.anchor().map_or_else(String::new, |anchor| anchor.quote.clone());
                self.lost.push((words, what.to_owned()));
            }
        }
    }

    /// What is on `target`; `None` where there is nothing.
    pub fn of(&self, target: Target) -> Option<&Own> {
        self.of.get(&target)
    }

    pub fn is_starred(&self, target: Target) -> bool {
        self.of(target).is_some_and(|own| own.is_starred)
    }

    pub fn tags(&self, target: Target) -> &[String] {
        self.of(target).map_or(&[], |own| &own.tags)
    }

    /// Every tag in use, with how many things have it.
    pub fn all_tags(&self) -> BTreeMap<&str, usize> {
        let mut all = BTreeMap::new();
        for tag in self.of.values().flat_map(|own| &own.tags) {
            *all.entry(tag.as_str()).or_default() += 1;
        }
        all
    }

    /// What has this tag.
    pub fn tagged<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = Target> + 'a {
        let has = move |own: &Own| own.tags.iter().any(|other| other == tag);
        self.of.iter().filter(move |(_, own)| has(own)).map(|(target, _)| *target)
    }

    /// The entities and events that decisions have changed.
    pub fn decided(&self) -> BTreeSet<Target> {
        self.of.iter().filter(|(_, own)| own.is_decided).map(|(target, _)| *target).collect()
    }
}
