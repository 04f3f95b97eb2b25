//! What can be decided on a place of the open text: on the words that are selected, and on the mark that is clicked.

use egui::Ui;

use crate::base::{DocumentId, Passage, TextRange};
use crate::gui::app::{Command, EditCommand, Question, UserCommand};
use crate::gui::context::Context;
use crate::gui::widgets::{Button, TextViewOutput};
use crate::model::Target;

/// What of the text was pointed at last; it stays while a menu or another panel is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The words that are selected.
    pub text: Option<Passage>,
    pub mark: Option<(Passage, Target)>,
}

impl Chosen {
    /// Follows what is done in a text; `mark` says what the mark at an index of the view marks.
    pub fn follow(
        &mut self,
        document: DocumentId,
        output: &TextViewOutput,
        mark: impl Fn(usize) -> Option<(TextRange, Target)>,
    ) {
        let passage = |range: TextRange| Passage { document, range };
        let is_other = |at: Passage| at.document != document;
        if self.text.is_some_and(is_other) || self.mark.is_some_and(|(at, _)| is_other(at)) {
            *self = Self::default();
        }
        let window = &output.response.ctx;
        let pressed = window.input(|input| input.pointer.primary_pressed()) && output.response.contains_pointer();
        match &output.selected {
            Some(range) => self.text = Some(passage(TextRange::from_usize(range.clone()))),
            None if pressed => self.text = None,
            None => {}
        }
        let is_asked = window.input(|input| input.pointer.secondary_clicked());
        let pointed = output.clicked.or(output.hovered.filter(|_| is_asked));
        if let Some((range, target)) = pointed.and_then(mark) {
            self.mark = Some((passage(range), target));
        } else if pressed {
            self.mark = None;
        }
    }
}

/// The menu of a text.
pub fn ui(ui: &mut Ui, context: &Context<'_>, chosen: Chosen) {
    ui.set_min_width(190.0);
    if let Some((at, target)) = chosen.mark {
        let edit = |command| context.commands.send(Command::Edit(command));
        if item(ui, context, UserCommand::ConfirmMark) {
            edit(EditCommand::Confirm(at));
        }
        let reject = if matches!(target, Target::Entity(_)) { "Not a name" } else { "Not an event" };
        if named(ui, context, UserCommand::RejectMark, reject) {
            edit(EditCommand::Reject(at, target));
        }
        ui.separator();
        context.target_menu(ui, target);
    }
    if let Some(text) = chosen.text {
        if chosen.mark.is_some() {
            ui.separator();
        }
        if item(ui, context, UserCommand::AddEntity) {
            context.commands.send(Command::Ask(Question::NewEntity(text)));
        }
        if item(ui, context, UserCommand::AddEvent) {
            context.commands.send(Command::Ask(Question::NewEvent(text)));
        }
    }
    if chosen != Chosen::default() {
        ui.separator();
    }
}

/// An entry of a menu that does what `command` does; whether it was clicked.
pub fn item(ui: &mut Ui, context: &Context<'_>, command: UserCommand) -> bool {
    named(ui, context, command, command.entry().label)
}

/// The same under another name.
pub fn named(ui: &mut Ui, context: &Context<'_>, command: UserCommand, label: &str) -> bool {
    let entry = command.entry();
    let button = ui.add_enabled(!context.read_only, Button::new(label).frame(false).min_width(190.0));
    let key = entry.shortcut.map(|key| format!(" ({})", ui.ctx().format_shortcut(&key))).unwrap_or_default();
    let clicked = button.on_hover_text(format!("{}{key}", entry.tooltip)).clicked();
    if clicked {
        ui.close();
    }
    clicked
}
