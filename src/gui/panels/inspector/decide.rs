//! What can be decided on the thing that is inspected.

use egui::{Id, Popup, Ui, Widget as _};

use crate::base::{EntityId, EntityKind, EventId};
use crate::gui::app::{Command, EditCommand};
use crate::gui::context::Context;
use crate::gui::widgets::{Button, NoteField, SearchField, TextRole};
use crate::model::{Target, subject};

/// Star, name, kind and hiding of an entity.
pub fn entity(ui: &mut Ui, context: &Context<'_>, id: EntityId, name: &str, kind: EntityKind) {
    let send = |command| context.commands.send(Command::Edit(command));
    ui.horizontal_wrapped(|ui| {
        star(ui, context, Target::Entity(id));
        let button = Button::new("Kind…").role(TextRole::Small).ui(ui);
        Popup::menu(&button).show(|ui| {
            for other in [EntityKind::Person, EntityKind::Organization, EntityKind::Place, EntityKind::Equipment] {
                if ui.radio(other == kind, other.to_string()).clicked() {
                    send(EditCommand::Retype(id, other));
                    ui.close();
                }
            }
        });
        let hide = Button::new("Hide").role(TextRole::Small).ui(ui);
        if hide.on_hover_text("Take it out of every view; the decisions list brings it back").clicked() {
            send(EditCommand::Hide(id));
        }
    });
    // What is typed stays with the entity until it is sent.
    let memory = Id::unique(("name", id));
    let mut typed = ui.data(|data| data.get_temp::<String>(memory)).unwrap_or_else(|| name.to_owned());
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 80.0).max(60.0);
        let field = SearchField::new(("rename", id), &mut typed).hint("Name to list it under").plain().width(width);
        let response = ui.add(field);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let changed = !typed.trim().is_empty() && typed.trim() != name;
        let button = ui.add_enabled_ui(changed, |ui| Button::new("Rename").role(TextRole::Small).ui(ui)).inner;
        if changed && (entered || button.clicked()) {
            send(EditCommand::Rename(id, typed.trim().to_owned()));
        }
    });
    ui.data_mut(|data| data.insert_temp(memory, typed));
    note(ui, context, Target::Entity(id));
}

/// Star and deletion of an event.
pub fn event(ui: &mut Ui, context: &Context<'_>, id: EventId) {
    ui.horizontal_wrapped(|ui| {
        star(ui, context, Target::Event(id));
        let delete = Button::new("No such event").role(TextRole::Small).ui(ui);
        if delete.on_hover_text("The texts tell of no event here; the decisions list brings it back").clicked() {
            context.commands.send(Command::Edit(EditCommand::RemoveEvent(id)));
        }
    });
    note(ui, context, Target::Event(id));
}

/// Whether two lasting forms mean the same thing in this folder.
fn is_about(context: &Context<'_>, of: &crate::edit::Subject, target: Target) -> bool {
    context.folder.is_some_and(|folder| subject::target(&folder.analysis, of) == Some(target))
}

fn star(ui: &mut Ui, context: &Context<'_>, target: Target) {
    let starred = context.marks.stars.iter().any(|of| is_about(context, of, target));
    let button = Button::new("Star").role(TextRole::Small).selected(starred).ui(ui);
    if button.clicked() {
        context.commands.send(Command::Edit(EditCommand::Star(target, !starred)));
    }
}

fn note(ui: &mut Ui, context: &Context<'_>, target: Target) {
    let kept = context.marks.notes.iter().find(|(of, _)| is_about(context, of, target));
    let kept = kept.map_or("", |(_, text)| text.as_str());
    let memory = Id::unique(("note", target));
    // The text as it is written, and the one it began from: undo outside the field begins it anew.
    let mut draft = ui.data(|data| data.get_temp::<(String, String)>(memory));
    draft = draft.filter(|(_, from)| from == kept);
    let (mut text, from) = draft.unwrap_or_else(|| (kept.to_owned(), kept.to_owned()));
    let field = NoteField::new(("note", target), &mut text).name("Note").hint("Note").lines(1, 6);
    let response = ui.add(field);
    if response.lost_focus() && text != from {
        context.commands.send(Command::Edit(EditCommand::Note(target, text.trim().to_owned())));
    }
    ui.data_mut(|data| data.insert_temp(memory, (text, from)));
}
