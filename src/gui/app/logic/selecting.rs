//! What is selected, and which place in the texts is brought into view for it.

use crate::base::Passage;
use crate::gui::app::App;
use crate::gui::app::history::Place;
use crate::gui::context::Reveal;
use crate::gui::panels::PanelKind;
use crate::model::Target;
use crate::resolve::EntityMention;

impl App {
    /// Makes `target` the selection and shows a document that tells of it.
    pub(super) fn select(&mut self, target: Target) {
        if self.folder.as_ref().is_none_or(|folder| !folder.has(target)) {
            return;
        }
        let place = self.place();
        let passage = self.passage_of(target);
        let document = match target {
            Target::Document(document) => Some(document),
            _ => passage.map(|passage| passage.document).or(place.document),
        };
        self.view.history.go(Place { selection: Some(target), document });
        self.view.stands_at = passage;
        self.view.reveal = passage.map(|passage| Reveal { passage, is_exact: false });
    }

    /// Escape takes back one thing at a time: the dialog, the find bar, the search, the selection.
    pub(super) fn deselect(&mut self) {
        if self.dialog.take().is_some() {
        } else if self.find.is_open {
            self.find.is_open = false;
        } else if !self.view.entities.search.is_empty() {
            self.view.entities.search.clear();
            self.search_folder();
        } else {
            let place = self.place();
            self.view.history.go(Place { selection: None, ..place });
        }
    }

    pub(super) fn show(&mut self, passage: Passage) {
        let place = self.place();
        self.view.history.go(Place { document: Some(passage.document), ..place });
        self.view.stands_at = Some(passage);
        self.view.reveal = Some(Reveal { passage, is_exact: true });
    }

    /// Where `target` is told of: in the open document if possible, in the first one otherwise.
    pub(super) fn passage_of(&self, target: Target) -> Option<Passage> {
        let analysis = &self.folder.as_ref()?.analysis;
        let open = self.place().document;
        let best = |passages: Vec<Passage>| {
            passages.iter().find(|passage| Some(passage.document) == open).or(passages.first()).copied()
        };
        match target {
            Target::Document(_) => None,
            Target::Entity(id) => {
                best(analysis.entities.get(id.index())?.mentions.iter().map(EntityMention::passage).collect())
            }
            Target::Event(id) => best(
                (analysis.events.get(id.index())?.reports.iter())
                    .filter_map(|report| Some(Passage { document: report.document, range: *report.triggers.first()? }))
                    .collect(),
            ),
            Target::Tie(a, b) => {
                let card = crate::model::inspector::tie(analysis, a, b)?;
                best(card.sentences.iter().map(|q| Passage { document: q.document, range: q.sentence }).collect())
            }
        }
    }

    /// Lets a panel keep what it shows now, or follow the selection again.
    pub(super) fn toggle_pin(&mut self, panel: PanelKind) {
        let place = self.place();
        if self.view.pins.remove(&panel).is_none() {
            self.view.pins.insert(panel, place);
        }
    }
}
