//! What is left out of the views and of the lists, and the models that follow from it.

use std::sync::Arc;

use crate::gui::app::App;
use crate::gui::app::commands::FilterCommand;
use crate::gui::jobs::{Job, Outcome};
use crate::gui::opening::Models;

impl App {
    pub(super) fn apply_filter(&mut self, command: FilterCommand) {
        match command {
            FilterCommand::Search(text) => self.view.entities.search = text,
            FilterCommand::Kind(kind) => self.view.entities.kind = kind,
            FilterCommand::Sort(sort) if self.view.entities.sort == sort => {
                self.view.entities.reversed = !self.view.entities.reversed;
            }
            FilterCommand::Sort(sort) => {
                self.view.entities.sort = sort;
                self.view.entities.reversed = false;
            }
            FilterCommand::WeakTies(shown) => {
                self.view.filter.weak_ties = shown;
                self.rebuild_models();
            }
        }
    }

    pub(super) fn take_models(&mut self) {
        let Some((filter, job)) = &self.remodelling else { return };
        let models = match job.poll() {
            Outcome::Running => return,
            Outcome::Done(models) => models,
            Outcome::Lost => {
                self.remodelling = None;
                self.fail("Applying the filter stopped unexpectedly".to_owned());
                return;
            }
        };
        let is_current = *filter == self.view.filter;
        self.remodelling = None;
        if is_current {
            self.models = Arc::new(models);
        } else {
            self.rebuild_models();
        }
    }

    /// Models for the filter as it is now. While one is being built, the newest filter waits its turn.
    fn rebuild_models(&mut self) {
        if self.remodelling.is_some() {
            return;
        }
        let Some(folder) = self.folder.clone() else { return };
        let filter = self.view.filter.clone();
        let wanted = filter.clone();
        match Job::start("build models", &self.window, move |_| Models::build(&folder.analysis, &wanted)) {
            Ok(job) => self.remodelling = Some((filter, job)),
            Err(error) => self.fail(format!("Cannot apply the filter: {error}")),
        }
    }
}
