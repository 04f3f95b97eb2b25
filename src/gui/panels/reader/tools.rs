//! The tools in a document's head: from mention to mention, and which marks are shown.

use egui::{Popup, Ui, UiBuilder, Widget as _, vec2};

use crate::base::Passage;
use crate::gui::app::{Command, UserCommand};
use crate::gui::context::Context;
use crate::gui::icons::{Icon, icon_button};
use crate::gui::widgets::{Button, Label, TextRole};
use crate::model::page::MarkKind;

/// Draws the tools from `left` on, around the height of `left`. `places` are those that tell of the selection. Returns where they end.
pub fn ui(ui: &mut Ui, context: &Context<'_>, left: egui::Pos2, places: Option<&[Passage]>) -> f32 {
    let room = egui::Rect::from_min_size(left - vec2(0.0, 12.0), vec2(ui.max_rect().right() - left.x, 24.0));
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut tools = ui.new_child(UiBuilder::new().max_rect(room).layout(layout).id_salt("tools"));
    tools.spacing_mut().item_spacing.x = 2.0;
    marks_ui(&mut tools, context);
    if let Some(places) = places.filter(|places| !places.is_empty()) {
        walk_ui(&mut tools, context, places);
    }
    tools.min_rect().right()
}

/// `‹ 3 of 17 ›`: the mentions of what is selected.
fn walk_ui(ui: &mut Ui, context: &Context<'_>, places: &[Passage]) {
    let step = |ui: &mut Ui, command: UserCommand, icon| {
        let entry = command.entry();
        let button = icon_button(ui, icon, entry.label, false);
        let key = entry.shortcut.map(|key| ui.ctx().format_shortcut(&key)).unwrap_or_default();
        if button.on_hover_text(format!("{} ({key})", entry.tooltip)).clicked() {
            context.commands.send(Command::User(command));
        }
    };
    step(ui, UserCommand::PreviousMention, Icon::Up);
    let here = places.iter().filter(|place| Some(place.document) == context.document).count();
    let count = match context.standing.index(places) {
        Some(at) => format!("{} of {}", at + 1, places.len()),
        None => format!("{} here, {} in all", here, places.len()),
    };
    Label::new(&count, TextRole::Small).ui(ui);
    step(ui, UserCommand::NextMention, Icon::Down);
}

/// A menu of the marks, and the size of the text.
fn marks_ui(ui: &mut Ui, context: &Context<'_>) {
    let hidden = &context.reading.hidden_marks;
    let name = if hidden.is_empty() { "Marks" } else { "Marks (some off)" };
    let button = Button::new(name).role(TextRole::Small).frame(false).ui(ui).on_hover_text("Which marks are shown");
    let send = |command| context.commands.send(Command::User(command));
    Popup::menu(&button).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        for kind in MarkKind::ALL {
            let command = UserCommand::Marks(kind);
            let mut on = !hidden.contains(&kind);
            if ui.checkbox(&mut on, command.entry().label).on_hover_text(command.entry().tooltip).clicked() {
                send(command);
            }
        }
        let command = UserCommand::HiddenCharacters;
        let mut on = context.reading.hidden_characters;
        if ui.checkbox(&mut on, command.entry().label).on_hover_text(command.entry().tooltip).clicked() {
            send(command);
        }
        ui.separator();
        ui.horizontal(|ui| {
            for command in [UserCommand::SmallerText, UserCommand::LargerText] {
                if Button::new(command.entry().label).role(TextRole::Small).ui(ui).clicked() {
                    send(command);
                }
            }
            ui.label(format!("{} %", context.reading.text_percent));
        });
    });
}
