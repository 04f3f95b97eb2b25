//! Tags, saved views, and the day of a document.

use egui::{ScrollArea, Ui, Widget as _};

use super::event::day_field;
use super::parts;
use crate::base::{DateValue, DocumentId};
use crate::gui::app::{Command, EditCommand};
use crate::gui::context::Commands;
use crate::gui::theme::{Theme, space};
use crate::gui::widgets::{Button, Label, TextRole};
use crate::model::marked::Marked;
use crate::model::{Target, event_label};
use crate::resolve::Analysis;

/// Which tags a thing has.
pub struct TagsDialog {
    target: Target,
    about: String,
    /// All in use, whether it has each now, and whether it had it before.
    tags: Vec<(String, bool, bool)>,
    text: String,
    is_new: bool,
}

impl TagsDialog {
    pub fn new(analysis: &Analysis, target: Target, marked: &Marked) -> Self {
        let about = match target {
            Target::Document(id) => analysis.documents.get(id.index()).map(|record| record.title.clone()),
            Target::Entity(id) => analysis.entities.get(id.index()).map(|entity| entity.name.clone()),
            Target::Event(id) => analysis.events.get(id.index()).map(|event| event_label(analysis, event)),
            Target::Tie(..) => None,
        };
        let own = marked.tags(target);
        let has = |tag: &str| own.iter().any(|other| other == tag);
        let tags = marked.all_tags().into_keys().map(|tag| (tag.to_owned(), has(tag), has(tag))).collect();
        Self { target, about: about.unwrap_or_default(), tags, text: String::new(), is_new: true }
    }

    pub fn ui(&mut self, ui: &mut Ui, theme: &Theme, commands: &Commands) {
        parts::title(ui, theme, "Tags", "The lists show them, and the search finds them.");
        parts::words(ui, theme, &self.about);
        parts::field(ui, "tag", &mut self.text, "New tag", &mut self.is_new);
        ui.add_space(space::S);
        ScrollArea::vertical().max_height(220.0).show(ui, |ui| {
            for (tag, is_on, _) in &mut self.tags {
                parts::tick(ui, is_on, tag, TextRole::Body);
            }
        });
        let new = self.text.trim();
        let ticked = self.tags.iter().filter(|(_, now, before)| now != before).map(|(tag, now, _)| (tag.clone(), *now));
        let written = Some((new.to_owned(), true)).filter(|_| !new.is_empty());
        let changes: Vec<(String, bool)> = ticked.chain(written).collect();
        if parts::footer(ui, commands, "Apply", !changes.is_empty(), true) {
            commands.send(Command::Edit(EditCommand::Tag(self.target, changes)));
        }
    }
}

/// What was saved under names.
pub struct Views {
    names: Vec<String>,
    text: String,
    /// The one that gets another name, and that.
    renamed: Option<(usize, String)>,
    is_new: bool,
}

impl Views {
    pub fn new(names: Vec<String>) -> Self {
        Self { names, text: String::new(), renamed: None, is_new: true }
    }

    pub fn ui(&mut self, ui: &mut Ui, theme: &Theme, commands: &Commands) {
        let about = "A view is the filter, the selection, how the charts are drawn and where panels are.";
        parts::title(ui, theme, "Saved views", about);
        let field = parts::field(ui, "view", &mut self.text, "Name for what is shown now", &mut self.is_new);
        let entered = (field.has_focus() || field.lost_focus()) && parts::enter_pressed(ui);
        ui.add_space(space::S);
        let mut done = false;
        ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
            if self.names.is_empty() {
                ui.weak("No view is saved yet");
            }
            for at in 0..self.names.len() {
                ui.push_id(at, |ui| done |= self.line_ui(ui, commands, at));
            }
        });
        let name = self.text.trim().to_owned();
        let words = if self.names.contains(&name) { "Replace" } else { "Save" };
        if parts::footer(ui, commands, words, !name.is_empty(), entered) {
            commands.send(Command::Edit(EditCommand::SaveView(name)));
        } else if done {
            commands.send(Command::CloseDialog);
        }
    }

    /// One view; whether it was chosen.
    fn line_ui(&mut self, ui: &mut Ui, commands: &Commands, at: usize) -> bool {
        let small = |ui: &mut Ui, words: &str| Button::new(words).role(TextRole::Small).ui(ui).clicked();
        let name = self.names[at].clone();
        if let Some((_, new)) = self.renamed.as_mut().filter(|(of, _)| *of == at) {
            let mut is_done = false;
            ui.horizontal(|ui| {
                let width = ui.available_width() - 140.0;
                ui.add(crate::gui::widgets::SearchField::new("renamed", new).hint("Other name").plain().width(width));
                is_done = small(ui, "Rename it");
            });
            let new = new.trim().to_owned();
            if is_done {
                if !new.is_empty() && !self.names.contains(&new) {
                    commands.send(Command::Edit(EditCommand::RenameView(name, new.clone())));
                    self.names[at] = new;
                }
                self.renamed = None;
            }
            return false;
        }
        let mut is_shown = false;
        ui.horizontal(|ui| {
            is_shown = small(ui, "Show");
            if small(ui, "Rename…") {
                self.renamed = Some((at, name.clone()));
            }
            if small(ui, "Forget") {
                commands.send(Command::Edit(EditCommand::ForgetView(name.clone())));
                commands.send(Command::CloseDialog);
            }
            Label::new(&name, TextRole::Body).fill_width().ui(ui);
        });
        if is_shown {
            commands.send(Command::ShowView(name));
        }
        is_shown
    }
}

/// The day a document was written.
pub struct TheDay {
    id: DocumentId,
    about: String,
    before: Option<DateValue>,
    text: String,
    is_new: bool,
}

impl TheDay {
    pub fn new(analysis: &Analysis, id: DocumentId) -> Option<Self> {
        let record = analysis.documents.get(id.index())?;
        let before = record.date.as_ref().map(|date| date.value);
        let text = before.map(|day| day.to_string()).unwrap_or_default();
        Some(Self { id, about: record.title.clone(), before, text, is_new: true })
    }

    pub fn ui(&mut self, ui: &mut Ui, theme: &Theme, commands: &Commands) {
        parts::title(
            ui,
            theme,
            "Day of the document",
            "What it tells of today and yesterday is counted from this day.",
        );
        parts::words(ui, theme, &self.about);
        let (day, is_day) = day_field(ui, theme, &mut self.text, &mut self.is_new);
        if parts::footer(ui, commands, "Set", is_day && day != self.before, true) {
            commands.send(Command::Edit(EditCommand::DocumentDay(self.id, day)));
        }
    }
}
