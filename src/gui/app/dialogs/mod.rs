//! What is asked in front of the window: which folder to open, what to export where, what the analyst decides, and what this program is.

mod about;
mod entity;
mod event;
mod export;
mod marks;
mod open;
mod parts;
mod path_field;
mod place;
mod settings;

use std::path::PathBuf;

use egui::{Id, Modal, ScrollArea, Ui};

use crate::gui::app::palette::Palette;
use crate::gui::app::{Command, TimelineChoice};
use crate::gui::context::Commands;
use crate::gui::theme::{Theme, color};

use crate::workspace::Settings;

pub use entity::{AddEntity, Name, Same, Split};
pub use event::EventDialog;
pub use export::Export;
pub use marks::{TagsDialog, TheDay, Views};
pub use open::OpenFolder;
pub use place::{Locate, SaveAs};

pub enum Dialog {
    OpenFolder(OpenFolder),
    Locate(Locate),
    SaveAs(SaveAs),
    Export(Export),
    Name(Name),
    Same(Same),
    Split(Split),
    AddEntity(AddEntity),
    Event(EventDialog),
    Day(TheDay),
    Tags(TagsDialog),
    Views(Views),
    About,
    Palette(Palette),
    Settings,
}

impl Dialog {
    /// What the system's own dialog brought, once.
    pub fn take_choice(&mut self) -> Option<PathBuf> {
        match self {
            Self::OpenFolder(dialog) => dialog.field.take_choice(),
            Self::Locate(dialog) => dialog.field.take_choice(),
            Self::SaveAs(dialog) => dialog.field.take_choice(),
            Self::Export(dialog) => dialog.field.take_choice(),
            _ => None,
        }
    }

    /// Whether it holds numbers of the analysis on show.
    pub fn is_about_the_folder(&self) -> bool {
        use Dialog::{AddEntity, Day, Event, Name, Same, Split, Tags};
        matches!(self, Name(_) | Same(_) | Split(_) | AddEntity(_) | Event(_) | Day(_) | Tags(_))
    }

    pub fn ui(&mut self, window: &egui::Context, theme: &Theme, now: (&Settings, TimelineChoice), commands: &Commands) {
        let should_close = match self {
            Self::Palette(palette) => palette.ui(window, theme, commands),
            dialog => {
                let scrolls_itself = matches!(dialog, Self::Settings);
                modal(window, theme, scrolls_itself, |ui| dialog.contents_ui(ui, theme, now, commands))
            }
        };
        if should_close {
            commands.send(Command::CloseDialog);
        }
    }

    fn contents_ui(&mut self, ui: &mut Ui, theme: &Theme, now: (&Settings, TimelineChoice), commands: &Commands) {
        match self {
            // It stands in no frame of a dialog.
            Self::Palette(_) => {}
            Self::OpenFolder(dialog) => dialog.ui(ui, theme, commands),
            Self::Locate(dialog) => dialog.ui(ui, theme, commands),
            Self::SaveAs(dialog) => dialog.ui(ui, theme, commands),
            Self::Export(dialog) => dialog.ui(ui, theme, commands),
            Self::Name(dialog) => dialog.ui(ui, theme, commands),
            Self::Same(dialog) => dialog.ui(ui, theme, commands),
            Self::Split(dialog) => dialog.ui(ui, theme, commands),
            Self::AddEntity(dialog) => dialog.ui(ui, theme, commands),
            Self::Event(dialog) => dialog.ui(ui, theme, commands),
            Self::Day(dialog) => dialog.ui(ui, theme, commands),
            Self::Tags(dialog) => dialog.ui(ui, theme, commands),
            Self::Views(dialog) => dialog.ui(ui, theme, commands),
            Self::About => about::ui(ui, theme, commands),
            Self::Settings => settings::ui(ui, theme, now.0, now.1, commands),
        }
    }
}

/// Points of the window that a dialog leaves free above and below, its frame included.
const AROUND: f32 = 48.0;

/// Shows a dialog in front of the window; returns whether it is to be closed. What has no room in the window scrolls: a part of it, where
/// `contents` sees to that itself, or else all.
fn modal(window: &egui::Context, theme: &Theme, scrolls_itself: bool, contents: impl FnOnce(&mut Ui)) -> bool {
    let modal = Modal::new(Id::unique("dialog")).backdrop_color(color(theme.veil));
    let room = (window.content_rect().height() - AROUND).max(80.0);
    let response = modal.show(window, |ui| {
        ui.set_width(480.0);
        // Otherwise what scrolls would have no more room than the dialog took in the frame before.
        ui.set_max_height(room);
        if scrolls_itself {
            contents(ui);
        } else {
            ScrollArea::vertical().max_height(room).show(ui, contents);
        }
    });
    response.should_close()
}
