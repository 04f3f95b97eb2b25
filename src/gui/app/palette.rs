//! The command palette: every command by its words, with its key and what it does.

use egui::{Id, Key, Modal, Modifiers, ScrollArea, Sense, WidgetInfo, pos2, vec2};

use super::commands::{Command, UserCommand};
use crate::gui::context::Commands;
use crate::gui::theme::{Theme, color, space};
use crate::gui::widgets::{Paint, SearchField, TextRole, lay, paint};
use crate::text::{Elide, Style};

/// The palette while it is open.
pub struct Palette {
    text: String,
    /// The commands that would do something now, in the order of the menus.
    possible: Vec<UserCommand>,
    /// Which of those found is chosen.
    at: usize,
    is_new: bool,
}

const ROW: f32 = 40.0;
const WIDTH: f32 = 520.0;

impl Palette {
    pub fn new(possible: Vec<UserCommand>) -> Self {
        Self { text: String::new(), possible, at: 0, is_new: true }
    }

    /// Draws it; returns whether it is to be closed.
    pub fn ui(&mut self, window: &egui::Context, theme: &Theme, commands: &Commands) -> bool {
        let mut run = None;
        let step = |key: Key| window.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (down, up, enter) = (step(Key::ArrowDown), step(Key::ArrowUp), step(Key::Enter));
        let modal = Modal::new(Id::unique("palette")).backdrop_color(color(theme.veil));
        let response = modal.show(window, |ui| {
            ui.set_width(WIDTH);
            // Otherwise the list would have no more room than the palette took in the frame before.
            ui.set_max_height((window.content_rect().height() - 48.0).max(80.0));
            let field = SearchField::new("command", &mut self.text).hint("Find a command");
            let field = ui.add(field);
            if std::mem::take(&mut self.is_new) || enter {
                field.request_focus();
            }
            let found = matching(&self.possible, &self.text);
            if field.changed() {
                self.at = 0;
            }
            self.at = match (down, up) {
                (true, _) => (self.at + 1).min(found.len().saturating_sub(1)),
                (_, true) => self.at.saturating_sub(1),
                _ => self.at.min(found.len().saturating_sub(1)),
            };
            if found.is_empty() {
                ui.add_space(space::S);
                ui.weak("No command has these words");
            }
            ScrollArea::vertical().max_height(10.0 * ROW).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (at, command) in found.iter().enumerate() {
                    if row_ui(ui, theme, *command, at == self.at, down || up) {
                        run = Some(*command);
                    }
                }
            });
            if enter {
                run = found.get(self.at).copied();
            }
        });
        if let Some(command) = run {
            // In this order, since the command may open a dialog of its own.
            commands.send(Command::CloseDialog);
            commands.send(Command::User(command));
        }
        run.is_none() && response.should_close()
    }
}

/// Draws a command; returns whether it was clicked.
fn row_ui(ui: &mut egui::Ui, theme: &Theme, command: UserCommand, chosen: bool, moved: bool) -> bool {
    let entry = command.entry();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let key = entry.shortcut.map(|shortcut| ui.ctx().format_shortcut(&shortcut)).unwrap_or_default();
    let name = if key.is_empty() { entry.label.to_owned() } else { format!("{} ({key})", entry.label) };
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListItem, true, chosen, &name));
    if chosen {
        ui.painter().rect_filled(rect, 4.0, color(theme.selected));
        if moved {
            ui.scroll_to_rect(rect, None);
        }
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, color(theme.background));
    }
    let key = lay(ui.ctx(), &key, &TextRole::Small.style(theme.muted));
    let room = Some((rect.width() - key.width - 36.0).max(20.0).floor());
    let label = lay(ui.ctx(), entry.label, &TextRole::Strong.style(theme.ink));
    let small = Style { elide: Elide::Lines(1), width: room, ..TextRole::Small.style(theme.muted) };
    let tip = lay(ui.ctx(), entry.tooltip, &small);
    let painter = ui.painter();
    let left = rect.left() + 10.0;
    let top = rect.center().y - (label.height + tip.height) / 2.0;
    paint(painter, pos2(left, top), &label, Paint::default());
    paint(painter, pos2(left, top + label.height), &tip, Paint::default());
    paint(painter, pos2(rect.right() - 10.0 - key.width, rect.center().y - key.height / 2.0), &key, Paint::default());
    response.clicked()
}

/// The commands whose label or tooltip has every word of `text`; those whose label begins with it first, then those whose label has it.
fn matching(commands: &[UserCommand], text: &str) -> Vec<UserCommand> {
    let text = text.trim().to_lowercase();
    let rank = |command: &UserCommand| {
        let entry = command.entry();
        let (label, all) = (entry.label.to_lowercase(), format!("{} {}", entry.label, entry.tooltip).to_lowercase());
        let fits = text.split_whitespace().all(|word| all.contains(word));
        fits.then(|| if label.starts_with(&text) { 0 } else { 1 + u8::from(!label.contains(&text)) })
    };
    let mut found: Vec<(u8, UserCommand)> =
        commands.iter().filter_map(|command| Some((rank(command)?, *command))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, command)| command).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_found_by_any_word() {
        let all: Vec<UserCommand> = UserCommand::all().collect();
        assert_eq!(matching(&all, ""), all);
        assert_eq!(matching(&all, "back")[0], UserCommand::Back);
        assert_eq!(matching(&all, "  DARK light ")[0], UserCommand::ToggleTheme);
        assert!(matching(&all, "svg").contains(&UserCommand::Export), "what it does counts too");
        assert!(matching(&all, "no such thing").is_empty());
    }
}
