//! What a panel may look at, and how it asks for a change.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{DocumentId, EntityId, Passage};
use crate::edit::{Log, Step};
use crate::model::lists::EntityQuery;
use crate::model::marked::Marked;
use crate::model::network::Lens;
use crate::model::search::Found;
use crate::model::walk::Standing;
use crate::model::{Criterion, Filter, Sense, Target};
use crate::scene::NetworkStyle;
use crate::workspace::ReaderSettings;

use super::app::{Command, FilterCommand, Find, Place, TimelineChoice};
use super::opening::{Folder, Models};
use super::panels::PanelKind;
use super::theme::Theme;
use super::widgets;

/// Shared references for one frame. Panels change nothing but their own scroll and zoom; everything else is a command.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// `None` until something is opened.
    pub folder: Option<&'a Arc<Folder>>,
    /// What the analyst has done on it.
    pub log: &'a Log<Step>,
    /// The analyst's stars, notes and so on, found again in what is on show. Compared by address.
    pub marked: &'a Arc<Marked>,
    /// Nothing that is done will be kept: another window has the workspace, or it cannot be written.
    pub read_only: bool,
    /// Another folder is being read.
    pub is_opening: bool,
    /// Compared by address: equal pointers are the same lists, the same network and the same timeline.
    pub models: &'a Arc<Models>,
    pub selection: Option<Target>,
    /// What the pointer was over in the last frame, in any panel.
    pub hover: Option<Target>,
    /// The document on show.
    pub document: Option<DocumentId>,
    /// A place to bring into view, once.
    pub reveal: Option<Reveal>,
    pub filter: &'a Filter,
    pub entities: &'a EntityQuery,
    pub network: &'a NetworkLook,
    /// Where nodes of the network stay. Compared by address, as models are.
    pub node_pins: &'a Arc<BTreeMap<EntityId, [f32; 2]>>,
    pub timeline: TimelineChoice,
    /// How documents are shown.
    pub reading: &'a ReaderSettings,
    /// The document beside the one on show.
    pub beside: Option<DocumentId>,
    /// The place last gone to among those that tell of the selection.
    pub standing: Standing,
    pub find: &'a Find,
    /// What the search through the folder has found; for the words before while it is still looking.
    pub found: &'a Arc<Found>,
    pub is_searching: bool,
    /// What panels that do not follow the selection keep.
    pub pins: &'a BTreeMap<PanelKind, Place>,
    /// Whether the panel that this context is for keeps what it shows.
    pub is_pinned: bool,
    pub theme: &'a Theme,
    pub commands: &'a Commands,
}

impl<'a> Context<'a> {
    /// The same for one panel: one that is pinned sees the selection and the document of the time when that was done.
    pub fn for_panel(&self, panel: PanelKind) -> Self {
        match self.pins.get(&panel) {
            Some(kept) => {
                // A place that was asked for by itself is shown all the same, if it is in the document that is kept.
                let asked = |reveal: &Reveal| reveal.is_exact && Some(reveal.passage.document) == kept.document;
                let reveal = self.reveal.filter(asked);
                Self { selection: kept.selection, document: kept.document, reveal, is_pinned: true, ..*self }
            }
            None => *self,
        }
    }
}

impl Context<'_> {
    pub fn is_selected(&self, target: Target) -> bool {
        self.selection == Some(target)
    }

    pub fn is_hovered(&self, target: Target) -> bool {
        self.hover == Some(target)
    }

    /// What every widget that stands for `target` does with its response.
    pub fn link(&self, response: &egui::Response, target: Target) {
        if response.hovered() || response.has_focus() {
            self.commands.send(Command::Hover(target));
        }
        if response.clicked() {
            self.commands.send(Command::Select(target));
        }
        response.context_menu(|ui| {
            if let Target::Document(document) = target {
                let beside = ui.add(widgets::Button::new("Read beside the open document").frame(false));
                if beside.clicked() {
                    self.commands.send(Command::Beside(Some(document)));
                    ui.close();
                }
            }
            self.target_menu(ui, target);
        });
    }

    /// The menu of `target`: what can be decided on it, and how views are narrowed to it.
    pub fn target_menu(&self, ui: &mut egui::Ui, target: Target) {
        super::panels::decide_menu(ui, self, target);
        self.filter_menu(ui, target);
    }

    /// The entries of a menu that narrow every view to `target`, or leave it out.
    pub fn filter_menu(&self, ui: &mut egui::Ui, target: Target) {
        let criterion = self.folder.and_then(|folder| Some((folder, Criterion::of(&folder.analysis, target)?)));
        let Some((folder, criterion)) = criterion else {
            ui.weak("It cannot be filtered by");
            return;
        };
        self.criterion_menu(ui, &criterion, &criterion.label(&folder.analysis));
    }

    /// The same for any criterion, which is called `label`.
    pub fn criterion_menu(&self, ui: &mut egui::Ui, criterion: &Criterion, label: &str) {
        for (sense, words) in [(Sense::Only, "Only"), (Sense::Exclude, "Leave out")] {
            // The isolates keep an Arabic name and the words before it in their places.
            let text = format!("\u{2066}{words} \u{2068}{label}\u{2069}\u{2069}");
            if ui.add(widgets::Button::new(&text).frame(false)).clicked() {
                self.commands.send(Command::Filter(FilterCommand::Add(sense, criterion.clone())));
                ui.close();
            }
        }
    }
}

/// Which part of the network is looked at, and how it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetworkLook {
    pub lens: Lens,
    pub style: NetworkStyle,
}

/// A place to bring into view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reveal {
    pub passage: Passage,
    /// This very place is meant; otherwise any place that tells of the selection will do.
    pub is_exact: bool,
}

/// The queue from the panels to the one place that changes state.
#[derive(Debug, Default)]
pub struct Commands(RefCell<Vec<Command>>);

impl Commands {
    pub fn send(&self, command: Command) {
        self.0.borrow_mut().push(command);
    }

    /// All commands sent so far, oldest first.
    pub fn drain(&self) -> Vec<Command> {
        self.0.take()
    }
}
