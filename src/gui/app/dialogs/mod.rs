//! What is asked in front of the window: which folder to open, what to export where, and what this program is.

mod about;
mod export;
mod open;
mod path_field;

use std::path::PathBuf;

use egui::{Id, Modal};

use crate::gui::app::Command;
use crate::gui::app::palette::Palette;
use crate::gui::context::Commands;
use crate::gui::theme::Theme;

pub use export::Export;
pub use open::OpenFolder;

pub enum Dialog {
    OpenFolder(OpenFolder),
    Export(Export),
    About,
    Palette(Palette),
}

impl Dialog {
    /// What the system's own dialog brought, once.
    pub fn take_choice(&mut self) -> Option<PathBuf> {
        match self {
            Self::OpenFolder(dialog) => dialog.field.take_choice(),
            Self::Export(dialog) => dialog.field.take_choice(),
            Self::About | Self::Palette(_) => None,
        }
    }

    pub fn ui(&mut self, window: &egui::Context, theme: &Theme, commands: &Commands) {
        let should_close = match self {
            Self::Palette(palette) => palette.ui(window, theme, commands),
            Self::OpenFolder(dialog) => modal(window, |ui| dialog.ui(ui, theme, commands)),
            Self::Export(dialog) => modal(window, |ui| dialog.ui(ui, theme, commands)),
            Self::About => modal(window, |ui| about::ui(ui, theme, commands)),
        };
        if should_close {
            commands.send(Command::CloseDialog);
        }
    }
}

/// Shows a dialog in front of the window; returns whether it is to be closed.
fn modal(window: &egui::Context, content: impl FnOnce(&mut egui::Ui)) -> bool {
    let modal = Modal::new(Id::unique("dialog")).backdrop_color(egui::Color32::from_black_alpha(64));
    let response = modal.show(window, |ui| {
        ui.set_width(480.0);
        content(ui);
    });
    response.should_close()
}
