//! What of the network is looked at: the neighbourhood, what is hidden and folded, and how it is drawn.

use crate::gui::app::{App, NetworkCommand};
use crate::model::Target;
use crate::model::network::{Focus, Lens};

impl App {
    pub(super) fn apply_network(&mut self, command: NetworkCommand) {
        match command {
            NetworkCommand::Lens(lens) => self.view.network.lens = lens,
            NetworkCommand::Style(style) => self.view.network.style = style,
        }
    }

    /// Shows what is so many ties away from the selected entity.
    pub(super) fn focus_selection(&mut self, steps: u8) {
        if let Some(Target::Entity(id)) = self.place().selection {
            self.view.network.lens.focus = Some(Focus { around: [id].into(), steps });
            self.panels.fit_network();
        }
    }

    pub(super) fn hide_selection(&mut self) {
        if let Some(Target::Entity(id)) = self.place().selection {
            self.view.network.lens.hidden.insert(id);
        }
    }

    /// Takes back focus, hiding, folding and the days of the network's picture.
    pub(super) fn show_whole_network(&mut self) {
        let most = self.view.network.lens.most;
        self.view.network.lens = Lens { most, ..Lens::default() };
        self.panels.fit_network();
    }
}
