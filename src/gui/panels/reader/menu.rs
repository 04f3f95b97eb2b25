//! The menu of a place in the text: what can be done with the mark there, and with the document.

use egui::Ui;

use crate::gui::app::{Command, UserCommand};
use crate::gui::context::Context;
use crate::gui::widgets::Button;
use crate::model::Target;

/// Entries for `target`, where a mark stands, and for the document.
pub fn ui(ui: &mut Ui, context: &Context<'_>, target: Option<Target>) {
    if let Some(target) = target {
        context.filter_menu(ui, target);
        ui.separator();
    }
    let walk = [UserCommand::NextMention, UserCommand::PreviousMention];
    let walk = walk.into_iter().filter(|_| target.is_some() && target == context.selection);
    let document = [UserCommand::CopyCitation, UserCommand::OpenOriginal, UserCommand::KeepBeside];
    for command in walk.chain(document) {
        if ui.add(Button::new(command.entry().label).frame(false)).on_hover_text(command.entry().tooltip).clicked() {
            context.commands.send(Command::User(command));
            ui.close();
        }
    }
}
