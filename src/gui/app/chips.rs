//! What is filtered by, in the top bar: a chip for each criterion, with a cross that takes it away.

use egui::{Ui, vec2};

use super::App;
use super::commands::{Command, FilterCommand, UserCommand};
use crate::gui::theme::Theme;
use crate::gui::widgets::Chip;
use crate::model::{Criterion, Sense};
use crate::resolve::Analysis;

/// Room for `+ 12 more` and `Clear all`, in points.
pub(super) const REST: f32 = 150.0;
/// Room for `Clear all` alone.
const CLEAR: f32 = 62.0;
const WIDEST: f32 = 200.0;

/// A criterion as its chip shows it.
struct Shown<'a> {
    sense: Sense,
    criterion: &'a Criterion,
    label: String,
}

impl App {
    pub(super) fn chips_ui(&self, ui: &mut Ui, theme: &Theme) {
        let Some(folder) = &self.folder else { return };
        if self.view.filter.is_clear() {
            return;
        }
        let all: Vec<Shown<'_>> = self.view.filter.criteria().map(|one| shown(one, &folder.analysis)).collect();
        ui.spacing_mut().item_spacing.x = 6.0;
        let mut rest = all.as_slice();
        while let [first, others @ ..] = rest {
            if ui.available_width() < REST + WIDEST && others.len() + 1 > 1 || ui.available_width() < REST {
                break;
            }
            self.chip_ui(ui, theme, first);
            rest = others;
        }
        if !rest.is_empty() {
            ui.menu_button(format!("+ {} more", rest.len()), |ui| {
                ui.spacing_mut().item_spacing.y = 6.0;
                for one in rest {
                    self.chip_ui(ui, theme, one);
                }
            });
        }
        let clear = UserCommand::ClearFilter;
        if ui.link("Clear all").on_hover_text(super::ui::tooltip(ui, clear)).clicked() {
            self.commands.send(Command::User(clear));
        }
    }

    fn chip_ui(&self, ui: &mut Ui, theme: &Theme, one: &Shown<'_>) {
        let excluded = one.sense == Sense::Exclude;
        let mut chip = Chip::new(&one.label).closable().dashed(excluded);
        match one.criterion {
            Criterion::Entity(id) => {
                let entity = self.folder.as_ref().and_then(|folder| folder.analysis.entities.get(id.index()));
                if let Some(entity) = entity {
                    chip = chip.dot(theme.entity(entity.kind));
                }
            }
            Criterion::Kind(kind) => chip = chip.dot(theme.event(*kind)),
            _ => {}
        }
        let width = WIDEST.min(ui.available_width() - CLEAR).max(CLEAR);
        let size = vec2(width, ui.available_height().min(26.0));
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        let response = ui.allocate_ui_with_layout(size, layout, |ui| ui.add(chip)).inner;
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(format!("Remove filter: {}", one.label)));
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            self.commands.send(Command::Filter(FilterCommand::Remove(one.sense, one.criterion.clone())));
        }
    }

    /// The menu's way to every criterion that needs no selection.
    pub(super) fn criteria_menus_ui(&self, ui: &mut Ui) {
        for (sense, name) in [(Sense::Only, "Only"), (Sense::Exclude, "Leave out")] {
            ui.menu_button(name, |ui| self.criteria_menu_ui(ui, sense));
        }
        let mut kept = self.view.filter.undated;
        if ui.checkbox(&mut kept, "Keep undated events").clicked() {
            self.commands.send(Command::Filter(FilterCommand::KeepUndated(kept)));
        }
    }

    fn criteria_menu_ui(&self, ui: &mut Ui, sense: Sense) {
        let Some(folder) = &self.folder else {
            ui.weak("Open a folder first");
            return;
        };
        let analysis = &folder.analysis;
        ui.menu_button("Kinds of event", |ui| {
            for kind in crate::base::EventKind::ALL {
                self.criterion_ui(ui, sense, Criterion::Kind(kind), analysis);
            }
        });
        ui.menu_button("Certainty", |ui| {
            for certainty in crate::model::Certainty::ALL {
                self.criterion_ui(ui, sense, Criterion::Certainty(certainty), analysis);
            }
        });
        ui.menu_button("Sources", |ui| {
            let sources: std::collections::BTreeSet<&String> =
                analysis.documents.iter().filter_map(|record| record.outlet.as_ref()).collect();
            if sources.is_empty() {
                ui.weak("No document names its source");
            }
            egui::ScrollArea::vertical().max_height(400.0).show(ui, |ui| {
                for source in sources {
                    self.criterion_ui(ui, sense, Criterion::Source(source.clone()), analysis);
                }
            });
        });
    }

    /// One criterion as an entry that is chosen while it is in force.
    fn criterion_ui(&self, ui: &mut Ui, sense: Sense, criterion: Criterion, analysis: &Analysis) {
        let filter = &self.view.filter;
        let in_force = match sense {
            Sense::Only => filter.only.contains(&criterion),
            Sense::Exclude => filter.exclude.contains(&criterion),
        };
        ui.set_min_width(170.0);
        if crate::gui::widgets::selectable_row(ui, in_force, &criterion.label(analysis)).clicked() {
            let command =
                if in_force { FilterCommand::Remove(sense, criterion) } else { FilterCommand::Add(sense, criterion) };
            self.commands.send(Command::Filter(command));
            ui.close();
        }
    }
}

fn shown<'a>((sense, criterion): (Sense, &'a Criterion), analysis: &Analysis) -> Shown<'a> {
    let label = criterion.label(analysis);
    let label = match sense {
        Sense::Only => label,
        // The isolates keep an Arabic name and the word before it in their places.
        Sense::Exclude => format!("\u{2066}not: \u{2068}{label}\u{2069}\u{2069}"),
    };
    Shown { sense, criterion, label }
}
