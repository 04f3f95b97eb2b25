use egui::{RichText, Ui};

use super::parts;

use crate::gui::app::Command;
use crate::gui::context::Commands;
use crate::gui::theme::{Theme, color, size, space};

pub fn ui(ui: &mut Ui, theme: &Theme, commands: &Commands) {
    ui.heading(concat!("Marsad ", env!("CARGO_PKG_VERSION")));
    ui.add_space(space::XS);
    ui.label(env!("CARGO_PKG_DESCRIPTION"));
    ui.add_space(space::S);
    let muted = |text: &str| RichText::new(text).size(size::SMALL).color(color(theme.muted));
    ui.label(muted("Nothing leaves this computer: the program opens no network connection."));
    ui.label(muted("Licensed under MIT or Apache-2.0. Noto Naskh Arabic and Vazirmatn: SIL Open Font License 1.1."));
    ui.add_space(space::M);
    parts::last_line(ui, |ui| {
        if ui.button("Close").clicked() {
            commands.send(Command::CloseDialog);
        }
    });
}
