use std::path::{Path, PathBuf};

use egui::{Button, RichText, Ui};

use super::parts;
use super::path_field::PathField;
use crate::gui::app::Command;
use crate::gui::context::Commands;
use crate::gui::theme::{Theme, color, size, space};

/// Which folder to open.
pub struct OpenFolder {
    pub field: PathField,
    recent: Vec<PathBuf>,
}

impl OpenFolder {
    /// Shows the system's dialog at once; what is typed here serves where there is none.
    pub fn new(window: &egui::Context, may_browse: bool, recent: &[PathBuf]) -> Self {
        let mut dialog = Self { field: PathField::new(String::new(), may_browse), recent: recent.to_vec() };
        dialog.browse(window);
        dialog
    }

    fn browse(&mut self, window: &egui::Context) {
        let start = self.recent.first().and_then(|path| path.parent()).map(Path::to_owned);
        self.field.browse(window, move || {
            let dialog = rfd::FileDialog::new().set_title("Open a folder of articles");
            start.map_or(dialog.clone(), |start| dialog.set_directory(start)).pick_folder()
        });
    }

    pub fn ui(&mut self, ui: &mut Ui, theme: &Theme, commands: &Commands) {
        ui.heading("Open a folder");
        ui.add_space(space::XS);
        let about = "Articles are .txt and .md files, at any depth below the folder.";
        ui.label(RichText::new(about).color(color(theme.muted)));
        ui.add_space(space::S);
        let (entered, browse) = self.field.ui(ui, "Path of a folder or a file");
        if browse {
            self.browse(ui.ctx());
        }
        let path = self.field.path();
        let exists = path.as_ref().is_some_and(|path| path.exists());
        let complaint = if path.is_some() && !exists { "There is no such folder or file" } else { "" };
        ui.label(RichText::new(complaint).size(size::SMALL).color(ui.visuals().warn_fg_color));
        for path in &self.recent {
            if crate::gui::widgets::button(ui, &path.display().to_string()).clicked() {
                commands.send(Command::Choose(path.clone()));
            }
        }
        ui.add_space(space::M);
        parts::last_line(ui, |ui| {
            let open = ui.add_enabled(exists, Button::new("Open")).clicked();
            if ui.button("Cancel").clicked() {
                commands.send(Command::CloseDialog);
            }
            if exists
                && (open || entered)
                && let Some(path) = path
            {
                commands.send(Command::Choose(path));
            }
        });
    }
}
