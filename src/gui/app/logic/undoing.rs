//! Undo and redo over the analyst's steps and the filters of this window, in the order in which they were done.

use crate::gui::app::App;
use crate::gui::app::commands::{Command, UserCommand};
use crate::gui::app::deeds::Deed;
use crate::model::Filter;

impl App {
    /// Does what a command asks for and notes what can be undone of it.
    pub(super) fn apply_noting(&mut self, command: Command) {
        if matches!(command, Command::Hover(_)) {
            return self.apply(command);
        }
        let is_undoing = matches!(command, Command::User(UserCommand::Undo | UserCommand::Redo));
        let (filter, steps) = (self.view.filter.clone(), self.steps_done());
        self.apply(command);
        if is_undoing {
            return;
        }
        (steps..self.steps_done()).for_each(|_| self.view.deeds.did(Deed::Step));
        if self.view.filter != filter {
            self.view.deeds.did(Deed::Filter(filter));
        }
    }

    fn steps_done(&self) -> usize {
        self.desk.workspace.log.cursor()
    }

    pub(super) fn undo(&mut self) {
        match self.view.deeds.undo() {
            Some(Deed::Filter(before)) => {
                let now = self.show_filter(before);
                self.view.deeds.undone(Deed::Filter(now));
            }
            Some(Deed::Step) | None if self.desk.workspace.log.can_undo() => {
                self.step_back();
                self.view.deeds.undone(Deed::Step);
            }
            _ => {}
        }
    }

    pub(super) fn redo(&mut self) {
        match self.view.deeds.redo() {
            Some(Deed::Filter(after)) => {
                let now = self.show_filter(after);
                self.view.deeds.redone(Deed::Filter(now));
            }
            Some(Deed::Step) | None if self.desk.workspace.log.can_redo() => {
                self.step_forward();
                self.view.deeds.redone(Deed::Step);
            }
            _ => {}
        }
    }

    /// Shows `filter`, and returns the one that was shown.
    fn show_filter(&mut self, filter: Filter) -> Filter {
        let before = std::mem::replace(&mut self.view.filter, filter);
        self.rebuild_models();
        before
    }

    pub(in crate::gui::app) fn can_undo(&self) -> bool {
        self.view.deeds.can_undo() || self.desk.workspace.log.can_undo()
    }

    pub(in crate::gui::app) fn can_redo(&self) -> bool {
        self.view.deeds.can_redo() || self.desk.workspace.log.can_redo()
    }
}
