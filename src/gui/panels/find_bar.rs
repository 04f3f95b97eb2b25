//! The field under a document's head in which words are looked for.

use egui::{Key, Modifiers, Ui, vec2};

use crate::gui::app::{Command, FindCommand, UserCommand};
use crate::gui::context::Context;
use crate::gui::icons::{Icon, icon_button};
use crate::gui::theme::color;
use crate::gui::widgets::SearchField;

const HEIGHT: f32 = 34.0;

pub fn ui(ui: &mut Ui, context: &Context<'_>) {
    let find = context.find;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), egui::Sense::hover());
    ui.painter().rect_filled(rect, 0.0, color(context.theme.panel));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(context.theme.line)));
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let room = rect.shrink2(vec2(10.0, 2.0));
    let mut bar = ui.new_child(egui::UiBuilder::new().max_rect(room).layout(layout).id_salt("find bar"));
    let send = |command| context.commands.send(Command::Find(command));
    let mut text = find.text.clone();
    let count = find.count();
    let width = (room.width() - 90.0).clamp(120.0, 360.0);
    let field = SearchField::new("find", &mut text).hint("Find in this document").trailing(&count).width(width);
    let field = bar.add(field);
    bar.ctx().accesskit_node_builder(field.id, |node| node.set_description(count.as_str()));
    if find.focus {
        field.request_focus();
        send(FindCommand::Focused);
    }
    if field.changed() {
        send(FindCommand::Text(text));
    }
    if field.has_focus() || field.lost_focus() {
        let enter = |modifiers| bar.input_mut(|input| input.consume_key(modifiers, Key::Enter));
        if enter(Modifiers::SHIFT) {
            send(FindCommand::Previous);
            field.request_focus();
        } else if enter(Modifiers::NONE) {
            send(FindCommand::Next);
            field.request_focus();
        }
    }
    for (icon, command, find) in [
        (Icon::Up, UserCommand::FindPrevious, FindCommand::Previous),
        (Icon::Down, UserCommand::FindNext, FindCommand::Next),
    ] {
        if icon_button(&mut bar, icon, command.entry().label, false).on_hover_text(command.entry().tooltip).clicked() {
            send(find);
        }
    }
    if icon_button(&mut bar, Icon::Close, "Close the find bar", false).on_hover_text("Close (Escape)").clicked() {
        send(FindCommand::Close);
    }
}
