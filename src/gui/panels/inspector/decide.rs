//! What can be decided on the thing that is inspected.

use egui::{Id, Popup, Ui, Widget as _};

use crate::base::{DocumentId, EntityId, EntityKind, EventId};
use crate::gui::app::{Command, EditCommand, Question, UserCommand};
use crate::gui::context::Context;
use crate::gui::widgets::{Button, Chip, NoteField, SearchField, TextRole};
use crate::model::Target;

/// Star, name, kind and hiding of an entity.
pub fn entity(ui: &mut Ui, context: &Context<'_>, id: EntityId, name: &str, kind: EntityKind) {
    let send = |command| context.commands.send(Command::Edit(command));
    ui.horizontal_wrapped(|ui| {
        star(ui, context, Target::Entity(id));
        let button = Button::new("Kind…").role(TextRole::Small).ui(ui);
        Popup::menu(&button).show(|ui| {
            for other in EntityKind::ALL {
                if ui.radio(other == kind, other.to_string()).clicked() {
                    send(EditCommand::Retype(id, other));
                    ui.close();
                }
            }
        });
        asking(ui, context, "Same or not…", UserCommand::SameOrNot, Question::Same(Target::Entity(id)));
        asking(ui, context, "Split…", UserCommand::Split, Question::Split(id));
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
    tags(ui, context, Target::Entity(id));
    note(ui, context, Target::Entity(id));
}

/// Star and deletion of an event.
pub fn event(ui: &mut Ui, context: &Context<'_>, id: EventId) {
    ui.horizontal_wrapped(|ui| {
        star(ui, context, Target::Event(id));
        asking(ui, context, "Change…", UserCommand::Change, Question::Event(id));
        asking(ui, context, "Same or not…", UserCommand::SameOrNot, Question::Same(Target::Event(id)));
        let delete = Button::new("No such event").role(TextRole::Small).ui(ui);
        if delete.on_hover_text("The texts tell of no event here; the decisions list brings it back").clicked() {
            context.commands.send(Command::Edit(EditCommand::RemoveEvent(id)));
        }
    });
    tags(ui, context, Target::Event(id));
    note(ui, context, Target::Event(id));
}

/// Star, tags, day and note of a document.
pub fn document(ui: &mut Ui, context: &Context<'_>, id: DocumentId) {
    let target = Target::Document(id);
    ui.horizontal_wrapped(|ui| {
        star(ui, context, target);
        asking(ui, context, "Day…", UserCommand::Change, Question::Day(id));
    });
    tags(ui, context, target);
    note(ui, context, target);
}

fn star(ui: &mut Ui, context: &Context<'_>, target: Target) {
    let starred = context.marked.is_starred(target);
    let button = Button::new("Star").role(TextRole::Small).selected(starred).ui(ui);
    if button.clicked() {
        context.commands.send(Command::Edit(EditCommand::Star(target, !starred)));
    }
    let tags = Button::new("Tags…").role(TextRole::Small).ui(ui);
    if tags.on_hover_text(UserCommand::Tags.entry().tooltip).clicked() {
        context.commands.send(Command::Ask(Question::Tags(target)));
    }
}

/// A button that asks something.
fn asking(ui: &mut Ui, context: &Context<'_>, words: &str, command: UserCommand, question: Question) {
    if Button::new(words).role(TextRole::Small).ui(ui).on_hover_text(command.entry().tooltip).clicked() {
        context.commands.send(Command::Ask(question));
    }
}

/// The tags of `target`, each with a cross that takes it off.
fn tags(ui: &mut Ui, context: &Context<'_>, target: Target) {
    let tags = context.marked.tags(target);
    if tags.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for tag in tags {
            let chip = ui.add(Chip::new(tag).closable());
            ui.ctx().accesskit_node_builder(chip.id, |node| node.set_label(format!("Take off the tag: {tag}")));
            if chip.on_hover_text("Take this tag off").clicked() {
                context.commands.send(Command::Edit(EditCommand::Tag(target, vec![(tag.clone(), false)])));
            }
        }
    });
}

fn note(ui: &mut Ui, context: &Context<'_>, target: Target) {
    let kept = context.marked.of(target).map_or("", |own| &own.note);
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
