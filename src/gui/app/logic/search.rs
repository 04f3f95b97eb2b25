//! Words that are looked for: in the open document, and in the folder.

use std::sync::Arc;

use crate::arabic::Pattern;
use crate::base::{DocumentId, Passage};
use crate::gui::app::App;
use crate::gui::app::commands::{FindCommand, UserCommand};
use crate::gui::app::dialogs::Dialog;
use crate::gui::app::palette::Palette;
use crate::gui::context::Reveal;
use crate::gui::jobs::{Job, Outcome};
use crate::gui::panels::PanelKind;
use crate::model::search::{Found, search};

impl App {
    /// The document that the reader shows.
    pub(in crate::gui::app) fn read_document(&self) -> Option<DocumentId> {
        self.view.pins.get(&PanelKind::Reader).map_or(self.place().document, |kept| kept.document)
    }

    pub(super) fn apply_find(&mut self, command: FindCommand) {
        match command {
            FindCommand::Open => {
                self.tree.show(PanelKind::Reader);
                self.find.is_open = true;
                self.find.focus = true;
            }
            FindCommand::Focused => self.find.focus = false,
            FindCommand::Text(text) => {
                self.find.text = text;
                self.find.at = None;
            }
            FindCommand::Next => self.find_step(true),
            FindCommand::Previous => self.find_step(false),
            FindCommand::Close => self.find.is_open = false,
        }
    }

    fn find_step(&mut self, forward: bool) {
        let count = self.find.hits.len();
        let Some(document) = self.find.document.filter(|_| count > 0) else { return };
        let at = match (self.find.at, forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        self.find.at = Some(at);
        let passage = Passage { document, range: self.find.hits[at] };
        self.view.reveal = Some(Reveal { passage, is_exact: true });
    }

    /// Looks through the document on show whenever it or the words have changed.
    pub(super) fn update_find(&mut self) {
        if let Some((asked, job)) = &self.find.running {
            match job.poll() {
                Outcome::Running => return,
                Outcome::Done(hits) => {
                    let (document, words) = asked.clone();
                    self.find.hits = Arc::new(hits);
                    (self.find.document, self.find.found) = (Some(document), words);
                    self.find.at = None;
                    if self.find.is_open {
                        self.find_step(true);
                    }
                }
                Outcome::Lost => self.fail("Looking through the document stopped unexpectedly".to_owned()),
            }
            self.find.running = None;
        }
        let (Some(folder), Some(document)) = (self.folder.clone(), self.read_document()) else { return };
        let is_known = self.find.document == Some(document) && self.find.found == self.find.text;
        if !self.find.is_open || is_known {
            return;
        }
        let asked = (document, self.find.text.clone());
        let words = self.find.text.clone();
        let look = move |_: &crate::gui::jobs::Reporter| Pattern::new(&words).find(folder.text(document));
        match Job::start("find in document", &self.window, look) {
            Ok(job) => self.find.running = Some((asked, job)),
            Err(error) => self.fail(format!("Cannot look through the document: {error}")),
        }
    }

    /// Looks through the folder for the words in the search field; a search for other words is given up.
    pub(super) fn search_folder(&mut self) {
        let words = self.view.entities.search.clone();
        self.searching = None;
        if words.trim().is_empty() {
            self.found = Arc::default();
            return;
        }
        let Some(folder) = self.folder.clone() else { return };
        let look = move |reporter: &crate::gui::jobs::Reporter| {
            search(&folder.analysis, &folder.corpus, &words, &reporter.cancel)
        };
        match Job::start("search folder", &self.window, look) {
            Ok(job) => self.searching = Some(job),
            Err(error) => self.fail(format!("Cannot search: {error}")),
        }
    }

    pub(super) fn take_found(&mut self) {
        let Some(job) = &self.searching else { return };
        match job.poll() {
            Outcome::Running => return,
            Outcome::Done(Ok(found)) => self.found = Arc::new(found),
            Outcome::Done(Err(_)) => self.found = Arc::new(Found::default()),
            Outcome::Lost => self.fail("The search stopped unexpectedly".to_owned()),
        }
        self.searching = None;
    }

    /// Shows the results, and puts the keyboard into the field.
    pub(super) fn open_search(&mut self) {
        self.tree.show(PanelKind::Search);
        self.view.focus_search = true;
    }

    pub(super) fn open_palette(&mut self) {
        let is_offered = |command: &UserCommand| *command != UserCommand::Palette && self.is_possible(*command);
        let possible = UserCommand::all().filter(is_offered).collect();
        self.dialog = Some(Dialog::Palette(Palette::new(possible)));
    }
}
