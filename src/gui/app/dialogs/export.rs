use std::path::PathBuf;

use egui::{Align, Button, Layout, RichText, Ui};

use super::path_field::PathField;
use crate::export::ChartFormat;
use crate::gui::app::{Chart, Command};
use crate::gui::context::Commands;
use crate::gui::theme::{Theme, color, size, space};

/// Which picture to write, and where.
pub struct Export {
    pub chart: Chart,
    /// Only what is on screen, in the size it has there; otherwise everything that passes the filter.
    pub on_screen: bool,
    pub field: PathField,
}

impl Export {
    pub fn new(chart: Chart, may_browse: bool) -> Self {
        let users = directories::UserDirs::new();
        let folder = users.map(|dirs| dirs.document_dir().unwrap_or(dirs.home_dir()).to_owned()).unwrap_or_default();
        let path = folder.join(format!("{}.{}", chart.name(), ChartFormat::Svg.extension()));
        Self { chart, on_screen: false, field: PathField::new(path.display().to_string(), may_browse) }
    }

    pub fn ui(&mut self, ui: &mut Ui, theme: &Theme, commands: &Commands) {
        ui.heading("Export");
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            for chart in [Chart::Network, Chart::Timeline] {
                if ui.radio(self.chart == chart, chart.title()).clicked() {
                    let from = format!("{}.", self.chart.name());
                    self.field.text = self.field.text.replace(&from, &format!("{}.", chart.name()));
                    self.chart = chart;
                }
            }
            ui.add_space(space::L);
            let format = self.field.path().and_then(|path| ChartFormat::of_path(&path));
            for wanted in ChartFormat::ALL {
                let label = wanted.extension().to_uppercase();
                if ui.radio(format == Some(wanted), label).clicked()
                    && let Some(path) = self.field.path()
                {
                    self.field.text = path.with_extension(wanted.extension()).display().to_string();
                }
            }
        });
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            ui.radio_value(&mut self.on_screen, false, "Everything that passes the filter");
            ui.radio_value(&mut self.on_screen, true, "What is on screen");
        });
        ui.add_space(space::S);
        let (entered, browse) = self.field.ui(ui, "Path of the file to write");
        let path = self.field.path();
        if browse {
            self.browse(ui.ctx(), path.clone());
        }
        let note = note(path.as_ref());
        let ink = if note.is_refusal { ui.visuals().warn_fg_color } else { color(theme.muted) };
        ui.label(RichText::new(note.text).size(size::SMALL).color(ink));
        ui.add_space(space::M);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let write = ui.add_enabled(!note.is_refusal, Button::new("Write file")).clicked();
            if ui.button("Cancel").clicked() {
                commands.send(Command::CloseDialog);
            }
            if !note.is_refusal
                && (write || entered)
                && let Some(path) = path
            {
                commands.send(Command::Choose(path));
            }
        });
    }

    fn browse(&mut self, window: &egui::Context, path: Option<PathBuf>) {
        self.field.browse(window, move || {
            let mut dialog = rfd::FileDialog::new().set_title("Export");
            for format in ChartFormat::ALL {
                dialog = dialog.add_filter(format.extension().to_uppercase(), &[format.extension()]);
            }
            if let Some(folder) = path.as_ref().and_then(|path| path.parent()) {
                dialog = dialog.set_directory(folder);
            }
            if let Some(name) = path.as_ref().and_then(|path| path.file_name()) {
                dialog = dialog.set_file_name(name.to_string_lossy());
            }
            dialog.save_file()
        });
    }
}

struct Note {
    text: &'static str,
    is_refusal: bool,
}

/// What is to be said of a path before anything is written there.
fn note(path: Option<&PathBuf>) -> Note {
    let refusal = |text| Note { text, is_refusal: true };
    let Some(path) = path else { return refusal("Type a path, or choose one with Browse…") };
    if ChartFormat::of_path(path).is_none() {
        return refusal("The name must end in .svg, .png or .pdf");
    }
    let folder_exists = path.parent().is_some_and(|folder| folder.as_os_str().is_empty() || folder.is_dir());
    if !folder_exists {
        return refusal("There is no such folder");
    }
    let text = if path.exists() { "This file exists and will be replaced" } else { "" };
    Note { text, is_refusal: false }
}
