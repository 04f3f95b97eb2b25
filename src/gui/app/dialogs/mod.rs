//! What is asked in front of the window: which folder to open, what to export where, and what this program is.

mod about;
mod export;
mod open;
mod path_field;
mod settings;

use std::path::PathBuf;

use egui::{Id, Modal};

use crate::gui::app::palette::Palette;
use crate::gui::app::{Command, TimelineChoice};
use crate::gui::context::Commands;
use crate::gui::theme::{Theme, color};

use crate::workspace::Settings;

pub use export::Export;
pub use open::OpenFolder;

pub enum Dialog {
    OpenFolder(OpenFolder),
    Export(Export),
    About,
    Palette(Palette),
    Settings,
}

impl Dialog {
    /// What the system's own dialog brought, once.
    pub fn take_choice(&mut self) -> Option<PathBuf> {
        match self {
            Self::OpenFolder(dialog) => dialog.field.take_choice(),
            Self::Export(dialog) => dialog.field.take_choice(),
            Self::About | Self::Palette(_) | Self::Settings => None,
        }
    }

    pub fn ui(&mut self, window: &egui::Context, theme: &Theme, now: (&Settings, TimelineChoice), commands: &Commands) {
        let should_close = match self {
            Self::Palette(palette) => palette.ui(window, theme, commands),
            Self::OpenFolder(dialog) => modal(window, theme, |ui| dialog.ui(ui, theme, commands)),
            Self::Export(dialog) => modal(window, theme, |ui| dialog.ui(ui, theme, commands)),
            Self::About => modal(window, theme, |ui| about::ui(ui, theme, commands)),
            Self::Settings => modal(window, theme, |ui| settings::ui(ui, theme, now.0, now.1, commands)),
        };
        if should_close {
            commands.send(Command::CloseDialog);
        }
    }
}

/// Shows a dialog in front of the window; returns whether it is to be closed.
fn modal(window: &egui::Context, theme: &Theme, content: impl FnOnce(&mut egui::Ui)) -> bool {
    let modal = Modal::new(Id::unique("dialog")).backdrop_color(color(theme.veil));
    let response = modal.show(window, |ui| {
        ui.set_width(480.0);
        content(ui);
    });
    response.should_close()
}
