//! What is left out of the views and of the lists, and the models that follow from it.

use std::sync::Arc;

use crate::gui::app::App;
use crate::gui::app::commands::FilterCommand;
use crate::gui::jobs::{Job, Outcome, let_go};
use crate::gui::opening::Models;
use crate::model::timeline::Grouping;
use crate::model::{Criterion, Sense, Target};

impl App {
    pub(super) fn apply_filter(&mut self, command: FilterCommand) {
        match command {
            FilterCommand::Search(text) => {
                self.view.entities.search = text;
                self.search_folder();
            }
            FilterCommand::Kind(kind) => self.view.entities.kind = kind,
            FilterCommand::Sort(sort) if self.view.entities.sort == sort => {
                self.view.entities.reversed = !self.view.entities.reversed;
            }
            FilterCommand::Sort(sort) => {
                self.view.entities.sort = sort;
                self.view.entities.reversed = false;
            }
            FilterCommand::WeakTies(shown) => self.view.filter.weak_ties = shown,
            FilterCommand::Add(sense, criterion) => self.view.filter.add(sense, criterion),
            FilterCommand::Remove(sense, criterion) => self.view.filter.remove(sense, &criterion),
            FilterCommand::Span(days) => {
                self.view.filter.only.retain(|criterion| !matches!(criterion, Criterion::Days(_)));
                self.view.filter.add(Sense::Only, Criterion::Days(days));
            }
            FilterCommand::Clear => self.view.filter.clear(),
            FilterCommand::KeepUndated(kept) => self.view.filter.undated = kept,
        }
        self.rebuild_models();
    }

    pub(super) fn set_lanes(&mut self, grouping: Grouping) {
        self.view.timeline.grouping = grouping;
        self.rebuild_models();
    }

    /// Asks for what is selected, or for all but it.
    pub(super) fn filter_by_selection(&mut self, sense: Sense) {
        let criterion = self.place().selection.and_then(|target| self.criterion_of(target));
        if let Some(criterion) = criterion {
            self.apply_filter(FilterCommand::Add(sense, criterion));
        }
    }

    fn criterion_of(&self, target: Target) -> Option<Criterion> {
        Criterion::of(&self.folder.as_ref()?.analysis, target)
    }

    /// Whether what is selected can be filtered by.
    pub(in crate::gui::app) fn can_filter_by_selection(&self) -> bool {
        self.place().selection.is_some_and(|target| self.criterion_of(target).is_some())
    }

    pub(super) fn take_models(&mut self) {
        let Some(job) = &self.remodelling else { return };
        let models = match job.poll() {
            Outcome::Running => return,
            Outcome::Done(models) => models,
            Outcome::Lost => {
                self.remodelling = None;
                self.fail("Applying the filter stopped unexpectedly".to_owned());
                return;
            }
        };
        self.remodelling = None;
        // A newer filter may be waiting; until its models are there, these are nearer to it than those before.
        let_go(std::mem::replace(&mut self.models, Arc::new(models)));
        self.rebuild_models();
    }

    /// Models for the filter as it is now, unless they are there. While some are being built, the newest filter waits its turn.
    pub(super) fn rebuild_models(&mut self) {
        let grouping = self.view.timeline.grouping;
        let has_lanes = self.models.timeline.grouping == grouping;
        let is_filtered = self.models.filter == self.view.filter;
        if self.remodelling.is_some() || is_filtered && has_lanes {
            return;
        }
        let Some(folder) = self.folder.clone() else { return };
        let known = is_filtered.then(|| Arc::clone(&self.models));
        let wanted = self.view.filter.clone();
        match Job::start("build models", &self.window, move |_| match known {
            // Other lanes alone leave the lists and the network as they are.
            Some(known) => known.with_lanes(&folder.analysis, grouping),
            None => Models::build(&folder.analysis, &wanted, grouping),
        }) {
            Ok(job) => self.remodelling = Some(job),
            Err(error) => self.fail(format!("Cannot apply the filter: {error}")),
        }
    }
}
