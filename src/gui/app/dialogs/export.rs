use std::path::PathBuf;

use egui::{RichText, Ui};

use super::parts;
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
            for chart in Chart::ALL {
                if ui.radio(self.chart == chart, chart.title()).clicked() {
                    let from = format!("{}.", self.chart.name());
                    self.field.text = self.field.text.replace(&from, &format!("{}.", chart.name()));
                    let ending = if chart == Chart::Analysis { "json" } else { ChartFormat::Svg.extension() };
                    if let Some(path) = self.field.path().filter(|_| (chart == Chart::Analysis) != self.is_analysis()) {
                        self.field.text = path.with_extension(ending).display().to_string();
                    }
                    self.chart = chart;
                }
            }
        });
        ui.add_space(space::S);
        if self.is_analysis() {
            ui.weak("All that was found, and all that you decided, with the places in the texts");
        } else {
            self.picture_ui(ui);
        }
        ui.add_space(space::S);
        let (entered, browse) = self.field.ui(ui, "Path of the file to write");
        let path = self.field.path();
        if browse {
            self.browse(ui.ctx(), path.clone());
        }
        let note = note(self.chart, path.as_ref());
        let ink = if note.is_refusal { ui.visuals().warn_fg_color } else { color(theme.muted) };
        ui.label(RichText::new(note.text).size(size::SMALL).color(ink));
        ui.add_space(space::M);
        parts::last_line(ui, |ui| {
            let write = ui.add_enabled_ui(!note.is_refusal, |ui| parts::main_button(ui, "Write file")).inner.clicked();
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

    fn is_analysis(&self) -> bool {
        self.chart == Chart::Analysis
    }

    /// The format of a picture, and how much of the chart it shows.
    fn picture_ui(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
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
    }

    fn browse(&mut self, window: &egui::Context, path: Option<PathBuf>) {
        let is_analysis = self.is_analysis();
        self.field.browse(window, move || {
            let mut dialog = rfd::FileDialog::new().set_title("Export");
            if is_analysis {
                dialog = dialog.add_filter("JSON", &["json"]);
            }
            for format in ChartFormat::ALL.into_iter().filter(|_| !is_analysis) {
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
fn note(chart: Chart, path: Option<&PathBuf>) -> Note {
    let refusal = |text| Note { text, is_refusal: true };
    let Some(path) = path else { return refusal("Type a path, or choose one with Browse…") };
    let is_json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    match chart {
        Chart::Analysis if !is_json => return refusal("The name must end in .json"),
        Chart::Network | Chart::Timeline if ChartFormat::of_path(path).is_none() => {
            return refusal("The name must end in .svg, .png or .pdf");
        }
        _ => {}
    }
    let folder_exists = path.parent().is_some_and(|folder| folder.as_os_str().is_empty() || folder.is_dir());
    if !folder_exists {
        return refusal("There is no such folder");
    }
    let text = if path.exists() { "This file exists and will be replaced" } else { "" };
    Note { text, is_refusal: false }
}
