//! Questions about an entity: its name, what it is the same as, which of its mentions are another's, and what a text names.

use std::sync::Arc;

use egui::{ScrollArea, Ui};

use super::parts::{self, Picker};
use crate::base::{EntityId, EntityKind, Passage};
use crate::gui::app::{Command, EditCommand};
use crate::gui::context::Commands;
use crate::gui::opening::Folder;
use crate::gui::theme::{Theme, space};
use crate::gui::widgets::TextRole;
use crate::model::sentence_around;
use crate::resolve::Analysis;

/// Under which name an entity is listed.
pub struct Name {
    id: EntityId,
    before: String,
    text: String,
    is_new: bool,
}

impl Name {
    pub fn new(analysis: &Analysis, id: EntityId) -> Option<Self> {
        let before = analysis.entities.get(id.index())?.name.clone();
        Some(Self { id, text: before.clone(), before, is_new: true })
    }

    pub fn ui(&mut self, ui: &mut Ui, theme: &Theme, commands: &Commands) {
        parts::title(ui, theme, "Rename", "The texts keep their spellings; lists and charts show the new name.");
        parts::field(ui, "name", &mut self.text, "New name", &mut self.is_new);
        let name = self.text.trim();
        let can = !name.is_empty() && name != self.before;
        if parts::footer(ui, commands, "Rename", can, true) {
            commands.send(Command::Edit(EditCommand::Rename(self.id, name.to_owned())));
        }
    }
}

/// What the words of a text name.
pub struct AddEntity {
    at: Passage,
    quote: String,
    kind: EntityKind,
    name: String,
    is_new: bool,
}

impl AddEntity {
    pub fn new(folder: &Folder, at: Passage) -> Option<Self> {
        let chosen = at.range.of(folder.text(at.document));
        // Words are selected with the space behind them more often than not.
        let quote = chosen.trim();
        let start = at.range.start + u32::try_from(chosen.len() - chosen.trim_start().len()).ok()?;
        let end = start + u32::try_from(quote.len()).ok()?;
        let at = Passage { range: crate::base::TextRange::new(start, end), ..at };
        let quote = quote.to_owned();
        (!quote.is_empty()).then(|| Self { at, name: quote.clone(), quote, kind: EntityKind::Person, is_new: true })
    }

    pub fn ui(&mut self, ui: &mut Ui, theme: &Theme, commands: &Commands) {
        parts::title(ui, theme, "Add entity", "These words name");
        parts::words(ui, theme, &self.quote);
        parts::kinds(ui, &mut self.kind, &EntityKind::ALL);
        ui.add_space(space::S);
        parts::field(ui, "name", &mut self.name, "Name to list it under", &mut self.is_new);
        let name = self.name.trim();
        if parts::footer(ui, commands, "Add", !name.is_empty(), true) {
            commands.send(Command::Edit(EditCommand::AddEntity(self.at, self.kind, name.to_owned())));
        }
    }
}

/// Which mentions of an entity name something else.
pub struct Split {
    name: String,
    spellings: Vec<Spelling>,
}

/// The mentions of one spelling.
struct Spelling {
    name: String,
    mentions: Vec<(Passage, String, bool)>,
    is_open: bool,
}

/// So many sentences of a spelling are shown.
const SENTENCES: usize = 60;

impl Split {
    pub fn new(folder: &Folder, id: EntityId) -> Option<Self> {
        let entity = folder.analysis.entities.get(id.index())?;
        let mut spellings: Vec<Spelling> = Vec::new();
        for mention in &entity.mentions {
            let passage = mention.passage();
            let text = folder.text(passage.document);
            let name = passage.range.of(text);
            let sentence = sentence_around(&folder.analysis, passage).range.of(text);
            let row = (passage, sentence.trim().replace('\n', " "), false);
            match spellings.iter_mut().find(|spelling| spelling.name == name) {
                Some(spelling) => spelling.mentions.push(row),
                None => spellings.push(Spelling { name: name.to_owned(), mentions: vec![row], is_open: false }),
            }
        }
        let is_one = spellings.len() == 1;
        spellings.iter_mut().for_each(|spelling| spelling.is_open = is_one);
        spellings.sort_by_key(|spelling| std::cmp::Reverse(spelling.mentions.len()));
        (!spellings.is_empty()).then(|| Self { name: entity.name.clone(), spellings })
    }

    pub fn ui(&mut self, ui: &mut Ui, theme: &Theme, commands: &Commands) {
        parts::title(
            ui,
            theme,
            "Split",
            "Choose the mentions that name something else. They become an entity of their own.",
        );
        parts::words(ui, theme, &self.name);
        ScrollArea::vertical().max_height(340.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            self.spellings.iter_mut().for_each(|spelling| spelling.ui(ui));
        });
        let all: usize = self.spellings.iter().map(|spelling| spelling.mentions.len()).sum();
        let out: Vec<Passage> = self
            .spellings
            .iter()
            .flat_map(|spelling| &spelling.mentions)
            .filter(|row| row.2)
            .map(|row| row.0)
            .collect();
        ui.add_space(space::S);
        ui.weak(match out.len() {
            0 => format!("None of {all} mentions is chosen"),
            chosen if chosen == all => "All mentions are chosen: leave at least one".to_owned(),
            chosen => format!("{chosen} of {all} mentions go out"),
        });
        if parts::footer(ui, commands, "Split off", !out.is_empty() && out.len() < all, true) {
            commands.send(Command::Edit(EditCommand::Split(out)));
        }
    }
}

impl Spelling {
    fn ui(&mut self, ui: &mut Ui) {
        let count = self.mentions.len();
        let mut whole = self.mentions.iter().all(|row| row.2);
        let words = format!("\u{2068}{}\u{2069} ({count})", self.name);
        if parts::tick(ui, &mut whole, &words, TextRole::Strong).changed() {
            self.mentions.iter_mut().for_each(|row| row.2 = whole);
        }
        if count == 1 && !self.is_open {
            return;
        }
        if !self.is_open {
            ui.horizontal(|ui| {
                ui.add_space(space::XL);
                self.is_open = ui.link("Choose sentence by sentence").clicked();
            });
            return;
        }
        ui.indent(&self.name, |ui| {
            for (_, sentence, is_out) in self.mentions.iter_mut().take(SENTENCES) {
                parts::tick(ui, is_out, sentence, TextRole::Small);
            }
            if count > SENTENCES {
                ui.weak(format!("{} more go with their spelling", count - SENTENCES));
            }
        });
    }
}

/// What an entity or event is the same as, or not.
pub struct Same {
    of: Of,
    about: String,
}

enum Of {
    Entity(EntityId, Picker, Option<EntityId>),
    Event(super::event::Others),
}

impl Same {
    pub fn new(
        analysis: &Analysis,
        target: crate::model::Target,
        rows: &Arc<Vec<crate::model::lists::EntityRow>>,
    ) -> Option<Self> {
        use crate::model::Target;
        Some(match target {
            Target::Entity(id) => {
                let about = analysis.entities.get(id.index())?.name.clone();
                Self { of: Of::Entity(id, Picker::new(rows), None), about }
            }
            Target::Event(id) => {
                let about = crate::model::event_label(analysis, analysis.events.get(id.index())?);
                Self { of: Of::Event(super::event::Others::new(analysis, id)?), about }
            }
            _ => return None,
        })
    }

    pub fn ui(&mut self, ui: &mut Ui, theme: &Theme, commands: &Commands) {
        parts::title(ui, theme, "Same or not", "Say what this is the same as, or what it must not be taken for.");
        parts::words(ui, theme, &self.about);
        let (same, not) = match &mut self.of {
            Of::Entity(id, picker, chosen) => {
                let id = *id;
                if let Some(found) = picker.ui(ui, "Find the other by its name", |row| row.entity != id) {
                    *chosen = Some(found);
                }
                let name = chosen.and_then(|chosen| Some(picker.row(chosen)?.name.clone()));
                ui.add_space(space::S);
                match name {
                    Some(name) => parts::words(ui, theme, &name),
                    None => drop(ui.weak("Nothing is chosen yet")),
                }
                let chosen = *chosen;
                (chosen.map(|other| EditCommand::Merge(id, other)), chosen.map(|other| EditCommand::Part(id, other)))
            }
            Of::Event(others) => others.ui(ui),
        };
        answers(ui, commands, same, not);
    }
}

/// `Same`, `Not the same` and `Cancel`, as far as there is something to say.
fn answers(ui: &mut Ui, commands: &Commands, same: Option<EditCommand>, not: Option<EditCommand>) {
    ui.add_space(space::L);
    parts::last_line(ui, |ui| {
        for (words, command, is_main) in [("Same", same, true), ("Not the same", not, false)] {
            let button = |ui: &mut Ui| {
                if is_main { parts::main_button(ui, words) } else { crate::gui::widgets::button(ui, words) }
            };
            let clicked = ui.add_enabled_ui(command.is_some(), button).inner.clicked();
            if let Some(command) = command.filter(|_| clicked) {
                commands.send(Command::CloseDialog);
                commands.send(Command::Edit(command));
            }
        }
        if crate::gui::widgets::button(ui, "Cancel").clicked() {
            commands.send(Command::CloseDialog);
        }
    });
}
