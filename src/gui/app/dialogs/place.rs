//! Where the articles of a workspace are now, and where the workspace is to be kept.

use std::path::PathBuf;

use egui::{RichText, Ui};

use super::parts;
use super::path_field::PathField;
use crate::gui::app::Command;
use crate::gui::context::Commands;
use crate::gui::theme::{Theme, size, space};

/// Where the articles of a workspace are.
pub struct Locate {
    pub workspace: PathBuf,
    missing: Option<PathBuf>,
    pub field: PathField,
}

impl Locate {
    /// `missing` is where they were, unless they are still there.
    pub fn new(window: &egui::Context, may_browse: bool, workspace: PathBuf, missing: Option<PathBuf>) -> Self {
        let mut dialog = Self { workspace, missing, field: PathField::new(String::new(), may_browse) };
        dialog.browse(window);
        dialog
    }

    fn browse(&mut self, window: &egui::Context) {
        let ask = || rfd::FileDialog::new().set_title("Where the articles are now").pick_folder();
        self.field.browse(window, ask);
    }

    pub fn ui(&mut self, ui: &mut Ui, theme: &Theme, commands: &Commands) {
        let about = match &self.missing {
            Some(missing) => format!(
                "There is nothing at {} any more. Say where the articles are now: your decisions are kept and stay with their texts.",
                missing.display()
            ),
            None => "Your decisions are kept and stay with their texts.".to_owned(),
        };
        parts::title(ui, theme, "Where are the articles?", &about);
        let (entered, browse) = self.field.ui(ui, "Path of the folder");
        if browse {
            self.browse(ui.ctx());
        }
        let path = self.field.path().filter(|path| path.exists());
        let is_wrong = path.is_none() && !self.field.text.trim().is_empty();
        let complaint = if is_wrong { "There is no such folder or file" } else { "" };
        ui.label(RichText::new(complaint).size(size::SMALL).color(ui.visuals().warn_fg_color));
        choose(ui, commands, "Use this folder", path, entered);
    }
}

/// Where the workspace is to be kept.
pub struct SaveAs {
    pub field: PathField,
}

impl SaveAs {
    pub fn new(may_browse: bool, name: &str) -> Self {
        let users = directories::UserDirs::new();
        let folder = users.map(|dirs| dirs.document_dir().unwrap_or(dirs.home_dir()).to_owned()).unwrap_or_default();
        let path = folder.join(format!("{name}.marsad"));
        Self { field: PathField::new(path.display().to_string(), may_browse) }
    }

    pub fn ui(&mut self, ui: &mut Ui, theme: &Theme, commands: &Commands) {
        let about =
            "Your decisions, notes and views are kept in this file from now on; the articles stay where they are.";
        parts::title(ui, theme, "Save workspace as", about);
        let (entered, browse) = self.field.ui(ui, "Path of the workspace");
        let path = self.field.path();
        if browse {
            self.browse(ui.ctx(), path.clone());
        }
        let complaint = path.as_ref().and_then(|path| complaint(path)).unwrap_or_default();
        ui.label(RichText::new(complaint).size(size::SMALL).color(ui.visuals().warn_fg_color));
        choose(ui, commands, "Save", path.filter(|_| complaint.is_empty()), entered);
    }

    fn browse(&mut self, window: &egui::Context, path: Option<PathBuf>) {
        self.field.browse(window, move || {
            let mut dialog = rfd::FileDialog::new().set_title("Save workspace as").add_filter("Workspace", &["marsad"]);
            if let Some(name) = path.as_ref().and_then(|path| path.file_name()) {
                dialog = dialog.set_file_name(name.to_string_lossy());
            }
            dialog.save_file()
        });
    }
}

/// Why a workspace cannot be kept at `path`.
fn complaint(path: &std::path::Path) -> Option<&'static str> {
    if path.extension().is_none_or(|ending| ending != "marsad") {
        return Some("The name must end in .marsad");
    }
    if path.exists() {
        return Some("This file exists, and no work is written over: choose another name");
    }
    let folder_exists = path.parent().is_some_and(|folder| folder.as_os_str().is_empty() || folder.is_dir());
    (!folder_exists).then_some("There is no such folder")
}

/// The buttons; sends the path that was chosen.
fn choose(ui: &mut Ui, commands: &Commands, words: &str, path: Option<PathBuf>, entered: bool) {
    ui.add_space(space::L);
    let mut clicked = false;
    parts::last_line(ui, |ui| {
        clicked = ui.add_enabled_ui(path.is_some(), |ui| parts::main_button(ui, words)).inner.clicked();
        if crate::gui::widgets::button(ui, "Cancel").clicked() {
            commands.send(Command::CloseDialog);
        }
    });
    if let Some(path) = path.filter(|_| clicked || entered) {
        commands.send(Command::Choose(path));
    }
}
