//! What of the network is looked at: the neighbourhood, what is hidden and folded, and how it is drawn.

use crate::base::EntityId;
use crate::edit::Act;
use crate::gui::app::{App, EditCommand, NetworkCommand};
use crate::model::Target;
use crate::model::network::{Focus, Lens};
use crate::model::subject;

impl App {
    pub(super) fn apply_network(&mut self, command: NetworkCommand) {
        match command {
            NetworkCommand::Lens(lens) => self.view.network.lens = lens,
            NetworkCommand::Style(style) => self.view.network.style = style,
            NetworkCommand::Pins(pins) => pins.into_iter().for_each(|(node, at)| self.pin(node, at)),
        }
    }

    fn pin(&mut self, node: EntityId, at: Option<[f32; 2]>) {
        if self.desk.marked.pins.get(&node).copied() == at {
            return;
        }
        let mention = self.folder.as_ref().and_then(|folder| {
            let first = subject::first_mention(&folder.analysis, node)?;
            subject::anchor(&folder.analysis, first, |id| folder.text(id))
        });
        // What no text names cannot be found again, and is pinned until the window is closed.
        if let Some(mention) = mention {
            self.edit(EditCommand::Do(Act::Pin { mention, at }));
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
