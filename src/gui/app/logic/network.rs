//! What of the network is looked at: the neighbourhood, what is hidden and folded, and how it is drawn.

use std::sync::Arc;

use crate::base::EntityId;
use crate::edit::{Act, Anchor, Subject};
use crate::gui::app::{App, EditCommand, NetworkCommand, PinnedFor};
use crate::model::Target;
use crate::model::network::{Focus, Lens};
use crate::model::subject::{self, Finder};

impl App {
    pub(super) fn apply_network(&mut self, command: NetworkCommand) {
        match command {
            NetworkCommand::Lens(lens) => self.view.network.lens = lens,
            NetworkCommand::Style(style) => self.view.network.style = style,
            NetworkCommand::Pins(pins) => pins.into_iter().for_each(|(node, at)| self.pin(node, at)),
        }
    }

    fn pin(&mut self, node: EntityId, at: Option<[f32; 2]>) {
        if self.node_pins.get(&node).copied() == at {
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

    /// Finds the nodes that the analyst's work pins, where it or the analysis has changed.
    pub(super) fn update_node_pins(&mut self) {
        let Some(folder) = &self.folder else { return };
        let pins = &self.desk.marks.pins;
        let is_known = |(of, known): &PinnedFor| Arc::ptr_eq(of, folder) && known == pins;
        if self.pinned_for.as_ref().is_some_and(is_known) {
            return;
        }
        let subjects: Vec<Subject> = pins.iter().map(|(mention, _)| Subject::Entity(mention.clone())).collect();
        let finder = Finder::new(&folder.analysis, subjects.iter());
        let find = |(subject, (_, at)): (&Subject, &(Anchor, [f32; 2]))| match finder.find(subject)? {
            Target::Entity(id) => Some((id, *at)),
            _ => None,
        };
        self.node_pins = Arc::new(std::iter::zip(&subjects, pins).filter_map(find).collect());
        self.pinned_for = Some((Arc::clone(folder), pins.clone()));
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
