//! The menu of a place in the text: what can be done with the mark there, and with the document.

use egui::Ui;

use crate::gui::app::{Command, UserCommand};
use crate::gui::context::Context;
use crate::gui::panels::text_menu::{self, Chosen};
use crate::gui::widgets::Button;

/// Entries for what was pointed at and selected, and for the document.
pub fn ui(ui: &mut Ui, context: &Context<'_>, chosen: Chosen) {
    let target = chosen.mark.map(|(_, target)| target);
    text_menu::ui(ui, context, chosen);
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
