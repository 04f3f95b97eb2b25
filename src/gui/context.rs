//! What a panel may look at, and how it asks for a change.

use std::cell::RefCell;
use std::sync::Arc;

use crate::base::{DocumentId, Passage};
use crate::model::lists::EntityQuery;
use crate::model::network::Lens;
use crate::model::{Filter, Target};

use crate::scene::NetworkStyle;

use super::app::Command;
use super::opening::{Folder, Models};
use super::theme::Theme;

/// Shared references for one frame. Panels change nothing but their own scroll and zoom; everything else is a command.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// `None` until something is opened.
    pub folder: Option<&'a Folder>,
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
    pub theme: &'a Theme,
    pub commands: &'a Commands,
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
