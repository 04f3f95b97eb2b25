//! What can be decided on a thing, wherever it is shown.

use egui::Ui;

use super::text_menu::{item, named};
use crate::gui::app::{Command, EditCommand, Question, UserCommand};
use crate::gui::context::Context;
use crate::model::Target;

/// The entries of its menu, with a line beneath.
pub fn ui(ui: &mut Ui, context: &Context<'_>, target: Target) {
    let ask = |question| context.commands.send(Command::Ask(question));
    let edit = |command| context.commands.send(Command::Edit(command));
    match target {
        Target::Entity(id) => {
            if item(ui, context, UserCommand::Rename) {
                ask(Question::Name(id));
            }
            if item(ui, context, UserCommand::SameOrNot) {
                ask(Question::Same(target));
            }
            if item(ui, context, UserCommand::Split) {
                ask(Question::Split(id));
            }
            if named(ui, context, UserCommand::Remove, "Hide") {
                edit(EditCommand::Hide(id));
            }
        }
        Target::Event(id) => {
            if item(ui, context, UserCommand::Change) {
                ask(Question::Event(id));
            }
            if item(ui, context, UserCommand::SameOrNot) {
                ask(Question::Same(target));
            }
            if named(ui, context, UserCommand::Remove, "No such event") {
                edit(EditCommand::RemoveEvent(id));
            }
        }
        Target::Document(id) => {
            if named(ui, context, UserCommand::Change, "Day of the document…") {
                ask(Question::Day(id));
            }
        }
        Target::Tie(..) => return,
    }
    let starred = context.marked.is_starred(target);
    if named(ui, context, UserCommand::Star, if starred { "Take the star off" } else { "Star" }) {
        edit(EditCommand::Star(target, !starred));
    }
    if item(ui, context, UserCommand::Tags) {
        ask(Question::Tags(target));
    }
    ui.separator();
}
