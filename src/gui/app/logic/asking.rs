//! Questions to the analyst: which dialog puts them, and what commands mean for what is selected.

use crate::gui::app::App;
use crate::gui::app::commands::UserCommand;
use crate::gui::app::deciding::{EditCommand, Question};
use crate::gui::app::dialogs::{AddEntity, Dialog, EventDialog, Name, Same, Split, TagsDialog, TheDay, Views};
use crate::model::Target;

impl App {
    /// Opens the dialog that asks `question`, unless what it is about is gone.
    pub(super) fn ask(&mut self, question: Question) {
        let Some(folder) = self.folder.clone() else { return };
        let analysis = &folder.analysis;
        let rows = &self.models.entities;
        let dialog = match question {
            Question::Name(id) => Name::new(analysis, id).map(Dialog::Name),
            Question::Same(target) => Same::new(analysis, target, rows).map(Dialog::Same),
            Question::Split(id) => Split::new(&folder, id).map(Dialog::Split),
            Question::NewEntity(at) => AddEntity::new(&folder, at).map(Dialog::AddEntity),
            Question::NewEvent(at) => Some(Dialog::Event(EventDialog::add(&folder, at, rows))),
            Question::Event(id) => EventDialog::change(&folder, id, rows).map(Dialog::Event),
            Question::Day(id) => TheDay::new(analysis, id).map(Dialog::Day),
            Question::Tags(target) => Some(Dialog::Tags(TagsDialog::new(analysis, target, &self.desk.marked))),
            Question::Views => Some(Dialog::Views(Views::new(self.desk.marks.views.keys().cloned().collect()))),
        };
        if dialog.is_some() {
            self.dialog = dialog;
        }
    }

    /// What a command of the analyst's desk asks for here and now.
    fn meant_by(&self, command: UserCommand) -> Option<Meant> {
        let selection = self.place().selection;
        let ask = |question| Some(Meant::Ask(question));
        let edit = |edit| Some(Meant::Edit(edit));
        match (command, selection) {
            (UserCommand::Rename, Some(Target::Entity(id))) => ask(Question::Name(id)),
            (UserCommand::SameOrNot, Some(target @ (Target::Entity(_) | Target::Event(_)))) => {
                ask(Question::Same(target))
            }
            (UserCommand::Split, Some(Target::Entity(id))) => ask(Question::Split(id)),
            (UserCommand::Change, Some(Target::Event(id))) => ask(Question::Event(id)),
            (UserCommand::Change, Some(Target::Document(id))) => ask(Question::Day(id)),
            (UserCommand::Remove, Some(Target::Entity(id))) => edit(EditCommand::Hide(id)),
            (UserCommand::Remove, Some(Target::Event(id))) => edit(EditCommand::RemoveEvent(id)),
            (UserCommand::AddEntity, _) => ask(Question::NewEntity(self.panels.selected_text()?)),
            (UserCommand::AddEvent, _) => ask(Question::NewEvent(self.panels.selected_text()?)),
            (UserCommand::ConfirmMark, _) => edit(EditCommand::Confirm(self.panels.clicked_mark()?.0)),
            (UserCommand::RejectMark, _) => {
                let (at, target) = self.panels.clicked_mark()?;
                edit(EditCommand::Reject(at, target))
            }
            (_, Some(Target::Tie(..))) => None,
            (UserCommand::Star, Some(target)) => edit(EditCommand::Star(target, !self.desk.marked.is_starred(target))),
            (UserCommand::Tags, Some(target)) => ask(Question::Tags(target)),
            (UserCommand::Views, _) => ask(Question::Views),
            _ => None,
        }
    }

    /// Whether a command of the analyst's desk would do anything now.
    pub(in crate::gui::app) fn can_decide(&self, command: UserCommand) -> bool {
        self.folder.is_some() && self.desk.read_only.is_none() && self.meant_by(command).is_some()
    }

    pub(super) fn decide(&mut self, command: UserCommand) {
        match self.meant_by(command) {
            Some(Meant::Ask(question)) => self.ask(question),
            Some(Meant::Edit(edit)) => self.edit(edit),
            None => {}
        }
    }
}

/// What a command comes to.
enum Meant {
    Ask(Question),
    Edit(EditCommand),
}
