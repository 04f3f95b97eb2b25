//! What the analyst decides: into the log, to the disk, and into the analysis, which is joined anew on a worker.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use super::acts;
use crate::edit::{Act, Step};
use crate::gui::app::App;
use crate::gui::app::deciding::EditCommand;
use crate::gui::app::desk::Joined;
use crate::gui::app::dialogs::Dialog;
use crate::gui::app::history::Place;
use crate::gui::context::Reveal;
use crate::gui::jobs::{Job, Outcome};
use crate::gui::opening::Models;
use crate::model::marked::Marked;
use crate::model::subject::Moves;
use crate::model::{Criterion, Filter};
use crate::workspace::Change;

impl App {
    pub(super) fn edit(&mut self, command: EditCommand) {
        let Some(folder) = self.folder.clone() else { return };
        let is_change = matches!(command, EditCommand::ChangeEvent(..));
        let act = match command {
            EditCommand::SaveView(name) => self.saved_view().map(|view| Act::View { name, view: Some(Box::new(view)) }),
            EditCommand::ForgetView(name) => Some(Act::View { name, view: None }),
            EditCommand::RenameView(from, to) => self.renamed_view(from, to),
            command => acts::act(&folder, command),
        };
        match act {
            Some(act) => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                let at = i64::try_from(since.as_secs()).unwrap_or(i64::MAX);
                self.change(Change::Step(Step { at, act }));
            }
            // A dialog that was left as it was asks for nothing.
            None if is_change => {}
            None => self.fail("No text names this, so nothing can be decided on it".to_owned()),
        }
    }

    fn renamed_view(&self, from: String, to: String) -> Option<Act> {
        let view = Box::new(self.desk.marks.views.get(&from)?.clone());
        let acts = vec![Act::View { name: from, view: None }, Act::View { name: to, view: Some(view) }];
        Some(Act::All { acts })
    }

    pub(super) fn step_back(&mut self) {
        if self.desk.workspace.log.can_undo() {
            self.change(Change::Undo);
        }
    }

    pub(super) fn step_forward(&mut self) {
        if self.desk.workspace.log.can_redo() {
            self.change(Change::Redo);
        }
    }

    fn change(&mut self, change: Change) {
        if let Some(reason) = &self.desk.read_only {
            let text = format!("Nothing was changed. {reason}");
            self.fail(text);
            return;
        }
        if self.saving_as.is_some() {
            self.waiting.push(change);
            return;
        }
        self.desk.change(change);
        self.find_marks_anew();
        self.join_anew();
    }

    /// Takes in what had to wait for the work's new file.
    pub(super) fn take_waiting(&mut self) {
        if self.saving_as.is_none() {
            std::mem::take(&mut self.waiting).into_iter().for_each(|change| self.change(change));
        }
    }

    /// Joins what was read as the decisions want it, unless that is on show. While one joining runs, the newest decisions wait their turn.
    fn join_anew(&mut self) {
        let decisions = self.desk.workspace.log.decisions();
        if self.is_joining() || decisions == self.desk.joined {
            return;
        }
        let Some(folder) = self.folder.clone() else { return };
        let (filter, grouping) = (self.view.filter.clone(), self.view.timeline.grouping);
        let marks = self.desk.marks.clone();
        let job = Job::start("join anew", &self.window, move |_| {
            let joined = folder.joined_anew(&decisions);
            let moves = Moves::new(&folder.analysis, &joined.analysis);
            let models = Models::build(&joined.analysis, &moved_filter(&moves, &filter), grouping);
            let marked = Marked::new(&joined.analysis, &marks);
            Joined { decisions, folder: joined, models, marked, moves }
        });
        match job {
            Ok(job) => self.joining = Some(job),
            Err(error) => self.fail(format!("Cannot apply the decision: {error}")),
        }
    }

    /// Whether a folder is being joined, or waits to be shown.
    pub(super) fn is_joining(&self) -> bool {
        self.joining.is_some() || self.joined.is_some()
    }

    pub(super) fn take_joined(&mut self) {
        match self.joining.as_ref().map(Job::poll) {
            None | Some(Outcome::Running) => {}
            Some(Outcome::Done(joined)) => {
                self.joining = None;
                self.joined = Some(joined);
            }
            Some(Outcome::Lost) => {
                self.joining = None;
                self.fail("Applying the decision stopped unexpectedly".to_owned());
            }
        }
        if self.dialog.as_ref().is_some_and(Dialog::is_about_the_folder) {
            return;
        }
        if let Some(joined) = self.joined.take() {
            self.show_joined(joined);
            self.join_anew();
        }
    }

    /// Shows the new analysis with what was selected before, as far as it is still there.
    fn show_joined(&mut self, joined: Joined) {
        let Joined { decisions, folder, models, marked, moves } = joined;
        let moved_place =
            |place: Place| Place { selection: place.selection.and_then(|target| moves.target(target)), ..place };
        self.view.filter = moved_filter(&moves, &self.view.filter);
        self.view.deeds.change_filters(|filter| moved_filter(&moves, filter));
        self.view.history.change_places(moved_place);
        self.view.pins.values_mut().for_each(|kept| *kept = moved_place(*kept));
        self.view.network.lens = self.view.network.lens.moved(|id| moves.entity(id));
        self.folder = Some(Arc::new(folder));
        self.desk.joined = decisions;
        self.desk.marked = Arc::new(marked);
        let old = std::mem::replace(&mut self.models, Arc::new(models));
        self.remodelling = None;
        self.panels.forget_folder(Some((&old, &self.models)));
        self.find_marks_anew();
        let passage = self.place().selection.and_then(|target| self.passage_of(target));
        self.view.reveal = passage.map(|passage| Reveal { passage, is_exact: false });
        self.rebuild_models();
    }

    pub(super) fn desk_news(&mut self) {
        match self.desk.news() {
            Some(Some(problem)) => self.fail(problem),
            Some(None) => {
                self.tell("Your work is saved again".to_owned());
            }
            None => {}
        }
    }

    /// Finds the analyst's marks in the folder again, on a worker. While that goes on, newer ones wait.
    pub(super) fn find_marks_anew(&mut self) {
        if self.marking.is_some() {
            self.is_marking_due = true;
            return;
        }
        let Some(folder) = self.folder.clone() else { return };
        let marks = self.desk.marks.clone();
        match Job::start("find marks", &self.window, move |_| Marked::new(&folder.analysis, &marks)) {
            Ok(job) => self.marking = Some(job),
            Err(error) => self.fail(format!("Cannot show what was marked: {error}")),
        }
    }

    pub(super) fn take_marks(&mut self) {
        let Some(job) = &self.marking else { return };
        match job.poll() {
            Outcome::Running => return,
            // Newer marks, or a newer analysis, are waited for.
            Outcome::Done(_) if self.is_marking_due => {}
            Outcome::Done(marked) => self.desk.marked = Arc::new(marked),
            Outcome::Lost => self.fail("Finding what was marked stopped unexpectedly".to_owned()),
        }
        self.marking = None;
        if std::mem::take(&mut self.is_marking_due) {
            self.find_marks_anew();
        }
    }
}

/// The same filter over the new ids. Documents keep theirs; an entity that is gone is asked for no more.
fn moved_filter(moves: &Moves, filter: &Filter) -> Filter {
    let moved = |criterion: &Criterion| match criterion {
        Criterion::Entity(id) => moves.entity(*id).map(Criterion::Entity),
        other => Some(other.clone()),
    };
    Filter {
        only: filter.only.iter().filter_map(moved).collect(),
        exclude: filter.exclude.iter().filter_map(moved).collect(),
        ..filter.clone()
    }
}
