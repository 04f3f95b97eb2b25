//! What is asked in front of the window: which folder to open, what to export where, and what this program is.

use std::path::{Path, PathBuf};

use egui::{Align, Button, Id, Layout, Modal, RichText, TextEdit, Ui};

use crate::gui::context::Commands;
use crate::gui::jobs::{Job, Outcome};
use crate::gui::theme::{Theme, color, size};

use super::commands::Command;

pub enum Dialog {
    OpenFolder(OpenFolder),
    About,
}

/// A path to type or to find with the system's dialog, whichever works here.
pub struct OpenFolder {
    path: String,
    recent: Vec<PathBuf>,
    native: Option<Job<Option<PathBuf>>>,
    may_browse: bool,
}

impl Dialog {
    pub fn open_folder(window: &egui::Context, may_browse: bool, recent: &[PathBuf]) -> Self {
        let mut dialog = OpenFolder { path: String::new(), recent: recent.to_vec(), native: None, may_browse };
        if may_browse {
            dialog.browse(window);
        }
        Self::OpenFolder(dialog)
    }

    /// What the system's dialog brought, once.
    pub fn take_choice(&mut self) -> Option<PathBuf> {
        let Self::OpenFolder(dialog) = self else { return None };
        let choice = match dialog.native.as_ref()?.poll() {
            Outcome::Running => return None,
            Outcome::Done(choice) => choice,
            Outcome::Lost => None,
        };
        dialog.native = None;
        choice
    }

    pub fn ui(&mut self, window: &egui::Context, theme: &Theme, commands: &Commands) {
        let modal = Modal::new(Id::unique("dialog")).backdrop_color(egui::Color32::from_black_alpha(64));
        let response = modal.show(window, |ui| {
            ui.set_width(460.0);
            match self {
                Self::OpenFolder(dialog) => dialog.ui(ui, theme, commands),
                Self::About => about(ui, theme, commands),
            }
        });
        if response.should_close() {
            commands.send(Command::CloseDialog);
        }
    }
}

impl OpenFolder {
    fn browse(&mut self, window: &egui::Context) {
        let start = self.recent.first().and_then(|path| path.parent()).map(Path::to_owned);
        let job = Job::start("folder dialog", window, move |_| {
            let dialog = rfd::FileDialog::new().set_title("Open a folder of articles");
            start.map_or(dialog.clone(), |start| dialog.set_directory(start)).pick_folder()
        });
        self.native = job.ok();
    }

    fn ui(&mut self, ui: &mut Ui, theme: &Theme, commands: &Commands) {
        ui.heading("Open a folder");
        ui.add_space(4.0);
        let label = ui.label(
            RichText::new("Articles are .txt and .md files, at any depth below the folder.").color(color(theme.muted)),
        );
        ui.add_space(8.0);
        let mut submitted = false;
        ui.horizontal(|ui| {
            let browse = 90.0;
            let field = TextEdit::singleline(&mut self.path)
                .hint_text("Path of a folder or a file")
                .desired_width(ui.available_width() - browse - 24.0);
            let response = ui.add(field).labelled_by(label.id).accessible_name("Path");
            if self.native.is_none() && !response.has_focus() && self.path.is_empty() {
                response.request_focus();
            }
            submitted = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            let button = Button::new("Browse…").min_size(egui::vec2(browse, 0.0));
            if ui.add_enabled(self.may_browse && self.native.is_none(), button).clicked() {
                self.browse(ui.ctx());
            }
        });
        let path = expand(self.path.trim());
        let exists = path.as_ref().is_some_and(|path| path.exists());
        let complaint = if !self.path.trim().is_empty() && !exists { "There is no such folder or file" } else { "" };
        ui.label(RichText::new(complaint).size(size::SMALL).color(ui.visuals().warn_fg_color));
        if !self.recent.is_empty() {
            ui.separator();
            for path in &self.recent {
                let text = path.display().to_string();
                if ui.add(Button::new(&text).frame(false).truncate()).clicked() {
                    commands.send(Command::Choose(path.clone()));
                }
            }
        }
        ui.add_space(12.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let open = ui.add_enabled(exists, Button::new("Open"));
            if ui.button("Cancel").clicked() {
                commands.send(Command::CloseDialog);
            }
            if exists
                && (open.clicked() || submitted)
                && let Some(path) = path
            {
                commands.send(Command::Choose(path));
            }
        });
    }
}

/// `~` as shells expand it; otherwise the path as typed.
fn expand(typed: &str) -> Option<PathBuf> {
    if typed.is_empty() {
        return None;
    }
    let home = |rest: &str| Some(directories::BaseDirs::new()?.home_dir().join(rest.trim_start_matches('/')));
    typed
        .strip_prefix('~')
        .filter(|rest| rest.is_empty() || rest.starts_with('/'))
        .and_then(home)
        .or(Some(typed.into()))
}

fn about(ui: &mut Ui, theme: &Theme, commands: &Commands) {
    ui.heading(concat!("Marsad ", env!("CARGO_PKG_VERSION")));
    ui.add_space(4.0);
    ui.label(env!("CARGO_PKG_DESCRIPTION"));
    ui.add_space(8.0);
    let muted = |text: &str| RichText::new(text).size(size::SMALL).color(color(theme.muted));
    ui.label(muted("Nothing leaves this computer: the program opens no network connection."));
    ui.label(muted(
        "Licensed under MIT or Apache-2.0. Noto Naskh Arabic and Vazirmatn under the SIL Open Font License.",
    ));
    ui.add_space(12.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if ui.button("Close").clicked() {
            commands.send(Command::CloseDialog);
        }
    });
}
